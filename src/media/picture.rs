//! Pictures: bytes to upright 8-bit RGB on white.

use std::io::Cursor;

use image::error::ImageError;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, RgbImage};

use super::sniff::{self, Kind};
use super::{Limits, MediaError, check_bytes, guarded};
use crate::value::Image;

const EXPECTED: &str = "a picture (PNG, JPEG, GIF, WebP, BMP, TIFF or PNM)";

/// Reads a picture; `name` is for errors only.
///
/// The kind is told from the content. The size is checked before anything is decoded. The orientation in the EXIF
/// data is applied, alpha is laid on white, depths and palettes become 8-bit RGB (but for TIFF files with a palette or 32
/// bits a channel, which are refused), and of an animation the first frame is taken. Colour profiles are not applied.
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
        Kind::Recording(kind) | Kind::Film(kind) => format!("{} {kind}", article(kind)),
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
    reader.limits(decoder_limits(format, limits));
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

/// A picture's own buffers: eight bytes a pixel cover 16-bit RGBA, and some room for the decoder to work in. PNG only
/// counts what stands before the pixels, such as a packed colour profile, which can hold much more than it seems to.
fn decoder_limits(format: image::ImageFormat, limits: &Limits) -> image::Limits {
    const WORK: u64 = 64 << 20;
    let pixels = if format == image::ImageFormat::Png { 0 } else { limits.max_pixels.saturating_mul(8) };
    let mut inner = image::Limits::no_limits();
    inner.max_alloc = Some(pixels.saturating_add(WORK));
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
    let early = [
        "unexpected end",
        "end of file",
        "failed to fill whole buffer",
        "premature",
        "truncated",
        "eof",
        "not enough bytes",
    ];
    let lower = reason.to_lowercase();
    // The decoder's words are for those who know it.
    tracing::debug!(name, kind, reason, "a picture does not decode");
    match error {
        ImageError::Limits(_) => {
            MediaError::damaged(name, kind, "it asks for more memory than its size in pixels calls for")
        }
        ImageError::Unsupported(_) => MediaError::Unsupported {
            name: name.to_owned(),
            found: format!("{} {kind} of an unusual make", article(kind)),
            way_out: "save it as PNG".to_owned(),
        },
        _ if early.iter().any(|word| lower.contains(word)) => {
            MediaError::truncated(name, format!("the {kind} stops before its end"))
        }
        _ if lower.contains("crc") => MediaError::damaged(name, kind, "a checksum in it does not match"),
        _ => MediaError::damaged(name, kind, "its content contradicts itself"),
    }
}

