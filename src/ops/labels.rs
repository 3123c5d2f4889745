//! Printed labels: where a key such as `Total` stands in a line, what else its label says, and how well it fits.
//!
//! Fit is a small cost, 0 for a label that is exactly the key. `Sub Total` and `Total Tax` hold the word `Total` too,
//! so that words which make another thing of the key cost more than words which do not (`Grand Total`).

use super::matching::{Found, Quality, Word, find, words};

/// Words of a label that leave its meaning as it is.
const NEUTRAL: &[&str] = &[
    "grand",
    "net",
    "amount",
    "due",
    "payable",
    "incl",
    "inclusive",
    "including",
    "with",
    "the",
    "your",
    "our",
    "final",
    "rounded",
    "rm",
    "usd",
    "eur",
    "gbp",
    "myr",
    "sgd",
    "chf",
    "is",
    "of",
    "in",
    "a",
    "an",
    "to",
    "pay",
    "sales",
    "invoice",
    "receipt",
    "all",
    "overall",
];
/// Words of a label that make another thing of it.
const QUALIFIERS: &[&str] = &[
    "sub",
    "tax",
    "gst",
    "vat",
    "sst",
    "discount",
    "saving",
    "savings",
    "item",
    "items",
    "quantity",
    "rounding",
    "excl",
    "excluding",
    "excluded",
    "before",
    "change",
    "adj",
    "adjustment",
    "service",
    "tip",
    "points",
    "without",
    "less",
];
/// Words of a key that a printed label may leave out.
const GENERIC: &[&str] =
    &["amount", "value", "number", "price", "field", "line", "label", "printed", "written", "entry", "figure", "date"];
/// Keys whose value holds a digit.
const NUMERIC: &[&str] = &[
    "total", "subtotal", "amount", "tax", "gst", "vat", "sst", "price", "cost", "balance", "sum", "discount", "fee",
    "quantity", "change", "tip", "rounding",
];
/// Words that make another kind of value of a numeric key, such as `Tax ID`.
const NOT_NUMERIC: &[&str] = &["date", "time", "name", "id", "number", "code", "type", "invoice", "method", "by"];

/// A key as it was asked for.
#[derive(Debug, Clone)]
pub(super) struct Key {
    words: Vec<Word>,
}

/// A label that holds the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    /// Index of the line.
    pub(super) line: usize,
    /// The smaller the better.
    pub(super) cost: u32,
    /// Byte of the line's text after the key and the words that belong to its label.
    pub(super) end: usize,
}

impl Key {
    /// A key without articles; nothing when it has no words.
    pub(super) fn new(key: &str) -> Option<Self> {
        let mut all = canonical(key);
        while all.len() > 1 && matches!(all[0].norm.as_str(), "the" | "a" | "an") {
            all.remove(0);
        }
        (!all.is_empty()).then_some(Self { words: all })
    }

    /// The key without words that labels often leave out; nothing when that changes nothing or leaves nothing.
    pub(super) fn generic(&self) -> Option<Self> {
        let kept: Vec<Word> = self
            .words
            .iter()
            .filter(|word| !GENERIC.contains(&word.norm.as_str()) && word.norm != "of")
            .cloned()
            .collect();
        (!kept.is_empty() && kept.len() < self.words.len()).then_some(Self { words: kept })
    }

    /// Whether the value must hold a digit.
    pub(super) fn wants_number(&self) -> bool {
        self.has(NUMERIC) && !self.has(NOT_NUMERIC)
    }

    /// Whether the last of equally good labels is meant: sums stand at the end.
    pub(super) fn is_total(&self) -> bool {
        self.has(&["total", "amount", "balance", "sum"])
    }

    fn has(&self, list: &[&str]) -> bool {
        self.words.iter().any(|word| list.contains(&word.norm.as_str()))
    }

    /// Where the key stands in a line, if it does.
    pub(super) fn in_line(&self, line: usize, text: &str) -> Option<Label> {
        let words = canonical(text);
        let found = find(&words, &self.words)?;
        let mut cost = match found.quality {
            Quality::Words | Quality::Plural => 0,
            Quality::Letters if self.same_letters(&words[found.first..found.end]) => 0,
            Quality::Letters => 4,
            Quality::Visual => 1,
            Quality::Tolerant => 3,
        };
        cost += words_before(text, &words, found).iter().map(|word| extra_cost(word)).sum::<u32>();
        let (after, separated) = words_after(text, &words, found);
        let extra: u32 = after.iter().map(|word| extra_cost(&word.norm)).sum();
        // Words behind the key without a colon may be its value (`Name John Smith`) or part of its label.
        let qualified = after.first().is_some_and(|word| QUALIFIERS.contains(&word.norm.as_str()));
        cost += if separated || qualified { extra } else { extra.min(2) };
        let label_words = after
            .iter()
            .take_while(|word| separated || is_known(&word.norm))
            .filter(|word| separated || !is_currency_code(&word.norm));
        let end = label_words.last().map_or(words[found.end - 1].end, |word| word.end);
        Some(Label { line, cost, end })
    }

