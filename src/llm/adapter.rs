//! Low-rank adapters: what a model was taught beyond its weights, in a small file of its own.
//!
//! LoRA (Hu et al. 2021, arXiv:2106.09685): to a matrix `W` of `out x in` belong `a` (`rank x in`) and `b`
//! (`out x rank`), and `W + b a` takes its place. The file is safetensors; the pair of the tensor `blk.0.attn_q.weight`
//! is named `blk.0.attn_q.a` and `blk.0.attn_q.b`, and any factor is part of `b` already. Adapters are added before
//! the weights are quantised again ([`super::requantise`]), so a taught model is as fast as an untaught one.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use candle_core::{DType, Device, Tensor};

use super::ModelError;
use super::gguf::load_error;

/// An adapter in memory.
pub struct Adapter {
    path: PathBuf,
    tensors: HashMap<String, Tensor>,
}

impl Adapter {
    /// Reads an adapter.
    ///
    /// # Errors
    ///
    /// [`ModelError`] when the file cannot be read, is no safetensors file, or holds half of a pair.
    pub fn load(path: &Path) -> Result<Self, ModelError> {
        let tensors = candle_core::safetensors::load(path, &Device::Cpu)
            .map_err(|e| load_error(path, format!("adapter: {e}")))?;
        for name in tensors.keys() {
            let other = match name.rsplit_once('.') {
                Some((matrix, "a")) => format!("{matrix}.b"),
                Some((matrix, "b")) => format!("{matrix}.a"),
                _ => return Err(load_error(path, format!("adapter: `{name}` is neither `….a` nor `….b`"))),
            };
            if !tensors.contains_key(&other) {
                return Err(load_error(path, format!("adapter: `{name}` stands without `{other}`")));
            }
        }
        Ok(Self { path: path.to_path_buf(), tensors })
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The names of the matrices that it changes, as they stand in a GGUF file.
    pub(crate) fn matrices(&self) -> impl Iterator<Item = String> + '_ {
        self.tensors.keys().filter_map(|name| Some(format!("{}.weight", name.strip_suffix(".a")?)))
    }

    /// The matrix of this name with what was taught added; as it is when the adapter does not change it.
    pub(crate) fn add_to(&self, name: &str, weight: Tensor) -> Result<Tensor, ModelError> {
        let matrix = name.strip_suffix(".weight").unwrap_or(name);
        let pair = [".a", ".b"].map(|part| self.tensors.get(&format!("{matrix}{part}")));
        let [Some(a), Some(b)] = pair else { return Ok(weight) };
        let sum = || weight.broadcast_add(&b.to_dtype(DType::F32)?.matmul(&a.to_dtype(DType::F32)?)?);
        match (a.dims(), b.dims(), weight.dims()) {
            ([rank, inner], [out, other], [rows, columns]) if rank == other && (out, inner) == (rows, columns) => {
                sum().map_err(|e: candle_core::Error| load_error(&self.path, format!("adapter: `{matrix}`: {e}")))
            }
            (a, b, weight) => Err(load_error(
                &self.path,
                format!("adapter: `{matrix}` is {b:?} times {a:?}, which does not fit a matrix of {weight:?}"),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::gguf::Gguf;
    use super::super::requantise::{Precision, requantise};
    use super::super::testing;
    use super::*;

    /// Writes an adapter of rank 1 for one matrix.
    fn adapter(folder: &Path, name: &str, a: &[f32], b: &[f32]) -> PathBuf {
        let path = folder.join("adapter.safetensors");
        let a = Tensor::from_slice(a, (1, a.len()), &Device::Cpu).unwrap();
        let b = Tensor::from_slice(b, (b.len(), 1), &Device::Cpu).unwrap();
        let pair = HashMap::from([(format!("{name}.a"), a), (format!("{name}.b"), b)]);
        candle_core::safetensors::save(&pair, &path).unwrap();
        path
    }

    #[test]
    fn what_was_taught_is_added_to_the_weights() {
        let folder = tempfile::tempdir().unwrap();
        let path = adapter(folder.path(), "blk.0.x", &[1.0, 2.0], &[10.0, 0.0, -1.0]);
        let taught = Adapter::load(&path).unwrap();
        let weight = Tensor::from_slice(&[1f32; 6], (3, 2), &Device::Cpu).unwrap();
        let sum = taught.add_to("blk.0.x.weight", weight.clone()).unwrap().to_vec2::<f32>().unwrap();
        assert_eq!(sum, [[11.0, 21.0], [1.0, 1.0], [0.0, -1.0]]);
        let same = taught.add_to("blk.1.x.weight", weight).unwrap().to_vec2::<f32>().unwrap();
        assert_eq!(same, [[1.0, 1.0]; 3]);
    }

    #[test]
    fn an_adapter_of_another_model_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let base = testing::tiny_model(8);
        let made = folder.path().join("made.gguf");
        let refused = |name: &str| {
            let taught = Adapter::load(&adapter(folder.path(), name, &[1.0, 2.0], &[1.0])).unwrap();
            requantise(&base, &made, Precision::Q8, Some(&taught)).unwrap_err().to_string()
        };
        assert!(refused("blk.0.attn_q").contains("does not fit"));
        assert!(refused("blk.99.attn_q").contains("has no tensor"), "{}", refused("blk.99.attn_q"));
        assert!(!made.exists());
        let half = folder.path().join("half.safetensors");
        let only = HashMap::from([("x.a".to_owned(), Tensor::zeros((1, 2), DType::F32, &Device::Cpu).unwrap())]);
        candle_core::safetensors::save(&only, &half).unwrap();
        assert!(Adapter::load(&half).err().unwrap().to_string().contains("without `x.b`"));
        std::fs::write(&half, b"no adapter").unwrap();
        assert!(Adapter::load(&half).is_err());
    }

    #[test]
    fn a_taught_model_has_other_weights_than_the_model_it_comes_from() {
        let folder = tempfile::tempdir().unwrap();
        let base = testing::tiny_model(9);
        let (rows, columns) = {
            let mut gguf = Gguf::open(&base).unwrap();
            gguf.tensor("blk.0.attn_output.weight").unwrap().shape().dims2().unwrap()
        };
        let path = adapter(folder.path(), "blk.0.attn_output", &vec![0.5; columns], &vec![0.5; rows]);
        let (plain, taught) = (folder.path().join("plain.gguf"), folder.path().join("taught.gguf"));
        requantise(&base, &plain, Precision::Q8, None).unwrap();
        requantise(&base, &taught, Precision::Q8, Some(&Adapter::load(&path).unwrap())).unwrap();
        let weights = |path: &Path, name: &str| {
            let tensor = Gguf::open(path).unwrap().tensor(name).unwrap().dequantize(&Device::Cpu).unwrap();
            tensor.flatten_all().unwrap().to_vec1::<f32>().unwrap()
        };
        let name = "blk.0.attn_output.weight";
        let shift = weights(&taught, name)[0] - weights(&plain, name)[0];
        assert!((shift - 0.25).abs() < 0.01, "{shift}");
        let other = "blk.1.attn_output.weight";
        assert_eq!(weights(&taught, other), weights(&plain, other));
    }
}
