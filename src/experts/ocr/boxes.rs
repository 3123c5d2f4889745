//! From the text probability of each pixel to boxes of lines (Differentiable Binarization, Liao et al. 2020), with
//! the constants of the Python package `rapidocr` 3.10.0.
//!
//! Pixels above a threshold are joined to blobs; each blob's smallest rectangle is scored by the mean probability in
//! it and then grown again, since the model was trained to mark the shrunk core of a line. The Python package also
//! boxes the holes inside of blobs (the inside of a large `O`), which only yields rubbish; here holes are not traced.

use super::geometry::{Point, Quad, hull, min_area_rect};

/// Probability above which a pixel is text.
const THRESHOLD: f32 = 0.3;
/// Least mean probability in a box.
const BOX_SCORE: f32 = 0.5;
/// How far a box is grown: the distance is `area * UNCLIP / perimeter`.
const UNCLIP: f64 = 1.6;
/// Shortest side of a blob's rectangle, before it is grown.
const MIN_SIDE: f64 = 3.0;
/// Most boxes of a map, and one for so many of its pixels where that is more. The Python package looks at 1000 blobs of
/// any map, so that it loses a part of a page full of words.
const MAX_BOXES: usize = 1000;
const PIXELS_A_BOX: usize = 1000;

/// Boxes of lines in pixels of a picture of `target` (width, height), corners from the upper left clockwise, each a
/// whole number. `map` is the probability, `width` x `height`, rows from the top. In the order of [`sort`].
pub(super) fn boxes(map: &[f32], width: usize, height: usize, target: (u32, u32)) -> Vec<Quad> {
    let mut found: Vec<Quad> = blobs(map, width, height)
        .iter()
        .filter_map(|points| line_box(points, map, width, height))
        .filter_map(|quad| to_target(quad, (width, height), target))
        .take(MAX_BOXES.max(width * height / PIXELS_A_BOX))
        .collect();
    sort(&mut found);
    found
}

fn line_box(points: &[Point], map: &[f32], width: usize, height: usize) -> Option<Quad> {
    let rect = min_area_rect(points)?;
    if rect.short_side() < MIN_SIDE || score(map, width, height, &rect) < BOX_SCORE {
        return None;
    }
    let grown = min_area_rect(&grow(&rect))?;
    (grown.short_side() >= MIN_SIDE + 2.0).then_some(grown)
}

/// The corners of each 8-connected blob of the dilated mask: for every row the ends of its runs, which hold the hull.
fn blobs(map: &[f32], width: usize, height: usize) -> Vec<Vec<Point>> {
    let mut sets = Sets::default();
    let mut runs: Vec<(Run, usize)> = Vec::new();
    let mut above = 0..0;
    let mut row = vec![0.0f32; width];
    for y in 0..height {
        // Dilation with a 2 x 2 kernel: the greatest of this pixel, the one before, and those above both.
        let this = &map[y * width..][..width];
        let last = &map[y.saturating_sub(1) * width..][..width];
        for ((out, a), b) in row.iter_mut().zip(this).zip(last) {
            *out = a.max(*b);
        }
        let start = runs.len();
        for (from, to) in runs_of(&row) {
            let run = Run { y, from, to };
            let mut set = None;
            for (other, id) in &runs[above.clone()] {
                if other.from <= to + 1 && from <= other.to + 1 {
                    set = Some(set.map_or(*id, |known| sets.join(known, *id)));
                }
            }
            let set = set.unwrap_or_else(|| sets.add());
            runs.push((run, set));
        }
        above = start..runs.len();
    }
    sets.collect(&runs)
}

/// First and last pixel of each run of text in a row, dilated by one to the right.
fn runs_of(row: &[f32]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut x = 0;
    while let Some(skip) = row[x..].iter().position(|&p| p > THRESHOLD) {
        let from = x + skip;
        let length = row[from..].iter().position(|&p| p <= THRESHOLD).unwrap_or(row.len() - from);
        let to = (from + length).min(row.len() - 1);
        match runs.last_mut() {
            Some(last) if last.1 + 1 >= from => last.1 = to,
            _ => runs.push((from, to)),
        }
        x = from + length;
    }
    runs
}

struct Run {
    y: usize,
    from: usize,
    to: usize,
}

