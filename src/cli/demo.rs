//! `demo`: add, list and check the worked examples that planners are shown.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::app::App;
use super::args::DemoCommand;
use super::{Exit, UsageError, artifacts, input, print, print_json, render};
use crate::glance;
use crate::plan::Plan;
use crate::prompt::{Demonstration, Medium, input_type};
use crate::rehearsal::{changes, rehearse};
use crate::shipped::{self, MEDIA, WORKED};
use crate::trace::{Answered, TracedInput};
use crate::value::ValueType;

/// The most bytes of a picture or recording that becomes part of an example: it is read at every start.
const MAX_MEDIUM: u64 = 4_000_000;

/// Runs a `demo` command.
pub(super) async fn demo(app: &App, command: DemoCommand) -> Result<Exit> {
    match command {
        DemoCommand::Add { trace, name } => add(app, &trace, name).await,
        DemoCommand::List { json } => list(app, json),
        DemoCommand::Check { json, record } => check(app, json, record).await,
    }
}

/// The demonstrations that have media, whether they were worked out already or not.
fn worked(app: &App) -> Result<Vec<Demonstration>> {
    let mut all = shipped::demonstrations(&app.data)?;
    all.retain(|it| !it.media.is_empty());
    Ok(all)
}

/// The folder that examples are written to.
pub(super) fn folder(app: &App, command: &str) -> Result<std::path::PathBuf> {
    let message = || {
        UsageError(format!(
            "`{command}` writes into a folder of your own: name an existing one with `--data DIR`, and name it again \
             whenever its examples are to be used"
        ))
    };
    Ok(app.data.folder().ok_or_else(message)?.to_path_buf())
}

/// The parts of a trace that an example is made of.
#[derive(Deserialize)]
struct Recorded {
    question: String,
    inputs: IndexMap<String, TracedInput>,
    rounds: Vec<RecordedRound>,
    answer: Answered,
}

#[derive(Deserialize)]
struct RecordedRound {
    plan: Option<Plan>,
}

/// Makes an example of a trace.
async fn add(app: &App, file: &Path, name: Option<String>) -> Result<Exit> {
    let folder = folder(app, "demo add")?;
    let name = name.map(plain_name).transpose()?;
    let bytes = crate::media::read_file(file, 256 << 20)?;
    let recorded: Recorded =
        serde_json::from_slice(&bytes).with_context(|| format!("`{}` is no trace", file.display()))?;
    ensure!(
        recorded.answer.answered,
        "the run in `{}` has no answer ({}): an example shows how a question is answered",
        file.display(),
        recorded.answer.text
    );
    let plan = recorded.rounds.iter().rev().find_map(|round| round.plan.clone());
    let plan = plan.with_context(|| format!("the trace `{}` holds no plan", file.display()))?;
    let name = name.unwrap_or_else(|| words_of(&recorded.question));
    let toml = format!("{WORKED}/{name}.toml");
    ensure!(app.data.read(&toml).is_err(), "there is an example `{name}` already: give another `--name`");
    let mut demonstration = Demonstration::new(format!("{toml} #1"), recorded.question, Vec::new(), plan);
    for (input, traced) in &recorded.inputs {
        let (medium, ty) = medium(app, &name, input, traced).await?;
        demonstration.inputs.push(crate::plan::Input::new(input.clone(), ty));
        demonstration.media.insert(input.clone(), medium);
    }
    let recorded_answer = crate::prompt::reads_short(&recorded.answer.text);
    provide(app, std::slice::from_ref(&demonstration)).await?;
    let demonstration = rehearse(&demonstration, &app.toolbox, &app.executor(), &app.cancel).await?;
    let now = demonstration.answer.clone().unwrap_or_default();
    ensure!(now == recorded_answer, "the plan now answers `{now}` and not `{recorded_answer}`: make the trace again");
    for medium in demonstration.media.values() {
        artifacts::write_file(&folder.join(MEDIA).join(&medium.file), &medium.bytes)?;
    }
    let path = folder.join(&toml);
    artifacts::write_file(&path, Demonstration::to_toml(&[demonstration])?.as_bytes())?;
    print(&format!("added `{name}`: {}", path.display()))?;
    Ok(Exit::Answered)
}

/// The file of an input as it is, so that what was found in it is found again.
async fn medium(app: &App, name: &str, input: &str, traced: &TracedInput) -> Result<(Medium, ValueType)> {
    let path = &traced.path;
    let ty = input_type(input).with_context(|| format!("the trace has an input `{input}` of no known kind"))?;
    let kind = match ty {
        ValueType::Image => "image",
        ValueType::Audio => "audio",
        _ => anyhow::bail!("`{path}` is a film: examples are made of pictures and recordings"),
    };
    let local = path != "-" && !path.starts_with("http://") && !path.starts_with("https://");
    ensure!(local, "`{path}` is no file: save the {kind} to a file and ask about that");
    let bytes = crate::media::read_file(Path::new(path), MAX_MEDIUM)
        .with_context(|| format!("an example holds its media: make `{path}` smaller and ask again"))?;
    let value = input::open(app, kind, path, false).await?;
    ensure!(value.digest() == traced.digest, "`{path}` has changed since the trace was made: ask again");
    let end = Path::new(path).extension().and_then(|end| end.to_str()).unwrap_or("bin").to_lowercase();
    Ok((Medium { file: format!("{name}-{input}.{end}"), bytes: bytes.into() }, ty))
}

