//! What an answer rests on: from the calls it uses back to the boxes and spans of time they came from.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::Value as Json;

use crate::ops::{Quality, place};
use crate::plan::{Arg, CheckedPlan, ToolCall};
use crate::trace::{Evidence, EvidenceKind, Observation, Outcome};
use crate::value::{Digest, Region, Segment, Value};

/// The boxes and spans that the calls `used` by an answer came from.
///
/// From each used call the search goes back to the nearest calls that gave boxes, spans or a table. Where the words of
/// the used value are written in some of the boxes, only these count, with the span of bytes that the words take: the
/// total of a receipt points to its line and not to all lines. So do the words that a yes or a number on the way was
/// looked for by, before all others: whether `running` is written points to `No running`.
pub fn evidence(
    plan: &CheckedPlan,
    inputs: &IndexMap<String, Value>,
    observations: &[Observation],
    used: &[String],
) -> Vec<Evidence> {
    let mut names: HashMap<Digest, &str> = HashMap::new();
    for (name, value) in inputs {
        // The same picture may be given twice; the first name is as good.
        names.entry(value.digest()).or_insert(name);
    }
    // What is found in a part of a picture or recording lies in the whole.
    for (name, value) in inputs {
        match value {
            Value::Image(image) => names.entry(image.origin().source).or_insert(name),
            Value::Audio(audio) => names.entry(audio.origin().source).or_insert(name),
            _ => continue,
        };
    }
    let index: HashMap<&str, usize> = plan.calls().iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect();
    let mut all: Vec<Evidence> = Vec::new();
    for &start in used.iter().filter_map(|id| index.get(id.as_str())) {
        let (valued, sought) = valued(plan, observations, start);
        for valued in valued {
            let words = done(observations, valued).map(words_of).unwrap_or_default();
            for (id, value) in sources(plan, inputs, observations, valued) {
                for found in found_in(value, id, &names, [&sought, &words]) {
                    if !all.contains(&found) {
                        all.push(found);
                    }
                }
            }
        }
    }
    all
}

/// The nearest calls at or before `start` whose value is made of words or places: a sum is not written anywhere, its
/// summands are. And the words that the calls on the way looked for.
fn valued(plan: &CheckedPlan, observations: &[Observation], start: usize) -> (Vec<usize>, Vec<String>) {
    let (mut found, mut sought, mut seen, mut open) = (Vec::new(), Vec::new(), HashSet::new(), vec![start]);
    while let Some(call) = open.pop() {
        if !seen.insert(call) {
            continue;
        }
        match done(observations, call) {
            Some(value @ (Value::Number(_) | Value::Bool(_))) if !plan.dependencies(call).is_empty() => {
                // What was not found stands nowhere: that it is not there can only be seen in the whole.
                if !matches!(value, Value::Bool(false) | Value::Number(0.0)) {
                    sought.extend(looked_for(&plan.calls()[call]));
                }
                open.extend(plan.dependencies(call));
            }
            _ => found.push(call),
        }
    }
    found.sort_unstable();
    (found, sought)
}

/// The words that a call is told to look for, as `text_contains` and `count_words` are.
fn looked_for(call: &ToolCall) -> Option<String> {
    ["words", "word"].into_iter().find_map(|name| match call.args.get(name)? {
        Arg::Literal(Json::String(words)) => Some(words.clone()),
        _ => None,
    })
}

fn done(observations: &[Observation], call: usize) -> Option<&Value> {
    match &observations.get(call)?.outcome {
        Outcome::Done { value } => Some(value),
        _ => None,
    }
}

/// The words a used value is made of, to be looked for in what it came from.
fn words_of(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => text.lines().map(str::to_owned).collect(),
        Value::List(items) => items.iter().flat_map(words_of).collect(),
        _ => Vec::new(),
    }
}

/// The nearest calls at or before `start` that gave boxes, spans or a table, and the inputs of calls on the way that are
/// such values, with their names.
fn sources<'a>(
    plan: &'a CheckedPlan,
    inputs: &'a IndexMap<String, Value>,
    observations: &'a [Observation],
    start: usize,
) -> Vec<(&'a str, &'a Value)> {
    let is_place = |value: &Value| matches!(value, Value::Regions(_) | Value::Segments(_) | Value::Table(_));
    let (mut calls, mut given, mut seen, mut open) = (Vec::new(), Vec::new(), HashSet::new(), vec![start]);
    while let Some(call) = open.pop() {
        if !seen.insert(call) {
            continue;
        }
        match done(observations, call) {
            Some(value) if is_place(value) => calls.push(call),
            _ => {
                open.extend(plan.dependencies(call));
                let named = plan.inputs_of(call).iter().filter_map(|name| inputs.get_key_value(name));
                given.extend(named.filter(|(_, value)| is_place(value)).map(|(name, value)| (name.as_str(), value)));
            }
        }
    }
    calls.sort_unstable();
    let found =
        calls.into_iter().filter_map(|call| Some((observations[call].call.as_str(), done(observations, call)?)));
    given.into_iter().chain(found).collect()
}

