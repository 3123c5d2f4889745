//! Average precision of boxes, as the COCO detection challenge counts it (Lin et al. 2014; the rules are those of the
//! `pycocotools` package): at ten overlaps from 0.5 to 0.95, over 101 points of recall, at most 100 boxes a picture.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::value::Region;

/// Labelled and found boxes of one picture; `label` and `xyxy` of both count, and `score` of the found ones.
#[derive(Debug, Clone, Default)]
pub(super) struct Picture {
    pub(super) labelled: Vec<Region>,
    pub(super) found: Vec<Region>,
}

/// Average precisions, 0 to 1; nothing where there are no labelled boxes of that size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Precision {
    /// Mean over all overlaps.
    pub(super) ap: Option<f64>,
    /// At an overlap of 0.5.
    pub(super) ap50: Option<f64>,
    /// Of boxes of less than 32 x 32 pixels.
    pub(super) small: Option<f64>,
    /// Of boxes between.
    pub(super) medium: Option<f64>,
    /// Of boxes of more than 96 x 96 pixels.
    pub(super) large: Option<f64>,
}

const OVERLAPS: usize = 10;
const MOST: usize = 100;
const ANY: [f32; 2] = [0.0, 1e10];
const SMALL: [f32; 2] = [0.0, 32.0 * 32.0];
const MEDIUM: [f32; 2] = [32.0 * 32.0, 96.0 * 96.0];
const LARGE: [f32; 2] = [96.0 * 96.0, 1e10];

/// Average precision over all pictures.
pub(super) fn precision(pictures: &[Picture]) -> Precision {
    let all = over_labels(pictures, ANY);
    let mean = |values: &[[f64; OVERLAPS]]| -> Option<f64> {
        let flat: Vec<f64> = values.iter().flatten().copied().collect();
        (!flat.is_empty()).then(|| flat.iter().sum::<f64>() / flat.len() as f64)
    };
    let first: Vec<f64> = all.iter().map(|values| values[0]).collect();
    Precision {
        ap: mean(&all),
        ap50: (!first.is_empty()).then(|| first.iter().sum::<f64>() / first.len() as f64),
        small: mean(&over_labels(pictures, SMALL)),
        medium: mean(&over_labels(pictures, MEDIUM)),
        large: mean(&over_labels(pictures, LARGE)),
    }
}

/// For each label that has boxes of such an area, its average precision at each overlap.
fn over_labels(pictures: &[Picture], area: [f32; 2]) -> Vec<[f64; OVERLAPS]> {
    let labels: BTreeSet<&str> =
        pictures.iter().flat_map(|picture| &picture.labelled).filter_map(|region| region.label.as_deref()).collect();
    labels
        .into_iter()
        .filter_map(|label| {
            let of = |regions: &[Region]| -> Vec<Region> {
                regions.iter().filter(|region| region.label.as_deref() == Some(label)).cloned().collect()
            };
            let chosen: Vec<Picture> = pictures
                .iter()
                .map(|picture| Picture { labelled: of(&picture.labelled), found: of(&picture.found) })
                .collect();
            let wanted = chosen.iter().flat_map(|picture| &picture.labelled).filter(|r| within(r, area)).count();
            (wanted > 0).then(|| {
                let overlap = |i: usize| 0.5 + 0.05 * i as f32;
                std::array::from_fn(|i| at_overlap(&chosen, area, overlap(i), wanted))
            })
        })
        .collect()
}

fn within(region: &Region, area: [f32; 2]) -> bool {
    (area[0]..=area[1]).contains(&region.area())
}

/// Average precision of boxes of one label at one overlap, `wanted` labelled boxes in all.
fn at_overlap(pictures: &[Picture], area: [f32; 2], overlap: f32, wanted: usize) -> f64 {
    let mut hits: Vec<(f32, bool)> = pictures.iter().flat_map(|picture| matched(picture, area, overlap)).collect();
    hits.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut points) = (0usize, Vec::with_capacity(hits.len()));
    for (i, (_, hit)) in hits.iter().enumerate() {
        right += usize::from(*hit);
        points.push((right as f64 / wanted as f64, right as f64 / (i + 1) as f64));
    }
    // Precision at a recall is the best that is reached at that recall or beyond.
    for i in (1..points.len()).rev() {
        points[i - 1].1 = points[i - 1].1.max(points[i].1);
    }
    let at = |recall: f64| points.iter().find(|point| point.0 >= recall).map_or(0.0, |point| point.1);
    (0..=100).map(|i| at(f64::from(i) / 100.0)).sum::<f64>() / 101.0
}

/// The found boxes that count, with their score and whether each is right. A found box takes the free labelled box that
/// it covers best; one that takes a labelled box of another area, or is itself of another area and takes none, does not
/// count.
fn matched(picture: &Picture, area: [f32; 2], overlap: f32) -> Vec<(f32, bool)> {
    let score = |region: &Region| region.score.unwrap_or(0.0);
    let mut found: Vec<&Region> = picture.found.iter().collect();
    found.sort_by(|a, b| score(b).total_cmp(&score(a)));
    found.truncate(MOST);
    // Labelled boxes that count come first: the others are taken only by what covers none of these.
    let (counting, other): (Vec<&Region>, Vec<&Region>) = picture.labelled.iter().partition(|r| within(r, area));
    let mut taken: BTreeMap<usize, ()> = BTreeMap::new();
    let mut best_of = |found: &Region, labelled: &[&Region], first: usize| {
        let mut best: Option<(usize, f32)> = None;
        for (i, label) in labelled.iter().enumerate().filter(|(i, _)| !taken.contains_key(&(first + i))) {
            let iou = found.iou(label);
            if iou >= best.map_or(overlap.min(1.0 - 1e-10), |(_, most)| most) {
                best = Some((first + i, iou));
            }
        }
        best.map(|(index, _)| taken.insert(index, ())).is_some()
    };
    let mut counted = Vec::new();
    for region in found {
        if best_of(region, &counting, 0) {
            counted.push((score(region), true));
        } else if !best_of(region, &other, counting.len()) && within(region, area) {
            counted.push((score(region), false));
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn region(value: &serde_json::Value) -> Region {
        serde_json::from_value(value.clone()).unwrap()
    }

    /// Made with pycocotools 2.0.11 over random boxes by `tests/data/vision/make_precision.py`.
    #[test]
    fn figures_are_those_of_pycocotools() {
        let stored: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/data/vision/precision.json")).unwrap();
        let list = |value: &serde_json::Value| value.as_array().unwrap().iter().map(region).collect();
        let pictures: Vec<Picture> = stored["pictures"]
            .as_array()
            .unwrap()
            .iter()
            .map(|picture| Picture { labelled: list(&picture["labelled"]), found: list(&picture["found"]) })
            .collect();
        let found = precision(&pictures);
        let expected = &stored["expected"];
        for (name, value) in [
            ("ap", found.ap),
            ("ap50", found.ap50),
            ("small", found.small),
            ("medium", found.medium),
            ("large", found.large),
        ] {
            let wanted = expected[name].as_f64().unwrap();
            assert!((value.unwrap() - wanted).abs() < 1e-4, "{name}: {value:?}, expected {wanted}");
        }
    }

    #[test]
    fn a_picture_without_labels_has_no_precision() {
        assert_eq!(precision(&[Picture::default()]).ap, None);
    }
}
