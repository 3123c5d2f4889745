//! The commands of a conversation: their table, and what each does.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::ValueEnum;

use super::picture::Way;
use super::session::{Session, as_written};
use super::{paths, save, show};
use crate::cli::args::{self, PatternArg, ToolsCommand};
use crate::cli::{Exit, UsageError, artifacts, print, render, tools};
use crate::page;
use crate::plan::Plan;
use crate::tool::near_names;
use crate::trace::Observation;

/// A command as `:help` shows it.
pub(super) struct Command {
    /// Without the colon.
    pub(super) name: &'static str,
    /// What stands behind it.
    pub(super) takes: &'static str,
    about: &'static str,
}

const fn command(name: &'static str, takes: &'static str, about: &'static str) -> Command {
    Command { name, takes, about }
}

/// All commands, in the order of `:help`.
pub(super) const ALL: [Command; 14] = [
    command("attach", "PATH...", "attach pictures, recordings and films; patterns such as *.png count too"),
    command("detach", "NAME...|all", "take files away again"),
    command("names", "", "what questions and plans can name: files, and what earlier answers found"),
    command(
        "show",
        "[NAME]",
        "show a picture, or boxes on it with their numbers; without a name, what the last answer rests on",
    ),
    command(
        "plan",
        "[QUESTION]",
        "plan, edit the plan in $VISUAL or $EDITOR, check it again and run it; without a question, the last plan",
    ),
    command(
        "run",
        "[WORKFLOW|FILE]",
        "run a stored plan; without a name, the plan text on the lines that follow, up to its answer",
    ),
    command("why", "", "all that the last answer rests on"),
    command("trace", "[FILE]", "the whole last run; into a file as JSON, or as a page where it ends in .html"),
    command(
        "save",
        "workflow|demonstration NAME",
        "keep the last plan in the folder of --data; `picture NAME FILE` writes a picture",
    ),
    command("tools", "[TOOL]", "list the tools, or show one"),
    command("model", "[PLANNER]", "who plans: local, remote, gold:FILE, a .gguf file or a folder with a model"),
    command("set", "[NAME VALUE]", "how questions are answered"),
    command("help", "", "this page"),
    command("quit", "", "leave, as Ctrl-D does"),
];

const HELP_LINES: &str = "\
A line that is a path (typed, dropped or pasted) attaches the file, any other one is a question. A line that ends with
a backslash goes on. `name = tool(...)` runs one call. Ctrl-C ends the running question, Ctrl-D leaves.";

const HELP_NAMES: &str = "\
What a call of an answer gave keeps its name: after `people = detect(...)`, questions and plans can say `$people`. Of
two values of one name, the older one gets the number of its question: `$people_1`. A question is about all files that
are attached; one that names anything with `$`, or files by their paths, is about what it names and nothing else.

Without a name, a question can look back in three ways, and what is made of it is said before it is asked. `the second
person` is the second from the left of the boxes that an earlier answer found under this label: the question is about
that part of the picture. `them` and `they` stand for what the last question counted, `that` and `it` for what it asked
for: after \"What is the total?\", \"10% of that\" is \"10% of the total\". Otherwise a question with such a word
is about what the last one was about: the picture that it made, or its files. The built-in planner knows its way about
pictures, recordings, films and lines of text; with boxes, numbers and masks by name, calls serve better.";

