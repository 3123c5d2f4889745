//! Reading a GGUF model file: its metadata, its tensors and the shape of its network.
//!
//! The file is untrusted: sizes and kinds are checked here, so that the forward pass can rely
//! on them.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use candle_core::Device;
use candle_core::quantized::QTensor;
use candle_core::quantized::gguf_file::{Content, Value};

use super::ModelError;
use super::kernel::{Heads, LANES};

/// Longest context that is ever reserved, in tokens.
const MAX_CONTEXT: usize = 131_072;

/// An open GGUF file.
pub(crate) struct Gguf {
    pub(crate) path: PathBuf,
    pub(crate) content: Content,
    reader: BufReader<File>,
}

impl Gguf {
    /// Opens a file and reads its header.
    pub(crate) fn open(path: &Path) -> Result<Self, ModelError> {
        let fail = |reason: String| load_error(path, reason);
        let file = File::open(path).map_err(|e| fail(e.to_string()))?;
        let mut reader = BufReader::with_capacity(1 << 20, file);
        let content = Content::read(&mut reader).map_err(|e| fail(format!("it is not a GGUF file ({e})")))?;
        Ok(Gguf { path: path.to_path_buf(), content, reader })
    }

    /// The error of this file.
    pub(crate) fn error(&self, reason: impl Into<String>) -> ModelError {
        load_error(&self.path, reason)
    }

    /// Whether the file has a tensor of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.content.tensor_infos.contains_key(name)
    }

    /// Reads a tensor.
    pub(crate) fn tensor(&mut self, name: &str) -> Result<QTensor, ModelError> {
        if !self.has(name) {
            return Err(self.error(format!("it has no tensor `{name}`")));
        }
        self.content
            .tensor(&mut self.reader, name, &Device::Cpu)
            .map_err(|e| load_error(&self.path, format!("tensor `{name}`: {e}")))
    }

    /// Reads a tensor of one row of `len` numbers.
    pub(crate) fn vector(&mut self, name: &str, len: usize) -> Result<Vec<f32>, ModelError> {
        let tensor = self.tensor(name)?;
        let values = tensor
            .dequantize(&Device::Cpu)
            .and_then(|t| t.flatten_all()?.to_vec1::<f32>())
            .map_err(|e| self.error(format!("tensor `{name}`: {e}")))?;
        if values.len() != len {
            let got = values.len();
            return Err(self.error(format!("tensor `{name}` has {got} numbers, not {len}")));
        }
        Ok(values)
    }

    /// Reads a tensor of one row, if the file has it.
    pub(crate) fn optional_vector(&mut self, name: &str, len: usize) -> Result<Option<Vec<f32>>, ModelError> {
        if self.has(name) { self.vector(name, len).map(Some) } else { Ok(None) }
    }

    /// A metadata value that may be missing.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.content.metadata.get(key)
    }

    /// A text of the metadata.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    /// A whole number of the metadata, whatever its width.
    pub(crate) fn number(&self, key: &str) -> Option<usize> {
        self.get(key).and_then(whole_number)
    }

    fn needed(&self, key: &str) -> Result<usize, ModelError> {
        self.number(key).ok_or_else(|| self.error(format!("its metadata has no number `{key}`")))
    }

    fn float(&self, key: &str) -> Option<f32> {
        match self.get(key) {
            Some(Value::F32(v)) => Some(*v),
            Some(Value::F64(v)) => Some(*v as f32),
            _ => None,
        }
    }

    /// A list of texts of the metadata.
    pub(crate) fn texts(&self, key: &str) -> Result<Vec<&str>, ModelError> {
        let Some(Value::Array(items)) = self.get(key) else {
            return Err(self.error(format!("its metadata has no list `{key}`")));
        };
        items
            .iter()
            .map(|item| match item {
                Value::String(text) => Ok(text.as_str()),
                _ => Err(self.error(format!("`{key}` holds something else than texts"))),
            })
            .collect()
    }

    /// The shape of the network, checked.
    pub(crate) fn shape(&self) -> Result<Shape, ModelError> {
        let named = self.text("general.architecture").unwrap_or("none");
        let Some(family) = Family::ALL.into_iter().find(|family| family.name() == named) else {
            let known = Family::ALL.map(|family| format!("`{}`", family.name())).join(", ");
            return Err(self.error(format!(
                "its architecture is `{named}`; supported are {known} (Mistral and SmolLM are of the kind `llama`)"
            )));
        };
        let key = |rest: &str| format!("{named}.{rest}");
        if self.number(&key("expert_count")).unwrap_or(0) > 1 {
            return Err(self.error("mixtures of experts are not supported"));
        }
        let hidden = self.needed(&key("embedding_length"))?;
        let query = self.needed(&key("attention.head_count"))?;
        let kv = self.number(&key("attention.head_count_kv")).unwrap_or(query);
        if hidden == 0 || query == 0 || kv == 0 || !query.is_multiple_of(kv) {
            return Err(
                self.error(format!("{hidden} dimensions, {query} query heads and {kv} key heads do not fit together"))
            );
        }
        let width = self.number(&key("attention.key_length")).unwrap_or(hidden / query);
        let rotary = self.number(&key("rope.dimension_count")).unwrap_or(width);
        if width == 0 || !width.is_multiple_of(LANES) || rotary != width {
            return Err(self.error(format!(
                "heads of {width} dimensions, {rotary} of them rotary, are not supported: \
                 expected a multiple of {LANES}, all rotary"
            )));
        }
        let mut context = self.needed(&key("context_length"))?;
        if self.has("rope_factors_short.weight") {
            // Texts longer than this need other divisors of the angles from their first token on.
            context = context.min(self.number(&key("rope.scaling.original_context_length")).unwrap_or(context));
        }
        Ok(Shape {
            family,
            layers: self.needed(&key("block_count"))?,
            hidden,
            inner: self.needed(&key("feed_forward_length"))?,
            heads: Heads { query, kv, width },
            context: context.clamp(1, MAX_CONTEXT),
            norm_eps: self.float(&key("attention.layer_norm_rms_epsilon")).unwrap_or(1e-5),
            rope: Rope {
                base: self.float(&key("rope.freq_base")).unwrap_or(10_000.0),
                stretch: match self.text(&key("rope.scaling.type")) {
                    Some("linear") => self.float(&key("rope.scaling.factor")).unwrap_or(1.0),
                    _ => 1.0,
                },
                magnitude: self.float(&key("rope.scaling.attn_factor")).unwrap_or(1.0),
            },
            window: self.number(&key("attention.sliding_window")).filter(|window| *window > 0),
        })
    }
}

