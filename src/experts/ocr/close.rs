//! A close look at a large picture: text is marked tile by tile at full size, the marks are put together to one map, and
//! lines are made of the whole map, so that no line is cut where tiles meet and none is found twice.

use std::borrow::Cow;

use image::{RgbImage, imageops};

use crate::experts::Tensor;
use crate::experts::pixels::{Normalise, Planes, resize};
use crate::tool::ToolError;
use crate::value::{Area, Region};

/// Longer side of a picture, in pixels, from which on it is looked at closely without being asked: what the first look
/// shrinks to three quarters or less.
const LARGE: u32 = 2667;
/// Most pixels of a close look: bounds time and memory. A larger picture is shrunk to it.
const MOST_PIXELS: f64 = 16e6;
/// How much a picture that is not large is enlarged when a close look is asked for.
const ENLARGED: f64 = 2.0;
/// Side of a tile, a multiple of 32 as the model wants it.
const TILE: u32 = 960;
/// What a tile shares with the next; each keeps the half of it that lies farther from its own edge.
const SHARED: u32 = 128;
/// Part of the smaller of two boxes that lies in the other when they hold the same text.
const SAME: f32 = 0.5;

/// A picture at the size of its close look.
pub(super) struct Close<'a> {
    pub(super) pixels: Cow<'a, RgbImage>,
    /// Pixels of the given picture for each pixel of this one, (x, y).
    scale: [f64; 2],
}

/// A tile and the part of it whose marks count, both in pixels of the [`Close`] look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tile {
    pub(super) area: Area,
    pub(super) core: Area,
}

impl<'a> Close<'a> {
    /// The close look at a picture; nothing when one look is enough. `detail` says whether there is one; without it the
    /// size of the picture does.
    pub(super) fn new(picture: &'a RgbImage, detail: Option<bool>) -> Result<Option<Self>, ToolError> {
        let (width, height) = picture.dimensions();
        let large = width.max(height) >= LARGE;
        if !detail.unwrap_or(large) {
            return Ok(None);
        }
        let pixels = f64::from(width) * f64::from(height);
        let wanted = if large { 1.0 } else { ENLARGED };
        let scale = wanted.min((MOST_PIXELS / pixels).sqrt());
        let side = |length: u32| ((f64::from(length) * scale) as u32).max(1);
        let size = (side(width), side(height));
        let close =
            if size == (width, height) { Cow::Borrowed(picture) } else { Cow::Owned(resize(picture, size.0, size.1)?) };
        let scale = [f64::from(width) / f64::from(size.0), f64::from(height) / f64::from(size.1)];
        Ok(Some(Self { pixels: close, scale }))
    }

    /// A box (left, top, right, bottom) in pixels of the given picture.
    pub(super) fn to_picture(&self, bounds: [f64; 4]) -> [f32; 4] {
        let [x0, y0, x1, y1] = bounds;
        [x0 * self.scale[0], y0 * self.scale[1], x1 * self.scale[0], y1 * self.scale[1]].map(|v| v as f32)
    }

    /// The tiles, whose cores cover every pixel once.
    pub(super) fn tiles(&self) -> Vec<Tile> {
        let (width, height) = self.pixels.dimensions();
        let columns = spans(width);
        spans(height)
            .iter()
            .flat_map(|(y, rows)| {
                columns.iter().map(|(x, columns)| Tile {
                    area: Area { x: *x, y: *y, width: TILE.min(width), height: TILE.min(height) },
                    core: Area { x: columns.0, y: rows.0, width: columns.1 - columns.0, height: rows.1 - rows.0 },
                })
            })
            .collect()
    }

    /// What the detection model takes, `[1, 3, height, width]`: the tile at the upper left of sides that are multiples
    /// of 32, on mid grey.
    pub(super) fn tensor(&self, tile: Tile) -> Result<Tensor, ToolError> {
        let Area { x, y, width, height } = tile.area;
        let part = imageops::crop_imm(self.pixels.as_ref(), x, y, width, height).to_image();
        let (columns, rows) = (width.next_multiple_of(32) as usize, height.next_multiple_of(32) as usize);
        let mut data = vec![0.0; 3 * columns * rows];
        Planes { data: &mut data, width: columns, height: rows }.write(&part, 0, 0, Normalise::SIGNED);
        Tensor::from_f32(&[1, 3, rows, columns], data)
    }
}

/// Where tiles begin along a side, and from where to where each one's core reaches.
fn spans(length: u32) -> Vec<(u32, (u32, u32))> {
    let rest = length.saturating_sub(TILE);
    let steps = rest.div_ceil(TILE - SHARED);
    let start = |i: u32| (u64::from(rest) * u64::from(i) / u64::from(steps.max(1))) as u32;
    // Cores meet in the middle of what two tiles share.
    let meet = |i: u32| (start(i) + start(i - 1) + TILE) / 2;
    (0..=steps)
        .map(|i| {
            let from = if i == 0 { 0 } else { meet(i) };
            let to = if i == steps { length } else { meet(i + 1) };
            (start(i), (from, to))
        })
        .collect()
}

