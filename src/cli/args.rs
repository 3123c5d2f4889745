//! What the user types.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

use super::artifacts::PictureFile;
use crate::agent::Limits;
use crate::experts::session::Device;
use crate::planner::Chain;
use crate::prompt::Selection;

/// Reads the name of a picture to write.
fn picture_file() -> impl TypedValueParser<Value = PictureFile> {
    OsStringValueParser::new().try_map(PictureFile::try_from)
}

/// Reads a path that may be empty.
fn any_path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

/// Answers composite questions about pictures and sound, offline.
#[derive(Debug, Parser)]
#[command(
    name = "sightline",
    version,
    propagate_version = true,
    after_help = "Examples:\n  sightline ask \"How many people are there?\" --image street.png\n  sightline tools list\n  \
                  sightline models pull\n\nExit codes:\n  0  answered\n  1  failure\n  2  wrong usage\n  3  not answerable (the reason is in the answer)\n  130  cancelled with Ctrl-C"
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// Configuration file in place of the usual one, see `sightline config show`; an empty name reads none
    #[arg(long, global = true, value_name = "FILE", env = "SIGHTLINE_CONFIG", value_parser = any_path(), value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
    /// Folder whose tools, prompts, workflows and models win over the built-in ones
    #[arg(long, global = true, value_name = "DIR", env = "SIGHTLINE_DATA", value_hint = ValueHint::DirPath)]
    pub(super) data: Option<PathBuf>,
    /// Never use the network: models that are missing are an error
    #[arg(long, global = true, env = "SIGHTLINE_OFFLINE", value_parser = clap::builder::FalseyValueParser::new())]
    pub(super) offline: bool,
    /// Processor threads for experts (default: all cores); language models take one with 1, all cores otherwise
    #[arg(long, global = true, value_name = "N", env = "SIGHTLINE_THREADS", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(super) threads: Option<u16>,
    /// Where the experts run: cpu, cuda, tensorrt, coreml or directml
    #[arg(long, global = true, value_name = "NAME", env = "SIGHTLINE_DEVICE", default_value_t = Device::Cpu)]
    pub(super) device: Device,
    /// Memory for the experts' open models, such as 600MB: over it, the least recently used are closed
    #[arg(long, global = true, value_name = "SIZE", env = "SIGHTLINE_MEMORY", value_parser = bytes)]
    pub(super) memory: Option<u64>,
    /// Do not reuse results of earlier runs
    #[arg(long, global = true)]
    pub(super) no_cache: bool,
    /// Say only what was asked for: no progress on standard error
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Answer a question about pictures and recordings
    #[command(after_help = "Examples:\n  sightline ask \"What does the sign say?\" --image sign.jpg\n  \
                            sightline ask \"What is the total plus 10%?\" --image receipt.png --json\n  \
                            sightline ask \"Does the speaker mention the date on the letter?\" --image letter.png --audio memo.wav\n  \
                            sightline ask \"What is written and said?\" --video talk.mp4 --planner gold:film-text\n  \
                            cat photo.jpg | sightline ask \"How many dogs are there?\" --image - --annotate marked.png")]
    Ask(AskArgs),
    /// Show the plan for a question without running it
    #[command(after_help = "Examples:\n  sightline plan \"How many dogs are there?\" --image park.jpg\n  \
                            sightline plan \"Read the title\" --image page.png --format mermaid")]
    Plan(PlanArgs),
    /// Run a stored plan
    #[command(after_help = "Examples:\n  sightline run receipt-total --image receipt.jpg\n  \
                            sightline run my-plan.txt --image a.png --image b.png --json")]
    Run(RunArgs),
    /// Ask one question after another, with what was found at hand
    #[command(after_help = "Examples:\n  sightline repl\n  sightline repl --image street.png\n  \
                            printf 'street.png\\nHow many people are there?\\n:why\\n' | sightline repl\n\nWithout a terminal each line of \
                            standard input is a command or a question; the exit code is that of the first that went wrong.")]
    Repl(ReplArgs),
    /// List, show and call tools
    #[command(subcommand)]
    Tools(ToolsCommand),
    /// List, fetch, check and remove models
    #[command(subcommand)]
    Models(ModelsCommand),
    /// Show a recorded run, or run it again from its recorded model turns
    #[command(subcommand)]
    Trace(TraceCommand),
    /// Add, list and check the worked examples that planners are shown
    #[command(subcommand)]
    Demo(DemoCommand),
    /// Measure answers on a set of questions, or the experts on labelled files
    #[command(subcommand)]
    Eval(EvalCommand),
    /// Offer tools, workflows and questions to other programs: MCP, JSON-RPC, an OpenAI-compatible address
    #[cfg(feature = "serve")]
    #[command(
        after_help = "Examples:\n  sightline serve --stdio\n  sightline serve --http 127.0.0.1:8080 --allow ~/Pictures\n  \
                            SIGHTLINE_TOKEN=… sightline serve --http 0.0.0.0:8080 --host sight.example.org"
    )]
    Serve(ServeArgs),
    /// Show what the configuration file, the environment and the command line set
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print a completion script for a shell
    #[command(
        after_help = "Example:\n  sightline completions bash > ~/.local/share/bash-completion/completions/sightline"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Pictures, recordings and films a question is about.
