//! What a tool is called, takes and gives: read from `tools/<name>.toml`, shown to planners, turned into JSON Schema.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

use crate::value::{Value, ValueType};

/// The specification of a tool, as its manifest writes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolSpec {
    /// Name in plans: lower case, digits and `_`.
    pub name: String,
    /// Raised when results change, so that cached ones are not used again.
    #[serde(default = "one")]
    pub version: u32,
    /// What it does, in one line a planner can choose by.
    pub description: String,
    /// What it cannot do, in one line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub limitations: String,
    /// Type of what it gives.
    pub output: ValueType,
    /// Which limit on parallel calls it counts against.
    #[serde(default)]
    pub resource: Resource,
    /// How long one call may take, in seconds.
    #[serde(default = "sixty")]
    pub timeout_s: f64,
    /// How often a call that failed in passing is tried again.
    #[serde(default)]
    pub retries: u32,
    /// Model whose files it needs, by the name of the model's manifest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub models: Vec<String>,
    /// Parameters in the order of the written form.
    #[serde(default, rename = "params")]
    pub params: Vec<Param>,
    /// When set, the tool also takes any number of further arguments of this type, under names the plan chooses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<ValueType>,
    /// Calls as they are written in a plan.
    #[serde(default, rename = "examples")]
    pub examples: Vec<Example>,
    /// When set, the tool is made out of the manifest alone: one of a known family of models, or a program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expert: Option<Expert>,
    /// The server that the tool belongs to, when it is not one of this program's own; no manifest says that.
    #[serde(skip)]
    pub server: Option<String>,
}

/// The table `[expert]` of a manifest: what kind of tool stands behind it, and what that kind needs to know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Expert {
    /// Such as `detector.yolo`.
    pub kind: String,
    /// Everything else in the table; the kind says what it may hold.
    #[serde(flatten)]
    pub settings: toml::Table,
}

/// A parameter of a tool.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Param {
    /// Name in plans.
    pub name: String,
    /// Types it accepts.
    #[serde(rename = "type")]
    pub ty: ValueType,
    /// What it is, in one line.
    pub description: String,
    /// Whether a call must give it.
    #[serde(default)]
    pub required: bool,
    /// Used when the call does not give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<serde_json::Value>,
    /// The words it may hold; empty means any. For `list<text>`, the words of its items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// Words that people use, by the word of the tool's own vocabulary they stand for. A planner may narrow what it
    /// writes to them; unlike `choices` they do not forbid other words.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub synonyms: IndexMap<String, Vec<String>>,
}

/// A call as it is written in a plan, with what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The call in plan text, such as `n = count(items=$people)`.
    pub call: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// What a call keeps busy; each class has its own limit on parallel calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Resource {
    /// Small exact work.
    #[default]
    Light,
    /// A model on the processor.
    Cpu,
    /// A model on an accelerator.
    Gpu,
    /// Another machine.
    Network,
}

/// A manifest that is not a specification.
#[derive(Debug, thiserror::Error)]
pub enum SpecError {
    /// The TOML does not read.
    #[error("tool manifest `{file}`: {source}")]
    Toml {
        /// The manifest.
        file: String,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// The TOML reads, but what it says cannot be.
    #[error("tool manifest `{file}`: {message}")]
    Invalid {
        /// The manifest.
        file: String,
        /// What is wrong.
        message: String,
    },
}

impl ToolSpec {
    /// Whether nothing but the result is left of a call. Programs of the user's own and tools of other servers may
    /// leave something behind.
    pub fn is_pure(&self) -> bool {
        self.server.is_none() && self.expert.as_ref().is_none_or(|expert| expert.kind != "program")
    }

    /// Whether the same arguments always give the same, so that a result can stand in for a later call. Nothing says
    /// that of tools of other servers.
    pub fn is_repeatable(&self) -> bool {
        self.server.is_none()
    }

    /// Reads a manifest. `file` names it in errors; the tool's name must be the file's stem.
    ///
    /// # Errors
    ///
    /// [`SpecError`] when the TOML does not read or contradicts itself.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, SpecError> {
        let spec: Self =
            toml::from_str(text).map_err(|e| SpecError::Toml { file: file.to_owned(), source: Box::new(e) })?;
        spec.validate().map_err(|message| SpecError::Invalid { file: file.to_owned(), message })?;
        Ok(spec)
    }

    /// The parameter of this name.
    pub fn param(&self, name: &str) -> Option<&Param> {
        self.params.iter().find(|param| param.name == name)
    }

    /// One line such as `count(items: regions|segments) -> number`; optional parameters carry a `?`.
    pub fn signature(&self) -> String {
        let mut params: Vec<String> =
            self.params.iter().map(|p| format!("{}{}: {}", p.name, if p.required { "" } else { "?" }, p.ty)).collect();
        if let Some(rest) = &self.rest {
            params.push(format!("...: {rest}"));
        }
        format!("{}({}) -> {}", self.name, params.join(", "), self.output)
    }

