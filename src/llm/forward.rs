//! The forward pass of the networks that [`Family`](super::gguf::Family) names (root-mean-square norms, rotary
//! positions, grouped-query attention, gated feed-forward) over candle's quantised matrix products.
//!
//! Weights may come as GGUF files usually have them, or as [`super::requantise`] writes them:
//! products of the same input merged into one, and rows filled up with zeros to the length
//! that candle's fast kernels need. Both are read by the same code.

use candle_core::quantized::{QMatMul, QTensor};
use candle_core::{CpuStorage, Device, Module, Storage, Tensor};

use super::ModelError;
use super::gguf::{Family, Gguf, Rope, Shape, load_error};
use super::kernel;
use super::kv::KvCache;

/// Rows that go through the network together; more brings no speed.
const BLOCK: usize = 128;

/// Rows whose logits are computed together (one row of a large vocabulary is 200 kB).
const LOGIT_ROWS: usize = 32;

/// Which positions' logits a reading gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// None: the tokens are only taken into the cache.
    Nothing,
    /// Those of the last token.
    Last,
    /// Those of every token.
    All,
}

/// A network ready to compute.
pub(crate) struct Network {
    pub(crate) shape: Shape,
    pub(crate) vocabulary: usize,
    embedding: QMatMul,
    layers: Vec<Layer>,
    norm: Vec<f32>,
    head: Matrix,
    /// The rotary angles; blocks may have different ones.
    angles: Vec<Angles>,
}

/// `[position][width / 2]` cosines and sines of rotary angles.
struct Angles {
    cos: Vec<f32>,
    sin: Vec<f32>,
}

struct Layer {
    attention_norm: Vec<f32>,
    /// Queries, keys and values.
    qkv: Stack,
    /// Added to them, where the family has it.
    bias: Option<Vec<f32>>,
    /// Norms of every query head and every key head, where the family has them.
    head_norms: Option<[Vec<f32>; 2]>,
    output: Matrix,
    /// Norm of what attention adds to the stream, where the family has it.
    after_attention: Option<Vec<f32>>,
    feed_norm: Vec<f32>,
    /// Gate and up.
    gate_up: Stack,
    down: Matrix,
    /// Norm of what the feed-forward block adds to the stream, where the family has it.
    after_feed: Option<Vec<f32>>,
    /// Which of the network's angles it turns by.
    angles: usize,
    window: Option<usize>,
}

type Product<T> = Result<T, candle_core::Error>;

/// A weight matrix `[out, padded]`; the columns after those of the input are zeros.
struct Matrix {
    weight: QMatMul,
    padded: usize,
    out: usize,
}

impl Matrix {
    fn new(gguf: &mut Gguf, name: &str, width: usize, out: usize) -> Result<Self, ModelError> {
        let tensor = gguf.tensor(name)?;
        Matrix::from_tensor(tensor.into(), width, out).map_err(|e| gguf.error(format!("tensor `{name}`: {e}")))
    }

    fn from_tensor(tensor: std::sync::Arc<QTensor>, width: usize, out: usize) -> Product<Self> {
        let (rows, columns) = tensor.shape().dims2()?;
        if rows != out || columns < width {
            candle_core::bail!("it is {rows} x {columns}, not {out} x {width}")
        }
        let matrix = Matrix { weight: QMatMul::from_arc(tensor)?, padded: columns, out };
        // The kernels reorder their weights at the first product: better now than in the first
        // answer.
        matrix.apply(vec![0.0; columns], |_| ())?;
        Ok(matrix)
    }

    /// A buffer for `rows` inputs, zeros where rows are filled up.
    fn input(&self, rows: usize) -> Vec<f32> {
        vec![0.0; rows * self.padded]
    }

    /// Multiplies inputs (`[rows][padded]`) and hands the products (`[rows][out]`) to `read`.
    fn apply<R>(&self, input: Vec<f32>, read: impl FnOnce(&[f32]) -> R) -> Product<R> {
        let rows = input.len() / self.padded;
        let input = Tensor::from_vec(input, (rows, self.padded), &Device::Cpu)?;
        let product = self.weight.forward(&input)?;
        let (storage, layout) = product.storage_and_layout();
        let Storage::Cpu(CpuStorage::F32(values)) = &*storage else {
            candle_core::bail!("a product is not made of 32-bit floats")
        };
        Ok(read(&values[layout.start_offset()..][..rows * self.out]))
    }
}

