//! The HTTP server: one address for MCP (`/mcp`), JSON-RPC (`/rpc`), the OpenAI-compatible endpoint (`/v1`), what runs left
//! behind, health and metrics, and the page for browsers at `/`.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{MatchedPath, Path, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use serde_json::{Value as Json, json};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tracing::{Instrument, Span};

use super::guard::{Gate, Guard, Names, guard};
use super::service::{Service, Work};
use super::{ServeError, mcp, openai, rpc, values, web};
use crate::spans;

/// The path of the Model Context Protocol.
pub(super) const MCP: &str = "/mcp";
/// The path that says whether the server is up; it needs no token.
pub(super) const HEALTH: &str = "/healthz";

/// The page for browsers; it holds nothing, so it needs no token.
pub(super) const PAGE: &str = "/";

/// Connections at once.
const CONNECTIONS: usize = 1024;
/// How long connections may take to close after the last call.
const CLOSING: Duration = Duration::from_secs(2);

/// How to serve over HTTP.
#[derive(Debug, Clone)]
pub struct HttpOptions {
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// Names that the server answers to beside those of this machine.
    pub hosts: Vec<String>,
    /// What clients must show. Needed where the address is not this machine's own.
    pub token: Option<String>,
    /// Calls that run at once.
    pub running: usize,
    /// Requests that wait for their turn; more are turned away.
    pub queue: usize,
    /// Bytes of a request.
    pub max_body: usize,
    /// How long running calls may take to end after the server is told to stop.
    pub grace: Duration,
    /// How long clients may take.
    pub patience: Patience,
}

/// How long a server waits for its clients.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For the head of a request, and for the next request over a connection.
    pub head: Duration,
    /// For the body of a request.
    pub body: Duration,
    /// For a client to read on.
    pub reading: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { head: Duration::from_secs(20), body: Duration::from_secs(30), reading: Duration::from_secs(30) }
    }
}

/// What the routes share.
#[derive(Clone)]
struct Shared {
    service: Arc<Service>,
    gate: Arc<Gate>,
    /// Cancelled when running calls may go on no longer.
    stop: CancellationToken,
}

impl Shared {
    fn work(&self) -> Work {
        Work { cancel: self.stop.child_token(), listener: Arc::new(|_| {}), trace: self.service.next_trace() }
    }
}

/// Serves until `cancel` is cancelled, then lets running calls end. `ready` is told the address once clients can come.
///
/// # Errors
///
/// [`ServeError`] when the address cannot be listened at, or is open to others without a token.
pub async fn http(
    service: Arc<Service>,
    options: HttpOptions,
    cancel: CancellationToken,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    if !options.address.ip().is_loopback() && options.token.is_none() {
        return Err(ServeError::Open(options.address));
    }
    let listen = |source| ServeError::Listen { address: options.address, source };
    let listener = TcpListener::bind(options.address).await.map_err(listen)?;
    let address = listener.local_addr().map_err(listen)?;
    let HttpOptions { running, queue, max_body, patience, .. } = options;
    let gate = Arc::new(Gate::new(running.max(1), queue, max_body.max(1024), patience.body));
    let shared = Shared { service, gate: gate.clone(), stop: CancellationToken::new() };
    let names = Names::new(address, &options.hosts, options.token.as_deref());
    let stop = shared.stop.clone();
    let router = router(shared, Arc::new(names), max_body);
    ready(address);
    let connections = accept(listener, router, patience, &cancel).await;
    // Whoever is being served is served to the end, if that comes soon.
    if tokio::time::timeout(options.grace, gate.idle()).await.is_err() {
        tracing::warn!(running = gate.running(), "calls that still ran were cancelled");
    }
    gate.close();
    stop.cancel();
    drop(tokio::time::timeout(CLOSING, connections.shutdown()).await);
    Ok(())
}

