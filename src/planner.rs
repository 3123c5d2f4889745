//! Planners: from a question, and what earlier rounds found, to a plan that has passed its check.
//!
//! [`Local`] asks the embedded model under a grammar that no ill-formed plan can pass; [`Remote`] asks a model behind
//! an OpenAI-compatible URL and mends what comes; [`Stored`] hands out a plan that somebody wrote.

#[cfg(feature = "local")]
mod candidates;
#[cfg(feature = "local")]
mod local;
#[cfg(feature = "local")]
mod outline;
#[cfg(feature = "remote")]
mod remote;
mod stored;
#[cfg(feature = "local")]
mod taught;

use std::fmt;
use std::str::FromStr;

use futures::future::BoxFuture;
use indexmap::IndexMap;
use tokio_util::sync::CancellationToken;

use crate::glance::Glance;
use crate::llm::ModelError;
use crate::plan::{CheckedPlan, Input, MAX_CALLS, ToolCall};
use crate::prompt::{DemonstrationError, TemplateError};
use crate::tool::Toolbox;
use crate::trace::{Round, Turn};
use crate::value::Value;

#[cfg(feature = "local")]
pub use local::{Local, LocalOptions, Pattern};
#[cfg(feature = "remote")]
pub use remote::{OutputMode, REPAIRS, Remote, RemoteOptions};
pub use stored::Stored;
#[cfg(feature = "local")]
pub use taught::Lessons;

/// Writes plans.
pub trait Planner: Send + Sync {
    /// What writes the plans, for people and traces.
    fn name(&self) -> String;

    /// Whether it plans better after a first look at the pictures.
    fn wants_glance(&self) -> bool {
        false
    }

    /// Writes a plan for the request. `Ok` with no plan means that the planner has nothing (more) to offer.
    ///
    /// # Errors
    ///
    /// [`PlannerError`] when the planner could not be asked; a bad plan is no error but part of [`Planned`].
    fn plan<'a>(&'a self, request: &'a PlanRequest<'a>) -> BoxFuture<'a, Result<Planned, PlannerError>>;
}

/// What a planner is asked.
pub struct PlanRequest<'a> {
    /// The question as the user wrote it.
    pub question: &'a str,
    /// The inputs by name.
    pub inputs: &'a IndexMap<String, Value>,
    /// The tools that may be called.
    pub toolbox: &'a Toolbox,
    /// A first look at the pictures, if the planner wants one.
    pub glance: Option<&'a Glance>,
    /// Earlier rounds: their plans and what came of them.
    pub rounds: &'a [Round],
    /// Is told the calls written so far, each time there are more, so that they can run while the rest is written. A
    /// planner that changes its mind tells other calls.
    pub hear: &'a HearCalls<'a>,
    /// Ends the work early.
    pub cancel: &'a CancellationToken,
}

/// Hears the calls of a plan in the making, from the first; must return quickly.
pub type HearCalls<'a> = dyn Fn(&[ToolCall]) + Send + Sync + 'a;

impl PlanRequest<'_> {
    /// Names and types of the inputs.
    pub fn declared(&self) -> Vec<Input> {
        Input::all(self.inputs)
    }
}

/// What came of asking a planner.
#[derive(Debug, Default)]
pub struct Planned {
    /// What was said to the model and what it answered, in order.
    pub turns: Vec<Turn>,
    /// Sentences about plans that did not pass their check, in order.
    pub errors: Vec<String>,
    /// The plan, if one passed.
    pub plan: Option<CheckedPlan>,
}

/// How much of its reasoning a model writes down before its calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// Nothing.
    None,
    /// As many thoughts as it finds useful.
    Adaptive,
    /// One thought before each of the first so many calls.
    Fixed(usize),
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Adaptive => f.write_str("adaptive"),
            Self::Fixed(thoughts) => write!(f, "fixed:{thoughts}"),
        }
    }
}

impl FromStr for Chain {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let fixed = || word.strip_prefix("fixed:")?.parse().ok().filter(|n| (1..=MAX_CALLS).contains(n));
        match word {
            "none" => Ok(Self::None),
            "adaptive" => Ok(Self::Adaptive),
            _ => fixed().map(Self::Fixed).ok_or_else(|| {
                format!("`{word}` is no chain of thoughts: expected `adaptive`, `none`, or `fixed:N` with N from 1 to {MAX_CALLS}")
            }),
        }
    }
}

/// Why a planner could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum PlannerError {
    /// The model failed.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The demonstrations could not be used.
    #[error(transparent)]
    Demonstration(#[from] DemonstrationError),
    /// A prompt template does not render.
    #[error(transparent)]
    Template(#[from] TemplateError),
}

impl PlannerError {
    /// The kind of error in one word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Model(error) => error.kind(),
            Self::Demonstration(_) => "demonstration",
            Self::Template(_) => "template",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_written_as_it_is_read() {
        for chain in [Chain::None, Chain::Adaptive, Chain::Fixed(3)] {
            assert_eq!(chain.to_string().parse(), Ok(chain));
        }
        for word in ["", "fixed", "fixed:", "fixed:0", "fixed:-1", "fixed:65", "some"] {
            assert!(word.parse::<Chain>().is_err_and(|error| error.contains("fixed:N")), "{word}");
        }
    }
}
