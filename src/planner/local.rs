//! The planner for local models: what the question needs to be understood, then decoding under a grammar.
//!
//! Three patterns. [`Pattern::Taught`] is for a model that was trained to plan: it is shown the question alone and
//! writes line after line under the toolbox's grammar. For other models, [`Pattern::Infill`] narrows the plan to the
//! outlines of the nearest demonstrations, whose typed holes are filled with what the question offers; the model
//! chooses among the plans that are left. [`Pattern::Free`] lets the model write freely after what the demonstrations
//! show. Whichever it is, the plan passes the same check.

mod writing;

use std::sync::Arc;

use futures::future::BoxFuture;

use super::candidates::Offered;
use super::outline::{Outline, clauses, join};
use super::taught::{self, Lessons};
use super::{Chain, PlanRequest, Planned, Planner, PlannerError};
use crate::glance::Glance;
use crate::llm::{ChatModel, Message, ModelRequest};
use crate::plan::grammar;
use crate::plan::{CheckedPlan, Input, Plan, ToolCall, calls_so_far, check};
use crate::prompt::{Demonstration, Near, Selection, Shelf, Wanted, reads_short};
use crate::tool::{ToolSpec, Toolbox};
use crate::trace::Turn;
use writing::{UNSURE, Writing};

/// How the local model plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pattern {
    /// Fill the typed holes of outlines taken from demonstrations.
    #[default]
    Infill,
    /// Write call after call under the toolbox's grammar.
    Free,
    /// The same, by a model that was taught to: without demonstrations unless they are asked for.
    Taught,
}

/// How much less like their demonstrations than the whole question its clauses may be and still be planned apart: a
/// whole that leaves out one clause looks more alike than it is.
const CLAUSE_MARGIN: f32 = 0.1;

/// Settings of [`Local`].
#[derive(Debug, Clone)]
pub struct LocalOptions {
    /// How the model plans. Without demonstrations there are no outlines to fill, so it plans freely.
    pub pattern: Pattern,
    /// Which demonstrations vote and are shown.
    pub selection: Selection,
    /// How many demonstrations the model is shown.
    pub shown: usize,
    /// About how many tokens they may take.
    pub shown_tokens: usize,
    /// How many of the nearest demonstrations vote on the outline.
    pub voters: usize,
    /// How many outlines the model may choose among.
    pub outlines: usize,
    /// The most plans the model may choose among.
    pub plans: usize,
    /// The most calls of a freely written plan.
    pub calls: usize,
    /// What a model that plans freely writes of its reasoning.
    pub chain: Chain,
    /// Whether the model is told what a first look at the pictures shows; never when it plans freely.
    pub glance: bool,
}

impl Default for LocalOptions {
    fn default() -> Self {
        Self {
            pattern: Pattern::Infill,
            selection: Selection::Retrieved,
            shown: 4,
            shown_tokens: 800,
            voters: 10,
            outlines: 1,
            plans: 24,
            calls: 12,
            chain: Chain::None,
            glance: true,
        }
    }
}

/// Plans with a local model.
pub struct Local {
    model: Arc<dyn ChatModel>,
    shelf: Shelf,
    instructions: String,
    lessons: Lessons,
    options: LocalOptions,
}

impl Local {
    /// A planner that shows `instructions` and demonstrations of the shelf to `model`.
    pub fn new(
        model: Arc<dyn ChatModel>,
        shelf: Shelf,
        instructions: impl Into<String>,
        options: LocalOptions,
    ) -> Self {
        Self { model, shelf, instructions: instructions.into(), lessons: Lessons::default(), options }
    }

    /// The same with what its model was taught, for [`Pattern::Taught`].
    #[must_use]
    pub fn with_lessons(self, lessons: Lessons) -> Self {
        Self { lessons, ..self }
    }

    /// How it plans.
    fn pattern(&self) -> Pattern {
        match self.options.pattern {
            Pattern::Infill if self.options.selection == Selection::None => Pattern::Free,
            pattern => pattern,
        }
    }

