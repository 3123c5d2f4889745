//! What can be wrong with a plan, each error with its way out: one wording for people, one for the planner.

use std::fmt;

use super::MAX_CALLS;
use crate::value::ValueType;

/// One thing that is wrong with a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// More calls than a plan may have.
    TooManyCalls {
        /// How many there are.
        calls: usize,
    },
    /// A call's id is no name.
    BadName {
        /// The id.
        call: String,
    },
    /// A call is named like an input.
    NameOfInput {
        /// The id.
        call: String,
    },
    /// Two calls have one name.
    DuplicateId {
        /// The id.
        call: String,
    },
    /// There is no such tool.
    UnknownTool {
        /// The call.
        call: String,
        /// The name it gives.
        tool: String,
        /// Tools with a like name; all of them when none is like it.
        near: Vec<String>,
    },
    /// The tool is known and not to be had just now.
    LackingTool {
        /// The call.
        call: String,
        /// The name it gives.
        tool: String,
        /// Why it is not there.
        why: String,
    },
    /// A required argument is not given.
    MissingParam {
        /// Where.
        at: Place,
        /// What it takes.
        expected: ValueType,
        /// What could be given.
        fitting: Fitting,
    },
    /// The tool has no such parameter.
    UnknownParam {
        /// Where.
        at: Place,
        /// The parameters it has, the most like one first.
        near: Vec<String>,
    },
    /// A literal of a type that the parameter does not take.
    WrongLiteral {
        /// Where.
        at: Place,
        /// What it takes.
        expected: ValueType,
        /// What was written.
        literal: String,
    },
    /// A literal where only the value of an input or a call can stand.
    LiteralForValue {
        /// Where.
        at: Place,
        /// What it takes.
        expected: ValueType,
        /// What was written.
        literal: String,
        /// What could be given.
        fitting: Fitting,
    },
    /// A word that is none of the words the parameter takes.
    NotAChoice {
        /// Where.
        at: Place,
        /// What was written.
        word: String,
        /// The words it takes, those most like the written one first.
        choices: Vec<String>,
    },
    /// The value of an input or a call is of a type that the parameter does not take.
    WrongType {
        /// Where.
        at: Place,
        /// What it takes.
        expected: ValueType,
        /// The input or call.
        name: String,
        /// What that gives.
        actual: ValueType,
        /// What could be given.
        fitting: Fitting,
    },
    /// A reference to nothing.
    UnknownReference {
        /// Where; nothing for the answer.
        at: Option<Place>,
        /// The name.
        name: String,
        /// Inputs and calls with a like name, or all of them.
        near: Vec<String>,
    },
    /// A call that refers to itself.
    SelfReference {
        /// Where.
        at: Place,
    },
    /// A reference to a call further down.
    ForwardReference {
        /// Where.
        at: Place,
        /// The call further down.
        name: String,
    },
    /// Calls that wait for each other.
    Cycle {
        /// Their ids: each needs the next, the last needs the first.
        calls: Vec<String>,
    },
    /// The answer's braces do not match.
    Template {
        /// What is wrong.
        problem: String,
        /// The way out.
        remedy: String,
    },
    /// The answer holds the value of no input and no call: it would be made up.
    AnswerWithoutValue {
        /// Calls whose values it could hold.
        calls: Vec<String>,
    },
}

