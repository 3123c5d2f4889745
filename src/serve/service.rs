//! The service behind all protocols: takes the name of a method and JSON arguments, runs the call through the same check
//! and executor as any plan, and gives what came of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use anyhow::Result;
use futures::future::BoxFuture;
use indexmap::IndexMap;
use serde_json::{Map, Value as Json, json};
use tokio::sync::{OnceCell, Semaphore};
use tokio_util::sync::CancellationToken;
use tracing::Span;

use super::ServeError;
use super::folders::Folders;
use super::kept::{Kept, TRACE};
use super::methods::{self, Method};
use super::metrics::Metrics;
use super::openai::Turn;
use super::openai::functions::Functions;
use super::values::{self, Given, Reader};
use crate::agent::{Agent, AgentError, Event, Limits, Listener, Provide, Query};
use crate::executor::{self, Executor, RunOptions};
use crate::media;
use crate::plan::{Answer, Arg, Input, Plan, Reference, ToolCall, check};
use crate::planner::{Planner, Stored};
use crate::roles::Roles;
use crate::tool::{ToolError, ToolSpec, Toolbox, blocking, near_names};
use crate::trace::{Outcome, Trace};
use crate::value::{Digest, Value, ValueType};
use crate::workflow::Workflow;

/// Opens the planner, when the first question comes.
pub type OpenPlanner = Box<dyn Fn() -> BoxFuture<'static, Result<(Arc<dyn Planner>, Roles)>> + Send + Sync>;

/// What a server is made of.
pub struct Parts {
    /// The tools.
    pub toolbox: Toolbox,
    /// Runs them.
    pub executor: Executor,
    /// Fetches their models.
    pub provide: Arc<dyn Provide>,
    /// Plans questions.
    pub planner: OpenPlanner,
    /// Stored plans.
    pub workflows: Vec<Workflow>,
    /// Limits of a question.
    pub limits: Limits,
    /// Folders whose files clients may name; the first is the one that relative paths begin at.
    pub folders: Vec<std::path::PathBuf>,
    /// Whether clients of the OpenAI-compatible endpoint may bring functions of their own.
    pub lends: bool,
    /// Makes a span the child of one in the client's program.
    pub adopt: Adopt,
}

/// Makes a span the child of one in another program, which a `traceparent` of W3C's Trace Context names. It comes from a
/// client and may be anything.
pub type Adopt = fn(&Span, &str);

/// Pages and files that are drawn at a time for clients that only look.
const DRAWN: usize = 2;

/// The service. One for all connections of a server.
pub struct Service {
    parts: Parts,
    planner: OnceCell<(Arc<dyn Planner>, Roles)>,
    methods: Vec<Method>,
    reader: Reader,
    /// Sets the ids of this server's traces apart from those of others.
    born: Digest,
    traces: AtomicU64,
    metrics: Metrics,
    drawing: Arc<Semaphore>,
}

/// What one call may do and who hears of it.
#[derive(Clone)]
pub(super) struct Work {
    /// Ends the call.
    pub(super) cancel: CancellationToken,
    /// Hears of what happens.
    pub(super) listener: Listener,
    /// Id of the trace, if there will be one.
    pub(super) trace: String,
}

/// What a call gave.
#[derive(Debug)]
pub(super) struct Reply {
    /// As people read it.
    pub(super) text: String,
    /// The same for programs, as the method's schema says.
    pub(super) json: Json,
    /// Pictures and recordings that were made.
    pub(super) media: Vec<Value>,
    /// What happened, if a question was asked or a workflow run.
    pub(super) trace: Option<Box<Trace>>,
}

/// Why a call gave nothing.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// There is no such method.
    #[error("there is no tool `{name}`{hint}")]
    Unknown { name: String, hint: String },
    /// The arguments do not fit.
    #[error("{0}")]
    Arguments(String),
    /// The tool, planner or model failed, or there is honestly nothing.
    #[error("{0}")]
    Failed(String),
    /// The client or the server ended it.
    #[error("cancelled")]
    Cancelled,
}

impl Service {
    /// Puts the parts together. Nothing is fetched or loaded yet.
    ///
    /// # Errors
    ///
    /// [`ServeError`] when a folder is not there or two methods have one name.
    pub fn new(parts: Parts) -> Result<Self, ServeError> {
        for name in [methods::ASK, methods::PLAN] {
            if parts.toolbox.get(name).is_some() {
                return Err(ServeError::Name(name.to_owned()));
            }
        }
        let folders = Folders::open(&parts.folders)?;
        let reader = Reader::new(folders, Kept::default(), media::Limits::default());
        let methods = methods::methods(&parts.toolbox, &parts.workflows);
        let born = Digest::of(&[b"server", uuid::Uuid::new_v4().as_bytes()]);
        Ok(Self {
            parts,
            planner: OnceCell::new(),
            methods,
            reader,
            born,
            traces: AtomicU64::new(0),
            metrics: Metrics::default(),
            drawing: Arc::new(Semaphore::new(DRAWN)),
        })
    }

