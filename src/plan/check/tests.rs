//! Tests of the check, each for one thing a plan can get wrong, and of the two spellings over arbitrary plans.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use indexmap::IndexMap;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::plan::Reference;
use crate::tool::{Exact, Tool, ToolError};

fn tool(toml: &str) -> Arc<dyn Tool> {
    let spec = ToolSpec::from_toml("tools/test.toml", toml).unwrap();
    Exact::tool(spec, |_| Err(ToolError::failed("never called here")))
}

fn toolbox() -> Toolbox {
    let param = |name: &str, ty: &str, more: &str| {
        format!("[[params]]\nname = \"{name}\"\ntype = \"{ty}\"\ndescription = \"d\"\n{more}\n")
    };
    let spec = |name: &str, output: &str, params: &[String]| {
        tool(&format!("name = \"{name}\"\ndescription = \"d\"\noutput = \"{output}\"\n{}", params.concat()))
    };
    let required = "required = true";
    [
        spec("detect", "regions", &[param("image", "image", required), param("labels", "list<text>", "")]),
        spec("count", "number", &[param("items", "regions|segments|text", required)]),
        spec(
            "select",
            "regions",
            &[
                param("regions", "regions", required),
                param("by", "text", "required = true\nchoices = [\"largest\", \"smallest\", \"leftmost\"]"),
            ],
        ),
        spec("crop", "image", &[param("image", "image", required), param("region", "regions", required)]),
        tool(
            "name = \"calculate\"\ndescription = \"d\"\noutput = \"number\"\nrest = \"number\"\n[[params]]\nname = \
             \"expression\"\ntype = \"text\"\ndescription = \"d\"\nrequired = true",
        ),
    ]
    .into_iter()
    .collect()
}

fn inputs() -> [Input; 2] {
    [Input::new("image", ValueType::Image), Input::new("audio", ValueType::Audio)]
}

fn checked(text: &str) -> Result<CheckedPlan, PlanErrors> {
    check(text.parse().unwrap(), &toolbox(), &inputs())
}

