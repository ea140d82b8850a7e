//! Scores: what is read, what the mean is, and in which order a turn goes on.
#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use domain::draws::seating::document::Panel;
use domain::ids::SendId;
use domain::refusal::{Code, Refusal};
use domain::scores::{Answer, CorrectedBecause, Entered, Outbox, Score, Seat, Signer, Turn, TurnState, mean, seats};
use proptest::prelude::*;

const SEVEN: Panel = Panel { chief: 1, deputy: 1, public: 5 };
const NINE: Panel = Panel { chief: 1, deputy: 1, public: 7 };

fn score(text: &str) -> Score {
    Score::parse(text).unwrap()
}

fn panel(of: Panel, texts: &[&str]) -> Vec<(Seat, Score)> {
    seats(of).zip(texts.iter().map(|text| score(text))).collect()
}

fn complete() -> Turn {
    let mut turn = Turn::called(3, SEVEN);
    for (seat, score) in panel(SEVEN, &["86.5", "84", "88", "79.5", "85", "90", "83.5"]) {
        assert_eq!(turn.enter(seat, score), Ok(Entered::New));
    }
    turn
}

#[test]
fn scores_are_read_to_the_hundredth_and_nothing_is_guessed() {
    let good = [("0", "0.00"), ("100", "100.00"), ("86.5", "86.50"), (" 79.05 ", "79.05"), ("007.1", "7.10")];
    for (text, expected) in good {
        assert_eq!(score(text).to_string(), expected, "{text:?}");
    }
    for text in ["", "  ", "\u{3000}"] {
        assert_eq!(Score::parse(text), Err(Refusal::of(Code::Missing, "score")), "{text:?}");
    }
    let forms =
        ["９０", "90，5", "90,5", "-1", "+90", "9e1", "86.505", ".5", "86.", "8 6", "86.５", "NaN", "九十", "1.2.3"];
    for text in forms {
        assert_eq!(Score::parse(text), Err(Refusal::of(Code::ScoreForm, "score")), "{text:?}");
    }
    for text in ["100.01", "101", "655.36", "42949673.00", "99999999999999999999"] {
        assert_eq!(Score::parse(text), Err(Refusal::of(Code::OutOfRange, "score").with(0).with(100)), "{text:?}");
    }
    assert!(serde_json::from_str::<Score>("10001").is_err());
}

#[test]
fn the_vectors_of_the_procedure() {
    let cases: [(Panel, &[&str], &str); 5] = [
        (SEVEN, &["86.5", "84", "88", "79.5", "85", "90", "83.5"], "85.40"),
        (NINE, &["86", "84", "88", "79", "85", "90", "83", "82", "87"], "85.00"),
        (SEVEN, &["80", "80", "80", "80", "80", "80", "80"], "80.00"),
        // Two share the top and two the bottom: one of each is left out, not both. 425.03 / 5 = 85.006.
        (SEVEN, &["90", "90", "80", "80", "85.01", "85.01", "85.01"], "85.01"),
        // 1 hundredth over 2 counted scores: exactly half, so up.
        (Panel { chief: 1, deputy: 1, public: 2 }, &["0", "100", "50", "50.01"], "50.01"),
    ];
    for (of, texts, expected) in cases {
        let mean = mean(&panel(of, texts)).unwrap();
        assert_eq!(mean.value.to_string(), expected, "{texts:?}");
        assert_ne!(mean.highest, mean.lowest);
    }
    assert_eq!(mean(&panel(SEVEN, &["80", "90"])), None);
}

#[test]
fn a_missing_score_holds_the_announcement_and_the_announcement_holds_the_signatures() {
    let mut turn = Turn::called(1, SEVEN);
    let scored = panel(SEVEN, &["86.5", "84", "88", "79.5", "85", "90"]);
    for (seat, score) in &scored {
        turn.enter(*seat, *score).unwrap();
    }
    assert_eq!((turn.state(), turn.missing()), (TurnState::Called, 1));
    assert_eq!(turn.announce(), Err(Refusal::new(Code::ScoresOutstanding).with(1)));
    assert_eq!(turn.sign(Signer::Chief), Err(Code::WrongState.into()));
    let (last, _) = (seats(SEVEN).last().unwrap(), ());
    turn.enter(last, score("83.5")).unwrap();
    assert_eq!(turn.state(), TurnState::Complete);
    assert_eq!(turn.announce().unwrap().value.to_string(), "85.40");
    assert_eq!(turn.announce(), Err(Code::AlreadyDone.into()));
    for signer in Signer::ALL {
        assert_eq!(turn.state(), TurnState::Announced);
        turn.sign(signer).unwrap();
        assert_eq!(turn.sign(signer), Err(Code::AlreadyDone.into()));
    }
    assert_eq!(turn.state(), TurnState::Signed);
}