/// The kinds of network that are known: all of them stacks of root-mean-square norms, rotary positions, grouped-query
/// attention and gated feed-forward, with differences that [`Family`]'s methods name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Llama, Mistral, SmolLM.
    Llama,
    /// Qwen 2 and 2.5: biases on queries, keys and values.
    Qwen2,
    /// Qwen 3: a norm on every head of queries and keys.
    Qwen3,
    /// Phi 3 and 3.5: merged matrices, divisors of the angles for long texts.
    Phi3,
    /// Gemma 3, text: norms before and after each half of a block, windows on five of six blocks.
    Gemma3,
}

impl Family {
    const ALL: [Self; 5] = [Self::Llama, Self::Qwen2, Self::Qwen3, Self::Phi3, Self::Gemma3];

    /// The name in GGUF files, also the beginning of its metadata keys.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Llama => "llama",
            Self::Qwen2 => "qwen2",
            Self::Qwen3 => "qwen3",
            Self::Phi3 => "phi3",
            Self::Gemma3 => "gemma3",
        }
    }

    /// Whether a head's first half is turned against its second, and not neighbours against each other.
    pub(crate) fn turns_halves(self) -> bool {
        self != Self::Llama
    }

    /// Whether the gate is a GELU (its tanh form) and not a SiLU.
    pub(crate) fn gates_with_gelu(self) -> bool {
        self == Self::Gemma3
    }

    /// What embeddings are multiplied with.
    pub(crate) fn embedding_scale(self, hidden: usize) -> f32 {
        if self == Self::Gemma3 { (hidden as f32).sqrt() } else { 1.0 }
    }

    /// Whether a block sees only a window of the text, in models that have one.
    pub(crate) fn has_window(self, layer: usize) -> bool {
        self != Self::Gemma3 || !(layer + 1).is_multiple_of(6)
    }

    /// The rotary angles of a block.
    pub(crate) fn rope(self, layer: usize, rope: Rope) -> Rope {
        if self == Self::Gemma3 && self.has_window(layer) {
            return Rope { base: 10_000.0, stretch: 1.0, ..rope };
        }
        rope
    }
}

/// How the angles of rotary positions are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rope {
    /// Base of the angles.
    pub(crate) base: f32,
    /// By what positions are divided.
    pub(crate) stretch: f32,
    /// With what cosines and sines are multiplied.
    pub(crate) magnitude: f32,
}

/// The shape of a network.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) family: Family,
    /// Blocks of attention and feed-forward.
    pub(crate) layers: usize,
    /// Width of the stream between the blocks.
    pub(crate) hidden: usize,
    /// Width inside a feed-forward block.
    pub(crate) inner: usize,
    pub(crate) heads: Heads,
    /// Longest text in tokens.
    pub(crate) context: usize,
    /// Added to the mean square in a norm.
    pub(crate) norm_eps: f32,
    pub(crate) rope: Rope,
    /// How many positions, its own included, a token sees in blocks with a window.
    pub(crate) window: Option<usize>,
}

impl Shape {
    /// Width of all key heads together.
    pub(crate) fn kv_width(&self) -> usize {
        self.heads.kv * self.heads.width
    }

    /// Width of all query heads together.
    pub(crate) fn query_width(&self) -> usize {
        self.heads.query * self.heads.width
    }

    /// The window of a block; none when it sees everything.
    pub(crate) fn window_of(&self, layer: usize) -> Option<usize> {
        self.window.filter(|_| self.family.has_window(layer))
    }
}

pub(crate) fn whole_number(value: &Value) -> Option<usize> {
    match value {
        Value::I8(v) => usize::try_from(*v).ok(),
        Value::I16(v) => usize::try_from(*v).ok(),
        Value::I32(v) => usize::try_from(*v).ok(),
        Value::I64(v) => usize::try_from(*v).ok(),
        Value::U64(v) => usize::try_from(*v).ok(),
        Value::U32(v) => usize::try_from(*v).ok(),
        Value::U16(v) => Some(usize::from(*v)),
        Value::U8(v) => Some(usize::from(*v)),
        _ => None,
    }
}

pub(crate) fn load_error(path: &Path, reason: impl Into<String>) -> ModelError {
    ModelError::Load { path: path.display().to_string(), reason: reason.into() }
}
