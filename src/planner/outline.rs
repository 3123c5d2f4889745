//! Outlines: plans with typed holes, taken from demonstrations.
//!
//! A demonstration's plan shows which calls answer a kind of question; the literals in it belong to that one question.
//! An [`Outline`] keeps the calls and turns the literals into holes, each with a type that says what may fill it. A
//! model of a hundred million parameters fills holes far better than it writes plans.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use crate::plan::{Answer, Arg, Plan};
use crate::prompt::{Demonstration, Vocabulary, words};
use crate::tool::Toolbox;
use crate::value::ValueType;

use super::candidates::{self, Offered};

/// A plan with holes.
#[derive(Debug, Clone)]
pub(super) struct Outline {
    plan: Plan,
    holes: Vec<Hole>,
    question: String,
}

/// A literal of the demonstration that belongs to its question.
#[derive(Debug, Clone)]
struct Hole {
    /// What stood there.
    shown: Json,
    /// Everywhere it stood: the same literal asked for the same thing each time.
    places: Vec<Place>,
    kind: HoleKind,
}

#[derive(Debug, Clone)]
struct Place {
    call: usize,
    param: String,
    /// Which item of a list.
    item: Option<usize>,
}

/// What may fill a hole.
#[derive(Debug, Clone)]
enum HoleKind {
    /// A word of the tool's vocabulary, as the question writes it.
    Known(Vocabulary),
    /// One of the parameter's choices.
    Choice(Vocabulary),
    /// A number of the question.
    Number,
    /// Words of the question.
    Words,
}