/// Matrices of the same input, their outputs side by side.
struct Stack {
    parts: Vec<Matrix>,
    out: usize,
}

impl Stack {
    /// The merged tensor if the file has it, else the separate ones.
    fn new(gguf: &mut Gguf, merged: &str, separate: &[(String, usize)], width: usize) -> Result<Self, ModelError> {
        let out = separate.iter().map(|(_, out)| out).sum();
        let parts = if gguf.has(merged) {
            vec![Matrix::new(gguf, merged, width, out)?]
        } else {
            separate.iter().map(|(name, out)| Matrix::new(gguf, name, width, *out)).collect::<Result<_, _>>()?
        };
        if parts.iter().any(|part| part.padded != parts[0].padded) {
            return Err(gguf.error(format!("the parts of `{merged}` have different widths")));
        }
        Ok(Stack { parts, out })
    }

    fn padded(&self) -> usize {
        self.parts[0].padded
    }

    /// Multiplies inputs (`[rows][padded]`) and gives `[rows][out]`.
    fn apply(&self, input: Vec<f32>) -> Product<Vec<f32>> {
        let rows = input.len() / self.padded();
        if let [only] = self.parts.as_slice() {
            return only.apply(input, <[f32]>::to_vec);
        }
        let mut all = vec![0.0; rows * self.out];
        let mut from = 0;
        for part in &self.parts {
            part.apply(input.clone(), |product| {
                for (row, all) in product.chunks_exact(part.out).zip(all.chunks_exact_mut(self.out)) {
                    all[from..from + part.out].copy_from_slice(row);
                }
            })?;
            from += part.out;
        }
        Ok(all)
    }
}

impl Layer {
    fn load(gguf: &mut Gguf, shape: &Shape, index: usize) -> Result<Self, ModelError> {
        let name = |part: &str| format!("blk.{index}.{part}.weight");
        let (hidden, inner, width) = (shape.hidden, shape.inner, shape.heads.width);
        let (query, kv) = (shape.query_width(), shape.kv_width());
        let mut bias = Vec::new();
        for (part, len) in [("attn_q", query), ("attn_k", kv), ("attn_v", kv)] {
            bias.extend(gguf.optional_vector(&format!("blk.{index}.{part}.bias"), len)?.unwrap_or_default());
        }
        if !bias.is_empty() && bias.len() != query + 2 * kv {
            return Err(gguf.error(format!("block {index} has only some of the biases of queries, keys and values")));
        }
        let head_norms = match gguf.optional_vector(&name("attn_q_norm"), width)? {
            Some(queries) => Some([queries, gguf.vector(&name("attn_k_norm"), width)?]),
            None => None,
        };
        let merged = if shape.family == Family::Phi3 { "ffn_up" } else { "ffn_gate_up" };
        Ok(Layer {
            bias: Some(bias).filter(|bias| !bias.is_empty()),
            head_norms,
            after_attention: gguf.optional_vector(&name("post_attention_norm"), hidden)?,
            after_feed: gguf.optional_vector(&name("post_ffw_norm"), hidden)?,
            angles: angles_needed(shape)
                .iter()
                .position(|rope| *rope == shape.family.rope(index, shape.rope))
                .unwrap_or(0),
            window: shape.window_of(index),
            attention_norm: gguf.vector(&name("attn_norm"), hidden)?,
            qkv: Stack::new(
                gguf,
                &name("attn_qkv"),
                &[(name("attn_q"), query), (name("attn_k"), kv), (name("attn_v"), kv)],
                hidden,
            )?,
            output: Matrix::new(gguf, &name("attn_output"), query, hidden)?,
            feed_norm: gguf.vector(&name("ffn_norm"), hidden)?,
            gate_up: Stack::new(gguf, &name(merged), &[(name("ffn_gate"), inner), (name("ffn_up"), inner)], hidden)?,
            down: Matrix::new(gguf, &name("ffn_down"), inner, hidden)?,
        })
    }
}

