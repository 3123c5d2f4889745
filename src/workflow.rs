//! Workflows: stored plans with a name, run with `sightline run`.

use serde::{Deserialize, Serialize};

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
    #[error("workflow `{file}`")]
    Toml {
        /// The file.
        file: String,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// The workflow cannot be written.
    #[error("cannot write the workflow as TOML: {0}")]
    Write(Box<toml::ser::Error>),
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
#[derive(Serialize, Deserialize)]
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

    /// Writes the file that [`from_toml`](Self::from_toml) reads.
    ///
    /// # Errors
    ///
    /// [`WorkflowError::Write`] when TOML cannot say it.
    pub fn to_toml(&self) -> Result<String, WorkflowError> {
        let written = Written {
            name: self.name.clone(),
            description: self.description.clone(),
            inputs: self.inputs.iter().map(|input| input.name.clone()).collect(),
            plan: self.plan.to_string(),
        };
        toml::to_string_pretty(&written).map_err(|error| WorkflowError::Write(Box::new(error)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_written_reads_the_same_again() {
        let plan = "lines = ocr(image=$image)\nt = read_value(lines=$lines, key=\"a \\\"b\\\"\")\nanswer \"{t}\"\n";
        let workflow = Workflow {
            name: "value".to_owned(),
            description: "What is a \"b\"?".to_owned(),
            inputs: vec![Input::new("image", crate::value::ValueType::Image)],
            plan: plan.parse().unwrap(),
        };
        let text = workflow.to_toml().unwrap();
        assert_eq!(Workflow::from_toml("workflows/value.toml", &text).unwrap(), workflow, "{text}");
    }
}
