//! Cuts a line out of a picture and straightens it.

use image::{RgbImage, imageops};

use super::geometry::{Point, Quad};
use crate::tool::ToolError;

/// A pixel between two others is taken in steps of 1/32, as OpenCV's `warpPerspective` does.
const STEPS: usize = 32;

/// The part of a picture inside a quad, straightened by a perspective map with bicubic interpolation, the border
/// pixels repeated outside. A line that stands (1.5 times higher than wide) is turned left to lie.
pub(super) fn crop_line(picture: &RgbImage, quad: &Quad) -> Result<RgbImage, ToolError> {
    let width = quad.side(0, 1).max(quad.side(2, 3)) as u32;
    let height = quad.side(0, 3).max(quad.side(1, 2)) as u32;
    if width == 0 || height == 0 {
        return Err(ToolError::failed("a line of text has no area"));
    }
    let line = match upright(quad, width, height) {
        // Nearly all lines of a scanned page: no pixel lies between two others.
        Some((left, top)) => imageops::crop_imm(picture, left, top, width, height).to_image(),
        None => warp(picture, &homography(quad, width, height), width, height),
    };
    if f64::from(height) / f64::from(width) >= 1.5 { Ok(imageops::rotate270(&line)) } else { Ok(line) }
}

/// The upper left corner when the quad is an upright rectangle on whole pixels.
fn upright(quad: &Quad, width: u32, height: u32) -> Option<(u32, u32)> {
    let (left, top) = quad.0[0];
    let (right, bottom) = (left + f64::from(width), top + f64::from(height));
    let exact = quad.0 == [(left, top), (right, top), (right, bottom), (left, bottom)];
    (exact && left >= 0.0 && top >= 0.0 && left.fract() == 0.0 && top.fract() == 0.0)
        .then_some((left as u32, top as u32))
}

/// The nine numbers of the map from (x, y) in a `width` x `height` rectangle to the quad (Heckbert 1989, "square to
/// quadrilateral").
fn homography(quad: &Quad, width: u32, height: u32) -> [f64; 9] {
    let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = quad.0;
    let (sx, sy) = (x0 - x1 + x2 - x3, y0 - y1 + y2 - y3);
    let (dx1, dx2, dy1, dy2) = (x1 - x2, x3 - x2, y1 - y2, y3 - y2);
    let determinant = dx1 * dy2 - dx2 * dy1;
    let (g, h) = if determinant == 0.0 {
        (0.0, 0.0)
    } else {
        ((sx * dy2 - dx2 * sy) / determinant, (dx1 * sy - sx * dy1) / determinant)
    };
    let (w, t) = (f64::from(width), f64::from(height));
    [
        (x1 - x0 + g * x1) / w,
        (x3 - x0 + h * x3) / t,
        x0,
        (y1 - y0 + g * y1) / w,
        (y3 - y0 + h * y3) / t,
        y0,
        g / w,
        h / t,
        1.0,
    ]
}

fn warp(picture: &RgbImage, map: &[f64; 9], width: u32, height: u32) -> RgbImage {
    let table = cubic_table();
    let mut data = Vec::with_capacity(3 * width as usize * height as usize);
    for y in 0..height {
        for x in 0..width {
            let (px, py) = project(map, f64::from(x), f64::from(y));
            data.extend_from_slice(&cubic(picture, px, py, &table));
        }
    }
    // The buffer has exactly the size that is asked for.
    RgbImage::from_raw(width, height, data).unwrap_or_default()
}

fn project(map: &[f64; 9], x: f64, y: f64) -> Point {
    let w = map[6] * x + map[7] * y + map[8];
    ((map[0] * x + map[1] * y + map[2]) / w, (map[3] * x + map[4] * y + map[5]) / w)
}