#[derive(Debug, Args, Default)]
pub(super) struct Inputs {
    /// A picture, may be given several times; `-` reads standard input
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) image: Vec<String>,
    /// A recording, may be given several times; `-` reads standard input
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) audio: Vec<String>,
    /// A film, may be given several times; needs the ffmpeg program (on the path, or named by SIGHTLINE_FFMPEG)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) video: Vec<String>,
    /// Let pictures and recordings be http(s) addresses; `--offline` forbids that all the same
    #[arg(long)]
    pub(super) allow_net: bool,
}

/// Who plans.
#[derive(Debug, Args, Clone)]
pub(super) struct PlannerArgs {
    /// `local` (built-in model), `remote` (SIGHTLINE_BASE_URL, SIGHTLINE_API_KEY, SIGHTLINE_MODEL), or `gold:FILE` (a plan you wrote)
    #[arg(long, value_name = "PLANNER", default_value = "local", env = "SIGHTLINE_PLANNER", value_parser = planner)]
    pub(super) planner: String,
    /// How the local model plans: as it was taught (the embedded one's way), by filling outlines of demonstrations (the
    /// way of a model of your own), or by writing freely after demonstrations
    #[arg(long, value_enum)]
    pub(super) pattern: Option<PatternArg>,
    /// Another language model in place of the embedded one, with `--planner local`: a GGUF file, or a folder with a
    /// Qwen3-VL that sees the pictures (needs the cargo feature `vlm`)
    #[arg(long, value_name = "FILE.gguf|DIR", value_hint = ValueHint::AnyPath)]
    pub(super) model: Option<PathBuf>,
    /// Which worked examples the planner is given: those that serve the question best (retrieved), any (random), none,
    /// or the best without media and what came of them (text). Usually `none` for a model that was taught, `retrieved`
    /// for others
    #[arg(long, value_name = "WHICH", value_parser = selection())]
    pub(super) demonstrations: Option<Selection>,
    /// Which thoughts the model writes down with its calls: as it likes (adaptive, the remote planner's way), one
    /// before each of the first N calls (fixed:N), or none (the local planner's way)
    #[arg(long, value_name = "adaptive|fixed:N|none")]
    pub(super) chain: Option<Chain>,
    /// Whether the planner is told what a first look at the pictures shows, kinds of things and words. Usually yes for
    /// local models that cannot see, no for a remote one
    #[arg(long, value_name = "yes|no", value_parser = yes_no())]
    pub(super) glance: Option<bool>,
}

/// Language models for what comes after planning; without one, rules decide and the plan's own words are the answer.
#[derive(Debug, Args, Clone, Default)]
pub(super) struct RoleArgs {
    /// Who decides whether what was found is enough: `local`, `remote`, `remote:NAME` (another model on the same server),
    /// a GGUF file, or a folder as for `--model`
    #[arg(long, value_name = "MODEL")]
    pub(super) decider: Option<String>,
    /// Who words the answer; a wording with a number or name that was not found is refused
    #[arg(long, value_name = "MODEL")]
    pub(super) refiner: Option<String>,
}