    /// The demonstrations that vote on the outline of a question's plan.
    fn nearest(&self, question: &str, inputs: &[Input]) -> Result<Vec<Near<'_>>, PlannerError> {
        let Shelf { library, embedder } = &self.shelf;
        Ok(library.nearest(question, inputs, self.options.selection, self.options.voters, embedder.as_ref())?)
    }

    /// The demonstrations that the model is shown, the most alike last.
    fn shown(&self, request: &PlanRequest<'_>, inputs: &[Input]) -> Result<Vec<Near<'_>>, PlannerError> {
        let LocalOptions { selection, shown: most, shown_tokens: tokens, .. } = self.options;
        let wanted = Wanted { question: request.question, inputs, selection, most, tokens };
        let Shelf { library, embedder } = &self.shelf;
        Ok(library.shown(&wanted, embedder.as_ref(), |_| true, |it| it.tokens())?)
    }

    /// The conversation: instructions, demonstrations with the most alike last, the question. The model only reads, so
    /// it is shown the first look at the pictures in their place, and after each worked plan what came of it.
    fn messages(&self, request: &PlanRequest<'_>, inputs: &[Input]) -> Result<Vec<Message>, PlannerError> {
        let with_media = self.options.selection != Selection::Text;
        let shown = self.shown(request, inputs)?;
        let mut messages = vec![Message::system(self.instructions.trim())];
        let mut before = String::new();
        for Near { demonstration, .. } in shown {
            let glance = demonstration.glance.as_ref().filter(|_| with_media);
            messages.push(Message::user(before + &asked(&demonstration.question, &demonstration.inputs, glance)));
            messages.push(Message::assistant(demonstration.plan.to_string().trim_end()));
            before = if with_media { came_of(demonstration) } else { String::new() };
        }
        let glance = request.glance.filter(|_| with_media);
        messages.push(Message::user(before + &asked(request.question, inputs, glance)));
        Ok(messages)
    }

    /// The outlines of the nearest demonstrations, best first, each with how like the question its best demonstration
    /// is.
    fn outlines(&self, toolbox: &Toolbox, offered: &Offered<'_>, near: &[Near<'_>]) -> Vec<(f32, Outline)> {
        let mut ranked: Vec<Ranked> = Vec::new();
        for voter in near.iter().take(self.options.voters) {
            let outline = Outline::of(voter.demonstration, toolbox);
            let shape = outline.shape();
            match ranked.iter_mut().find(|known| known.shape == shape) {
                // Each further vote counts for less than how alike the best one is.
                Some(known) => known.score += 0.05 * voter.similarity.max(0.0),
                None => {
                    let alike = voter.similarity + outline.fit(offered);
                    ranked.push(Ranked { score: alike, alike, shape, outline });
                }
            }
        }
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
        ranked.into_iter().map(|it| (it.alike, it.outline)).collect()
    }

    /// The plans that the outlines of the nearest demonstrations offer for a question, best outline first, and how
    /// like the question its best demonstration is. Plans that were tried before are left out.
    fn offers(&self, request: &PlanRequest<'_>, question: &str, near: &[Near<'_>]) -> (f32, Vec<Plan>) {
        let tried: Vec<String> =
            request.rounds.iter().filter_map(|round| round.plan.as_ref()).map(ToString::to_string).collect();
        let offered = Offered::new(question, request.glance, self.shelf.library.nouns());
        let fresh = |outline: &Outline| -> Vec<Plan> {
            let fillings = outline.fillings(&offered, self.options.plans).into_iter();
            fillings.filter(|plan| !tried.contains(&plan.to_string())).collect()
        };
        let outlines = self.outlines(request.toolbox, &offered, near).into_iter();
        let used: Vec<(f32, Vec<Plan>)> = outlines
            .map(|(alike, outline)| (alike, fresh(&outline)))
            .filter(|(_, plans)| !plans.is_empty())
            .take(self.options.outlines)
            .collect();
        let best = used.first().map_or(0.0, |(alike, _)| *alike);
        (best, used.into_iter().flat_map(|(_, plans)| plans).take(self.options.plans).collect())
    }

    /// Plans made of a plan for each of the question's two clauses; none when it has not two, or when it is more like
    /// what is known as a whole. `whole` is how like that is.
    fn joined(&self, request: &PlanRequest<'_>, inputs: &[Input], whole: f32) -> Result<Vec<Plan>, PlannerError> {
        let Some((first, second)) = clauses(request.question) else { return Ok(Vec::new()) };
        let (first_alike, first_plans) = self.offers(request, &first, &self.nearest(&first, inputs)?);
        let (second_alike, second_plans) = self.offers(request, &second, &self.nearest(&second, inputs)?);
        if first_alike.min(second_alike) + CLAUSE_MARGIN <= whole {
            return Ok(Vec::new());
        }
        let pairs = first_plans.iter().flat_map(|a| second_plans.iter().map(move |b| (a, b)));
        Ok(pairs.filter_map(|(a, b)| join((&first, a), (&second, b))).take(self.options.plans).collect())
    }

    /// The plans there can be, narrowed to those that pass the check; the model chooses where there are several.
    async fn infill(&self, request: &PlanRequest<'_>) -> Result<Planned, PlannerError> {
        let inputs = request.declared();
        let near = self.nearest(request.question, &inputs)?;
        let (whole, plans) = self.offers(request, request.question, &near);
        let joined = self.joined(request, &inputs, whole)?;
        let plans = if joined.is_empty() { plans } else { joined };
        let good = plans.into_iter().filter_map(|plan| check(plan, request.toolbox, &inputs).ok());
        let mut plans: Vec<CheckedPlan> = good.collect();
        let mut planned = Planned::default();
        if plans.len() > 1 {
            (request.hear)(common_calls(&plans));
            let mut asked = ModelRequest::new(self.messages(request, &inputs)?, 400);
            asked.grammar = Some(grammar::choices(plans.iter().map(CheckedPlan::plan)));
            let hear = |text: &str| (request.hear)(&calls_so_far(text));
            let turn = self.model.stream(&asked, request.cancel, &hear).await?;
            let chosen = turn.text.parse::<Plan>().ok();
            let place = plans.iter().position(|plan| Some(plan.plan()) == chosen.as_ref());
            plans.swap(0, place.unwrap_or(0));
            planned.turns.push(Turn { model: self.model.name(), request: asked, turn });
        }
        planned.plan = plans.into_iter().next();
        Ok(planned)
    }
}

