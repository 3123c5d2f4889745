//! The configuration file: values for the options of the command line, and other servers whose tools join the toolbox.
//!
//! A key is the long name of an option and holds for every command at or below its table: at the top for all of them,
//! under `[serve]` for `serve` alone. The values become the defaults of clap's own command. So the environment and the
//! command line come before them, and what clap refuses on the command line is refused in the file.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::error::{ContextKind, ContextValue};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches, ValueHint};
use etcetera::BaseStrategy;
use serde_json::{Value as Json, json};

use super::args::{Cli, ConfigCommand};
use super::{Exit, UsageError, print, print_json};
#[cfg(feature = "servers")]
use crate::servers;
use crate::tool::near_names;

/// Options that only the command line has.
const NOT_FOR_FILES: [&str; 2] = ["config", "stdio"];
/// The key of the other servers.
const SERVERS: &str = "servers";
/// Commands whose options are not worth showing.
const NOT_SHOWN: [&str; 2] = ["config", "completions"];

/// What stands behind the options of a command line.
#[derive(Debug)]
pub(super) struct Config {
    /// The file, if one was read.
    file: Option<PathBuf>,
    settings: Vec<Setting>,
    /// Other servers, in the order of the file.
    #[cfg(feature = "servers")]
    pub(super) servers: Vec<servers::Settings>,
    /// The command line.
    line: ArgMatches,
}

/// An option that the file sets. Of two for the same option the later one holds.
#[derive(Debug, PartialEq, Eq)]
struct Setting {
    /// The names of the commands that lead to the option.
    commands: Vec<String>,
    id: String,
    values: Vec<String>,
}

/// Reads the command line over the configuration file that it, the environment or the platform names. Help and
/// mistakes on the line end the process, as clap does it.
///
/// # Errors
///
/// [`UsageError`] naming the file and the key.
pub(super) fn command_line(args: Vec<OsString>) -> Result<(Cli, Config)> {
    // What is wrong with the line is said below, when the file's values stand in it; what only they make right must not
    // hide here what stands behind it. Help needs no file.
    let glance = loose(Cli::command()).ignore_errors(true).try_get_matches_from(&args);
    let glance = glance.unwrap_or_else(|_| Cli::command().ignore_errors(true).get_matches_from(&args));
    let root = Cli::command();
    let (mut file, mut settings) = (None, Vec::new());
    #[cfg(feature = "servers")]
    let mut servers = Vec::new();
    if let Some((path, text)) = found(glance.try_get_one::<PathBuf>("config").ok().flatten())? {
        let reader = Reader { file: &path };
        let mut table: toml::Table = toml::from_str(&text).map_err(|error| reader.wrong(error.to_string().trim()))?;
        let others = table.remove(SERVERS);
        #[cfg(feature = "servers")]
        if let Some(others) = others {
            servers = reader.servers(others)?;
        }
        #[cfg(not(feature = "servers"))]
        if others.is_some() {
            return Err(reader.wrong("`servers`: this program was built without the feature `servers`").into());
        }
        reader.table(&table, &[], &root, &mut settings)?;
        file = Some(path);
    }
    let line = applied(root, &settings).try_get_matches_from(args).unwrap_or_else(|error| error.exit());
    let cli = Cli::from_arg_matches(&line).unwrap_or_else(|error| error.format(&mut Cli::command()).exit());
    let config = Config {
        file,
        settings,
        #[cfg(feature = "servers")]
        servers,
        line,
    };
    Ok((cli, config))
}

/// The file with its text: the one that is named, which must be there, or the usual one. An empty name means none.
fn found(named: Option<&PathBuf>) -> Result<Option<(PathBuf, String)>, UsageError> {
    let path = match named {
        Some(path) if path.as_os_str().is_empty() => return Ok(None),
        Some(path) => path.clone(),
        None => match usual() {
            Some(path) => path,
            None => return Ok(None),
        },
    };
    let unreadable = |error| UsageError(format!("cannot read the configuration `{}`: {error}", path.display()));
    let path = std::path::absolute(&path).map_err(unreadable)?;
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(error) if named.is_none() && error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(error)),
    }
}