/// Does what a command line says, given without its colon.
pub(super) async fn take(session: &mut Session<'_>, line: &str) -> Result<Exit> {
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    match find(name)?.name {
        "attach" if rest.is_empty() => return Err(usage("`:attach` needs a path: `:attach street.png`")),
        "attach" => return session.attach(rest).await,
        "detach" => detach(session, rest)?,
        "names" => print(&names(session))?,
        "show" => show::show(session, rest).await?,
        "plan" if rest.is_empty() => {
            let (plan, question) = session.plan_at_hand()?;
            return session.edit_and_run(&plan, &question).await;
        }
        "plan" => {
            let (query, plan) = session.plan(rest).await?;
            return session.edit_and_run(&plan.to_string(), &query.question).await;
        }
        "run" => return run(session, rest).await,
        "why" => print(&render::why(&as_written(&last(session)?.trace)?))?,
        "trace" => trace(session, rest)?,
        "save" => return save::save(session, rest).await,
        "tools" if rest.is_empty() => print(&tool_list(session))?,
        "tools" => return tools::tools(session.app, ToolsCommand::Show { name: rest.to_owned() }).await,
        "model" => model(session, rest).await?,
        "set" => set(session, rest).await?,
        "help" => print(&help())?,
        _ => session.left = true,
    }
    Ok(Exit::Answered)
}

/// Whether a line needs another one: it ends with a backslash, or is plan text without its last line.
pub(super) fn goes_on(text: &str) -> bool {
    let mut lines = text.lines();
    let ends = |line: &str| line.trim().is_empty() || line.starts_with("answer ") || line.starts_with("unanswerable ");
    let open_plan = lines.next().is_some_and(|first| first.trim() == ":run") && !lines.any(ends);
    open_plan || text.ends_with('\\')
}

fn usage(message: impl Into<String>) -> anyhow::Error {
    UsageError(message.into()).into()
}

/// The command of this name, or the only one that begins so.
fn find(name: &str) -> Result<&'static Command> {
    let name = match name {
        "exit" | "q" => "quit",
        "?" => "help",
        name => name,
    };
    if let Some(command) = ALL.iter().find(|command| command.name == name) {
        return Ok(command);
    }
    let begin = || ALL.iter().filter(|command| !name.is_empty() && command.name.starts_with(name));
    if let (Some(command), 1) = (begin().next(), begin().count()) {
        return Ok(command);
    }
    let near = match begin().count() {
        0 => near_names(name, ALL.iter().map(|command| command.name)),
        _ => begin().map(|command| command.name).collect(),
    };
    let hint = if near.is_empty() { "`:help` lists all".to_owned() } else { format!("near: :{}", near.join(", :")) };
    Err(usage(format!("there is no command `:{name}`; {hint}")))
}

/// The last question that was worked on.
pub(super) fn last<'a>(session: &'a Session<'_>) -> Result<&'a super::names::Done> {
    session.names.last().ok_or_else(|| usage("nothing has been asked yet"))
}

fn help() -> String {
    let width = ALL.iter().map(|it| it.name.len() + it.takes.len() + 2).max().unwrap_or(0);
    let mut out = format!("{HELP_LINES}\n\n");
    for Command { name, takes, about } in &ALL {
        let _ = writeln!(out, "  {:<width$}  {about}", format!(":{name} {takes}"));
    }
    let _ = write!(out, "\n{HELP_NAMES}\n");
    out
}

fn detach(session: &mut Session<'_>, rest: &str) -> Result<()> {
    match rest {
        "" => return Err(usage("`:detach` needs a name, or `all`: `:names` lists them")),
        "all" => session.names.detach_all(),
        names => {
            for name in names.split_whitespace().map(|name| name.trim_start_matches('$')) {
                if !session.names.detach(name) {
                    let files: Vec<&str> = session.names.files().collect();
                    let files = if files.is_empty() { "none".to_owned() } else { files.join(", ") };
                    return Err(usage(format!("no file is called `{name}`; attached: {files}")));
                }
            }
        }
    }
    Ok(())
}

fn names(session: &Session<'_>) -> String {
    let mut out = String::new();
    for row in session.names.rows() {
        let (value, from) = (render::shorten(&row.value.to_string(), 60), render::printable(&row.from));
        let _ = writeln!(out, "${:<14} {:<10} {value:<60} {from}", row.name, row.value.ty().to_string());
    }
    if out.is_empty() { "nothing yet: attach a file, or ask something".to_owned() } else { out }
}

