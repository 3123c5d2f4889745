//! The planner behind an OpenAI-compatible address: asks a model for a plan, checks what comes and has it mended.
//!
//! The model is told the tools, the way a plan is written and a few worked examples. The plan is asked for as
//! structured output, as a call of the tool `submit_plan`, or as plan text, whichever the server can; the first way
//! that it takes is remembered. A plan that does not pass its check goes back with what is wrong, at most
//! [`REPAIRS`] times. After a plan has run, the next request shows what came of each call, quoted as data.

mod examples;
mod picture;
mod prompt;
mod reply;
mod schema;

use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

use self::examples::Example;
use self::picture::Side;
use self::prompt::{Prompt, Spelling};
use self::reply::Reply;
use super::{Chain, PlanRequest, Planned, Planner, PlannerError};
use crate::llm::openai::{json_grammar, tool_grammar};
use crate::llm::{ChatModel, Finish, Message, ModelError, ModelRequest, Part};
use crate::plan::{CheckedPlan, check};
use crate::prompt::{Selection, Shelf, quote};
use crate::trace::{Round, Turn};
use crate::value::Value;

/// How often a plan is sent back to be mended.
pub const REPAIRS: usize = 2;

/// How many of the pictures that a plan made are shown when it is followed by another.
const MADE: usize = 4;

/// The most bytes of a reply that are sent back with its errors.
const MAX_ECHO: usize = 8 * 1024;

/// How plans are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutputMode {
    /// Structured output, else a tool call, else plan text: the first that the server takes.
    #[default]
    Auto,
    /// Structured output: JSON of the plan's schema.
    Schema,
    /// A call of the tool `submit_plan`.
    Tool,
    /// Plan text.
    Text,
}

impl FromStr for OutputMode {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "auto" => Ok(Self::Auto),
            "schema" => Ok(Self::Schema),
            "tool" => Ok(Self::Tool),
            "text" => Ok(Self::Text),
            _ => Err(format!("`{word}` is no output mode: expected `auto`, `schema`, `tool` or `text`")),
        }
    }
}

/// How a remote model is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoteOptions {
    /// How plans are asked for.
    pub mode: OutputMode,
    /// The most tokens of one reply.
    pub max_tokens: usize,
    /// Which demonstrations are shown.
    pub selection: Selection,
    /// The most demonstrations shown.
    pub demonstrations: usize,
    /// About how many tokens the demonstrations may take: four bytes of text a token, and for each picture one for 32
    /// by 32 pixels.
    pub demonstration_tokens: usize,
    /// Longer side that the pictures of demonstrations are scaled down to, in pixels.
    pub demonstration_side: u32,
    /// Whether a model that sees is shown the pictures. A replay of turns without pictures must not show any.
    pub show_pictures: bool,
    /// Longer side that pictures are scaled down to before they are sent, in pixels.
    pub longest_side: u32,
    /// What the model writes of its reasoning.
    pub chain: Chain,
    /// Whether the model is told what a first look at the pictures shows.
    pub glance: bool,
    /// Whether the model runs inside of this program and not behind an address. The planner's name says so.
    pub inside: bool,
}

impl Default for RemoteOptions {
    fn default() -> Self {
        Self {
            mode: OutputMode::Auto,
            max_tokens: 2048,
            selection: Selection::Retrieved,
            demonstrations: 6,
            demonstration_tokens: 2400,
            demonstration_side: 384,
            show_pictures: true,
            longest_side: 1024,
            chain: Chain::Adaptive,
            glance: false,
            inside: false,
        }
    }
}

/// A planner that asks a model behind an address, or one inside of this program that sees.
pub struct Remote {
    model: Arc<dyn ChatModel>,
    options: RemoteOptions,
    prompt: Prompt,
    shelf: Shelf,
    /// The spelling that the server takes, once that is known.
    settled: Mutex<Option<Spelling>>,
}

impl Remote {
    /// A planner that speaks the words of `template` (`prompts/remote.jinja` or one like it) and shows demonstrations of
    /// the shelf that serve the question.
    ///
    /// # Errors
    ///
    /// [`PlannerError::Template`] when the template does not read.
    pub fn new(
        model: Arc<dyn ChatModel>,
        template: impl Into<String>,
        shelf: Shelf,
        options: RemoteOptions,
    ) -> Result<Self, PlannerError> {
        let prompt = Prompt::new(template.into())?;
        Ok(Self { model, options, prompt, shelf, settled: Mutex::default() })
    }

