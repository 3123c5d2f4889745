//! What the caller of a pull is told while it runs, and how it stops one.

/// Told about long work in the store, from the thread that does it. Every method has an empty
/// default, so that a caller takes only what it shows.
pub trait Progress: Send + Sync {
    /// Work on `what` (one download, one file) starts; `total` bytes are expected if that is known.
    fn start(&self, what: &str, total: Option<u64>) {
        let _ = (what, total);
    }
    /// `done` bytes of the work started last are done: an absolute figure that never falls.
    fn advance(&self, done: u64) {
        let _ = done;
    }
    /// The work started last has ended, well or not.
    fn finish(&self) {}
    /// Another process is busy with `model`; this one waits for it.
    fn waiting(&self, model: &str) {
        let _ = model;
    }
    /// Asked several times a second: `true` stops the work. The child process is killed, temporary
    /// files are removed and [`ModelError::Cancelled`](super::ModelError::Cancelled) is returned.
    fn cancelled(&self) -> bool {
        false
    }
}

/// Shows nothing and never stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {}
