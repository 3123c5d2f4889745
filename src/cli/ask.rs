//! `ask`, `plan` and `run`: answer a question, show its plan, run a stored plan.

use std::sync::Arc;

use anyhow::{Context, Result};

use super::app::App;
use super::args::{AskArgs, PlanArgs, PlanFormat, RunArgs, RunOptions};
use super::artifacts::{self, Artifact};
use super::{Exit, UsageError, input, print, print_json, render};
use crate::agent::{Limits, Query};
use crate::page;
use crate::plan::{self, Arg, Plan};
use crate::planner::{Planner, Stored};
use crate::prompt::input_type;
use crate::roles::Roles;
use crate::tool::{Args, ToolError};
use crate::trace::{Evidence, EvidenceKind, Observation, Trace};
use crate::value::{Image, Region, Regions, Value, ValueType};

/// Answers a question.
pub(super) async fn ask(app: &App, args: AskArgs) -> Result<Exit> {
    let query = input::query(app, &args.question, &args.inputs).await?;
    let planner = app.planner(&args.planner).await?;
    let roles = app.roles(&args.roles).await?;
    answer(app, planner, roles, query, &args.run).await
}

/// Runs a stored plan.
pub(super) async fn run(app: &App, args: RunArgs) -> Result<Exit> {
    let plan = app.stored_plan(&args.workflow)?;
    let question = format!("run {}", args.workflow);
    let query = input::query(app, &question, &args.inputs).await?;
    needs_inputs(&plan, &query)?;
    plan::check(plan.clone(), &app.toolbox, &query.declared()).with_context(|| format!("plan `{}`", args.workflow))?;
    let planner = Arc::new(Stored::new(format!("plan `{}`", args.workflow), plan));
    answer(app, planner, app.no_roles()?, query, &args.run).await
}

/// Says which inputs a stored plan needs and the user has not given.
fn needs_inputs(plan: &Plan, query: &Query) -> Result<()> {
    let is_call = |id: &str| plan.calls.iter().any(|call| call.id == id);
    let references = plan.calls.iter().flat_map(|call| call.args.values());
    for arg in references {
        let Arg::Ref(reference) = arg else { continue };
        let missing = !is_call(&reference.id) && !query.inputs.contains_key(&reference.id);
        let (true, Some(ty)) = (missing, input_type(&reference.id)) else { continue };
        let (what, flag) = match ty {
            ValueType::Image => ("picture", "--image"),
            ValueType::Video => ("film", "--video"),
            _ => ("recording", "--audio"),
        };
        return Err(UsageError(format!("the plan needs `{}`: give a {what} with `{flag}`", reference.id)).into());
    }
    Ok(())
}

/// Shows the plan for a question.
pub(super) async fn plan(app: &App, args: PlanArgs) -> Result<Exit> {
    let query = input::query(app, &args.question, &args.inputs).await?;
    let planner = app.planner(&args.planner).await?;
    let limits = Limits { rounds: 1, time: args.time.limit(), ..Limits::default() };
    let planned = app.agent(planner, limits).plan(&query, &app.cancel).await?;
    let Some(checked) = planned.plan else {
        let reason = planned.errors.last().map_or("no plan was found for this question", String::as_str);
        anyhow::bail!("{reason}");
    };
    match args.format {
        PlanFormat::Text => print(&checked.plan().to_string())?,
        PlanFormat::Json => print_json(checked.plan())?,
        PlanFormat::Mermaid => print(&plan::to_mermaid(checked.plan()))?,
        PlanFormat::Dot => print(&plan::to_dot(checked.plan()))?,
    }
    Ok(Exit::Answered)
}

/// Runs the agent and shows what came of it.
async fn answer(
    app: &App,
    planner: Arc<dyn Planner>,
    roles: Roles,
    query: Query,
    options: &RunOptions,
) -> Result<Exit> {
    if options.annotate.is_some() && !query.inputs.values().any(|value| matches!(value, Value::Image(_))) {
        let message = "`--annotate` draws on a picture: give one with `--image`; of a film, let a plan take a `frame` and \
                       `annotate` that";
        return Err(UsageError(message.to_owned()).into());
    }
    let agent = app.agent(planner, options.limits()).with_roles(roles);
    let trace = agent.ask(&query, &app.cancel, &app.screen.listener()).await?;
    let (artifacts, kept) = match &options.artifacts {
        None => (artifacts::keep(app, &trace), Ok(())),
        Some(folder) => match artifacts::write(&trace, folder) {
            Ok(artifacts) => (artifacts, Ok(())),
            Err(error) => (Vec::new(), Err(error)),
        },
    };
    // No file that cannot be written takes the answer away, and no reader who has seen enough of it takes the files.
    let said = say(&trace, &artifacts, options.json);
    write(app, &query, &trace, options).await.and(kept).and(said)?;
    Ok(exit_of(&trace))
}

/// Prints the answer and what belongs to it.
fn say(trace: &Trace, artifacts: &[Artifact], json: bool) -> Result<()> {
    if json {
        return print_json(&trace.object(&artifacts)?);
    }
    let mut report = render::report(&serde_json::from_slice(&serde_json::to_vec(trace)?)?);
    for artifact in artifacts {
        report.push_str(&format!("{}: {}\n", artifact.id, artifact.path.display()));
    }
    print(&report)
}

