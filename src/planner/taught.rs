//! What a taught model is asked: the words it was trained on (`training/generate.py` writes the same).
//!
//! A model with an adapter knows the shipped tools by heart. It needs no demonstrations, and cards only of tools that
//! it has not been taught: the user's own, and those whose parameters have changed. The cards stand in the first
//! message.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use indexmap::IndexSet;
use rust_stemmers::{Algorithm, Stemmer};
use serde_json::Value as Json;

use super::{PlanRequest, PlannerError};
use crate::glance::Glance;
use crate::llm::Message;
use crate::plan::grammar::Narrowed;
use crate::plan::{Arg, Input};
use crate::prompt::{DemonstrationError, Embed, Near};
use crate::tool::{ToolError, ToolSpec, Toolbox};
use crate::trace::Round;
use crate::value::ValueType;

/// Most cards that are shown; of more, those that are most like the question.
const CARDS: usize = 8;
/// A word sets tools apart when so few have it, or one tool in so many.
const FEW: usize = 2;
const ONE_IN: usize = 12;
/// Most characters of what is written in the pictures; several share them.
const WRITTEN: usize = 360;

/// What a model was taught: the instruction it was trained under, and the tools it knows without a card, each with
/// what its results are called.
#[derive(Debug, Clone, Default)]
pub struct Lessons {
    instruction: String,
    known: BTreeMap<String, Vec<String>>,
}

impl Lessons {
    /// Reads `prompts/taught.txt`: the instruction, then a line for each tool that is known: what its results are
    /// called, ` = `, and the tool as [`ToolSpec::signature`] writes it.
    pub fn new(text: &str) -> Self {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let instruction = lines.next().unwrap_or_default().to_owned();
        let known = lines
            .filter_map(|line| line.split_once(" = "))
            .map(|(names, signature)| (signature.to_owned(), names.split(", ").map(str::to_owned).collect()));
        Self { instruction, known: known.collect() }
    }

    /// Whether a tool is called just as it was taught.
    pub fn knows(&self, spec: &ToolSpec) -> bool {
        self.known.contains_key(&spec.signature())
    }

    /// What the result of a tool is called where some names are taken: as it was taught, or like the tool. So a model
    /// that writes the name has settled on the tool, and on nothing else.
    pub(super) fn name(&self, spec: &ToolSpec, taken: &[String]) -> String {
        let own = [spec.name.clone()];
        let (listed, numbered) = match self.known.get(&spec.signature()).map(Vec::as_slice) {
            Some(listed @ [first, ..]) => (listed, first.clone()),
            _ => (&own[..], format!("{}_", spec.name)),
        };
        let mut names = listed.iter().cloned().chain((2..).map(|n| format!("{numbered}{n}")));
        names.find(|name| !taken.contains(name)).unwrap_or_default()
    }

