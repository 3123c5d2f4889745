//! What a planner is shown: worked examples chosen for the question, and the texts around them.
//!
//! [`Demonstration`]s come from `prompts/demonstrations/*.toml` and are type-checked like any other plan. Those in
//! `prompts/demonstrations/worked/` have been worked out on real media, which lie beside them in `media/`. A
//! [`Library`] finds those most useful for a question among the ones that have the same kinds of input.

mod library;
pub mod quote;
mod template;
mod wording;

use std::borrow::Cow;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::plan::{Input, Plan};
use crate::trace::Glance;
use crate::value::ValueType;

pub use library::{Embed, Library, Near, Selection, Shelf, Wanted};
pub use template::{Template, TemplateError};
pub use wording::{Vocabulary, WordVectors, number_word, words};

/// The most characters of an observation or answer that a demonstration keeps.
pub const MAX_READS: usize = 160;

/// An example: a question, its inputs and the plan that answers it. One that was worked out on real media also has
/// these, a first look at them, how each call reads and the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Demonstration {
    /// File and number, such as `counting.toml #3`.
    pub name: String,
    /// What was asked.
    pub question: String,
    /// Inputs it was asked about.
    pub inputs: Vec<Input>,
    /// The plan that answers it.
    pub plan: Plan,
    /// The picture or recording of each input, when it was worked out.
    pub media: IndexMap<String, Medium>,
    /// What a first look at its pictures showed.
    pub glance: Option<Glance>,
    /// How each call of the plan reads, in the plan's order, each at most [`MAX_READS`] characters.
    pub observations: IndexMap<String, String>,
    /// The answer, or why there is none.
    pub answer: Option<String>,
}

/// A picture or recording that a demonstration is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Medium {
    /// Name of its file in `prompts/demonstrations/media/`.
    pub file: String,
    /// The file; empty until [`crate::shipped::demonstrations`] has read it.
    pub bytes: Cow<'static, [u8]>,
}

/// A demonstration file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DemonstrationError {
    /// The TOML does not read.
    #[error("demonstrations `{file}`: {source}")]
    Toml {
        /// The file.
        file: String,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// The plan does not read.
    #[error("demonstration `{name}`: {message}")]
    Plan {
        /// File and number.
        name: String,
        /// What is wrong.
        message: String,
    },
    /// An input's name says no kind.
    #[error(
        "demonstration `{name}`: input `{input}`: expected `image`, `audio`, `video`, or one of them with a number"
    )]
    Input {
        /// File and number.
        name: String,
        /// The input.
        input: String,
    },
    /// Media and inputs do not fit.
    #[error("demonstration `{name}`: `inputs` names {inputs}, `media` names {media}: leave `inputs` out")]
    Media {
        /// File and number.
        name: String,
        /// The inputs.
        inputs: String,
        /// The names of the media.
        media: String,
    },
    /// One of its media cannot be shown.
    #[error("demonstration `{name}`: {message}")]
    Medium {
        /// File and number.
        name: String,
        /// What is wrong with the file.
        message: String,
    },
    /// The demonstrations cannot be written.
    #[error("cannot write the demonstrations as TOML: {0}")]
    Write(Box<toml::ser::Error>),
    /// The sentence embedder failed.
    #[error("cannot compare questions: {0}")]
    Embed(String),
}

/// One entry as the file writes it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    question: String,
    /// May be left out where `media` names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    inputs: Vec<String>,
    plan: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    media: IndexMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    glance: Option<Glance>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    observations: IndexMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    #[serde(rename = "demonstration")]
    demonstrations: Vec<Written>,
}

impl Demonstration {
    /// A demonstration of a plan alone.
    pub fn new(name: impl Into<String>, question: impl Into<String>, inputs: Vec<Input>, plan: Plan) -> Self {
        Self {
            name: name.into(),
            question: question.into(),
            inputs,
            plan,
            media: IndexMap::new(),
            glance: None,
            observations: IndexMap::new(),
            answer: None,
        }
    }

