//! A tiny model with random weights, written as a GGUF file for the tests of this folder.

use std::fs::File;
use std::path::PathBuf;

use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{Device, Tensor};
use tokenizers::pre_tokenizers::byte_level::ByteLevel;

/// `<|im_start|>` of the tiny model.
pub(crate) const START: u32 = 0;
/// `<|im_end|>` of the tiny model: its end token.
pub(crate) const END: u32 = 1;

/// Sizes of the tiny model: two kv heads for four query heads, and a hidden size that the fast
/// kernels do not take as it is.
const HIDDEN: usize = 128;
const INNER: usize = 160;
const HEADS: usize = 4;
const KV_HEADS: usize = 2;
const WIDTH: usize = 32;
const LAYERS: usize = 2;
/// Longest text of the tiny model.
pub(crate) const CONTEXT: usize = 256;

/// Writes the tiny model without a chat template and gives its path.
pub(crate) fn tiny_model(seed: u64) -> PathBuf {
    tiny_model_with(seed, None)
}

/// Writes the tiny model with a chat template.
pub(crate) fn tiny_model_with(seed: u64, template: Option<&str>) -> PathBuf {
    let (tokens, merges) = vocabulary();
    let mut tensors = vec![
        ("token_embd.weight".to_string(), [tokens.len(), HIDDEN]),
    ];
    for layer in 0..LAYERS {
        for (part, shape) in [
            ("attn_q", [HEADS * WIDTH, HIDDEN]),
            ("attn_k", [KV_HEADS * WIDTH, HIDDEN]),
            ("attn_v", [KV_HEADS * WIDTH, HIDDEN]),
            ("attn_output", [HIDDEN, HEADS * WIDTH]),
            ("ffn_gate", [INNER, HIDDEN]),
            ("ffn_up", [INNER, HIDDEN]),
            ("ffn_down", [HIDDEN, INNER]),
        ] {
            tensors.push((format!("blk.{layer}.{part}.weight"), shape));
        }
    }
    let mut noise = Noise(seed);
    let mut written: Vec<(String, QTensor)> = tensors
        .into_iter()
        .map(|(name, shape)| {
            let values = noise.take(shape[0] * shape[1]);
            let tensor = Tensor::from_vec(values, &shape, &Device::Cpu).unwrap();
            (name, QTensor::quantize(&tensor, GgmlDType::Q8_0).unwrap())
        })
        .collect();
    let norms = (0..LAYERS)
        .flat_map(|l| ["attn_norm", "ffn_norm"].map(|n| format!("blk.{l}.{n}.weight")))
        .chain(["output_norm.weight".to_string()]);
    for name in norms {
        let values = noise.take(HIDDEN).iter().map(|v| 1.0 + v).collect();
        let tensor = Tensor::from_vec(values, HIDDEN, &Device::Cpu).unwrap();
        written.push((name, QTensor::quantize(&tensor, GgmlDType::F32).unwrap()));
    }
    let metadata = metadata(tokens, merges, template);
    let metadata: Vec<(&str, &Value)> = metadata.iter().map(|(k, v)| (*k, v)).collect();
    let tensors: Vec<(&str, &QTensor)> = written.iter().map(|(n, t)| (n.as_str(), t)).collect();
    // The folder lives as long as the test process.
    let path = tempfile::tempdir().unwrap().keep().join("tiny.gguf");
    gguf_file::write(&mut File::create(&path).unwrap(), &metadata, &tensors).unwrap();
    path
}

/// Two control tokens, all bytes, and a few merged words.
fn vocabulary() -> (Vec<String>, Vec<String>) {
    let mut tokens = vec!["<|im_start|>".to_string(), "<|im_end|>".to_string()];
    let mut alphabet: Vec<char> = ByteLevel::alphabet().into_iter().collect();
    alphabet.sort_unstable();
    tokens.extend(alphabet.into_iter().map(String::from));
    let merges = ["t h", "th e", "Ġ the", "c o", "co u", "cou n", "coun t"];
    tokens.extend(merges.iter().map(|merge| merge.replace(' ', "")));
    while !tokens.len().is_multiple_of(16) {
        tokens.push(format!("[unused{}]", tokens.len()));
    }
    (tokens, merges.map(String::from).to_vec())
}

fn metadata(
    tokens: Vec<String>,
    merges: Vec<String>,
    template: Option<&str>,
) -> Vec<(&'static str, Value)> {
    let number = |v: usize| Value::U32(v as u32);
    let types = (0..tokens.len()).map(|id| Value::I32(if id < 2 { 3 } else { 1 }));
    let types = Value::Array(types.collect());
    let texts = |texts: Vec<String>| Value::Array(texts.into_iter().map(Value::String).collect());
    let mut metadata = vec![
        ("general.architecture", Value::String("llama".into())),
        ("general.name", Value::String("tiny".into())),
        ("llama.block_count", number(LAYERS)),
        ("llama.context_length", number(CONTEXT)),
        ("llama.embedding_length", number(HIDDEN)),
        ("llama.feed_forward_length", number(INNER)),
        ("llama.attention.head_count", number(HEADS)),
        ("llama.attention.head_count_kv", number(KV_HEADS)),
        ("llama.attention.key_length", number(WIDTH)),
        ("llama.rope.dimension_count", number(WIDTH)),
        ("llama.rope.freq_base", Value::F32(10_000.0)),
        ("llama.attention.layer_norm_rms_epsilon", Value::F32(1e-5)),
        ("tokenizer.ggml.model", Value::String("gpt2".into())),
        ("tokenizer.ggml.pre", Value::String("smollm".into())),
        ("tokenizer.ggml.tokens", texts(tokens)),
        ("tokenizer.ggml.token_type", types),
        ("tokenizer.ggml.merges", texts(merges)),
        ("tokenizer.ggml.bos_token_id", number(START as usize)),
        ("tokenizer.ggml.eos_token_id", number(END as usize)),
    ];
    if let Some(template) = template {
        metadata.push(("tokenizer.chat_template", Value::String(template.into())));
    }
    metadata
}

/// Small numbers around zero that are always the same for a seed.
struct Noise(u64);

impl Noise {
    fn take(&mut self, n: usize) -> Vec<f32> {
        let next = || {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            ((self.0 >> 40) as f32 / (1u64 << 23) as f32 - 1.0) * 0.3
        };
        std::iter::repeat_with(next).take(n).collect()
    }
}
