//! Rewriting a GGUF model for candle's fast kernels; done once, when a model is installed.
//!
//! Those kernels need rows whose length is a multiple of 256 and 4- or 8-bit weights of certain
//! layouts. So rows are filled up with zeros (which changes no product), weights are quantised
//! again, and matrices that are multiplied with the same input (queries, keys and values; gate
//! and up) are merged, so that the input is quantised once. Metadata stays as it is. The result
//! is a GGUF file, but only [`super::local`] knows how to read its filled-up rows.

use std::io::{BufWriter, Write};
use std::path::Path;

use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{Device, Tensor};

use super::ModelError;
use super::adapter::Adapter;
use super::gguf::{Family, Gguf, load_error};

/// The fast kernels take rows of a multiple of this length.
const ROW: usize = 256;

/// Metadata key of the layout's version.
pub(crate) const LAYOUT_KEY: &str = "sightline.layout";

/// Metadata key of the digests of the files a model was made from.
pub(crate) const SOURCE_KEY: &str = "sightline.source";

/// This layout's version.
pub(crate) const LAYOUT: u32 = 1;

/// How exactly weights are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Precision {
    /// 8 bits a weight in blocks of 32: next to no loss.
    #[default]
    Q8,
    /// 4 bits a weight in blocks of 256, the embedding in 8: half the size, some loss.
    Q4,
    /// 32-bit floats: what the others are measured against.
    F32,
}

/// Reads the model `from` and writes it to `to` for the fast kernels, with what an adapter holds added to its weights.
/// `to` appears only when it is complete.
pub fn requantise(from: &Path, to: &Path, precision: Precision, adapter: Option<&Adapter>) -> Result<(), ModelError> {
    let mut gguf = Gguf::open(from)?;
    let shape = gguf.shape()?;
    if gguf.get(LAYOUT_KEY).is_some() {
        return Err(gguf.error("it has been requantised already"));
    }
    if shape.family != Family::Llama {
        return Err(
            gguf.error(format!("only models of the kind `llama` can be requantised, not `{}`", shape.family.name()))
        );
    }
    if let Some(name) = adapter.into_iter().flat_map(Adapter::matrices).find(|name| !gguf.has(name)) {
        return Err(gguf.error(format!("it has no tensor `{name}`, which the adapter changes")));
    }
    let (weights, embedding) = match precision {
        Precision::Q8 => (GgmlDType::Q8_0, GgmlDType::Q8_0),
        Precision::Q4 => (GgmlDType::Q4K, GgmlDType::Q8_0),
        Precision::F32 => (GgmlDType::F32, GgmlDType::F32),
    };
    let mut tensors: Vec<(String, QTensor)> = Vec::new();
    for name in ["token_embd.weight", "output.weight"] {
        if gguf.has(name) {
            tensors.push((name.into(), merge(&mut gguf, &[name], embedding, adapter)?));
        }
    }
    for name in ["output_norm.weight", "rope_freqs.weight"] {
        if gguf.has(name) {
            tensors.push((name.into(), gguf.tensor(name)?));
        }
    }
    for layer in 0..shape.layers {
        let name = |part: &str| format!("blk.{layer}.{part}.weight");
        for (merged, parts) in [
            ("attn_qkv", &["attn_q", "attn_k", "attn_v"][..]),
            ("attn_output", &["attn_output"]),
            ("ffn_gate_up", &["ffn_gate", "ffn_up"]),
            ("ffn_down", &["ffn_down"]),
        ] {
            let parts: Vec<String> = parts.iter().map(|part| name(part)).collect();
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            tensors.push((name(merged), merge(&mut gguf, &parts, weights, adapter)?));
        }
        for norm in ["attn_norm", "ffn_norm"] {
            tensors.push((name(norm), gguf.tensor(&name(norm))?));
        }
        for part in ["attn_q", "attn_k", "attn_v"] {
            let bias = format!("blk.{layer}.{part}.bias");
            if gguf.has(&bias) {
                tensors.push((bias.clone(), gguf.tensor(&bias)?));
            }
        }
    }
    let mut source = digest(from)?;
    if let Some(adapter) = adapter {
        source = format!("{source} {}", digest(adapter.path())?);
    }
    write(&gguf, source, &tensors, to)
}

/// Stacks matrices, fills their rows up and quantises them.
fn merge(gguf: &mut Gguf, names: &[&str], dtype: GgmlDType, adapter: Option<&Adapter>) -> Result<QTensor, ModelError> {
    let mut parts = Vec::with_capacity(names.len());
    for name in names {
        let plain = gguf.tensor(name)?.dequantize(&Device::Cpu).map_err(|e| gguf.error(format!("`{name}`: {e}")))?;
        parts.push(match adapter {
            Some(adapter) => adapter.add_to(name, plain)?,
            None => plain,
        });
    }
    let build = || {
        let stacked = Tensor::cat(&parts, 0)?;
        let width = stacked.dim(1)?;
        let padded = stacked.pad_with_zeros(1, 0, width.next_multiple_of(ROW) - width)?;
        QTensor::quantize(&padded, dtype)
    };
    build().map_err(|e: candle_core::Error| gguf.error(format!("`{}`: {e}", names.join("`, `"))))
}

fn write(gguf: &Gguf, source: String, tensors: &[(String, QTensor)], to: &Path) -> Result<(), ModelError> {
    let (layout, source) = (Value::U32(LAYOUT), Value::String(source));
    let mut metadata: Vec<(&str, &Value)> = gguf
        .content
        .metadata
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .filter(|(key, _)| *key != "general.alignment")
        .chain([(LAYOUT_KEY, &layout), (SOURCE_KEY, &source)])
        .collect();
    // The metadata comes out of a hash table: sort it, so that the file is always the same.
    metadata.sort_by_key(|(key, _)| *key);
    let tensors: Vec<(&str, &QTensor)> = tensors.iter().map(|(n, t)| (n.as_str(), t)).collect();
    let fail = |e: &dyn std::fmt::Display| load_error(to, format!("cannot write it: {e}"));
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|e| fail(&e))?;
    let mut writer = BufWriter::with_capacity(1 << 20, file.as_file_mut());
    gguf_file::write(&mut writer, &metadata, &tensors).map_err(|e| fail(&e))?;
    writer.flush().map_err(|e| fail(&e))?;
    drop(writer);
    file.persist(to).map_err(|e| fail(&e))?;
    Ok(())
}

/// BLAKE3 of a file, in hexadecimal.
pub(crate) fn digest(path: &Path) -> Result<String, ModelError> {
    let mut hasher = blake3::Hasher::new();
    let mut file = std::fs::File::open(path).map_err(|e| load_error(path, e.to_string()))?;
    hasher.update_reader(&mut file).map_err(|e| load_error(path, e.to_string()))?;
    Ok(hasher.finalize().to_hex().to_string())
}
