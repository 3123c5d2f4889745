//! Short ways to make values, shared by the tests of the exact tools.
#![allow(clippy::unwrap_used)]

use image::{Rgb, RgbImage};
use proptest::prelude::*;

use crate::value::{Image, Region, Regions, Value};

/// Boxes with texts on a picture of 1000 x 1000 pixels.
pub(super) fn lines(items: &[(&str, [f32; 4])]) -> Regions {
    let items = items
        .iter()
        .map(|(text, xyxy)| Region { xyxy: *xyxy, text: Some((*text).to_owned()), ..Region::default() })
        .collect();
    Regions { size: [1000, 1000], items, ..Regions::default() }
}

/// Boxes with labels on a picture of 1000 x 1000 pixels.
pub(super) fn things(items: &[(&str, [f32; 4])]) -> Regions {
    let items = items
        .iter()
        .map(|(label, xyxy)| Region { xyxy: *xyxy, label: Some((*label).to_owned()), ..Region::default() })
        .collect();
    Regions { size: [1000, 1000], items, ..Regions::default() }
}

/// A text value.
pub(super) fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

/// A picture of one colour.
pub(super) fn plain(width: u32, height: u32, rgb: [u8; 3]) -> Image {
    Image::original(RgbImage::from_pixel(width, height, Rgb(rgb)))
}

/// Any boxes at all, NaN, infinite and turned ones too.
pub(super) fn any_regions() -> impl Strategy<Value = Regions> {
    let side = prop_oneof![
        8 => -50f32..1500f32,
        1 => Just(f32::NAN),
        1 => Just(f32::INFINITY),
        1 => Just(f32::NEG_INFINITY),
        1 => any::<f32>(),
    ];
    let words = prop_oneof![
        "[A-Za-z0-9 .:,$%()-]{0,20}",
        "\\PC{0,12}",
        Just("Total".to_owned()),
        Just("Sub Total: 12.50".to_owned()),
        Just(":".to_owned()),
    ];
    let region = (proptest::array::uniform4(side), proptest::option::of(words), proptest::option::of(any::<f32>()))
        .prop_map(|(xyxy, text, score)| Region { xyxy, text, score, ..Region::default() });
    proptest::collection::vec(region, 0..24).prop_map(|items| Regions {
        size: [1000, 1000],
        items,
        ..Regions::default()
    })
}