/// Copies the marks of a tile's core into the map of the whole look, `columns` wide. `marks` is `stride` wide.
pub(super) fn put(map: &mut [f32], columns: usize, tile: Tile, marks: &[f32], stride: usize) {
    let (left, top) = ((tile.core.x - tile.area.x) as usize, (tile.core.y - tile.area.y) as usize);
    let width = tile.core.width as usize;
    for row in 0..tile.core.height as usize {
        let from = (top + row) * stride + left;
        let to = (tile.core.y as usize + row) * columns + tile.core.x as usize;
        if let (Some(to), Some(from)) = (map.get_mut(to..to + width), marks.get(from..from + width)) {
            to.copy_from_slice(from);
        }
    }
}

/// The lines of several looks without doubles. Of two that overlap the one with more characters that are likely right
/// stays: a whole line wins over its pieces, a clear one over a blurred one.
pub(super) fn merged(mut lines: Vec<Region>) -> Vec<Region> {
    let weight = |line: &Region| line.score.unwrap_or(0.0) * line.words().chars().count() as f32;
    lines.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    let mut kept: Vec<Region> = Vec::new();
    for line in lines {
        let same = |other: &Region| other.intersection(&line) > SAME * other.area().min(line.area());
        if !kept.iter().any(same) {
            kept.push(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_large_pictures_are_looked_at_closely_unless_it_is_asked_for() {
        let small = RgbImage::new(640, 480);
        assert!(Close::new(&small, None).unwrap().is_none());
        let asked = Close::new(&small, Some(true)).unwrap().unwrap();
        assert_eq!(asked.pixels.dimensions(), (1280, 960));
        assert_eq!(asked.to_picture([1280.0, 0.0, 1280.0, 960.0]), [640.0, 0.0, 640.0, 480.0]);
        let large = RgbImage::new(3840, 2160);
        assert!(Close::new(&large, Some(false)).unwrap().is_none());
        let close = Close::new(&large, None).unwrap().unwrap();
        assert!(matches!(close.pixels, Cow::Borrowed(_)), "nothing is resized");
    }

    #[test]
    fn cores_cover_every_pixel_once_and_keep_off_the_edges_of_their_tiles() {
        for length in [100, 960, 961, 1700, 3840, 16_000] {
            let spans = spans(length);
            assert_eq!((spans[0].1.0, spans[spans.len() - 1].1.1), (0, length));
            assert!(spans.windows(2).all(|pair| pair[0].1.1 == pair[1].1.0), "{length}: {spans:?}");
            for (start, (from, to)) in &spans {
                assert!(from >= start && *to <= start + TILE, "{length}: {spans:?}");
                assert!(*start == 0 || from - start >= SHARED / 2, "{length}: {spans:?}");
            }
        }
    }

    #[test]
    fn marks_of_tiles_make_one_map() {
        let picture = RgbImage::new(2800, 1000);
        let close = Close::new(&picture, None).unwrap().unwrap();
        let mut map = vec![f32::NAN; 2800 * 1000];
        for tile in close.tiles() {
            let stride = tile.area.width.next_multiple_of(32) as usize;
            // Every mark says where in the picture it lies.
            let rows = tile.area.height.next_multiple_of(32) as usize;
            let at = |i: usize| (tile.area.x as usize + i % stride + 2800 * (tile.area.y as usize + i / stride)) as f32;
            let marks: Vec<f32> = (0..stride * rows).map(at).collect();
            put(&mut map, 2800, tile, &marks, stride);
        }
        assert!(map.iter().enumerate().all(|(i, mark)| *mark == i as f32));
    }

    #[test]
    fn a_whole_line_wins_over_its_pieces_and_neighbours_stay() {
        let line =
            |text: &str, xyxy, score| Region { xyxy, text: Some(text.into()), score: Some(score), ..Region::default() };
        let kept = merged(vec![
            line("CORNER", [0.0, 0.0, 60.0, 20.0], 0.999),
            line("CORNER BAKERY", [0.0, 0.0, 130.0, 20.0], 0.98),
            line("BAKERY", [66.0, 0.0, 130.0, 20.0], 0.999),
            line("open daily", [0.0, 18.0, 90.0, 34.0], 0.9),
        ]);
        let texts: Vec<&str> = kept.iter().map(Region::words).collect();
        assert_eq!(texts, ["CORNER BAKERY", "open daily"]);
    }
}