    /// The conversation: instruction and the cards of unknown tools, the demonstrations if there are any, then inputs,
    /// a first look at the pictures and the question.
    pub(super) fn messages(
        &self,
        request: &PlanRequest<'_>,
        inputs: &[Input],
        shown: &[Near<'_>],
        unknown: &[&ToolSpec],
    ) -> Vec<Message> {
        let mut first = self.instruction.clone();
        if !unknown.is_empty() {
            first.push_str("\nTools:");
        }
        for spec in unknown {
            let _ = write!(first, "\n{}: {}", spec.signature(), spec.description.trim());
        }
        let mut messages = vec![Message::system(first)];
        for Near { demonstration: it, .. } in shown {
            messages.push(Message::user(asked(&it.question, &it.inputs, it.glance.as_ref(), &[])));
            messages.push(Message::assistant(it.plan.to_string().trim_end()));
        }
        messages.push(Message::user(asked(request.question, inputs, request.glance, request.rounds)));
        messages
    }

    /// The tools that were not taught, can be called with what is given, and share a word with the question that sets
    /// them apart from other tools: a small model is drawn to whatever it is shown.
    pub(super) fn unknown<'a>(
        &self,
        toolbox: &'a Toolbox,
        inputs: &[Input],
        question: &str,
        embedder: &dyn Embed,
    ) -> Result<Vec<&'a ToolSpec>, PlannerError> {
        let able: Vec<(&ToolSpec, BTreeSet<String>)> =
            toolbox.specs().filter(|spec| has_inputs(spec, inputs)).map(|spec| (spec, said_of(spec))).collect();
        let few = FEW.max(able.len() / ONE_IN);
        let asked = asked_of(question);
        let telling = |word: &&String| able.iter().filter(|(_, said)| said.contains(*word)).count() <= few;
        let asked: BTreeSet<&String> = asked.iter().filter(telling).collect();
        let wanted = |said: &BTreeSet<String>| asked.iter().any(|word| said.contains(*word));
        let serving = able.iter().filter(|(spec, said)| !self.knows(spec) && wanted(said));
        let mut unknown: Vec<&ToolSpec> = serving.map(|(spec, _)| *spec).collect();
        if unknown.len() > CARDS {
            let mut texts = vec![question];
            texts.extend(unknown.iter().map(|spec| spec.description.as_str()));
            let vectors = embedder.embed(&texts).map_err(DemonstrationError::Embed)?;
            let Some((asked, described)) = vectors.split_first() else { return Ok(Vec::new()) };
            let alike = |vector: &[f32]| asked.iter().zip(vector).map(|(a, b)| a * b).sum::<f32>();
            let mut ranked: Vec<(f32, &ToolSpec)> = described.iter().map(|it| alike(it)).zip(unknown).collect();
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
            unknown = ranked.into_iter().take(CARDS).map(|(_, spec)| spec).collect();
        }
        Ok(unknown)
    }
}

/// Whether there are as many pictures, recordings and films as a tool must be given; other values can be made.
fn has_inputs(spec: &ToolSpec, inputs: &[Input]) -> bool {
    let films = inputs.iter().any(|input| input.ty == ValueType::Video);
    [ValueType::Image, ValueType::Audio, ValueType::Video].iter().all(|ty| {
        let needed = spec.params.iter().filter(|param| param.required && param.ty == *ty).count();
        let given = inputs.iter().filter(|input| input.ty == *ty).count();
        // Pictures and sound can be taken out of a film.
        given >= needed || films
    })
}

/// The words that say what a tool is about.
fn said_of(spec: &ToolSpec) -> BTreeSet<String> {
    let about = spec.examples.iter().map(|example| example.about.as_str());
    let said: Vec<&str> = [spec.name.as_str(), spec.description.as_str()].into_iter().chain(about).collect();
    content_words(&said.join(" "))
}

/// The words of a question, and those that two of them make: who writes `bar code` may mean a `barcode`.
fn asked_of(question: &str) -> BTreeSet<String> {
    let words: Vec<&str> = question.split(|letter: char| !letter.is_alphanumeric()).collect();
    let compounds: Vec<String> = words.windows(2).map(<[&str]>::concat).collect();
    content_words(&format!("{question} {}", compounds.join(" ")))
}

/// The words of a text that say what it is about, in lower case, each by its stem: who asks what has changed may want
/// a tool that finds changes.
fn content_words(text: &str) -> BTreeSet<String> {
    const EMPTY: &str = "an the and what which how many much are there this that for you can does was all one two first \
        second third part thing things show give make put look tell say where each from with its his her they them who \
        when into only out not any some has have will would please picture pictures image images photo photos text word \
        words find read recording recordings audio sound sounds same another other more most than over under around \
        between front behind see seen you your";
    let empty: BTreeSet<&str> = EMPTY.split_whitespace().collect();
    let stemmer = Stemmer::create(Algorithm::English);
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    let words = words.filter(|word| word.len() > 1 && !empty.contains(word.as_str()));
    words.map(|word| stemmer.stem(&word).into_owned()).collect()
}

