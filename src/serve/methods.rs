//! What can be called on a server: every tool, every workflow, `ask` and `plan`, with the schemas of what they take and
//! give.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json, json};

use crate::tool::{Param, ToolSpec, Toolbox};
use crate::value::{Regions, Segments, Table, ValueType};
use crate::workflow::Workflow;

/// Name of the method that answers a question.
pub(super) const ASK: &str = "ask";
/// Name of the method that plans without running.
pub(super) const PLAN: &str = "plan";
/// What the name of a workflow's method begins with. No tool has a hyphen in its name.
const RUN: &str = "run-";

/// Something that can be called.
#[derive(Debug, Clone)]
pub(super) struct Method {
    pub(super) name: String,
    pub(super) description: String,
    /// JSON Schema of the arguments.
    pub(super) input: Map<String, Json>,
    /// JSON Schema of what it gives.
    pub(super) output: Map<String, Json>,
    /// Whether it leaves nothing behind and gives the same for the same arguments.
    pub(super) pure: bool,
}

/// All methods, `ask` and `plan` first, then workflows, then tools.
pub(super) fn methods(toolbox: &Toolbox, workflows: &[Workflow]) -> Vec<Method> {
    let pure = toolbox.specs().all(ToolSpec::is_pure);
    let mut all = vec![
        Method {
            name: ASK.to_owned(),
            description:
                "Answers a question about pictures, recordings and films: plans calls of the other tools, runs \
                          them, and gives the answer with the boxes and spans of time it was made from."
                    .to_owned(),
            input: object(question(true), &["question"]),
            output: answer(),
            pure,
        },
        Method {
            name: PLAN.to_owned(),
            description: "Shows the plan for a question without running it: typed calls of the other tools.".to_owned(),
            input: object(question(false), &["question"]),
            output: object(
                entries([
                    ("text", json!({ "type": "string", "description": "one call a line" })),
                    ("plan", json!({ "type": "object", "properties": { "calls": { "type": "array" } } })),
                ]),
                &["text", "plan"],
            ),
            pure: true,
        },
    ];
    all.extend(workflows.iter().map(|workflow| run(workflow, toolbox)));
    all.extend(toolbox.specs().map(tool));
    all
}

/// Name of the method that runs a workflow.
pub(super) fn run_name(workflow: &Workflow) -> String {
    format!("{RUN}{}", workflow.name)
}

fn run(workflow: &Workflow, toolbox: &Toolbox) -> Method {
    let inputs = workflow.inputs.iter().map(|input| (input.name.as_str(), medium(&input.ty)));
    let names: Vec<&str> = workflow.inputs.iter().map(|input| input.name.as_str()).collect();
    let pure = |call: &crate::plan::ToolCall| toolbox.spec(&call.tool).is_none_or(ToolSpec::is_pure);
    Method {
        name: run_name(workflow),
        description: workflow.description.clone(),
        input: object(entries(inputs), &names),
        output: answer(),
        pure: workflow.plan.calls.iter().all(pure),
    }
}

fn tool(spec: &ToolSpec) -> Method {
    let mut input = Map::new();
    for param in &spec.params {
        input.insert(param.name.clone(), parameter(param));
    }
    let required: Vec<&str> = spec.params.iter().filter(|p| p.required).map(|p| p.name.as_str()).collect();
    let mut input = object(input, &required);
    let rest = spec.rest.as_ref().map_or(json!(false), |ty| argument(ty, &[]));
    input.insert("additionalProperties".to_owned(), rest);
    let limits = if spec.limitations.is_empty() { String::new() } else { format!(" {}", spec.limitations) };
    Method {
        name: spec.name.clone(),
        description: format!("{}{limits}", spec.description),
        input,
        output: given(&spec.output),
        pure: spec.is_pure(),
    }
}

/// The arguments of `ask` and `plan`.
fn question(runs: bool) -> Map<String, Json> {
    let several = |ty: ValueType| json!({ "type": "array", "items": medium(&ty), "maxItems": 16 });
    let mut properties = entries([
        ("question", json!({ "type": "string", "minLength": 1, "maxLength": 20_000 })),
        ("images", several(ValueType::Image)),
        ("recordings", several(ValueType::Audio)),
        ("films", several(ValueType::Video)),
    ]);
    if runs {
        let verify = json!({ "type": "boolean", "description": "look at the answer a second time", "default": false });
        properties.insert("verify".to_owned(), verify);
    }
    properties
}

/// What `ask` and workflows give: the object that `sightline ask --json` prints, and the address of the trace.
fn answer() -> Map<String, Json> {
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    object(
        entries([
            ("answer", json!({ "type": "string", "description": "the answer, or why there is none" })),
            ("answered", json!({ "type": "boolean" })),
            ("evidence", json!({ "type": "array", "items": { "type": "object" } })),
            ("unsupported", texts),
            ("verification", json!({ "type": ["object", "null"] })),
            ("plan", json!({ "type": ["object", "null"] })),
            ("observations", json!({ "type": ["array", "null"], "items": { "type": "object" } })),
            ("artifacts", json!({ "type": "array", "items": { "type": "object" } })),
            ("usage", json!({ "type": "object" })),
            ("elapsed_s", json!({ "type": "number" })),
            ("trace", json!({ "type": "string", "description": "where all that happened can be read" })),
        ]),
        &["answer", "answered", "evidence", "trace"],
    )
}

