//! What a question offers to fill the holes of an outline: words it writes, numbers it gives, choices it implies.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use crate::glance::Glance;
use crate::ops::day_or_month;
use crate::prompt::{Vocabulary, number_word, words};

/// Words that say how something is asked and never what is asked about.
const FRAME: &str = "a an the this that these those and or of in on at to from for with by as is are was were be been \
    being do does did has have had can could would should will shall may might must i you we they he she it me my \
    your our their his her its us them there here what which who whom whose where when why how many much often \
    long any some all each every both either no not if so than then please tell show give read find say says said \
    see seen look list name written printed shown mentioned stated listed stand stands standing appear appears \
    picture image photo photograph pic screenshot receipt bill invoice sign page table chart diagram recording clip \
    audio voice speaker column row line lines text word words value amount number numbers cost costs price figure \
    just only also out up into about together altogether remain remains left over come comes add match matches \
    directly exactly called mention mentions serve sell sells issued go goes leave leaves arrive arrives stated \
    mentioned charge charged expensive cheaper dearer more less than whole entire according according get got make let one kind sort";

/// Whether a question holds these words, one after another.
pub(super) fn mentions(question: &str, phrase: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<String> = words(text).iter().map(|word| word.text.to_lowercase()).collect();
        format!(" {} ", words.join(" "))
    };
    plain(question).contains(&plain(phrase))
}

/// What a question offers, and which of it the pictures show.
pub(super) struct Offered<'a> {
    pub(super) question: &'a str,
    /// Known nouns, as written.
    pub(super) nouns: Vec<Json>,
    /// Numbers in digits or words.
    pub(super) numbers: Vec<Json>,
    /// Whether the question quotes words.
    pub(super) quoted: bool,
    /// Whether the question holds more than frame words.
    pub(super) names_something: bool,
    /// What a glance at the pictures says about the question's words.
    pub(super) seen: Option<Seen>,
    /// Phrases of the question that are written in a picture.
    written: Vec<Json>,
}

/// How much of a question a glance found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// Known nouns that are seen.
    pub(super) nouns: usize,
    /// Phrases that are written.
    pub(super) written: usize,
    /// Whether it is a page rather than a photograph.
    pub(super) page: bool,
}

impl<'a> Offered<'a> {
    /// Lines that make a page.
    const PAGE: usize = 5;

    pub(super) fn new(question: &'a str, glance: Option<&Glance>, vocabulary: &Vocabulary) -> Self {
        let found = vocabulary.find(question);
        let written = glance.map_or_else(Vec::new, |glance| written(question, &glance.lines));
        let is_seen = |glance: &Glance, name: &str| {
            let label = |label: &String| label == name;
            glance.labels.iter().any(label)
        };
        let seen = glance.map(|glance| Seen {
            nouns: found.iter().filter(|(_, name)| is_seen(glance, name)).count(),
            written: written.len(),
            page: glance.lines.len() >= Self::PAGE,
        });
        Self {
            question,
            nouns: unique(found.iter().map(|(phrase, _)| json!(phrase.to_lowercase()))),
            numbers: numbers(question),
            quoted: !quoted(question).is_empty(),
            names_something: !runs(question).is_empty(),
            seen,
            written,
        }
    }

    /// Phrases of the question that a tool's vocabulary knows; when there are none, its other nouns, which the tool
    /// may refuse with a good word.
    pub(super) fn known(&self, vocabulary: &Vocabulary) -> Vec<Json> {
        let phrases = unique(vocabulary.find(self.question).iter().map(|(phrase, _)| json!(phrase.to_lowercase())));
        if !phrases.is_empty() {
            return phrases;
        }
        unique(runs(self.question).into_iter().map(|run| json!(run.to_lowercase())))
    }

    /// Phrases of the question that could name something written or said: quoted ones when there are any, else those
    /// that a picture shows, else runs of words that are no frame words, those that the demonstration's question does
    /// not share first.
    pub(super) fn spans(&self, demonstrated: &str) -> Vec<Json> {
        if self.quoted || self.written.is_empty() { spans(self.question, demonstrated) } else { self.written.clone() }
    }
}

/// Phrases of a question that are written in one of the lines, longest first within each run of words.
fn written(question: &str, lines: &[String]) -> Vec<Json> {
    let lines: Vec<Vec<String>> = lines.iter().map(|line| plain(line)).collect();
    let mut found: Vec<(usize, Json)> = Vec::new();
    for run in runs(question) {
        found.extend(longest_written(question, run, &lines));
    }
    if found.is_empty() {
        // "What is the date?": a word of the frame can be a key.
        let frame = words(question).into_iter().filter(|word| word.text.len() >= 4);
        found.extend(frame.flat_map(|word| longest_written(question, word.text, &lines)));
    }
    found.sort_by_key(|(at, _)| *at);
    unique(found.into_iter().map(|(_, phrase)| phrase))
}

/// The longest phrases of a run that are written, with where they stand in the question.
fn longest_written(question: &str, run: &str, lines: &[Vec<String>]) -> Vec<(usize, Json)> {
    let pieces = words(run);
    let place = question.find(run).unwrap_or(0);
    let mut found = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        let longest = (from + 1..=pieces.len()).rev().find(|to| {
            let phrase = &run[pieces[from].start..pieces[to - 1].end];
            let wanted = plain(phrase);
            // Signs alone (`%%`) are no words.
            !wanted.is_empty()
                && phrase.len() >= 2
                && lines.iter().any(|line| line.windows(wanted.len()).any(|words| words == wanted))
        });
        match longest {
            Some(to) => {
                found.push((place + pieces[from].start, json!(&run[pieces[from].start..pieces[to - 1].end])));
                from = to;
            }
            None => from += 1,
        }
    }
    found
}

/// The words of a text in lower case and without the s of a plural.
fn plain(text: &str) -> Vec<String> {
    let singular = |word: String| match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with('s') => stem.to_owned(),
        _ => word,
    };
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .map(|word| singular(day_or_month(&word).map_or(word, str::to_owned)))
        .collect()
}

/// Choices that the question says.
pub(super) fn choices(question: &str, vocabulary: &Vocabulary) -> Vec<Json> {
    unique(vocabulary.find(question).iter().map(|(_, name)| json!(name)))
}

/// Numbers of the question, written in digits or as words up to twelve.
pub(super) fn numbers(question: &str) -> Vec<Json> {
    unique(words(question).into_iter().filter_map(|word| {
        let plain = word.text.trim_end_matches('%').to_lowercase();
        if let Some(n) = number_word(&plain) {
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
fn spans(question: &str, demonstrated: &str) -> Vec<Json> {
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
