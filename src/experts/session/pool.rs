//! Keeps what is dear to open: lends it out, takes it back, and closes the least recently used that nobody holds
//! when the bytes of all together go over a budget.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use crate::experts::session::locked;

/// Things that may be open for one key at a time: each holds its own copy of the weights, and one already uses all
/// threads.
pub(super) const PER_KEY: usize = 2;

/// Open things by their key, within a budget.
pub(super) struct Pool<K, T> {
    state: Mutex<State<K, T>>,
    changed: Condvar,
    /// Bytes that all open things may hold together.
    budget: u64,
}

struct State<K, T> {
    free: Vec<Free<K, T>>,
    /// How many are open for each key, those being opened among them.
    open: HashMap<K, usize>,
    /// Bytes of all that are open.
    bytes: u64,
}

struct Free<K, T> {
    key: K,
    bytes: u64,
    thing: T,
}

impl<K: Clone + Eq + Hash, T> Pool<K, T> {
    /// An empty pool.
    pub(super) fn new(budget: u64) -> Self {
        let state = State { free: Vec::new(), open: HashMap::new(), bytes: 0 };
        Self { state: Mutex::new(state), changed: Condvar::new(), budget }
    }

    /// Bytes of everything that is open, as given when it was opened.
    pub(super) fn bytes(&self) -> u64 {
        locked(&self.state).bytes
    }

    /// A thing of this key: a free one, or else a new one of about `bytes` bytes, for which free ones are closed when
    /// they would be over the budget together. Waits while as many as may be open are lent out; with `wait` off it
    /// gives nothing instead.
    ///
    /// # Errors
    ///
    /// What `open` says.
    pub(super) fn lend<E>(
        self: &Arc<Self>,
        key: &K,
        bytes: u64,
        wait: bool,
        open: impl FnOnce() -> Result<T, E>,
    ) -> Result<Option<Lent<K, T>>, E> {
        let mut state = locked(&self.state);
        loop {
            // The last to come back is the warmest.
            if let Some(at) = state.free.iter().rposition(|free| free.key == *key) {
                let free = state.free.remove(at);
                let lent = Lent { thing: Some(free.thing), key: key.clone(), bytes: free.bytes, pool: self.clone() };
                return Ok(Some(lent));
            }
            if state.open.get(key).is_none_or(|&open| open < PER_KEY) {
                break;
            }
            if !wait {
                return Ok(None);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let closed = state.close_down_to(self.budget.saturating_sub(bytes));
        *state.open.entry(key.clone()).or_default() += 1;
        state.bytes += bytes;
        drop(state);
        drop(closed);
        // The guard is made first: when opening fails it gives the place back.
        let mut lent = Lent { thing: None, key: key.clone(), bytes, pool: self.clone() };
        lent.thing = Some(open()?);
        Ok(Some(lent))
    }
}

impl<K: Clone + Eq + Hash, T> State<K, T> {
    /// Takes out free things, the least recently used first, until no more than `limit` bytes are open. They are
    /// given back to be dropped without the lock.
    fn close_down_to(&mut self, limit: u64) -> Vec<Free<K, T>> {
        let mut closed = Vec::new();
        while self.bytes > limit && !self.free.is_empty() {
            let free = self.free.remove(0);
            self.forget(&free.key, free.bytes);
            closed.push(free);
        }
        closed
    }

    fn forget(&mut self, key: &K, bytes: u64) {
        self.bytes -= bytes;
        if let Some(open) = self.open.get_mut(key) {
            *open -= 1;
        }
    }
}

/// Something lent out; goes back to its pool when dropped.
pub(super) struct Lent<K: Clone + Eq + Hash, T> {
    thing: Option<T>,
    key: K,
    bytes: u64,
    pool: Arc<Pool<K, T>>,
}

impl<K: Clone + Eq + Hash, T> Lent<K, T> {
    pub(super) fn get(&self) -> Option<&T> {
        self.thing.as_ref()
    }

    pub(super) fn get_mut(&mut self) -> Option<&mut T> {
        self.thing.as_mut()
    }
}

impl<K: Clone + Eq + Hash, T> Drop for Lent<K, T> {
    fn drop(&mut self) {
        let mut state = locked(&self.pool.state);
        match self.thing.take() {
            Some(thing) => state.free.push(Free { key: self.key.clone(), bytes: self.bytes, thing }),
            None => state.forget(&self.key, self.bytes),
        }
        let closed = state.close_down_to(self.pool.budget);
        drop(state);
        drop(closed);
        // Those that wait for another key may not be woken instead of the one that this is for.
        self.pool.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Counts itself while it lives.
    struct Counted(Arc<AtomicUsize>);

    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Ordering::SeqCst);
        }
    }

