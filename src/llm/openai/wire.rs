//! Requests and answers as servers write them: lenient about what is missing or null, strict about size.

use async_openai::error::OpenAIError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use super::MAX_ANSWER;
use crate::llm::{Message, ModelError, ModelRequest, Part, Usage};

/// The form that an answer shall have.
#[derive(Debug, PartialEq)]
pub(super) enum Form {
    /// Words.
    Text,
    /// JSON of a schema.
    Json(Json),
    /// Arguments of a tool.
    Tool(String, Json),
}

impl Form {
    /// Reads the form back from the grammars that `json_grammar` and `tool_grammar` write.
    pub(super) fn of(request: &ModelRequest) -> Result<Self, ModelError> {
        let Some(grammar) = &request.grammar else { return Ok(Self::Text) };
        Self::read(grammar).ok_or_else(|| ModelError::Grammar {
            reason: "a model behind an address holds to a JSON schema, but to no other grammar".to_owned(),
        })
    }

    fn read(grammar: &str) -> Option<Self> {
        let rest = grammar.strip_prefix("start: ")?;
        if let Some(schema) = rest.strip_prefix("%json ") {
            return serde_json::from_str(schema).ok().map(Self::Json);
        }
        let (name, rule) = rest.split_once('\n')?;
        let schema = rule.strip_prefix(name)?.strip_prefix(": %json ")?;
        serde_json::from_str(schema).ok().map(|schema| Self::Tool(name.to_owned(), schema))
    }

    /// Whether a refusal is about the form. Servers say so in many words, and some only say that the request is bad.
    pub(super) fn is_refused_by(&self, status: u16, words: &str) -> bool {
        let words = words.to_lowercase();
        let says = |keys: &[&str]| keys.iter().any(|key| words.contains(key));
        let named = match self {
            Self::Text => return false,
            Self::Json(_) => says(&["response_format", "json_schema", "schema", "structured", "grammar"]),
            Self::Tool(..) => says(&["tool", "function", "schema", "grammar"]),
        };
        let other =
            says(&["context", "too long", "token", "image", "temperature", "seed", "stream", "\"stop\"", "model"]);
        // A key that is not taken (401, 403) or a full queue (429) says nothing about the form.
        let bad_request = matches!(status, 400 | 404 | 415 | 422 | 500 | 501);
        bad_request && (named || (matches!(status, 400 | 422) && !other))
    }
}

/// What a server takes; all until it refuses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Abilities {
    pub(super) streams: bool,
    stream_options: bool,
    temperature: bool,
    seed: bool,
    stop: bool,
    /// Newer OpenAI models refuse `max_tokens` and ask for this one.
    completion_tokens: bool,
}

impl Default for Abilities {
    fn default() -> Self {
        Self {
            streams: true,
            stream_options: true,
            temperature: true,
            seed: true,
            stop: true,
            completion_tokens: false,
        }
    }
}

impl Abilities {
    /// What is left after a refusal in these words; nothing when the words are about something else.
    pub(super) fn without(self, words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        if self.stream_options && words.contains("stream_options") {
            return Some(Self { stream_options: false, ..self });
        }
        if self.streams && words.contains("stream") {
            return Some(Self { streams: false, ..self });
        }
        if !self.completion_tokens && words.contains("max_completion_tokens") {
            return Some(Self { completion_tokens: true, ..self });
        }
        if self.temperature && words.contains("temperature") {
            return Some(Self { temperature: false, ..self });
        }
        if self.seed && words.contains("seed") {
            return Some(Self { seed: false, ..self });
        }
        if self.stop && words.contains("stop") {
            return Some(Self { stop: false, ..self });
        }
        None
    }
}

/// The request as JSON.
pub(super) fn body(request: &ModelRequest, form: &Form, model: &str, abilities: Abilities) -> Json {
    let mut body = Map::new();
    body.insert("model".into(), json!(model));
    body.insert("messages".into(), request.messages.iter().map(message).collect());
    let limit = if abilities.completion_tokens { "max_completion_tokens" } else { "max_tokens" };
    body.insert(limit.into(), json!(request.max_tokens));
    if abilities.temperature {
        // Through text: 0.2 as f32 is not 0.2 as f64.
        let written = request.temperature.to_string().parse::<f64>().unwrap_or(0.0);
        body.insert("temperature".into(), json!(written));
    }
    if abilities.seed && request.temperature > 0.0 {
        body.insert("seed".into(), json!(request.seed));
    }
    if abilities.stop && !request.stop.is_empty() {
        body.insert("stop".into(), json!(request.stop));
    }
    body.insert("stream".into(), json!(abilities.streams));
    if abilities.streams && abilities.stream_options {
        body.insert("stream_options".into(), json!({ "include_usage": true }));
    }
    match form {
        Form::Text => {}
        Form::Json(schema) => {
            // Not `strict`: the arguments of a call have names that only the plan knows, which strict schemas forbid.
            let format = json!({ "name": "plan", "schema": schema, "strict": false });
            body.insert("response_format".into(), json!({ "type": "json_schema", "json_schema": format }));
        }
        Form::Tool(name, schema) => {
            let mut function = json!({ "name": name, "parameters": schema });
            if let Some(about) = schema.get("description") {
                function["description"] = about.clone();
            }
            body.insert("tools".into(), json!([{ "type": "function", "function": function }]));
            // There is only this one; naming it is understood by fewer servers.
            body.insert("tool_choice".into(), json!("required"));
        }
    }
    Json::Object(body)
}

