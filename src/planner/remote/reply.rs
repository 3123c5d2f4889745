//! Reading a model's reply: the plan in it, whether it is JSON or plan text, alone, fenced, or with prose around it.

use serde_json::{Map, Value as Json};

use crate::plan::{self, Answer, Arg, Input, ParsePlanError, Plan, Reference, ToolCall};
use crate::prompt::quote::head;
use crate::tool::Toolbox;
use crate::value::ValueType;

/// What a reply says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reply {
    /// A plan, not checked yet.
    Plan(Plan),
    /// That nothing more can be done.
    Nothing,
}

/// How much of a reply is looked at.
const MAX_REPLY: usize = 64 * 1024;

/// Reads a reply. Of several plans in it the first that reads is taken.
///
/// # Errors
///
/// What keeps the likeliest plan in it from being read.
pub(super) fn read(reply: &str, toolbox: &Toolbox, inputs: &[Input]) -> Result<Reply, ParsePlanError> {
    let reply = head(reply.trim(), MAX_REPLY);
    if reply.is_empty() {
        return Err(ParsePlanError { line: 1, problem: "the answer is empty: write a plan".to_owned() });
    }
    if is_nothing(reply) {
        return Ok(Reply::Nothing);
    }
    let mut first_error = None;
    for candidate in candidates(reply) {
        match read_one(candidate) {
            Ok(plan) => return settle(plan, toolbox, inputs),
            Err(error) => {
                first_error.get_or_insert(error);
            }
        }
    }
    Err(first_error.unwrap_or_else(|| ParsePlanError {
        line: 1,
        problem: "there is no plan in the answer: write the calls and, last, the answer".to_owned(),
    }))
}

/// The calls of a plan in a reply that is still coming, as far as they are whole.
pub(super) fn calls_so_far(reply: &str, toolbox: &Toolbox, inputs: &[Input]) -> Vec<ToolCall> {
    let reply = head(reply, MAX_REPLY);
    let reply = match reply.rsplit_once("</think>") {
        Some((_, answer)) => answer,
        None if reply.contains("<think>") => return Vec::new(),
        None => reply,
    };
    // Drafts may stand before a fence, and a word of prose before a plan.
    let reply = reply.split_once("```").map_or(reply, |(_, fenced)| fenced.split_once('\n').map_or("", |(_, it)| it));
    let plan = match plan_lines(reply) {
        Some(lines) if !reply.trim_start().starts_with('{') => lines,
        _ => reply,
    };
    let mut calls = plan::calls_so_far(plan);
    for call in &mut calls {
        call.args.retain(|_, arg| *arg != Arg::Literal(Json::Null));
    }
    let answer = Answer::Unanswerable { unanswerable: "it is not written yet".to_owned() };
    match settle(Plan { thought: None, calls, answer }, toolbox, inputs) {
        Ok(Reply::Plan(plan)) => plan.calls,
        _ => Vec::new(),
    }
}

fn is_nothing(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    bare.eq_ignore_ascii_case("nothing more") || bare.eq_ignore_ascii_case("nothing more can be done")
}

/// Pieces of a reply that may be a plan, the likeliest first.
fn candidates(reply: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    // Thoughts of reasoning models stand before the answer and hold drafts.
    let reply = reply.rsplit_once("</think>").map_or(reply, |(_, answer)| answer.trim());
    let fenced = fenced(reply);
    for text in fenced.iter().copied().chain([reply]) {
        if text.starts_with('{') || !text.contains('(') {
            found.extend(objects(text));
            found.extend(plan_lines(text));
        } else {
            found.extend(plan_lines(text));
            found.extend(objects(text));
        }
    }
    found
}

/// What stands between fences of three backticks; an open fence reaches to the end.
fn fenced(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("```") {
        // The word behind the fence names the language.
        let body = after.split_once('\n').map_or(after, |(_, body)| body);
        let (body, next) = body.split_once("```").unwrap_or((body, ""));
        if !body.trim().is_empty() {
            found.push(body.trim());
        }
        rest = next;
    }
    found
}

/// The outermost JSON objects of a text that could be plans; braces within strings do not count.
fn objects(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start, mut in_string, mut escaped) = (0usize, 0usize, false, false);
    for (i, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            // Quotes in the prose around an object are no strings.
            '"' if depth > 0 => in_string = !in_string,
            '{' if !in_string => {
                if depth == 0 {
                    start = i;
                }
                depth += 1;
            }
            '}' if !in_string && depth > 0 => {
                depth -= 1;
                if depth == 0 && text[start..=i].contains('"') {
                    found.push(&text[start..=i]);
                }
            }
            _ => {}
        }
    }
    if depth > 0 && text[start..].contains("\"calls\"") {
        // Cut off: reading it says where.
        found.push(&text[start..]);
    }
    found
}

