//! How many threads the model's arithmetic uses.
//!
//! Candle keeps one pool of spinning threads for the whole process, sized once from the number
//! of cores (or `CANDLE_NUM_THREADS`). It is fastest when the cores are idle, and collapses
//! when they are busy, because every product waits for its slowest thread. There is no call to
//! resize it. But a product that is asked for *on* a thread of the pool runs on that thread
//! alone, so work can be kept to one core by running all of it on one of the pool's threads.
//! Whether that is better is seen from the work itself: both ways are timed again and again.

use std::sync::mpsc;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use candle_core::utils::barrier_pool;
use serde::{Deserialize, Serialize};

/// How many threads a local model computes with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Threads {
    /// All cores while they are idle, one while they are busy; looked at again and again.
    #[default]
    Auto,
    /// All cores (or as many as `CANDLE_NUM_THREADS` says): fastest when they are idle.
    All,
    /// One: slower, but unharmed by other work on the machine.
    One,
}

/// Every so many pieces of work the way that was slower is tried again.
const RETRY: u32 = 32;

/// Work of more rows than this is bound by arithmetic, work of fewer by memory.
const FEW_ROWS: usize = 8;

/// Decides, piece of work by piece of work, how many threads to use.
pub(crate) struct Lane {
    threads: Threads,
    /// For work of few rows and of many.
    times: Mutex<[Times; 2]>,
}

/// What pieces of work took lately, in seconds a row.
#[derive(Default, Clone, Copy)]
struct Times {
    /// With all threads, with one.
    taken: [Option<f64>; 2],
    pieces: u32,
}

impl Times {
    /// Which way to go next: 0 for all threads, 1 for one.
    fn next(&mut self) -> usize {
        self.pieces = self.pieces.wrapping_add(1);
        match self.taken {
            [None, _] => 0,
            [_, None] => 1,
            [Some(all), Some(one)] => {
                let faster = usize::from(one < all);
                if self.pieces.is_multiple_of(RETRY) { 1 - faster } else { faster }
            }
        }
    }

    fn took(&mut self, way: usize, seconds: f64) {
        let before = self.taken[way].unwrap_or(seconds);
        self.taken[way] = Some((before + seconds) / 2.0);
    }
}

impl Lane {
    pub(crate) fn new(threads: Threads) -> Self {
        Lane { threads, times: Mutex::new([Times::default(); 2]) }
    }

    /// Runs a piece of work of so many rows with all threads or with one.
    pub(crate) fn run<R: Send>(&self, rows: usize, work: impl FnOnce() -> R + Send) -> R {
        let kind = usize::from(rows > FEW_ROWS);
        let times = || self.times.lock().unwrap_or_else(PoisonError::into_inner);
        let way = match self.threads {
            Threads::All => 0,
            Threads::One => 1,
            Threads::Auto => times()[kind].next(),
        };
        let started = Instant::now();
        let value = if way == 0 { work() } else { run_on_one(work) };
        let seconds = started.elapsed().as_secs_f64() / rows.max(1) as f64;
        times()[kind].took(way, seconds);
        value
    }
}

/// Runs `work` on one thread of the pool. While it runs, other products of the
/// process wait.
fn run_on_one<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    let pool = barrier_pool();
    if pool.n_workers() == 0 {
        return work();
    }
    let work = Mutex::new(Some(work));
    let result = Mutex::new(None);
    let (done, finished) = mpsc::channel();
    let (done, finished) = (Mutex::new(done), Mutex::new(finished));
    let caller = pool.n_workers();
    pool.execute(|thread| {
        if thread == 0 {
            // The sender leaves with this scope, also when the work panics, and wakes the caller.
            let _done = std::mem::replace(&mut *done.lock().unwrap_or_else(PoisonError::into_inner), mpsc::channel().0);
            let work = work.lock().unwrap_or_else(PoisonError::into_inner).take();
            let value = work.map(|work| work());
            *result.lock().unwrap_or_else(PoisonError::into_inner) = value;
        } else if thread == caller {
            // Sleep instead of spinning in the pool's barrier beside the one busy thread.
            let finished = finished.lock().unwrap_or_else(PoisonError::into_inner);
            let _: Result<(), _> = finished.recv();
        }
    });
    let value = result.into_inner().unwrap_or_else(PoisonError::into_inner);
    match value {
        Some(value) => value,
        // `execute` runs every thread's share or unwinds, so the value is there.
        None => unreachable!("the pool returned without running its work"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_run_once_and_its_result_returned() {
        for threads in [Threads::Auto, Threads::All, Threads::One] {
            let mut runs = 0;
            let value = Lane::new(threads).run(1, || {
                runs += 1;
                41 + runs
            });
            assert_eq!((value, runs), (42, 1));
        }
    }

    #[test]
    fn the_faster_way_is_taken_and_the_other_tried_again() {
        let mut times = Times::default();
        let mut ways = [0, 0];
        for _ in 0..320 {
            let way = times.next();
            ways[way] += 1;
            times.took(way, if way == 0 { 5.0 } else { 1.0 });
        }
        assert!(ways[0] >= 9 && ways[0] <= 12, "{ways:?}");
        // The other work on the machine ends.
        let late: usize = (0..320)
            .map(|_| {
                let way = times.next();
                times.took(way, if way == 0 { 0.5 } else { 1.0 });
                usize::from(way == 0)
            })
            .sum();
        assert!(late > 150, "{late}");
    }

    #[test]
    fn one_thread_work_may_use_the_pool_itself() {
        let sum = Mutex::new(0);
        Lane::new(Threads::One).run(1, || {
            barrier_pool().execute_chunked(100, |range| {
                let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
                *sum += range.sum::<usize>();
            });
        });
        assert_eq!(*sum.lock().unwrap_or_else(PoisonError::into_inner), 4950);
    }
}
