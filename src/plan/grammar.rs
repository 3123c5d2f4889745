//! Grammars (Lark, as llguidance reads them) that let a model write nothing but a well-formed plan.
//!
//! A plan is written line by line: what a line may refer to depends on the lines before it, so each line has a grammar
//! of its own, made from the toolbox and from the names and types in scope. An unknown tool, an undefined reference, a
//! wrongly typed edge and a name used twice cannot be written.

use std::fmt::Write as _;

use super::{Arg, Input, Plan, ToolCall, calls_so_far};
use crate::tool::{Param, ToolSpec, Toolbox};
use crate::value::ValueType;

/// The most characters of a text that a model may write as an argument.
const TEXT_LIMIT: usize = 60;

/// The most characters of a thought.
const THOUGHT_LIMIT: usize = 120;

/// The grammar of exactly these plans, in plan text.
pub fn choices<'a>(plans: impl IntoIterator<Item = &'a Plan>) -> String {
    let plans: Vec<String> = plans.into_iter().map(|plan| quote(plan.to_string().trim_end())).collect();
    format!("start: {}\n", plans.join(" | "))
}

/// Whether a thought stands before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thought {
    /// It may not.
    No,
    /// It may.
    May,
    /// It must.
    Must,
}

/// The only texts that a parameter of a tool may be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowed {
    /// The tool.
    pub tool: String,
    /// Its parameter, a text or a list of texts.
    pub param: String,
    /// The texts; those that cannot be written in a plan are left out.
    pub texts: Vec<String>,
}

impl Narrowed {
    fn holds(&self, spec: &ToolSpec, param: &Param) -> bool {
        self.tool == spec.name && self.param == param.name && self.texts.iter().any(|text| can_be_written(text))
    }
}

/// Whether a text is short enough for an argument and needs no escapes.
fn can_be_written(text: &str) -> bool {
    let plain = |letter: char| letter != '"' && letter != '\\' && !letter.is_control();
    !text.is_empty() && text.chars().count() <= TEXT_LIMIT && text.chars().all(plain)
}

/// What the next line of a plan may be.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// The tools.
    pub toolbox: &'a Toolbox,
    /// The inputs and the results of the lines before.
    pub scope: &'a [Input],
    /// How many of them are inputs.
    pub inputs: usize,
    /// How many more calls there may be.
    pub calls_left: usize,
    /// Whether a call has a thought before it.
    pub thought: Thought,
    /// A parameter that may be given some texts only.
    pub narrowed: Option<&'a Narrowed>,
    /// Tools that may be called before the values are there that they need, if another tool makes these: see
    /// [`Line::unmade`].
    pub ahead: &'a [&'a ToolSpec],
    /// Calls the result of a tool where some names are taken; without it, the model makes up a name.
    pub name: Option<&'a Name<'a>>,
}

/// What the result of a tool is called where some names are taken: another one.
pub type Name<'a> = dyn Fn(&ToolSpec, &[String]) -> String + Sync + 'a;

