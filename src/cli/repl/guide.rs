//! The line that is being typed: completion, hints, colours, and when it goes on in the next line.

use std::borrow::Cow;
use std::collections::BTreeSet;

use anstyle::{AnsiColor, Style};
use indexmap::IndexMap;
use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hinter, HistoryHinter};
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Helper};

use super::commands::{self, ALL, SETTINGS, goes_on};
use crate::tool::{Param, ToolSpec, Toolbox};

const COMMAND: Style = AnsiColor::Cyan.on_default();
const NAME: Style = AnsiColor::Green.on_default();
const TOOL: Style = AnsiColor::Blue.on_default();
const TEXT: Style = AnsiColor::Yellow.on_default();
const UNKNOWN: Style = AnsiColor::Red.on_default();
const DIM: Style = Style::new().dimmed();

/// What helps with typing a line.
pub(super) struct Guide {
    tools: IndexMap<String, Vec<Param>>,
    /// Words for things that can be found in pictures.
    labels: BTreeSet<String>,
    workflows: Vec<String>,
    /// What has a name now; the first are files.
    names: Vec<String>,
    files: usize,
    paths: FilenameCompleter,
    history: HistoryHinter,
}

impl Guide {
    /// A guide to these tools and workflows.
    pub(super) fn new(toolbox: &Toolbox, workflows: Vec<String>) -> Self {
        let labels = toolbox.spec("detect").and_then(|spec| spec.param("labels")).map(words_of).unwrap_or_default();
        let params = |spec: &ToolSpec| (spec.name.clone(), spec.params.clone());
        Self {
            tools: toolbox.specs().map(params).collect(),
            labels,
            workflows,
            names: Vec::new(),
            files: 0,
            paths: FilenameCompleter::new(),
            history: HistoryHinter::new(),
        }
    }

    /// Tells what has a name now: files, then values of answers.
    pub(super) fn know(&mut self, names: Vec<String>, files: usize) {
        (self.names, self.files) = (names, files);
    }

    /// What may stand at the end of this text: where the last word begins, and words for its place.
    fn offers(&self, before: &str) -> (usize, Vec<String>) {
        let start = before
            .rfind(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let (head, word) = before.split_at(start);
        let begins =
            |all: &mut dyn Iterator<Item = String>| -> Vec<String> { all.filter(|it| it.starts_with(word)).collect() };
        if head.ends_with('$') {
            return (start, begins(&mut self.names.iter().cloned()));
        }
        if head == ":" {
            return (start, begins(&mut ALL.iter().map(|command| command.name.to_owned())));
        }
        if let Some((command, rest)) = head.strip_prefix(':').and_then(|line| line.split_once(char::is_whitespace)) {
            return (start, begins(&mut self.after(command, rest.trim()).into_iter()));
        }
        if let Some((_, call)) = head.split_once('=').filter(|(id, _)| crate::tool::is_name(id.trim())) {
            return (start, begins(&mut self.in_call(call).into_iter()));
        }
        let words = if word.len() < 2 { Vec::new() } else { begins(&mut self.labels.iter().cloned()) };
        (start, words)
    }

    /// What a command may be followed by, after its first words.
    fn after(&self, command: &str, rest: &str) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match (command, rest) {
            ("tools", "") => self.tools.keys().cloned().collect(),
            ("run", "") => self.workflows.clone(),
            ("set", "") => SETTINGS.iter().map(|(name, _)| (*name).to_owned()).collect(),
            ("save", "") => owned(&commands::saved_kinds()),
            ("model", "") => owned(&["local", "remote", "gold:"]),
            ("help", "") => Vec::new(),
            ("detach", _) => self.names[..self.files].iter().cloned().chain(["all".to_owned()]).collect(),
            ("show", _) | ("save", "picture") => self.names.clone(),
            ("plan", _) => self.labels.iter().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// What may follow in a call, of which this stands there already.
    fn in_call(&self, call: &str) -> Vec<String> {
        let Some((tool, args)) = call.split_once('(') else {
            return self.tools.keys().map(|tool| format!("{tool}(")).collect();
        };
        let Some(params) = self.tools.get(tool.trim()) else { return Vec::new() };
        // Within quotes stand the words of a parameter, after a comma the next one.
        if args.matches('"').count() % 2 == 1 {
            let at = args.rfind('=').unwrap_or(0);
            let name = args[..at].rsplit([',', ' ', '(']).next().unwrap_or_default();
            let param = params.iter().find(|param| param.name == name);
            return param.map(words_of).unwrap_or_default().into_iter().collect();
        }
        if args.trim_end().ends_with('=') || args.matches('[').count() > args.matches(']').count() {
            return Vec::new();
        }
        params.iter().map(|param| format!("{}=", param.name)).collect()
    }
}

/// The words that a parameter knows.
fn words_of(param: &Param) -> BTreeSet<String> {
    param.choices.iter().chain(param.synonyms.keys()).cloned().collect()
}

impl Helper for Guide {}

impl Completer for Guide {
    type Candidate = Pair;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (start, words) = self.offers(&line[..pos]);
        if !words.is_empty() {
            let pair = |word: String| Pair { display: word.clone(), replacement: word };
            return Ok((start, words.into_iter().map(pair).collect()));
        }
        self.paths.complete_path(line, pos)
    }
}

impl Hinter for Guide {
    type Hint = String;

