//! Runs a program: input in, output out, both bounded, within its time, and nothing of it left behind.

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::tool::{Context, ToolError};

/// Bytes of standard error that are kept, from its end.
const TAIL: usize = 2000;

/// How long the output may stay open after the program has ended.
const GRACE: Duration = Duration::from_secs(1);

/// Pause between two looks at the program.
const PAUSE: Duration = Duration::from_millis(5);

/// A program to run.
pub(super) struct Order<'a> {
    /// The program and its arguments.
    pub(super) command: &'a [String],
    /// Where it works.
    pub(super) folder: &'a Path,
    /// All that it sees of the environment.
    pub(super) environment: Vec<(String, OsString)>,
    /// Folders that it may write to beside its own, where the system can hold it to that.
    pub(super) writable: &'a [PathBuf],
    /// Whether it may use the network.
    pub(super) network: bool,
    /// Bytes that it may print.
    pub(super) limit: usize,
}

/// What a program left.
pub(super) struct Ended {
    /// How it ended.
    pub(super) status: ExitStatus,
    /// What it printed.
    pub(super) output: Vec<u8>,
    /// The end of what it printed to standard error.
    pub(super) tail: String,
}

/// Runs a program to its end. Blocks.
///
/// # Errors
///
/// [`ToolError::Unavailable`] when there is no such program, [`ToolError::Timeout`] and [`ToolError::Cancelled`] (it
/// has been killed then), [`ToolError::Limit`] when it prints too much, [`ToolError::Failed`] for other trouble.
pub(super) fn run(order: Order<'_>, input: Vec<u8>, context: &Context) -> Result<Ended, ToolError> {
    let name = order.command.first().map_or("", String::as_str);
    let mut group = Group(start(&order).map_err(|e| match e.kind() {
        ErrorKind::NotFound => ToolError::Unavailable {
            message: format!("there is no program `{name}`: install it, or name it by its whole path in the manifest"),
        },
        _ => ToolError::failed(format!("program `{name}` does not start: {e}")),
    })?);
    let child = &mut group.0;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that does not read must not hold up the rest: whether all of it went over does not matter.
        std::thread::spawn(move || stdin.write_all(&input));
    }
    let output = child.stdout.take().map(|stdout| bounded(stdout, order.limit));
    let tail = child.stderr.take().map(LastWords::of);
    let too_much = || ToolError::Limit {
        message: format!("program `{name}` printed more than the {} bytes of its output_limit", order.limit),
    };
    let deadline = Instant::now().checked_add(context.timeout);
    let mut printed: Option<Vec<u8>> = None;
    let status = loop {
        if context.cancel.is_cancelled() {
            return Err(ToolError::Cancelled);
        }
        if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            return Err(ToolError::Timeout { seconds: context.timeout.as_secs_f64() });
        }
        if printed.is_none() {
            printed = output.as_ref().and_then(|output| output.try_recv().ok());
        }
        if printed.as_ref().is_some_and(|printed| printed.len() > order.limit) {
            return Err(too_much());
        }
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) => std::thread::sleep(PAUSE),
            Err(e) => return Err(ToolError::failed(format!("program `{name}` cannot be waited for: {e}"))),
        }
    };
    // Children that it left behind would keep its output open.
    group.kill();
    let printed = printed.or_else(|| output.and_then(|output| output.recv_timeout(GRACE).ok()));
    let printed = printed
        .ok_or_else(|| ToolError::failed(format!("program `{name}` ended, but something keeps its output open")))?;
    if printed.len() > order.limit {
        return Err(too_much());
    }
    Ok(Ended { status, output: printed, tail: tail.map_or_else(String::new, |tail| tail.get()) })
}

/// A program and the processes of its group; all of them end when this goes.
struct Group(Child);

impl Group {
    fn kill(&mut self) {
        #[cfg(unix)]
        {
            use rustix::process::{Pid, Signal, kill_process_group};
            // An error means that nothing is left of it.
            let _ = kill_process_group(Pid::from_child(&self.0), Signal::KILL);
        }
        let _ = self.0.kill();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
        let _ = self.0.wait();
    }
}

fn start(order: &Order<'_>) -> std::io::Result<Child> {
    let (program, arguments) = order.command.split_first().ok_or(ErrorKind::InvalidInput)?;
    let mut command = Command::new(program);
    command.args(arguments).current_dir(order.folder).env_clear().envs(order.environment.iter().cloned());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    #[cfg(target_os = "linux")]
    {
        // What restricts a thread restricts what it starts; so it is started from a thread of its own.
        std::thread::scope(|scope| {
            let thread = scope.spawn(|| {
                confine(order).map_err(|e| std::io::Error::other(format!("it cannot be confined: {e}")))?;
                command.spawn()
            });
            thread.join().unwrap_or_else(|_| Err(std::io::Error::other("its thread panicked")))
        })
    }
    #[cfg(not(target_os = "linux"))]
    command.spawn()
}

/// Restricts this thread and all that it starts, as far as the kernel can: no writing but in its folder and in the
/// listed ones, no TCP unless allowed, no signals to others.
#[cfg(target_os = "linux")]
fn confine(order: &Order<'_>) -> Result<(), landlock::RulesetError> {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus, Scope};
    const KNOWN: ABI = ABI::V6;
    let writing = AccessFs::from_write(KNOWN);
    let mut rules = Ruleset::default().handle_access(writing)?.scope(Scope::Signal)?;
    if !order.network {
        rules = rules.handle_access(AccessNet::from_all(KNOWN))?;
    }
    let devices = ["/dev/null", "/dev/zero", "/dev/full"].map(Path::new);
    let places = devices.into_iter().chain([order.folder]).chain(order.writable.iter().map(PathBuf::as_path));
    let status = rules.create()?.add_rules(landlock::path_beneath_rules(places, writing))?.restrict_self()?;
    if status.ruleset == RulesetStatus::NotEnforced {
        tracing::warn!("this kernel has no Landlock: programs are not kept from writing elsewhere");
    }
    Ok(())
}

/// Reads at most one byte more than `limit`, so that too much can be told from just enough.
fn bounded(from: impl Read + Send + 'static, limit: usize) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What came before an error is all there is.
        let _ = from.take(limit as u64 + 1).read_to_end(&mut bytes);
        sender.send(bytes)
    });
    receiver
}

/// The last bytes of what comes, read on a thread of its own.
struct LastWords {
    kept: Arc<Mutex<Vec<u8>>>,
    /// Closed when all has been read.
    reading: Receiver<()>,
}

impl LastWords {
    fn of(mut from: impl Read + Send + 'static) -> Self {
        let kept = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&kept);
        let (open, reading) = mpsc::channel();
        std::thread::spawn(move || {
            let _open: mpsc::Sender<()> = open;
            let mut chunk = [0; 4096];
            while let Ok(read @ 1..) = from.read(&mut chunk) {
                let mut kept = shared.lock().unwrap_or_else(PoisonError::into_inner);
                kept.extend_from_slice(&chunk[..read]);
                let over = kept.len().saturating_sub(TAIL);
                kept.drain(..over);
            }
        });
        Self { kept, reading }
    }

    /// All there is; a program that has ended may have said more than was read yet.
    fn get(&self) -> String {
        let _ = self.reading.recv_timeout(GRACE);
        String::from_utf8_lossy(&self.kept.lock().unwrap_or_else(PoisonError::into_inner)).trim().to_owned()
    }
}
