//! The planner for the embedded model: demonstrations like the question, then decoding under a grammar.
//!
//! Two patterns. [`Pattern::Infill`] narrows the plan to the outlines of the nearest demonstrations, whose typed holes
//! are filled with what the question offers; the model chooses among the plans that are left. [`Pattern::Free`] lets
//! the model write line after line under the toolbox's grammar. Either way the plan passes the same check.

use std::sync::Arc;

use futures::future::BoxFuture;

use super::candidates::Offered;
use super::outline::{Outline, clauses, join};
use super::{PlanRequest, Planned, Planner, PlannerError};
use crate::llm::{ChatModel, Message, ModelRequest};
use crate::plan::{CheckedPlan, Input, Plan, ToolCall, calls_so_far, check, grammar};
use crate::prompt::{Embed, Library, Near};
use crate::tool::Toolbox;
use crate::trace::Turn;

/// How the local model plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pattern {
    /// Fill the typed holes of outlines taken from demonstrations.
    #[default]
    Infill,
    /// Write call after call under the toolbox's grammar.
    Free,
}

/// How much less like their demonstrations than the whole question its clauses may be and still be planned apart: a
/// whole that leaves out one clause looks more alike than it is.
const CLAUSE_MARGIN: f32 = 0.1;

/// Settings of [`Local`].
#[derive(Debug, Clone)]
pub struct LocalOptions {
    /// How the model plans.
    pub pattern: Pattern,
    /// How many demonstrations the model is shown.
    pub shown: usize,
    /// How many of the nearest demonstrations vote on the outline.
    pub voters: usize,
    /// How many outlines the model may choose among.
    pub outlines: usize,
    /// The most plans the model may choose among.
    pub plans: usize,
    /// The most calls of a freely written plan.
    pub calls: usize,
}

impl Default for LocalOptions {
    fn default() -> Self {
        Self { pattern: Pattern::Infill, shown: 4, voters: 10, outlines: 1, plans: 24, calls: 8 }
    }
}

/// Plans with a local model.
pub struct Local {
    model: Arc<dyn ChatModel>,
    embedder: Arc<dyn Embed>,
    library: Arc<Library>,
    instructions: String,
    options: LocalOptions,
}

impl Local {
    /// A planner that shows `instructions` and demonstrations of `library` to `model`.
    pub fn new(
        model: Arc<dyn ChatModel>,
        embedder: Arc<dyn Embed>,
        library: Arc<Library>,
        instructions: impl Into<String>,
        options: LocalOptions,
    ) -> Self {
        Self { model, embedder, library, instructions: instructions.into(), options }
    }

    fn nearest(&self, question: &str, inputs: &[Input]) -> Result<Vec<Near<'_>>, PlannerError> {
        let k = self.options.voters.max(self.options.shown);
        Ok(self.library.nearest(question, inputs, k, self.embedder.as_ref())?)
    }

    /// The conversation: instructions, demonstrations with the most alike last, the question.
    fn messages(&self, near: &[Near<'_>], question: &str, inputs: &[Input]) -> Vec<Message> {
        let mut messages = vec![Message::system(self.instructions.trim())];
        for shown in near.iter().take(self.options.shown).rev() {
            let demonstration = shown.demonstration;
            messages.push(Message::user(asked(&demonstration.question, &demonstration.inputs)));
            messages.push(Message::assistant(demonstration.plan.to_string().trim_end()));
        }
        messages.push(Message::user(asked(question, inputs)));
        messages
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
        let offered = Offered::new(question, request.glance, self.library.nouns());
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
            let mut asked = ModelRequest::new(self.messages(&near, request.question, &inputs), 400);
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
    /// Line after line, each under the grammar of what is in scope.
    async fn free(&self, request: &PlanRequest<'_>) -> Result<Planned, PlannerError> {
        let inputs = request.declared();
        let near = self.nearest(request.question, &inputs)?;
        let messages = self.messages(&near, request.question, &inputs);
        let mut planned = Planned::default();
        let mut scope = inputs.clone();
        let mut written = String::new();
        for calls_left in (0..=self.options.calls).rev() {
            let mut asked = ModelRequest::new(messages.clone(), 160);
            asked.grammar = Some(grammar::line(request.toolbox, &scope, inputs.len(), calls_left));
            asked.written.clone_from(&written);
            let turn = self.model.complete(&asked, request.cancel).await?;
            written.push_str(turn.text.trim_end());
            written.push('\n');
            planned.turns.push(Turn { model: self.model.name(), request: asked, turn });
            (request.hear)(&calls_so_far(&written));
            let Some(result) = last_result(&written, request.toolbox) else { break };
            scope.push(result);
        }
        match written.parse::<Plan>() {
            Ok(plan) => match check(plan, request.toolbox, &inputs) {
                Ok(plan) => planned.plan = Some(plan),
                Err(errors) => planned.errors.extend(errors.iter().map(ToString::to_string)),
            },
            Err(error) => planned.errors.push(error.to_string()),
        }
        Ok(planned)
    }
}

/// Name and type of what the last line gives; nothing when it is the answer.
fn last_result(written: &str, toolbox: &Toolbox) -> Option<Input> {
    let plan: Plan = format!("{written}answer \"\"\n").parse().ok()?;
    let call = plan.calls.last()?;
    Some(Input { name: call.id.clone(), ty: toolbox.spec(&call.tool)?.output.clone() })
}

/// How a question is put.
fn asked(question: &str, inputs: &[Input]) -> String {
    let names: Vec<String> = inputs.iter().map(|input| format!("${}", input.name)).collect();
    let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    format!("Inputs: {names}\nQuestion: {question}")
}

impl Planner for Local {
    fn name(&self) -> String {
        // The name says all that a replay needs to plan the same way again.
        match self.options.pattern {
            Pattern::Infill => format!("local {}", self.model.name()),
            Pattern::Free => format!("local {} (free)", self.model.name()),
        }
    }

    fn wants_glance(&self) -> bool {
        self.options.pattern == Pattern::Infill
    }

    fn plan<'a>(&'a self, request: &'a PlanRequest<'a>) -> BoxFuture<'a, Result<Planned, PlannerError>> {
        Box::pin(async move {
            match self.options.pattern {
                Pattern::Infill => self.infill(request).await,
                Pattern::Free => self.free(request).await,
            }
        })
    }
}
