//! Plan text: the spelling of a plan for people, prompts and small models. Writing is [`Display`](fmt::Display),
//! reading is [`FromStr`]; what is written reads back as the same plan.
//!
//! ```text
//! plan   = line* last
//! line   = "## " thought of the plan | "# " thought of the call below | call | nothing
//! call   = name "=" name "(" [ name "=" value { "," name "=" value } ] ")"
//! value  = "$" name | JSON
//! last   = "answer" "$" name | "answer" string | "unanswerable" string
//! name   = letters, digits, "_" and "-" | JSON string
//! ```
//!
//! Where a model slips and its meaning is certain, reading is lenient: spaces and line breaks within a call, a comma
//! too many, `:` for `=`, strings in single quotes, `True`, a fence of three backticks around the plan. What could mean
//! two things is an error that says how to write either.

use std::fmt;
use std::str::FromStr;

use indexmap::IndexMap;
use serde_json::Value as Json;

use super::cursor::{Cursor, unfence};
use super::{Answer, Arg, MAX_CALLS, MAX_TEXT, Plan, Reference, ToolCall};

/// Text or JSON that does not read as a plan: where, what stands there, and what should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct ParsePlanError {
    /// Line the problem is on, from 1.
    pub line: usize,
    /// What is wrong, what was expected, and the way out.
    pub problem: String,
}

impl ParsePlanError {
    /// One sentence a planner can mend its plan from.
    pub fn for_model(&self) -> String {
        format!("The plan does not read. Line {}: {}.", self.line, self.problem)
    }
}

impl Plan {
    /// The plan with its thoughts as plan text keeps them: lines without the spaces around them, no blank lines, and
    /// no thought where no line is left. Everything else is kept as it is.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        self.thought = tidy_thought(self.thought.as_deref());
        for call in &mut self.calls {
            call.thought = tidy_thought(call.thought.as_deref());
        }
        self
    }
}

fn tidy_thought(thought: Option<&str>) -> Option<String> {
    let lines: Vec<&str> = thought_lines(thought).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn thought_lines(thought: Option<&str>) -> impl Iterator<Item = &str> {
    thought.unwrap_or("").split('\n').map(str::trim).filter(|line| !line.is_empty())
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in thought_lines(self.thought.as_deref()) {
            writeln!(f, "## {line}")?;
        }
        for call in &self.calls {
            for line in thought_lines(call.thought.as_deref()) {
                writeln!(f, "# {line}")?;
            }
            writeln!(f, "{call}")?;
        }
        writeln!(f, "{}", self.answer)
    }
}

/// The call alone, without its thought.
impl fmt::Display for ToolCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A call named like the last line's keyword is quoted, so that the two cannot be taken for each other.
        if KEYWORDS.contains(&self.id.as_str()) {
            write!(f, "\"{}\"", self.id)?;
        } else {
            write!(f, "{}", Name(&self.id))?;
        }
        write!(f, " = {}(", Name(&self.tool))?;
        for (i, (param, arg)) in self.args.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{}={arg}", Name(param))?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ref(reference) => write!(f, "{reference}"),
            Self::Literal(literal) => write_literal(f, literal),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "${}", Name(&self.id))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(reference) => write!(f, "answer {reference}"),
            Self::Template(words) => write!(f, "answer {}", Json::from(words.as_str())),
            Self::Unanswerable { unanswerable } => write!(f, "unanswerable {}", Json::from(unanswerable.as_str())),
        }
    }
}

/// A name, quoted when it is not made of letters, digits, `_` and `-`.
struct Name<'a>(&'a str);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.is_empty() && self.0.chars().all(is_name_char) {
            f.write_str(self.0)
        } else {
            write!(f, "{}", Json::from(self.0))
        }
    }
}

/// JSON with a space after each comma of a list, as people write it.
fn write_literal(f: &mut fmt::Formatter<'_>, literal: &Json) -> fmt::Result {
    let Json::Array(items) = literal else { return write!(f, "{literal}") };
    f.write_str("[")?;
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        write_literal(f, item)?;
    }
    f.write_str("]")
}