/// Where the platform keeps such files.
fn usual() -> Option<PathBuf> {
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(folders.config_dir().join("sightline").join("sightline.toml"))
}

/// Reads a file's tables.
struct Reader<'a> {
    file: &'a Path,
}

impl Reader<'_> {
    fn wrong(&self, what: impl std::fmt::Display) -> UsageError {
        UsageError(format!("configuration `{}`: {what}", self.file.display()))
    }

    /// Reads a table of a command, its plain keys before the tables of the commands below.
    fn table(
        &self,
        table: &toml::Table,
        at: &[String],
        command: &Command,
        settings: &mut Vec<Setting>,
    ) -> Result<(), UsageError> {
        for (key, value) in table.iter().filter(|(_, value)| !value.is_table()) {
            let options = options(command, at, key);
            if options.is_empty() {
                return Err(self.unknown(key, at, command));
            }
            for (commands, arg) in options {
                let refused = |why| self.wrong(format_args!("`{} = {value}`: {why}", path_of(at, key)));
                let values = self.words(arg, value).map_err(refused)?;
                values.iter().try_for_each(|word| accepted(arg, word)).map_err(refused)?;
                settings.push(Setting { commands, id: arg.get_id().to_string(), values });
            }
        }
        for (key, value) in table {
            let Some(table) = value.as_table() else { continue };
            let below = command.get_subcommands().find(|below| below.get_name() == key);
            let below = below.ok_or_else(|| self.unknown(key, at, command))?;
            self.table(table, &joined(at, key), below, settings)?;
        }
        Ok(())
    }

    fn unknown(&self, key: &str, at: &[String], command: &Command) -> UsageError {
        if NOT_FOR_FILES.contains(&key) {
            return self.wrong(format_args!("`{key}` can only be given on the command line"));
        }
        if !at.is_empty() && Cli::command().get_arguments().any(|arg| arg.get_long() == Some(key)) {
            return self
                .wrong(format_args!("`{}` holds for every command: write it above all tables", path_of(at, key)));
        }
        let mut names = Vec::new();
        names_in(command, &mut names);
        names.extend(command.get_subcommands().map(Command::get_name));
        if at.is_empty() {
            names.push(SERVERS);
        }
        let near = near_names(key, names.into_iter().filter(|name| !NOT_FOR_FILES.contains(name)));
        let hint = match near.first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => "keys are the long names of options, see `sightline config show`".to_owned(),
        };
        self.wrong(format_args!("there is no `{}`: {hint}", path_of(at, key)))
    }

    /// The values of an option as they would stand on the command line.
    fn words(&self, arg: &Arg, value: &toml::Value) -> Result<Vec<String>, String> {
        match value {
            toml::Value::Array(items) if matches!(arg.get_action(), ArgAction::Append) => {
                items.iter().map(|item| self.word(arg, item)).collect()
            }
            one => self.word(arg, one).map(|word| vec![word]),
        }
    }

    fn word(&self, arg: &Arg, value: &toml::Value) -> Result<String, String> {
        match value {
            toml::Value::Boolean(yes) if is_switch(arg) => Ok(yes.to_string()),
            _ if is_switch(arg) => Err("expected true or false".to_owned()),
            toml::Value::Boolean(yes) if arg.get_possible_values().iter().any(|word| word.get_name() == "yes") => {
                Ok(if *yes { "yes" } else { "no" }.to_owned())
            }
            toml::Value::String(word) => self.placed(arg, word),
            toml::Value::Integer(number) => Ok(number.to_string()),
            toml::Value::Float(number) => Ok(number.to_string()),
            toml::Value::Array(_) => Err("expected one value".to_owned()),
            _ => Err("expected a text or a number".to_owned()),
        }
    }

    /// A path is taken from the file's folder, `~/` is the user's own. Where a word need not be a path, only one that
    /// begins with `./` or `../` is.
    fn placed(&self, arg: &Arg, word: &str) -> Result<String, String> {
        let hint = arg.get_value_hint();
        let is_path = matches!(hint, ValueHint::FilePath | ValueHint::DirPath | ValueHint::AnyPath)
            && word != "-"
            && !word.contains("://");
        match word.strip_prefix("gold:").filter(|_| arg.get_id() == "planner") {
            Some(plan) => beside_if_marked(self.file, plan).map(|plan| format!("gold:{plan}")),
            None if is_path => beside(self.file, word),
            None => beside_if_marked(self.file, word),
        }
    }

    /// The tables `[[servers]]`.
    #[cfg(feature = "servers")]
    fn servers(&self, value: toml::Value) -> Result<Vec<servers::Settings>, UsageError> {
        let wrong = |what: &dyn std::fmt::Display| self.wrong(format_args!("`[[{SERVERS}]]`: {what}"));
        let mut all: Vec<servers::Settings> =
            value.try_into().map_err(|error: toml::de::Error| wrong(&error.to_string().trim().replace('\n', "; ")))?;
        for settings in &mut all {
            for word in &mut settings.command {
                *word = beside_if_marked(self.file, word).map_err(|error| wrong(&error))?;
            }
        }
        servers::check(&all).map_err(|error| wrong(&error))?;
        Ok(all)
    }
}

