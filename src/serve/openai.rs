//! The OpenAI-compatible endpoint: a chat whose last question is answered with the pictures and recordings that were
//! sent, by the planner (model `sightline`) or by a workflow (model `run-…`).
//!
//! The question is the text of the last message of the user; what earlier messages say is not read. Pictures and recordings
//! are those of that message or, if it has none, of the last one before that has some. Where the server allows it, plans
//! may call functions that the client describes, see [`functions`].

pub(super) mod functions;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::{TryFutureExt, stream};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tracing::Instrument;

use self::functions::{Functions, Wanted};
use super::http::refusal;
use super::methods;
use super::service::{Failure, MOST_INPUTS, Reply, Service, Work, checked_question, input_name};
use super::values::short;
use crate::agent::Query;
use crate::media::from_base64;
use crate::tool::{ToolError, blocking};
use crate::value::ValueType;

/// The model that plans.
const MODEL: &str = "sightline";
/// The header that names the trace of an answer.
const TRACE_HEADER: &str = "x-sightline-trace";

#[derive(Deserialize)]
struct Chat {
    model: String,
    messages: Vec<Message>,
    #[serde(default)]
    stream: Option<bool>,
    #[serde(default)]
    stream_options: Option<StreamOptions>,
    #[serde(default)]
    n: Option<u32>,
    #[serde(default)]
    tools: Json,
    #[serde(default)]
    tool_choice: Json,
    #[serde(default)]
    parallel_tool_calls: Json,
}

#[derive(Deserialize)]
struct StreamOptions {
    #[serde(default)]
    include_usage: Option<bool>,
}

#[derive(Deserialize)]
struct Message {
    role: String,
    #[serde(default)]
    content: Json,
    #[serde(default)]
    tool_calls: Json,
    #[serde(default)]
    tool_call_id: Option<String>,
}

/// A part of a message that counts.
enum Part {
    Text(String),
    /// Its address.
    Image(String),
    /// Its content in base64; the format is told from it.
    Sound(String),
}

impl Message {
    /// Its texts, each on a line of its own.
    fn words(&self) -> Result<String, Failure> {
        Ok(words(&parts(self.content.clone())?))
    }
}

fn parts(content: Json) -> Result<Vec<Part>, Failure> {
    match content {
        Json::Null => Ok(Vec::new()),
        Json::String(text) => Ok(vec![Part::Text(text)]),
        Json::Array(parts) => parts.into_iter().map(part).collect(),
        _ => Err(Failure::Arguments("`content` is a text or a list of parts".to_owned())),
    }
}

fn words(parts: &[Part]) -> String {
    let texts = parts.iter().filter_map(|part| if let Part::Text(text) = part { Some(text.as_str()) } else { None });
    texts.collect::<Vec<_>>().join("\n")
}

fn part(mut part: Json) -> Result<Part, Failure> {
    let kind = part["type"].as_str().unwrap_or_default().to_owned();
    let (place, make): (&str, fn(String) -> Part) = match kind.as_str() {
        "text" => ("/text", Part::Text),
        "image_url" => ("/image_url/url", Part::Image),
        "input_audio" => ("/input_audio/data", Part::Sound),
        _ => {
            let message = format!("a part is of type text, image_url or input_audio, got `{}`", short(&kind));
            return Err(Failure::Arguments(message));
        }
    };
    match part.pointer_mut(place).map(Json::take) {
        Some(Json::String(text)) => Ok(make(text)),
        _ => Err(Failure::Arguments(format!("a part of type {kind} needs `{}`", place[1..].replace('/', ".")))),
    }
}