/// Characters of a name that needs no quotes.
pub(super) fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

const KEYWORDS: [&str; 2] = ["answer", "unanswerable"];

/// Reads plan text.
impl FromStr for Plan {
    type Err = ParsePlanError;

    fn from_str(text: &str) -> Result<Self, ParsePlanError> {
        if text.len() > MAX_TEXT {
            let problem =
                format!("the plan has {} bytes, at most {MAX_TEXT} are read: write a shorter one", text.len());
            return Err(ParsePlanError { line: 1, problem });
        }
        let (body, start) = unfence(text)?;
        Reader { cursor: Cursor::new(body, start), plan_thought: Vec::new(), call_thought: Vec::new() }.plan()
    }
}

/// The calls of a plan that is still being written, as plan text or as JSON, as far as they are whole: a line of plan
/// text is whole when a line break follows it. What stands before the plan or does not read ends the calls, it is no
/// error.
pub fn calls_so_far(text: &str) -> Vec<ToolCall> {
    if text.trim_start().starts_with('{') {
        return super::json::calls_so_far(text);
    }
    let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
    let Ok((body, start)) = unfence(whole) else { return Vec::new() };
    let mut reader = Reader { cursor: Cursor::new(body, start), plan_thought: Vec::new(), call_thought: Vec::new() };
    reader.whole_calls()
}

/// Reads one call, such as an example in a tool's manifest.
impl FromStr for ToolCall {
    type Err = ParsePlanError;

    fn from_str(text: &str) -> Result<Self, ParsePlanError> {
        let mut reader = Reader { cursor: Cursor::new(text, 0), plan_thought: Vec::new(), call_thought: Vec::new() };
        reader.cursor.skip_blank();
        let call = reader.call()?;
        reader.cursor.skip_blank();
        if !reader.cursor.at_end() {
            return Err(reader.cursor.unexpected("the end of the call"));
        }
        Ok(call)
    }
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    plan_thought: Vec<&'a str>,
    /// Thought lines that wait for their call.
    call_thought: Vec<&'a str>,
}

