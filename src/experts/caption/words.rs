//! From what was seen to phrases. People, animals and things are named by their kind; how many there are is counted;
//! `with` only joins what touches.

use indexmap::IndexMap;

use super::Seen;
use crate::facts::posture::Posture;
use crate::facts::wording::{capital, enumerated, place, plural, shortened, with_article};
use crate::value::Region;

/// Most kinds of thing in a sentence.
const MAX_KINDS: usize = 4;
/// Least share of the view that a kind covers to be named beside others: people do not mention specks.
const WORTH: f32 = 0.01;
/// Least share of the view covered by writing to be mentioned beside things.
const WRITTEN: f32 = 0.03;
/// Most letters quoted in a sentence, and of a line of its own.
const QUOTED: usize = 80;
const MAX_LETTERS: usize = 200;

/// Kinds that live come first, as people name them.
const LIVING: [&str; 11] =
    ["person", "bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe"];

/// What people call a kind that the detector names more narrowly.
fn noun(label: &str) -> &str {
    match label {
        "dining table" => "table",
        "sports ball" => "ball",
        "potted plant" => "plant",
        other => other,
    }
}

/// All things of one kind.
struct Kind<'a> {
    noun: &'a str,
    items: Vec<&'a Region>,
}

impl Kind<'_> {
    fn area(&self) -> f32 {
        self.items.iter().map(|item| item.area()).sum()
    }

    fn is_living(&self) -> bool {
        LIVING.contains(&self.noun)
    }

    /// `a dog`, `two dogs`, `several cars`, `a group of people`: from five on, people do not count at a glance.
    fn counted(&self) -> String {
        let many = plural(self.noun);
        match self.items.len() {
            0 | 1 => with_article(self.noun),
            2 => format!("two {many}"),
            3 => format!("three {many}"),
            4 => format!("four {many}"),
            _ if self.noun == "person" => "a group of people".to_owned(),
            _ => format!("several {many}"),
        }
    }

    fn touches(&self, other: &Self) -> bool {
        self.items.iter().any(|one| other.items.iter().any(|two| one.intersection(two) > 0.0))
    }
}

/// One sentence, and the boxes it names.
pub(super) fn sentence(seen: &Seen) -> (String, Vec<Region>) {
    let kinds = kinds(seen);
    let mut named: Vec<Region> = kinds.iter().flat_map(|kind| kind.items.iter().map(|item| (*item).clone())).collect();
    named.iter_mut().for_each(|item| item.keypoints.clear());
    let mut words = things(&kinds);
    if let Some((text, lines)) = written(seen, words.is_some()) {
        words = Some(match words {
            Some(words) => format!("{words} and the words {text}"),
            None => format!("the words {text}"),
        });
        // The words stand in the sentence; a text of their own would be read twice.
        let marked = lines.iter().map(|line| Region { text: None, label: Some("text".to_owned()), ..(*line).clone() });
        named.extend(marked);
    }
    let words = words.or_else(|| seen.scene.words().map(|look| format!("a picture, {look}")));
    (format!("{}.", capital(&words.unwrap_or_else(|| "a picture".to_owned()))), named)
}

/// The kinds worth naming: the living first, then by the area they cover.
fn kinds(seen: &Seen) -> Vec<Kind<'_>> {
    let mut by_noun: IndexMap<&str, Vec<&Region>> = IndexMap::new();
    for thing in &seen.things {
        if let Some(label) = thing.label.as_deref() {
            by_noun.entry(noun(label)).or_default().push(thing);
        }
    }
    let mut kinds: Vec<Kind<'_>> = by_noun.into_iter().map(|(noun, items)| Kind { noun, items }).collect();
    kinds.sort_by(|a, b| b.is_living().cmp(&a.is_living()).then(b.area().total_cmp(&a.area())));
    let view = area(seen);
    if kinds.iter().any(|kind| kind.area() >= WORTH * view) {
        kinds.retain(|kind| kind.area() >= WORTH * view);
    }
    kinds.truncate(MAX_KINDS);
    kinds
}

