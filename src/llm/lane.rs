//! How many threads the model's arithmetic uses.
//!
//! Candle keeps one pool of spinning threads for the whole process, sized once from the number
//! of cores (or `CANDLE_NUM_THREADS`). It is fastest when the cores are idle, and collapses
//! when they are busy, because every product waits for its slowest thread. There is no call to
//! resize it. But a product that is asked for *on* a thread of the pool runs on that thread
//! alone, so work can be kept to one core by running all of it on one of the pool's threads.

use std::sync::mpsc;
use std::sync::{Mutex, PoisonError};

use candle_core::utils::barrier_pool;
use serde::{Deserialize, Serialize};

/// How many threads a local model computes with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Threads {
    /// All cores (or as many as `CANDLE_NUM_THREADS` says): fastest when they are idle.
    #[default]
    All,
    /// One: slower, but unharmed by other work on the machine.
    One,
}

/// Runs `work` with that many threads. While one-thread work runs, other products of the
/// process wait.
pub(crate) fn run<R: Send>(threads: Threads, work: impl FnOnce() -> R + Send) -> R {
    let pool = barrier_pool();
    if threads == Threads::All || pool.n_workers() == 0 {
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
            let _done = std::mem::replace(
                &mut *done.lock().unwrap_or_else(PoisonError::into_inner),
                mpsc::channel().0,
            );
            let work = work.lock().unwrap_or_else(PoisonError::into_inner).take();
            let value = work.map(|work| work());
            *result.lock().unwrap_or_else(PoisonError::into_inner) = value;
        } else if thread == caller {
            // Sleep instead of spinning in the pool's barrier beside the one busy thread.
            let finished = finished.lock().unwrap_or_else(PoisonError::into_inner);
            let _: Result<(), _> = finished.recv();
        }
    });
    let value = result
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
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
        for threads in [Threads::All, Threads::One] {
            let mut runs = 0;
            let value = run(threads, || {
                runs += 1;
                41 + runs
            });
            assert_eq!((value, runs), (42, 1));
        }
    }

    #[test]
    fn one_thread_work_may_use_the_pool_itself() {
        let sum = Mutex::new(0);
        run(Threads::One, || {
            barrier_pool().execute_chunked(100, |range| {
                let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
                *sum += range.sum::<usize>();
            });
        });
        assert_eq!(*sum.lock().unwrap_or_else(PoisonError::into_inner), 4950);
    }
}