/// How a question is put.
fn asked(question: &str, inputs: &[Input], glance: Option<&Glance>, rounds: &[Round]) -> String {
    let names: Vec<String> = inputs.iter().map(|input| format!("${}", input.name)).collect();
    let mut text = format!("Inputs: {}\n", if names.is_empty() { "none".to_owned() } else { names.join(", ") });
    if let Some(glance) = glance {
        let pictures = glance.by_picture();
        let most = WRITTEN / pictures.len();
        let seen = pictures.iter().map(|(_, labels)| counted(labels)).collect();
        let written = pictures.iter().map(|(lines, _)| squeezed(lines, most)).collect();
        for (name, words) in [("Seen", apart(seen)), ("Written", apart(written))] {
            if !words.is_empty() {
                let _ = writeln!(text, "{name}: {words}");
            }
        }
    }
    if let Some((call, error)) = rounds.last().and_then(|round| round.failures().next()) {
        let _ = writeln!(text, "Failed: {call}: {error}");
    }
    // A question is one line, so that nothing in it reads as one of the other lines.
    text + "Question: " + &question.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// After a call that found nothing under a word or did not know it: the words that it could have been given instead.
/// They are those of the tool's vocabulary, or else what is written in the pictures. A small model that is told what
/// there is takes the word of the question again all the same.
pub(super) fn narrowed(request: &PlanRequest<'_>) -> Option<Narrowed> {
    let (call, error) = request.rounds.last().and_then(|round| round.failures().next())?;
    let spec = request.toolbox.spec(&call.tool)?;
    let is_text = |arg: &Arg| matches!(arg, Arg::Literal(Json::String(_) | Json::Array(_)));
    let is_free = |name: &&str| spec.param(name).is_some_and(|param| param.choices.is_empty());
    let mut words = call.args.iter().filter(|(_, arg)| is_text(arg)).map(|(name, _)| name.as_str()).filter(is_free);
    let name = match error {
        ToolError::Argument { param, .. } => words.find(|name| name == param)?,
        ToolError::NotFound { message } => {
            let quoted = call.quoted(message).map(|(name, _)| name).find(is_free);
            quoted.or_else(|| words.next())?
        }
        _ => return None,
    };
    // A formula is no word that is looked for.
    let param = spec.param(name).filter(|_| spec.rest.is_none())?;
    let texts = match request.glance {
        _ if !param.synonyms.is_empty() => param.synonyms.keys().cloned().collect(),
        Some(glance) => headings(&glance.lines),
        None => Vec::new(),
    };
    Some(Narrowed { tool: call.tool.clone(), param: name.to_owned(), texts }).filter(|it| !it.texts.is_empty())
}

/// What could be the name of something in lines: each line, and its beginning up to the first number.
fn headings(lines: &[String]) -> Vec<String> {
    const MOST: usize = 120;
    let of_line = |line: &String| {
        let words = line.split_whitespace();
        let start: Vec<&str> = words.take_while(|word| !word.chars().any(|it| it.is_ascii_digit())).collect();
        let start = start.join(" ").trim_end_matches([':', '-', ' ']).to_owned();
        [start, line.split_whitespace().collect::<Vec<_>>().join(" ")]
    };
    let found: IndexSet<String> = lines.iter().flat_map(of_line).filter(|it| !it.is_empty()).collect();
    found.into_iter().take(MOST).collect()
}

/// Kinds of things with their numbers, in the order in which they were found: `3 person, dog`.
fn counted(labels: &[String]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for label in labels {
        match counts.iter_mut().find(|(known, _)| known == label) {
            Some((_, n)) => *n += 1,
            None => counts.push((label, 1)),
        }
    }
    let one = |&(label, n): &(&str, usize)| if n == 1 { label.to_owned() } else { format!("{n} {label}") };
    counts.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What was found in each picture, on one line: `2 person, dog | car`, with `-` for a picture where there is nothing.
fn apart(pictures: Vec<String>) -> String {
    if pictures.iter().all(String::is_empty) {
        return String::new();
    }
    let words: Vec<&str> = pictures.iter().map(|words| if words.is_empty() { "-" } else { words }).collect();
    words.join(" | ")
}

/// What is written, on one line of at most `most` characters, with `#` for every number: a plan needs to know that a
/// number stands there, not which.
/// Of a long text the beginning and the end, where headings and sums are.
fn squeezed(lines: &[String], most: usize) -> String {
    let lines = lines.iter().map(|line| numbers_as_marks(line.trim()).replace('\n', " "));
    let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ");
    let length = text.chars().count();
    if length <= most {
        return text;
    }
    let half = most / 2;
    text.chars().take(half).chain(" … ".chars()).chain(text.chars().skip(length - half)).collect()
}

/// A text with `#` in place of each number, with what stands between its digits: `12.50`, `10:05`, `2025-09-14`.
fn numbers_as_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if !letter.is_ascii_digit() {
            out.push(letter);
            continue;
        }
        out.push('#');
        loop {
            while letters.next_if(char::is_ascii_digit).is_some() {}
            let mut ahead = letters.clone();
            let goes_on = ahead.next().is_some_and(|next| ".,:/'-".contains(next))
                && ahead.next().is_some_and(|next| next.is_ascii_digit());
            if !goes_on {
                break;
            }
            letters.next();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::plan::Plan;
    use crate::prompt::WordVectors;
    use crate::tool::Exact;

    const MANIFEST: &str = r#"
        name = "turn"
        description = "Turns a picture."
        output = "image"
        [[params]]
        name = "image"
        type = "image"
        description = "d"
        required = true
        [[params]]
        name = "by"
        type = "text"
        choices = ["left", "right"]
        description = "d"
    "#;

    #[test]
    fn a_tool_is_known_only_as_it_was_taught() {
        let spec = ToolSpec::from_toml("tools/turn.toml", MANIFEST).unwrap();
        let line = "turn(image: image, by?: text) -> image";
        let lessons = Lessons::new(&format!("Write a plan.\n\nturned, other = {line}\n"));
        assert!(lessons.knows(&spec));
        let names = |spec: &ToolSpec| {
            let mut names = Vec::new();
            (0..4).for_each(|_| names.push(lessons.name(spec, &names)));
            names
        };
        assert_eq!(names(&spec), ["turned", "other", "turned2", "turned3"]);
        let changed = ToolSpec::from_toml(
            "tools/turn.toml",
            &MANIFEST.replace("type = \"text\"", "type = \"number\"").replace("choices = [\"left\", \"right\"]", ""),
        )
        .unwrap();
        assert!(!lessons.knows(&changed));
        assert_eq!(names(&changed), ["turn", "turn_2", "turn_3", "turn_4"]);
    }

    #[test]
    fn a_card_is_shown_when_the_question_is_about_it_and_its_inputs_are_there() {
        let spec = ToolSpec::from_toml("tools/turn.toml", MANIFEST).unwrap();
        let toolbox: Toolbox = [Exact::tool(spec, |_| Err(ToolError::failed("never called")))].into_iter().collect();
        let cards = |inputs: &[Input], question: &str| {
            let unknown = Lessons::default().unknown(&toolbox, inputs, question, &WordVectors).unwrap();
            unknown.iter().map(|spec| spec.name.clone()).collect::<Vec<_>>()
        };
        let image = [Input::new("image", ValueType::Image)];
        assert_eq!(cards(&image, "Turn it to the left, please."), ["turn"]);
        assert_eq!(cards(&image, "I want it turned."), ["turn"]);
        assert!(cards(&image, "What is in the picture?").is_empty());
        assert!(cards(&[Input::new("audio", ValueType::Audio)], "Turn it to the left.").is_empty());
        assert_eq!(cards(&[Input::new("video", ValueType::Video)], "turn the first frame"), ["turn"]);
    }

    #[test]
    fn the_question_stands_under_what_is_given_and_seen() {
        let glance = Glance {
            lines: ["CAFE", "Total: 12.50", "14-06-2025 9:30", "A14, 5.", ""].map(str::to_owned).to_vec(),
            labels: ["person", "dog", "person"].map(str::to_owned).to_vec(),
            begins: Vec::new(),
        };
        let inputs = [Input::new("image", ValueType::Image), Input::new("audio", ValueType::Audio)];
        let text = asked("How much?\nFailed: nothing", &inputs, Some(&glance), &[]);
        assert_eq!(
            text,
            "Inputs: $image, $audio\nSeen: 2 person, dog\nWritten: CAFE / Total: # / # # / A#, #.\n\
             Question: How much? Failed: nothing"
        );
        assert_eq!(asked("How?", &[], None, &[]), "Inputs: none\nQuestion: How?");
        let two = Glance { begins: vec![(0, 3), (1, 3)], ..glance };
        let text = asked("How?", &inputs, Some(&two), &[]);
        assert!(
            text.contains("\nSeen: 2 person, dog | - | -\nWritten: - | CAFE | Total: # / # # / A#, #.\n"),
            "{text}"
        );
    }

    #[test]
    fn after_a_word_that_was_not_found_what_is_there_can_be_written() {
        let param =
            |name: &str, ty: &str| format!("[[params]]\nname = \"{name}\"\ntype = \"{ty}\"\ndescription = \"d\"\n");
        let tool = |name: &str, params: String| {
            let text = format!("name = \"{name}\"\ndescription = \"d\"\noutput = \"text\"\n{params}");
            Exact::tool(ToolSpec::from_toml("tools/t.toml", &text).unwrap(), |_| Err(ToolError::failed("never called")))
        };
        let read = tool("read", param("lines", "regions") + &param("key", "text"));
        let find = tool("find", param("labels", "list<text>") + "synonyms = { cat = [\"kitty\"], dog = [] }\n");
        let cell = tool("cell", param("row", "text") + &param("column", "text"));
        let toolbox: Toolbox = [read, find, cell].into_iter().collect();
        let glance =
            Glance { lines: ["Net pay: 12.50", "LX 318", "VAT"].map(str::to_owned).to_vec(), ..Glance::default() };
        let narrowed = |call: &str, error: ToolError| {
            let plan: Plan = format!("a = {call}\nanswer $a").parse().unwrap();
            let round = Round::failed(plan, error);
            let (inputs, cancel) = (Default::default(), Default::default());
            super::narrowed(&PlanRequest {
                question: "How much is paid out?",
                inputs: &inputs,
                toolbox: &toolbox,
                glance: Some(&glance),
                rounds: &[round],
                hear: &|_| {},
                cancel: &cancel,
            })
        };
        let missing = || ToolError::not_found("no line holds the key");
        let key = narrowed("read(lines=$lines, key=\"Salary\")", missing()).unwrap();
        assert_eq!((key.tool.as_str(), key.param.as_str()), ("read", "key"));
        assert_eq!(key.texts, ["Net pay", "Net pay: 12.50", "LX", "LX 318", "VAT"]);
        let labels = narrowed("find(labels=[\"pagoda\"])", ToolError::argument("labels", "not known")).unwrap();
        assert_eq!(labels.texts, ["cat", "dog"]);
        let column =
            |error: &str| narrowed("cell(row=\"LX\", column=\"Gate\")", ToolError::not_found(error)).unwrap().param;
        assert_eq!(column("no column is headed `Gate`; there are `VAT`"), "column");
        assert_eq!(column("no row holds `LX`; there are `VAT`"), "row");
        // Another word would not have helped.
        assert_eq!(narrowed("read(lines=$lines, key=\"Salary\")", ToolError::failed("it broke")), None);
        assert_eq!(narrowed("read(lines=$lines)", missing()), None);
    }

    #[test]
    fn of_a_long_page_beginning_and_end_are_shown() {
        let lines: Vec<String> = (0..200).map(|n| format!("line {}", if n == 199 { "last" } else { "some" })).collect();
        let text = squeezed(&lines, WRITTEN);
        assert_eq!(text.chars().count(), WRITTEN + 3);
        assert!(text.starts_with("line some / ") && text.ends_with(" / line last"), "{text}");
    }
}