fn message(message: &Message) -> Json {
    let role = message.role.as_str();
    if !message.has_image() {
        // Not every server reads a list of parts.
        return json!({ "role": role, "content": message.text() });
    }
    let parts: Vec<Json> = message
        .parts
        .iter()
        .map(|part| match part {
            Part::Text { text } => json!({ "type": "text", "text": text }),
            Part::Image { png, .. } => {
                let url = format!("data:image/png;base64,{}", STANDARD.encode(png.as_slice()));
                json!({ "type": "image_url", "image_url": { "url": url } })
            }
        })
        .collect();
    json!({ "role": role, "content": parts })
}

/// A whole answer, or a piece of a streamed one.
#[derive(Debug, Deserialize)]
pub(super) struct Chunk {
    choices: Option<Vec<Choice>>,
    usage: Option<ServerUsage>,
    error: Option<Json>,
}

#[derive(Debug, Deserialize)]
struct Choice {
    delta: Option<Said>,
    message: Option<Said>,
    finish_reason: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Said {
    content: Option<Json>,
    refusal: Option<String>,
    tool_calls: Option<Vec<Called>>,
}

#[derive(Debug, Deserialize)]
struct Called {
    index: Option<usize>,
    function: Option<Function>,
}

#[derive(Debug, Deserialize)]
struct Function {
    arguments: Option<Json>,
}

#[derive(Debug, Deserialize)]
struct ServerUsage {
    prompt_tokens: Option<usize>,
    completion_tokens: Option<usize>,
    prompt_tokens_details: Option<PromptTokens>,
}

#[derive(Debug, Deserialize)]
struct PromptTokens {
    cached_tokens: Option<usize>,
}

/// An answer put together from its pieces.
#[derive(Debug, Default)]
pub(super) struct Collected {
    content: String,
    /// Arguments of the tool calls, by the index the server gives them.
    calls: Vec<(usize, String)>,
    usage: Option<ServerUsage>,
    chunks: usize,
    /// Why the answer ended; nothing while it has not.
    pub(super) finish: Option<String>,
}

impl Collected {
    /// Adds a piece.
    pub(super) fn add(&mut self, chunk: Chunk) -> Result<(), OpenAIError> {
        if let Some(error) = chunk.error.filter(|error| !error.is_null()) {
            let words = error.get("message").and_then(Json::as_str).map_or_else(|| error.to_string(), str::to_owned);
            return Err(OpenAIError::InvalidArgument(format!(
                "the server says: {}",
                super::transport::excerpt(&words)
            )));
        }
        if let Some(usage) = chunk.usage {
            self.usage = Some(usage);
        }
        // One answer is asked for; a server that sends several has its first one read.
        let Some(choice) = chunk.choices.into_iter().flatten().next() else { return Ok(()) };
        self.chunks += 1;
        self.finish = choice.finish_reason.or(self.finish.take());
        if let Some(said) = choice.delta.or(choice.message) {
            self.content.push_str(&words(said.content.as_ref()));
            self.content.push_str(said.refusal.as_deref().unwrap_or_default());
            for (position, call) in said.tool_calls.into_iter().flatten().enumerate() {
                let index = call.index.unwrap_or(position);
                let Some(arguments) = call.function.and_then(|function| function.arguments) else { continue };
                let text = arguments.as_str().map_or_else(|| arguments.to_string(), str::to_owned);
                match self.calls.iter_mut().find(|(known, _)| *known == index) {
                    Some((_, before)) => before.push_str(&text),
                    None => self.calls.push((index, text)),
                }
            }
        }
        if self.len() > MAX_ANSWER {
            return Err(OpenAIError::InvalidArgument(format!("the answer is larger than {MAX_ANSWER} bytes")));
        }
        Ok(())
    }

