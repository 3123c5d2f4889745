//! All tools by name, in a fixed order.

use std::sync::Arc;

use indexmap::IndexMap;

use super::{Tool, ToolSpec};

/// The tools a plan may call. Cheap to clone.
#[derive(Clone, Default)]
pub struct Toolbox {
    tools: IndexMap<String, Arc<dyn Tool>>,
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
