//! Other servers on the command line: which are reached for a command, and how the user is asked about a call.

use std::io::IsTerminal;
use std::sync::Arc;

use anyhow::Result;

use super::app::App;
use super::args::{Command, ToolsCommand, TraceCommand};
use super::render;
use crate::agent::AgentError;
use crate::servers::{Approver, Servers, Settings};

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
    let cancel = app.cancel.clone();
    let joined = tokio::select! {
        joined = Servers::join(wanted, &mut app.toolbox, asking) => Ok(joined),
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

/// Asks at the terminal, one question at a time; nothing where there is none.
fn approver(app: &App) -> Option<Approver> {
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        return None;
    }
    let (screen, turn) = (app.screen.clone(), Arc::new(tokio::sync::Mutex::new(())));
    Some(Arc::new(move |question| {
        let (screen, turn) = (screen.clone(), Arc::clone(&turn));
        Box::pin(async move {
            let _turn = turn.lock().await;
            tokio::task::spawn_blocking(move || screen.asks(&question)).await.unwrap_or(false)
        })
    }))
}
