//! Which parts of a picture the detector looks at. The model sees 416 x 416 pixels whatever the picture's size, so what
//! is small in a large picture is lost in a single look; looks at overlapping tiles find it (slicing aided inference,
//! Akyon et al. 2022).

use crate::value::Area;

/// Longer side of a picture, in pixels, from which on it is looked at in tiles too: here the single look shrinks the
/// picture to a third, and a thing of 60 pixels to 20.
const LARGE: u32 = 1248;
/// Side of the smallest tiles of a large picture, in its pixels: a person of 60 pixels stands 39 high in the model's
/// input, which is about the least that it finds.
const TILE: u32 = 640;
/// The part of a tile's side that it shares with the next one. A thing that no tile shows whole is in the next coarser
/// look, whose tiles are twice as large and share twice as much.
const SHARED: f64 = 0.3;
/// Most tiles of a picture; beyond, the smallest tiles are made larger.
const MOST: usize = 160;

/// The looks at a picture of so many pixels: the whole first, then tiles from the largest to the smallest. `detail`
/// says whether there are tiles; without it the size of the picture does.
pub(super) fn views(width: u32, height: u32, detail: Option<bool>) -> Vec<Area> {
    let longest = width.max(height);
    let mut views = vec![Area { x: 0, y: 0, width, height }];
    if !detail.unwrap_or(longest >= LARGE) {
        return views;
    }
    // A small picture that is to be looked at closely gets tiles of a good half of its longer side.
    let mut side = TILE.min((f64::from(longest) * 0.6).ceil() as u32).max(1);
    while count(width, height, side) > MOST {
        side = side.saturating_add(side / 2 + 1);
    }
    let mut sides = Vec::new();
    while side < longest {
        sides.push(side);
        side = side.saturating_mul(2);
    }
    for side in sides.into_iter().rev() {
        for y in starts(height, side) {
            views.extend(starts(width, side).into_iter().map(|x| Area {
                x,
                y,
                width: side.min(width),
                height: side.min(height),
            }));
        }
    }
    views
}

fn count(width: u32, height: u32, side: u32) -> usize {
    starts(width, side).len() * starts(height, side).len()
}

/// Where the tiles along a side begin: evenly spread, the first at the start and the last at the end.
fn starts(length: u32, side: u32) -> Vec<u32> {
    let rest = length.saturating_sub(side);
    let steps = (f64::from(rest) / (f64::from(side) * (1.0 - SHARED))).ceil() as u32;
    (0..=steps).map(move |i| (u64::from(rest) * u64::from(i) / u64::from(steps.max(1))) as u32).collect()
}

/// Whether a box, in pixels of the picture, comes so close to an edge of a view that is none of the picture that it
/// may be cut there: another view shows the thing whole.
pub(super) fn is_cut(xyxy: [f32; 4], view: Area, width: u32, height: u32) -> bool {
    let margin = 0.01 * view.width.max(view.height) as f32;
    let (left, top) = (view.x as f32, view.y as f32);
    let (right, bottom) = ((view.x + view.width) as f32, (view.y + view.height) as f32);
    (view.x > 0 && xyxy[0] < left + margin)
        || (view.y > 0 && xyxy[1] < top + margin)
        || (view.x + view.width < width && xyxy[2] > right - margin)
        || (view.y + view.height < height && xyxy[3] > bottom - margin)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_small_picture_is_looked_at_once_unless_detail_is_asked_for() {
        assert_eq!(views(640, 480, None), [Area { x: 0, y: 0, width: 640, height: 480 }]);
        assert_eq!(views(3840, 2160, Some(false)).len(), 1);
        let close = views(640, 480, Some(true));
        assert_eq!(close.len(), 5);
        assert_eq!(close[4], Area { x: 256, y: 96, width: 384, height: 384 });
    }

    #[test]
    fn tiles_cover_every_pixel_and_share_a_margin() {
        let all = views(3840, 2160, None);
        let small: Vec<Area> = all.iter().copied().filter(|view| view.width == TILE).collect();
        assert!(small.len() > 20 && all.len() < MOST, "{} of {}", small.len(), all.len());
        for (x, y) in [(0, 0), (3839, 0), (0, 2159), (3839, 2159), (1920, 1080), (640, 640)] {
            let inside = |view: &&Area| {
                (view.x..view.x + view.width).contains(&x) && (view.y..view.y + view.height).contains(&y)
            };
            assert!(small.iter().any(|view| inside(&view)), "({x}, {y})");
        }
        let mut lefts: Vec<u32> = small.iter().map(|view| view.x).collect();
        lefts.dedup();
        let row = &lefts[..lefts.iter().position(|x| x + TILE == 3840).unwrap() + 1];
        assert!(row.windows(2).all(|pair| pair[1] - pair[0] <= TILE * 7 / 10), "{row:?}");
    }

    #[test]
    fn a_huge_picture_gets_larger_tiles_and_not_more_of_them() {
        let all = views(20_000, 5_000, None);
        assert!(all.len() <= 2 * MOST, "{}", all.len());
        assert_eq!(views(1, 20_000, None)[1].width, 1);
    }

    #[test]
    fn only_boxes_at_inner_edges_are_cut() {
        let view = Area { x: 640, y: 0, width: 640, height: 480 };
        assert!(is_cut([640.0, 10.0, 700.0, 90.0], view, 1920, 480));
        assert!(is_cut([1200.0, 10.0, 1280.0, 90.0], view, 1920, 480));
        assert!(!is_cut([700.0, 0.0, 800.0, 480.0], view, 1920, 480));
        assert!(!is_cut([1200.0, 10.0, 1280.0, 90.0], view, 1280, 480));
    }
}