/// Weights of four neighbouring pixels at each step between the middle two: Keys' cubic (1981) with a = -0.75.
fn cubic_table() -> [[f32; 4]; STEPS] {
    const A: f32 = -0.75;
    let mut table = [[0.0; 4]; STEPS];
    for (i, weights) in table.iter_mut().enumerate() {
        let x = i as f32 / STEPS as f32;
        let far = |d: f32| ((A * d - 5.0 * A) * d + 8.0 * A) * d - 4.0 * A;
        let near = |d: f32| ((A + 2.0) * d - (A + 3.0)) * d * d + 1.0;
        *weights = [far(x + 1.0), near(x), near(1.0 - x), far(2.0 - x)];
    }
    table
}

fn cubic(picture: &RgbImage, x: f64, y: f64, table: &[[f32; 4]; STEPS]) -> [u8; 3] {
    let steps = |v: f64| (v * STEPS as f64).round_ties_even() as i64;
    let (x, y) = (steps(x), steps(y));
    let cell = |v: i64| (v.div_euclid(STEPS as i64), v.rem_euclid(STEPS as i64) as usize);
    let ((x, x_step), (y, y_step)) = (cell(x), cell(y));
    let (width, height) = (i64::from(picture.width()), i64::from(picture.height()));
    let columns = [-1, 0, 1, 2].map(|d| (x + d).clamp(0, width - 1) as usize * 3);
    let data = picture.as_raw();
    let mut sum = [0.0f32; 3];
    for (d, weight_y) in (-1i64..).zip(table[y_step]) {
        let row = (y + d).clamp(0, height - 1) as usize * 3 * width as usize;
        let row = &data[row..][..3 * width as usize];
        for (column, weight_x) in columns.iter().zip(table[x_step]) {
            let weight = weight_x * weight_y;
            for (total, value) in sum.iter_mut().zip(&row[*column..*column + 3]) {
                *total += weight * f32::from(*value);
            }
        }
    }
    sum.map(|v| v.round().clamp(0.0, 255.0) as u8)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use image::Rgb;

    use super::*;

    fn pattern() -> RgbImage {
        RgbImage::from_fn(80, 60, |x, y| {
            Rgb([(x * 3 % 256) as u8, (y * 4 % 256) as u8, (128.0 + 100.0 * (f64::from(x * y) / 300.0).sin()) as u8])
        })
    }

    #[test]
    fn an_upright_box_is_copied() {
        let quad = Quad([(10.0, 20.0), (50.0, 20.0), (50.0, 35.0), (10.0, 35.0)]);
        let line = crop_line(&pattern(), &quad).unwrap();
        assert_eq!(line.dimensions(), (40, 15));
        assert_eq!(line, imageops::crop_imm(&pattern(), 10, 20, 40, 15).to_image());
    }

    #[test]
    fn a_standing_line_is_turned_left() {
        let quad = Quad([(10.0, 5.0), (20.0, 5.0), (20.0, 45.0), (10.0, 45.0)]);
        let line = crop_line(&pattern(), &quad).unwrap();
        assert_eq!(line.dimensions(), (40, 10));
        assert_eq!(line.get_pixel(0, 0), pattern().get_pixel(19, 5));
    }

    #[test]
    fn a_slanted_crop_agrees_with_opencv() {
        let stored: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/data/vision/crop.json")).unwrap();
        let quad: [[f64; 2]; 4] = serde_json::from_value(stored["quad"].clone()).unwrap();
        let line = crop_line(&pattern(), &Quad(quad.map(|p| (p[0], p[1])))).unwrap();
        let size: [u32; 2] = serde_json::from_value(stored["size"].clone()).unwrap();
        assert_eq!([line.width(), line.height()], size);
        let expected: Vec<u8> = serde_json::from_value(stored["rgb"].clone()).unwrap();
        let difference = |(a, b): (&u8, &u8)| f64::from(a.abs_diff(*b));
        let mean = line.as_raw().iter().zip(&expected).map(difference).sum::<f64>() / expected.len() as f64;
        let most = line.as_raw().iter().zip(&expected).map(difference).fold(0.0, f64::max);
        // OpenCV works in fixed point: single grey levels differ.
        assert!(mean < 0.3 && most <= 6.0, "mean {mean}, most {most}");
    }
}
