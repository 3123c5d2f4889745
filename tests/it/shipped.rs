//! Everything the binary carries, and both question sets, against the real toolbox: manifests load, every written
//! plan passes the check, and no planner is shown a question that it is measured by.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;
use serde::Deserialize;
use sightline::data::Data;
use sightline::experts::Runtime;
use sightline::models::{Home, ModelStore, StoreOptions};
use sightline::plan::{Arg, Input, Plan, Reference, check};
use sightline::planner::Lessons;
use sightline::prompt::input_type;
use sightline::shipped;
use sightline::tool::{ToolError, Toolbox, Weights};
use sightline::value::ValueType;

/// Checking plans needs no weights; asking for some is an error.
struct NoWeights;

impl Weights for NoWeights {
    fn file(&self, model: &str, file: &str) -> Result<PathBuf, ToolError> {
        Err(ToolError::Unavailable { message: format!("`{model}/{file}` was asked for while checking") })
    }
}

pub(crate) fn toolbox(data: &Data) -> Toolbox {
    let runtime = Arc::new(Runtime::new(Arc::new(NoWeights), 1));
    shipped::toolbox(data, &runtime).unwrap()
}

fn store(data: &Data) -> ModelStore {
    let home = Home::at(Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-home"), "a test").unwrap();
    ModelStore::open(home, data, StoreOptions::default()).unwrap()
}

/// A question as both sets write it; how answers are judged is the business of `eval`.
#[derive(Debug, Deserialize)]
struct Question {
    id: String,
    kind: String,
    question: String,
    #[serde(default)]
    inputs: IndexMap<String, Vec<String>>,
    gold: String,
    expect: toml::Table,
}

#[derive(Debug, Deserialize)]
struct QuestionFile {
    question: Vec<Question>,
}

/// The questions of one set with the stem of their file.
fn questions(set: &str) -> Vec<(String, Question)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(set);
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = std::fs::read_to_string(&path).unwrap();
            let file: QuestionFile = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            all.extend(file.question.into_iter().map(|question| (stem.clone(), question)));
        }
    }
    assert!(!all.is_empty(), "no questions in {set}");
    all
}

const SETS: [&str; 7] = [
    "tests/questions",
    "tests/questions/dev",
    "tests/questions/late",
    "tests/questions/blind",
    "tests/questions/absent",
    "tests/questions/cards",
    "tests/questions/polar",
];

/// The inputs a question declares: `image`, `image2`, … and `audio`, `audio2`, ….
fn declared(question: &Question) -> Vec<Input> {
    let mut inputs = Vec::new();
    for (kind, files) in &question.inputs {
        for place in 1..=files.len() {
            let name = if place == 1 { kind.clone() } else { format!("{kind}{place}") };
            let ty = input_type(&name).unwrap_or_else(|| panic!("{}: input `{kind}`", question.id));
            inputs.push(Input::new(name, ty));
        }
    }
    inputs
}

