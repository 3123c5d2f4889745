//! From pictures to the inputs of these models: Pillow's bicubic resizing to the bit, then normalised numbers.

use image::RgbImage;
use serde::Deserialize;

/// Bits behind the point of Pillow's weights (`PRECISION_BITS` of its `Resample.c`): sums of them fit in 32 bits.
const BITS: u32 = 32 - 8 - 2;

/// Resizes as Pillow's `Image.resize((width, height), BICUBIC)` does, whose pictures these models were trained on:
/// first along the rows, then along the columns, rounded to 8 bits after each, with a cubic kernel of a = -0.5 that
/// widens when the picture shrinks.
pub(super) fn bicubic(source: &RgbImage, width: u32, height: u32) -> RgbImage {
    let (from_width, from_height) = (source.width() as usize, source.height() as usize);
    let (to_width, to_height) = (width as usize, height as usize);
    let mut narrow = vec![0; 3 * to_width * from_height];
    for (x, (first, weights)) in windows(from_width, to_width).into_iter().enumerate() {
        for y in 0..from_height {
            let pixels = &source.as_raw()[3 * (y * from_width + first)..];
            narrow[3 * (y * to_width + x)..][..3].copy_from_slice(&weighted(pixels, 3, &weights));
        }
    }
    let mut out = RgbImage::new(width, height);
    for (y, (first, weights)) in windows(from_height, to_height).into_iter().enumerate() {
        for x in 0..to_width {
            let pixels = &narrow[3 * (first * to_width + x)..];
            out.put_pixel(x as u32, y as u32, image::Rgb(weighted(pixels, 3 * to_width, &weights)));
        }
    }
    out
}

/// The sum of pixels that lie `stride` bytes apart, each with its weight.
fn weighted(pixels: &[u8], stride: usize, weights: &[i32]) -> [u8; 3] {
    let mut sums = [1 << (BITS - 1); 3];
    for (pixel, weight) in pixels.chunks(stride).zip(weights) {
        for (sum, value) in sums.iter_mut().zip(pixel) {
            *sum += i32::from(*value) * weight;
        }
    }
    sums.map(|sum: i32| (sum >> BITS).clamp(0, 255) as u8)
}

/// For each new pixel along an axis the first old one that counts and the weights from there on.
fn windows(from: usize, to: usize) -> Vec<(usize, Vec<i32>)> {
    let scale = from as f64 / to as f64;
    let wider = scale.max(1.0);
    let support = 2.0 * wider;
    (0..to)
        .map(|new| {
            let centre = (new as f64 + 0.5) * scale;
            let first = (centre - support + 0.5).max(0.0) as usize;
            let end = ((centre + support + 0.5) as usize).min(from);
            let weights: Vec<f64> = (first..end).map(|old| cubic((old as f64 - centre + 0.5) / wider)).collect();
            let sum: f64 = weights.iter().sum();
            let fixed = |weight: &f64| (weight / sum * f64::from(1 << BITS)).round() as i32;
            (first, weights.iter().map(fixed).collect())
        })
        .collect()
}

/// Keys' cubic kernel with a = -0.5.
fn cubic(x: f64) -> f64 {
    const A: f64 = -0.5;
    match x.abs() {
        x if x < 1.0 => ((A + 2.0) * x - (A + 3.0)) * x * x + 1.0,
        x if x < 2.0 => (((x - 5.0) * x + 8.0) * x - 4.0) * A,
        _ => 0.0,
    }
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
