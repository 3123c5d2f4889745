//! A model's folder as the original implementations save it: `config.json`, `tokenizer.json` and safetensors, in one
//! file or in shards behind an index. Tensors are read from the disk one at a time, when the model is built: at no time
//! is more in memory than the model itself and one tensor.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use candle_core::{DType, Device, Error, Shape, Tensor};
use candle_nn::var_builder::SimpleBackend;
use candle_nn::{Init, VarBuilder};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokenizers::Tokenizer;

use crate::tool::ToolError;

/// What the model is; it is in every folder.
pub(super) const CONFIG: &str = "config.json";
const TOKENIZER: &str = "tokenizer.json";
const SINGLE: &str = "model.safetensors";
const INDEX: &str = "model.safetensors.index.json";
/// Largest JSON file that is read: real tokenizers have about 11 MB.
const MAX_JSON: u64 = 64 << 20;
/// Largest header of a safetensors file: the limit of the format's own reader.
const MAX_HEADER: u64 = 100_000_000;

/// The folder of one model.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// A folder that is there.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] when it is not.
    pub(super) fn open(path: &Path) -> Result<Self, ToolError> {
        if path.is_dir() {
            return Ok(Self { path: path.to_owned() });
        }
        Err(ToolError::Unavailable {
            message: format!(
                "there is no folder `{}`: download the model into it ({CONFIG}, {TOKENIZER} and its *.safetensors), \
                 or correct `folder` in the tool's manifest",
                path.display()
            ),
        })
    }

    /// What `config.json` says.
    pub(super) fn config<T: DeserializeOwned>(&self) -> Result<T, ToolError> {
        self.parsed(CONFIG)
    }

    /// What a JSON file beside `config.json` says; nothing when there is no such file.
    pub(super) fn json_or_none<T: DeserializeOwned>(&self, file: &str) -> Result<Option<T>, ToolError> {
        if self.path.join(file).is_file() { self.parsed(file).map(Some) } else { Ok(None) }
    }

    /// The model's tokenizer. What is encoded with it is text throughout: words that look like a control token, such
    /// as `<|im_end|>`, are read letter by letter.
    pub(super) fn tokenizer(&self) -> Result<Tokenizer, ToolError> {
        let bytes = self.bytes(TOKENIZER)?;
        let mut tokenizer =
            Tokenizer::from_bytes(bytes).map_err(|e| self.failed(TOKENIZER, &format!("is no tokenizer: {e}")))?;
        tokenizer.set_encode_special_tokens(true);
        Ok(tokenizer)
    }

    /// The tensors of all shards. `tied` names tensors that a file may leave out because another one, named second,
    /// holds the same numbers.
    pub(super) fn weights(
        &self,
        tied: &[(&'static str, &'static str)],
        dtype: DType,
        device: &Device,
    ) -> Result<VarBuilder<'static>, ToolError> {
        let mut places = HashMap::new();
        for shard in self.shards()? {
            let (file, tensors) = self.shard(&shard)?;
            places.extend(tensors.into_iter().map(|(name, tensor)| (name, (file.clone(), tensor))));
        }
        let backend = Weights { folder: self.path.clone(), tied: tied.to_vec(), places };
        Ok(VarBuilder::from_backend(Box::new(backend), dtype, device.clone()))
    }

    fn shards(&self) -> Result<Vec<String>, ToolError> {
        #[derive(Deserialize)]
        struct Index {
            weight_map: HashMap<String, String>,
        }
        if let Some(index) = self.json_or_none::<Index>(INDEX)? {
            let mut shards: Vec<String> = index.weight_map.into_values().collect();
            shards.sort();
            shards.dedup();
            // A shard is a file beside the index and nowhere else.
            return match shards.iter().find(|shard| Path::new(shard).file_name() != Some(shard.as_ref())) {
                Some(stranger) => Err(self.failed(INDEX, &format!("names `{stranger}`, expected files beside it"))),
                None => Ok(shards),
            };
        }
        if self.path.join(SINGLE).is_file() {
            return Ok(vec![SINGLE.to_owned()]);
        }
        Err(ToolError::Unavailable {
            message: format!(
                "folder `{}` has neither `{SINGLE}` nor `{INDEX}`: download the model's safetensors into it (files \
                 such as `pytorch_model.bin` are not read)",
                self.path.display()
            ),
        })
    }

    /// Opens a shard and reads its header: eight bytes of length, then JSON by tensor name
    /// (<https://huggingface.co/docs/safetensors>).
    fn shard(&self, name: &str) -> Result<(Arc<Shard>, Tensors), ToolError> {
        let path = self.path.join(name);
        let mut file = File::open(&path).map_err(|e| self.missing(name, &e))?;
        let size = file.metadata().map_err(|e| self.missing(name, &e))?.len();
        let short = || self.failed(name, "is cut off or no safetensors file; download it again");
        let mut length = [0; 8];
        file.read_exact(&mut length).map_err(|_| short())?;
        let length = u64::from_le_bytes(length);
        if length > MAX_HEADER || length + 8 > size {
            return Err(short());
        }
        let mut header = vec![0; length as usize];
        file.read_exact(&mut header).map_err(|_| short())?;
        let header: HashMap<String, serde_json::Value> = serde_json::from_slice(&header).map_err(|_| short())?;
        let start = length + 8;
        let mut places = Vec::new();
        for (tensor, entry) in header.into_iter().filter(|(tensor, _)| tensor != "__metadata__") {
            let entry: Entry = serde_json::from_value(entry)
                .map_err(|e| self.failed(name, &format!("does not say what `{tensor}` is: {e}")))?;
            let [from, to] = entry.data_offsets;
            if from > to || to > size - start {
                return Err(self.failed(name, &format!("is cut off inside of `{tensor}`; download it again")));
            }
            places.push((tensor, Place { dtype: entry.dtype, shape: entry.shape, at: start + from, bytes: to - from }));
        }
        Ok((Arc::new(Shard { name: name.to_owned(), file: Mutex::new(file) }), places))
    }

    fn parsed<T: DeserializeOwned>(&self, file: &str) -> Result<T, ToolError> {
        serde_json::from_slice(&self.bytes(file)?).map_err(|e| self.failed(file, &format!("does not read: {e}")))
    }

    fn bytes(&self, file: &str) -> Result<Vec<u8>, ToolError> {
        let path = self.path.join(file);
        let size = std::fs::metadata(&path).map_err(|e| self.missing(file, &e))?.len();
        if size > MAX_JSON {
            return Err(self.failed(file, &format!("has {size} bytes, the limit is {MAX_JSON}")));
        }
        std::fs::read(&path).map_err(|e| self.missing(file, &e))
    }

    fn missing(&self, file: &str, error: &std::io::Error) -> ToolError {
        let message = format!(
            "file `{}` does not read: {error}; download the whole model into this folder",
            self.path.join(file).display()
        );
        ToolError::Unavailable { message }
    }

    fn failed(&self, file: &str, what: &str) -> ToolError {
        ToolError::failed(format!("file `{}` {what}", self.path.join(file).display()))
    }

    /// The error for a model that cannot be built of this folder's tensors.
    pub(super) fn unfit(&self, error: &Error) -> ToolError {
        ToolError::failed(format!("the model in `{}` does not load: {}", self.path.display(), first_line(error)))
    }
}