fn errors(text: &str) -> Vec<String> {
    checked(text).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_good_plan_knows_its_edges_types_and_answer() {
    let plan = checked(
        "all = detect(image=$image, labels=\"person\")\none = select(regions=$all, by=\"largest\")\n\
         part = crop(image=$image, region=$one)\nin_part = detect(image=$part)\n\
         a = count(items=$all)\nb = count(items=$in_part)\n\
         c = calculate(expression=\"a - b\", a=$a, b=$b, one=1)\nanswer \"{a}, {b}, {c} {{x}}\"",
    )
    .unwrap();
    assert_eq!(plan.dependencies(2), [1]);
    assert_eq!(plan.dependents(0), [1, 4]);
    assert_eq!(plan.dependencies(6), [4, 5]);
    assert_eq!(plan.inputs_of(2), ["image"]);
    assert_eq!(plan.output(2), &ValueType::Image);
    assert_eq!(plan.dependents(99), [] as [usize; 0]);
    let CheckedAnswer::Template(template) = plan.answer() else { panic!("{:?}", plan.answer()) };
    assert_eq!(template.references().collect::<Vec<_>>(), ["a", "b", "c"]);
}

#[test]
fn all_errors_come_at_once_and_each_has_a_way_out() {
    let found = errors(
        "Bad = detekt(image=$image)\naudio = detect(image=$audio)\nn = count(item=$nothing)\nn = count(items=3)\nanswer \"{m}\"",
    );
    assert_eq!(
        found,
        [
            "`Bad` cannot be the name of a call: use lower case letters, digits and `_`, a letter first, at most 64",
            "the call `audio` has the name of an input: give it another name",
            "two calls are named `n`: give each call a name of its own",
            "there is no tool `detekt`, called for `Bad`: use `detect`",
            "`image` of `audio = detect(...)` takes image, but `$audio` is audio: give `$image`",
            "`item` in `n` is no parameter of `count`: use `items`",
            "`items` of `n = count(...)` is missing, expected regions|segments|text: give `$audio`",
            "`items` of `n = count(...)` takes regions|segments|text, got `3`: give `$name` of an input or a call that is regions|segments|text",
            "`$m` in the answer is no input and no call: use `image`, `audio`, `Bad` or `n`",
        ]
    );
}

#[test]
fn a_cycle_is_named_as_such_and_a_forward_reference_as_such() {
    let cycle = "a = crop(image=$image, region=$b)\nb = detect(image=$a)\nc = detect(image=$a)\nanswer $c";
    assert_eq!(
        errors(cycle),
        [
            "2 calls wait for each other: `a` needs `b`, which needs `a`: let the first of them refer only to inputs and calls above it"
        ]
    );
    assert_eq!(
        errors("n = count(items=$all)\nall = detect(image=$image)\nanswer $n"),
        ["`items` of `n = count(...)` refers to `all`, which is called only further down: move `all` above `n`"]
    );
    assert_eq!(
        errors("n = count(items=$n)\nanswer $n"),
        ["`items` of `n = count(...)` is the call itself: give an input or an earlier call"]
    );
}

#[test]
fn a_cycle_is_reported_without_its_consequences() {
    // `$a` is a number, which `count` does not take; but what `b` will take is not known before the cycle is undone.
    assert_eq!(
        errors("a = count(items=$b)\nb = count(items=$a)\nanswer $b"),
        [
            "2 calls wait for each other: `a` needs `b`, which needs `a`: let the first of them refer only to inputs and calls above it"
        ]
    );
    // What is wrong beside the cycle is still said.
    let beside = errors("a = count(items=$b)\nb = count(items=$a)\nc = count(items=$image)\nanswer $c");
    assert!(beside.len() == 2 && beside[1].contains("`$image` is image"), "{beside:?}");
}

#[test]
fn wrong_types_name_both_and_what_would_fit() {
    assert_eq!(
        errors("n = count(items=$image)\nanswer $n"),
        ["`items` of `n = count(...)` takes regions|segments|text, but `$image` is image: no value so far is \
          regions|segments|text; first call `detect` or `select`"]
    );
    assert_eq!(
        errors("all = detect(image=\"street.png\")\nanswer $all"),
        [
            "`image` of `all = detect(...)` takes the image of an input or a call, got the literal `\"street.png\"`: give `$image`"
        ]
    );
    assert_eq!(
        errors("all = detect(image=$image, labels=[\"dog\", 3])\nanswer $all"),
        [
            "`labels` of `all = detect(...)` takes list<text>, got `[\"dog\",3]`: write it like `[\"one\", \"two\"]`, or give \
          `$name` of a call that is list<text>"
        ]
    );
    assert_eq!(
        errors("all = detect(image=$image)\none = select(regions=$all, by=\"bigest\")\nanswer $one")[0],
        "`by` of `one = select(...)` cannot be `bigest`: use `largest`, `smallest` or `leftmost`"
    );
}

#[test]
fn objects_and_null_are_no_arguments() {
    for literal in ["null", "{\"ref\": \"image\", \"part\": 1}", "[null]", "{}"] {
        let found = errors(&format!("all = detect(image=$image, labels={literal})\nanswer $all"));
        assert!(found.len() == 1 && found[0].contains("takes list<text>"), "{found:?}");
    }
    assert!(checked("all = detect(image={\"ref\": \"image\"})\nanswer $all").is_ok());
}

#[test]
fn an_answer_must_hold_a_value() {
    assert_eq!(
        errors("all = detect(image=$image)\nanswer \"There are two.\""),
        ["the answer holds no value: put `{all}` into the answer"]
    );
    assert!(errors("answer \"{image\"")[0].starts_with("the answer has a `{` without its `}`"));
    assert!(checked("unanswerable \"there is no recording\"").is_ok());
    assert!(checked("answer $image").is_ok());
}

#[test]
fn a_missing_word_is_to_be_written_and_not_to_be_called_for() {
    assert_eq!(
        errors("n = calculate(a=1)\nanswer $n"),
        [
            "`expression` of `n = calculate(...)` is missing, expected text: write it like `\"words\"`, or give `$name` of a \
          call that is text"
        ]
    );
}

#[test]
fn the_json_schema_knows_references_and_answers() {
    let schema = serde_json::to_value(schemars::schema_for!(Plan)).unwrap();
    let reference = &schema["$defs"]["Reference"];
    assert_eq!(reference["required"], json!(["ref"]));
    assert_eq!(reference["additionalProperties"], json!(false));
    assert_eq!(schema["$defs"]["Answer"]["anyOf"].as_array().map(Vec::len), Some(3));
    assert_eq!(schema["properties"]["calls"]["maxItems"], json!(MAX_CALLS));
}

#[test]
fn a_draft_takes_the_calls_of_a_good_plan_and_refuses_a_bad_one() {
    let text = "a = detect(image=$image)\nb = count(items=$a)\nc = crop(image=$image, region=$a)\nanswer $b";
    let whole = checked(text).unwrap();
    let (toolbox, inputs) = (toolbox(), inputs());
    let mut draft = Draft::new(&toolbox, &inputs);
    for (call, checked) in whole.calls().iter().zip(whole.checked_calls()) {
        assert_eq!(draft.push(call.clone()).unwrap(), checked);
    }
    for bad in ["a = detect(image=$image)", "d = count(items=$image)", "d = count(items=$e)", "d = nothing()"] {
        assert!(draft.push(bad.parse().unwrap()).is_err(), "{bad}");
    }
    assert_eq!(draft.calls(), whole.calls());
}

#[test]
fn too_many_calls_are_refused() {
    let call = |i: usize| ToolCall { id: format!("a{i}"), tool: "detect".into(), args: IndexMap::new(), thought: None };
    let plan = Plan { thought: None, calls: (0..65).map(call).collect(), answer: Answer::Template("x".into()) };
    let found = check(plan, &toolbox(), &inputs()).unwrap_err();
    assert_eq!(found.to_string(), "the plan cannot run: 65 calls, at most 64 can be run: write a shorter plan");
    assert_eq!(found.for_model(), "- 65 calls, at most 64 can be run. Write a shorter plan.");
}

fn json_literal() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        // Up to 15 digits every JSON parser reads the same float.
        (-999_999_999i64..999_999_999).prop_map(|n| json!(n as f64 / 1000.0)),
        ".*".prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((".{0,6}", inner), 0..3).prop_map(|pairs| Json::Object(pairs.into_iter().collect())),
        ]
    })
    // The one object that is no literal.
    .prop_filter("a reference", |it| {
        !(it.as_object().is_some_and(|o| o.len() == 1 && o.get("ref").is_some_and(Json::is_string)))
    })
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-z][a-z0-9_]{0,8}", 1 => ".{0,12}", 1 => Just("answer".to_owned()), 1 => Just("```".to_owned())]
}

fn arbitrary_plan() -> impl Strategy<Value = Plan> {
    let arg = prop_oneof![name().prop_map(Arg::reference), json_literal().prop_map(Arg::Literal)];
    let thought = || prop::option::of(prop_oneof!["[ #a-z\n\r]{0,20}", "(?s).{0,20}"]);
    let call = (name(), name(), prop::collection::vec((name(), arg), 0..4), thought())
        .prop_map(|(id, tool, args, thought)| ToolCall { id, tool, args: args.into_iter().collect(), thought });
    let answer = prop_oneof![
        name().prop_map(|id| Answer::Value(Reference { id })),
        ".*".prop_map(Answer::Template),
        ".*".prop_map(|unanswerable| Answer::Unanswerable { unanswerable }),
    ];
    (thought(), prop::collection::vec(call, 0..6), answer).prop_map(|(thought, calls, answer)| Plan {
        thought,
        calls,
        answer,
    })
}

proptest! {
    #[test]
    fn any_plan_reads_back_from_both_spellings(plan in arbitrary_plan()) {
        let text = plan.to_string();
        prop_assert_eq!(&text.parse::<Plan>().map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?, &plan.clone().tidy());
        let json = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(&Plan::from_json(&json).unwrap(), &plan);
        // Neither the check nor the diagrams panic on any of them.
        let _ = check(plan.clone(), &toolbox(), &inputs()).map_err(|e| (e.to_string(), e.for_model()));
        crate::plan::to_mermaid(&plan);
        crate::plan::to_dot(&plan);
    }

    #[test]
    fn no_text_makes_reading_panic(text in "(?s).{0,200}", plan in arbitrary_plan(), cut in any::<prop::sample::Index>()) {
        let _ = text.parse::<Plan>();
        let _ = Plan::from_json(&text);
        let written = plan.to_string();
        let at = (0..=cut.index(written.len() + 1)).rev().find(|at| written.is_char_boundary(*at)).unwrap_or(0);
        let _ = written[..at].parse::<Plan>();
        let _ = format!("{}{text}", &written[..at]).parse::<Plan>();
    }

    #[test]
    fn floats_survive_plan_text(number in prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO) {
        let call: ToolCall = format!("a = f(x={})", json!(number)).parse().unwrap();
        prop_assert_eq!(&call.args["x"], &Arg::Literal(json!(number)));
    }
}
