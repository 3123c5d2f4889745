//! The loop that answers a question: plan, run, answer or plan again.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures::future::BoxFuture;
use futures::stream;
use indexmap::IndexMap;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_util::sync::CancellationToken;

use crate::answer::{Unresolved, best_effort, resolve_answer, unsupported};
use crate::evidence::evidence;
use crate::executor::{self, Executor, RunOptions};
use crate::glance::{self, Glance};
use crate::plan::{CheckedCall, CheckedPlan, Draft, Input, MAX_CALLS, ToolCall};
use crate::planner::{HearCalls, PlanRequest, Planned, Planner, PlannerError};
use crate::roles::Roles;
use crate::spans;
use crate::tool::{ToolError, ToolSpec, Toolbox};
use crate::trace::{Answered, Observation, Round, Trace, TracedInput, Verdict, Verification};
use crate::value::Value;
use crate::verify::{self, Verifier, share_of};

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

impl Query {
    /// Names and types of the inputs.
    pub fn declared(&self) -> Vec<Input> {
        Input::all(&self.inputs)
    }

    /// The inputs as a trace records them.
    pub fn traced(&self) -> IndexMap<String, TracedInput> {
        let traced = |(name, value): (&String, &Value)| {
            let path = self.paths.get(name).cloned().unwrap_or_default();
            (name.clone(), TracedInput { ty: value.ty(), digest: value.digest(), path })
        };
        self.inputs.iter().map(traced).collect()
    }
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
    /// Work on a question begins.
    Asked(&'a Query),
    /// The planner is at work.
    Planning {
        /// Which round, from 1.
        round: usize,
    },
    /// A call was written and passed its check, while the rest of the plan is still being written. The planner may
    /// change its mind.
    Written(&'a ToolCall),
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
    /// Once the planner has read and written so many tokens it is not asked again.
    pub tokens: Option<usize>,
    /// Whether the answer is looked at a second time.
    pub verify: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { rounds: 2, time: Duration::from_secs(120), tokens: None, verify: false }
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

impl AgentError {
    /// The kind of error in one word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Planner(error) => error.kind(),
            Self::Models(error) => error.kind(),
            Self::Cancelled => "cancelled",
            Self::Timeout(_) => "timeout",
        }
    }
}

/// Answers questions.
pub struct Agent {
    toolbox: Toolbox,
    executor: Executor,
    planner: Arc<dyn Planner>,
    provide: Arc<dyn Provide>,
    limits: Limits,
    roles: Roles,
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
        Self { toolbox, executor, planner, provide, limits, roles: Roles::default() }
    }

    /// The same agent with models that decide and word.
    #[must_use]
    pub fn with_roles(self, roles: Roles) -> Self {
        Self { roles, ..self }
    }

    /// Plans without running. The plan is in the last round, if there is one.
    ///
    /// # Errors
    ///
    /// [`AgentError`] when the planner could not be asked.
    pub async fn plan(&self, query: &Query, cancel: &CancellationToken) -> Result<Planned, AgentError> {
        let planning = async {
            let deadline = Instant::now() + self.limits.time;
            let glance = self.in_time(self.glance(query, cancel), cancel, deadline).await?;
            let seen = Seen { query, glance: glance.as_ref(), rounds: &[] };
            self.ask_planner(&seen, &|_| {}, cancel, deadline).await
        };
        spans::within(spans::question(), AgentError::kind, planning).await
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
        spans::within(spans::question(), AgentError::kind, self.answer(query, cancel, listener)).await
    }