    fn same_letters(&self, other: &[Word]) -> bool {
        let letters = |words: &[Word]| words.iter().map(|word| word.norm.as_str()).collect::<String>();
        letters(&self.words) == letters(other)
    }
}

/// The words in front of the key that belong to the same label: back to a number, a colon or a wide space.
fn words_before<'a>(text: &str, words: &'a [Word], found: Found) -> Vec<&'a str> {
    let mut before = Vec::new();
    for at in (0..found.first).rev() {
        let between = &text[words[at].end..words[at + 1].start];
        if has_digit(&words[at].norm) || between.contains([':', '|', '=', ';', '\t']) || between.contains("  ") {
            break;
        }
        before.push(words[at].norm.as_str());
    }
    before
}

/// The words behind the key up to a number or separator, those in brackets left out, and whether a separator ended
/// them.
fn words_after<'a>(text: &str, words: &'a [Word], found: Found) -> (Vec<&'a Word>, bool) {
    let mut after = Vec::new();
    let mut bracketed = false;
    for at in found.end..=words.len() {
        let stop = words.get(at).map_or(text.len(), |word| word.start);
        let between = &text[words[at - 1].end..stop];
        for c in between.chars() {
            match c {
                '(' | '[' => bracketed = true,
                ')' | ']' => bracketed = false,
                ':' | '=' if !bracketed => return (after, true),
                _ => {}
            }
        }
        match words.get(at) {
            Some(_) if bracketed => {}
            Some(word) if !has_digit(&word.norm) => after.push(word),
            _ => break,
        }
    }
    (after, false)
}

fn extra_cost(word: &str) -> u32 {
    if NEUTRAL.contains(&word) {
        1
    } else if QUALIFIERS.contains(&word) {
        4
    } else {
        2
    }
}

fn is_known(word: &str) -> bool {
    NEUTRAL.contains(&word) || QUALIFIERS.contains(&word)
}

fn is_currency_code(word: &str) -> bool {
    matches!(word, "rm" | "usd" | "eur" | "gbp" | "myr" | "sgd" | "chf")
}

fn has_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

/// The words of a text, with the short forms of printed labels written out.
fn canonical(text: &str) -> Vec<Word> {
    let mut words = words(text);
    for word in &mut words {
        let full = match word.norm.as_str() {
            "no" | "nr" | "num" | "nos" => "number",
            "qty" => "quantity",
            "tel" | "telephone" | "ph" => "phone",
            "amt" => "amount",
            "addr" => "address",
            "disc" => "discount",
            "bal" => "balance",
            _ => continue,
        };
        word.norm = full.to_owned();
    }
    words
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn cost(key: &str, text: &str) -> Option<u32> {
        Key::new(key).unwrap().in_line(0, text).map(|label| label.cost)
    }

    #[test]
    fn a_label_that_is_the_key_fits_better_than_one_that_holds_it() {
        let total = |text: &str| cost("Total", text).unwrap();
        assert_eq!(total("TOTAL: 12.50"), 0);
        assert_eq!(total("Total (2 items): 12.50"), 0);
        assert!(total("TOTAL RM 12.50") < total("Total Tax 2.00"));
        assert!(total("Grand Total 12.50") < total("Sub Total 10.00"));
        assert!(total("Grand Total 12.50") < total("SUBTOTAL 10.00"));
        assert!(total("TOTAL") < total("T0TAL"));
        assert_eq!(cost("subtotal", "SUB TOTAL 3.00"), Some(0));
        assert_eq!(cost("the invoice number", "Invoice No: 77"), Some(0));
        assert_eq!(cost("Total", "Date: 1/2/2024"), None);
    }

    #[test]
    fn a_label_ends_where_its_value_begins() {
        let end = |key: &str, text: &'static str| {
            let label = Key::new(key).unwrap().in_line(0, text).unwrap();
            &text[label.end..]
        };
        assert_eq!(end("total", "Total amount due 12.50"), " 12.50");
        assert_eq!(end("total", "TOTAL RM 12.50"), " RM 12.50");
        assert_eq!(end("date", "Date of issue: 3 May"), ": 3 May");
        assert_eq!(end("flight", "Flight BA 123"), " BA 123");
        assert_eq!(end("time", "Date: 1/2 Time: 10:33"), ": 10:33");
    }
}