/// The lines from the first call or thought to the last line of the plan, if there are such.
fn plan_lines(text: &str) -> Option<&str> {
    let mut start = None;
    let mut offset = 0;
    let mut end = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let last = is_last_line(bare);
        if start.is_none() && (last || bare.starts_with('#') || is_call(bare)) {
            start = Some(offset);
        }
        offset += line.len();
        if last {
            end = Some(offset);
            break;
        }
    }
    let start = start?;
    let lines = &text[start..end.unwrap_or(offset)];
    // Headings of Markdown alone are no plan.
    (end.is_some() || lines.lines().any(|line| is_call(line.trim()))).then_some(lines)
}

fn is_last_line(line: &str) -> bool {
    ["answer", "unanswerable"].iter().any(|word| {
        line.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start().trim_start_matches([':', '=']).trim_start();
            rest.starts_with(['"', '\'']) || (*word == "answer" && rest.starts_with('$'))
        })
    })
}

/// `name = tool(`
fn is_call(line: &str) -> bool {
    let Some((name, rest)) = line.split_once('=') else { return false };
    let Some((tool, _)) = rest.split_once('(') else { return false };
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "_-\"".contains(c));
    is_word(name.trim()) && is_word(tool.trim())
}

fn read_one(text: &str) -> Result<Plan, ParsePlanError> {
    if !text.starts_with('{') {
        return text.parse();
    }
    let Ok(json) = serde_json::from_str::<Json>(text) else { return Plan::from_json(text) };
    Plan::from_json(&unwrapped(json, 4).to_string())
}

/// The plan inside of what models wrap around it: `{"plan": …}`, `{"name": "submit_plan", "arguments": …}`; and
/// without arguments that are null, which mean "not given".
fn unwrapped(json: Json, depth: usize) -> Json {
    let Json::Object(mut map) = json else { return json };
    if !map.contains_key("calls") && depth > 0 {
        for key in ["plan", "arguments", "parameters", "function", "submit_plan"] {
            match map.get(key) {
                Some(Json::Object(inner)) => return unwrapped(Json::Object(inner.clone()), depth - 1),
                Some(Json::String(text)) => {
                    if let Ok(inner @ Json::Object(_)) = serde_json::from_str(text) {
                        return unwrapped(inner, depth - 1);
                    }
                }
                _ => {}
            }
        }
    }
    if let Some(Json::Array(calls)) = map.get_mut("calls") {
        calls.iter_mut().filter_map(Json::as_object_mut).for_each(drop_nulls);
    }
    drop_null(&mut map, "thought");
    Json::Object(map)
}

fn drop_nulls(call: &mut Map<String, Json>) {
    drop_null(call, "thought");
    if let Some(Json::Object(args)) = call.get_mut("args") {
        args.retain(|_, value| !value.is_null());
    }
}

fn drop_null(map: &mut Map<String, Json>, key: &str) {
    if map.get(key).is_some_and(Json::is_null) {
        map.shift_remove(key);
    }
}

