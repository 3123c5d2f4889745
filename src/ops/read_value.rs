//! `read_value`: the value that belongs to a printed key, by where things stand.
//!
//! For each label that holds the key, best fit first (see `labels.rs`):
//! 1. what follows on the same line (`Total: 12.50`, `TOTAL RM 12.50`), but the price right of it where that is only how
//!    much there is of an article (`Mineral water 1 l`);
//! 2. where the key is one of several in a row that all have a number below (or above) them, as table headings and the
//!    bars of a chart do, that number;
//! 3. where the key is one of a row of labels over a row of values, as on tickets and forms, the value below it;
//! 4. the nearest line right of it in its row;
//! 5. the nearest line below it, within three heights;
//! 6. a number straight above it.

use super::labels::{Key, Label};
use super::layout::{Line, leveled, sane_lines};
use super::matching::listing;
use super::numbers::{is_currency, is_number};
use crate::tool::{Args, ToolError};
use crate::value::Value;

/// Labels that fit worse than the best one by more than this are about something else.
const COST_MARGIN: u32 = 1;
/// Most lines that a key is looked for in.
const MAX_LINES: usize = 4000;
/// Most labels that are looked at, and most labels of a row: a page on which each line holds the key takes no longer.
const MAX_LABELS: usize = 64;
/// From how much larger or smaller on a row of lines is printed in another size. Boxes of one size differ by less,
/// since some words have long letters and others have not.
const SIZES_DIFFER: f32 = 1.2;

/// `read_value(lines, key)`.
pub(super) fn read_value(args: &Args) -> Result<Value, ToolError> {
    let regions = args.regions("lines")?;
    let asked = args.text("key")?;
    let Some(key) = Key::new(asked).filter(|_| asked.chars().count() <= 200) else {
        return Err(ToolError::argument("key", "expected the words of a printed label, at most 200 letters"));
    };
    if regions.items.is_empty() {
        return Err(ToolError::not_found(format!("there are no lines to find the key `{}` in", asked.trim())));
    }
    if regions.items.len() > MAX_LINES {
        let message = format!("a key is looked for in at most {MAX_LINES} lines, got {}", regions.items.len());
        return Err(ToolError::Limit { message });
    }
    let lines = leveled(sane_lines(regions));
    let mut key = key;
    let mut labels = labels(&lines, &key);
    if let Some(generic) = key.generic().filter(|_| labels.is_empty()) {
        labels = self::labels(&lines, &generic);
        key = generic;
    }
    let Some(best) = labels.first().map(|label| label.cost) else {
        let near = listing(asked, lines.iter().map(|line| line.text.as_str()));
        let there = if near.is_empty() { "no line has words".to_owned() } else { format!("there are {near}") };
        return Err(ToolError::not_found(format!("no line holds the key `{}`; {there}", asked.trim())));
    };
    let mut values: Vec<(u32, String)> = Vec::new();
    for label in labels.iter().take_while(|label| label.cost <= best + COST_MARGIN).take(MAX_LABELS) {
        if let Some(value) = value_of(&lines, label, &key) {
            values.push((label.cost, value));
        }
    }
    let Some(cost) = values.first().map(|(cost, _)| *cost) else {
        let label = &lines[labels[0].line].text;
        let message = format!("`{label}` is written, but no value stands after it, right of it or below it");
        return Err(ToolError::not_found(message));
    };
    let equal: Vec<String> = values.into_iter().filter(|(other, _)| *other == cost).map(|(_, value)| value).collect();
    let money = key.wants_number().then(|| equal.iter().rev().find(|value| has_decimals(value))).flatten();
    let chosen = money.or(if key.is_total() { equal.last() } else { equal.first() });
    Ok(Value::Text(chosen.cloned().unwrap_or_default()))
}

/// All labels that hold the key, best fit first, else in reading order.
fn labels(lines: &[Line], key: &Key) -> Vec<Label> {
    let mut labels: Vec<Label> =
        lines.iter().enumerate().filter_map(|(at, line)| key.in_line(at, &line.text)).collect();
    if !key.wants_number() {
        let headed = labels.iter().filter_map(|label| Some((label.line, headed(lines, label, &labels)?)));
        for (heading, line) in headed.collect::<Vec<_>>() {
            labels.retain(|label| label.line != heading);
            // All of that line is a label, so that its words behind the key are not the value.
            labels.iter_mut().filter(|label| label.line == line).for_each(|label| label.end = lines[line].text.len());
        }
    }
    labels.sort_by_key(|label| label.cost);
    labels
}

