//! How a picture looks as a whole: light, sharpness, colours. Measured, not recognised.

use super::colour::{NAMES, name_of, oklab, sampled};
use crate::value::Image;

/// Samples along the longer side.
const SAMPLES: u32 = 256;
/// Mean lightness in OKLab below which a picture is dark, and above which it is bright.
const DARK: f32 = 0.35;
const BRIGHT: f32 = 0.85;
/// Chroma in OKLab that is not seen as a colour.
const COLOURLESS: f32 = 0.02;
/// Least share of a picture that a main colour covers.
const MAIN: f64 = 0.25;
/// Least spread of gray levels with which sharpness can be told: a plain wall is neither sharp nor blurred.
const CONTRAST: f64 = 20.0;
/// The variance of the Laplacian below which a picture is blurred (J. L. Pech-Pacheco et al., "Diatom autofocusing in
/// brightfield microscopy", 2000), far below the 100 that is often used: only what is plainly blurred is called so.
const BLURRED: f64 = 12.0;

/// What can be said of a picture: nothing where it is not remarkable.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scene {
    /// `dark` or `bright`.
    pub(crate) light: Option<&'static str>,
    /// No pixel, or next to none, has a colour.
    pub(crate) black_and_white: bool,
    /// Nothing in it is sharp.
    pub(crate) blurred: bool,
    /// Names of the colours that cover much of it, the largest first.
    pub(crate) colours: Vec<&'static str>,
}

impl Scene {
    /// Measures a picture; one without pixels shows nothing.
    pub(crate) fn of(image: &Image) -> Self {
        let pixels = image.pixels();
        let step = (pixels.width().max(pixels.height()) / SAMPLES).max(1);
        let mut votes = [0usize; NAMES.len()];
        let (mut lightness, mut coloured, mut n) = (0.0f32, 0usize, 0usize);
        for y in sampled(pixels.height(), step) {
            for x in sampled(pixels.width(), step) {
                let rgb = pixels.get_pixel(x, y).0;
                let [l, a, b] = oklab(rgb);
                lightness += l;
                coloured += usize::from(a.hypot(b) > COLOURLESS);
                votes[name_of(rgb)] += 1;
                n += 1;
            }
        }
        let light = match lightness / n.max(1) as f32 {
            _ if n == 0 => None,
            mean if mean < DARK => Some("dark"),
            mean if mean > BRIGHT => Some("bright"),
            _ => None,
        };
        let mut main: Vec<usize> = (0..votes.len()).filter(|at| votes[*at] as f64 >= MAIN * n.max(1) as f64).collect();
        main.sort_by_key(|at| std::cmp::Reverse(votes[*at]));
        Self {
            light,
            black_and_white: n > 0 && coloured * 100 <= n,
            blurred: is_blurred(image),
            colours: main.into_iter().map(|at| NAMES[at]).collect(),
        }
    }

    /// The look in words, such as `dark, blurred, mostly blue and black`; nothing when it is not remarkable.
    pub(crate) fn words(&self) -> Option<String> {
        let mut parts: Vec<String> = self.light.into_iter().map(str::to_owned).collect();
        if self.blurred {
            parts.push("blurred".to_owned());
        }
        if self.black_and_white {
            parts.push("black and white".to_owned());
        } else if !self.colours.is_empty() {
            parts.push(format!("mostly {}", self.colours.join(" and ")));
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// Looks at means of cells, at most [`SAMPLES`] along the longer side, so that the size of the picture does not matter.
fn is_blurred(image: &Image) -> bool {
    let pixels = image.pixels();
    let step = pixels.width().max(pixels.height()).div_ceil(SAMPLES).max(1);
    let (columns, rows) = ((pixels.width() / step) as usize, (pixels.height() / step) as usize);
    if columns < 3 || rows < 3 {
        return false;
    }
    let mean = |at: usize| {
        let (left, top) = ((at % columns) as u32 * step, (at / columns) as u32 * step);
        let all = (top..top + step).flat_map(|y| (left..left + step).map(move |x| (x, y)));
        let sum: f64 = all.map(|(x, y)| gray(pixels.get_pixel(x, y).0)).sum();
        sum / f64::from(step * step)
    };
    let levels: Vec<f64> = (0..columns * rows).map(mean).collect();
    let edges: Vec<f64> = (1..rows - 1)
        .flat_map(|y| (1..columns - 1).map(move |x| y * columns + x))
        .map(|at| levels[at - 1] + levels[at + 1] + levels[at - columns] + levels[at + columns] - 4.0 * levels[at])
        .collect();
    variance(&levels).sqrt() > CONTRAST && variance(&edges) < BLURRED
}

fn gray([r, g, b]: [u8; 3]) -> f64 {
    0.299 * f64::from(r) + 0.587 * f64::from(g) + 0.114 * f64::from(b)
}

fn variance(values: &[f64]) -> f64 {
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage};

    fn looked(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 3]) -> Scene {
        Scene::of(&Image::original(RgbImage::from_fn(width, height, |x, y| Rgb(pixel(x, y)))))
    }

    #[test]
    fn light_and_colours_are_told() {
        let night = looked(300, 200, |x, _| if x < 180 { [10, 10, 14] } else { [20, 40, 110] });
        assert_eq!(night.words().as_deref(), Some("dark, mostly black and blue"));
        let paper = looked(300, 200, |x, y| if (x + y) % 40 == 0 { [0; 3] } else { [250; 3] });
        assert_eq!(paper.words().as_deref(), Some("bright, black and white"));
    }

    #[test]
    fn a_picture_without_edges_is_blurred_and_a_plain_one_is_not() {
        let soft = looked(600, 400, |x, _| [(127.0 + 100.0 * (f64::from(x) / 60.0).sin()) as u8; 3]);
        assert!(soft.blurred && soft.black_and_white);
        let sharp = looked(600, 400, |x, y| [255 * ((x / 20 + y / 20) % 2) as u8; 3]);
        assert!(!sharp.blurred);
        assert!(!looked(600, 400, |_, _| [90, 120, 60]).blurred);
    }

    #[test]
    fn pictures_of_no_and_few_pixels_are_not_remarkable() {
        let nothing = looked(0, 0, |_, _| [0; 3]);
        assert_eq!(nothing.words(), None);
        assert!(!looked(2, 1, |_, _| [200, 0, 0]).blurred);
    }
}