/// Disjoint sets of runs.
#[derive(Default)]
struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    fn add(&mut self) -> usize {
        self.parents.push(self.parents.len());
        self.parents.len() - 1
    }

    fn root(&self, mut id: usize) -> usize {
        while self.parents[id] != id {
            id = self.parents[id];
        }
        id
    }

    /// Joins two sets under the older one, so that blobs keep the order of their first row.
    fn join(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.root(a), self.root(b));
        let (old, new) = (a.min(b), a.max(b));
        self.parents[new] = old;
        old
    }

    fn collect(&self, runs: &[(Run, usize)]) -> Vec<Vec<Point>> {
        let mut blobs = vec![Vec::new(); self.parents.len()];
        for (run, id) in runs {
            let blob: &mut Vec<Point> = &mut blobs[self.root(*id)];
            blob.push((run.from as f64, run.y as f64));
            if run.to != run.from {
                blob.push((run.to as f64, run.y as f64));
            }
        }
        blobs.retain(|blob| !blob.is_empty());
        blobs
    }
}

/// Mean probability in a box, its border included; the corners are cut to whole pixels first.
fn score(map: &[f32], width: usize, height: usize, rect: &Quad) -> f32 {
    let whole = rect.0.map(|(x, y)| (x.max(0.0).trunc(), y.max(0.0).trunc()));
    let top = whole.iter().fold(f64::INFINITY, |a, p| a.min(p.1)) as usize;
    let bottom = whole.iter().fold(0.0f64, |a, p| a.max(p.1)) as usize;
    let (mut sum, mut count) = (0.0f64, 0usize);
    for y in top..=bottom.min(height - 1) {
        let Some((from, to)) = span(&whole, y as f64) else { continue };
        let from = (from.round() as usize).min(width - 1);
        let to = (to.round() as usize).min(width - 1);
        let pixels = &map[y * width..][from..=to];
        sum += f64::from(pixels.iter().sum::<f32>());
        count += pixels.len();
    }
    if count == 0 { 0.0 } else { (sum / count as f64) as f32 }
}

/// Leftmost and rightmost point of a convex polygon within half a pixel of row `y`.
fn span(polygon: &[Point; 4], y: f64) -> Option<(f64, f64)> {
    let (low, high) = (y - 0.5, y + 0.5);
    let mut range: Option<(f64, f64)> = None;
    let mut take = |x: f64| range = Some(range.map_or((x, x), |(a, b)| (a.min(x), b.max(x))));
    for i in 0..4 {
        let (a, b) = (polygon[i], polygon[(i + 1) % 4]);
        if (low..=high).contains(&a.1) {
            take(a.0);
        }
        for edge in [low, high] {
            if (a.1 - edge) * (b.1 - edge) < 0.0 {
                take(a.0 + (edge - a.1) / (b.1 - a.1) * (b.0 - a.0));
            }
        }
    }
    range
}

/// The outline of a rectangle grown by `area * UNCLIP / perimeter`, with round corners, in whole pixels as the
/// polygon clipper of the Python package (Clipper by A. Johnson) makes it.
fn grow(rect: &Quad) -> Vec<Point> {
    let distance = rect.area() * UNCLIP / rect.perimeter();
    let corners = hull(&rect.0.map(|(x, y)| (x.trunc(), y.trunc())));
    // Clipper lets arcs deviate by a quarter of a pixel.
    let quarter = 0.25f64.min(distance * 0.25);
    let steps_per_radian = (1.0 / (1.0 - quarter / distance).acos() / 2.0).min(distance / 2.0);
    let n = corners.len();
    let normal = |a: Point, b: Point| {
        let length = (b.0 - a.0).hypot(b.1 - a.1);
        ((b.1 - a.1) / length, (a.0 - b.0) / length)
    };
    let mut outline = Vec::new();
    for i in 0..n {
        let (before, at, after) = (corners[(i + n - 1) % n], corners[i], corners[(i + 1) % n]);
        let (from, to) = (normal(before, at), normal(at, after));
        let angle = (from.0 * to.1 - from.1 * to.0).atan2(from.0 * to.0 + from.1 * to.1);
        let steps = ((steps_per_radian * angle.abs()).round() as usize).clamp(1, 1000);
        let step = angle.signum() / steps_per_radian;
        let turns = (0..steps).map(|s| {
            let (sin, cos) = (s as f64 * step).sin_cos();
            (from.0 * cos - from.1 * sin, from.0 * sin + from.1 * cos)
        });
        for (x, y) in turns.chain([to]) {
            outline.push(((at.0 + x * distance).round(), (at.1 + y * distance).round()));
        }
    }
    outline
}

