//! Conversations without a terminal: each line of standard input is a file, a call, a command or a question.

use crate::cli::{Ran, file, scratch, sightline_at};

const STREET: &str = "examples/street.png";

/// A conversation of these lines.
fn talk(lines: &[&str], args: &[&str]) -> Ran {
    talk_with(&[], lines, args)
}

/// The same with some variables.
fn talk_with(vars: &[(&str, &str)], lines: &[&str], args: &[&str]) -> Ran {
    sightline_at(&scratch("home"), vars, &(lines.join("\n") + "\n"), &[&["repl"], args].concat())
}

/// A new and empty folder of data.
fn data(name: &str) -> String {
    let folder = scratch(name);
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    folder.to_str().unwrap().to_owned()
}

#[test]
fn what_a_call_gave_is_an_input_of_the_next_by_name() {
    let lines = [
        STREET,
        "people = detect(image=$image, labels=[\"person\"])",
        "n = count(items=$people)",
        "second = pick(regions=$people, number=2)",
        "view = crop(image=$image, region=$second)",
        "s = size_of(image=$view)",
        ":why",
    ];
    let ran = talk(&lines, &[]).ends_with(0);
    assert!(ran.out.starts_with("2 x person\n2\nperson\n"), "{}", ran.out);
    let size = ran.out.lines().find(|line| line.contains(" x ") && line.contains("pixels")).unwrap_or_default();
    assert!(!size.is_empty(), "{}", ran.out);
}

#[test]
fn the_evidence_of_an_earlier_value_is_its_boxes() {
    let lines = [STREET, "people = detect(image=$image, labels=[\"person\"])", "n = count(items=$people)", ":why"];
    let ran = talk(&lines, &[]).ends_with(0);
    let why = ran.out.split_once("evidence\n").unwrap().1;
    assert_eq!(why.matches("person from people").count(), 2, "{why}");
    assert!(why.lines().next().unwrap().contains(" image "), "the boxes lie on the file that is attached: {why}");
}

#[test]
fn a_part_of_boxes_that_are_named_like_their_label_has_another_name() {
    let planner = format!("gold:{}", file("second.txt", "size = size_of(image=$person_part)\nanswer $size\n"));
    let lines = [STREET, "person = detect(image=$image, labels=[\"person\"])", "What size has the second person?"];
    let ran = talk(&lines, &["--planner", &planner]).ends_with(0);
    let size = ran.out.lines().nth(1).and_then(|line| line.split_once(" x "));
    assert!(size.is_some_and(|(width, height)| width.parse::<u32>().is_ok() && height.parse::<u32>().is_ok()));
}

#[test]
fn the_older_of_two_values_of_one_name_gets_the_number_of_its_question() {
    let lines = [
        "a = calculate(expression=\"1 + 1\")",
        "a = calculate(expression=\"2 + 3\")",
        "b = calculate(expression=\"old * 10 + new\", old=$a_1, new=$a)",
        ":names",
    ];
    let ran = talk(&lines, &[]).ends_with(0);
    assert!(ran.out.starts_with("2\n5\n25\n"), "{}", ran.out);
    let names: Vec<&str> = ran.out.lines().skip(3).filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["$a_1", "$a", "$b"]);
}

#[test]
fn what_goes_wrong_ends_no_conversation_and_shows_in_the_exit_code() {
    let lines = [
        "/no/such/file.png",
        ":nonsense",
        ":attahc x.png",
        "n = count(items=$nobody)",
        "n = cuont(items=1)",
        ":run receipt-total",
        ":set timeout never",
        "a = calculate(expression=\"6 * 7\")",
    ];
    let ran = talk(&lines, &[]).ends_with(1);
    assert_eq!(ran.out, "42\n");
    let errors: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("error: ")).collect();
    let parts = [
        "no file `/no/such/file.png`",
        "there is no command `:nonsense`",
        "near: :attach",
        "nobody",
        "use `count`",
        "attach the image file first",
        "`:set timeout never`: expected seconds",
    ];
    assert_eq!(errors.len(), parts.len(), "{}", ran.err);
    for (error, part) in errors.iter().zip(parts) {
        assert!(error.contains(part), "`{part}` in {error}");
    }
}

#[test]
fn plan_text_takes_several_lines_and_a_backslash_joins_two() {
    let lines = [
        ":run",
        "a = calculate(expression=\"1 + 1\")",
        "b = calculate(expression=\"a * 2\", a=$a)",
        "answer \"{a} {b}\"",
        "c = calculate( \\",
        "expression=\"5 - 2\")",
    ];
    let ran = talk(&lines, &[]).ends_with(0);
    assert_eq!(ran.out, "2 4\n3\n");
}