    /// Reads all demonstrations of a file. Their media are named but not read.
    ///
    /// # Errors
    ///
    /// [`DemonstrationError`] naming the file and the entry.
    pub fn from_toml(file: &str, text: &str) -> Result<Vec<Self>, DemonstrationError> {
        let written: WrittenFile = toml::from_str(text)
            .map_err(|source| DemonstrationError::Toml { file: file.to_owned(), source: Box::new(source) })?;
        written
            .demonstrations
            .into_iter()
            .enumerate()
            .map(|(i, entry)| Self::read(format!("{file} #{}", i + 1), entry))
            .collect()
    }

    /// Writes demonstrations as a file that [`from_toml`](Self::from_toml) reads.
    ///
    /// # Errors
    ///
    /// [`DemonstrationError::Write`] when TOML cannot say it.
    pub fn to_toml(demonstrations: &[Self]) -> Result<String, DemonstrationError> {
        let written = WrittenFile { demonstrations: demonstrations.iter().map(Self::written).collect() };
        toml::to_string_pretty(&written).map_err(|error| DemonstrationError::Write(Box::new(error)))
    }

    fn written(&self) -> Written {
        let names = self.inputs.iter().map(|input| input.name.clone());
        Written {
            question: self.question.clone(),
            inputs: if self.media.is_empty() { names.collect() } else { Vec::new() },
            plan: self.plan.to_string(),
            answer: self.answer.clone(),
            media: self.media.iter().map(|(name, medium)| (name.clone(), medium.file.clone())).collect(),
            glance: self.glance.clone(),
            observations: self.observations.clone(),
        }
    }

    fn read(name: String, entry: Written) -> Result<Self, DemonstrationError> {
        let plan: Plan = entry
            .plan
            .parse()
            .map_err(|error| DemonstrationError::Plan { name: name.clone(), message: format!("{error}") })?;
        // TOML keeps no order: inputs come as a command line gives them, pictures first.
        let mut media = entry.media;
        media.sort_by(|a, _, b, _| input_order(a).cmp(&input_order(b)));
        let of_media: Vec<String> = media.keys().cloned().collect();
        let same = entry.inputs.len() == of_media.len() && entry.inputs.iter().all(|input| media.contains_key(input));
        if !media.is_empty() && !entry.inputs.is_empty() && !same {
            let (inputs, media) = (entry.inputs.join(", "), of_media.join(", "));
            return Err(DemonstrationError::Media { name, inputs, media });
        }
        let names = if media.is_empty() { entry.inputs } else { of_media };
        let inputs = names
            .into_iter()
            .map(|input| {
                input_type(&input)
                    .map(|ty| Input { name: input.clone(), ty })
                    .ok_or_else(|| DemonstrationError::Input { name: name.clone(), input })
            })
            .collect::<Result<_, _>>()?;
        let medium = |file| Medium { file, ..Medium::default() };
        let mut observations = entry.observations;
        let place = |call: &String| plan.calls.iter().position(|it| it.id == *call);
        observations.sort_by(|a, _, b, _| place(a).cmp(&place(b)));
        Ok(Self {
            name,
            question: entry.question,
            inputs,
            plan,
            media: media.into_iter().map(|(name, file)| (name, medium(file))).collect(),
            glance: entry.glance,
            observations,
            answer: entry.answer,
        })
    }

    /// Whether it was worked out on real media.
    pub fn is_worked(&self) -> bool {
        !self.media.is_empty() && self.answer.is_some()
    }

    /// The same without what came of it: question, inputs and plan.
    #[must_use]
    pub fn plan_alone(&self) -> Self {
        Self::new(self.name.clone(), self.question.clone(), self.inputs.clone(), self.plan.clone())
    }

    /// The file it stands in, without folder and ending: what kind of question it is.
    pub fn kind(&self) -> &str {
        let file = self.name.split(" #").next().unwrap_or_default();
        let file = file.rsplit('/').next().unwrap_or(file);
        file.strip_suffix(".toml").unwrap_or(file)
    }