/// How a planner plans: what `--pattern` and `--demonstrations` say, or a trace.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planning {
    pub(super) pattern: PatternArg,
    pub(super) selection: Selection,
    /// None for the planner's own way.
    pub(super) chain: Option<Chain>,
    /// The same.
    pub(super) glance: Option<bool>,
}

impl PlannerArgs {
    /// How it is to plan.
    pub(super) fn planning(&self) -> Planning {
        let pattern = match (self.planner.as_str(), &self.model) {
            ("local", None) => self.pattern.unwrap_or(PatternArg::Taught),
            ("local", Some(_)) => self.pattern.unwrap_or(PatternArg::Infill),
            // A pattern is the local model's way; it says nothing of what another planner is shown.
            _ => PatternArg::Infill,
        };
        let usual = if pattern == PatternArg::Taught { Selection::None } else { Selection::default() };
        Planning { pattern, selection: self.demonstrations.unwrap_or(usual), chain: self.chain, glance: self.glance }
    }
}

/// Reads which demonstrations are meant; help and completions name them all.
fn selection() -> impl TypedValueParser<Value = Selection> {
    PossibleValuesParser::new(["retrieved", "random", "none", "text"]).try_map(|word| word.parse::<Selection>())
}

fn yes_no() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|word| word == "yes")
}

/// How the local model plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PatternArg {
    /// Fill the typed holes of outlines taken from demonstrations
    Infill,
    /// Write call after call under the toolbox's grammar
    Free,
    /// The same, as the embedded model was trained to: from the question alone
    Taught,
}

/// Limits and results of a run.
#[derive(Debug, Args)]
pub(super) struct RunOptions {
    /// Print one JSON object on standard output
    #[arg(long)]
    pub(super) json: bool,
    /// Write the trace of the run to a file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) trace: Option<PathBuf>,
    /// Write the run as one page for a browser: plan, pictures with boxes, evidence
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) html: Option<PathBuf>,
    /// Draw the evidence on the first picture and write it to a file; the end of its name says the format (.png, .jpg, ...)
    #[arg(long, value_name = "FILE", value_parser = picture_file(), value_hint = ValueHint::FilePath)]
    pub(super) annotate: Option<PictureFile>,
    /// Write the pictures a run makes to this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) artifacts: Option<PathBuf>,
    #[command(flatten)]
    pub(super) bounds: Bounds,
    /// Do not plan again once the planner has read and written so many tokens
    #[arg(long, value_name = "N")]
    pub(super) max_tokens: Option<usize>,
    /// Look at the answer a second time: are the things and words it names there, and did each tool matter
    #[arg(long)]
    pub(super) verify: bool,
}

impl RunOptions {
    /// What the run may take.
    pub(super) fn limits(&self) -> Limits {
        Limits { tokens: self.max_tokens, verify: self.verify, ..self.bounds.limits() }
    }
}

/// How long a question may take.
#[derive(Debug, Args)]
pub(super) struct Time {
    /// Seconds a question may take as a whole
    #[arg(long, value_name = "S", default_value_t = 120.0, value_parser = seconds)]
    timeout: f64,
}

impl Time {
    pub(super) fn limit(&self) -> Duration {
        Duration::from_secs_f64(self.timeout)
    }
}

/// What a question may take.
#[derive(Debug, Args)]
pub(super) struct Bounds {
    #[command(flatten)]
    time: Time,
    /// How many plans a question may take, 1 to 10: another one is made when calls of the last failed
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = rounds)]
    max_rounds: usize,
}

impl Bounds {
    pub(super) fn limits(&self) -> Limits {
        Limits { rounds: self.max_rounds, time: self.time.limit(), ..Limits::default() }
    }
}

#[derive(Debug, Args)]
pub(super) struct AskArgs {
    /// The question; `-` reads it from standard input
    pub(super) question: String,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) planner: PlannerArgs,
    #[command(flatten)]
    pub(super) roles: RoleArgs,
    #[command(flatten)]
    pub(super) run: RunOptions,
}

#[derive(Debug, Args)]
pub(super) struct PlanArgs {
    /// The question; `-` reads it from standard input
    pub(super) question: String,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) planner: PlannerArgs,
    #[command(flatten)]
    pub(super) time: Time,
    /// How to write the plan
    #[arg(long, value_enum, default_value_t = PlanFormat::Text)]
    pub(super) format: PlanFormat,
}

