//! The `ffmpeg` and `ffprobe` programs: the one place of the experts that starts a process.
//!
//! A film is anyone's bytes. The programs get explicit arguments and no shell, read the one file they are given (only
//! the `file` protocol and only containers that hold their own content, so that a playlist cannot lead to the network
//! or to other files), hand their output through a pipe piece by piece, and are killed when the call is cancelled,
//! runs out of time or fails.

use std::ffi::OsString;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::experts::{Runtime, ensure_running};
use crate::tool::ToolError;
use crate::value::Video;

/// Containers that are read, by the names of ffmpeg's demuxers. Playlists, lists of files and image sequences, which
/// name other files, are not among them.
const CONTAINERS: &str = "mov,matroska,avi,mpegts,mpeg,flv,asf,ogg,gif,wav,mp3,flac,aac";
/// How often a waiting call looks whether it was cancelled.
const PATIENCE: Duration = Duration::from_millis(25);
/// Bytes of a program's complaints that are kept.
const COMPLAINT: u64 = 4096;

/// Starts the programs.
pub(super) struct Programs {
    runtime: Arc<Runtime>,
}

impl Programs {
    pub(super) fn new(runtime: Arc<Runtime>) -> Self {
        Self { runtime }
    }

    /// What `ffprobe` says of a film, as JSON.
    pub(super) fn probe(&self, film: &Video, cancel: &CancellationToken) -> Result<Vec<u8>, ToolError> {
        const MOST: usize = 1 << 20;
        let mut json = Vec::new();
        run(&self.runtime.program("ffprobe"), &probe_arguments(film.path()), 4096, cancel, &mut |piece| {
            json.extend_from_slice(&piece);
            if json.len() > MOST {
                Err(ToolError::failed("the film has more streams than can be looked at"))
            } else {
                Ok(())
            }
        })?;
        Ok(json)
    }

    /// Decodes a film and hands the output to `take` in pieces of `size` bytes; the last may be shorter.
    pub(super) fn decode(
        &self,
        film: &Video,
        decoding: &Decoding,
        size: usize,
        cancel: &CancellationToken,
        take: &mut dyn FnMut(Vec<u8>) -> Result<(), ToolError>,
    ) -> Result<(), ToolError> {
        let arguments = decoding.arguments(film.path(), self.runtime.threads());
        run(&self.runtime.program("ffmpeg"), &arguments, size, cancel, take)
    }
}

/// What to decode of a film.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Decoding {
    /// Before the input: where to begin.
    pub(super) seek: Vec<String>,
    /// After the input: what to make of which stream.
    pub(super) output: Vec<String>,
}

impl Decoding {
    fn arguments(&self, film: &Path, threads: usize) -> Vec<OsString> {
        let mut all: Vec<OsString> = ["-nostdin", "-hide_banner", "-threads"].into_iter().map(OsString::from).collect();
        all.push(threads.to_string().into());
        all.extend(careful());
        all.extend(self.seek.iter().map(OsString::from));
        all.extend(["-i".into(), input(film)]);
        all.extend(self.output.iter().map(OsString::from));
        all.push("pipe:1".into());
        all
    }
}

fn probe_arguments(film: &Path) -> Vec<OsString> {
    let shown = "format=duration:stream=codec_type,width,height,sample_aspect_ratio,duration:\
                 stream_disposition=attached_pic:stream_side_data=rotation:stream_tags=rotate";
    let mut all = careful();
    all.extend(["-print_format", "json", "-show_entries", shown].into_iter().map(OsString::from));
    all.push(input(film));
    all
}

/// Errors only, and nothing but the film itself.
fn careful() -> Vec<OsString> {
    let all = ["-v", "error", "-protocol_whitelist", "file,pipe", "-format_whitelist", CONTAINERS];
    all.into_iter().map(OsString::from).collect()
}

