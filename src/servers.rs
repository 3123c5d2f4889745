//! Other MCP servers: what they offer joins the toolbox, each tool under the name of its server and its own,
//! `files_read_file`.
//!
//! `connection` holds the one connection to a server, with the process behind it where there is one; `schema` makes
//! parameters and a type of value out of JSON schemas; `exchange` writes arguments and reads results; `foreign` is the
//! tool that is made of all this, `lent` one whose work a client of this program does. What a server says, in names,
//! descriptions, results and errors, is data: bounded, on one line where it is shown, and never an order.
//!
//! A server speaks MCP in its version of 2026-07-28 or of 2025-11-25: the client asks for the newer and takes what it
//! gets.

mod connection;
mod exchange;
#[cfg(feature = "conformance")]
pub mod fixtures;
mod foreign;
mod lent;
mod login;
mod process;
mod schema;
mod words;

use std::sync::Arc;

use futures::future::{BoxFuture, join_all};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::tool::{Toolbox, is_name, near_names};
use connection::{Connection, Offer};
use foreign::Foreign;
pub use lent::{Lender, lent};
pub use login::{Browser, Login, refusal};

/// Tools of one server that are offered when its settings do not list any.
const MOST_TOOLS: usize = 100;
/// Longest name of a server: a tool's name holds it too.
const LONGEST_NAME: usize = 24;

/// A server, as the configuration file writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What its tools' names begin with: lower case, digits and `_`.
    pub name: String,
    /// The program that is the server, with its arguments: it is spoken to over its standard input and output.
    #[serde(default)]
    pub command: Vec<String>,
    /// Names of further variables of the environment that the program may see.
    #[serde(default)]
    pub env: Vec<String>,
    /// Where the server listens, in place of a program.
    pub url: Option<String>,
    /// The variable of the environment that holds the token which the server at `url` wants to see.
    pub token_env: Option<String>,
    /// Who this program is at the server at `url`, where logins need that and it cannot be agreed on the spot.
    pub client_id: Option<String>,
    /// The variable of the environment that holds the secret of that.
    pub client_secret_env: Option<String>,
    /// Its own names of the tools that are offered; all of them when left out.
    pub tools: Option<Vec<String>>,
    /// Seconds that a call may take.
    #[serde(default = "thirty")]
    pub timeout: f64,
    /// Which tools may be called.
    #[serde(default)]
    pub approve: Approve,
    /// Whether `sightline serve` passes the tools on to its own clients.
    #[serde(default)]
    pub serve: bool,
}

/// Which tools of a server may be called. Whether a tool changes anything is what the server says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approve {
    /// Those that only read; others are not offered.
    #[default]
    ReadOnly,
    /// All; the user is asked before each call of one that does not only read.
    Ask,
    /// All.
    All,
}

/// Puts a question with yes or no to the user.
pub type Approver = Arc<dyn Fn(String) -> BoxFuture<'static, bool> + Send + Sync>;

fn thirty() -> f64 {
    30.0
}

impl Settings {
    /// The settings as they may be shown: what an address may hold to let its owner in is left out.
    pub fn shown(&self) -> Json {
        let mut shown = json!({ "name": self.name });
        match &self.url {
            Some(url) => shown["url"] = json!(connection::bare(url)),
            None => shown["command"] = json!(self.command),
        }
        let further = [
            ("env", (!self.env.is_empty()).then(|| json!(self.env))),
            ("token_env", self.token_env.as_ref().map(|name| json!(name))),
            ("client_id", self.client_id.as_ref().map(|id| json!(id))),
            ("client_secret_env", self.client_secret_env.as_ref().map(|name| json!(name))),
            ("tools", self.tools.as_ref().map(|names| json!(names))),
            ("timeout", Some(json!(self.timeout))),
            ("approve", Some(json!(self.approve))),
            ("serve", Some(json!(self.serve))),
        ];
        for (key, value) in further {
            if let Some(value) = value {
                shown[key] = value;
            }
        }
        shown
    }

    fn check(&self) -> Result<(), String> {
        let name = &self.name;
        if !is_name(name) || name.len() > LONGEST_NAME || name.ends_with('_') {
            return Err(format!(
                "name `{name}`: use lower case, digits and `_`, a letter first, at most {LONGEST_NAME} of them"
            ));
        }
        let wrong = |what: &str| Err(format!("`{name}`: {what}"));
        let is_address = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        match &self.url {
            None if self.command.first().is_none_or(|program| program.trim().is_empty()) => {
                wrong("expected `command`, a program and its arguments, or `url`")
            }
            Some(_) if !self.command.is_empty() => wrong("`command` and `url`: choose one"),
            Some(url) if !is_address(url) => wrong("`url`: expected an address that begins with http:// or https://"),
            None if self.token_env.is_some() => wrong("`token_env` belongs to a `url`: use `env` for a program"),
            None if self.client_id.is_some() => wrong("`client_id` belongs to a `url`"),
            _ if self.client_secret_env.is_some() && self.client_id.is_none() => {
                wrong("`client_secret_env` belongs to a `client_id`")
            }
            Some(_) if !self.env.is_empty() => wrong("`env` belongs to a `command`"),
            _ if !(self.timeout > 0.0 && self.timeout <= 3600.0) => {
                wrong("`timeout`: expected seconds, more than 0 and at most 3600")
            }
            _ => Ok(()),
        }
    }
}

/// Whether servers can be what their settings say.
///
/// # Errors
///
/// A sentence with the server and what was expected.
pub fn check(all: &[Settings]) -> Result<(), String> {
    for (i, settings) in all.iter().enumerate() {
        settings.check()?;
        if all[..i].iter().any(|earlier| earlier.name == settings.name) {
            return Err(format!("two servers are named `{}`", settings.name));
        }
    }
    Ok(())
}

