//! Preparation for text detection, with the limits of the Python package `rapidocr` 3.10.0: no side over 2,000
//! pixels, none under 30, black bars above and below a very wide picture, the shorter side at least 736 for the model.

use image::{RgbImage, imageops};

use crate::experts::Tensor;
use crate::experts::pixels::{Normalise, Planes, resize};
use crate::tool::ToolError;

const LONGEST: u32 = 2000;
const SHORTEST: u32 = 30;
/// Width to height beyond which a picture gets bars.
const WIDEST_RATIO: f64 = 8.0;
/// Shorter side of what the detection model sees.
const MODEL_SIDE: f64 = 736.0;
/// Every side of what it sees is a multiple of this.
const MULTIPLE: f64 = 32.0;
/// Longest side of what it sees: bounds time and memory for ribbons of pictures.
const MODEL_LONGEST: f64 = 8192.0;
/// The most that a part of a picture is enlarged for the model: the package only knows whole pictures, and a sign that
/// is cut out tightly would otherwise come with letters so large that a line falls apart.
const PART_ENLARGED: f64 = 2.0;

/// A picture of bounded size, on which lines are found and cut out, and the way back to the given one.
pub(super) struct Page {
    pub(super) pixels: RgbImage,
    /// Pixels of the given picture for each pixel of the page, (x, y).
    scale: [f64; 2],
    /// Height of the bar above.
    bar: u32,
    /// The most that it is enlarged for the model.
    enlarged: f64,
}

impl Page {
    /// The page of a picture that is whole, or a part of another one.
    pub(super) fn new(picture: &RgbImage, is_part: bool) -> Result<Self, ToolError> {
        let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
        let (longest, shortest) = (width.max(height), width.min(height));
        let mut size = (picture.width(), picture.height());
        if longest > f64::from(LONGEST) {
            size = multiple(size, f64::from(LONGEST) / longest);
        }
        if size.0.min(size.1) < SHORTEST {
            size = multiple(size, f64::from(SHORTEST) / f64::from(size.0.min(size.1)).min(shortest.max(1.0)));
        }
        let pixels = resize(picture, size.0, size.1)?;
        let scale = [width / f64::from(size.0), height / f64::from(size.1)];
        let bar = bar_height(size.0, size.1);
        let enlarged = if is_part { PART_ENLARGED } else { f64::INFINITY };
        Ok(Self { pixels: with_bars(pixels, bar), scale, bar, enlarged })
    }

    /// A box of the page (left, top, right, bottom) in pixels of the given picture.
    pub(super) fn to_picture(&self, bounds: [f64; 4]) -> [f32; 4] {
        let x = |v: f64| (v * self.scale[0]) as f32;
        let y = |v: f64| ((v - f64::from(self.bar)).max(0.0) * self.scale[1]) as f32;
        [x(bounds[0]), y(bounds[1]), x(bounds[2]), y(bounds[3])]
    }

    /// What the detection model takes, `[1, 3, height, width]`.
    pub(super) fn tensor(&self) -> Result<Tensor, ToolError> {
        let (width, height) = self.pixels.dimensions();
        let shortest = f64::from(width.min(height));
        let longest = f64::from(width.max(height));
        let most = self.enlarged.min((MODEL_LONGEST / longest).max(1.0));
        let ratio = (MODEL_SIDE / shortest).max(1.0).min(most);
        let (width, height) = multiple((width, height), ratio);
        let (columns, rows) = (width as usize, height as usize);
        let mut data = vec![0.0; 3 * columns * rows];
        let picture = resize(&self.pixels, width, height)?;
        Planes { data: &mut data, width: columns, height: rows }.write(&picture, 0, 0, Normalise::SIGNED);
        Tensor::from_f32(&[1, 3, rows, columns], data)
    }
}

/// Both sides scaled, cut to whole pixels and rounded to the nearest multiple of 32, at least 32.
fn multiple(size: (u32, u32), ratio: f64) -> (u32, u32) {
    let side = |v: u32| (((f64::from(v) * ratio).trunc() / MULTIPLE).round_ties_even() * MULTIPLE).max(MULTIPLE) as u32;
    (side(size.0), side(size.1))
}

fn bar_height(width: u32, height: u32) -> u32 {
    if height > SHORTEST && f64::from(width) / f64::from(height) <= WIDEST_RATIO {
        return 0;
    }
    let wanted = 2 * ((f64::from(width) / WIDEST_RATIO) as u32).max(SHORTEST);
    wanted.abs_diff(height) / 2
}

fn with_bars(picture: RgbImage, bar: u32) -> RgbImage {
    if bar == 0 {
        return picture;
    }
    let mut padded = RgbImage::new(picture.width(), picture.height() + 2 * bar);
    imageops::replace(&mut padded, &picture, 0, i64::from(bar));
    padded
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn page(width: u32, height: u32) -> Page {
        Page::new(&RgbImage::new(width, height), false).unwrap()
    }

    #[test]
    fn sizes_follow_the_python_package() {
        // (picture, page, what the model sees), from running the package's own functions.
        for (picture, size, model) in [
            ((463, 1013), (463, 1013), [1, 3, 1600, 736]),
            ((4000, 3000), (1984, 1504), [1, 3, 1504, 1984]),
            ((640, 40), (640, 160), [1, 3, 736, 2944]),
            ((100, 20), (160, 32), [1, 3, 736, 3680]),
        ] {
            let page = page(picture.0, picture.1);
            assert_eq!(page.pixels.dimensions(), size, "{picture:?}");
            assert_eq!(page.tensor().unwrap().shape(), model, "{picture:?}");
        }
    }

    #[test]
    fn boxes_lead_back_through_bars_and_scale() {
        let page = page(640, 40);
        assert_eq!(page.to_picture([10.0, 65.0, 20.0, 100.0]), [10.0, 5.0, 20.0, 40.0]);
        let large = self::page(4000, 3000);
        let corner = large.to_picture([1984.0, 1504.0, 1984.0, 1504.0]);
        assert_eq!(corner, [4000.0, 3000.0, 4000.0, 3000.0]);
    }

    #[test]
    fn a_part_is_enlarged_less_than_a_whole_picture() {
        let part = Page::new(&RgbImage::new(640, 128), true).unwrap();
        assert_eq!(part.tensor().unwrap().shape(), [1, 3, 256, 1280]);
        assert_eq!(page(640, 128).tensor().unwrap().shape(), [1, 3, 736, 3680]);
    }

    #[test]
    fn a_ribbon_does_not_grow_without_bound() {
        let page = page(1, 20_000);
        let shape = page.tensor().unwrap().shape();
        assert!(shape[2] <= 8192 + 32 && shape[3] <= 8192 + 32, "{shape:?}");
    }
}
