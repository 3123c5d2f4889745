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

/// Ends a value before another label on the same line: `12/03 Time: 10:33` is `12/03`. Words in
/// front of a small letter and a colon are one value with it: `Meeting notes: budget`.
fn cut_next_label(rest: &str) -> &str {
    let small = !rest.chars().any(char::is_uppercase);
    let trimmed = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let skipped = rest.len() - trimmed.len();
    for (at, _) in trimmed.match_indices(':') {
        let word = trimmed[..at].trim_end();
        let space = word.char_indices().rfind(|(_, c)| c.is_whitespace());
        let start = space.map_or(0, |(at, c)| at + c.len_utf8());
        let is_word = word.len() > start && word[start..].chars().all(char::is_alphabetic);
        let is_word = is_word && (small || has_digit(&word[..start]) || !word[start..].starts_with(char::is_lowercase));
        let is_link = trimmed[at + 1..].starts_with('/');
        if start > 0 && is_word && !is_link && !clean(&trimmed[..start]).is_empty() {
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
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{any_regions, lines, text};
    use super::*;
    use proptest::prelude::*;

    fn read(items: &[(&str, [f32; 4])], key: &str) -> Result<String, String> {
        let args = Args::default().with("lines", Value::Regions(lines(items))).with("key", text(key));
        read_value(&args).map(|value| value.to_string()).map_err(|error| error.to_string())
    }

    /// Lines one below the other.
    fn page(texts: &[&str]) -> Vec<(&'static str, [f32; 4])> {
        texts
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let top = 30.0 * at as f32;
                let text: &'static str = Box::leak((*text).to_owned().into_boxed_str());
                (text, [10.0, top, 400.0, top + 20.0])
            })
            .collect()
    }

    /// A receipt in two columns, a little askew, as recognition gives it.
    const RECEIPT: &[(&str, [f32; 4])] = &[
        ("GOOD FOOD SDN BHD", [100.0, 10.0, 400.0, 40.0]),
        ("Nasi Lemak", [20.0, 100.0, 150.0, 122.0]),
        ("2", [300.0, 101.0, 312.0, 123.0]),
        ("12.00", [400.0, 102.0, 470.0, 124.0]),
        ("Sub Total", [20.0, 200.0, 130.0, 222.0]),
        ("12.00", [400.0, 203.0, 470.0, 225.0]),
        ("Total Tax 6%", [20.0, 230.0, 150.0, 252.0]),
        ("0.72", [410.0, 233.0, 470.0, 255.0]),
        ("TOTAL :", [20.0, 260.0, 110.0, 284.0]),
        ("RM", [330.0, 263.0, 360.0, 286.0]),
        ("12.72", [400.0, 264.0, 470.0, 288.0]),
        ("CASH", [20.0, 290.0, 80.0, 312.0]),
        ("20.00", [400.0, 294.0, 470.0, 316.0]),
        ("Change", [20.0, 320.0, 95.0, 342.0]),
        ("7.28", [410.0, 324.0, 470.0, 346.0]),
        ("Date: 12/03/2024 Time: 10:33", [20.0, 380.0, 300.0, 402.0]),
        ("Invoice No. : INV-0077", [20.0, 410.0, 300.0, 432.0]),
        ("Cashier", [20.0, 440.0, 100.0, 462.0]),
        ("MEI LING", [180.0, 441.0, 280.0, 463.0]),
    ];

    #[test]
    fn a_receipt_gives_the_value_of_each_of_its_keys() {
        for (key, value) in [
            ("Total", "12.72"),
            ("the total", "12.72"),
            ("total amount", "12.72"),
            ("subtotal", "12.00"),
            ("tax", "0.72"),
            ("cash", "20.00"),
            ("change", "7.28"),
            ("Date", "12/03/2024"),
            ("time", "10:33"),
            ("invoice number", "INV-0077"),
            ("cashier", "MEI LING"),
        ] {
            assert_eq!(read(RECEIPT, key).as_deref(), Ok(value), "{key}");
        }
    }

    #[test]
    fn a_value_ends_before_a_label_behind_a_wide_space() {
        assert_eq!(read(&page(&["No:123\u{3000}担当:山田"]), "No").as_deref(), Ok("123"));
        assert_eq!(read(&page(&["Date: 12/03\u{a0}Time: 10:33"]), "Date").as_deref(), Ok("12/03"));
    }

    #[test]
    fn a_minus_stays_whatever_dash_is_printed() {
        for (line, value) in [
            ("Temperature –5 °C", "–5 °C"),
            ("Temperature: -5 °C", "-5 °C"),
            ("Temperature – 5 °C", "5 °C"),
            ("Temperature — mild", "mild"),
            ("Temperature –mild", "mild"),
        ] {
            assert_eq!(read(&page(&[line]), "temperature").as_deref(), Ok(value), "{line}");
        }
    }

    #[test]
    fn a_page_of_too_many_lines_is_refused() {
        let all = [("a", [0.0, 0.0, 20.0, 20.0])].repeat(MAX_LINES + 1);
        assert!(read(&all, "a").unwrap_err().contains("at most 4000 lines, got 4001"));
    }

    #[test]
    fn a_row_of_very_many_labels_is_none() {
        let row = |text: &'static str, y: f32, n: usize| {
            (0..n).map(move |at| (text, [30.0 * at as f32, y, 30.0 * at as f32 + 20.0, y + 20.0]))
        };
        let value = |n: usize| {
            let items: Vec<_> = row("seat", 0.0, n).chain(row("22C", 25.0, n)).collect();
            let lines = leveled(sane_lines(&lines(&items)));
            column_value(&lines, 0, false)
        };
        assert_eq!(value(MAX_LABELS).as_deref(), Some("22C"));
        assert_eq!(value(MAX_LABELS + 1), None);
    }

    #[test]
    fn a_measure_behind_an_article_is_not_its_price() {
        let bill: &[(&str, [f32; 4])] = &[
            ("Mineral water 1 l", [20.0, 100.0, 220.0, 122.0]),
            ("5.40", [400.0, 102.0, 450.0, 124.0]),
            ("Butter 0,25kg", [20.0, 130.0, 160.0, 152.0]),
            ("1", [300.0, 132.0, 310.0, 154.0]),
            ("2.60", [400.0, 132.0, 450.0, 154.0]),
            ("Room 12", [20.0, 160.0, 100.0, 182.0]),
            ("99.00", [400.0, 162.0, 450.0, 184.0]),
            ("Bag: 2 kg", [20.0, 190.0, 110.0, 212.0]),
            ("14.05", [400.0, 192.0, 450.0, 214.0]),
            ("Beans 500 g", [20.0, 220.0, 130.0, 242.0]),
            ("Total 42.50", [300.0, 222.0, 450.0, 244.0]),
            ("Salt 1 kg", [20.0, 250.0, 110.0, 272.0]),
            ("Sum:", [300.0, 252.0, 350.0, 274.0]),
            ("9.90", [400.0, 252.0, 450.0, 274.0]),
        ];
        for (key, value) in [
            ("water", "5.40"),
            ("butter", "2.60"),
            ("room", "12"),
            ("bag", "2 kg"),
            ("beans", "500 g"),
            ("salt", "1 kg"),
        ] {
            assert_eq!(read(bill, key).as_deref(), Ok(value), "{key}");
        }
    }

    #[test]
    fn values_on_the_same_line_are_read_clean() {
        for (line, key, value) in [
            ("Total: 12.50", "total", "12.50"),
            ("TOTAL RM 12.50", "total", "RM 12.50"),
            ("TOTAL........ $12.50", "total", "$12.50"),
            ("Total (2 items): 12.50", "total", "12.50"),
            ("T0TAL 12.50", "total", "12.50"),
            ("Total amount due 12.50", "total", "12.50"),
            ("Total 3 25.00", "total", "25.00"),
            ("Name: John Smith", "name", "John Smith"),
            ("Name John Smith", "name", "John Smith"),
            ("Tel - 03-555 1234", "phone", "03-555 1234"),
            ("Web: http://x.org", "web", "http://x.org"),
            ("Flight BA 123", "flight", "BA 123"),
            ("Temperature -5 °C", "temperature", "-5 °C"),
            ("Opening hours 9:00 - 17:00", "opening hours", "9:00 - 17:00"),
            ("Addr: 12 Main St,", "address", "12 Main St"),
            ("Subject: Meeting notes: budget", "subject", "Meeting notes: budget"),
            ("Qty: 2 size: XL", "qty", "2"),
            ("name: anna age: 9", "name", "anna"),
        ] {
            assert_eq!(read(&page(&[line]), key).as_deref(), Ok(value), "{line}");
        }
    }

    #[test]
    fn the_best_label_wins_and_of_equal_totals_the_last() {
        assert_eq!(read(&page(&["Total 10.00", "Discount 1.00", "Total 9.00"]), "total").as_deref(), Ok("9.00"));
        assert_eq!(read(&page(&["Total 9.00", "Total Tax 0.50"]), "total").as_deref(), Ok("9.00"));
        assert_eq!(read(&page(&["Subtotal 8.00", "Grand Total 9.00"]), "total").as_deref(), Ok("9.00"));
        assert_eq!(read(&page(&["Total 9.00", "Total items 3"]), "total").as_deref(), Ok("9.00"));
        assert_eq!(read(&page(&["Subtotal 8.00", "Tax 1.00"]), "total").as_deref(), Ok("8.00"));
    }

    #[test]
    fn a_form_gives_what_stands_below_its_label() {
        let form = [
            ("Name", [10.0, 10.0, 60.0, 30.0]),
            ("Date of birth", [300.0, 10.0, 420.0, 30.0]),
            ("Ada Lovelace", [10.0, 36.0, 140.0, 58.0]),
            ("10.12.1815", [300.0, 36.0, 400.0, 58.0]),
        ];
        assert_eq!(
            read(&form[..1], "name").unwrap_err(),
            "`Name` is written, but no value stands after it, right of it or below it"
        );
        assert_eq!(read(&form, "date of birth").as_deref(), Ok("10.12.1815"));
        assert_eq!(read(&[form[0], form[2]], "name").as_deref(), Ok("Ada Lovelace"));
    }

    /// The lines of a boarding pass, two rows of small labels over large values.
    const PASS: &[(&str, [f32; 4])] = &[
        ("BOARDING PASS", [48.0, 38.0, 308.0, 70.0]),
        ("Passenger", [49.0, 120.0, 144.0, 143.0]),
        ("Flight", [399.0, 120.0, 452.0, 143.0]),
        ("Seat", [639.0, 121.0, 682.0, 140.0]),
        ("OLIVIA STONE", [49.0, 150.0, 272.0, 180.0]),
        ("LX 318", [398.0, 150.0, 509.0, 180.0]),
        ("22C", [639.0, 150.0, 701.0, 180.0]),
        ("From", [49.0, 231.0, 95.0, 251.0]),
        ("Destination", [229.0, 230.0, 334.0, 252.0]),
        ("Gate", [399.0, 231.0, 444.0, 251.0]),
        ("Zurich", [49.0, 260.0, 151.0, 290.0]),
        ("Dublin", [229.0, 260.0, 333.0, 290.0]),
        ("A14", [399.0, 260.0, 461.0, 290.0]),
    ];

    #[test]
    fn a_value_below_its_label_wins_over_the_label_beside() {
        for (key, value) in [
            ("passenger", "OLIVIA STONE"),
            ("flight", "LX 318"),
            ("seat", "22C"),
            ("from", "Zurich"),
            ("destination", "Dublin"),
            ("gate", "A14"),
        ] {
            assert_eq!(read(PASS, key).as_deref(), Ok(value), "{key}");
        }
        // In one size, told from a list by its three columns and the digit below.
        let table = [
            ("Item", [10.0, 10.0, 50.0, 30.0]),
            ("Size", [110.0, 10.0, 150.0, 30.0]),
            ("Price", [210.0, 10.0, 250.0, 30.0]),
            ("Coat", [10.0, 40.0, 50.0, 60.0]),
            ("large", [110.0, 40.0, 150.0, 60.0]),
            ("80.00", [210.0, 40.0, 260.0, 60.0]),
        ];
        assert_eq!(read(&table, "item").as_deref(), Ok("Coat"));
        assert_eq!(read(&table, "size").as_deref(), Ok("large"));
    }

    #[test]
    fn in_a_list_of_two_columns_the_value_stands_beside_its_label() {
        let list = [
            ("Name", [10.0, 10.0, 60.0, 30.0]),
            ("John", [200.0, 10.0, 250.0, 30.0]),
            ("City", [10.0, 36.0, 60.0, 56.0]),
            ("Bonn", [200.0, 36.0, 250.0, 56.0]),
            ("Age", [10.0, 62.0, 60.0, 82.0]),
            ("36", [200.0, 62.0, 230.0, 82.0]),
        ];
        for (key, value) in [("name", "John"), ("city", "Bonn"), ("age", "36")] {
            assert_eq!(read(&list, key).as_deref(), Ok(value), "{key}");
        }
        // The last line of a sum is often larger.
        let sum = [
            ("Tax", [10.0, 10.0, 60.0, 30.0]),
            ("0.72", [200.0, 10.0, 250.0, 30.0]),
            ("TOTAL", [10.0, 36.0, 90.0, 66.0]),
            ("12.72", [200.0, 36.0, 280.0, 66.0]),
        ];
        assert_eq!(read(&sum, "tax").as_deref(), Ok("0.72"));
    }

    #[test]
    fn a_heading_over_a_label_that_says_the_same_is_none() {
        let window = [
            ("Network", [32.0, 20.0, 120.0, 46.0]),
            ("Network name", [32.0, 70.0, 150.0, 94.0]),
            ("Kitchen", [300.0, 70.0, 370.0, 94.0]),
            ("Security", [32.0, 110.0, 110.0, 134.0]),
            ("WPA3", [300.0, 110.0, 350.0, 134.0]),
        ];
        assert_eq!(read(&window, "network").as_deref(), Ok("Kitchen"));
        // Nothing stands beside the second line, so that it is what the first one is about.
        assert_eq!(read(&window[..2], "network").as_deref(), Ok("Network name"));
    }

    #[test]
    fn a_bar_chart_gives_the_number_above_a_bar() {
        let chart = [
            ("Sales", [200.0, 5.0, 260.0, 25.0]),
            ("30", [55.0, 200.0, 75.0, 215.0]),
            ("45", [155.0, 100.0, 175.0, 115.0]),
            ("20", [255.0, 260.0, 275.0, 275.0]),
            ("Apples", [40.0, 400.0, 90.0, 418.0]),
            ("Pears", [145.0, 400.0, 185.0, 418.0]),
            ("Plums", [245.0, 400.0, 285.0, 418.0]),
            ("Fruit", [145.0, 425.0, 185.0, 443.0]),
        ];
        for (key, value) in [("apples", "30"), ("pears", "45"), ("plums", "20")] {
            assert_eq!(read(&chart, key).as_deref(), Ok(value), "{key}");
        }
    }

    #[test]
    fn a_missing_key_names_what_is_there() {
        let error = read(&page(&["Invoice 12", "Balance due 5.00"]), "balanse sheet").unwrap_err();
        assert!(error.starts_with("no line holds the key `balanse sheet`; there are `Balance due 5.00`"), "{error}");
        assert_eq!(read(&[], "total").unwrap_err(), "there are no lines to find the key `total` in");
        assert!(read(&page(&["a"]), "?!").unwrap_err().contains("words of a printed label"));
    }

    proptest! {
        #[test]
        fn any_boxes_are_read_without_a_panic(regions in any_regions(), key in "[Tt]otal|\\PC{0,12}") {
            let args = Args::default().with("lines", Value::Regions(regions)).with("key", text(&key));
            if let Ok(Value::Text(value)) = read_value(&args) {
                prop_assert_eq!(value.trim(), value.as_str());
            }
        }
    }
}