impl Network {
    /// Reads a network from a file, its layers on several threads.
    pub(crate) fn load(gguf: &mut Gguf) -> Result<Self, ModelError> {
        let shape = gguf.shape()?;
        let vocabulary = gguf.texts("tokenizer.ggml.tokens")?.len();
        let path = gguf.path.clone();
        let bad = |name: &str, e: candle_core::Error| load_error(&path, format!("`{name}`: {e}"));
        let embedding = std::sync::Arc::new(gguf.tensor("token_embd.weight")?);
        let head = if gguf.has("output.weight") {
            Matrix::new(gguf, "output.weight", shape.hidden, vocabulary)?
        } else {
            Matrix::from_tensor(embedding.clone(), shape.hidden, vocabulary).map_err(|e| bad("token_embd.weight", e))?
        };
        let (rows, columns) = embedding.shape().dims2().map_err(|e| bad("token_embd.weight", e))?;
        if rows != vocabulary || columns < shape.hidden {
            return Err(gguf.error(format!("the embedding is {rows} x {columns}, not {vocabulary} x {}", shape.hidden)));
        }
        let embedding = QMatMul::from_arc(embedding).map_err(|e| bad("token_embd.weight", e))?;
        let layers = load_layers(gguf, &shape)?;
        let angles = angles_needed(&shape)
            .into_iter()
            .map(|rope| rotary_tables(gguf, &shape, rope))
            .collect::<Result<_, _>>()?;
        Ok(Network {
            shape,
            vocabulary,
            embedding,
            layers,
            norm: gguf.vector("output_norm.weight", shape.hidden)?,
            head,
            angles,
        })
    }

    /// The kind of the weights, for the keys of stored prompt beginnings.
    pub(crate) fn precision(&self) -> String {
        match self.layers.first().map(|layer| &layer.output.weight) {
            Some(QMatMul::QTensor(tensor)) => format!("{:?}", tensor.dtype()),
            _ => "f32".into(),
        }
    }

    /// Reads `tokens` after those in the cache, and gives the logits that are wanted:
    /// `[vocabulary]` for the last token, `[tokens][vocabulary]` for all. The caller has made
    /// sure that they fit the context and are in the vocabulary.
    pub(crate) fn read(&self, tokens: &[u32], cache: &mut KvCache, want: Want) -> Product<Vec<f32>> {
        let mut logits = Vec::new();
        let blocks = tokens.len().div_ceil(BLOCK);
        for (i, block) in tokens.chunks(BLOCK).enumerate() {
            let stream = self.read_block(block, cache)?;
            match want {
                Want::All => self.logits(&stream, &mut logits)?,
                Want::Last if i + 1 == blocks => {
                    self.logits(&stream[stream.len() - self.shape.hidden..], &mut logits)?;
                }
                _ => {}
            }
        }
        Ok(logits)
    }

    fn read_block(&self, tokens: &[u32], cache: &mut KvCache) -> Product<Vec<f32>> {
        let mut stream = self.embed(tokens)?;
        for (index, layer) in self.layers.iter().enumerate() {
            self.attention(layer, index, &mut stream, cache)?;
            self.feed_forward(layer, &mut stream)?;
        }
        cache.push(tokens);
        Ok(stream)
    }

    fn embed(&self, tokens: &[u32]) -> Product<Vec<f32>> {
        let ids = Tensor::new(tokens, &Device::Cpu)?;
        let rows = self.embedding.embedding(&ids)?;
        let width = rows.dim(candle_core::D::Minus1)?;
        let rows = rows.flatten_all()?.to_vec1::<f32>()?;
        let scale = self.shape.family.embedding_scale(self.shape.hidden);
        Ok(rows.chunks_exact(width).flat_map(|row| &row[..self.shape.hidden]).map(|x| x * scale).collect())
    }

    /// Norms each row of the stream into a buffer with room for the filled-up width.
    fn normed(&self, stream: &[f32], weight: &[f32], mut input: Vec<f32>) -> Vec<f32> {
        let hidden = self.shape.hidden;
        let padded = input.len() / (stream.len() / hidden);
        for (row, out) in stream.chunks_exact(hidden).zip(input.chunks_exact_mut(padded)) {
            kernel::rms_norm(row, weight, self.shape.norm_eps, &mut out[..hidden]);
        }
        input
    }

