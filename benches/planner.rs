//! What a planner may write, and how fast the grammar for it is made.
//!
//! ```text
//! cargo bench --bench planner                    plans that a blind writer makes under the grammars of 1,000 random
//!                                                toolboxes, and the time to make the grammar of 200 tools
//! cargo bench --bench planner -- --model FILE    the same with a language model (a GGUF file) as the writer;
//!                                                --toolboxes N for fewer of them
//! cargo bench --bench planner -- --speed FILE --llama FOLDER
//!                                                how fast a published GGUF file of the kind `llama` is read and
//!                                                written with, in turn with llama.cpp (FOLDER holds the
//!                                                `node_modules` of node-llama-cpp), and what requantising it costs in
//!                                                perplexity; --runs N, 5 unless said
//! cargo bench --bench planner -- --changed FILE --adapter FILE --samples FILE
//!                                                how many plans the taught model writes otherwise because its weights
//!                                                are requantised; the samples are those of training/generate.py
//! ```
//!
//! The blind writer draws evenly among all bytes that may come next, so it goes where no model would: what it cannot
//! write wrongly, none can. Everything is drawn from a fixed seed.
#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use futures::future::{BoxFuture, FutureExt};
use indexmap::IndexMap;
use llguidance::api::TopLevelGrammar;
use llguidance::{Matcher, ParserFactory};
use serde::Deserialize;
use sightline::executor::block_on;
use sightline::llm::adapter::Adapter;
use sightline::llm::local::{LocalModel, LocalOptions as ModelOptions};
use sightline::llm::requantise::{Precision, requantise};
use sightline::llm::{ChatModel, Finish, Hear, Message, ModelError, ModelRequest, ModelTurn, Usage};
use sightline::plan::Input;
use sightline::plan::grammar::{Line, Thought};
use sightline::planner::{Local, LocalOptions, Pattern, PlanRequest, Planner};
use sightline::prompt::{Library, Selection, Shelf, WordVectors};
use sightline::tool::{Exact, ToolError, ToolSpec, Toolbox};
use sightline::value::{Value, ValueType};
use tokio_util::sync::CancellationToken;
use toktrie::{ApproximateTokEnv, InferenceCapabilities};

const TOOLBOXES: usize = 1_000;
const QUESTION: &str = "How many of the things on the left are also named in the recording, and what is written there?";

/// Chance from a seed: xorshift64* (Vigna 2016).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize) % n.max(1)
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// A tool with a name, parameters and a result of chance.
fn tool(chance: &mut Chance, number: usize) -> Result<ToolSpec> {
    const WORDS: [&str; 12] =
        ["find", "read", "count", "mark", "scale", "line", "box", "word", "shade", "part", "join", "weigh"];
    const TYPES: [&str; 14] = [
        "image",
        "audio",
        "regions",
        "segments",
        "text",
        "number",
        "bool",
        "table",
        "mask",
        "list<text>",
        "list<number>",
        "regions|segments",
        "number|text",
        "image|mask",
    ];
    const RESULTS: [&str; 10] =
        ["image", "audio", "regions", "segments", "text", "number", "bool", "table", "mask", "list<text>"];
    let name = format!("{}_{}{number}", chance.of(&WORDS), chance.of(&WORDS));
    let mut text = format!("name = \"{name}\"\ndescription = \"d\"\noutput = \"{}\"\n", chance.of(&RESULTS));
    if chance.below(8) == 0 {
        text += "rest = \"number|text\"\n";
    }
    for at in 0..1 + chance.below(4) {
        let ty = *chance.of(&TYPES);
        text += &format!("[[params]]\nname = \"{}{at}\"\ntype = \"{ty}\"\ndescription = \"d\"\n", chance.of(&WORDS));
        text += if at == 0 || chance.below(2) == 0 { "required = true\n" } else { "" };
        if ty == "text" && chance.below(3) == 0 {
            text += "choices = [\"left\", \"right\", \"top_left\"]\n";
        }
    }
    ToolSpec::from_toml(&format!("tools/{name}.toml"), &text).context("a random manifest")
}

