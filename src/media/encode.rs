//! Pictures into files: the format is the one that the file's name asks for.

use std::io::Cursor;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{ImageError, ImageFormat};

use super::{MediaError, tidy};
use crate::value::Image;

/// What the end of a file's name asks for.
const FORMATS: [(&str, Format); 8] = [
    ("png", Format::PNG),
    ("jpg", Format(ImageFormat::Jpeg, "JPEG")),
    ("jpeg", Format(ImageFormat::Jpeg, "JPEG")),
    ("webp", Format(ImageFormat::WebP, "WebP")),
    ("bmp", Format(ImageFormat::Bmp, "BMP")),
    ("tif", Format(ImageFormat::Tiff, "TIFF")),
    ("tiff", Format(ImageFormat::Tiff, "TIFF")),
    ("ppm", Format(ImageFormat::Pnm, "PNM")),
];
/// Of 1 to 100. At 95 letters and thin frames stay clean.
const JPEG_QUALITY: u8 = 95;

/// A format that pictures are written in. All keep every pixel as it is, but JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format(ImageFormat, &'static str);

impl Format {
    /// Portable network graphics.
    pub const PNG: Self = Self(ImageFormat::Png, "PNG");
    /// JPEG, for photographs.
    pub const JPEG: Self = Self(ImageFormat::Jpeg, "JPEG");

    /// The format that a file's name asks for by its end, in upper or lower case.
    ///
    /// # Errors
    ///
    /// [`MediaError::Extension`] when the end names no format, or there is none.
    pub fn of(path: &Path) -> Result<Self, MediaError> {
        let end = path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
        let known = FORMATS.iter().find(|(name, _)| *name == end);
        known.map(|(_, format)| *format).ok_or_else(|| {
            let known: Vec<String> = FORMATS.iter().map(|(name, _)| format!("`.{name}`")).collect();
            MediaError::Extension { name: path.display().to_string(), expected: known.join(", ") }
        })
    }

    /// The longest side a picture can have, in pixels: WebP writes a side less one in 14 bits, JPEG a side in 16.
    fn max_side(self) -> u32 {
        match self.0 {
            ImageFormat::WebP => 1 << 14,
            ImageFormat::Jpeg => 65_535,
            _ => u32::MAX,
        }
    }
}

/// The picture as a file of this format.
///
/// # Errors
///
/// [`MediaError::Encode`] when it has no pixels or a side too long for the format.
pub fn encode(image: &Image, format: Format) -> Result<Vec<u8>, MediaError> {
    let refused = |reason: String| MediaError::Encode { format: format.1, reason };
    let (width, height) = (image.width(), image.height());
    if width.max(height) > format.max_side() {
        let most = format.max_side();
        return Err(refused(format!("a side of {width} x {height} pixels is over its {most}: write a PNG file")));
    }
    let mut bytes = Cursor::new(Vec::new());
    let written: Result<(), ImageError> = match format.0 {
        ImageFormat::Jpeg => image.pixels().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)),
        other => image.pixels().write_to(&mut bytes, other),
    };
    written.map_err(|error| refused(tidy(&error.to_string())))?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::{Rgb, RgbImage};

    use super::super::sniff::{self, Kind};
    use super::super::{Limits, read_image};
    use super::*;

    /// A smooth slope of colours, so that JPEG stays near it.
    fn slope() -> Image {
        Image::original(RgbImage::from_fn(40, 30, |x, y| Rgb([x as u8 * 6, y as u8 * 8, 90])))
    }

    #[test]
    fn the_end_of_the_name_says_what_is_written() {
        for (name, kind) in [
            ("a.png", "PNG picture"),
            ("a.b.PNG", "PNG picture"),
            ("dir.x/a.webp", "WebP picture"),
            ("a.bmp", "BMP picture"),
            ("a.tif", "TIFF picture"),
            ("a.tiff", "TIFF picture"),
            ("a.ppm", "PNM picture"),
        ] {
            let bytes = encode(&slope(), Format::of(Path::new(name)).unwrap()).unwrap();
            assert!(matches!(sniff::kind(&bytes), Kind::Picture(_, found) if found == kind), "{name}");
            let again = read_image(name, &bytes, &Limits::default()).unwrap();
            assert_eq!(again.pixels(), slope().pixels(), "{name}");
        }
        for name in ["a.jpg", "a.JPEG"] {
            let bytes = encode(&slope(), Format::of(Path::new(name)).unwrap()).unwrap();
            assert!(matches!(sniff::kind(&bytes), Kind::Picture(_, "JPEG picture")), "{name}");
            let again = read_image(name, &bytes, &Limits::default()).unwrap();
            let apart =
                again.pixels().as_raw().iter().zip(slope().pixels().as_raw()).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(apart.unwrap() <= 12, "{name}: {apart:?}");
        }
    }

    #[test]
    fn a_name_that_asks_for_no_format_names_those_there_are() {
        let said = "expected a name that ends in `.png`, `.jpg`, `.jpeg`, `.webp`, `.bmp`, `.tif`, `.tiff`, `.ppm`";
        for name in ["marked.doc", "marked", ".png", "png", "a.png/"] {
            match Format::of(Path::new(name)) {
                Err(error) => assert_eq!(error.to_string(), format!("cannot write a picture to `{name}`: {said}")),
                // A slash at the end names the same file.
                Ok(format) => assert!(name == "a.png/" && format == Format::PNG, "{name}"),
            }
        }
    }

    #[test]
    fn a_side_too_long_for_the_format_is_said_before_encoding() {
        let long = Image::original(RgbImage::new(16_385, 1));
        let error = encode(&long, Format::of(Path::new("a.webp")).unwrap()).unwrap_err().to_string();
        assert_eq!(
            error,
            "cannot write the picture as WebP: a side of 16385 x 1 pixels is over its 16384: write a PNG file"
        );
        assert!(encode(&long, Format::PNG).is_ok());
    }
}