/// A path from the folder of the file, or from the user's own with `~/`.
fn beside(file: &Path, word: &str) -> Result<String, String> {
    let path = match word.strip_prefix("~/") {
        Some(rest) => etcetera::home_dir().map_err(|error| format!("`~`: {error}"))?.join(rest),
        None => file.parent().unwrap_or(Path::new("")).join(word),
    };
    let path: PathBuf = path.components().collect();
    path.into_os_string().into_string().map_err(|path| format!("`{}` is no UTF-8 path", path.display()))
}

fn beside_if_marked(file: &Path, word: &str) -> Result<String, String> {
    let marked = ["./", "../", "~/"].iter().any(|start| word.starts_with(start));
    if marked { beside(file, word) } else { Ok(word.to_owned()) }
}

/// The options of this long name at or below a command, each with the names of the commands that lead to it.
fn options<'a>(command: &'a Command, at: &[String], key: &str) -> Vec<(Vec<String>, &'a Arg)> {
    let named = |arg: &&Arg| arg.get_long() == Some(key) && !NOT_FOR_FILES.contains(&key);
    let mut found: Vec<(Vec<String>, &Arg)> =
        command.get_arguments().filter(named).map(|arg| (at.to_vec(), arg)).collect();
    for below in command.get_subcommands() {
        found.extend(options(below, &joined(at, below.get_name()), key));
    }
    found
}

/// The long names of all options at or below a command.
fn names_in<'a>(command: &'a Command, names: &mut Vec<&'a str>) {
    let new = command.get_arguments().filter_map(Arg::get_long);
    names.extend(new);
    command.get_subcommands().for_each(|below| names_in(below, names));
    names.sort_unstable();
    names.dedup();
}

fn joined(at: &[String], name: &str) -> Vec<String> {
    at.iter().cloned().chain([name.to_owned()]).collect()
}

fn path_of(at: &[String], key: &str) -> String {
    joined(at, key).join(".")
}

fn is_switch(arg: &Arg) -> bool {
    !arg.get_action().takes_values()
}

/// Whether clap takes a word for an option; if not, a sentence with what was expected.
fn accepted(arg: &Arg, word: &str) -> Result<(), String> {
    if is_switch(arg) {
        return Ok(());
    }
    let long = arg.get_long().unwrap_or_default().to_owned();
    let about = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let given = format!("--{long}={word}");
    let alone = Arg::new("value").long(long).action(ArgAction::Set).value_parser(arg.get_value_parser().clone());
    let command = Command::new("file").no_binary_name(true).disable_help_flag(true).arg(alone);
    let Err(refused) = command.try_get_matches_from([given]) else { return Ok(()) };
    let words = match refused.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(words)) if !words.is_empty() => words.join(", "),
        _ => String::new(),
    };
    Err(match std::error::Error::source(&refused) {
        _ if !words.is_empty() => format!("expected one of {words}"),
        Some(why) => format!("{why} ({about})"),
        None => format!("not understood ({about})"),
    })
}