fn area(seen: &Seen) -> f32 {
    Region { xyxy: seen.view, ..Region::default() }.area()
}

/// `a person with a surfboard and a dog`.
fn things(kinds: &[Kind<'_>]) -> Option<String> {
    let (first, rest) = kinds.split_first()?;
    let (touching, apart): (Vec<&Kind<'_>>, Vec<&Kind<'_>>) =
        rest.iter().partition(|kind| !kind.is_living() && first.touches(kind));
    let counted = |kinds: &[&Kind<'_>]| -> Vec<String> { kinds.iter().map(|kind| kind.counted()).collect() };
    let mut head = first.counted();
    if !touching.is_empty() {
        head = format!("{head} with {}", enumerated(&counted(&touching)));
    }
    let mut parts = vec![head];
    parts.extend(counted(&apart));
    Some(enumerated(&parts))
}

/// The written words in quotes with their lines, when there is nothing else or they take much of the view. Lines
/// without two letters or digits are marks and patterns more often than writing.
fn written(seen: &Seen, beside: bool) -> Option<(String, Vec<&Region>)> {
    let legible = |line: &&Region| line.words().chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    let lines: Vec<&Region> = seen.lines.iter().filter(legible).collect();
    let covered: f32 = lines.iter().map(|line| line.area()).sum();
    if lines.is_empty() || (beside && covered < WRITTEN * area(seen)) {
        return None;
    }
    let texts: Vec<&str> = lines.iter().map(|line| line.words().trim()).collect();
    Some((format!("\"{}\"", shortened(&texts.join(" "), QUOTED)), lines))
}

/// `A car at the left, mostly red.`, `A person in the middle, standing, a hand raised.`
pub(super) fn thing(thing: &Region, view: [f32; 4], colour: Option<&str>) -> String {
    let label = noun(thing.label.as_deref().unwrap_or("thing"));
    let mut words = format!("{}{}", with_article(label), position(thing, view));
    if label == "person" {
        for (name, posture) in Posture::ALL {
            // Both arms up say more than one hand raised.
            let said = posture == Posture::HandRaised && Posture::ArmsUp.holds(thing);
            if posture.holds(thing) && !said {
                words.push_str(", ");
                words.push_str(match posture {
                    Posture::HandRaised => "a hand raised",
                    Posture::ArmsUp => "both arms up",
                    _ => name,
                });
            }
        }
    } else if let Some(colour) = colour {
        words = format!("{words}, mostly {colour}");
    }
    format!("{}.", capital(&words))
}

/// `The words "EXIT" at the top right.`
pub(super) fn line(line: &Region, view: [f32; 4]) -> String {
    let text = shortened(line.text.as_deref().unwrap_or("").trim(), MAX_LETTERS);
    format!("The words \"{text}\"{}.", position(line, view))
}

/// `2 more things.`
pub(super) fn more(count: usize, what: &str) -> String {
    format!("{count} more {what}.")
}

/// Where in the view: ` at the top left`, ` in the middle`.
fn position(item: &Region, view: [f32; 4]) -> String {
    let [left, top, right, bottom] = view;
    let size = [(right - left).max(0.0) as u32, (bottom - top).max(0.0) as u32];
    let [x1, y1, x2, y2] = item.xyxy;
    match place(size, [x1 - left, y1 - top, x2 - left, y2 - top]) {
        Some("center") => " in the middle".to_owned(),
        Some(place) => format!(" at the {place}"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::scene::Scene;
    use crate::value::Keypoint;

    fn region(label: &str, xyxy: [f32; 4]) -> Region {
        Region { xyxy, label: Some(label.to_owned()), score: Some(0.8), ..Region::default() }
    }

    fn seen(things: Vec<Region>, lines: &[(&str, [f32; 4])]) -> Seen {
        let written = |(text, xyxy): &(&str, [f32; 4])| Region {
            xyxy: *xyxy,
            text: Some((*text).to_owned()),
            ..Region::default()
        };
        let scene = Scene { light: Some("dark"), black_and_white: false, blurred: false, colours: vec!["blue"] };
        Seen { view: [0.0, 0.0, 1000.0, 1000.0], things, lines: lines.iter().map(written).collect(), scene }
    }

    fn said(things: Vec<Region>, lines: &[(&str, [f32; 4])]) -> String {
        sentence(&seen(things, lines)).0
    }

    #[test]
    fn the_living_come_first_and_with_joins_what_touches() {
        let person = region("person", [100.0, 100.0, 300.0, 700.0]);
        let board = region("surfboard", [200.0, 500.0, 500.0, 650.0]);
        let car = region("car", [700.0, 300.0, 990.0, 600.0]);
        assert_eq!(said(vec![car.clone(), board.clone(), person.clone()], &[]), "A person with a surfboard and a car.");
        assert_eq!(said(vec![car, person.clone()], &[]), "A person and a car.");
        let dog = region("dog", [250.0, 600.0, 400.0, 700.0]);
        assert_eq!(said(vec![dog, person.clone(), person.clone()], &[]), "Two people and a dog.");
        assert_eq!(said(vec![person; 6], &[]), "A group of people.");
        let pizza = region("pizza", [300.0, 400.0, 600.0, 600.0]);
        let table = region("dining table", [0.0, 200.0, 1000.0, 1000.0]);
        assert_eq!(said(vec![pizza, table], &[]), "A table with a pizza.");
    }

    #[test]
    fn specks_are_left_out_beside_others_and_the_boxes_are_those_named() {
        let cat = region("cat", [100.0, 100.0, 500.0, 500.0]);
        let speck = region("clock", [900.0, 10.0, 930.0, 40.0]);
        let (words, named) = sentence(&seen(vec![cat.clone(), speck.clone()], &[]));
        assert_eq!(words, "A cat.");
        assert_eq!(named, vec![cat]);
        assert_eq!(said(vec![speck], &[]), "A clock.");
    }

    #[test]
    fn writing_is_quoted_when_it_stands_out() {
        let cat = || vec![region("cat", [100.0, 100.0, 500.0, 500.0])];
        let (large, small) = ([0.0, 800.0, 900.0, 900.0], [0.0, 990.0, 100.0, 999.0]);
        assert_eq!(said(cat(), &[("LOST CAT", large)]), "A cat and the words \"LOST CAT\".");
        assert_eq!(said(cat(), &[("Foto: x", small)]), "A cat.");
        assert_eq!(said(cat(), &[("***", large)]), "A cat.");
        assert_eq!(said(vec![], &[("one", small), ("two", small)]), "The words \"one two\".");
        let (_, named) = sentence(&seen(vec![], &[("one", small)]));
        assert_eq!((named[0].xyxy, named[0].text.as_deref()), (small, None));
    }

    #[test]
    fn a_picture_with_nothing_to_name_is_told_by_its_look() {
        assert_eq!(said(vec![], &[]), "A picture, dark, mostly blue.");
    }

    #[test]
    fn people_are_told_by_what_their_joints_prove() {
        let view = [0.0, 0.0, 1000.0, 1000.0];
        let mut person = region("person", [700.0, 100.0, 900.0, 900.0]);
        assert_eq!(thing(&person, view, Some("red")), "A person at the right.");
        let point = |name: &str, y: f32| Keypoint { name: name.to_owned(), xy: [800.0, y], score: 0.9 };
        person.keypoints = vec![point("nose", 200.0), point("left_wrist", 110.0)];
        assert_eq!(thing(&person, view, None), "A person at the right, a hand raised.");
        person.keypoints.push(point("right_wrist", 120.0));
        assert_eq!(thing(&person, view, None), "A person at the right, both arms up.");
        // In a part of the picture, places are those of the part.
        assert_eq!(
            thing(&region("cup", [700.0, 100.0, 710.0, 110.0]), [690.0, 90.0, 720.0, 120.0], None),
            "A cup in the middle."
        );
    }
}
