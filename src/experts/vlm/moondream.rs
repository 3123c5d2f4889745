//! Moondream 2 as it was in the spring of 2024 (vikhyatk/moondream2 at revisions such as `2024-03-06`): SigLIP's vision
//! transformer over the picture, squeezed into a square of 378 pixels, and Phi-1.5's decoder, which finds the picture
//! between its start token and the question. The forward pass is that of `candle-transformers`.
//!
//! The repository's later revisions look at several parts of a picture and name their tensors in another way: they are
//! refused for the first tensor that is missing.

use candle_core::{DType, Device, Module, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::moondream::{Config, Model};
use image::RgbImage;
use tokenizers::Tokenizer;

use super::folder::Folder;
use super::pixels::{Normalise, bicubic};
use super::sees::{Sees, encoded, last_row};
use crate::tool::ToolError;

/// Starts and ends every text.
const END: &str = "<|endoftext|>";
/// Side of the square that the vision model sees.
const SIDE: u32 = 378;
/// Side of a patch.
const PATCH: u32 = 14;
/// Tokens that the text model was trained to hold (`n_positions`).
const ROOM: usize = 2048;

/// The model.
pub(super) struct Moondream {
    model: Model,
    tokenizer: Tokenizer,
    device: Device,
    dtype: DType,
    side: u32,
    ends: [u32; 1],
}

impl Moondream {
    /// Builds the model out of its folder.
    pub(super) fn load(folder: &Folder, dtype: DType, device: &Device) -> Result<Self, ToolError> {
        let config = config().map_err(|e| ToolError::failed(format!("the model's config does not read: {e}")))?;
        let weights = folder.weights(&[], dtype, device)?;
        Self::build(folder, &config, weights, SIDE)
    }

    fn build(folder: &Folder, config: &Config, weights: VarBuilder, side: u32) -> Result<Self, ToolError> {
        let tokenizer = folder.tokenizer()?;
        let end = tokenizer.token_to_id(END);
        let end = end.ok_or_else(|| ToolError::failed(format!("the model's tokenizer has no `{END}`")))?;
        let (device, dtype) = (weights.device().clone(), weights.dtype());
        let model = Model::new(config, weights).map_err(|e| folder.unfit(&e))?;
        Ok(Self { model, tokenizer, device, dtype, side, ends: [end] })
    }

    /// The picture as the vision model takes it, 1 x 3 x side x side.
    fn pixels(&self, picture: &RgbImage) -> Result<Tensor, ToolError> {
        let side = self.side as usize;
        let numbers = Normalise::HALF.planes(&bicubic(picture, self.side, self.side));
        Ok(Tensor::from_vec(numbers, (1, 3, side, side), &self.device)?.to_dtype(self.dtype)?)
    }

    /// Tokens that a picture takes.
    fn patches(&self) -> usize {
        (self.side / PATCH).pow(2) as usize
    }
}

/// The sizes of moondream2. `candle-transformers` has them too, with the exact GELU in the text model where the
/// original has its approximation (`gelu_new`).
fn config() -> serde_json::Result<Config> {
    let gelu = "gelu_pytorch_tanh";
    serde_json::from_value(serde_json::json!({
        "phi_config": {
            "vocab_size": 51200, "n_positions": ROOM, "n_embd": 2048, "n_layer": 24, "n_inner": null, "n_head": 32,
            "rotary_dim": 32, "activation_function": gelu, "layer_norm_epsilon": 1e-5, "tie_word_embeddings": false,
            "pad_vocab_size_multiple": 64,
        },
        "vision_config": {
            "image_embedding_dim": 1152, "model_dim": 2048, "hidden_dim": 8192, "hidden_features": 4304,
            "embed_len": 729, "embed_dim": 1152, "num_blocks": 27, "num_heads": 16, "act": gelu,
        },
    }))
}

impl Sees for Moondream {
    fn prompt(&self, prompt: &str, _: &RgbImage) -> Result<Vec<u32>, ToolError> {
        // The start token, the picture's places, which no token stands for, then the text.
        Ok([vec![self.ends[0]; 1 + self.patches()], encoded(&self.tokenizer, prompt)?].concat())
    }

    fn read(&mut self, picture: &RgbImage, tokens: &[u32]) -> Result<Vec<f32>, ToolError> {
        self.model.text_model().clear_kv_cache();
        let seen = self.model.vision_encoder().forward(&self.pixels(picture)?)?;
        let text = tokens.get(1 + self.patches()..).filter(|text| !text.is_empty());
        let text = text.ok_or_else(|| ToolError::failed("moondream needs a prompt: set one in the tool's manifest"))?;
        let start = Tensor::new(&self.ends, &self.device)?.unsqueeze(0)?;
        let text = Tensor::new(text, &self.device)?.unsqueeze(0)?;
        Ok(last_row(&self.model.text_model().forward_with_img(&start, &text, &seen)?)?)
    }

    fn next(&mut self, token: u32) -> Result<Vec<f32>, ToolError> {
        let token = Tensor::new(&[token], &self.device)?.unsqueeze(0)?;
        Ok(last_row(&self.model.text_model().forward(&token)?)?)
    }

    fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    fn ends(&self) -> &[u32] {
        &self.ends
    }

    fn room(&self) -> usize {
        ROOM
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::HashMap;

    use super::super::testing::{self, Reference};
    use super::*;

    /// The weights of the reference: `candle-transformers` fixes the width of the vision model, so that even the
    /// smallest has five million numbers, which both sides draw alike instead of storing them. The i-th of a tensor
    /// is SplitMix64 (Steele, Lea, Flood 2014) of `seed + i`, as a number from -1 to 1.
    fn weights(names: &serde_json::Value) -> HashMap<String, Tensor> {
        let drawn = |seed: u64, i: u64| {
            let mut z = seed.wrapping_add(i).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            ((z ^ (z >> 31)) >> 40) as f32 / (1u64 << 23) as f32 - 1.0
        };
        let tensors: Vec<(String, Vec<usize>, u64, f32, f32)> = serde_json::from_value(names.clone()).unwrap();
        let made = tensors.into_iter().map(|(name, shape, seed, spread, middle)| {
            let count = shape.iter().product::<usize>() as u64;
            let numbers: Vec<f32> = (0..count).map(|i| drawn(seed, i) * spread + middle).collect();
            (name, Tensor::from_vec(numbers, shape, &Device::Cpu).unwrap())
        });
        made.collect()
    }

    #[test]
    fn what_is_seen_and_written_is_what_the_original_architecture_sees_and_writes() {
        let reference = Reference::of("moondream");
        let copy = testing::copy_of("moondream");
        let file = copy.path().join("model.safetensors");
        candle_core::safetensors::save(&weights(&reference.0["weights"]), file).unwrap();
        let folder = Folder::open(copy.path()).unwrap();
        let config = serde_json::from_value(reference.0["config"].clone()).unwrap();
        let weights = folder.weights(&[], DType::F32, &Device::Cpu).unwrap();
        let mut model = Moondream::build(&folder, &config, weights, 56).unwrap();
        let pixels = model.pixels(&testing::photo()).unwrap();
        reference.holds("pixels", &pixels, 1e-4);
        reference.holds("seen", &model.model.vision_encoder().forward(&pixels).unwrap(), 1e-3);
        reference.answers_hold(&mut model);
        model.side = SIDE;
        reference.holds("pixels_378", &model.pixels(&testing::photo()).unwrap(), 1e-4);
    }

    #[test]
    fn the_sizes_are_those_of_moondream2() {
        let (ours, theirs) = (config().unwrap(), Config::v2());
        assert_eq!(ours.vision_config, theirs.vision_config);
        assert_ne!(ours.phi_config, theirs.phi_config, "the activation is the original's");
    }

    #[test]
    fn another_model_is_refused_by_its_first_missing_tensor() {
        let folder = testing::copy_of("blip");
        let copy = folder.path().join("tokenizer.json");
        std::fs::copy(testing::path("moondream/tokenizer.json"), copy).unwrap();
        let folder = Folder::open(folder.path()).unwrap();
        let error = Moondream::load(&folder, DType::F32, &Device::Cpu).err().unwrap().to_string();
        assert!(error.contains("the tensor `text_model.transformer.embd.wte.weight`"), "{error}");
    }
}