/// The boxes and spans of a value, those that hold the first of the words that are in any, and all where none are; `id`
/// names the call that gave it, or the input.
fn found_in(value: &Value, id: &str, names: &HashMap<Digest, &str>, words: [&[String]; 2]) -> Vec<Evidence> {
    let input = |source: &Digest| names.get(source).map_or_else(|| source.short(), |name| (*name).to_owned());
    let all: Vec<Evidence> = match value {
        Value::Regions(regions) => {
            let time = regions.time_s.map(|at| [at, at]);
            let seen = |r| Evidence { time, ..of_region(r, &input(&regions.source), id) };
            regions.items.iter().map(seen).collect()
        }
        Value::Segments(segments) => {
            segments.items.iter().map(|s| of_segment(s, &input(&segments.source), id)).collect()
        }
        Value::Table(table) => table
            .rows
            .iter()
            .flatten()
            .filter(|cell| cell.xyxy.is_some())
            .map(|cell| Evidence {
                xyxy: cell.xyxy,
                ..of_region(&Region { text: Some(cell.text.clone()), ..Region::default() }, &input(&table.source), id)
            })
            .collect(),
        _ => Vec::new(),
    };
    let [sought, own] = words;
    // A value was read as it stands; what is looked for may be written otherwise, or misread.
    let as_read: Find = |text, words| Some((Quality::Words, stands(text, words)?));
    [cited(&all, sought, place), cited(&all, own, as_read)].into_iter().find(|cited| !cited.is_empty()).unwrap_or(all)
}

/// Where words stand in a text as they are, and not as a part of longer ones: `4` does not stand in `204` nor in `4.50`.
fn stands(text: &str, words: &str) -> Option<[usize; 2]> {
    // Scripts without spaces have no gaps between words.
    let joins = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => a.is_alphanumeric() && b.is_alphanumeric() && a.max(b) < '\u{2e80}',
        _ => false,
    };
    let marks = ['.', ',', ':'];
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(words).map(|(start, _)| [start, start + words.len()]).find(|[start, end]| {
        let (before, after) = (&text[..*start], &text[*end..]);
        let (first, last) = (words.chars().next(), words.chars().next_back());
        let number_before =
            is_digit(first) && before.strip_suffix(marks).is_some_and(|before| is_digit(before.chars().next_back()));
        let number_after =
            is_digit(last) && after.strip_prefix(marks).is_some_and(|after| is_digit(after.chars().next()));
        !joins(before.chars().next_back(), first)
            && !joins(last, after.chars().next())
            && !number_before
            && !number_after
    })
}

/// How well words match in a text, and where: their first byte, and the byte after the last.
type Find = fn(&str, &str) -> Option<(Quality, [usize; 2])>;

/// The evidence in which one of the words is found, as well as in any, with its span.
fn cited(all: &[Evidence], words: &[String], find: Find) -> Vec<Evidence> {
    let words: Vec<&str> = words.iter().map(|words| words.trim()).filter(|words| !words.is_empty()).collect();
    let cite = |evidence: &Evidence| {
        let (quality, span) = words.iter().find_map(|words| find(&evidence.text, words))?;
        Some((quality, Evidence { span: Some(span), ..evidence.clone() }))
    };
    let found: Vec<(Quality, Evidence)> = all.iter().filter_map(cite).collect();
    let best = found.iter().map(|(quality, _)| *quality).min();
    found.into_iter().filter(|(quality, _)| Some(*quality) == best).map(|(_, evidence)| evidence).collect()
}

fn of_region(region: &Region, input: &str, call: &str) -> Evidence {
    Evidence {
        kind: EvidenceKind::Box,
        input: input.to_owned(),
        xyxy: Some(region.xyxy),
        time: None,
        span: None,
        text: region.words().to_owned(),
        score: region.score,
        call: call.to_owned(),
    }
}

fn of_segment(segment: &Segment, input: &str, call: &str) -> Evidence {
    Evidence {
        kind: EvidenceKind::Time,
        input: input.to_owned(),
        xyxy: None,
        time: Some([segment.start_s, segment.end_s]),
        span: None,
        text: segment.text.clone(),
        score: segment.score,
        call: call.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_where_it_is_not_a_part_of_another() {
        assert_eq!(stands("Platform 4", "4"), Some([9, 10]));
        assert_eq!(stands("IC 204, 4 cars", "4"), Some([8, 9]));
        for text in ["IC 204", "09:48", "4.50", "1,4", "4th"] {
            assert_eq!(stands(text, "4"), None, "{text}");
        }
        assert_eq!(stands("Total: 4.", "4"), Some([7, 8]));
        assert_eq!(stands("Name:Ann", "Ann"), Some([5, 8]));
        assert_eq!(stands("Anna", "Ann"), None);
        assert_eq!(stands("北京市出口", "出口"), Some([9, 15]));
    }
}