impl Reader<'_> {
    /// The calls up to the answer, or to what does not read.
    fn whole_calls(&mut self) -> Vec<ToolCall> {
        let mut calls = Vec::new();
        while calls.len() < MAX_CALLS {
            self.cursor.skip_blank();
            if self.cursor.at_end() {
                break;
            }
            if self.comment() {
                continue;
            }
            if !matches!(self.answer(), Ok(None)) {
                break;
            }
            let Ok(call) = self.call() else { break };
            if self.end_of_line().is_err() {
                break;
            }
            calls.push(call);
            self.trailing_comment(&mut calls);
        }
        calls
    }

    fn plan(mut self) -> Result<Plan, ParsePlanError> {
        let mut calls = Vec::new();
        let answer = loop {
            self.cursor.skip_blank();
            if self.cursor.at_end() {
                let problem = "the plan ends without an answer: the last line is `answer $name`, \
                               `answer \"words {name}\"` or `unanswerable \"why\"`";
                return Err(self.cursor.error(problem));
            }
            if self.comment() {
                continue;
            }
            if let Some(answer) = self.answer()? {
                break answer;
            }
            if calls.len() == MAX_CALLS {
                return Err(self.cursor.error(&format!("more than {MAX_CALLS} calls: write a shorter plan")));
            }
            calls.push(self.call()?);
            self.end_of_line()?;
            self.trailing_comment(&mut calls);
        };
        self.nothing_more()?;
        // A thought with no call below it can only be about the whole.
        self.plan_thought.append(&mut self.call_thought);
        let thought = (!self.plan_thought.is_empty()).then(|| self.plan_thought.join("\n"));
        Ok(Plan { thought, calls, answer })
    }

    /// Takes a line that starts with `#`, if there is one here.
    fn comment(&mut self) -> bool {
        if self.cursor.peek() != Some('#') {
            return false;
        }
        let line = self.cursor.rest_of_line();
        let (thoughts, words) = match line.strip_prefix("##") {
            Some(words) => (&mut self.plan_thought, words),
            None => (&mut self.call_thought, line.strip_prefix('#').unwrap_or(line)),
        };
        thoughts.extend(Some(words.trim()).filter(|words| !words.is_empty()));
        true
    }

    /// Takes `# …` behind a call as part of its thought.
    fn trailing_comment(&mut self, calls: &mut [ToolCall]) {
        if self.cursor.peek() != Some('#') {
            return;
        }
        let words = self.cursor.rest_of_line().trim_start_matches('#').trim();
        if let Some(call) = calls.last_mut().filter(|_| !words.is_empty()) {
            call.thought = Some(call.thought.take().map_or(words.to_owned(), |above| format!("{above}\n{words}")));
        }
    }

    /// Takes the last line, if it is here. `answer = tool(...)` is a call like any other.
    fn answer(&mut self) -> Result<Option<Answer>, ParsePlanError> {
        let start = self.cursor;
        let keyword = self.cursor.word();
        if !KEYWORDS.contains(&keyword) {
            self.cursor = start;
            return Ok(None);
        }
        self.cursor.skip_spaces();
        let assigned = self.cursor.take('=') || self.cursor.take(':');
        self.cursor.skip_spaces();
        match self.cursor.peek() {
            Some('$') if keyword == "answer" => self.reference().map(|it| Some(Answer::Value(it))),
            Some('"' | '\'') => {
                let words = self.cursor.string()?;
                Ok(Some(match keyword {
                    "answer" => Answer::Template(words),
                    _ => Answer::Unanswerable { unanswerable: words },
                }))
            }
            _ if assigned => {
                self.cursor = start;
                Ok(None)
            }
            _ if keyword == "answer" => {
                Err(self.cursor.unexpected("what to answer: `answer $name` or `answer \"words {name}\"`"))
            }
            _ => Err(self.cursor.unexpected("a reason: `unanswerable \"why\"`")),
        }
    }

    fn call(&mut self) -> Result<ToolCall, ParsePlanError> {
        let id = self.name("the name of a call: `name = tool(param=$value)`")?;
        self.cursor.skip_spaces();
        if self.cursor.peek() == Some('(') {
            let problem = format!("the call of `{id}` has no name: write `name = {id}(...)`");
            return Err(self.cursor.error(&problem));
        }
        self.cursor.expect('=', &format!("`=` and a tool after `{id}`"))?;
        self.cursor.skip_spaces();
        let tool = self.name(&format!("the tool whose result is `{id}`"))?;
        self.cursor.skip_spaces();
        self.cursor.expect('(', &format!("`(` after the tool `{tool}`"))?;
        let mut args = IndexMap::new();
        loop {
            self.cursor.skip_blank();
            if self.cursor.take(')') {
                break;
            }
            let (param, arg) = self.argument(&tool)?;
            if args.contains_key(&param) {
                let problem = format!("`{tool}` is given `{param}` twice: keep one");
                return Err(self.cursor.error(&problem));
            }
            args.insert(param, arg);
            self.cursor.skip_blank();
            if !self.cursor.take(',') && self.cursor.peek() != Some(')') {
                return Err(self.cursor.unexpected(&format!("`,` or `)` in the call of `{tool}`")));
            }
        }
        let lines = std::mem::take(&mut self.call_thought);
        let thought = (!lines.is_empty()).then(|| lines.join("\n"));
        Ok(ToolCall { id, tool, args, thought })
    }

    fn argument(&mut self, tool: &str) -> Result<(String, Arg), ParsePlanError> {
        let how = format!("a parameter of `{tool}` and its value, such as `image=$image`");
        let param = self.name(&how)?;
        self.cursor.skip_blank();
        if !self.cursor.take('=') && !self.cursor.take(':') {
            return Err(self.cursor.unexpected(&format!("`=` after the parameter `{param}`")));
        }
        self.cursor.skip_blank();
        if self.cursor.peek() == Some('$') {
            return Ok((param, Arg::Ref(self.reference()?)));
        }
        let literal = self.cursor.json(&param)?;
        Ok((param, as_arg(literal)))
    }

    fn reference(&mut self) -> Result<Reference, ParsePlanError> {
        self.cursor.take('$');
        let id = self.name("the name of an input or a call after `$`")?;
        if matches!(self.cursor.peek(), Some('.' | '[')) {
            let problem = format!("`${id}` stands for a whole value and has no parts: use a tool to get at a part");
            return Err(self.cursor.error(&problem));
        }
        Ok(Reference { id })
    }

    fn name(&mut self, expected: &str) -> Result<String, ParsePlanError> {
        if self.cursor.peek() == Some('"') {
            return self.cursor.string();
        }
        match self.cursor.word() {
            "" => Err(self.cursor.unexpected(expected)),
            word => Ok(word.to_owned()),
        }
    }

    fn end_of_line(&mut self) -> Result<(), ParsePlanError> {
        self.cursor.skip_spaces();
        self.cursor.take(';');
        self.cursor.skip_spaces();
        match self.cursor.peek() {
            None | Some('\n' | '#') => Ok(()),
            Some(_) => Err(self.cursor.unexpected("the end of the line")),
        }
    }

    fn nothing_more(&mut self) -> Result<(), ParsePlanError> {
        self.end_of_line()?;
        loop {
            self.cursor.skip_blank();
            if !self.comment() {
                break;
            }
        }
        if self.cursor.at_end() {
            return Ok(());
        }
        Err(self.cursor.unexpected("nothing more: the answer is the last line of a plan"))
    }
}

