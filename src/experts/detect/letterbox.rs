//! Preparation for NanoDet: the picture scaled to fit a square, centred, on the mean colour; or stretched to fill it.

use image::RgbImage;

use crate::experts::pixels::{Normalise, Planes, resize};
use crate::tool::ToolError;

/// Side of the model's input in pixels.
pub(super) const SIDE: usize = 416;

/// Mean and standard deviation of blue, green and red that the model was trained with.
const MEAN: [f32; 3] = [103.53, 116.28, 123.675];
const STD: [f32; 3] = [57.375, 57.12, 58.395];

/// How a picture comes into the square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// In its own shape.
    Inside,
    /// With both sides scaled to the square's.
    Stretched,
}

/// A prepared picture and the way back to its own pixels.
pub(super) struct Letterbox {
    /// `[1, 3, 416, 416]`, planes blue, green, red.
    pub(super) tensor: Vec<f32>,
    /// Picture pixels for each letterbox pixel, (x, y).
    scale: [f32; 2],
    /// Where the picture starts in the square, (x, y).
    offset: [f32; 2],
}

impl Letterbox {
    pub(super) fn new(picture: &RgbImage, how: Fit) -> Result<Self, ToolError> {
        let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
        let fit = (SIDE as f64 / width).min(SIDE as f64 / height);
        let side = |length: f64| match how {
            Fit::Inside => ((length * fit).round_ties_even() as u32).max(1),
            Fit::Stretched => SIDE as u32,
        };
        let (w, h) = (side(width), side(height));
        let (left, top) = ((SIDE - w as usize) / 2, (SIDE - h as usize) / 2);
        // The mean colour becomes zero, so the border needs no writing.
        let mut tensor = vec![0.0; 3 * SIDE * SIDE];
        let by = Normalise { scale: STD.map(|s| 1.0 / s), shift: [0, 1, 2].map(|c| -MEAN[c] / STD[c]) };
        Planes { data: &mut tensor, width: SIDE, height: SIDE }.write(&resize(picture, w, h)?, left, top, by);
        Ok(Self {
            tensor,
            scale: [(width / f64::from(w)) as f32, (height / f64::from(h)) as f32],
            offset: [left as f32, top as f32],
        })
    }

    /// A box of the square, in pixels of the picture; not clipped.
    pub(super) fn to_picture(&self, xyxy: [f32; 4]) -> [f32; 4] {
        let x = |v: f32| (v - self.offset[0]) * self.scale[0];
        let y = |v: f32| (v - self.offset[1]) * self.scale[1];
        [x(xyxy[0]), y(xyxy[1]), x(xyxy[2]), y(xyxy[3])]
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::Rgb;

    use super::*;

    /// The picture of the reference: a smooth pattern, the same formula as in `tests/data/vision/make.py`.
    fn pattern(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| {
            Rgb([(x * 3 % 256) as u8, (y * 5 % 256) as u8, ((x + y) * 2 % 256) as u8])
        })
    }

    #[test]
    fn the_tensor_agrees_with_the_python_preparation() {
        let reference: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/data/vision/letterbox.json")).unwrap();
        let made = Letterbox::new(&pattern(250, 100), Fit::Inside).unwrap();
        let expected: Vec<f64> = reference["rows"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
        let rows: Vec<f64> = made
            .tensor
            .chunks_exact(SIDE)
            .step_by(16)
            .map(|row| row.iter().map(|v| f64::from(*v)).sum::<f64>() / SIDE as f64)
            .collect();
        assert_eq!(rows.len(), expected.len());
        // One grey level is 1/57 = 0.018; the two libraries round the interpolation differently, and green is the
        // same along a row of the pattern.
        let off: Vec<f64> = rows.iter().zip(&expected).map(|(a, b)| (a - b).abs()).collect();
        assert!(off.iter().all(|d| *d < 0.02), "{off:?}");
        assert!(off.iter().sum::<f64>() / (off.len() as f64) < 0.002, "{off:?}");
        let back = made.to_picture([0.0, 125.0, 416.0, 291.0]);
        let expected: Vec<f32> =
            reference["back"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap() as f32).collect();
        for (a, b) in back.iter().zip(&expected) {
            assert!((a - b).abs() < 1e-3, "{back:?} is not {expected:?}");
        }
    }

    #[test]
    fn a_picture_far_from_square_still_has_a_pixel_of_each_side() {
        let made = Letterbox::new(&pattern(3000, 1), Fit::Inside).unwrap();
        assert_eq!(made.to_picture([0.0, 207.0, 416.0, 208.0]), [0.0, 0.0, 3000.0, 1.0]);
    }
}
