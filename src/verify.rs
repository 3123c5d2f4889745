//! A second look at an answer: are the things it names there, is their number right, is what it quotes written and
//! said there; and would it have been another answer without what each expert found.
//!
//! The claims are looked at with `detect`, `ocr` and `transcribe` alone, whatever tools the plan took, and close up:
//! the part of a picture that a piece of evidence lies in is read again by itself. The counterfactual is the same plan
//! with one expert's observation emptied: an answer that stays as it was never needed it.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::{Value as Json, json};
use tokio_util::sync::CancellationToken;

use crate::answer::resolve_answer;
use crate::executor::{Executor, RunOptions};
use crate::plan::{Answer, Arg, CheckedPlan, Input, Plan, ToolCall, check};
use crate::prompt::{Vocabulary, number_word, words};
use crate::tool::{Resource, Toolbox};
use crate::trace::{Answered, Claim, Evidence, EvidenceKind, Holds, Mattered, Observation, Verification};
use crate::value::{Value, ValueType};

/// The tools it looks with.
pub const TOOLS: [&str; 3] = ["detect", "ocr", "transcribe"];

/// The most pieces of evidence that are looked at again.
const MOST: usize = 12;

/// An answered question and what there is to look at it with.
pub struct Verifier<'a> {
    /// The question.
    pub question: &'a str,
    /// The inputs by name.
    pub inputs: &'a IndexMap<String, Value>,
    /// The plan that answered it.
    pub plan: &'a CheckedPlan,
    /// What its calls gave.
    pub observations: &'a [Observation],
    /// The answer.
    pub answer: &'a Answered,
    /// The tools.
    pub toolbox: &'a Toolbox,
    /// What runs them.
    pub executor: &'a Executor,
    /// Ends the work early.
    pub cancel: &'a CancellationToken,
}

/// A claim that a second look can settle.
struct Question {
    text: String,
    /// Name of the call of the second look that settles it.
    call: String,
    wanted: Wanted,
}

enum Wanted {
    /// Something of this label is seen.
    Seen(String),
    /// These words are written or said.
    Words(String),
    /// So many things of this label are seen.
    Count(String, f64),
}

