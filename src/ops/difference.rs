//! `compare_images` and `difference`: where two pictures of one view look different, and how much of them.
//!
//! Both are seen as cells, at most [`CELLS`] along the longer side, slightly smoothed, so that noise, recompression and
//! a shift of a fraction of a pixel do not count. Two cells differ when their colours are farther apart in OKLab than
//! [`VISIBLE`].

use image::RgbImage;

use super::picture::scaled;
use crate::facts::colour::oklab;
use crate::tool::{Args, ToolError};
use crate::value::{Image, Region, Regions, Value};

/// Cells along the longer side.
const CELLS: u32 = 512;
/// Distance in OKLab from which two cells look different: three times the just noticeable difference of 0.02 that CSS
/// Color 4 works with (`w3.org/TR/css-color-4/#css-gamut-mapping`).
const VISIBLE: f32 = 0.06;
/// Changes with at most so many cells between them are one.
const GAP: usize = 3;
/// Changes of fewer cells are noise.
const LEAST: usize = 4;
/// How much the shapes of the pictures may differ, as a factor of width to height.
const SHAPE: f64 = 1.02;

/// `compare_images(a, b)`: each change as a box on `a` with the share of the picture that changed in it as its score,
/// the largest first.
pub(super) fn compare_images(args: &Args) -> Result<Value, ToolError> {
    let (a, changes) = changes(args)?;
    let items = changes.iter().map(|change| change.region(a)).collect();
    Ok(Value::Regions(Regions::on(a, items)))
}

/// `difference(a, b)`: the share of `a` that changed, in percent; 0 exactly when `compare_images` finds nothing.
pub(super) fn difference(args: &Args) -> Result<Value, ToolError> {
    let (_, changes) = changes(args)?;
    let share: f64 = changes.iter().map(|change| change.share).sum();
    Ok(Value::Number((share * 1e6).ceil() / 1e4))
}

/// Cells that changed and lie together.
struct Change {
    /// Left, top, right, bottom in pixels of the first picture.
    own: [u32; 4],
    /// Share of the picture's cells that changed in it.
    share: f64,
}

impl Change {
    fn region(&self, image: &Image) -> Region {
        let xyxy = image.origin().to_original(self.own.map(|v| v as f32));
        Region { xyxy, label: Some("change".to_owned()), score: Some(self.share as f32), ..Region::default() }
    }
}

fn changes(args: &Args) -> Result<(&Image, Vec<Change>), ToolError> {
    let (a, b) = (args.image("a")?, args.image("b")?);
    for (param, image) in [("a", a), ("b", b)] {
        if image.width() == 0 || image.height() == 0 {
            return Err(ToolError::argument(param, "the picture has no pixels"));
        }
    }
    let shape = |image: &Image| f64::from(image.width()) / f64::from(image.height());
    let stretch = shape(a) / shape(b);
    if !(1.0 / SHAPE..=SHAPE).contains(&stretch) {
        let message = format!(
            "expected a picture of the same shape as {} x {}, got {} x {}: crop both to the same view",
            a.width(),
            a.height(),
            b.width(),
            b.height()
        );
        return Err(ToolError::argument("b", message));
    }
    let (width, height) = a.pixels().dimensions();
    let resized =
        if b.pixels().dimensions() == (width, height) { None } else { Some(scaled(b.pixels(), width, height)?) };
    let (one, other) = (Cells::of(a.pixels()), Cells::of(resized.as_ref().unwrap_or(b.pixels())));
    Ok((a, one.changes(&other, width, height)))
}

/// A picture as smoothed cells in OKLab.
struct Cells {
    columns: usize,
    rows: usize,
    /// Pixels along a cell.
    step: u32,
    colours: Vec<[f32; 3]>,
}

