//! `annotate`: boxes with their labels, and the joints of people, drawn on the picture, so that people see what was found.
//!
//! The font is DejaVu Sans Bold, cut down to Latin, Greek, Cyrillic and common symbols; its licence lies beside it.

use ab_glyph::{Font, FontRef, PxScale};
use image::{Rgb, RgbImage};
use imageproc::drawing::{draw_filled_circle_mut, draw_filled_rect_mut, draw_text_mut, text_size};
use imageproc::rect::Rect;

use crate::facts::posture::{BONES, SEEN, joint};
use crate::tool::{Args, ToolError, on_picture};
use crate::value::{Area, Image, Region, Value};

const FONT: &[u8] = include_bytes!("../../tools/fonts/DejaVuSans-Bold-subset.ttf");
/// Most boxes that are drawn on one picture.
const MAX_BOXES: usize = 2000;
/// Most letters of a label.
const MAX_LETTERS: usize = 40;

/// Colours that are told apart from each other and from most photographs, for one box after the other.
const COLOURS: [[u8; 3]; 10] = [
    [230, 25, 75],
    [60, 180, 75],
    [0, 110, 220],
    [245, 130, 48],
    [145, 30, 180],
    [0, 170, 170],
    [240, 50, 230],
    [255, 215, 0],
    [150, 90, 30],
    [190, 230, 40],
];

/// `annotate(image, regions, marks)`: a frame and a label for each box, in original pixels mapped to this picture. Boxes
/// outside of it are left out; no boxes leave it as it is. With `marks` the label is the number of the box, from 1 in the
/// order of the boxes, by which `pick` knows it (set-of-mark prompting, Yang et al. 2023).
pub(super) fn annotate(args: &Args) -> Result<Value, ToolError> {
    let image = args.image("image")?;
    let regions = args.regions("regions")?;
    let marks = args.bool_or_none("marks")?.copied().unwrap_or(false);
    on_picture(image, regions, "regions")?;
    if regions.items.len() > MAX_BOXES {
        let message = format!("at most {MAX_BOXES} boxes are drawn on one picture, got {}", regions.items.len());
        return Err(ToolError::Limit { message });
    }
    let font = FontRef::try_from_slice(FONT).map_err(|error| ToolError::failed(format!("the font: {error}")))?;
    let mut pixels = image.pixels().clone();
    let side = pixels.width().min(pixels.height());
    let line = (side / 240).clamp(1, 16);
    let boxes: Vec<(usize, Area, &Region)> = regions
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, region)| Some((at, image.area_of(region.xyxy, 0.0)?, region)))
        .collect();
    for (at, area, _) in &boxes {
        frame(&mut pixels, *area, line, Rgb(COLOURS[at % COLOURS.len()]));
    }
    for (at, _, region) in &boxes {
        skeleton(&mut pixels, image, region, line, Rgb(COLOURS[at % COLOURS.len()]));
    }
    // Labels come after all frames, so that no frame crosses a label.
    let scale = PxScale::from((side as f32 / 32.0).clamp(12.0, 96.0));
    let mut taken: Vec<Rect> = Vec::new();
    for (at, area, region) in &boxes {
        let words = if marks { (at + 1).to_string() } else { label(region) };
        let others: Vec<Rect> =
            boxes.iter().filter(|(other, ..)| other != at).map(|(_, area, _)| rect(*area)).collect();
        if let Some(place) = place(&pixels, &font, scale, &words, *area, (&taken, &others)) {
            draw_label(&mut pixels, &font, scale, &place, Rgb(COLOURS[at % COLOURS.len()]));
            taken.push(place.back);
        }
    }
    Ok(Value::Image(Image::derived(pixels, *image.origin())))
}

/// What is written beside a box: its label or words, and how sure the expert is.
fn label(region: &Region) -> String {
    let words: String = region.words().split_whitespace().collect::<Vec<_>>().join(" ");
    let short = super::matching::shortened(&words, MAX_LETTERS);
    match region.score {
        Some(score) if region.text.is_none() && (0.0..=1.0).contains(&score) => {
            format!("{short} {:.0}%", score * 100.0).trim().to_owned()
        }
        _ => short,
    }
}

