//! `trace`: show a recorded run, or run it again from its recorded model turns.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value as Json;

use super::app::{App, Place};
use super::args::{PatternArg, Planning, TraceCommand, TraceFormat};
use super::{Exit, artifacts, input, print, render};
use crate::agent::{Limits, Query};
use crate::executor;
use crate::llm::replay::{RecordedTurn, Replay};
use crate::llm::{ChatModel, Message};
use crate::page;
use crate::plan::{self, CheckedPlan, Plan};
use crate::planner::{Chain, Planner, Stored};
use crate::prompt::{Selection, input_type};
use crate::roles::Roles;
use crate::tool::ToolSpec;
use crate::trace::{Observation, TracedInput};
use crate::value::{Value, ValueType};

/// The parts of a trace that a replay starts from.
#[derive(Deserialize)]
struct Recorded {
    question: String,
    inputs: IndexMap<String, TracedInput>,
    planner: String,
    rounds: Vec<RecordedRound>,
    answer: RecordedAnswer,
    #[serde(default)]
    verification: Option<Json>,
}

#[derive(Deserialize)]
struct RecordedRound {
    turns: Vec<RecordedTurn>,
    plan: Option<Plan>,
    #[serde(default)]
    decision: Option<RecordedRole>,
}

#[derive(Deserialize)]
struct RecordedAnswer {
    #[serde(default)]
    wording: Option<RecordedRole>,
}

/// A decision or a wording.
#[derive(Deserialize)]
struct RecordedRole {
    turn: RecordedTurn,
}

/// Runs a `trace` command.
pub(super) async fn trace(app: &App, command: TraceCommand) -> Result<Exit> {
    match command {
        TraceCommand::Show { file, format, output } => {
            let trace = read(&file)?;
            let recorded = recorded(&trace, &file)?;
            let shown = match format {
                TraceFormat::Text => render::trace(&trace),
                TraceFormat::Json => serde_json::to_string_pretty(&trace)?,
                TraceFormat::Html => {
                    let (inputs, made) = media(app, recorded).await;
                    page::page(&trace, &inputs, made.iter().filter_map(Observation::value))?
                }
            };
            match output {
                Some(path) => {
                    artifacts::write_file(&path, anstream::adapter::strip_str(&shown).to_string().as_bytes())?
                }
                None => print(&shown)?,
            }
            Ok(Exit::Answered)
        }
        TraceCommand::Replay { file, output } => replay(app, &file, output.as_deref()).await,
    }
}

fn read(file: &Path) -> Result<Json> {
    let bytes = crate::media::read_file(file, 256 << 20)?;
    serde_json::from_slice(&bytes).with_context(|| format!("`{}` is no trace", file.display()))
}

fn recorded(trace: &Json, file: &Path) -> Result<Recorded> {
    serde_json::from_value(trace.clone()).with_context(|| format!("`{}` is no trace", file.display()))
}

/// The recorded question with its inputs, which must be what they were.
async fn query(app: &App, recorded: &Recorded) -> Result<Query> {
    let mut query = Query { question: recorded.question.clone(), ..Query::default() };
    for (name, input) in &recorded.inputs {
        let ty = input_type(name);
        let whence = if ty.is_some() {
            "was sent to a server and not kept as a file"
        } else {
            "was found for an earlier question of a conversation"
        };
        ensure!(!input.path.is_empty(), "`${name}` {whence}: this run cannot be run again by itself");
        let kind = match ty {
            Some(ValueType::Image) => "image",
            Some(ValueType::Video) => "video",
            _ => "audio",
        };
        let value = input::open(app, kind, &input.path, false).await.context("the inputs of the trace are needed")?;
        ensure!(value.digest() == input.digest, "`{}` has changed since the trace was made", input.path);
        query.inputs.insert(name.clone(), value);
        query.paths.insert(name.clone(), input.path.clone());
    }
    Ok(query)
}

