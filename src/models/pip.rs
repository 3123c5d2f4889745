//! Fetches a wheel with the user's own pip.
//!
//! pip already knows the user's mirror, proxy, certificates and credentials, so the store needs no
//! HTTP client and no settings of its own. The wheel is asked for by platform tag and a fixed Python
//! version, because it is only read as an archive: any pip on any machine gets the same file.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::manifest::WheelSource;
use super::{ModelError, Progress};

/// The Python version that wheels are chosen for; nothing of it is run.
const PYTHON: &str = "3.12";
/// How often a running pip is looked at.
const POLL: Duration = Duration::from_millis(100);
/// Lines of pip shown in an error.
const LOG_LINES: usize = 6;
/// Characters of a line of pip shown in an error.
const LINE_LIMIT: usize = 240;
/// A pip that cannot tell its version in this time is no use.
const PROBE_LIMIT: Duration = Duration::from_secs(30);

/// A pip that answered.
#[derive(Debug, Clone)]
pub(super) struct Pip {
    command: Vec<String>,
}

/// The first working pip: the one named by `SIGHTLINE_PIP` (a path, or a command with arguments),
/// else `pip`, `pip3`, `python3 -m pip`, `python -m pip`.
pub(super) fn find(named: Option<&str>, package: &str) -> Result<Pip, ModelError> {
    let candidates: Vec<Vec<String>> = match named {
        // A path may hold spaces; a command line is cut at them.
        Some(path) if Path::new(path).is_file() => vec![vec![path.to_string()]],
        Some(line) => vec![line.split_whitespace().map(String::from).collect()],
        None => ["pip", "pip3", "python3 -m pip", "python -m pip"]
            .iter()
            .map(|line| line.split(' ').map(String::from).collect())
            .collect(),
    };
    let mut tried = Vec::new();
    for command in candidates {
        match probe(&command) {
            Ok(()) => return Ok(Pip { command }),
            Err(reason) => tried.push(format!("`{}`: {reason}", command.join(" "))),
        }
    }
    Err(ModelError::NoPip { package: package.into(), tried: tried.join(", ") })
}

/// Whether the command is a pip that runs. Being on the path is not enough: version managers and
/// shops leave stand-ins that only print a hint.
fn probe(command: &[String]) -> Result<(), String> {
    let (program, arguments) = command.split_first().ok_or("empty")?;
    let mut child = Command::new(program)
        .args(arguments)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(Running)
        .map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => "not found".to_string(),
            _ => e.to_string(),
        })?;
    let started = Instant::now();
    while started.elapsed() < PROBE_LIMIT {
        match child.0.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("does not run ({})", status_text(status))),
            Ok(None) => std::thread::sleep(Duration::from_millis(10)),
            Err(e) => return Err(e.to_string()),
        }
    }
    Err("does not answer".into())
}

impl Pip {
    /// Downloads the wheel into `work` (an empty folder of the caller's, removed by it) and returns
    /// its path. pip's own temporary files lie in `work` too.
    pub(super) fn download(
        &self,
        source: &WheelSource,
        model: &str,
        work: &Path,
        progress: &dyn Progress,
    ) -> Result<PathBuf, ModelError> {
        let (wheels, temp, log_path) = (work.join("wheels"), work.join("tmp"), work.join("log"));
        fs::create_dir_all(&wheels)
            .and_then(|()| fs::create_dir_all(&temp))
            .map_err(|e| ModelError::io("make a folder in", work, e))?;
        let log = File::create(&log_path).map_err(|e| ModelError::io("write", &log_path, e))?;
        let log_too = log.try_clone().map_err(|e| ModelError::io("write", &log_path, e))?;
        let line = self.line(source, &wheels);
        let child = Command::new(&line[0])
            .args(&line[1..])
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(log_too)
            .env("TMPDIR", &temp)
            .env("TEMP", &temp)
            .env("TMP", &temp)
            .env("PIP_REQUIRE_VIRTUALENV", "0")
            .env("PYTHONIOENCODING", "utf-8")
            .spawn()
            .map(Running);
        let mut child = child.map_err(|e| ModelError::PipFailed {
            command: line.join(" "),
            status: "cannot be started".into(),
            log: e.to_string(),
        })?;
        let status = watch(&mut child, model, work, source.wheel_size, progress)?;
        if !status.success() {
            return Err(failure(&line, source, status, work, &tail(&log_path)));
        }
        let wheel = fs::read_dir(&wheels).into_iter().flatten().flatten().map(|e| e.path());
        wheel.filter(|p| p.extension().is_some_and(|e| e == "whl")).min().ok_or_else(|| ModelError::PipFailed {
            command: line.join(" "),
            status: "it reports success, but left no wheel".into(),
            log: last_lines(&tail(&log_path)),
        })
    }

