//! Progress on standard error: bars for downloads, a line for each running call.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::agent::{Event, Listener};
use crate::executor;

/// The screen that all progress of one command is drawn on. Draws nothing when it is quiet, and only says when models
/// are fetched when no terminal listens.
#[derive(Clone)]
pub(super) struct Screen {
    bars: MultiProgress,
    quiet: bool,
}

impl Screen {
    /// A screen on standard error.
    pub(super) fn new(quiet: bool) -> Self {
        Self { bars: MultiProgress::new(), quiet }
    }

    /// A bar that counts bytes.
    pub(super) fn bytes(&self, name: &str, total: Option<u64>) -> ProgressBar {
        if self.quiet {
            return ProgressBar::hidden();
        }
        let bar = match total {
            Some(total) => ProgressBar::new(total).with_style(style(
                "  {prefix:<24} [{bar:28}] {bytes:>10} of {total_bytes:<10} {bytes_per_sec:>12} {msg}",
            )),
            None => ProgressBar::new_spinner().with_style(style("  {prefix:<24} {spinner} {bytes:>10} {msg}")),
        };
        bar.set_prefix(name.to_owned());
        self.bars.add(bar)
    }

    /// A bar that counts things.
    pub(super) fn count(&self, name: &str, total: u64) -> ProgressBar {
        if self.quiet {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(total).with_style(style("  {prefix} [{bar:28}] {pos} of {len} {eta:>5} {msg}"));
        bar.set_prefix(name.to_owned());
        self.bars.add(bar)
    }

    /// A line that stays.
    pub(super) fn note(&self, words: &str) {
        if !self.quiet {
            let _ = self.bars.println(format!("  {words}"));
        }
        self.plain(words);
    }

    /// A line for where no bar can be drawn: a file, a pipe, a build's log.
    pub(super) fn plain(&self, words: &str) {
        if !self.quiet && self.bars.is_hidden() {
            let _ = writeln!(std::io::stderr(), "{words}");
        }
    }

    /// A spinner with words.
    pub(super) fn spinner(&self, words: impl Into<String>) -> ProgressBar {
        if self.quiet {
            return ProgressBar::hidden();
        }
        let bar = self.bars.add(ProgressBar::new_spinner().with_style(style("  {spinner} {wide_msg} {elapsed:>5}")));
        bar.set_message(words.into());
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }

    /// A listener that shows planning and each running call.
    pub(super) fn listener(&self) -> Listener {
        let screen = self.clone();
        let running: Mutex<HashMap<String, ProgressBar>> = Mutex::new(HashMap::new());
        Arc::new(move |event: &Event<'_>| {
            let Ok(mut running) = running.lock() else { return };
            screen.show(event, &mut running);
        })
    }

    fn show(&self, event: &Event<'_>, running: &mut HashMap<String, ProgressBar>) {
        const PLANNING: &str = "";
        match event {
            Event::Planning { round } => {
                let words = if *round == 1 { "planning".to_owned() } else { format!("planning again, round {round}") };
                running.insert(PLANNING.to_owned(), self.spinner(words));
            }
            Event::Asked(_) | Event::Written(_) => {}
            Event::Planned(_) => {
                if let Some(bar) = running.remove(PLANNING) {
                    bar.finish_and_clear();
                }
            }
            Event::Call(executor::Event::Started { call, .. }) => {
                running.insert(call.id.clone(), self.spinner(format!("{} = {}(…)", call.id, call.tool)));
            }
            Event::Call(executor::Event::Finished { observation }) => {
                if let Some(bar) = running.remove(&observation.call) {
                    bar.finish_and_clear();
                }
            }
        }
    }
}

/// A template that is written wrong falls back to the plain bar: progress is never worth a failure.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> ")
}
