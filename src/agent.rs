//! The loop that answers a question: plan, run, answer or plan again.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::future::BoxFuture;
use indexmap::IndexMap;
use tokio_util::sync::CancellationToken;

use crate::answer::{Unresolved, resolve_answer};
use crate::evidence::evidence;
use crate::executor::{self, Executor, RunOptions};
use crate::glance::{self, Glance};
use crate::plan::CheckedPlan;
use crate::planner::{PlanRequest, Planned, Planner, PlannerError};
use crate::tool::{ToolError, Toolbox};
use crate::trace::{Answered, Observation, Outcome, Round, Trace, TracedInput};
use crate::value::Value;

/// A question and what it is about.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// The question as the user wrote it.
    pub question: String,
    /// The inputs by name (`image`, `image2`, …, `audio`, …).
    pub inputs: IndexMap<String, Value>,
    /// Where each input was read from, as the user wrote it.
    pub paths: IndexMap<String, String>,
}

/// Makes sure that what a plan needs is on this machine before it runs, so that no call waits for a download.
pub trait Provide: Send + Sync {
    /// Fetches the models of these names that are missing.
    ///
    /// # Errors
    ///
    /// What is missing and the way out.
    fn provide<'a>(&'a self, models: &'a [String]) -> BoxFuture<'a, Result<(), ToolError>>;
}

/// What happens while a question is answered, for live displays.
#[derive(Debug)]
pub enum Event<'a> {
    /// The planner is at work.
    Planning {
        /// Which round, from 1.
        round: usize,
    },
    /// A plan passed its check and starts.
    Planned(&'a CheckedPlan),
    /// Something happened to a call.
    Call(executor::Event<'a>),
}

/// A listener for [`Event`]s.
pub type Listener = Arc<dyn Fn(&Event<'_>) + Send + Sync>;

/// Limits of a run.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How often the planner may plan.
    pub rounds: usize,
    /// How long the whole question may take.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { rounds: 2, time: Duration::from_secs(120) }
    }
}

/// Why a question could not be worked on at all. A question that has no answer is no error: see [`Answered`].
#[derive(Debug, thiserror::Error)]
pub enum AgentError {
    /// The planner could not be asked.
    #[error(transparent)]
    Planner(#[from] PlannerError),
    /// A model that the plan needs could not be had.
    #[error(transparent)]
    Models(ToolError),
    /// The user cancelled.
    #[error("cancelled")]
    Cancelled,
    /// The time ran out before there was a plan.
    #[error("no plan within {0} s: allow more time with `--timeout`")]
    Timeout(f64),
}

/// Answers questions.
pub struct Agent {
    toolbox: Toolbox,
    executor: Executor,
    planner: Arc<dyn Planner>,
    provide: Arc<dyn Provide>,
    limits: Limits,
}

impl Agent {
    /// An agent that plans with `planner` and runs with `executor` over the same `toolbox`.
    pub fn new(
        toolbox: Toolbox,
        executor: Executor,
        planner: Arc<dyn Planner>,
        provide: Arc<dyn Provide>,
        limits: Limits,
    ) -> Self {
        Self { toolbox, executor, planner, provide, limits }
    }

    /// Plans without running. The plan is in the last round, if there is one.
    ///
    /// # Errors
    ///
    /// [`AgentError`] when the planner could not be asked.
    pub async fn plan(&self, query: &Query, cancel: &CancellationToken) -> Result<Planned, AgentError> {
        let deadline = Instant::now() + self.limits.time;
        let glance = self.in_time(self.glance(query, cancel), cancel, deadline).await?;
        self.ask_planner(query, glance.as_ref(), &[], cancel, deadline).await
    }

    /// Answers a question. What went on is in the trace, whether there is an answer or not.
    ///
    /// # Errors
    ///
    /// [`AgentError`] when there was no way to work on the question.
    pub async fn ask(
        &self,
        query: &Query,
        cancel: &CancellationToken,
        listener: &Listener,
    ) -> Result<Trace, AgentError> {
        let start = Instant::now();
        let deadline = start + self.limits.time;
        let mut rounds: Vec<Round> = Vec::new();
        let mut answer: Option<Answered> = None;
        let mut glance: Option<Glance> = None;
        while rounds.len() < self.limits.rounds.max(1) {
            listener(&Event::Planning { round: rounds.len() + 1 });
            if rounds.is_empty() {
                glance = self.in_time(self.glance(query, cancel), cancel, deadline).await?;
            }
            let planned = self.ask_planner(query, glance.as_ref(), &rounds, cancel, deadline).await?;
            let mut round = Round { turns: planned.turns, errors: planned.errors, ..Round::default() };
            let Some(plan) = planned.plan else {
                answer.get_or_insert_with(|| no_plan(&round));
                rounds.push(round);
                break;
            };
            round.plan = Some(plan.plan().clone());
            let models = self.models(plan.calls().iter().map(|call| call.tool.as_str()));
            self.provide.provide(&models).await.map_err(AgentError::Models)?;
            listener(&Event::Planned(&plan));
            round.observations = self.run(&plan, query, &rounds, cancel, deadline, listener).await;
            if cancel.is_cancelled() {
                return Err(AgentError::Cancelled);
            }
            let result = conclude(&plan, query, &round.observations);
            let done = result.answered || !worth_another_round(&round.observations);
            // The first round's reason is the plainest; later ones only count when they answer.
            if result.answered || answer.is_none() {
                answer = Some(result);
            }
            rounds.push(round);
            if done {
                break;
            }
        }
        Ok(Trace {
            version: 1,
            question: query.question.clone(),
            inputs: traced(query),
            glance,
            planner: self.planner.name(),
            rounds,
            answer: answer.unwrap_or_default(),
            elapsed_s: start.elapsed().as_secs_f64(),
        })
    }

