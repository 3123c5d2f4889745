//! `filter`, `relate`, `select` and `label_of`: boxes chosen by what they are and how they stand.

use super::layout::{matching_items, sane};
use super::matching::{listing, normalize, singular};
use crate::tool::{Args, ToolError};
use crate::value::{Region, Regions, Value, clock};

/// Part of a box that must lie in another one to be inside it: boxes of experts are never exact.
const INSIDE: f32 = 0.8;
/// Part of the smaller box that both must share to overlap: touching edges do not.
const OVERLAP: f32 = 0.05;

/// `filter(regions, label, text, min_score, position)`: the boxes for which every given condition holds.
pub(super) fn filter(args: &Args) -> Result<Value, ToolError> {
    let regions = args.regions("regions")?;
    let mut kept: Vec<usize> = (0..regions.items.len()).collect();
    if let Some(label) = args.text_or_none("label")? {
        let wanted = label_form(label);
        if wanted.is_empty() {
            return Err(ToolError::argument("label", "expected a label, got an empty text"));
        }
        kept.retain(|at| regions.items[*at].label.as_deref().is_some_and(|label| label_form(label) == wanted));
    }
    if let Some(words) = args.text_or_none("text")? {
        let found = matching_items(regions, words, "text")?;
        kept.retain(|at| found.contains(at));
    }
    if let Some(min) = args.number_or_none("min_score")? {
        if !(0.0..=1.0).contains(min) {
            return Err(ToolError::argument("min_score", format!("expected a number from 0 to 1, got {min}")));
        }
        // A box without a score was not guessed, so that it is certain. 0.9 as f32 lies a little below 0.9 as f64.
        kept.retain(|at| regions.items[*at].score.is_none_or(|score| f64::from(score) + 1e-6 >= *min));
    }
    if let Some(position) = args.text_or_none("position")? {
        kept = at_position(regions, kept, position)?;
    }
    Ok(Value::Regions(regions.with(kept.into_iter().map(|at| regions.items[at].clone()).collect())))
}

/// A label in the form it is compared in: singular, and the everyday word for what detectors call otherwise.
fn label_form(label: &str) -> String {
    let words = normalize(label);
    let (head, last) = words.rsplit_once(' ').map_or(("", words.as_str()), |(head, last)| (head, last));
    let last = match last {
        "people" | "persons" | "man" | "men" | "woman" | "women" | "child" | "children" | "human" | "humans" => {
            "person".to_owned()
        }
        "mice" => "mouse".to_owned(),
        "knives" => "knife".to_owned(),
        "bike" | "bikes" => "bicycle".to_owned(),
        "motorbike" | "motorbikes" => "motorcycle".to_owned(),
        "plane" | "planes" | "aeroplane" | "aeroplanes" => "airplane".to_owned(),
        "sofa" | "sofas" => "couch".to_owned(),
        "television" | "televisions" | "tvs" => "tv".to_owned(),
        "smartphone" | "smartphones" => "cell phone".to_owned(),
        other => singular(other),
    };
    let form = if head.is_empty() { last } else { format!("{head} {last}") };
    match form.as_str() {
        "phone" | "mobile phone" => "cell phone".to_owned(),
        "plant" => "potted plant".to_owned(),
        "table" => "dining table".to_owned(),
        _ => form,
    }
}

fn at_position(regions: &Regions, mut kept: Vec<usize>, position: &str) -> Result<Vec<usize>, ToolError> {
    let [width, height] = regions.size.map(|side| side as f32);
    if kept.is_empty() {
        return Ok(kept);
    }
    if width == 0.0 || height == 0.0 {
        let message = "these boxes do not know the size of their picture, so that halves of it cannot be told";
        return Err(ToolError::argument("position", message));
    }
    let holds: fn(f32, f32) -> bool = match position {
        "left" => |x, _| x < 0.5,
        "right" => |x, _| x >= 0.5,
        "top" => |_, y| y < 0.5,
        "bottom" => |_, y| y >= 0.5,
        "center" => |x, y| (1.0 / 3.0..=2.0 / 3.0).contains(&x) && (1.0 / 3.0..=2.0 / 3.0).contains(&y),
        other => {
            let message = format!("expected left, right, top, bottom or center, got `{other}`");
            return Err(ToolError::argument("position", message));
        }
    };
    kept.retain(|at| {
        let (x, y) = regions.items[*at].center();
        holds(x / width, y / height)
    });
    Ok(kept)
}