impl HoleKind {
    /// Whether both are filled from the same offers.
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Outline {
    /// The outline of a demonstration.
    pub(super) fn of(demonstration: &Demonstration, toolbox: &Toolbox) -> Self {
        let mut outline =
            Self { plan: demonstration.plan.clone(), holes: Vec::new(), question: demonstration.question.clone() };
        outline.plan.thought = None;
        for (index, call) in demonstration.plan.calls.iter().enumerate() {
            outline.plan.calls[index].thought = None;
            for (param, arg) in &call.args {
                let Arg::Literal(literal) = arg else { continue };
                let place = |item| Place { call: index, param: param.clone(), item };
                match literal {
                    Json::Array(items) => {
                        for (i, item) in items.iter().enumerate() {
                            outline.open(toolbox, &call.tool, item, place(Some(i)));
                        }
                    }
                    other => outline.open(toolbox, &call.tool, other, place(None)),
                }
            }
        }
        outline
    }

    /// Turns a literal into a hole if the question of the demonstration says it; one that the question does not say
    /// belongs to the way the question is answered.
    fn open(&mut self, toolbox: &Toolbox, tool: &str, literal: &Json, place: Place) {
        let Some(spec) = toolbox.spec(tool) else { return };
        let (kind, said) = match (spec.param(&place.param), literal) {
            // A formula is how the answer is made; the values in it come by name.
            (Some(param), Json::String(_)) if spec.rest.is_some() && param.ty == ValueType::Text => return,
            (Some(param), Json::String(choice)) if !param.choices.is_empty() => {
                let vocabulary = Vocabulary::of(spec, &param.name);
                let said = vocabulary.find(&self.question).iter().any(|(_, name)| name == choice);
                (HoleKind::Choice(vocabulary), said)
            }
            (Some(param), Json::String(word)) if !param.synonyms.is_empty() => {
                (HoleKind::Known(Vocabulary::of(spec, &param.name)), candidates::mentions(&self.question, word))
            }
            (_, Json::String(words)) => (HoleKind::Words, candidates::mentions(&self.question, words)),
            (_, Json::Number(_)) => (HoleKind::Number, candidates::numbers(&self.question).contains(literal)),
            _ => return,
        };
        if !said {
            return;
        }
        match self.holes.iter_mut().find(|hole| hole.shown == *literal) {
            Some(hole) => hole.places.push(place),
            None => self.holes.push(Hole { shown: literal.clone(), places: vec![place], kind }),
        }
    }

    /// How well the holes fit what a question offers, at most 0: known nouns, numbers and quoted words that the
    /// outline has no place for count against it, and so do holes for things that neither question nor picture has.
    pub(super) fn fit(&self, offered: &Offered<'_>) -> f32 {
        let holes = |wanted: fn(&HoleKind) -> bool| self.holes.iter().filter(|hole| wanted(&hole.kind)).count();
        let known_holes = holes(|kind| matches!(kind, HoleKind::Known(_)));
        let word_holes = holes(|kind| matches!(kind, HoleKind::Words));
        let known = offered.nouns.len();
        let mut fit = -0.15 * known_holes.saturating_sub(known) as f32;
        if known_holes > 0 {
            fit -= 0.06 * known.saturating_sub(known_holes) as f32;
        }
        let number_holes = holes(|kind| matches!(kind, HoleKind::Number));
        fit -= 0.1 * offered.numbers.len().saturating_sub(number_holes + word_holes) as f32;
        if offered.quoted && word_holes == 0 {
            fit -= 0.2;
        }
        let Some(seen) = offered.seen else { return fit };
        if word_holes > 0 && seen.written == 0 {
            fit -= 0.08;
        }
        // A thing that is asked about and seen, with no place for it: only half of the question would be answered.
        if known_holes == 0 && word_holes == 0 {
            fit -= 0.06 * seen.nouns as f32;
        }
        // What is written but not seen is asked of the words, what is seen but not written of the things.
        if known_holes > 0 && seen.nouns == 0 && (seen.written > 0 || seen.page) {
            fit -= 0.12;
        }
        if word_holes > 0 && seen.written == 0 && seen.nouns > 0 {
            fit -= 0.08;
        }
        fit
    }

    /// The plan with every hole empty: equal for outlines that answer the same kind of question.
    pub(super) fn shape(&self) -> String {
        let empty: Vec<Json> = self.holes.iter().enumerate().map(|(i, _)| json!(format!("_{i}"))).collect();
        self.fill(&empty).to_string()
    }

    /// Plans for a question: each hole filled with what the question offers, at most `most` plans, in the order of
    /// the question. Nothing when a hole finds nothing to fill it.
    pub(super) fn fillings(&self, offered: &Offered<'_>, most: usize) -> Vec<Plan> {
        let mut filled: Vec<Vec<Json>> = vec![Vec::new()];
        for (i, hole) in self.holes.iter().enumerate() {
            let offers = self.offers(hole, offered);
            let like_before = self.holes[..i].iter().rposition(|before| before.kind.is_like(&hole.kind));
            let mut longer = Vec::new();
            for before in &filled {
                // What comes first in the demonstration's question comes first in this one: "is A left of B".
                let from = like_before
                    .and_then(|place| offers.iter().position(|offer| *offer == before[place]))
                    .map_or(0, |place| place + 1);
                longer.extend(offers.iter().skip(from).map(|offer| [before.clone(), vec![offer.clone()]].concat()));
            }
            longer.truncate(most);
            filled = longer;
        }
        let mut seen = HashSet::new();
        filled.iter().map(|values| self.fill(values)).filter(|plan| seen.insert(plan.to_string())).collect()
    }

    fn offers(&self, hole: &Hole, offered: &Offered<'_>) -> Vec<Json> {
        match &hole.kind {
            HoleKind::Known(vocabulary) => offered.known(vocabulary),
            HoleKind::Choice(vocabulary) => candidates::choices(offered.question, vocabulary),
            HoleKind::Number => offered.numbers.clone(),
            HoleKind::Words => offered.spans(&self.question),
        }
    }

    /// The plan with its holes filled, in order.
    fn fill(&self, values: &[Json]) -> Plan {
        let mut plan = self.plan.clone();
        for (hole, value) in self.holes.iter().zip(values) {
            for place in &hole.places {
                let Some(Arg::Literal(literal)) = plan.calls[place.call].args.get_mut(&place.param) else { continue };
                match (place.item, literal) {
                    (Some(item), Json::Array(items)) => items[item] = value.clone(),
                    (_, literal) => *literal = value.clone(),
                }
            }
            if let (Answer::Template(template), Json::String(shown), Json::String(new)) =
                (&mut plan.answer, &hole.shown, value)
            {
                *template = replace_words(template, shown, &new.replace('{', "{{").replace('}', "}}"));
            }
        }
        plan
    }
}

/// Replaces a phrase where it stands as whole words outside of `{…}`.
fn replace_words(template: &str, phrase: &str, new: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut depth = 0usize;
    let mut i = 0;
    while let Some(c) = template[i..].chars().next() {
        let starts_word = !template[..i].ends_with(char::is_alphanumeric);
        if depth == 0 && starts_word && template[i..].starts_with(phrase) {
            let after = &template[i + phrase.len()..];
            if !after.starts_with(char::is_alphanumeric) && !phrase.is_empty() {
                out.push_str(new);
                i += phrase.len();
                continue;
            }
        }
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        out.push(c);
        i += c.len_utf8();
    }
    out
}

/// Two plans for the clauses of one question made into one: the second plan's ids that are taken get a number, and
/// equal calls are made once.
pub(super) fn join(first: &Plan, second: &Plan) -> Option<Plan> {
    let mut plan = first.clone();
    let mut renamed: Vec<(String, String)> = Vec::new();
    let rename = |id: &str, renamed: &[(String, String)]| {
        renamed.iter().find(|(from, _)| from == id).map_or_else(|| id.to_owned(), |(_, to)| to.clone())
    };
    for call in &second.calls {
        let mut call = call.clone();
        for arg in call.args.values_mut() {
            if let Arg::Ref(reference) = arg {
                reference.id = rename(&reference.id, &renamed);
            }
        }
        if let Some(same) = plan.calls.iter().find(|made| made.tool == call.tool && made.args == call.args) {
            renamed.push((call.id, same.id.clone()));
            continue;
        }
        let fresh = fresh_id(&plan, &call.id);
        renamed.push((call.id.clone(), fresh.clone()));
        call.id = fresh;
        plan.calls.push(call);
    }
    let second_answer = match answer_words(&second.answer)? {
        Words::Reference(id) => format!("{{{}}}", rename(&id, &renamed)),
        Words::Template(template) => rename_in_template(&template, |id| rename(id, &renamed)),
    };
    let first_answer = match answer_words(&first.answer)? {
        Words::Reference(id) => format!("{{{id}}}"),
        Words::Template(template) => template,
    };
    plan.answer = Answer::Template(format!("{}; {second_answer}", first_answer.trim_end_matches('.')));
    Some(plan)
}

enum Words {
    Reference(String),
    Template(String),
}

/// How an answer reads inside of another one; an unanswerable clause cannot be joined.
fn answer_words(answer: &Answer) -> Option<Words> {
    match answer {
        Answer::Value(reference) => Some(Words::Reference(reference.id.clone())),
        Answer::Template(template) => Some(Words::Template(template.clone())),
        Answer::Unanswerable { .. } => None,
    }
}

fn rename_in_template(template: &str, rename: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..=open]);
        rest = &rest[open + 1..];
        if let Some(after) = rest.strip_prefix('{') {
            out.push('{');
            rest = after;
        } else if let Some(close) = rest.find('}') {
            out.push_str(&rename(&rest[..close]));
            rest = &rest[close..];
        }
    }
    out + rest
}