/// The calls that all of these plans begin with: they run whichever is chosen.
fn common_calls(plans: &[CheckedPlan]) -> &[ToolCall] {
    let Some((first, others)) = plans.split_first() else { return &[] };
    let shared = |other: &CheckedPlan| first.calls().iter().zip(other.calls()).take_while(|(a, b)| a == b).count();
    let most = others.iter().map(shared).min().unwrap_or(first.calls().len());
    &first.calls()[..most]
}

/// An outline with the votes for it.
struct Ranked {
    /// What it is ranked by: how alike its best demonstration is, and a little for each further one.
    score: f32,
    /// How like the question its best demonstration is.
    alike: f32,
    /// By which equal outlines are known.
    shape: String,
    outline: Outline,
}

impl Local {
    /// The likeliest plan that the model writes, if it was not tried already.
    async fn free(&self, request: &PlanRequest<'_>) -> Result<Planned, PlannerError> {
        let inputs = request.declared();
        let is_taught = self.pattern() == Pattern::Taught;
        let (messages, unknown) = if is_taught {
            let shown = self.shown(request, &inputs)?;
            let embedder = self.shelf.embedder.as_ref();
            let unknown = self.lessons.unknown(request.toolbox, &inputs, request.question, embedder)?;
            (self.lessons.messages(request, &inputs, &shown, &unknown), unknown)
        } else {
            (self.messages(request, &inputs)?, Vec::new())
        };
        let narrowed = is_taught.then(|| taught::narrowed(request)).flatten();
        let name = |spec: &ToolSpec, taken: &[String]| self.lessons.name(spec, taken);
        let writing = Writing {
            local: self,
            request,
            inputs: &inputs,
            messages: &messages,
            stable_messages: usize::from(is_taught),
            ahead: &unknown,
            narrowed: narrowed.as_ref(),
            name: is_taught.then_some(&name),
            unsure: if is_taught { UNSURE } else { f32::NEG_INFINITY },
        };
        let mut planned = Planned::default();
        for draft in writing.drafts(&mut planned).await? {
            match draft.written.parse::<Plan>() {
                Ok(plan) => match check(plan, request.toolbox, &inputs) {
                    // What was tried already would end the same way.
                    Ok(plan) if request.rounds.iter().any(|round| round.plan.as_ref() == Some(plan.plan())) => {}
                    Ok(plan) => return Ok(Planned { plan: Some(plan), errors: Vec::new(), ..planned }),
                    Err(errors) => planned.errors.extend(errors.iter().map(ToString::to_string)),
                },
                Err(error) => planned.errors.push(error.to_string()),
            }
        }
        Ok(planned)
    }
}