/// Mends what is certain: `"$name"` where only a reference can stand and there is such a name. Where a text could
/// stand too, the model is asked which it means.
fn settle(mut plan: Plan, toolbox: &Toolbox, inputs: &[Input]) -> Result<Reply, ParsePlanError> {
    if plan.calls.is_empty()
        && let Answer::Unanswerable { unanswerable } = &plan.answer
        && (unanswerable.trim().is_empty() || is_nothing(unanswerable))
    {
        return Ok(Reply::Nothing);
    }
    let known: Vec<String> =
        inputs.iter().map(|input| input.name.clone()).chain(plan.calls.iter().map(|call| call.id.clone())).collect();
    let named = |text: &str| {
        let name = text.strip_prefix('$')?;
        known.iter().any(|id| id == name).then(|| Reference { id: name.to_owned() })
    };
    for call in &mut plan.calls {
        let Some(spec) = toolbox.spec(&call.tool) else { continue };
        for (name, arg) in &mut call.args {
            let ty = spec.param(name).map(|param| &param.ty).or(spec.rest.as_ref());
            let Arg::Literal(Json::String(text)) = arg else { continue };
            let Some(reference) = named(text) else { continue };
            if ty.is_some_and(|ty| ty.accepts(&ValueType::Text)) {
                let (call, id) = (&call.id, &reference.id);
                let problem = format!(
                    "`{name}` of `{call}` is the text \"${id}\", and there is an input or call `{id}`: refer to it as \
                     `{{\"ref\": \"{id}\"}}` in JSON or `${id}` without quotes in plan text, or leave the `$` out"
                );
                return Err(ParsePlanError { line: 1, problem });
            }
            *arg = Arg::Ref(reference);
        }
    }
    if let Answer::Template(words) = &plan.answer
        && let Some(reference) = named(words.trim())
    {
        plan.answer = Answer::Value(reference);
    }
    Ok(Reply::Plan(plan))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::tool::{Exact, ToolError, ToolSpec};

    const TEXT: &str = "n = count(items=$image)\nanswer $n";
    const JSON: &str =
        r#"{"calls": [{"id": "n", "tool": "count", "args": {"items": {"ref": "image"}}}], "answer": {"ref": "n"}}"#;

    fn read_alone(reply: &str) -> Result<Reply, ParsePlanError> {
        let manifests = [
            ("count", include_str!("../../../tools/count.toml")),
            ("find_text", include_str!("../../../tools/find_text.toml")),
        ];
        let toolbox: Toolbox = manifests
            .into_iter()
            .map(|(name, text)| {
                let spec = ToolSpec::from_toml(&format!("tools/{name}.toml"), text).unwrap();
                Exact::tool(spec, |_| Err(ToolError::failed("unused")))
            })
            .collect();
        read(reply, &toolbox, &[Input { name: "image".into(), ty: ValueType::Image }])
    }

    #[test]
    fn a_plan_is_found_whatever_stands_around_it() {
        let plan = Reply::Plan(TEXT.parse().unwrap());
        let arguments = Json::from(JSON).to_string();
        for reply in [
            TEXT.to_owned(),
            JSON.to_owned(),
            format!("```json\n{JSON}\n```"),
            format!("Here you are (a plan):\n\n```text\n{TEXT}\n```\nThat's it."),
            format!("Here you are: {JSON} I hope it's \"fine\"."),
            format!("The plan is\n{TEXT}\nIt counts."),
            format!("<think>maybe {{\"calls\": []}} or\n```\nanswer \"1\"\n```\n</think>\n{TEXT}"),
            format!("{{\"name\": \"submit_plan\", \"arguments\": {JSON}}}"),
            format!("{{\"name\": \"submit_plan\", \"arguments\": {arguments}}}"),
            format!("{{\"plan\": {JSON}}}"),
            JSON.replace("{\"ref\": \"n\"}", "\"$n\""),
            JSON.replace("{\"calls", "{\"thought\": null, \"calls")
                .replace("\"args\": {", "\"args\": {\"label\": null, "),
        ] {
            assert_eq!(read_alone(&reply), Ok(plan.clone()), "{reply}");
        }
    }

    #[test]
    fn a_quoted_reference_is_taken_only_where_no_text_can_stand() {
        let quoted = |tool: &str, param: &str| {
            JSON.replace("count", tool).replace("items", param).replace("{\"ref\": \"image\"}", "\"$image\"")
        };
        let Reply::Plan(plan) = read_alone(&quoted("find_text", "lines")).unwrap() else { panic!("no plan") };
        assert_eq!(plan.calls[0].args["lines"], Arg::reference("image"));
        let error = read_alone(&quoted("find_text", "text")).unwrap_err().to_string();
        assert!(
            error.contains("`text` of `n` is the text \"$image\"") && error.contains("{\"ref\": \"image\"}"),
            "{error}"
        );
        // A price is a text.
        let price = quoted("find_text", "text").replace("$image", "$100").replace("{\"ref\": \"n\"}", "\"$100\"");
        let Reply::Plan(plan) = read_alone(&price).unwrap() else { panic!("no plan") };
        assert_eq!(plan.calls[0].args["text"], Arg::Literal("$100".into()));
        assert_eq!(plan.answer, Answer::Template("$100".into()));
    }

    #[test]
    fn calls_are_known_as_soon_as_they_are_whole() {
        let toolbox: Toolbox = std::iter::empty().collect();
        let inputs = [Input { name: "image".into(), ty: ValueType::Image }];
        let ids = |reply: &str| calls_so_far(reply, &toolbox, &inputs).into_iter().map(|it| it.id).collect::<Vec<_>>();
        for start in ["", "Here is the plan:\n", "```text\n", "<think>a = no(x=1)\n</think>\n", "{\"calls\": ["] {
            let json = start.starts_with('{');
            let first =
                if json { r#"{"id": "n", "tool": "count", "args": {"items": null}},"# } else { "n = count()\n" };
            let more = if json { r#" {"id": "m", "# } else { "m = count(" };
            assert!(
                ids(start).is_empty() && ids(&format!("{start}{}", &first[..first.len() - 3])).is_empty(),
                "{start}"
            );
            assert_eq!(ids(&format!("{start}{first}{more}")), ["n"], "{start}");
        }
        assert!(ids("<think>n = count()\nm = count()\n").is_empty());
    }

    #[test]
    fn nothing_more_is_no_plan_and_a_reason_is_one() {
        for reply in [
            "nothing more",
            "Nothing more.",
            "unanswerable \"nothing more\"",
            r#"{"calls": [], "answer": {"unanswerable": ""}}"#,
        ] {
            assert_eq!(read_alone(reply), Ok(Reply::Nothing), "{reply}");
        }
        assert!(matches!(read_alone("unanswerable \"there is no sign\""), Ok(Reply::Plan(_))));
    }

    #[test]
    fn what_is_no_plan_says_why() {
        let error = |reply: &str| read_alone(reply).unwrap_err().to_string();
        assert!(error("  ").contains("empty"));
        assert!(error("Ducks are birds (mostly). Answer: many").contains("no plan in the answer"));
        assert!(error("n = count(items=$image)").contains("without an answer"), "{}", error("n = count(items=$image)"));
        assert!(!error("{\"calls\": [{\"id\": \"n\", ").is_empty());
        assert!(error("{\"calls\": [], \"answer\": 3}").contains("answer"));
        assert!(!error(&"{".repeat(100_000)).is_empty());
        assert!(!error(&"{\"plan\":".repeat(20_000)).is_empty());
    }
}
