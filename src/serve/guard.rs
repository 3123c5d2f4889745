//! Who comes in, and how many at once: names and origins that are this server's, the token, the size of a request, how long
//! it may take to arrive, and how many run or wait.

use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, ORIGIN, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use serde::Deserialize;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::http::refusal;

/// How long a request that is too large is read on.
const LETTING_PASS: Duration = Duration::from_secs(1);
/// How long a request may wait for its turn.
const PATIENCE: Duration = Duration::from_secs(60);
/// Seconds after which a client that was turned away may try again.
const AGAIN: u64 = 2;
/// Bodies that are held at once, counted in largest ones.
const BODIES: usize = 8;
/// A body's size is counted in pieces of so many bytes.
const PIECE: usize = 4096;
/// Values of JSON in a body: each takes many times the memory of its letters.
const VALUES: usize = 200_000;

/// Names and origins that this server answers to.
pub(super) struct Names {
    hosts: Vec<String>,
    token: Option<blake3::Hash>,
}

impl Names {
    /// Loopback names, the address itself, and further names of the user's.
    pub(super) fn new(address: SocketAddr, further: &[String], token: Option<&str>) -> Self {
        let mut hosts: Vec<String> = ["localhost", "127.0.0.1", "::1"].map(str::to_owned).into();
        if !address.ip().is_unspecified() {
            hosts.push(address.ip().to_string());
        }
        hosts.extend(further.iter().map(|host| bare(host).unwrap_or(host).to_ascii_lowercase()));
        // A file that a token comes from may end in a line break.
        Self { hosts, token: token.map(|token| blake3::hash(token.trim().as_bytes())) }
    }

    fn is_own(&self, authority: &str) -> bool {
        bare(authority).is_some_and(|host| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host)))
    }

    /// Whether the request was made for this server, by a page of this server or by no page at all.
    fn check(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), &'static str> {
        let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let host = headers.get(HOST).map(text).ok_or("the request names no host")?;
        // A whole address in the request's first line names a host too.
        let others = uri.authority().is_some_and(|authority| !self.is_own(authority.as_str()));
        if headers.get_all(HOST).iter().count() > 1 || others || !self.is_own(&host) {
            return Err("this host is none of the server's: `--host NAME` adds one");
        }
        match headers.get(ORIGIN).map(text) {
            None => Ok(()),
            Some(origin) => {
                let authority = origin.split_once("://").map(|(_, authority)| authority);
                let own = authority.is_some_and(|authority| self.is_own(authority));
                if own { Ok(()) } else { Err("pages of this origin may not use the server: `--host NAME` adds one") }
            }
        }
    }

    fn lets_in(&self, headers: &HeaderMap) -> bool {
        let Some(token) = &self.token else { return true };
        let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given =
            given.and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        // Comparing digests takes the same time whatever is in them.
        given.is_some_and(|(_, given)| blake3::hash(given.trim().as_bytes()) == *token)
    }
}

/// The host of `host`, `host:port` or `[address]:port`; nothing for what is none.
fn bare(authority: &str) -> Option<&str> {
    let (host, rest) = match authority.strip_prefix('[') {
        Some(rest) => rest.split_once(']').filter(|(address, _)| address.parse::<IpAddr>().is_ok())?,
        None => authority.find(':').map_or((authority, ""), |at| authority.split_at(at)),
    };
    let port = rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    (port && !host.is_empty() && !host.contains(['/', '@', '?', '#', ' '])).then_some(host)
}

/// Reads a name that a server is to answer to.
///
/// # Errors
///
/// What was expected, for what no request could name as its host.
pub fn host(text: &str) -> Result<String, String> {
    let is_host = bare(text).is_some() || text.parse::<IpAddr>().is_ok();
    if is_host { Ok(text.to_owned()) } else { Err("expected a name alone, such as `sight.example.org`".to_owned()) }
}

