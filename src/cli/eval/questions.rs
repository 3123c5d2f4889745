//! `eval questions`: answers a set of questions and counts how many answers are right, by kind.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{Exit, UsageError, input, print, print_json};
use crate::agent::Listener;
use crate::cli::app::App;
use crate::cli::args::{EvalQuestionsArgs, Inputs, RunOptions};
use crate::plan::{Answer, Plan};
use crate::planner::{Planner, Stored};
use crate::trace::Trace;
use crate::value::{Image, Value};

/// A question with what a right answer must hold. The planner never sees anything but question and inputs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: String,
    kind: String,
    question: String,
    /// Files by kind of input, relative to the folder of the set.
    #[serde(default)]
    inputs: IndexMap<String, Vec<String>>,
    /// The plan somebody wrote for it.
    gold: String,
    expect: Expected,
}

/// What a right answer holds; everything that is given must be so. `tests/questions/README.md` says it in full.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    answer_is: Vec<String>,
    contains: Vec<String>,
    not_contains: Vec<String>,
    number: Option<f64>,
    numbers: Vec<f64>,
    tolerance: Option<f64>,
    yes_no: Option<bool>,
    max_words: Option<usize>,
    unanswered: bool,
    artifact: Option<String>,
    size: Option<[u32; 2]>,
    max_size: Option<[u32; 2]>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionFile {
    question: Vec<Question>,
}

/// What came of one question.
#[derive(Debug, Serialize)]
struct Outcomes {
    id: String,
    kind: String,
    question: String,
    right: bool,
    /// Whether a plan passed its check.
    planned: bool,
    /// Plans that did not pass their check.
    refused: usize,
    /// Whether the plan is the stored one but for names and answer words.
    same_plan: bool,
    answer: String,
    plan: Option<String>,
    elapsed_s: f64,
}

/// Answers every question of a folder and prints accuracy by kind.
pub(super) async fn eval(app: &App, args: EvalQuestionsArgs) -> Result<Exit> {
    let questions = load(&args.folder, args.kind.as_deref())?;
    let gold = args.planner.planner == "gold";
    let shared = if gold { None } else { Some(app.planner(&args.planner).await?) };
    let bar = app.screen.count("questions", questions.len() as u64);
    let mut outcomes = Vec::new();
    for question in &questions {
        bar.set_message(question.id.clone());
        let planner: Arc<dyn Planner> = match &shared {
            Some(planner) => planner.clone(),
            None => Arc::new(Stored::new("gold", gold_plan(question)?)),
        };
        outcomes.push(
            one(app, planner, question, &args.folder).await.with_context(|| format!("question `{}`", question.id))?,
        );
        bar.inc(1);
    }
    bar.finish_and_clear();
    if args.json {
        print_json(&outcomes)?
    } else {
        print(&table(&outcomes))?
    }
    Ok(Exit::Answered)
}

fn gold_plan(question: &Question) -> Result<Plan> {
    question.gold.parse().with_context(|| format!("gold plan of `{}`", question.id))
}

/// The questions of all `*.toml` files of a folder.
fn load(folder: &Path, kind: Option<&str>) -> Result<Vec<Question>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("cannot read the folder `{}`", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
        let read: QuestionFile = toml::from_str(&text).with_context(|| format!("questions `{}`", file.display()))?;
        all.extend(read.question.into_iter().filter(|question| kind.is_none_or(|kind| question.kind == kind)));
    }
    if all.is_empty() {
        return Err(UsageError(format!("no questions in `{}`", folder.display())).into());
    }
    Ok(all)
}

async fn one(app: &App, planner: Arc<dyn Planner>, question: &Question, folder: &Path) -> Result<Outcomes> {
    let files = |kind: &str| -> Vec<String> {
        let names = question.inputs.get(kind).into_iter().flatten();
        names.map(|name| media_folder(folder, name).join(name).to_string_lossy().into_owned()).collect()
    };
    let inputs = Inputs { image: files("image"), audio: files("audio"), video: files("video"), ..Inputs::default() };
    let query = input::query(&question.question, &inputs).await?;
    let options = RunOptions::limits(600.0, 2);
    let silent: Listener = Arc::new(|_| {});
    let trace = app.agent(planner, &options)?.ask(&query, &app.cancel, &silent).await?;
    let plan = trace.rounds.last().and_then(|round| round.plan.clone());
    Ok(Outcomes {
        id: question.id.clone(),
        kind: question.kind.clone(),
        question: question.question.clone(),
        right: is_right(&question.expect, &trace),
        planned: plan.is_some(),
        refused: trace.rounds.iter().map(|round| round.errors.len()).sum(),
        same_plan: plan.as_ref().is_some_and(|plan| gold_plan(question).is_ok_and(|gold| same_calls(plan, &gold))),
        answer: trace.answer.text,
        plan: plan.map(|plan| plan.to_string()),
        elapsed_s: trace.elapsed_s,
    })
}

/// Sets in a subfolder name their media from the set that holds them.
fn media_folder<'a>(folder: &'a Path, name: &str) -> &'a Path {
    match folder.parent() {
        Some(parent) if !folder.join(name).exists() && parent.join(name).exists() => parent,
        _ => folder,
    }
}