fn fresh_id(plan: &Plan, id: &str) -> String {
    let taken = |id: &str| plan.calls.iter().any(|call| call.id == id);
    if !taken(id) {
        return id.to_owned();
    }
    (2..).map(|n| format!("{id}_{n}")).find(|id| !taken(id)).unwrap_or_else(|| id.to_owned())
}

/// The two clauses of a question that may be planned apart: cut at `;`, `?` and `.` inside of it, else at an `and` or
/// `then` after which something new is asked. Nothing when it is one clause.
pub(super) fn clauses(question: &str) -> Option<(String, String)> {
    const ASKS: &str = "what how who which where when is are does do did can could tell read count give describe \
        transcribe list show name mark blur crop write";
    let found = words(question);
    for (i, word) in found.iter().enumerate().skip(2) {
        let gap = &question[found[i - 1].end..word.start];
        let lower = word.text.to_lowercase();
        let joined = matches!(found[i - 1].text.to_lowercase().as_str(), "and" | "then");
        let asks = ASKS.split_whitespace().any(|ask| ask == lower);
        if !(gap.contains([';', '?', '.', '!']) || joined && asks) {
            continue;
        }
        let end = if joined { found.get(i.checked_sub(2)?)?.end } else { found[i - 1].end };
        let (first, second) = (question[..end].trim(), question[word.start..].trim());
        if words(first).len() >= 2 && words(second).len() >= 2 {
            return Some((first.to_owned(), second.to_owned()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_question_is_cut_where_something_new_is_asked() {
        let cut = |question| clauses(question).map(|(a, b)| format!("{a} | {b}"));
        assert_eq!(
            cut("How many dogs are there, and what does it say?").unwrap(),
            "How many dogs are there | what does it say?"
        );
        assert_eq!(cut("Read the sign; count the cars").unwrap(), "Read the sign | count the cars");
        assert_eq!(cut("Is there a cat and a dog?"), None);
        assert_eq!(cut("What is 2.5 times the total?"), None);
    }

    #[test]
    fn joined_plans_share_equal_calls_and_rename_the_rest() {
        let first: Plan = "lines = ocr(image=$image)\na = text_of(items=$lines)\nanswer $a".parse().unwrap();
        let second: Plan =
            "lines = ocr(image=$image)\na = read_value(lines=$lines, key=\"total\")\nanswer \"total: {a}\""
                .parse()
                .unwrap();
        let joined = join(&first, &second).unwrap().to_string();
        assert_eq!(
            joined.trim_end(),
            "lines = ocr(image=$image)\na = text_of(items=$lines)\na_2 = read_value(lines=$lines, key=\"total\")\n\
             answer \"{a}; total: {a_2}\""
        );
    }
}