fn frame(pixels: &mut RgbImage, area: Area, line: u32, colour: Rgb<u8>) {
    let Area { x, y, width, height } = area;
    let line = line.min(width).min(height).max(1);
    let mut fill = |x: u32, y: u32, width: u32, height: u32| {
        draw_filled_rect_mut(pixels, Rect::at(x as i32, y as i32).of_size(width, height), colour);
    };
    fill(x, y, width, line);
    fill(x, y + height - line, width, line);
    fill(x, y, line, height);
    fill(x + width - line, y, line, height);
}

/// The points of a region that were seen, joined where they are joints of a body.
fn skeleton(pixels: &mut RgbImage, image: &Image, region: &Region, line: u32, colour: Rgb<u8>) {
    let place = |xy: [f32; 2]| {
        let [x, y, ..] = image.origin().from_original([xy[0], xy[1], xy[0], xy[1]]);
        let (width, height) = (image.width() as f32, image.height() as f32);
        // Points outside of a crop are left out.
        ((0.0..width).contains(&x) && (0.0..height).contains(&y)).then_some((x, y))
    };
    for (from, to) in BONES {
        let ends = joint(region, from).and_then(place).zip(joint(region, to).and_then(place));
        let Some(((x1, y1), (x2, y2))) = ends else { continue };
        let steps = (x2 - x1).abs().max((y2 - y1).abs()).ceil().max(1.0);
        for step in 0..=steps as u32 {
            let part = step as f32 / steps;
            dot(pixels, x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, line.div_ceil(2), colour);
        }
    }
    for point in region.keypoints.iter().filter(|point| point.score >= SEEN) {
        if let Some((x, y)) = place(point.xy) {
            dot(pixels, x, y, 2 * line + 1, colour);
            dot(pixels, x, y, line, Rgb([255, 255, 255]));
        }
    }
}

fn dot(pixels: &mut RgbImage, x: f32, y: f32, radius: u32, colour: Rgb<u8>) {
    draw_filled_circle_mut(pixels, (x as i32, y as i32), radius as i32, colour);
}

/// Where a label goes: its background, where its text begins, and the text that fits.
struct Place {
    back: Rect,
    text_at: (i32, i32),
    text: String,
}

fn rect(area: Area) -> Rect {
    Rect::at(area.x as i32, area.y as i32).of_size(area.width.max(1), area.height.max(1))
}

/// Above the box, else below it, else inside at its top; always wholly in the picture and, if there is room, on no
/// other label and on no other box. Nothing when not even two letters fit.
fn place(
    pixels: &RgbImage,
    font: &FontRef<'_>,
    scale: PxScale,
    words: &str,
    area: Area,
    (labels, boxes): (&[Rect], &[Rect]),
) -> Option<Place> {
    let margin = (scale.y / 8.0).ceil() as u32;
    let room = pixels.width().checked_sub(2 * margin)?;
    let (text, width, height) = fitting(font, scale, words, room)?;
    let (width, height) = (width + 2 * margin, height + margin);
    let max_x = pixels.width().checked_sub(width)?;
    let max_y = pixels.height().checked_sub(height)?;
    let x = area.x.min(max_x);
    let above = area.y.checked_sub(height);
    let below = Some(area.y + area.height);
    let inside = Some(area.y.min(max_y));
    let bottom = (area.y + area.height).checked_sub(height);
    let backs: Vec<Rect> = [above, below, inside, bottom]
        .into_iter()
        .flatten()
        .filter(|y| *y <= max_y)
        .map(|y| Rect::at(x as i32, y as i32).of_size(width, height))
        .collect();
    let clear = |back: &&Rect, of: &[Rect]| of.iter().all(|other| back.intersect(*other).is_none());
    let free = backs.iter().find(|back| clear(back, labels) && clear(back, boxes));
    let back = *free.or_else(|| backs.iter().find(|back| clear(back, labels))).or(backs.first())?;
    let text_at = (back.left() + margin as i32, back.top() + margin as i32 / 2);
    Some(Place { back, text_at, text })
}