/// A command with these defaults.
fn applied(command: Command, settings: &[Setting]) -> Command {
    settings.iter().fold(command, |command, setting| set(command, &setting.commands, setting))
}

fn set(command: Command, at: &[String], setting: &Setting) -> Command {
    match at.split_first() {
        None => command.mut_arg(&setting.id, |arg| with_default(arg, &setting.values)),
        Some((first, rest)) => command.mut_subcommand(first, |below| set(below, rest, setting)),
    }
}

fn with_default(arg: Arg, values: &[String]) -> Arg {
    with_value(arg).default_values(values.to_vec())
}

/// An option that takes a value even if it is a switch: what the file turns on, `--quiet=false` turns off.
fn with_value(arg: Arg) -> Arg {
    if !is_switch(&arg) {
        return arg;
    }
    arg.action(ArgAction::Set).num_args(0..=1).require_equals(true).default_missing_value("true").value_name("BOOL")
}

/// A command whose switches all take values.
fn loose(command: Command) -> Command {
    command.mut_args(with_value).mut_subcommands(loose)
}

/// Runs a `config` command.
pub(super) fn config(config: &Config, command: &ConfigCommand) -> Result<Exit> {
    let ConfigCommand::Show { json } = command;
    let rows = config.rows()?;
    if *json {
        let options: Vec<Json> = rows.iter().map(Row::json).collect();
        print_json(&json!({ "file": config.file, "options": options, "servers": config.servers_shown() }))?;
    } else {
        print(&config.page(&rows))?;
    }
    Ok(Exit::Answered)
}

/// An option as it is in force.
struct Row {
    commands: Vec<String>,
    key: String,
    /// Nothing when it is not set.
    values: Option<Vec<String>>,
    several: bool,
    switch: bool,
    secret: bool,
    source: String,
}

impl Config {
    /// All options of all commands.
    fn rows(&self) -> Result<Vec<Row>> {
        let root = relaxed(applied(Cli::command(), &self.settings));
        let mut rows = Vec::new();
        self.rows_at(&root, &root, &[], &mut rows)?;
        Ok(rows)
    }

    fn rows_at(&self, root: &Command, command: &Command, at: &[String], rows: &mut Vec<Row>) -> Result<()> {
        let matches = if at.is_empty() { self.line.clone() } else { matches_at(root, at)? };
        let shown = |arg: &&Arg| arg.get_long().is_some_and(|long| !NOT_FOR_FILES.contains(&long));
        rows.extend(command.get_arguments().filter(shown).map(|arg| self.row(arg, &matches, at)));
        for below in command.get_subcommands().filter(|below| !NOT_SHOWN.contains(&below.get_name())) {
            self.rows_at(root, below, &joined(at, below.get_name()), rows)?;
        }
        Ok(())
    }

    fn row(&self, arg: &Arg, matches: &ArgMatches, at: &[String]) -> Row {
        let id = arg.get_id().as_str();
        let in_file = self.settings.iter().any(|setting| setting.commands == at && setting.id == id);
        let source = match matches.value_source(id) {
            Some(ValueSource::CommandLine) => "flag".to_owned(),
            Some(ValueSource::EnvVariable) => {
                format!("environment {}", arg.get_env().unwrap_or_default().to_string_lossy())
            }
            Some(_) if in_file => "file".to_owned(),
            Some(_) => "default".to_owned(),
            None => "not set".to_owned(),
        };
        let raw = matches.get_raw(id).map(|values| values.map(|value| value.to_string_lossy().into_owned()).collect());
        Row {
            commands: at.to_vec(),
            key: arg.get_long().unwrap_or_default().to_owned(),
            values: raw,
            several: matches!(arg.get_action(), ArgAction::Append),
            switch: is_switch(arg) || arg.is_require_equals_set(),
            secret: arg.is_hide_env_values_set(),
            source,
        }
    }