/// Answers `POST /v1/chat/completions`.
pub(super) async fn chat(service: Arc<Service>, body: Bytes, work: Work) -> Response {
    let chat: Chat = match serde_json::from_slice(&body) {
        Ok(chat) => chat,
        Err(error) => return refusal(StatusCode::BAD_REQUEST, "invalid_request_error", &error.to_string()),
    };
    drop(body);
    let workflow = match workflow(&service, &chat.model) {
        Ok(workflow) => workflow,
        Err(message) => return refusal(StatusCode::NOT_FOUND, "model_not_found", &message),
    };
    if chat.n.is_some_and(|n| n != 1) {
        return refusal(StatusCode::BAD_REQUEST, "invalid_request_error", "`n` must be 1: there is one answer");
    }
    let functions = match functions(&service, &chat) {
        Ok(functions) => functions,
        Err(failure) => return failed(&failure),
    };
    let at_once = if chat.parallel_tool_calls == false { 1 } else { usize::MAX };
    let model = chat.model;
    let counts = chat.stream_options.is_some_and(|options| options.include_usage == Some(true));
    let head = Head { id: format!("chatcmpl-{}", work.trace), model, created: now(), counts };
    let trace = [(TRACE_HEADER, work.trace.clone())];
    // Before a stream begins, which has no other status than that it is there.
    let query = match query(&service, chat.messages, workflow).await {
        Ok(query) => query,
        Err(failure) => return (trace, failed(&failure)).into_response(),
    };
    // A stream is written after the request's own work is done.
    let answered = answered(service, query, workflow, functions, work);
    let answered = answered.map_ok(move |turn| turn.at_most(at_once)).in_current_span();
    if chat.stream == Some(true) {
        return (trace, streamed(head, answered)).into_response();
    }
    match answered.await {
        Ok(turn) => (trace, super::http::json(&head.whole(&turn))).into_response(),
        Err(failure) => (trace, failed(&failure)).into_response(),
    }
}

/// The functions that a request brings along, where the server allows that.
fn functions(service: &Service, chat: &Chat) -> Result<Option<Functions>, Failure> {
    if !service.lends() || chat.tools.is_null() || chat.tool_choice == "none" {
        return Ok(None);
    }
    let wrong = |message: &str| Failure::Arguments(message.to_owned());
    if !chat.tool_choice.is_null() && chat.tool_choice != "auto" {
        return Err(wrong("`tool_choice` is `auto` or `none`: the plan decides which tools are called"));
    }
    let tools = chat.tools.as_array().ok_or_else(|| wrong("`tools` is a list"))?;
    Functions::of(tools, &chat.messages, service.toolbox())
}

/// Answers `GET /v1/models`.
pub(super) fn models(service: &Service) -> Json {
    json!({ "object": "list", "data": names(service).iter().map(|name| model(name)).collect::<Vec<_>>() })
}

/// Answers `GET /v1/models/{id}`.
pub(super) fn one_model(service: &Service, name: &str) -> Response {
    match names(service).iter().any(|known| known == name) {
        true => super::http::json(&model(name)),
        false => refusal(StatusCode::NOT_FOUND, "model_not_found", &unknown(service, name)),
    }
}

fn names(service: &Service) -> Vec<String> {
    std::iter::once(MODEL.to_owned()).chain(service.workflows().iter().map(methods::run_name)).collect()
}

fn model(name: &str) -> Json {
    json!({ "id": name, "object": "model", "created": 0, "owned_by": "sightline" })
}

fn unknown(service: &Service, name: &str) -> String {
    format!("there is no model `{}`; models: {}", short(name), names(service).join(", "))
}

/// The workflow that a model's name stands for; nothing for the planner.
fn workflow(service: &Service, model: &str) -> Result<Option<usize>, String> {
    if model == MODEL {
        return Ok(None);
    }
    let at = service.workflows().iter().position(|workflow| methods::run_name(workflow) == model);
    at.map(Some).ok_or_else(|| unknown(service, model))
}

/// Runs the question. Ends when nobody waits for the answer any more.
async fn answered(
    service: Arc<Service>,
    query: Query,
    workflow: Option<usize>,
    functions: Option<Functions>,
    work: Work,
) -> Result<Turn, Failure> {
    let _gone = work.cancel.clone().drop_guard();
    match workflow.and_then(|at| service.workflows().get(at)) {
        Some(workflow) => service.query_of(query, Some(workflow), &work).await.map(Turn::Answers),
        None => service.query_with(query, functions.as_ref(), &work).await,
    }
}

