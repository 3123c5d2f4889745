//! `program`: any program as a tool. It gets the arguments as one JSON object on its standard input and answers with
//! one JSON object on its standard output; `exchange` says how values are written, `process` runs it.
//!
//! What it prints is data, held against the output type of the manifest. It works in a fresh folder that is removed
//! afterwards, with an empty environment but for a few variables, within the call's time, and all processes of its
//! group end with it. On Linux with Landlock (since 5.13; the network since 6.7) it can write only in that folder and
//! in what the manifest lists, and reaches no TCP port unless the manifest allows it; on other systems these two do
//! not hold. It can read what the user can read, and use as much memory as there is: a program is code that the user
//! chose to run.

mod exchange;
mod process;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;

use super::{Member, Runtime, settings};
use crate::experts::{Supplies, ensure_running};
use crate::tool::{Args, Context, Resource, Tool, ToolError, ToolSpec};
use crate::value::{Digest, Value, ValueType};
use process::Order;

/// What every program is told of the environment.
const ENVIRONMENT: [&str; 3] = ["PATH", "HOME", "LANG"];

/// Bytes that a program may print, at most.
const MOST_OUTPUT: usize = 64 << 20;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// The program and its arguments. Words that begin with `./` are files beside the manifest.
    command: Vec<String>,
    /// Names of further variables of the environment that it may see.
    #[serde(default)]
    env: Vec<String>,
    /// Folders that it may write to beside its own.
    #[serde(default)]
    writable: Vec<PathBuf>,
    /// Whether it may use the network.
    #[serde(default)]
    network: bool,
    /// Bytes that it may print.
    #[serde(default = "mebibyte")]
    output_limit: usize,
}

/// The tool of a manifest.
pub(super) fn program(mut spec: ToolSpec, supplies: &Supplies) -> Result<Arc<dyn Tool>, String> {
    let mut settings: Settings = settings(&spec)?;
    if settings.command.first().is_none_or(|program| program.trim().is_empty()) {
        return Err("command: expected a program and its arguments, such as [\"python3\", \"./tool.py\"]".to_owned());
    }
    if !(1..=MOST_OUTPUT).contains(&settings.output_limit) {
        return Err(format!("output_limit {}: expected 1 to {MOST_OUTPUT} bytes", settings.output_limit));
    }
    exchange::ensure_writable(&spec)?;
    let mut files = Vec::new();
    for word in &mut settings.command {
        if let Some(path) = word.strip_prefix("./") {
            let Some(folder) = &supplies.folder else {
                return Err(format!("command: `{word}` lies beside the manifest in a folder given with --data"));
            };
            let path = std::path::absolute(folder.join("tools").join(path)).map_err(|e| format!("`{word}`: {e}"))?;
            *word = path.to_str().ok_or_else(|| format!("`{}` is no UTF-8 path", path.display()))?.to_owned();
            files.push(path);
        }
    }
    if spec.resource == Resource::Light {
        spec.resource = Resource::Cpu;
    }
    // A changed program is another tool: its old results do not count.
    if let (Some(expert), false) = (&mut spec.expert, files.is_empty()) {
        expert.settings.insert("digest".to_owned(), toml::Value::String(digest(&files).to_string()));
    }
    Ok(Member::tool(spec.clone(), Ready { settings, spec }, supplies, answer))
}

/// Digest of the files that a manifest brings along; those that are not there are missed when the tool is called.
fn digest(files: &[PathBuf]) -> Digest {
    let contents: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).unwrap_or_default()).collect();
    Digest::of(&contents.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

struct Ready {
    settings: Settings,
    spec: ToolSpec,
}

fn answer(ready: &Ready, _runtime: &Runtime, args: &Args, context: &Context) -> Result<Value, ToolError> {
    let Ready { settings, spec } = ready;
    let failed = |e: std::io::Error| ToolError::failed(format!("no folder for the program to work in: {e}"));
    let folder = tempfile::Builder::new().prefix("sightline-").tempdir().map_err(failed)?;
    // Names of files are compared below; on some systems the folder of temporary files is a link.
    let work = folder.path().canonicalize().map_err(failed)?;
    let seen = exchange::seen(args)?;
    let input = exchange::write(&seen, &work)?;
    ensure_running(&context.cancel)?;
    let order = Order {
        command: &settings.command,
        folder: &work,
        environment: environment(&settings.env, &work),
        writable: &settings.writable,
        network: settings.network,
        limit: settings.output_limit,
    };
    let ended = process::run(order, input, context)?;
    exchange::read(&ended, &settings.command[0], &spec.output, &seen, &work)
}

/// The variables that the program sees: a few that every program needs, and those that the manifest lists. The only
/// place of the library outside of `models` and the edges that reads the environment.
fn environment(more: &[String], work: &Path) -> Vec<(String, OsString)> {
    let names = ENVIRONMENT.into_iter().chain(more.iter().map(String::as_str));
    let mut seen: Vec<(String, OsString)> =
        names.filter_map(|name| std::env::var_os(name).map(|value| (name.to_owned(), value))).collect();
    seen.push(("TMPDIR".to_owned(), work.as_os_str().to_owned()));
    seen
}

/// Whether a program can give values of a type.
fn can_give(ty: &ValueType) -> bool {
    match ty {
        ValueType::List(element) => can_give(element),
        ValueType::Audio | ValueType::Video | ValueType::Any | ValueType::OneOf(_) => false,
        _ => true,
    }
}

fn mebibyte() -> usize {
    1 << 20
}

#[cfg(all(test, unix))]
mod tests;
