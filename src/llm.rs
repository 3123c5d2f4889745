//! Talking to a language model: the words every backend shares.
//!
//! A [`ModelRequest`] goes in, a [`ModelTurn`] comes out, whichever backend answers: the local
//! engine ([`local`], GGUF files over candle), a remote one, or recorded turns ([`replay`]).
//! Everything here is plain data, so that a trace can keep it and a replay can repeat it.

use std::sync::Arc;

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;
use tracing::Span;

use crate::spans;

#[cfg(feature = "remote")]
pub mod openai;
pub mod replay;

#[cfg(feature = "local")]
pub mod adapter;
#[cfg(feature = "local")]
mod chat;
#[cfg(feature = "local")]
mod constrain;
#[cfg(feature = "local")]
mod decode;
#[cfg(test)]
pub(crate) mod dictating;
#[cfg(feature = "local")]
pub mod embed;
#[cfg(feature = "local")]
mod forward;
#[cfg(feature = "local")]
mod gguf;
#[cfg(feature = "local")]
mod kernel;
#[cfg(feature = "local")]
mod kv;
#[cfg(feature = "local")]
mod lane;
#[cfg(feature = "local")]
pub mod local;
#[cfg(feature = "local")]
pub mod prefix;
#[cfg(feature = "local")]
pub mod requantise;
#[cfg(any(feature = "vlm", all(test, feature = "local")))]
pub mod sighted;
#[cfg(all(test, feature = "local"))]
mod testing;
#[cfg(feature = "local")]
mod vocabulary;

/// Who says a [`Message`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The rules of the conversation.
    System,
    /// The one who asks.
    User,
    /// The model.
    Assistant,
}

impl Role {
    /// The name chat templates and servers use.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::System => "system",
            Role::User => "user",
            Role::Assistant => "assistant",
        }
    }
}

/// One piece of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Part {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// A picture, for models that see.
    Image {
        /// BLAKE3 digest of the PNG file, in hexadecimal. It stands for the picture in traces
        /// and in the key of a recorded turn.
        digest: String,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The PNG file. Not written to traces: empty in a message that was read back.
        #[serde(skip)]
        png: Arc<Vec<u8>>,
    },
}

impl Part {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Part::Text { text: text.into() }
    }

    /// A picture of `width` by `height` pixels, encoded as PNG.
    pub fn image(png: Arc<Vec<u8>>, width: u32, height: u32) -> Self {
        Part::Image { digest: blake3::hash(&png).to_hex().to_string(), width, height, png }
    }
}

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who says it.
    pub role: Role,
    /// What is said, in order.
    pub parts: Vec<Part>,
}

impl Message {
    /// A system message of one text.
    pub fn system(text: impl Into<String>) -> Self {
        Message::of(Role::System, text)
    }

    /// A user message of one text.
    pub fn user(text: impl Into<String>) -> Self {
        Message::of(Role::User, text)
    }

    /// An assistant message of one text.
    pub fn assistant(text: impl Into<String>) -> Self {
        Message::of(Role::Assistant, text)
    }

    fn of(role: Role, text: impl Into<String>) -> Self {
        Message { role, parts: vec![Part::text(text)] }
    }

    /// All texts of the message, joined by line breaks.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Text { text } => Some(text.as_str()),
                Part::Image { .. } => None,
            })
            .collect();
        texts.join("\n")
    }

    /// Whether the message holds a picture.
    pub fn has_image(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Image { .. }))
    }
}

/// What a model is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelRequest {
    /// The conversation so far; the model writes the next assistant message.
    pub messages: Vec<Message>,
    /// The start of the assistant message, already written: the completion goes on from there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub written: String,
    /// The tokens that the completion begins with, of a [`Doubt`] of the same model (local models); they count as
    /// written by it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub begun: Vec<u32>,
    /// A Lark grammar that the completion must match (local models), or none.
    #[serde(default)]
    pub grammar: Option<String>,
    /// The most tokens the completion may have.
    pub max_tokens: usize,
    /// 0 picks the likeliest token every time; above 0 tokens are drawn.
    #[serde(default)]
    pub temperature: f32,
    /// Seed of the drawing; without meaning at temperature 0.
    #[serde(default)]
    pub seed: u64,
    /// Texts that end the completion when they appear; not part of the completion.
    #[serde(default)]
    pub stop: Vec<String>,
    /// How many of the first messages stay the same from request to request. A local model
    /// keeps what it read of them on disk; it never changes the completion.
    #[serde(default)]
    pub stable_messages: usize,
}

