//! All tools by name, in a fixed order.

use std::sync::Arc;

use indexmap::IndexMap;

use super::{Tool, ToolSpec};

/// The tools a plan may call. Cheap to clone.
#[derive(Clone, Default)]
pub struct Toolbox {
    tools: IndexMap<String, Arc<dyn Tool>>,
    /// Why tools are not there that could be, by name, or by how their names begin (ending in `_`).
    lacking: IndexMap<String, String>,
}

impl Toolbox {
    /// Adds a tool; one of the same name is replaced.
    pub fn insert(&mut self, tool: Arc<dyn Tool>) {
        self.tools.insert(tool.spec().name.clone(), tool);
    }

    /// The tool of this name.
    pub fn get(&self, name: &str) -> Option<&Arc<dyn Tool>> {
        self.tools.get(name)
    }

    /// The specification of the tool of this name.
    pub fn spec(&self, name: &str) -> Option<&ToolSpec> {
        self.tools.get(name).map(|tool| tool.spec())
    }

    /// All specifications, in the order the tools were added.
    pub fn specs(&self) -> impl Iterator<Item = &ToolSpec> {
        self.tools.values().map(|tool| tool.spec())
    }

    /// Says why the tool of this name, or with a `_` at its end all whose names begin so, is not there.
    pub fn lacks(&mut self, name: String, why: String) {
        self.lacking.insert(name, why);
    }

    /// The toolbox without some of its tools, and why they are not there.
    #[must_use]
    pub fn without(&self, unwanted: impl Fn(&ToolSpec) -> bool, why: &str) -> Self {
        let mut left = self.clone();
        left.tools.retain(|_, tool| !unwanted(tool.spec()));
        for spec in self.specs().filter(|spec| unwanted(spec)) {
            left.lacks(spec.name.clone(), why.to_owned());
        }
        left
    }

    /// Why there is no tool of this name, where that is known.
    pub fn why_not(&self, name: &str) -> Option<&str> {
        let begins = |beginning: &str| beginning.ends_with('_') && name.starts_with(beginning);
        let all = || self.lacking.iter().find(|(beginning, _)| begins(beginning)).map(|(_, why)| why);
        let why = self.lacking.get(name).or_else(all)?;
        (!self.tools.contains_key(name)).then_some(why.as_str())
    }

    /// The names nearest to a wrong one, best first, at most three.
    pub fn near(&self, wrong: &str) -> Vec<&str> {
        near_names(wrong, self.tools.keys().map(String::as_str))
    }
}

impl FromIterator<Arc<dyn Tool>> for Toolbox {
    fn from_iter<I: IntoIterator<Item = Arc<dyn Tool>>>(tools: I) -> Self {
        let mut toolbox = Self::default();
        for tool in tools {
            toolbox.insert(tool);
        }
        toolbox
    }
}

/// The names most like a wrong one, best first, at most three; nothing when none is like it.
pub fn near_names<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut scored: Vec<(f64, &str)> =
        names.map(|name| (strsim::jaro_winkler(wrong, name), name)).filter(|(score, _)| *score > 0.75).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}