/// How much may be going on at once.
pub(super) struct Gate {
    /// Calls that run.
    running: Arc<Semaphore>,
    most: usize,
    /// Bytes of bodies, in pieces.
    bodies: Arc<Semaphore>,
    waiting: AtomicUsize,
    queue: usize,
    max_body: usize,
    /// How long a body may take to arrive.
    arrival: Duration,
}

/// There is no room, and none came.
struct Busy;

impl Gate {
    /// So many calls at once, so many more waiting, and bodies of at most so many bytes that arrive in time.
    pub(super) fn new(running: usize, queue: usize, max_body: usize, arrival: Duration) -> Self {
        Self {
            running: Arc::new(Semaphore::new(running)),
            most: running,
            bodies: Arc::new(Semaphore::new(BODIES * pieces(max_body) as usize)),
            waiting: AtomicUsize::new(0),
            queue,
            max_body,
            arrival,
        }
    }

    /// Calls that run now.
    pub(super) fn running(&self) -> usize {
        self.most - self.running.available_permits()
    }

    /// Requests that wait now.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Waits until nothing runs.
    pub(super) async fn idle(&self) {
        let all = u32::try_from(self.most).unwrap_or(u32::MAX);
        drop(self.running.acquire_many(all).await);
    }

    /// Turns away whatever still waits.
    pub(super) fn close(&self) {
        self.running.close();
        self.bodies.close();
    }

    async fn enter(&self, room: &Arc<Semaphore>, size: u32) -> Result<OwnedSemaphorePermit, Busy> {
        if let Ok(permit) = Arc::clone(room).try_acquire_many_owned(size) {
            return Ok(permit);
        }
        let _place = Place::take(self)?;
        match timeout(PATIENCE, Arc::clone(room).acquire_many_owned(size)).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(Busy),
        }
    }
}

fn pieces(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(PIECE).max(1)).unwrap_or(u32::MAX)
}

/// A place in the queue.
struct Place<'a>(&'a Gate);

impl<'a> Place<'a> {
    fn take(gate: &'a Gate) -> Result<Self, Busy> {
        let taken =
            gate.waiting.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| (n < gate.queue).then_some(n + 1));
        taken.map(|_| Self(gate)).map_err(|_| Busy)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What the guard needs.
#[derive(Clone)]
pub(super) struct Guard {
    pub(super) names: Arc<Names>,
    pub(super) gate: Arc<Gate>,
}

/// Turns away who may not come in, and lets the others in when there is room.
pub(super) async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let only_reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let open = only_reads && (path == super::http::HEALTH || path == super::http::PAGE);
    if let Err(message) = guard.names.check(request.uri(), request.headers()) {
        return refusal(StatusCode::FORBIDDEN, "forbidden", message);
    }
    if !open && !guard.names.lets_in(request.headers()) {
        let message = "a token is needed: `Authorization: Bearer …`";
        let mut response = refusal(StatusCode::UNAUTHORIZED, "invalid_api_key", message);
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        return response;
    }
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    admit(&guard.gate, request, next).await.unwrap_or_else(|refused| refused)
}