/// The same rule as in JSON: an object that is nothing but `{"ref": "name"}` is a reference.
fn as_arg(literal: Json) -> Arg {
    if let Json::Object(fields) = &literal
        && let (1, Some(Json::String(id))) = (fields.len(), fields.get("ref"))
    {
        return Arg::reference(id.as_str());
    }
    Arg::Literal(literal)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = r#"## find the people
## and read the sign
# boxes first
# then count
people = detect(image=$image, labels=["person", "dog"], min_score=0.5)
n = count(items=$people)
answer "There are {n} people."
"#;

    fn problem(text: &str) -> String {
        text.parse::<Plan>().unwrap_err().to_string()
    }

    #[test]
    fn a_plan_reads_and_is_written_the_same() {
        let plan: Plan = TEXT.parse().unwrap();
        assert_eq!(plan.thought.as_deref(), Some("find the people\nand read the sign"));
        assert_eq!(plan.calls[0].thought.as_deref(), Some("boxes first\nthen count"));
        assert_eq!(plan.calls[0].args["labels"], Arg::Literal(serde_json::json!(["person", "dog"])));
        assert_eq!(plan.calls[1].args["items"], Arg::reference("people"));
        assert_eq!(plan.to_string(), TEXT);
    }

    #[test]
    fn slips_with_one_meaning_are_forgiven() {
        let sloppy = "Here is the plan:\n```plan\n\n##find the people\n## and read the sign\n\n#boxes first\n# then count\n\
                      people=detect( image : $image,\n   labels = ['person', \"dog\",], min_score=0.5, );\n\n\
                      n = count (items = $people)\nanswer = \"There are {n} people.\"\n```\nI hope this helps.";
        assert_eq!(sloppy.parse::<Plan>().unwrap(), TEXT.parse().unwrap());
        let behind = "n = count(items=$image) # how many\nanswer $n".parse::<Plan>().unwrap();
        assert_eq!(behind.calls[0].thought.as_deref(), Some("how many"));
    }

    #[test]
    fn a_dollar_sign_in_a_text_is_a_dollar_sign() {
        let plan: Plan = r#"x = find_text(lines=$lines, text="$100 and $1")
            answer $x"#
            .parse()
            .unwrap();
        assert_eq!(plan.calls[0].args["text"], Arg::Literal(serde_json::json!("$100 and $1")));
        assert_eq!(plan.to_string().parse::<Plan>().unwrap(), plan);
    }

    #[test]
    fn a_call_may_be_named_answer() {
        let plan: Plan = "answer = count(items=$image)\nanswer $answer".parse().unwrap();
        assert_eq!(plan.calls[0].id, "answer");
        assert_eq!(plan.to_string(), "\"answer\" = count(items=$image)\nanswer $answer\n");
        assert_eq!(plan.to_string().parse::<Plan>().unwrap(), plan);
    }

    #[test]
    fn errors_name_the_line_the_culprit_and_the_way_out() {
        assert_eq!(
            problem("\na = count(items=people)\nanswer $a"),
            "line 2: `people` is no value of `items`: write `$people` for an input or call, `\"people\"` for a text"
        );
        assert_eq!(
            problem("a = count($people)\nanswer $a"),
            "line 1: got `$people)`, expected a parameter of `count` and its value, such as `image=$image`"
        );
        assert_eq!(
            problem("count(items=$people)\nanswer $a"),
            "line 1: the call of `count` has no name: write `name = count(...)`"
        );
        assert_eq!(
            problem("a = count(items=$b, items=$c)\nanswer $a"),
            "line 1: `count` is given `items` twice: keep one"
        );
        assert!(problem("a = count(items=$b)").contains("line 1: the plan ends without an answer"));
        assert!(problem("a = count(items=$b.x)\nanswer $a").contains("has no parts"));
        assert!(problem("a = f(x=[$b])\nanswer $a").contains("a list holds only texts, numbers and"));
        assert!(
            problem("a = count(items=\"b)\nanswer $a").contains("line 1: the text `\"b)` does not end on its line")
        );
        assert!(
            problem("answer $a\nb = count(items=$a)")
                .contains("line 2: got `b = count(items=$a)`, expected nothing more")
        );
        assert!(problem("answer the number").contains("expected what to answer"));
        assert!(problem(&"#".repeat(70_000)).contains("at most 65536"));
        let many: String = (0..65).map(|i| format!("a{i} = f()\n")).collect();
        assert!(problem(&many).starts_with("line 65: more than 64 calls"), "{}", problem(&many));
    }

    #[test]
    fn the_calls_of_a_growing_plan_are_those_that_are_whole() {
        let ids = |text: &str| calls_so_far(text).into_iter().map(|call| call.id).collect::<Vec<_>>();
        let whole: Plan = TEXT.parse().unwrap();
        let json = serde_json::to_string_pretty(&whole).unwrap();
        for text in [TEXT, &json, &format!("```\n{TEXT}")] {
            let mut before = 0;
            for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
                let calls = calls_so_far(&text[..end]);
                assert!(calls.len() >= before && whole.calls.starts_with(&calls), "{}", &text[..end]);
                before = calls.len();
            }
            assert_eq!(before, 2, "{text}");
        }
        assert_eq!(ids("a = f()\nb = g(x=$a"), ["a"]);
        assert_eq!(ids("a = f(x=[1,\n2])\nb = g(x=$a)\nnonsense here\nc = h()\n"), ["a", "b"]);
        assert_eq!(ids("{\"thought\": \"a ] } \\\" b\", \"calls\": [{\"id\": \"a\", \"tool\": \"f\"}, {\"id\""), ["a"]);
        assert!(ids("{\"calls\": [3, {\"id\": \"a\", \"tool\": \"f\"}]}").is_empty());
    }

    #[test]
    fn a_single_call_reads() {
        let call: ToolCall = " n = count(items=$people) ".parse().unwrap();
        assert_eq!(call.to_string(), "n = count(items=$people)");
        assert!("n = count(items=$people) x".parse::<ToolCall>().is_err());
    }
}