/// `relate(a, relation, b)`: the boxes of `a` that stand so to some box of `b`, which is another box. Sides go by the
/// middle of the boxes, and a box that shares more than half of the narrower one's width is neither left nor right of
/// it (of the lower one's height: neither above nor below). No boxes on either side give no boxes. Of lines that were
/// found by their words, those that hold nothing else stand for all ([`meant`]).
pub(super) fn relate(args: &Args) -> Result<Value, ToolError> {
    let (a, b) = (args.regions("a")?, args.regions("b")?);
    same_picture(a, b)?;
    let relation = args.text("relation")?;
    let others = meant(b);
    // What `b` was found among is chosen from as a whole.
    let ones = if b.items.iter().all(|other| a.items.contains(other)) { boxes(a) } else { meant(a) };
    let holds: fn(&Box2, &Box2) -> bool = match relation.as_str() {
        "left_of" => |a, b| a.middle(0) < b.middle(0) && a.shared(b, 0) <= 0.5,
        "right_of" => |a, b| a.middle(0) > b.middle(0) && a.shared(b, 0) <= 0.5,
        "above" => |a, b| a.middle(1) < b.middle(1) && a.shared(b, 1) <= 0.5,
        "below" => |a, b| a.middle(1) > b.middle(1) && a.shared(b, 1) <= 0.5,
        "inside" => |a, b| a.common(b) >= INSIDE * a.area() && a.area() < b.area(),
        "overlaps" => |a, b| a.common(b) >= OVERLAP * a.area().min(b.area()),
        "nearest" => return Ok(Value::Regions(a.with(nearest(&ones, &others).into_iter().cloned().collect()))),
        other => {
            let message =
                format!("expected left_of, right_of, above, below, inside, overlaps or nearest, got `{other}`");
            return Err(ToolError::argument("relation", message));
        }
    };
    let kept = ones
        .into_iter()
        .filter(|one| others.iter().any(|other| !one.is_same(other) && holds(one, other)))
        .map(|one| one.region.clone());
    Ok(Value::Regions(a.with(kept.collect())))
}

/// The box with the smallest gap to another one of `others`; of equal gaps the nearest centre.
fn nearest<'a>(ones: &[Box2<'a>], others: &[Box2<'_>]) -> Option<&'a Region> {
    let mut best: Option<((f32, f32), &Region)> = None;
    for one in ones {
        for other in others.iter().filter(|other| !one.is_same(other)) {
            let distance = (one.gap(other), one.distance(other));
            let nearer = best
                .is_none_or(|(known, _)| distance.0.total_cmp(&known.0).then(distance.1.total_cmp(&known.1)).is_lt());
            if nearer {
                best = Some((distance, one.region));
            }
        }
    }
    best.map(|(_, region)| region)
}

/// Refuses boxes of two pictures or of two frames of a film; sets without boxes go with any.
pub(super) fn same_picture(a: &Regions, b: &Regions) -> Result<(), ToolError> {
    if a.items.is_empty() || b.items.is_empty() || (a.source, a.time_s) == (b.source, b.time_s) {
        return Ok(());
    }
    if let (true, Some(one), Some(other)) = (a.source == b.source, a.time_s, b.time_s) {
        let (one, other) = (clock(one), clock(other));
        let message =
            format!("these boxes lie on the frame at {other}, those of `a` on the one at {one}: take both from one");
        return Err(ToolError::argument("b", message));
    }
    let message = format!(
        "these boxes lie on another picture ({}) than those of `a` ({}): take both from the same picture",
        b.source.short(),
        a.source.short()
    );
    Err(ToolError::argument("b", message))
}

/// A box that can be reckoned with, and the region it belongs to.
struct Box2<'a> {
    xyxy: [f32; 4],
    region: &'a Region,
}

