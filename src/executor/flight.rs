//! One call on its way: from the results at hand, or through limits, retries and timeouts to the tool.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures::FutureExt;
use tokio::sync::SemaphorePermit;
use tokio::time::{Instant, sleep};
use tokio_util::task::AbortOnDropHandle;

use super::{Event, Observation, Run};
use crate::plan::{ToolCall, is_of_type};
use crate::spans;
use crate::tool::{Args, Context, Resource, Tool, ToolError, ToolSpec};
use crate::trace::Outcome;
use crate::value::{Digest, Value};

/// Pause before the first further try; doubled for each one after.
const BACKOFF: Duration = Duration::from_millis(20);

/// No call waits longer than this, whatever its manifest says: what the runtime's clock can hold.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 3600);

/// Digest under which the result of a call is kept. A manifest's settings count: changing them needs no new version.
fn key_of(spec: &ToolSpec, args: &Args) -> Digest {
    let settings = spec.expert.as_ref().map(|expert| serde_json::to_vec(expert).unwrap_or_default());
    let version = spec.version.to_le_bytes();
    Digest::of(&[b"call", spec.name.as_bytes(), &version, &settings.unwrap_or_default(), args.digest().bytes()])
}

/// A value of the type that the tool gives.
fn typed(spec: &ToolSpec, value: Value) -> Result<Value, ToolError> {
    if is_of_type(&spec.output, &value) {
        return Ok(value);
    }
    let message = format!("`{}` gives {}, but this value is {}", spec.name, spec.output, value.ty());
    Err(ToolError::Failed { message })
}

/// A call with everything it needs.
struct Flight<'a> {
    call: &'a ToolCall,
    tool: &'a Arc<dyn Tool>,
    args: Args,
    key: Digest,
    /// When the tool began to work, if it did.
    started: OnceLock<Instant>,
    /// Whether this flight, and not an equal one, looks for the result.
    leads: AtomicBool,
}

