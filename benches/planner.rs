//! What a planner may write, and how fast the grammar for it is made.
//!
//! ```text
//! cargo bench --bench planner                    plans that a blind writer makes under the grammars of 1,000 random
//!                                                toolboxes, and the time to make the grammar of 200 tools
//! cargo bench --bench planner -- --model FILE    the same with a language model (a GGUF file) as the writer;
//!                                                --toolboxes N for fewer of them
//! ```
//!
//! The blind writer draws evenly among all bytes that may come next, so it goes where no model would: what it cannot
//! write wrongly, none can. Everything is drawn from a fixed seed.
#![allow(clippy::print_stdout)]

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use futures::future::{BoxFuture, FutureExt};
use indexmap::IndexMap;
use llguidance::api::TopLevelGrammar;
use llguidance::{Matcher, ParserFactory};
use sightline::executor::block_on;
use sightline::llm::local::{LocalModel, LocalOptions as ModelOptions};
use sightline::llm::{ChatModel, Finish, Hear, ModelError, ModelRequest, ModelTurn, Usage};
use sightline::plan::{Input, grammar};
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
        Ok(ModelTurn { text, finish: Finish::Stop, usage: Usage::default(), log_prob: None })
    }
}

impl ChatModel for Blind {
    fn name(&self) -> String {
        "blind".into()
    }

    fn sees_images(&self) -> bool {
        false
    }

    fn stream<'a>(
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
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} takes a value"));
        match arg.as_str() {
            "--bench" => {}
            "--model" => model = Some(PathBuf::from(value()?)),
            "--toolboxes" => toolboxes = value()?.parse()?,
            other => bail!("unknown argument `{other}`"),
        }
    }
    let model: Arc<dyn ChatModel> = match model {
        Some(path) => Arc::new(LocalModel::load(&path, ModelOptions::default())?),
        None => Arc::new(Blind::new(7)?),
    };
    block_on(plans(model, toolboxes))??;
    grammar_time()
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
    let mut times: Vec<[Duration; 2]> = Vec::new();
    for _ in 0..9 {
        let begun = Instant::now();
        let text = grammar::line(&toolbox, &scope, 2, 8);
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
