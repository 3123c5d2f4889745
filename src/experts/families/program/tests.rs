//! Programs of a few lines of shell, each with one way to behave.

#![allow(clippy::unwrap_used)]

use std::os::unix::fs::symlink;
use std::time::Instant;

use super::*;
use crate::experts::families::tests::supplies;
use crate::value::{Audio, Region, Regions};

/// A tool that runs these lines of shell, with this output and these further lines of settings.
fn tool(output: &str, settings: &str, script: &str) -> Result<Arc<dyn Tool>, String> {
    let text = format!(
        "name = \"mine\"\ndescription = \"x\"\noutput = \"{output}\"\n\
         [[params]]\nname = \"image\"\ntype = \"image\"\ndescription = \"x\"\n\
         [[params]]\nname = \"region\"\ntype = \"regions|list<number>\"\ndescription = \"x\"\n\
         [[params]]\nname = \"more\"\ntype = \"any\"\ndescription = \"x\"\n\
         [expert]\nkind = \"program\"\n{settings}\ncommand = [\"sh\", \"-c\", '''{script}''']"
    );
    program(ToolSpec::from_toml("tools/mine.toml", &text).unwrap(), &supplies())
}

fn picture() -> crate::value::Image {
    crate::value::Image::original(image::RgbImage::from_pixel(8, 6, image::Rgb([200, 10, 10])))
}