fn toolbox(chance: &mut Chance, tools: usize) -> Result<Toolbox> {
    let mut toolbox = Toolbox::default();
    for number in 0..tools {
        toolbox.insert(Exact::tool(tool(chance, number)?, |_| Err(ToolError::failed("never called"))));
    }
    Ok(toolbox)
}

/// Writes what the grammar allows, byte by byte, by chance.
struct Blind {
    factory: ParserFactory,
    chance: Mutex<Chance>,
}

impl Blind {
    fn new(seed: u64) -> Result<Self> {
        let bytes = ApproximateTokEnv::single_byte_env();
        let mut factory = ParserFactory::new(&bytes, InferenceCapabilities::default(), &[])?;
        factory.quiet();
        Ok(Self { factory, chance: Mutex::new(Chance(seed)) })
    }

    fn write(&self, request: &ModelRequest) -> Result<ModelTurn, String> {
        let lark = request.grammar.clone().ok_or("there is no grammar")?;
        let mut matcher = Matcher::new(self.factory.create_parser(TopLevelGrammar::from_lark(lark)));
        let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = Vec::new();
        while !matcher.is_stopped() {
            let allowed: Vec<u32> = matcher.compute_mask().map_err(|e| e.to_string())?.iter().collect();
            let token = *chance.of(&allowed);
            matcher.consume_token(token).map_err(|e| e.to_string())?;
            bytes.extend(u8::try_from(token));
        }
        let text = String::from_utf8(bytes).map_err(|e| e.to_string())?;
        Ok(ModelTurn { text, finish: Finish::Stop, usage: Usage::default(), log_prob: None, doubt: None })
    }
}

impl ChatModel for Blind {
    fn name(&self) -> String {
        "blind".into()
    }

    fn sees_images(&self) -> bool {
        false
    }

    fn write<'a>(
        &'a self,
        request: &'a ModelRequest,
        _: &'a CancellationToken,
        _: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        async move { self.write(request).map_err(|reason| ModelError::Grammar { reason }) }.boxed()
    }
}

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let (mut model, mut toolboxes) = (None, TOOLBOXES);
    let (mut speed, mut llama, mut runs) = (None, None, 5);
    let (mut changed, mut adapter, mut samples) = (None, None, None);
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} takes a value"));
        match arg.as_str() {
            "--bench" => {}
            "--model" => model = Some(PathBuf::from(value()?)),
            "--toolboxes" => toolboxes = value()?.parse()?,
            "--speed" => speed = Some(PathBuf::from(value()?)),
            "--llama" => llama = Some(PathBuf::from(value()?)),
            "--runs" => runs = value()?.parse()?,
            "--changed" => changed = Some(PathBuf::from(value()?)),
            "--adapter" => adapter = Some(PathBuf::from(value()?)),
            "--samples" => samples = Some(PathBuf::from(value()?)),
            other => bail!("unknown argument `{other}`"),
        }
    }
    if let Some(file) = speed {
        return speeds(&file, llama.as_deref(), runs);
    }
    if let Some(file) = changed {
        let adapter = adapter.context("--changed needs an --adapter")?;
        return plans_changed(&file, &adapter, &samples.context("--changed needs --samples")?);
    }
    let model: Arc<dyn ChatModel> = match model {
        Some(path) => Arc::new(LocalModel::load(&path, ModelOptions::default())?),
        None => Arc::new(Blind::new(7)?),
    };
    block_on(plans(model, toolboxes))??;
    grammar_time()
}

/// What is read: the project's own prose, which no figure was tuned on.
const TEXT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
/// Tokens that are read at once, and tokens that are written after a few.
const READ: usize = 512;
const WRITE: usize = 64;
/// Tokens of the text that perplexity is taken over.
const JUDGED: usize = 2_000;