/// Whether two plans make the same calls, whatever their names.
fn same_calls(a: &Plan, b: &Plan) -> bool {
    let tools = |plan: &Plan| {
        let mut tools: Vec<String> = plan.calls.iter().map(|call| call.tool.clone()).collect();
        tools.sort();
        (tools, matches!(plan.answer, Answer::Unanswerable { .. }))
    };
    tools(a) == tools(b)
}

fn is_right(expected: &Expected, trace: &Trace) -> bool {
    if expected.unanswered || !trace.answer.answered {
        return expected.unanswered && !trace.answer.answered;
    }
    let text = &trace.answer.text;
    let answer = plain(text);
    let words = format!(" {answer} ");
    let holds = |item: &String| item.split('|').any(|words_of| words.contains(&format!(" {} ", plain(words_of))));
    let found = numbers(text);
    let tolerance = expected.tolerance.unwrap_or(0.005);
    let number_fits = |wanted: &f64| found.iter().any(|number| (number - wanted).abs() <= tolerance + 1e-9);
    let yes_no_fits = |wanted: bool| answer.split(' ').next() == Some(if wanted { "yes" } else { "no" });
    (expected.answer_is.is_empty() || expected.answer_is.iter().any(|item| plain(item) == answer))
        && expected.contains.iter().all(holds)
        && !expected.not_contains.iter().any(holds)
        && expected.number.iter().chain(&expected.numbers).all(number_fits)
        && expected.yes_no.is_none_or(yes_no_fits)
        && expected.max_words.is_none_or(|most| answer.split(' ').count() <= most)
        && picture_fits(expected, trace)
}

/// Whether the answer is a picture as it is asked for, where one is.
fn picture_fits(expected: &Expected, trace: &Trace) -> bool {
    if expected.artifact.is_none() && expected.size.is_none() && expected.max_size.is_none() {
        return true;
    }
    let Some(image) = answered_picture(trace) else { return false };
    let sides = [image.width(), image.height()];
    expected.size.is_none_or(|size| (0..2).all(|i| sides[i].abs_diff(size[i]) <= 1))
        && expected.max_size.is_none_or(|size| (0..2).all(|i| sides[i] <= size[i]))
}

/// The picture that a call made and the answer names.
fn answered_picture(trace: &Trace) -> Option<&Image> {
    let round = trace.rounds.last()?;
    let plan = round.plan.as_ref()?;
    let named = |id: &str| match &plan.answer {
        Answer::Value(reference) => reference.id == id,
        Answer::Template(template) => template.contains(&format!("{{{id}}}")),
        Answer::Unanswerable { .. } => false,
    };
    round.observations.iter().filter(|observation| named(&observation.call)).find_map(|observation| {
        match observation.value() {
            Some(Value::Image(image)) => Some(image),
            _ => None,
        }
    })
}

/// Letters and digits in lower case, everything else as single spaces.
fn plain(text: &str) -> String {
    let letters: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All numbers of a text: runs of digits with at most one point between them.
fn numbers(text: &str) -> Vec<f64> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .filter_map(|piece| piece.trim_matches('.').parse().ok())
        .collect()
}

fn table(outcomes: &[Outcomes]) -> String {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for outcome in outcomes {
        let (right, all) = kinds.entry(outcome.kind.as_str()).or_default();
        *right += usize::from(outcome.right);
        *all += 1;
    }
    let mut out = String::new();
    for outcome in outcomes.iter().filter(|outcome| !outcome.right) {
        let _ = writeln!(
            out,
            "wrong {}: {}\n      answered: {}",
            outcome.id,
            outcome.question,
            crate::cli::render::shorten(&outcome.answer, 100)
        );
    }
    let _ = writeln!(out, "\n{:<22} right   of", "kind");
    for (kind, (right, all)) in &kinds {
        let _ = writeln!(out, "{kind:<22} {right:>5} {all:>4}   {:>5.1} %", share(*right, *all));
    }
    let right = outcomes.iter().filter(|outcome| outcome.right).count();
    let same = outcomes.iter().filter(|outcome| outcome.same_plan).count();
    let refused: usize = outcomes.iter().map(|outcome| outcome.refused).sum();
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.elapsed_s).sum();
    let _ = writeln!(out, "{:<22} {right:>5} {:>4}   {:>5.1} %", "all", outcomes.len(), share(right, outcomes.len()));
    let _ = writeln!(out, "\ncalls the same tools as the stored plan: {same} of {}", outcomes.len());
    let _ = writeln!(out, "invalid plans: {refused}\n{:.2} s a question", seconds / outcomes.len() as f64);
    out
}

fn share(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_runs_of_digits_with_one_point() {
        assert_eq!(numbers("Total: 234.50 EUR, tip 2."), [234.5, 2.0]);
    }

    #[test]
    fn an_answer_to_an_unanswerable_question_is_wrong() {
        let expected = Expected { unanswered: true, ..Expected::default() };
        let mut trace = crate::trace::Trace {
            version: 1,
            question: String::new(),
            inputs: IndexMap::new(),
            glance: None,
            planner: String::new(),
            rounds: Vec::new(),
            answer: crate::trace::Answered { text: "3".to_owned(), answered: true, ..Default::default() },
            verification: None,
            elapsed_s: 0.0,
        };
        assert!(!is_right(&expected, &trace));
        trace.answer.answered = false;
        assert!(is_right(&expected, &trace));
        assert!(!is_right(&Expected { number: Some(3.0), ..Expected::default() }, &trace));
    }
}