impl ModelRequest {
    /// A greedy request without grammar, stop texts or stable messages.
    pub fn new(messages: Vec<Message>, max_tokens: usize) -> Self {
        ModelRequest {
            messages,
            written: String::new(),
            begun: Vec::new(),
            grammar: None,
            max_tokens,
            temperature: 0.0,
            seed: 0,
            stop: Vec::new(),
            stable_messages: 0,
        }
    }
}

/// What a completion cost.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens of the prompt, cached ones included.
    pub prompt_tokens: usize,
    /// Prompt tokens that did not have to be read again.
    pub cached_tokens: usize,
    /// Tokens of the completion, forced ones included.
    pub completion_tokens: usize,
    /// Completion tokens that the grammar left no choice about.
    pub forced_tokens: usize,
    /// Completions asked for.
    pub calls: usize,
    /// Seconds from request to answer.
    pub elapsed_s: f64,
}

impl Usage {
    /// Tokens read and written together.
    pub fn tokens(&self) -> usize {
        self.prompt_tokens + self.completion_tokens
    }

    /// Tells the span of a completion what it cost; a server that does not say has cost nothing.
    fn tell(&self, span: &Span) {
        for (name, tokens) in [
            ("gen_ai.usage.input_tokens", self.prompt_tokens),
            ("gen_ai.usage.output_tokens", self.completion_tokens),
            ("gen_ai.usage.cache_read.input_tokens", self.cached_tokens),
        ] {
            if tokens > 0 {
                span.record(name, i64::try_from(tokens).unwrap_or(i64::MAX));
            }
        }
    }

    /// Adds another completion's cost to this one.
    pub fn add(&mut self, other: &Usage) {
        self.prompt_tokens += other.prompt_tokens;
        self.cached_tokens += other.cached_tokens;
        self.completion_tokens += other.completion_tokens;
        self.forced_tokens += other.forced_tokens;
        self.calls += other.calls;
        self.elapsed_s += other.elapsed_s;
    }
}

/// Why a completion ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Finish {
    /// The model said it was done, the grammar was complete, or a stop text appeared.
    Stop,
    /// The completion reached `max_tokens` or the end of the model's context.
    Length,
}

/// What a model answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelTurn {
    /// The completion.
    pub text: String,
    /// Why it ended.
    pub finish: Finish,
    /// Sum of the natural logarithms of the probabilities of the tokens that the model chose
    /// (forced tokens left out), before the grammar narrowed the choice. Backends that do not
    /// know leave it out.
    #[serde(default)]
    pub log_prob: Option<f32>,
    /// Where the model was least sure of a token that it chose under a grammar, of those that it chose after
    /// [`ModelRequest::begun`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
    /// What it cost.
    pub usage: Usage,
}

/// A place in a completion where another token was almost as likely.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// The tokens of the completion before it, and the other token.
    pub begun: Vec<u32>,
    /// By how much the natural logarithm of the other token's probability is smaller than that of the chosen one.
    pub gap: f32,
    /// What [`ModelTurn::log_prob`] would be with the completion at an end after the other token.
    pub log_prob: f32,
}

/// Why a model gave no completion.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ModelError {
    /// The prompt does not fit the model's context.
    #[error(
        "the prompt has {tokens} tokens, but `{model}` reads at most {limit} including at least \
         one token of answer: use fewer demonstrations, a shorter question or a model with a \
         longer context"
    )]
    TooLong {
        /// The model's name.
        model: String,
        /// Tokens of the prompt.
        tokens: usize,
        /// Tokens of the model's context.
        limit: usize,
    },
    /// A picture was sent to a model that only reads.
    #[error("`{model}` cannot see pictures: send text only, or choose a model that sees")]
    CannotSee {
        /// The model's name.
        model: String,
    },
    /// The grammar cannot be used.
    #[error("the decoding grammar is not usable: {reason}")]
    Grammar {
        /// What the grammar compiler says.
        reason: String,
    },
    /// The request was cancelled.
    #[error("the request to the model was cancelled")]
    Cancelled,
    /// No recorded turn fits the request.
    #[error(
        "no recorded turn fits the request `{key}` ({recorded} turns recorded): the messages, \
         the grammar or the limits have changed, record it again"
    )]
    NotRecorded {
        /// The request's key.
        key: String,
        /// How many turns were recorded.
        recorded: usize,
    },
    /// A model file cannot be used.
    #[error("cannot load the model `{path}`: {reason}")]
    Load {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The backend failed.
    #[error("the model `{model}` failed: {reason}")]
    Backend {
        /// The model's name.
        model: String,
        /// What it says.
        reason: String,
    },
}

