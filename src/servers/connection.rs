//! The one connection to a server: opened at the start, shared by all calls, opened again when it broke.

use std::sync::Arc;
use std::time::Duration;

use rmcp::model::{CallToolRequestParams, CallToolResult, PaginatedRequestParams, ProtocolVersion};
use rmcp::service::{ClientInitializeError, RunningService};
use rmcp::transport::async_rw::AsyncRwTransport;
use rmcp::transport::streamable_http_client::StreamableHttpClientTransportConfig;
use rmcp::transport::{DynamicTransportError, StreamableHttpClientTransport};
use rmcp::{ClientLifecycleMode, RoleClient, ServiceError, serve_client_with_lifecycle};
use serde_json::{Map, Value as Json};
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::Settings;
use super::process::{self, Process};
use super::words::plain;
use crate::tool::ToolError;

/// How long a server may take until its tools are known.
const START: Duration = Duration::from_secs(30);
/// How long a word to the server may take to go out before the program ends.
const WORD: Duration = Duration::from_millis(50);
/// Bytes of one message of a server.
const MOST_MESSAGE: usize = 64 << 20;
/// Pages of a list of tools, and tools on all of them.
const MOST_PAGES: usize = 50;
const MOST_LISTED: usize = 2000;
/// Longest message of a server that is passed on, in characters.
const LONGEST_MESSAGE: usize = 1000;

/// What answers what a server asks.
#[cfg(not(feature = "conformance"))]
type Handler = Plain;
#[cfg(feature = "conformance")]
type Handler = super::fixtures::Answering;

/// A tool as its server describes it.
pub(super) struct Offer {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) input: Map<String, Json>,
    pub(super) output: Option<Map<String, Json>>,
    /// Whether the server says that it changes nothing.
    pub(super) read_only: bool,
}

/// A server and how it is spoken to.
pub(super) struct Connection {
    pub(super) settings: Settings,
    state: Mutex<State>,
}

enum State {
    /// Calls go here.
    Open(Arc<Live>),
    /// The last one broke or never came about: the next call opens another.
    Broken,
    /// The program ends.
    Closed,
}

/// An open connection.
struct Live {
    service: RunningService<RoleClient, Handler>,
    process: Option<Process>,
}

impl Connection {
    /// Opens a connection and asks for the tools.
    ///
    /// # Errors
    ///
    /// A sentence with the server's name; the connection can still be opened later.
    pub(super) async fn open(settings: Settings) -> (Self, Result<Vec<Offer>, String>) {
        let opened = timeout(START, async {
            let live = open(&settings).await?;
            let offers = live.offers().await?;
            Ok((live, offers))
        });
        let opened = opened.await.unwrap_or_else(|_| Err(format!("it does not answer within {} s", START.as_secs())));
        let (state, offers) = match opened {
            Ok((live, offers)) => (State::Open(Arc::new(live)), Ok(offers)),
            Err(why) => (State::Broken, Err(format!("the server `{}` cannot be reached: {why}", settings.name))),
        };
        (Self { settings, state: Mutex::new(state) }, offers)
    }

    /// Calls a tool. A connection that broke is opened again first, once.
    ///
    /// # Errors
    ///
    /// [`ToolError`] naming the server: it is not there, broke, refused the call or took too long; or the call was
    /// cancelled, which the server is told.
    pub(super) async fn call(
        &self,
        tool: &str,
        arguments: Map<String, Json>,
        cancel: &CancellationToken,
    ) -> Result<CallToolResult, ToolError> {
        let seconds = self.settings.timeout;
        let params = CallToolRequestParams::new(tool.to_owned()).with_arguments(arguments);
        let work = async {
            let live = self.live().await?;
            let called = live.service.call_tool(params);
            match timeout(Duration::from_secs_f64(seconds), called).await {
                Ok(Ok(result)) => Ok(result),
                Ok(Err(error)) => Err(self.failed(&live, error).await),
                // Giving up the call tells the server.
                Err(_) => Err(ToolError::Timeout { seconds }),
            }
        };
        let ended = tokio::select! {
            biased;
            ended = work => Some(ended),
            () = cancel.cancelled() => None,
        };
        match ended {
            None | Some(Err(ToolError::Timeout { .. })) => {
                sleep(WORD).await;
                ended.unwrap_or(Err(ToolError::Cancelled))
            }
            Some(ended) => ended,
        }
    }

