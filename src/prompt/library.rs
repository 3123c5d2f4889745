//! The demonstrations at hand, and which of them serve a question best.
//!
//! [`Library::nearest`] says which are most like a question. [`Library::shown`] chooses those that a model is shown: like
//! the question but unlike each other, within a budget of tokens, as maximal marginal relevance has it (Carbonell and
//! Goldstein, "The Use of MMR, Diversity-Based Reranking for Reordering Documents and Producing Summaries", SIGIR 1998).

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Demonstration, DemonstrationError, Vocabulary};
use crate::plan::Input;
use crate::value::Digest;

/// Turns sentences into unit vectors whose dot product says how alike the sentences are.
pub trait Embed: Send + Sync {
    /// One vector of unit length for each text.
    ///
    /// # Errors
    ///
    /// What the model says when it fails.
    fn embed(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, String>;
}

/// A demonstration and how like the question it is, -1 to 1.
#[derive(Debug, Clone, Copy)]
pub struct Near<'a> {
    /// The demonstration.
    pub demonstration: &'a Demonstration,
    /// Mean of two cosines: of the sentences as they are, and with known nouns left open.
    pub similarity: f32,
}

/// Which demonstrations a planner works with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Selection {
    /// Those that serve the question best, with media, first look and observations where they were worked out.
    #[default]
    Retrieved,
    /// Any with the same kinds of input, drawn by the digest of question and demonstration: the same for the same
    /// question.
    Random,
    /// None at all.
    None,
    /// Those of [`Selection::Retrieved`], shown as question, inputs and plan alone.
    Text,
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Retrieved => "retrieved",
            Self::Random => "random",
            Self::None => "none",
            Self::Text => "text",
        })
    }
}

impl FromStr for Selection {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let all = [Self::Retrieved, Self::Random, Self::None, Self::Text];
        let expected = || format!("`{word}` is no selection: expected `retrieved`, `random`, `none` or `text`");
        all.into_iter().find(|it| it.to_string() == word).ok_or_else(expected)
    }
}

/// What is wanted of a [`Library`].
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The question to plan for.
    pub question: &'a str,
    /// Its inputs.
    pub inputs: &'a [Input],
    /// Which demonstrations.
    pub selection: Selection,
    /// The most of them.
    pub most: usize,
    /// About how many tokens they may take together.
    pub tokens: usize,
}

/// A library with the embedder that it was made with.
#[derive(Clone)]
pub struct Shelf {
    /// The demonstrations.
    pub library: Arc<Library>,
    /// What compares questions.
    pub embedder: Arc<dyn Embed>,
}

/// How much being like the question counts against being unlike what is chosen already.
const RELEVANCE: f32 = 0.7;

/// How much more like the question a demonstration counts when it was worked out: it also shows what comes of a plan.
const WORKED_BONUS: f32 = 0.1;

/// How many of the nearest demonstrations are looked at for the ones shown.
const LOOKED_AT: usize = 60;

/// Demonstrations with the vectors of their questions.
pub struct Library {
    demonstrations: Vec<Demonstration>,
    vectors: Vec<[Vec<f32>; 2]>,
    nouns: Vocabulary,
}

impl Library {
    /// Embeds the questions of the demonstrations. `nouns` are the words that may stand for each other, such as the
    /// labels a detector knows: "how many dogs" and "how many cars" are the same question about another thing.
    ///
    /// # Errors
    ///
    /// [`DemonstrationError::Embed`] when the embedder fails.
    pub fn new(
        demonstrations: Vec<Demonstration>,
        nouns: Vocabulary,
        embedder: &dyn Embed,
    ) -> Result<Self, DemonstrationError> {
        let questions: Vec<&str> = demonstrations.iter().map(|d| d.question.as_str()).collect();
        let vectors = embed_twice(&questions, &nouns, embedder)?;
        Ok(Self { demonstrations, vectors, nouns })
    }

    /// The words that may stand for each other.
    pub fn nouns(&self) -> &Vocabulary {
        &self.nouns
    }

    /// All demonstrations.
    pub fn demonstrations(&self) -> &[Demonstration] {
        &self.demonstrations
    }

