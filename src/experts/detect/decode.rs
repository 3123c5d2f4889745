//! NanoDet's outputs to boxes: each side of a box is a distribution over distances (Generalized Focal Loss, Li et
//! al. 2020), the best boxes of each class suppress those they overlap.

use super::letterbox::SIDE;

/// Pixels of the square for each cell of the three output grids.
pub(super) const STRIDES: [usize; 3] = [8, 16, 32];

/// Distances a side is a distribution over: 0 to 10 strides.
const BINS: usize = 11;

/// A box in the model's frame, its class number and score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::experts) struct Candidate {
    pub(in crate::experts) xyxy: [f32; 4],
    pub(in crate::experts) class: usize,
    pub(in crate::experts) score: f32,
}

/// The candidates of one grid with at least `min_score`. `scores` is `[cells, classes]`, `sides` is `[cells, 4 * 11]`
/// in the order left, top, right, bottom.
pub(super) fn decode(
    scores: &[f32],
    sides: &[f32],
    stride: usize,
    classes: usize,
    wanted: impl Fn(usize) -> bool,
    min_score: f32,
) -> Vec<Candidate> {
    let grid = SIDE / stride;
    let mut found = Vec::new();
    for (cell, row) in scores.chunks_exact(classes).enumerate() {
        // Most cells hold nothing: one pass that the compiler vectorises sorts them out.
        if row.iter().fold(0.0f32, |best, &score| best.max(score)) < min_score {
            continue;
        }
        let Some(bins) = sides.get(cell * 4 * BINS..(cell + 1) * 4 * BINS) else { break };
        let xyxy = cell_box(bins, (cell % grid) as f32 + 0.5, (cell / grid) as f32 + 0.5, stride as f32);
        let hits = row.iter().enumerate().filter(|(class, score)| **score >= min_score && wanted(*class));
        found.extend(hits.map(|(class, &score)| Candidate { xyxy, class, score }));
    }
    found
}

fn cell_box(bins: &[f32], x: f32, y: f32, stride: f32) -> [f32; 4] {
    let mut distances = [0.0; 4];
    for (distance, side) in distances.iter_mut().zip(bins.chunks_exact(BINS)) {
        *distance = expectation(side);
    }
    let [left, top, right, bottom] = distances;
    [(x - left) * stride, (y - top) * stride, (x + right) * stride, (y + bottom) * stride]
}

/// Mean of 0..bins under the softmax of the bins.
fn expectation(bins: &[f32]) -> f32 {
    let most = bins.iter().fold(f32::NEG_INFINITY, |a, &b| a.max(b));
    let (mut total, mut weighted) = (0.0, 0.0);
    for (i, bin) in bins.iter().enumerate() {
        let weight = (bin - most).exp();
        total += weight;
        weighted += weight * i as f32;
    }
    weighted / total
}

/// Keeps the best boxes of each class, at most `limit` in all, and drops those that overlap a better one of their
/// class by more than `iou`. The result is sorted by score, highest first.
pub(in crate::experts) fn suppress(mut candidates: Vec<Candidate>, iou: f32, limit: usize) -> Vec<Candidate> {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if kept.len() == limit {
            break;
        }
        if !kept.iter().any(|k| k.class == candidate.class && overlap(&k.xyxy, &candidate.xyxy) > iou) {
            kept.push(candidate);
        }
    }
    kept
}

/// What two looks at the same pixels make of them: each box of one has that box of its class in the other which it
/// overlaps most, beyond `iou`. A pair is one box with the mean of both scores, its sides the mean of both by score; a box
/// that only one look has keeps half of its score.
pub(super) fn agree(first: &[Candidate], mut second: Vec<Candidate>, iou: f32) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::with_capacity(first.len() + second.len());
    for one in first {
        let overlaps =
            second.iter().map(|two| if two.class == one.class { overlap(&one.xyxy, &two.xyxy) } else { 0.0 });
        let best = overlaps.enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|best| best.1 > iou);
        found.push(match best {
            Some((at, _)) => mean(one, &second.swap_remove(at)),
            None => Candidate { score: one.score / 2.0, ..*one },
        });
    }
    found.extend(second.into_iter().map(|two| Candidate { score: two.score / 2.0, ..two }));
    found
}