    async fn live(&self) -> Result<Arc<Live>, ToolError> {
        let mut state = self.state.lock().await;
        match &*state {
            State::Open(live) if !live.service.peer().is_transport_closed() => return Ok(Arc::clone(live)),
            State::Open(_) | State::Broken => {}
            State::Closed => return Err(ToolError::Cancelled),
        }
        *state = State::Broken;
        let name = &self.settings.name;
        tracing::info!(server = name, "connecting again");
        let opened = timeout(START, open(&self.settings)).await;
        let opened = opened.unwrap_or_else(|_| Err(format!("it does not answer within {} s", START.as_secs())));
        let live = opened.map_err(|why| ToolError::Unavailable {
            message: format!("the server `{name}` cannot be reached again: {why}"),
        })?;
        let live = Arc::new(live);
        *state = State::Open(Arc::clone(&live));
        Ok(live)
    }

    async fn failed(&self, live: &Live, error: ServiceError) -> ToolError {
        let name = &self.settings.name;
        let words = match error {
            ServiceError::McpError(error) => {
                format!("the server `{name}` refused the call: {}", plain(&error.message, LONGEST_MESSAGE))
            }
            ServiceError::TransportClosed | ServiceError::Cancelled { .. } => {
                let process = live.process.as_ref();
                let last = match process {
                    Some(process) => process.last_words().await,
                    None => String::new(),
                };
                format!("the server `{name}` ended in the middle of the call{last}")
            }
            ServiceError::TransportSend(error) => {
                format!("the server `{name}` cannot be spoken to: {}", broken(&error))
            }
            ServiceError::UnexpectedResponse => {
                format!("the server `{name}` answered with something else than a result")
            }
            ServiceError::InputRequiredRoundsExceeded { .. } => {
                format!("the server `{name}` goes on asking and gives no result")
            }
            other => format!("the server `{name}`: {}", plain(&other.to_string(), LONGEST_MESSAGE)),
        };
        ToolError::failed(words)
    }

    /// Ends the connection, and the program behind it.
    pub(super) async fn close(&self) {
        let mut state = self.state.lock().await;
        let State::Open(live) = std::mem::replace(&mut *state, State::Closed) else { return };
        live.service.cancellation_token().cancel();
        if let Some(process) = &live.process {
            process.end().await;
        }
    }
}

impl Live {
    /// All tools, page by page.
    async fn offers(&self) -> Result<Vec<Offer>, String> {
        let (mut offers, mut cursor) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let page = cursor.take().map(|cursor| PaginatedRequestParams::default().with_cursor(Some(cursor)));
            let listed = self.service.peer().list_tools(page).await;
            let listed = match listed {
                Ok(listed) => listed,
                Err(error) => {
                    let why = match (&error, &self.process) {
                        (ServiceError::TransportClosed, Some(process)) => {
                            format!("it ended{}", process.last_words().await)
                        }
                        (ServiceError::TransportSend(error), _) => broken(error),
                        _ => plain(&error.to_string(), LONGEST_MESSAGE),
                    };
                    return Err(format!("its tools cannot be listed: {why}"));
                }
            };
            offers.extend(listed.tools.into_iter().map(offer));
            cursor = listed.next_cursor;
            if cursor.is_none() || offers.len() >= MOST_LISTED {
                break;
            }
        }
        Ok(offers)
    }
}

fn offer(tool: rmcp::model::Tool) -> Offer {
    let read_only = tool.annotations.as_ref().and_then(|hints| hints.read_only_hint).unwrap_or(false);
    let title = tool.title.as_deref();
    let description = tool.description.as_deref().or(title).unwrap_or_default().to_owned();
    let own = |schema: Arc<Map<String, Json>>| Arc::unwrap_or_clone(schema);
    Offer {
        name: tool.name.into_owned(),
        description,
        input: own(tool.input_schema),
        output: tool.output_schema.map(own),
        read_only,
    }
}

