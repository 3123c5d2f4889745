//! What a planner is shown: worked examples chosen for the question, and the texts around them.
//!
//! [`Demonstration`]s come from `prompts/demonstrations/*.toml` and are type-checked like any other plan. A
//! [`Library`] finds those nearest to a question among the ones that have the same kinds of input.

mod library;
pub mod quote;
mod wording;

use serde::Deserialize;

use crate::plan::{Input, Plan};
use crate::value::ValueType;

pub use library::{Embed, Library, Near};
pub use wording::{Vocabulary, words};

/// A worked example: a question, its inputs and the plan that answers it.
#[derive(Debug, Clone, PartialEq)]
pub struct Demonstration {
    /// File and number, such as `counting.toml #3`.
    pub name: String,
    /// What was asked.
    pub question: String,
    /// Inputs it was asked about.
    pub inputs: Vec<Input>,
    /// The plan that answers it.
    pub plan: Plan,
}

/// A demonstration file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DemonstrationError {
    /// The TOML does not read.
    #[error("demonstrations `{file}`: {source}")]
    Toml {
        /// The file.
        file: String,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// The plan does not read.
    #[error("demonstration `{name}`: {message}")]
    Plan {
        /// File and number.
        name: String,
        /// What is wrong.
        message: String,
    },
    /// An input's name says no kind.
    #[error(
        "demonstration `{name}`: input `{input}`: expected `image`, `audio`, `video`, or one of them with a number"
    )]
    Input {
        /// File and number.
        name: String,
        /// The input.
        input: String,
    },
    /// The sentence embedder failed.
    #[error("cannot compare questions: {0}")]
    Embed(String),
}

/// One entry as the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    question: String,
    inputs: Vec<String>,
    plan: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    #[serde(rename = "demonstration")]
    demonstrations: Vec<Written>,
}

impl Demonstration {
    /// Reads all demonstrations of a file.
    ///
    /// # Errors
    ///
    /// [`DemonstrationError`] naming the file and the entry.
    pub fn from_toml(file: &str, text: &str) -> Result<Vec<Self>, DemonstrationError> {
        let written: WrittenFile = toml::from_str(text)
            .map_err(|source| DemonstrationError::Toml { file: file.to_owned(), source: Box::new(source) })?;
        written
            .demonstrations
            .into_iter()
            .enumerate()
            .map(|(i, entry)| Self::read(format!("{file} #{}", i + 1), entry))
            .collect()
    }

    fn read(name: String, entry: Written) -> Result<Self, DemonstrationError> {
        let plan = entry
            .plan
            .parse()
            .map_err(|error| DemonstrationError::Plan { name: name.clone(), message: format!("{error}") })?;
        let inputs = entry
            .inputs
            .into_iter()
            .map(|input| {
                input_type(&input)
                    .map(|ty| Input { name: input.clone(), ty })
                    .ok_or_else(|| DemonstrationError::Input { name: name.clone(), input })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { name, question: entry.question, inputs, plan })
    }
}

/// The type an input has by its name: `image`, `image2`, …, `audio`, `audio2`, …, `video`, ….
pub fn input_type(name: &str) -> Option<ValueType> {
    match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "image" => Some(ValueType::Image),
        "audio" => Some(ValueType::Audio),
        "video" => Some(ValueType::Video),
        _ => None,
    }
}
