//! The rules of `ARCHITECTURE.md` about who may know whom, held against the source.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file under `src/` without its tests.
struct Source {
    /// Path from `src/`, with `/`.
    path: String,
    /// The module at the crate's root it belongs to, such as `plan`.
    module: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files of the library but test code.
fn sources() -> Vec<Source> {
    let mut folders = vec![root().join("src")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let named = files.iter().map(|file| (file.strip_prefix(root().join("src")).unwrap(), file));
    named
        .filter(|(path, _)| !path.ends_with("tests.rs") && !path.ends_with("testing.rs"))
        .map(|(path, file)| {
            let path = path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            let module = path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
            let text = std::fs::read_to_string(file).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            Source { path, module, text: code }
        })
        .collect()
}

/// The layer of each module, as the table of `ARCHITECTURE.md` says; the edge lies above all.
fn layers() -> BTreeMap<String, usize> {
    const EDGE: usize = 99;
    let page = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut layers = BTreeMap::new();
    for row in page.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let layer = match cells[1] {
            "edge" => EDGE,
            number => match number.parse() {
                Ok(number) => number,
                Err(_) => continue,
            },
        };
        for module in cells[2].split('`').skip(1).step_by(2) {
            let module = module.trim_end_matches(".rs").to_owned();
            assert!(layers.insert(module.clone(), layer).is_none(), "`{module}` stands twice in the table");
        }
    }
    layers
}

/// The modules that a text names as `crate::<module>`.
fn named(text: &str) -> Vec<&str> {
    let ends = |rest: &'static str| move |c: char| !c.is_ascii_alphanumeric() && !rest.contains(c);
    text.match_indices("crate::")
        .map(|(at, prefix)| {
            let rest = &text[at + prefix.len()..];
            &rest[..rest.find(ends("_")).unwrap_or(rest.len())]
        })
        .collect()
}

/// Whether a text names this word followed by `::`, not as the end of a longer word.
fn names_crate(text: &str, word: &str) -> bool {
    text.match_indices(&format!("{word}::"))
        .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':'))
}

#[test]
fn every_module_has_its_layer_and_imports_none_above() {
    let layers = layers();
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.path != "lib.rs") {
        let Some(own) = layers.get(&source.module) else {
            wrong.push(format!("`{}` has no layer", source.module));
            continue;
        };
        for other in named(&source.text) {
            match layers.get(other) {
                None => wrong.push(format!("{}: `crate::{other}` has no layer: name a module", source.path)),
                Some(layer) if layer > own => wrong.push(format!("{}: `{other}` lies above", source.path)),
                Some(_) => {}
            }
        }
    }
    let missing = layers.keys().filter(|module| {
        !root().join(format!("src/{module}.rs")).is_file() && !root().join(format!("src/{module}/mod.rs")).is_file()
    });
    wrong.extend(missing.map(|module| format!("the table names `{module}`, which is not there")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn plans_and_tools_do_not_know_each_other() {
    for source in sources() {
        let strangers: &[&str] = match source.module.as_str() {
            "plan" => &["experts", "ops"],
            "experts" => &["plan", "ops"],
            "ops" => &["plan", "experts"],
            _ => &[],
        };
        for other in named(&source.text) {
            assert!(!strangers.contains(&other), "{} knows `{other}`", source.path);
        }
    }
}

#[test]
fn only_the_named_places_touch_files() {
    const ALLOWED: &[&str] = &[
        "models.rs",
        "models/",
        "data.rs",
        "media/file.rs",
        "executor/folder.rs",
        "llm/",
        "experts/session.rs",
        "experts/families/program.rs",
        "experts/families/program/",
        "experts/vlm/folder.rs",
        "serve/folders.rs",
        "servers/login.rs",
        "cli/",
    ];
    for source in sources() {
        let allowed = ALLOWED
            .iter()
            .any(|place| if place.ends_with('/') { source.path.starts_with(place) } else { source.path == *place });
        let touches =
            source.text.contains("std::fs") || source.text.contains("{fs") || source.text.contains("tokio::fs");
        assert!(allowed || !touches, "{} touches files", source.path);
    }
}

#[test]
fn only_the_named_places_start_programs() {
    const ALLOWED: [&str; 7] = [
        "models/",
        "experts/film/program.rs",
        "experts/families/program",
        "servers/process.rs",
        "cli.rs",
        "cli/repl/editor.rs",
        "main.rs",
    ];
    let starts = |source: &&Source| source.text.contains("std::process") || source.text.contains("tokio::process");
    for source in sources().iter().filter(starts) {
        let allowed = ALLOWED.iter().any(|place| source.path.starts_with(place));
        assert!(allowed, "{} starts programs", source.path);
    }
}

#[test]
fn each_foreign_engine_stays_in_its_place() {
    const PLACES: [(&str, &[&str]); 13] = [
        ("ort", &["experts/session.rs", "experts/session/device.rs"]),
        ("candle_core", &["llm/", "llm.rs", "experts/vlm.rs", "experts/vlm/"]),
        ("candle_nn", &["llm/", "llm.rs", "experts/vlm/"]),
        ("candle_transformers", &["experts/vlm/"]),
        ("async_openai", &["llm/openai.rs", "llm/openai/"]),
        ("clap", &["cli.rs", "cli/"]),
        ("rustyline", &["cli/repl.rs", "cli/repl/guide.rs"]),
        (
            "rmcp",
            &[
                "serve/mcp.rs",
                "serve/mcp/",
                "servers/connection.rs",
                "servers/exchange.rs",
                "servers/fixtures.rs",
                "servers/login.rs",
            ],
        ),
        ("axum", &["serve/"]),
        ("opentelemetry", &["cli/telemetry/otel.rs"]),
        ("opentelemetry_otlp", &["cli/telemetry/otel.rs"]),
        ("opentelemetry_sdk", &["cli/telemetry/otel.rs"]),
        ("tracing_opentelemetry", &["cli/telemetry/otel.rs"]),
    ];
    for (engine, places) in PLACES {
        let users: Vec<Source> = sources().into_iter().filter(|s| names_crate(&s.text, engine)).collect();
        assert!(!users.is_empty(), "nobody uses `{engine}`: the rule is out of date");
        for source in users {
            assert!(places.iter().any(|place| source.path.starts_with(place)), "{} names `{engine}`", source.path);
        }
    }
}

#[test]
fn the_library_neither_prints_nor_ends_the_process() {
    for source in sources().iter().filter(|s| s.module != "cli" && s.module != "main") {
        for word in ["println!", "eprintln!", "process::exit", "io::stdout", "io::stderr"] {
            assert!(!source.text.contains(word), "{} has `{word}`", source.path);
        }
    }
}