/// The file behind its protocol: no name can be taken for an option or an address.
fn input(film: &Path) -> OsString {
    let mut name = OsString::from("file:");
    name.push(film);
    name
}

/// A process that ends with the call.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        if !matches!(self.0.try_wait(), Ok(Some(_))) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

/// Runs a program to its end and hands on its output in pieces.
fn run(
    program: &Path,
    arguments: &[OsString],
    size: usize,
    cancel: &CancellationToken,
    take: &mut dyn FnMut(Vec<u8>) -> Result<(), ToolError>,
) -> Result<(), ToolError> {
    ensure_running(cancel)?;
    let child = Command::new(program)
        .args(arguments)
        // A report would be a file that nobody asked for.
        .env_remove("FFREPORT")
        .env("AV_LOG_FORCE_NOCOLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| unavailable(program, &error))?;
    std::thread::scope(|scope| {
        // Dropped before the scope waits for its threads, whose pipes end with the process.
        let mut running = Running(child);
        let (sender, pieces) = sync_channel(1);
        let output = running.0.stdout.take();
        scope.spawn(move || {
            let Some(mut output) = output else { return };
            loop {
                let mut piece = Vec::with_capacity(size);
                let read = output.by_ref().take(size as u64).read_to_end(&mut piece);
                if read.is_err() || piece.is_empty() || sender.send(piece).is_err() {
                    return;
                }
            }
        });
        let errors = running.0.stderr.take();
        let complaint = scope.spawn(move || {
            let (mut kept, Some(mut errors)) = (Vec::new(), errors) else { return Vec::new() };
            let _ = errors.by_ref().take(COMPLAINT).read_to_end(&mut kept);
            let _ = std::io::copy(&mut errors, &mut std::io::sink());
            kept
        });
        let outcome = (|| {
            loop {
                match pieces.recv_timeout(PATIENCE) {
                    Ok(piece) => {
                        ensure_running(cancel)?;
                        take(piece)?;
                    }
                    Err(RecvTimeoutError::Timeout) => ensure_running(cancel)?,
                    Err(RecvTimeoutError::Disconnected) => return wait(&mut running, cancel),
                }
            }
        })();
        drop(pieces);
        drop(running);
        let complaint = complaint.join().unwrap_or_default();
        match outcome? {
            status if status.success() => Ok(()),
            status => Err(failed(program, status, &complaint)),
        }
    })
}

fn wait(running: &mut Running, cancel: &CancellationToken) -> Result<ExitStatus, ToolError> {
    loop {
        let status = running.0.try_wait();
        match status.map_err(|error| ToolError::failed(format!("cannot wait for the program: {error}")))? {
            Some(status) => return Ok(status),
            None => std::thread::sleep(Duration::from_millis(2)),
        }
        ensure_running(cancel)?;
    }
}

fn failed(program: &Path, status: ExitStatus, complaint: &[u8]) -> ToolError {
    let said = String::from_utf8_lossy(complaint);
    let line = said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or("it says nothing");
    let line: String = line.trim_end_matches('.').chars().filter(|c| !c.is_control()).take(300).collect();
    ToolError::failed(format!("`{}` cannot read the film ({status}): {line}", program.display()))
}

fn unavailable(program: &Path, error: &std::io::Error) -> ToolError {
    let name = program.display();
    let message = if error.kind() == ErrorKind::NotFound && program.components().count() == 1 {
        format!(
            "films need the program `{name}`, which is not installed: `apt-get install ffmpeg` (Debian, Ubuntu), `brew \
             install ffmpeg` (macOS) or `winget install ffmpeg` (Windows), or set SIGHTLINE_FFMPEG to where it is"
        )
    } else {
        format!(
            "films need the program `{name}`, which does not start ({error}): set SIGHTLINE_FFMPEG to an `ffmpeg` that does"
        )
    };
    ToolError::Unavailable { message }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_film_is_read_alone_whatever_its_name() {
        let decoding = Decoding { seek: vec!["-ss".into(), "1".into()], output: vec!["-f".into(), "rawvideo".into()] };
        let arguments: Vec<String> = decoding
            .arguments(Path::new("-y http://x"), 2)
            .iter()
            .map(|argument| argument.to_str().unwrap().to_owned())
            .collect();
        let expected = format!(
            "-nostdin -hide_banner -threads 2 -v error -protocol_whitelist file,pipe -format_whitelist {CONTAINERS} -ss 1 \
             -i|file:-y http://x|-f rawvideo pipe:1"
        );
        let written = arguments.join(" ").replace(" file:-y http://x ", "|file:-y http://x|");
        assert_eq!(written, expected);
        for listed in ["hls", "concat", "dash", "image2", "lavfi", "sdp", "imf"] {
            assert!(!CONTAINERS.split(',').any(|container| container == listed), "{listed}");
        }
        let probe = probe_arguments(Path::new("a.mp4"));
        assert_eq!(probe.last().unwrap(), "file:a.mp4");
        assert!(probe.windows(2).any(|pair| pair == ["-protocol_whitelist", "file,pipe"]));
    }

    #[test]
    fn a_program_that_is_not_there_is_an_error_with_the_ways_to_get_it() {
        let run = |program: &str| {
            let cancel = CancellationToken::new();
            run(Path::new(program), &[], 1, &cancel, &mut |_| Ok(())).unwrap_err()
        };
        let bare = run("no-such-ffmpeg");
        assert!(matches!(bare, ToolError::Unavailable { .. }));
        for way in ["apt-get install ffmpeg", "brew install ffmpeg", "winget install ffmpeg", "SIGHTLINE_FFMPEG"] {
            assert!(bare.to_string().contains(way), "{bare}");
        }
        let named = run("/nowhere/ffmpeg").to_string();
        assert!(named.contains("`/nowhere/ffmpeg`, which does not start"), "{named}");
    }

    #[cfg(unix)]
    mod processes {
        use super::*;
        use std::time::Instant;

        fn shell(script: &str, size: usize, cancel: &CancellationToken) -> (Vec<Vec<u8>>, Result<(), ToolError>) {
            let mut pieces = Vec::new();
            let arguments = ["-c".into(), script.into()];
            let outcome = run(Path::new("sh"), &arguments, size, cancel, &mut |piece| {
                pieces.push(piece);
                Ok(())
            });
            (pieces, outcome)
        }

        #[test]
        fn output_comes_in_whole_pieces_and_a_failure_with_its_last_line() {
            let (pieces, outcome) = shell("printf abc; sleep 0.05; printf defgh", 3, &CancellationToken::new());
            assert_eq!((pieces, outcome), (vec![b"abc".to_vec(), b"def".to_vec(), b"gh".to_vec()], Ok(())));
            let (_, outcome) =
                shell("echo first >&2; echo 'moov atom not found.' >&2; exit 3", 3, &CancellationToken::new());
            let error = outcome.unwrap_err().to_string();
            assert!(error.contains("`sh` cannot read the film (exit status: 3): moov atom not found"), "{error}");
        }

        #[test]
        fn a_cancelled_call_ends_its_process_at_once() {
            let cancel = CancellationToken::new();
            let later = cancel.clone();
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(100));
                later.cancel();
            });
            let began = Instant::now();
            let (_, outcome) = shell("exec sleep 30", 3, &cancel);
            assert_eq!(outcome, Err(ToolError::Cancelled));
            assert!(began.elapsed() < Duration::from_secs(10));
        }

        #[test]
        fn an_endless_output_ends_with_the_first_refusal() {
            let arguments = ["-c".into(), "exec yes".into()];
            let outcome = run(Path::new("sh"), &arguments, 1000, &CancellationToken::new(), &mut |_| {
                Err(ToolError::failed("enough"))
            });
            assert_eq!(outcome, Err(ToolError::failed("enough")));
        }
    }
}
