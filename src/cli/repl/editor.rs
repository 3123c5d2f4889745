//! The user's own editor.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::paths;
use crate::cli::UsageError;

/// Lets the user edit a text in the editor that `VISUAL` or `EDITOR` names, and gives what was saved.
///
/// # Errors
///
/// When there is no editor, when it does not start, and when it ends with an error, which is how one leaves without
/// saving.
pub(super) fn edit(text: &str, terminal: bool) -> Result<String> {
    let editor = named(terminal)?;
    let words: Vec<String> = paths::words(&editor).into_iter().map(|word| word.text).collect();
    let Some((program, args)) = words.split_first() else { bail!("the editor `{editor}` has no name") };
    let file = tempfile::Builder::new().prefix("plan-").suffix(".txt").tempfile().context("cannot write the plan")?;
    std::fs::write(file.path(), text).context("cannot write the plan")?;
    let mut command = Command::new(program);
    command.args(args).arg(file.path());
    if !terminal {
        // The lines of a script are not the editor's.
        command.stdin(Stdio::null());
    }
    let status = command.status().with_context(|| format!("cannot start the editor `{editor}`"))?;
    if !status.success() {
        bail!("the editor `{editor}` ended with an error ({status}): nothing runs");
    }
    std::fs::read_to_string(file.path()).context("cannot read the plan again")
}

/// The editor's command.
fn named(terminal: bool) -> Result<String> {
    let var = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let usual = if cfg!(windows) { "notepad" } else { "vi" };
    let named = var("VISUAL").or_else(|| var("EDITOR")).or_else(|| terminal.then(|| usual.to_owned()));
    let message = "plans are edited in the editor that `VISUAL` or `EDITOR` names, and neither is set";
    Ok(named.ok_or_else(|| UsageError(message.to_owned()))?)
}