    /// JSON Schema of the arguments, where an argument is a literal or `{"ref": "<id>"}`.
    pub fn input_schema(&self) -> serde_json::Value {
        let reference = json!({
            "type": "object",
            "properties": { "ref": { "type": "string", "maxLength": 64 } },
            "required": ["ref"],
            "additionalProperties": false
        });
        let argument = |ty: &ValueType, choices: &[String]| match literal_schema(ty, choices) {
            Some(literal) => json!({ "anyOf": [literal, reference] }),
            None => reference.clone(),
        };
        let mut properties = Map::new();
        for param in &self.params {
            let mut schema = argument(&param.ty, &param.choices);
            schema["description"] = json!(format!("{} ({})", param.description, param.ty));
            properties.insert(param.name.clone(), schema);
        }
        let required: Vec<&str> = self.params.iter().filter(|p| p.required).map(|p| p.name.as_str()).collect();
        let rest = self.rest.as_ref().map_or(json!(false), |ty| argument(ty, &[]));
        json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": rest })
    }

    fn validate(&self) -> Result<(), String> {
        if !is_name(&self.name) {
            return Err(format!("`{}` is no tool name: use lower case, digits and `_`, letter first", self.name));
        }
        if matches!(self.output, ValueType::OneOf(_)) {
            return Err(format!("output `{}`: a tool gives one type", self.output));
        }
        if !(self.timeout_s > 0.0 && self.timeout_s.is_finite()) {
            return Err(format!("timeout_s = {}: expected a positive number of seconds", self.timeout_s));
        }
        for (i, param) in self.params.iter().enumerate() {
            if !is_name(&param.name) {
                return Err(format!("`{}` is no parameter name", param.name));
            }
            if self.params[..i].iter().any(|p| p.name == param.name) {
                return Err(format!("parameter `{}` stands twice", param.name));
            }
            if param.required && param.default.is_some() {
                return Err(format!("parameter `{}` is required and has a default: choose one", param.name));
            }
            if let Some(default) = &param.default {
                let fits = Value::from_literal(default).is_some_and(|value| param.ty.accepts(&value.ty()));
                if !fits {
                    return Err(format!("parameter `{}`: default {default} is no {}", param.name, param.ty));
                }
            }
        }
        Ok(())
    }
}

/// Whether a word can be a name of a tool, parameter, call or input.
pub(crate) fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.len() <= 64
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// JSON Schema of what can be written for a type; nothing for types that only come from calls.
fn literal_schema(ty: &ValueType, choices: &[String]) -> Option<serde_json::Value> {
    match ty {
        ValueType::Text if !choices.is_empty() => Some(json!({ "enum": choices })),
        ValueType::Text => Some(json!({ "type": "string", "maxLength": 1000 })),
        ValueType::Number => Some(json!({ "type": "number" })),
        ValueType::Bool => Some(json!({ "type": "boolean" })),
        ValueType::Any => Some(json!({ "type": ["string", "number", "boolean"] })),
        ValueType::List(element) => {
            literal_schema(element, choices).map(|items| json!({ "type": "array", "items": items, "maxItems": 64 }))
        }
        ValueType::OneOf(options) => {
            let schemas: Vec<_> = options.iter().filter_map(|option| literal_schema(option, choices)).collect();
            (!schemas.is_empty()).then(|| json!({ "anyOf": schemas }))
        }
        _ => None,
    }
}

fn one() -> u32 {
    1
}

fn sixty() -> f64 {
    60.0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const COUNT: &str = r#"
        name = "count"
        description = "How many there are."
        output = "number"
        [[params]]
        name = "items"
        type = "regions|segments"
        description = "what to count"
        required = true
    "#;

    #[test]
    fn a_manifest_reads_and_shows_its_signature() {
        let spec = ToolSpec::from_toml("tools/count.toml", COUNT).unwrap();
        assert_eq!(spec.signature(), "count(items: regions|segments) -> number");
        assert_eq!(spec.input_schema()["required"], json!(["items"]));
    }

    #[test]
    fn a_manifest_that_contradicts_itself_is_refused_by_name() {
        let text = COUNT.replace("required = true", "required = true\ndefault = 3");
        let error = ToolSpec::from_toml("tools/count.toml", &text).unwrap_err().to_string();
        assert!(
            error.contains("`tools/count.toml`") && error.contains("`items` is required and has a default"),
            "{error}"
        );
        let unknown = format!("colour = 1\n{COUNT}");
        assert!(ToolSpec::from_toml("tools/count.toml", &unknown).unwrap_err().to_string().contains("colour"));
    }
}
