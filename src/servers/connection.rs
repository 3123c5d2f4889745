//! The one connection to a server: opened at the start, shared by all calls, opened again when it broke.

use std::sync::Arc;
use std::time::Duration;

use rmcp::model::{CallToolRequestParams, CallToolResult, PaginatedRequestParams, ProtocolVersion};
use rmcp::service::{ClientInitializeError, RunningService};
use rmcp::transport::async_rw::AsyncRwTransport;
use rmcp::transport::streamable_http_client::{StreamableHttpClient, StreamableHttpClientTransportConfig};
use rmcp::transport::{AuthClient, AuthorizationManager, DynamicTransportError, StreamableHttpClientTransport};
use rmcp::{ClientLifecycleMode, RoleClient, ServiceError, serve_client_with_lifecycle};
use serde_json::{Map, Value as Json};
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::Settings;
use super::login::Login;
use super::process::{self, Process};
use super::words::plain;
use crate::tool::ToolError;

/// How long a server may take until its tools are known.
const START: Duration = Duration::from_secs(30);
/// How long a server that speaks the older version is given to open the stream that it asks on: it opens beside the first
/// call, and what is asked before is lost.
const LISTENING: Duration = Duration::from_millis(250);
/// How long a word to the server may take to go out before the program ends.
const WORD: Duration = Duration::from_millis(50);
/// Bytes of one message of a server.
const MOST_MESSAGE: usize = 64 << 20;
/// Pages of a list of tools, and tools on all of them.
const MOST_PAGES: usize = 50;
const MOST_LISTED: usize = 2000;
/// Longest message of a server that is passed on, in characters.
const LONGEST_MESSAGE: usize = 1000;
/// How often the user is asked to log in until the tools are known: a server may move its logins elsewhere meanwhile.
const MOST_FIRST_LOGINS: usize = 2;
/// How often the user is asked for more during one call.
const MOST_LOGINS: usize = 3;

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
    login: Arc<Login>,
    state: Mutex<State>,
    /// How often the user has logged in for a call; held while they do, so that calls that want the same wait for it.
    logins: Mutex<u64>,
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
    /// What the user may do at a server that is spoken to over HTTP.
    access: Option<Arc<Mutex<AuthorizationManager>>>,
}

/// Why there is no connection.
enum Trouble {
    /// In words.
    Says(String),
    /// The server wants a login, in these words of its own.
    Login(String),
}

