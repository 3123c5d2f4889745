//! What is left of a run: an observation for each call.

use serde::Serialize;

use crate::tool::ToolError;
use crate::value::{Digest, Value};

/// What became of one call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Observation {
    /// Id of the call in its plan.
    pub call: String,
    /// The tool.
    pub tool: String,
    /// Digest of tool, version and arguments: equal keys have equal values. Nothing when the call had no arguments
    /// because a call before it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Digest>,
    /// How it ended.
    pub outcome: Outcome,
    /// When it began, in seconds from the beginning of the run; when it was settled, if it never ran.
    pub started_s: f64,
    /// How long it took, in seconds.
    pub elapsed_s: f64,
    /// Whether the value is that of an earlier or an equal call.
    pub cached: bool,
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Outcome {
    /// With a value.
    Done {
        /// The value.
        value: Value,
    },
    /// With an error.
    Failed {
        /// The error.
        error: ToolError,
    },
    /// It never ran, because a call it depends on gave no value.
    Skipped {
        /// Id of the call that failed.
        cause: String,
    },
}

impl Observation {
    /// The value, if the call gave one.
    pub fn value(&self) -> Option<&Value> {
        match &self.outcome {
            Outcome::Done { value } => Some(value),
            _ => None,
        }
    }

    /// The error, if the call failed.
    pub fn error(&self) -> Option<&ToolError> {
        match &self.outcome {
            Outcome::Failed { error } => Some(error),
            _ => None,
        }
    }

    /// Id of the call that failed, when this one gave no value: itself or the one it was skipped for.
    pub fn cause(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Done { .. } => None,
            Outcome::Failed { .. } => Some(&self.call),
            Outcome::Skipped { cause } => Some(cause),
        }
    }
}