    /// The spellings to try, in order.
    fn spellings(&self) -> Vec<Spelling> {
        let settled = *self.settled.lock().unwrap_or_else(PoisonError::into_inner);
        match (self.options.mode, settled) {
            (OutputMode::Auto, Some(spelling)) => vec![spelling],
            (OutputMode::Auto, None) => vec![Spelling::Json, Spelling::ToolCall, Spelling::Text],
            (OutputMode::Schema, _) => vec![Spelling::Json],
            (OutputMode::Tool, _) => vec![Spelling::ToolCall],
            (OutputMode::Text, _) => vec![Spelling::Text],
        }
    }

    async fn plan(&self, request: &PlanRequest<'_>) -> Result<Planned, PlannerError> {
        let sees = self.options.show_pictures && self.model.sees_images();
        let examples = examples::choose(&self.shelf, request, &self.options, sees).await?;
        let pictures = if sees {
            let side = Side(self.options.longest_side);
            picture::parts(request.inputs, side).await.map_err(|reason| self.fail(reason))?
        } else {
            Vec::new()
        };
        let made = if sees { self.pictures_made(request).await? } else { Vec::new() };
        let mut spellings = self.spellings().into_iter().peekable();
        while let Some(spelling) = spellings.next() {
            let talk = Talk { remote: self, request, spelling };
            match talk.plan(&examples, &pictures, &made).await {
                // A recording made with another spelling knows nothing of this one.
                Err(PlannerError::Model(ModelError::Grammar { .. } | ModelError::NotRecorded { .. }))
                    if spellings.peek().is_some() => {}
                result => return result,
            }
        }
        Ok(Planned::default())
    }

    /// The last pictures that the last plan made on its way: crops, enlargements, marks.
    async fn pictures_made(&self, request: &PlanRequest<'_>) -> Result<Vec<Part>, PlannerError> {
        let observations = request.rounds.last().map_or(&[][..], |round| &round.observations);
        let pictures = observations.iter().filter_map(|it| match it.value() {
            Some(value @ Value::Image(_)) => Some((it.call.clone(), value.clone())),
            _ => None,
        });
        let mut pictures: Vec<(String, Value)> = pictures.collect();
        let last = pictures.split_off(pictures.len().saturating_sub(MADE)).into_iter().collect();
        picture::parts(&last, Side(self.options.longest_side)).await.map_err(|reason| self.fail(reason))
    }

    fn fail(&self, reason: String) -> PlannerError {
        ModelError::Backend { model: self.model.name(), reason }.into()
    }
}

impl Planner for Remote {
    fn name(&self) -> String {
        // The name says all that a replay needs to plan the same way again.
        let RemoteOptions { selection, chain, .. } = self.options;
        let selection = (selection != Selection::Retrieved).then(|| selection.to_string());
        let chain = (chain != Chain::Adaptive).then(|| format!("chain {chain}"));
        let glance = self.options.glance.then(|| "glance".to_owned());
        let notes: Vec<String> = selection.into_iter().chain(chain).chain(glance).collect();
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
        let place = if self.options.inside { "sighted" } else { "remote" };
        format!("{place} {}{notes}", self.model.name())
    }

    fn wants_glance(&self) -> bool {
        self.options.glance
    }

    fn plan<'a>(&'a self, request: &'a PlanRequest<'a>) -> BoxFuture<'a, Result<Planned, PlannerError>> {
        Box::pin(self.plan(request))
    }
}

/// One conversation in one spelling.
struct Talk<'a> {
    remote: &'a Remote,
    request: &'a PlanRequest<'a>,
    spelling: Spelling,
}