impl Cells {
    fn of(pixels: &RgbImage) -> Self {
        let step = pixels.width().max(pixels.height()).div_ceil(CELLS).max(1);
        let (columns, rows) = (pixels.width().div_ceil(step) as usize, pixels.height().div_ceil(step) as usize);
        let mut sums = vec![[0u32; 4]; columns * rows];
        for (x, y, pixel) in pixels.enumerate_pixels() {
            let sum = &mut sums[(y / step) as usize * columns + (x / step) as usize];
            for (sum, value) in sum.iter_mut().zip(pixel.0) {
                *sum += u32::from(value);
            }
            sum[3] += 1;
        }
        let mean = |sum: &[u32; 4]| [0, 1, 2].map(|c| ((sum[c] + sum[3] / 2) / sum[3].max(1)) as u8);
        let sharp: Vec<[f32; 3]> = sums.iter().map(|sum| oklab(mean(sum))).collect();
        let mut cells = Self { columns, rows, step, colours: Vec::new() };
        cells.colours =
            (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y))).map(|at| cells.smooth(&sharp, at)).collect();
        cells
    }

    /// The mean of a cell and those around it.
    fn smooth(&self, sharp: &[[f32; 3]], (x, y): (usize, usize)) -> [f32; 3] {
        let (mut sum, mut n) = ([0.0f32; 3], 0.0f32);
        for y in y.saturating_sub(1)..(y + 2).min(self.rows) {
            for x in x.saturating_sub(1)..(x + 2).min(self.columns) {
                let colour = sharp[y * self.columns + x];
                [0, 1, 2].into_iter().for_each(|c| sum[c] += colour[c]);
                n += 1.0;
            }
        }
        sum.map(|v| v / n)
    }

    /// Where another picture of the same size differs, the largest change first.
    fn changes(&self, other: &Self, width: u32, height: u32) -> Vec<Change> {
        let distance = |a: &[f32; 3], b: &[f32; 3]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
        let mut open: Vec<bool> =
            self.colours.iter().zip(&other.colours).map(|(a, b)| distance(a, b) > VISIBLE).collect();
        let mut found = Vec::new();
        for start in 0..open.len() {
            if !open[start] {
                continue;
            }
            let cells = self.together(&mut open, start);
            if cells.len() >= LEAST.min(open.len()) {
                found.push(self.change(&cells, width, height));
            }
        }
        found.sort_by(|a, b| b.share.total_cmp(&a.share));
        found
    }

    /// Takes the changed cells that hang together with one out of the open ones.
    fn together(&self, open: &mut [bool], start: usize) -> Vec<usize> {
        open[start] = false;
        let (mut cells, mut at) = (vec![start], 0);
        while let Some(cell) = cells.get(at).copied() {
            at += 1;
            let (x, y) = (cell % self.columns, cell / self.columns);
            for y in y.saturating_sub(GAP)..(y + GAP + 1).min(self.rows) {
                for x in x.saturating_sub(GAP)..(x + GAP + 1).min(self.columns) {
                    let near = y * self.columns + x;
                    if std::mem::take(&mut open[near]) {
                        cells.push(near);
                    }
                }
            }
        }
        cells
    }

    fn change(&self, cells: &[usize], width: u32, height: u32) -> Change {
        let mut own = [u32::MAX, u32::MAX, 0, 0];
        for cell in cells {
            let (x, y) = ((cell % self.columns) as u32 * self.step, (cell / self.columns) as u32 * self.step);
            let (right, bottom) = ((x + self.step).min(width), (y + self.step).min(height));
            own = [own[0].min(x), own[1].min(y), own[2].max(right), own[3].max(bottom)];
        }
        Change { own, share: cells.len() as f64 / self.colours.len().max(1) as f64 }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::plain;
    use super::*;
    use image::Rgb;

    fn compared(a: &Image, b: &Image) -> Result<(Vec<Region>, f64), ToolError> {
        let args = || Args::default().with("a", Value::Image(a.clone())).with("b", Value::Image(b.clone()));
        match (compare_images(&args())?, difference(&args())?) {
            (Value::Regions(found), Value::Number(percent)) => Ok((found.items, percent)),
            other => panic!("{other:?}"),
        }
    }

    /// A smooth picture with some grain.
    fn scene(width: u32, height: u32, grain: u32, patch: Option<[u32; 4]>) -> Image {
        Image::original(RgbImage::from_fn(width, height, |x, y| {
            let noise = (x * 7919 + y * 104_729 + grain * 31) % 13;
            let inside = patch.is_some_and(|[x1, y1, x2, y2]| (x1..x2).contains(&x) && (y1..y2).contains(&y));
            let base = if inside { [200, 40, 40] } else { [60 + x * 100 / width, 90 + y * 80 / height, 120] };
            Rgb(base.map(|v| (v + noise * grain.min(1)) as u8))
        }))
    }

    #[test]
    fn equal_pictures_and_pictures_with_other_grain_or_size_look_the_same() {
        let plain = scene(640, 400, 0, None);
        assert_eq!(compared(&plain, &plain).unwrap(), (vec![], 0.0));
        assert_eq!(compared(&plain, &scene(640, 400, 1, None)).unwrap(), (vec![], 0.0));
        assert_eq!(compared(&plain, &scene(320, 200, 0, None)).unwrap(), (vec![], 0.0));
    }

    #[test]
    fn a_change_is_boxed_on_the_first_picture_with_its_share() {
        let (before, after) = (scene(640, 400, 0, None), scene(640, 400, 1, Some([100, 80, 180, 140])));
        let (found, percent) = compared(&before, &after).unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        let drawn = Region { xyxy: [100.0, 80.0, 180.0, 140.0], ..Region::default() };
        assert!(found[0].iou(&drawn) > 0.85, "{:?}", found[0].xyxy);
        let share = 80.0 * 60.0 / (640.0 * 400.0) * 100.0;
        assert!((percent - share).abs() < 0.4, "{percent} {share}");
        let crop = before.part(crate::value::Area { x: 50, y: 40, width: 320, height: 200 });
        let other = after.part(crate::value::Area { x: 50, y: 40, width: 320, height: 200 });
        assert!(compared(&crop, &other).unwrap().0[0].iou(&drawn) > 0.85, "in original pixels");
    }

    #[test]
    fn changes_apart_are_told_apart_the_larger_first() {
        let before = plain(400, 400, [220; 3]);
        let mut after = before.pixels().clone();
        for (x, y, size) in [(20u32, 20u32, 10u32), (300, 300, 40)] {
            for (x, y) in (y..y + size).flat_map(|y| (x..x + size).map(move |x| (x, y))) {
                after.put_pixel(x, y, Rgb([0, 90, 200]));
            }
        }
        let (found, _) = compared(&before, &Image::original(after)).unwrap();
        assert_eq!(found.len(), 2);
        assert!(found[0].xyxy[0] > 250.0 && found[1].xyxy[0] < 50.0, "{found:?}");
    }

    #[test]
    fn pictures_of_other_shapes_are_refused_and_single_pixels_compared() {
        let error = compared(&plain(100, 100, [0; 3]), &plain(150, 100, [0; 3])).unwrap_err().to_string();
        assert!(error.contains("100 x 100") && error.contains("150 x 100"), "{error}");
        let empty = Image::original(RgbImage::new(0, 0));
        assert!(compared(&empty, &empty).unwrap_err().to_string().contains("no pixels"));
        let (found, percent) = compared(&plain(1, 1, [0; 3]), &plain(1, 1, [255; 3])).unwrap();
        assert_eq!((found.len(), percent), (1, 100.0));
    }
}