    fn attention(&self, layer: &Layer, index: usize, stream: &mut [f32], cache: &mut KvCache) -> Product<()> {
        let shape = &self.shape;
        let rows = stream.len() / shape.hidden;
        let start = cache.tokens().len();
        let input = vec![0.0; rows * layer.qkv.padded()];
        let mut qkv = layer.qkv.apply(self.normed(stream, &layer.attention_norm, input))?;
        let (query, kv, half) = (shape.query_width(), shape.kv_width(), shape.heads.width / 2);
        let Angles { cos, sin } = &self.angles[layer.angles];
        let rotate = if shape.family.turns_halves() { kernel::rotate_halves } else { kernel::rotate };
        for (row, qkv) in qkv.chunks_exact_mut(layer.qkv.out).enumerate() {
            if let Some(bias) = &layer.bias {
                kernel::add(qkv, bias);
            }
            let angles = (start + row) * half..(start + row + 1) * half;
            let (cos, sin) = (&cos[angles.clone()], &sin[angles]);
            for (index, head) in qkv[..query + kv].chunks_exact_mut(shape.heads.width).enumerate() {
                if let Some([queries, keys]) = &layer.head_norms {
                    let weight = if index < shape.heads.query { queries } else { keys };
                    norm_in_place(head, weight, shape.norm_eps);
                }
                rotate(head, cos, sin);
            }
            let (keys, values) = qkv[query..].split_at(kv);
            cache.write(index, start + row, keys, values);
        }
        let mut mixed = vec![0.0; rows * query];
        let layer_cache = cache.layer(index);
        kernel::attend(shape.heads, &qkv, layer.qkv.out, start, layer.window, layer_cache, &mut mixed);
        let mut input = layer.output.input(rows);
        for (row, out) in mixed.chunks_exact(query).zip(input.chunks_exact_mut(layer.output.padded)) {
            out[..query].copy_from_slice(row);
        }
        layer.output.apply(input, |product| self.add(stream, product, layer.after_attention.as_deref()))
    }

    fn feed_forward(&self, layer: &Layer, stream: &mut [f32]) -> Product<()> {
        let inner = self.shape.inner;
        let rows = stream.len() / self.shape.hidden;
        let input = self.normed(stream, &layer.feed_norm, vec![0.0; rows * layer.gate_up.padded()]);
        let mut gated = layer.down.input(rows);
        let padded = layer.down.padded;
        let gate = if self.shape.family.gates_with_gelu() { kernel::gelu_gate } else { kernel::gate };
        let gate_rows = |both: &[f32]| {
            for (both, out) in both.chunks_exact(2 * inner).zip(gated.chunks_exact_mut(padded)) {
                let (half, up) = both.split_at(inner);
                gate(half, up, &mut out[..inner]);
            }
        };
        match layer.gate_up.parts.as_slice() {
            [only] => only.apply(input, gate_rows)?,
            _ => {
                let mut gate_rows = gate_rows;
                gate_rows(&layer.gate_up.apply(input)?);
            }
        }
        layer.down.apply(gated, |product| self.add(stream, product, layer.after_feed.as_deref()))
    }

    /// Adds a block's rows to the stream, normed first where the family does so.
    fn add(&self, stream: &mut [f32], product: &[f32], norm: Option<&[f32]>) {
        let Some(weight) = norm else { return kernel::add(stream, product) };
        let mut normed = vec![0.0; self.shape.hidden];
        for (row, out) in product.chunks_exact(self.shape.hidden).zip(stream.chunks_exact_mut(self.shape.hidden)) {
            kernel::rms_norm(row, weight, self.shape.norm_eps, &mut normed);
            kernel::add(out, &normed);
        }
    }

    fn logits(&self, stream: &[f32], logits: &mut Vec<f32>) -> Product<()> {
        for rows in stream.chunks(LOGIT_ROWS * self.shape.hidden) {
            let input = self.head.input(rows.len() / self.shape.hidden);
            let input = self.normed(rows, &self.norm, input);
            self.head.apply(input, |product| logits.extend_from_slice(product))?;
        }
        Ok(())
    }
}

/// Reads the layers, half of them on another thread with a file handle of its own.
fn load_layers(gguf: &mut Gguf, shape: &Shape) -> Result<Vec<Layer>, ModelError> {
    let half = shape.layers / 2;
    let path = gguf.path.clone();
    let load = |gguf: &mut Gguf, range: std::ops::Range<usize>| {
        range.map(|index| Layer::load(gguf, shape, index)).collect::<Result<Vec<_>, _>>()
    };
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| load(&mut Gguf::open(&path)?, half..shape.layers));
        let first = load(gguf, 0..half);
        let second = second.join().unwrap_or_else(|_| Err(load_error(&path, "reading its layers panicked")));
        (first, second)
    });
    let mut layers = first?;
    layers.extend(second?);
    Ok(layers)
}

