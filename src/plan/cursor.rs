//! Reading plan text character by character: words, strings and JSON values, with errors that name the line.

use serde_json::Value as Json;

use super::ParsePlanError;
use super::text::is_name_char;

/// Lists within lists are read to this depth, as deep as the JSON parser goes.
const MAX_DEPTH: usize = 100;

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// `text` must reach back to the first line for line numbers to be right; reading starts at byte `at`.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn at_end(&self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        let here = self.peek() == Some(wanted);
        if here {
            self.at += wanted.len_utf8();
        }
        here
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    pub(super) fn skip_spaces(&mut self) {
        self.take_while(|c| c.is_whitespace() && c != '\n');
    }

    pub(super) fn skip_blank(&mut self) {
        self.take_while(char::is_whitespace);
    }

    pub(super) fn rest_of_line(&mut self) -> &'a str {
        self.take_while(|c| c != '\n')
    }

    /// The letters, digits, `_` and `-` from here on; may be empty.
    pub(super) fn word(&mut self) -> &'a str {
        self.take_while(is_name_char)
    }

    pub(super) fn error(&self, problem: &str) -> ParsePlanError {
        let before = &self.text.as_bytes()[..self.at.min(self.text.len())];
        // At the very end, the last line with something on it is the one to look at.
        let before = if self.at_end() { before.trim_ascii_end() } else { before };
        ParsePlanError { line: 1 + before.iter().filter(|b| **b == b'\n').count(), problem: problem.to_owned() }
    }

    /// The error for what stands here in place of what was expected.
    pub(super) fn unexpected(&self, expected: &str) -> ParsePlanError {
        let line = self.rest().lines().next().unwrap_or("").trim_end();
        let got = match line {
            "" if self.at_end() => "the end of the plan".to_owned(),
            "" => "the end of the line".to_owned(),
            line => format!("`{}`", short(line)),
        };
        self.error(&format!("got {got}, expected {expected}"))
    }

    pub(super) fn expect(&mut self, wanted: char, expected: &str) -> Result<(), ParsePlanError> {
        if self.take(wanted) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    /// A JSON string, or the same in single quotes. Must end on its line.
    pub(super) fn string(&mut self) -> Result<String, ParsePlanError> {
        let rest = self.rest();
        let quote = rest.chars().next().unwrap_or('"');
        let mut escaped = false;
        for (i, c) in rest.char_indices().skip(1) {
            match c {
                '\n' => break,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                _ if c == quote => {
                    let written = &rest[..=i];
                    let text = if quote == '"' { written.to_owned() } else { requote(written) };
                    let read = serde_json::from_str(&text).map_err(|e| {
                        self.error(&format!("the text `{}` is no JSON string: {}", short(written), plain(&e)))
                    })?;
                    self.at += i + 1;
                    return Ok(read);
                }
                _ => {}
            }
        }
        let line = rest.lines().next().unwrap_or("");
        Err(self.error(&format!(
            "the text `{}` does not end on its line: close it with {quote}, and write a line break in it as `\\n`",
            short(line)
        )))
    }

    /// A JSON value, the argument of `param`.
    pub(super) fn json(&mut self, param: &str) -> Result<Json, ParsePlanError> {
        self.value(param, 0)
    }

    fn value(&mut self, param: &str, depth: usize) -> Result<Json, ParsePlanError> {
        match self.peek() {
            Some('"' | '\'') => self.string().map(Json::String),
            Some('[') => self.list(param, depth),
            Some('{') => self.object(param),
            _ => self.scalar(param),
        }
    }

    fn list(&mut self, param: &str, depth: usize) -> Result<Json, ParsePlanError> {
        if depth == MAX_DEPTH {
            return Err(self.error(&format!("`{param}` holds lists more than {MAX_DEPTH} deep")));
        }
        self.take('[');
        let mut items = Vec::new();
        loop {
            self.skip_blank();
            if self.take(']') {
                return Ok(Json::Array(items));
            }
            if self.peek() == Some('$') {
                return Err(self.error(&format!(
                    "`{param}`: a list holds only texts, numbers and `true`/`false`: give a reference as the whole value"
                )));
            }
            items.push(self.value(param, depth + 1)?);
            self.skip_blank();
            if !self.take(',') && self.peek() != Some(']') {
                return Err(self.unexpected(&format!("`,` or `]` in the list `{param}`")));
            }
        }
    }

    /// An object is no argument, but the check says so better than a syntax error could.
    fn object(&mut self, param: &str) -> Result<Json, ParsePlanError> {
        let mut stream = serde_json::Deserializer::from_str(self.rest()).into_iter::<Json>();
        match stream.next() {
            Some(Ok(read)) => {
                self.at += stream.byte_offset();
                Ok(read)
            }
            Some(Err(e)) => Err(self.error(&format!("`{param}` is no JSON: {}", plain(&e)))),
            None => Err(self.unexpected(&format!("a value of `{param}`"))),
        }
    }

    fn scalar(&mut self, param: &str) -> Result<Json, ParsePlanError> {
        let start = *self;
        let word = self.take_while(|c| !c.is_whitespace() && !",)]}=#".contains(c));
        let read = match word {
            "True" => Some(Json::Bool(true)),
            "False" => Some(Json::Bool(false)),
            _ => serde_json::from_str(word).ok().map(|read| exact(read, word)),
        };
        read.ok_or_else(|| {
            if !word.is_empty() && word.chars().all(is_name_char) && !word.starts_with(|c: char| c.is_ascii_digit()) {
                start.error(&format!(
                    "`{word}` is no value of `{param}`: write `${word}` for an input or call, `\"{word}\"` for a text"
                ))
            } else {
                start.unexpected(&format!(
                    "a value of `{param}`: `$name`, a text in quotes, a number, `true`, `false` or a list of them"
                ))
            }
        })
    }
}

/// The JSON parser may miss the nearest float by one unit in the last place; the standard library does not.
fn exact(read: Json, word: &str) -> Json {
    match word.parse::<f64>().ok().and_then(serde_json::Number::from_f64) {
        Some(number) if read.is_f64() => Json::Number(number),
        _ => read,
    }
}

/// A string in single quotes, as JSON.
fn requote(written: &str) -> String {
    let inner = &written[1..written.len() - 1];
    let mut text = String::from("\"");
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => match chars.next() {
                Some('\'') => text.push('\''),
                Some(next) => text.extend(['\\', next]),
                None => text.push_str("\\\\"),
            },
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

/// What the JSON parser says, without its own line numbers.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

/// At most 60 characters of what stands somewhere.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The plan within a text that may have a fence of backticks around it, as a text that ends with the plan and the byte
/// it starts at. Words outside of the one fence are not part of the plan.
pub(super) fn unfence(text: &str) -> Result<(&str, usize), ParsePlanError> {
    let mut fences = Vec::new();
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let start = at;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            fences.push((at, at + line.len()));
        }
        at += line.len();
    }
    match fences[..] {
        [] => Ok((text, start)),
        [(_, after)] if text[start..fences[0].0].trim().is_empty() => Ok((text, after)),
        [(before, _)] => Ok((&text[..before], start)),
        [(_, after), (before, _)] => Ok((&text[..before], after)),
        [_, _, (third, _), ..] => {
            let error = Cursor::new(text, third).error("a second fenced block: write one plan, and nothing else");
            Err(error)
        }
    }
}