    async fn answer(
        &self,
        query: &Query,
        cancel: &CancellationToken,
        listener: &Listener,
    ) -> Result<Trace, AgentError> {
        let start = Instant::now();
        let deadline = start + self.limits.time;
        let mut rounds: Vec<Round> = Vec::new();
        let mut best: Option<Best> = None;
        let mut glance: Option<Glance> = None;
        listener(&Event::Asked(query));
        while rounds.len() < self.limits.rounds.max(1) {
            listener(&Event::Planning { round: rounds.len() + 1 });
            if rounds.is_empty() {
                glance = self.in_time(self.glance(query, cancel), cancel, deadline).await?;
            }
            let seen = Seen { query, glance: glance.as_ref(), rounds: &rounds };
            let (mut round, plan) = match self.round(&seen, cancel, deadline, listener).await {
                // What earlier rounds found is better than nothing.
                Err(AgentError::Timeout(_)) if best.is_some() => break,
                result => result?,
            };
            let Some(plan) = plan else {
                best.get_or_insert_with(|| Best { answer: no_plan(&round), plan: None, round: rounds.len() });
                rounds.push(round);
                break;
            };
            let mut answer = conclude(&plan, query, &round.observations);
            let enough = answer.answered || !worth_another_round(&round, glance.as_ref());
            let text = answer.answered.then_some(answer.text.as_str());
            let decided = self.roles.decide(&query.question, &round, text, cancel);
            let decided = self.in_time(async { Ok(decided.await?) }, cancel, deadline).await;
            round.decision = in_time_or_not(decided)?;
            let done = match &round.decision {
                None => enough,
                Some(decision) => {
                    if decision.verdict == Verdict::GiveUp {
                        answer = Answered { text: decision.why.clone(), ..Answered::default() };
                    }
                    decision.verdict != Verdict::Again
                }
            };
            // The first round's reason is the plainest; later ones only count when they answer.
            if answer.answered || best.is_none() {
                best = Some(Best { answer, plan: Some(plan), round: rounds.len() });
            }
            rounds.push(round);
            let spent: usize = rounds.iter().flat_map(|round| &round.turns).map(|turn| turn.turn.usage.tokens()).sum();
            if done || self.limits.tokens.is_some_and(|most| spent >= most) {
                break;
            }
        }
        let mut verification = None;
        let mut answer = Answered::default();
        if let Some(best) = best {
            answer = best.answer;
            if let (true, Some(plan), Some(round)) = (answer.answered, &best.plan, rounds.get(best.round)) {
                let finished = self.finish(query, plan, round, &mut answer, cancel);
                verification = in_time_or_not(self.in_time(finished, cancel, deadline).await)?;
            }
        }
        Ok(Trace {
            version: 1,
            question: query.question.clone(),
            inputs: query.traced(),
            glance,
            planner: self.planner.name(),
            rounds,
            answer,
            verification,
            elapsed_s: start.elapsed().as_secs_f64(),
        })
    }

    /// Words an answer, says what in it stands on nothing, and looks at it a second time if that is asked for.
    async fn finish(
        &self,
        query: &Query,
        plan: &CheckedPlan,
        round: &Round,
        answer: &mut Answered,
        cancel: &CancellationToken,
    ) -> Result<Option<Verification>, AgentError> {
        answer.unsupported = unsupported(&answer.text, &query.question, &round.observations);
        answer.wording = self.roles.refine(&query.question, round, &answer.text, cancel).await?;
        if let Some(wording) = &answer.wording
            && wording.unsupported.is_empty()
            && !wording.text.is_empty()
        {
            answer.text.clone_from(&wording.text);
            answer.unsupported.clear();
        }
        if !self.limits.verify {
            return Ok(None);
        }
        self.provide.provide(&self.models(verify::TOOLS.into_iter())).await.map_err(AgentError::Models)?;
        let verifier = Verifier {
            question: &query.question,
            inputs: &query.inputs,
            plan,
            observations: &round.observations,
            answer,
            toolbox: &self.toolbox,
            executor: &self.executor,
            cancel,
        };
        Ok(Some(verifier.verify().await))
    }

