//! Plans: a typed DAG of tool calls and the answer made from them.
//!
//! What a planner emits, what `workflows/` stores, what a demonstration shows and what a trace records is the same
//! [`Plan`]. It has two spellings, convertible both ways without loss: JSON, and *plan text*, one call a line:
//!
//! ```text
//! ## what the plan is up to
//! # why this call
//! people = detect(image=$image, labels=["person"])
//! n = count(items=$people)
//! answer "There are {n} people."
//! ```
//!
//! Only [`check`](fn@check) makes a [`CheckedPlan`], and only a `CheckedPlan` can run.

mod check;
mod cursor;
mod diagram;
mod error;
#[cfg(feature = "local")]
pub mod grammar;
mod json;
mod literal;
mod template;
mod text;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use check::{CheckedAnswer, CheckedCall, CheckedPlan, Draft, Input, check};
pub use diagram::{to_dot, to_mermaid};
pub use error::{Fitting, Place, PlanError, PlanErrors};
pub(crate) use literal::{is_of_type, literal_value};
pub use template::{Piece, Template};
pub use text::{ParsePlanError, calls_so_far};

/// Calls that a plan may have.
pub const MAX_CALLS: usize = 64;

/// Bytes of plan text or JSON that are read.
pub const MAX_TEXT: usize = 64 * 1024;

/// A plan as it was written; nothing about it is certain until it is checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What the plan is up to, in the planner's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thought: Option<String>,
    /// The calls; each refers only to inputs and to calls before it.
    #[schemars(length(max = 64))]
    pub calls: Vec<ToolCall>,
    /// What to answer.
    pub answer: Answer,
}

/// One call of a tool.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToolCall {
    /// Name of the result, unlike that of any input or other call.
    #[schemars(length(max = 64))]
    pub id: String,
    /// The tool.
    pub tool: String,
    /// Arguments by parameter.
    #[serde(default, deserialize_with = "json::unique_args")]
    #[schemars(with = "std::collections::BTreeMap<String, Arg>")]
    pub args: IndexMap<String, Arg>,
    /// Why this call, in the planner's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thought: Option<String>,
}

impl ToolCall {
    /// The texts given to the call that a message quotes in backticks, by their parameters: what an error is about.
    pub(crate) fn quoted<'a>(&'a self, message: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.args.iter().filter_map(move |(name, arg)| match arg {
            Arg::Literal(serde_json::Value::String(word)) if message.contains(&format!("`{word}`")) => {
                Some((&**name, &**word))
            }
            _ => None,
        })
    }
}

/// An argument: the whole value of an input or an earlier call, or a literal. Values are never spliced into text, so
/// `"$100"` is just a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Arg {
    /// `$id`, in JSON `{"ref": "id"}`.
    Ref(Reference),
    /// A text, number, bool, or a list of them.
    Literal(serde_json::Value),
}

impl Arg {
    /// A reference to an input or call.
    pub fn reference(id: impl Into<String>) -> Self {
        Self::Ref(Reference { id: id.into() })
    }
}

/// A reference to an input or an earlier call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Name of the input or call.
    #[serde(rename = "ref")]
    pub id: String,
}

impl Answer {
    /// Names of the inputs and calls whose values it takes, as they come; none of a template that does not read.
    pub fn references(&self) -> Vec<String> {
        match self {
            Self::Value(reference) => vec![reference.id.clone()],
            Self::Template(text) => Template::parse(text)
                .map(|template| template.references().map(str::to_owned).collect())
                .unwrap_or_default(),
            Self::Unanswerable { .. } => Vec::new(),
        }
    }
}

/// What a plan answers.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Answer {
    /// `answer $id`: the value as it reads. In JSON `{"ref": "id"}`.
    Value(Reference),
    /// `answer "… {id} …"`: words around values. `{{` and `}}` stand for braces.
    Template(String),
    /// `unanswerable "why"`: the question cannot be answered from these inputs with these tools.
    Unanswerable {
        /// Why.
        unanswerable: String,
    },
}