/// Tokens a second of our forward pass and of llama.cpp on one file, in turn, and perplexity as the file is and
/// requantised.
fn speeds(file: &Path, llama: Option<&Path>, runs: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let fast = folder.path().join("fast.gguf");
    requantise(file, &fast, Precision::Q8, None)?;
    let text = std::fs::read_to_string(TEXT)?;
    let cancel = CancellationToken::new();
    let mut perplexity = Vec::new();
    for (name, path) in [("as it is", file), ("requantised", fast.as_path())] {
        let model = LocalModel::load(path, ModelOptions::default())?;
        let tokens = model.encode(&text);
        ensure!(tokens.len() > JUDGED, "the text has only {} tokens", tokens.len());
        let score = model.score(&tokens[..1], &[tokens[1..JUDGED].to_vec()], &cancel)?;
        perplexity.push((name, f64::from(-score[0].mean).exp()));
    }
    for (name, perplexity) in &perplexity {
        println!("perplexity of {JUDGED} tokens of README.md, {name}: {perplexity:.3}");
    }
    let model = LocalModel::load(&fast, ModelOptions::default())?;
    let tokens = model.encode(&text);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for run in 0..runs {
        // Another beginning each time, so that nothing is read already.
        ours.push(own_speed(&model, &tokens[run + 1..], &cancel)?);
        if let Some(folder) = llama {
            theirs.push(llama_speed(folder, file)?);
        }
    }
    let median = |values: &[[f64; 2]], at: usize| {
        let mut values: Vec<f64> = values.iter().map(|value| value[at]).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    for (at, what) in [(0, "read"), (1, "write")] {
        print!("{what}: {:.0} tokens a second", median(&ours, at));
        if llama.is_some() {
            let ratios: Vec<[f64; 2]> = ours.iter().zip(&theirs).map(|(a, b)| [a[0] / b[0], a[1] / b[1]]).collect();
            let spread = |pick: fn(f64, f64) -> f64| ratios.iter().map(|it| it[at]).reduce(pick).unwrap_or(0.0);
            print!(", llama.cpp {:.0}, {:.2} x", median(&theirs, at), median(&ratios, at));
            print!(" (median of {runs}, {:.2} to {:.2})", spread(f64::min), spread(f64::max));
        }
        println!();
    }
    Ok(())
}

/// A line of what `training/generate.py` writes.
#[derive(Deserialize)]
struct Sample {
    cards: Vec<String>,
    prompt: String,
    plan: String,
}

/// Writes the plans of samples with weights of 32 bits and of 8, and counts those that differ.
fn plans_changed(file: &Path, adapter: &Path, samples: &Path) -> Result<()> {
    const LONGEST: usize = 400;
    let instruction = include_str!("../prompts/taught.txt").lines().next().unwrap_or_default();
    let samples: Vec<Sample> =
        std::fs::read_to_string(samples)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let folder = tempfile::tempdir()?;
    let adapter = Adapter::load(adapter)?;
    let cancel = CancellationToken::new();
    let mut written: Vec<Vec<String>> = Vec::new();
    for precision in [Precision::F32, Precision::Q8] {
        let made = folder.path().join(format!("{precision:?}.gguf"));
        requantise(file, &made, precision, Some(&adapter))?;
        let model = LocalModel::load(&made, ModelOptions::default())?;
        let plan = |sample: &Sample| {
            let cards = if sample.cards.is_empty() { String::new() } else { "\nTools:\n".to_owned() };
            let first = format!("{instruction}{cards}{}", sample.cards.join("\n"));
            let asked = vec![Message::system(first), Message::user(sample.prompt.clone())];
            let turn = model.complete_now(&ModelRequest::new(asked, LONGEST), &cancel)?;
            anyhow::Ok(turn.text.trim().to_owned())
        };
        written.push(samples.iter().map(plan).collect::<Result<_>>()?);
    }
    let differ = written[0].iter().zip(&written[1]).filter(|(a, b)| a != b).count();
    println!("{differ} of {} plans differ between weights of 32 bits and of 8", samples.len());
    for (name, plans) in ["32", "8"].iter().zip(&written) {
        let right = plans.iter().zip(&samples).filter(|(plan, sample)| **plan == sample.plan.trim()).count();
        println!("as the sample has it, with {name} bits: {right} of {}", samples.len());
    }
    Ok(())
}

fn own_speed(model: &LocalModel, tokens: &[u32], cancel: &CancellationToken) -> Result<[f64; 2]> {
    let begun = Instant::now();
    model.score(&tokens[..READ], &[vec![tokens[READ]]], cancel)?;
    let read = READ as f64 / begun.elapsed().as_secs_f64();
    // The prompt is read before the clock starts, as it is on the other side.
    let asked = vec![Message::user("Write a very long story about a lighthouse.")];
    model.complete_now(&ModelRequest::new(asked.clone(), 1), cancel)?;
    let begun = Instant::now();
    let turn = model.complete_now(&ModelRequest::new(asked, WRITE), cancel)?;
    let written = turn.usage.completion_tokens as f64;
    ensure!(written > 8.0, "only {written} tokens were written");
    Ok([read, written / begun.elapsed().as_secs_f64()])
}

fn llama_speed(folder: &Path, file: &Path) -> Result<[f64; 2]> {
    #[derive(Deserialize)]
    struct Speed {
        read: f64,
        write: f64,
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/reference/planner.mjs");
    let output = std::process::Command::new("node")
        .arg(script)
        .args([folder, file, Path::new(TEXT)])
        .args([READ, WRITE].map(|n| n.to_string()))
        .output()
        .context("running node")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let speed: Speed = serde_json::from_str(said.trim())
        .with_context(|| format!("node said `{said}` and {}", String::from_utf8_lossy(&output.stderr)))?;
    Ok([speed.read, speed.write])
}

/// Plans over random toolboxes: each must pass the check.
async fn plans(model: Arc<dyn ChatModel>, toolboxes: usize) -> Result<()> {
    let embedder = Arc::new(WordVectors);
    let library = Arc::new(Library::new(Vec::new(), Default::default(), embedder.as_ref())?);
    let options = LocalOptions { pattern: Pattern::Free, selection: Selection::None, ..LocalOptions::default() };
    let name = model.name();
    let planner = Local::new(model, Shelf { library, embedder }, "Write a plan.", options);
    let mut chance = Chance(1);
    let (mut checked, mut calls, mut refused) = (0, 0, IndexMap::<String, usize>::new());
    let begun = Instant::now();
    for _ in 0..toolboxes {
        let tools = 5 + chance.below(196);
        let toolbox = toolbox(&mut chance, tools)?;
        let mut inputs = IndexMap::new();
        for input in ["a", "b", "c"].iter().take(1 + chance.below(3)) {
            let value = if chance.below(2) == 0 { Value::Number(1.0) } else { Value::Text("word".into()) };
            inputs.insert((*input).to_owned(), value);
        }
        let request = PlanRequest {
            question: QUESTION,
            inputs: &inputs,
            toolbox: &toolbox,
            glance: None,
            rounds: &[],
            hear: &|_| {},
            cancel: &CancellationToken::new(),
        };
        let planned = planner.plan(&request).await?;
        match &planned.plan {
            Some(plan) => (checked, calls) = (checked + 1, calls + plan.calls().len()),
            None => *refused.entry(planned.errors.join("; ")).or_default() += 1,
        }
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!("{toolboxes} plans written by `{name}` over random toolboxes of 5 to 200 tools, {seconds:.1} s");
    println!("  passed the check: {checked}, with {calls} calls; refused: {}", toolboxes - checked);
    for (error, times) in refused.iter().take(5) {
        println!("  {times} x {error}");
    }
    Ok(())
}

/// The time to make the grammar of a line with 200 tools, with its first mask.
fn grammar_time() -> Result<()> {
    let blind = Blind::new(9)?;
    let toolbox = toolbox(&mut Chance(3), 200)?;
    let scope = [("image", ValueType::Image), ("audio", ValueType::Audio), ("lines", ValueType::Regions)];
    let scope = scope.map(|(name, ty)| Input::new(name, ty));
    let line = Line {
        toolbox: &toolbox,
        scope: &scope,
        inputs: 2,
        calls_left: 8,
        thought: Thought::No,
        narrowed: None,
        ahead: &[],
        name: None,
    };
    let mut times: Vec<[Duration; 2]> = Vec::new();
    for _ in 0..9 {
        let begun = Instant::now();
        let text = line.grammar();
        let written = begun.elapsed();
        let mut matcher = Matcher::new(blind.factory.create_parser(TopLevelGrammar::from_lark(text)));
        matcher.compute_mask()?;
        times.push([written, begun.elapsed()]);
    }
    times.sort();
    let [written, ready] = times[times.len() / 2];
    println!(
        "grammar of a line, 200 tools: written in {written:.1?}, ready in {ready:.1?} (median of {})",
        times.len()
    );
    Ok(())
}
