//! What a question means that looks back without a name: "the second person", "10% of that", "how many of them".
//!
//! The rules are few and go by the words alone, and what they make of a question is said before it is asked:
//!
//! 1. "The second person" is the second from the left of the boxes that an earlier answer found under this label. The
//!    question is about that part of the picture.
//! 2. "Them" and "they" are the things that the last question counted, "that" and "it" what it asked for, where they
//!    stand for a noun: the words of that question take their place.
//! 3. Otherwise a question with such a word is about what the last one was about: the picture that was made, or its
//!    files.

use std::ops::Range;

use super::names::{Done, Names};
use crate::prompt::{self, Vocabulary};
use crate::value::{Regions, Value, ValueType};

/// What a question means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Meant {
    pub(super) question: String,
    /// What it is about, by name; empty for all that is attached.
    pub(super) about: Vec<String>,
    /// A part of a picture that it is about instead.
    pub(super) part: Option<Part>,
}

/// A box that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The value that holds it.
    pub(super) regions: String,
    /// Its number in there, from 1.
    pub(super) number: usize,
    /// Its label as a name.
    pub(super) name: String,
}

const ORDINALS: [(&str, &str); 10] = [
    ("first", "1st"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
    ("ninth", "9th"),
    ("tenth", "10th"),
];

/// Takes a question as it is meant.
pub(super) fn meant(question: &str, names: &Names, things: &Vocabulary) -> Meant {
    if let Some(meant) = numbered(question, names, things) {
        return meant;
    }
    let Some(last) = names.last() else { return Meant { question: question.to_owned(), ..Meant::default() } };
    let words = Words::of(question);
    let back: Vec<usize> = (0..words.len()).filter(|i| is_back(words.at(*i))).collect();
    if back.is_empty() {
        return Meant { question: question.to_owned(), ..Meant::default() };
    }
    if let (Some(picture), true) = (made(last), back.iter().any(|i| is_one(words.at(*i)))) {
        return Meant { question: question.to_owned(), about: vec![picture], part: None };
    }
    Meant { question: replaced(&words, &back, &last.query.question), about: media(last, names), part: None }
}

/// The words that look back.
fn is_back(word: &str) -> bool {
    is_one(word) || matches!(word, "they" | "them" | "those" | "these")
}

fn is_one(word: &str) -> bool {
    matches!(word, "it" | "that" | "this")
}

/// Rule 1.
fn numbered(question: &str, names: &Names, things: &Vocabulary) -> Option<Meant> {
    let words = Words::of(question);
    for i in 1..words.len() {
        let ordinal = ORDINALS.iter().position(|(word, short)| words.at(i) == *word || words.at(i) == *short);
        let place = match ordinal {
            Some(place) => Some(place),
            None if words.at(i) == "last" => None,
            None => continue,
        };
        if words.at(i - 1) != "the" {
            continue;
        }
        // The longest of the words behind it that is a thing: "traffic light" before "traffic".
        let longest = (i + 2..=words.len().min(i + 4)).rev();
        let thing = longest
            .map(|end| words.range(i + 1, end))
            .find_map(|range| Some((things.name(&question[range.clone()])?, range)));
        let Some((label, range)) = thing else { continue };
        let Some((regions, number)) = boxed(names, label, place) else { continue };
        let at = words.ranges[i].clone();
        let question = format!("{}{}", &question[..at.start], &question[range.start..]);
        let part = Part { regions, number, name: label.replace([' ', '-'], "_").to_lowercase() };
        return Some(Meant { question, about: Vec::new(), part: Some(part) });
    }
    None
}

/// The box at this place from the left, or the last, of those with a label; of the latest value that has so many.
fn boxed(names: &Names, label: &str, place: Option<usize>) -> Option<(String, usize)> {
    let rows: Vec<_> = names.rows().collect();
    rows.iter().rev().find_map(|row| {
        let Value::Regions(Regions { items, .. }) = row.value else { return None };
        let mut boxes: Vec<(f32, usize)> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.label.as_deref() == Some(label))
            .map(|(i, item)| (item.center().0, i + 1))
            .collect();
        // One box alone has no second: it may be what an earlier question chose.
        if boxes.len() < 2 {
            return None;
        }
        boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (_, number) = boxes.get(place.unwrap_or(boxes.len() - 1))?;
        Some((row.name.to_owned(), *number))
    })
}