impl Verifier<'_> {
    /// Looks again. A look that fails leaves its claim unknown.
    pub async fn verify(&self) -> Verification {
        Verification { claims: self.claims().await, mattered: self.mattered().await }
    }

    async fn claims(&self) -> Vec<Claim> {
        let mut calls: IndexMap<String, ToolCall> = IndexMap::new();
        let labels = self.toolbox.spec("detect").map(|spec| Vocabulary::of(spec, "labels")).unwrap_or_default();
        let mut questions = self.of_evidence(&labels, &mut calls);
        questions.extend(self.of_words(&labels, &mut calls));
        let answer = Answer::Unanswerable { unanswerable: "only a second look".to_owned() };
        let plan = Plan { thought: None, calls: calls.into_values().collect(), answer };
        let declared = Input::all(self.inputs);
        let seen = match check(plan, self.toolbox, &declared) {
            Ok(plan) => self.run(&plan, RunOptions::default()).await,
            Err(errors) => {
                tracing::warn!(%errors, "the second look has no plan");
                Vec::new()
            }
        };
        let values: HashMap<&str, &Value> =
            seen.iter().filter_map(|it| Some((it.call.as_str(), it.value()?))).collect();
        questions.into_iter().map(|question| question.settle(&values)).collect()
    }

    async fn run(&self, plan: &CheckedPlan, options: RunOptions) -> Vec<Observation> {
        self.executor.run(plan, self.inputs, RunOptions { cancel: self.cancel.clone(), ..options }).await
    }

    /// What each piece of evidence says, looked at close up.
    fn of_evidence(&self, labels: &Vocabulary, calls: &mut IndexMap<String, ToolCall>) -> Vec<Question> {
        let mut questions = Vec::new();
        for (i, evidence) in self.answer.evidence.iter().take(MOST).enumerate() {
            let shown = evidence.text.trim();
            if shown.is_empty() || evidence.time.is_some() && evidence.xyxy.is_some() {
                continue;
            }
            let (input, call) = (&evidence.input, format!("look{}", i + 1));
            let (tool, more, wanted, text) = match (evidence.kind, evidence.xyxy) {
                (EvidenceKind::Box, Some(xyxy)) => {
                    let around = json!(self.around(input, xyxy));
                    if self.is_written(evidence) {
                        let text = format!("`{shown}` is written in `{input}`");
                        ("ocr", vec![("region", around)], Wanted::Words(shown.to_owned()), text)
                    } else {
                        let (label, text) = (shown.to_owned(), format!("there is `{shown}` in `{input}`"));
                        ("detect", vec![("region", around)], Wanted::Seen(label), text)
                    }
                }
                (EvidenceKind::Time, _) => {
                    let text = format!("`{shown}` is said in `{input}`");
                    let wanted = Wanted::Words(shown.to_owned());
                    calls
                        .entry(format!("heard_{input}"))
                        .or_insert_with_key(|id| look("transcribe", id, input, vec![]));
                    questions.push(Question { text, call: format!("heard_{input}"), wanted });
                    continue;
                }
                _ => continue,
            };
            if let Wanted::Seen(label) = &wanted
                && labels.name(label).is_none()
            {
                continue;
            }
            calls.insert(call.clone(), look(tool, &call, input, more));
            questions.push(Question { text, call, wanted });
        }
        questions
    }

    /// What the answer says of things that the detector knows, and of their number.
    fn of_words(&self, labels: &Vocabulary, calls: &mut IndexMap<String, ToolCall>) -> Vec<Question> {
        let pictures: Vec<&String> =
            self.inputs.iter().filter(|(_, value)| value.ty() == ValueType::Image).map(|(name, _)| name).collect();
        let [picture] = pictures[..] else { return Vec::new() };
        // Only what was looked for in the pictures is claimed of them: a dog can also be written or said.
        let detects = self.plan.calls().iter().any(|call| call.tool == "detect");
        if !detects {
            return Vec::new();
        }
        let call = format!("seen_{picture}");
        let mut questions = Vec::new();
        for (label, number) in counted(&self.answer.text, self.question, labels) {
            let (text, wanted) = match number {
                Some(n) => (format!("`{picture}` shows {n} x {label}"), Wanted::Count(label, n)),
                None => (format!("`{picture}` shows a {label}"), Wanted::Seen(label)),
            };
            questions.push(Question { text, call: call.clone(), wanted });
        }
        if !questions.is_empty() {
            calls.insert(call.clone(), look("detect", &call, picture, vec![]));
        }
        questions
    }

    /// Whether the words of a piece of evidence were read rather than seen.
    fn is_written(&self, evidence: &Evidence) -> bool {
        let given = self.observations.iter().find(|it| it.call == evidence.call).and_then(Observation::value);
        match given {
            Some(Value::Regions(regions)) => regions
                .items
                .iter()
                .any(|it| Some(it.xyxy) == evidence.xyxy && it.text.as_deref().is_some_and(|text| !text.is_empty())),
            // The cells of a table are made of words.
            _ => true,
        }
    }

    /// A box with some of what is around it, within its picture.
    fn around(&self, input: &str, [left, top, right, bottom]: [f32; 4]) -> [f32; 4] {
        const MARGIN: f32 = 0.25;
        let size = match self.inputs.get(input) {
            Some(Value::Image(image)) => image.origin().size,
            _ => [u32::MAX; 2],
        };
        let (dx, dy) = ((right - left) * MARGIN + 8.0, (bottom - top) * MARGIN + 8.0);
        let (width, height) = (size[0] as f32, size[1] as f32);
        [(left - dx).max(0.0), (top - dy).max(0.0), (right + dx).min(width), (bottom + dy).min(height)]
    }

    /// The answer without what each expert found that it rests on.
    async fn mattered(&self) -> Vec<Mattered> {
        // The plan's own words, whatever the refiner made of them.
        let Ok(plain) = resolve_answer(self.plan, self.inputs, self.observations) else { return Vec::new() };
        let mut all = Vec::new();
        for index in self.behind(&plain.used) {
            let call = &self.plan.calls()[index];
            let expert = self.toolbox.spec(&call.tool).is_some_and(|spec| spec.resource != Resource::Light);
            let given = self.observations.iter().find(|it| it.call == call.id).and_then(Observation::value);
            let Some(given) = given.filter(|_| expert && !self.leads_further(index)) else { continue };
            let options = RunOptions {
                keep: self.observations.to_vec(),
                instead: HashMap::from([(call.id.clone(), given.emptied())]),
                ..RunOptions::default()
            };
            let seen = self.run(self.plan, options).await;
            let (mattered, without) = match resolve_answer(self.plan, self.inputs, &seen) {
                Ok(answer) => (answer.text != plain.text, answer.text),
                Err(unresolved) => (true, unresolved.to_string()),
            };
            all.push(Mattered { call: call.id.clone(), tool: call.tool.clone(), mattered, without });
        }
        all
    }

    /// Whether the value of a call reaches one that may leave something behind, which is not to be called twice.
    fn leads_further(&self, call: usize) -> bool {
        let (mut open, mut seen) = (vec![call], HashSet::new());
        while let Some(call) = open.pop() {
            open.extend(self.plan.dependents(call).iter().filter(|next| seen.insert(**next)));
        }
        let tool = |call: &usize| self.toolbox.spec(&self.plan.calls()[*call].tool);
        seen.iter().filter_map(tool).any(|spec| !spec.is_pure())
    }

    /// These calls and those that they take, in the plan's order.
    fn behind(&self, used: &[String]) -> Vec<usize> {
        let mut open: Vec<usize> = used.iter().filter_map(|id| self.plan.index_of(id)).collect();
        let mut found = HashSet::new();
        while let Some(call) = open.pop() {
            if found.insert(call) {
                open.extend(self.plan.dependencies(call));
            }
        }
        let mut found: Vec<usize> = found.into_iter().collect();
        found.sort_unstable();
        found
    }
}