/// Opens a connection in the newest way that the server knows. One that cannot even be asked for it, because it ends or
/// answers with something odd, is spoken to in the older way from the start.
async fn open(settings: &Settings) -> Result<Live, String> {
    let newest = ClientLifecycleMode::Auto {
        preferred_versions: vec![ProtocolVersion::V_2026_07_28],
        legacy_version: Some(ProtocolVersion::V_2025_11_25),
    };
    match attempt(settings, newest).await? {
        Ok(live) => Ok(live),
        Err(refused) if refused.needs_login => Err(refused.why),
        Err(first) => attempt(settings, ClientLifecycleMode::Initialize)
            .await?
            .map_err(|second| if second.why.is_empty() { first.why } else { second.why }),
    }
}

/// Why a server that is there did not take up the conversation.
struct Refused {
    why: String,
    needs_login: bool,
}

/// Opens a connection in one way.
///
/// # Errors
///
/// The outer one when there is nothing to speak to, the inner one when the way may be wrong.
async fn attempt(settings: &Settings, way: ClientLifecycleMode) -> Result<Result<Live, Refused>, String> {
    let handler = Handler::default();
    let (served, process) = match &settings.url {
        Some(url) => {
            let transport = http(url, settings)?;
            (serve_client_with_lifecycle(handler, transport, way).await, None)
        }
        None => {
            let (process, output, input) = process::start(settings)?;
            let transport = AsyncRwTransport::new_client(output, input).with_max_line_length(MOST_MESSAGE);
            (serve_client_with_lifecycle(handler, transport, way).await, Some(process))
        }
    };
    let error = match served {
        Ok(service) => return Ok(Ok(Live { service, process })),
        Err(error) => error,
    };
    let needs_login = error.is_authorization_required();
    let last = match &process {
        Some(process) if matches!(error, ClientInitializeError::ConnectionClosed(_)) => process.last_words().await,
        _ => String::new(),
    };
    let why = match &error {
        _ if needs_login => "it wants a login: name a variable with its token as `token_env`".to_owned(),
        ClientInitializeError::ConnectionClosed(_) => format!("it ended before it said what it is{last}"),
        error => refusal(error),
    };
    Ok(Err(Refused { why, needs_login }))
}

fn http(url: &str, settings: &Settings) -> Result<StreamableHttpClientTransport<reqwest::Client>, String> {
    const REDIRECTS: usize = 3;
    let client = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .redirect(reqwest::redirect::Policy::limited(REDIRECTS))
        .user_agent(concat!("sightline/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| causes(&error))?;
    let mut config = StreamableHttpClientTransportConfig::with_uri(url)
        .max_json_response_size(MOST_MESSAGE)
        .max_sse_event_size(MOST_MESSAGE);
    if let Some(name) = &settings.token_env {
        let token = std::env::var(name).ok().filter(|token| !token.trim().is_empty());
        let token = token.ok_or_else(|| format!("its token is looked for in `{name}`, which is not set"))?;
        config = config.auth_header(token.trim());
    }
    Ok(StreamableHttpClientTransport::with_client(client, config))
}

/// An address without what lets its owner in: user, password, query.
pub(super) fn bare(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    format!("{scheme}://{}{path}", host.rsplit('@').next().unwrap_or_default())
}

/// Why a server did not take up the conversation.
fn refusal(error: &ClientInitializeError) -> String {
    match error {
        ClientInitializeError::TransportError { error, .. } => broken(error),
        ClientInitializeError::JsonRpcError(error) => format!("it says: {}", plain(&error.message, LONGEST_MESSAGE)),
        ClientInitializeError::LegacyFallbackFailed { fallback, .. } => refusal(fallback),
        other => plain(&other.to_string(), LONGEST_MESSAGE),
    }
}

/// Why something could not be sent, without the names of types.
fn broken(error: &DynamicTransportError) -> String {
    plain(&causes(&*error.error), LONGEST_MESSAGE)
}

/// An error with what led to it.
fn causes(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        // Many say their cause themselves.
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        cause = error.source();
    }
    words
}

/// Says who this client is, and answers no questions: it has no one to put them to.
#[cfg(not(feature = "conformance"))]
#[derive(Default)]
struct Plain;

#[cfg(not(feature = "conformance"))]
impl rmcp::ClientHandler for Plain {
    fn get_info(&self) -> rmcp::model::ClientConfig {
        rmcp::model::ClientConfig::new(rmcp::model::ClientCapabilities::default(), about())
    }
}

/// Who this client is.
pub(super) fn about() -> rmcp::model::Implementation {
    rmcp::model::Implementation::new("sightline", env!("CARGO_PKG_VERSION")).with_title("Sightline")
}
