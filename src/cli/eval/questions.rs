//! `eval questions`: answers a set of questions and counts how many answers are right, by kind.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{Exit, UsageError, input, print, print_json};
use crate::agent::{Event, Limits, Listener};
use crate::cli::app::App;
use crate::cli::args::{EvalQuestionsArgs, Inputs};
use crate::plan::{Answer, Arg, Plan};
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
    /// Whether the plan calls the same tools as the stored one.
    same_plan: bool,
    /// How its tools and links are like those of the stored one.
    likeness: Likeness,
    /// Whether it answers with the same values as the stored one, in whatever words.
    equivalent: bool,
    /// Why the answer is wrong.
    fault: Option<Fault>,
    answer: String,
    plan: Option<String>,
    elapsed_s: f64,
    /// Seconds from the question to its first call.
    first_call_s: Option<f64>,
    /// Seconds from when the planner was first asked to the first call.
    planning_s: Option<f64>,
}

/// Who is to blame for a wrong answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Fault {
    /// The stored plan fares better.
    Planner,
    /// The stored plan gives a wrong answer too.
    Experts,
    /// The answer has the values of the stored plan and is worded so that it does not count.
    Wording,
}

/// Answers every question of some folders and prints accuracy by kind.
pub(super) async fn eval(app: &App, args: EvalQuestionsArgs) -> Result<Exit> {
    let mut questions = Vec::new();
    for folder in &args.folders {
        let found = load(folder, args.kind.as_deref())?;
        questions.extend(found.into_iter().map(|question| (folder.as_path(), question)));
    }
    if questions.is_empty() {
        let folders: Vec<String> = args.folders.iter().map(|folder| format!("`{}`", folder.display())).collect();
        return Err(UsageError(format!("no questions in {}", folders.join(", "))).into());
    }
    let gold = args.planner.planner == "gold";
    let shared = if gold { None } else { Some(app.planner(&args.planner).await?) };
    let bar = app.screen.count("questions", questions.len() as u64);
    let mut outcomes = Vec::new();
    for (folder, question) in &questions {
        bar.set_message(question.id.clone());
        let outcome = one(app, shared.clone(), question, folder).await;
        outcomes.push(outcome.with_context(|| format!("question `{}`", question.id))?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    if args.json {
        print_json(&outcomes)?
    } else {
        print(&table(&outcomes, gold))?
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
    Ok(all)
}

/// Answers a question by the planner's plan and by the stored one; by the stored one alone when there is no planner.
async fn one(app: &App, planner: Option<Arc<dyn Planner>>, question: &Question, folder: &Path) -> Result<Outcomes> {
    let files = |kind: &str| -> Vec<String> {
        let names = question.inputs.get(kind).into_iter().flatten();
        names.map(|name| media_folder(folder, name).join(name).to_string_lossy().into_owned()).collect()
    };
    let inputs = Inputs { image: files("image"), audio: files("audio"), video: files("video"), ..Inputs::default() };
    let query = input::query(app, &question.question, &inputs).await?;
    let limits = Limits { time: Duration::from_secs(600), ..Limits::default() };
    let stored = gold_plan(question)?;
    let watch = Watch::default();
    let listener = watch.listener();
    let ask = async |planner| {
        watch.start();
        anyhow::Ok(app.agent(planner, limits.clone()).ask(&query, &app.cancel, &listener).await?)
    };
    let by_gold = ask(Arc::new(Stored::new("gold", stored.clone())) as Arc<dyn Planner>).await?;
    let gold_right = is_right(&question.expect, &by_gold);
    let gold_said = said(&by_gold);
    let trace = match planner {
        Some(planner) => ask(planner).await?,
        None => by_gold,
    };
    let right = is_right(&question.expect, &trace);
    let equivalent = said(&trace) == gold_said;
    let fault = (!right).then_some(match (gold_right, equivalent) {
        (false, _) => Fault::Experts,
        (true, true) => Fault::Wording,
        (true, false) => Fault::Planner,
    });
    let plan = trace.rounds.last().and_then(|round| round.plan.clone());
    Ok(Outcomes {
        id: question.id.clone(),
        kind: question.kind.clone(),
        question: question.question.clone(),
        right,
        planned: plan.is_some(),
        refused: trace.rounds.iter().map(|round| round.errors.len()).sum(),
        likeness: Likeness::of(plan.as_ref(), &stored),
        same_plan: plan.as_ref().is_some_and(|plan| same_calls(plan, &stored)),
        equivalent,
        fault,
        answer: trace.answer.text,
        plan: plan.map(|plan| plan.to_string()),
        elapsed_s: trace.elapsed_s,
        first_call_s: watch.between(Moment::Asked, Moment::Called),
        planning_s: watch.between(Moment::Planning, Moment::Called),
    })
}

/// How like one plan is to another as a graph, as TaskBench counts it (Shen et al. 2023): tools are the nodes, and an
/// edge goes from the tool whose result is taken to the tool that takes it.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Likeness {
    /// Tools that both plans call, that the plan calls, and that the stored one calls.
    nodes: [usize; 3],
    /// The same for edges.
    edges: [usize; 3],
}

impl Likeness {
    fn of(plan: Option<&Plan>, stored: &Plan) -> Self {
        let [(nodes, edges), (stored_nodes, stored_edges)] = [plan.map(graph).unwrap_or_default(), graph(stored)];
        Self { nodes: shared(nodes, stored_nodes), edges: shared(edges, stored_edges) }
    }

    /// F1 of nodes and of edges over many plans: the harmonic mean of precision and recall.
    fn f1(of: impl Iterator<Item = Self>) -> [f64; 2] {
        let mut sums = [[0; 3]; 2];
        for one in of {
            for (sum, count) in sums.iter_mut().flatten().zip([one.nodes, one.edges].iter().flatten()) {
                *sum += count;
            }
        }
        sums.map(|[both, made, wanted]| 2.0 * both as f64 / (made + wanted).max(1) as f64)
    }
}

/// The tools of a plan, and the links between them.
fn graph(plan: &Plan) -> (Vec<String>, Vec<String>) {
    let tool_of = |id: &str| plan.calls.iter().find(|call| call.id == id).map(|call| call.tool.as_str());
    let nodes = plan.calls.iter().map(|call| call.tool.clone()).collect();
    let edges = plan.calls.iter().flat_map(|call| {
        let taken = call.args.values().filter_map(|arg| match arg {
            Arg::Ref(reference) => tool_of(&reference.id),
            Arg::Literal(_) => None,
        });
        taken.map(|from| format!("{from} {}", call.tool)).collect::<Vec<_>>()
    });
    (nodes, edges.collect())
}

/// How many items two lists share, each counted as often as it stands in both, and how many each has.
fn shared(ours: Vec<String>, theirs: Vec<String>) -> [usize; 3] {
    let (made, wanted) = (ours.len(), theirs.len());
    let mut left = theirs;
    let both =
        ours.iter().filter(|it| left.iter().position(|other| other == *it).map(|at| left.swap_remove(at)).is_some());
    [both.count(), made, wanted]
}

/// When something first happened to a question.
#[derive(Default)]
struct Watch(Arc<Mutex<[Option<Instant>; 3]>>);

/// What happens to a question.
#[derive(Clone, Copy)]
enum Moment {
    Asked,
    Planning,
    Called,
}

impl Watch {
    /// Begins anew.
    fn start(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = [Some(Instant::now()), None, None];
    }

    fn listener(&self) -> Listener {
        let moments = self.0.clone();
        Arc::new(move |event| {
            let moment = match event {
                Event::Planning { .. } => Moment::Planning,
                Event::Asked(_) | Event::Written(_) | Event::Planned(_) => return,
                Event::Call(_) => Moment::Called,
            };
            let mut moments = moments.lock().unwrap_or_else(PoisonError::into_inner);
            moments[moment as usize].get_or_insert_with(Instant::now);
        })
    }

    /// Seconds from one moment to another, where both came.
    fn between(&self, from: Moment, to: Moment) -> Option<f64> {
        let moments = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Some((moments[to as usize]? - moments[from as usize]?).as_secs_f64())
    }
}

/// The middle one of some numbers.
fn median(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

/// The values that an answer names; nothing when there is no answer.
fn said(trace: &Trace) -> BTreeSet<String> {
    let Some((round, plan)) = trace.rounds.last().and_then(|round| Some((round, round.plan.as_ref()?))) else {
        return BTreeSet::new();
    };
    if !trace.answer.answered {
        return BTreeSet::new();
    }
    let ids = plan.answer.references();
    let named = round.observations.iter().filter(|observation| ids.contains(&observation.call));
    named
        .map(|observation| match observation.value() {
            Some(Value::Image(image)) => image.digest().to_string(),
            _ => observation.outcome.to_string(),
        })
        .collect()
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
    let ids = plan.answer.references();
    let named = round.observations.iter().filter(|observation| ids.contains(&observation.call));
    named.filter_map(|observation| observation.value()).find_map(|value| match value {
        Value::Image(image) => Some(image),
        _ => None,
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

/// Accuracy by kind, after the wrong answers. With the stored plans themselves there is nothing to compare them with.
fn table(outcomes: &[Outcomes], gold: bool) -> String {
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
    if !gold {
        let count = |fault: Fault| outcomes.iter().filter(|outcome| outcome.fault == Some(fault)).count();
        let equivalent = outcomes.iter().filter(|outcome| outcome.equivalent).count();
        let (planner, experts, wording) = (count(Fault::Planner), count(Fault::Experts), count(Fault::Wording));
        let _ = writeln!(out, "\nanswers with the values of the stored plan: {equivalent} of {}", outcomes.len());
        let _ = writeln!(out, "calls the same tools as the stored plan: {same} of {}", outcomes.len());
        let [nodes, edges] = Likeness::f1(outcomes.iter().map(|outcome| outcome.likeness));
        let _ = writeln!(out, "F1 against the stored plans: tools {nodes:.3}, links {edges:.3}");
        let _ = writeln!(out, "wrong by the planner {planner}, the experts {experts}, the wording {wording}");
    }
    let _ = writeln!(out, "invalid plans: {refused}\n{:.2} s a question", seconds / outcomes.len() as f64);
    let first = median(outcomes.iter().filter_map(|outcome| outcome.first_call_s));
    if let (Some(first), Some(planning)) = (first, median(outcomes.iter().filter_map(|it| it.planning_s))) {
        let _ = writeln!(out, "first call after {first:.2} s, of which {planning:.2} s planning (medians)");
    }
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
    fn plans_are_compared_as_graphs() {
        let stored: Plan =
            "a = ocr(image=$image)\nb = text_of(items=$a)\nc = count(items=$a)\nanswer $b".parse().unwrap();
        let plan: Plan = "x = ocr(image=$image)\ny = count(items=$x)\nz = count(items=$x)\nanswer $y".parse().unwrap();
        let likeness = Likeness::of(Some(&plan), &stored);
        assert_eq!((likeness.nodes, likeness.edges), ([2, 3, 3], [1, 2, 2]));
        assert_eq!(Likeness::f1([likeness, Likeness::of(Some(&stored), &stored)].into_iter()), [5.0 / 6.0, 0.75]);
        assert_eq!(Likeness::of(None, &stored).nodes, [0, 0, 3]);
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
