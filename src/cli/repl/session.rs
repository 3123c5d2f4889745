//! A conversation: what is attached, what was answered, who plans, and how a line is taken.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio_util::sync::CancellationToken;

use super::back::{self, Meant, Part};
use super::names::Names;
use super::paths::{self, Piece};
use super::picture::Way;
use super::{commands, editor};
use crate::agent::{AgentError, Limits, Listener, Query};
use crate::cli::app::App;
use crate::cli::args::{PlannerArgs, ReplArgs, RoleArgs};
use crate::cli::{Exit, UsageError, artifacts, ask, input, print, render};
use crate::executor::Executor;
use crate::media::medium_of;
use crate::plan::{self, Plan};
use crate::planner::{Planner, Stored};
use crate::prompt::{Vocabulary, input_type};
use crate::roles::Roles;
use crate::tool::is_name;
use crate::trace::{Observation, Trace};
use crate::value::{Image, Value};

/// What a question may have running after Ctrl-C, before it is left to itself.
const GRACE: Duration = Duration::from_secs(1);
/// Rows that a picture below an answer may take.
const SMALL: u32 = 12;

/// How questions are answered; `:set` and `:model` change it.
pub(super) struct Settings {
    pub(super) planner: PlannerArgs,
    pub(super) roles: RoleArgs,
    pub(super) limits: Limits,
    /// How pictures are shown; none for the terminal's usual way.
    pub(super) pictures: Option<Way>,
}

/// A conversation.
pub(super) struct Session<'a> {
    pub(super) app: &'a App,
    pub(super) names: Names,
    pub(super) settings: Settings,
    /// Whether a person sits at a terminal.
    pub(super) terminal: bool,
    pub(super) left: bool,
    /// The words for things that can be found in pictures.
    things: Vocabulary,
    executor: Executor,
    /// Opened when they are first needed.
    minds: Option<(Arc<dyn Planner>, Roles)>,
    /// A plan that did not pass its check.
    draft: Option<String>,
    /// What Ctrl-C ends.
    running: Arc<Mutex<CancellationToken>>,
}

impl<'a> Session<'a> {
    /// Begins a conversation about the files of the command line.
    pub(super) async fn open(app: &'a App, args: ReplArgs, terminal: bool) -> Result<Self> {
        let limits = args.bounds.limits();
        let mut session = Self {
            app,
            names: Names::default(),
            settings: Settings { planner: args.planner, roles: args.roles, limits, pictures: None },
            terminal,
            left: false,
            things: app.toolbox.spec("detect").map(|spec| Vocabulary::of(spec, "labels")).unwrap_or_default(),
            executor: app.executor(),
            minds: None,
            draft: None,
            running: Arc::default(),
        };
        let kinds = [("image", &args.inputs.image), ("audio", &args.inputs.audio), ("video", &args.inputs.video)];
        for (kind, files) in kinds {
            for path in files {
                let value = input::open(app, kind, path, args.inputs.allow_net).await?;
                session.names.attach(value, path.clone())?;
            }
        }
        if terminal {
            tokio::spawn(watch_ctrl_c(session.running.clone()));
        }
        Ok(session)
    }

    /// Ends the whole conversation when it is cancelled.
    pub(super) fn cancel(&self) -> &CancellationToken {
        &self.app.cancel
    }

