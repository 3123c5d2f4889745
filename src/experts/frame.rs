//! The frame a model looks through: a picture scaled into the size that the model was made for, its channels in the
//! model's order and range, and the way back from the frame to the picture's own pixels.

use std::borrow::Cow;

use fast_image_resize::{FilterType, ResizeAlg};
use image::{RgbImage, imageops};
use serde::Deserialize;

use super::pixels::{Normalise, Planes, resize_by};
use crate::tool::ToolError;

/// How a picture of another shape comes into the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Fit {
    /// Whole and undistorted, in the middle, with a border.
    Letterbox,
    /// Whole and undistorted, in the upper left corner, with a border.
    Corner,
    /// Whole and distorted.
    Stretch,
    /// Undistorted; what does not fit is cut off on both sides.
    Crop,
}

/// How pixels are interpolated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Filter {
    /// Between the four nearest pixels, as OpenCV's `INTER_LINEAR` does: no smoothing when shrinking.
    Linear,
    /// Pillow's `BILINEAR`, which smooths when shrinking.
    Smooth,
    /// Pillow's `BICUBIC`, which smooths when shrinking.
    Bicubic,
}

impl Filter {
    fn algorithm(self) -> ResizeAlg {
        match self {
            Self::Linear => ResizeAlg::Interpolation(FilterType::Bilinear),
            Self::Smooth => ResizeAlg::Convolution(FilterType::Bilinear),
            Self::Bicubic => ResizeAlg::Convolution(FilterType::CatmullRom),
        }
    }
}

/// The order of a model's channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red.
    Bgr,
    /// One channel of brightness (ITU-R BT.601).
    Grey,
}

/// The order of the tensor's axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Axes {
    /// Batch, channel, row, column.
    Nchw,
    /// Batch, row, column, channel.
    Nhwc,
}

/// What a model expects of a picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Frame {
    /// Width and height in pixels.
    pub(crate) size: [u32; 2],
    /// How a picture of another shape comes into it.
    pub(crate) fit: Fit,
    /// How pixels are interpolated.
    pub(crate) filter: Filter,
    /// The channels.
    pub(crate) channels: Channels,
    /// The axes.
    pub(crate) axes: Axes,
    /// From 0..255 to the model's numbers, in the model's order of channels (the first one for grey).
    pub(crate) normalise: Normalise,
    /// The border, as grey level 0..255 before that, in the model's order of channels.
    pub(crate) border: [f32; 3],
}

/// A prepared picture and the way back to its own pixels.
pub(crate) struct Framed {
    /// The numbers, in the order of the frame's axes.
    pub(crate) tensor: Vec<f32>,
    /// Size along each axis.
    pub(crate) shape: [usize; 4],
    /// Picture pixels for each pixel of the frame, (x, y).
    scale: [f32; 2],
    /// Where the picture starts in the frame, (x, y).
    offset: [f32; 2],
}

impl Frame {
    /// Prepares a picture.
    ///
    /// # Errors
    ///
    /// [`ToolError::Argument`] for a picture without pixels, [`ToolError::Failed`] when it cannot be resized.
    pub(crate) fn prepare(&self, picture: &RgbImage) -> Result<Framed, ToolError> {
        if picture.width() == 0 || picture.height() == 0 {
            return Err(ToolError::argument("image", "the picture has no pixels"));
        }
        let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
        let [frame_w, frame_h] = self.size.map(f64::from);
        let fit = (frame_w / width).min(frame_h / height);
        let scaled = |side: f64| ((side * fit).round_ties_even() as u32).max(1);
        let ([w, h], [left, top], seen) = match self.fit {
            Fit::Stretch => (self.size, [0, 0], [0.0, 0.0, width, height]),
            Fit::Corner => ([scaled(width), scaled(height)], [0, 0], [0.0, 0.0, width, height]),
            Fit::Letterbox => {
                let [w, h] = [scaled(width), scaled(height)];
                ([w, h], [(self.size[0] - w) / 2, (self.size[1] - h) / 2], [0.0, 0.0, width, height])
            }
            Fit::Crop => {
                // Cut before it is scaled: a picture that is one pixel high would become a very long one.
                let fit = (frame_w / width).max(frame_h / height);
                let [w, h] = [(frame_w / fit).round().max(1.0), (frame_h / fit).round().max(1.0)];
                (self.size, [0, 0], [((width - w) / 2.0).floor(), ((height - h) / 2.0).floor(), w, h])
            }
        };
        let [x, y, seen_w, seen_h] = seen.map(|v| v as u32);
        let part = imageops::crop_imm(picture, x, y, seen_w, seen_h);
        let whole = (seen_w, seen_h) == picture.dimensions();
        let part = if whole { Cow::Borrowed(picture) } else { Cow::Owned(part.to_image()) };
        let made = resize_by(&part, w, h, self.filter.algorithm())?;
        let (tensor, shape) = self.tensor(&made, left as usize, top as usize);
        let scale = [(seen[2] / f64::from(w)) as f32, (seen[3] / f64::from(h)) as f32];
        let offset = [left as f32 - x as f32 / scale[0], top as f32 - y as f32 / scale[1]];
        Ok(Framed { tensor, shape, scale, offset })
    }