    /// Whether nothing came that is part of an answer.
    pub(super) fn is_silent(&self) -> bool {
        self.chunks == 0
    }

    /// Bytes of the answer so far.
    pub(super) fn len(&self) -> usize {
        self.content.len() + self.calls.iter().map(|(_, arguments)| arguments.len()).sum::<usize>()
    }

    /// What it cost; a server that does not say costs nothing but time.
    pub(super) fn usage(&self, elapsed_s: f64) -> Usage {
        let said = self.usage.as_ref();
        let cached = said.and_then(|usage| usage.prompt_tokens_details.as_ref()).and_then(|it| it.cached_tokens);
        Usage {
            prompt_tokens: said.and_then(|usage| usage.prompt_tokens).unwrap_or(0),
            cached_tokens: cached.unwrap_or(0),
            completion_tokens: said.and_then(|usage| usage.completion_tokens).unwrap_or(0),
            forced_tokens: 0,
            calls: 1,
            elapsed_s,
        }
    }

    /// The arguments of the first tool call if there is one, else the words: as far as they have come.
    pub(super) fn text(&self) -> &str {
        self.calls.first().map_or(&self.content, |(_, arguments)| arguments)
    }

    /// The same, at the end.
    pub(super) fn into_text(self) -> String {
        match self.calls.into_iter().next() {
            Some((_, arguments)) => arguments,
            None => self.content,
        }
    }
}

/// The words of a content, which is a text or a list of parts.
fn words(content: Option<&Json>) -> String {
    match content {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Array(parts)) => parts.iter().filter_map(|part| part.get("text").and_then(Json::as_str)).collect(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::llm::openai::{json_grammar, tool_grammar};

    fn with_grammar(grammar: &str) -> ModelRequest {
        ModelRequest { grammar: Some(grammar.to_owned()), ..ModelRequest::new(vec![Message::user("?")], 8) }
    }

    #[test]
    fn the_form_reads_back_from_its_grammar() {
        let schema = json!({ "type": "object", "description": "a\nb" });
        assert_eq!(Form::of(&with_grammar(&json_grammar(&schema))).unwrap(), Form::Json(schema.clone()));
        let tool = Form::of(&with_grammar(&tool_grammar("submit", &schema))).unwrap();
        assert_eq!(tool, Form::Tool("submit".into(), schema));
        assert!(matches!(Form::of(&with_grammar("start: \"a\"")), Err(ModelError::Grammar { .. })));
    }

    #[test]
    fn a_refused_parameter_is_left_out_and_no_other() {
        let request = ModelRequest { temperature: 0.2, ..ModelRequest::new(vec![Message::user("?")], 8) };
        let abilities = Abilities::default().without("Unsupported parameter: `temperature`").unwrap();
        let sent = body(&request, &Form::Text, "m", abilities);
        assert!(sent.get("temperature").is_none() && sent["max_tokens"] == 8 && sent["stream"] == true);
        let renamed = abilities.without("use 'max_completion_tokens' instead").unwrap();
        let sent = body(&request, &Form::Text, "m", renamed);
        assert!(sent.get("max_tokens").is_none() && sent["max_completion_tokens"] == 8);
        let quiet = renamed.without("unknown field stream_options").unwrap().without("streaming is off").unwrap();
        assert_eq!(body(&request, &Form::Text, "m", quiet)["stream"], false);
        assert!(quiet.without("streaming is off").is_none());
        assert_eq!(body(&request, &Form::Text, "m", Abilities::default())["temperature"], 0.2);
    }

    #[test]
    fn pieces_of_a_tool_call_are_put_together() {
        let mut answer = Collected::default();
        for arguments in ["{\"calls\":", "[]}"] {
            let call = json!({ "index": 0, "function": { "arguments": arguments } });
            let piece = json!({ "choices": [{ "delta": { "content": null, "tool_calls": [call] } }] });
            answer.add(serde_json::from_value(piece).unwrap()).unwrap();
        }
        assert!(answer.finish.is_none());
        assert_eq!(answer.into_text(), "{\"calls\":[]}");
    }

    #[test]
    fn an_endless_answer_ends_in_an_error() {
        let mut answer = Collected::default();
        let piece = json!({ "choices": [{ "delta": { "content": "x".repeat(MAX_ANSWER / 2) } }] });
        let mut add = || answer.add(serde_json::from_value(piece.clone()).unwrap());
        assert!(add().is_ok() && add().is_ok());
        assert!(add().unwrap_err().to_string().contains("larger than"));
    }
}