    /// The rows as a file that would set the same.
    fn page(&self, rows: &[Row]) -> String {
        let mut lines = match (&self.file, usual()) {
            (Some(file), _) => vec![format!("# {}", file.display())],
            (None, Some(usual)) => vec![format!("# no file is read; the usual place is {}", usual.display())],
            (None, None) => vec!["# no file is read".to_owned()],
        };
        let mut at: &[String] = &[];
        for row in rows {
            if row.commands != at {
                at = &row.commands;
                lines.extend([String::new(), format!("[{}]", at.join("."))]);
            }
            lines.push(format!("{:<44} # {}", row.line(), row.source));
        }
        for server in self.servers_shown() {
            lines.extend([String::new(), format!("[[{SERVERS}]]")]);
            let Json::Object(entries) = server else { continue };
            lines.extend(entries.into_iter().map(|(key, value)| format!("{key} = {value}")));
        }
        lines.join("\n") + "\n"
    }

    #[cfg(feature = "servers")]
    fn servers_shown(&self) -> Vec<Json> {
        self.servers.iter().map(servers::Settings::shown).collect()
    }

    #[cfg(not(feature = "servers"))]
    fn servers_shown(&self) -> Vec<Json> {
        Vec::new()
    }
}

impl Row {
    /// The value; nothing when it is not set or not to be seen.
    fn value(&self) -> Option<Json> {
        let values = self.values.as_ref().filter(|_| !self.secret)?;
        let word = |word: &String| match word.parse::<f64>() {
            _ if self.switch => json!(word == "true"),
            Ok(number) if number.is_finite() => serde_json::from_str(word).unwrap_or_else(|_| json!(word)),
            _ => json!(word),
        };
        Some(if self.several { values.iter().map(word).collect() } else { values.first().map(word)? })
    }

    fn line(&self) -> String {
        match self.value() {
            // JSON writes texts, numbers and lists of them as TOML does.
            Some(value) => format!("{} = {value}", self.key),
            None if self.values.is_some() => format!("# {} is set and not shown", self.key),
            None => format!("# {}", self.key),
        }
    }

    fn json(&self) -> Json {
        let command = (!self.commands.is_empty()).then(|| self.commands.join(" "));
        let mut json = json!({ "command": command, "option": self.key, "value": self.value(), "source": self.source });
        if self.secret {
            json["secret"] = json!(true);
        }
        json
    }
}

/// A command that nothing must be given to.
fn relaxed(command: Command) -> Command {
    let command = command.subcommand_required(false).arg_required_else_help(false);
    command.mut_args(|arg| arg.required(false)).mut_subcommands(relaxed)
}

