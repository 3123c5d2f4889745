//! From pictures to the inputs of these models: Pillow's bicubic resizing, then normalised numbers.

use fast_image_resize::images::{Image as Buffer, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;
use serde::Deserialize;

use crate::tool::ToolError;

/// Resizes as Pillow's `Image.resize(size, BICUBIC)` does: a cubic kernel of a = -0.5, which grows with the picture
/// when it shrinks, over 8-bit numbers. Catmull and Rom's kernel is the same one.
pub(super) fn bicubic(source: &RgbImage, width: u32, height: u32) -> Result<RgbImage, ToolError> {
    if source.dimensions() == (width, height) {
        return Ok(source.clone());
    }
    let failed = |e: &dyn std::fmt::Display| {
        ToolError::failed(format!("resizing {} x {} to {width} x {height}: {e}", source.width(), source.height()))
    };
    let from =
        ImageRef::new(source.width(), source.height(), source.as_raw(), PixelType::U8x3).map_err(|e| failed(&e))?;
    let mut to = Buffer::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize(&from, &mut to, &options).map_err(|e| failed(&e))?;
    RgbImage::from_raw(width, height, to.into_vec()).ok_or_else(|| failed(&"wrong buffer size"))
}

/// `(value / 255 - mean) / std`, for red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub(super) struct Normalise {
    #[serde(rename = "image_mean")]
    mean: [f32; 3],
    #[serde(rename = "image_std")]
    std: [f32; 3],
}

impl Normalise {
    /// `OPENAI_CLIP_MEAN` and `OPENAI_CLIP_STD` of `transformers.image_utils`.
    pub(super) const CLIP: Self =
        Self { mean: [0.48145466, 0.4578275, 0.40821073], std: [0.26862954, 0.261_302_6, 0.275_777_1] };
    /// 0..255 to -1..1.
    pub(super) const HALF: Self = Self { mean: [0.5; 3], std: [0.5; 3] };

    /// The number that stands for a value of a channel.
    pub(super) fn apply(&self, value: u8, channel: usize) -> f32 {
        (f32::from(value) / 255.0 - self.mean[channel]) / self.std[channel]
    }

    /// Three planes, red, green, blue, rows from the top.
    pub(super) fn planes(&self, picture: &RgbImage) -> Vec<f32> {
        let bytes = picture.as_raw();
        (0..3)
            .flat_map(|channel| bytes.iter().skip(channel).step_by(3).map(move |value| self.apply(*value, channel)))
            .collect()
    }
}
