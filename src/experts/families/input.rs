//! `[expert.input]`: what a model of a family expects of a picture.

use serde::Deserialize;

use crate::experts::frame::{Axes, Channels, Filter, Fit, Frame};
use crate::experts::pixels::Normalise;

/// Longest side of a model's input, in pixels.
const LONGEST: u32 = 4096;

/// The table `input`. A pixel's value 0..255 becomes `(value * scale - mean) / std`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Width and height in pixels.
    pub(super) size: [u32; 2],
    /// How a picture of another shape comes into it; the family says what holds otherwise.
    pub(super) fit: Option<Fit>,
    #[serde(default = "linear")]
    filter: Filter,
    #[serde(default = "rgb")]
    channels: Channels,
    #[serde(default = "nchw")]
    axes: Axes,
    #[serde(default = "one_255th")]
    scale: f32,
    #[serde(default)]
    mean: Mean,
    #[serde(default = "ones")]
    std: Mean,
    /// Grey level of the border.
    #[serde(default)]
    border: f32,
}

/// One number for all channels or one for each, in the model's order.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Mean {
    All(f32),
    Each([f32; 3]),
}

impl Default for Mean {
    fn default() -> Self {
        Self::All(0.0)
    }
}

impl Mean {
    fn each(self) -> [f32; 3] {
        match self {
            Self::All(value) => [value; 3],
            Self::Each(values) => values,
        }
    }
}

impl Input {
    /// The frame that these settings describe.
    ///
    /// # Errors
    ///
    /// A sentence about the setting that cannot be.
    pub(super) fn frame(&self, otherwise: Fit) -> Result<Frame, String> {
        if self.size.iter().any(|side| !(1..=LONGEST).contains(side)) {
            return Err(format!("input.size {:?}: expected width and height, 1 to {LONGEST} pixels", self.size));
        }
        let (mean, std) = (self.mean.each(), self.std.each());
        let numbers = mean.iter().chain(&std).chain([&self.scale, &self.border]);
        if numbers.into_iter().any(|number| !number.is_finite()) || std.contains(&0.0) {
            return Err("input: scale, mean, std and border must be finite, std not 0".to_owned());
        }
        Ok(Frame {
            size: self.size,
            fit: self.fit.unwrap_or(otherwise),
            filter: self.filter,
            channels: self.channels,
            axes: self.axes,
            normalise: Normalise {
                scale: std.map(|std| self.scale / std),
                shift: [0, 1, 2].map(|channel| -mean[channel] / std[channel]),
            },
            border: [self.border; 3],
        })
    }
}

fn linear() -> Filter {
    Filter::Linear
}

fn rgb() -> Channels {
    Channels::Rgb
}

fn nchw() -> Axes {
    Axes::Nchw
}

fn one_255th() -> f32 {
    1.0 / 255.0
}

fn ones() -> Mean {
    Mean::All(1.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn frame(toml: &str) -> Result<Frame, String> {
        toml::from_str::<Input>(toml).unwrap().frame(Fit::Stretch)
    }

    #[test]
    fn scale_mean_and_deviation_become_one_factor_and_one_shift() {
        let made = frame("size = [4, 2]\nscale = 1.0\nmean = [10.0, 20.0, 30.0]\nstd = 2.0").unwrap();
        assert_eq!(made.normalise, Normalise { scale: [0.5; 3], shift: [-5.0, -10.0, -15.0] });
        assert_eq!((made.size, made.fit), ([4, 2], Fit::Stretch));
    }

    #[test]
    fn impossible_settings_are_refused() {
        assert!(frame("size = [0, 2]").unwrap_err().contains("input.size [0, 2]"));
        assert!(frame("size = [4, 2]\nstd = 0.0").unwrap_err().contains("std not 0"));
    }
}
