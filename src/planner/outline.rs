//! Outlines: plans with typed holes, taken from demonstrations.
//!
//! A demonstration's plan shows which calls answer a kind of question; the literals in it belong to that one question.
//! An [`Outline`] keeps the calls and turns the literals into holes, each with a type that says what may fill it. A
//! model of a hundred million parameters fills holes far better than it writes plans.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use crate::plan::{Answer, Arg, Plan};
use crate::prompt::{Demonstration, Vocabulary, words};
use crate::tool::{Param, Toolbox};
use crate::value::ValueType;

use super::candidates::{self, Offered};

/// A plan with holes.
#[derive(Debug, Clone)]
pub(super) struct Outline {
    plan: Plan,
    holes: Vec<Hole>,
    question: String,
    /// Whether a call leaves open what to look for, where its tool could be told.
    looks_for_all: bool,
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
        let mut outline = Self {
            plan: demonstration.plan.clone(),
            holes: Vec::new(),
            question: demonstration.question.clone(),
            looks_for_all: demonstration.plan.calls.iter().any(|call| {
                let open = |param: &Param| !param.synonyms.is_empty() && param.choices.is_empty();
                let spec = toolbox.spec(&call.tool);
                spec.is_some_and(|spec| spec.params.iter().any(|p| open(p) && !call.args.contains_key(&p.name)))
            }),
        };
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
        let mut fit = -0.08 * known_holes.saturating_sub(known) as f32;
        if known_holes > 0 {
            fit -= 0.06 * known.saturating_sub(known_holes) as f32;
        }
        let number_holes = holes(|kind| matches!(kind, HoleKind::Number));
        fit -= 0.1 * offered.numbers.len().saturating_sub(number_holes + word_holes) as f32;
        if offered.quoted && word_holes == 0 {
            fit -= 0.2;
        }
        // A question that names something is rarely answered without it, least of all by looking for everything.
        if self.holes.is_empty() && known == 0 && offered.names_something {
            fit -= if self.looks_for_all { 0.12 } else { 0.05 };
        }
        let Some(seen) = offered.seen else { return fit };
        if matches!(self.plan.answer, Answer::Unanswerable { .. }) && (seen.nouns > 0 || seen.written > 0) {
            fit -= 0.15;
        }
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

/// The plans for two clauses of one question made into one: ids of the second that are taken get a number, equal calls
/// are made once, and a bare value in the answer is named by its clause.
pub(super) fn join((asked_first, first): (&str, &Plan), (asked_second, second): (&str, &Plan)) -> Option<Plan> {
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
    let first = answer_words(asked_first, &first.answer)?;
    let second = rename_in_template(&answer_words(asked_second, &second.answer)?, |id| rename(id, &renamed));
    plan.answer = Answer::Template(format!("{}; {second}", capital(first.trim_end_matches('.'))));
    Some(plan)
}

/// How an answer reads inside of another one, as a template; an unanswerable clause cannot be joined.
fn answer_words(asked: &str, answer: &Answer) -> Option<String> {
    match answer {
        Answer::Value(reference) => {
            let name = topic(asked).replace('{', "{{").replace('}', "}}");
            Some(format!("{name}: {{{}}}", reference.id))
        }
        Answer::Template(template) => Some(template.clone()),
        Answer::Unanswerable { .. } => None,
    }
}

/// What a clause is about, in its own words: "how many people are in the picture" is about people, "what does the sign
/// say" about the sign. The whole clause where that is not plain.
fn topic(asked: &str) -> String {
    const VERBS: &str = "is are was were do does did can could has have had";
    const ORDERS: &str = "tell read give show count list name describe transcribe";
    const PLACES: [&str; 14] = [
        "in the picture",
        "in the image",
        "in the photo",
        "in this picture",
        "in this image",
        "in this photo",
        "on the picture",
        "on the photo",
        "in it",
        "here",
        "there",
        "visible",
        "shown",
        "say",
    ];
    let whole = asked.trim_matches(|c: char| !c.is_alphanumeric() && !"'\"".contains(c));
    let found = words(whole);
    let lower: Vec<String> = found.iter().map(|word| word.text.to_lowercase()).collect();
    let at = |i: usize| lower.get(i).map_or("", String::as_str);
    let is_in = |list: &str, i: usize| !at(i).is_empty() && list.split(' ').any(|word| word == at(i));
    let (mut from, mut to) = (0, found.len());
    let mut before = "";
    match (at(0), at(1)) {
        ("how", "many") => {
            from = 2;
            to = (3..to).find(|i| is_in(VERBS, *i)).unwrap_or(to);
        }
        ("how", "much") if is_in(VERBS, 2) => from = 3,
        ("what", "colour" | "color") if is_in(VERBS, 2) => (before, from) = ("colour of ", 3),
        ("what", _) if is_in(VERBS, 1) => from = 2,
        ("what's" | "what’s", _) => from = 1,
        ("is" | "are" | "was" | "were", "there") => from = 2,
        (_, next) if is_in(ORDERS, 0) => from = if matches!(next, "me" | "us" | "out") { 2 } else { 1 },
        _ => {}
    }
    while from < to && matches!(at(from), "the" | "all" | "a" | "an" | "any" | "up") {
        from += 1;
    }
    let (Some(first), Some(last)) = (found.get(from), found.get(to.saturating_sub(1)).filter(|_| from < to)) else {
        return whole.to_owned();
    };
    let mut name = &whole[first.start..last.end];
    while let Some(shorter) = PLACES.iter().find_map(|place| name.strip_suffix(place)?.strip_suffix(' ')) {
        name = shorter.trim_end();
    }
    format!("{before}{name}")
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

/// The text with a capital first.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
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
        let joined = join(("Read it", &first), ("and the total", &second)).unwrap().to_string();
        assert_eq!(
            joined.trim_end(),
            "lines = ocr(image=$image)\na = text_of(items=$lines)\na_2 = read_value(lines=$lines, key=\"total\")\n\
             answer \"It: {a}; total: {a_2}\""
        );
    }

    #[test]
    fn a_clause_is_about_what_it_asks_for() {
        for (clause, about) in [
            ("How many people are in the picture", "people"),
            ("how many red cars do you see", "red cars"),
            ("what does the sign say?", "sign"),
            ("What is the total", "total"),
            ("What colour is the car in the photo", "colour of car"),
            ("is there a dog", "dog"),
            ("tell me the room number", "room number"),
            ("Who is speaking", "Who is speaking"),
            ("how much is it", "it"),
            ("read", "read"),
        ] {
            assert_eq!(topic(clause), about);
        }
    }
}
