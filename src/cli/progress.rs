//! Progress on standard error: bars for downloads, a line for each running call.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use indexmap::IndexMap;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use super::render;
use crate::agent::{Event, Listener};
use crate::executor;

/// How something looks that is under way.
const RUNNING: &str = "  {spinner} {wide_msg} {elapsed:>5}";
/// How often a spinner turns.
const TICK: Duration = Duration::from_millis(100);

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

    /// A line that stays, whole, with whatever comes next below it.
    pub(super) fn say(&self, words: &str) {
        if !self.quiet {
            let dim = anstyle::Style::new().dimmed();
            self.bars.suspend(|| drop(writeln!(anstream::stderr(), "{dim}{words}{dim:#}")));
        }
    }

    /// Puts a question to the user and reads the answer: whether it is yes. Blocks. It is asked even when quiet.
    #[cfg(feature = "servers")]
    pub(super) fn asks(&self, question: &str) -> bool {
        self.bars.suspend(|| {
            let mut answer = String::new();
            let asked = write!(std::io::stderr(), "{}\nlet it? [y/N] ", render::printable(question));
            let read = asked.and_then(|()| std::io::stdin().read_line(&mut answer));
            read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
        })
    }

    /// A line that stays and that the user has to act on: it is shown even when quiet.
    #[cfg(feature = "servers")]
    pub(super) fn wants(&self, words: &str) {
        self.bars.suspend(|| drop(writeln!(std::io::stderr(), "{}", render::printable(words))));
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
        let bar = self.bars.add(ProgressBar::new_spinner().with_style(style(RUNNING)));
        bar.set_message(words.into());
        bar.enable_steady_tick(TICK);
        bar
    }

    /// The line of a call that waits for others.
    fn waiting(&self, call: String) -> ProgressBar {
        if self.quiet {
            return ProgressBar::hidden();
        }
        let bar = self.bars.add(ProgressBar::new_spinner().with_style(style("  {wide_msg:.dim}")));
        bar.set_message(render::printable(&call));
        bar.tick();
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

    /// Shows a plan as it is written and run.
    pub(super) fn live(&self) -> Live {
        Live { screen: self.clone(), lines: Arc::default() }
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

/// A plan on the screen: each call as it comes, with a spinner while it runs and with what it gave afterwards.
pub(super) struct Live {
    screen: Screen,
    /// The calls by their names; planning has the empty one.
    lines: Arc<Mutex<IndexMap<String, ProgressBar>>>,
}

impl Live {
    /// What shows it.
    pub(super) fn listener(&self) -> Listener {
        let (screen, lines) = (self.screen.clone(), self.lines.clone());
        Arc::new(move |event: &Event<'_>| {
            let Ok(mut lines) = lines.lock() else { return };
            match event {
                Event::Planning { .. } => {
                    clear(&mut lines);
                    lines.insert(String::new(), screen.spinner("planning"));
                }
                Event::Asked(_) => {}
                Event::Written(call) => {
                    lines.entry(call.id.clone()).or_insert_with(|| screen.waiting(call.to_string()));
                }
                Event::Planned(plan) => {
                    if let Some(bar) = lines.shift_remove("") {
                        bar.finish_and_clear();
                    }
                    // What the planner wrote and then changed its mind about is no part of the plan.
                    let gone = |id: &String| plan.index_of(id).is_none();
                    lines.extract_if(.., |id, _| gone(id)).for_each(|(_, bar)| bar.finish_and_clear());
                    for call in plan.calls() {
                        lines.entry(call.id.clone()).or_insert_with(|| screen.waiting(call.to_string()));
                    }
                }
                Event::Call(executor::Event::Started { call, .. }) => {
                    let bar = lines.entry(call.id.clone()).or_insert_with(|| screen.waiting(call.to_string()));
                    bar.reset_elapsed();
                    bar.set_style(style(RUNNING));
                    bar.enable_steady_tick(TICK);
                }
                Event::Call(executor::Event::Finished { observation }) => {
                    let id = &observation.call;
                    let bar = lines
                        .entry(id.clone())
                        .or_insert_with(|| screen.waiting(format!("{id} = {}(…)", observation.tool)));
                    let came = serde_json::to_value(observation).map(|it| render::observation(&it)).unwrap_or_default();
                    let words = format!("{}  {came}", bar.message());
                    bar.disable_steady_tick();
                    bar.set_style(style("  {wide_msg}"));
                    bar.set_message(words);
                }
            }
        })
    }
}

/// What was shown is taken away: the report says it again, whole.
impl Drop for Live {
    fn drop(&mut self) {
        if let Ok(mut lines) = self.lines.lock() {
            clear(&mut lines);
        }
    }
}

fn clear(lines: &mut IndexMap<String, ProgressBar>) {
    lines.drain(..).for_each(|(_, bar)| bar.finish_and_clear());
}

/// A template that is written wrong falls back to the plain bar: progress is never worth a failure.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> ")
}