    /// Does what a line asks for.
    pub(super) async fn take(&mut self, text: &str) -> Result<Exit> {
        let text = text.replace("\\\n", " ");
        let line = text.trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(Exit::Answered);
        }
        if let Some(command) = line.strip_prefix(':') {
            return commands::take(self, command).await;
        }
        if let Some(plan) = call_alone(line) {
            return self.run(plan?, line, "a call").await;
        }
        let files = |piece: &Piece| matches!(piece, Piece::Files(_));
        let pieces = paths::pieces(line);
        if pieces.iter().all(files) || paths::is_missing_path(line) {
            return self.attach(line).await;
        }
        let (question, files) = self.taken_apart(pieces).await?;
        self.ask(&question, &files).await
    }

    /// Attaches all files that a line names.
    pub(super) async fn attach(&mut self, line: &str) -> Result<Exit> {
        let whole = paths::path_of(line.trim());
        if whole.is_file() {
            self.attach_file(&whole).await?;
            return Ok(Exit::Answered);
        }
        for word in paths::words(line) {
            let mut files = paths::files_of(&word.text);
            if files.is_empty() {
                // What is wrong with it is said by whoever opens it.
                files.push(paths::path_of(&word.text));
            }
            for file in files {
                self.attach_file(&file).await?;
            }
        }
        Ok(Exit::Answered)
    }

    /// Attaches a file; gives its name.
    async fn attach_file(&mut self, path: &Path) -> Result<String> {
        let shown = path.display().to_string();
        if shown.starts_with("http://") || shown.starts_with("https://") {
            let message =
                format!("`{shown}` is an address: save it first, or begin with `--allow-net --image ADDRESS`");
            return Err(UsageError(message).into());
        }
        let kind = medium_of(path)?.to_string();
        let value = input::open(self.app, &kind, &shown, false).await?;
        let about = value.to_string();
        let name = self.names.attach(value, shown.clone())?;
        self.note(&format!("${name}: {shown} ({about})"));
        Ok(name)
    }

    /// A question with files in it, which are attached: its words, and the names of what it is about.
    async fn taken_apart(&mut self, pieces: Vec<Piece>) -> Result<(String, Vec<String>)> {
        let mut named = Vec::new();
        let mut words: Vec<String> = Vec::new();
        let last = pieces.len() - 1;
        for (i, piece) in pieces.into_iter().enumerate() {
            match piece {
                Piece::Words(text) => words.push(text),
                Piece::Files(files) => {
                    let mut names = Vec::new();
                    for file in files {
                        names.push(self.attach_file(&file).await?);
                    }
                    // Files before or behind the question are no part of the sentence.
                    if i > 0 && i < last {
                        words.push(names.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", "));
                    }
                    named.extend(names);
                }
            }
        }
        Ok((joined(&words), named))
    }

    /// Asks a question about these files, or about what it names.
    async fn ask(&mut self, question: &str, files: &[String]) -> Result<Exit> {
        input::check_question(question)?;
        let query = self.query(question, files).await?;
        let (planner, roles) = self.minds().await?;
        self.answer(query, planner, roles).await
    }

    /// A question as it is meant: what it names, or what it looks back to.
    async fn query(&mut self, question: &str, files: &[String]) -> Result<Query> {
        if !files.is_empty() || !super::names::references(question).is_empty() {
            return self.names.query(question, files);
        }
        let Meant { question: meant, mut about, part } = back::meant(question, &self.names, &self.things);
        if let Some(part) = part {
            about = vec![self.cut_out(part).await?];
        }
        if meant != question {
            self.note(&format!("asked: {meant}"));
        }
        let query = self.names.query(&meant, &about)?;
        let all = about.is_empty() || self.names.files().all(|name| query.inputs.contains_key(name));
        if !all {
            self.note(&format!("about: ${}", about.join(", $")));
        }
        Ok(query)
    }

    /// Cuts a box out of its picture, as calls like any others; gives the name that the part has then.
    async fn cut_out(&mut self, part: Part) -> Result<String> {
        let Part { regions, number, mut name } = part;
        let Value::Regions(boxes) = self.names.find(&regions)? else { bail!("`${regions}` is no boxes") };
        let Some(picture) = self.names.picture_of(boxes).map(|(name, _)| name.to_owned()) else {
            bail!("the picture with the boxes `${regions}` is not attached any more: attach it again");
        };
        // Boxes may be named like their label, and no call may have the name of what it takes.
        while [&regions, &picture].into_iter().any(|taken| *taken == name || *taken == format!("{name}_box")) {
            name.push_str("_part");
        }
        let plan = format!(
            "{name}_box = pick(regions=${regions}, number={number})\n{name} = crop(image=${picture}, \
             region=${name}_box)\nanswer ${name}\n"
        );
        let plan: Plan = plan.parse().context("cannot cut it out")?;
        let query = self.names.query_of("cut it out", &plan);
        let app = self.begin();
        let planner = Arc::new(Stored::new("a part of the picture", plan));
        let limits = Limits { rounds: 1, time: self.settings.limits.time, ..Limits::default() };
        let agent = app.agent_on(self.executor.clone(), planner, limits);
        let listener: Listener = Arc::new(|_| {});
        let asked = async { Ok(agent.ask(&query, &app.cancel, &listener).await?) };
        let trace = unless_cancelled(&app.cancel, asked).await?;
        if !trace.answer.answered {
            bail!("cannot cut `${name}` out: {}", trace.answer.text);
        }
        self.names.keep(query, trace);
        Ok(name)
    }

    /// Runs a plan that a person wrote.
    pub(super) async fn run(&mut self, plan: Plan, question: &str, name: &str) -> Result<Exit> {
        let query = self.names.query_of(question, &plan);
        self.needs_files(&plan, &query)?;
        plan::check(plan.clone(), &self.app.toolbox, &query.declared())?;
        let roles = self.app.no_roles()?;
        self.answer(query, Arc::new(Stored::new(name, plan)), roles).await
    }

    /// Says which files a plan needs that are not attached.
    fn needs_files(&self, plan: &Plan, query: &Query) -> Result<()> {
        for name in super::names::references_of(plan) {
            let known = query.inputs.contains_key(&name) || plan.calls.iter().any(|call| call.id == name);
            if let (false, Some(kind)) = (known, input_type(&name)) {
                let message =
                    format!("the plan needs `${name}`: attach the {kind} file first, such as with `:attach PATH`");
                return Err(UsageError(message).into());
            }
        }
        Ok(())
    }

    /// Works on a question and shows what came of it.
    async fn answer(&mut self, query: Query, planner: Arc<dyn Planner>, roles: Roles) -> Result<Exit> {
        let app = self.begin();
        let agent = app.agent_on(self.executor.clone(), planner, self.settings.limits.clone()).with_roles(roles);
        let live = app.screen.live();
        let listener = live.listener();
        let asked = async { Ok(agent.ask(&query, &app.cancel, &listener).await?) };
        let trace = unless_cancelled(&app.cancel, asked).await;
        drop(live);
        let trace = trace?;
        self.show(&trace)?;
        let exit = ask::exit_of(&trace);
        self.names.keep(query, trace);
        Ok(exit)
    }

    /// Shows what came of a question, with the pictures that were made.
    fn show(&self, trace: &Trace) -> Result<()> {
        let written = as_written(trace)?;
        let mut text = if self.terminal { render::turn(&written) } else { render::answer(&written) };
        for artifact in artifacts::keep(self.app, trace) {
            let _ = writeln!(text, "${}: {}", artifact.id, artifact.path.display());
        }
        print(&text)?;
        let made = trace.rounds.last().into_iter().flat_map(|round| &round.observations).filter_map(Observation::value);
        match made.filter_map(|value| if let Value::Image(image) = value { Some(image) } else { None }).next_back() {
            Some(image) if trace.answer.answered => self.draw(image, SMALL),
            _ => Ok(()),
        }
    }

    /// Draws a picture where a terminal listens, with at most so many rows.
    pub(super) fn draw(&self, image: &Image, rows: u32) -> Result<()> {
        let size = terminal_size::terminal_size_of(std::io::stdout());
        let Some((columns, height)) = size.filter(|_| self.terminal) else { return Ok(()) };
        let way = self.settings.pictures.unwrap_or_else(|| Way::usual(|name| std::env::var(name).ok()));
        let (columns, height) = (u32::from(columns.0), u32::from(height.0));
        let drawn = way.draw(image, columns.saturating_sub(2).min(100), height.saturating_sub(4).min(rows))?;
        if drawn.is_empty() { Ok(()) } else { print(&drawn) }
    }

    /// Plans for a question without running it.
    pub(super) async fn plan(&mut self, line: &str) -> Result<(Query, Plan)> {
        let (question, files) = self.taken_apart(paths::pieces(line)).await?;
        input::check_question(&question)?;
        let query = self.query(&question, &files).await?;
        let (planner, _) = self.minds().await?;
        let app = self.begin();
        let agent = app.agent_on(self.executor.clone(), planner, self.settings.limits.clone());
        let spinner = app.screen.spinner("planning");
        let planned = unless_cancelled(&app.cancel, async { Ok(agent.plan(&query, &app.cancel).await?) }).await;
        spinner.finish_and_clear();
        let planned = planned?;
        match planned.plan {
            Some(checked) => Ok((query, checked.plan().clone())),
            None => bail!("{}", planned.errors.last().map_or("no plan was found for this question", String::as_str)),
        }
    }

    /// Lets the user edit a plan, and runs it when it passes its check. One that does not is kept for the next try.
    pub(super) async fn edit_and_run(&mut self, text: &str, question: &str) -> Result<Exit> {
        let edited = tokio::task::block_in_place(|| editor::edit(text, self.terminal))?;
        if edited.trim().is_empty() {
            self.draft = None;
            self.note("the plan is empty: nothing runs");
            return Ok(Exit::Answered);
        }
        self.draft = Some(edited.clone());
        let again = "the edited plan does not read: `:plan` opens it again";
        let plan: Plan = edited.parse().context(again)?;
        let exit = self.run(plan, question, "plan edited by hand").await?;
        self.draft = None;
        Ok(exit)
    }

    /// The plan to edit when no question is given, and its question.
    pub(super) fn plan_at_hand(&self) -> Result<(String, String)> {
        let last = self.names.last();
        let question = last.map_or_else(String::new, |done| done.query.question.clone());
        let plan = self.draft.clone().or_else(|| Some(last?.plan()?.to_string()));
        let message = "there is no plan yet: ask something, or give a question: `:plan QUESTION`";
        Ok((plan.ok_or_else(|| UsageError(message.to_owned()))?, question))
    }

    /// Planner and roles, opened when they are not yet.
    pub(super) async fn minds(&mut self) -> Result<(Arc<dyn Planner>, Roles)> {
        if let Some((planner, roles)) = &self.minds {
            return Ok((planner.clone(), roles.clone()));
        }
        let app = self.begin();
        let spinner = app.screen.spinner("opening the planner");
        let settings = &self.settings;
        let open = async { Ok((app.planner(&settings.planner).await?, app.roles(&settings.roles).await?)) };
        let opened = unless_cancelled(&app.cancel, open).await;
        spinner.finish_and_clear();
        let (planner, roles) = opened?;
        self.minds = Some((planner.clone(), roles.clone()));
        Ok((planner, roles))
    }

    /// Changes who plans; they are opened at once, and stay as they were when that fails.
    pub(super) async fn change_minds(&mut self, planner: PlannerArgs, roles: RoleArgs) -> Result<()> {
        let old = std::mem::replace(&mut self.settings.planner, planner);
        let old_roles = std::mem::replace(&mut self.settings.roles, roles);
        let open = self.minds.take();
        let opened = self.minds().await;
        if opened.is_err() {
            (self.settings.planner, self.settings.roles, self.minds) = (old, old_roles, open);
        }
        opened.map(drop)
    }

    /// The program for one piece of work, which Ctrl-C ends.
    pub(super) fn begin(&self) -> App {
        let token = self.app.cancel.child_token();
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = token.clone();
        self.app.under(token)
    }

    /// A line for people, not for whoever reads the answers.
    pub(super) fn note(&self, words: &str) {
        self.app.screen.say(&render::printable(words));
    }

    /// Where the history is kept.
    pub(super) fn history_file(&self) -> PathBuf {
        self.app.store.home().root().join("history.txt")
    }
}

