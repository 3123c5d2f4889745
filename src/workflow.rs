//! Workflows: stored plans with a name, run with `sightline run`.

use serde::Deserialize;

use crate::plan::{Input, Plan};
use crate::prompt::input_type;

/// A stored plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Workflow {
    /// Name, the stem of its file.
    pub name: String,
    /// What it gives, in one line.
    pub description: String,
    /// Inputs it needs.
    pub inputs: Vec<Input>,
    /// The plan.
    pub plan: Plan,
}

/// A workflow file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WorkflowError {
    /// The TOML does not read.
    #[error("workflow `{file}`: {source}")]
    Toml {
        /// The file.
        file: String,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// The TOML reads, but what it says cannot be.
    #[error("workflow `{file}`: {message}")]
    Invalid {
        /// The file.
        file: String,
        /// What is wrong.
        message: String,
    },
}

/// A workflow as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    description: String,
    inputs: Vec<String>,
    plan: String,
}

impl Workflow {
    /// Reads a workflow's file; `file` names it in errors.
    ///
    /// # Errors
    ///
    /// [`WorkflowError`] naming the file.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, WorkflowError> {
        let invalid = |message: String| WorkflowError::Invalid { file: file.to_owned(), message };
        let written: Written = toml::from_str(text)
            .map_err(|source| WorkflowError::Toml { file: file.to_owned(), source: Box::new(source) })?;
        let inputs = written
            .inputs
            .iter()
            .map(|name| {
                let ty = input_type(name).ok_or_else(|| {
                    invalid(format!("input `{name}`: expected `image`, `audio`, `video`, or one of them with a number"))
                })?;
                Ok(Input { name: name.clone(), ty })
            })
            .collect::<Result<_, _>>()?;
        let plan = written.plan.parse().map_err(|error| invalid(format!("{error}")))?;
        Ok(Self { name: written.name, description: written.description, inputs, plan })
    }
}
