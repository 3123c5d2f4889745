//! `find_text` and `text_contains`, and what all tools that read by layout share: boxes put in order, and rows.

use super::matching::{Quality, Word, find, same_words, shortened, words};
use super::words::plain_text;
use crate::tool::{Args, ToolError};
use crate::value::{Region, Regions, Value};

/// Lines that run on over at most so many others are still found as one phrase.
const PHRASE_LINES: usize = 4;

/// `find_text(lines, text)`: the lines that hold the words, first those that hold nothing else (the button `Delete`
/// before the heading `Delete 3 files?`), then the others, each in their order. When no single line holds the words,
/// neighbouring lines that do together. Only the best kind of match counts, so that a misreading never stands beside a
/// sure find. Nothing found gives no boxes.
pub(super) fn find_text(args: &Args) -> Result<Value, ToolError> {
    let lines = args.regions("lines")?;
    let text = args.text("text")?;
    let mut kept = matching_items(lines, text, "text")?;
    kept.sort_by_key(|at| !same_words(lines.items[*at].words(), text));
    Ok(Value::Regions(lines.with(kept.into_iter().map(|at| lines.items[at].clone()).collect())))
}

/// Indices of the boxes whose words hold a phrase.
pub(super) fn matching_items(lines: &Regions, phrase: &str, param: &str) -> Result<Vec<usize>, ToolError> {
    let wanted = wanted_words(phrase, param)?;
    if wanted.is_empty() {
        // Signs such as `%` have no words; they are looked for as they are written.
        let sign = phrase.trim();
        return Ok((0..lines.items.len()).filter(|at| lines.items[*at].words().contains(sign)).collect());
    }
    let read: Vec<Vec<Word>> = lines.items.iter().map(|item| words(item.words())).collect();
    let found: Vec<Option<Quality>> = read.iter().map(|line| find(line, &wanted).map(|found| found.quality)).collect();
    if let Some(best) = found.iter().flatten().min() {
        // Singular and plural, run together or not: people look for all of these at once.
        let accepted = (*best).max(Quality::Plural);
        return Ok((0..found.len()).filter(|at| found[*at].is_some_and(|quality| quality <= accepted)).collect());
    }
    Ok(across_lines(&read, &wanted))
}

/// A phrase that is broken over neighbouring lines: the first shortest run of lines that holds it.
fn across_lines(read: &[Vec<Word>], wanted: &[Word]) -> Vec<usize> {
    for run in 2..=PHRASE_LINES.min(read.len()).min(wanted.len()) {
        for first in 0..=read.len() - run {
            let joined: Vec<Word> = read[first..first + run].iter().flatten().cloned().collect();
            if find(&joined, wanted).is_some() {
                return (first..first + run).collect();
            }
        }
    }
    Vec::new()
}

/// `text_contains(text, words)`: whether the words stand somewhere, over line breaks too.
pub(super) fn text_contains(args: &Args) -> Result<Value, ToolError> {
    let phrase = args.text("words")?;
    let wanted = wanted_words(phrase, "words")?;
    let value = args.value("text")?;
    if let Value::Regions(lines) = value {
        return matching_items(lines, phrase, "words").map(|found| Value::Bool(!found.is_empty()));
    }
    let text = plain_text("text", value)?;
    let yes = if wanted.is_empty() { text.contains(phrase.trim()) } else { find(&words(&text), &wanted).is_some() };
    Ok(Value::Bool(yes))
}

pub(super) fn wanted_words(phrase: &str, param: &str) -> Result<Vec<Word>, ToolError> {
    if phrase.trim().is_empty() {
        return Err(ToolError::argument(param, "expected words to look for, got an empty text"));
    }
    if phrase.chars().count() > 1000 {
        let message = format!("expected at most 1000 letters, got `{}`", shortened(phrase, 40));
        return Err(ToolError::argument(param, message));
    }
    Ok(words(phrase))
}

/// A box that can be reckoned with: finite, with its corners in order.
pub(super) fn sane(xyxy: [f32; 4]) -> Option<[f32; 4]> {
    const FAR: f32 = 1e7;
    if xyxy.iter().any(|side| side.is_nan()) {
        return None;
    }
    let [x1, y1, x2, y2] = xyxy.map(|side| side.clamp(-FAR, FAR));
    Some([x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)])
}

/// A read line with a box that can be reckoned with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// What is written, trimmed.
    pub(super) text: String,
    /// Left, top, right, bottom, in order.
    pub(super) xyxy: [f32; 4],
}

impl Line {
    /// Height, at least one pixel.
    pub(super) fn height(&self) -> f32 {
        (self.xyxy[3] - self.xyxy[1]).max(1.0)
    }

    /// Width, at least one pixel.
    pub(super) fn width(&self) -> f32 {
        (self.xyxy[2] - self.xyxy[0]).max(1.0)
    }

    /// Middle between left and right.
    pub(super) fn middle_x(&self) -> f32 {
        (self.xyxy[0] + self.xyxy[2]) / 2.0
    }

    /// Middle between top and bottom.
    pub(super) fn middle_y(&self) -> f32 {
        (self.xyxy[1] + self.xyxy[3]) / 2.0
    }

