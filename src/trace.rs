//! Traces: all that happened on the way from a question to its answer. The trace is the memory of a run; nothing else
//! is kept.

use std::fmt;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::llm::Usage;
pub use crate::llm::replay::RecordedTurn as Turn;
use crate::plan::{Plan, ToolCall};
use crate::tool::ToolError;
use crate::value::{Digest, Value, ValueType};

/// One run: the question, each round, and the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trace {
    /// Version of this format.
    pub version: u32,
    /// The question as the user wrote it.
    pub question: String,
    /// The inputs by name.
    pub inputs: IndexMap<String, TracedInput>,
    /// What a first look at the pictures showed, if the planner wanted one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub glance: Option<Glance>,
    /// What wrote the plans.
    pub planner: String,
    /// Plan and observations, round by round.
    pub rounds: Vec<Round>,
    /// What was answered.
    pub answer: Answered,
    /// What a second look says about the answer, if one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification: Option<Verification>,
    /// Seconds from question to answer.
    pub elapsed_s: f64,
}

/// An input of a traced question; media are kept by digest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TracedInput {
    /// Its type.
    #[serde(rename = "type")]
    pub ty: ValueType,
    /// Digest of its content.
    pub digest: Digest,
    /// Where it was read from, as the user wrote it; empty for what an earlier answer of a conversation found.
    pub path: String,
}

/// What a first look at the pictures shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glance {
    /// Lines written in any of the pictures.
    pub lines: Vec<String>,
    /// Labels of things seen in any of the pictures.
    pub labels: Vec<String>,
    /// Where each further picture begins: how many lines and labels are those of the pictures before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub begins: Vec<(usize, usize)>,
}

impl Glance {
    /// Lines and labels of each picture.
    pub fn by_picture(&self) -> Vec<(&[String], &[String])> {
        let (mut lines, mut labels) = (self.lines.as_slice(), self.labels.as_slice());
        let mut pictures = Vec::with_capacity(self.begins.len() + 1);
        // From the last picture to the first. What was read from a file may hold any numbers.
        for &(first_line, first_label) in self.begins.iter().rev() {
            let (line, label) = (first_line.min(lines.len()), first_label.min(labels.len()));
            pictures.push((&lines[line..], &labels[label..]));
            (lines, labels) = (&lines[..line], &labels[..label]);
        }
        pictures.push((lines, labels));
        pictures.reverse();
        pictures
    }
}

/// One plan and what came of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Round {
    /// What was said to the planner's model and what it answered.
    pub turns: Vec<Turn>,
    /// Sentences about plans that did not pass their check.
    pub errors: Vec<String>,
    /// The plan that ran.
    pub plan: Option<Plan>,
    /// What each call gave, in the plan's order.
    pub observations: Vec<Observation>,
    /// Whether the decision maker found it enough, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

impl Round {
    /// The calls that failed, in the plan's order, and why.
    pub(crate) fn failures(&self) -> impl Iterator<Item = (&ToolCall, &ToolError)> {
        self.observations.iter().filter_map(|observation| {
            let error = observation.error()?;
            Some((self.plan.as_ref()?.calls.iter().find(|call| call.id == observation.call)?, error))
        })
    }

    /// A round whose first call failed.
    #[cfg(test)]
    pub(crate) fn failed(plan: Plan, error: ToolError) -> Self {
        let (call, tool) = (plan.calls[0].id.clone(), plan.calls[0].tool.clone());
        let outcome = Outcome::Failed { error };
        let seen = Observation { call, tool, key: None, outcome, started_s: 0.0, elapsed_s: 0.0, cached: false };
        Self { plan: Some(plan), observations: vec![seen], ..Self::default() }
    }
}

/// What the decision maker said of a round.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decision {
    /// What is to happen.
    pub verdict: Verdict,
    /// Why, in the model's words.
    pub why: String,
    /// What was said to the model and what it answered.
    pub turn: Turn,
}

/// What is to happen after a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The answer is given.
    Answer,
    /// The planner is asked again.
    Again,
    /// The question is given up.
    GiveUp,
}

/// The refiner's words for an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Numbers and names in them that nothing observed says. If there are any, the words are not the answer.
    pub unsupported: Vec<String>,
    /// What was said to the model and what it answered.
    pub turn: Turn,
}

/// What a second look says about an answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Verification {
    /// What the answer says, each with what the experts say to it.
    pub claims: Vec<Claim>,
    /// Whether the answer would have been another one without what an expert found.
    pub mattered: Vec<Mattered>,
}

/// Something an answer says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// What it says, in words.
    pub text: String,
    /// What a second look came to.
    pub holds: Holds,
    /// What the second look found, in words.
    pub found: String,
}

/// What a second look came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// It found the same.
    Yes,
    /// It found something else.
    No,
    /// No expert could tell.
    Unknown,
}

/// The answer without what one expert found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mattered {
    /// Id of the call.
    pub call: String,
    /// Its tool.
    pub tool: String,
    /// Whether the answer is another one without it.
    pub mattered: bool,
    /// That answer, or why there would be none.
    pub without: String,
}

/// What was answered, and what it rests on.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answered {
    /// The answer, or why there is none.
    pub text: String,
    /// Whether the question was answered.
    pub answered: bool,
    /// What the answer rests on.
    pub evidence: Vec<Evidence>,
    /// Numbers and names in the answer that neither an observation nor the question says: the planner's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsupported: Vec<String>,
    /// What the refiner made of it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
}

