//! The command line: what the user typed becomes calls into the library, what comes out becomes text, JSON and exit
//! codes. Nothing else in the crate reads arguments, prints, or ends the process.

mod app;
mod args;
mod artifacts;
mod ask;
mod config;
mod demo;
mod eval;
mod input;
#[cfg(feature = "local")]
mod local;
mod models;
mod progress;
mod render;
mod repl;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "servers")]
mod servers;
mod telemetry;
mod tools;
mod trace;

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::CommandFactory;
use tokio_util::sync::CancellationToken;

use app::App;
use args::{Cli, Command};
use config::Config;
use telemetry::Telemetry;

/// How a command ended, as the documented exit codes say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Done; a question was answered.
    Answered = 0,
    /// Something went wrong.
    Failure = 1,
    /// Wrong usage (clap's own code).
    Usage = 2,
    /// The question has no answer from these inputs.
    NotAnswerable = 3,
    /// Ctrl-C.
    Cancelled = 130,
}

/// An error that is the user's to mend: it ends with the usage exit code.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct UsageError(String);

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let (cli, config) = match config::command_line(std::env::args_os().collect()) {
        Ok(read) => read,
        Err(error) => return ExitCode::from(report(&error) as u8),
    };
    let telemetry = Telemetry::start();
    let exit = match run(cli, &config) {
        Ok(exit) => exit,
        Err(error) => report(&error),
    };
    telemetry.end();
    ExitCode::from(exit as u8)
}

/// Says what went wrong on standard error, and which exit code it has.
fn report(error: &anyhow::Error) -> Exit {
    if is_closed_pipe(error) {
        // The reader has seen enough: no error for it.
        return Exit::Answered;
    }
    if is_cancelled(error) {
        say("cancelled");
        return Exit::Cancelled;
    }
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    say(&format!("error: {}", causes.join(": ")));
    if error.downcast_ref::<UsageError>().is_some() { Exit::Usage } else { Exit::Failure }
}

fn say(words: &str) {
    let words: Vec<String> = words.lines().map(render::printable).collect();
    let _ = writeln!(anstream::stderr(), "{}", words.join("\n"));
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let broken = |e: &(dyn std::error::Error + 'static)| {
        e.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    };
    error.chain().any(broken)
}

fn is_cancelled(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(crate::agent::AgentError::Cancelled))
        || matches!(error.downcast_ref(), Some(crate::models::ModelError::Cancelled { .. }))
        || matches!(error.downcast_ref(), Some(crate::tool::ToolError::Cancelled))
}

/// Runs the command on an async runtime; Ctrl-C cancels it, a second one ends the process.
fn run(cli: Cli, config: &Config) -> Result<Exit> {
    if let Command::Config(command) = &cli.command {
        return config::config(config, command);
    }
    if let Command::Completions { shell } = cli.command {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Cli::command(), "sightline", &mut script);
        std::io::stdout().write_all(&script)?;
        return Ok(Exit::Answered);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("cannot start the async runtime")?;
    let exit = runtime.block_on(async {
        let cancel = CancellationToken::new();
        if !repl::takes_ctrl_c(&cli.command) {
            tokio::spawn(watch_ctrl_c(cancel.clone()));
        }
        command(cli, config, cancel).await
    });
    // A call that never returns must not keep the process alive.
    runtime.shutdown_background();
    exit
}

async fn watch_ctrl_c(cancel: CancellationToken) {
    if tokio::signal::ctrl_c().await.is_ok() {
        cancel.cancel();
    }
    if tokio::signal::ctrl_c().await.is_ok() {
        std::process::exit(Exit::Cancelled as i32);
    }
}

/// Runs the command, with the tools of other servers where it may call them.
async fn command(cli: Cli, config: &Config, cancel: CancellationToken) -> Result<Exit> {
    let app = App::open(&cli.global, cancel)?;
    #[cfg(feature = "servers")]
    {
        let mut app = app;
        let servers = servers::join(&mut app, &config.servers, &cli.command).await?;
        let exit = dispatch(app, cli.command).await;
        servers.close().await;
        exit
    }
    #[cfg(not(feature = "servers"))]
    {
        let _ = config;
        dispatch(app, cli.command).await
    }
}

async fn dispatch(app: App, command: Command) -> Result<Exit> {
    match command {
        Command::Ask(args) => ask::ask(&app, args).await,
        Command::Plan(args) => ask::plan(&app, args).await,
        Command::Run(args) => ask::run(&app, args).await,
        Command::Repl(args) => repl::repl(&app, args).await,
        Command::Tools(command) => tools::tools(&app, command).await,
        Command::Models(command) => models::models(&app, command).await,
        Command::Trace(command) => trace::trace(&app, command).await,
        Command::Demo(command) => demo::demo(&app, command).await,
        Command::Eval(command) => eval::eval(&app, command).await,
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::serve(app, args).await,
        Command::Config(_) | Command::Completions { .. } => Ok(Exit::Answered),
    }
}

/// Prints to standard output, with colours only where a terminal listens.
fn print(text: &str) -> Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn print_json(value: &impl serde::Serialize) -> Result<()> {
    print(&serde_json::to_string_pretty(value)?)
}