fn look(tool: &str, id: &str, input: &str, more: Vec<(&str, Json)>) -> ToolCall {
    let of = if tool == "transcribe" { "audio" } else { "image" };
    let mut args = IndexMap::from([(of.to_owned(), Arg::reference(input))]);
    args.extend(more.into_iter().map(|(name, literal)| (name.to_owned(), Arg::Literal(literal))));
    ToolCall { id: id.to_owned(), tool: tool.to_owned(), args, thought: None }
}

impl Question {
    fn settle(self, values: &HashMap<&str, &Value>) -> Claim {
        let Some(value) = values.get(self.call.as_str()) else {
            return Claim { text: self.text, holds: Holds::Unknown, found: "the second look failed".to_owned() };
        };
        let count = |label: &str| match value {
            Value::Regions(regions) => regions.items.iter().filter(|it| it.label.as_deref() == Some(label)).count(),
            _ => 0,
        };
        let holds = match &self.wanted {
            Wanted::Seen(label) => count(label) > 0,
            Wanted::Count(label, number) => (count(label) as f64 - number).abs() < 0.5,
            Wanted::Words(words) => share_of(words, &value.to_string()) >= 0.75,
        };
        let found = match &self.wanted {
            Wanted::Count(label, _) => format!("{} x {label}", count(label)),
            _ if value.is_empty() => "nothing".to_owned(),
            _ => value.to_string(),
        };
        Claim { text: self.text, holds: if holds { Holds::Yes } else { Holds::No }, found }
    }
}

