//! Questions that arrive while others are with the database wait for each other and are put to it as one statement: on a
//! busy day a way to the database and back is shared by many, and on a quiet one nobody waits.

use crate::error::StoreError;
use std::{
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::oneshot;

/// Statements on their way at once: while one is slow, others go on.
const LANES: usize = 2;
/// Questions of one statement, at most.
const MOST: usize = 64;

type Reply<A> = oneshot::Sender<Result<A, StoreError>>;

/// The questions of one kind that wait. Cloning shares them.
pub(crate) struct Together<Q, A>(Arc<Mutex<Waiting<Q, A>>>);

struct Waiting<Q, A> {
    questions: Vec<(Q, Reply<A>)>,
    lanes: usize,
}

impl<Q, A> Default for Together<Q, A> {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Waiting { questions: Vec::new(), lanes: 0 })))
    }
}

impl<Q: Send + 'static, A: Send + 'static> Together<Q, A> {
    /// The answer to one question. `put` puts several to the database and answers them in their order; it goes on when
    /// whoever asked has left, because others wait for it.
    ///
    /// # Errors
    /// What `put` failed with, for one of those who waited; `Interrupted`, with the same words, for the others.
    pub(crate) async fn ask<P, F>(&self, question: Q, put: P) -> Result<A, StoreError>
    where
        P: Fn(Vec<Q>) -> F + Send + 'static,
        F: Future<Output = Result<Vec<A>, StoreError>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        if let Some(lane) = self.wait(question, reply) {
            tokio::spawn(lane.run(put));
        }
        answer.await.map_err(|_| StoreError::Interrupted("a question without an answer".to_owned()))?
    }

    /// Lets a question wait; a lane for it and others, where one is free.
    fn wait(&self, question: Q, reply: Reply<A>) -> Option<Lane<Q, A>> {
        let mut waiting = self.lock();
        waiting.questions.push((question, reply));
        let free = waiting.lanes < LANES;
        free.then(|| {
            waiting.lanes += 1;
            Lane { of: Self(Arc::clone(&self.0)), open: true }
        })
    }

    fn lock(&self) -> MutexGuard<'_, Waiting<Q, A>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One statement after the other, until nobody waits. Dropped early, by a panic, it leaves its place to the next.
struct Lane<Q: Send + 'static, A: Send + 'static> {
    of: Together<Q, A>,
    open: bool,
}

impl<Q: Send + 'static, A: Send + 'static> Lane<Q, A> {
    async fn run<P, F>(mut self, put: P)
    where
        P: Fn(Vec<Q>) -> F + Send,
        F: Future<Output = Result<Vec<A>, StoreError>> + Send + 'static,
    {
        while let Some((questions, replies)) = self.next() {
            match put(questions).await {
                Ok(answers) => answers.into_iter().zip(replies).for_each(|(answer, reply)| give(reply, Ok(answer))),
                Err(error) => fail(error, replies),
            }
        }
    }

    /// Those who wait now. The lane closes in the moment in which nobody does, so that none is forgotten.
    fn next(&mut self) -> Option<(Vec<Q>, Vec<Reply<A>>)> {
        let mut waiting = self.of.lock();
        let taken = waiting.questions.len().min(MOST);
        if taken == 0 {
            waiting.lanes -= 1;
            self.open = false;
            return None;
        }
        Some(waiting.questions.drain(..taken).unzip())
    }
}

impl<Q: Send + 'static, A: Send + 'static> Drop for Lane<Q, A> {
    fn drop(&mut self) {
        if self.open {
            self.of.lock().lanes -= 1;
        }
    }
}

/// Tells everybody of a failure.
fn fail<A>(error: StoreError, replies: Vec<Reply<A>>) {
    let words = error.to_string();
    let mut replies = replies.into_iter();
    if let Some(first) = replies.next() {
        give(first, Err(error));
    }
    replies.for_each(|reply| give(reply, Err(StoreError::Interrupted(words.clone()))));
}

/// Whoever has left needs no answer.
fn give<A>(reply: Reply<A>, answer: Result<A, StoreError>) {
    drop(reply.send(answer));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    static STATEMENTS: AtomicUsize = AtomicUsize::new(0);

    async fn doubled(questions: Vec<u32>) -> Result<Vec<u32>, StoreError> {
        STATEMENTS.fetch_add(1, Ordering::SeqCst);
        assert!(questions.len() <= MOST);
        tokio::time::sleep(Duration::from_millis(5)).await;
        Ok(questions.into_iter().map(|number| 2 * number).collect())
    }

    #[tokio::test]
    async fn everybody_gets_their_own_answer_and_few_statements_serve_many() {
        let together = Together::default();
        let asked = (0..1_000).map(|number| together.ask(number, doubled));
        let answers = futures_util::future::join_all(asked).await;
        for (number, answer) in (0..).zip(answers) {
            assert_eq!(answer.unwrap(), 2 * number);
        }
        let statements = STATEMENTS.load(Ordering::SeqCst);
        assert!((1_000 / MOST..100).contains(&statements), "{statements}");
        assert_eq!(together.lock().lanes, 0);
    }

    #[tokio::test]
    async fn whoever_leaves_takes_nobody_along() {
        let together = Together::default();
        assert!(tokio::time::timeout(Duration::ZERO, together.ask(1, doubled)).await.is_err());
        assert_eq!(together.ask(2, doubled).await.unwrap(), 4);
    }

    #[tokio::test]
    async fn a_failure_reaches_all_who_waited_and_the_next_are_answered() {
        let together = Together::<u32, u32>::default();
        let broken = |_: Vec<u32>| async { Err(StoreError::Address) };
        let asked = futures_util::future::join_all((0..10).map(|number| together.ask(number, broken))).await;
        assert!(asked.iter().all(Result::is_err), "{asked:?}");
        assert_eq!(together.ask(2, doubled).await.unwrap(), 4);
    }

    #[tokio::test]
    async fn a_panic_is_the_failure_of_those_who_waited_and_closes_no_lane() {
        let together = Together::<u32, u32>::default();
        let panics = |questions: Vec<u32>| async move { Ok(vec![10 / questions[0]]) };
        for _ in 0..2 * LANES {
            assert!(matches!(together.ask(0, panics).await, Err(StoreError::Interrupted(_))));
        }
        assert_eq!(together.ask(2, doubled).await.unwrap(), 4);
    }
}