/// The words of a question, so that case, points and spaces make no difference.
fn words(question: &str) -> String {
    let letters: String = question.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_tool_manifest_has_its_tool_and_the_models_it_names() {
    let data = Data::embedded();
    let toolbox = toolbox(&data);
    let store = store(&data);
    let manifests = data.list("tools", "toml");
    assert_eq!(toolbox.specs().count(), manifests.len());
    for spec in toolbox.specs() {
        assert!(manifests.contains(&format!("tools/{}.toml", spec.name)), "{}", spec.name);
        for model in &spec.models {
            assert!(store.manifest(model).is_ok(), "`{}` names the model `{model}`", spec.name);
        }
    }
}

/// One of the types of value that a parameter takes.
fn one_type(ty: &ValueType) -> ValueType {
    match ty {
        ValueType::OneOf(options) => one_type(&options[0]),
        ValueType::List(element) => ValueType::List(Box::new(one_type(element))),
        ValueType::Any => ValueType::Text,
        other => other.clone(),
    }
}

#[test]
fn every_example_of_a_manifest_passes_the_check_as_a_call_of_its_tool() {
    let toolbox = toolbox(&Data::embedded());
    for spec in toolbox.specs() {
        assert!(!spec.examples.is_empty(), "`{}` has no example", spec.name);
        for example in &spec.examples {
            let id = example.call.split(" = ").next().unwrap();
            let plan: Plan = format!("{}\nanswer ${id}", example.call)
                .parse()
                .unwrap_or_else(|e| panic!("`{}`: {}: {e}", spec.name, example.call));
            assert_eq!(plan.calls.len(), 1, "{}", example.call);
            let call = &plan.calls[0];
            assert_eq!(call.tool, spec.name, "{}", example.call);
            // What the example takes from elsewhere is what its name says, else of a type that the parameter takes.
            let mut inputs: Vec<Input> = Vec::new();
            for (name, arg) in &call.args {
                let Arg::Ref(Reference { id }) = arg else { continue };
                let ty = spec.param(name).map(|param| &param.ty).or(spec.rest.as_ref());
                let ty = ty.unwrap_or_else(|| panic!("{}: `{}` has no `{name}`", example.call, spec.name));
                if inputs.iter().all(|input| input.name != *id) {
                    inputs.push(Input::new(id, input_type(id).unwrap_or_else(|| one_type(ty))));
                }
            }
            check(plan, &toolbox, &inputs).unwrap_or_else(|e| panic!("`{}`: {}:\n{e}", spec.name, example.call));
        }
    }
}

#[test]
fn every_model_manifest_says_licence_files_and_sources() {
    let data = Data::embedded();
    let store = store(&data);
    let files = data.list("tools/models", "toml");
    assert_eq!(store.names().len(), files.len());
    let toolbox = toolbox(&data);
    for name in store.names() {
        let manifest = store.manifest(name).unwrap();
        assert!(!manifest.licence.is_empty() && !manifest.origin.is_empty(), "{name}");
        for file in &manifest.files {
            assert!(!file.sources.is_empty() && file.size > 0 && file.sha256.len() == 64, "{name}/{}", file.name);
        }
    }
    let used: BTreeSet<&str> = toolbox.specs().flat_map(|spec| spec.models.iter().map(String::as_str)).collect();
    assert!(used.len() >= 4, "experts name their models: {used:?}");
}

#[test]
fn every_demonstration_and_workflow_passes_the_check() {
    let data = Data::embedded();
    let toolbox = toolbox(&data);
    let demonstrations = shipped::demonstrations(&data).unwrap();
    assert!(demonstrations.len() > 100, "{}", demonstrations.len());
    for demonstration in demonstrations {
        let plan = demonstration.plan.clone();
        check(plan, &toolbox, &demonstration.inputs).unwrap_or_else(|e| panic!("{}:\n{e}", demonstration.name));
    }
    let workflows = shipped::workflow_names(&data);
    assert!(!workflows.is_empty());
    for name in workflows {
        let workflow = shipped::workflow(&data, &name).unwrap();
        assert_eq!(workflow.name, name);
        check(workflow.plan, &toolbox, &workflow.inputs).unwrap_or_else(|e| panic!("workflow {name}:\n{e}"));
    }
}

#[test]
fn worked_demonstrations_are_of_all_kinds_and_their_media_small() {
    let data = Data::embedded();
    let all = shipped::demonstrations(&data).unwrap();
    let worked: Vec<_> = all.iter().filter(|it| it.is_worked()).collect();
    assert!(worked.len() >= 60, "{}", worked.len());
    let kinds: BTreeSet<&str> = worked.iter().map(|it| it.kind()).collect();
    let texts = data.list(shipped::DEMONSTRATIONS, "toml");
    for file in &texts {
        let kind = Path::new(file).file_stem().unwrap().to_str().unwrap();
        // Films need a program that is not everywhere: they are shown as plans alone.
        assert!(kind == "film" || kinds.contains(kind), "no worked example of `{kind}`");
    }
    let reasoned = worked.iter().filter(|it| it.plan.thought.is_some());
    assert!(reasoned.count() >= 15, "plans with a thought");
    for it in &worked {
        let calls: Vec<&str> = it.plan.calls.iter().map(|call| call.id.as_str()).collect();
        let seen: Vec<&str> = it.observations.keys().map(String::as_str).collect();
        assert_eq!(calls, seen, "{}: an observation for each call", it.name);
        let pictures = it.inputs.iter().any(|input| input.ty == ValueType::Image);
        assert_eq!(it.glance.is_some(), pictures, "{}: a glance where there are pictures", it.name);
    }
    let used: BTreeSet<String> =
        worked.iter().flat_map(|it| it.media.values()).map(|it| format!("{}/{}", shipped::MEDIA, it.file)).collect();
    let mut there: BTreeSet<String> = data.list(shipped::MEDIA, "").into_iter().collect();
    let bytes: usize = there.iter().map(|file| data.read(file).unwrap().len()).sum();
    assert!(bytes <= 3_000_000, "{bytes} bytes of media are embedded");
    there.remove(&format!("{}/README.md", shipped::MEDIA));
    assert_eq!(there, used, "media that no demonstration uses");
}

#[test]
fn every_gold_plan_passes_the_check_and_its_media_are_there() {
    let toolbox = toolbox(&Data::embedded());
    for set in SETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(set);
        for (file, question) in questions(set) {
            let id = &question.id;
            assert_eq!(question.kind, file, "{id}: the kind is the name of the file");
            assert!(!question.expect.is_empty(), "{id}: any answer would be right");
            let plan: Plan = question.gold.parse().unwrap_or_else(|e| panic!("{id}: {e}"));
            check(plan, &toolbox, &declared(&question)).unwrap_or_else(|e| panic!("{id}:\n{e}"));
            for media in question.inputs.values().flatten() {
                let there = folder.join(media).is_file() || folder.join("..").join(media).is_file();
                assert!(there, "{id}: no file `{media}`");
            }
        }
    }
}