    /// Plans and runs once. The calls of a plan run while the rest of it is still being written. Gives no plan when
    /// the planner has none.
    async fn round(
        &self,
        seen: &Seen<'_>,
        cancel: &CancellationToken,
        deadline: Instant,
        listener: &Listener,
    ) -> Result<(Round, Option<CheckedPlan>), AgentError> {
        let declared = seen.query.declared();
        let (early, arrivals) = Early::new(&self.toolbox, &declared);
        let early = Mutex::new(early);
        let hear = |calls: &[ToolCall]| locked(&early).hear(calls, listener);
        let stop = cancel.child_token();
        let mut running = Box::pin(self.run(arrivals, seen, Vec::new(), &stop, deadline, listener));
        let planning = self.ask_planner(seen, &hear, cancel, deadline);
        let planned = tokio::select! {
            biased;
            planned = planning => planned?,
            // It only ends this early when a model cannot be had.
            ended = &mut running => return Err(ended.err().unwrap_or(AgentError::Cancelled)),
        };
        let mut round = Round { turns: planned.turns, errors: planned.errors, ..Round::default() };
        let mut early = early.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Some(plan) = planned.plan else {
            stop.cancel();
            drop(early);
            running.await?;
            return Ok((round, None));
        };
        round.plan = Some(plan.plan().clone());
        listener(&Event::Planned(&plan));
        let on_its_way = early.finish(&plan);
        if !on_its_way {
            stop.cancel();
        }
        drop(early);
        round.observations = running.await?;
        if !on_its_way && !cancel.is_cancelled() {
            // The planner changed its mind: what the plan shares with the calls that ran is kept.
            let (mut again, arrivals) = Early::new(&self.toolbox, &declared);
            again.finish(&plan);
            drop(again);
            round.observations = self.run(arrivals, seen, round.observations, cancel, deadline, listener).await?;
        }
        if cancel.is_cancelled() {
            return Err(AgentError::Cancelled);
        }
        Ok((round, Some(plan)))
    }

    async fn ask_planner(
        &self,
        seen: &Seen<'_>,
        hear: &HearCalls<'_>,
        cancel: &CancellationToken,
        deadline: Instant,
    ) -> Result<Planned, AgentError> {
        let Seen { query, glance, rounds } = *seen;
        let (question, inputs, toolbox) = (&query.question, &query.inputs, &self.toolbox);
        let request = PlanRequest { question, inputs, toolbox, glance, rounds, hear, cancel };
        let planning = self.in_time(async { Ok(self.planner.plan(&request).await?) }, cancel, deadline);
        spans::within(spans::plan(), AgentError::kind, planning).await
    }

    /// What comes of some work, unless the user cancels or the time runs out before.
    async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, AgentError>>,
        cancel: &CancellationToken,
        deadline: Instant,
    ) -> Result<T, AgentError> {
        tokio::select! {
            biased;
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

    /// Runs calls as they arrive, each once the models that it needs are there. Calls that are equal to a finished one
    /// of `kept` or of an earlier round do not run again.
    async fn run(
        &self,
        mut arrivals: UnboundedReceiver<CheckedCall>,
        seen: &Seen<'_>,
        kept: Vec<Observation>,
        cancel: &CancellationToken,
        deadline: Instant,
        listener: &Listener,
    ) -> Result<Vec<Observation>, AgentError> {
        let batch = self.arrived(&mut arrivals, cancel).await?;
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let listener = listener.clone();
        let earlier = seen.rounds.iter().flat_map(|round| round.observations.clone());
        let options = RunOptions {
            cancel: cancel.clone(),
            deadline: Some(deadline.saturating_duration_since(Instant::now())),
            on_event: Some(Arc::new(move |event| listener(&Event::Call(event)))),
            keep: earlier.chain(kept).collect(),
            ..RunOptions::default()
        };
        let missing = Mutex::new(None);
        let calls = stream::unfold((batch, arrivals), |(mut batch, mut arrivals)| async {
            if batch.is_empty() {
                batch = self.arrived(&mut arrivals, cancel).await.unwrap_or_else(|error| {
                    *locked(&missing) = Some(error);
                    VecDeque::new()
                });
            }
            batch.pop_front().map(|call| (call, (batch, arrivals)))
        });
        let observations = self.executor.run_arriving(calls, &seen.query.inputs, options).await;
        let missing = locked(&missing).take();
        missing.map_or(Ok(observations), Err)
    }

    /// The next calls, with their models at hand; none when no more will come.
    async fn arrived(
        &self,
        arrivals: &mut UnboundedReceiver<CheckedCall>,
        cancel: &CancellationToken,
    ) -> Result<VecDeque<CheckedCall>, AgentError> {
        let mut batch = Vec::new();
        arrivals.recv_many(&mut batch, MAX_CALLS).await;
        let models = self.models(batch.iter().map(|call| call.call().tool.as_str()));
        tokio::select! {
            biased;
            () = cancel.cancelled() => return Ok(VecDeque::new()),
            provided = self.provide.provide(&models) => provided.map_err(AgentError::Models)?,
        }
        Ok(batch.into())
    }

    /// The models of these tools, each once.
    fn models<'a>(&self, tools: impl Iterator<Item = &'a str>) -> Vec<String> {
        let names: BTreeSet<&String> =
            tools.filter_map(|tool| self.toolbox.spec(tool)).flat_map(|spec| &spec.models).collect();
        names.into_iter().cloned().collect()
    }
}

