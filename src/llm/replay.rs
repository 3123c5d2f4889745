//! Recorded model turns: keep them ([`Recording`]) and play them again ([`Replay`]).
//!
//! A turn is found by a digest of the *whole* request, so a replay either repeats what was
//! recorded or says that the request is a new one. It never guesses.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures::FutureExt;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::{ChatModel, Hear, ModelError, ModelRequest, ModelTurn};

/// A request and the turn that answered it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordedTurn {
    /// The name of the model that answered.
    pub model: String,
    /// What it was asked.
    pub request: ModelRequest,
    /// What it answered.
    pub turn: ModelTurn,
}

/// The key of a request: BLAKE3, in hexadecimal, of its JSON with sorted keys. Pictures count
/// by their digest.
pub fn request_key(request: &ModelRequest) -> String {
    let json = serde_json::to_value(request).unwrap_or(Value::Null);
    let mut canonical = String::new();
    write_canonical(&json, &mut canonical);
    blake3::hash(canonical.as_bytes()).to_hex().to_string()
}

/// Writes JSON with the keys of every object sorted, so that equal values have equal text
/// whatever order their fields were written in.
fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            out.push('{');
            for (i, key) in keys.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                out.push_str(&Value::String(key.clone()).to_string());
                out.push(':');
                write_canonical(&map[key], out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

/// Plays recorded turns. A request that was recorded several times gets its turns in the order
/// of recording; the last one stays.
pub struct Replay {
    name: String,
    recorded: usize,
    turns: HashMap<String, Vec<ModelTurn>>,
    played: Mutex<HashMap<String, usize>>,
}

impl Replay {
    /// A model that knows these turns and nothing else.
    pub fn new(turns: Vec<RecordedTurn>) -> Self {
        let mut by_key: HashMap<String, Vec<ModelTurn>> = HashMap::new();
        let name = turns.first().map_or_else(|| "replay".to_string(), |turn| turn.model.clone());
        let recorded = turns.len();
        for recorded in turns {
            by_key.entry(request_key(&recorded.request)).or_default().push(recorded.turn);
        }
        Replay { name, recorded, turns: by_key, played: Mutex::new(HashMap::new()) }
    }

    /// The same turns under the name of the model that gave them: a recording without turns does not say it.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    fn play(&self, request: &ModelRequest) -> Result<ModelTurn, ModelError> {
        let key = request_key(request);
        let Some(turns) = self.turns.get(&key) else {
            return Err(ModelError::NotRecorded { key, recorded: self.recorded });
        };
        let mut played = self.played.lock().unwrap_or_else(PoisonError::into_inner);
        let next = played.entry(key).or_insert(0);
        let turn = turns[(*next).min(turns.len() - 1)].clone();
        *next += 1;
        Ok(turn)
    }
}

impl ChatModel for Replay {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn sees_images(&self) -> bool {
        true
    }

    fn write<'a>(
        &'a self,
        request: &'a ModelRequest,
        cancel: &'a CancellationToken,
        hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        async move {
            if cancel.is_cancelled() {
                return Err(ModelError::Cancelled);
            }
            let turn = self.play(request)?;
            hear(&turn.text);
            Ok(turn)
        }
        .boxed()
    }
}

/// Passes requests on to a model and keeps what it answers.
pub struct Recording {
    inner: Arc<dyn ChatModel>,
    turns: Mutex<Vec<RecordedTurn>>,
}

impl Recording {
    /// Records the turns of `inner`.
    pub fn new(inner: Arc<dyn ChatModel>) -> Self {
        Recording { inner, turns: Mutex::new(Vec::new()) }
    }

    /// The turns so far, in the order in which they ended. Failed requests are not among them.
    pub fn turns(&self) -> Vec<RecordedTurn> {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ChatModel for Recording {
    fn name(&self) -> String {
        self.inner.name()
    }

    fn sees_images(&self) -> bool {
        self.inner.sees_images()
    }

    fn is_remote(&self) -> bool {
        self.inner.is_remote()
    }

    fn write<'a>(
        &'a self,
        request: &'a ModelRequest,
        cancel: &'a CancellationToken,
        hear: &'a Hear<'a>,
    ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
        async move {
            let turn = self.inner.write(request, cancel, hear).await?;
            self.turns.lock().unwrap_or_else(PoisonError::into_inner).push(RecordedTurn {
                model: self.inner.name(),
                request: request.clone(),
                turn: turn.clone(),
            });
            Ok(turn)
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Finish, Message, Usage};
    use super::*;

    fn recorded(question: &str, answer: &str) -> RecordedTurn {
        RecordedTurn {
            model: "tiny".into(),
            request: ModelRequest::new(vec![Message::user(question)], 8),
            turn: ModelTurn {
                text: answer.into(),
                finish: Finish::Stop,
                log_prob: Some(-0.1),
                doubt: None,
                usage: Usage { elapsed_s: 0.1, ..Usage::default() },
            },
        }
    }

    #[tokio::test]
    async fn a_recorded_request_gets_its_turn_byte_for_byte() {
        let turns = vec![recorded("a", "1"), recorded("b", "2")];
        let json = serde_json::to_string(&turns).unwrap();
        let replay = Replay::new(serde_json::from_str(&json).unwrap());
        let cancel = CancellationToken::new();
        let turn = replay.complete(&turns[1].request, &cancel).await.unwrap();
        assert_eq!(turn, turns[1].turn);
        assert_eq!(replay.name(), "tiny");
    }

    #[tokio::test]
    async fn any_change_of_the_request_is_a_new_request() {
        let turn = recorded("a", "1");
        let replay = Replay::new(vec![turn.clone()]);
        let cancel = CancellationToken::new();
        let mut changed = turn.request.clone();
        changed.max_tokens += 1;
        let error = replay.complete(&changed, &cancel).await.unwrap_err();
        assert!(matches!(error, ModelError::NotRecorded { recorded: 1, .. }));
        assert!(error.to_string().contains(&request_key(&changed)));
    }

    #[tokio::test]
    async fn a_request_asked_twice_gets_its_turns_in_order() {
        let replay = Replay::new(vec![recorded("a", "1"), recorded("a", "2")]);
        let cancel = CancellationToken::new();
        let request = recorded("a", "").request;
        let mut texts = Vec::new();
        for _ in 0..3 {
            texts.push(replay.complete(&request, &cancel).await.unwrap().text);
        }
        assert_eq!(texts, ["1", "2", "2"]);
    }

    #[tokio::test]
    async fn a_recording_can_be_replayed() {
        let source = Replay::new(vec![recorded("a", "1")]);
        let recording = Recording::new(Arc::new(source));
        let cancel = CancellationToken::new();
        let request = recorded("a", "").request;
        let first = recording.complete(&request, &cancel).await.unwrap();
        let again = Replay::new(recording.turns());
        assert_eq!(again.complete(&request, &cancel).await.unwrap(), first);
    }

    #[test]
    fn the_key_does_not_depend_on_the_order_of_fields() {
        let a: Value = serde_json::from_str(r#"{"b":[1,{"d":2,"c":null}],"a":"x"}"#).unwrap();
        let b: Value = serde_json::from_str(r#"{"a":"x","b":[1,{"c":null,"d":2}]}"#).unwrap();
        let (mut x, mut y) = (String::new(), String::new());
        write_canonical(&a, &mut x);
        write_canonical(&b, &mut y);
        assert_eq!(x, y);
        assert_eq!(x, r#"{"a":"x","b":[1,{"c":null,"d":2}]}"#);
    }
}