/// The servers that were reached.
pub struct Servers {
    connections: Vec<Arc<Connection>>,
}

impl Servers {
    /// Connects to all servers at once and adds their tools to the toolbox. What is wrong with a server leaves out its
    /// tools and nothing else: the toolbox knows why they are not there. Without an `approver` a call that the user
    /// must be asked about is refused. Gives what the user should hear of, too.
    pub async fn join(
        all: Vec<Settings>,
        toolbox: &mut Toolbox,
        approver: Option<Approver>,
        login: Login,
    ) -> (Self, Vec<String>) {
        let login = Arc::new(login);
        let opened = join_all(all.into_iter().map(|settings| Connection::open(settings, Arc::clone(&login)))).await;
        let (mut connections, mut warnings) = (Vec::new(), Vec::new());
        for (connection, offers) in opened {
            let connection = Arc::new(connection);
            match offers {
                Ok(offers) => add(&connection, offers, toolbox, approver.as_ref(), &mut warnings),
                Err(why) => {
                    toolbox.lacks(format!("{}_", connection.settings.name), why.clone());
                    warnings.push(format!("{why}; its tools are left out"));
                }
            }
            connections.push(connection);
        }
        (Self { connections }, warnings)
    }

    /// Ends all connections, and the programs behind them.
    pub async fn close(&self) {
        join_all(self.connections.iter().map(|connection| connection.close())).await;
    }
}

/// Adds the tools of one server.
fn add(
    connection: &Arc<Connection>,
    offers: Vec<Offer>,
    toolbox: &mut Toolbox,
    approver: Option<&Approver>,
    warnings: &mut Vec<String>,
) {
    let Settings { name: server, tools: wanted, approve, .. } = &connection.settings;
    for name in wanted.iter().flatten().filter(|name| offers.iter().all(|offer| offer.name != **name)) {
        let near = near_names(name, offers.iter().map(|offer| &*offer.name));
        let hint = near.first().map(|near| format!("; did you mean `{}`?", words::plain(near, 64))).unwrap_or_default();
        warnings.push(format!("the server `{server}` has no tool `{name}`{hint}"));
    }
    let listed = |offer: &Offer| wanted.as_ref().is_none_or(|names| names.contains(&offer.name));
    let mut offers: Vec<Offer> = offers.into_iter().filter(listed).collect();
    let most = wanted.as_ref().map_or(MOST_TOOLS, Vec::len);
    if offers.len() > most {
        let count = offers.len();
        warnings.push(format!(
            "the server `{server}` has {count} tools: the first {most} are offered, list those you want under `tools`"
        ));
        offers.truncate(most);
    }
    for offer in offers {
        let theirs = words::plain(&offer.name, 64);
        let reads = offer.read_only;
        let asks = (*approve == Approve::Ask && !reads).then(|| approver.cloned());
        let made = Foreign::tool(Arc::clone(connection), offer, asks);
        match made {
            Err(why) => warnings.push(format!("the tool `{theirs}` of the server `{server}` is left out: {why}")),
            Ok(tool) if toolbox.get(&tool.spec().name).is_some() => warnings.push(format!(
                "the tool `{theirs}` of the server `{server}` is left out: there is a tool `{}`",
                tool.spec().name
            )),
            Ok(tool) if *approve == Approve::ReadOnly && !reads => {
                let why = format!(
                    "the server `{server}` does not say that it only reads: write `approve = \"ask\"` or `\"all\"` in \
                     the server's settings"
                );
                toolbox.lacks(tool.spec().name.clone(), why);
            }
            Ok(tool) => toolbox.insert(tool),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Result<(), String> {
        let table: toml::Table = toml::from_str(text).unwrap();
        let all: Vec<Settings> = table["servers"].clone().try_into().map_err(|e: toml::de::Error| e.to_string())?;
        check(&all)
    }

    #[test]
    fn settings_that_cannot_be_are_refused_by_name() {
        let one = |rest: &str| checked(&format!("[[servers]]\nname = \"files\"\n{rest}"));
        assert_eq!(one("command = [\"a\"]"), Ok(()));
        assert_eq!(one("url = \"http://127.0.0.1:9/mcp\"\ntoken_env = \"T\""), Ok(()));
        for (rest, expected) in [
            ("", "`command`"),
            ("command = []", "`command`"),
            ("command = [\"a\"]\nurl = \"http://b\"", "choose one"),
            ("url = \"file:///etc\"", "http://"),
            ("command = [\"a\"]\ntoken_env = \"T\"", "`token_env`"),
            ("command = [\"a\"]\ntimeout = 0", "`timeout`"),
            ("command = [\"a\"]\napprove = \"never\"", "read-only"),
            ("comand = [\"a\"]", "comand"),
        ] {
            let error = one(rest).unwrap_err();
            assert!(error.contains(expected), "{rest}: {error}");
        }
        assert!(checked("[[servers]]\nname = \"My Files\"\ncommand = [\"a\"]").unwrap_err().contains("My Files"));
        let twice = "[[servers]]\nname = \"a\"\ncommand = [\"x\"]\n".repeat(2);
        assert!(checked(&twice).unwrap_err().contains("two servers"));
    }

    #[test]
    fn what_is_shown_of_an_address_lets_nobody_in() {
        let text = "[[servers]]\nname = \"a\"\nurl = \"https://me:secret@host:1/mcp?key=secret\"";
        let table: toml::Table = toml::from_str(text).unwrap();
        let all: Vec<Settings> = table["servers"].clone().try_into().unwrap();
        let shown = all[0].shown().to_string();
        assert!(shown.contains("https://host:1/mcp") && !shown.contains("secret"), "{shown}");
    }
}