/// The media of a recorded run: its inputs where they are still there, and the pictures that its plans made of them,
/// made again.
async fn media(app: &App, recorded: Recorded) -> (IndexMap<String, Value>, Vec<Observation>) {
    let Ok(query) = query(app, &recorded).await else { return Default::default() };
    let mut made = Vec::new();
    for round in recorded.rounds {
        let checked = round.plan.and_then(|plan| plan::check(plan, &app.toolbox, &query.declared()).ok());
        if let Some(plan) = checked.filter(|plan| makes_pictures(app, plan)) {
            let options = executor::RunOptions { cancel: app.cancel.clone(), ..executor::RunOptions::default() };
            made.extend(app.executor().run(&plan, &query.inputs, options).await);
        }
    }
    (query.inputs, made)
}

/// Whether a plan makes pictures and can be run again for them: none of its tools may leave something behind.
fn makes_pictures(app: &App, plan: &CheckedPlan) -> bool {
    let specs = || plan.calls().iter().filter_map(|call| app.toolbox.spec(&call.tool));
    specs().any(|spec| spec.output.to_string().contains("image")) && specs().all(ToolSpec::is_pure)
}

/// Asks the recorded question again, with the recorded turns in place of the model, and compares the two traces byte
/// for byte. The clock is an input like any other: the times of the recording stand in for those of the replay.
async fn replay(app: &App, file: &Path, output: Option<&Path>) -> Result<Exit> {
    let original = read(file)?;
    let recorded = recorded(&original, file)?;
    let query = query(app, &recorded).await?;
    let planner = planner(app, &recorded).await?;
    let limits = Limits {
        rounds: recorded.rounds.len().max(1),
        time: Duration::from_secs(3600),
        verify: recorded.verification.is_some(),
        ..Limits::default()
    };
    let agent = app.agent(planner, limits).with_roles(roles(app, &recorded)?);
    let trace = agent.ask(&query, &app.cancel, &app.screen.listener()).await?;
    // Through text, as the recording went: a 32-bit number is written short and would else come back wider.
    let mut again: Json = serde_json::from_slice(&serde_json::to_vec(&trace)?)?;
    take_clock(&original, &mut again);
    let bytes = serde_json::to_vec_pretty(&again)?;
    if let Some(path) = output {
        artifacts::write_file(path, &bytes)?;
    }
    match difference(&original, &again, String::new()) {
        None => {
            print(&format!("identical: {} bytes", bytes.len()))?;
            Ok(Exit::Answered)
        }
        Some(place) => {
            print(&format!("different at {place}"))?;
            Ok(Exit::Failure)
        }
    }
}

/// The roles of a trace, with the recorded turns in place of their models.
fn roles(app: &App, recorded: &Recorded) -> Result<Roles> {
    let model = |turns: Vec<RecordedTurn>| {
        let name = turns.first()?.model.clone();
        Some(Arc::new(Replay::new(turns).named(name)) as Arc<dyn ChatModel>)
    };
    let mut roles = app.no_roles()?;
    let decisions = recorded.rounds.iter().filter_map(|round| round.decision.as_ref());
    roles.decider = model(decisions.map(|it| it.turn.clone()).collect());
    roles.refiner = model(recorded.answer.wording.iter().map(|it| it.turn.clone()).collect());
    Ok(roles)
}

/// The planner of a trace, with the recorded turns in place of its model.
async fn planner(app: &App, recorded: &Recorded) -> Result<Arc<dyn Planner>> {
    let turns: Vec<RecordedTurn> = recorded.rounds.iter().flat_map(|round| round.turns.clone()).collect();
    let (named, how) = noted(&recorded.planner);
    let pictures = turns.iter().any(|turn| turn.request.messages.iter().any(Message::has_image));
    let replay = |model: &str| Arc::new(Replay::new(turns.clone()).named(model)) as Arc<dyn ChatModel>;
    match named.split_once(' ') {
        Some(("local", model)) => app.local_with(replay(model), how).await,
        Some(("remote", model)) => app.asking(replay(model), Place::Elsewhere, how, pictures).await,
        Some(("sighted", model)) => app.asking(replay(model), Place::Here, how, pictures).await,
        _ => {
            let plan = recorded.rounds.first().and_then(|round| round.plan.clone());
            let plan = plan.context("the trace has no plan and no model turns: there is nothing to run again")?;
            Ok(Arc::new(Stored::new(recorded.planner.clone(), plan)))
        }
    }
}