/// Reads a request's body within its limits, and waits for its turn if it asks for work.
async fn admit(gate: &Gate, request: Request, next: Next) -> Result<Response, Response> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        let message = "the content must be `application/json`";
        return Err(refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, "invalid_request_error", message));
    }
    let too_large = || {
        let message = format!("a request may have {} bytes: `--max-body` says how many", gate.max_body);
        refusal(StatusCode::PAYLOAD_TOO_LARGE, "invalid_request_error", &message)
    };
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let expected = length.unwrap_or(gate.max_body);
    if expected > gate.max_body {
        // Who is still sending may not see the answer before the connection is closed: some of it is let pass.
        drop(timeout(LETTING_PASS, axum::body::to_bytes(request.into_body(), gate.max_body)).await);
        return Err(too_large());
    }
    let body_room = gate.enter(&gate.bodies, pieces(expected)).await.map_err(|Busy| busy(TOO_MUCH))?;
    let (mut head, body) = request.into_parts();
    let body = match timeout(gate.arrival, axum::body::to_bytes(body, gate.max_body)).await {
        Ok(Ok(body)) => body,
        Ok(Err(error)) if is_broken(&error) => {
            let message = "the body of the request is not as HTTP has it, or broke off";
            return Err(refusal(StatusCode::BAD_REQUEST, "invalid_request_error", message));
        }
        Ok(Err(_)) => return Err(too_large()),
        Err(_) => {
            let message = format!("the request did not arrive within {} s", gate.arrival.as_secs_f64());
            return Err(refusal(StatusCode::REQUEST_TIMEOUT, "invalid_request_error", &message));
        }
    };
    if body.len() > VALUES && values(&body) > VALUES {
        let message = format!("a request may have {VALUES} values: send pictures and recordings as base64");
        return Err(refusal(StatusCode::PAYLOAD_TOO_LARGE, "invalid_request_error", &message));
    }
    let turn = match is_work(head.uri.path(), &body) {
        true => Some(Arc::new(gate.enter(&gate.running, 1).await.map_err(|Busy| busy(TOO_MUCH))?)),
        false => None,
    };
    // A call of a session goes on when its client hangs up; the session has these until it has ended.
    head.extensions.insert(turn.clone());
    let response = next.run(Request::from_parts(head, Body::from(body))).await;
    Ok(response.map(|body| Body::new(Held { body, _room: (turn, body_room) })))
}

/// Whether a body did not arrive whole; otherwise it is too large.
fn is_broken(error: &axum::Error) -> bool {
    let first: &(dyn std::error::Error + 'static) = error;
    std::iter::successors(Some(first), |error| error.source()).any(|error| error.is::<hyper::Error>())
}

const TOO_MUCH: &str = "the server is busy: try again later";

/// A refusal for now.
pub(super) fn busy(message: &str) -> Response {
    let mut response = refusal(StatusCode::TOO_MANY_REQUESTS, "rate_limit_exceeded", message);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(AGAIN));
    response
}

/// About how many values a text of JSON holds: one for each comma and for each list and object that begins.
fn values(json: &[u8]) -> usize {
    let mut count = 0;
    let mut bytes = json.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b',' | b'[' | b'{' => count += 1,
            b'"' => {
                // What stands in a text counts for nothing; a backslash takes the next letter with it.
                while let Some(inner) = bytes.next().filter(|inner| **inner != b'"') {
                    if *inner == b'\\' {
                        bytes.next();
                    }
                }
            }
            _ => {}
        }
    }
    count
}

/// Whether a request asks for work, and not only for a list, or tells something of a call that runs. What does not read
/// as either, such as a request with two methods, counts as work.
fn is_work(path: &str, body: &Bytes) -> bool {
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        method: Option<String>,
    }
    let is_call = |head: Head| head.method.is_some_and(|method| method == "tools/call");
    path != super::http::MCP || serde_json::from_slice(body).map_or(true, is_call)
}

/// A response that keeps its room until it has been sent or given up.
struct Held {
    body: Body,
    _room: (Option<Arc<OwnedSemaphorePermit>>, OwnedSemaphorePermit),
}