/// Writes the files that were asked for.
async fn write(app: &App, query: &Query, trace: &Trace, options: &RunOptions) -> Result<()> {
    if let Some(path) = &options.trace {
        artifacts::write_file(path, &serde_json::to_vec_pretty(trace)?)?;
    }
    if let Some(path) = &options.html {
        let written = serde_json::from_slice(&serde_json::to_vec(trace)?)?;
        let seen = trace.rounds.iter().flat_map(|round| &round.observations);
        let page = page::page(&written, &query.inputs, seen.filter_map(Observation::value))?;
        artifacts::write_file(path, page.as_bytes())?;
    }
    if let Some(file) = &options.annotate {
        file.write(&annotated(app, query, trace).await?)?;
    }
    Ok(())
}

/// Answered, not answerable, or broken: a model that is missing or a call that ran out of time says nothing about the
/// question.
pub(super) fn exit_of(trace: &Trace) -> Exit {
    if trace.answer.answered {
        return Exit::Answered;
    }
    let Some(round) = trace.rounds.last() else { return Exit::Failure };
    let broken = |error: &ToolError| {
        !matches!(error, ToolError::Argument { .. } | ToolError::NotFound { .. } | ToolError::Limit { .. })
    };
    let refused = round.plan.is_none() && !round.errors.is_empty();
    let failed = trace.rounds.iter().flat_map(|round| &round.observations).filter_map(Observation::error).any(broken);
    if refused || failed { Exit::Failure } else { Exit::NotAnswerable }
}

/// The first picture with the evidence that lies on it.
pub(super) async fn annotated(app: &App, query: &Query, trace: &Trace) -> Result<Image> {
    let (name, image) = query
        .inputs
        .iter()
        .find_map(|(name, value)| match value {
            Value::Image(image) => Some((name, image)),
            _ => None,
        })
        .context("there is no picture to draw on")?;
    let on_it = trace.answer.evidence.iter().filter(|e| e.kind == EvidenceKind::Box && e.input == *name);
    let items = on_it.filter_map(|evidence| region_of(evidence, trace)).collect();
    let regions = Regions { source: image.origin().source, items, ..Regions::default() };
    let args = Args::default().with("image", Value::Image(image.clone())).with("regions", Value::Regions(regions));
    drawn(app, args).await
}

/// What `annotate` makes of these arguments.
pub(super) async fn drawn(app: &App, args: Args) -> Result<Image> {
    let tool = app.toolbox.get("annotate").context("there is no tool `annotate`")?;
    match tool.call(args, crate::tool::Context::default()).await? {
        Value::Image(drawn) => Ok(drawn),
        other => anyhow::bail!("`annotate` gave {} instead of a picture", other.ty()),
    }
}

/// The box as its call gave it, so that a label is drawn as a label, with its score, and read words as words. A cell of
/// a table is made of words.
fn region_of(evidence: &Evidence, trace: &Trace) -> Option<Region> {
    let observations = trace.rounds.last().map_or(&[][..], |round| &round.observations);
    let given = observations.iter().find(|observation| observation.call == evidence.call)?.value();
    let regions = if let Some(Value::Regions(regions)) = given { &regions.items[..] } else { &[] };
    let same = regions.iter().find(|it| Some(it.xyxy) == evidence.xyxy && it.words() == evidence.text);
    let cell = || Some(Region { xyxy: evidence.xyxy?, text: Some(evidence.text.clone()), ..Region::default() });
    same.cloned().or_else(cell)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::trace::{Answered, Outcome, Round};

    #[test]
    fn what_is_drawn_is_a_label_with_its_score_or_words_without() {
        let xyxy = [1.0, 2.0, 30.0, 40.0];
        let person = Region { xyxy, label: Some("person".to_owned()), score: Some(0.8), ..Region::default() };
        let sign = Region { xyxy, text: Some("BAKERY".to_owned()), score: Some(0.9), ..Region::default() };
        let regions = Regions { items: vec![person.clone(), sign.clone()], ..Regions::default() };
        let seen = Observation {
            call: "found".to_owned(),
            tool: "t".to_owned(),
            key: None,
            outcome: Outcome::Done { value: Value::Regions(regions) },
            started_s: 0.0,
            elapsed_s: 0.0,
            cached: false,
        };
        let trace = Trace {
            version: 1,
            question: String::new(),
            inputs: Default::default(),
            glance: None,
            planner: String::new(),
            rounds: vec![Round { observations: vec![seen], ..Round::default() }],
            answer: Answered::default(),
            verification: None,
            elapsed_s: 0.0,
        };
        let drawn = |words: &str| {
            let evidence = Evidence {
                kind: EvidenceKind::Box,
                input: "image".to_owned(),
                xyxy: Some(xyxy),
                time: None,
                span: None,
                text: words.to_owned(),
                score: Some(0.9),
                call: "found".to_owned(),
            };
            region_of(&evidence, &trace).unwrap()
        };
        assert_eq!(drawn("person"), person);
        assert_eq!(drawn("BAKERY"), sign);
        let cell = drawn("a cell");
        assert_eq!((cell.text.as_deref(), cell.label, cell.score), (Some("a cell"), None, None));
    }
}
