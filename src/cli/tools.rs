//! `tools`: list, show and call tools.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::{Value as Json, json};

use super::app::App;
use super::args::{Inputs, ToolsCommand};
use super::artifacts::PictureFile;
use super::{Exit, UsageError, input, print, print_json};
use crate::executor::RunOptions;
use crate::plan::{Answer, Arg, Input, Plan, Reference, ToolCall, check};
use crate::tool::ToolSpec;
use crate::trace::Outcome;
use crate::value::{Value, ValueType};

/// Runs a `tools` command.
pub(super) async fn tools(app: &App, command: ToolsCommand) -> Result<Exit> {
    match command {
        ToolsCommand::List { json: true } => print_json(&app.toolbox.specs().map(schema).collect::<Vec<_>>())?,
        ToolsCommand::List { json: false } => print(&list(app))?,
        ToolsCommand::Show { name } => print(&show(find(app, &name)?))?,
        ToolsCommand::Call { name, inputs, arg, json, output } => {
            return call(app, &name, &inputs, &arg, json, output).await;
        }
    }
    Ok(Exit::Answered)
}

pub(super) fn find<'a>(app: &'a App, name: &str) -> Result<&'a ToolSpec> {
    app.toolbox.spec(name).ok_or_else(|| {
        if let Some(why) = app.toolbox.why_not(name) {
            return UsageError(format!("the tool `{name}` is not there: {why}")).into();
        }
        let near = app.toolbox.near(name);
        let hint = if near.is_empty() {
            "see `sightline tools list`".to_owned()
        } else {
            format!("near names: {}", near.join(", "))
        };
        UsageError(format!("there is no tool `{name}`; {hint}")).into()
    })
}

fn schema(spec: &ToolSpec) -> Json {
    json!({
        "name": spec.name,
        "version": spec.version,
        "description": spec.description,
        "limitations": spec.limitations,
        "signature": spec.signature(),
        "output": spec.output,
        "models": spec.models,
        "server": spec.server,
        "input_schema": spec.input_schema(),
    })
}

fn list(app: &App) -> String {
    let mut out = String::new();
    for spec in app.toolbox.specs() {
        let server = spec.server.as_ref().map(|name| format!(" (server {name})")).unwrap_or_default();
        let _ = writeln!(out, "{}{server}\n    {}", spec.signature(), spec.description);
    }
    out
}

fn show(spec: &ToolSpec) -> String {
    let mut out = format!("{}\n\n{}\n", spec.signature(), spec.description);
    if !spec.limitations.is_empty() {
        let _ = writeln!(out, "{}", spec.limitations);
    }
    let _ = writeln!(out, "\nparameters");
    for param in &spec.params {
        let _ = write!(out, "  {}: {}", param.name, param.ty);
        match (&param.default, param.required) {
            (Some(default), _) => {
                let _ = write!(out, " = {default}");
            }
            (None, true) => {
                let _ = write!(out, " (required)");
            }
            (None, false) => {}
        }
        let _ = writeln!(out, "\n      {}", param.description);
        if !param.choices.is_empty() {
            let _ = writeln!(out, "      one of: {}", param.choices.join(", "));
        }
        if !param.synonyms.is_empty() {
            let names: Vec<&str> = param.synonyms.keys().map(String::as_str).collect();
            let _ = writeln!(out, "      knows: {}", names.join(", "));
        }
    }
    if let Some(server) = &spec.server {
        let _ = writeln!(out, "\nserver: {server}");
    }
    if !spec.models.is_empty() {
        let _ = writeln!(out, "\nmodels: {}", spec.models.join(", "));
    }
    if !spec.examples.is_empty() {
        let _ = writeln!(out, "\nexamples");
    }
    for example in &spec.examples {
        let _ = writeln!(out, "  {}\n      {}", example.call, example.about);
    }
    out
}