/// A name that the user gave, if it can be that of a file.
pub(super) fn plain_name(name: String) -> Result<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if name.is_empty() || name.len() > 60 || !name.chars().all(plain) {
        let message = format!("the name `{name}`: expected up to 60 small letters, digits, `-` and `_`");
        return Err(UsageError(message).into());
    }
    Ok(name)
}

/// The first words of a question as a name.
fn words_of(question: &str) -> String {
    let plain: String = question.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<String> = plain.split_whitespace().take(8).map(str::to_lowercase).collect();
    if words.is_empty() { "example".to_owned() } else { words.join("-").chars().take(60).collect() }
}

/// Fetches the models that the examples need.
async fn provide(app: &App, demonstrations: &[Demonstration]) -> Result<()> {
    let calls = demonstrations.iter().flat_map(|it| &it.plan.calls).map(|call| call.tool.as_str());
    let specs = calls.chain(glance::TOOLS).filter_map(|tool| app.toolbox.spec(tool));
    let models: BTreeSet<String> = specs.flat_map(|spec| spec.models.iter().cloned()).collect();
    app.provide(&models.into_iter().collect::<Vec<_>>()).await
}

/// An example as `demo list` shows it.
#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    kind: &'a str,
    question: &'a str,
    media: IndexMap<&'a str, &'a str>,
    calls: Vec<&'a str>,
    answer: Option<&'a str>,
}

fn listed(it: &Demonstration) -> Listed<'_> {
    Listed {
        name: &it.name,
        kind: it.kind(),
        question: &it.question,
        media: it.media.iter().map(|(input, medium)| (input.as_str(), medium.file.as_str())).collect(),
        calls: it.plan.calls.iter().map(|call| call.tool.as_str()).collect(),
        answer: it.answer.as_deref(),
    }
}

fn list(app: &App, json: bool) -> Result<Exit> {
    let all = worked(app)?;
    let rows: Vec<Listed<'_>> = all.iter().map(listed).collect();
    if json {
        print_json(&rows)?;
        return Ok(Exit::Answered);
    }
    let mut out = format!("{:<20} {:<64} {:<28} calls\n", "kind", "question", "media");
    for row in &rows {
        let media: Vec<&str> = row.media.values().copied().collect();
        let (question, media) = (render::shorten(row.question, 64), render::shorten(&media.join(" "), 28));
        let _ = writeln!(out, "{:<20} {question:<64} {media:<28} {}", row.kind, row.calls.join(" "));
    }
    let _ = writeln!(out, "{} worked examples", rows.len());
    print(&out)?;
    Ok(Exit::Answered)
}

/// What became of an example.
#[derive(Serialize)]
struct Checked {
    name: String,
    question: String,
    same: bool,
    changes: Vec<String>,
}

async fn check(app: &App, json: bool, record: bool) -> Result<Exit> {
    let folder = if record { Some(folder(app, "demo check --record")?) } else { None };
    let all = worked(app)?;
    provide(app, &all).await?;
    let executor = app.executor();
    let bar = app.screen.count("examples", all.len() as u64);
    let (mut checked, mut now) = (Vec::new(), Vec::new());
    for demonstration in &all {
        bar.set_message(demonstration.name.clone());
        let found = rehearse(demonstration, &app.toolbox, &executor, &app.cancel).await;
        if app.cancel.is_cancelled() {
            return Err(crate::agent::AgentError::Cancelled.into());
        }
        let changes = match &found {
            Ok(found) => changes(demonstration, found),
            Err(error) => vec![error.to_string()],
        };
        let (name, question) = (demonstration.name.clone(), demonstration.question.clone());
        checked.push(Checked { name, question, same: changes.is_empty(), changes });
        now.push(found.unwrap_or_else(|_| demonstration.clone()));
        bar.inc(1);
    }
    bar.finish_and_clear();
    if let Some(folder) = folder {
        write(&folder, &now)?;
    }
    if json {
        print_json(&checked)?
    } else {
        print(&report(&checked))?
    }
    Ok(if checked.iter().all(|it| it.same) { Exit::Answered } else { Exit::Failure })
}

/// Writes examples into the files of the folder that they were read from; those of the program stay as they are.
fn write(folder: &Path, demonstrations: &[Demonstration]) -> Result<()> {
    let mut files: IndexMap<&str, Vec<Demonstration>> = IndexMap::new();
    for demonstration in demonstrations {
        let file = demonstration.name.split(" #").next().unwrap_or_default();
        files.entry(file).or_default().push(demonstration.clone());
    }
    for (file, demonstrations) in files {
        let path = folder.join(file);
        let Ok(before) = std::fs::read_to_string(&path) else { continue };
        // What stands above the examples is for people and stays.
        let head: String = before.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
        let head = if head.is_empty() { head } else { head + "\n" };
        artifacts::write_file(&path, (head + &Demonstration::to_toml(&demonstrations)?).as_bytes())?;
    }
    Ok(())
}

fn report(checked: &[Checked]) -> String {
    let mut out = String::new();
    for it in checked.iter().filter(|it| !it.same) {
        let _ = writeln!(out, "changed {}: {}", it.name, it.question);
        for change in &it.changes {
            let _ = writeln!(out, "    {change}");
        }
    }
    let same = checked.iter().filter(|it| it.same).count();
    let _ = writeln!(out, "{same} of {} worked examples are as recorded", checked.len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_that_can_be_files() {
        assert_eq!(words_of("How many \"red\" cars?"), "how-many-red-cars");
        assert_eq!(words_of("?"), "example");
        assert!(plain_name("park-dogs_2".to_owned()).is_ok());
        for name in ["", "../up", "A", "a b"] {
            assert!(plain_name(name.to_owned()).is_err(), "{name}");
        }
    }
}
