//! One question at a time about one secret: who guesses at many places at once waits for each answer, so that a limit on
//! failures counts every one of them before the next is asked.

use std::hash::{BuildHasher, RandomState};
use tokio::sync::{Mutex, MutexGuard};

/// Ways on which questions go; two secrets share one by chance, and then wait for each other.
const WAYS: usize = 4_096;

/// The ways, of this process. Several processes let as many questions through at once as they are.
pub(crate) struct Turns {
    ways: Vec<Mutex<()>>,
    hash: RandomState,
}

impl Default for Turns {
    fn default() -> Self {
        Self { ways: (0..WAYS).map(|_| Mutex::new(())).collect(), hash: RandomState::new() }
    }
}

impl Turns {
    /// Waits for the turn of a secret's name, for example a ticket's number; held until it is dropped.
    pub(crate) async fn of(&self, name: &str) -> MutexGuard<'_, ()> {
        let way = usize::try_from(self.hash.hash_one(name) % WAYS as u64).unwrap_or(0);
        self.ways[way].lock().await
    }
}