/// The boxes that a set stands for: of lines that all hold the words of the shortest, those that hold no others. Who
/// looks for `Delete` finds the question `Delete 3 files?` too, and asks where the button is.
fn meant(regions: &Regions) -> Vec<Box2<'_>> {
    let all = boxes(regions);
    let texts: Option<Vec<String>> =
        all.iter().map(|one| Some(format!(" {} ", normalize(one.region.text.as_ref()?)))).collect();
    let texts = texts.unwrap_or_default();
    match texts.iter().min_by_key(|text| text.len()) {
        Some(shortest) if !shortest.trim().is_empty() && texts.iter().all(|text| text.contains(shortest)) => {
            all.into_iter().zip(&texts).filter(|(_, text)| *text == shortest).map(|(one, _)| one).collect()
        }
        _ => all,
    }
}

fn boxes(regions: &Regions) -> Vec<Box2<'_>> {
    regions.items.iter().filter_map(|region| Some(Box2 { xyxy: sane(region.xyxy)?, region })).collect()
}

impl Box2<'_> {
    /// Middle along an axis, 0 for x and 1 for y.
    fn middle(&self, axis: usize) -> f32 {
        (self.xyxy[axis] + self.xyxy[axis + 2]) / 2.0
    }

    fn side(&self, axis: usize) -> f32 {
        self.xyxy[axis + 2] - self.xyxy[axis]
    }

    fn area(&self) -> f32 {
        self.side(0) * self.side(1)
    }

    /// Length that both share along an axis; below zero the gap between them.
    fn common_side(&self, other: &Self, axis: usize) -> f32 {
        self.xyxy[axis + 2].min(other.xyxy[axis + 2]) - self.xyxy[axis].max(other.xyxy[axis])
    }

    /// Part of the shorter side that both share.
    fn shared(&self, other: &Self, axis: usize) -> f32 {
        self.common_side(other, axis).max(0.0) / self.side(axis).min(other.side(axis)).max(1e-3)
    }

    /// Area that both share; less than nothing when they do not touch, so that empty boxes overlap with nothing.
    fn common(&self, other: &Self) -> f32 {
        let (x, y) = (self.common_side(other, 0), self.common_side(other, 1));
        if x > 0.0 && y > 0.0 { x * y } else { -1.0 }
    }

    fn gap(&self, other: &Self) -> f32 {
        (-self.common_side(other, 0)).max(0.0).hypot((-self.common_side(other, 1)).max(0.0))
    }

    fn distance(&self, other: &Self) -> f32 {
        (self.middle(0) - other.middle(0)).hypot(self.middle(1) - other.middle(1))
    }

    fn is_same(&self, other: &Self) -> bool {
        self.xyxy == other.xyxy && self.region.label == other.region.label && self.region.text == other.region.text
    }
}

