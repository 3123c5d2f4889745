//! The program behind a server: started with few variables of the environment in a group of its own, which ends with it.

use std::ffi::OsString;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::{Instant, sleep};

use super::Settings;
use super::words::plain;

/// What every server may see of the environment.
const ENVIRONMENT: [&str; 20] = [
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "USER",
    "LOGNAME",
    "SHELL",
    "TERM",
    "TMPDIR",
    "TZ",
    // The same on Windows.
    "APPDATA",
    "COMSPEC",
    "LOCALAPPDATA",
    "PATHEXT",
    "PROGRAMFILES",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "TEMP",
    "USERNAME",
    "USERPROFILE",
];
/// Bytes of standard error that are kept, from its end.
const TAIL: usize = 2000;
/// How long a program may take to end once its input is closed, and once it was asked to.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(10);

/// A running program. It is killed with its group when this goes.
pub(super) struct Process {
    child: Mutex<Child>,
    tail: Arc<Mutex<Vec<u8>>>,
}

/// Starts the program of a server.
///
/// # Errors
///
/// A sentence when there is no such program or it does not start.
pub(super) fn start(settings: &Settings) -> Result<(Process, ChildStdout, ChildStdin), String> {
    let Some((program, arguments)) = settings.command.split_first() else { return Err("it has no command".to_owned()) };
    let names = ENVIRONMENT.into_iter().chain(settings.env.iter().map(String::as_str));
    let seen: Vec<(&str, OsString)> = names.filter_map(|name| Some((name, std::env::var_os(name)?))).collect();
    let mut command = Command::new(program);
    command.args(arguments).env_clear().envs(seen).kill_on_drop(true);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Ctrl-C at the terminal is for this program: it tells the servers.
    #[cfg(unix)]
    command.process_group(0);
    let mut child = command.spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => format!("there is no program `{program}`"),
        _ => format!("`{program}` does not start: {error}"),
    })?;
    let (Some(output), Some(input)) = (child.stdout.take(), child.stdin.take()) else {
        return Err(format!("`{program}` has no standard input and output"));
    };
    let tail = Arc::new(Mutex::new(Vec::new()));
    if let Some(errors) = child.stderr.take() {
        tokio::spawn(keep_end(errors, Arc::clone(&tail), settings.name.clone()));
    }
    Ok((Process { child: Mutex::new(child), tail }, output, input))
}

/// Keeps the last bytes of what comes.
async fn keep_end(mut from: impl AsyncRead + Unpin, tail: Arc<Mutex<Vec<u8>>>, server: String) {
    let mut chunk = [0; 4096];
    while let Ok(read @ 1..) = from.read(&mut chunk).await {
        tracing::debug!(server, words = %String::from_utf8_lossy(&chunk[..read]), "standard error");
        let mut tail = tail.lock().unwrap_or_else(PoisonError::into_inner);
        tail.extend_from_slice(&chunk[..read]);
        let over = tail.len().saturating_sub(TAIL);
        tail.drain(..over);
    }
}

impl Process {
    /// How it ended and what it wrote last, as the end of a sentence; empty when there is nothing to say.
    pub(super) async fn last_words(&self) -> String {
        let ended = self.ended_within(PATIENCE / 4).await;
        let status = if ended { self.status() } else { None };
        let status = status.map(|status| format!(" ({status})")).unwrap_or_default();
        let tail = self.tail.lock().unwrap_or_else(PoisonError::into_inner);
        let said = plain(&String::from_utf8_lossy(&tail), TAIL / 4);
        if said.is_empty() { status } else { format!("{status}; it wrote: {said}") }
    }

    /// Waits for the end of a program whose input was closed; one that does not end is asked to, then killed.
    pub(super) async fn end(&self) {
        if self.ended_within(PATIENCE).await {
            return;
        }
        self.signal(false);
        if !self.ended_within(PATIENCE / 2).await {
            self.signal(true);
        }
    }

    async fn ended_within(&self, time: Duration) -> bool {
        let until = Instant::now() + time;
        loop {
            if self.status().is_some() {
                return true;
            }
            if Instant::now() >= until {
                return false;
            }
            sleep(PAUSE).await;
        }
    }

    fn status(&self) -> Option<std::process::ExitStatus> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner).try_wait().ok().flatten()
    }

    /// Asks the group of the program to end, or kills it. One that has ended has no group any more.
    fn signal(&self, kill: bool) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        #[cfg(unix)]
        if let Some(group) = child.id().and_then(|id| rustix::process::Pid::from_raw(id.cast_signed())) {
            use rustix::process::{Signal, kill_process_group};
            // An error means that nothing is left of it.
            let _ = kill_process_group(group, if kill { Signal::KILL } else { Signal::TERM });
        }
        if kill {
            let _ = child.start_kill();
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.signal(true);
    }
}
