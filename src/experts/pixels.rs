//! From pictures to model inputs: resizing and planes of normalised numbers.

use fast_image_resize::images::{Image as Buffer, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;

use crate::tool::ToolError;

/// Resizes with bilinear interpolation between the four nearest pixels, the way OpenCV's `INTER_LINEAR` does: no
/// smoothing when shrinking, since the models were trained on pictures made like that.
pub(crate) fn resize(source: &RgbImage, width: u32, height: u32) -> Result<RgbImage, ToolError> {
    resize_by(source, width, height, ResizeAlg::Interpolation(FilterType::Bilinear))
}

/// Resizes with an algorithm of the caller's choice.
pub(crate) fn resize_by(source: &RgbImage, width: u32, height: u32, by: ResizeAlg) -> Result<RgbImage, ToolError> {
    if source.dimensions() == (width, height) {
        return Ok(source.clone());
    }
    let failed = |e: &dyn std::fmt::Display| {
        ToolError::failed(format!("resizing {} x {} to {width} x {height}: {e}", source.width(), source.height()))
    };
    let from =
        ImageRef::new(source.width(), source.height(), source.as_raw(), PixelType::U8x3).map_err(|e| failed(&e))?;
    let mut to = Buffer::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(by);
    Resizer::new().resize(&from, &mut to, &options).map_err(|e| failed(&e))?;
    RgbImage::from_raw(width, height, to.into_vec()).ok_or_else(|| failed(&"wrong buffer size"))
}

/// Three planes of one picture inside a batch, in the order blue, green, red, which all of these models expect.
pub(crate) struct Planes<'a> {
    /// `3 * height * width` numbers: this picture's part of the tensor.
    pub(crate) data: &'a mut [f32],
    /// Width of a plane.
    pub(crate) width: usize,
    /// Height of a plane.
    pub(crate) height: usize,
}

/// `value * scale + shift`, for blue, green and red.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Normalise {
    /// Factor of each channel.
    pub(crate) scale: [f32; 3],
    /// Added after it.
    pub(crate) shift: [f32; 3],
}

impl Normalise {
    /// 0..255 to -1..1 in every channel.
    pub(crate) const SIGNED: Self = Self { scale: [2.0 / 255.0; 3], shift: [-1.0; 3] };
}

impl Planes<'_> {
    /// Writes a picture with its upper left corner at (`left`, `top`); what does not fit is cut off.
    pub(crate) fn write(&mut self, picture: &RgbImage, left: usize, top: usize, by: Normalise) {
        let columns = (picture.width() as usize).min(self.width.saturating_sub(left));
        let rows = (picture.height() as usize).min(self.height.saturating_sub(top));
        let stride = 3 * picture.width() as usize;
        let plane = self.width * self.height;
        let (blue, rest) = self.data.split_at_mut(plane);
        let (green, red) = rest.split_at_mut(plane);
        for y in 0..rows {
            let source = &picture.as_raw()[y * stride..][..3 * columns];
            let start = (top + y) * self.width + left;
            let targets = blue[start..][..columns]
                .iter_mut()
                .zip(&mut green[start..][..columns])
                .zip(&mut red[start..][..columns]);
            for (rgb, ((b, g), r)) in source.chunks_exact(3).zip(targets) {
                *b = f32::from(rgb[2]) * by.scale[0] + by.shift[0];
                *g = f32::from(rgb[1]) * by.scale[1] + by.shift[1];
                *r = f32::from(rgb[0]) * by.scale[2] + by.shift[2];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::Rgb;

    use super::*;

    #[test]
    fn shrinking_takes_the_nearest_pixels_only_as_opencv_does() {
        // cv2.resize of the row 0 10 20 .. 150 to four columns gives 15 55 95 135.
        let row = RgbImage::from_fn(16, 4, |x, _| Rgb([(x * 10) as u8; 3]));
        let small = resize(&row, 4, 4).unwrap();
        let values: Vec<u8> = small.rows().next().unwrap().map(|p| p.0[0]).collect();
        assert_eq!(values, [15, 55, 95, 135]);
    }

    #[test]
    fn planes_hold_blue_green_red_at_their_place() {
        let mut data = vec![0.0; 3 * 2 * 3];
        let picture = RgbImage::from_pixel(2, 1, Rgb([255, 51, 0]));
        Planes { data: &mut data, width: 3, height: 2 }.write(&picture, 1, 1, Normalise::SIGNED);
        assert_eq!(data[..6], [0.0, 0.0, 0.0, 0.0, -1.0, -1.0]);
        assert!((data[10] + 0.6).abs() < 1e-6);
        assert_eq!(data[16..], [1.0, 1.0]);
    }
}