    /// All that can be called.
    pub(super) fn methods(&self) -> &[Method] {
        &self.methods
    }

    /// Stored plans.
    pub(super) fn workflows(&self) -> &[Workflow] {
        &self.parts.workflows
    }

    /// The tools.
    pub(super) fn toolbox(&self) -> &Toolbox {
        &self.parts.toolbox
    }

    /// Whether clients may bring functions of their own.
    pub(super) fn lends(&self) -> bool {
        self.parts.lends
    }

    /// What runs left behind.
    pub(super) fn kept(&self) -> &Kept {
        &self.reader.kept
    }

    /// Which files may be read, and how arguments are.
    pub(super) fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Draws a page or writes a medium as a file for a client that only looks: few at a time, however many ask.
    pub(super) async fn drawn<T: Send + 'static>(
        &self,
        draw: impl FnOnce() -> Option<T> + Send + 'static,
    ) -> Option<T> {
        let room = Arc::clone(&self.drawing).acquire_owned().await.ok()?;
        let drawing = move || {
            // Taken until it is done, though the client may have gone.
            let _room = room;
            Ok(draw())
        };
        blocking(drawing).await.ok().flatten()
    }

    /// An id for a trace, which cannot be guessed.
    pub(super) fn next_trace(&self) -> String {
        let number = self.traces.fetch_add(1, Ordering::Relaxed);
        let digest = Digest::of(&[self.born.bytes(), &number.to_le_bytes()]).to_string();
        digest.chars().take(32).collect()
    }

    /// Makes a span the child of the client's, if that names one.
    pub(super) fn adopt(&self, span: &Span, traceparent: Option<&str>) {
        if let Some(traceparent) = traceparent {
            (self.parts.adopt)(span, traceparent);
        }
    }

    /// What the server counts.
    pub(super) fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Calls a method.
    pub(super) async fn call(&self, name: &str, args: Map<String, Json>, work: &Work) -> Result<Reply, Failure> {
        self.counted(name, self.dispatch(name, args, work)).await
    }

    /// Counts and logs a call.
    async fn counted<T>(&self, name: &str, call: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
        let began = Instant::now();
        let result = call.await;
        let outcome = match &result {
            Ok(_) => "done",
            // Its name is the client's own and could be any.
            Err(Failure::Unknown { .. }) => return result,
            Err(Failure::Arguments(_)) => "refused",
            Err(Failure::Failed(_)) => "failed",
            Err(Failure::Cancelled) => "cancelled",
        };
        let time = began.elapsed();
        self.metrics.call(name, outcome, time);
        tracing::info!(method = name, outcome, seconds = time.as_secs_f64(), "call");
        result
    }

    async fn dispatch(&self, name: &str, args: Map<String, Json>, work: &Work) -> Result<Reply, Failure> {
        match name {
            methods::ASK => self.ask(args, work).await,
            methods::PLAN => self.plan(args, work).await,
            _ => match self.parts.toolbox.spec(name) {
                Some(spec) => self.tool(spec, args, work).await,
                None => match self.parts.workflows.iter().find(|workflow| methods::run_name(workflow) == name) {
                    Some(workflow) => self.run(workflow, args, work).await,
                    None => Err(self.unknown(name)),
                },
            },
        }
    }

    fn unknown(&self, name: &str) -> Failure {
        let near = near_names(name, self.methods.iter().map(|method| method.name.as_str()));
        let hint = if near.is_empty() { String::new() } else { format!("; near names: {}", near.join(", ")) };
        Failure::Unknown { name: name.chars().take(80).collect(), hint }
    }

    /// One tool, as a plan of one call.
    async fn tool(&self, spec: &ToolSpec, args: Map<String, Json>, work: &Work) -> Result<Reply, Failure> {
        let mut id = "result".to_owned();
        while args.contains_key(&id) {
            id.push('_');
        }
        let (given, inputs) = self.arguments(spec, args).await?;
        let call = ToolCall { id: id.clone(), tool: spec.name.clone(), args: given, thought: None };
        let plan = Plan { thought: None, calls: vec![call], answer: Answer::Value(Reference { id }) };
        let checked = check(plan, &self.parts.toolbox, &Input::all(&inputs))
            .map_err(|errors| Failure::Arguments(errors.to_string()))?;
        if !spec.models.is_empty() {
            self.provided(&spec.models, work).await?;
        }
        let listener = work.listener.clone();
        let options = RunOptions {
            cancel: work.cancel.clone(),
            on_event: Some(Arc::new(move |event: executor::Event<'_>| listener(&Event::Call(event)))),
            ..RunOptions::default()
        };
        let observations = self.parts.executor.run(&checked, &inputs, options).await;
        match observations.into_iter().next().map(|observation| observation.outcome) {
            Some(Outcome::Done { value }) => Ok(self.value(value)),
            Some(Outcome::Failed { error }) => Err(error.into()),
            _ => Err(Failure::Cancelled),
        }
    }

    async fn provided(&self, models: &[String], work: &Work) -> Result<(), Failure> {
        tokio::select! {
            biased;
            provided = self.parts.provide.provide(models) => Ok(provided?),
            () = work.cancel.cancelled() => Err(Failure::Cancelled),
        }
    }

    fn value(&self, value: Value) -> Reply {
        self.reader.kept.keep(&value);
        let media = values::media(&value).into_iter().cloned().collect();
        let text = if value.is_empty() { "nothing".to_owned() } else { value.to_string() };
        Reply { text, json: values::written(&value), media, trace: None }
    }

    /// The arguments of a call, and the values that they refer to. Decoding takes time: it has a thread of its own.
    async fn arguments(
        &self,
        spec: &ToolSpec,
        args: Map<String, Json>,
    ) -> Result<(IndexMap<String, Arg>, IndexMap<String, Value>), Failure> {
        let asked: Vec<(String, Option<ValueType>, Json)> = args
            .into_iter()
            .filter(|(_, json)| !json.is_null())
            .map(|(name, json)| {
                let ty = spec.param(&name).map(|param| &param.ty).or(spec.rest.as_ref()).cloned();
                (name, ty, json)
            })
            .collect();
        let text: usize =
            asked.iter().map(|(_, ty, json)| text_bytes(json, ty.as_ref().is_some_and(takes_files))).sum();
        if text > MOST_TEXT {
            return Err(Failure::Arguments(format!("the texts have {text} bytes, the limit is {MOST_TEXT}")));
        }
        let is_word = |json: &Json| json.is_number() || json.is_boolean();
        let reads = asked.iter().any(|(_, ty, json)| ty.as_ref().is_some_and(takes_files) && !is_word(json));
        let reader = self.reader.for_request();
        let read = move || {
            let (mut given, mut inputs) = (IndexMap::new(), IndexMap::new());
            for (name, ty, json) in asked {
                let arg = match ty.map(|ty| reader.argument(&name, &ty, json.clone())) {
                    Some(read) => read?,
                    // The check knows what to say of a parameter that is not there.
                    None => Given::Literal(json),
                };
                let arg = match arg {
                    Given::Literal(json) => Arg::Literal(json),
                    Given::Value(value) => {
                        inputs.insert(name.clone(), value);
                        Arg::reference(name.clone())
                    }
                };
                given.insert(name, arg);
            }
            values::adopt(&mut inputs);
            Ok((given, inputs))
        };
        if reads { blocking(read).await } else { read() }
            .map_err(|error: ToolError| Failure::Arguments(error.to_string()))
    }

    /// Answers a question.
    async fn ask(&self, mut args: Map<String, Json>, work: &Work) -> Result<Reply, Failure> {
        let verify = match args.remove("verify") {
            None | Some(Json::Null) => false,
            Some(Json::Bool(verify)) => verify,
            Some(_) => return Err(Failure::Arguments("expected `verify`, true or false".to_owned())),
        };
        let query = self.query(args).await?;
        self.answer(query, verify, work).await
    }

    /// Answers a question, or runs a workflow, on inputs that are at hand.
    pub(super) async fn query_of(
        &self,
        query: Query,
        workflow: Option<&Workflow>,
        work: &Work,
    ) -> Result<Reply, Failure> {
        match workflow {
            Some(workflow) => self.counted(&methods::run_name(workflow), self.run_on(workflow, &query, work)).await,
            None => self.counted(methods::ASK, self.answer(query, false, work)).await,
        }
    }

    /// Answers a question with functions of the client beside the tools, or asks the client for their calls.
    pub(super) async fn query_with(
        &self,
        query: Query,
        functions: Option<&Functions>,
        work: &Work,
    ) -> Result<Turn, Failure> {
        let Some(functions) = functions else { return self.query_of(query, None, work).await.map(Turn::Answers) };
        let answered = async {
            let (planner, roles) = self.planner(work).await?;
            let agent = self.agent_over(functions.toolbox(), planner, self.parts.limits.clone()).with_roles(roles);
            let work = Work { listener: functions.listener(work.listener.clone()), ..work.clone() };
            self.asked(&agent, &query, &work).await.map(Turn::Answers)
        };
        let turn = async {
            tokio::select! {
                biased;
                answered = answered => answered,
                calls = functions.wanted() => Ok(Turn::Wants(calls)),
            }
        };
        self.counted(methods::ASK, turn).await
    }

    async fn answer(&self, query: Query, verify: bool, work: &Work) -> Result<Reply, Failure> {
        let (planner, roles) = self.planner(work).await?;
        let limits = Limits { verify: verify || self.parts.limits.verify, ..self.parts.limits.clone() };
        let agent = self.agent(planner, limits).with_roles(roles);
        self.asked(&agent, &query, work).await
    }

    async fn plan(&self, args: Map<String, Json>, work: &Work) -> Result<Reply, Failure> {
        let query = self.query(args).await?;
        let (planner, _) = self.planner(work).await?;
        let planned = self.agent(planner, self.parts.limits.clone()).plan(&query, &work.cancel).await?;
        let Some(checked) = planned.plan else {
            let why = planned.errors.last().map_or("no plan was found for this question", String::as_str);
            return Err(Failure::Failed(why.to_owned()));
        };
        let text = checked.plan().to_string();
        let json = json!({ "text": text, "plan": checked.plan() });
        Ok(Reply { text, json, media: Vec::new(), trace: None })
    }

    /// Runs a workflow.
    async fn run(&self, workflow: &Workflow, args: Map<String, Json>, work: &Work) -> Result<Reply, Failure> {
        let mut asked = Vec::new();
        for input in &workflow.inputs {
            let given = args.get(&input.name).filter(|json| !json.is_null());
            let given = given.ok_or_else(|| {
                Failure::Arguments(format!("`{}` needs `{}` ({})", methods::run_name(workflow), input.name, input.ty))
            })?;
            asked.push((input.name.clone(), input.ty.clone(), given.clone()));
        }
        if let Some(other) = args.keys().find(|name| workflow.inputs.iter().all(|input| input.name != **name)) {
            let message = format!("`{}` takes no `{other}`", methods::run_name(workflow));
            return Err(Failure::Arguments(message));
        }
        let query = self.with_inputs(format!("run {}", workflow.name), asked).await?;
        self.run_on(workflow, &query, work).await
    }

    /// Runs a workflow on inputs that are at hand.
    async fn run_on(&self, workflow: &Workflow, query: &Query, work: &Work) -> Result<Reply, Failure> {
        let planner = Arc::new(Stored::new(format!("workflow `{}`", workflow.name), workflow.plan.clone()));
        self.asked(&self.agent(planner, self.parts.limits.clone()), query, work).await
    }

    async fn asked(&self, agent: &Agent, query: &Query, work: &Work) -> Result<Reply, Failure> {
        // Whoever looks at the trace wants to see what it is about.
        query.inputs.values().for_each(|input| self.reader.kept.keep(input));
        let trace = agent.ask(query, &work.cancel, &work.listener).await?;
        self.reader.kept.keep_trace(&work.trace, &trace);
        let observations = trace.rounds.last().map_or(&[][..], |round| &round.observations);
        let made = observations.iter().filter_map(|seen| Some((seen.call.as_str(), seen.value()?)));
        let made: Vec<(&str, &Value)> =
            made.flat_map(|(call, value)| values::media(value).into_iter().map(move |medium| (call, medium))).collect();
        let artifact = |(call, value): &(&str, &Value)| {
            self.reader.kept.keep(value);
            json!({ "id": call, "kind": value.ty(), "uri": values::address(value) })
        };
        let artifacts: Vec<Json> = made.iter().map(artifact).collect();
        let mut json = trace.object(&artifacts).map_err(|error| Failure::Failed(error.to_string()))?;
        json["trace"] = json!(format!("{TRACE}{}", work.trace));
        let media = made.into_iter().map(|(_, value)| value.clone()).collect();
        Ok(Reply { text: trace.answer.text.clone(), json, media, trace: Some(Box::new(trace)) })
    }

    fn agent(&self, planner: Arc<dyn Planner>, limits: Limits) -> Agent {
        self.agent_over(&self.parts.toolbox, planner, limits)
    }

    /// An agent over other tools.
    fn agent_over(&self, toolbox: &Toolbox, planner: Arc<dyn Planner>, limits: Limits) -> Agent {
        let Parts { executor, provide, .. } = &self.parts;
        let executor = executor.with_toolbox(toolbox.clone());
        Agent::new(toolbox.clone(), executor, planner, provide.clone(), limits)
    }

    async fn planner(&self, work: &Work) -> Result<(Arc<dyn Planner>, Roles), Failure> {
        let opened = self.planner.get_or_try_init(|| (self.parts.planner)());
        tokio::select! {
            biased;
            opened = opened => opened.cloned().map_err(|error| Failure::Failed(format!("{error:#}"))),
            () = work.cancel.cancelled() => Err(Failure::Cancelled),
        }
    }

    /// The question and inputs of `ask` and `plan`.
    async fn query(&self, mut args: Map<String, Json>) -> Result<Query, Failure> {
        let question = match args.remove("question") {
            Some(Json::String(question)) => question,
            _ => return Err(Failure::Arguments("expected `question`, a text".to_owned())),
        };
        checked_question(&question)?;
        let mut asked = Vec::new();
        for (param, kind, ty) in [
            ("images", "image", ValueType::Image),
            ("recordings", "audio", ValueType::Audio),
            ("films", "video", ValueType::Video),
        ] {
            let given = match args.remove(param) {
                None | Some(Json::Null) => continue,
                Some(Json::Array(items)) => items,
                Some(one) => vec![one],
            };
            if given.len() > MOST_INPUTS {
                return Err(Failure::Arguments(format!(
                    "`{param}`: {} are given, at most {MOST_INPUTS} can be",
                    given.len()
                )));
            }
            asked.extend(given.into_iter().enumerate().map(|(i, json)| (input_name(kind, i), ty.clone(), json)));
        }
        if let Some(other) = args.keys().next() {
            let message = format!("there is no `{other}`: expected question, images, recordings, films");
            return Err(Failure::Arguments(message));
        }
        self.with_inputs(question, asked).await
    }

    async fn with_inputs(&self, question: String, asked: Vec<(String, ValueType, Json)>) -> Result<Query, Failure> {
        let mut query = Query { question, ..Query::default() };
        let reader = self.reader.for_request();
        let read = move || {
            for (name, ty, json) in asked {
                let path = json.as_str().map(values::path).unwrap_or_default();
                query.inputs.insert(name.clone(), reader.medium(&name, &ty, json)?);
                query.paths.insert(name, path);
            }
            Ok(query)
        };
        blocking(read).await.map_err(|error| Failure::Arguments(error.to_string()))
    }
}

/// Bytes of text in the arguments of a call: exact tools compare texts word by word, and do not stop in between.
const MOST_TEXT: usize = 100_000;

/// The bytes of the texts in an argument, without those that are the content of a picture or recording.
fn text_bytes(json: &Json, media: bool) -> usize {
    match json {
        Json::String(text) if media && text.starts_with("data:") => 0,
        Json::String(text) => text.len(),
        Json::Array(items) => items.iter().map(|item| text_bytes(item, media)).sum(),
        Json::Object(object) => object.values().map(|value| text_bytes(value, media)).sum(),
        _ => 0,
    }
}

/// Pictures, recordings or films that a question may have of each kind.
pub(super) const MOST_INPUTS: usize = 16;

/// The name of the input number `i` of a kind: `image`, `image2`, ….
pub(super) fn input_name(kind: &str, i: usize) -> String {
    if i == 0 { kind.to_owned() } else { format!("{kind}{}", i + 1) }
}

/// Refuses a question that is empty or too long.
pub(super) fn checked_question(question: &str) -> Result<(), Failure> {
    const MOST: usize = 20_000;
    if question.trim().is_empty() {
        return Err(Failure::Arguments("the question is empty".to_owned()));
    }
    if question.len() > MOST {
        let message = format!("the question has {} bytes, the limit is {MOST}", question.len());
        return Err(Failure::Arguments(message));
    }
    Ok(())
}

/// Whether what is given for a type may have to be read and decoded.
fn takes_files(ty: &ValueType) -> bool {
    match ty {
        ValueType::List(element) => takes_files(element),
        ValueType::OneOf(options) => options.iter().any(takes_files),
        ValueType::Image | ValueType::Audio | ValueType::Video | ValueType::Any => true,
        _ => false,
    }
}

impl From<ToolError> for Failure {
    fn from(error: ToolError) -> Self {
        match error {
            ToolError::Cancelled => Self::Cancelled,
            ToolError::Argument { .. } => Self::Arguments(error.to_string()),
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<AgentError> for Failure {
    fn from(error: AgentError) -> Self {
        match error {
            AgentError::Cancelled => Self::Cancelled,
            other => Self::Failed(other.to_string()),
        }
    }
}
