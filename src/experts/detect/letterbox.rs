//! Preparation for NanoDet: the picture scaled to fit a square, centred, on the mean colour.

use crate::experts::frame::{Axes, Channels, Filter, Fit, Frame};
use crate::experts::pixels::Normalise;

/// Side of the model's input in pixels.
pub(super) const SIDE: usize = 416;

/// Mean and standard deviation of blue, green and red that the model was trained with.
const MEAN: [f32; 3] = [103.53, 116.28, 123.675];
const STD: [f32; 3] = [57.375, 57.12, 58.395];

/// What NanoDet looks through: `[1, 3, 416, 416]`, planes blue, green, red.
pub(super) const FRAME: Frame = Frame {
    size: [SIDE as u32; 2],
    fit: Fit::Letterbox,
    filter: Filter::Linear,
    channels: Channels::Bgr,
    axes: Axes::Nchw,
    normalise: Normalise {
        scale: [1.0 / STD[0], 1.0 / STD[1], 1.0 / STD[2]],
        shift: [-MEAN[0] / STD[0], -MEAN[1] / STD[1], -MEAN[2] / STD[2]],
    },
    border: MEAN,
};

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::{Rgb, RgbImage};

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
        let made = FRAME.prepare(&pattern(250, 100)).unwrap();
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
        let made = FRAME.prepare(&pattern(3000, 1)).unwrap();
        assert_eq!(made.to_picture([0.0, 207.0, 416.0, 208.0]), [0.0, 0.0, 3000.0, 1.0]);
    }
}