#[test]
fn a_score_is_entered_once_and_changed_by_a_correction_alone() {
    let mut turn = complete();
    let chief = seats(SEVEN).next().unwrap();
    assert_eq!(turn.enter(chief, score("86.50")), Ok(Entered::Already));
    assert_eq!(turn.enter(chief, score("86.51")), Err(Refusal::of(Code::ScoreStands, "score")));
    assert_eq!(turn.enter(Seat { k: 2, ..chief }, score("80")), Err(Code::NotFound.into()));
    turn.announce().unwrap();
    turn.sign(Signer::Scorer).unwrap();
    assert_eq!(turn.correct(chief, score("86.5")), Err(Code::AlreadyDone.into()));
    assert_eq!(turn.correct(chief, score("88.5")), Ok(score("86.5")));
    assert_eq!((turn.state(), turn.signed().count()), (TurnState::Complete, 0), "announced and signed anew");
    assert_eq!(turn.announce().unwrap().value.to_string(), "85.80");
}

proptest! {
    #[test]
    fn every_score_reads_back(hundredths in 0u16..=10_000) {
        let score = Score::from_hundredths(hundredths).unwrap();
        prop_assert_eq!(Score::parse(&score.to_string()), Ok(score));
        prop_assert_eq!(serde_json::from_value::<Score>(serde_json::json!(hundredths)).unwrap(), score);
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "\\PC{0,12}") {
        let _ = Score::parse(&text);
    }

    #[test]
    fn the_mean_is_the_nearest_hundredth_and_lies_among_the_scores_whatever_their_order(
        mut hundredths in prop::collection::vec(0u16..=10_000, 7), turned in 0usize..7,
    ) {
        let of = |all: &[u16]| {
            let scores: Vec<_> = seats(SEVEN).zip(all.iter().map(|it| Score::from_hundredths(*it).unwrap())).collect();
            mean(&scores).unwrap()
        };
        let value = of(&hundredths).value.hundredths();
        hundredths.rotate_left(turned);
        prop_assert_eq!(of(&hundredths).value.hundredths(), value);
        hundredths.sort_unstable();
        let sum: i64 = hundredths[1..6].iter().map(|it| i64::from(*it)).sum();
        let off = 2 * (i64::from(value) * 5 - sum);
        prop_assert!(-5 < off && off <= 5, "half-up");
        prop_assert!(hundredths[1] <= value && value <= hundredths[5]);
    }
}

/// The outbox of one window: sends of its own and, now and then, one that another window has too.
fn outbox() -> impl Strategy<Value = Outbox> {
    let one = (1u16..=6, 0u16..=10_000, 0u128..12, any::<bool>());
    prop::collection::vec(one, 0..8).prop_map(|given| {
        let mut outbox = Outbox::default();
        for (number, hundredths, send, refused) in given {
            let send = SendId(uuid::Uuid::from_u128(send));
            let fresh = outbox.all().iter().all(|it| it.send != send);
            if fresh && outbox.put(number, Score::from_hundredths(hundredths).unwrap(), send) && refused {
                outbox.answered(send, Answer::Refused(Code::ScoreStands));
            }
        }
        outbox
    })
}

proptest! {
    #[test]
    fn two_windows_lose_no_score_and_send_none_twice(ours in outbox(), theirs in outbox()) {
        let mut merged = ours.clone();
        merged.merge(&theirs);
        let sends = |outbox: &Outbox| outbox.all().iter().map(|it| it.send).collect::<Vec<_>>();
        prop_assert!(sends(&merged).starts_with(&sends(&ours)), "in the order in which they were given");
        let mut once = sends(&merged);
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), merged.all().len());
        for it in ours.all().iter().chain(theirs.all()) {
            let kept = merged.all().iter().find(|kept| kept.send == it.send).unwrap();
            prop_assert!(it.refused.is_none() || kept.refused.is_some(), "what was refused is not sent again");
        }
        let before = merged.clone();
        merged.merge(&theirs);
        merged.merge(&ours);
        prop_assert_eq!(merged, before, "however often they read each other");
    }
}

#[test]
fn the_kind_of_a_correction_reads_back() {
    for kind in CorrectedBecause::ALL {
        assert_eq!(CorrectedBecause::parse(kind.as_str()), Some(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
    }
    assert_eq!(CorrectedBecause::parse("Typing"), None);
}
