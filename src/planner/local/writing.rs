//! A plan written line after line, each line under the grammar of what is in scope, and to its end another way from
//! where the model was not sure.
//!
//! The model writes the likeliest token at each place. Where another was almost as likely, only what follows tells
//! which was meant: a wrong turn leaves it with nothing likely to write. So the plan is written both ways, and the one
//! that is likelier as a whole counts. This is a beam search that forks where there is doubt, and nowhere else.

use super::{Chain, Local, PlanRequest, Planned, PlannerError};
use crate::llm::{Message, ModelRequest, ModelTurn};
use crate::plan::grammar::{Line, Name, Narrowed, Thought};
use crate::plan::{Input, calls_so_far};
use crate::tool::{ToolSpec, Toolbox};
use crate::trace::Turn;

/// Up to which difference of the logarithms of two tokens' probabilities a model that was taught counts as unsure.
pub(super) const UNSURE: f32 = 1.5;

/// From how many places, those of most doubt, a plan is written another way.
const FORKS: usize = 2;

/// The most tokens of a line.
const LINE_TOKENS: usize = 200;

/// What the lines of a plan are written from.
pub(super) struct Writing<'a> {
    pub(super) local: &'a Local,
    pub(super) request: &'a PlanRequest<'a>,
    /// The names and types of the inputs.
    pub(super) inputs: &'a [Input],
    pub(super) messages: &'a [Message],
    /// How many of the messages are the same for most questions.
    pub(super) stable_messages: usize,
    /// See [`Line::ahead`].
    pub(super) ahead: &'a [&'a ToolSpec],
    pub(super) narrowed: Option<&'a Narrowed>,
    pub(super) name: Option<&'a Name<'a>>,
    /// Below which gap a [`crate::llm::Doubt`] is one.
    pub(super) unsure: f32,
}

/// A plan that was written.
pub(super) struct Draft {
    /// Plan text.
    pub(super) written: String,
    /// Sum of the natural logarithms of the probabilities of the tokens that the model chose.
    log_prob: f32,
    /// Where it could have gone another way, line by line.
    forks: Vec<Fork>,
}

/// Another way that a plan could go.
#[derive(Default)]
struct Fork {
    /// The lines before.
    before: String,
    /// The tokens by which the next line begins.
    begun: Vec<u32>,
    /// How much less likely it looks where it forks.
    gap: f32,
    /// What [`Draft::log_prob`] is after these tokens.
    log_prob: f32,
}

impl Writing<'_> {
    /// The plans that the model writes, the likeliest first.
    pub(super) async fn drafts(&self, planned: &mut Planned) -> Result<Vec<Draft>, PlannerError> {
        let mut first = self.write(Fork::default(), true, planned).await?;
        let mut forks = std::mem::take(&mut first.forks);
        forks.sort_by(|a, b| a.gap.total_cmp(&b.gap));
        let mut drafts = vec![first];
        for fork in forks.into_iter().take(FORKS) {
            drafts.push(self.write(fork, false, planned).await?);
        }
        drafts.sort_by(|a, b| b.log_prob.total_cmp(&a.log_prob));
        Ok(drafts)
    }

    /// Writes a plan from a fork to its end. Aloud, its calls are heard as long as there is no doubt.
    async fn write(&self, fork: Fork, aloud: bool, planned: &mut Planned) -> Result<Draft, PlannerError> {
        let Writing { local, request, inputs, .. } = *self;
        let Fork { before: written, mut begun, log_prob, .. } = fork;
        let mut scope = inputs.to_vec();
        scope.extend(written.split_inclusive('\n').filter_map(|line| result(line, request.toolbox)));
        let mut draft = Draft { written, log_prob, forks: Vec::new() };
        loop {
            let calls = scope.len() - inputs.len();
            let thought = match local.options.chain {
                Chain::None => Thought::No,
                Chain::Adaptive => Thought::May,
                Chain::Fixed(thoughts) if calls < thoughts => Thought::Must,
                Chain::Fixed(_) => Thought::No,
            };
            let line = Line {
                toolbox: request.toolbox,
                scope: &scope,
                inputs: inputs.len(),
                calls_left: local.options.calls.saturating_sub(calls),
                thought,
                narrowed: self.narrowed,
                ahead: self.ahead,
                name: self.name,
            };
            let (text, turn) = self.ask(line.grammar(), &draft.written, std::mem::take(&mut begun), planned).await?;
            if let Some(doubt) = turn.doubt.filter(|doubt| doubt.gap < self.unsure) {
                let log_prob = draft.log_prob + doubt.log_prob;
                draft.forks.push(Fork { before: draft.written.clone(), begun: doubt.begun, gap: doubt.gap, log_prob });
            }
            draft.log_prob += turn.log_prob.unwrap_or_default();
            let mut made = Vec::new();
            for wanted in line.unmade(&text) {
                let (text, _) = self.ask(line.making(&wanted), &draft.written, Vec::new(), planned).await?;
                made.extend(result(&text, request.toolbox));
                draft.written += &text;
            }
            draft.written += &text;
            if aloud && draft.forks.is_empty() {
                (request.hear)(&calls_so_far(&draft.written));
            }
            scope.extend(made);
            let Some(result) = result(&text, request.toolbox) else { break };
            scope.push(result);
        }
        Ok(draft)
    }

    /// Has the model write a line.
    async fn ask(
        &self,
        grammar: String,
        written: &str,
        begun: Vec<u32>,
        planned: &mut Planned,
    ) -> Result<(String, ModelTurn), PlannerError> {
        let model = &self.local.model;
        let mut asked = ModelRequest::new(self.messages.to_vec(), LINE_TOKENS);
        asked.stable_messages = self.stable_messages;
        asked.grammar = Some(grammar);
        written.clone_into(&mut asked.written);
        asked.begun = begun;
        let turn = model.complete(&asked, self.request.cancel).await?;
        let text = format!("{}\n", turn.text.trim_end());
        planned.turns.push(Turn { model: model.name(), request: asked, turn: turn.clone() });
        Ok((text, turn))
    }
}

/// Name and type of what a line gives; nothing when it is the answer.
fn result(line: &str, toolbox: &Toolbox) -> Option<Input> {
    let call = calls_so_far(line).pop()?;
    let ty = toolbox.spec(&call.tool)?.output.clone();
    Some(Input { name: call.id, ty })
}