    async fn ask_planner(
        &self,
        query: &Query,
        glance: Option<&Glance>,
        rounds: &[Round],
        cancel: &CancellationToken,
        deadline: Instant,
    ) -> Result<Planned, AgentError> {
        let (question, inputs, toolbox) = (&query.question, &query.inputs, &self.toolbox);
        let request = PlanRequest { question, inputs, toolbox, glance, rounds, cancel };
        self.in_time(async { Ok(self.planner.plan(&request).await?) }, cancel, deadline).await
    }

    /// What comes of some work, unless the user cancels or the time runs out before.
    async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, AgentError>>,
        cancel: &CancellationToken,
        deadline: Instant,
    ) -> Result<T, AgentError> {
        tokio::select! {
            done = work => done,
            () = cancel.cancelled() => Err(AgentError::Cancelled),
            () = tokio::time::sleep_until(deadline.into()) => Err(AgentError::Timeout(self.limits.time.as_secs_f64())),
        }
    }

    /// A first look at the pictures, if there are any and the planner wants one.
    async fn glance(&self, query: &Query, cancel: &CancellationToken) -> Result<Option<Glance>, AgentError> {
        let pictures = query.inputs.values().any(|value| matches!(value, Value::Image(_)));
        if !pictures || !self.planner.wants_glance() {
            return Ok(None);
        }
        self.provide.provide(&self.models(glance::TOOLS.into_iter())).await.map_err(AgentError::Models)?;
        Ok(Some(Glance::at(&query.inputs, &self.toolbox, &self.executor, cancel).await))
    }

    async fn run(
        &self,
        plan: &CheckedPlan,
        query: &Query,
        rounds: &[Round],
        cancel: &CancellationToken,
        deadline: Instant,
        listener: &Listener,
    ) -> Vec<Observation> {
        let listener = listener.clone();
        let options = RunOptions {
            cancel: cancel.clone(),
            deadline: Some(deadline.saturating_duration_since(Instant::now())),
            on_event: Some(Arc::new(move |event| listener(&Event::Call(event)))),
            keep: rounds.iter().flat_map(|round| round.observations.clone()).collect(),
        };
        self.executor.run(plan, &query.inputs, options).await
    }

    /// The models of these tools, each once.
    fn models<'a>(&self, tools: impl Iterator<Item = &'a str>) -> Vec<String> {
        let names: BTreeSet<&String> =
            tools.filter_map(|tool| self.toolbox.spec(tool)).flat_map(|spec| &spec.models).collect();
        names.into_iter().cloned().collect()
    }
}

fn traced(query: &Query) -> IndexMap<String, TracedInput> {
    query
        .inputs
        .iter()
        .map(|(name, value)| {
            let path = query.paths.get(name).cloned().unwrap_or_default();
            (name.clone(), TracedInput { ty: value.ty(), digest: value.digest(), path })
        })
        .collect()
}

/// The answer that a round's observations give, with its evidence, or why they give none.
fn conclude(plan: &CheckedPlan, query: &Query, observations: &[Observation]) -> Answered {
    match resolve_answer(plan, &query.inputs, observations) {
        Ok(resolved) if resolved.text.trim().is_empty() => {
            Answered { text: "nothing of what was asked for was found".to_owned(), ..Answered::default() }
        }
        Ok(resolved) => Answered {
            evidence: evidence(plan, &query.inputs, observations, &resolved.used),
            text: resolved.text,
            answered: true,
        },
        Err(Unresolved::Failed { error, .. }) => Answered { text: error.to_string(), ..Answered::default() },
        Err(other) => Answered { text: other.to_string(), ..Answered::default() },
    }
}

fn no_plan(round: &Round) -> Answered {
    let text = match round.errors.last() {
        Some(error) => format!("no usable plan was found: {error}"),
        None => "no plan was found for this question".to_owned(),
    };
    Answered { text, ..Answered::default() }
}

/// Whether something broke that another plan might go around. An honest negative is an answer, not a fault.
fn worth_another_round(observations: &[Observation]) -> bool {
    observations.iter().any(|observation| match &observation.outcome {
        Outcome::Failed { error } => matches!(
            error,
            ToolError::Argument { .. }
                | ToolError::Limit { .. }
                | ToolError::Failed { .. }
                | ToolError::Panicked { .. }
        ),
        _ => false,
    })
}
