//! What can be named in a session: the files that are attached, and what the calls of earlier answers gave.

use std::collections::{HashMap, HashSet, VecDeque};

use anyhow::{Result, anyhow, bail, ensure};
use indexmap::IndexMap;

use crate::agent::Query;
use crate::cli::UsageError;
use crate::plan::{Answer, Arg, Piece, Plan, Reference, Template, ToolCall};
use crate::tool::near_names;
use crate::trace::Trace;
use crate::value::{Digest, Image, Regions, Value};

/// The most files that are attached at once.
pub(super) const MOST_FILES: usize = 32;
/// How many questions are remembered with what their calls gave.
const REMEMBERED: usize = 20;

/// All that has a name.
#[derive(Default)]
pub(super) struct Names {
    attached: IndexMap<String, Attached>,
    kept: IndexMap<String, Kept>,
    done: VecDeque<Done>,
    asked: usize,
}

struct Attached {
    value: Value,
    path: String,
}

/// What a call of an earlier answer gave.
struct Kept {
    value: Value,
    from: From,
}

/// The number of a question, and a call of its plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct From {
    number: usize,
    call: String,
}

/// A question that was worked on.
pub(super) struct Done {
    number: usize,
    pub(super) query: Query,
    pub(super) trace: Trace,
    /// Where those of its inputs come from that were earlier values.
    earlier: HashMap<String, From>,
}

impl Done {
    /// The plan that ran last.
    pub(super) fn plan(&self) -> Option<&Plan> {
        self.trace.rounds.iter().rev().find_map(|round| round.plan.as_ref())
    }

    /// Whether it took a value of an earlier answer.
    pub(super) fn looks_back(&self) -> bool {
        !self.earlier.is_empty()
    }
}

/// A row of the list of names.
pub(super) struct Row<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a Value,
    /// The file, or the question by its number.
    pub(super) from: String,
}

impl Names {
    /// Attaches a value under the next free name of its kind; one that is attached already keeps its name.
    ///
    /// # Errors
    ///
    /// When too many files are attached.
    pub(super) fn attach(&mut self, value: Value, path: String) -> Result<String> {
        let digest = value.digest();
        if let Some((name, _)) = self.attached.iter().find(|(_, it)| it.value.digest() == digest) {
            return Ok(name.clone());
        }
        ensure!(
            self.attached.len() < MOST_FILES,
            "{MOST_FILES} files are attached, the most there can be: `:detach` some of them"
        );
        let kind = value.ty().to_string();
        let numbered = (2..).map(|n| format!("{kind}{n}"));
        let name = std::iter::once(kind.clone()).chain(numbered).find(|name| !self.attached.contains_key(name));
        let name = name.unwrap_or(kind);
        self.attached.insert(name.clone(), Attached { value, path });
        self.move_away(&name);
        Ok(name)
    }

    /// Takes a file away again; false when none has this name.
    pub(super) fn detach(&mut self, name: &str) -> bool {
        self.attached.shift_remove(name).is_some()
    }

    /// Takes all files away.
    pub(super) fn detach_all(&mut self) {
        self.attached.clear();
    }