/// The share of some words that another text has, letters and digits alone compared.
pub(crate) fn share_of(wanted: &str, text: &str) -> f64 {
    let plain = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (wanted, there) = (plain(wanted), plain(text));
    let found = wanted.iter().filter(|word| there.contains(word)).count();
    if wanted.is_empty() { 1.0 } else { found as f64 / wanted.len() as f64 }
}

/// The things an answer counts: labels with their number, nothing for "at least one". An answer that is a number alone,
/// or yes or no, is about the one thing that the question names.
fn counted(answer: &str, question: &str, labels: &Vocabulary) -> Vec<(String, Option<f64>)> {
    let spoken = words(answer);
    if let [only] = spoken[..] {
        let (named, asked) = (labels.find(question), question.to_lowercase());
        let [(_, label)] = named[..] else { return Vec::new() };
        let counts = asked.contains("how many") || asked.contains("number of");
        return match (only.text.to_lowercase().as_str(), number(only.text)) {
            ("yes", _) => vec![(label.to_owned(), None)],
            (_, Some(n)) if counts || n == 0.0 => vec![(label.to_owned(), Some(n))],
            _ => Vec::new(),
        };
    }
    let place = |phrase: &str| phrase.as_ptr() as usize - answer.as_ptr() as usize;
    let told = |phrase: &str| {
        let (start, end) = (place(phrase), place(phrase) + phrase.len());
        let mut before = spoken.iter().rev().filter(|word| word.end <= start);
        let near = before.next().filter(|word| answer[word.end..start].trim().is_empty());
        let counted = match near {
            // "3 x dog"
            Some(word) if word.text == "x" => before.next(),
            near => near,
        };
        // "dogs: 3"
        let after = spoken.iter().find(|word| word.start >= end).filter(|word| answer[end..word.start].trim() == ":");
        counted.and_then(|word| number(word.text)).or_else(|| after.and_then(|word| number(word.text)))
    };
    let found = labels.find(answer).into_iter();
    found.filter_map(|(phrase, label)| Some((label.to_owned(), Some(told(phrase)?)))).collect()
}

/// A number in digits or as a word up to twelve; "no" is none.
fn number(word: &str) -> Option<f64> {
    let word = word.to_lowercase();
    let in_words = if word == "no" { Some(0) } else { number_word(&word) };
    in_words.map(|n| n as f64).or_else(|| word.parse().ok())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::tool::ToolSpec;

    #[test]
    fn an_answer_counts_what_it_names_with_a_number() {
        let manifest = "name = \"detect\"\ndescription = \"d\"\noutput = \"regions\"\n[[params]]\nname = \"labels\"\n\
                        type = \"list<text>\"\ndescription = \"d\"\nsynonyms = { person = [\"people\"], dog = [] }";
        let labels = Vocabulary::of(&ToolSpec::from_toml("tools/detect.toml", manifest).unwrap(), "labels");
        let of = |answer: &str, question: &str| counted(answer, question, &labels);
        let one = |label: &str, n: f64| vec![(label.to_owned(), Some(n))];
        assert_eq!(of("There are two dogs on the lawn.", "?"), one("dog", 2.0));
        assert_eq!(of("Number of dogs: 3. The text says: 7", "?"), one("dog", 3.0));
        assert_eq!(of("2 x person, 1 x dog", "?"), [one("person", 2.0), one("dog", 1.0)].concat());
        assert_eq!(of("4", "How many people are there?"), one("person", 4.0));
        assert_eq!(of("no", "Is there a dog?"), one("dog", 0.0));
        assert_eq!(of("yes", "Is there a dog?"), [("dog".to_owned(), None)]);
        assert!(of("The dog is brown", "What colour is it?").is_empty());
        assert!(of("12", "What is the total for people?").is_empty());
    }

    #[test]
    fn words_are_there_whatever_their_case_and_marks() {
        assert!(share_of("BAKERY, open", "the bakery is open!") == 1.0);
        assert!(share_of("one two three four", "one two three") == 0.75);
    }
}