fn called(tool: &dyn Tool, args: Args, seconds: f64) -> Result<Value, ToolError> {
    let context = Context { timeout: std::time::Duration::from_secs_f64(seconds), ..Context::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(tool.call(args, context))
}

fn run(output: &str, settings: &str, script: &str) -> Result<Value, ToolError> {
    let args = Args::default().with("image", Value::Image(picture()));
    called(&*tool(output, settings, script).unwrap(), args, 20.0)
}

fn error(output: &str, script: &str) -> String {
    run(output, "", script).unwrap_err().to_string()
}

#[test]
fn arguments_go_in_as_json_and_the_value_comes_out() {
    let echo = tool(
        "text",
        "",
        "read line; printf '{\"value\": %s}' \"$(printf '%s' \"$line\" | sed 's/[\"\\\\]/./g; s/^/\"/; s/$/\"/')\"",
    );
    let list = Value::List(vec![Value::Number(1.5), Value::Text("two".into())]);
    let args = Args::default().with("image", Value::Image(picture())).with("more", list);
    let Value::Text(seen) = called(&*echo.unwrap(), args, 20.0).unwrap() else { panic!() };
    assert_eq!(
        seen,
        "{.image.:{.file.:.image.png.,.width.:8,.height.:6,.offset.:[0.0,0.0],.scale.:[1.0,1.0]},.more.:[1.5,.two.]}"
    );
}

#[test]
fn a_picture_is_a_file_and_one_of_its_size_comes_back_in_its_place() {
    let copy = tool("image", "", "cp image.png out.png; echo '{\"value\": {\"file\": \"out.png\"}}'").unwrap();
    let boxed = Region { xyxy: [2.0, 1.0, 6.0, 5.0], ..Region::default() };
    let args = Args::default().with("image", Value::Image(picture()));
    let args = args.with("region", Value::Regions(Regions::on(&picture(), vec![boxed])));
    let Value::Image(image) = called(&*copy, args, 20.0).unwrap() else { panic!() };
    assert_eq!((image.width(), image.height(), image.origin().offset), (4, 4, [2.0, 1.0]));
    assert_eq!(image.pixels().get_pixel(0, 0).0, [200, 10, 10]);
}

#[test]
fn boxes_lie_on_the_original_picture_and_are_clipped_to_it() {
    let found =
        run("regions", "", "echo '{\"value\": [{\"xyxy\": [1, 2, 99, 5], \"label\": \"red\", \"score\": 0.5}]}'");
    let Value::Regions(regions) = found.unwrap() else { panic!() };
    assert_eq!(regions.source, picture().digest());
    assert_eq!((regions.items[0].xyxy, regions.items[0].words()), ([1.0, 2.0, 8.0, 5.0], "red"));
    let odd = error("regions", "echo '{\"value\": [{\"xyxy\": [5, 2, 1, 5]}]}'");
    assert!(odd.contains("is no box"), "{odd}");
}

#[test]
fn sound_goes_in_as_a_wav_file_and_spans_come_back_in_order() {
    let text = "name = \"mine\"\ndescription = \"x\"\noutput = \"segments\"\n\
        [[params]]\nname = \"audio\"\ntype = \"audio\"\ndescription = \"x\"\n\
        [expert]\nkind = \"program\"\ncommand = [\"sh\", \"-c\", '''test $(wc -c < audio.wav) = 32044 || exit 3
        echo '{\"value\": [{\"start_s\": 0.5, \"end_s\": 1, \"text\": \"b\"}, {\"start_s\": 0, \"end_s\": 0.5, \"text\": \"a\"}]}' ''']";
    let tool = program(ToolSpec::from_toml("tools/mine.toml", text).unwrap(), &supplies()).unwrap();
    let args = Args::default().with("audio", Value::Audio(Audio::new(vec![0.5; 16_000])));
    assert_eq!(called(&*tool, args, 20.0).unwrap().to_string(), "a b");
}

#[test]
fn a_value_of_another_type_is_refused_with_both() {
    assert_eq!(
        error("number", "echo '{\"value\": \"three\"}'"),
        "program `sh` was to give number: expected a number, got `\"three\"`"
    );
    assert!(error("table", "echo '{\"value\": [[\"a\"], []]}'").contains("not of one length"));
    assert!(error("list<text>", "echo '{\"value\": [1]}'").contains("expected a string, got `1`"));
}

#[test]
fn what_is_no_reply_is_shown() {
    let made = error("number", "echo Loading model; echo a warning >&2");
    assert!(made.contains("printed no reply") && made.contains("`Loading model`"), "{made}");
    assert!(made.ends_with("it wrote: a warning"), "{made}");
    assert!(error("number", "echo '{\"value\": 1} trailing'").contains("printed no reply"));
    assert!(error("number", "true").contains("printed no reply"));
}

#[test]
fn its_own_errors_and_honest_negatives_are_passed_on() {
    assert_eq!(
        error("number", "echo '{\"error\": \"no ruler in sight\"}'; exit 1"),
        "program `sh` says: no ruler in sight"
    );
    let none = run("number", "", "echo '{\"not_found\": \"there is no ruler\"}'").unwrap_err();
    assert_eq!(none, ToolError::not_found("there is no ruler"));
}

#[test]
fn an_exit_code_comes_with_the_end_of_standard_error() {
    let made = error("number", "yes noise | head -c 100000 >&2; echo the reason >&2; exit 3");
    assert!(made.contains("exit status: 3") && made.ends_with("the reason"), "{made}");
    assert!(made.len() < 1200, "{}", made.len());
}

#[test]
fn a_program_that_hangs_is_killed_with_all_its_children() {
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let settings = format!("writable = [\"{}\"]", folder.path().display());
    let script = format!("(sleep 1.5; touch {0}) & sleep 60", mark.display());
    let hang = tool("number", &settings, &script).unwrap();
    let began = Instant::now();
    let error = called(&*hang, Args::default(), 0.3).unwrap_err();
    assert_eq!(error, ToolError::Timeout { seconds: 0.3 });
    assert!(began.elapsed().as_secs_f64() < 5.0);
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert!(!mark.exists(), "a child lived on");
}

#[test]
fn a_child_that_is_left_behind_does_not_hold_up_the_answer() {
    let began = Instant::now();
    assert_eq!(run("number", "", "sleep 60 & echo '{\"value\": 1}'").unwrap(), Value::Number(1.0));
    assert!(began.elapsed().as_secs_f64() < 10.0);
}

#[test]
fn cancelling_the_run_ends_the_program() {
    let hang = tool("number", "", "sleep 60").unwrap();
    let context = Context::default();
    let cancel = context.cancel.clone();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let began = Instant::now();
    let error = runtime.block_on(async {
        let stop = async {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            cancel.cancel();
        };
        tokio::join!(hang.call(Args::default(), context), stop).0.unwrap_err()
    });
    assert_eq!(error, ToolError::Cancelled);
    assert!(began.elapsed().as_secs_f64() < 10.0);
}

#[test]
fn endless_output_is_cut_off() {
    let error = run("text", "output_limit = 1000", "yes").unwrap_err();
    assert!(matches!(error, ToolError::Limit { .. }), "{error}");
    assert!(error.to_string().contains("1000 bytes"), "{error}");
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let text = "name = \"mine\"\ndescription = \"x\"\noutput = \"number\"\n\
        [expert]\nkind = \"program\"\ncommand = [\"no-such-program-here\"]";
    let tool = program(ToolSpec::from_toml("tools/mine.toml", text).unwrap(), &supplies()).unwrap();
    let error = called(&*tool, Args::default(), 20.0).unwrap_err();
    assert!(matches!(error, ToolError::Unavailable { .. }), "{error}");
    assert!(error.to_string().contains("`no-such-program-here`"), "{error}");
}

#[test]
fn files_that_lie_elsewhere_are_not_read() {
    let secret = tempfile::tempdir().unwrap();
    let file = secret.path().join("secret.png");
    picture().pixels().save(&file).unwrap();
    symlink(secret.path(), secret.path().join("folder")).unwrap();
    let path = file.display();
    for script in [
        format!("ln -s {path} out.png; echo '{{\"value\": {{\"file\": \"out.png\"}}}}'"),
        format!("ln -s {} here; echo '{{\"value\": {{\"file\": \"here/secret.png\"}}}}'", secret.path().display()),
        format!("echo '{{\"value\": {{\"file\": \"{path}\"}}}}'"),
        "cd ..; d=$(mktemp -u); echo '{\"value\": {\"file\": \"../../../../etc/hostname\"}}'".to_owned(),
    ] {
        assert!(
            error("image", &script).contains("outside of the working folder"),
            "{script}: {}",
            error("image", &script)
        );
    }
    assert!(error("image", "mkfifo out.png; echo '{\"value\": {\"file\": \"out.png\"}}'").contains("no plain file"));
    assert!(error("image", "echo '{\"value\": {\"file\": \"none.png\"}}'").contains("is not there"));
    assert!(
        error("image", "echo no picture > a.png; echo '{\"value\": {\"file\": \"a.png\"}}'").contains("does not read")
    );
}

#[test]
fn the_environment_holds_only_what_the_manifest_lists() {
    let seen = |settings: &str| {
        let Value::Text(text) =
            run("text", settings, "printf '{\"value\": \"%s\"}' \"$(env | cut -d= -f1 | sort | tr '\\n' ' ')\"")
                .unwrap()
        else {
            panic!()
        };
        text
    };
    let plain = seen("");
    let known = ["PATH", "HOME", "LANG", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_"];
    let is_plain = |name: &str| name.len() > 4 && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
    let mut names = std::env::vars().map(|(name, _)| name);
    let Some(other) = names.find(|name| is_plain(name) && !known.contains(&name.as_str())) else { return };
    assert!(plain.split(' ').all(|name| name.is_empty() || known.contains(&name)), "{plain}");
    assert!(plain.contains("PATH") && plain.contains("TMPDIR"), "{plain}");
    assert!(seen(&format!("env = [\"{other}\"]")).split(' ').any(|name| name == other), "{other}");
}

/// Only where the kernel has Landlock; elsewhere the documentation promises nothing.
#[cfg(target_os = "linux")]
#[test]
fn it_writes_only_in_its_folder_and_in_what_the_manifest_lists() {
    let confined = has_landlock();
    let elsewhere = tempfile::tempdir().unwrap();
    let script =
        format!("echo x > inside && echo x > {}/outside && echo '{{\"value\": true}}'", elsewhere.path().display());
    let kept = run("bool", "", &script);
    assert_eq!(kept.is_err(), confined, "{kept:?}");
    assert_eq!(elsewhere.path().join("outside").exists(), !confined);
    let listed = run("bool", &format!("writable = [\"{}\"]", elsewhere.path().display()), &script);
    assert_eq!(listed.unwrap(), Value::Bool(true));
}

/// Whether this kernel enforces Landlock, seen from a thread that restricts itself.
#[cfg(target_os = "linux")]
fn has_landlock() -> bool {
    use landlock::{ABI, AccessFs, Ruleset, RulesetAttr, RulesetStatus};
    let restrict = || {
        let rules = Ruleset::default().handle_access(AccessFs::from_write(ABI::V1)).and_then(Ruleset::create);
        rules.and_then(|rules| rules.restrict_self()).is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced)
    };
    std::thread::spawn(restrict).join().unwrap()
}

#[test]
fn manifests_that_cannot_work_are_refused() {
    let refused = |output: &str, settings: &str| tool(output, settings, "true").err().unwrap();
    assert!(refused("audio", "").contains("a program cannot give that"));
    assert!(refused("number", "output_limit = 0").contains("output_limit 0"));
    assert!(refused("number", "netwrok = true").contains("unknown field `netwrok`"));
    let bare = |output: &str| {
        let text = format!(
            "name = \"mine\"\ndescription = \"x\"\noutput = \"{output}\"\n\
             [expert]\nkind = \"program\"\ncommand = [\"python3\", \"./mine.py\"]"
        );
        program(ToolSpec::from_toml("tools/mine.toml", &text).unwrap(), &supplies()).err().unwrap()
    };
    assert!(bare("segments").contains("a parameter of type audio or video"));
    let error = bare("number");
    assert!(error.contains("`./mine.py`") && error.contains("--data"), "{error}");
}
