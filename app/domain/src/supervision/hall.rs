//! What the screen of a service hall shows (大厅屏): how much came in today, what waits at which post and for how long, and
//! the cards that are open. Numbers and posts alone: no case, nobody's name.

use super::board::{Counts, PostCounts};
use super::figures::agency_of;
use crate::approvals::post::PostCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What waits, and the open cards. A case that waits at several posts at once (并联审批) counts at each of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pile {
    /// What waits (待办).
    pub waiting: u64,
    /// Of it, what is due today (今日到期).
    pub due_today: u64,
    /// Of it, what is over its day (超期).
    pub over: u64,
    /// The open cards.
    pub cards: Counts,
}

impl Pile {
    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            waiting: self.waiting + other.waiting,
            due_today: self.due_today + other.due_today,
            over: self.over + other.over,
            cards: Counts { yellow: self.cards.yellow + other.cards.yellow, red: self.cards.red + other.cards.red },
        }
    }
}

/// The screen at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hall {
    /// Cases that came in today, in China.
    pub received: u64,
    /// The posts at which anything waits, or against which a card is open.
    pub posts: BTreeMap<PostCode, Pile>,
}

impl Hall {
    /// The screen from what was counted: what came in, what waits at each post, and the open cards against each.
    pub fn of(received: u64, waiting: impl IntoIterator<Item = (PostCode, Pile)>, cards: Vec<PostCounts>) -> Self {
        let mut posts: BTreeMap<PostCode, Pile> = waiting.into_iter().collect();
        for PostCounts { post, counts } in cards {
            posts.entry(post).or_default().cards = counts;
        }
        posts.retain(|_, pile| *pile != Pile::default());
        Self { received, posts }
    }

    /// Everything together.
    pub fn total(&self) -> Pile {
        self.posts.values().fold(Pile::default(), |sum, pile| sum.and(*pile))
    }

    /// By agency: the six digits of its division.
    pub fn agencies(&self) -> BTreeMap<String, Pile> {
        let mut agencies: BTreeMap<String, Pile> = BTreeMap::new();
        for (post, pile) in &self.posts {
            let sum = agencies.entry(agency_of(post)).or_default();
            *sum = sum.and(*pile);
        }
        agencies
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn post(code: &str) -> PostCode {
        PostCode(code.to_owned())
    }

    const fn pile(waiting: u64, due_today: u64, over: u64) -> Pile {
        Pile { waiting, due_today, over, cards: Counts { yellow: 0, red: 0 } }
    }

    #[test]
    fn what_waits_and_the_cards_come_together_by_post_and_by_agency() {
        let counts = |yellow, red| Counts { yellow, red };
        let (hall, market, city) = (post("220000-hall-01"), post("220000-market-01"), post("220100-hall-01"));
        let waiting =
            [(hall.clone(), pile(3, 1, 1)), (city.clone(), pile(2, 0, 0)), (post("220100-idle-01"), pile(0, 0, 0))];
        let cards = vec![
            PostCounts { post: hall.clone(), counts: counts(1, 0) },
            PostCounts { post: market.clone(), counts: counts(0, 2) },
        ];
        let screen = Hall::of(7, waiting, cards);
        assert_eq!(
            screen.posts.keys().collect::<Vec<_>>(),
            [&hall, &market, &city],
            "whose pile is empty is not shown"
        );
        assert_eq!(screen.posts[&market], Pile { cards: counts(0, 2), ..Pile::default() });
        assert_eq!(screen.total(), Pile { cards: counts(1, 2), ..pile(5, 1, 1) });
        assert_eq!(screen.agencies()["220000"], Pile { cards: counts(1, 2), ..pile(3, 1, 1) });
        assert_eq!(screen.agencies()["220100"], pile(2, 0, 0));
    }

    proptest! {
        /// However the posts lie, the agencies' sums are the posts'.
        #[test]
        fn agencies_sum_up_to_the_whole(
            of in prop::collection::btree_map("22(00|01|02)00-[a-c]", (0..9_u64, 0..9_u64, 0..9_u64), 0..12),
        ) {
            let waiting = of.into_iter().map(|(code, (waiting, today, over))| (PostCode(code), pile(waiting, today, over)));
            let screen = Hall::of(0, waiting, Vec::new());
            let sum = screen.agencies().into_values().fold(Pile::default(), Pile::and);
            prop_assert_eq!(sum, screen.total());
        }
    }
}
