//! `read_code`: QR and bar codes, by the crate `rxing`. What a code says is data: it becomes the text of a region and
//! is never opened or followed.

use std::collections::HashSet;

use image::{GrayImage, Luma, imageops};
use rxing::common::HybridBinarizer;
use rxing::multi::{GenericMultipleBarcodeReader, MultipleBarcodeReader};
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource, MultiUseMultiFormatReader, RXingResult};

use super::picture::scaled;
use crate::tool::{Args, ToolError};
use crate::value::{Image, Region, Regions, Value};

/// Most pixels that are searched; a larger picture is made smaller first.
const MAX_PIXELS: f64 = 4e6;
/// A picture of fewer pixels without a code is searched once more at twice its size.
const SMALL: f64 = 1e6;
/// White around the picture, in pixels: codes that reach its edge need their quiet zone.
const QUIET: u32 = 24;

/// What is looked for, and what it is called. UPC-E, interleaved 2 of 5, Codabar and the like check themselves so little
/// that they are read in pictures where there is no code.
const FORMATS: [(BarcodeFormat, &str); 12] = [
    (BarcodeFormat::QR_CODE, "QR code"),
    (BarcodeFormat::MICRO_QR_CODE, "Micro QR code"),
    (BarcodeFormat::DATA_MATRIX, "Data Matrix"),
    (BarcodeFormat::AZTEC, "Aztec"),
    (BarcodeFormat::PDF_417, "PDF417"),
    (BarcodeFormat::EAN_13, "EAN-13"),
    (BarcodeFormat::EAN_8, "EAN-8"),
    (BarcodeFormat::UPC_A, "UPC-A"),
    (BarcodeFormat::CODE_128, "Code 128"),
    (BarcodeFormat::CODE_39, "Code 39"),
    (BarcodeFormat::CODE_93, "Code 93"),
    (BarcodeFormat::RECTANGULAR_MICRO_QR_CODE, "rMQR code"),
];

/// Those of [`FORMATS`] that are one row of bars.
const BARS: [BarcodeFormat; 6] = [
    BarcodeFormat::EAN_13,
    BarcodeFormat::EAN_8,
    BarcodeFormat::UPC_A,
    BarcodeFormat::CODE_128,
    BarcodeFormat::CODE_39,
    BarcodeFormat::CODE_93,
];

/// `read_code(image, region)`: each code once, from the top left, boxes in original pixels.
pub(super) fn read_code(args: &Args) -> Result<Value, ToolError> {
    let image = args.view()?;
    let mut items = Vec::new();
    let pixels = f64::from(image.width()) * f64::from(image.height());
    if pixels > 0.0 {
        items = search(&image, (MAX_PIXELS / pixels).sqrt().min(1.0))?;
        if items.is_empty() && pixels < SMALL {
            items = search(&image, 2.0)?;
        }
    }
    items.sort_by(|a: &Region, b| {
        let (a, b) = (a.center(), b.center());
        (a.1 + a.0 / 10.0).total_cmp(&(b.1 + b.0 / 10.0))
    });
    Ok(Value::Regions(Regions::on(&image, items)))
}

/// The codes of a picture at so many times its size.
fn search(image: &Image, scale: f64) -> Result<Vec<Region>, ToolError> {
    let side = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
    let (width, height) = (side(image.width()), side(image.height()));
    let sized = if scale == 1.0 { image.pixels().clone() } else { scaled(image.pixels(), width, height)? };
    let mut page = GrayImage::from_pixel(width + 2 * QUIET, height + 2 * QUIET, Luma([255]));
    imageops::replace(&mut page, &imageops::grayscale(&sized), i64::from(QUIET), i64::from(QUIET));
    let mut items: Vec<Region> = Vec::new();
    for code in decoded(&page)? {
        let Some((_, name)) = FORMATS.iter().find(|(format, _)| format == code.getBarcodeFormat()) else { continue };
        let text = code.getText().trim().to_owned();
        let Some(found) = grown(&page, &code).filter(|_| !text.is_empty()) else { continue };
        if BARS.contains(code.getBarcodeFormat()) && !reads_in_both_halves(&page, found, &code)? {
            continue;
        }
        let own = found.map(|v| ((f64::from(v) - f64::from(QUIET)) / scale) as f32);
        let xyxy = image.origin().to_original(own);
        let region = Region { xyxy, label: Some((*name).to_owned()), text: Some(text), ..Region::default() };
        let again = |other: &Region| other.text == region.text && other.intersection(&region) > 0.0;
        if region.area() > 0.0 && !items.iter().any(again) {
            items.push(region);
        }
    }
    Ok(items)
}

