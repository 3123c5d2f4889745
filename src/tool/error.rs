//! What can go wrong inside a tool, with one face for people and one for the planner.

use std::any::Any;

use serde::{Deserialize, Serialize};

/// Why a call gave no value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ToolError {
    /// An argument is of the right type but cannot be used.
    #[error("argument `{param}`: {message}")]
    Argument {
        /// The parameter.
        param: String,
        /// What was expected and what came.
        message: String,
    },
    /// The tool worked and there is nothing of what was asked for: an honest negative.
    #[error("{message}")]
    NotFound {
        /// What was looked for, where, and what is there instead.
        message: String,
    },
    /// The input goes over a stated limit.
    #[error("{message}")]
    Limit {
        /// The limit and what came.
        message: String,
    },
    /// The tool's model or program is not on this machine.
    #[error("{message}")]
    Unavailable {
        /// What is missing and how to get it.
        message: String,
    },
    /// The tool broke.
    #[error("{message}")]
    Failed {
        /// What broke.
        message: String,
    },
    /// The call took longer than it may.
    #[error("no result within {seconds} s")]
    Timeout {
        /// The time it had.
        seconds: f64,
    },
    /// The run was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// A bug: the tool panicked. The run goes on without it.
    #[error("the tool panicked: {message}")]
    Panicked {
        /// The panic's message.
        message: String,
    },
}

impl ToolError {
    /// The kind of error in one word, as traces write it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Argument { .. } => "argument",
            Self::NotFound { .. } => "not_found",
            Self::Limit { .. } => "limit",
            Self::Unavailable { .. } => "unavailable",
            Self::Failed { .. } => "failed",
            Self::Timeout { .. } => "timeout",
            Self::Cancelled => "cancelled",
            Self::Panicked { .. } => "panicked",
        }
    }

    /// An unusable argument.
    pub fn argument(param: &str, message: impl Into<String>) -> Self {
        Self::Argument { param: param.to_owned(), message: message.into() }
    }

    /// Nothing of what was asked for.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::NotFound { message: message.into() }
    }

    /// The tool broke.
    pub fn failed(message: impl Into<String>) -> Self {
        Self::Failed { message: message.into() }
    }

    /// The error for what a panicking thread left behind.
    pub fn panicked(payload: &(dyn Any + Send)) -> Self {
        let message = payload
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "no message".to_owned());
        Self::Panicked { message }
    }

    /// Whether another try could end differently.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Timeout { .. } | Self::Failed { .. })
    }

    /// One sentence a planner can mend its plan from.
    pub fn for_model(&self) -> String {
        match self {
            Self::Argument { param, message } => format!("Change the argument `{param}`: {message}."),
            Self::NotFound { message } => format!("Nothing found: {message}."),
            Self::Limit { message } => format!("Too large: {message}."),
            Self::Unavailable { message } => format!("Use another tool: {message}."),
            Self::Failed { message } | Self::Panicked { message } => format!("The tool failed: {message}."),
            Self::Timeout { seconds } => format!("The tool gave no result within {seconds} s."),
            Self::Cancelled => "The run was cancelled.".to_owned(),
        }
    }
}