impl ModelError {
    /// The kind of error in one word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "too_long",
            Self::CannotSee { .. } => "cannot_see",
            Self::Grammar { .. } => "grammar",
            Self::Cancelled => "cancelled",
            Self::NotRecorded { .. } => "not_recorded",
            Self::Load { .. } => "load",
            Self::Backend { .. } => "backend",
        }
    }
}

/// A language model that completes a conversation. Backends write [`ChatModel::write`]; callers ask with
/// [`ChatModel::stream`] or [`ChatModel::complete`], which tell `tracing` of it.
pub trait ChatModel: Send + Sync {
    /// The model's name, as people know it.
    fn name(&self) -> String;

    /// Whether messages may hold pictures.
    fn sees_images(&self) -> bool;

    /// Whether the model runs behind an address and not inside of this program.
    fn is_remote(&self) -> bool {
        false
    }

    /// Writes the next assistant message; `hear` is told the text so far each time some is added.
    /// A backend that has to begin again tells a shorter text. Ends early with
    /// [`ModelError::Cancelled`] when `cancel` is triggered.
    fn write<'a>(
        &'a self,
        request: &'a ModelRequest,
        cancel: &'a CancellationToken,
        hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>>;

    /// [`ChatModel::write`] in a span of its own.
    fn stream<'a>(
        &'a self,
        request: &'a ModelRequest,
        cancel: &'a CancellationToken,
        hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        Box::pin(async move {
            let span = spans::chat(&self.name(), self.is_remote());
            let turn = spans::within(span.clone(), ModelError::kind, self.write(request, cancel, hear)).await?;
            turn.usage.tell(&span);
            Ok(turn)
        })
    }

    /// The same without listening.
    fn complete<'a>(
        &'a self,
        request: &'a ModelRequest,
        cancel: &'a CancellationToken,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        self.stream(request, cancel, &|_| {})
    }
}

/// Hears the text of a completion so far; must return quickly.
pub type Hear<'a> = dyn Fn(&str) + Send + Sync + 'a;

/// Runs a completion that keeps its thread busy on a thread of its own, and passes on what it tells. A caller that stops
/// waiting stops the work as well.
#[cfg(feature = "local")]
async fn on_own_thread(
    model: String,
    cancel: &CancellationToken,
    hear: &Hear<'_>,
    work: impl FnOnce(&CancellationToken, &Hear<'_>) -> Result<ModelTurn, ModelError> + Send + 'static,
) -> Result<ModelTurn, ModelError> {
    let cancel = cancel.child_token();
    let _guard = cancel.clone().drop_guard();
    let (told, mut texts) = tokio::sync::mpsc::unbounded_channel::<String>();
    let work = tokio::task::spawn_blocking(move || work(&cancel, &|text| drop(told.send(text.to_owned()))));
    while let Some(text) = texts.recv().await {
        hear(&text);
    }
    work.await.unwrap_or_else(|e| Err(ModelError::Backend { model, reason: format!("its thread ended early: {e}") }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_request_survives_json_except_for_the_pixels() {
        let mut request = ModelRequest::new(vec![Message::system("rules")], 16);
        request.messages.push(Message {
            role: Role::User,
            parts: vec![Part::text("what is it?"), Part::image(Arc::new(vec![1, 2]), 3, 4)],
        });
        let json = serde_json::to_string(&request).unwrap();
        let back: ModelRequest = serde_json::from_str(&json).unwrap();
        assert!(!json.contains("png"));
        assert_eq!(back.messages[0], request.messages[0]);
        let Part::Image { digest, width, png, .. } = &back.messages[1].parts[1] else {
            panic!("the picture became something else: {back:?}");
        };
        assert_eq!((digest.as_str(), *width), (blake3::hash(&[1, 2]).to_hex().as_str(), 3));
        assert!(png.is_empty());
    }

    #[test]
    fn texts_of_a_message_are_joined_and_pictures_are_seen() {
        let message = Message {
            role: Role::User,
            parts: vec![Part::text("a"), Part::image(Arc::new(vec![0]), 1, 1), Part::text("b")],
        };
        assert_eq!(message.text(), "a\nb");
        assert!(message.has_image());
        assert!(!Message::user("a").has_image());
    }
}
