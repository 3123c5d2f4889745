//! Functions that a client brings along with a question. A plan may call them; such a call is handed back to the client,
//! and its next request, with the same question, brings what came of it.
//!
//! The server keeps nothing between the two: it plans the question again, and calls whose results have come are answered
//! with them. Its own tools run again or give what is kept of the first time, so those that may leave something behind
//! cannot be called beside a client's functions.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::FutureExt;
use serde_json::{Map, Value as Json, json};
use tokio::sync::Notify;

use super::Message;
use crate::agent::{Event, Listener};
use crate::executor;
use crate::serve::service::Failure;
use crate::servers::{Lender, lent};
use crate::tool::Toolbox;
use crate::value::Value;

/// Functions of one request, and results.
const MOST: usize = 64;
const MOST_RESULTS: usize = 512;
/// How long nothing but calls of the client must be under way until it is asked for them: a call that waited for one
/// that just ended begins in this time.
const SETTLING: Duration = Duration::from_millis(20);

/// The functions of one request.
pub(in crate::serve) struct Functions {
    /// The server's tools and those of the client.
    toolbox: Toolbox,
    desk: Arc<Desk>,
}

/// A call that the client is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::serve) struct Wanted {
    /// The function's name.
    name: String,
    /// Its arguments, in any order.
    arguments: Map<String, Json>,
}

/// Where calls of the client's functions come together.
#[derive(Default)]
struct Desk {
    /// What came of calls.
    results: Vec<(Wanted, Value)>,
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Default)]
struct State {
    /// The ids of the calls that run, those that wait for the client among them.
    running: HashSet<String>,
    /// How many wait for the client, and for what.
    waiting: usize,
    wanted: Vec<Wanted>,
}

impl Functions {
    /// The functions that a request lists, with the results that stand after its question; nothing when it lists none.
    ///
    /// # Errors
    ///
    /// [`Failure::Arguments`] naming the function that plans could not call.
    pub(super) fn of(tools: &[Json], messages: &[Message], toolbox: &Toolbox) -> Result<Option<Self>, Failure> {
        if tools.is_empty() {
            return Ok(None);
        }
        if tools.len() > MOST {
            return Err(Failure::Arguments(format!("`tools`: {} are given, at most {MOST} can be", tools.len())));
        }
        let desk = Arc::new(Desk { results: results(messages)?, ..Desk::default() });
        let mut toolbox = toolbox.without(
            |spec| !spec.is_pure(),
            "it may leave something behind, and calls are repeated where a client brings functions along",
        );
        for (i, tool) in tools.iter().enumerate() {
            let wrong = |why: &str| Failure::Arguments(format!("`tools[{i}]`: {why}"));
            let function = &tool["function"];
            let name = function["name"].as_str().filter(|_| tool["type"] == "function");
            let name = name.ok_or_else(|| wrong("expected {\"type\": \"function\", \"function\": {\"name\": …}}"))?;
            let none = Map::new();
            let parameters = function["parameters"].as_object().unwrap_or(&none);
            let description = function["description"].as_str().unwrap_or_default();
            let made = lent(name, description, parameters, desk.lender()).map_err(|why| wrong(&why))?;
            if toolbox.get(&made.spec().name).is_some() {
                let why = format!("the server or the request has another tool `{}`: rename it", made.spec().name);
                return Err(wrong(&why));
            }
            toolbox.insert(made);
        }
        Ok(Some(Self { toolbox, desk }))
    }

    /// All tools of the request.
    pub(in crate::serve) fn toolbox(&self) -> &Toolbox {
        &self.toolbox
    }

    /// Hears which calls run, beside `other`.
    pub(in crate::serve) fn listener(&self, other: Listener) -> Listener {
        let desk = Arc::clone(&self.desk);
        Arc::new(move |event| {
            if let Event::Call(event) = event {
                desk.hear(event);
            }
            other(event);
        })
    }

