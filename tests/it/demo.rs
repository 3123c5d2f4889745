//! The worked demonstrations: what the tools find in their media is what is recorded, and users can add their own.

use serde_json::Value as Json;

use crate::cli::{file, scratch, sightline};

/// A folder of the user's own, empty.
fn data(name: &str) -> String {
    let folder = scratch("demo").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder.to_str().unwrap().to_owned()
}

/// A trace of a question that is answered by a plan at hand.
fn trace(name: &str, question: &str, plan: &str, inputs: &[&str]) -> String {
    let trace = file(&format!("{name}.json"), "");
    let planner = format!("gold:{}", file(&format!("{name}.txt"), plan));
    let mut args = vec!["ask", question, "--planner", &planner, "--trace", &trace];
    args.extend(inputs);
    sightline(&args);
    trace
}

#[test]
fn every_worked_example_gives_what_is_recorded() {
    let ran = sightline(&["--no-cache", "--quiet", "demo", "check", "--json"]);
    let checked = ran.json();
    let checked = checked.as_array().unwrap();
    assert!(checked.len() >= 60, "{}", checked.len());
    let changed: Vec<&Json> = checked.iter().filter(|it| it["same"] != true).collect();
    assert!(changed.is_empty(), "{changed:#?}");
    ran.ends_with(0);
}

#[test]
fn a_trace_becomes_an_example_that_is_listed_and_checked() {
    let data = data("added");
    let question = "How many lines does the detour board have?";
    let picture = "prompts/demonstrations/media/detour.png";
    let plan = "lines = ocr(image=$image)\nn = count(items=$lines)\nanswer $n\n";
    let trace = trace("to-add", question, plan, &["--image", picture]);
    let added = sightline(&["--data", &data, "demo", "add", &trace, "--name", "detour-lines"]).ends_with(0);
    assert!(added.out.contains("detour-lines"), "{}", added.out);
    let again = sightline(&["--data", &data, "demo", "add", &trace, "--name", "detour-lines"]).fails_with(1);
    assert!(again.contains("already"), "{again}");

    let list = sightline(&["--data", &data, "demo", "list", "--json"]).ends_with(0).json();
    let mine = list.as_array().unwrap().iter().find(|it| it["question"] == question).unwrap();
    assert_eq!(mine["media"]["image"], "detour-lines-image.png");
    assert_eq!((&mine["answer"], &mine["calls"]), (&Json::from("2"), &serde_json::json!(["ocr", "count"])));
    let table = sightline(&["--data", &data, "demo", "list"]).ends_with(0).out;
    assert!(table.contains(question) && table.contains("ocr count"), "{table}");

    // A forged answer is found, and mended by recording.
    let path = std::path::Path::new(&data).join("prompts/demonstrations/worked/detour-lines.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("answer = \"2\""), "{text}");
    std::fs::write(&path, text.replace("answer = \"2\"", "answer = \"7\"")).unwrap();
    let changed = sightline(&["--quiet", "--data", &data, "demo", "check"]).ends_with(1).out;
    assert!(changed.contains("answer: `7` is now `2`"), "{changed}");
    sightline(&["--quiet", "--data", &data, "demo", "check", "--record"]).ends_with(1);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn what_cannot_be_an_example_says_why() {
    let question = "What is the total of the board?";
    let picture = ["--image", "prompts/demonstrations/media/detour.png"];
    let plan = "lines = ocr(image=$image)\na = read_value(lines=$lines, key=\"total\")\nanswer $a\n";
    let unanswered = trace("unanswered", question, plan, &picture);
    let no_folder = sightline(&["demo", "add", &unanswered]).fails_with(2);
    assert!(no_folder.contains("`--data DIR`"), "{no_folder}");
    let data = data("refused");
    let no_answer = sightline(&["--data", &data, "demo", "add", &unanswered]).fails_with(1);
    assert!(no_answer.contains("has no answer") && no_answer.contains("total"), "{no_answer}");
    let no_trace = sightline(&["--data", &data, "demo", "add", "examples/street-plan.txt"]).fails_with(1);
    assert!(no_trace.contains("is no trace"), "{no_trace}");
    let bad_name = sightline(&["--data", &data, "demo", "add", &unanswered, "--name", "../up"]).fails_with(2);
    assert!(bad_name.contains("`../up`") && bad_name.contains("small letters"), "{bad_name}");
}