/// Something seen or heard that an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// `box` on a picture, or `time` in a recording.
    pub kind: EvidenceKind,
    /// Name of the input it lies in.
    pub input: String,
    /// Left, top, right, bottom in pixels of the original picture, y down, half-open.
    #[serde(rename = "box", default, skip_serializing_if = "Option::is_none")]
    pub xyxy: Option<[f32; 4]>,
    /// Start and end in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<[f64; 2]>,
    /// The bytes of `text` that the answer takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<[usize; 2]>,
    /// What is written, said or seen there.
    pub text: String,
    /// How sure the expert is, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f32>,
    /// The call that found it, or the input when it was found for an earlier question.
    pub call: String,
}

/// Where evidence lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// A box on a picture.
    Box,
    /// A span of time in a recording.
    Time,
}

impl Trace {
    /// What all model turns of the run cost together.
    pub fn usage(&self) -> Usage {
        let mut sum = Usage::default();
        let decided = self.rounds.iter().filter_map(|round| Some(&round.decision.as_ref()?.turn));
        let worded = self.answer.wording.as_ref().map(|wording| &wording.turn);
        for turn in self.rounds.iter().flat_map(|round| &round.turns).chain(decided).chain(worded) {
            sum.add(&turn.turn.usage);
        }
        sum
    }

    /// The run as one object for programs: the answer with its evidence, the last round's plan and observations, what
    /// it cost, and the pictures it made, as `artifacts` writes them.
    ///
    /// # Errors
    ///
    /// When the artifacts cannot be written as JSON.
    pub fn object(&self, artifacts: &impl Serialize) -> serde_json::Result<serde_json::Value> {
        let usage = self.usage();
        // Through text, so that numbers keep the digits they are written with.
        let written: serde_json::Value = serde_json::from_slice(&serde_json::to_vec(self)?)?;
        let round = written["rounds"].as_array().and_then(|rounds| rounds.last()).cloned().unwrap_or_default();
        Ok(serde_json::json!({
            "answer": self.answer.text,
            "answered": self.answer.answered,
            "evidence": written["answer"]["evidence"],
            "unsupported": self.answer.unsupported,
            "verification": self.verification,
            "plan": round["plan"],
            "observations": round["observations"],
            "artifacts": serde_json::to_value(artifacts)?,
            "usage": {
                "prompt_tokens": usage.prompt_tokens,
                "cached_tokens": usage.cached_tokens,
                "completion_tokens": usage.completion_tokens,
                "calls": usage.calls,
            },
            "elapsed_s": self.elapsed_s,
        }))
    }
}

/// What became of one call.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Id of the call in its plan.
    pub call: String,
    /// The tool.
    pub tool: String,
    /// Digest of tool, version and arguments: equal keys have equal values. Nothing when the call had no arguments
    /// because a call before it failed.
    pub key: Option<Digest>,
    /// How it ended.
    pub outcome: Outcome,
    /// When it began, in seconds from the beginning of the run; when it was settled, if it never ran.
    pub started_s: f64,
    /// How long it took, in seconds.
    pub elapsed_s: f64,
    /// Whether the value is that of an earlier or an equal call.
    pub cached: bool,
}

/// With `reads`, how the outcome reads to people, so that whoever shows a trace need not know every type.
impl Serialize for Observation {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            call: &'a str,
            tool: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            key: Option<&'a Digest>,
            outcome: &'a Outcome,
            reads: String,
            started_s: f64,
            elapsed_s: f64,
            cached: bool,
        }
        Written {
            call: &self.call,
            tool: &self.tool,
            key: self.key.as_ref(),
            outcome: &self.outcome,
            reads: self.outcome.to_string(),
            started_s: self.started_s,
            elapsed_s: self.elapsed_s,
            cached: self.cached,
        }
        .serialize(serializer)
    }
}

/// The value as it reads in an answer, the error, or what it was skipped for.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done { value } if value.is_empty() => f.write_str("nothing"),
            Self::Done { value } => write!(f, "{value}"),
            Self::Failed { error } => write!(f, "{error}"),
            Self::Skipped { cause } => write!(f, "because `{cause}` gave no value"),
        }
    }
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Outcome {
    /// With a value.
    Done {
        /// The value.
        value: Value,
    },
    /// With an error.
    Failed {
        /// The error.
        error: ToolError,
    },
    /// It never ran, because a call it depends on gave no value.
    Skipped {
        /// Id of the call that failed.
        cause: String,
    },
}

impl Observation {
    /// The value, if the call gave one.
    pub fn value(&self) -> Option<&Value> {
        match &self.outcome {
            Outcome::Done { value } => Some(value),
            _ => None,
        }
    }

    /// The error, if the call failed.
    pub fn error(&self) -> Option<&ToolError> {
        match &self.outcome {
            Outcome::Failed { error } => Some(error),
            _ => None,
        }
    }

    /// Id of the call that failed, when this one gave no value: itself or the one it was skipped for.
    pub fn cause(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Done { .. } => None,
            Outcome::Failed { .. } => Some(&self.call),
            Outcome::Skipped { cause } => Some(cause),
        }
    }
}