/// Takes connections in until `cancel` is cancelled; gives those that are still open.
async fn accept(
    listener: TcpListener,
    router: Router,
    patience: Patience,
    cancel: &CancellationToken,
) -> GracefulShutdown {
    let connections = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(patience.head).max_buf_size(64 * 1024);
    loop {
        let arrival = async {
            let place = room.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, stream) = tokio::select! {
            () = cancel.cancelled() => return connections,
            (place, accepted) = arrival => match accepted {
                Ok((stream, _)) => (place, stream),
                Err(error) => {
                    // Too many open files, or a client that left at once.
                    tracing::warn!(%error, "a connection was not taken in");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        drop(stream.set_nodelay(true));
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(patience.reading));
        let service = TowerToHyperService::new(router.clone());
        let connection = connections.watch(server.serve_connection(TokioIo::new(Box::pin(stream)), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
            drop(place);
        });
    }
}

fn router(shared: Shared, names: Arc<Names>, max_body: usize) -> Router {
    let mcp = mcp::http(shared.service.clone(), shared.stop.clone(), max_body);
    let guarding = Guard { names, gate: shared.gate.clone() };
    Router::new()
        .route("/rpc", post(rpc_route))
        .route("/v1/chat/completions", post(chat_route))
        .route("/v1/models", get(|State(shared): State<Shared>| async move { json(&openai::models(&shared.service)) }))
        .route("/v1/models/{id}", get(model_route))
        .route("/artifacts/{digest}", get(artifact_route))
        .route("/traces/{id}", get(trace_route))
        .route(PAGE, get(move || async move { web::page(max_body) }))
        .route("/ask", post(ask_route))
        .route(
            "/traces",
            get(|State(shared): State<Shared>| async move { json(&json!(shared.service.kept().heads())) }),
        )
        .route("/traces/{id}/view", get(view_route))
        .route("/traces/{id}/page", get(export_route))
        .route("/pictures/{digest}", get(picture_route))
        .route("/metrics", get(metrics_route))
        .route(HEALTH, get(|| async { json(&json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") })) }))
        .merge(mcp)
        .fallback(|| async {
            let message =
                "there is nothing here: see /, /mcp, /rpc, /v1/chat/completions, /v1/models, /healthz, /metrics";
            refusal(StatusCode::NOT_FOUND, "not_found", message)
        })
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(from_fn_with_state(guarding, guard))
        .layer(from_fn_with_state(shared.clone(), count))
        .with_state(shared)
}

/// Counts and logs each request. One that may ask for work has a span, which the work finds among its extensions.
async fn count(State(shared): State<Shared>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let method = request.method().clone();
    let span = match &route {
        Some(route) if method == Method::POST => spans::request(method.as_str(), route),
        _ => Span::none(),
    };
    shared.service.adopt(&span, request.headers().get("traceparent").and_then(|value| value.to_str().ok()));
    request.extensions_mut().insert(span.clone());
    let response = next.run(request).instrument(span.clone()).await;
    let path = route.as_deref().unwrap_or("other");
    let status = response.status().as_u16();
    span.record("http.response.status_code", i64::from(status));
    if response.status().is_server_error() {
        spans::failed(&span, response.status().as_str());
    }
    shared.service.metrics().request(path, status);
    tracing::debug!(%method, path, status, seconds = began.elapsed().as_secs_f64(), "request");
    response
}

async fn rpc_route(State(shared): State<Shared>, body: Bytes) -> Response {
    let cancel = shared.stop.child_token();
    // A client that goes away ends what it asked for.
    let _gone = cancel.clone().drop_guard();
    let work = || Work { cancel: cancel.clone(), ..shared.work() };
    match rpc::answer(&shared.service, &body, work).await {
        Some(answer) => json(&answer),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

async fn chat_route(State(shared): State<Shared>, body: Bytes) -> Response {
    let work = shared.work();
    openai::chat(shared.service, body, work).await
}

async fn model_route(State(shared): State<Shared>, Path(id): Path<String>) -> Response {
    openai::one_model(&shared.service, &id)
}

async fn artifact_route(State(shared): State<Shared>, Path(digest): Path<String>) -> Response {
    let kept = shared.service.kept().medium_at(&format!("{}{digest}", super::kept::MEDIUM));
    let Some(value) = kept else { return gone() };
    let file = shared.service.drawn(move || values::file(&value)).await;
    file.map_or_else(gone, |(mime, bytes)| ([(CONTENT_TYPE, mime)], bytes).into_response())
}

async fn trace_route(State(shared): State<Shared>, Path(id): Path<String>) -> Response {
    match shared.service.kept().trace(&id) {
        Some(trace) => ([(CONTENT_TYPE, "application/json")], trace.to_vec()).into_response(),
        None => gone(),
    }
}

async fn ask_route(State(shared): State<Shared>, body: Bytes) -> Response {
    let work = shared.work();
    web::ask(shared.service, &body, work)
}

async fn view_route(State(shared): State<Shared>, Path(id): Path<String>) -> Response {
    web::view(&shared.service, &id).map_or_else(gone, |view| json(&view))
}

async fn export_route(State(shared): State<Shared>, Path(id): Path<String>) -> Response {
    web::export(&shared.service, &id).await.unwrap_or_else(gone)
}

async fn picture_route(State(shared): State<Shared>, Path(digest): Path<String>) -> Response {
    web::picture(&shared.service, &digest).await.unwrap_or_else(gone)
}

fn gone() -> Response {
    refusal(StatusCode::NOT_FOUND, "not_found", "this is not kept, or no longer")
}

async fn metrics_route(State(shared): State<Shared>) -> Response {
    let text = shared.service.metrics().text(shared.gate.running(), shared.gate.waiting());
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(CONTENT_TYPE, kind)], text).into_response()
}

/// A refusal, in the form that clients of the OpenAI-compatible endpoint know.
pub(super) fn refusal(status: StatusCode, kind: &str, message: &str) -> Response {
    let error = json!({ "message": message, "type": kind, "param": null, "code": kind });
    (status, json(&json!({ "error": error }))).into_response()
}

/// JSON as a response.
pub(super) fn json(value: &Json) -> Response {
    ([(CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use futures::future::BoxFuture;

    use super::*;
    use crate::agent::{Limits, Provide};
    use crate::executor::{Executor, ExecutorOptions};
    use crate::serve::Parts;
    use crate::tool::{ToolError, Toolbox};

    struct Nothing;

    impl Provide for Nothing {
        fn provide<'a>(&'a self, _: &'a [String]) -> BoxFuture<'a, Result<(), ToolError>> {
            Box::pin(std::future::ready(Ok(())))
        }
    }

    /// A service without tools.
    fn bare() -> Arc<Service> {
        let toolbox = Toolbox::default();
        let parts = Parts {
            executor: Executor::new(toolbox.clone(), ExecutorOptions::default()),
            toolbox,
            provide: Arc::new(Nothing),
            planner: Box::new(|| Box::pin(async { anyhow::bail!("there is no planner") })),
            workflows: Vec::new(),
            limits: Limits::default(),
            folders: vec![env!("CARGO_MANIFEST_DIR").into()],
            lends: false,
            adopt: |_, _| {},
        };
        Arc::new(Service::new(parts).unwrap())
    }

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
    }

    /// A server that has little patience, on a runtime that ends with it.
    fn impatient() -> (tokio::runtime::Runtime, SocketAddr) {
        let little = Duration::from_millis(300);
        let options = HttpOptions {
            address: "127.0.0.1:0".parse().unwrap(),
            hosts: Vec::new(),
            token: None,
            running: 1,
            queue: 1,
            max_body: 100_000,
            grace: Duration::ZERO,
            patience: Patience { head: little, body: little, reading: little },
        };
        let runtime = runtime();
        let (ready, address) = std::sync::mpsc::channel();
        runtime.spawn(http(bare(), options, CancellationToken::new(), move |address| ready.send(address).unwrap()));
        let address = address.recv().unwrap();
        (runtime, address)
    }

    /// Sends a byte every 50 ms for as long as the server listens, and reads what it says.
    fn drip(address: SocketAddr, start: &str) -> (Duration, String) {
        let began = Instant::now();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(start.as_bytes()).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        let mut said = Vec::new();
        loop {
            let mut bytes = [0; 1024];
            match stream.read(&mut bytes) {
                Ok(0) => break,
                Ok(n) => said.extend_from_slice(&bytes[..n]),
                Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break,
                Err(_) => drop(stream.write_all(b"x")),
            }
            assert!(began.elapsed() < Duration::from_secs(20), "it listens for ever");
        }
        (began.elapsed(), String::from_utf8(said).unwrap())
    }

    #[test]
    fn clients_that_drip_are_hung_up_on_and_others_are_served() {
        let (_runtime, address) = impatient();
        let post = "POST /rpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        let (_, said) = drip(address, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: ");
        assert!(said.is_empty() || said.starts_with("HTTP/1.1 408"), "{said}");
        let (_, said) = drip(address, &format!("{post}Content-Length: 1000\r\n\r\n"));
        assert!(said.starts_with("HTTP/1.1 408") && said.contains("within 0.3 s"), "{said}");
        let (_, said) = drip(address, &format!("{post}Transfer-Encoding: chunked\r\n\r\n3e8\r\n"));
        assert!(said.starts_with("HTTP/1.1 408"), "{said}");
        // A connection that asks for nothing more is closed as well.
        let (took, said) = drip(address, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assert!(said.starts_with("HTTP/1.1 200") && took < Duration::from_secs(10), "{took:?} {said}");
    }

    #[test]
    fn few_drawings_run_at_once_and_one_that_nobody_waits_for_keeps_its_place() {
        let runtime = runtime();
        let service = bare();
        let (begun, begins) = std::sync::mpsc::channel();
        let (ends, tasks): (Vec<_>, Vec<_>) = (0..3)
            .map(|_| {
                let (begun, service) = (begun.clone(), service.clone());
                let (end, ended) = std::sync::mpsc::channel::<()>();
                let draw = move || {
                    begun.send(()).ok()?;
                    ended.recv().ok()
                };
                (end, runtime.spawn(async move { service.drawn(draw).await }))
            })
            .unzip();
        begins.recv().unwrap();
        begins.recv().unwrap();
        tasks.iter().for_each(tokio::task::JoinHandle::abort);
        let third = runtime.spawn(async move { service.drawn(move || begun.send(()).ok()).await });
        assert!(begins.recv_timeout(Duration::from_millis(100)).is_err(), "a third was drawn beside two");
        drop(ends);
        begins.recv().unwrap();
        runtime.block_on(third).unwrap().unwrap();
    }
}
