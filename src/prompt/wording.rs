//! Words of a question: how they are split, and which of them name something the tools know.

use std::collections::HashMap;

use super::Embed;
use crate::tool::ToolSpec;
use crate::value::Digest;

/// A word of a question and where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// As it is written, without punctuation around it.
    pub text: &'a str,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The words of a text: runs of letters, digits and what stands inside of words (`'`, `-`, `.`, `/`, `:`, `@`, `%`).
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || "'’-./:@%&_".contains(c);
        match (start, inside) {
            (None, true) => start = Some(i),
            (Some(from), false) => {
                push_trimmed(&mut found, text, from, i);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Adds `text[from..to]` without punctuation at its ends.
fn push_trimmed<'a>(found: &mut Vec<Word<'a>>, text: &'a str, from: usize, to: usize) {
    let piece = &text[from..to];
    let keep = |c: char| !(c.is_alphanumeric() || c == '%');
    let start = from + (piece.len() - piece.trim_start_matches(keep).len());
    let end = to - (piece.len() - piece.trim_end_matches(keep).len());
    if start < end {
        found.push(Word { text: &text[start..end], start, end });
    }
}

/// The number that a word stands for, in any case: `zero` to `twelve`.
pub fn number_word(word: &str) -> Option<usize> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().position(|it| word.eq_ignore_ascii_case(it))
}

/// Compares texts by the words they share, where no model is at hand: each word counts in one of a few hundred places,
/// chosen by its digest (feature hashing: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009).
#[derive(Debug, Clone, Copy, Default)]
pub struct WordVectors;

impl Embed for WordVectors {
    fn embed(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, String> {
        const PLACES: usize = 512;
        let one = |text: &&str| {
            let mut vector = vec![0.0f32; PLACES];
            for word in words(text) {
                let digest = Digest::of(&[word.text.to_lowercase().as_bytes()]);
                let [low, high, ..] = digest.bytes();
                vector[(usize::from(*low) + 256 * usize::from(*high)) % PLACES] += 1.0;
            }
            let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            vector.iter().map(|x| x / length).collect()
        };
        Ok(texts.iter().map(one).collect())
    }
}

/// The words that people use for what tools know by name, taken from the tools' parameters.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Words by their lower-case form, plural and singular.
    names: HashMap<String, String>,
    longest: usize,
}

impl Vocabulary {
    /// The vocabulary of one parameter: its choices and their synonyms.
    pub fn of(spec: &ToolSpec, param: &str) -> Self {
        let mut vocabulary = Self::default();
        let Some(param) = spec.param(param) else { return vocabulary };
        for choice in &param.choices {
            vocabulary.add(choice, choice);
        }
        for (name, synonyms) in &param.synonyms {
            vocabulary.add(name, name);
            for synonym in synonyms {
                vocabulary.add(synonym, name);
            }
        }
        vocabulary
    }

    /// Whether it knows no word.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn add(&mut self, word: &str, name: &str) {
        let word = word.to_lowercase().replace('_', " ");
        self.longest = self.longest.max(word.split(' ').count());
        self.names.entry(plural(&word)).or_insert_with(|| name.to_owned());
        self.names.entry(word).or_insert_with(|| name.to_owned());
    }

    /// What the tool calls this word or phrase.
    pub fn name(&self, phrase: &str) -> Option<&str> {
        self.names.get(&phrase.to_lowercase()).map(String::as_str)
    }

    /// The longest phrases of a text that the vocabulary knows, from left to right: (phrase as written, name).
    pub fn find<'a>(&self, text: &'a str) -> Vec<(&'a str, &str)> {
        let words = words(text);
        let mut found = Vec::new();
        let mut i = 0;
        while i < words.len() {
            let longest = (1..=self.longest.min(words.len() - i)).rev().find_map(|n| {
                let phrase = &text[words[i].start..words[i + n - 1].end];
                self.name(phrase).map(|name| (n, phrase, name))
            });
            match longest {
                Some((n, phrase, name)) => {
                    found.push((phrase, name));
                    i += n;
                }
                None => i += 1,
            }
        }
        found
    }
}

/// The regular plural of an English noun.
fn plural(word: &str) -> String {
    let ends_in = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if ends_in(&["y"]) && !ends_in(&["ay", "ey", "oy", "uy"]) {
        format!("{}ies", &word[..word.len() - 1])
    } else if ends_in(&["s", "x", "ch", "sh"]) {
        format!("{word}es")
    } else if let Some(stem) = word.strip_suffix("fe") {
        format!("{stem}ves")
    } else {
        format!("{word}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_inner_punctuation_and_lose_outer() {
        let texts: Vec<&str> = words("Does \"Mr. O'Neil\" owe 12.50, or 20%?").into_iter().map(|w| w.text).collect();
        assert_eq!(texts, ["Does", "Mr", "O'Neil", "owe", "12.50", "or", "20%"]);
    }

    #[test]
    fn the_longest_known_phrase_wins_and_plurals_are_known() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add("dog", "dog");
        vocabulary.add("hot dog", "hot dog");
        vocabulary.add("knife", "knife");
        assert_eq!(
            vocabulary.find("Two hot dogs, a Dog and knives"),
            [("hot dogs", "hot dog"), ("Dog", "dog"), ("knives", "knife")]
        );
    }
}