#[test]
fn files_come_by_pattern_and_with_spaces_and_are_told_by_their_content() {
    let folder = data("dropped files");
    std::fs::copy(STREET, format!("{folder}/two words.png")).unwrap();
    std::fs::copy("tests/questions/dev/media/receipt_pizza.png", format!("{folder}/receipt.txt")).unwrap();
    let escaped = folder.replace(' ', "\\ ");
    let lines =
        [&format!("'{folder}/two words.png'"), &format!("{escaped}/*.txt"), ":names", ":detach image", ":names"];
    let ran = talk(&lines.map(|line| line as &str), &[]).ends_with(0);
    let named: Vec<&str> = ran.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(named, ["$image", "$image2", "$image2"], "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("two words.png") && ran.out.contains("receipt.txt"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_plan_is_edited_checked_again_and_run() {
    let editor = |script: &str| format!("sed -i {script}");
    let lines = [
        ":run",
        "a = calculate(expression=\"1 + 1\")",
        "answer $a",
        ":plan",
        "b = calculate(expression=\"a + 1\", a=$a)",
    ];
    let ran = talk_with(&[("EDITOR", &editor("s/1.+.1/20+20/")), ("VISUAL", "")], &lines, &[]).ends_with(0);
    assert_eq!(ran.out, "2\n40\n41\n");
    let lines = [":run", "a = calculate(expression=\"1 + 1\")", "answer $a", ":plan", ":plan"];
    let ran = talk_with(&[("EDITOR", &editor("s/calculate/calcolate/")), ("VISUAL", "")], &lines, &[]).ends_with(1);
    assert_eq!(ran.out, "2\n");
    assert_eq!(ran.err.matches("use `calculate`").count(), 2, "the edited plan is kept: {}", ran.err);
    let ran = talk_with(&[("EDITOR", "false"), ("VISUAL", "")], &lines[..4], &[]).ends_with(1);
    assert!(ran.err.contains("nothing runs"), "{}", ran.err);
    let ran = talk_with(&[("EDITOR", ""), ("VISUAL", "")], &lines[..4], &[]).ends_with(2);
    assert!(ran.err.contains("`VISUAL` or `EDITOR`"), "{}", ran.err);
}

#[test]
fn a_plan_that_looks_back_is_saved_as_a_workflow_of_its_own() {
    let folder = data("repl-data");
    let lines = [
        "examples/street.png",
        "people = detect(image=$image, labels=[\"person\"])",
        "n = count(items=$people)",
        ":save workflow people-count",
        ":save workflow people-count",
        ":save demonstration people-count",
        ":run people-count",
    ];
    let ran = talk(&lines, &["--data", &folder]).ends_with(1);
    assert!(ran.out.ends_with("2\n2\n"), "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("there is a workflow `people-count` already"), "{}", ran.err);
    assert!(ran.err.contains("must stand alone"), "{}", ran.err);
    let saved = std::fs::read_to_string(format!("{folder}/workflows/people-count.toml")).unwrap();
    assert!(saved.contains("people = detect(image=$image") && saved.contains("n = count(items=$people)"), "{saved}");
    let ran = sightline_at(&scratch("home"), &[], "", &["run", "people-count", "--data", &folder, "--image", STREET]);
    assert!(ran.ends_with(0).out.starts_with("2\n"));
}

#[test]
fn a_trace_of_one_of_two_pictures_is_replayed_and_one_that_looks_back_is_not() {
    let (alone, back) = (file("alone.json", ""), file("back.json", ""));
    let lines = [
        STREET,
        "tests/questions/dev/media/receipt_pizza.png",
        ":detach image",
        "lines = ocr(image=$image2)",
        &format!(":trace {alone}"),
        "n = count(items=$lines)",
        &format!(":trace {back}"),
    ];
    talk(&lines, &[]).ends_with(0);
    let replay = |trace: &str| sightline_at(&scratch("home"), &[], "", &["trace", "replay", trace]);
    assert!(replay(&alone).ends_with(0).out.starts_with("identical"));
    let error = replay(&back).fails_with(1);
    assert!(error.contains("`$lines` was found for an earlier question"), "{error}");
}

#[test]
fn help_names_every_command_and_quit_leaves() {
    let ran = talk(&[":help", ":quit", ":nonsense"], &[]).ends_with(0);
    for command in [":attach", ":plan", ":why", ":trace", ":save", ":tools", ":model", ":set", ":quit"] {
        assert!(ran.out.contains(command), "{}", ran.out);
    }
}

#[test]
fn nothing_that_was_read_in_a_picture_acts_on_the_terminal_and_no_colour_is_sent_to_a_pipe() {
    let ran = talk(&[":help", ":set", ":tools", "a = calculate(expression=\"1\")", ":why", ":trace"], &[]).ends_with(0);
    assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{}{}", ran.out, ran.err);
}

#[test]
fn questions_look_back_with_the_built_in_planner() {
    let lines = [
        &format!("How many people are in the picture? {STREET}"),
        "How many of them are on the left?",
        "What is the total? tests/questions/dev/media/receipt_pizza.png",
        "What is 5% of that?",
        "Describe the second person.",
        ":why",
    ];
    let ran = talk(&lines.map(|line| line as &str), &["--planner", "local"]).ends_with(0);
    let answers: Vec<&str> = ran.out.lines().take(5).collect();
    assert_eq!(answers[..4], ["2", "1", "39.60", "1.98"], "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("asked: What is 5% of the total?") && ran.err.contains("about: $image2"), "{}", ran.err);
    // The second from the left stands in the right half of the picture, whose pixels the evidence is in.
    let evidence = ran.out.split_once("evidence\n").unwrap().1.lines().next().unwrap();
    let left: u32 = evidence.split_whitespace().nth(1).and_then(|place| place.split(',').next()?.parse().ok()).unwrap();
    assert!(left > 480, "{evidence}");
}