/// `select(regions, by)`: one box; of equal ones the first.
pub(super) fn select(args: &Args) -> Result<Value, ToolError> {
    let regions = args.regions("regions")?;
    let by = args.text("by")?;
    let boxes = boxes(regions);
    let largest = |key: &dyn Fn(&Box2) -> f32| {
        let mut best: Option<(f32, &Box2)> = None;
        for one in &boxes {
            let key = key(one);
            if best.is_none_or(|(known, _)| key > known) {
                best = Some((key, one));
            }
        }
        best.map(|(_, one)| one.region)
    };
    let chosen = match by.as_str() {
        "largest" => largest(&|one| one.area()),
        "smallest" => largest(&|one| -one.area()),
        "tallest" => largest(&|one| one.side(1)),
        "leftmost" => largest(&|one| -one.middle(0)),
        "rightmost" => largest(&|one| one.middle(0)),
        "topmost" => largest(&|one| -one.middle(1)),
        "bottommost" => largest(&|one| one.middle(1)),
        "most_certain" => largest(&|one| one.region.score.filter(|score| !score.is_nan()).unwrap_or(-1.0)),
        "first" => regions.items.first(),
        "last" => regions.items.last(),
        other => {
            let message = format!(
                "expected largest, smallest, tallest, leftmost, rightmost, topmost, bottommost, most_certain, first or \
                 last, got `{other}`"
            );
            return Err(ToolError::argument("by", message));
        }
    };
    let chosen = chosen.ok_or_else(|| nothing("select from"))?;
    Ok(Value::Regions(regions.with(vec![chosen.clone()])))
}

/// `pick(regions, number)`: the box with this number, counted from 1 as `annotate` numbers them.
pub(super) fn pick(args: &Args) -> Result<Value, ToolError> {
    let regions = args.regions("regions")?;
    let number = *args.number("number")?;
    if number.fract() != 0.0 || number < 1.0 {
        return Err(ToolError::argument("number", format!("expected a whole number from 1, got {number}")));
    }
    let count = regions.items.len();
    let chosen = regions.items.get(number as usize - 1).ok_or_else(|| {
        let have = if count == 1 { "there is 1 box".to_owned() } else { format!("there are {count} boxes") };
        ToolError::not_found(format!("no box has the number {number}: {have}"))
    })?;
    Ok(Value::Regions(regions.with(vec![chosen.clone()])))
}

/// `label_of(regions)`: the label of the first box, or its words when it has none.
pub(super) fn label_of(args: &Args) -> Result<Value, ToolError> {
    let regions = args.regions("regions")?;
    let first = regions.items.first().ok_or_else(|| nothing("name"))?;
    let named = first.label.as_deref().or(first.text.as_deref()).map(str::trim).filter(|name| !name.is_empty());
    named.map(|name| Value::Text(name.to_owned())).ok_or_else(|| {
        let others = listing("", regions.items.iter().map(Region::words));
        let hint = if others.is_empty() { String::new() } else { format!("; other boxes hold {others}") };
        ToolError::not_found(format!("the first box has neither a label nor words{hint}"))
    })
}