impl Connection {
    /// Opens a connection and asks for the tools.
    ///
    /// # Errors
    ///
    /// A sentence with the server's name; the connection can still be opened later.
    pub(super) async fn open(settings: Settings, login: Arc<Login>) -> (Self, Result<Vec<Offer>, String>) {
        let opened = reach(&settings, &login, async |live| {
            let offers = live.offers().await?;
            Ok((live, offers))
        });
        let (state, offers) = match opened.await {
            Ok((live, offers)) => (State::Open(Arc::new(live)), Ok(offers)),
            Err(why) => (State::Broken, Err(format!("the server `{}` cannot be reached: {why}", settings.name))),
        };
        (Self { settings, login, state: Mutex::new(state), logins: Mutex::default() }, offers)
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
            let mut asked = 0;
            loop {
                let live = self.live().await?;
                let logins = *self.logins.lock().await;
                let called = live.service.call_tool(params.clone());
                let error = match timeout(Duration::from_secs_f64(seconds), called).await {
                    Ok(Ok(result)) => return Ok(result),
                    Ok(Err(error)) => error,
                    // Giving up the call tells the server.
                    Err(_) => return Err(ToolError::Timeout { seconds }),
                };
                match error.auth_challenge() {
                    Some(challenge) if asked < MOST_LOGINS && self.settings.token_env.is_none() => {
                        self.widen(&live, challenge, logins).await?;
                    }
                    _ => return Err(self.failed(&live, error).await),
                }
                asked += 1;
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
        let opened = reach(&self.settings, &self.login, async |live| Ok(live)).await;
        let live = opened.map_err(|why| ToolError::Unavailable {
            message: format!("the server `{name}` cannot be reached again: {why}"),
        })?;
        let live = Arc::new(live);
        *state = State::Open(Arc::clone(&live));
        Ok(live)
    }

    /// Logs the user in for what a call needs beyond an earlier login, unless they have done so since there were so many
    /// logins.
    async fn widen(&self, live: &Live, challenge: &str, seen: u64) -> Result<(), ToolError> {
        let Self { settings, login, .. } = self;
        let (Some(access), Some(url)) = (&live.access, &settings.url) else { return Ok(()) };
        let mut logins = self.logins.lock().await;
        if *logins != seen {
            return Ok(());
        }
        let refused = |why| ToolError::failed(format!("the server `{}` wants a login for this: {why}", settings.name));
        *access.lock().await = login.log_in(settings, url, challenge).await.map_err(refused)?;
        *logins += 1;
        Ok(())
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
    async fn offers(&self) -> Result<Vec<Offer>, Trouble> {
        let (mut offers, mut cursor) = (Vec::new(), None);
        for _ in 0..MOST_PAGES {
            let page = cursor.take().map(|cursor| PaginatedRequestParams::default().with_cursor(Some(cursor)));
            let listed = self.service.peer().list_tools(page).await;
            let listed = match listed {
                Ok(listed) => listed,
                Err(error) => {
                    if let Some(challenge) = error.auth_challenge() {
                        return Err(Trouble::Login(challenge.to_owned()));
                    }
                    let why = match (&error, &self.process) {
                        (ServiceError::TransportClosed, Some(process)) => {
                            format!("it ended{}", process.last_words().await)
                        }
                        (ServiceError::TransportSend(error), _) => broken(error),
                        _ => plain(&error.to_string(), LONGEST_MESSAGE),
                    };
                    return Err(Trouble::Says(format!("its tools cannot be listed: {why}")));
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

/// Opens a connection and does something with it first, within the time for that. Where the server wants a login, the
/// user logs in.
async fn reach<T>(
    settings: &Settings,
    login: &Login,
    first: impl AsyncFn(Live) -> Result<T, Trouble>,
) -> Result<T, String> {
    let mut access = None;
    let mut asked = 0;
    loop {
        let opened = timeout(START, async { first(open(settings, login, access.take()).await?).await }).await;
        match (opened, &settings.url) {
            (Ok(Ok(opened)), _) => return Ok(opened),
            (Ok(Err(Trouble::Login(challenge))), Some(url))
                if asked < MOST_FIRST_LOGINS && settings.token_env.is_none() =>
            {
                access = Some(login.log_in(settings, url, &challenge).await?);
                asked += 1;
            }
            (Ok(Err(Trouble::Login(_))), _) => {
                return Err(match &settings.token_env {
                    Some(name) => format!("it does not take the token in `{name}`"),
                    None => "it wants a login again right after one".to_owned(),
                });
            }
            (Ok(Err(Trouble::Says(why))), _) => return Err(why),
            (Err(_), _) => return Err(format!("it does not answer within {} s", START.as_secs())),
        }
    }
}

/// Opens a connection in the newest way that the server knows. One that cannot even be asked for it, because it ends or
/// answers with something odd, is spoken to in the older way from the start.
async fn open(settings: &Settings, login: &Login, access: Option<AuthorizationManager>) -> Result<Live, Trouble> {
    let newest = ClientLifecycleMode::Auto {
        preferred_versions: vec![ProtocolVersion::V_2026_07_28],
        legacy_version: Some(ProtocolVersion::V_2025_11_25),
    };
    let client = match &settings.url {
        Some(url) => Some(Client::of(url, settings, login, access).await.map_err(Trouble::Says)?),
        None => None,
    };
    match attempt(settings, client.as_ref(), newest).await? {
        Ok(live) => Ok(live),
        Err(first) => {
            let second = attempt(settings, client.as_ref(), ClientLifecycleMode::Initialize).await?;
            second.map_err(|second| Trouble::Says(if second.is_empty() { first } else { second }))
        }
    }
}

/// Opens a connection in one way.
///
/// # Errors
///
/// The outer one when another way would not help, the inner one when the way may be wrong.
async fn attempt(
    settings: &Settings,
    client: Option<&Client>,
    way: ClientLifecycleMode,
) -> Result<Result<Live, String>, Trouble> {
    let handler = Handler::default();
    let (served, process) = match client {
        Some(Client::Token(client)) => (serve_client_with_lifecycle(handler, http(client, settings)?, way).await, None),
        Some(Client::Login(client)) => (serve_client_with_lifecycle(handler, http(client, settings)?, way).await, None),
        None => {
            let (process, output, input) = process::start(settings).map_err(Trouble::Says)?;
            let transport = AsyncRwTransport::new_client(output, input).with_max_line_length(MOST_MESSAGE);
            (serve_client_with_lifecycle(handler, transport, way).await, Some(process))
        }
    };
    let error = match served {
        Ok(service) => {
            let version = service.peer().peer_info().map(|server| server.protocol_version.clone());
            if client.is_some() && version != Some(ProtocolVersion::V_2026_07_28) {
                sleep(LISTENING).await;
            }
            let access = match client {
                Some(Client::Login(client)) => Some(Arc::clone(&client.auth_manager)),
                _ => None,
            };
            return Ok(Ok(Live { service, process, access }));
        }
        Err(error) => error,
    };
    if let Some(challenge) = error.auth_challenge() {
        return Err(Trouble::Login(challenge.to_owned()));
    }
    let last = match &process {
        Some(process) if matches!(error, ClientInitializeError::ConnectionClosed(_)) => process.last_words().await,
        _ => String::new(),
    };
    Ok(Err(match &error {
        ClientInitializeError::ConnectionClosed(_) => format!("it ended before it said what it is{last}"),
        error => refusal(error),
    }))
}

/// What speaks HTTP to a server.
enum Client {
    /// With the token that the settings name.
    Token(reqwest::Client),
    /// With what the user is given there.
    Login(AuthClient<reqwest::Client>),
}

impl Client {
    async fn of(
        url: &str,
        settings: &Settings,
        login: &Login,
        access: Option<AuthorizationManager>,
    ) -> Result<Self, String> {
        const REDIRECTS: usize = 3;
        let client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::limited(REDIRECTS))
            .user_agent(concat!("sightline/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| causes(&error))?;
        if settings.token_env.is_some() {
            return Ok(Self::Token(client));
        }
        let access = match access {
            Some(access) => access,
            None => login.manager(settings, url).await?,
        };
        Ok(Self::Login(AuthClient::new(client, access)))
    }
}

fn http<C: StreamableHttpClient + Send + Sync>(
    client: &C,
    settings: &Settings,
) -> Result<StreamableHttpClientTransport<C>, Trouble> {
    let url = settings.url.as_deref().unwrap_or_default();
    let mut config = StreamableHttpClientTransportConfig::with_uri(url)
        .max_json_response_size(MOST_MESSAGE)
        .max_sse_event_size(MOST_MESSAGE);
    if let Some(name) = &settings.token_env {
        let token = std::env::var(name).ok().filter(|token| !token.trim().is_empty());
        let missing = || Trouble::Says(format!("its token is looked for in `{name}`, which is not set"));
        let token = token.ok_or_else(missing)?;
        config = config.auth_header(token.trim());
    }
    Ok(StreamableHttpClientTransport::with_client(client.clone(), config))
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

/// An error with what led to it, and addresses as [`bare`] has them.
fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    let mut words = error.to_string();
    let mut urls = Vec::from_iter(url_of(error));
    let mut cause = error.source();
    while let Some(error) = cause {
        urls.extend(url_of(error));
        let more = error.to_string();
        // Many say their cause themselves.
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        cause = error.source();
    }
    urls.iter().fold(words, |words, url| words.replace(url.as_str(), &bare(url)))
}

/// The address that an error of the HTTP client names.
fn url_of(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    Some(error.downcast_ref::<reqwest::Error>()?.url()?.to_string())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn an_error_keeps_the_key_in_an_address_to_itself() {
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let url = format!("http://user:word@{closed}/mcp?apiKey=SECRET");
        let words = causes(&reqwest::Client::new().get(url).send().await.unwrap_err());
        assert!(words.contains(&format!("http://{closed}/mcp")), "{words}");
        assert!(!words.contains("SECRET") && !words.contains("word"), "{words}");
    }
}