    /// The `k` demonstrations most like a question among those with the same kinds of input, most alike first. Of a
    /// random selection, `k` drawn ones with how alike they happen to be; of none, none.
    ///
    /// # Errors
    ///
    /// [`DemonstrationError::Embed`] when the embedder fails.
    pub fn nearest(
        &self,
        question: &str,
        inputs: &[Input],
        selection: Selection,
        k: usize,
        embedder: &dyn Embed,
    ) -> Result<Vec<Near<'_>>, DemonstrationError> {
        let kinds = input_kinds(inputs);
        let mut ranked = self.ranked(question, |it| input_kinds(&it.inputs) == kinds, selection, embedder)?;
        ranked.truncate(k);
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        Ok(ranked.into_iter().map(|(place, similarity)| self.near(place, similarity)).collect())
    }

    /// The demonstrations that a model is shown, the most useful one last: what stands nearest to the question counts
    /// most. Only those that are `usable`; each takes the tokens that `cost` says. When there are none with the same
    /// kinds of input, those with any.
    ///
    /// # Errors
    ///
    /// [`DemonstrationError::Embed`] when the embedder fails.
    pub fn shown(
        &self,
        wanted: &Wanted<'_>,
        embedder: &dyn Embed,
        usable: impl Fn(&Demonstration) -> bool,
        cost: impl Fn(&Demonstration) -> usize,
    ) -> Result<Vec<Near<'_>>, DemonstrationError> {
        let Wanted { question, inputs, selection, .. } = *wanted;
        let kinds = input_kinds(inputs);
        let any = !self.demonstrations.iter().any(|it| input_kinds(&it.inputs) == kinds);
        let mut left = self.ranked(question, |it| any || input_kinds(&it.inputs) == kinds, selection, embedder)?;
        left.retain(|(place, _)| usable(&self.demonstrations[*place]));
        if selection != Selection::Random {
            for (place, similarity) in &mut left {
                *similarity += if self.demonstrations[*place].is_worked() { WORKED_BONUS } else { 0.0 };
            }
            left.sort_by(|a, b| b.1.total_cmp(&a.1));
            left.truncate(LOOKED_AT);
        }
        let mut tokens = wanted.tokens;
        let mut chosen: Vec<(usize, f32)> = Vec::new();
        while chosen.len() < wanted.most && !left.is_empty() {
            let next = match selection {
                Selection::Random => 0,
                _ => self.most_marginal(&left, &chosen),
            };
            let (place, similarity) = left.remove(next);
            let size = cost(&self.demonstrations[place]);
            if size <= tokens {
                tokens -= size;
                chosen.push((place, similarity));
            }
        }
        chosen.sort_by(|a, b| a.1.total_cmp(&b.1));
        Ok(chosen.into_iter().map(|(place, similarity)| self.near(place, similarity)).collect())
    }

    /// Place in `left` of what is most like the question and least like what is chosen.
    fn most_marginal(&self, left: &[(usize, f32)], chosen: &[(usize, f32)]) -> usize {
        let marginal = |(place, similarity): &(usize, f32)| {
            let alike = |(other, _): &(usize, f32)| alike(&self.vectors[*place], &self.vectors[*other]);
            let nearest = chosen.iter().map(alike).fold(0.0, f32::max);
            RELEVANCE * similarity - (1.0 - RELEVANCE) * nearest
        };
        let scores: Vec<f32> = left.iter().map(marginal).collect();
        // The first of equals, so that the choice is always the same.
        (0..scores.len()).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap_or(0)
    }

    /// Places and likenesses of the demonstrations that count, in the order of the selection.
    fn ranked(
        &self,
        question: &str,
        counts: impl Fn(&Demonstration) -> bool,
        selection: Selection,
        embedder: &dyn Embed,
    ) -> Result<Vec<(usize, f32)>, DemonstrationError> {
        let vectors = embed_twice(&[question], &self.nouns, embedder)?;
        let Some(asked) = vectors.first().filter(|_| selection != Selection::None) else { return Ok(Vec::new()) };
        let places = self.demonstrations.iter().enumerate().filter(|(_, it)| counts(it)).map(|(place, _)| place);
        let mut ranked: Vec<(usize, f32)> = places.map(|place| (place, alike(&self.vectors[place], asked))).collect();
        if selection == Selection::Random {
            let draw = |place: &usize| {
                let demonstration = &self.demonstrations[*place];
                *Digest::of(&[question.as_bytes(), demonstration.question.as_bytes()]).bytes()
            };
            ranked.sort_by_cached_key(|(place, _)| draw(place));
        } else {
            ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        }
        Ok(ranked)
    }

    fn near(&self, place: usize, similarity: f32) -> Near<'_> {
        Near { demonstration: &self.demonstrations[place], similarity }
    }
}

/// Mean of the cosines of the sentences as they are and with known nouns left open.
fn alike(a: &[Vec<f32>; 2], b: &[Vec<f32>; 2]) -> f32 {
    (dot(&a[0], &b[0]) + dot(&a[1], &b[1])) / 2.0
}

/// How many inputs there are of each type.
fn input_kinds(inputs: &[Input]) -> HashMap<String, usize> {
    let mut kinds = HashMap::new();
    for input in inputs {
        *kinds.entry(input.ty.to_string()).or_default() += 1;
    }
    kinds
}