/// The words cut until they are narrow enough, with their size in pixels.
fn fitting(font: &FontRef<'_>, scale: PxScale, words: &str, room: u32) -> Option<(String, u32, u32)> {
    // What the font cannot draw would be an empty frame; a question mark says that there is something.
    let drawn: String = words.chars().map(|c| if c == ' ' || font.glyph_id(c).0 != 0 { c } else { '?' }).collect();
    let letters = drawn.chars().count();
    for kept in (2.min(letters)..=letters).rev() {
        let text = super::matching::shortened(&drawn, kept);
        let (width, height) = text_size(scale, font, &text);
        if !text.is_empty() && width <= room {
            return Some((text, width, height));
        }
    }
    None
}

fn draw_label(pixels: &mut RgbImage, font: &FontRef<'_>, scale: PxScale, place: &Place, colour: Rgb<u8>) {
    draw_filled_rect_mut(pixels, place.back, colour);
    let [r, g, b] = colour.0.map(f32::from);
    let light = 0.299 * r + 0.587 * g + 0.114 * b > 140.0;
    let ink = if light { Rgb([0, 0, 0]) } else { Rgb([255, 255, 255]) };
    draw_text_mut(pixels, ink, place.text_at.0, place.text_at.1, scale, font, &place.text);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::plain;
    use super::*;
    use crate::value::{Keypoint, Regions};

    const GROUND: [u8; 3] = [200, 200, 200];

    fn drawn(image: &Image, regions: Regions) -> Result<Image, ToolError> {
        let args = Args::default().with("image", Value::Image(image.clone())).with("regions", Value::Regions(regions));
        match annotate(&args)? {
            Value::Image(image) => Ok(image),
            other => panic!("{other}"),
        }
    }

    fn region(label: &str, xyxy: [f32; 4]) -> Region {
        Region { xyxy, label: Some(label.to_owned()), score: Some(0.87), ..Region::default() }
    }

    /// Where the picture differs from the plain ground: left, top, right, bottom.
    fn changed(image: &Image) -> Option<[u32; 4]> {
        let mut found: Option<[u32; 4]> = None;
        for (x, y, pixel) in image.pixels().enumerate_pixels() {
            if pixel.0 != GROUND {
                let [x1, y1, x2, y2] = found.unwrap_or([x, y, x, y]);
                found = Some([x1.min(x), y1.min(y), x2.max(x), y2.max(y)]);
            }
        }
        found
    }

    #[test]
    fn frames_lie_on_the_edge_of_their_boxes() {
        let image = plain(480, 480, GROUND);
        let marked = drawn(&image, Regions::on(&image, vec![region("dog", [100.0, 200.0, 180.0, 300.0])])).unwrap();
        assert_eq!(marked.pixels().get_pixel(100, 250).0, COLOURS[0]);
        assert_eq!(marked.pixels().get_pixel(179, 250).0, COLOURS[0]);
        assert_eq!(marked.pixels().get_pixel(140, 299).0, COLOURS[0]);
        assert_eq!(marked.pixels().get_pixel(140, 250).0, GROUND);
        assert_eq!(marked.pixels().get_pixel(99, 250).0, GROUND);
        let [left, top, _, bottom] = changed(&marked).unwrap();
        assert!(left == 100 && bottom == 299, "{left} {bottom}");
        assert!((150..200).contains(&top), "the label stands above: {top}");
        assert!(marked.pixels().pixels().any(|pixel| pixel.0 == [255, 255, 255]), "the label is written in white");
        assert_eq!(marked.origin().source, image.digest());
    }

    #[test]
    fn labels_stay_inside_and_off_each_other() {
        let image = plain(300, 200, GROUND);
        let long = "a very long label that could never fit beside so small a box at all";
        let regions = vec![region(long, [250.0, 0.0, 300.0, 20.0]), region("two", [250.0, 2.0, 298.0, 20.0])];
        let font = FontRef::try_from_slice(FONT).unwrap();
        let mut taken: Vec<Rect> = Vec::new();
        for item in &regions {
            let area = image.area_of(item.xyxy, 0.0).unwrap();
            let place = place(image.pixels(), &font, PxScale::from(12.0), &label(item), area, (&taken, &[])).unwrap();
            assert!(place.back.left() >= 0 && place.back.right() < 300);
            assert!(place.back.top() >= 0 && place.back.bottom() < 200);
            assert!(taken.iter().all(|other| other.intersect(place.back).is_none()));
            taken.push(place.back);
        }
        assert!(drawn(&image, Regions::on(&image, regions)).is_ok());
    }

    #[test]
    fn joints_are_drawn_and_joined_where_they_were_seen() {
        let image = plain(480, 480, GROUND);
        let point = |name: &str, xy: [f32; 2], score: f32| Keypoint { name: name.to_owned(), xy, score };
        let mut person = region("person", [100.0, 100.0, 300.0, 400.0]);
        person.keypoints = vec![
            point("left_shoulder", [150.0, 200.0], 0.9),
            point("left_elbow", [250.0, 200.0], 0.9),
            point("left_wrist", [250.0, 350.0], 0.1),
            point("left_hip", [f32::NAN, 9e9], 0.9),
        ];
        let marked = drawn(&image, Regions::on(&image, vec![person])).unwrap();
        assert_eq!(marked.pixels().get_pixel(200, 200).0, COLOURS[0], "the upper arm");
        assert_eq!(marked.pixels().get_pixel(150, 200).0, [255, 255, 255], "the shoulder");
        assert_eq!(marked.pixels().get_pixel(250, 350).0, GROUND, "a wrist that was not seen");
        assert_eq!(marked.pixels().get_pixel(250, 275).0, GROUND);
    }

    #[test]
    fn boxes_are_mapped_to_a_scaled_crop() {
        let original = plain(400, 400, GROUND);
        let origin = crate::value::Origin { offset: [100.0, 100.0], scale: [0.5, 0.5], ..*original.origin() };
        let crop = Image::derived(RgbImage::from_pixel(200, 200, Rgb(GROUND)), origin);
        let boxes = vec![Region { xyxy: [110.0, 120.0, 150.0, 160.0], ..Region::default() }];
        assert_eq!(changed(&drawn(&crop, Regions::on(&original, boxes)).unwrap()), Some([20, 40, 99, 119]));
        let outside = vec![region("x", [0.0, 0.0, 50.0, 50.0])];
        assert_eq!(changed(&drawn(&crop, Regions::on(&original, outside)).unwrap()), None);
    }

    #[test]
    fn odd_boxes_and_tiny_pictures_do_no_harm() {
        let tiny = plain(3, 2, GROUND);
        let odd =
            [[f32::NAN; 4], [0.0, 0.0, 3.0, 2.0], [9.0, 9.0, -9.0, -9.0], [f32::NEG_INFINITY, 0.0, f32::INFINITY, 1.0]];
        let regions = odd.into_iter().map(|xyxy| region("日本 dog\u{7}", xyxy)).collect();
        assert!(drawn(&tiny, Regions::on(&tiny, regions)).is_ok());
        assert_eq!(changed(&drawn(&tiny, Regions::on(&tiny, vec![])).unwrap()), None);
        let foreign = Regions::on(&plain(5, 5, GROUND), vec![region("dog", [0.0, 0.0, 2.0, 2.0])]);
        assert!(drawn(&tiny, foreign).unwrap_err().to_string().contains("another picture"));
    }

    #[test]
    fn marks_are_numbers_and_no_labels() {
        let image = plain(480, 480, GROUND);
        let long = "a label that is much longer than a number";
        let regions = Regions::on(&image, vec![region(long, [100.0, 200.0, 130.0, 230.0])]);
        let args = Args::default().with("image", Value::Image(image.clone())).with("regions", Value::Regions(regions));
        let width = |args: &Args| match annotate(args).unwrap() {
            Value::Image(image) => changed(&image).map(|[left, _, right, _]| right - left).unwrap(),
            other => panic!("{other}"),
        };
        let marked = width(&args.clone().with("marks", Value::Bool(true)));
        assert!(marked < 40 && width(&args) > 200, "{marked}");
    }
}
