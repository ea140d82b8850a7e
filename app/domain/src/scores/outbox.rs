//! Scores that wait in the examiner's browser for their connection: each is sent until it is answered, and once answered
//! never again.

use super::Score;
use crate::ids::SendId;
use crate::refusal::Code;
use serde::{Deserialize, Serialize};

/// A score that has been given and not yet taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// The sequence number.
    pub number: u16,
    /// The score.
    pub score: Score,
    /// The name of this send: the room takes it once, however often it arrives.
    pub send: SendId,
    /// Why the room does not take it; none while it still waits.
    pub refused: Option<Code>,
}

/// What came back for a score that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The room has it.
    Taken,
    /// The room says why it does not take it.
    Refused(Code),
    /// Nothing came back.
    Unreached,
}

/// The scores of one seat that wait, in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outbox(Vec<Waiting>);

impl Outbox {
    /// Whether nothing waits.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Everything that waits or was refused.
    pub fn all(&self) -> &[Waiting] {
        &self.0
    }

    /// Puts a score in; false where one of this number waits already.
    pub fn put(&mut self, number: u16, score: Score, send: SendId) -> bool {
        let free = self.0.iter().all(|it| it.number != number);
        if free {
            self.0.push(Waiting { number, score, send, refused: None });
        }
        free
    }

    /// What is to be sent now: the oldest that was not refused.
    pub fn next(&self) -> Option<Waiting> {
        self.0.iter().find(|it| it.refused.is_none()).copied()
    }

    /// Takes the answer to a send. A refusal that time can mend leaves the score waiting: the number is not called yet
    /// at the desk, the session has ended, too much was sent at once, the server failed.
    pub fn answered(&mut self, send: SendId, answer: Answer) {
        use Code::{Internal, NotFound, SecondFactorRequired, SignInRequired, TooManyAttempts};
        match answer {
            Answer::Taken => self.remove(send),
            Answer::Unreached
            | Answer::Refused(NotFound | SignInRequired | SecondFactorRequired | TooManyAttempts | Internal) => {}
            Answer::Refused(code) => {
                self.0.iter_mut().filter(|it| it.send == send).for_each(|it| it.refused = Some(code));
            }
        }
    }

    /// Takes in what another window of the same seat has put there meanwhile, behind what is here. Each send stands
    /// once, refused where either window knows so; two scores for one number both stay, for the room decides which it takes.
    pub fn merge(&mut self, other: &Self) {
        for theirs in &other.0 {
            match self.0.iter_mut().find(|ours| ours.send == theirs.send) {
                Some(ours) => ours.refused = ours.refused.or(theirs.refused),
                None => self.0.push(*theirs),
            }
        }
    }

    /// Takes a score out that was read as refused.
    pub fn remove(&mut self, send: SendId) {
        self.0.retain(|it| it.send != send);
    }

    /// The number that is scored next: the first of those without a score that does not wait here. Beyond the numbers
    /// that the page knows to be called only while something waits, for then the page cannot know.
    pub fn current(&self, without_score: &[(u16, SendId)], called: u16) -> Option<(u16, SendId)> {
        let waits = |number: u16| self.0.iter().any(|it| it.number == number);
        let known = |number: u16| number <= called || !self.is_empty();
        without_score.iter().find(|(number, _)| !waits(*number) && known(*number)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn send(name: u128) -> SendId {
        SendId(uuid::Uuid::from_u128(name))
    }

    fn score(text: &str) -> Score {
        Score::parse(text).unwrap()
    }

    #[test]
    fn a_score_waits_until_it_is_answered_and_is_then_gone() {
        let mut outbox = Outbox::default();
        assert!(outbox.put(1, score("86.5"), send(1)) && outbox.put(2, score("80"), send(2)));
        assert!(!outbox.put(1, score("90"), send(3)), "one score for a number");
        assert_eq!(outbox.next().map(|it| it.number), Some(1));
        outbox.answered(send(1), Answer::Unreached);
        outbox.answered(send(1), Answer::Refused(Code::NotFound));
        assert_eq!(outbox.next().map(|it| it.send), Some(send(1)), "the same send again");
        let kept = serde_json::to_string(&outbox).unwrap();
        assert_eq!(serde_json::from_str::<Outbox>(&kept).unwrap(), outbox, "as the browser keeps it");
        outbox.answered(send(1), Answer::Taken);
        assert_eq!(outbox.next().map(|it| it.number), Some(2));
        outbox.answered(send(2), Answer::Refused(Code::ScoreStands));
        assert_eq!((outbox.next(), outbox.all()[0].refused), (None, Some(Code::ScoreStands)));
        outbox.remove(send(2));
        assert!(outbox.is_empty());
    }

    #[test]
    fn while_something_waits_the_next_number_can_be_scored() {
        let missing = [(2, send(2)), (3, send(3)), (4, send(4))];
        let mut outbox = Outbox::default();
        assert_eq!(outbox.current(&missing, 2), Some((2, send(2))));
        assert_eq!(outbox.current(&missing, 1), None, "not called");
        outbox.put(2, score("80"), send(2));
        assert_eq!(outbox.current(&missing, 2), Some((3, send(3))));
    }
}