    /// Part of the lower one's height that both share, 0 to 1.
    pub(super) fn shared_height(&self, other: &Self) -> f32 {
        let shared = self.xyxy[3].min(other.xyxy[3]) - self.xyxy[1].max(other.xyxy[1]);
        (shared / self.height().min(other.height())).clamp(0.0, 1.0)
    }

    /// Part of the narrower one's width that both share, 0 to 1.
    pub(super) fn shared_width(&self, other: &Self) -> f32 {
        let shared = self.xyxy[2].min(other.xyxy[2]) - self.xyxy[0].max(other.xyxy[0]);
        (shared / self.width().min(other.width())).clamp(0.0, 1.0)
    }
}

/// The lines that hold something and lie somewhere.
pub(super) fn sane_lines(lines: &Regions) -> Vec<Line> {
    lines
        .items
        .iter()
        .filter(|item| !item.words().trim().is_empty())
        .filter_map(|item: &Region| Some(Line { text: item.words().trim().to_owned(), xyxy: sane(item.xyxy)? }))
        .collect()
}

/// The lines as they would stand on a level page: each moved up or down by how far the page is askew at its place.
///
/// The slope is the median of that between each line and its neighbour on the right; it counts only when neighbours
/// agree on its direction, so that a level page with letters of all sizes stays as it is.
pub(super) fn leveled(mut lines: Vec<Line>) -> Vec<Line> {
    let mut slopes: Vec<f32> = Vec::new();
    for line in lines.iter().take(1000) {
        let right = lines
            .iter()
            .filter(|other| other.xyxy[0] > line.middle_x() && other.shared_height(line) >= 0.5)
            .min_by(|a, b| a.xyxy[0].total_cmp(&b.xyxy[0]));
        if let Some(right) = right {
            slopes.push((right.middle_y() - line.middle_y()) / (right.middle_x() - line.middle_x()).max(1.0));
        }
    }
    slopes.sort_by(f32::total_cmp);
    let slope = slopes.get(slopes.len() / 2).copied().unwrap_or(0.0);
    let agreeing = slopes.iter().filter(|other| **other * slope > 0.0).count();
    if slopes.len() >= 3 && agreeing * 10 >= slopes.len() * 8 && slope.abs() < 0.2 {
        for line in &mut lines {
            let shift = slope * line.middle_x();
            line.xyxy[1] -= shift;
            line.xyxy[3] -= shift;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{any_regions, lines, text};
    use super::*;
    use proptest::prelude::*;

    fn found(items: &[&str], wanted: &str) -> Vec<String> {
        let items: Vec<(&str, [f32; 4])> = items.iter().map(|item| (*item, [0.0; 4])).collect();
        let args = Args::default().with("lines", Value::Regions(lines(&items))).with("text", text(wanted));
        let Value::Regions(regions) = find_text(&args).unwrap() else { return vec![] };
        regions.items.iter().map(|item| item.words().to_owned()).collect()
    }

    #[test]
    fn the_lines_with_the_words_are_found_in_order() {
        assert_eq!(found(&["FIRE EXIT", "no entry", "exits!"], "exit"), ["FIRE EXIT", "exits!"]);
        assert_eq!(found(&["FIREEXIT", "no entry"], "fire exit"), ["FIREEXIT"]);
        assert!(found(&["FIRE", "no entry"], "smoking").is_empty());
        assert!(found(&[], "exit").is_empty());
        assert_eq!(found(&["50 % off", "50 off"], "%"), ["50 % off"]);
    }

    #[test]
    fn a_line_of_the_words_alone_comes_first() {
        assert_eq!(found(&["Delete 3 files?", "Keep", "Delete"], "delete"), ["Delete", "Delete 3 files?"]);
    }

    #[test]
    fn misreadings_are_found_only_when_nothing_better_is() {
        assert_eq!(found(&["EMERGENCV EXIT"], "emergency"), ["EMERGENCV EXIT"]);
        assert_eq!(found(&["EMERGENCV", "Emergency"], "emergency"), ["Emergency"]);
        assert!(found(&["Gate 13"], "gate 12").is_empty());
    }

    #[test]
    fn a_phrase_may_run_over_lines() {
        assert_eq!(found(&["Please", "MIND THE", "GAP", "thanks"], "mind the gap"), ["MIND THE", "GAP"]);
        let args = Args::default().with("text", text("mind the\ngap")).with("words", text("the gap"));
        assert_eq!(text_contains(&args), Ok(Value::Bool(true)));
    }

    #[test]
    fn words_in_a_text_are_told_from_words_that_are_not() {
        let contains = |words: &str| {
            text_contains(&Args::default().with("text", text("Good mornlng, Zoë.")).with("words", text(words))).unwrap()
        };
        assert_eq!(contains("good morning"), Value::Bool(true));
        assert_eq!(contains("zoe"), Value::Bool(true));
        assert_eq!(contains("evening"), Value::Bool(false));
        let error = text_contains(&Args::default().with("text", text("x")).with("words", text(" "))).unwrap_err();
        assert!(error.to_string().contains("empty text"));
    }

    proptest! {
        #[test]
        fn any_boxes_are_searched_without_a_panic(regions in any_regions(), wanted in "\\PC{0,20}") {
            let args = Args::default().with("lines", Value::Regions(regions)).with("text", text(&wanted));
            if let Ok(Value::Regions(found)) = find_text(&args) {
                prop_assert!(found.items.len() <= 24);
            }
        }
    }
}
