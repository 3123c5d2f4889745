//! BLIP for captions (Li et al. 2022, <https://arxiv.org/abs/2201.12086>): a vision transformer over the whole picture,
//! squeezed into a square, and a small text decoder that looks at it while it continues the prompt. The forward pass is
//! that of `candle-transformers`.
//!
//! This is `BlipForConditionalGeneration`, the captioner. BLIP's own question answering (`BlipForQuestionAnswering`)
//! has a second text model, which is not here: a question is put to the captioner as a beginning to continue.

use candle_core::{DType, Device, IndexOp, Module, Tensor};
use candle_nn::Activation;
use candle_transformers::models::{blip, blip_text};
use image::RgbImage;
use serde::Deserialize;
use tokenizers::Tokenizer;

use super::folder::Folder;
use super::pixels::{Normalise, bicubic};
use super::sees::{Sees, encoded, last_row};
use crate::tool::ToolError;

/// `config.json`, with the defaults of `transformers`' classes.
#[derive(Debug, Deserialize)]
struct Config {
    #[serde(default)]
    architectures: Vec<String>,
    text_config: TextConfig,
    vision_config: VisionConfig,
}

#[derive(Debug, Deserialize)]
#[serde(default)]
struct TextConfig {
    vocab_size: usize,
    hidden_size: usize,
    intermediate_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    max_position_embeddings: usize,
    hidden_act: Activation,
    layer_norm_eps: f64,
    bos_token_id: u32,
    sep_token_id: u32,
}

