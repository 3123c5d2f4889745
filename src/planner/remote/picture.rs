//! Pictures for models that see: scaled down and written as PNG.

use std::io::Cursor;
use std::sync::Arc;

use image::imageops::{self, FilterType};
use image::{ImageFormat, RgbImage};
use indexmap::IndexMap;

use crate::llm::Part;
use crate::value::{Image, Value};

/// The longer side that pictures are scaled down to, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side(pub(super) u32);

impl Side {
    /// About how many tokens a picture of this longer side takes: one for each 32 by 32 pixels of a picture three
    /// quarters as high as wide, as OpenAI counts for its models that see in patches (guide "Images and vision").
    pub(super) fn tokens(self) -> usize {
        let across = self.0.div_ceil(32) as usize;
        across * (across * 3).div_ceil(4)
    }
}

/// The pictures among the inputs, each behind its name.
pub(super) async fn parts(inputs: &IndexMap<String, Value>, side: Side) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    for (name, value) in inputs {
        let (name, value) = (name.clone(), value.clone());
        let made = tokio::task::spawn_blocking(move || part(&name, &value, side)).await;
        parts.extend(made.map_err(|error| error.to_string())??);
    }
    Ok(parts)
}

/// A picture behind its name; nothing for other values.
pub(super) fn part(name: &str, value: &Value, side: Side) -> Result<Vec<Part>, String> {
    let Value::Image(image) = value else { return Ok(Vec::new()) };
    let (png, width, height) =
        encode(image, side.0).map_err(|error| format!("the picture `{name}` cannot be written as PNG: {error}"))?;
    let source = if (image.width(), image.height()) == (width, height) {
        String::new()
    } else {
        format!(" scaled down to {width} x {height} pixels")
    };
    Ok(vec![Part::text(format!("The picture `{name}`{source}:")), Part::image(Arc::new(png), width, height)])
}

fn encode(image: &Image, longest_side: u32) -> Result<(Vec<u8>, u32, u32), image::ImageError> {
    let pixels = image.pixels();
    let (width, height) = fitted(pixels, longest_side);
    let mut png = Cursor::new(Vec::new());
    if (width, height) == pixels.dimensions() {
        pixels.write_to(&mut png, ImageFormat::Png)?;
    } else {
        imageops::resize(pixels, width, height, FilterType::Triangle).write_to(&mut png, ImageFormat::Png)?;
    }
    Ok((png.into_inner(), width, height))
}

/// The size whose longer side is at most `longest`.
fn fitted(pixels: &RgbImage, longest: u32) -> (u32, u32) {
    let (width, height) = pixels.dimensions();
    let longer = width.max(height);
    if longer <= longest {
        return (width, height);
    }
    let scaled = |side: u32| ((u64::from(side) * u64::from(longest) / u64::from(longer)) as u32).max(1);
    (scaled(width), scaled(height))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn pictures_keep_their_shape_and_small_ones_their_size() {
        assert_eq!(fitted(&RgbImage::new(2000, 500), 1024), (1024, 256));
        assert_eq!(fitted(&RgbImage::new(3, 5000), 1024), (1, 1024));
        let small = Image::original(RgbImage::from_pixel(5, 4, image::Rgb([1, 2, 3])));
        let (png, width, height) = encode(&small, 1024).unwrap();
        assert_eq!((width, height), (5, 4));
        assert_eq!(&image::load_from_memory(&png).unwrap().to_rgb8(), small.pixels());
    }
}
