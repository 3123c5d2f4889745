//! Sentence embeddings: texts that mean the same get vectors that point the same way.
//!
//! A BERT encoder (all-MiniLM-L6-v2 and its kin), the mean of its token vectors, scaled to
//! length one, as in Reimers and Gurevych, "Sentence-BERT" (2019). The dot product of two
//! embeddings is their cosine similarity.

use std::path::Path;

use candle_core::{DType, Device, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::bert::{BertModel, Config};
use tokenizers::{Encoding, Tokenizer};

use super::ModelError;
use super::gguf::load_error;

/// Tokens of a text that are read; what follows is cut off. The models of this family were
/// trained on no more.
const MAX_TOKENS: usize = 256;

/// Texts that go through the encoder together.
const BATCH: usize = 16;

/// A loaded sentence embedder. Loading is the expensive part: keep it.
pub struct Embedder {
    tokenizer: Tokenizer,
    model: BertModel,
    width: usize,
}

impl Embedder {
    /// Loads `config.json`, `tokenizer.json` and `model.safetensors` from a folder.
    pub fn load(folder: &Path) -> Result<Self, ModelError> {
        Embedder::load_files(
            &folder.join("config.json"),
            &folder.join("tokenizer.json"),
            &folder.join("model.safetensors"),
        )
    }

    /// Loads the three files of a model.
    pub fn load_files(config: &Path, tokenizer: &Path, weights: &Path) -> Result<Self, ModelError> {
        let read = |path: &Path| std::fs::read(path).map_err(|e| load_error(path, e.to_string()));
        let parsed: Config = serde_json::from_slice(&read(config)?)
            .map_err(|e| load_error(config, format!("it is not a BERT configuration: {e}")))?;
        if parsed.max_position_embeddings < MAX_TOKENS {
            return Err(load_error(
                config,
                format!("it reads fewer than {MAX_TOKENS} tokens"),
            ));
        }
        let mut words = Tokenizer::from_bytes(read(tokenizer)?)
            .map_err(|e| load_error(tokenizer, format!("it is not a tokenizer: {e}")))?;
        // The file asks for padding to a fixed length, which would only cost time.
        words.with_padding(None);
        let truncation = tokenizers::TruncationParams {
            max_length: MAX_TOKENS,
            ..Default::default()
        };
        words
            .with_truncation(Some(truncation))
            .map_err(|e| load_error(tokenizer, e.to_string()))?;
        let bytes = read(weights)?;
        let model = VarBuilder::from_buffered_safetensors(bytes, DType::F32, &Device::Cpu)
            .and_then(|vars| BertModel::load(vars, &parsed))
            .map_err(|e| load_error(weights, e.to_string()))?;
        Ok(Embedder {
            tokenizer: words,
            model,
            width: parsed.hidden_size,
        })
    }

    /// Numbers in an embedding.
    pub fn width(&self) -> usize {
        self.width
    }

    /// One embedding of length one for each text, in their order. A text without any token
    /// that counts still gets one. Long texts are cut to 256 tokens.
    pub fn embed(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, ModelError> {
        let failed = |reason: String| ModelError::Backend {
            model: "sentence embedder".into(),
            reason,
        };
        let encodings = self
            .tokenizer
            .encode_batch(texts.to_vec(), true)
            .map_err(|e| failed(e.to_string()))?;
        // Texts of about the same length go together, so that little is filled up.
        let mut order: Vec<usize> = (0..encodings.len()).collect();
        order.sort_by_key(|i| encodings[*i].len());
        let mut embeddings = vec![Vec::new(); texts.len()];
        for batch in order.chunks(BATCH) {
            let members: Vec<&Encoding> = batch.iter().map(|i| &encodings[*i]).collect();
            let vectors = self.encode(&members).map_err(|e| failed(e.to_string()))?;
            for (i, vector) in batch.iter().zip(vectors) {
                embeddings[*i] = vector;
            }
        }
        Ok(embeddings)
    }

    fn encode(&self, members: &[&Encoding]) -> Result<Vec<Vec<f32>>, candle_core::Error> {
        let longest = members.iter().map(|e| e.len()).max().unwrap_or(0).max(1);
        let shape = (members.len(), longest);
        let mut ids = vec![0u32; shape.0 * shape.1];
        let mut mask = ids.clone();
        for (row, encoding) in members.iter().enumerate() {
            let from = row * longest;
            ids[from..from + encoding.len()].copy_from_slice(encoding.get_ids());
            mask[from..from + encoding.len()].fill(1);
        }
        let ids = Tensor::from_vec(ids, shape, &Device::Cpu)?;
        let mask = Tensor::from_vec(mask, shape, &Device::Cpu)?;
        let tokens = self.model.forward(&ids, &ids.zeros_like()?, Some(&mask))?;
        let weights = mask.to_dtype(DType::F32)?.unsqueeze(2)?;
        let sums = tokens.broadcast_mul(&weights)?.sum(1)?;
        // The length is scaled to one, so the sum will do for the mean.
        Ok(sums
            .to_vec2::<f32>()?
            .into_iter()
            .map(|mut vector| {
                let length = vector.iter().map(|v| v * v).sum::<f32>().sqrt();
                let scale = 1.0 / length.max(1e-12);
                vector.iter_mut().for_each(|v| *v *= scale);
                vector
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::collections::HashMap;

    const WORDS: [&str; 8] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "red", "car", "dog"];

    /// Writes a BERT of two layers with weights that follow a fixed rule.
    fn tiny(folder: &Path) {
        let vocab: HashMap<&str, usize> = WORDS.iter().enumerate().map(|(i, w)| (*w, i)).collect();
        let special = |id: usize| {
            serde_json::json!({"id": id, "content": WORDS[id], "special": true, "single_word":
                false, "lstrip": false, "rstrip": false, "normalized": false})
        };
        let tokenizer = serde_json::json!({
            "version": "1.0",
            "added_tokens": [special(0), special(1), special(2), special(3)],
            "padding": {"strategy": {"Fixed": 8}, "direction": "Right", "pad_id": 0,
                "pad_type_id": 0, "pad_token": "[PAD]"},
            "normalizer": {"type": "BertNormalizer", "clean_text": true, "lowercase": true,
                "handle_chinese_chars": true, "strip_accents": null},
            "pre_tokenizer": {"type": "BertPreTokenizer"},
            "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
            "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": vocab,
                "continuing_subword_prefix": "##", "max_input_chars_per_word": 100}
        });
        let config = serde_json::json!({"vocab_size": 8, "hidden_size": 16, "num_hidden_layers": 2,
            "num_attention_heads": 2, "intermediate_size": 32, "hidden_act": "gelu",
            "hidden_dropout_prob": 0.1, "max_position_embeddings": 256, "type_vocab_size": 2,
            "initializer_range": 0.02, "layer_norm_eps": 1e-12, "pad_token_id": 0,
            "model_type": "bert"});
        std::fs::write(folder.join("tokenizer.json"), tokenizer.to_string()).unwrap();
        std::fs::write(folder.join("config.json"), config.to_string()).unwrap();
        let mut tensors = HashMap::new();
        let mut add = |name: String, shape: &[usize]| {
            let n: usize = shape.iter().product();
            let seed = name.len() as f32;
            let values: Vec<f32> = (0..n).map(|i| (seed + i as f32 * 1.7).sin() * 0.5).collect();
            let tensor = Tensor::from_vec(values, shape, &Device::Cpu).unwrap();
            tensors.insert(name, tensor);
        };
        for (name, rows) in [("word", 8), ("position", 256), ("token_type", 2)] {
            add(format!("embeddings.{name}_embeddings.weight"), &[rows, 16]);
        }
        let mut norms = vec!["embeddings".to_string()];
        for l in 0..2 {
            let at = |part: &str| format!("encoder.layer.{l}.{part}");
            for (part, out, width) in [
                ("attention.self.query", 16, 16),
                ("attention.self.key", 16, 16),
                ("attention.self.value", 16, 16),
                ("attention.output.dense", 16, 16),
                ("intermediate.dense", 32, 16),
                ("output.dense", 16, 32),
            ] {
                add(format!("{}.weight", at(part)), &[out, width]);
                add(format!("{}.bias", at(part)), &[out]);
            }
            norms.extend([at("attention.output"), at("output")]);
        }
        for norm in norms {
            add(format!("{norm}.LayerNorm.weight"), &[16]);
            add(format!("{norm}.LayerNorm.bias"), &[16]);
        }
        candle_core::safetensors::save(&tensors, folder.join("model.safetensors")).unwrap();
    }

    #[test]
    fn embeddings_have_length_one_and_do_not_depend_on_their_company() {
        let folder = tempfile::tempdir().unwrap();
        tiny(folder.path());
        let embedder = Embedder::load(folder.path()).unwrap();
        let texts = ["a red car", "dog", "", "a dog a dog a red car dog"];
        let together = embedder.embed(&texts).unwrap();
        assert_eq!(together.len(), 4);
        for (text, vector) in texts.iter().zip(&together) {
            assert_eq!(vector.len(), embedder.width());
            let length: f32 = vector.iter().map(|v| v * v).sum();
            assert!((length - 1.0).abs() < 1e-5);
            let alone = embedder.embed(&[*text]).unwrap().remove(0);
            for (a, b) in alone.iter().zip(vector) {
                assert!((a - b).abs() < 1e-5, "`{text}` alone: {a}, in a batch: {b}");
            }
        }
        let dot: f32 = together[0].iter().zip(&together[1]).map(|(a, b)| a * b).sum();
        assert!(dot < 0.999, "different texts have the same embedding");
    }

    #[test]
    fn long_texts_are_cut_and_no_texts_are_no_embeddings() {
        let folder = tempfile::tempdir().unwrap();
        tiny(folder.path());
        let embedder = Embedder::load(folder.path()).unwrap();
        let long = "dog ".repeat(1000);
        assert_eq!(embedder.embed(&[&long]).unwrap().len(), 1);
        assert!(embedder.embed(&[]).unwrap().is_empty());
    }

    #[test]
    fn a_file_that_is_no_model_is_named() {
        let folder = tempfile::tempdir().unwrap();
        tiny(folder.path());
        for file in ["config.json", "tokenizer.json", "model.safetensors"] {
            let path = folder.path().join(file);
            let good = std::fs::read(&path).unwrap();
            std::fs::write(&path, b"junk").unwrap();
            let error = Embedder::load(folder.path()).err().unwrap().to_string();
            assert!(error.contains(file), "{error}");
            std::fs::write(&path, good).unwrap();
        }
    }
}
