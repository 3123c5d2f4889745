//! The demonstrations at hand, and which of them are most like a question.

use std::collections::HashMap;

use super::{Demonstration, DemonstrationError, Vocabulary};
use crate::plan::Input;

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

    /// The `k` demonstrations most like a question among those with the same kinds of input, most alike first.
    ///
    /// # Errors
    ///
    /// [`DemonstrationError::Embed`] when the embedder fails.
    pub fn nearest(
        &self,
        question: &str,
        inputs: &[Input],
        k: usize,
        embedder: &dyn Embed,
    ) -> Result<Vec<Near<'_>>, DemonstrationError> {
        let vectors = embed_twice(&[question], &self.nouns, embedder)?;
        let Some(wanted) = vectors.first() else { return Ok(Vec::new()) };
        let kinds = input_kinds(inputs);
        let mut near: Vec<Near<'_>> = self
            .demonstrations
            .iter()
            .zip(&self.vectors)
            .filter(|(demonstration, _)| input_kinds(&demonstration.inputs) == kinds)
            .map(|(demonstration, vectors)| {
                let similarity = (dot(&vectors[0], &wanted[0]) + dot(&vectors[1], &wanted[1])) / 2.0;
                Near { demonstration, similarity }
            })
            .collect();
        near.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
        near.truncate(k);
        Ok(near)
    }
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