/// What a tool gives.
fn given(ty: &ValueType) -> Map<String, Json> {
    object(written(ty), &["type", "value"])
}

fn written(ty: &ValueType) -> Map<String, Json> {
    let (name, value) = match ty {
        ValueType::Text => ("text", json!({ "type": "string" })),
        // A number that is none, such as 1/0, is written as nothing.
        ValueType::Number => ("number", json!({ "type": ["number", "null"] })),
        ValueType::Bool => ("bool", json!({ "type": "boolean" })),
        ValueType::Regions => ("regions", schema::<Regions>()),
        ValueType::Segments => ("segments", schema::<Segments>()),
        ValueType::Table => ("table", schema::<Table>()),
        ValueType::Image => ("image", described()),
        ValueType::Mask => ("mask", described()),
        ValueType::Audio => ("audio", described()),
        ValueType::Video => ("video", described()),
        ValueType::List(element) => {
            let items = object(written(element), &["type", "value"]);
            ("list", json!({ "type": "array", "items": items }))
        }
        ValueType::OneOf(_) | ValueType::Any => {
            return entries([("type", json!({ "type": "string" })), ("value", json!({}))]);
        }
    };
    let mut properties = entries([("type", json!({ "const": name })), ("value", value)]);
    if matches!(ty, ValueType::Image | ValueType::Mask | ValueType::Audio | ValueType::Video) {
        let about = "where it is kept; can be an argument of other tools";
        properties.insert("uri".to_owned(), json!({ "type": "string", "description": about }));
    }
    properties
}

fn described() -> Json {
    json!({ "type": "object", "properties": { "digest": { "type": "string" } }, "required": ["digest"] })
}

fn parameter(param: &Param) -> Json {
    let mut schema = argument(&param.ty, &param.choices);
    schema["description"] = json!(format!("{} ({})", param.description, param.ty));
    if let Some(default) = &param.default {
        schema["default"] = default.clone();
    }
    schema
}

/// What can be given where a type is asked for.
fn argument(ty: &ValueType, choices: &[String]) -> Json {
    match ty {
        ValueType::Text if !choices.is_empty() => json!({ "type": "string", "enum": choices }),
        ValueType::Text => json!({ "type": "string" }),
        ValueType::Number => json!({ "type": "number" }),
        ValueType::Bool => json!({ "type": "boolean" }),
        ValueType::Image | ValueType::Mask | ValueType::Audio | ValueType::Video => medium(ty),
        ValueType::Regions => earlier("regions", json!({ "items": boxes() })),
        ValueType::Segments => {
            earlier("segments", json!({ "items": { "type": "array", "items": { "type": "object" } } }))
        }
        ValueType::Table => earlier("table", json!({ "rows": { "type": "array", "items": { "type": "array" } } })),
        ValueType::List(element) => json!({
            "anyOf": [{ "type": "array", "items": argument(element, choices) }, { "type": "object" }]
        }),
        ValueType::OneOf(options) => {
            json!({ "anyOf": options.iter().map(|option| argument(option, choices)).collect::<Vec<_>>() })
        }
        ValueType::Any => json!({}),
    }
}

/// A picture or recording as an argument.
fn medium(ty: &ValueType) -> Json {
    let ways = match ty {
        ValueType::Mask => "the `uri` that a tool gave",
        ValueType::Video => "path of a file in a folder that may be read, or the `uri` that a tool gave",
        _ => "path of a file in a folder that may be read, `data:` address with base64, or the `uri` that a tool gave",
    };
    json!({ "type": ["string", "object"], "description": format!("{ty}: {ways}") })
}

/// Something that another tool gave, as it gave it, or its value alone.
fn earlier(ty: &str, value: Json) -> Json {
    let whole = json!({ "type": "object", "properties": { "type": { "const": ty }, "value": { "type": "object" } } });
    let bare = json!({ "type": "object", "properties": value });
    let about = format!("{ty} as a tool gave them");
    json!({ "description": about, "anyOf": [whole, bare] })
}

fn boxes() -> Json {
    let side = json!({ "type": "number" });
    let xyxy = json!({ "type": "array", "items": side, "minItems": 4, "maxItems": 4 });
    json!({ "type": "array", "items": { "type": "object", "properties": { "xyxy": xyxy }, "required": ["xyxy"] } })
}

fn schema<T: JsonSchema>() -> Json {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    if let Some(object) = schema.as_object_mut() {
        object.remove("title");
    }
    schema
}

fn object(properties: Map<String, Json>, required: &[&str]) -> Map<String, Json> {
    entries([("type", json!("object")), ("properties", Json::Object(properties)), ("required", json!(required))])
}

fn entries<'a>(pairs: impl IntoIterator<Item = (&'a str, Json)>) -> Map<String, Json> {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