/// How a plan is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PlanFormat {
    /// One call a line
    Text,
    /// JSON
    Json,
    /// A Mermaid flowchart
    Mermaid,
    /// A Graphviz digraph
    Dot,
}

#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// Name of a workflow, or a file with a plan (plan text, JSON, or a workflow's TOML)
    pub(super) workflow: String,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) run: RunOptions,
}

#[derive(Debug, Args)]
pub(super) struct ReplArgs {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) planner: PlannerArgs,
    #[command(flatten)]
    pub(super) roles: RoleArgs,
    #[command(flatten)]
    pub(super) bounds: Bounds,
}

#[cfg(feature = "serve")]
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// Talk MCP with one client over standard input and output
    #[arg(long, conflicts_with = "http")]
    pub(super) stdio: bool,
    /// Listen at this address: MCP at /mcp, JSON-RPC at /rpc, OpenAI-compatible at /v1; port 0 takes a free one
    #[arg(long, value_name = "ADDR")]
    pub(super) http: Option<std::net::SocketAddr>,
    /// Name that clients may call the server by, beside those of this machine; may be given several times
    #[arg(long, value_name = "NAME", value_parser = crate::serve::host)]
    pub(super) host: Vec<String>,
    /// What clients must show as `Authorization: Bearer TOKEN`; needed where others can reach the address
    #[arg(long, value_name = "TOKEN", env = "SIGHTLINE_TOKEN", hide_env_values = true)]
    pub(super) token: Option<String>,
    /// Calls that run at once
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) running: u16,
    /// Requests that wait for their turn; more are turned away with status 429
    #[arg(long, value_name = "N", default_value_t = 256)]
    pub(super) queue: u16,
    /// Largest request, such as 32MB; 1GiB at most
    #[arg(long, value_name = "SIZE", default_value = "32MB", value_parser = body)]
    pub(super) max_body: u64,
    /// Seconds that running calls may take to end after Ctrl-C
    #[arg(long, value_name = "S", default_value_t = 30)]
    pub(super) grace: u16,
    /// Folder whose files clients may name, may be given several times (default: the current one)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) allow: Vec<PathBuf>,
    /// Let clients of /v1 bring functions of their own (`tools`): calls of them are handed back to the client
    #[arg(long)]
    pub(super) client_tools: bool,
    #[command(flatten)]
    pub(super) planner: PlannerArgs,
    #[command(flatten)]
    pub(super) roles: RoleArgs,
    #[command(flatten)]
    pub(super) bounds: Bounds,
}

