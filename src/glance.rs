//! The glance: a cheap first look at the pictures, before there is a plan.
//!
//! It tells a planner which words are written and which things are seen, so that it can tell a page from a photograph
//! and knows which words of the *question* stand in the picture. What is read is data: a planner may take a word of it for
//! an argument, such as the key under which a sum is printed, but it never becomes a call.

use indexmap::IndexMap;
use tokio_util::sync::CancellationToken;

use crate::executor::{Executor, RunOptions};
use crate::plan::{Answer, Arg, Input, Plan, ToolCall, check};
use crate::tool::Toolbox;
pub use crate::trace::Glance;
use crate::value::Value;

/// The tools it looks with.
pub const TOOLS: [&str; 2] = ["ocr", "detect"];

impl Glance {
    /// Looks at all pictures with `ocr` and `detect`. Their results are cached like any others, so that a plan that
    /// makes the same calls gets them for nothing. A look that fails shows nothing.
    pub async fn at(
        inputs: &IndexMap<String, Value>,
        toolbox: &Toolbox,
        executor: &Executor,
        cancel: &CancellationToken,
    ) -> Self {
        let declared = Input::all(inputs);
        let pictures = inputs.iter().filter(|(_, value)| matches!(value, Value::Image(_)));
        let looks: Vec<ToolCall> = pictures.flat_map(|(name, _)| TOOLS.map(|tool| look(tool, name))).collect();
        let calls = looks.clone();
        let answer = Answer::Unanswerable { unanswerable: "only a look".to_owned() };
        let Ok(plan) = check(Plan { thought: None, calls, answer }, toolbox, &declared) else {
            return Self::default();
        };
        let options = RunOptions { cancel: cancel.clone(), ..RunOptions::default() };
        let mut glance = Self::default();
        let observations = executor.run(&plan, inputs, options).await;
        for (n, call) in looks.iter().enumerate() {
            if n > 0 && n % TOOLS.len() == 0 {
                glance.begins.push((glance.lines.len(), glance.labels.len()));
            }
            let observation = observations.iter().find(|observation| observation.call == call.id);
            let Some(Value::Regions(regions)) = observation.and_then(|it| it.value()) else { continue };
            glance.lines.extend(regions.items.iter().filter_map(|item| item.text.clone()));
            glance.labels.extend(regions.items.iter().filter_map(|item| item.label.clone()));
        }
        glance
    }
}

fn look(tool: &str, picture: &str) -> ToolCall {
    let args = IndexMap::from([("image".to_owned(), Arg::reference(picture))]);
    ToolCall { id: format!("{tool}_{picture}"), tool: tool.to_owned(), args, thought: None }
}