/// What a call from the command line still needs, and how to give it there.
fn wanting(spec: &ToolSpec, call: &ToolCall) -> Option<String> {
    let param = spec.params.iter().find(|param| param.required && !call.args.contains_key(&param.name))?;
    let (tool, name, ty) = (&spec.name, &param.name, &param.ty);
    Some(if ty.accepts(&ValueType::Image) && *ty != ValueType::Any {
        format!("`{tool}` needs a picture for `{name}`: give it with `--image FILE`")
    } else if ty.accepts(&ValueType::Audio) && *ty != ValueType::Any {
        format!("`{tool}` needs a recording for `{name}`: give it with `--audio FILE`")
    } else if *ty == ValueType::Video {
        format!("`{tool}` needs a film for `{name}`: give it with `--video FILE`")
    } else if ty.is_literal() {
        format!("`{tool}` needs `{name}` ({ty}): give it with `--arg '{name}=JSON'`")
    } else {
        format!("`{tool}` needs the {ty} of another call for `{name}`: write both into a plan for `sightline run FILE`")
    })
}

async fn call(
    app: &App,
    name: &str,
    inputs: &Inputs,
    args: &[String],
    json: bool,
    output: Option<PictureFile>,
) -> Result<Exit> {
    let spec = find(app, name)?;
    let pictures = [ValueType::Image, ValueType::Mask];
    if output.is_some() && !pictures.iter().any(|picture| spec.output.accepts(picture)) {
        let message = format!("`{name}` gives {}, not a picture or mask: leave out `--output`", spec.output);
        return Err(UsageError(message).into());
    }
    let value = result(app, spec, inputs, args).await?;
    // As for `ask`: no file that cannot be written takes the value away, and no closed pipe the file.
    let said = if json { print_json(&value) } else { print(&value.to_string()) };
    let written = match (&output, &value) {
        (Some(file), Value::Image(image)) => file.write(image),
        (Some(file), Value::Mask(mask)) => file.write(&mask.picture()),
        _ => Ok(()),
    };
    written.and(said)?;
    Ok(Exit::Answered)
}

/// What one tool gives, called as a plan of one call, through the same check and executor as any other. `args` are
/// written `NAME=JSON`.
pub(super) async fn result(app: &App, spec: &ToolSpec, inputs: &Inputs, args: &[String]) -> Result<Value> {
    let name = &spec.name;
    let query = input::query(app, &format!("call {name}"), inputs).await?;
    let mut call = ToolCall { id: "result".to_owned(), tool: name.clone(), args: Default::default(), thought: None };
    for (input, value) in &query.inputs {
        // Inputs fill the parameters of their type in order: `--image` fills `image`.
        let open = spec.params.iter().find(|p| p.ty.accepts(&value.ty()) && !call.args.contains_key(&p.name));
        let param = open.ok_or_else(|| UsageError(format!("`{name}` takes no (further) {}", value.ty())))?;
        call.args.insert(param.name.clone(), Arg::reference(input.clone()));
    }
    for arg in args {
        let (param, value) =
            arg.split_once('=').ok_or_else(|| UsageError(format!("--arg `{arg}`: expected NAME=JSON")))?;
        let literal = serde_json::from_str(value).unwrap_or_else(|_| json!(value));
        call.args.insert(param.to_owned(), Arg::Literal(literal));
    }
    if let Some(wanting) = wanting(spec, &call) {
        return Err(UsageError(wanting).into());
    }
    let plan = Plan { thought: None, calls: vec![call], answer: Answer::Value(Reference { id: "result".to_owned() }) };
    let declared: Vec<Input> =
        query.inputs.iter().map(|(name, value)| Input { name: name.clone(), ty: value.ty() }).collect();
    let checked = check(plan, &app.toolbox, &declared).map_err(|errors| UsageError(errors.to_string()))?;
    app.provide(&spec.models).await?;
    let options = RunOptions { cancel: app.cancel.clone(), ..RunOptions::default() };
    let observations = app.executor().run(&checked, &query.inputs, options).await;
    match observations.into_iter().next().context("the call left no observation")?.outcome {
        Outcome::Done { value } => Ok(value),
        Outcome::Failed { error } => Err(error.into()),
        Outcome::Skipped { cause } => anyhow::bail!("skipped: {cause}"),
    }
}