async fn run(session: &mut Session<'_>, rest: &str) -> Result<Exit> {
    if rest.is_empty() {
        return Err(usage("`:run` needs the name of a workflow, a file with a plan, or plan text on the next lines"));
    }
    let (plan, question) = match rest.contains('\n') || rest.contains('(') {
        true => (rest.parse::<Plan>().context("the plan does not read")?, "run a plan".to_owned()),
        false => (session.app.stored_plan(rest)?, format!("run {rest}")),
    };
    session.run(plan, &question, "a plan by hand").await
}

fn trace(session: &Session<'_>, rest: &str) -> Result<()> {
    let done = last(session)?;
    let written = as_written(&done.trace)?;
    if rest.is_empty() {
        return print(&render::trace(&written));
    }
    let path = file(rest)?;
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("html")) {
        let seen = done.trace.rounds.iter().flat_map(|round| &round.observations);
        let page = page::page(&written, &done.query.inputs, seen.filter_map(Observation::value))?;
        artifacts::write_file(&path, page.as_bytes())?;
    } else {
        artifacts::write_file(&path, &serde_json::to_vec_pretty(&done.trace)?)?;
    }
    session.note(&format!("written: {}", path.display()));
    Ok(())
}

/// The one path that a command is given.
pub(super) fn file(rest: &str) -> Result<PathBuf> {
    match &paths::words(rest)[..] {
        [word] => Ok(paths::path_of(&word.text)),
        _ => Err(usage(format!("`{rest}`: expected one path, in quotes where it has spaces"))),
    }
}

fn tool_list(session: &Session<'_>) -> String {
    let mut out = String::new();
    for spec in session.app.toolbox.specs() {
        let _ = writeln!(out, "{:<18} {}", spec.name, spec.description);
    }
    out
}

async fn model(session: &mut Session<'_>, rest: &str) -> Result<()> {
    if rest.is_empty() {
        let (planner, roles) = session.minds().await?;
        let mut out = format!("planner  {}\n", planner.name());
        for (role, model) in [("decider", &roles.decider), ("refiner", &roles.refiner)] {
            let _ = writeln!(out, "{role}  {}", model.as_ref().map_or("rules".to_owned(), |model| model.name()));
        }
        return print(&out);
    }
    let mut planner = session.settings.planner.clone();
    planner.model = None;
    let path = paths::path_of(rest);
    if rest.ends_with(".gguf") || path.is_dir() {
        planner.planner = "local".to_owned();
        planner.model = Some(path);
    } else {
        rest.clone_into(&mut planner.planner);
    }
    let roles = session.settings.roles.clone();
    session.change_minds(planner, roles).await?;
    let (planner, _) = session.minds().await?;
    session.note(&format!("planning: {}", planner.name()));
    Ok(())
}

/// What `:set` knows: name, and what its value may be.
pub(super) const SETTINGS: [(&str, &str); 11] = [
    ("timeout", "seconds a question may take"),
    ("rounds", "how often the planner may plan, 1 to 10"),
    ("tokens", "tokens after which it is not asked again, or none"),
    ("verify", "yes or no: look at each answer a second time"),
    ("pattern", "taught, infill or free: how a local model plans, or usual"),
    ("demonstrations", "retrieved, random, none or text, or usual"),
    ("chain", "adaptive, fixed:N or none, or usual"),
    ("glance", "yes or no: tell the planner what a first look shows, or usual"),
    ("decider", "a language model that says whether it was enough, or none"),
    ("refiner", "a language model that words the answer, or none"),
    ("pictures", "kitty, iterm2, sixel, blocks or no: how the terminal shows them, or usual"),
];