#[derive(Debug, Subcommand)]
pub(super) enum ToolsCommand {
    /// List all tools
    #[command(after_help = "Example:\n  sightline tools list --json")]
    List {
        /// Print JSON with the schema of each tool
        #[arg(long)]
        json: bool,
    },
    /// Show a tool: parameters, limits, examples
    #[command(after_help = "Example:\n  sightline tools show read_value")]
    Show {
        /// The tool
        name: String,
    },
    /// Call one tool
    #[command(
        after_help = "Examples:\n  sightline tools call ocr --image page.png\n  sightline tools call detect --image a.jpg --arg 'labels=[\"person\"]' --json\n  \
                            sightline tools call calculate --arg 'expression=\"a * 1.1\"' --arg a=20"
    )]
    Call {
        /// The tool
        name: String,
        #[command(flatten)]
        inputs: Inputs,
        /// An argument as NAME=JSON; a value that is no JSON counts as text
        #[arg(long, value_name = "NAME=JSON")]
        arg: Vec<String>,
        /// Print the value as JSON
        #[arg(long)]
        json: bool,
        /// Write the picture that comes out to a file; the end of its name says the format (.png, .jpg, ...)
        #[arg(short, long, value_name = "FILE", value_parser = picture_file(), value_hint = ValueHint::FilePath)]
        output: Option<PictureFile>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Print every option with the value that is in force and where it comes from, as the file would hold it
    #[command(
        after_help = "Examples:\n  sightline config show\n  sightline config show --json\n  sightline --config mine.toml config show"
    )]
    Show {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ModelsCommand {
    /// List models, their licence, size and whether they are here
    #[command(after_help = "Example:\n  sightline models list")]
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Fetch models (default: all)
    #[command(after_help = "Examples:\n  sightline models pull\n  sightline models pull pp-ocrv6 onnxruntime")]
    Pull {
        /// Names of models
        names: Vec<String>,
    },
    /// Check the files of models against their SHA-256 (default: all that are here)
    #[command(after_help = "Example:\n  sightline models verify")]
    Verify {
        /// Names of models
        names: Vec<String>,
    },
    /// Remove the files of models
    #[command(after_help = "Example:\n  sightline models remove moonshine-base-en")]
    Remove {
        /// Names of models
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// Print where models are kept, or where one is
    #[command(after_help = "Example:\n  sightline models path pp-ocrv6")]
    Path {
        /// Name of a model
        name: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum TraceCommand {
    /// Render a trace for people
    #[command(
        after_help = "Examples:\n  sightline trace show run.json\n  sightline trace show run.json --format html --output run.html"
    )]
    Show {
        /// A file written by `--trace`
        file: PathBuf,
        /// How to show it
        #[arg(long, value_enum, default_value_t = TraceFormat::Text)]
        format: TraceFormat,
        /// Write it to a file
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
    /// Run a trace again from its recorded model turns and compare it byte for byte
    #[command(after_help = "Example:\n  sightline trace replay run.json --output again.json")]
    Replay {
        /// A file written by `--trace`
        file: PathBuf,
        /// Write the new trace to a file
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
}

/// How a trace is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TraceFormat {
    /// Lines for a terminal
    Text,
    /// The trace itself
    Json,
    /// One page for a browser that needs nothing else; its pictures come from the inputs, where they are still there
    Html,
}

#[derive(Debug, Subcommand)]
pub(super) enum DemoCommand {
    /// Make a worked example of a recorded run, in the data folder named by --data
    #[command(
        after_help = "Examples:\n  sightline ask \"How many dogs are there?\" --image park.jpg --trace run.json\n  \
                            sightline --data mine demo add run.json\n  sightline --data mine demo add run.json --name park-dogs"
    )]
    Add {
        /// A file written by `ask --trace`; its inputs must still be where they were
        trace: PathBuf,
        /// Name of the example and of its files (default: the words of the question)
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
    },
    /// List the worked examples: kind, question, media and calls
    #[command(after_help = "Examples:\n  sightline demo list\n  sightline --data mine demo list --json")]
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Run all worked examples again on their media and say which have changed (exit code 1)
    #[command(
        after_help = "Examples:\n  sightline demo check\n  sightline --no-cache --data mine demo check --json\n  \
                            sightline --data mine demo check --record"
    )]
    Check {
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Write what the tools find now into the files of the folder named by --data
        #[arg(long)]
        record: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum EvalCommand {
    /// Answer a set of questions and count right answers by kind
    #[command(
        after_help = "Examples:\n  sightline eval questions tests/questions --planner gold\n  sightline eval questions tests/questions --planner local --json"
    )]
    Questions(EvalQuestionsArgs),
    /// Count what the experts find against labels: average precision, word F1, wrong words
    #[command(
        after_help = "A folder holds labels.jsonl, one JSON object a line:\n  {\"image\": \"a.jpg\", \"boxes\": [{\"label\": \"dog\", \"xyxy\": [0, 0, 9, 9]}]}   for detect\n  {\"image\": \"a.jpg\", \"lines\": [{\"text\": \"EXIT\"}]}   for ocr\n  {\"audio\": \"a.wav\", \"text\": \"good morning\"}   for transcribe\n\nExamples:\n  sightline eval experts coco/ receipts/\n  sightline eval experts coco/ --arg detail=true"
    )]
    Experts(EvalExpertsArgs),
}