#[test]
fn ids_are_unique_and_no_wording_stands_in_two_sets() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut asked: BTreeMap<String, &str> = BTreeMap::new();
    for set in SETS {
        for (_, question) in questions(set) {
            if let Some(other) = seen.insert(question.id.clone(), set.to_owned()) {
                panic!("`{}` stands in {other} and {set}", question.id);
            }
            if let Some(other) = asked.insert(words(&question.question), set) {
                assert_eq!(other, set, "`{}` is asked in both sets", question.question);
            }
        }
    }
    for demonstration in shipped::demonstrations(&Data::embedded()).unwrap() {
        let set = asked.get(&words(&demonstration.question));
        assert!(set.is_none(), "{} shows a question of {set:?}: {}", demonstration.name, demonstration.question);
    }
}

#[test]
fn the_planner_was_taught_the_shipped_tools_as_they_are_but_for_those_held_out() {
    let data = Data::embedded();
    let text = data.read_text("prompts/taught.txt").unwrap();
    let lessons = Lessons::new(&text);
    let toolbox = toolbox(&data);
    let unknown: Vec<&str> =
        toolbox.specs().filter(|spec| !lessons.knows(spec)).map(|spec| spec.name.as_str()).collect();
    // Known by their cards alone, so that it can be measured what a card is worth; see training/README.md.
    assert_eq!(
        BTreeSet::from_iter(unknown),
        BTreeSet::from(["clip_audio", "compare_images", "read_code", "replace_background"])
    );
    // No line is left over from a tool that has changed.
    let lines = text.lines().skip(1).filter(|line| !line.trim().is_empty()).count();
    assert_eq!(lines, toolbox.specs().count() - 4);
}
