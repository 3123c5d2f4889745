//! From observations to words: a plan's answer with the values put in. Values are data; braces and dollar signs within
//! them mean nothing.

mod support;

use indexmap::IndexMap;

use crate::plan::{CheckedAnswer, CheckedPlan, Piece};
use crate::tool::ToolError;
use crate::trace::Observation;
use crate::value::Value;

pub use support::unsupported;

/// The answer in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedAnswer {
    /// The words.
    pub text: String,
    /// Ids of the calls whose values stand in them, each once, in order.
    pub used: Vec<String>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Unresolved {
    /// The plan says that the question cannot be answered.
    #[error("{cause}")]
    Unanswerable {
        /// Why not.
        cause: String,
    },
    /// A call that the answer needs gave no value.
    #[error("`{call}` ({tool}) failed: {error}")]
    Failed {
        /// Id of the call that failed, which may be one further up.
        call: String,
        /// Its tool.
        tool: String,
        /// Its error.
        error: ToolError,
    },
    /// A value the answer needs is not there: an input that was not given, or a call that was not observed.
    #[error("there is no value of `{name}`")]
    Missing {
        /// The input or call.
        name: String,
    },
}

/// What stands in an answer for a value that is not there.
const NOT_FOUND: &str = "(not found)";

/// Puts values into the answer of a plan. Among words, `(not found)` stands for a value without any, such as the text of
/// no lines; where all values are so, the answer is empty.
///
/// # Errors
///
/// [`Unresolved`] when the plan answers nothing or a value is not there.
pub fn resolve_answer(
    plan: &CheckedPlan,
    inputs: &IndexMap<String, Value>,
    observations: &[Observation],
) -> Result<ResolvedAnswer, Unresolved> {
    let mut answer = ResolvedAnswer { text: String::new(), used: Vec::new() };
    match plan.answer() {
        CheckedAnswer::Unanswerable(cause) => return Err(Unresolved::Unanswerable { cause: cause.clone() }),
        CheckedAnswer::Value(name) => append(&mut answer, name, inputs, observations)?,
        CheckedAnswer::Template(template) => {
            let (mut found, mut empty) = (false, false);
            for piece in template.pieces() {
                match piece {
                    Piece::Words(words) => answer.text.push_str(words),
                    Piece::Reference(name) => {
                        let has_words = fill(&mut answer, name, inputs, observations)?;
                        found |= has_words;
                        empty |= !has_words;
                    }
                }
            }
            if empty && !found {
                answer.text.clear();
            }
        }
    }
    Ok(answer)
}

/// What there is of an answer some of whose values are missing: the plan's words with `(not found)` in their place.
/// Nothing when all or none of them are there.
pub fn best_effort(
    plan: &CheckedPlan,
    inputs: &IndexMap<String, Value>,
    observations: &[Observation],
) -> Option<String> {
    let CheckedAnswer::Template(template) = plan.answer() else { return None };
    let mut answer = ResolvedAnswer { text: String::new(), used: Vec::new() };
    let (mut missing, mut found) = (false, false);
    for piece in template.pieces() {
        match piece {
            Piece::Words(words) => answer.text.push_str(words),
            Piece::Reference(name) => match fill(&mut answer, name, inputs, observations) {
                Ok(has_words) => found |= has_words && !inputs.contains_key(name),
                Err(_) => {
                    answer.text.push_str(NOT_FOUND);
                    missing = true;
                }
            },
        }
    }
    (missing && found).then_some(answer.text)
}

/// Appends a value among words, [`NOT_FOUND`] for one that has none itself; says whether it has some.
fn fill(
    answer: &mut ResolvedAnswer,
    name: &str,
    inputs: &IndexMap<String, Value>,
    observations: &[Observation],
) -> Result<bool, Unresolved> {
    let start = answer.text.len();
    append(answer, name, inputs, observations)?;
    let has_words = !answer.text[start..].trim().is_empty();
    if !has_words {
        answer.text.replace_range(start.., NOT_FOUND);
    }
    Ok(has_words)
}

fn append(
    answer: &mut ResolvedAnswer,
    name: &str,
    inputs: &IndexMap<String, Value>,
    observations: &[Observation],
) -> Result<(), Unresolved> {
    if let Some(value) = inputs.get(name) {
        answer.text.push_str(&value.to_string());
        return Ok(());
    }
    let find = |name: &str| observations.iter().find(|observation| observation.call == name);
    let missing = |name: &str| Unresolved::Missing { name: name.to_owned() };
    let observation = find(name).ok_or_else(|| missing(name))?;
    if let Some(value) = observation.value() {
        answer.text.push_str(&value.to_string());
        if !answer.used.iter().any(|used| used == name) {
            answer.used.push(name.to_owned());
        }
        return Ok(());
    }
    let failed = observation.cause().and_then(find);
    Err(match failed.and_then(|root| root.error().map(|error| (root, error))) {
        Some((root, error)) => {
            Unresolved::Failed { call: root.call.clone(), tool: root.tool.clone(), error: error.clone() }
        }
        None => missing(name),
    })
}