/// The question with what it is about, or what is wrong with the request.
async fn query(service: &Service, messages: Vec<Message>, workflow: Option<usize>) -> Result<Query, Failure> {
    let workflow = workflow.and_then(|at| service.workflows().get(at));
    let users = messages.into_iter().filter(|message| message.role == "user").map(|message| parts(message.content));
    let mut users: Vec<Vec<Part>> = users.collect::<Result<_, _>>()?;
    let question = users.last().map(|parts| words(parts)).unwrap_or_default();
    let question = workflow.map_or(question, |workflow| format!("run {}", workflow.name));
    checked_question(&question)?;
    let with_media = users.iter().rposition(|parts| parts.iter().any(|part| !matches!(part, Part::Text(_))));
    let parts = with_media.map(|at| users.swap_remove(at)).unwrap_or_default();
    let reader = service.reader().for_request();
    let read = move || {
        let mut query = Query { question, ..Query::default() };
        let (mut images, mut recordings) = (0, 0);
        for part in parts {
            let (name, value) = match part {
                Part::Text(_) => continue,
                Part::Image(address) => {
                    images += 1;
                    (input_name("image", images - 1), reader.medium("image_url", &ValueType::Image, json!(address))?)
                }
                Part::Sound(data) => {
                    recordings += 1;
                    let wrong = |message: String| ToolError::argument("input_audio", message);
                    let bytes = from_base64(&data).map_err(wrong)?;
                    (input_name("audio", recordings - 1), reader.audio("the recording sent", &bytes).map_err(wrong)?)
                }
            };
            if images.max(recordings) > MOST_INPUTS {
                return Err(ToolError::argument("content", format!("at most {MOST_INPUTS} of a kind can be sent")));
            }
            query.paths.insert(name.clone(), String::new());
            query.inputs.insert(name, value);
        }
        Ok(query)
    };
    let query = blocking(read).await.map_err(|error| Failure::Arguments(error.to_string()))?;
    let missing =
        workflow.and_then(|workflow| workflow.inputs.iter().find(|input| !query.inputs.contains_key(&input.name)));
    match missing {
        Some(input) => {
            Err(Failure::Arguments(format!("this model needs `{}` ({}) in the message", input.name, input.ty)))
        }
        None => Ok(query),
    }
}

/// What comes of a request.
pub(super) enum Turn {
    /// The answer.
    Answers(Reply),
    /// There is none before the client has made these calls.
    Wants(Vec<Wanted>),
}

impl Turn {
    /// With no more calls of the client than it can make at once.
    fn at_most(mut self, calls: usize) -> Self {
        if let Self::Wants(all) = &mut self {
            all.truncate(calls);
        }
        self
    }

    /// The answer, where it is one.
    fn reply(&self) -> Option<&Reply> {
        match self {
            Self::Answers(reply) => Some(reply),
            Self::Wants(_) => None,
        }
    }

    /// Why it ends.
    fn finish(&self) -> &'static str {
        match self {
            Self::Answers(_) => "stop",
            Self::Wants(_) => "tool_calls",
        }
    }
}

/// What all parts of one answer carry.
struct Head {
    id: String,
    model: String,
    created: u64,
    /// Whether a stream ends with its count of tokens.
    counts: bool,
}

impl Head {
    fn whole(&self, turn: &Turn) -> Json {
        let mut message = json!({ "role": "assistant", "content": null, "refusal": null });
        match turn {
            Turn::Answers(reply) => message["content"] = json!(reply.text),
            Turn::Wants(calls) => message["tool_calls"] = Json::Array(self.calls(calls)),
        }
        let mut whole = json!({
            "id": self.id,
            "object": "chat.completion",
            "created": self.created,
            "model": self.model,
            "choices": [{ "index": 0, "message": message, "logprobs": null, "finish_reason": turn.finish() }],
            "usage": usage(turn.reply()),
        });
        if let Some(reply) = turn.reply() {
            whole["sightline"] = about(reply);
        }
        whole
    }