    /// The calls that the client is asked for, once nothing else is under way. Never ends where there are none.
    pub(in crate::serve) async fn wanted(&self) -> Vec<Wanted> {
        loop {
            self.desk.changed.notified().await;
            if self.desk.stands_still() {
                tokio::time::sleep(SETTLING).await;
                if self.desk.stands_still() {
                    return self.desk.state().wanted.clone();
                }
            }
        }
    }
}

impl Wanted {
    fn new(name: &str, arguments: &Map<String, Json>) -> Self {
        Self { name: name.to_owned(), arguments: arguments.clone() }
    }

    /// As an answer writes it.
    pub(super) fn json(&self, id: &str) -> Json {
        let arguments = Json::Object(self.arguments.clone()).to_string();
        json!({ "id": id, "type": "function", "function": { "name": self.name, "arguments": arguments } })
    }
}

impl Desk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives what came of a call, or notes that it is wanted and waits for ever.
    fn lender(self: &Arc<Self>) -> Lender {
        let desk = Arc::clone(self);
        Arc::new(move |name, arguments| {
            let wanted = Wanted::new(name, &arguments);
            if let Some((_, value)) = desk.results.iter().find(|(call, _)| *call == wanted) {
                return std::future::ready(Ok(value.clone())).boxed();
            }
            let mut state = desk.state();
            state.waiting += 1;
            if !state.wanted.contains(&wanted) {
                state.wanted.push(wanted);
            }
            drop(state);
            desk.changed.notify_one();
            std::future::pending().boxed()
        })
    }

    fn hear(&self, event: &executor::Event<'_>) {
        match event {
            executor::Event::Started { call, .. } => drop(self.state().running.insert(call.id.clone())),
            executor::Event::Finished { observation } => drop(self.state().running.remove(&observation.call)),
        }
        self.changed.notify_one();
    }

    /// Whether nothing runs but what waits for the client.
    fn stands_still(&self) -> bool {
        let state = self.state();
        state.waiting > 0 && state.waiting == state.running.len()
    }
}

/// What came of the calls that were handed back since the last question: each `tool` message with the call that it
/// answers.
fn results(messages: &[Message]) -> Result<Vec<(Wanted, Value)>, Failure> {
    let after = messages.iter().rposition(|message| message.role == "user").map_or(0, |at| at + 1);
    let mut results = Vec::new();
    let mut calls: Vec<(&str, Wanted)> = Vec::new();
    for message in &messages[after..] {
        for call in message.tool_calls.as_array().into_iter().flatten() {
            let read = call["function"]["arguments"].as_str().map(serde_json::from_str::<Map<String, Json>>);
            let (Some(id), Some(name), Some(Ok(arguments))) =
                (call["id"].as_str(), call["function"]["name"].as_str(), read)
            else {
                let message =
                    "a call in `tool_calls` needs `id`, `function.name` and `function.arguments`, a JSON object";
                return Err(Failure::Arguments(message.to_owned()));
            };
            calls.push((id, Wanted::new(name, &arguments)));
        }
        if message.role != "tool" {
            continue;
        }
        let id = message.tool_call_id.as_deref().unwrap_or_default();
        let Some((_, call)) = calls.iter().find(|(known, _)| *known == id) else {
            let shown: String = id.chars().take(80).collect();
            return Err(Failure::Arguments(format!("no call before it has the `tool_call_id` `{shown}`")));
        };
        results.push((call.clone(), value(&message.words()?)));
        if results.len() > MOST_RESULTS {
            return Err(Failure::Arguments(format!("at most {MOST_RESULTS} results of tools can be given")));
        }
    }
    Ok(results)
}

