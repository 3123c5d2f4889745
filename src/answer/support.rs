//! What an answer says that nothing observed says.

use std::collections::HashSet;

use crate::prompt::number_word;
use crate::trace::Observation;
use crate::value::Value;

/// Numbers and names in an answer that stand in no observation, nor in the question, in the order they come.
///
/// A number is at hand as itself, as a rounding to its own digits, as a word up to twelve, or as how many things a call
/// gave. A name is a word with a capital inside of a sentence; the first word of a sentence may be any.
pub fn unsupported(answer: &str, question: &str, observations: &[Observation]) -> Vec<String> {
    let values: Vec<&Value> = observations.iter().filter_map(Observation::value).collect();
    let mut texts: Vec<String> = values.iter().map(ToString::to_string).collect();
    texts.push(question.to_owned());
    let mut numbers: Vec<f64> = texts.iter().flat_map(|text| tokens(text)).filter_map(|it| number(it.text)).collect();
    numbers.extend(values.iter().filter_map(|value| how_many(value)));
    let words: HashSet<String> =
        texts.iter().flat_map(|text| tokens(text)).flat_map(|it| [plain(it.text), plain_possessive(it.text)]).collect();
    let known = |token: &Token<'_>| match number(token.text) {
        Some(said) => {
            let decimals = token.text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            numbers.iter().any(|it| (round(*it, decimals) - said).abs() < 1e-9)
        }
        None => !token.is_name() || words.contains(&plain(token.text)) || words.contains(&plain_possessive(token.text)),
    };
    let mut seen = HashSet::new();
    let missing = tokens(answer).into_iter().filter(|token| !known(token)).map(|token| token.text.to_owned());
    missing.filter(|word| seen.insert(word.clone())).collect()
}

/// How many things a value holds.
fn how_many(value: &Value) -> Option<f64> {
    let count = match value {
        Value::Regions(regions) => regions.items.len(),
        Value::Segments(segments) => segments.items.len(),
        Value::List(items) => items.len(),
        Value::Table(table) => table.rows.len(),
        _ => return None,
    };
    Some(count as f64)
}

struct Token<'a> {
    text: &'a str,
    starts_sentence: bool,
}

impl Token<'_> {
    fn is_name(&self) -> bool {
        !self.starts_sentence && self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Words and numbers; `1,234.50` is one number, `don't` one word.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut fresh = true;
    let inner = |i: usize, c: char| {
        let (before, after) = (text[..i].chars().next_back(), text[i + c.len_utf8()..].chars().next());
        let digits = before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit());
        matches!(c, '.' | ',') && digits || c == '\'' && after.is_some_and(char::is_alphanumeric)
    };
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let part = i < text.len() && (c.is_alphanumeric() || start.is_some() && inner(i, c));
        match start {
            None if part => start = Some(i),
            Some(from) if !part => {
                found.push(Token { text: &text[from..i], starts_sentence: fresh });
                (start, fresh) = (None, false);
            }
            _ => {}
        }
        fresh |= !part && matches!(c, '.' | '!' | '?' | ':' | ';' | '\n' | '"' | '“');
    }
    found
}

fn number(token: &str) -> Option<f64> {
    if let Some(n) = number_word(token) {
        return Some(n as f64);
    }
    if !token.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    token.replace(',', "").parse().ok()
}

fn round(number: f64, decimals: usize) -> f64 {
    let unit = 10f64.powi(decimals.min(12) as i32);
    (number * unit).round() / unit
}

fn plain(word: &str) -> String {
    word.to_lowercase()
}

fn plain_possessive(word: &str) -> String {
    let word = word.to_lowercase();
    word.strip_suffix("'s").map(str::to_owned).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Outcome;
    use crate::value::{Region, Regions};

    fn observed(value: Value) -> Observation {
        let (call, tool) = ("a".to_owned(), "t".to_owned());
        let outcome = Outcome::Done { value };
        Observation { call, tool, key: None, outcome, started_s: 0.0, elapsed_s: 0.0, cached: false }
    }

    #[test]
    fn numbers_and_names_must_come_from_what_was_seen() {
        let dog = Region { label: Some("dog".to_owned()), ..Region::default() };
        let seen = [
            observed(Value::Text("BAKERY Miller, open 7 to 18. Total 1,234.50".to_owned())),
            observed(Value::Number(12.3456)),
            observed(Value::Regions(Regions { items: vec![dog.clone(), dog.clone(), dog], ..Regions::default() })),
        ];
        let check = |answer: &str| unsupported(answer, "How much is 15 percent for Ann?", &seen);
        for good in [
            "The total is 1234.50.",
            "About 12.35, or 12.",
            "There are three dogs.",
            "15 percent for Ann",
            "It is Miller's. Bakery opens at 7",
            "Says: Open until 18",
        ] {
            assert!(check(good).is_empty(), "{good}: {:?}", check(good));
        }
        assert_eq!(check("There are 4 dogs at Smith's, and 4 cats."), ["4", "Smith's"]);
        assert_eq!(check("It costs 12.36"), ["12.36"]);
        assert_eq!(check("five"), ["five"]);
    }
}