/// What a command finds set when it is called with nothing else.
fn matches_at(root: &Command, at: &[String]) -> Result<ArgMatches> {
    let words = std::iter::once("sightline").chain(at.iter().map(String::as_str));
    let mut matches =
        root.clone().try_get_matches_from(words).map_err(|error| UsageError(error.to_string().trim().to_owned()))?;
    while let Some((_, below)) = matches.remove_subcommand() {
        matches = below;
    }
    Ok(matches)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a file with this text sets.
    fn read(text: &str) -> Result<Vec<Setting>, String> {
        let reader = Reader { file: Path::new("/conf/sightline.toml") };
        let (table, mut settings) = (toml::from_str(text).unwrap(), Vec::new());
        let came = reader.table(&table, &[], &Cli::command(), &mut settings);
        came.map(|()| settings).map_err(|error| error.to_string())
    }

    /// The command line over a file with this text.
    fn line(text: &str, args: &[&str]) -> ArgMatches {
        let command = applied(Cli::command(), &read(text).unwrap());
        let mut matches = command.try_get_matches_from([&["sightline"][..], args].concat()).unwrap();
        matches.remove_subcommand().unwrap().1
    }

    fn text<'a>(matches: &'a ArgMatches, id: &str) -> &'a str {
        matches.get_one::<String>(id).unwrap()
    }

    #[test]
    fn a_table_comes_before_the_top_and_the_line_before_both() {
        let file = "planner = \"remote\"\ntimeout = 60\n[repl]\nplanner = \"gold:x\"";
        assert_eq!(text(&line(file, &["ask", "why?"]), "planner"), "remote");
        assert_eq!(text(&line(file, &["repl"]), "planner"), "gold:x");
        assert_eq!(text(&line(file, &["repl", "--planner", "local"]), "planner"), "local");
        assert_eq!(line(file, &["repl"]).get_one::<f64>("timeout"), Some(&60.0));
    }

    #[test]
    fn what_the_file_turns_on_the_line_turns_off() {
        let quiet = |args: &[&str]| *line("quiet = true", args).get_one::<bool>("quiet").unwrap();
        assert!(quiet(&["repl"]) && quiet(&["repl", "-q"]) && quiet(&["repl", "--quiet"]));
        assert!(!quiet(&["repl", "--quiet=false"]));
        // A short switch still stands before others.
        let both = line("quiet = true", &["ask", "why?", "-qi", "a.png"]);
        assert_eq!(both.get_many::<String>("image").unwrap().collect::<Vec<_>>(), ["a.png"]);
    }

    #[test]
    fn paths_are_taken_from_the_folder_of_the_file() {
        let settings = read(
            "data = \"mine\"\nplanner = \"local\"\ndecider = \"./m.gguf\"\n[ask]\nimage = [\"-\", \"a.png\"]\n[repl]\nplanner = \"gold:./a.txt\"",
        );
        let values = |id: &str| settings.as_ref().unwrap().iter().rfind(|it| it.id == id).unwrap().values.clone();
        assert_eq!(values("data"), ["/conf/mine"]);
        assert_eq!(values("decider"), ["/conf/m.gguf"]);
        assert_eq!(values("planner"), ["gold:/conf/a.txt"]);
        assert_eq!(values("image"), ["-", "/conf/a.png"]);
    }

    #[test]
    fn a_wrong_key_is_refused_with_the_near_one() {
        let error = |text: &str| read(text).unwrap_err();
        assert!(error("plannr = 1").contains("/conf/sightline.toml") && error("plannr = 1").contains("`planner`"));
        assert!(error("[ask]\nmax_rounds = 3").contains("no `ask.max_rounds`: did you mean `max-rounds`?"));
        assert!(error("[asks]\ntimeout = 3").contains("did you mean `ask`?"));
        assert!(error("[ask]\nthreads = 3").contains("above all tables"));
        assert!(error("config = \"x\"").contains("only be given on the command line"));
        assert!(error("question = \"x\"").contains("no `question`"), "an argument is no option");
    }

    #[test]
    fn a_wrong_value_is_refused_with_what_was_expected() {
        let error = |text: &str| read(text).unwrap_err();
        for (text, expected) in [
            ("threads = 100", "1..=64"),
            ("memory = \"much\"", "600MB"),
            ("quiet = \"yes\"", "true or false"),
            ("[ask]\npattern = \"wild\"", "infill, free, taught"),
            ("[ask]\nplanner = [\"a\"]", "one value"),
            ("device = 1979-05-27", "a text or a number"),
            ("planner = \"lokal\"", "gold:FILE"),
            ("timeout = 0", "more than 0"),
            ("[serve]\nmax-body = \"2GB\"", "1GiB at most"),
        ] {
            let error = error(text);
            let key = text.lines().last().unwrap().split(' ').next().unwrap();
            assert!(error.contains(expected) && error.contains(key), "{text}: {error}");
        }
        assert_eq!(read("glance = true").unwrap()[0].values, ["yes"]);
    }
}