    /// Names of the files that are attached.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.attached.keys().map(String::as_str)
    }

    /// All names, files first.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let files = self.attached.iter().map(|(name, it)| Row { name, value: &it.value, from: it.path.clone() });
        let kept = self.kept.iter().map(|(name, it)| {
            let from = format!("question {}", it.from.number);
            Row { name, value: &it.value, from }
        });
        files.chain(kept)
    }

    /// The value of this name.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.attached.get(name).map(|it| &it.value).or_else(|| self.kept.get(name).map(|it| &it.value))
    }

    /// The value of this name, or an error with near names.
    pub(super) fn find(&self, name: &str) -> Result<&Value> {
        self.get(name).ok_or_else(|| self.unknown(name).into())
    }

    /// Says that there is no such name, and which are like it.
    pub(super) fn unknown(&self, name: &str) -> UsageError {
        let near = near_names(name, self.rows().map(|row| row.name));
        let hint =
            if near.is_empty() { "`:names` lists all".to_owned() } else { format!("near: ${}", near.join(", $")) };
        UsageError(format!("nothing is called `${name}`; {hint}"))
    }

    /// The picture that boxes lie on, if it is attached, with its name.
    pub(super) fn picture_of(&self, boxes: &Regions) -> Option<(&str, &Image)> {
        self.attached.iter().find_map(|(name, it)| match &it.value {
            Value::Image(image) if image.digest() == boxes.source => Some((name.as_str(), image)),
            _ => None,
        })
    }

    /// The last question that was worked on.
    pub(super) fn last(&self) -> Option<&Done> {
        self.done.back()
    }

    /// A question with what it is about: `files` and what it names with `$`, and nothing else; where there is neither,
    /// all files that are attached.
    ///
    /// # Errors
    ///
    /// [`UsageError`] for a name that nothing has.
    pub(super) fn query(&self, question: &str, files: &[String]) -> Result<Query> {
        let named: Vec<&str> = references(question).into_iter().chain(files.iter().map(String::as_str)).collect();
        for name in &named {
            self.find(name)?;
        }
        Ok(self.take(question, |name, attached| named.contains(&name) || (attached && named.is_empty())))
    }

    /// What a plan is about: the files that are attached, and the earlier values that it names.
    pub(super) fn query_of(&self, question: &str, plan: &Plan) -> Query {
        let calls: HashSet<&str> = plan.calls.iter().map(|call| call.id.as_str()).collect();
        let named: HashSet<String> =
            references_of(plan).into_iter().filter(|name| !calls.contains(name.as_str())).collect();
        self.take(question, |name, attached| (attached && !calls.contains(name)) || named.contains(name))
    }

    fn take(&self, question: &str, wanted: impl Fn(&str, bool) -> bool) -> Query {
        let mut query = Query { question: question.to_owned(), ..Query::default() };
        for (name, it) in self.attached.iter().filter(|(name, _)| wanted(name, true)) {
            query.inputs.insert(name.clone(), it.value.clone());
            query.paths.insert(name.clone(), it.path.clone());
        }
        for (name, it) in self.kept.iter().filter(|(name, _)| wanted(name, false)) {
            query.inputs.insert(name.clone(), it.value.clone());
        }
        query
    }

    /// Calls what the evidence lies on by its name, where the question did not: of an earlier value only the digest of
    /// its file is known.
    fn name_files(&self, trace: &mut Trace) {
        for evidence in &mut trace.answer.evidence {
            let file = self.attached.iter().find(|(_, it)| it.value.digest().short() == evidence.input);
            if let Some((name, _)) = file {
                evidence.input.clone_from(name);
            }
        }
    }

    /// Keeps what came of a question: each value of its last round under the name of its call. A value that had the
    /// name before gets the number of its question behind it.
    pub(super) fn keep(&mut self, query: Query, mut trace: Trace) {
        self.name_files(&mut trace);
        self.asked += 1;
        let number = self.asked;
        let from = |name: &String| Some((name.clone(), self.kept.get(name)?.from.clone()));
        let earlier = query.inputs.keys().filter(|name| !self.attached.contains_key(*name)).filter_map(from).collect();
        for observation in
            trace.rounds.iter().rev().find(|round| round.plan.is_some()).iter().flat_map(|r| &r.observations)
        {
            let Some(value) = observation.value() else { continue };
            let call = observation.call.clone();
            self.move_away(&call);
            let name = if self.attached.contains_key(&call) { self.numbered(&call, number) } else { call.clone() };
            self.kept.insert(name, Kept { value: value.clone(), from: From { number, call } });
        }
        self.done.push_back(Done { number, query, trace, earlier });
        if self.done.len() > REMEMBERED {
            self.done.pop_front();
            let first = self.done.front().map_or(0, |done| done.number);
            self.kept.retain(|_, it| it.from.number >= first);
        }
    }

    /// Makes a name free that an earlier value has.
    fn move_away(&mut self, name: &str) {
        let Some(old) = self.kept.shift_remove(name) else { return };
        let name = self.numbered(name, old.from.number);
        self.kept.insert(name, old);
    }

    fn numbered(&self, name: &str, number: usize) -> String {
        let mut numbered = format!("{name}_{number}");
        while self.get(&numbered).is_some() {
            numbered.push('_');
        }
        numbered
    }

    /// The plan of a question that needs no earlier answer: the calls that made the values it takes stand before it.
    ///
    /// # Errors
    ///
    /// When a question that it looks back to is no longer remembered.
    pub(super) fn standalone(&self, done: &Done) -> Result<Plan> {
        let mut joined = Joined { names: self, calls: Vec::new(), ids: HashMap::new(), files: IndexMap::new() };
        let Some(plan) = done.plan() else { bail!("the last question has no plan") };
        for call in &plan.calls {
            joined.add(done, &call.id)?;
        }
        let answer = match &plan.answer {
            Answer::Value(reference) => Answer::Value(Reference { id: joined.reference(done, &reference.id)? }),
            Answer::Template(text) => Answer::Template(joined.template(done, text)?),
            other => other.clone(),
        };
        Ok(Plan { thought: plan.thought.clone(), calls: joined.calls, answer })
    }
}