/// What was not settled in time is left out: the answer does not wait for it.
fn in_time_or_not<T>(settled: Result<Option<T>, AgentError>) -> Result<Option<T>, AgentError> {
    match settled {
        Err(AgentError::Timeout(_)) => Ok(None),
        settled => settled,
    }
}

/// The best answer so far, and the plan and the number of the round that it comes from.
struct Best {
    answer: Answered,
    plan: Option<CheckedPlan>,
    round: usize,
}

/// What a round knows.
#[derive(Clone, Copy)]
struct Seen<'a> {
    query: &'a Query,
    glance: Option<&'a Glance>,
    rounds: &'a [Round],
}

/// The calls of a plan in the making, on their way to the executor.
struct Early<'a> {
    toolbox: &'a Toolbox,
    draft: Draft<'a>,
    checked: UnboundedSender<CheckedCall>,
    /// Whether calls are still taken: the planner has not changed its mind, and no call had a fault.
    open: bool,
}

impl<'a> Early<'a> {
    /// No calls yet, and where they will arrive.
    fn new(toolbox: &'a Toolbox, inputs: &'a [Input]) -> (Self, UnboundedReceiver<CheckedCall>) {
        let (checked, arrivals) = unbounded_channel();
        (Self { toolbox, draft: Draft::new(toolbox, inputs), checked, open: true }, arrivals)
    }

    /// Sends off the calls that are new.
    fn hear(&mut self, calls: &[ToolCall], listener: &Listener) {
        let known = self.draft.calls().len();
        self.open &= calls.len() < known || begins_with(calls, self.draft.calls());
        for call in calls.iter().skip(known) {
            // What may leave something behind waits for the whole plan.
            self.open &= self.toolbox.spec(&call.tool).is_none_or(ToolSpec::is_pure);
            if !self.open {
                return;
            }
            match self.draft.push(call.clone()) {
                Ok(call) => {
                    listener(&Event::Written(call.call()));
                    drop(self.checked.send(call));
                }
                Err(_) => self.open = false,
            }
        }
    }

    /// Sends off the rest of the plan; false when it does not begin with the calls that were sent.
    fn finish(&mut self, plan: &CheckedPlan) -> bool {
        let begins = begins_with(plan.calls(), self.draft.calls());
        if begins {
            let rest = plan.checked_calls().skip(self.draft.calls().len());
            rest.for_each(|call| drop(self.checked.send(call)));
        }
        begins
    }
}

/// Whether these calls begin with those, whatever was thought about them.
fn begins_with(calls: &[ToolCall], first: &[ToolCall]) -> bool {
    let same = |(a, b): (&ToolCall, &ToolCall)| a.id == b.id && a.tool == b.tool && a.args == b.args;
    calls.len() >= first.len() && calls.iter().zip(first).all(same)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
            ..Answered::default()
        },
        Err(Unresolved::Failed { error, .. }) => {
            let found = best_effort(plan, &query.inputs, observations);
            let found = found.map_or(String::new(), |found| format!("; what was found: {found}"));
            Answered { text: format!("{error}{found}"), ..Answered::default() }
        }
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

/// Whether something broke that another plan might go around, or a word was not found where it was looked for though
/// it is written in a picture. Any other honest negative is an answer, not a fault.
fn worth_another_round(round: &Round, glance: Option<&Glance>) -> bool {
    let is_written = |word: &str| glance.is_some_and(|it| it.lines.iter().any(|line| share_of(word, line) >= 1.0));
    round.failures().any(|(call, error)| match error {
        ToolError::NotFound { message } => call.quoted(message).any(|(_, word)| is_written(word)),
        ToolError::Argument { .. }
        | ToolError::Limit { .. }
        | ToolError::Failed { .. }
        | ToolError::Panicked { .. } => true,
        ToolError::Unavailable { .. } | ToolError::Timeout { .. } | ToolError::Cancelled => false,
    })
}

#[cfg(all(test, feature = "remote"))]
mod tests;