/// What a result says: a number, yes or no, else its words. A number that would lose digits, such as that of an order,
/// stays as it is written.
fn value(words: &str) -> Value {
    const EXACT: u64 = 1 << 53;
    let exact =
        |number: &serde_json::Number| number.is_f64() || number.as_i64().is_some_and(|n| n.unsigned_abs() <= EXACT);
    match serde_json::from_str(words.trim()) {
        Ok(Json::Number(number)) if exact(&number) => number.as_f64().map(Value::Number),
        Ok(Json::Bool(yes)) => Some(Value::Bool(yes)),
        Ok(Json::String(text)) => Some(Value::Text(text)),
        _ => None,
    }
    .unwrap_or_else(|| Value::Text(words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(json: Json) -> Message {
        serde_json::from_value(json).unwrap()
    }

    fn call(id: &str, name: &str, arguments: &str) -> Json {
        json!({ "id": id, "type": "function", "function": { "name": name, "arguments": arguments } })
    }

    #[test]
    fn results_belong_to_the_calls_since_the_last_question() {
        let old = [call("a", "price", "{\"of\": \"tea\"}")];
        let new = [call("b", "price", "{ \"of\": \"milk\", \"in\": \"Graz\" }"), call("c", "open", "{}")];
        let messages = [
            message(json!({ "role": "user", "content": "What is tea?" })),
            message(json!({ "role": "assistant", "content": null, "tool_calls": old })),
            message(json!({ "role": "tool", "tool_call_id": "a", "content": "3" })),
            message(json!({ "role": "user", "content": "And milk?" })),
            message(json!({ "role": "assistant", "content": null, "tool_calls": new })),
            message(json!({ "role": "tool", "tool_call_id": "c", "content": [{ "type": "text", "text": "closed" }] })),
            message(json!({ "role": "tool", "tool_call_id": "b", "content": "1.20" })),
        ];
        let wanted = |name: &str, arguments: Json| Wanted::new(name, arguments.as_object().unwrap());
        let expected = vec![
            (wanted("open", json!({})), Value::Text("closed".to_owned())),
            (wanted("price", json!({ "in": "Graz", "of": "milk" })), Value::Number(1.2)),
        ];
        assert_eq!(results(&messages).unwrap(), expected);
    }

    #[test]
    fn a_result_without_its_call_is_refused() {
        let asked = message(json!({ "role": "user", "content": "?" }));
        let lost = message(json!({ "role": "tool", "tool_call_id": "x", "content": "3" }));
        let error = results(&[asked, lost]).unwrap_err().to_string();
        assert_eq!(error, "no call before it has the `tool_call_id` `x`");
        let broken = message(json!({ "role": "assistant", "tool_calls": [call("a", "price", "{")] }));
        let error = results(&[broken]).unwrap_err().to_string();
        assert!(error.contains("`function.arguments`, a JSON object"), "{error}");
    }

    #[test]
    fn functions_that_plans_cannot_call_are_named() {
        let refused = |tools: &[Json]| Functions::of(tools, &[], &Toolbox::default()).err().unwrap().to_string();
        let function = |name: &str| json!({ "type": "function", "function": { "name": name } });
        assert!(refused(&[json!({ "type": "retrieval" })]).starts_with("`tools[0]`: expected {\"type\""));
        for odd in ["読", "3d"] {
            assert_eq!(refused(&[function(odd)]), "`tools[0]`: no name that plans can use can be made of its own");
        }
        let twice = refused(&[function("getPrice"), function("get_price")]);
        assert_eq!(twice, "`tools[1]`: the server or the request has another tool `get_price`: rename it");
        assert!(Functions::of(&[], &[], &Toolbox::default()).unwrap().is_none());
    }

    #[test]
    fn a_result_is_read_as_what_it_is() {
        for (words, read) in [
            ("18.5", Value::Number(18.5)),
            ("true", Value::Bool(true)),
            ("\"sunny\"", Value::Text("sunny".to_owned())),
            ("007", Value::Text("007".to_owned())),
            ("12345678901234567890", Value::Text("12345678901234567890".to_owned())),
            ("{\"a\": 1}", Value::Text("{\"a\": 1}".to_owned())),
        ] {
            assert_eq!(value(words), read);
        }
    }
}
