//! The configuration file: what it sets, what comes before it, and what is said of a wrong one.

use serde_json::Value as Json;

use crate::cli::{Ran, file, scratch, sightline, sightline_at};

/// Runs the program with a configuration file of this text.
fn with(name: &str, text: &str, vars: &[(&str, &str)], args: &[&str]) -> Ran {
    let config = file(name, text);
    let vars: Vec<(&str, &str)> = vars.iter().copied().chain([("SIGHTLINE_CONFIG", config.as_str())]).collect();
    sightline_at(&scratch("config-home"), &vars, "", args)
}

/// Value and source of an option in `config show --json`.
fn shown(json: &Json, command: Option<&str>, option: &str) -> (Json, String) {
    let options = json["options"].as_array().unwrap();
    let row = options.iter().find(|row| row["command"].as_str() == command && row["option"] == option).unwrap();
    (row["value"].clone(), row["source"].as_str().unwrap().to_owned())
}

#[test]
fn each_value_is_shown_with_where_it_comes_from() {
    let text = "threads = 2\nplanner = \"remote\"\nquiet = true\n[serve]\nplanner = \"local\"\nallow = [\"pictures\"]";
    let vars = [("SIGHTLINE_DEVICE", "cpu"), ("SIGHTLINE_TOKEN", "not-to-be-seen")];
    let ran = with("shown.toml", text, &vars, &["config", "show", "--json", "--memory", "600MB"]).ends_with(0);
    let json = ran.json();
    assert_eq!(shown(&json, None, "threads"), (2.into(), "file".to_owned()));
    assert_eq!(shown(&json, None, "quiet"), (true.into(), "file".to_owned()));
    assert_eq!(shown(&json, None, "memory"), ("600MB".into(), "flag".to_owned()));
    assert_eq!(shown(&json, None, "device").1, "environment SIGHTLINE_DEVICE");
    assert_eq!(shown(&json, Some("ask"), "planner"), ("remote".into(), "file".to_owned()));
    assert_eq!(shown(&json, Some("serve"), "planner"), ("local".into(), "file".to_owned()));
    assert_eq!(shown(&json, Some("ask"), "timeout"), (120.into(), "default".to_owned()));
    assert_eq!(shown(&json, Some("ask"), "model"), (Json::Null, "not set".to_owned()));
    let folder = scratch("files").join("pictures");
    assert_eq!(shown(&json, Some("serve"), "allow").0, serde_json::json!([folder]));
    assert_eq!(shown(&json, Some("serve"), "token"), (Json::Null, "environment SIGHTLINE_TOKEN".to_owned()));

    let page = with("shown.toml", text, &vars, &["config", "show"]).ends_with(0).out;
    assert!(!page.contains("not-to-be-seen") && page.contains("# token is set and not shown"), "{page}");
    // What is shown can be written into a file again.
    let again = with("again.toml", &page, &[], &["config", "show", "--json"]).ends_with(0).json();
    assert_eq!(shown(&again, Some("serve"), "planner"), ("local".into(), "file".to_owned()));
    assert_eq!(shown(&again, Some("ask"), "timeout"), (120.into(), "file".to_owned()));
}

#[test]
fn the_environment_comes_before_the_file_and_the_line_before_both() {
    let text = "planner = \"gold:there-is-none\"";
    let ask = |vars: &[(&str, &str)], more: &[&str]| {
        let error = with("order.toml", text, vars, &[&["ask", "why?"], more].concat()).fails_with(2);
        ["there-is-none", "from-environment", "from-line"].into_iter().find(|name| error.contains(*name)).unwrap()
    };
    let environment = ("SIGHTLINE_PLANNER", "gold:from-environment");
    assert_eq!(ask(&[], &[]), "there-is-none");
    assert_eq!(ask(&[environment], &[]), "from-environment");
    assert_eq!(ask(&[environment], &["--planner", "gold:from-line"]), "from-line");
}

#[test]
fn a_file_that_the_line_names_is_read_whatever_stands_before_it() {
    let config = file("named.toml", "quiet = true\nthreads = 3");
    let json = sightline(&["config", "show", "--quiet=false", "--json", "--config", &config]).ends_with(0).json();
    assert_eq!(shown(&json, None, "threads"), (3.into(), "file".to_owned()));
    assert_eq!(shown(&json, None, "quiet"), (false.into(), "flag".to_owned()));
}

#[test]
fn no_address_is_fetched_offline_wherever_that_is_said() {
    // Nobody listens there.
    let ask = ["ask", "why?", "--image", "http://127.0.0.1:9/a.png"];
    for (text, more) in [("allow-net = true", "--offline"), ("offline = true", "--allow-net")] {
        let error = with("offline.toml", text, &[], &[&ask[..], &[more]].concat()).fails_with(2);
        assert!(error.contains("`--offline` forbids") && error.contains("`--allow-net`"), "{error}");
    }
    let online = with("online.toml", "", &[("SIGHTLINE_OFFLINE", "0")], &[&ask[..], &["--allow-net"]].concat());
    assert!(!online.fails_with(1).contains("--offline"));
}

#[test]
fn a_wrong_file_is_refused_before_anything_is_done() {
    let list = ["tools", "list"];
    let error = with("key.toml", "[ask]\nplaner = \"local\"", &[], &list).fails_with(2);
    assert!(error.contains("key.toml") && error.contains("`ask.planer`") && error.contains("`planner`"), "{error}");
    let error = with("value.toml", "threads = \"many\"", &[], &list).fails_with(2);
    assert!(error.contains("value.toml") && error.contains("`threads = \"many\"`"), "{error}");
    let error = with("syntax.toml", "threads =", &[], &list).fails_with(2);
    assert!(error.contains("syntax.toml") && error.contains("line 1"), "{error}");
    let error = sightline(&["--config", "none/such.toml", "tools", "list"]).fails_with(2);
    assert!(error.contains("such.toml"), "{error}");
    // Help is there all the same, and an empty name reads no file.
    with("syntax.toml", "threads =", &[], &["--help"]).ends_with(0);
    with("syntax.toml", "threads =", &[], &["--config", "", "config", "show"]).ends_with(0);
}

#[test]
fn the_usual_place_is_looked_at_and_may_be_empty() {
    let place = scratch("usual");
    let folder = place.join("sightline");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("sightline.toml");
    std::fs::write(&path, "threads = 3").unwrap();
    let config = place.to_str().unwrap();
    let shows = |vars: &[(&str, &str)]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sightline"));
        command.args(["config", "show"]).env_remove("SIGHTLINE_CONFIG").envs(vars.iter().copied());
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    if cfg!(target_os = "linux") {
        let page = shows(&[("XDG_CONFIG_HOME", config)]);
        assert!(page.contains(path.to_str().unwrap()) && page.contains("threads = 3"), "{page}");
        let page = shows(&[("XDG_CONFIG_HOME", scratch("empty").to_str().unwrap())]);
        assert!(page.contains("# no file is read") && page.contains("# threads"), "{page}");
    }
}

#[test]
fn how_to_serve_must_be_said_somewhere() {
    let error = sightline(&["serve"]).fails_with(2);
    assert!(error.contains("--stdio") && error.contains("--http"), "{error}");
    // The file can say it; the port is one that nobody may listen at.
    let error = with("serve.toml", "[serve]\nhttp = \"203.0.113.1:1\"\ntoken = \"t\"", &[], &["serve"]).fails_with(1);
    assert!(error.contains("203.0.113.1:1"), "{error}");
}