impl Run<'_> {
    /// Brings one call to its end.
    pub(super) async fn flight(
        &self,
        index: usize,
        call: Arc<ToolCall>,
        tool: &Arc<dyn Tool>,
        args: Args,
    ) -> (usize, Observation) {
        if let Some(value) = self.instead.get(&call.id) {
            let outcome = Outcome::Done { value: value.clone() };
            return (index, self.observation(&call, None, outcome, None, false));
        }
        let key = key_of(tool.spec(), &args);
        if let Some(kept) = self.keep.get(&key) {
            return (index, self.observation(&call, Some(key), kept.outcome.clone(), None, true));
        }
        let flight = Flight { call: &call, tool, args, key, started: OnceLock::new(), leads: AtomicBool::new(false) };
        let result = self.find(&flight).await;
        let started = flight.started.get().copied();
        let (outcome, cached) = match result {
            Ok(value) => (Outcome::Done { value }, started.is_none()),
            Err(error) => (Outcome::Failed { error }, false),
        };
        (index, self.observation(&call, Some(key), outcome, started, cached))
    }

    /// The result at hand, that of an equal call in flight, or that of the tool.
    async fn find(&self, flight: &Flight<'_>) -> Result<Value, ToolError> {
        if !flight.tool.spec().is_repeatable() {
            return self.work(flight).await;
        }
        loop {
            let found = self.executor.cache.get_or_run(flight.key, self.work(flight));
            tokio::pin!(found);
            let result = tokio::select! {
                biased;
                result = &mut found => result,
                () = self.stop.cancelled() => {
                    if !flight.leads.load(Ordering::Relaxed) {
                        return Err(ToolError::Cancelled);
                    }
                    // The tool has been told; it has its grace in `attempt`.
                    found.await
                }
            };
            match result {
                // The equal call belonged to a run that was cancelled. This one was not.
                Err(error)
                    if *error == ToolError::Cancelled
                        && !flight.leads.load(Ordering::Relaxed)
                        && !self.stop.is_cancelled() => {}
                result => return result.map_err(|error| (*error).clone()),
            }
        }
    }

    async fn work(&self, flight: &Flight<'_>) -> Result<Value, ToolError> {
        flight.leads.store(true, Ordering::Relaxed);
        let spec = flight.tool.spec();
        // Exact work is cheaper than a file.
        let lasting = spec.resource != Resource::Light && spec.is_repeatable();
        if lasting
            && let Some(value) = self.executor.cache.stored(flight.key).await
            && is_of_type(&spec.output, &value)
        {
            return Ok(value);
        }
        let _permit = self.permit(spec.resource).await?;
        if self.stop.is_cancelled() {
            return Err(ToolError::Cancelled);
        }
        let started = *flight.started.get_or_init(Instant::now);
        let at_s = started.duration_since(self.began).as_secs_f64();
        self.tell(Event::Started { call: flight.call, at_s });
        let value = spans::within(spans::call(&spec.name, false), ToolError::kind, self.attempts(flight)).await?;
        if lasting {
            self.executor.cache.store(flight.key, &spec.name, &value).await;
        }
        Ok(value)
    }

    async fn permit(&self, resource: Resource) -> Result<Option<SemaphorePermit<'_>>, ToolError> {
        let Some(permits) = self.executor.permits.of(resource) else { return Ok(None) };
        tokio::select! {
            biased;
            () = self.stop.cancelled() => Err(ToolError::Cancelled),
            // The semaphore is never closed.
            permit = permits.acquire() => permit.map(Some).map_err(|_| ToolError::Cancelled),
        }
    }

    async fn attempts(&self, flight: &Flight<'_>) -> Result<Value, ToolError> {
        let mut tried = 0;
        loop {
            match self.attempt(flight).await {
                Err(error) if error.is_transient() && tried < flight.tool.spec().retries => {
                    tracing::debug!(tool = %flight.tool.spec().name, %error, "trying again");
                    tokio::select! {
                        () = self.stop.cancelled() => return Err(ToolError::Cancelled),
                        () = sleep(BACKOFF * 2u32.pow(tried.min(5))) => tried += 1,
                    }
                }
                result => return typed(flight.tool.spec(), result?),
            }
        }
    }

    /// Calls the tool once. What it does not do at once runs in a task of its own; a panic is its result.
    async fn attempt(&self, flight: &Flight<'_>) -> Result<Value, ToolError> {
        let spec = flight.tool.spec();
        let timeout = Duration::try_from_secs_f64(spec.timeout_s).unwrap_or(LONGEST).min(LONGEST);
        let cancel = self.stop.child_token();
        let context = Context { cancel: cancel.clone(), timeout };
        // Whichever way this future ends, the tool is told.
        let _told = cancel.drop_guard();
        let (tool, args) = (flight.tool.clone(), flight.args.clone());
        let call = async move { tool.call(args, context).await };
        let mut call = Box::pin(AssertUnwindSafe(call).catch_unwind());
        let returned =
            |result: std::thread::Result<_>| result.unwrap_or_else(|it| Err(ToolError::panicked(it.as_ref())));
        // Small exact work takes less time than to hand it to another thread and to be woken by that.
        if spec.resource == Resource::Light
            && let Some(result) = (&mut call).now_or_never()
        {
            return returned(result);
        }
        let mut running = AbortOnDropHandle::new(tokio::spawn(call));
        let ended = tokio::select! {
            biased;
            ended = &mut running => ended,
            () = sleep(timeout) => return Err(ToolError::Timeout { seconds: spec.timeout_s }),
            () = self.stop.cancelled() => match tokio::time::timeout(self.executor.grace, &mut running).await {
                Ok(ended) => ended,
                Err(_) => return Err(ToolError::Cancelled),
            },
        };
        // A task whose panics are caught only fails to end when the runtime shuts down.
        ended.map_or(Err(ToolError::Cancelled), returned)
    }
}