/// The line of the label that this one is only the heading of, alone over it: one that holds the key as well and has its
/// value beside it, as `Network name` with `Home` right of it under `Network`.
fn headed(lines: &[Line], label: &Label, labels: &[Label]) -> Option<usize> {
    let is_alone = clean(&lines[label.line].text[label.end..]).is_empty() && row_right(lines, label.line).is_empty();
    let under = nearest_below(lines, label.line).filter(|_| is_alone)?;
    (labels.iter().any(|other| other.line == under) && !row_right(lines, under).is_empty()).then_some(under)
}

fn value_of(lines: &[Line], label: &Label, key: &Key) -> Option<String> {
    let line = &lines[label.line];
    let (rest, separated) = after_label(&line.text[label.end..]);
    let wants_number = key.wants_number();
    let row = row_right(lines, label.line);
    // `Tax 6%` with `0.72` beside it: a rate is part of the label.
    let is_rate = has_digit(&rest) && rest.split_whitespace().all(|word| word.contains('%') || !has_digit(word));
    if wants_number && is_rate {
        return number_beside(lines, &row, true).or(Some(rest));
    }
    // `Mineral water 1 l` with `5.40` beside it: how much there is of it is part of the label as well.
    if !separated
        && is_measure(&rest)
        && let Some(price) = numbers_beside(lines, &row, false).into_iter().rfind(|number| has_decimals(number))
    {
        return Some(price);
    }
    if has_digit(&rest) || (separated && !rest.is_empty() && !wants_number) {
        return Some(if wants_number { number_in(&rest) } else { rest });
    }
    if !rest.is_empty() {
        // `Name John` holds its value; `Total payable` with `12.50` beside it does not.
        let beside = number_beside(lines, &row, wants_number);
        return beside.or((!wants_number).then_some(rest));
    }
    column_number(lines, label.line)
        .or_else(|| column_value(lines, label.line, wants_number))
        .or_else(|| beside(lines, &row, wants_number))
        .or_else(|| below(lines, label.line, wants_number))
        .or_else(|| aligned(lines, label.line, Direction::Up).map(|at| clean(&lines[at].text)))
}

/// What follows a label on its line, and whether a colon or the like stands between.
fn after_label(rest: &str) -> (String, bool) {
    let mut rest = rest.trim_start();
    // `(RM)` or `(2 items)` belongs to the label unless nothing follows.
    if rest.starts_with(['(', '['])
        && let Some(close) = rest.find([')', ']'])
        && !clean(&rest[close + 1..]).is_empty()
    {
        rest = rest[close + 1..].trim_start();
    }
    let separated = rest.starts_with([':', '=', '-', '–', '—', '.', '…', '|', '>', '#', '·', '：']);
    (clean(cut_next_label(rest)), separated)
}

/// Ends a value before another label on the same line: `12/03 Time: 10:33` is `12/03`. A label begins with a small letter
/// only behind a number, or where nothing is in capitals: `Meeting notes: budget` is one value.
fn cut_next_label(rest: &str) -> &str {
    let without_capitals = !rest.chars().any(char::is_uppercase);
    let trimmed = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let skipped = rest.len() - trimmed.len();
    for (at, _) in trimmed.match_indices(':') {
        let words = trimmed[..at].trim_end();
        let space = words.char_indices().rfind(|(_, c)| c.is_whitespace());
        let start = space.map_or(0, |(at, c)| at + c.len_utf8());
        let (value, label) = words.split_at(start);
        let is_word = !label.is_empty() && label.chars().all(char::is_alphabetic);
        let may_be_small = without_capitals || has_digit(value);
        let is_label = is_word && (may_be_small || !label.starts_with(char::is_lowercase));
        let is_link = trimmed[at + 1..].starts_with('/');
        if is_label && !is_link && !clean(value).is_empty() {
            return rest[..skipped + start].trim_end();
        }
    }
    rest
}

/// A value without the signs that lead to it and the commas behind it.
fn clean(text: &str) -> String {
    let mut text = text.trim();
    loop {
        let before = text;
        text = text.trim_start_matches([':', '=', '—', '·', '…', '_', '|', '>', '#', '*', '：', ',', ';']).trim_start();
        // A dash that leads to the value has a space behind it; a minus has not.
        if let Some(rest) = text.strip_prefix('-').filter(|rest| rest.starts_with([' ', '-']) || rest.is_empty()) {
            text = rest.trim_start();
        }
        let is_amount = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit() || c == '.' || is_currency(c));
        if let Some(rest) = text.strip_prefix('–').filter(|rest| !is_amount(rest)) {
            text = rest.trim_start();
        }
        if let Some(rest) = text.strip_prefix('.').filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) {
            text = rest.trim_start();
        } else if text.starts_with("..") {
            text = text.trim_start_matches('.');
        }
        if text == before {
            break;
        }
    }
    text.trim_end_matches([',', ';', ':', '|', '_']).trim_end().to_owned()
}

