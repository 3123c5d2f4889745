//! The JSON Schema of plans for one toolbox: what structured output and the `submit_plan` tool hold a model to.

use serde_json::{Map, Value as Json, json};

use crate::plan::Plan;
use crate::planner::Chain;
use crate::tool::{ToolSpec, Toolbox};

/// The schema of [`Plan`] where a call is a call of one of these tools with its own parameters. Thoughts come before
/// what they are about, so that a model that writes in this order thinks first; there are none where the chain is
/// [`Chain::None`].
pub(super) fn plan_schema(toolbox: &Toolbox, chain: Chain) -> Json {
    let mut schema = schemars::schema_for!(Plan).to_value();
    let calls: Vec<Json> = toolbox.specs().map(call_schema).collect();
    if let Some(defs) = schema.get_mut("$defs").and_then(Json::as_object_mut) {
        defs.insert("ToolCall".to_owned(), json!({ "anyOf": calls }));
        // Arguments are spelled out for each tool.
        defs.remove("Arg");
    }
    drop_words(&mut schema);
    if chain == Chain::None {
        drop_thoughts(&mut schema);
    }
    schema["description"] = json!("The plan that answers the question.");
    schema
}

fn call_schema(spec: &ToolSpec) -> Json {
    let mut args = spec.input_schema();
    share_references(&mut args);
    json!({
        "type": "object",
        "properties": {
            "thought": { "type": "string", "maxLength": 200 },
            "id": { "type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 64 },
            "tool": { "const": spec.name },
            "args": args
        },
        "required": ["id", "tool", "args"],
        "additionalProperties": false
    })
}

/// Replaces every written-out reference by the one definition.
fn share_references(schema: &mut Json) {
    let is_reference = schema.get("properties").and_then(Json::as_object).is_some_and(|properties| {
        properties.len() == 1 && properties.get("ref").is_some_and(|inner| inner.get("type") == Some(&json!("string")))
    });
    if is_reference && schema.get("additionalProperties") == Some(&json!(false)) {
        *schema = json!({ "$ref": "#/$defs/Reference" });
        return;
    }
    each(schema, share_references);
}

/// Takes out titles and descriptions, which the prompt says already; names of properties stay.
fn drop_words(schema: &mut Json) {
    if let Some(map) = schema.as_object_mut() {
        for key in ["title", "$schema", "default"] {
            map.shift_remove(key);
        }
        if map.get("description").is_some_and(Json::is_string) {
            map.shift_remove("description");
        }
        order_thought_first(map);
    }
    each(schema, drop_words);
}

fn drop_thoughts(schema: &mut Json) {
    if let Some(Json::Object(properties)) = schema.get_mut("properties") {
        properties.shift_remove("thought");
    }
    each(schema, drop_thoughts);
}

fn order_thought_first(map: &mut Map<String, Json>) {
    if let Some(Json::Object(properties)) = map.get_mut("properties")
        && let Some(thought) = properties.shift_remove("thought")
    {
        properties.shift_insert(0, "thought".to_owned(), thought);
    }
}

/// Visits the schemas inside of a schema.
fn each(schema: &mut Json, visit: fn(&mut Json)) {
    match schema {
        Json::Object(map) => {
            for (key, inner) in map.iter_mut() {
                match inner {
                    // The keys in here are names, not keywords.
                    Json::Object(named) if key == "properties" || key == "$defs" => named.values_mut().for_each(visit),
                    Json::Object(_) | Json::Array(_) => visit(inner),
                    _ => {}
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(visit),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::tool::Exact;

    fn schema() -> Json {
        schema_with(Chain::Adaptive)
    }

    fn schema_with(chain: Chain) -> Json {
        let read = |name: &str, text: &str| {
            let spec = ToolSpec::from_toml(&format!("tools/{name}.toml"), text).unwrap();
            Exact::tool(spec, |_| Err(crate::tool::ToolError::failed("unused")))
        };
        let toolbox: Toolbox = [
            read("find_text", include_str!("../../../tools/find_text.toml")),
            read("crop_part", include_str!("../../../tools/crop_part.toml")),
        ]
        .into_iter()
        .collect();
        plan_schema(&toolbox, chain)
    }

    #[test]
    fn each_tool_has_its_own_parameters_and_choices() {
        let schema = schema();
        let calls = schema["$defs"]["ToolCall"]["anyOf"].as_array().unwrap();
        let tools: Vec<&Json> = calls.iter().map(|call| &call["properties"]["tool"]["const"]).collect();
        assert_eq!(tools, ["find_text", "crop_part"]);
        let part = &calls[1]["properties"]["args"]["properties"]["part"]["anyOf"];
        assert_eq!(part[0]["enum"][0], "left");
        assert_eq!(part[1], json!({ "$ref": "#/$defs/Reference" }));
        assert_eq!(calls[0]["properties"]["args"]["properties"]["lines"], json!({ "$ref": "#/$defs/Reference" }));
    }

    #[test]
    fn every_definition_that_is_referred_to_is_there_and_thoughts_come_first() {
        let schema = schema();
        let text = schema.to_string();
        for piece in text.split("#/$defs/").skip(1) {
            let name = piece.split('"').next().unwrap();
            assert!(schema["$defs"].get(name).is_some(), "{name} in {text}");
        }
        assert!(schema["properties"].as_object().unwrap().keys().eq(["thought", "calls", "answer"]));
        let keys = schema["$defs"]["ToolCall"]["anyOf"][0]["properties"].as_object().unwrap().keys();
        assert!(keys.eq(["thought", "id", "tool", "args"]));
    }

    #[test]
    fn without_a_chain_there_is_no_room_for_thoughts() {
        assert!(!schema_with(Chain::None).to_string().contains("\"thought\""));
        assert!(schema_with(Chain::Fixed(1)).to_string().contains("\"thought\""));
    }
}