fn decoded(page: &GrayImage) -> Result<Vec<RXingResult>, ToolError> {
    let (width, height) = page.dimensions();
    let source = Luma8LuminanceSource::new(page.as_raw().clone(), width, height)
        .map_err(|e| ToolError::failed(format!("reading codes: {e}")))?;
    let formats: HashSet<BarcodeFormat> = FORMATS.iter().map(|(format, _)| *format).collect();
    let hints = DecodeHints {
        PossibleFormats: Some(formats),
        TryHarder: Some(true),
        AlsoInverted: Some(true),
        ..DecodeHints::default()
    };
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let mut reader = GenericMultipleBarcodeReader::new(MultiUseMultiFormatReader::default());
    // Its only error is that there is no code.
    Ok(reader.decode_multiple_with_hints(&mut bitmap, &hints).unwrap_or_default())
}

/// Whether a bar code says the same in both halves of its bars: what a single line of a photograph happens to read like
/// does not.
fn reads_in_both_halves(page: &GrayImage, found: [f32; 4], code: &RXingResult) -> Result<bool, ToolError> {
    let [left, top, right, bottom] = found.map(|v| v as u32);
    let level = match code.getPoints() {
        [first, .., last] => (first.x - last.x).abs() >= (first.y - last.y).abs(),
        _ => right - left >= bottom - top,
    };
    let halves = if level {
        let middle = u32::midpoint(top, bottom);
        [[left, top, right, middle], [left, middle, right, bottom]]
    } else {
        let middle = u32::midpoint(left, right);
        [[left, top, middle, bottom], [middle, top, right, bottom]]
    };
    for [left, top, right, bottom] in halves {
        let (width, height) = ((right - left).max(1), (bottom - top).max(1));
        let half = imageops::crop_imm(page, left, top, width, height).to_image();
        let mut alone = GrayImage::from_pixel(width + 2 * QUIET, height + 2 * QUIET, Luma([255]));
        imageops::replace(&mut alone, &half, i64::from(QUIET), i64::from(QUIET));
        if !decoded(&alone)?.iter().any(|again| again.getText() == code.getText()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The box of a code. A reader tells the centres of a few marks or, for a bar code, one line across it; the box grows
/// from there as long as its border crosses something dark, at most by the part of a code that lies outside of its
/// marks: 3.5 of the 14 modules between those of the smallest QR code, a little more for the turned ones, and the
/// height of a bar code.
fn grown(page: &GrayImage, code: &RXingResult) -> Option<[f32; 4]> {
    let points: Vec<(f32, f32)> = code.getPoints().iter().map(|p| (p.x, p.y)).collect();
    let (width, height) = (page.width() as f32 - 1.0, page.height() as f32 - 1.0);
    let (first, rest) = points.split_first()?;
    let mut found = [first.0, first.1, first.0, first.1];
    for (x, y) in rest {
        found = [found[0].min(*x), found[1].min(*y), found[2].max(*x), found[3].max(*y)];
    }
    if found.iter().any(|v| !v.is_finite()) {
        return None;
    }
    let [left, top, right, bottom] = [
        found[0].clamp(0.0, width) as u32,
        found[1].clamp(0.0, height) as u32,
        found[2].clamp(0.0, width) as u32,
        found[3].clamp(0.0, height) as u32,
    ];
    let (across, down) = (right - left, bottom - top);
    let levels = (top..=bottom).flat_map(|y| (left..=right).map(move |x| page.get_pixel(x, y).0[0]));
    let (low, high) = levels.fold((255u8, 0u8), |(low, high), level| (low.min(level), high.max(level)));
    let middle = (u16::from(low) + u16::from(high)) / 2;
    let mut sides = [left, top, right, bottom];
    let longer = across.max(down);
    // Across a bar code's line all is left out, and below its bars stand digits, which are no part of it. Along it, and
    // in other codes, a light module may stand before the next dark one: a module is at most a twentieth of a code.
    let reach = |own: u32| if own * 8 < longer { (longer, 0) } else { (longer * 3 / 10, longer / 20) };
    for side in [0usize, 2, 1, 3] {
        let (limit, gap) = if side.is_multiple_of(2) { reach(across) } else { reach(down) };
        let (mut edge, mut light) = (sides, 0);
        for _ in 0..limit {
            let Some(next) = outwards(edge, side, page) else { break };
            edge = next;
            if crosses_dark(page, edge, side, middle) {
                (sides, light) = (edge, 0);
            } else if light == gap {
                break;
            } else {
                light += 1;
            }
        }
    }
    let [left, top, right, bottom] = sides.map(|v| v as f32);
    Some([left, top, right + 1.0, bottom + 1.0])
}

/// The box with one side a pixel farther out, if the picture goes on there.
fn outwards(mut sides: [u32; 4], side: usize, page: &GrayImage) -> Option<[u32; 4]> {
    let end = if side.is_multiple_of(2) { page.width() } else { page.height() };
    sides[side] = if side < 2 { sides[side].checked_sub(1)? } else { sides[side] + 1 };
    (sides[side] < end).then_some(sides)
}

fn crosses_dark(page: &GrayImage, [left, top, right, bottom]: [u32; 4], side: usize, middle: u16) -> bool {
    let dark = |x: u32, y: u32| u16::from(page.get_pixel(x, y).0[0]) < middle;
    match side {
        0 => (top..=bottom).any(|y| dark(left, y)),
        1 => (left..=right).any(|x| dark(x, top)),
        2 => (top..=bottom).any(|y| dark(right, y)),
        _ => (left..=right).any(|x| dark(x, bottom)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::plain;
    use super::*;

    /// A picture of `tests/data/codes`, made by the Python packages named in its `make.py`.
    fn codes(file: &str) -> Vec<Region> {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/codes").join(file);
        read(&Image::original(image::open(path).unwrap().to_rgb8()))
    }

    fn read(image: &Image) -> Vec<Region> {
        match read_code(&Args::default().with("image", Value::Image(image.clone()))).unwrap() {
            Value::Regions(found) => found.items,
            other => panic!("{other}"),
        }
    }

    /// What each code of a picture is, says, and where it lies, as `make.py` drew it.
    #[test]
    fn every_code_is_read_and_boxed() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/codes/codes.json");
        let expected: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for (file, expected) in expected.as_object().unwrap() {
            let found = codes(file);
            let expected = expected.as_array().unwrap();
            assert_eq!(found.len(), expected.len(), "{file}: {found:?}");
            for (code, expected) in found.iter().zip(expected) {
                assert_eq!(code.label.as_deref(), expected["label"].as_str(), "{file}");
                assert_eq!(code.text.as_deref(), expected["text"].as_str(), "{file}");
                let drawn: Vec<f32> =
                    expected["xyxy"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap() as f32).collect();
                let drawn = Region { xyxy: drawn.try_into().unwrap(), ..Region::default() };
                assert!(code.iou(&drawn) > 0.75, "{file}: {:?} is not {:?}", code.xyxy, drawn.xyxy);
            }
        }
    }

    #[test]
    fn a_picture_without_a_code_gives_no_boxes() {
        assert_eq!(read(&plain(200, 150, [120; 3])), vec![]);
        assert_eq!(read(&plain(1, 1, [0; 3])), vec![]);
    }

    #[test]
    fn a_code_in_a_region_lies_in_original_pixels() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/codes/several.png");
        let image = Image::original(image::open(path).unwrap().to_rgb8());
        let all = read(&image);
        let only = Value::Regions(Regions::on(&image, vec![all[1].clone()]));
        let args = Args::default().with("image", Value::Image(image.clone())).with("region", only);
        let Value::Regions(found) = read_code(&args).unwrap() else { panic!("no regions") };
        assert_eq!(found.items.len(), 1);
        assert_eq!(found.items[0].text, all[1].text);
        assert!(found.items[0].iou(&all[1]) > 0.9, "{:?} {:?}", found.items[0].xyxy, all[1].xyxy);
    }
}