/// A trace as it is written to files.
pub(super) fn as_written(trace: &Trace) -> Result<serde_json::Value> {
    Ok(serde_json::from_slice(&serde_json::to_vec(trace)?)?)
}

/// Ctrl-C ends what runs, as often as it comes.
async fn watch_ctrl_c(running: Arc<Mutex<CancellationToken>>) {
    while tokio::signal::ctrl_c().await.is_ok() {
        running.lock().unwrap_or_else(PoisonError::into_inner).cancel();
    }
}

/// What comes of some work. Cancelled work may end by itself for a moment, then it is dropped.
pub(super) async fn unless_cancelled<T>(
    cancel: &CancellationToken,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    let patience = async {
        cancel.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        biased;
        done = work => done,
        () = patience => Err(AgentError::Cancelled.into()),
    }
}

/// The plan of a line that is one call, `name = tool(...)`: it answers what the call gives.
fn call_alone(line: &str) -> Option<Result<Plan>> {
    let (id, call) = line.split_once('=')?;
    let (id, (tool, _)) = (id.trim(), call.split_once('(')?);
    if !is_name(id) || !is_name(tool.trim()) {
        return None;
    }
    Some(format!("{line}\nanswer ${id}").parse::<Plan>().map_err(|error| UsageError(error.problem).into()))
}

/// Words as one sentence: no space before a full stop.
fn joined(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() && !word.starts_with(['.', ',', ';', ':', '?', '!']) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_call_alone_is_a_plan_that_answers_what_it_gives() {
        let plan = call_alone("n = count(items=$people)").unwrap().unwrap();
        assert_eq!(plan.to_string(), "n = count(items=$people)\nanswer $n\n");
        assert!(call_alone("Is 2 = 1 + 1 (or not)?").is_none());
        assert!(call_alone("What does E = mc mean?").is_none());
        assert!(call_alone("n = count(items=").unwrap().is_err());
    }

    #[test]
    fn a_sentence_is_put_together_without_a_gap_before_its_mark() {
        let words = ["What does", "$image", "say", "?"].map(str::to_owned);
        assert_eq!(joined(&words), "What does $image say?");
    }
}