impl Line<'_> {
    /// The grammar of the line: a call, or the answer.
    pub fn grammar(&self) -> String {
        let Line { toolbox, scope, inputs, calls_left, thought, .. } = *self;
        let mut rules = String::new();
        let mut starts: Vec<&str> = Vec::new();
        let tools: Vec<&ToolSpec> = if calls_left == 0 {
            Vec::new()
        } else {
            toolbox.specs().filter(|spec| self.can_be_called(spec)).collect()
        };
        if !tools.is_empty() {
            let before = match thought {
                Thought::No => "",
                Thought::May => "thought? ",
                Thought::Must => "thought ",
            };
            if thought != Thought::No {
                let _ = writeln!(
                    rules,
                    "thought: /# [A-Za-z][^\\x00-\\x1f\\x7f]{{2,{THOUGHT_LIMIT}}}[^\\x00-\\x20\\x7f]/ \"\\n\""
                );
            }
            let taken = self.taken();
            if let Some(name) = self.name {
                let _ = writeln!(rules, "call: {before}of_tool \"\\n\"");
                rules += &self.of_tools(&tools, self.narrowed, |spec| quote(&format!("{} = ", name(spec, &taken))));
            } else {
                let _ = writeln!(rules, "call: {before}NEW_ID \" = \" of_tool \"\\n\"");
                let _ = writeln!(rules, "NEW_ID: /[a-z][a-z0-9]{{0,11}}/ & ~/({})/", taken.join("|"));
                rules += &self.of_tools(&tools, self.narrowed, |_| String::new());
            }
            starts.push("call");
        }
        let results: Vec<String> = scope.iter().skip(inputs).map(|item| quote(&item.name)).collect();
        if results.is_empty() {
            // Before the first call the only answer there can be is that there is none.
            let _ = writeln!(rules, "refuse: \"unanswerable \" TEXT \"\\n\"");
            starts.push("refuse");
        } else {
            let _ = writeln!(rules, "result: {}", results.join(" | "));
            let _ = writeln!(rules, "answer: \"answer $\" result \"\\n\" | \"answer \\\"\" words hole+ \"\\\"\\n\"");
            let _ = writeln!(rules, "hole: \"{{\" result \"}}\" words");
            let _ = writeln!(rules, "words: WORDS?\nWORDS: /[^\"{{}}\\\\\\x00-\\x1f\\x7f]{{1,{TEXT_LIMIT}}}/");
            starts.push("answer");
        }
        format!("start: {}\n{rules}{}", starts.join(" | "), terminals())
    }

    /// The results that a written line refers to and no call has made: each has to be made by a call before it, see
    /// [`Line::making`].
    pub fn unmade(&self, written: &str) -> Vec<Input> {
        let Some(call) = calls_so_far(written).pop() else { return Vec::new() };
        let Some(spec) = self.toolbox.spec(&call.tool) else { return Vec::new() };
        let wanted = spec.params.iter().filter_map(|param| self.made_first(spec, param));
        let mut unmade: Vec<Input> = wanted.filter(|it| refers(&call, &it.name)).collect();
        unmade.dedup();
        unmade
    }

    /// The grammar of a call that makes a result.
    pub fn making(&self, wanted: &Input) -> String {
        let head = quote(&format!("{} = ", wanted.name));
        let calls = self.of_tools(&self.makers(&wanted.ty), None, |_| String::new());
        format!("start: {head} of_tool \"\\n\"\n{calls}{}", terminals())
    }

    /// Names that a new call may not have: those in scope, and those of what may have to be made before it.
    fn taken(&self) -> Vec<String> {
        let ahead = self.ahead.iter().flat_map(|spec| spec.params.iter().map(move |param| (spec, param)));
        let ahead = ahead.filter_map(|(spec, param)| self.made_first(spec, param));
        let names = self.scope.iter().cloned().chain(ahead).map(|item| item.name);
        names.chain(["answer", "unanswerable"].map(str::to_owned)).collect()
    }

    /// The tools that can be called now and give a value of a type.
    fn makers(&self, ty: &ValueType) -> Vec<&ToolSpec> {
        let gives = |spec: &&ToolSpec| spec.output != ValueType::Any && ty.accepts(&spec.output);
        let can_be_called_now = |spec: &&ToolSpec| required(spec).all(|param| self.is_at_hand(param));
        self.toolbox.specs().filter(gives).filter(can_be_called_now).collect()
    }

    /// The result that a parameter may refer to though it is not there yet, named by its type; nothing when something
    /// can be written for it already, or nothing makes it.
    fn made_first(&self, spec: &ToolSpec, param: &Param) -> Option<Input> {
        let ahead = self.calls_left > 1 && self.ahead.iter().any(|it| it.name == spec.name);
        if !ahead || !param.required || self.is_at_hand(param) || self.makers(&param.ty).is_empty() {
            return None;
        }
        let ty = param.ty.to_string();
        let name: String = ty.chars().take_while(char::is_ascii_lowercase).collect();
        let free = |name: &String| self.scope.iter().all(|item| item.name != *name);
        let name = std::iter::once(name.clone()).chain((2..10).map(|n| format!("{name}{n}"))).find(free)?;
        Some(Input::new(name, param.ty.clone()))
    }

    /// The rule `of_tool`, a call of one of these, each behind what `named` writes for it, and the rule of each.
    fn of_tools(
        &self,
        tools: &[&ToolSpec],
        narrowed: Option<&Narrowed>,
        named: impl Fn(&ToolSpec) -> String,
    ) -> String {
        let calls: Vec<String> = tools.iter().map(|spec| format!("{} tool_{}", named(spec), spec.name)).collect();
        let mut rules = format!("of_tool: {}\n", calls.join(" | "));
        for spec in tools {
            let _ = writeln!(rules, "tool_{}: {}", spec.name, self.call(spec, narrowed));
        }
        rules
    }

    /// The rule of one call: parameters in their order, optional ones may be left out.
    fn call(&self, spec: &ToolSpec, narrowed: Option<&Narrowed>) -> String {
        let scope = self.scope;
        let mut rule = quote(&format!("{}(", spec.name));
        let mut first = true;
        for param in &spec.params {
            let texts = narrowed.filter(|it| it.holds(spec, param)).map(|it| it.texts.as_slice());
            let mut value = value(param, scope, texts);
            value.extend(self.made_first(spec, param).map(|wanted| quote(&format!("${}", wanted.name))));
            if value.is_empty() {
                continue;
            }
            let comma = if first { "" } else { ", " };
            let piece = format!("{} ({})", quote(&format!("{comma}{}=", param.name)), value.join(" | "));
            // Only after a required parameter is it certain that a comma belongs before an optional one.
            if param.required {
                let _ = write!(rule, " {piece}");
                first = false;
            } else if !first {
                let _ = write!(rule, " ({piece})?");
            }
        }
        if let Some(rest) = &spec.rest {
            // Each once at most, in the order in which they were found; none that would stand for a parameter.
            let free = |item: &&Input| spec.params.iter().all(|param| param.name != item.name);
            for item in scope.iter().filter(|item| rest.accepts(&item.ty)).filter(free) {
                let _ = write!(rule, " ({})?", quote(&format!(", {0}=${0}", item.name)));
            }
        }
        rule + " \")\""
    }

    /// Whether every required parameter is at hand or can be made first.
    fn can_be_called(&self, spec: &ToolSpec) -> bool {
        required(spec).all(|param| self.is_at_hand(param) || self.made_first(spec, param).is_some())
    }

    /// Whether a parameter has something in scope or can be written.
    fn is_at_hand(&self, param: &Param) -> bool {
        !value(param, self.scope, None).is_empty()
    }
}

