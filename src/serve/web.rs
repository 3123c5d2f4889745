//! The page for browsers: asks with pictures, shows the plan while it is written and runs, and earlier traces.
//!
//! The page is one file that is made of this crate's own style and scripts; it lets in no others. What it asks for comes
//! from the other routes: `/ask` tells what happens as server-sent events, `/traces` lists what is kept.

use std::convert::Infallible;
use std::sync::{Arc, LazyLock};

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::{StreamExt, stream};
use indexmap::IndexMap;
use serde_json::{Map, Value as Json, json};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tracing::Instrument;

use super::http::refusal;
use super::kept::MEDIUM;
use super::methods::ASK;
use super::service::{Service, Work};
use crate::agent::{Event, Query};
use crate::executor;
use crate::page;
use crate::value::Value;

/// The page without what differs between servers.
static PAGE: LazyLock<String> =
    LazyLock::new(|| include_str!("web/page.html").replacen("{{style}}", &STYLE, 1).replacen("{{script}}", &SCRIPT, 1));
static STYLE: LazyLock<String> =
    LazyLock::new(|| [page::STYLE.as_str(), &page::plain(include_str!("web/web.css"))].concat());
static SCRIPT: LazyLock<String> =
    LazyLock::new(|| [page::DRAWING.as_str(), &page::plain(include_str!("web/web.js"))].concat());
/// Lets in this page's own style and script, and what the server itself gives it.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "default-src 'none'; style-src {}; script-src {}; img-src blob:; media-src blob:; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        page::hash(&STYLE),
        page::hash(&SCRIPT)
    )
});

/// Answers `GET /`.
pub(super) fn page(max_body: usize) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, POLICY.as_str()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (headers, PAGE.replacen("{{max_body}}", &max_body.to_string(), 1)).into_response()
}

/// Answers `POST /ask`, whose body has the arguments of the method `ask`, with events as they happen. Each is an object
/// with its `kind`; the last is `answer` or `failed`.
pub(super) fn ask(service: Arc<Service>, body: &Bytes, work: Work) -> Response {
    let args: Map<String, Json> = match serde_json::from_slice(body) {
        Ok(args) => args,
        Err(error) => return refusal(StatusCode::BAD_REQUEST, "invalid_request_error", &error.to_string()),
    };
    let (tell, mut heard) = unbounded_channel();
    send(&tell, json!({ "kind": "trace", "id": work.trace }));
    let (listener, kept) = (tell.clone(), service.kept().clone());
    let listener = move |event: &Event<'_>| {
        if let Event::Call(executor::Event::Finished { observation }) = event {
            // The page asks for a picture as soon as it hears of it.
            observation.value().into_iter().for_each(|value| kept.keep(value));
        }
        send(&listener, told(event));
    };
    let work = Work { listener: Arc::new(listener), ..work };
    let answering = async move {
        // A client that goes away ends what it asked for.
        let _gone = work.cancel.clone().drop_guard();
        let last = match service.call(ASK, args, &work).await {
            Ok(_) => json!({ "kind": "answer", "view": view(&service, &work.trace) }),
            Err(failure) => json!({ "kind": "failed", "message": failure.to_string() }),
        };
        send(&tell, last);
    };
    let mut answering = Some(Box::pin(answering.in_current_span()));
    let events = stream::poll_fn(move |context| {
        if let Some(work) = &mut answering
            && work.as_mut().poll(context).is_ready()
        {
            // What was told is still read, and nothing after it: a tool that was left behind could hold the listener.
            answering = None;
            heard.close();
        }
        heard.poll_recv(context)
    });
    let events = events.map(|event: String| Ok::<_, Infallible>(Sent::default().data(event)));
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

fn send(tell: &UnboundedSender<String>, event: Json) {
    // A page that has gone hears nothing.
    drop(tell.send(event.to_string()));
}

/// What happened, as the page is told.
fn told(event: &Event<'_>) -> Json {
    match event {
        Event::Asked(query) => json!({ "kind": "asked", "view": begun(query) }),
        Event::Planning { round } => json!({ "kind": "planning", "round": round }),
        Event::Written(call) => json!({ "kind": "written", "call": call }),
        Event::Planned(plan) => json!({ "kind": "planned", "plan": plan.plan() }),
        Event::Call(executor::Event::Started { call, at_s }) => {
            json!({ "kind": "started", "call": call.id, "at_s": at_s })
        }
        Event::Call(executor::Event::Finished { observation }) => {
            json!({ "kind": "finished", "observation": as_written(observation) })
        }
    }
}

/// Through text, so that numbers keep the digits they are written with.
fn as_written(value: &impl serde::Serialize) -> Json {
    serde_json::to_vec(value).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

fn begun(query: &Query) -> Json {
    page::view(&json!({ "question": query.question, "inputs": query.traced(), "rounds": [] }), &query.inputs)
}

/// What the page is told of a kept trace.
pub(super) fn view(service: &Service, id: &str) -> Option<Json> {
    let trace = trace(service, id)?;
    Some(page::view(&trace, &inputs(service, &trace)))
}

/// A kept trace as a page of its own.
pub(super) async fn export(service: &Arc<Service>, id: &str) -> Option<Response> {
    let trace = trace(service, id)?;
    let inputs = inputs(service, &trace);
    let made: Vec<Value> = page::made(&trace).into_iter().filter_map(|digest| service.kept().medium(digest)).collect();
    let html = service.drawn(move || page::page(&trace, &inputs, &made).ok()).await?;
    let headers =
        [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"trace.html\"")];
    Some((headers, html).into_response())
}

/// A kept picture, scaled down to the page.
pub(super) async fn picture(service: &Service, digest: &str) -> Option<Response> {
    let Some(Value::Image(image)) = service.kept().medium_at(&format!("{MEDIUM}{digest}")) else { return None };
    let bytes = service.drawn(move || page::small(&image).ok()).await?;
    Some(([(CONTENT_TYPE, "image/jpeg")], bytes).into_response())
}

fn trace(service: &Service, id: &str) -> Option<Json> {
    serde_json::from_slice(&service.kept().trace(id)?).ok()
}

/// The inputs of a trace that are still kept.
fn inputs(service: &Service, trace: &Json) -> IndexMap<String, Value> {
    let kept = |(name, input): (&String, &Json)| {
        let address = format!("{MEDIUM}{}", input["digest"].as_str()?);
        Some((name.clone(), service.kept().medium_at(&address)?))
    };
    trace["inputs"].as_object().into_iter().flatten().filter_map(kept).collect()
}