    /// The picture with its upper left corner at (`left`, `top`) of the frame.
    fn tensor(&self, picture: &RgbImage, left: usize, top: usize) -> (Vec<f32>, [usize; 4]) {
        let [width, height] = self.size.map(|side| side as usize);
        let plane = width * height;
        let by = self.normalise;
        let mut planes = Vec::with_capacity(3 * plane);
        for (border, (scale, shift)) in self.border.iter().zip(by.scale.iter().zip(&by.shift)) {
            planes.resize(planes.len() + plane, border * scale + shift);
        }
        match self.channels {
            Channels::Bgr => Planes { data: &mut planes, width, height }.write(picture, left, top, by),
            Channels::Rgb => {
                // The planes are written blue, green, red; exchanging the outer ones before and after turns them.
                exchange(&mut planes, plane);
                let turned = |[a, b, c]: [f32; 3]| [c, b, a];
                let by = Normalise { scale: turned(by.scale), shift: turned(by.shift) };
                Planes { data: &mut planes, width, height }.write(picture, left, top, by);
                exchange(&mut planes, plane);
            }
            Channels::Grey => {
                planes.truncate(plane);
                for (x, y, pixel) in picture.enumerate_pixels() {
                    let (x, y) = (left + x as usize, top + y as usize);
                    let [r, g, b] = pixel.0.map(f32::from);
                    let grey = 0.299 * r + 0.587 * g + 0.114 * b;
                    planes[y * width + x] = grey * by.scale[0] + by.shift[0];
                }
            }
        }
        let channels = planes.len() / plane.max(1);
        match self.axes {
            Axes::Nchw => (planes, [1, channels, height, width]),
            Axes::Nhwc => {
                let pixels = (0..plane).flat_map(|at| (0..channels).map(move |channel| channel * plane + at));
                (pixels.map(|at| planes[at]).collect(), [1, height, width, channels])
            }
        }
    }
}

/// Exchanges the first and the third of three planes.
fn exchange(planes: &mut [f32], plane: usize) {
    let (first, rest) = planes.split_at_mut(plane);
    first.swap_with_slice(&mut rest[plane..]);
}

impl Framed {
    /// A box of the frame, in pixels of the picture; not clipped.
    pub(crate) fn to_picture(&self, xyxy: [f32; 4]) -> [f32; 4] {
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

    fn frame(size: [u32; 2], fit: Fit) -> Frame {
        let normalise = Normalise { scale: [1.0; 3], shift: [0.0; 3] };
        let (filter, channels, axes) = (Filter::Linear, Channels::Rgb, Axes::Nchw);
        Frame { size, fit, filter, channels, axes, normalise, border: [7.0, 8.0, 9.0] }
    }

    fn back(fit: Fit) -> ([f32; 4], [f32; 4]) {
        let framed = frame([20, 20], fit).prepare(&RgbImage::new(80, 40)).unwrap();
        (framed.to_picture([0.0, 0.0, 20.0, 20.0]), framed.to_picture([5.0, 5.0, 10.0, 10.0]))
    }

    #[test]
    fn every_fit_leads_back_to_the_picture() {
        assert_eq!(back(Fit::Letterbox), ([0.0, -20.0, 80.0, 60.0], [20.0, 0.0, 40.0, 20.0]));
        assert_eq!(back(Fit::Corner), ([0.0, 0.0, 80.0, 80.0], [20.0, 20.0, 40.0, 40.0]));
        assert_eq!(back(Fit::Stretch), ([0.0, 0.0, 80.0, 40.0], [20.0, 10.0, 40.0, 20.0]));
        assert_eq!(back(Fit::Crop), ([20.0, 0.0, 60.0, 40.0], [30.0, 10.0, 40.0, 20.0]));
    }

    #[test]
    fn channels_axes_and_border_are_the_models() {
        let picture = RgbImage::from_pixel(1, 1, Rgb([10, 20, 30]));
        let made = |channels, axes| {
            let frame = Frame { channels, axes, ..frame([2, 1], Fit::Corner) };
            let framed = frame.prepare(&picture).unwrap();
            (framed.tensor, framed.shape)
        };
        assert_eq!(made(Channels::Rgb, Axes::Nchw), (vec![10.0, 7.0, 20.0, 8.0, 30.0, 9.0], [1, 3, 1, 2]));
        assert_eq!(made(Channels::Bgr, Axes::Nchw), (vec![30.0, 7.0, 20.0, 8.0, 10.0, 9.0], [1, 3, 1, 2]));
        assert_eq!(made(Channels::Rgb, Axes::Nhwc), (vec![10.0, 20.0, 30.0, 7.0, 8.0, 9.0], [1, 1, 2, 3]));
        let (grey, shape) = made(Channels::Grey, Axes::Nchw);
        assert!((grey[0] - 18.15).abs() < 1e-3 && grey[1] == 7.0 && shape == [1, 1, 1, 2], "{grey:?}");
    }

    #[test]
    fn each_channel_has_its_own_mean_in_the_models_order() {
        let normalise = Normalise { scale: [1.0; 3], shift: [-1.0, -2.0, -3.0] };
        let frame = Frame { normalise, ..frame([1, 1], Fit::Stretch) };
        let picture = RgbImage::from_pixel(1, 1, Rgb([10, 20, 30]));
        assert_eq!(frame.prepare(&picture).unwrap().tensor, [9.0, 18.0, 27.0]);
        let frame = Frame { channels: Channels::Bgr, ..frame };
        assert_eq!(frame.prepare(&picture).unwrap().tensor, [29.0, 18.0, 7.0]);
    }

    #[test]
    fn a_very_long_picture_is_cut_before_it_is_scaled() {
        let framed = frame([300, 300], Fit::Crop).prepare(&RgbImage::new(60_000, 1)).unwrap();
        assert_eq!((framed.shape, framed.scale), ([1, 3, 300, 300], [1.0 / 300.0; 2]));
    }

    #[test]
    fn a_picture_without_pixels_is_an_error() {
        assert!(frame([4, 4], Fit::Crop).prepare(&RgbImage::new(0, 5)).is_err());
    }
}