    /// Calls that the client is asked for; the ids say which answer they belong to.
    fn calls(&self, calls: &[Wanted]) -> Vec<Json> {
        calls.iter().enumerate().map(|(i, call)| call.json(&format!("{}-{i}", self.id))).collect()
    }

    fn chunk(&self, delta: Json, finish: Option<&str>) -> Json {
        let mut chunk = json!({
            "id": self.id,
            "object": "chat.completion.chunk",
            "created": self.created,
            "model": self.model,
            "choices": [{ "index": 0, "delta": delta, "logprobs": null, "finish_reason": finish }],
        });
        if self.counts {
            // The protocol has the field in every chunk then, empty up to the last.
            chunk["usage"] = Json::Null;
        }
        chunk
    }
}

/// The answer as a stream of events: who speaks at once, the words when they are there.
fn streamed(head: Head, answered: impl Future<Output = Result<Turn, Failure>> + Send + 'static) -> Response {
    let first =
        stream::once(std::future::ready(head.chunk(json!({ "role": "assistant", "content": "" }), None).to_string()));
    let rest = stream::once(async move {
        let mut events = Vec::new();
        match answered.await {
            Ok(turn) => {
                let mut last = head.chunk(json!({}), Some(turn.finish()));
                match &turn {
                    Turn::Answers(reply) => {
                        let line = |line| head.chunk(json!({ "content": line }), None);
                        events.extend(reply.text.split_inclusive('\n').map(line));
                        last["sightline"] = about(reply);
                    }
                    Turn::Wants(calls) => {
                        let numbered = head.calls(calls).into_iter().enumerate().map(|(i, mut call)| {
                            call["index"] = json!(i);
                            call
                        });
                        events.push(head.chunk(json!({ "tool_calls": numbered.collect::<Vec<_>>() }), None));
                    }
                }
                events.push(last);
                if head.counts {
                    let mut sum = head.chunk(json!({}), None);
                    sum["choices"] = json!([]);
                    sum["usage"] = usage(turn.reply());
                    events.push(sum);
                }
            }
            Err(failure) => {
                let (_, kind) = kind(&failure);
                events.push(json!({ "error": { "message": failure.to_string(), "type": kind, "code": kind } }));
            }
        }
        let done = std::iter::once("[DONE]".to_owned());
        stream::iter(events.into_iter().map(|event| event.to_string()).chain(done).collect::<Vec<_>>())
    });
    use futures::StreamExt;
    let events = first.chain(rest.flatten()).map(|data| Ok::<_, Infallible>(Event::default().data(data)));
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// What the answer rests on, beside what the protocol has a place for.
fn about(reply: &Reply) -> Json {
    let part = |key: &str| reply.json.get(key).cloned().unwrap_or_default();
    json!({
        "answered": part("answered"),
        "evidence": part("evidence"),
        "artifacts": part("artifacts"),
        "trace": part("trace"),
    })
}

fn usage(reply: Option<&Reply>) -> Json {
    let usage = reply.and_then(|reply| reply.trace.as_ref()).map(|trace| trace.usage()).unwrap_or_default();
    json!({
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "total_tokens": usage.prompt_tokens + usage.completion_tokens,
    })
}

/// A failure as a response.
fn failed(failure: &Failure) -> Response {
    let (status, kind) = kind(failure);
    refusal(status, kind, &failure.to_string())
}

fn kind(failure: &Failure) -> (StatusCode, &'static str) {
    match failure {
        Failure::Arguments(_) => (StatusCode::BAD_REQUEST, "invalid_request_error"),
        Failure::Unknown { .. } => (StatusCode::NOT_FOUND, "model_not_found"),
        Failure::Failed(_) => (StatusCode::INTERNAL_SERVER_ERROR, "server_error"),
        Failure::Cancelled => (StatusCode::SERVICE_UNAVAILABLE, "cancelled"),
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}
