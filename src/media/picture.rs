//! Pictures: bytes to upright 8-bit RGB on white, and RGB back to PNG.

use std::io::Cursor;

use image::error::ImageError;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader, RgbImage};

use super::sniff::{self, Kind};
use super::{Limits, MediaError, check_bytes, guarded};
use crate::value::Image;

const EXPECTED: &str = "a picture (PNG, JPEG, GIF, WebP, BMP, TIFF or PNM)";

/// Reads a picture; `name` is for errors only.
///
/// The kind is told from the content. The size is checked before anything is decoded. The orientation in the EXIF
/// data is applied, alpha is laid on white, all depths and palettes become 8-bit RGB, and of an animation the first
/// frame is taken. Colour profiles are not applied.
///
/// # Errors
///
/// [`MediaError`], a different one for an empty, cut off, damaged, too large, unsupported or altogether other file.
pub fn read_image(name: &str, bytes: &[u8], limits: &Limits) -> Result<Image, MediaError> {
    check_bytes(name, bytes, limits, EXPECTED)?;
    let found = match sniff::kind(bytes) {
        Kind::Picture(format, kind) => {
            return guarded(name, kind, || decode(name, kind, format, bytes, limits)).map(Image::original);
        }
        Kind::Unsupported(kind, way_out) => {
            return Err(MediaError::Unsupported {
                name: name.to_owned(),
                found: kind.to_owned(),
                way_out: way_out.to_owned(),
            });
        }
        Kind::Recording(kind) => format!("{} {kind}", article(kind)),
        Kind::Text(kind) | Kind::Other(kind) => kind.to_owned(),
        Kind::Unknown => "of no known kind".to_owned(),
    };
    Err(MediaError::WrongKind { name: name.to_owned(), found, expected: EXPECTED })
}

fn decode(
    name: &str,
    kind: &'static str,
    format: image::ImageFormat,
    bytes: &[u8],
    limits: &Limits,
) -> Result<RgbImage, MediaError> {
    let explain = |error: ImageError| explain(name, kind, error);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(decoder_limits(limits));
    let mut decoder = reader.into_decoder().map_err(explain)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.max_pixels || width.max(height) > limits.max_side {
        return Err(MediaError::TooManyPixels {
            name: name.to_owned(),
            width,
            height,
            max_pixels: limits.max_pixels,
            max_side: limits.max_side,
        });
    }
    if pixels == 0 {
        return Err(MediaError::damaged(name, kind, format!("its size is {width} x {height} pixels")));
    }
    if format == image::ImageFormat::Jpeg && !jpeg_ends(bytes) {
        // The decoder would fill the missing part with grey.
        return Err(MediaError::truncated(name, "the JPEG data has no end"));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(explain)?;
    picture.apply_orientation(orientation);
    Ok(on_white(picture))
}

/// A picture's own buffers: eight bytes a pixel cover 16-bit RGBA, and some room for the decoder to work in.
fn decoder_limits(limits: &Limits) -> image::Limits {
    let mut inner = image::Limits::no_limits();
    inner.max_alloc = Some(limits.max_pixels.saturating_mul(8).saturating_add(64 << 20));
    inner
}

/// Whether a JPEG's image data, which follows its headers, comes to an end marker. A preview picture inside the
/// headers has an end marker of its own, so the headers are stepped over.
fn jpeg_ends(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xff, marker, high, low]) = bytes.get(at..at + 4) {
        match marker {
            0xff => at += 1,
            0xda => return bytes[at..].windows(2).any(|pair| pair == [0xff, 0xd9]),
            _ => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
        }
    }
    // Unusual headers: the decoder will judge.
    bytes.windows(2).skip(2).any(|pair| pair == [0xff, 0xd9])
}

fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let rgba = picture.into_rgba8();
    let mut rgb = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in rgb.pixels_mut().zip(rgba.pixels()) {
        let alpha = u32::from(from[3]);
        for channel in 0..3 {
            let mixed = (u32::from(from[channel]) * alpha + 255 * (255 - alpha) + 127) / 255;
            to[channel] = mixed.min(255) as u8;
        }
    }
    rgb
}

fn explain(name: &str, kind: &'static str, error: ImageError) -> MediaError {
    let reason = error.to_string();
    let early = ["unexpected end", "end of file", "failed to fill whole buffer", "premature", "truncated", "eof"];
    let lower = reason.to_lowercase();
    match error {
        ImageError::Limits(_) => {
            MediaError::damaged(name, kind, "it asks for more memory than its size in pixels calls for")
        }
        ImageError::Unsupported(_) => MediaError::Unsupported {
            name: name.to_owned(),
            found: format!("a {kind} of an unusual make ({})", super::tidy(&reason)),
            way_out: "save it as PNG".to_owned(),
        },
        _ if early.iter().any(|word| lower.contains(word)) => {
            MediaError::truncated(name, format!("the {kind} stops before its end"))
        }
        _ => MediaError::damaged(name, kind, reason),
    }
}

pub(super) fn article(kind: &str) -> &'static str {
    if kind.starts_with(['A', 'E', 'F', 'I', 'M', 'O']) && !kind.starts_with("FLAC") { "an" } else { "a" }
}

/// The picture as a PNG file.
///
/// # Errors
///
/// [`MediaError::Encode`] when it has no pixels.
pub fn encode_png(image: &Image) -> Result<Vec<u8>, MediaError> {
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(image.pixels().as_raw(), image.width(), image.height(), image::ExtendedColorType::Rgb8)
        .map_err(|error| MediaError::Encode { reason: super::tidy(&error.to_string()) })?;
    Ok(bytes)
}