/// A parameter of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Id of the call.
    pub call: String,
    /// Its tool.
    pub tool: String,
    /// The parameter.
    pub param: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` of `{} = {}(...)`", self.param, self.call, self.tool)
    }
}

/// What could be given for a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fitting {
    /// Inputs and earlier calls of a fitting type.
    pub values: Vec<String>,
    /// Tools that give a fitting type.
    pub tools: Vec<String>,
}

impl Fitting {
    /// The way out for a parameter of type `expected`.
    fn remedy(&self, expected: &ValueType) -> String {
        if !self.values.is_empty() {
            let values: Vec<String> = self.values.iter().map(|name| format!("${name}")).collect();
            return format!("give {}", words(&values, "or"));
        }
        if !self.tools.is_empty() {
            return format!("no value so far is {expected}; first call {}", words(&self.tools, "or"));
        }
        format!("no input and no tool gives {expected}; do without this call")
    }
}

impl PlanError {
    /// What is wrong, and what to do about it. Neither starts with a capital or ends with a full stop.
    fn words(&self) -> (String, String) {
        match self {
            Self::TooManyCalls { calls } => {
                (format!("{calls} calls, at most {MAX_CALLS} can be run"), "write a shorter plan".to_owned())
            }
            Self::BadName { call } => (
                format!("`{call}` cannot be the name of a call"),
                "use lower case letters, digits and `_`, a letter first, at most 64".to_owned(),
            ),
            Self::NameOfInput { call } => {
                (format!("the call `{call}` has the name of an input"), "give it another name".to_owned())
            }
            Self::DuplicateId { call } => {
                (format!("two calls are named `{call}`"), "give each call a name of its own".to_owned())
            }
            Self::UnknownTool { call, tool, near } => {
                (format!("there is no tool `{tool}`, called for `{call}`"), format!("use {}", words(near, "or")))
            }
            Self::LackingTool { call, tool, why } => {
                (format!("the tool `{tool}`, called for `{call}`, is not there"), why.clone())
            }
            Self::MissingParam { at, expected, fitting } => {
                let remedy = match expected {
                    ValueType::OneOf(_) | ValueType::Any => fitting.remedy(expected),
                    ty if ty.is_literal() => literal_remedy(ty),
                    ty => fitting.remedy(ty),
                };
                (format!("{at} is missing, expected {expected}"), remedy)
            }
            Self::UnknownParam { at, near } => {
                let known = if near.is_empty() {
                    "it takes no arguments".to_owned()
                } else {
                    format!("use {}", words(near, "or"))
                };
                (format!("`{}` in `{}` is no parameter of `{}`", at.param, at.call, at.tool), known)
            }
            Self::WrongLiteral { at, expected, literal } => {
                (format!("{at} takes {expected}, got `{literal}`"), literal_remedy(expected))
            }
            Self::LiteralForValue { at, expected, literal, fitting } => (
                format!("{at} takes the {expected} of an input or a call, got the literal `{literal}`"),
                fitting.remedy(expected),
            ),
            Self::NotAChoice { at, word, choices } => {
                (format!("{at} cannot be `{word}`"), format!("use {}", words(choices, "or")))
            }
            Self::WrongType { at, expected, name, actual, fitting } => {
                (format!("{at} takes {expected}, but `${name}` is {actual}"), fitting.remedy(expected))
            }
            Self::UnknownReference { at, name, near } => {
                let place = at.as_ref().map_or_else(|| "the answer".to_owned(), ToString::to_string);
                let remedy =
                    if near.is_empty() { "give no reference".to_owned() } else { format!("use {}", words(near, "or")) };
                (format!("`${name}` in {place} is no input and no call"), remedy)
            }
            Self::SelfReference { at } => {
                (format!("{at} is the call itself"), "give an input or an earlier call".to_owned())
            }
            Self::ForwardReference { at, name } => (
                format!("{at} refers to `{name}`, which is called only further down"),
                format!("move `{name}` above `{}`", at.call),
            ),
            Self::Cycle { calls } => {
                let chain: Vec<String> = calls.iter().map(|call| format!("`{call}`")).collect();
                let closed =
                    format!("{}, which needs `{}`", chain.join(" needs "), calls.first().map_or("", String::as_str));
                (
                    format!("{} calls wait for each other: {closed}", calls.len()),
                    "let the first of them refer only to inputs and calls above it".to_owned(),
                )
            }
            Self::Template { problem, remedy } => (format!("the answer has {problem}"), remedy.clone()),
            Self::AnswerWithoutValue { calls } => (
                "the answer holds no value".to_owned(),
                match calls.is_empty() {
                    true => "call a tool and put `{name}` of the call into the answer, or write `unanswerable \"why\"`"
                        .to_owned(),
                    false => format!(
                        "put {} into the answer",
                        words(&calls.iter().map(|call| format!("{{{call}}}")).collect::<Vec<_>>(), "or")
                    ),
                },
            ),
        }
    }

    /// One or two sentences that a planner can mend its plan from.
    pub fn for_model(&self) -> String {
        let (problem, remedy) = self.words();
        format!("{}. {}.", capital(&problem), capital(&remedy))
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (problem, remedy) = self.words();
        write!(f, "{problem}: {remedy}")
    }
}

impl std::error::Error for PlanError {}

/// Everything that is wrong with a plan, in the order of the plan; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanErrors(pub(super) Vec<PlanError>);

impl PlanErrors {
    /// The errors, in the order of the plan.
    pub fn iter(&self) -> std::slice::Iter<'_, PlanError> {
        self.0.iter()
    }

    /// A line for each error that a planner can mend its plan from.
    pub fn for_model(&self) -> String {
        self.0.iter().map(|error| format!("- {}", error.for_model())).collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for PlanErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            [one] => write!(f, "the plan cannot run: {one}"),
            many => {
                write!(f, "the plan cannot run, it has {} errors", many.len())?;
                many.iter().try_for_each(|error| write!(f, "\n  {error}"))
            }
        }
    }
}

impl std::error::Error for PlanErrors {}

fn literal_remedy(expected: &ValueType) -> String {
    let example = match expected {
        ValueType::Text => r#""words""#,
        ValueType::Number => "3",
        ValueType::Bool => "true",
        ValueType::List(element) if **element == ValueType::Number => "[1, 2]",
        ValueType::List(_) => r#"["one", "two"]"#,
        _ => return format!("give `$name` of an input or a call that is {expected}"),
    };
    format!("write it like `{example}`, or give `$name` of a call that is {expected}")
}

/// `a`, `b` or `c`, each in backticks.
fn words(names: &[String], last: &str) -> String {
    let mut quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.pop() {
        None => String::new(),
        Some(only) if quoted.is_empty() => only,
        Some(end) => format!("{} {last} {end}", quoted.join(", ")),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
