//! Plain JSON-RPC 2.0: the methods of the service under their own names, and `tools`, which lists them. Parameters come by
//! name, or by position in the order of a method's schema.

use serde_json::{Map, Value as Json, json};

use super::methods::Method;
use super::service::{Failure, Service, Work};

/// Requests of one batch.
const MOST: usize = 100;
/// The method that lists all others.
const LIST: &str = "tools";

const PARSE: i32 = -32700;
const INVALID: i32 = -32600;
const UNKNOWN: i32 = -32601;
const PARAMS: i32 = -32602;
/// The tool, planner or model failed.
const FAILED: i32 = -32000;
/// The call was ended before it was done.
const CANCELLED: i32 = -32001;

/// Answers a request or a batch; nothing for notifications alone.
pub(super) async fn answer(service: &Service, body: &[u8], work: impl Fn() -> Work) -> Option<Json> {
    match serde_json::from_slice(body) {
        Err(problem) => Some(error(Json::Null, PARSE, &format!("this is no JSON: {problem}"))),
        Ok(Json::Array(batch)) if batch.is_empty() => Some(error(Json::Null, INVALID, "the batch is empty")),
        Ok(Json::Array(batch)) if batch.len() > MOST => {
            let message = format!("the batch has {} requests, at most {MOST} can be", batch.len());
            Some(error(Json::Null, INVALID, &message))
        }
        Ok(Json::Array(batch)) => {
            // One after the other: the batch has one turn among what runs at once.
            let mut answers = Vec::new();
            for request in batch {
                answers.extend(one(service, request, work()).await);
            }
            (!answers.is_empty()).then_some(Json::Array(answers))
        }
        Ok(request) => one(service, request, work()).await,
    }
}

/// A request as the standard wants it.
struct Request {
    /// Nothing for a notification.
    id: Option<Json>,
    method: String,
    params: Json,
}

impl Request {
    /// Reads a request; what is none gives the id to answer with and what is wrong.
    fn read(json: Json) -> Result<Self, (Json, &'static str)> {
        let Json::Object(mut object) = json else { return Err((Json::Null, "a request is an object")) };
        let id = object.remove("id");
        let known = id.clone().filter(|id| id.is_string() || id.is_number()).unwrap_or_default();
        if id.as_ref().is_some_and(|id| !(id.is_string() || id.is_number() || id.is_null())) {
            return Err((Json::Null, "`id` is a text, a number or null"));
        }
        if object.get("jsonrpc").and_then(Json::as_str) != Some("2.0") {
            return Err((known, "`jsonrpc` must be \"2.0\""));
        }
        let Some(Json::String(method)) = object.remove("method") else { return Err((known, "`method` is a text")) };
        match object.remove("params") {
            None => Ok(Self { id, method, params: json!({}) }),
            Some(params @ (Json::Object(_) | Json::Array(_))) => Ok(Self { id, method, params }),
            Some(_) => Err((known, "`params` is an object or a list")),
        }
    }
}

async fn one(service: &Service, json: Json, work: Work) -> Option<Json> {
    let Request { id, method, params } = match Request::read(json) {
        Ok(request) => request,
        Err((id, message)) => return Some(error(id, INVALID, message)),
    };
    let result = match method.as_str() {
        LIST => Ok(json!(service.methods().iter().map(described).collect::<Vec<_>>())),
        _ => match named(service, &method, params) {
            Ok(args) => service.call(&method, args, &work).await.map(|reply| reply.json),
            Err(failure) => Err(failure),
        },
    };
    let id = id?;
    Some(match result {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err(failure) => error(id, code(&failure), &failure.to_string()),
    })
}

/// Parameters by name.
fn named(service: &Service, method: &str, params: Json) -> Result<Map<String, Json>, Failure> {
    let values = match params {
        Json::Object(object) => return Ok(object),
        Json::Array(values) => values,
        _ => Vec::new(),
    };
    let known = service.methods().iter().find(|known| known.name == method);
    let properties = known.and_then(|method| method.input["properties"].as_object());
    let names: Vec<&String> = properties.map(|properties| properties.keys().collect()).unwrap_or_default();
    if known.is_some() && values.len() > names.len() {
        let message = format!("`{method}` takes {} parameters by position, got {}", names.len(), values.len());
        return Err(Failure::Arguments(message));
    }
    Ok(names.into_iter().cloned().zip(values).collect())
}

fn described(method: &Method) -> Json {
    json!({
        "name": method.name,
        "description": method.description,
        "input_schema": method.input,
        "output_schema": method.output,
    })
}

fn code(failure: &Failure) -> i32 {
    match failure {
        Failure::Unknown { .. } => UNKNOWN,
        Failure::Arguments(_) => PARAMS,
        Failure::Failed(_) => FAILED,
        Failure::Cancelled => CANCELLED,
    }
}

fn error(id: Json, code: i32, message: &str) -> Json {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_no_request_is_refused_with_the_id_it_has() {
        for (request, id, said) in [
            (json!(1), json!(null), "object"),
            (json!({ "id": 7, "method": "a" }), json!(7), "jsonrpc"),
            (json!({ "jsonrpc": "2.0", "id": "x" }), json!("x"), "method"),
            (json!({ "jsonrpc": "2.0", "id": "x", "method": 3 }), json!("x"), "method"),
            (json!({ "jsonrpc": "2.0", "id": [1], "method": "a" }), json!(null), "id"),
            (json!({ "jsonrpc": "2.0", "id": 1, "method": "a", "params": "b" }), json!(1), "params"),
        ] {
            let (known, message) = Request::read(request).err().unwrap();
            assert_eq!(known, id);
            assert!(message.contains(said), "{message}");
        }
        assert!(Request::read(json!({ "jsonrpc": "2.0", "method": "a" })).unwrap().id.is_none());
        assert_eq!(Request::read(json!({ "jsonrpc": "2.0", "id": null, "method": "a" })).unwrap().id, Some(Json::Null));
    }
}