/// Norms one head.
fn norm_in_place(head: &mut [f32], weight: &[f32], eps: f32) {
    let plain = head.to_vec();
    kernel::rms_norm(&plain, weight, eps, head);
}

/// The different rotary angles of a network's blocks.
fn angles_needed(shape: &Shape) -> Vec<Rope> {
    let mut needed: Vec<Rope> = Vec::new();
    for rope in (0..shape.layers).map(|layer| shape.family.rope(layer, shape.rope)) {
        if !needed.contains(&rope) {
            needed.push(rope);
        }
    }
    needed
}

/// Cosines and sines of every position. Files of models with a stretched context bring
/// divisors of the frequencies in `rope_freqs.weight` or, for texts of the original length, in
/// `rope_factors_short.weight`.
fn rotary_tables(gguf: &mut Gguf, shape: &Shape, rope: Rope) -> Result<Angles, ModelError> {
    let half = shape.heads.width / 2;
    let mut divisors = vec![1.0; half];
    for name in ["rope_freqs.weight", "rope_factors_short.weight"] {
        if let Some(stored) = gguf.optional_vector(name, half)? {
            divisors = stored;
        }
    }
    let frequencies: Vec<f32> = divisors
        .iter()
        .enumerate()
        .map(|(i, divisor)| 1.0 / rope.base.powf(2.0 * i as f32 / shape.heads.width as f32) / divisor / rope.stretch)
        .collect();
    let angles =
        (0..shape.context).flat_map(|position| frequencies.iter().map(move |frequency| position as f32 * frequency));
    let (cos, sin) = angles.map(|angle| (angle.cos() * rope.magnitude, angle.sin() * rope.magnitude)).unzip();
    Ok(Angles { cos, sin })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::requantise::{Precision, requantise};
    use super::super::testing;
    use super::*;
    use candle_transformers::models::quantized_llama::ModelWeights;
    use std::path::Path;

    const TOKENS: [u32; 40] = {
        let mut tokens = [0; 40];
        let mut i = 0;
        while i < 40 {
            tokens[i] = (i as u32 * 37 + 5) % 250;
            i += 1;
        }
        tokens
    };

    fn network(path: &Path) -> Network {
        Network::load(&mut Gguf::open(path).unwrap()).unwrap()
    }

    fn read_all(network: &Network, tokens: &[u32]) -> Vec<f32> {
        let mut cache = KvCache::new(network.shape);
        network.read(tokens, &mut cache, Want::All).unwrap()
    }

    fn furthest(a: &[f32], b: &[f32]) -> f32 {
        assert_eq!(a.len(), b.len());
        let differences = a.iter().zip(b).map(|(a, b)| (a - b).abs());
        differences.fold(0.0, f32::max)
    }

    #[test]
    fn logits_agree_with_candles_own_llama_on_the_same_file() {
        let path = testing::tiny_model(3);
        let network = network(&path);
        let ours = read_all(&network, &TOKENS);
        let mut file = std::fs::File::open(&*path).unwrap();
        let content = candle_core::quantized::gguf_file::Content::read(&mut file).unwrap();
        let mut theirs = ModelWeights::from_gguf(content, &mut file, &Device::Cpu).unwrap();
        let input = Tensor::new(&TOKENS[..], &Device::Cpu).unwrap().unsqueeze(0).unwrap();
        let last = theirs.forward(&input, 0).unwrap();
        let last = last.flatten_all().unwrap().to_vec1::<f32>().unwrap();
        let ours = &ours[ours.len() - network.vocabulary..];
        let spread = last.iter().copied().fold(0.0, |m: f32, v| m.max(v.abs()));
        // The same products; only sums and exponentials are rounded in another order, which an
        // activation on the edge between two 8-bit steps can magnify.
        assert!(furthest(ours, &last) < 0.01 * spread, "{}", furthest(ours, &last));
    }

    #[test]
    fn logits_of_all_families_agree_with_transformers() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/llm");
        let found: serde_json::Value =
            serde_json::from_slice(&std::fs::read(folder.join("families.json")).unwrap()).unwrap();
        let tokens: Vec<u32> = serde_json::from_value(found["tokens"].clone()).unwrap();
        for family in ["qwen2", "qwen3", "phi3", "gemma3"] {
            let network = network(&folder.join(format!("{family}.gguf")));
            let ours = read_all(&network, &tokens);
            let rows = found["logits"][family].as_object().unwrap();
            assert_eq!(rows.len(), 3);
            for (at, want) in rows {
                let want: Vec<f32> = serde_json::from_value(want.clone()).unwrap();
                let at: usize = at.parse().unwrap();
                let off = furthest(&ours[at * network.vocabulary..][..network.vocabulary], &want);
                assert!(off < 1e-3, "{family}, token {at}: {off}");
            }
        }
    }

    #[test]
    fn the_same_bits_come_out_however_a_text_is_cut() {
        for requantised in [false, true] {
            let tiny = testing::tiny_model(4);
            let fast = tiny.with_file_name("fast.gguf");
            requantise(&tiny, &fast, Precision::Q8, None).unwrap();
            let network = network(if requantised { &fast } else { &tiny });
            let whole = read_all(&network, &TOKENS);
            let mut cache = KvCache::new(network.shape);
            let mut parts = Vec::new();
            for part in [&TOKENS[..1], &TOKENS[1..20], &TOKENS[20..21], &TOKENS[21..]] {
                parts.extend(network.read(part, &mut cache, Want::All).unwrap());
            }
            if requantised {
                assert_eq!(whole, parts);
            } else {
                assert!(furthest(&whole, &parts) < 1e-3);
            }
            let mut cache = KvCache::new(network.shape);
            let last = network.read(&TOKENS, &mut cache, Want::Last).unwrap();
            assert!(furthest(&last, &whole[whole.len() - network.vocabulary..]) < 1e-3);
        }
    }

    #[test]
    fn a_restored_snapshot_continues_with_the_same_bits() {
        let network = network(&testing::tiny_model(5));
        let mut cache = KvCache::new(network.shape);
        network.read(&TOKENS[..21], &mut cache, Want::Nothing).unwrap();
        let snapshot = cache.snapshot(21);
        let want = network.read(&TOKENS[21..30], &mut cache, Want::All).unwrap();
        // Positions read meanwhile are not in a snapshot of the first 21.
        assert_eq!(cache.snapshot(21), snapshot);
        let mut other = KvCache::new(network.shape);
        network.read(&TOKENS[5..], &mut other, Want::Nothing).unwrap();
        assert!(other.restore(&snapshot));
        assert_eq!(other.tokens(), &TOKENS[..21]);
        let got = network.read(&TOKENS[21..30], &mut other, Want::All).unwrap();
        assert_eq!(got, want);
        other.truncate(21);
        let again = network.read(&TOKENS[21..30], &mut other, Want::All).unwrap();
        assert_eq!(again, want);
        let mut odd = snapshot.clone();
        odd.keys.pop();
        assert!(!other.restore(&odd));
    }

    #[test]
    fn requantising_changes_little_and_cannot_be_repeated() {
        let path = testing::tiny_model(6);
        let (q8, q4) = (path.with_file_name("q8.gguf"), path.with_file_name("q4.gguf"));
        requantise(&path, &q8, Precision::Q8, None).unwrap();
        requantise(&path, &q4, Precision::Q4, None).unwrap();
        let want = read_all(&network(&path), &TOKENS);
        // Root mean square of the difference, in units of that of the logits.
        let error = |path: &Path| {
            let got = read_all(&network(path), &TOKENS);
            let square = |x: f32| (x as f64).powi(2);
            let off: f64 = got.iter().zip(&want).map(|(a, b)| square(a - b)).sum();
            (off / want.iter().copied().map(square).sum::<f64>()).sqrt()
        };
        let (error8, error4) = (error(&q8), error(&q4));
        // The fast kernels round activations in blocks of 256, the plain ones in blocks of 32.
        assert!(error8 < 0.1, "{error8}");
        assert!(error4 < 0.6 && error4 > error8, "{error4}");
        let again = requantise(&q8, &path.with_file_name("no.gguf"), Precision::Q8, None).unwrap_err();
        assert!(again.to_string().contains("requantised already"), "{again}");
        let bytes = std::fs::read(&q8).unwrap();
        requantise(&path, &q8, Precision::Q8, None).unwrap();
        assert_eq!(std::fs::read(&q8).unwrap(), bytes, "not the same file twice");
    }
}