/// The calls of several plans as those of one.
struct Joined<'a> {
    names: &'a Names,
    calls: Vec<ToolCall>,
    /// What each call is called in the new plan.
    ids: HashMap<From, String>,
    /// What each file is called in the new plan, by its digest.
    files: IndexMap<Digest, String>,
}

impl Joined<'_> {
    /// The new name of what a question calls `name`.
    fn reference(&mut self, done: &Done, name: &str) -> Result<String> {
        if let Some(value) = done.query.inputs.get(name) {
            let Some(from) = done.earlier.get(name) else { return Ok(self.file(name, value)) };
            let names = self.names;
            let Some(earlier) = names.done.iter().find(|it| it.number == from.number) else {
                bail!("question {}, which made `${name}`, is no longer remembered", from.number);
            };
            return self.add(earlier, &from.call);
        }
        self.add(done, name)
    }

    /// A file goes by the name it has on a command line.
    fn file(&mut self, name: &str, value: &Value) -> String {
        let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let known = self.files.values().filter(|it| it.trim_end_matches(|c: char| c.is_ascii_digit()) == kind).count();
        let new = if known == 0 { kind.to_owned() } else { format!("{kind}{}", known + 1) };
        self.files.entry(value.digest()).or_insert(new).clone()
    }

    /// Adds a call of a question's plan with the calls that it needs; gives its new name.
    fn add(&mut self, done: &Done, id: &str) -> Result<String> {
        let from = From { number: done.number, call: id.to_owned() };
        if let Some(new) = self.ids.get(&from) {
            return Ok(new.clone());
        }
        let call = done.plan().and_then(|plan| plan.calls.iter().find(|call| call.id == id));
        let Some(mut call) = call.cloned() else { bail!("there is no call `{id}` in question {}", done.number) };
        for arg in call.args.values_mut() {
            if let Arg::Ref(reference) = arg {
                reference.id = self.reference(done, &reference.id)?;
            }
        }
        while self.calls.iter().any(|other| other.id == call.id) {
            call.id = format!("{}_{}", call.id, done.number);
        }
        self.ids.insert(from, call.id.clone());
        let new = call.id.clone();
        self.calls.push(call);
        Ok(new)
    }

    fn template(&mut self, done: &Done, text: &str) -> Result<String> {
        let mut out = String::new();
        let template = Template::parse(text).map_err(|(problem, way_out)| anyhow!("{problem}: {way_out}"))?;
        for piece in template.pieces() {
            match piece {
                Piece::Words(words) => out.push_str(&words.replace('{', "{{").replace('}', "}}")),
                Piece::Reference(name) => {
                    out.push('{');
                    out.push_str(&self.reference(done, name)?);
                    out.push('}');
                }
            }
        }
        Ok(out)
    }
}

