//! What runs leave behind for later calls: media by their digest and traces by their id. Bounded; the oldest go first.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use indexmap::IndexMap;
use serde::Serialize;

use crate::trace::Trace;
use crate::value::{Digest, Value};

/// Bytes of media that are kept.
const MEDIA_BYTES: usize = 256 << 20;
/// What a medium takes at least, with all that belongs to it.
const LEAST: usize = 8 << 10;
/// Bytes of traces that are kept.
const TRACE_BYTES: usize = 32 << 20;

/// Address of a medium, followed by its digest.
pub(super) const MEDIUM: &str = "sightline://artifacts/";
/// Address of a trace, followed by its id.
pub(super) const TRACE: &str = "sightline://traces/";

/// Media and traces of the runs of one server. Cheap to clone; clones share what is kept.
#[derive(Clone, Default)]
pub(super) struct Kept(Arc<Mutex<Shelves>>);

#[derive(Default)]
struct Shelves {
    media: Shelf<Digest, Value>,
    traces: Shelf<String, (Head, Arc<Vec<u8>>)>,
}

/// What a list of traces says of each.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Head {
    /// Its id.
    id: String,
    /// When it was kept, in seconds since 1970.
    kept_at: u64,
    question: String,
    answer: String,
    answered: bool,
    elapsed_s: f64,
    /// What else it can be found by: names of its files, tools, and what was seen and read.
    words: String,
}

impl Head {
    fn of(id: &str, trace: &Trace) -> Self {
        let files = trace.inputs.values().map(|input| input.path.as_str());
        let seen = trace.rounds.iter().flat_map(|round| &round.observations).map(|seen| seen.tool.as_str());
        let found = trace.answer.evidence.iter().map(|it| it.text.as_str());
        let words = files.chain(seen).chain(found).collect::<Vec<_>>().join(" ");
        Self {
            id: id.to_owned(),
            kept_at: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs()),
            question: trace.question.clone(),
            answer: trace.answer.text.clone(),
            answered: trace.answer.answered,
            elapsed_s: trace.elapsed_s,
            words,
        }
    }
}

struct Shelf<K, V> {
    items: IndexMap<K, (V, usize)>,
    bytes: usize,
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Self { items: IndexMap::new(), bytes: 0 }
    }
}

impl<K: std::hash::Hash + Eq, V> Shelf<K, V> {
    fn put(&mut self, key: K, value: V, bytes: usize, most: usize) {
        if let Some((_, known)) = self.items.shift_remove(&key) {
            self.bytes -= known;
        }
        self.items.insert(key, (value, bytes));
        self.bytes += bytes;
        // The newest stays, whatever its size.
        while self.bytes > most && self.items.len() > 1 {
            let oldest = self.items.shift_remove_index(0);
            self.bytes -= oldest.map_or(0, |(_, (_, bytes))| bytes);
        }
    }
}

impl Kept {
    /// Keeps the media of a value; other values are left.
    pub(super) fn keep(&self, value: &Value) {
        match value {
            Value::List(items) => items.iter().for_each(|item| self.keep(item)),
            Value::Image(_) | Value::Mask(_) | Value::Audio(_) | Value::Video(_) => {
                let bytes = value.media_bytes().max(LEAST);
                self.shelves().media.put(value.digest(), value.clone(), bytes, MEDIA_BYTES);
            }
            _ => {}
        }
    }

    /// The medium with this digest.
    pub(super) fn medium(&self, digest: Digest) -> Option<Value> {
        self.shelves().media.items.get(&digest).map(|(value, _)| value.clone())
    }

    /// The medium at an address; nothing when it is none, or no longer kept.
    pub(super) fn medium_at(&self, address: &str) -> Option<Value> {
        let digest = address.strip_prefix(MEDIUM)?;
        self.medium(serde_json::from_value(serde_json::Value::String(digest.to_owned())).ok()?)
    }

    /// Keeps a trace.
    pub(super) fn keep_trace(&self, id: &str, trace: &Trace) {
        let Ok(json) = serde_json::to_vec(trace) else { return };
        let bytes = json.len();
        self.shelves().traces.put(id.to_owned(), (Head::of(id, trace), Arc::new(json)), bytes, TRACE_BYTES);
    }

    /// The trace with this id, as JSON.
    pub(super) fn trace(&self, id: &str) -> Option<Arc<Vec<u8>>> {
        self.shelves().traces.items.get(id).map(|((_, json), _)| json.clone())
    }

    /// All media, newest first.
    pub(super) fn media(&self) -> Vec<Value> {
        self.shelves().media.items.values().rev().map(|(value, _)| value.clone()).collect()
    }

    /// The ids of all traces, newest first.
    pub(super) fn traces(&self) -> Vec<String> {
        self.shelves().traces.items.keys().rev().cloned().collect()
    }

    /// What a list says of all traces, newest first.
    pub(super) fn heads(&self) -> Vec<Head> {
        self.shelves().traces.items.values().rev().map(|((head, _), _)| head.clone()).collect()
    }

    fn shelves(&self) -> MutexGuard<'_, Shelves> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_first_and_the_newest_always_stays() {
        let mut shelf: Shelf<u32, ()> = Shelf::default();
        for key in 0..5 {
            shelf.put(key, (), 40, 100);
        }
        assert_eq!(shelf.items.keys().copied().collect::<Vec<_>>(), [3, 4]);
        shelf.put(3, (), 40, 100);
        assert_eq!(shelf.items.keys().copied().collect::<Vec<_>>(), [4, 3]);
        shelf.put(9, (), 400, 100);
        assert_eq!((shelf.items.len(), shelf.bytes), (1, 400));
    }
}