/// What went wrong, without the trace of calls that may follow.
pub(super) fn first_line(error: &Error) -> String {
    error.to_string().lines().next().unwrap_or_default().trim().to_owned()
}

#[derive(Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: [u64; 2],
}

struct Shard {
    name: String,
    file: Mutex<File>,
}

/// Where a tensor lies in its shard.
struct Place {
    dtype: String,
    shape: Vec<usize>,
    at: u64,
    bytes: u64,
}

/// Names of tensors and where each lies in its shard.
type Tensors = Vec<(String, Place)>;

struct Weights {
    folder: PathBuf,
    tied: Vec<(&'static str, &'static str)>,
    places: HashMap<String, (Arc<Shard>, Place)>,
}

impl Weights {
    fn find(&self, name: &str) -> Option<&(Arc<Shard>, Place)> {
        self.places.get(name).or_else(|| {
            let (_, twin) = self.tied.iter().find(|(left_out, _)| *left_out == name)?;
            self.places.get(*twin)
        })
    }

    fn read(&self, name: &str, dtype: DType, device: &Device) -> candle_core::Result<Tensor> {
        let Some((shard, place)) = self.find(name) else {
            return Err(Error::Msg(format!("the tensor `{name}` is in no file of `{}`", self.folder.display())));
        };
        let stored = match place.dtype.as_str() {
            "F64" => DType::F64,
            "F32" => DType::F32,
            "F16" => DType::F16,
            "BF16" => DType::BF16,
            other => {
                let message = format!("the tensor `{name}` holds {other} numbers, expected F32, F16 or BF16");
                return Err(Error::Msg(message));
            }
        };
        let bytes = place.shape.iter().try_fold(stored.size_in_bytes(), |bytes, side| bytes.checked_mul(*side));
        if bytes.map(|bytes| bytes as u64) != Some(place.bytes) {
            return Err(Error::Msg(format!("the tensor `{name}` in `{}` has a wrong size", shard.name)));
        }
        let mut bytes = vec![0; place.bytes as usize];
        let mut file = shard.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place.at))
            .and_then(|_| file.read_exact(&mut bytes))
            .map_err(|e| Error::Msg(format!("the tensor `{name}` in `{}` does not read: {e}", shard.name)))?;
        drop(file);
        Tensor::from_raw_buffer(&bytes, stored, &place.shape, device)?.to_dtype(dtype)
    }
}