impl Default for TextConfig {
    fn default() -> Self {
        Self {
            vocab_size: 30524,
            hidden_size: 768,
            intermediate_size: 3072,
            num_hidden_layers: 12,
            num_attention_heads: 8,
            max_position_embeddings: 512,
            hidden_act: Activation::Gelu,
            layer_norm_eps: 1e-12,
            bos_token_id: 30522,
            sep_token_id: 102,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(default)]
struct VisionConfig {
    hidden_size: usize,
    intermediate_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    image_size: usize,
    patch_size: usize,
    hidden_act: Activation,
    layer_norm_eps: f64,
}

impl Default for VisionConfig {
    fn default() -> Self {
        Self {
            hidden_size: 768,
            intermediate_size: 3072,
            num_hidden_layers: 12,
            num_attention_heads: 12,
            image_size: 384,
            patch_size: 16,
            hidden_act: Activation::Gelu,
            layer_norm_eps: 1e-5,
        }
    }
}

impl Config {
    /// The same for `candle-transformers`, which reads some numbers that the captioner does not use.
    fn candle(&self) -> blip::Config {
        let (text, vision) = (&self.text_config, &self.vision_config);
        blip::Config {
            text_config: blip_text::Config {
                vocab_size: text.vocab_size,
                hidden_size: text.hidden_size,
                encoder_hidden_size: vision.hidden_size,
                intermediate_size: text.intermediate_size,
                projection_dim: 0,
                num_hidden_layers: text.num_hidden_layers,
                num_attention_heads: text.num_attention_heads,
                max_position_embeddings: text.max_position_embeddings,
                hidden_act: text.hidden_act,
                layer_norm_eps: text.layer_norm_eps,
                is_decoder: true,
            },
            vision_config: blip::VisionConfig {
                hidden_size: vision.hidden_size,
                intermediate_size: vision.intermediate_size,
                projection_dim: 0,
                num_hidden_layers: vision.num_hidden_layers,
                num_attention_heads: vision.num_attention_heads,
                image_size: vision.image_size,
                patch_size: vision.patch_size,
                hidden_act: vision.hidden_act,
                layer_norm_eps: vision.layer_norm_eps,
            },
            projection_dim: 0,
            image_text_hidden_size: 0,
        }
    }
}

/// Tensors that `transformers` leaves out of a file because another holds the same numbers.
const TIED: [(&str, &str); 2] = [
    ("text_decoder.cls.predictions.decoder.weight", "text_decoder.bert.embeddings.word_embeddings.weight"),
    ("text_decoder.cls.predictions.bias", "text_decoder.cls.predictions.decoder.bias"),
];

/// The captioner, and the picture it looks at.
pub(super) struct Blip {
    model: blip::BlipForConditionalGeneration,
    tokenizer: Tokenizer,
    device: Device,
    normalise: Normalise,
    side: u32,
    room: usize,
    start: u32,
    ends: [u32; 1],
    seen: Option<Tensor>,
}

impl Blip {
    /// Builds the model out of its folder.
    pub(super) fn load(folder: &Folder, device: &Device) -> Result<Self, ToolError> {
        let config: Config = folder.config()?;
        if let Some(other) = config.architectures.iter().find(|name| *name != "BlipForConditionalGeneration") {
            return Err(ToolError::failed(format!(
                "the model is a `{other}`: `vlm.blip` runs BLIP's captioner, `BlipForConditionalGeneration`, such as \
                 Salesforce/blip-image-captioning-base"
            )));
        }
        let tokenizer = folder.tokenizer()?;
        let normalise = folder.json_or_none("preprocessor_config.json")?.unwrap_or(Normalise::CLIP);
        let weights = folder.weights(&TIED, DType::F32, device)?;
        let model = blip::BlipForConditionalGeneration::new(&config.candle(), weights).map_err(|e| folder.unfit(&e))?;
        Ok(Self {
            model,
            tokenizer,
            device: device.clone(),
            normalise,
            side: config.vision_config.image_size as u32,
            room: config.text_config.max_position_embeddings,
            start: config.text_config.bos_token_id,
            ends: [config.text_config.sep_token_id],
            seen: None,
        })
    }

    /// The picture as the vision model takes it, 1 x 3 x side x side.
    fn pixels(&self, picture: &RgbImage) -> Result<Tensor, ToolError> {
        let side = self.side as usize;
        let numbers = self.normalise.planes(&bicubic(picture, self.side, self.side));
        Ok(Tensor::from_vec(numbers, (1, 3, side, side), &self.device)?)
    }

    fn forward(&mut self, tokens: &[u32]) -> candle_core::Result<Vec<f32>> {
        let Some(seen) = &self.seen else { candle_core::bail!("no picture was read") };
        let tokens = Tensor::new(tokens, &self.device)?.unsqueeze(0)?;
        last_row(&self.model.text_decoder().forward(&tokens, seen)?.i(0)?)
    }
}

impl Sees for Blip {
    fn prompt(&self, prompt: &str, _: &RgbImage) -> Result<Vec<u32>, ToolError> {
        // The original tokenizer writes [CLS] prompt [SEP]; its `generate` puts the start token in the place of the
        // first and drops the last.
        Ok([vec![self.start], encoded(&self.tokenizer, prompt)?].concat())
    }

    fn read(&mut self, picture: &RgbImage, tokens: &[u32]) -> Result<Vec<f32>, ToolError> {
        self.model.reset_kv_cache();
        self.seen = Some(self.model.vision_model().forward(&self.pixels(picture)?)?);
        Ok(self.forward(tokens)?)
    }

    fn next(&mut self, token: u32) -> Result<Vec<f32>, ToolError> {
        Ok(self.forward(&[token])?)
    }

    fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    fn ends(&self) -> &[u32] {
        &self.ends
    }

    fn room(&self) -> usize {
        self.room
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{self, Reference};
    use super::*;

    fn model() -> Blip {
        Blip::load(&testing::folder("blip"), &Device::Cpu).unwrap()
    }

    #[test]
    fn pixels_are_those_of_the_original_processor() {
        let reference = Reference::of("blip");
        let mut model = model();
        reference.holds("pixels", &model.pixels(&testing::photo()).unwrap(), 1e-4);
        // The size of the real models, against both of the original's backends.
        model.side = 384;
        let pixels = model.pixels(&testing::photo()).unwrap();
        reference.holds("pixels_384", &pixels, 1e-4);
        reference.holds("pixels_384_torchvision", &pixels, 0.04);
    }

    #[test]
    fn what_is_seen_and_written_is_what_the_original_sees_and_writes() {
        let reference = Reference::of("blip");
        let mut model = model();
        let seen = model.model.vision_model().forward(&model.pixels(&testing::photo()).unwrap()).unwrap();
        reference.holds("seen", &seen, 1e-3);
        reference.answers_hold(&mut model);
    }

    #[test]
    fn another_blip_is_refused_by_its_name() {
        let folder = testing::copy_of("blip");
        let config = std::fs::read_to_string(folder.path().join("config.json")).unwrap();
        let config = config.replace("BlipForConditionalGeneration", "BlipForQuestionAnswering");
        std::fs::write(folder.path().join("config.json"), config).unwrap();
        let error = Blip::load(&Folder::open(folder.path()).unwrap(), &Device::Cpu).err().unwrap().to_string();
        assert!(error.contains("`BlipForQuestionAnswering`") && error.contains("captioner"), "{error}");
    }
}