impl HttpBody for Held {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &str)| {
            ((*name).parse::<axum::http::HeaderName>().unwrap(), value.parse().unwrap())
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn only_own_names_are_answered_to() {
        let names = Names::new("127.0.0.1:8080".parse().unwrap(), &["sight.example.org".to_owned()], None);
        let own = Uri::from_static("/rpc");
        for host in ["localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080", "sight.example.org:443"] {
            assert!(names.check(&own, &headers(&[("host", host)])).is_ok(), "{host}");
        }
        for host in [
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil",
            "[::2]",
            "",
            "localhost:x",
            "a@localhost",
            "::1",
        ] {
            assert!(names.check(&own, &headers(&[("host", host)])).is_err(), "{host}");
        }
        assert!(names.check(&own, &headers(&[])).is_err());
        assert!(names.check(&own, &headers(&[("host", "localhost"), ("host", "evil.example")])).is_err());
        let at = |uri| names.check(&Uri::from_static(uri), &headers(&[("host", "localhost")])).is_ok();
        assert!(at("http://localhost:8080/rpc") && !at("http://evil.example/rpc") && !at("evil.example:443"));
        let from = |origin: &str| names.check(&own, &headers(&[("host", "localhost"), ("origin", origin)])).is_ok();
        assert!(from("http://localhost:3000") && from("https://sight.example.org"));
        assert!(!from("null") && !from("http://evil.example") && !from("https://localhost@evil.example"));
    }

    #[test]
    fn the_token_is_asked_for_where_there_is_one() {
        let names = Names::new("127.0.0.1:8080".parse().unwrap(), &[], Some("secret"));
        let given = |value: &str| names.lets_in(&headers(&[("authorization", value)]));
        assert!(given("Bearer secret") && given("bearer secret"));
        assert!(!given("Bearer wrong") && !given("Basic secret") && !given("secret") && !names.lets_in(&headers(&[])));
        let names = Names::new("127.0.0.1:8080".parse().unwrap(), &[], Some("secret\n"));
        assert!(names.lets_in(&headers(&[("authorization", "Bearer secret")])));
    }

    #[test]
    fn what_no_request_can_name_is_no_host() {
        for name in ["sight.example.org", "sight.example.org:8080", "192.0.2.1", "[2001:db8::1]", "2001:db8::1"] {
            assert_eq!(host(name), Ok(name.to_owned()));
        }
        for wrong in ["", " ", "https://sight.example.org", "sight.example.org/path", "me@sight.example.org"] {
            assert!(host(wrong).is_err(), "{wrong}");
        }
    }

    #[tokio::test]
    async fn what_finds_no_room_waits_and_what_finds_no_place_is_turned_away() {
        let gate = Arc::new(Gate::new(1, 1, 1000, Duration::from_secs(1)));
        let first = gate.enter(&gate.running, 1).await.map_err(|_| ()).unwrap();
        let second = tokio::spawn({
            let gate = gate.clone();
            async move { gate.enter(&gate.running, 1).await.is_ok() }
        });
        while gate.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        assert!(gate.enter(&gate.running, 1).await.is_err());
        drop(first);
        assert!(second.await.unwrap());
        assert_eq!((gate.waiting(), gate.running()), (0, 0));
    }

    #[test]
    fn values_are_counted_outside_of_texts() {
        for (json, count) in [
            ("", 0),
            ("7", 0),
            (r#"{"a": [1, 2, {"b": 3}], "c": "x"}"#, 6),
            (r#"["a,b[{", "\"[,", "\\", 1]"#, 4),
            (r#"["not ended [,{"#, 1),
        ] {
            assert_eq!(values(json.as_bytes()), count, "{json}");
        }
    }

    #[test]
    fn only_what_surely_is_no_call_passes_without_a_turn() {
        let is_work = |body: &'static str| is_work(super::super::http::MCP, &Bytes::from_static(body.as_bytes()));
        for body in [
            r#"{"method": "tools/call"}"#,
            r#"{"method": "tools\/call"}"#,
            r#"{"method": "tools/list", "method": "tools/call"}"#,
            r#"[{"method": "tools/call"}]"#,
            "no JSON",
        ] {
            assert!(is_work(body), "{body}");
        }
        for body in
            [r#"{"method": "tools/list"}"#, r#"{"method": "notifications/cancelled"}"#, r#"{"id": 1, "result": {}}"#]
        {
            assert!(!is_work(body), "{body}");
        }
        assert!(super::is_work("/rpc", &Bytes::from_static(b"{}")));
    }
}