/// The picture that an answer consists of.
fn made(last: &Done) -> Option<String> {
    let answer = last.plan()?.answer.references();
    let [name] = &answer[..] else { return None };
    let observation = last.trace.rounds.last()?.observations.iter().find(|it| it.call == *name)?;
    matches!(observation.value(), Some(Value::Image(_))).then(|| name.clone())
}

/// The pictures, recordings and films that a question was about, as far as they still have their names.
fn media(last: &Done, names: &Names) -> Vec<String> {
    let is_medium = |value: &Value| matches!(value.ty(), ValueType::Image | ValueType::Audio | ValueType::Video);
    let inputs = last.query.inputs.iter().filter(|(_, value)| is_medium(value));
    let same = inputs.filter(|(name, value)| names.get(name).is_some_and(|now| now.digest() == value.digest()));
    same.map(|(name, _)| name.clone()).collect()
}

/// Rule 2: the question with the words of the last one in the place of those that look back.
fn replaced(words: &Words<'_>, back: &[usize], last: &str) -> String {
    let (counted, asked) = (counted(last), asked_for(last));
    let mut out = String::new();
    let mut at = 0;
    for &i in back {
        let word = words.at(i);
        let noun = match word {
            "they" | "them" => counted,
            "those" | "these" if !before_noun(words.at(i + 1)) => counted,
            _ if is_one(word) && stands_for_noun(words, i) => asked,
            _ => None,
        };
        let Some(noun) = noun else { continue };
        out.push_str(&words.text[at..words.ranges[i].start]);
        let article = if matches!(word, "it" | "that" | "this") || noun.starts_with("the ") { "" } else { "the " };
        out.push_str(article);
        out.push_str(noun);
        at = words.ranges[i].end;
    }
    out + &words.text[at..]
}

/// Whether a word after "those" begins a noun, so that "those" points and does not stand alone.
fn before_noun(next: &str) -> bool {
    !matches!(next, "" | "are" | "is" | "were" | "have" | "can" | "do" | "on" | "in" | "at" | "with" | "and" | "or")
}

/// Whether "that", "it" or "this" stands for something that was asked for: after a word that wants a value, or compared.
/// "What time is it?" and "that receipt" do not.
fn stands_for_noun(words: &Words<'_>, i: usize) -> bool {
    let before = if i == 0 { "" } else { words.at(i - 1) };
    let after = words.at(i + 1);
    let closes = words.ends_clause(i)
        || matches!(
            after,
            "by" | "plus" | "minus" | "times" | "and" | "to" | "from" | "in" | "into" | "with" | "equally"
        );
    let wants = matches!(
        before,
        "of" | "by"
            | "to"
            | "from"
            | "than"
            | "plus"
            | "minus"
            | "times"
            | "with"
            | "and"
            | "divide"
            | "double"
            | "halve"
            | "triple"
            | "multiply"
            | "add"
            | "subtract"
            | "round"
            | "half"
            | "twice"
            | "split"
            | "share"
    );
    let compared = before == "is"
        && matches!(
            after,
            "more"
                | "less"
                | "greater"
                | "bigger"
                | "higher"
                | "lower"
                | "smaller"
                | "over"
                | "under"
                | "above"
                | "below"
                | "at"
                | "equal"
                | "exactly"
                | "between"
        );
    (closes && wants) || compared
}

/// What a question counts: "people" of "How many people are there?".
fn counted(question: &str) -> Option<&str> {
    const ENDS: [&str; 20] = [
        "are", "is", "were", "was", "can", "do", "does", "did", "have", "has", "there", "in", "on", "at", "stand",
        "sit", "of", "wear", "you", "we",
    ];
    let words = Words::of(question);
    let start = (1..words.len()).find(|i| words.at(i - 1) == "how" && words.at(*i) == "many")? + 1;
    let end = (start..words.len()).find(|i| ENDS.contains(&words.at(*i))).unwrap_or(words.len());
    noun(&words, start, end)
}

