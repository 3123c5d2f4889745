//! Holds generated samples against the product's own check: every plan must pass it, and the prompt must be what the
//! planner would ask.
//!
//!     cargo run --release --example check_samples < train.jsonl
//!
//! Samples with cards of tools that there are not are held against a toolbox that has these tools.

// Its report is for a terminal.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;
use sightline::data::Data;
use sightline::experts::session::Runtime;
use sightline::plan::{Input, Plan, check};
use sightline::prompt::input_type;
use sightline::tool::{Exact, ToolError, ToolSpec, Toolbox, Weights};

#[derive(Deserialize)]
struct Sample {
    family: String,
    inputs: Vec<String>,
    cards: Vec<String>,
    plan: String,
}

/// Nothing is called here, so no model is needed.
struct NoWeights;

impl Weights for NoWeights {
    fn file(&self, model: &str, _file: &str) -> Result<PathBuf, ToolError> {
        Err(ToolError::failed(format!("no model `{model}` here")))
    }

    fn program(&self, name: &str) -> PathBuf {
        PathBuf::from(name)
    }
}

fn main() -> anyhow::Result<()> {
    let runtime = Arc::new(Runtime::new(Arc::new(NoWeights), 1));
    let toolbox = sightline::shipped::toolbox(&Data::embedded(), &runtime)?;
    let (mut right, mut wrong) = (0, BTreeMap::<String, Vec<String>>::new());
    for line in std::io::stdin().lock().lines() {
        let sample: Sample = serde_json::from_str(&line?)?;
        match problem(&sample, &toolbox) {
            None => right += 1,
            Some(problem) => wrong.entry(sample.family).or_default().push(format!("{problem}\n{}", sample.plan)),
        }
    }
    for (family, problems) in &wrong {
        println!("{family}: {} wrong, such as\n{}\n", problems.len(), problems[0]);
    }
    println!("{right} right, {} wrong", wrong.values().map(Vec::len).sum::<usize>());
    if wrong.is_empty() { Ok(()) } else { anyhow::bail!("some samples do not pass the check") }
}

fn problem(sample: &Sample, toolbox: &Toolbox) -> Option<String> {
    let mut toolbox = toolbox.clone();
    for card in &sample.cards {
        match spec(card) {
            Ok(spec) => toolbox.insert(Exact::tool(spec, |_| Err(ToolError::failed("never called")))),
            Err(error) => return Some(format!("card `{card}`: {error}")),
        }
    }
    let inputs: Vec<Input> =
        sample.inputs.iter().filter_map(|name| Some(Input::new(name, input_type(name)?))).collect();
    match sample.plan.parse::<Plan>() {
        Err(error) => Some(error.to_string()),
        Ok(plan) => check(plan, &toolbox, &inputs)
            .err()
            .map(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
    }
}

/// A tool of a card such as `hide(image: image, boxes?: regions) -> image: Hides what lies in the boxes.`
fn spec(card: &str) -> anyhow::Result<ToolSpec> {
    let broken = || anyhow::anyhow!("it does not read");
    let (name, rest) = card.split_once('(').ok_or_else(broken)?;
    let (params, rest) = rest.split_once(") -> ").ok_or_else(broken)?;
    let (output, _) = rest.split_once(": ").ok_or_else(broken)?;
    let mut text = format!("name = \"{name}\"\ndescription = \"d\"\noutput = \"{output}\"\n");
    for param in params.split(", ") {
        let (name, ty) = param.split_once(": ").ok_or_else(broken)?;
        let required = !name.ends_with('?');
        let name = name.trim_end_matches('?');
        text +=
            &format!("[[params]]\nname = \"{name}\"\ntype = \"{ty}\"\ndescription = \"d\"\nrequired = {required}\n");
    }
    Ok(ToolSpec::from_toml(&format!("tools/{name}.toml"), &text)?)
}
