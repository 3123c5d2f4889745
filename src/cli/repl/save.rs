//! `:save`: what came of a conversation as a workflow, as a demonstration, or as a picture.

use std::ffi::OsString;

use anyhow::{Context, Result, bail, ensure};

use super::commands::last;
use super::paths;
use super::session::Session;
use crate::cli::args::DemoCommand;
use crate::cli::artifacts::{self, PictureFile};
use crate::cli::{Exit, UsageError, demo};
use crate::plan::Input;
use crate::prompt::input_type;
use crate::value::Value;
use crate::workflow::Workflow;

/// Does what stands behind `:save`.
pub(super) async fn save(session: &Session<'_>, rest: &str) -> Result<Exit> {
    let words: Vec<String> = paths::words(rest).into_iter().map(|word| word.text).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["workflow", name] => workflow(session, name)?,
        ["demonstration", name] => return demonstration(session, name).await,
        ["picture", name, file] => picture(session, name.trim_start_matches('$'), file)?,
        _ => {
            let message = "expected `:save workflow NAME`, `:save demonstration NAME` or `:save picture NAME FILE`";
            return Err(UsageError(message.to_owned()).into());
        }
    }
    Ok(Exit::Answered)
}

/// Writes the last plan as a workflow that needs nothing but its files: the calls that made earlier values which the
/// plan takes are part of it.
fn workflow(session: &Session<'_>, name: &str) -> Result<()> {
    let name = demo::plain_name(name.to_owned())?;
    let folder = demo::folder(session.app, ":save workflow")?;
    let done = last(session)?;
    ensure!(done.trace.answer.answered, "the last question has no answer: a workflow is a plan that works");
    let plan = session.names.standalone(done)?;
    let is_call = |name: &String| plan.calls.iter().any(|call| call.id == *name);
    let mut inputs: Vec<Input> = Vec::new();
    for input in super::names::references_of(&plan).into_iter().filter(|name| !is_call(name)) {
        let ty = input_type(&input).with_context(|| format!("`${input}` is neither picture, recording nor film"))?;
        if !inputs.iter().any(|known| known.name == input) {
            inputs.push(Input::new(input, ty));
        }
    }
    let description = done.query.question.split_whitespace().collect::<Vec<_>>().join(" ");
    let path = folder.join("workflows").join(format!("{name}.toml"));
    ensure!(!path.exists(), "there is a workflow `{name}` already, in `{}`: give another name", path.display());
    let workflow = Workflow { name: name.clone(), description, inputs, plan };
    artifacts::write_file(&path, workflow.to_toml()?.as_bytes())?;
    session.note(&format!("written: {}; run it with `:run {name}`", path.display()));
    Ok(())
}

/// Adds the last run to the worked examples, as `demo add` does.
async fn demonstration(session: &Session<'_>, name: &str) -> Result<Exit> {
    let done = last(session)?;
    ensure!(
        !done.looks_back(),
        "the last question looks back to an earlier answer: an example must stand alone, ask it in one question"
    );
    let file = tempfile::Builder::new().suffix(".json").tempfile().context("cannot write the trace")?;
    artifacts::write_file(file.path(), &serde_json::to_vec(&done.trace)?)?;
    let app = session.begin();
    let add = DemoCommand::Add { trace: file.path().to_owned(), name: Some(name.to_owned()) };
    super::session::unless_cancelled(&app.cancel, demo::demo(&app, add)).await
}

/// Writes a picture or mask that has a name.
fn picture(session: &Session<'_>, name: &str, file: &str) -> Result<()> {
    let path = paths::path_of(file);
    let target = PictureFile::try_from(OsString::from(path.as_os_str()))?;
    match session.names.find(name)? {
        Value::Image(image) => target.write(image)?,
        Value::Mask(mask) => target.write(&mask.picture())?,
        other => bail!("`${name}` is {}, not a picture", other.ty()),
    }
    session.note(&format!("written: {}", path.display()));
    Ok(())
}