/// What a question asks for: "the total" of "What is the total?".
fn asked_for(question: &str) -> Option<&str> {
    let words = Words::of(question);
    let start = match (words.at(0), words.at(1)) {
        ("what's", _) | ("read" | "find" | "give", "the") => 1,
        ("what" | "which", "is" | "was" | "are") | ("give" | "tell" | "show", "me") => 2,
        ("how", "much") if matches!(words.at(2), "is" | "was" | "are") => 3,
        _ => return None,
    };
    noun(&words, start, words.len())
}

/// The words between two, if there are any and not too many.
fn noun<'a>(words: &Words<'a>, start: usize, end: usize) -> Option<&'a str> {
    const LONGEST: usize = 80;
    // One sentence: what stands behind its end is another one.
    let end = (start..end).find(|i| words.ends_sentence(*i)).map_or(end, |last| last + 1);
    let text = (start < end).then(|| &words.text[words.range(start, end)])?;
    let plain = !(start..end).any(|i| is_back(words.at(i)));
    (plain && text.len() <= LONGEST).then_some(text)
}

/// The words of a text, in lower case.
struct Words<'a> {
    text: &'a str,
    ranges: Vec<Range<usize>>,
    lower: Vec<String>,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let ranges: Vec<Range<usize>> = prompt::words(text).iter().map(|word| word.start..word.end).collect();
        let lower = ranges.iter().map(|range| text[range.clone()].to_lowercase()).collect();
        Self { text, ranges, lower }
    }

    fn len(&self) -> usize {
        self.ranges.len()
    }

    /// A word, empty where there is none.
    fn at(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", String::as_str)
    }

    /// The bytes from one word up to another.
    fn range(&self, start: usize, end: usize) -> Range<usize> {
        self.ranges[start].start..self.ranges[end - 1].end
    }

    fn mark_after(&self, i: usize) -> &str {
        let next = self.ranges.get(i + 1).map_or(self.text.len(), |next| next.start);
        self.text[self.ranges[i].end..next].trim()
    }

    fn ends_clause(&self, i: usize) -> bool {
        i + 1 == self.len() || self.mark_after(i).starts_with([',', ';', ':', '.', '?', '!'])
    }

    fn ends_sentence(&self, i: usize) -> bool {
        i + 1 == self.len() || self.mark_after(i).starts_with(['.', '?', '!', ';'])
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// What a question becomes after another one, by rule 2.
    fn after(last: &str, question: &str) -> String {
        let words = Words::of(question);
        let back: Vec<usize> = (0..words.len()).filter(|i| is_back(words.at(*i))).collect();
        replaced(&words, &back, last)
    }

    #[test]
    fn what_was_asked_for_stands_in_for_that() {
        let total = "What is the total?";
        assert_eq!(after(total, "What is 10% of that?"), "What is 10% of the total?");
        assert_eq!(after(total, "Divide it by four."), "Divide the total by four.");
        assert_eq!(after(total, "Is it more than 30?"), "Is the total more than 30?");
        assert_eq!(
            after("How much is the mixed salad? Thanks", "Double that, please"),
            "Double the mixed salad, please"
        );
        assert_eq!(
            after("Give me the date", "How many days from that to Christmas?"),
            "How many days from the date to Christmas?"
        );
    }

    #[test]
    fn words_that_stand_for_nothing_stay() {
        let total = "What is the total?";
        for question in [
            "What time is it?",
            "Is it raining?",
            "What does that sign say?",
            "Is that a dog?",
            "I think that it works",
        ] {
            assert_eq!(after(total, question), question);
        }
        assert_eq!(
            after("Describe the picture", "What is half of it?"),
            "What is half of it?",
            "nothing was asked for"
        );
    }

    #[test]
    fn what_was_counted_stands_in_for_them() {
        let people = "How many people are there?";
        assert_eq!(after(people, "How many of them are on the left?"), "How many of the people are on the left?");
        assert_eq!(after(people, "Are they standing?"), "Are the people standing?");
        assert_eq!(after("How many red cars?", "Crop the largest of those."), "Crop the largest of the red cars.");
        assert_eq!(after(people, "What do those signs say?"), "What do those signs say?");
    }
}