impl Talk<'_> {
    /// `pictures` are the inputs, `made` those that the last plan made.
    async fn plan(&self, examples: &[Example], pictures: &[Part], made: &[Part]) -> Result<Planned, PlannerError> {
        let mut messages = self.messages(examples, pictures, made)?;
        let grammar = self.grammar();
        let declared = self.request.declared();
        let mut planned = Planned::default();
        for attempt in 0..=REPAIRS {
            let request = ModelRequest {
                grammar: grammar.clone(),
                stable_messages: 1,
                ..ModelRequest::new(messages.clone(), self.remote.options.max_tokens)
            };
            let hear = |text: &str| {
                let calls = reply::calls_so_far(text, self.request.toolbox, &declared);
                if !calls.is_empty() {
                    (self.request.hear)(&calls);
                }
            };
            let turn = self.remote.model.stream(&request, self.request.cancel, &hear).await?;
            *self.remote.settled.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.spelling);
            let text = turn.text.clone();
            let cut = turn.finish == Finish::Length;
            planned.turns.push(Turn { model: self.remote.model.name(), request, turn });
            let problems = match self.read(&text, cut) {
                Ok(plan) => {
                    planned.plan = plan;
                    break;
                }
                Err(problems) => problems,
            };
            planned.errors.extend(problems.for_people);
            if attempt < REPAIRS {
                messages.push(Message::assistant(echo(&text)));
                messages.push(Message::user(self.remote.prompt.repair(&problems.for_model, self.spelling)?));
            }
        }
        Ok(planned)
    }

    fn grammar(&self) -> Option<String> {
        match self.spelling {
            Spelling::Text => None,
            Spelling::Json => Some(json_grammar(&schema::plan_schema(self.request.toolbox, self.remote.options.chain))),
            Spelling::ToolCall => {
                Some(tool_grammar("submit_plan", &schema::plan_schema(self.request.toolbox, self.remote.options.chain)))
            }
        }
    }

    /// The conversation up to the reply that is asked for. Each demonstration is a turn of it; what came of one stands
    /// before what is asked next.
    fn messages(&self, examples: &[Example], pictures: &[Part], made: &[Part]) -> Result<Vec<Message>, PlannerError> {
        let prompt = &self.remote.prompt;
        let with_pictures = |text: String, pictures: &[Part]| {
            let mut message = Message::user(text);
            message.parts.extend(pictures.iter().cloned());
            message
        };
        let mut messages =
            vec![Message::system(prompt.system(self.request.toolbox, self.spelling, self.remote.options.chain)?)];
        let mut before = None;
        for example in examples {
            let asked = prompt.example(example, before)?;
            messages.push(with_pictures(asked, &example.pictures));
            messages.push(Message::assistant(self.spelling.write(&example.demonstration.plan)));
            before = Some(&example.demonstration);
        }
        messages.push(with_pictures(prompt.question(self.request, before)?, pictures));
        let ran: Vec<&Round> = self.request.rounds.iter().filter(|round| round.plan.is_some()).collect();
        for (i, round) in ran.iter().enumerate() {
            let Some(plan) = &round.plan else { continue };
            messages.push(Message::assistant(self.spelling.write(plan)));
            let last = i + 1 == ran.len();
            messages.push(with_pictures(prompt.replan(round, last, self.spelling)?, if last { made } else { &[] }));
        }
        Ok(messages)
    }

    /// The plan in a reply, checked; none when the model has nothing more to offer.
    fn read(&self, text: &str, cut: bool) -> Result<Option<CheckedPlan>, Problems> {
        let declared = self.request.declared();
        let plan = match reply::read(text, self.request.toolbox, &declared) {
            Ok(Reply::Nothing) => return Ok(None),
            Ok(Reply::Plan(plan)) => plan,
            Err(_) if cut => {
                let most = self.remote.options.max_tokens;
                let said = format!("The answer was cut off after {most} tokens: write a shorter plan.");
                return Err(Problems { for_people: vec![said.clone()], for_model: vec![said] });
            }
            Err(error) => {
                return Err(Problems { for_people: vec![error.to_string()], for_model: vec![error.for_model()] });
            }
        };
        // A plan that ran and is proposed again would come to the same end.
        let known = self.request.rounds.iter().filter_map(|round| round.plan.as_ref());
        if known.into_iter().any(|earlier| earlier.calls == plan.calls && earlier.answer == plan.answer) {
            return Ok(None);
        }
        check(plan, self.request.toolbox, &declared).map(Some).map_err(|errors| Problems {
            for_people: errors.iter().map(ToString::to_string).collect(),
            for_model: errors.iter().map(|error| error.for_model()).collect(),
        })
    }
}

/// What is wrong with a reply, in words for each reader.
struct Problems {
    for_people: Vec<String>,
    for_model: Vec<String>,
}

/// A reply as it goes back to the model. Servers refuse empty messages.
fn echo(text: &str) -> &str {
    let shown = quote::head(text, MAX_ECHO);
    if shown.trim().is_empty() { "(nothing)" } else { shown }
}
