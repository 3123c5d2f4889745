//! Other servers on the command line: which are reached for a command, and how the user is asked about a call.

use std::io::IsTerminal;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use futures::future::BoxFuture;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::app::App;
use super::args::{Command, ToolsCommand, TraceCommand};
use super::progress::Screen;
use super::render;
use crate::agent::AgentError;
use crate::servers::{Approver, Browser, Login, Servers, Settings, refusal};

/// Adds the tools of the servers that a command may call to the toolbox. One that cannot be reached is warned about.
pub(super) async fn join(app: &mut App, all: &[Settings], command: &Command) -> Result<Servers> {
    let mut wanted: Vec<Settings> = all.iter().filter(|settings| is_wanted(settings, command, app)).cloned().collect();
    if app.offline() {
        for settings in wanted.extract_if(.., |settings| settings.url.is_some()) {
            let why = format!("the server `{}` is reached over the network, which `--offline` forbids", settings.name);
            app.toolbox.lacks(format!("{}_", settings.name), why);
        }
    }
    // A server has clients of its own, who must not be asked in the name of the user; nor is their input the user's.
    let asking = if is_server(command) { None } else { approver(app) };
    let browser = if is_server(command) { None } else { browser(app) };
    let login = Login::new(browser, app.store.home().root().join("logins"), None);
    let cancel = app.cancel.clone();
    let joined = tokio::select! {
        joined = Servers::join(wanted, &mut app.toolbox, asking, login) => Ok(joined),
        () = cancel.cancelled() => Err(AgentError::Cancelled),
    };
    let (servers, warnings) = joined?;
    for warning in warnings {
        app.screen.say(&format!("warning: {}", render::printable(&warning)));
    }
    Ok(servers)
}

fn is_server(command: &Command) -> bool {
    #[cfg(feature = "serve")]
    return matches!(command, Command::Serve(_));
    #[cfg(not(feature = "serve"))]
    {
        let _ = command;
        false
    }
}

/// Whether a command may call tools of a server.
fn is_wanted(settings: &Settings, command: &Command, app: &App) -> bool {
    match command {
        Command::Ask(_) | Command::Plan(_) | Command::Run(_) | Command::Repl(_) => true,
        Command::Tools(ToolsCommand::List { .. }) => true,
        Command::Tools(ToolsCommand::Show { name } | ToolsCommand::Call { name, .. }) => {
            app.toolbox.get(name).is_none() && name.starts_with(&format!("{}_", settings.name))
        }
        Command::Trace(TraceCommand::Replay { .. }) => true,
        #[cfg(feature = "serve")]
        Command::Serve(_) => settings.serve,
        _ => false,
    }
}

/// Sends the user's own browser, where there is a terminal to say so on.
fn browser(app: &App) -> Option<Arc<dyn Browser>> {
    let seen = std::io::stderr().is_terminal();
    seen.then(|| Arc::new(OwnBrowser { screen: app.screen.clone(), listener: Mutex::default() }) as Arc<dyn Browser>)
}

/// The browser of the user, who opens an address in it; it comes back to a port of this machine.
struct OwnBrowser {
    screen: Screen,
    /// Where the next login comes back to. It is closed after that: who comes later is told so by their browser.
    listener: Mutex<Option<TcpListener>>,
}

impl Browser for OwnBrowser {
    fn back(&self) -> BoxFuture<'_, Result<String, String>> {
        Box::pin(async move {
            let bound = TcpListener::bind("127.0.0.1:0").await;
            let bound = bound.and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
            let (port, listener) = bound.map_err(|error| format!("no port to come back to: {error}"))?;
            *self.listener.lock().await = Some(listener);
            Ok(format!("http://127.0.0.1:{port}{BACK}"))
        })
    }

    fn visit<'a>(&'a self, server: &'a str, address: &'a str) -> BoxFuture<'a, Result<String, String>> {
        Box::pin(async move {
            let listener = self.listener.lock().await.take().ok_or("no port to come back to")?;
            let port = listener.local_addr().map_err(|error| error.to_string())?.port();
            let state = state_of(address).ok_or("its address for logins has no state")?;
            self.screen.wants(&format!("the server `{server}` wants you to log in; open this in a browser:"));
            self.screen.wants(address);
            loop {
                let (stream, _) = listener.accept().await.map_err(|error| error.to_string())?;
                if let Some(back) = came_back(stream, port, &state).await {
                    return Ok(back);
                }
            }
        })
    }
}

/// Where a browser comes back to.
const BACK: &str = "/callback";
/// The most bytes of a request that are read.
const MOST_REQUEST: u64 = 16 << 10;
/// A browser that connects in advance and says nothing holds up nobody for longer.
const SILENCE: Duration = Duration::from_secs(2);

/// The mark that tells one login from another: the last one of an address, as a server's own may hold another.
fn state_of(address: &str) -> Option<String> {
    let address = reqwest::Url::parse(address).ok()?;
    address.query_pairs().filter(|(key, _)| key == "state").last().map(|(_, value)| value.into_owned())
}

/// The address that a request of this login came back to; whatever else knocks is sent away.
async fn came_back(stream: TcpStream, port: u16, state: &str) -> Option<String> {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    let mut head = (&mut stream).take(MOST_REQUEST);
    timeout(SILENCE, head.read_line(&mut line)).await.ok()?.ok()?;
    let path = line.strip_prefix("GET ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    let address = format!("http://127.0.0.1:{port}{path}");
    let back = path.split('?').next() == Some(BACK) && state_of(&address).as_deref() == Some(state);
    let (status, words) = match back {
        true if refusal(&address).is_some() => ("200 OK", "The login was refused. You can close this page.\n"),
        true => ("200 OK", "Sightline goes on. You can close this page.\n"),
        false => ("404 Not Found", "There is nothing here.\n"),
    };
    let length = words.len();
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{words}"
    );
    // That the page is not seen does not matter.
    let _ = timeout(SILENCE, stream.write_all(answer.as_bytes())).await;
    back.then_some(address)
}

/// Asks at the terminal, one question at a time; nothing where there is none.
fn approver(app: &App) -> Option<Approver> {
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        return None;
    }
    let (screen, turn) = (app.screen.clone(), Arc::new(Mutex::new(())));
    Some(Arc::new(move |question| {
        let (screen, turn) = (screen.clone(), Arc::clone(&turn));
        Box::pin(async move {
            let _turn = turn.lock().await;
            tokio::task::spawn_blocking(move || screen.asks(&question)).await.unwrap_or(false)
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn asks(port: u16, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    #[tokio::test]
    async fn only_the_browser_of_this_login_is_let_back() {
        let browser = OwnBrowser { screen: Screen::new(true), listener: Mutex::default() };
        let back = browser.back().await.unwrap();
        let port = reqwest::Url::parse(&back).unwrap().port().unwrap();
        let visited = browser.visit("far", "https://far.example/login?state=theirs&state=ours");
        let knocks = async {
            assert!(asks(port, "/").await.starts_with("HTTP/1.1 404"));
            assert!(asks(port, "/callback?code=a&state=theirs").await.starts_with("HTTP/1.1 404"));
            drop(TcpStream::connect(("127.0.0.1", port)).await.unwrap());
            let answer = asks(port, "/callback?code=a&state=ours").await;
            assert!(answer.contains("Sightline goes on"), "{answer}");
        };
        let (visited, ()) = tokio::join!(visited, knocks);
        assert_eq!(visited.unwrap(), format!("http://127.0.0.1:{port}/callback?code=a&state=ours"));
        assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err(), "nobody listens any more");
    }
}