async fn set(session: &mut Session<'_>, rest: &str) -> Result<()> {
    let Some((name, value)) = rest.split_once(char::is_whitespace) else {
        let known = SETTINGS.iter().any(|(name, _)| *name == rest);
        if rest.is_empty() || known {
            return print(&settings(session, rest));
        }
        let near = near_names(rest, SETTINGS.iter().map(|(name, _)| *name));
        let all: Vec<&str> = SETTINGS.iter().map(|(name, _)| *name).collect();
        let known = if near.is_empty() { all } else { near };
        return Err(usage(format!("there is no setting `{rest}`; known: {}", known.join(", "))));
    };
    let value = value.trim();
    let wrong = || {
        let expected = SETTINGS.iter().find(|(known, _)| *known == name).map_or("a known setting", |(_, about)| about);
        usage(format!("`:set {name} {value}`: expected {expected}"))
    };
    let yes = || match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(wrong()),
    };
    let or_none = |none: &str| (value != none).then(|| value.to_owned());
    let (mut planner, mut roles) = (session.settings.planner.clone(), session.settings.roles.clone());
    let limits = &mut session.settings.limits;
    match name {
        "timeout" => limits.time = Duration::from_secs_f64(args::seconds(value).map_err(|_| wrong())?),
        "rounds" => limits.rounds = args::rounds(value).map_err(|_| wrong())?,
        "tokens" => limits.tokens = or_none("none").map(|it| it.parse().map_err(|_| wrong())).transpose()?,
        "verify" => limits.verify = yes()?,
        "pattern" => {
            let read = |it: String| PatternArg::from_str(&it, true).map_err(|_| wrong());
            planner.pattern = or_none("usual").map(read).transpose()?;
        }
        "demonstrations" => {
            planner.demonstrations = or_none("usual").map(|it| it.parse().map_err(|_| wrong())).transpose()?;
        }
        "chain" => planner.chain = or_none("usual").map(|it| it.parse().map_err(|_| wrong())).transpose()?,
        "glance" => planner.glance = if value == "usual" { None } else { Some(yes()?) },
        "decider" => roles.decider = or_none("none"),
        "refiner" => roles.refiner = or_none("none"),
        "pictures" => {
            let read = |it: String| it.parse::<Way>().map_err(|()| wrong());
            session.settings.pictures = or_none("usual").map(read).transpose()?;
        }
        _ => return Err(wrong()),
    }
    // Models are opened again only where something about them changes.
    if matches!(name, "timeout" | "rounds" | "tokens" | "verify" | "pictures") {
        return Ok(());
    }
    session.change_minds(planner, roles).await
}

/// The settings as they are, or one of them.
fn settings(session: &Session<'_>, only: &str) -> String {
    let (limits, planner, roles) = (&session.settings.limits, &session.settings.planner, &session.settings.roles);
    let yes = |it: bool| if it { "yes".to_owned() } else { "no".to_owned() };
    let usual = |it: Option<String>| it.unwrap_or_else(|| "usual".to_owned());
    let none = |it: &Option<String>| it.clone().unwrap_or_else(|| "none".to_owned());
    let pattern = planner.pattern.and_then(|it| Some(it.to_possible_value()?.get_name().to_owned()));
    let values = [
        limits.time.as_secs_f64().to_string(),
        limits.rounds.to_string(),
        none(&limits.tokens.map(|it| it.to_string())),
        yes(limits.verify),
        usual(pattern),
        usual(planner.demonstrations.map(|it| it.to_string())),
        usual(planner.chain.map(|it| it.to_string())),
        usual(planner.glance.map(yes)),
        none(&roles.decider),
        none(&roles.refiner),
        usual(session.settings.pictures.map(|way| way.to_string())),
    ];
    let mut out = String::new();
    for ((name, about), value) in SETTINGS.iter().zip(values).filter(|((name, _), _)| only.is_empty() || *name == only)
    {
        let _ = writeln!(out, "{name:<15} {value:<10} {about}");
    }
    out
}

/// What `:save` may keep.
pub(super) fn saved_kinds() -> [&'static str; 3] {
    ["workflow", "demonstration", "picture"]
}