/// The error of tools that need at least one box.
pub(super) fn nothing(what: &str) -> ToolError {
    ToolError::not_found(format!("there is no box to {what}: nothing of what was looked for is in the picture"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{any_regions, lines, text, things};
    use super::*;
    use crate::value::Digest;
    use proptest::prelude::*;

    fn street() -> Regions {
        let mut street = things(&[
            ("person", [50.0, 400.0, 150.0, 700.0]),
            ("person", [700.0, 420.0, 780.0, 680.0]),
            ("car", [400.0, 500.0, 650.0, 650.0]),
            ("dog", [160.0, 640.0, 240.0, 700.0]),
            ("cell phone", [90.0, 500.0, 105.0, 530.0]),
        ]);
        for (item, score) in street.items.iter_mut().zip([0.9, 0.5, 0.95, 0.4, 0.3]) {
            item.score = Some(score);
        }
        street
    }

    fn labels(value: Value) -> Vec<String> {
        match value {
            Value::Regions(regions) => regions.items.iter().map(|item| item.words().to_owned()).collect(),
            other => panic!("{other}"),
        }
    }

    fn filtered(conditions: &[(&str, Value)]) -> Result<Vec<String>, String> {
        let args =
            conditions.iter().fold(Args::default().with("regions", Value::Regions(street())), |args, (name, value)| {
                args.with(*name, value.clone())
            });
        filter(&args).map(labels).map_err(|error| error.to_string())
    }

    fn related(a: &[&str], relation: &str, b: &[&str]) -> Vec<String> {
        let only = |wanted: &[&str]| {
            let mut regions = street();
            regions.items.retain(|item| wanted.contains(&item.words()));
            Value::Regions(regions)
        };
        standing(only(a), relation, only(b))
    }

    fn standing(a: Value, relation: &str, b: Value) -> Vec<String> {
        labels(relate(&Args::default().with("a", a).with("relation", text(relation)).with("b", b)).unwrap())
    }

    #[test]
    fn conditions_hold_together() {
        assert_eq!(filtered(&[("label", text("People"))]).unwrap().len(), 2);
        assert_eq!(filtered(&[("label", text("phones"))]).unwrap(), ["cell phone"]);
        assert_eq!(filtered(&[("position", text("left"))]).unwrap(), ["person", "dog", "cell phone"]);
        assert_eq!(filtered(&[("position", text("center"))]).unwrap(), ["car"]);
        assert_eq!(filtered(&[("label", text("person")), ("position", text("right"))]).unwrap(), ["person"]);
        assert_eq!(filtered(&[("min_score", Value::Number(0.9))]).unwrap(), ["person", "car"]);
        assert!(filtered(&[("label", text("zebra"))]).unwrap().is_empty());
        assert_eq!(filtered(&[]).unwrap().len(), 5);
        assert!(filtered(&[("min_score", Value::Number(50.0))]).unwrap_err().contains("from 0 to 1, got 50"));
    }

    #[test]
    fn a_line_that_is_the_words_is_meant_rather_than_one_that_holds_them() {
        let page = lines(&[
            ("Delete 3 files?", [100.0, 50.0, 400.0, 80.0]),
            ("Keep", [150.0, 200.0, 220.0, 230.0]),
            ("Delete", [300.0, 200.0, 380.0, 230.0]),
        ]);
        let of = |at: &[usize]| Value::Regions(page.with(at.iter().map(|at| page.items[*at].clone()).collect()));
        let (delete, keep) = (of(&[2, 0]), of(&[1]));
        assert!(standing(delete.clone(), "above", keep.clone()).is_empty());
        assert_eq!(standing(delete.clone(), "right_of", keep.clone()), ["Delete"]);
        assert_eq!(standing(keep, "left_of", delete.clone()), ["Keep"]);
        assert_eq!(standing(of(&[0, 1, 2]), "above", delete.clone()), ["Delete 3 files?"]);
        assert_eq!(standing(of(&[0, 2]), "above", delete), ["Delete 3 files?"]);
    }

    #[test]
    fn halves_need_the_size_of_the_picture() {
        let mut unknown = street();
        unknown.size = [0, 0];
        let args = Args::default().with("regions", Value::Regions(unknown)).with("position", text("left"));
        assert!(filter(&args).unwrap_err().to_string().contains("size of their picture"));
        let read = lines(&[("EXIT", [0.0, 0.0, 9.0, 9.0]), ("ENTRY", [0.0, 20.0, 9.0, 29.0])]);
        let args = Args::default().with("regions", Value::Regions(read)).with("text", text("exit"));
        assert_eq!(labels(filter(&args).unwrap()), ["EXIT"]);
    }

    #[test]
    fn boxes_stand_left_above_inside_and_nearest() {
        assert_eq!(related(&["person"], "left_of", &["car"]), ["person"]);
        assert_eq!(related(&["dog", "car"], "right_of", &["person"]), ["car", "dog"]);
        assert_eq!(related(&["cell phone"], "inside", &["person"]), ["cell phone"]);
        assert!(related(&["person"], "inside", &["cell phone"]).is_empty());
        assert_eq!(related(&["cell phone"], "overlaps", &["person"]), ["cell phone"]);
        assert_eq!(related(&["cell phone"], "above", &["dog"]), ["cell phone"]);
        assert!(related(&["dog"], "above", &["dog"]).is_empty());
        assert_eq!(related(&["person", "car"], "nearest", &["dog"]), ["person"]);
        assert!(related(&["person"], "nearest", &[]).is_empty());
    }

    #[test]
    fn boxes_of_two_pictures_do_not_stand_to_each_other() {
        let mut other = street();
        other.source = Digest::of(&[b"other"]);
        let args = Args::default()
            .with("a", Value::Regions(street()))
            .with("relation", text("left_of"))
            .with("b", Value::Regions(other));
        assert!(relate(&args).unwrap_err().to_string().contains("another picture"));
        let at = |seconds: f64| Value::Regions(Regions { time_s: Some(seconds), ..street() });
        let frames = |b: f64| Args::default().with("a", at(1.0)).with("relation", text("left_of")).with("b", at(b));
        assert!(relate(&frames(1.0)).is_ok());
        assert!(relate(&frames(9.0)).unwrap_err().to_string().contains("the frame at 0:09"));
    }

    #[test]
    fn labels_are_filtered_by_singular_and_plural() {
        let horses = things(&[("horse", [0.0, 0.0, 10.0, 10.0]), ("vase", [20.0, 0.0, 30.0, 10.0])]);
        for (label, found) in [("horses", "horse"), ("horse", "horse"), ("vases", "vase")] {
            let args = Args::default().with("regions", Value::Regions(horses.clone())).with("label", text(label));
            assert_eq!(labels(filter(&args).unwrap()), [found], "{label}");
        }
    }

    #[test]
    fn one_box_is_picked_by_its_size_side_or_score() {
        let picked = |by: &str| {
            let args = Args::default().with("regions", Value::Regions(street())).with("by", text(by));
            match select(&args).unwrap() {
                Value::Regions(regions) => regions.items[0].xyxy[0],
                other => panic!("{other}"),
            }
        };
        let by =
            ["largest", "smallest", "leftmost", "rightmost", "topmost", "bottommost", "most_certain", "first", "last"];
        assert_eq!(by.map(picked), [400.0, 90.0, 90.0, 700.0, 90.0, 160.0, 400.0, 50.0, 90.0]);
    }

    #[test]
    fn nothing_to_choose_from_is_told() {
        let empty = || Args::default().with("regions", Value::Regions(things(&[])));
        assert!(matches!(select(&empty().with("by", text("first"))), Err(ToolError::NotFound { .. })));
        assert!(matches!(label_of(&empty()), Err(ToolError::NotFound { .. })));
        assert_eq!(label_of(&Args::default().with("regions", Value::Regions(street()))), Ok(text("person")));
        let read = Value::Regions(lines(&[("EXIT", [0.0; 4])]));
        assert_eq!(label_of(&Args::default().with("regions", read)), Ok(text("EXIT")));
    }

    proptest! {
        #[test]
        fn any_boxes_relate_without_a_panic(a in any_regions(), b in any_regions()) {
            for relation in ["left_of", "above", "inside", "overlaps", "nearest"] {
                let args = Args::default()
                    .with("a", Value::Regions(a.clone()))
                    .with("relation", text(relation))
                    .with("b", Value::Regions(b.clone()));
                prop_assert!(relate(&args).is_ok());
            }
            for by in ["largest", "leftmost", "most_certain"] {
                let _ = select(&Args::default().with("regions", Value::Regions(a.clone())).with("by", text(by)));
            }
        }
    }

    #[test]
    fn a_box_is_picked_by_its_number() {
        let picked = |number: f64| {
            pick(&Args::default().with("regions", Value::Regions(street())).with("number", Value::Number(number)))
        };
        let Value::Regions(second) = picked(2.0).unwrap() else { panic!("no regions") };
        assert_eq!(second.items, [street().items[1].clone()]);
        assert!(matches!(picked(0.0), Err(ToolError::Argument { .. })));
        let error = picked(99.0).unwrap_err().to_string();
        assert!(error.contains("99") && error.contains("boxes"), "{error}");
    }
}
