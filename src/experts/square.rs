//! What the models for one person look at: a square around the person, made small, black where the picture ends.

use image::{RgbImage, imageops};

use super::Runtime;
use super::detect::{DetectOptions, classes, objects};
use super::pixels::resize;
use crate::tool::ToolError;
use crate::value::{Area, Image, Regions};
use tokio_util::sync::CancellationToken;

/// A square cut around a box, and the way back.
pub(super) struct Square {
    /// `side` x `side` pixels.
    pub(super) pixels: RgbImage,
    /// What it shows of the picture, in the picture's own pixels.
    pub(super) part: Area,
    /// Where in the square that is.
    pub(super) placed: Area,
}

impl Square {
    /// A square of `side` pixels around the centre of a box in original pixels, `margin` times as large as the longer
    /// side of the box; nothing when the box is none or lies outside of the picture.
    ///
    /// # Errors
    ///
    /// [`ToolError::Failed`] when the part cannot be resized.
    pub(super) fn around(image: &Image, xyxy: [f32; 4], margin: f32, side: u32) -> Result<Option<Self>, ToolError> {
        if image.area_of(xyxy, 0.0).is_none() {
            return Ok(None);
        }
        let [x1, y1, x2, y2] = image.origin().from_original(xyxy);
        let reach = ((x2 - x1).abs().max((y2 - y1).abs()) * margin / 2.0).max(1.0);
        let (left, top) = (((x1 + x2) / 2.0 - reach).round(), ((y1 + y2) / 2.0 - reach).round());
        let length = (2.0 * reach).round();
        let cut = |start: f32, whole: u32| {
            let (low, high) = (start.clamp(0.0, whole as f32), (start + length).clamp(0.0, whole as f32));
            (low as u32, (high - low) as u32)
        };
        let ((x, width), (y, height)) = (cut(left, image.width()), cut(top, image.height()));
        if width == 0 || height == 0 {
            return Ok(None);
        }
        let scale = side as f32 / length;
        let place = |start: f32, from: u32, size: u32| {
            let size = ((size as f32 * scale).round() as u32).clamp(1, side);
            let offset = (((from as f32 - start) * scale).round().max(0.0) as u32).min(side - size);
            (offset, size)
        };
        let ((to_x, to_width), (to_y, to_height)) = (place(left, x, width), place(top, y, height));
        let seen = imageops::crop_imm(image.pixels(), x, y, width, height).to_image();
        let mut pixels = RgbImage::new(side, side);
        imageops::replace(&mut pixels, &resize(&seen, to_width, to_height)?, i64::from(to_x), i64::from(to_y));
        let placed = Area { x: to_x, y: to_y, width: to_width, height: to_height };
        Ok(Some(Self { pixels, part: Area { x, y, width, height }, placed }))
    }

    /// A point of the square, in the picture's own pixels; it may lie outside of the picture.
    pub(super) fn to_picture(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let (part, placed) = (self.part, self.placed);
        [
            part.x as f32 + (x - placed.x as f32) * part.width as f32 / placed.width as f32,
            part.y as f32 + (y - placed.y as f32) * part.height as f32 / placed.height as f32,
        ]
    }
}

/// The people in a picture, as `detect` finds them.
///
/// # Errors
///
/// Those of [`objects`].
pub(super) fn people(runtime: &Runtime, image: &Image, cancel: &CancellationToken) -> Result<Regions, ToolError> {
    let options = DetectOptions { classes: Some(classes(["person"])?), ..DetectOptions::default() };
    objects(runtime, image, &options, cancel)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::Rgb;

    use super::*;

    #[test]
    fn a_square_at_the_edge_is_black_outside_and_knows_the_way_back() {
        let image = Image::original(RgbImage::from_pixel(100, 60, Rgb([200, 100, 50])));
        let square = Square::around(&image, [0.0, 10.0, 20.0, 50.0], 1.5, 30).unwrap().unwrap();
        // 60 pixels around (10, 30): from -20 to 40 and from 0 to 60, half a square's pixel each.
        assert_eq!(square.part, Area { x: 0, y: 0, width: 40, height: 60 });
        assert_eq!(square.placed, Area { x: 10, y: 0, width: 20, height: 30 });
        assert_eq!(square.pixels.get_pixel(9, 15).0, [0, 0, 0]);
        assert_eq!(square.pixels.get_pixel(10, 15).0, [200, 100, 50]);
        assert_eq!(square.to_picture([10.0, 0.0]), [0.0, 0.0]);
        assert_eq!(square.to_picture([30.0, 30.0]), [40.0, 60.0]);
    }

    #[test]
    fn boxes_that_are_none_give_no_square() {
        let image = Image::original(RgbImage::new(100, 60));
        for xyxy in [[f32::NAN; 4], [200.0, 0.0, 300.0, 50.0]] {
            assert!(Square::around(&image, xyxy, 1.2, 192).unwrap().is_none(), "{xyxy:?}");
        }
        let speck = Square::around(&image, [50.0, 30.0, 50.2, 30.2], 1.2, 192).unwrap().unwrap();
        assert_eq!(speck.pixels.dimensions(), (192, 192));
    }
}