    fn hint(&self, line: &str, pos: usize, context: &Context<'_>) -> Option<String> {
        if let Some(command) = line.strip_prefix(':').filter(|_| pos == line.len()) {
            let known = ALL.iter().find(|it| command.trim_end() == it.name && !it.takes.is_empty());
            if let Some(known) = known {
                let gap = if command.ends_with(' ') { "" } else { " " };
                return Some(format!("{gap}{}", known.takes));
            }
        }
        self.history.hint(line, pos, context)
    }
}

impl Validator for Guide {
    fn validate(&self, context: &mut ValidationContext) -> rustyline::Result<ValidationResult> {
        Ok(if goes_on(context.input()) { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}

impl Highlighter for Guide {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        if line.is_empty() { Cow::Borrowed(line) } else { Cow::Owned(self.painted(line)) }
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        Cow::Owned(format!("{DIM}{prompt}{DIM:#}"))
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(format!("{DIM}{hint}{DIM:#}"))
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        true
    }
}

impl Guide {
    /// The line in colours: commands, names, tools and texts.
    fn painted(&self, line: &str) -> String {
        let mut out = String::with_capacity(line.len() + 32);
        let mut rest = line;
        if let Some(command) = line.strip_prefix(':') {
            let end = command.find(char::is_whitespace).unwrap_or(command.len());
            let known = ALL.iter().any(|it| it.name.starts_with(&command[..end]));
            out.push_str(&paint(&line[..=end], if known { COMMAND } else { UNKNOWN }));
            rest = &command[end..];
        }
        while let Some(at) = rest.find(['$', '"', '(']) {
            let (before, from) = rest.split_at(at);
            let mut taken = 1;
            match from.as_bytes()[0] {
                b'$' => {
                    out.push_str(before);
                    let letters = from[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
                    taken = letters.map_or(from.len(), |end| end + 1);
                    let known = self.names.iter().any(|name| *name == from[1..taken]);
                    out.push_str(&if known { paint(&from[..taken], NAME) } else { from[..taken].to_owned() });
                }
                b'"' => {
                    out.push_str(before);
                    taken = from[1..].find('"').map_or(from.len(), |end| end + 2);
                    out.push_str(&paint(&from[..taken], TEXT));
                }
                _ => {
                    let start = before
                        .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
                    let (before, tool) = before.split_at(start);
                    out.push_str(before);
                    out.push_str(&if self.tools.contains_key(tool) { paint(tool, TOOL) } else { tool.to_owned() });
                    out.push('(');
                }
            }
            rest = &from[taken..];
        }
        out.push_str(rest);
        out
    }
}

fn paint(text: &str, style: Style) -> String {
    format!("{style}{text}{style:#}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::tool::{Exact, ToolError};

    fn guide() -> Guide {
        let detect = "name = \"detect\"\ndescription = \"d\"\noutput = \"regions\"\n[[params]]\nname = \"image\"\ntype = \
                      \"image\"\ndescription = \"d\"\nrequired = true\n[[params]]\nname = \"labels\"\ntype = \
                      \"list<text>\"\ndescription = \"d\"\n[params.synonyms]\nperson = [\"people\"]\nparrot = []\n";
        let spec = ToolSpec::from_toml("tools/detect.toml", detect).unwrap();
        let tool = Exact::tool(spec, |_| Err(ToolError::failed("never called here")));
        let mut guide = Guide::new(&[tool].into_iter().collect(), vec!["minutes".to_owned()]);
        guide.know(["image", "people"].map(str::to_owned).to_vec(), 1);
        guide
    }

    #[test]
    fn words_are_offered_by_the_place_they_stand_in() {
        let guide = guide();
        let offers = |text: &str| guide.offers(text).1;
        assert_eq!(offers(":at"), ["attach"]);
        assert_eq!(offers(":tools d"), ["detect"]);
        assert_eq!(offers(":run m"), ["minutes"]);
        assert_eq!(offers(":detach "), ["image", "all"]);
        assert_eq!(offers("How many of $pe"), ["people"]);
        assert_eq!(offers("How many par"), ["parrot"]);
        assert_eq!(offers("p = de"), ["detect("]);
        assert_eq!(offers("p = detect("), ["image=", "labels="]);
        assert_eq!(offers("p = detect(image=$"), ["image", "people"]);
        assert_eq!(offers("p = detect(image=$image, la"), ["labels="]);
        assert_eq!(offers("p = detect(image=$image, labels=[\"pers"), ["person"]);
        assert_eq!(guide.offers("p = detect(image=$im").0, 18);
        assert!(offers("is it a").is_empty());
    }

    #[test]
    fn colours_change_nothing_but_colours() {
        let guide = guide();
        for line in
            [":attach a.png", ":nonsense", "p = detect(image=$image, labels=[\"é", "costs $5 (or $people)", "ä(", "$"]
        {
            assert_eq!(anstream::adapter::strip_str(&guide.painted(line)).to_string(), line);
        }
        assert!(guide.painted("of $people").contains("\u{1b}[") && !guide.painted("of $other").contains("\u{1b}["));
    }
}