    /// About how many tokens it takes to show it in words, at four bytes a token, which is what English takes with the
    /// usual vocabularies.
    pub fn tokens(&self) -> usize {
        const BYTES_PER_TOKEN: usize = 4;
        let glance = self.glance.iter().flat_map(|glance| glance.lines.iter().chain(&glance.labels));
        let reads = self.observations.iter().flat_map(|(call, reads)| [call, reads]);
        let texts: usize = glance.chain(reads).chain(&self.answer).map(|text| text.len() + 4).sum();
        (self.question.len() + self.plan.to_string().len() + texts).div_ceil(BYTES_PER_TOKEN)
    }
}

/// How a value reads where there is little room: its lines as one, of at most [`MAX_READS`] characters, the last of them
/// `…` where it was cut.
pub fn reads_short(text: &str) -> String {
    let line = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ");
    if line.chars().count() <= MAX_READS {
        return line;
    }
    line.chars().take(MAX_READS - 1).chain(['…']).collect()
}

/// Where an input stands among others: pictures, recordings, films, each in the order of their numbers.
fn input_order(name: &str) -> (usize, usize, &str) {
    let kind = ["image", "audio", "video"].iter().position(|kind| name.starts_with(kind));
    (kind.unwrap_or(usize::MAX), name.len(), name)
}

/// The type an input has by its name: `image`, `image2`, …, `audio`, `audio2`, …, `video`, ….
pub fn input_type(name: &str) -> Option<ValueType> {
    match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "image" => Some(ValueType::Image),
        "audio" => Some(ValueType::Audio),
        "video" => Some(ValueType::Video),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const WORKED: &str = r##"
[[demonstration]]
question = "Is there a \"cat\"?"
plan = """
## look for it
cats = detect(image=$image, labels=["cat"])
yes = exists(items=$cats)
answer $yes
"""
answer = "yes"
media = { image = "cat.jpg" }
glance = { lines = ["{a}"], labels = ["cat"] }
observations = { cats = "1 x cat", yes = "yes" }
"##;

    #[test]
    fn what_is_written_reads_the_same_again() {
        let all = Demonstration::from_toml("a/worked/presence.toml", WORKED).unwrap();
        assert!(all[0].is_worked() && all[0].inputs.len() == 1);
        assert_eq!(all[0].kind(), "presence");
        let again = Demonstration::to_toml(&all).unwrap();
        assert_eq!(Demonstration::from_toml("a/worked/presence.toml", &again).unwrap(), all, "{again}");
        assert!(!all[0].plan_alone().is_worked());
        assert!(all[0].tokens() > all[0].plan_alone().tokens());
    }

    #[test]
    fn inputs_beside_media_must_be_theirs() {
        let both = |inputs: &str| WORKED.replace("answer = \"yes\"", &format!("answer = \"yes\"\ninputs = {inputs}"));
        assert!(Demonstration::from_toml("a.toml", &both("[\"image\"]")).is_ok());
        let error = Demonstration::from_toml("a.toml", &both("[\"audio\"]")).unwrap_err().to_string();
        assert!(error.contains("`a.toml #1`") && error.contains("leave `inputs` out"), "{error}");
    }

    #[test]
    fn inputs_and_observations_have_the_order_of_a_command_line_and_of_the_plan() {
        let both = "[[demonstration]]\nquestion = \"q\"\nplan = \"z = transcribe(audio=$audio)\\na = ocr(image=$image)\\n\
                    answer $a\"\nmedia = { audio = \"a.mp3\", image = \"i.png\", image2 = \"j.png\" }\n\
                    observations = { a = \"1\", z = \"2\" }\n";
        let one = Demonstration::from_toml("a.toml", both).unwrap().remove(0);
        let inputs: Vec<&str> = one.inputs.iter().map(|input| input.name.as_str()).collect();
        assert_eq!(inputs, ["image", "image2", "audio"]);
        assert_eq!(one.media.keys().collect::<Vec<_>>(), inputs);
        assert_eq!(one.observations.keys().collect::<Vec<_>>(), ["z", "a"]);
    }

    #[test]
    fn long_readings_are_cut_to_one_line_and_say_so() {
        assert_eq!(reads_short("2 x dog\n\n 1 x cat"), "2 x dog / 1 x cat");
        let cut = reads_short(&"é".repeat(500));
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (MAX_READS, true));
    }
}