/// The names that a text takes with `$`, each once. `$100` is no name.
pub(super) fn references(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for (at, _) in text.match_indices('$') {
        let rest = &text[at + 1..];
        let end =
            rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')).unwrap_or(rest.len());
        let name = &rest[..end];
        if name.starts_with(|c: char| c.is_ascii_lowercase()) && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// The names that a plan takes, of inputs and calls.
pub(super) fn references_of(plan: &Plan) -> Vec<String> {
    let args = plan.calls.iter().flat_map(|call| call.args.values());
    let of_calls = args.filter_map(|arg| if let Arg::Ref(reference) = arg { Some(reference.id.clone()) } else { None });
    of_calls.chain(plan.answer.references()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::trace::{Answered, Observation, Outcome, Round};

    /// A session in which these plans have run, each call with the number of its question as its value.
    fn asked(plans: &[&str]) -> Names {
        let mut names = Names::default();
        let picture = crate::value::Image::original(image::RgbImage::new(2, 2));
        names.attach(Value::Image(picture), "a.png".to_owned()).unwrap();
        for (n, plan) in plans.iter().enumerate() {
            let plan: Plan = plan.parse().unwrap();
            let query = names.query_of("a question", &plan);
            let observed = |call: &ToolCall| Observation {
                call: call.id.clone(),
                tool: call.tool.clone(),
                key: None,
                outcome: Outcome::Done { value: Value::Number(n as f64 + 1.0) },
                started_s: 0.0,
                elapsed_s: 0.0,
                cached: false,
            };
            let observations = plan.calls.iter().map(observed).collect();
            let trace = Trace {
                version: 1,
                question: query.question.clone(),
                inputs: IndexMap::new(),
                glance: None,
                planner: String::new(),
                rounds: vec![Round { plan: Some(plan), observations, ..Round::default() }],
                answer: Answered::default(),
                verification: None,
                elapsed_s: 0.0,
            };
            names.keep(query, trace);
        }
        names
    }

    fn all(names: &Names) -> Vec<&str> {
        names.rows().map(|row| row.name).collect()
    }

    #[test]
    fn an_older_value_of_the_same_name_gets_the_number_of_its_question() {
        let names = asked(&["a = f(x=1)\nanswer $a", "a = f(x=2)\nanswer $a", "a = f(x=3)\nanswer $a"]);
        assert_eq!(all(&names), ["image", "a_1", "a_2", "a"]);
        assert_eq!(names.get("a_1"), Some(&Value::Number(1.0)));
        assert_eq!(names.get("a"), Some(&Value::Number(3.0)));
    }

    #[test]
    fn old_questions_are_forgotten_with_their_values() {
        let plans: Vec<String> = (0..REMEMBERED + 5).map(|n| format!("a{n} = f(x=1)\nanswer $a{n}")).collect();
        let names = asked(&plans.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(all(&names).len(), 1 + REMEMBERED);
        assert!(names.get("a4").is_none() && names.get("a5").is_some());
    }

    #[test]
    fn a_plan_that_looks_back_stands_alone_with_the_calls_it_needs() {
        let names = asked(&[
            "a = f(image=$image)\nb = g(x=$a)\nunused = g(x=1)\nanswer $b",
            "c = h(x=$b)\na = g(x=$c)\nanswer \"{a} of {{all}}\"",
        ]);
        let Err(error) = names.query("What is $bb?", &[]) else { panic!("there is no such name") };
        assert!(error.to_string().contains("near: $b"), "{error}");
        let plan = names.standalone(names.last().unwrap()).unwrap();
        assert_eq!(
            plan.to_string(),
            "a = f(image=$image)\nb = g(x=$a)\nc = h(x=$b)\na_2 = g(x=$c)\nanswer \"{a_2} of {{all}}\"\n"
        );
    }

    #[test]
    fn a_question_is_about_what_it_names_or_else_about_all_files() {
        let names = asked(&["a = f(x=1)\nanswer $a"]);
        let about = |question: &str| names.query(question, &[]).unwrap().inputs.into_keys().collect::<Vec<_>>();
        assert_eq!(about("What is it?"), ["image"]);
        assert_eq!(about("What is $a of $100?"), ["a"]);
        assert_eq!(about("Is $a on $image?"), ["image", "a"]);
    }

    #[test]
    fn a_file_that_is_attached_twice_keeps_its_name() {
        let mut names = Names::default();
        let picture = |side: u32| Value::Image(crate::value::Image::original(image::RgbImage::new(side, side)));
        let mut attach = |side: u32| names.attach(picture(side), String::new()).unwrap();
        assert_eq!([attach(1), attach(2), attach(1)], ["image", "image2", "image"]);
        assert!(names.detach("image") && !names.detach("image"));
        assert_eq!(names.attach(picture(3), String::new()).unwrap(), "image");
    }
}