/// Scales a box of the map to the picture; nothing when it is too small there to hold text.
fn to_target(quad: Quad, map: (usize, usize), target: (u32, u32)) -> Option<Quad> {
    let scaled = |v: f64, from: usize, to: u32| {
        let (from, to) = (from as f64, f64::from(to));
        (v / from * to).round_ties_even().clamp(0.0, (to - 1.0).max(0.0))
    };
    let quad = Quad::ordered(quad.0.map(|(x, y)| (scaled(x, map.0, target.0), scaled(y, map.1, target.1))));
    let (width, height) = (quad.side(0, 1), quad.side(0, 3));
    (width >= 4.0 && height >= 4.0).then_some(quad)
}

/// Sorts boxes by rows, rows from the top, left to right in a row: two boxes are in a row when their first corners
/// are less than ten pixels apart in height.
fn sort(boxes: &mut [Quad]) {
    boxes.sort_by(|a, b| a.0[0].1.total_cmp(&b.0[0].1));
    let mut start = 0;
    while start < boxes.len() {
        let rest = &boxes[start..];
        let length = rest.windows(2).take_while(|pair| pair[1].0[0].1 - pair[0].0[0].1 < 10.0).count() + 1;
        boxes[start..start + length].sort_by(|a, b| a.0[0].0.total_cmp(&b.0[0].0));
        start += length;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A map that is `value` inside of the given half-open rectangles.
    fn map(width: usize, height: usize, rects: &[([usize; 4], f32)]) -> Vec<f32> {
        let mut map = vec![0.0; width * height];
        for ([left, top, right, bottom], value) in rects {
            for y in *top..*bottom {
                map[y * width..][*left..*right].fill(*value);
            }
        }
        map
    }

    #[test]
    fn a_blob_becomes_a_grown_box() {
        // Dilated to 20..=60 x 10..=20: 40 x 10, grown by 400 * 1.6 / 100 = 6.4, rounded outwards from 6.4 to 6.
        let found = boxes(&map(100, 50, &[([20, 10, 60, 20], 0.9)]), 100, 50, (100, 50));
        assert_eq!(found, [Quad([(14.0, 4.0), (66.0, 4.0), (66.0, 26.0), (14.0, 26.0)])]);
        let twice = boxes(&map(100, 50, &[([20, 10, 60, 20], 0.9)]), 100, 50, (200, 100));
        assert_eq!(twice[0].0[2], (132.0, 52.0));
    }

    #[test]
    fn weak_and_tiny_blobs_are_no_lines_and_touching_ones_are_one() {
        assert_eq!(boxes(&map(100, 50, &[([20, 10, 60, 20], 0.4)]), 100, 50, (100, 50)), []);
        assert_eq!(boxes(&map(100, 50, &[([20, 10, 60, 11], 0.9)]), 100, 50, (100, 50)), []);
        let touching = [([10, 10, 40, 20], 0.9), ([40, 12, 70, 22], 0.9)];
        assert_eq!(boxes(&map(100, 50, &touching), 100, 50, (100, 50)).len(), 1);
    }

    #[test]
    fn boxes_come_in_rows() {
        let rects = [([60, 12, 90, 22], 0.9), ([10, 15, 40, 25], 0.9), ([10, 60, 40, 70], 0.9)];
        let found = boxes(&map(100, 100, &rects), 100, 100, (100, 100));
        let lefts: Vec<f64> = found.iter().map(|quad| quad.0[0].0).collect();
        assert_eq!(lefts, [4.0, 54.0, 4.0]);
    }

    #[test]
    fn boxes_agree_with_the_python_post_processing_on_a_real_map() {
        let map = image::open("tests/data/vision/text_map.png").unwrap().to_luma8();
        let (width, height) = (map.width() as usize, map.height() as usize);
        let values: Vec<f32> = map.as_raw().iter().map(|v| f32::from(*v) / 255.0).collect();
        let stored: Vec<[[f64; 2]; 4]> =
            serde_json::from_str(include_str!("../../../tests/data/vision/text_map.json")).unwrap();
        let found = boxes(&values, width, height, (map.width() * 3 / 2, map.height() * 3 / 2));
        assert_eq!(found.len(), stored.len());
        for (found, expected) in found.iter().zip(&stored) {
            for (a, b) in found.0.iter().zip(expected) {
                // A pixel for the rounding of the clipper, another where the picture is larger than the map.
                assert!((a.0 - b[0]).abs() <= 2.0 && (a.1 - b[1]).abs() <= 2.0, "{found:?} is not {expected:?}");
            }
        }
    }
}