pub(super) fn article(kind: &str) -> &'static str {
    let as_word = ["FLAC", "Flash", "Matroska"].iter().any(|word| kind.starts_with(word));
    if kind.starts_with(['A', 'E', 'F', 'I', 'M', 'O']) && !as_word { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    macro_rules! file {
        ($name:literal) => {
            include_bytes!(concat!("../../tests/data/pictures/", $name))
        };
    }

    fn read(bytes: &[u8]) -> Image {
        read_image("a.png", bytes, &Limits::default()).unwrap()
    }

    fn refused(name: &str, bytes: &[u8]) -> String {
        read_image(name, bytes, &Limits::default()).unwrap_err().to_string()
    }

    fn near(image: &Image, x: u32, y: u32, expected: [u8; 3]) {
        let found = image.pixels().get_pixel(x, y).0;
        let apart = found.iter().zip(expected).map(|(a, b)| a.abs_diff(b)).max().unwrap();
        assert!(apart <= 12, "({x}, {y}): {found:?}, expected {expected:?}");
    }

    const RED: [u8; 3] = [220, 20, 20];
    const BLUE: [u8; 3] = [20, 20, 220];

    /// The fixtures are red on the left and blue on the right, 16 x 8, written with Pillow.
    #[test]
    fn every_kind_gives_the_same_picture() {
        let files: [&[u8]; 6] = [
            file!("palette.png"),
            file!("plain.bmp"),
            file!("two-frames.gif"),
            file!("two-frames.webp"),
            file!("progressive.jpg"),
            // The four inks as Pillow turns them to RGB.
            file!("cmyk.jpg"),
        ];
        for (index, bytes) in files.into_iter().enumerate() {
            let image = read(bytes);
            assert_eq!((image.width(), image.height()), (16, 8), "file {index}");
            near(&image, 2, 4, RED);
            near(&image, 13, 4, BLUE);
        }
    }

    #[test]
    fn orientation_is_applied() {
        for bytes in [&file!("exif-6.jpg")[..], &file!("tiff-6.tiff")[..]] {
            let image = read(bytes);
            assert_eq!((image.width(), image.height()), (8, 16));
            near(&image, 4, 2, RED);
            near(&image, 4, 13, BLUE);
        }
    }

    #[test]
    fn depth_and_alpha_are_brought_down_to_rgb_on_white() {
        let grey = read(file!("grey-16.png"));
        near(&grey, 8, 0, [136; 3]);
        let alpha = read(file!("alpha.png"));
        near(&alpha, 2, 0, RED);
        near(&alpha, 2, 5, [255; 3]);
        near(&alpha, 2, 7, [237, 137, 137]);
    }

    #[test]
    fn size_is_checked_before_decoding() {
        assert_eq!(
            refused("huge.png", file!("huge.png")),
            "`huge.png` is a picture of 30000 x 30000 pixels, the limit is 100,000,000 pixels and 20000 a side: scale \
             it down first"
        );
        let small = Limits { max_bytes: 100, ..Limits::default() };
        let error = read_image("a.jpg", file!("exif-6.jpg"), &small).unwrap_err().to_string();
        assert!(error.contains("the limit is 100 bytes"), "{error}");
    }

    #[test]
    fn each_wrong_file_gets_its_own_message() {
        assert_eq!(
            refused("a.jpg", b"just some words"),
            "`a.jpg` is text, expected a picture (PNG, JPEG, GIF, WebP, BMP, TIFF or PNM)"
        );
        assert_eq!(
            refused("a.png", b""),
            "`a.png` is empty (0 bytes), expected a picture (PNG, JPEG, GIF, WebP, BMP, TIFF or PNM)"
        );
        assert!(
            refused("a.png", b"RIFF\0\0\0\0WAVEfmt ").starts_with("`a.png` is a WAV recording, expected a picture")
        );
        assert!(refused("a.png", &[0, 1, 2, 3, 4]).starts_with("`a.png` is of no known kind, expected"));
        assert_eq!(
            refused("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
            "`a.jpg` is a HEIC picture, which cannot be read: save it as JPEG or PNG, for example with `heif-convert`"
        );
        assert!(refused("a", b"\0\0\0\x18ftypavif\0\0\0\0").contains("is an AVIF picture, which cannot be read: "));
        assert!(refused("a", b"%PDF-1.7\n").contains("is a PDF document, which cannot be read: turn its pages"));
        assert!(refused("a", b"<svg xmlns=''/>").contains("is an SVG drawing, which cannot be read: draw it as PNG"));
    }

    #[test]
    fn a_damaged_picture_is_said_in_our_own_words() {
        let mut png = file!("palette.png").to_vec();
        let header = png.windows(4).position(|name| name == b"IHDR").unwrap();
        png[header + 16] ^= 0x20;
        assert_eq!(
            refused("x.png", &png),
            "`x.png` is a damaged PNG picture: a checksum in it does not match; get the file again"
        );
        let ours = ["a checksum in it does not match", "its content contradicts itself", "its size is", "more memory"];
        let files: [(&str, &[u8]); 5] = [
            ("x.png", file!("grey-16.png")),
            ("x.gif", file!("two-frames.gif")),
            ("x.jpg", file!("progressive.jpg")),
            ("x.webp", file!("two-frames.webp")),
            ("x.tiff", file!("tiff-6.tiff")),
        ];
        for (name, bytes) in files {
            let mut damaged = 0;
            for at in (12..bytes.len()).step_by(3) {
                let mut flipped = bytes.to_vec();
                flipped[at] ^= 0xff;
                match read_image(name, &flipped, &Limits::default()) {
                    Err(MediaError::Damaged { reason, .. }) => {
                        damaged += 1;
                        assert!(ours.iter().any(|words| reason.contains(words)), "{name} at {at}: {reason}");
                    }
                    Err(MediaError::Unsupported { found, .. }) => assert!(!found.contains('('), "{name}: {found}"),
                    _ => {}
                }
            }
            assert!(damaged > 0, "{name}");
        }
    }

    #[test]
    fn a_cut_off_picture_is_an_error_at_every_length() {
        let files: [(&str, &[u8]); 7] = [
            ("palette.png", file!("palette.png")),
            ("exif-6.jpg", file!("exif-6.jpg")),
            ("progressive.jpg", file!("progressive.jpg")),
            ("two-frames.gif", file!("two-frames.gif")),
            ("two-frames.webp", file!("two-frames.webp")),
            ("tiff-6.tiff", file!("tiff-6.tiff")),
            ("plain.bmp", file!("plain.bmp")),
        ];
        for (name, bytes) in files {
            // Half of a file never holds the whole first picture; every length has to end in a picture or an error.
            for length in 1..bytes.len() {
                let result = read_image(name, &bytes[..length], &Limits::default());
                assert!(length > bytes.len() / 3 || result.is_err(), "{name} at {length}");
            }
        }
        let png = file!("grey-16.png");
        assert_eq!(
            refused("cut.png", &png[..png.len() - 30]),
            "`cut.png` is cut off: the PNG picture stops before its end; get the whole file again"
        );
        let jpeg = file!("exif-6.jpg");
        for missing in [2, 20, 300] {
            let error = refused("cut.jpg", &jpeg[..jpeg.len() - missing]);
            assert!(error.starts_with("`cut.jpg` is cut off: the JPEG "), "{error}");
        }
    }
}
