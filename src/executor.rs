//! The executor runs a checked plan: every call starts the moment its last argument is there, as many at once as the
//! limits allow, and a failed call takes nothing with it but the calls that need its value.
//!
//! A plan may still be being written while its first calls run ([`Executor::run_arriving`]); a whole plan is one whose
//! calls all arrive at once.
//!
//! Nothing polls. A call counts the calls it waits for; when the count is zero it is started. Small exact tools do their
//! work at once; everything else runs in a task of its own, so that a model or a blocked thread holds up nothing. A
//! panic in a tool never reaches the run. Results are addressed by
//! content (tool, version, arguments), kept in memory and, for results that are no media, in a folder; equal calls in
//! flight run once.

mod cache;
mod flight;
mod folder;

use std::collections::HashMap;
use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures::stream::FuturesUnordered;
use futures::{Stream, StreamExt};
use indexmap::IndexMap;
use tokio::sync::Semaphore;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::plan::{Arg, CheckedCall, CheckedPlan, ToolCall, is_of_type, literal_value};
use crate::spans;
use crate::tool::{Args, Param, Resource, Tool, ToolError, ToolSpec, Toolbox};
use crate::trace::{Observation, Outcome};
use crate::value::{Digest, Value};
use cache::Cache;

/// Limits of an [`Executor`].
#[derive(Debug, Clone)]
pub struct ExecutorOptions {
    /// Calls at once of tools that run a model on the processor. A call that timed out no longer counts, even if its
    /// thread does not return.
    pub cpu: usize,
    /// Calls at once of tools that run a model on an accelerator.
    pub gpu: usize,
    /// Calls at once of tools on other machines.
    pub network: usize,
    /// Bytes of results kept in memory; 0 keeps none.
    pub memory_bytes: u64,
    /// Folder that results other than media are kept in across processes.
    pub folder: Option<PathBuf>,
    /// Bytes of results kept in the folder; the oldest go first.
    pub folder_bytes: u64,
    /// How long running calls may take to end after the run is cancelled.
    pub grace: Duration,
}

impl Default for ExecutorOptions {
    fn default() -> Self {
        Self {
            cpu: std::thread::available_parallelism().map_or(1, usize::from),
            gpu: 1,
            network: 8,
            memory_bytes: 128 << 20,
            folder: None,
            folder_bytes: 64 << 20,
            grace: Duration::from_millis(200),
        }
    }
}

/// What is special about one run.
#[derive(Clone, Default)]
pub struct RunOptions {
    /// Cancel it to end the run: running calls are told, none is started.
    pub cancel: CancellationToken,
    /// How long the whole run may take; calls that have no value by then fail with [`ToolError::Timeout`].
    pub deadline: Option<Duration>,
    /// Is told what happens, as it happens.
    pub on_event: Option<Arc<OnEvent>>,
    /// Values that stand in for those of calls, by id: such calls do not run.
    pub instead: HashMap<String, Value>,
    /// Observations of an earlier round. Calls that are equal to a finished one of them do not run again.
    pub keep: Vec<Observation>,
}

/// Hears of events; must return quickly.
pub type OnEvent = dyn for<'a> Fn(Event<'a>) + Send + Sync;

/// What happens in a run.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// A tool begins to work. A call whose value is at hand only finishes.
    Started {
        /// The call.
        call: &'a ToolCall,
        /// Seconds from the beginning of the run.
        at_s: f64,
    },
    /// A call has ended.
    Finished {
        /// How.
        observation: &'a Observation,
    },
}

/// Runs checked plans. Cheap to clone; clones share limits and results.
#[derive(Clone)]
pub struct Executor {
    toolbox: Toolbox,
    permits: Permits,
    cache: Arc<Cache>,
    grace: Duration,
}

#[derive(Clone)]
struct Permits {
    cpu: Arc<Semaphore>,
    gpu: Arc<Semaphore>,
    network: Arc<Semaphore>,
}

impl Permits {
    /// Small exact work is not limited.
    fn of(&self, resource: Resource) -> Option<&Semaphore> {
        match resource {
            Resource::Light => None,
            Resource::Cpu => Some(&self.cpu),
            Resource::Gpu => Some(&self.gpu),
            Resource::Network => Some(&self.network),
        }
    }
}

impl Executor {
    /// An executor over these tools. A limit of 0 counts as 1. A folder that cannot be used is warned about and left
    /// out: results are then kept in memory only.
    pub fn new(toolbox: Toolbox, options: ExecutorOptions) -> Self {
        let permits = |n: usize| Arc::new(Semaphore::new(n.clamp(1, Semaphore::MAX_PERMITS)));
        Self {
            toolbox,
            permits: Permits {
                cpu: permits(options.cpu),
                gpu: permits(options.gpu),
                network: permits(options.network),
            },
            cache: Arc::new(Cache::new(options.memory_bytes, options.folder, options.folder_bytes)),
            grace: options.grace,
        }
    }

    /// The tools.
    pub fn toolbox(&self) -> &Toolbox {
        &self.toolbox
    }

