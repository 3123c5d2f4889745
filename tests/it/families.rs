//! Tools made out of a manifest alone, through the program: those of `docs/adding-a-tool.md`, whose files lie in
//! `tests/data/families/tutorial`, and what is said about manifests that cannot work.

use std::path::{Path, PathBuf};

use crate::cli::{file, scratch, sightline};

const TUTORIAL: &str = "tests/data/families/tutorial";
const CITRUS: &str = "tests/questions/dev/media/citrus.jpg";

/// A data folder of a test's own with these files.
fn data_folder(name: &str, files: &[(&str, &str)]) -> String {
    let folder: PathBuf = scratch("families").join(name);
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder.to_str().unwrap().to_owned()
}

#[test]
fn the_detector_of_the_tutorial_finds_the_oranges() {
    let call = ["--data", TUTORIAL, "tools", "call", "find_oranges", "--image", CITRUS, "--json"];
    let found = sightline(&call).ends_with(0).json();
    let items = found["value"]["items"].as_array().unwrap();
    assert_eq!(items.len(), 4, "{found}");
    // Middles of the four slices, measured by hand.
    let expected = [[590.0, 370.0], [195.0, 220.0], [55.0, 122.0], [345.0, 325.0]];
    for middle in expected {
        let near = items.iter().any(|item| {
            assert_eq!(item["label"], "orange slice");
            let at = |i: usize| item["xyxy"][i].as_f64().unwrap();
            let (x, y) = ((at(0) + at(2)) / 2.0, (at(1) + at(3)) / 2.0);
            (x - middle[0]).abs() < 35.0 && (y - middle[1]).abs() < 35.0
        });
        assert!(near, "nothing at {middle:?} in {found}");
    }
    let part = ["--arg", "region=[0, 0, 320, 422]", "--arg", "min_score=0.6"];
    let part = sightline(&[&call[..], &part].concat()).ends_with(0).json();
    let items = part["value"]["items"].as_array().unwrap();
    assert!(!items.is_empty() && items.iter().all(|item| item["xyxy"][2].as_f64().unwrap() <= 320.0), "{part}");
}

#[test]
fn a_question_counts_what_the_tutorials_detector_finds() {
    let plan = "oranges = find_oranges(image=$image)\nn = count(items=$oranges)\nanswer $n\n";
    let planner = format!("gold:{}", file("oranges.txt", plan));
    let question = "How many slices of orange are there?";
    let ran = sightline(&["--data", TUTORIAL, "ask", question, "--image", CITRUS, "--planner", &planner, "--json"]);
    let trace = ran.ends_with(0).json();
    assert_eq!(trace["answer"], "4", "{trace}");
}

#[test]
fn the_program_of_the_tutorial_checks_a_number() {
    let call = |text: &str| {
        let text = format!("text={text}");
        sightline(&["--data", TUTORIAL, "tools", "call", "isbn_holds", "--arg", &text])
    };
    assert_eq!(call("ISBN 978-3-16-148410-0").ends_with(0).out.trim(), "yes");
    assert_eq!(call("ISBN 978-3-16-148410-1").ends_with(0).out.trim(), "no");
    let none = call("no number here").fails_with(1);
    assert!(none.contains("there is no ISBN-13 in the text"), "{none}");
}

#[test]
fn a_captioner_of_the_users_own_is_one_manifest_and_its_files() {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/families/captioner");
    let names = ["encoder_model.onnx", "decoder_model_merged.onnx", "tokenizer.json"];
    let mut model =
        "name = \"tiny\"\ntask = \"t\"\ndescription = \"d\"\nlicence = \"MIT\"\norigin = \"make.py\"\n".to_owned();
    for name in names {
        let path = files.join(name);
        model += &format!(
            "[[files]]\nname = \"{name}\"\nsources = [{{ kind = \"file\", path = \"{}\" }}]\n",
            path.display()
        );
    }
    let tool = "name = \"caption\"\ndescription = \"x\"\noutput = \"text\"\n[expert]\n\
                kind = \"captioner.encoder_decoder\"\nmodel = \"tiny\"\nstart = 299\nend = 299\nmax_tokens = 12\n\
                [expert.input]\nsize = [32, 32]\nfilter = \"smooth\"\nmean = 0.5\nstd = 0.5\n";
    let data = data_folder("captioner", &[("tools/models/tiny.toml", &model), ("tools/caption.toml", tool)]);
    let picture = files.join("small.png");
    let ran = sightline(&["--data", &data, "tools", "call", "caption", "--image", picture.to_str().unwrap()]);
    assert!(!ran.ends_with(0).out.trim().is_empty());
    let listed = sightline(&["--data", &data, "models", "list"]).ends_with(0).out;
    assert!(listed.lines().any(|line| line.starts_with("tiny") && line.contains("here")), "{listed}");
}

#[test]
fn a_manifest_takes_the_place_of_a_built_in_tool() {
    let program = "name = \"count_words\"\ndescription = \"x\"\noutput = \"number\"\n\
                   [[params]]\nname = \"text\"\ntype = \"text\"\ndescription = \"x\"\nrequired = true\n\
                   [expert]\nkind = \"program\"\ncommand = [\"sh\", \"-c\", \"echo '{\\\"value\\\": 41}'\"]\n";
    let data = data_folder("replaced", &[("tools/count_words.toml", program)]);
    let ran = sightline(&["--data", &data, "tools", "call", "count_words", "--arg", "text=one two"]);
    assert_eq!(ran.ends_with(0).out.trim(), "41");
}

#[test]
fn a_changed_program_is_asked_again() {
    let manifest = "name = \"mine\"\ndescription = \"x\"\noutput = \"number\"\n\
                    [expert]\nkind = \"program\"\ncommand = [\"sh\", \"./mine.sh\"]\n";
    for answer in ["1", "2"] {
        let script = format!("echo '{{\"value\": {answer}}}'");
        let data = data_folder("changed", &[("tools/mine.toml", manifest), ("tools/mine.sh", &script)]);
        assert_eq!(sightline(&["--data", &data, "tools", "call", "mine"]).ends_with(0).out.trim(), answer);
    }
}

#[test]
fn manifests_that_cannot_work_are_refused_by_their_name_with_a_way_out() {
    let head = "name = \"mine\"\ndescription = \"x\"\noutput = \"regions\"\n[expert]\n";
    let cases = [
        ("kind = \"detector.yollo\"", "did you mean `detector.yolo`?"),
        ("kind = \"classifier\"\nmodel = \"m\"\nlabels = [\"a\"]", "missing field `input`"),
        (
            "kind = \"detector.yolo\"\nmodel = \"m\"\nlabels = [\"a\"]\nminscore = 1\ninput = { size = [8, 8] }",
            "unknown field `minscore`",
        ),
        (
            "kind = \"recogniser.ctc\"\nmodel = \"m\"\ncharacters = \"a\"\ninput = { size = [8, 8] }",
            "output `regions`: a tool of this kind gives text",
        ),
    ];
    for (settings, expected) in cases {
        let data = data_folder("wrong", &[("tools/mine.toml", &format!("{head}{settings}\n"))]);
        let error = sightline(&["--data", &data, "tools", "list"]).fails_with(1);
        assert!(error.contains("`tools/mine.toml`") && error.contains(expected), "{error}");
    }
}