fn mean(one: &Candidate, two: &Candidate) -> Candidate {
    let total = one.score + two.score;
    let side = |i: usize| (one.xyxy[i] * one.score + two.xyxy[i] * two.score) / total;
    Candidate { xyxy: std::array::from_fn(side), class: one.class, score: total / 2.0 }
}

/// Intersection over union.
fn overlap(a: &[f32; 4], b: &[f32; 4]) -> f32 {
    let width = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0);
    let height = (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
    let area = |r: &[f32; 4]| (r[2] - r[0]) * (r[3] - r[1]);
    let shared = width * height;
    let union = area(a) + area(b) - shared;
    if union > 0.0 { shared / union } else { 0.0 }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn decoding_agrees_with_the_python_reference() {
        // The 13 x 13 grid of a real picture, cut to its best cells (others zero), with what Python makes of it.
        let stored: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/data/vision/nanodet.json")).unwrap();
        let (mut scores, mut sides) = (vec![0.0; 169 * 80], vec![0.0; 169 * 44]);
        for cell in stored["cells"].as_array().unwrap() {
            let at = cell["cell"].as_u64().unwrap() as usize;
            for (i, v) in cell["scores"].as_array().unwrap().iter().enumerate() {
                scores[at * 80 + i] = v.as_f64().unwrap() as f32;
            }
            for (i, v) in cell["sides"].as_array().unwrap().iter().enumerate() {
                sides[at * 44 + i] = v.as_f64().unwrap() as f32;
            }
        }
        let kept = suppress(decode(&scores, &sides, 32, 80, |_| true, 0.05), 0.6, 100);
        let expected = stored["expected"].as_array().unwrap();
        assert_eq!(kept.len(), expected.len());
        for (found, expected) in kept.iter().zip(expected) {
            assert_eq!(found.class as u64, expected["class"].as_u64().unwrap());
            assert!((f64::from(found.score) - expected["score"].as_f64().unwrap()).abs() < 1e-4);
            for (a, b) in found.xyxy.iter().zip(expected["xyxy"].as_array().unwrap()) {
                assert!((f64::from(*a) - b.as_f64().unwrap()).abs() < 0.05, "{found:?} is not {expected}");
            }
        }
    }

    #[test]
    fn only_wanted_classes_are_decoded() {
        let mut scores = vec![0.0; 169 * 80];
        scores[5 * 80 + 3] = 0.9;
        scores[5 * 80 + 4] = 0.8;
        let found = decode(&scores, &vec![0.0; 169 * 44], 32, 80, |class| class == 4, 0.35);
        assert_eq!(found.len(), 1);
        // Even distributions put every side five strides from the centre of the cell, (5.5, 0.5) * 32.
        assert_eq!(found[0], Candidate { xyxy: [16.0, -144.0, 336.0, 176.0], class: 4, score: 0.8 });
    }

    #[test]
    fn a_box_suppresses_only_its_own_class_and_only_beyond_the_limit() {
        let a = Candidate { xyxy: [0.0, 0.0, 10.0, 10.0], class: 0, score: 0.5 };
        let half = Candidate { xyxy: [0.0, 0.0, 10.0, 5.0], class: 0, score: 0.9 };
        let other = Candidate { class: 1, score: 0.7, ..a };
        assert_eq!(suppress(vec![a, half, other], 0.5, 10), [half, other, a]);
        assert_eq!(suppress(vec![a, half, other], 0.4, 10), [half, other]);
        assert_eq!(suppress(vec![a, half, other], 0.5, 1), [half]);
    }

    #[test]
    fn two_looks_give_the_mean_of_what_both_see_and_half_of_what_one_sees() {
        let one = Candidate { xyxy: [0.0, 0.0, 10.0, 10.0], class: 0, score: 0.75 };
        let near = Candidate { xyxy: [4.0, 0.0, 14.0, 10.0], score: 0.25, ..one };
        let alone = Candidate { class: 1, score: 0.5, ..one };
        let both = Candidate { xyxy: [1.0, 0.0, 11.0, 10.0], score: 0.5, ..one };
        let halved = Candidate { score: 0.25, ..alone };
        assert_eq!(agree(&[one], vec![alone, near], 0.4), [both, halved]);
        assert_eq!(agree(&[one, alone], vec![near], 0.4), [both, halved]);
        // Too far apart to be the same thing.
        assert_eq!(agree(&[one], vec![near], 0.5).len(), 2);
        assert_eq!(agree(&[], Vec::new(), 0.5), []);
    }
}