/// The number meant among several: the last with decimals (`3 25.00`), else the first; one number keeps its currency.
fn number_in(rest: &str) -> String {
    let numbers: Vec<&str> = rest.split_whitespace().filter(|word| has_digit(word)).collect();
    match numbers.as_slice() {
        [] | [_] => rest.to_owned(),
        [first, ..] if is_number(rest) => {
            let _ = first;
            rest.to_owned()
        }
        several => {
            let money = several.iter().rev().find(|word| has_decimals(word));
            clean(money.copied().unwrap_or(several[0]))
        }
    }
}

/// Units of what is sold by measure; `1` and `I` are what recognition makes of a single `l`.
const MEASURES: [&str; 12] = ["ml", "cl", "dl", "l", "g", "kg", "oz", "lb", "pc", "pcs", "1", "i"];

/// Whether words are a number with a unit of measure, `1 l` or `500g`.
fn is_measure(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let parted = unit.starts_with(' ') || !text.contains(' ');
    let digit_first = text.starts_with(|c: char| c.is_ascii_digit());
    digit_first && parted && MEASURES.contains(&unit.trim().to_lowercase().as_str())
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// Whether a number with two decimals ends the text, as amounts of money do.
fn has_decimals(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let bytes = text.as_bytes();
    let n = bytes.len();
    n >= 3
        && matches!(bytes[n - 3], b'.' | b',')
        && bytes[n - 2].is_ascii_digit()
        && (n < 4 || bytes[n - 4].is_ascii_digit())
}

fn has_content(line: &Line) -> bool {
    line.text.chars().any(|c| c.is_alphanumeric() || matches!(c, '✓' | '✔' | '✗' | '×'))
}

/// Lines right of one in the same row, from left to right.
fn row_right(lines: &[Line], at: usize) -> Vec<usize> {
    let key = &lines[at];
    let is_right = |other: &Line| {
        other.xyxy[0] >= key.xyxy[2] - 0.5 * key.height() && other.middle_x() > key.middle_x() && has_content(other)
    };
    let mut row: Vec<usize> =
        (0..lines.len()).filter(|i| *i != at && is_right(&lines[*i]) && lines[*i].shared_height(key) >= 0.5).collect();
    if row.is_empty() {
        // A page that is not quite level: the line whose middle is nearest in height, if it is near at all.
        let off = |i: &usize| (lines[*i].middle_y() - key.middle_y()).abs();
        let limit = 0.9 * key.height();
        row = (0..lines.len())
            .filter(|i| *i != at && is_right(&lines[*i]) && off(i) < limit && has_digit(&lines[*i].text))
            .min_by(|a, b| off(a).total_cmp(&off(b)))
            .into_iter()
            .collect();
    }
    row.sort_by(|a, b| lines[*a].xyxy[0].total_cmp(&lines[*b].xyxy[0]));
    row
}

/// Whether a line is a label itself, so that it is no value.
fn is_label(line: &Line) -> bool {
    line.text.ends_with([':', '：'])
}

/// The value right of a key.
fn beside(lines: &[Line], row: &[usize], wants_number: bool) -> Option<String> {
    if wants_number {
        return number_beside(lines, row, true);
    }
    let first = row.first().map(|at| &lines[*at]).filter(|line| !is_label(line))?;
    Some(clean(&first.text)).filter(|value| !value.is_empty())
}

/// The number right of a key: for sums the last with decimals before another label, else the next.
fn number_beside(lines: &[Line], row: &[usize], wants_number: bool) -> Option<String> {
    let numbers = numbers_beside(lines, row, wants_number);
    let money = wants_number.then(|| numbers.iter().rev().find(|text| has_decimals(text))).flatten();
    money.or(numbers.first()).map(|text| number_in(text))
}

/// What is right of a key before another label: the lines that are numbers, with `in_words` all that hold one.
fn numbers_beside(lines: &[Line], row: &[usize], in_words: bool) -> Vec<String> {
    row.iter()
        .map(|at| &lines[*at])
        .take_while(|line| !is_label(line))
        .filter(|line| has_digit(&line.text) && (in_words || is_number(&line.text)))
        .map(|line| clean(&line.text))
        .collect()
}

/// The value below a key.
fn below(lines: &[Line], at: usize, wants_number: bool) -> Option<String> {
    let line = &lines[nearest_below(lines, at)?];
    if is_label(line) || (wants_number && !has_digit(&line.text)) {
        return None;
    }
    Some(clean(&line.text)).filter(|value| !value.is_empty())
}

/// The nearest line below a key that starts or overlaps under it.
fn nearest_below(lines: &[Line], at: usize) -> Option<usize> {
    let key = &lines[at];
    let under = |other: &Line| {
        let starts_with_it = (other.xyxy[0] - key.xyxy[0]).abs() < key.height();
        let gap = other.xyxy[1] - key.xyxy[3];
        (-0.4 * key.height()..=3.0 * key.height()).contains(&gap)
            && other.middle_y() > key.middle_y()
            && (other.shared_width(key) >= 0.3 || starts_with_it)
            && has_content(other)
    };
    (0..lines.len())
        .filter(|i| *i != at && under(&lines[*i]))
        .min_by(|a, b| lines[*a].xyxy[1].total_cmp(&lines[*b].xyxy[1]))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

/// The number below or above a key that is one of several of its kind in a row, each with such a number.
fn column_number(lines: &[Line], at: usize) -> Option<String> {
    let key = &lines[at];
    let level = |other: &Line| other.shared_height(key) >= 0.5 && other.shared_width(key) < 0.1;
    let neighbour =
        (0..lines.len()).filter(|i| *i != at && level(&lines[*i]) && has_content(&lines[*i])).min_by(|a, b| {
            let off = |i: usize| (lines[i].middle_x() - key.middle_x()).abs();
            off(*a).total_cmp(&off(*b))
        })?;
    if is_number(&lines[neighbour].text) != is_number(&key.text) || is_label(key) {
        return None;
    }
    [Direction::Down, Direction::Up].into_iter().find_map(|direction| {
        let own = aligned(lines, at, direction)?;
        let other = aligned(lines, neighbour, direction)?;
        (own != other).then(|| clean(&lines[own].text))
    })
}

/// The value below a key that is one of a row of labels, each over its value.
///
/// The rows of a list in two columns (`Name John` over `City Bonn`) look the same but for two things: labels and values
/// are printed in different sizes, or there are three columns and more with a digit among the values and none among the
/// labels.
fn column_value(lines: &[Line], at: usize, wants_number: bool) -> Option<String> {
    let level = |a: usize, b: usize| lines[a].shared_height(&lines[b]) >= 0.5;
    let labels: Vec<usize> = (0..lines.len()).filter(|i| level(*i, at) && has_content(&lines[*i])).collect();
    let is_row = (2..=MAX_LABELS).contains(&labels.len());
    if !is_row || labels.iter().any(|i| has_digit(&lines[*i].text) || is_label(&lines[*i])) {
        return None;
    }
    let values: Vec<usize> = labels.iter().map(|label| close_below(lines, *label)).collect::<Option<_>>()?;
    let own = close_below(lines, at)?;
    let mut different = values.clone();
    different.sort_unstable();
    different.dedup();
    if different.len() < labels.len() || !values.iter().all(|value| level(*value, own)) {
        return None;
    }
    let mean = |row: &[usize]| row.iter().map(|i| lines[*i].height()).sum::<f32>() / row.len() as f32;
    let larger = mean(&values) / mean(&labels);
    let other_size = !(1.0 / SIZES_DIFFER..SIZES_DIFFER).contains(&larger);
    let has_digits = values.iter().any(|i| has_digit(&lines[*i].text));
    let text = &lines[own].text;
    ((other_size || (labels.len() >= 3 && has_digits)) && (!wants_number || has_digit(text))).then(|| clean(text))
}

/// The nearest line close below another one, that starts where it starts or lies under most of it.
fn close_below(lines: &[Line], at: usize) -> Option<usize> {
    let label = &lines[at];
    let gap = |i: usize| lines[i].xyxy[1] - label.xyxy[3];
    (0..lines.len())
        .filter(|i| {
            let other = &lines[*i];
            let starts_with_it = (other.xyxy[0] - label.xyxy[0]).abs() < label.height();
            *i != at
                && (-0.4 * label.height()..1.5 * label.height()).contains(&gap(*i))
                && other.middle_y() > label.xyxy[3]
                && (starts_with_it || other.shared_width(label) >= 0.5)
                && has_content(other)
        })
        .min_by(|a, b| gap(*a).total_cmp(&gap(*b)))
}

/// The nearest line straight below or above another one, if it is a number.
fn aligned(lines: &[Line], at: usize, direction: Direction) -> Option<usize> {
    let key = &lines[at];
    let gap = |other: &Line| match direction {
        Direction::Down => other.xyxy[1] - key.xyxy[3],
        Direction::Up => key.xyxy[1] - other.xyxy[3],
    };
    let nearest = (0..lines.len())
        .filter(|i| {
            let other = &lines[*i];
            *i != at
                && gap(other) > -0.4 * key.height().min(other.height())
                && (direction == Direction::Up || gap(other) < 4.0 * key.height())
                && (other.shared_width(key) >= 0.5 || (other.middle_x() - key.middle_x()).abs() < 0.5 * key.height())
        })
        .min_by(|a, b| gap(&lines[*a]).total_cmp(&gap(&lines[*b])))?;
    is_number(&lines[nearest].text).then_some(nearest)
}

#[cfg(test)]
mod tests;