/// How a question is put, with the first look at its pictures where there was one.
fn asked(question: &str, inputs: &[Input], glance: Option<&Glance>) -> String {
    let names: Vec<String> = inputs.iter().map(|input| format!("${}", input.name)).collect();
    let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    let seen = glance.map_or_else(String::new, |glance| {
        let part = |name: &str, items: &[String]| match items {
            [] => String::new(),
            items => format!("{name}: {}\n", reads_short(&items.join(", "))),
        };
        part("Seen", &glance.labels) + &part("Written", &glance.lines)
    });
    format!("Inputs: {names}\n{seen}Question: {question}")
}

/// What came of a worked demonstration, to stand before what is asked next.
fn came_of(demonstration: &Demonstration) -> String {
    let Some(answer) = demonstration.answer.as_ref().filter(|_| demonstration.is_worked()) else {
        return String::new();
    };
    let reads = demonstration.observations.iter().map(|(call, reads)| format!("{call}: {reads}\n"));
    format!("{}Answer: {answer}\n\n", reads.collect::<String>())
}

impl Planner for Local {
    fn name(&self) -> String {
        // The name says all that a replay needs to plan the same way again.
        let (pattern, usual) = match self.pattern() {
            Pattern::Infill => (None, Selection::default()),
            Pattern::Free => (Some("free"), Selection::default()),
            Pattern::Taught => (Some("taught"), Selection::None),
        };
        let selection = (self.options.selection != usual).then(|| self.options.selection.to_string());
        let chain = Some(self.options.chain).filter(|chain| *chain != Chain::None && self.pattern() != Pattern::Infill);
        let chain = chain.map(|chain| format!("chain {chain}"));
        let blind = (!self.options.glance).then(|| "no glance".to_owned());
        let notes = pattern.map(str::to_owned).into_iter().chain(selection).chain(chain).chain(blind);
        let notes: Vec<String> = notes.collect();
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
        format!("local {}{notes}", self.model.name())
    }

    fn wants_glance(&self) -> bool {
        self.options.glance && self.pattern() != Pattern::Free
    }

