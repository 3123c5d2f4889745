//! Conversations with a multimodal model, for `llm`: Qwen3-VL, the one family here that was made for them.

use std::path::Path;

use candle_core::DType;
use image::RgbImage;
use tokio_util::sync::CancellationToken;

use super::folder::Folder;
use super::qwen3_vl::Qwen3Vl;
pub(crate) use super::qwen3_vl::{Part, Turn};
use super::sees::{Sees, encoded, go_on, spelt};
use crate::tool::ToolError;

/// A model that talks about pictures, greedily, and reads each conversation anew.
pub(crate) struct Chat(Qwen3Vl);

impl Chat {
    /// Loads a Qwen3-VL out of its folder. Its numbers are 32-bit floats on the processor and half as long elsewhere.
    /// Pictures of more than `max_pixels` are made smaller.
    pub(crate) fn load(folder: &Path, device: &str, max_pixels: usize) -> Result<Self, ToolError> {
        let dtype = if device == "cpu" { DType::F32 } else { DType::BF16 };
        Ok(Self(Qwen3Vl::load(&Folder::open(folder)?, dtype, &super::device(device)?, max_pixels)?))
    }

    /// Most tokens that it can hold.
    pub(crate) fn room(&self) -> usize {
        self.0.room()
    }

    /// The tokens of a conversation, and of the beginning of what the model is to say.
    pub(crate) fn prompt(&self, turns: &[Turn<'_>], written: &str) -> Result<Vec<u32>, ToolError> {
        let mut tokens = self.0.chat(turns)?;
        tokens.extend(encoded(self.0.tokenizer(), written)?);
        Ok(tokens)
    }

    /// Goes on with such tokens, among which the pictures have their places, by `most` tokens at most, and says how
    /// many it wrote. `hear` is told the text so far and says whether to go on.
    pub(crate) fn write(
        &mut self,
        pictures: &[&RgbImage],
        prompt: &[u32],
        most: usize,
        cancel: &CancellationToken,
        hear: &mut dyn FnMut(String) -> bool,
    ) -> Result<usize, ToolError> {
        let logits = self.0.look(pictures, prompt)?;
        let mut told = |model: &Qwen3Vl, tokens: &[u32]| Ok(hear(spelt(model, tokens)?));
        Ok(go_on(&mut self.0, logits, most, cancel, &mut told)?.len())
    }
}