impl SimpleBackend for Weights {
    fn get(&self, shape: Shape, name: &str, _: Init, dtype: DType, device: &Device) -> candle_core::Result<Tensor> {
        if let Some((_, place)) = self.find(name)
            && place.shape != shape.dims()
        {
            let message = format!("the tensor `{name}` is {:?}, the config asks for {:?}", place.shape, shape.dims());
            return Err(Error::Msg(message));
        }
        self.read(name, dtype, device)
    }

    fn get_unchecked(&self, name: &str, dtype: DType, device: &Device) -> candle_core::Result<Tensor> {
        self.read(name, dtype, device)
    }

    fn contains_tensor(&self, name: &str) -> bool {
        self.find(name).is_some()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing;
    use super::*;

    fn weights(folder: &Path) -> Result<VarBuilder<'static>, ToolError> {
        Folder::open(folder).unwrap().weights(&[("twin", "model.language_model.norm.weight")], DType::F32, &Device::Cpu)
    }

    /// The message of what comes of a spoilt copy.
    fn spoilt(spoil: impl FnOnce(&Path)) -> String {
        let copy = testing::copy_of("qwen3_vl");
        spoil(copy.path());
        match weights(copy.path()) {
            Ok(weights) => weights.get(32, "model.language_model.norm.weight").unwrap_err().to_string(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn tensors_are_found_in_all_shards_and_under_a_tied_name() {
        let weights = weights(&testing::path("qwen3_vl")).unwrap();
        let norm = weights.get(32, "model.language_model.norm.weight").unwrap();
        assert_eq!(weights.get(32, "twin").unwrap().to_vec1::<f32>().unwrap(), norm.to_vec1::<f32>().unwrap());
        weights.get((16, 3, 2, 4, 4), "model.visual.patch_embed.proj.weight").unwrap();
        assert!(!weights.contains_tensor("nobody"));
    }

    #[test]
    fn a_tensor_that_is_missing_or_of_another_shape_is_named() {
        let weights = weights(&testing::path("qwen3_vl")).unwrap();
        let error = weights.get(3, "nobody").unwrap_err().to_string();
        assert!(error.contains("`nobody` is in no file of"), "{error}");
        let error = weights.get(31, "model.language_model.norm.weight").unwrap_err().to_string();
        assert!(error.contains("is [32], the config asks for [31]"), "{error}");
    }

    #[test]
    fn files_that_are_missing_cut_or_none_are_named() {
        let shard = |folder: &Path| folder.join("model-00001-of-00003.safetensors");
        let error = spoilt(|folder| std::fs::remove_file(shard(folder)).unwrap());
        assert!(error.contains("model-00001-of-00003.safetensors` does not read"), "{error}");
        for length in [0, 5, 400, 60_000] {
            let error = spoilt(|folder| {
                let bytes = std::fs::read(shard(folder)).unwrap();
                std::fs::write(shard(folder), &bytes[..length]).unwrap();
            });
            assert!(error.contains("is cut off") && error.contains("model-00001-of-00003"), "{length}: {error}");
        }
        let error = spoilt(|folder| std::fs::write(shard(folder), [255; 64]).unwrap());
        assert!(error.contains("no safetensors file"), "{error}");
        let error = spoilt(|folder| std::fs::remove_file(folder.join(INDEX)).unwrap());
        assert!(error.contains("neither `model.safetensors` nor"), "{error}");
        let outside = r#"{"weight_map": {"a": "../model.safetensors"}}"#;
        let error = spoilt(|folder| std::fs::write(folder.join(INDEX), outside).unwrap());
        assert!(error.contains("`../model.safetensors`"), "{error}");
        let copy = testing::copy_of("blip");
        std::fs::write(copy.path().join(TOKENIZER), "{}").unwrap();
        std::fs::write(copy.path().join(CONFIG), "{").unwrap();
        let folder = Folder::open(copy.path()).unwrap();
        assert!(folder.tokenizer().unwrap_err().to_string().contains("tokenizer.json` is no tokenizer"));
        assert!(folder.config::<serde_json::Value>().unwrap_err().to_string().contains("config.json` does not read"));
    }
}
