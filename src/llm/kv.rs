//! The keys and values of the positions read so far.
//!
//! Room for the whole context is reserved at once and never moved; the system only hands out
//! the memory that is written to. Going back to an earlier position costs nothing.

use super::gguf::Shape;
use super::kernel::{LANES, LayerCache};

/// Keys and values of all layers, and the tokens they belong to.
pub(crate) struct KvCache {
    shape: Shape,
    capacity: usize,
    /// For each layer and kv head: blocks of [`LANES`] positions, each `[width][LANES]`.
    keys: Vec<f32>,
    /// For each layer and kv head: `[position][width]`.
    values: Vec<f32>,
    tokens: Vec<u32>,
}

/// A copy of the first positions of a [`KvCache`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Snapshot {
    /// The tokens of the positions.
    pub(crate) tokens: Vec<u32>,
    /// For each layer and kv head, the blocks of keys, the last one filled up with zeros.
    pub(crate) keys: Vec<f32>,
    /// For each layer and kv head, `[position][width]`.
    pub(crate) values: Vec<f32>,
}

impl KvCache {
    /// An empty cache with room for the whole context.
    pub(crate) fn new(shape: Shape) -> Self {
        let capacity = shape.context.next_multiple_of(LANES);
        let size = shape.layers * shape.kv_width() * capacity;
        KvCache {
            shape,
            capacity,
            keys: vec![0.0; size],
            values: vec![0.0; size],
            tokens: Vec::new(),
        }
    }

    /// The tokens read so far.
    pub(crate) fn tokens(&self) -> &[u32] {
        &self.tokens
    }

    /// How many of `tokens`, from the first on, have been read already.
    pub(crate) fn common(&self, tokens: &[u32]) -> usize {
        self.tokens
            .iter()
            .zip(tokens)
            .take_while(|(a, b)| a == b)
            .count()
    }

    /// Goes back to the first `len` positions.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.tokens.truncate(len);
    }

    /// Takes the tokens whose keys and values have been written for every layer.
    pub(crate) fn push(&mut self, tokens: &[u32]) {
        self.tokens.extend_from_slice(tokens);
    }

    /// Floats of one layer, keys or values.
    fn layer_size(&self) -> usize {
        self.shape.kv_width() * self.capacity
    }

    /// What attention of a layer reads.
    pub(crate) fn layer(&self, layer: usize) -> LayerCache<'_> {
        let size = self.layer_size();
        LayerCache {
            keys: &self.keys[layer * size..][..size],
            values: &self.values[layer * size..][..size],
            capacity: self.capacity,
        }
    }

    /// Writes a position's keys and values (`[kv][width]` each) of one layer.
    pub(crate) fn write(&mut self, layer: usize, position: usize, keys: &[f32], values: &[f32]) {
        let (width, size) = (self.shape.heads.width, self.layer_size());
        for (head, (key, value)) in keys
            .chunks_exact(width)
            .zip(values.chunks_exact(width))
            .enumerate()
        {
            let base = layer * size + head * self.capacity * width;
            let block = base + position / LANES * LANES * width + position % LANES;
            for (d, key) in key.iter().enumerate() {
                self.keys[block + d * LANES] = *key;
            }
            self.values[base + position * width..][..width].copy_from_slice(value);
        }
    }

    /// Copies the first `len` positions.
    pub(crate) fn snapshot(&self, len: usize) -> Snapshot {
        let len = len.min(self.tokens.len());
        let width = self.shape.heads.width;
        let head = self.capacity * width;
        let (key_part, value_part) = part_sizes(len, width);
        let heads = self.shape.layers * self.shape.heads.kv;
        let mut keys = Vec::with_capacity(heads * key_part);
        let mut values = Vec::with_capacity(heads * value_part);
        for i in 0..heads {
            keys.extend_from_slice(&self.keys[i * head..][..key_part]);
            values.extend_from_slice(&self.values[i * head..][..value_part]);
        }
        // Positions after `len` that share its last block must not leak into the copy.
        if len % LANES > 0 {
            for part in keys.chunks_exact_mut(key_part.max(1)) {
                for row in part[len / LANES * LANES * width..].chunks_exact_mut(LANES) {
                    row[len % LANES..].fill(0.0);
                }
            }
        }
        Snapshot {
            tokens: self.tokens[..len].to_vec(),
            keys,
            values,
        }
    }

    /// Replaces everything by a snapshot. Returns false, and changes nothing, if the snapshot
    /// is of another shape.
    pub(crate) fn restore(&mut self, snapshot: &Snapshot) -> bool {
        let len = snapshot.tokens.len();
        let width = self.shape.heads.width;
        let head = self.capacity * width;
        let (key_part, value_part) = part_sizes(len, width);
        let heads = self.shape.layers * self.shape.heads.kv;
        if len > self.shape.context
            || snapshot.keys.len() != heads * key_part
            || snapshot.values.len() != heads * value_part
        {
            return false;
        }
        for i in 0..heads {
            self.keys[i * head..][..key_part]
                .copy_from_slice(&snapshot.keys[i * key_part..][..key_part]);
            self.values[i * head..][..value_part]
                .copy_from_slice(&snapshot.values[i * value_part..][..value_part]);
        }
        self.tokens.clone_from(&snapshot.tokens);
        true
    }
}

/// Floats of keys and of values of one head for `len` positions.
pub(crate) fn part_sizes(len: usize, width: usize) -> (usize, usize) {
    (len.next_multiple_of(LANES) * width, len * width)
}
