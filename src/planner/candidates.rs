//! What a question offers to fill the holes of an outline: words it writes, numbers it gives, choices it implies.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use crate::prompt::{Vocabulary, words};

/// Words that say how something is asked and never what is asked about.
const FRAME: &str = "a an the this that these those and or of in on at to from for with by as is are was were be been \
    being do does did has have had can could would should will shall may might must i you we they he she it me my \
    your our their his her its us them there here what which who whom whose where when why how many much often \
    long any some all each every both either no not if so than then please tell show give read find say says said \
    see seen look list name written printed shown mentioned stated listed stand stands standing appear appears \
    picture image photo photograph pic screenshot receipt bill invoice sign page table chart diagram recording clip \
    audio voice speaker column row line lines text word words value amount number numbers cost costs price figure \
    just only also out up into about according according get got make let one kind sort";

/// Whether a question holds these words, one after another.
pub(super) fn mentions(question: &str, phrase: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<String> = words(text).iter().map(|word| word.text.to_lowercase()).collect();
        format!(" {} ", words.join(" "))
    };
    plain(question).contains(&plain(phrase))
}

/// How many known nouns a question holds.
pub(super) fn nouns(question: &str, vocabulary: &Vocabulary) -> usize {
    unique(vocabulary.find(question).iter().map(|(phrase, _)| json!(phrase.to_lowercase()))).len()
}

/// Whether a question quotes words.
pub(super) fn quotes(question: &str) -> bool {
    !quoted(question).is_empty()
}

/// Phrases of the question that the vocabulary knows, as written; when there are none, its other nouns, which the
/// tool may refuse with a good word.
pub(super) fn known(question: &str, vocabulary: &Vocabulary) -> Vec<Json> {
    let phrases: Vec<Json> = vocabulary.find(question).iter().map(|(phrase, _)| json!(phrase.to_lowercase())).collect();
    if phrases.is_empty() {
        unique(runs(question).into_iter().map(|run| json!(run.to_lowercase())))
    } else {
        unique(phrases)
    }
}

/// Choices that the question says.
pub(super) fn choices(question: &str, vocabulary: &Vocabulary) -> Vec<Json> {
    unique(vocabulary.find(question).iter().map(|(_, name)| json!(name)))
}

/// Numbers of the question, written in digits or as words up to twelve.
pub(super) fn numbers(question: &str) -> Vec<Json> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    unique(words(question).into_iter().filter_map(|word| {
        let plain = word.text.trim_end_matches('%').to_lowercase();
        if let Some(n) = WORDS.iter().position(|w| *w == plain) {
            return Some(json!(n));
        }
        if let Ok(whole) = plain.parse::<i64>() {
            return Some(json!(whole));
        }
        plain.parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| json!(n))
    }))
}

/// Phrases of the question that could name something written or said: quoted ones when there are any, else runs of
/// words that are no frame words, those the demonstration's question does not share first.
pub(super) fn spans(question: &str, demonstrated: &str) -> Vec<Json> {
    let quoted = quoted(question);
    if !quoted.is_empty() {
        return unique(quoted.into_iter().map(|phrase| json!(phrase)));
    }
    let shared: HashSet<String> = words(demonstrated).iter().map(|word| word.text.to_lowercase()).collect();
    let (mut own, mut other) = (Vec::new(), Vec::new());
    for run in runs(question) {
        let pieces = words(run);
        if pieces.iter().any(|word| !shared.contains(&word.text.to_lowercase())) {
            own.push(json!(run));
        } else {
            other.push(json!(run));
        }
    }
    unique(own.into_iter().chain(other))
}

/// Longest runs of neighbouring words without frame words.
fn runs(question: &str) -> Vec<&str> {
    let frame: HashSet<&str> = FRAME.split_whitespace().collect();
    let words = words(question);
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    for (i, word) in words.iter().enumerate() {
        let content = !frame.contains(word.text.to_lowercase().as_str());
        let gap = i > 0 && question[words[i - 1].end..word.start].contains([',', ';', '?', '!', '.']);
        if let Some(from) = start.filter(|_| !content || gap) {
            found.push(&question[words[from].start..words[i - 1].end]);
            start = None;
        }
        if content && start.is_none() {
            start = Some(i);
        }
    }
    if let (Some(from), Some(last)) = (start, words.last()) {
        found.push(&question[words[from].start..last.end]);
    }
    found
}

/// Phrases in single, double or typographic quotation marks.
fn quoted(question: &str) -> Vec<&str> {
    const MARKS: [(char, char); 4] = [('"', '"'), ('“', '”'), ('‘', '’'), ('«', '»')];
    let mut found = Vec::new();
    for (open, close) in MARKS {
        let mut rest = question;
        while let Some((_, after)) = rest.split_once(open) {
            let Some((phrase, after)) = after.split_once(close) else { break };
            if !phrase.trim().is_empty() {
                found.push(phrase.trim());
            }
            rest = after;
        }
    }
    found
}

fn unique(items: impl IntoIterator<Item = Json>) -> Vec<Json> {
    let mut kept: Vec<Json> = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_phrases_come_alone() {
        assert_eq!(spans("Is \"No Entry\" on the sign?", "Does it say exit?"), [json!("No Entry")]);
    }

    #[test]
    fn runs_are_what_is_left_between_frame_words() {
        assert_eq!(
            spans("How much was the delivery fee for Ann Miller?", "How much was the tip?"),
            [json!("delivery fee"), json!("Ann Miller")]
        );
    }

    #[test]
    fn numbers_come_in_digits_and_words() {
        assert_eq!(numbers("Split 12.50 among three, less 20%"), [json!(12.5), json!(3), json!(20)]);
        assert_eq!(numbers("What is the total?"), Vec::<Json>::new());
    }
}