    fn plan<'a>(&'a self, request: &'a PlanRequest<'a>) -> BoxFuture<'a, Result<Planned, PlannerError>> {
        Box::pin(async move {
            match self.pattern() {
                Pattern::Infill => self.infill(request).await,
                Pattern::Free | Pattern::Taught => self.free(request).await,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Mutex;

    use indexmap::IndexMap;
    use tokio_util::sync::CancellationToken;

    use super::*;
    use crate::llm::dictating::Dictating;
    use crate::llm::{Doubt, Finish, Hear, ModelError, ModelTurn, Usage};
    use crate::prompt::{Library, Vocabulary, WordVectors};
    use crate::tool::{Exact, ToolError};
    use crate::value::{Image, Value};

    /// The plan of a taught model for a picture, with how many calls were heard each time.
    async fn planned(model: impl ChatModel + 'static) -> (Planned, Vec<usize>) {
        let tool = |name: &str, output: &str, needs: &[&str]| {
            let mut text = format!("name = \"{name}\"\ndescription = \"Cuts along a rim.\"\noutput = \"{output}\"\n");
            for ty in needs {
                text +=
                    &format!("[[params]]\nname = \"{ty}\"\ntype = \"{ty}\"\ndescription = \"d\"\nrequired = true\n");
            }
            Exact::tool(ToolSpec::from_toml("tools/t.toml", &text).unwrap(), |_| Err(ToolError::failed("never called")))
        };
        let toolbox: Toolbox =
            [tool("outline", "mask", &["image"]), tool("cut", "image", &["image", "mask"])].into_iter().collect();
        let library = Library::new(Vec::new(), Vocabulary::default(), &WordVectors).unwrap();
        let shelf = Shelf { library: Arc::new(library), embedder: Arc::new(WordVectors) };
        let options = LocalOptions { pattern: Pattern::Taught, selection: Selection::None, ..LocalOptions::default() };
        let planner = Local::new(Arc::new(model), shelf, "", options)
            .with_lessons(Lessons::new("Plan.\nmask = outline(image: image) -> mask"));
        let picture = Image::original(image::RgbImage::new(4, 4));
        let inputs = IndexMap::from([("image".to_owned(), Value::Image(picture))]);
        let (heard, cancel) = (Mutex::new(Vec::new()), CancellationToken::new());
        let request = PlanRequest {
            question: "Cut it out along the rim.",
            inputs: &inputs,
            toolbox: &toolbox,
            glance: None,
            rounds: &[],
            hear: &|calls| heard.lock().unwrap().push(calls.len()),
            cancel: &cancel,
        };
        let planned = planner.plan(&request).await.unwrap();
        (planned, heard.into_inner().unwrap())
    }

    #[tokio::test(start_paused = true)]
    async fn what_an_unknown_tool_needs_is_made_before_it() {
        let ahead = "part = cut(image=$image, mask=$mask)\n";
        let lines = vec![ahead, "mask = outline(image=$image)\n", "answer $part\n"];
        let (planned, heard) = planned(Dictating::new(lines)).await;
        assert_eq!(planned.errors, Vec::<String>::new());
        let plan = planned.plan.unwrap().plan().to_string();
        assert_eq!(plan.trim_end(), format!("mask = outline(image=$image)\n{ahead}answer $part"));
        assert_eq!(heard, [2, 2]);
        let written: Vec<&str> = planned.turns.iter().map(|turn| turn.request.written.as_str()).collect();
        assert_eq!(written, ["", "", &plan[..plan.find("answer").unwrap()]]);
        // Only the card of the tool that was not taught is shown.
        let system = planned.turns[0].request.messages[0].text();
        assert_eq!(system, "Plan.\nTools:\ncut(image: image, mask: mask) -> image: Cuts along a rim.");
    }

    /// Is unsure whether to cut after it has outlined; how likely it finds the answer after the cut.
    struct Unsure(f32);

    impl ChatModel for Unsure {
        fn name(&self) -> String {
            "unsure".to_owned()
        }

        fn sees_images(&self) -> bool {
            false
        }

        fn write<'a>(
            &'a self,
            request: &'a ModelRequest,
            _: &'a CancellationToken,
            _: &'a Hear<'a>,
        ) -> BoxFuture<'a, Result<ModelTurn, ModelError>> {
            let doubt = Doubt { begun: vec![7], gap: 0.2, log_prob: -0.9 };
            let (text, log_prob, doubt) = match (request.written.lines().count(), request.begun.as_slice()) {
                (0, []) => ("mask = outline(image=$image)\n", -0.1, None),
                (1, []) => ("part = cut(image=$image, mask=$mask)\n", -0.7, Some(doubt)),
                (2, []) => ("answer $part\n", self.0, None),
                (1, [7]) => ("answer $mask\n", -0.1, None),
                other => panic!("asked for {other:?}"),
            };
            let (text, finish, usage) = (text.to_owned(), Finish::Stop, Usage::default());
            Box::pin(async move { Ok(ModelTurn { text, finish, log_prob: Some(log_prob), doubt, usage }) })
        }
    }

    #[tokio::test]
    async fn of_two_ways_to_go_on_the_one_that_ends_likelier_is_taken() {
        for (end, last, answer) in [(-0.1, 2, "answer $part"), (-3.0, 1, "answer $mask")] {
            let (planned, heard) = planned(Unsure(end)).await;
            let plan = planned.plan.unwrap();
            assert_eq!(plan.calls().len(), last);
            assert!(plan.plan().to_string().trim_end().ends_with(answer));
            // What may not come to stay is not run ahead.
            assert_eq!((heard, planned.turns.len()), (vec![1], 4));
        }
    }
}
