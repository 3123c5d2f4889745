//! `repl`: a conversation about pictures and recordings.
//!
//! A line is a command (`:help` lists them), files to attach, a call in plan text, or a question. Planner, experts and
//! results stay open from one line to the next, and what the calls of an answer gave keeps its name. Without a terminal
//! the lines come from standard input as they are: a script.

mod back;
mod commands;
mod editor;
mod guide;
mod names;
mod paths;
mod picture;
mod save;
mod session;
mod show;

use std::io::{BufRead, IsTerminal};

use anyhow::{Context, Result};
use rustyline::config::Behavior;
use rustyline::error::ReadlineError;
use rustyline::history::DefaultHistory;
use rustyline::{CompletionType, Config, Editor};

use super::app::App;
use super::args::{Command, ReplArgs};
use super::{Exit, UsageError, report};
use crate::agent::AgentError;
use crate::shipped;
use guide::Guide;
use session::Session;

/// The most bytes of a line of a script.
const MAX_LINE: u64 = 1 << 20;
/// Lines that the history keeps.
const HISTORY: usize = 1000;

/// Whether a command looks after Ctrl-C itself: in a conversation it ends the running question and nothing else.
pub(super) fn takes_ctrl_c(command: &Command) -> bool {
    matches!(command, Command::Repl(_)) && std::io::stdin().is_terminal()
}

/// Holds a conversation.
pub(super) async fn repl(app: &App, args: ReplArgs) -> Result<Exit> {
    let terminal = std::io::stdin().is_terminal();
    let mut session = Session::open(app, args, terminal).await?;
    if terminal { talk(&mut session).await } else { script(&mut session).await }
}

/// Takes line after line from a person.
async fn talk(session: &mut Session<'_>) -> Result<Exit> {
    let history = session.history_file();
    let config = Config::builder()
        .behavior(Behavior::PreferTerm)
        .completion_type(CompletionType::List)
        .history_ignore_space(true)
        .max_history_size(HISTORY)?
        .build();
    let mut editor: Editor<Guide, DefaultHistory> = Editor::with_config(config)?;
    let workflows = shipped::workflow_names(&session.app.data);
    editor.set_helper(Some(Guide::new(&session.app.toolbox, workflows)));
    // Without a history there is none yet.
    let _ = editor.load_history(&history);
    session.note(":help says what can be done, Ctrl-D leaves");
    while !session.left {
        if let Some(guide) = editor.helper_mut() {
            let names = session.names.rows().map(|row| row.name.to_owned()).collect();
            guide.know(names, session.names.files().count());
        }
        let line = match tokio::task::block_in_place(|| editor.readline(&prompt(session))) {
            Ok(line) => line,
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(error).context("cannot read from the terminal"),
        };
        if editor.add_history_entry(line.as_str()).unwrap_or(false) {
            // A history that cannot be written is worth no failure.
            let _ = editor.append_history(&history);
        }
        if let Err(error) = session.take(&line).await {
            report(&error);
        }
    }
    Ok(Exit::Answered)
}

/// Names what is attached.
fn prompt(session: &Session<'_>) -> String {
    let files: Vec<&str> = session.names.files().collect();
    match files.len() {
        0 => "> ".to_owned(),
        1..=3 => format!("{} > ", files.join(" ")),
        many => format!("{many} files > "),
    }
}

/// Takes line after line from standard input. What goes wrong ends no script; the first of it is the exit code.
async fn script(session: &mut Session<'_>) -> Result<Exit> {
    let mut exit = Exit::Answered;
    let mut number = 0;
    while let Some(mut line) = next_line(session).await? {
        number += 1;
        let first = number;
        while commands::goes_on(&line) {
            let Some(more) = next_line(session).await? else { break };
            number += 1;
            line = format!("{line}\n{more}");
        }
        let came = session.take(&line).await.with_context(|| format!("line {first}"));
        let came = came.unwrap_or_else(|error| report(&error));
        if exit == Exit::Answered || came == Exit::Cancelled {
            exit = came;
        }
        if came == Exit::Cancelled || session.left {
            break;
        }
    }
    Ok(exit)
}

/// The next line of standard input; nothing at its end.
async fn next_line(session: &Session<'_>) -> Result<Option<String>> {
    let read = tokio::task::spawn_blocking(|| -> Result<Option<String>> {
        let mut line = Vec::new();
        let mut input = std::io::Read::take(std::io::stdin().lock(), MAX_LINE);
        let read = input.read_until(b'\n', &mut line).context("cannot read standard input")?;
        if read as u64 == MAX_LINE {
            return Err(UsageError(format!("a line of standard input has more than {MAX_LINE} bytes")).into());
        }
        let text = String::from_utf8(line).map_err(|_| UsageError("standard input: it is no UTF-8 text".to_owned()))?;
        Ok((read > 0).then(|| text.trim_end_matches(['\n', '\r']).to_owned()))
    });
    tokio::select! {
        line = read => line?,
        () = session.cancel().cancelled() => Err(AgentError::Cancelled.into()),
    }
}