/// A planner's name without the notes in brackets at its end, and what they say of how it planned.
fn noted(planner: &str) -> (&str, Planning) {
    let plain = Planning { pattern: PatternArg::Infill, selection: Selection::Retrieved, chain: None, glance: None };
    let notes = planner.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let Some((name, notes)) = notes else { return (planner, plain) };
    let mut how = plain;
    for note in notes.split(", ") {
        match (note, note.parse()) {
            ("free", _) => how.pattern = PatternArg::Free,
            ("glance", _) => how.glance = Some(true),
            ("no glance", _) => how.glance = Some(false),
            ("taught", _) => (how.pattern, how.selection) = (PatternArg::Taught, Selection::None),
            (_, Ok(selection)) => how.selection = selection,
            (note, _) if note.strip_prefix("chain ").is_some_and(|chain| chain.parse::<Chain>().is_ok()) => {
                how.chain = note.strip_prefix("chain ").and_then(|chain| chain.parse().ok());
            }
            // Part of the model's name.
            _ => return (planner, plain),
        }
    }
    (name, how)
}

/// Copies times and cache hits from the recording.
fn take_clock(from: &Json, to: &mut Json) {
    const CLOCK: [&str; 3] = ["started_s", "elapsed_s", "cached"];
    match (from, to) {
        (Json::Object(from), Json::Object(to)) => {
            for (key, value) in to.iter_mut() {
                match from.get(key) {
                    Some(recorded) if CLOCK.contains(&key.as_str()) => *value = recorded.clone(),
                    Some(recorded) => take_clock(recorded, value),
                    None => {}
                }
            }
        }
        (Json::Array(from), Json::Array(to)) => from.iter().zip(to).for_each(|(from, to)| take_clock(from, to)),
        _ => {}
    }
}

/// The path of the first place where two values differ.
fn difference(a: &Json, b: &Json, path: String) -> Option<String> {
    match (a, b) {
        (Json::Object(x), Json::Object(y)) => {
            let keys = x.keys().chain(y.keys().filter(|key| !x.contains_key(*key)));
            keys.into_iter().find_map(|key| difference(&a[key], &b[key], format!("{path}/{key}")))
        }
        (Json::Array(x), Json::Array(y)) if x.len() == y.len() => {
            x.iter().zip(y).enumerate().find_map(|(i, (x, y))| difference(x, y, format!("{path}/{i}")))
        }
        _ => (a != b).then(|| if path.is_empty() { "/".to_owned() } else { path }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_name_of_a_planner_says_how_it_planned() {
        let (name, how) = noted("local small (free, none)");
        assert_eq!((name, how.pattern, how.selection), ("local small", PatternArg::Free, Selection::None));
        let (name, how) = noted("remote big (none, chain fixed:2)");
        assert_eq!((name, how.chain, how.selection), ("remote big", Some(Chain::Fixed(2)), Selection::None));
        let (name, how) = noted("local small (taught)");
        assert_eq!((name, how.pattern, how.selection), ("local small", PatternArg::Taught, Selection::None));
        let (name, how) = noted("remote big (text)");
        assert_eq!((name, how.pattern, how.selection), ("remote big", PatternArg::Infill, Selection::Text));
        assert_eq!(noted("remote big (beta)").0, "remote big (beta)");
    }

    #[test]
    fn only_the_clock_is_taken_from_the_recording() {
        let recorded = json!({ "elapsed_s": 1.5, "answer": { "text": "2" } });
        let mut again = json!({ "elapsed_s": 9.0, "answer": { "text": "3" } });
        take_clock(&recorded, &mut again);
        assert_eq!(again["elapsed_s"], 1.5);
        assert_eq!(difference(&recorded, &again, String::new()).as_deref(), Some("/answer/text"));
    }
}
