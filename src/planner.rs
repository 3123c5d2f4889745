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

use futures::future::BoxFuture;
use indexmap::IndexMap;
use tokio_util::sync::CancellationToken;

use crate::glance::Glance;
use crate::llm::ModelError;
use crate::plan::{CheckedPlan, Input, ToolCall};
use crate::prompt::{DemonstrationError, TemplateError};
use crate::tool::Toolbox;
use crate::trace::{Round, Turn};
use crate::value::Value;

#[cfg(feature = "local")]
pub use local::{Local, LocalOptions, Pattern};
#[cfg(feature = "remote")]
pub use remote::{OutputMode, REPAIRS, Remote, RemoteOptions};
pub use stored::Stored;

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
