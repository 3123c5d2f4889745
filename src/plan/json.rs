//! Plans as JSON: reading with limits and with errors that name the place.
//!
//! References and answers are read by hand: what serde derives for a struct of one text also reads a list of one text,
//! and `["person"]` is no reference.

use std::fmt;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::{Answer, Arg, MAX_CALLS, MAX_TEXT, ParsePlanError, Plan, Reference, ToolCall};

impl Plan {
    /// Reads a plan from JSON of at most 64 KiB.
    ///
    /// # Errors
    ///
    /// [`ParsePlanError`] with the line and what was expected there.
    pub fn from_json(text: &str) -> Result<Self, ParsePlanError> {
        if text.len() > MAX_TEXT {
            let problem =
                format!("the plan has {} bytes, at most {MAX_TEXT} are read: write a shorter one", text.len());
            return Err(ParsePlanError { line: 1, problem });
        }
        serde_json::from_str(text).map_err(|error| {
            let said = error.to_string();
            let problem = said.split(" at line ").next().unwrap_or_default().to_owned();
            ParsePlanError { line: error.line().max(1), problem }
        })
    }
}

/// The calls of a plan that is still being written, as far as they are whole; see [`super::calls_so_far`].
pub(super) fn calls_so_far(text: &str) -> Vec<ToolCall> {
    let Some(start) = calls_of(text) else { return Vec::new() };
    let mut stream = text[start..].trim_start();
    let mut calls = Vec::new();
    while calls.len() < MAX_CALLS {
        let mut read = serde_json::Deserializer::from_str(stream).into_iter::<ToolCall>();
        let Some(Ok(call)) = read.next() else { break };
        let end = read.byte_offset();
        calls.push(call);
        let Some(more) = stream[end..].trim_start().strip_prefix(',') else { break };
        stream = more.trim_start();
    }
    calls
}

/// Where the list under the key `calls` of the outermost object begins.
fn calls_of(text: &str) -> Option<usize> {
    let (mut depth, mut at) = (0usize, 0);
    while let Some(c) = text[at..].chars().next() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.checked_sub(1)?,
            '"' => {
                let mut read = serde_json::Deserializer::from_str(&text[at..]).into_iter::<String>();
                let key = read.next()?.ok()?;
                at += read.byte_offset();
                let list =
                    text[at..].trim_start().strip_prefix(':').map(str::trim_start).and_then(|it| it.strip_prefix('['));
                if let Some(list) = list.filter(|_| depth == 1 && key == "calls") {
                    return Some(text.len() - list.len());
                }
                continue;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    None
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneName;

        impl<'de> Visitor<'de> for OneName {
            type Value = Reference;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a reference such as `{\"ref\": \"image\"}`")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Reference, A::Error> {
                match only_field(map)? {
                    (key, id) if key == "ref" => Ok(Reference { id }),
                    (key, _) => Err(A::Error::unknown_field(&key, &["ref"])),
                }
            }
        }

        deserializer.deserialize_map(OneName)
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswerVisitor;

        impl<'de> Visitor<'de> for AnswerVisitor {
            type Value = Answer;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "an answer: a text with `{name}` in it, `{\"ref\": \"name\"}` or `{\"unanswerable\": \"why\"}`",
                )
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Answer, E> {
                Ok(Answer::Template(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answer, A::Error> {
                match only_field(map)? {
                    (key, id) if key == "ref" => Ok(Answer::Value(Reference { id })),
                    (key, unanswerable) if key == "unanswerable" => Ok(Answer::Unanswerable { unanswerable }),
                    (key, _) => Err(A::Error::unknown_field(&key, &["ref", "unanswerable"])),
                }
            }
        }

        deserializer.deserialize_any(AnswerVisitor)
    }
}

/// The one field of an object, which is a text.
fn only_field<'de, A: MapAccess<'de>>(mut map: A) -> Result<(String, String), A::Error> {
    let field = map.next_entry::<String, String>()?.ok_or_else(|| A::Error::custom("an object without a field"))?;
    match map.next_key::<String>()? {
        None => Ok(field),
        Some(key) => Err(A::Error::custom(format!("`{key}` beside `{}`: expected one field", field.0))),
    }
}

/// Reads arguments by parameter and refuses a parameter that stands twice, where the last would silently win.
pub(super) fn unique_args<'de, D: Deserializer<'de>>(deserializer: D) -> Result<IndexMap<String, Arg>, D::Error> {
    struct Args;

    impl<'de> Visitor<'de> for Args {
        type Value = IndexMap<String, Arg>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object of arguments by parameter")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut args = IndexMap::new();
            while let Some((param, arg)) = map.next_entry::<String, Arg>()? {
                if args.contains_key(&param) {
                    return Err(A::Error::custom(format!("the parameter `{param}` stands twice: keep one")));
                }
                args.insert(param, arg);
            }
            Ok(args)
        }
    }

    deserializer.deserialize_map(Args)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::plan::Answer;

    #[test]
    fn json_and_text_are_the_same_plan() {
        let json =
            r#"{"calls": [{"id": "n", "tool": "count", "args": {"items": {"ref": "image"}}}], "answer": {"ref": "n"}}"#;
        let plan = Plan::from_json(json).unwrap();
        assert_eq!(plan, "n = count(items=$image)\nanswer $n".parse().unwrap());
        let none = Plan::from_json(r#"{"calls": [], "answer": {"unanswerable": "no picture"}}"#).unwrap();
        assert_eq!(none.answer, Answer::Unanswerable { unanswerable: "no picture".into() });
    }

    #[test]
    fn only_an_object_with_nothing_but_ref_is_a_reference() {
        let odd =
            r#"{"calls": [{"id": "n", "tool": "count", "args": {"items": {"ref": "a", "part": 1}}}], "answer": "x"}"#;
        assert!(matches!(Plan::from_json(odd).unwrap().calls[0].args["items"], Arg::Literal(_)));
    }

    #[test]
    fn a_list_of_one_text_is_no_reference() {
        let json = r#"{"calls": [{"id": "n", "tool": "detect", "args": {"labels": ["person"]}}], "answer": "{n}"}"#;
        assert_eq!(Plan::from_json(json).unwrap().calls[0].args["labels"], Arg::Literal(serde_json::json!(["person"])));
    }

    #[test]
    fn errors_name_the_line_and_the_way_out() {
        let error = |text: &str| Plan::from_json(text).unwrap_err().to_string();
        assert!(error(r#"{"calls": [], "answer": 3}"#).contains("expected an answer: a text with `{name}` in it"));
        assert!(error(r#"{"calls": [], "answer": ["x"]}"#).contains("expected an answer"));
        assert!(error("{\"calls\": [],\n \"reply\": 3}").starts_with("line 2: unknown field `reply`"));
        let twice = r#"{"calls": [{"id": "n", "tool": "f", "args": {"a": 1, "a": 2}}], "answer": "x"}"#;
        assert!(error(twice).contains("`a` stands twice"), "{}", error(twice));
    }
}