    /// An executor over other tools, with the limits and results of this one. Tools that are called alike and have the
    /// same version must be the same.
    #[must_use]
    pub fn with_toolbox(&self, toolbox: Toolbox) -> Self {
        Self { toolbox, ..self.clone() }
    }

    /// Runs a plan. Gives one observation for each call, in the order of the plan, whatever happens.
    pub async fn run(
        &self,
        plan: &CheckedPlan,
        inputs: &IndexMap<String, Value>,
        options: RunOptions,
    ) -> Vec<Observation> {
        self.run_arriving(futures::stream::iter(plan.checked_calls()), inputs, options).await
    }

    /// Runs the calls of a plan that is still being written, each as soon as it has arrived and its arguments are
    /// there. Ends when no more arrive and all have ended. Gives one observation for each call, in the order of their
    /// arrival, whatever happens.
    pub async fn run_arriving(
        &self,
        calls: impl Stream<Item = CheckedCall>,
        inputs: &IndexMap<String, Value>,
        options: RunOptions,
    ) -> Vec<Observation> {
        let deadline = options.deadline;
        // A token of its own: the deadline ends this run only, not others that share the caller's.
        let run = Run::new(self, options);
        let _told = run.stop.clone().drop_guard();
        let mut state = State::default();
        let mut due = Vec::new();
        let mut flights = FuturesUnordered::new();
        let mut expired = None;
        let timer = tokio::time::sleep(deadline.unwrap_or(Duration::MAX));
        let calls = calls.fuse();
        tokio::pin!(timer, calls);
        let mut arriving = true;
        loop {
            while let Some(index) = due.pop() {
                let call = state.call(index);
                match state.prepare(&run, index, inputs) {
                    Ok((tool, args)) => flights.push(run.flight(index, call, tool, args)),
                    Err(outcome) => {
                        let settled = run.observation(&call, None, outcome, None, false);
                        due.extend(state.settle(&run, index, settled));
                    }
                }
            }
            if flights.is_empty() && !arriving {
                break;
            }
            tokio::select! {
                biased;
                call = calls.next(), if arriving => match call {
                    Some(call) => due.extend(state.arrive(call)),
                    None => arriving = false,
                },
                Some((index, mut observation)) = flights.next() => {
                    if let (Some(seconds), Outcome::Failed { error }) = (expired, &mut observation.outcome)
                        && *error == ToolError::Cancelled
                    {
                        *error = ToolError::Timeout { seconds };
                    }
                    due.extend(state.settle(&run, index, observation));
                }
                () = &mut timer, if deadline.is_some() && expired.is_none() => {
                    expired = deadline.map(|time| time.as_secs_f64());
                    run.stop.cancel();
                }
            }
        }
        state.calls.into_iter().filter_map(|it| it.observation).collect()
    }
}

/// Runs a future to its end on a runtime of its own, and then leaves behind what still runs: a tool whose thread never
/// returns cannot keep the process alive.
///
/// # Errors
///
/// When the runtime's threads cannot be started.
pub fn block_on<F: Future>(future: F) -> std::io::Result<F::Output> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let output = runtime.block_on(future);
    runtime.shutdown_background();
    Ok(output)
}

/// What all flights of one run share.
struct Run<'a> {
    executor: &'a Executor,
    stop: CancellationToken,
    on_event: Option<Arc<OnEvent>>,
    keep: HashMap<Digest, Observation>,
    instead: HashMap<String, Value>,
    began: Instant,
}

impl<'a> Run<'a> {
    fn new(executor: &'a Executor, options: RunOptions) -> Self {
        let keep = options.keep.into_iter().filter_map(|it| it.key.filter(|_| is_final(&it)).map(|key| (key, it)));
        Self {
            executor,
            stop: options.cancel.child_token(),
            on_event: options.on_event,
            keep: keep.collect(),
            instead: options.instead,
            began: Instant::now(),
        }
    }

    fn tell(&self, event: Event<'_>) {
        if let Some(on_event) = &self.on_event {
            on_event(event);
        }
    }

    fn observation(
        &self,
        call: &ToolCall,
        key: Option<Digest>,
        outcome: Outcome,
        started: Option<Instant>,
        cached: bool,
    ) -> Observation {
        let now = Instant::now();
        let started = started.unwrap_or(now);
        Observation {
            call: call.id.clone(),
            tool: call.tool.clone(),
            key,
            outcome,
            started_s: started.duration_since(self.began).as_secs_f64(),
            elapsed_s: now.duration_since(started).as_secs_f64(),
            cached,
        }
    }
}

/// Whether running the call again would end the same.
fn is_final(observation: &Observation) -> bool {
    match &observation.outcome {
        Outcome::Done { .. } => true,
        Outcome::Failed { error } => {
            matches!(error, ToolError::Argument { .. } | ToolError::NotFound { .. } | ToolError::Limit { .. })
        }
        Outcome::Skipped { .. } => false,
    }
}

/// Which calls wait for what, and what is done.
#[derive(Default)]
struct State {
    calls: Vec<Arrived>,
}