fn required(spec: &ToolSpec) -> impl Iterator<Item = &Param> {
    spec.params.iter().filter(|param| param.required)
}

fn refers(call: &ToolCall, name: &str) -> bool {
    call.args.values().any(|arg| matches!(arg, Arg::Ref(reference) if reference.id == name))
}

/// The rules of texts and numbers.
fn terminals() -> String {
    format!(
        "TEXT: /\"[^\"\\\\\\x00-\\x1f\\x7f]{{1,{TEXT_LIMIT}}}\"/\nNUMBER: /-?(0|[1-9][0-9]{{0,8}})(\\.[0-9]{{1,6}})?/\n"
    )
}

/// What may be written for a parameter, whose texts may be narrowed to some.
fn value(param: &Param, scope: &[Input], texts: Option<&[String]>) -> Vec<String> {
    let fits = scope.iter().filter(|item| param.ty.accepts(&item.ty));
    let mut options: Vec<String> = fits.map(|item| quote(&format!("${}", item.name))).collect();
    let texts: Option<Vec<String>> = texts.map(|all| all.iter().filter(|it| can_be_written(it)).cloned().collect());
    options.extend(literal(&param.ty, texts.as_deref().unwrap_or(&param.choices)));
    options
}

fn literal(ty: &ValueType, choices: &[String]) -> Vec<String> {
    match ty {
        ValueType::Text if !choices.is_empty() => choices.iter().map(|word| quote(&format!("\"{word}\""))).collect(),
        ValueType::Text => vec!["TEXT".to_owned()],
        ValueType::Number => vec!["NUMBER".to_owned()],
        ValueType::Bool => vec![quote("true"), quote("false")],
        ValueType::List(element) if element.is_literal() => {
            let item = literal(element, choices).join(" | ");
            vec![format!("\"[\" ({item}) (\", \" ({item})){{0,7}} \"]\"")]
        }
        ValueType::OneOf(options) => options.iter().flat_map(|option| literal(option, choices)).collect(),
        _ => Vec::new(),
    }
}