#[derive(Debug, Args)]
pub(super) struct EvalExpertsArgs {
    /// Folders with `labels.jsonl` and its files
    #[arg(required = true, value_name = "DIR")]
    pub(super) folders: Vec<PathBuf>,
    /// An argument for the expert, as NAME=JSON; may be given several times
    #[arg(long, value_name = "NAME=JSON")]
    pub(super) arg: Vec<String>,
    /// Print one JSON object on standard output
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct EvalQuestionsArgs {
    /// Folders with `*.toml` question files and their media
    #[arg(required = true, value_name = "DIR")]
    pub(super) folders: Vec<PathBuf>,
    /// Who plans; `gold` uses the plan stored beside each question
    #[command(flatten)]
    pub(super) planner: PlannerArgs,
    /// Print one JSON object on standard output
    #[arg(long)]
    pub(super) json: bool,
    /// Only questions of this kind
    #[arg(long)]
    pub(super) kind: Option<String>,
}

/// What `--planner` takes.
pub(super) const PLANNERS: &str = "expected `local`, `remote`, or `gold:FILE`";

/// Reads who plans, `gold` for the stored plans of `eval questions`; whether a file is there is seen when it is opened.
fn planner(text: &str) -> Result<String, String> {
    let known = matches!(text, "local" | "remote" | "gold") || text.starts_with("gold:");
    if known { Ok(text.to_owned()) } else { Err(PLANNERS.to_owned()) }
}

/// Reads how long a question may take.
pub(super) fn seconds(text: &str) -> Result<f64, String> {
    let within = |seconds: &f64| *seconds > 0.0 && *seconds <= 86_400.0;
    text.parse().ok().filter(within).ok_or_else(|| "expected seconds, more than 0 and at most 86400".to_owned())
}

/// Reads how many plans a question may take.
pub(super) fn rounds(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|rounds| (1..=10).contains(rounds))
        .ok_or_else(|| "expected a number from 1 to 10".to_owned())
}

/// Reads the size of the largest request.
#[cfg(feature = "serve")]
fn body(text: &str) -> Result<u64, String> {
    let size = bytes(text)?;
    if size <= 1 << 30 { Ok(size) } else { Err(format!("expected 1GiB at most, got `{text}`")) }
}

/// Reads a size in bytes, such as `600MB`, `1.5 GB` or `2GiB`.
fn bytes(text: &str) -> Result<u64, String> {
    let expected = || format!("expected a size such as `600MB` or `2GB`, got `{text}`");
    let digits = text.trim().find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.trim().len());
    let (number, unit) = text.trim().split_at(digits);
    let unit = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1.0,
        "kb" => 1e3,
        "mb" => 1e6,
        "gb" => 1e9,
        "kib" => 1024.0,
        "mib" => 1_048_576.0,
        "gib" => 1_073_741_824.0,
        _ => return Err(expected()),
    };
    let bytes = number.parse::<f64>().map_err(|_| expected())? * unit;
    if bytes < 1.0 { Err(expected()) } else { Ok(bytes as u64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_rounds_and_planners_are_held_to_their_bounds() {
        assert_eq!(
            (seconds("0.5"), rounds("10"), planner("gold:a.txt")),
            (Ok(0.5), Ok(10), Ok("gold:a.txt".to_owned()))
        );
        for wrong in ["0", "-1", "NaN", "inf", "86401", "soon"] {
            assert_eq!(seconds(wrong), Err("expected seconds, more than 0 and at most 86400".to_owned()));
        }
        assert!(rounds("0").is_err() && rounds("11").is_err() && planner("lokal").is_err());
    }

    #[test]
    fn a_plan_alone_may_take_its_time_as_well() {
        let cli = Cli::try_parse_from(["sightline", "plan", "why?", "--timeout", "300"]).unwrap();
        let Command::Plan(args) = cli.command else { panic!("another command") };
        assert_eq!(args.time.limit(), Duration::from_secs(300));
    }

    #[test]
    fn sizes_read_with_their_unit() {
        assert_eq!(bytes("600MB"), Ok(600_000_000));
        assert_eq!(bytes(" 1.5 gb "), Ok(1_500_000_000));
        assert_eq!(bytes("2GiB"), Ok(2 << 30));
        assert_eq!(bytes("4096"), Ok(4096));
    }

    #[test]
    fn what_is_no_size_is_refused_with_an_example() {
        for text in ["", "MB", "0", "-1MB", "1.2.3GB", "5 parsecs", "inf"] {
            let error = bytes(text).unwrap_err();
            assert!(error.contains("600MB") && error.contains(text), "{error}");
        }
    }
}