/// A call that has arrived.
struct Arrived {
    call: Arc<ToolCall>,
    dependencies: Vec<usize>,
    dependents: Vec<usize>,
    /// How many calls it still waits for.
    waiting: usize,
    observation: Option<Observation>,
}

impl State {
    /// Takes a call in; gives its index when it waits for nothing.
    fn arrive(&mut self, call: CheckedCall) -> Option<usize> {
        let index = self.calls.len();
        let (call, dependencies) = call.into_parts();
        let mut waiting = 0;
        for dependency in &dependencies {
            // A call of another draft has no such call before it; its arguments will then be missing.
            let Some(before) = self.calls.get_mut(*dependency) else { continue };
            before.dependents.push(index);
            waiting += usize::from(before.observation.is_none());
        }
        self.calls.push(Arrived {
            call: Arc::new(call),
            dependencies,
            dependents: Vec::new(),
            waiting,
            observation: None,
        });
        (waiting == 0).then_some(index)
    }

    fn call(&self, index: usize) -> Arc<ToolCall> {
        self.calls[index].call.clone()
    }

    /// Records how a call ended; gives the calls that wait for nothing more, last first.
    fn settle(&mut self, run: &Run<'_>, index: usize, observation: Observation) -> Vec<usize> {
        run.tell(Event::Finished { observation: &observation });
        if observation.cached {
            drop(spans::call(&observation.tool, true));
        }
        self.calls[index].observation = Some(observation);
        let mut due = Vec::new();
        for i in (0..self.calls[index].dependents.len()).rev() {
            let dependent = self.calls[index].dependents[i];
            self.calls[dependent].waiting -= 1;
            if self.calls[dependent].waiting == 0 {
                due.push(dependent);
            }
        }
        due
    }

    /// The tool and the arguments of a call all of whose dependencies have ended, or how the call ends without them.
    fn prepare<'a>(
        &self,
        run: &Run<'a>,
        index: usize,
        inputs: &IndexMap<String, Value>,
    ) -> Result<(&'a Arc<dyn Tool>, Args), Outcome> {
        let Arrived { call, dependencies, .. } = &self.calls[index];
        // All dependencies have ended, so the first that failed does not depend on which of them ended first.
        let failed = dependencies.iter().find_map(|it| self.calls.get(*it)?.observation.as_ref()?.cause());
        if let Some(cause) = failed {
            return Err(Outcome::Skipped { cause: cause.to_owned() });
        }
        let tool = run.executor.toolbox.get(&call.tool).ok_or_else(|| Outcome::Failed {
            error: ToolError::Unavailable { message: format!("there is no tool `{}`", call.tool) },
        })?;
        let args = self.args(tool.spec(), call, inputs).map_err(|error| Outcome::Failed { error })?;
        Ok((tool, args))
    }

    fn args(&self, spec: &ToolSpec, call: &ToolCall, inputs: &IndexMap<String, Value>) -> Result<Args, ToolError> {
        let mut args = Args::default();
        for (name, arg) in &call.args {
            let param = spec.param(name);
            let Some(ty) = param.map(|param| &param.ty).or(spec.rest.as_ref()) else {
                return Err(ToolError::argument(name, format!("`{}` has no such parameter", spec.name)));
            };
            let value = match arg {
                Arg::Literal(literal) => literal_value(ty, literal)
                    .ok_or_else(|| ToolError::argument(name, format!("expected {ty}, got `{literal}`")))?,
                Arg::Ref(reference) => {
                    let value = self.value(&reference.id, inputs).ok_or_else(|| {
                        ToolError::argument(name, format!("the input `{}` was not given", reference.id))
                    })?;
                    if !is_of_type(ty, value) {
                        return Err(ToolError::argument(name, format!("expected {ty}, got {}", value.ty())));
                    }
                    in_choices(param, value)?;
                    value.clone()
                }
            };
            args = args.with(name, value);
        }
        for param in spec.params.iter().filter(|param| !call.args.contains_key(&param.name)) {
            if let Some(value) = param.default.as_ref().and_then(|default| literal_value(&param.ty, default)) {
                args = args.with(&param.name, value);
            }
        }
        Ok(args)
    }

    fn value<'b>(&'b self, name: &str, inputs: &'b IndexMap<String, Value>) -> Option<&'b Value> {
        match self.calls.iter().find(|it| it.call.id == name) {
            Some(arrived) => arrived.observation.as_ref()?.value(),
            None => inputs.get(name),
        }
    }
}

/// The check has looked at the words a plan writes; those that come from a call are looked at here.
fn in_choices(param: Option<&Param>, value: &Value) -> Result<(), ToolError> {
    let Some(param) = param.filter(|param| !param.choices.is_empty()) else { return Ok(()) };
    match value {
        Value::Text(word) if !param.choices.contains(word) => {
            Err(ToolError::argument(&param.name, format!("expected one of {}, got `{word}`", param.choices.join(", "))))
        }
        Value::List(items) => items.iter().try_for_each(|item| in_choices(Some(param), item)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
