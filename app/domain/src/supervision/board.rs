//! Cards as people read them: on the board, and one with everything said about it. Who said it is told by office alone.

use super::card::{Card, Colour, Progress, Scope, Trigger, Verdict};
use crate::approvals::clock::Certificate;
use crate::approvals::item::Item;
use crate::approvals::post::PostCode;
use crate::calendar::Exception;
use crate::ids::CaseId;
use crate::recruitment::scheme::Named;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Something said about a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What.
    pub words: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A card, without who said what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardTold {
    /// The part of the case.
    pub scope: Scope,
    /// What for.
    pub trigger: Trigger,
    /// The post it is against.
    pub against: PostCode,
    /// When it became due.
    pub at: DateTime<Utc>,
    /// The last day to cure the matter.
    pub cure_by: Option<NaiveDate>,
    /// What a supervisor established, where the card follows from that.
    pub established: Option<Words>,
    /// The post's explanation.
    pub explanation: Option<Words>,
    /// What the supervisor found, and why.
    pub finding: Option<(Verdict, Words)>,
    /// What followed.
    pub consequence: Option<Words>,
    /// Whether the supervisor has still to do something.
    pub open: bool,
}

impl CardTold {
    /// Its colour.
    pub const fn colour(&self) -> Colour {
        self.trigger.colour()
    }
}

impl Card {
    /// The card without the accounts behind it.
    pub fn told(&self) -> CardTold {
        let words = |said: &super::card::Said| Words { words: said.words.clone(), at: said.at };
        let (explanation, finding, consequence) = match &self.progress {
            Progress::Issued => (None, None, None),
            Progress::Explained { explanation } => (Some(words(explanation)), None, None),
            Progress::Found { explanation, verdict, finding } => {
                (explanation.as_ref().map(words), Some((*verdict, words(finding))), None)
            }
            Progress::Closed { explanation, finding, consequence } => {
                let found = Some((Verdict::Upheld, words(finding)));
                (explanation.as_ref().map(words), found, Some(words(consequence)))
            }
        };
        CardTold {
            scope: self.key.scope.clone(),
            trigger: self.key.trigger,
            against: self.against.clone(),
            at: self.at,
            cure_by: self.cure_by,
            established: self.established.as_ref().map(words),
            explanation,
            finding,
            consequence,
            open: self.is_open(),
        }
    }
}

/// A line of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardLine {
    /// The card's key.
    pub id: String,
    /// The receipt's number of its case.
    pub number: String,
    /// What the item is called.
    pub name: Named,
    /// The card.
    pub card: CardTold,
}

/// Open cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Yellow ones.
    pub yellow: u64,
    /// Red ones.
    pub red: u64,
}

/// The open cards against a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostCounts {
    /// The post.
    pub post: PostCode,
    /// How many.
    pub counts: Counts,
}

/// The board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// The cards, the latest first.
    pub lines: Vec<BoardLine>,
    /// The card to go on before; none on the last page.
    pub next: Option<String>,
    /// The open ones of the whole province by post; empty for the holder of a post.
    pub posts: Vec<PostCounts>,
}

/// One card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardRecord {
    /// The card.
    pub line: BoardLine,
    /// Its case.
    pub case: CaseId,
    /// The item in the version that the case keeps.
    pub item: Item,
    /// The time of the post's explanation.
    pub explain: Certificate,
    /// The calendar's notices that were imported, by which it is counted again elsewhere.
    pub notices: Vec<(i32, Vec<(NaiveDate, Exception)>)>,
    /// Whether the reader is a supervisor; otherwise the post it is against.
    pub supervises: bool,
    /// Whether the reader may find on it: a supervisor who did not establish it.
    pub finds: bool,
}