    struct Fake {
        pool: Arc<Pool<&'static str, Counted>>,
        alive: Arc<AtomicUsize>,
        opened: AtomicUsize,
    }

    impl Fake {
        fn new(budget: u64) -> Self {
            Self { pool: Arc::new(Pool::new(budget)), alive: Arc::default(), opened: AtomicUsize::new(0) }
        }

        fn lend(&self, key: &'static str, wait: bool) -> Option<Lent<&'static str, Counted>> {
            let open = || {
                self.opened.fetch_add(1, Ordering::SeqCst);
                self.alive.fetch_add(1, Ordering::SeqCst);
                Ok::<_, String>(Counted(self.alive.clone()))
            };
            self.pool.lend(&key, 100, wait, open).unwrap()
        }

        fn counts(&self) -> (usize, usize, u64) {
            (self.opened.load(Ordering::SeqCst), self.alive.load(Ordering::SeqCst), self.pool.bytes())
        }
    }

    #[test]
    fn what_comes_back_is_lent_again_and_not_opened_anew() {
        let fake = Fake::new(1000);
        for _ in 0..3 {
            assert!(fake.lend("a", true).is_some());
        }
        assert_eq!(fake.counts(), (1, 1, 100));
    }

    #[test]
    fn the_least_recently_used_is_closed_when_the_budget_is_full() {
        let fake = Fake::new(250);
        drop(fake.lend("a", true));
        drop(fake.lend("b", true));
        drop(fake.lend("a", true));
        drop(fake.lend("c", true));
        assert_eq!(fake.counts(), (3, 2, 200));
        drop(fake.lend("a", true));
        assert_eq!(fake.counts(), (3, 2, 200), "`a` was used after `b` and stayed open");
        drop(fake.lend("b", true));
        assert_eq!(fake.counts(), (4, 2, 200));
    }

    #[test]
    fn what_is_lent_out_is_never_closed_and_makes_room_once_it_is_back() {
        let fake = Fake::new(150);
        let (a, b) = (fake.lend("a", true), fake.lend("b", true));
        assert_eq!(fake.counts(), (2, 2, 200));
        drop(a);
        assert_eq!(fake.counts(), (2, 1, 100));
        drop(b);
        assert_eq!(fake.counts(), (2, 1, 100));
    }

    #[test]
    fn a_failed_opening_gives_its_place_and_bytes_back() {
        let pool: Arc<Pool<&str, ()>> = Arc::new(Pool::new(1000));
        for _ in 0..2 * PER_KEY {
            assert_eq!(pool.lend(&"a", 100, true, || Err("broken")).err(), Some("broken"));
        }
        assert_eq!(pool.bytes(), 0);
    }

    #[test]
    fn who_does_not_wait_gets_nothing_and_who_waits_gets_what_comes_back() {
        let fake = Fake::new(1000);
        let mut held: Vec<_> = (0..PER_KEY).map(|_| fake.lend("a", true)).collect();
        assert!(fake.lend("a", false).is_none());
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| fake.lend("a", true).is_some());
            held.pop();
            assert!(waiting.join().unwrap());
        });
        assert_eq!(fake.counts().0, PER_KEY);
    }
}