/// Vectors of each text as it is and with known nouns left open.
fn embed_twice(
    texts: &[&str],
    nouns: &Vocabulary,
    embedder: &dyn Embed,
) -> Result<Vec<[Vec<f32>; 2]>, DemonstrationError> {
    let open: Vec<String> = texts.iter().map(|text| leave_open(text, nouns)).collect();
    let open: Vec<&str> = open.iter().map(String::as_str).collect();
    let as_written = embedder.embed(texts).map_err(DemonstrationError::Embed)?;
    let with_open = embedder.embed(&open).map_err(DemonstrationError::Embed)?;
    Ok(as_written.into_iter().zip(with_open).map(|(a, b)| [a, b]).collect())
}

/// The text with each known noun replaced by the word "thing".
fn leave_open(text: &str, nouns: &Vocabulary) -> String {
    let mut open = String::with_capacity(text.len());
    let mut rest = text;
    for (phrase, _) in nouns.find(text) {
        let Some((before, after)) = rest.split_once(phrase) else { continue };
        open.push_str(before);
        open.push_str(if phrase.ends_with('s') { "things" } else { "thing" });
        rest = after;
    }
    open + rest
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::prompt::WordVectors;
    use crate::value::ValueType;

    /// A library of these questions about one picture; those that end in `!` were worked out.
    fn library(questions: &[&str]) -> Library {
        let one = |question: &&str| {
            let plan = "n = count(items=$image)\nanswer $n".parse().unwrap();
            let mut it = Demonstration::new("t", *question, vec![Input::new("image", ValueType::Image)], plan);
            if question.ends_with('!') {
                it.media.insert("image".into(), crate::prompt::Medium::default());
                it.answer = Some("yes".into());
            }
            it
        };
        Library::new(questions.iter().map(one).collect(), Vocabulary::default(), &WordVectors).unwrap()
    }

    fn shown(library: &Library, question: &str, selection: Selection, most: usize, tokens: usize) -> Vec<String> {
        let inputs = [Input::new("image", ValueType::Image)];
        let wanted = Wanted { question, inputs: &inputs, selection, most, tokens };
        let near = library.shown(&wanted, &WordVectors, |_| true, |_| 10).unwrap();
        near.into_iter().map(|it| it.demonstration.question.clone()).collect()
    }

    const QUESTIONS: [&str; 5] = [
        "how many red cars are there",
        "how many red cars are parked there",
        "what does the red sign say",
        "what is the total",
        "where is the blue bus",
    ];

    #[test]
    fn the_most_alike_stands_last_and_its_near_copy_makes_room() {
        const OTHER: &str = "where are blue bikes and";
        let asked = "how many red cars and blue bikes are there";
        let library = library(&[QUESTIONS[0], QUESTIONS[1], OTHER]);
        let chosen = shown(&library, asked, Selection::Retrieved, 2, 100);
        assert_eq!(chosen, [OTHER, QUESTIONS[0]], "nearly the same question says less than another one");
        let inputs = [Input::new("image", ValueType::Image)];
        let near = library.nearest(asked, &inputs, Selection::Retrieved, 2, &WordVectors).unwrap();
        assert_eq!(near[1].demonstration.question, QUESTIONS[1], "but it votes");
    }

    #[test]
    fn tokens_limit_what_is_shown_and_other_inputs_are_better_than_nothing() {
        let library = library(&QUESTIONS);
        assert_eq!(shown(&library, "how many cars", Selection::Text, 5, 35).len(), 3);
        let wanted = Wanted { question: "how", inputs: &[], selection: Selection::Text, most: 9, tokens: 900 };
        assert_eq!(library.shown(&wanted, &WordVectors, |_| true, |_| 1).unwrap().len(), 5);
        assert!(library.shown(&wanted, &WordVectors, |_| false, |_| 1).unwrap().is_empty());
    }

    #[test]
    fn a_worked_one_goes_before_an_equal_one() {
        let library = library(&["is there a dog", "is there a dog!"]);
        assert_eq!(shown(&library, "is there a cat", Selection::Retrieved, 1, 100), ["is there a dog!"]);
    }

    #[test]
    fn random_ones_are_the_same_each_time_and_others_for_other_questions() {
        let questions: Vec<String> = (0..40).map(|i| format!("question number {i}")).collect();
        let library = library(&questions.iter().map(String::as_str).collect::<Vec<_>>());
        let random = |question| shown(&library, question, Selection::Random, 4, 100);
        assert_eq!(random("one"), random("one"));
        assert_ne!(random("one"), random("two"));
        assert!(shown(&library, "one", Selection::None, 4, 100).is_empty());
    }
}