/// A Lark string literal.
fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(feature = "local")]
#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use llguidance::api::TopLevelGrammar;
    use llguidance::{Matcher, ParserFactory};
    use toktrie::{ApproximateTokEnv, InferenceCapabilities};

    use super::*;
    use crate::tool::{Exact, ToolError};

    fn toolbox() -> Toolbox {
        let tool = |name: &str, output: &str, more: &str| {
            let text = format!("name = \"{name}\"\ndescription = \"d\"\noutput = \"{output}\"\n{more}");
            let spec = ToolSpec::from_toml("tools/test.toml", &text).unwrap();
            Exact::tool(spec, |_| Err(ToolError::failed("never called here")))
        };
        let param = |name: &str, ty: &str, more: &str| {
            format!("[[params]]\nname = \"{name}\"\ntype = \"{ty}\"\ndescription = \"d\"\n{more}\n")
        };
        let needed = "required = true";
        [
            tool("detect", "regions", &(param("image", "image", needed) + &param("labels", "list<text>", ""))),
            tool("count", "number", &param("items", "regions|segments", needed)),
            tool("sum", "number", &("rest = \"number\"\n".to_owned() + &param("start", "number", needed))),
            tool(
                "select",
                "regions",
                &(param("regions", "regions", needed) + &param("by", "text", "choices = [\"largest\", \"leftmost\"]")),
            ),
            tool("transcribe", "segments", &param("audio", "audio", needed)),
        ]
        .into_iter()
        .collect()
    }

    /// The grammar of a line.
    fn grammar_of(
        scope: &[Input],
        inputs: usize,
        calls_left: usize,
        thought: Thought,
        narrowed: Option<&Narrowed>,
    ) -> String {
        Line { toolbox: &toolbox(), scope, inputs, calls_left, thought, narrowed, ahead: &[], name: None }.grammar()
    }

    /// Whether a text can be written under a grammar, byte for byte and to the end.
    fn writes(grammar: &str, text: &str) -> bool {
        let bytes = ApproximateTokEnv::single_byte_env();
        let mut factory = ParserFactory::new(&bytes, InferenceCapabilities::default(), &[]).unwrap();
        factory.quiet();
        let mut matcher = Matcher::new(factory.create_parser(TopLevelGrammar::from_lark(grammar.to_owned())));
        assert_eq!(matcher.get_error(), None, "{grammar}");
        let tokens: Vec<u32> = text.bytes().map(u32::from).collect();
        let taken = matcher.validate_tokens(&tokens).unwrap();
        taken == tokens.len() && matcher.consume_tokens(&tokens).is_ok() && matcher.is_accepting().unwrap()
    }

    /// A picture is given, and boxes and a number have been found: the next line.
    fn third_line(text: &str) -> bool {
        let scope = [
            Input::new("image", ValueType::Image),
            Input::new("all", ValueType::Regions),
            Input::new("n", ValueType::Number),
        ];
        writes(&grammar_of(&scope, 1, 3, Thought::No, None), text)
    }

    #[test]
    fn calls_with_what_is_in_scope_can_be_written() {
        for text in [
            "things = detect(image=$image)\n",
            "things = detect(image=$image, labels=[\"person\", \"red car\"])\n",
            "m = count(items=$all)\n",
            "one = select(regions=$all)\n",
            "one = select(regions=$all, by=\"leftmost\")\n",
            "s = sum(start=2)\n",
            "s = sum(start=-1.5, n=$n)\n",
            "s = sum(start=$n, n=$n)\n",
            "answer $n\n",
            "answer \"There are {n} of {all}.\"\n",
        ] {
            assert!(third_line(text), "{text}");
        }
    }

    #[test]
    fn unknown_tools_and_references_cannot_be_written() {
        for text in [
            // Tools that there are not, and a recording that there is not.
            "x = detekt(image=$image)\n",
            "x = transcribe(audio=$audio)\n",
            // Results of later lines, of this one, and of none.
            "x = count(items=$later)\n",
            "x = count(items=$x)\n",
            "answer $later\n",
            "answer \"There are {later}.\"\n",
            // Names that are taken.
            "all = detect(image=$image)\n",
            "image = detect(image=$image)\n",
            "answer = detect(image=$image)\n",
        ] {
            assert!(!third_line(text), "{text}");
        }
    }

    #[test]
    fn wrongly_typed_arguments_cannot_be_written() {
        for text in [
            "x = detect(image=$all)\n",
            "x = count(items=$n)\n",
            "x = count(items=$image)\n",
            "x = count(items=\"people\")\n",
            "x = select(regions=$all, by=\"biggest\")\n",
            "x = select(by=\"largest\")\n",
            "x = sum(start=\"two\")\n",
            "x = sum(start=2, all=$all)\n",
            "x = detect(image=$image, labels=\"person\")\n",
            "x = detect(image=$image, labels=[\"tab\there\"])\n",
            "s = sum(start=007)\n",
            "s = sum(start=2, n=$n, n=$n)\n",
            "x = detect(image=$image, colour=\"red\")\n",
        ] {
            assert!(!third_line(text), "{text}");
        }
    }

    #[test]
    fn a_narrowed_parameter_takes_no_other_texts() {
        let scope = [Input::new("image", ValueType::Image)];
        let texts = ["person", "red car", "a \"quoted\" one"].map(str::to_owned).to_vec();
        let narrowed = |param: &str| Narrowed { tool: "detect".into(), param: param.into(), texts: texts.clone() };
        let labels = grammar_of(&scope, 1, 3, Thought::No, Some(&narrowed("labels")));
        assert!(writes(&labels, "x = detect(image=$image, labels=[\"red car\", \"person\"])\n"));
        assert!(writes(&labels, "x = detect(image=$image)\n"));
        assert!(!writes(&labels, "x = detect(image=$image, labels=[\"pagoda\"])\n"));
        // Nothing that could be written is no reason to write nothing.
        let none = Narrowed { texts: vec!["\t".into()], ..narrowed("labels") };
        let open = grammar_of(&scope, 1, 3, Thought::No, Some(&none));
        assert!(writes(&open, "x = detect(image=$image, labels=[\"pagoda\"])\n"));
    }

    #[test]
    fn an_answer_rests_on_a_result_and_only_the_first_line_can_refuse() {
        // An input is no result.
        for text in ["answer $image\n", "answer \"{image}\"\n", "answer \"There are two.\"\n", "unanswerable \"no\"\n"]
        {
            assert!(!third_line(text), "{text}");
        }
        let first = grammar_of(&[Input::new("audio", ValueType::Audio)], 1, 1, Thought::No, None);
        assert!(writes(&first, "speech = transcribe(audio=$audio)\n"));
        assert!(writes(&first, "unanswerable \"there is no picture\"\n"));
        assert!(!writes(&first, "answer $audio\n"));
    }

    #[test]
    fn after_the_last_call_only_the_answer_can_follow() {
        let scope = [Input::new("image", ValueType::Image), Input::new("all", ValueType::Regions)];
        let last = grammar_of(&scope, 1, 0, Thought::Must, None);
        assert!(writes(&last, "answer $all\n"));
        assert!(!writes(&last, "n = count(items=$all)\n"));
    }

    #[test]
    fn a_thought_stands_before_a_call_where_it_may_or_must() {
        let scope = [Input::new("image", ValueType::Image)];
        let call = "all = detect(image=$image)\n";
        let thinking = format!("# look for everything first\n{call}");
        for (thought, alone, with) in
            [(Thought::No, true, false), (Thought::May, true, true), (Thought::Must, false, true)]
        {
            let grammar = grammar_of(&scope, 1, 3, thought, None);
            assert_eq!((writes(&grammar, call), writes(&grammar, &thinking)), (alone, with), "{thought:?}");
            assert!(!writes(&grammar, "# a thought alone\n"));
        }
    }

    #[test]
    fn a_tool_may_be_called_ahead_of_what_another_makes_for_it() {
        let toolbox = toolbox();
        let scope = [Input::new("image", ValueType::Image)];
        let count = [toolbox.spec("count").unwrap()];
        let line = |ahead, calls_left| Line {
            toolbox: &toolbox,
            scope: &scope,
            inputs: 1,
            calls_left,
            thought: Thought::No,
            narrowed: None,
            ahead,
            name: None,
        };
        let call = "n = count(items=$regions)\n";
        let same_name = "regions = count(items=$regions)\n";
        assert!(!writes(&line(&[], 3).grammar(), call));
        // Two calls are needed.
        assert!(!writes(&line(&count, 1).grammar(), call));
        let ahead = line(&count, 3);
        assert!(writes(&ahead.grammar(), call) && !writes(&ahead.grammar(), same_name));
        let unmade = ahead.unmade(call);
        assert_eq!(unmade, [Input::new("regions", count[0].params[0].ty.clone())]);
        let making = ahead.making(&unmade[0]);
        assert!(writes(&making, "regions = detect(image=$image, labels=[\"cup\"])\n"));
        for text in ["boxes = detect(image=$image)\n", "regions = sum(start=1)\n", "n = count(items=$regions)\n"] {
            assert!(!writes(&making, text), "{text}");
        }
        assert_eq!(ahead.unmade("all = detect(image=$image)\n"), []);
        assert_eq!(ahead.unmade("answer $image\n"), []);
        // What is there is taken.
        let found = [Input::new("image", ValueType::Image), Input::new("all", ValueType::Regions)];
        let later = Line { scope: &found, ..ahead };
        assert!(!writes(&later.grammar(), call));
    }

    #[test]
    fn results_are_called_as_is_wanted() {
        let toolbox = toolbox();
        let scope = ["image", "count", "found"].map(|name| Input::new(name, ValueType::Image));
        let name = |spec: &ToolSpec, taken: &[String]| {
            assert_eq!(taken, ["image", "count", "found", "answer", "unanswerable"]);
            format!("my_{}", spec.name)
        };
        let line = Line {
            toolbox: &toolbox,
            scope: &scope,
            inputs: 1,
            calls_left: 3,
            thought: Thought::No,
            narrowed: None,
            ahead: &[],
            name: Some(&name),
        };
        let grammar = line.grammar();
        for text in ["my_detect = detect(image=$image)\n", "my_sum = sum(start=2)\n", "answer $found\n"] {
            assert!(writes(&grammar, text), "{text}");
        }
        for text in ["all = detect(image=$image)\n", "my_sum = detect(image=$image)\n"] {
            assert!(!writes(&grammar, text), "{text}");
        }
    }

    #[test]
    fn among_plans_nothing_but_one_of_them_can_be_written() {
        let plan = |text: &str| text.parse::<Plan>().unwrap();
        let one = "n = count(items=$all)\nanswer \"There are {n} \\\"things\\\".\"";
        let two = "n = count(items=$all)\nanswer $n";
        let both = choices(&[plan(one), plan(two)]);
        assert!(writes(&both, plan(one).to_string().trim_end()) && writes(&both, two));
        for text in ["n = count(items=$all)\n", "n = count(items=$some)\nanswer $n", "answer $n", &format!("{two}0")] {
            assert!(!writes(&both, text), "{text}");
        }
    }
}