    fn line(&self, source: &WheelSource, wheels: &Path) -> Vec<String> {
        let mut line = self.command.clone();
        let options = [
            "download",
            "--no-deps",
            "--no-binary=:none:",
            "--only-binary=:all:",
            "--disable-pip-version-check",
            "--no-input",
            // The store keeps the file; a second copy in pip's cache would only fill the disk.
            "--no-cache-dir",
            "--progress-bar=off",
            "--retries=3",
            "--python-version",
            PYTHON,
        ];
        line.extend(options.map(String::from));
        if let Some(platform) = &source.platform {
            line.extend(["--platform", platform, "--implementation", "cp"].map(String::from));
        }
        line.extend(["-d".into(), wheels.to_string_lossy().into_owned(), source.requirement()]);
        line
    }
}

/// A child that does not outlive its owner.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        if !matches!(self.0.try_wait(), Ok(Some(_))) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

/// Waits for pip, moving the bar by the size of the file it writes.
fn watch(
    child: &mut Running,
    model: &str,
    work: &Path,
    total: u64,
    progress: &dyn Progress,
) -> Result<ExitStatus, ModelError> {
    let mut shown = 0;
    loop {
        let status = child.0.try_wait();
        if let Some(status) = status.map_err(|e| ModelError::io("run pip in", work, e))? {
            return Ok(status);
        }
        if progress.cancelled() {
            return Err(ModelError::Cancelled { what: model.into() });
        }
        let size = largest_file(work, 4).min(total);
        if size > shown {
            shown = size;
            progress.advance(size);
        }
        std::thread::sleep(POLL);
    }
}

/// The size of the largest file under `folder`: the download, wherever pip keeps it meanwhile.
fn largest_file(folder: &Path, depth: usize) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: fs::DirEntry| match entry.metadata() {
        Ok(meta) if meta.is_dir() && depth > 0 => largest_file(&entry.path(), depth - 1),
        Ok(meta) if meta.is_file() => meta.len(),
        _ => 0,
    };
    entries.map(size).max().unwrap_or(0)
}

/// The end of pip's output, without control characters.
fn tail(log: &Path) -> String {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = File::open(log)?;
        let size = file.metadata()?.len();
        file.seek(SeekFrom::Start(size.saturating_sub(16 << 10)))?;
        let mut bytes = Vec::new();
        file.take(16 << 10).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let last = &lines[lines.len().saturating_sub(LOG_LINES)..];
    if last.is_empty() {
        return "  (nothing)".into();
    }
    last.iter().map(|line| shown(line)).collect::<Vec<_>>().join("\n")
}

/// The last line that bears one of the marks: pip repeats itself at every try.
fn last_line_with(marks: &[&str], text: &str) -> Option<String> {
    let bears = |line: &&str| marks.iter().any(|m| line.to_lowercase().contains(m));
    text.lines().map(str::trim).rfind(bears).map(shown)
}

fn shown(line: &str) -> String {
    match line.char_indices().nth(LINE_LIMIT) {
        Some((end, _)) => format!("  {}…", &line[..end]),
        None => format!("  {line}"),
    }
}

fn status_text(status: ExitStatus) -> String {
    status.code().map_or_else(|| status.to_string(), |code| format!("exit code {code}"))
}

/// Marks in pip's output. The order matters: without a network pip also reports that it found no
/// version at all.
const FULL: [&str; 4] = ["no space left on device", "[errno 28]", "[winerror 112]", "disk quota exceeded"];
const NETWORK: [&str; 13] = [
    "name resolution",
    "name or service not known",
    "nodename nor servname",
    "getaddrinfo failed",
    "failed to resolve",
    "failed to establish a new connection",
    "network is unreachable",
    "connection refused",
    "connection aborted",
    "max retries exceeded",
    "timed out",
    "proxyerror",
    "certificate_verify_failed",
];
const VERSION: [&str; 2] = ["no matching distribution", "could not find a version"];

fn failure(line: &[String], source: &WheelSource, status: ExitStatus, work: &Path, output: &str) -> ModelError {
    let lower = output.to_lowercase();
    let says = |marks: &[&str]| marks.iter().any(|m| lower.contains(m));
    let (package, log) = (source.requirement(), last_lines(output));
    if says(&FULL) {
        // pip holds the wheel twice for a moment, and then the file is unpacked.
        let path = work.parent().unwrap_or(work).to_path_buf();
        ModelError::DiskFull { path, needed: Some(source.wheel_size.saturating_mul(3)) }
    } else if says(&NETWORK) {
        let log = last_line_with(&NETWORK, output).unwrap_or(log);
        ModelError::NoNetwork { package, log }
    } else if says(&VERSION) {
        let platform = source.platform.as_ref().map(|p| format!(" for {p}")).unwrap_or_default();
        ModelError::NoSuchVersion { package, platform, log }
    } else {
        ModelError::PipFailed { command: line.join(" "), status: status_text(status), log }
    }
}
