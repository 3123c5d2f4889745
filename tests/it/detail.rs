//! Small things in large pictures: what one look would lose is found and read, in pixels of the whole picture.

use ab_glyph::{FontRef, PxScale};
use image::imageops::{FilterType, overlay, resize};
use image::{Rgb, RgbImage};
use imageproc::drawing::draw_text_mut;
use serde_json::Value as Json;

use crate::cli::{scratch, sightline};

/// Where the small picture of the street is put in, (x, y).
const PLACE: [i64; 2] = [3050, 1450];
/// What is written in the lower left corner, in letters of 14 pixels.
const PRINT: &str = "Gate 17 opens at 08:45";

/// A photograph of 3840 x 2160 pixels with small print in a corner and two people, 60 pixels high, somewhere.
fn large_picture() -> String {
    let path = scratch("files").join("large.png");
    let open = |file: &str| image::open(file).unwrap().into_rgb8();
    let mut picture = resize(&open("tests/questions/dev/media/china.jpg"), 3840, 2160, FilterType::Triangle);
    let street = open("examples/street.png");
    // People stand 350 pixels high in it.
    let small = resize(&street, street.width() * 60 / 350, street.height() * 60 / 350, FilterType::Triangle);
    overlay(&mut picture, &small, PLACE[0], PLACE[1]);
    let font = FontRef::try_from_slice(include_bytes!("../../tools/fonts/DejaVuSans-Bold-subset.ttf")).unwrap();
    let mut label = RgbImage::from_pixel(300, 40, Rgb([255; 3]));
    draw_text_mut(&mut label, Rgb([20; 3]), 12, 10, PxScale::from(14.0), &font, PRINT);
    overlay(&mut picture, &label, 0, 2120);
    picture.save(&path).unwrap();
    path.to_str().unwrap().to_owned()
}

fn boxes(found: &Json) -> Vec<([f64; 4], String)> {
    let items = found["value"]["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| {
            let side = |i: usize| item["xyxy"][i].as_f64().unwrap();
            let words = item["text"].as_str().or(item["label"].as_str()).unwrap();
            ([side(0), side(1), side(2), side(3)], words.to_owned())
        })
        .collect()
}

#[test]
fn small_print_and_small_people_in_a_large_picture_are_found() {
    let picture = large_picture();
    let call = |args: &[&str]| {
        let all = [&["tools", "call"], args, &["--image", &picture, "--json", "--no-cache"]].concat();
        boxes(&sightline(&all).ends_with(0).json())
    };
    let lines = call(&["ocr"]);
    let line = lines.iter().find(|(_, text)| text.contains("08:45")).unwrap_or_else(|| panic!("{lines:?}"));
    assert!(line.1.contains("Gate 17 opens"), "{lines:?}");
    assert!(line.0[0] < 30.0 && line.0[2] < 220.0 && line.0[1] > 2115.0, "{line:?}");
    assert_eq!(lines.iter().filter(|(_, text)| text.contains("Gate")).count(), 1, "no line twice: {lines:?}");

    let people = call(&["detect", "--arg", "labels=[\"person\"]"]);
    let [x, y] = PLACE.map(|v| v as f64);
    let inside = |b: &[f64; 4]| b[0] > x - 5.0 && b[2] < x + 165.0 && b[1] > y - 5.0 && b[3] < y + 120.0;
    let small = people.iter().filter(|(b, _)| inside(b) && (40.0..80.0).contains(&(b[3] - b[1]))).count();
    assert_eq!(small, 2, "{people:?}");
    let once = call(&["detect", "--arg", "labels=[\"person\"]", "--arg", "detail=false"]);
    assert!(!once.iter().any(|(b, _)| inside(b)), "one look is not enough: {once:?}");
}

#[test]
fn a_region_is_read_alone_and_in_pixels_of_the_whole_picture() {
    let street = "examples/street.png";
    let read = |region: &str| {
        let region = format!("region={region}");
        sightline(&["tools", "call", "ocr", "--image", street, "--json", "--no-cache", "--arg", &region])
    };
    let lines = boxes(&read("[180, 20, 780, 105]").ends_with(0).json());
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0].1, "CORNER BAKERY");
    assert!((lines[0].0[0] - 192.0).abs() < 12.0 && (lines[0].0[3] - 97.0).abs() < 12.0, "{lines:?}");
    let error = read("[5000, 20, 5100, 105]").fails_with(1);
    assert!(error.contains("covers nothing of this picture"), "{error}");
    let error = read("[1, 2, 3]").fails_with(1);
    assert!(error.contains("[left, top, right, bottom]"), "{error}");
}

#[test]
fn a_short_word_that_seems_to_stand_on_its_head_is_read_as_it_lies() {
    let chart = "tests/questions/dev/media/chart_visitors.png";
    let head_down = scratch("files").join("head_down.png");
    image::open(chart).unwrap().rotate180().save(&head_down).unwrap();
    let read = |picture: &str| {
        let found =
            sightline(&["tools", "call", "ocr", "--image", picture, "--json", "--no-cache"]).ends_with(0).json();
        boxes(&found).into_iter().map(|(_, text)| text).collect::<Vec<_>>()
    };
    // The direction classifier is sure that `Fri` stands on its head.
    let lines = read(chart);
    assert_eq!(lines[lines.len() - 5..], ["Mon", "Tue", "Wed", "Thu", "Fri"]);
    let lines = read(head_down.to_str().unwrap());
    assert!(lines.iter().any(|line| line == "Visitors per day"), "{lines:?}");
}
