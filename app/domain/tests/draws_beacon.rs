//! The beacon: what is typed wrongly, which round belongs to a time. Published rounds stand in the crate `vectors`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use chrono::{DateTime, Utc};
use domain::draws::beacon::{BeaconFault, CHAINS, QUICKNET};

#[test]
fn one_chain_is_pinned() {
    assert_eq!(CHAINS.iter().map(|chain| chain.hash).collect::<Vec<_>>(), [QUICKNET.hash]);
}

#[test]
fn typing_errors_are_told_apart_from_forgeries() {
    let good = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
    for (typed, fault) in [
        (good.replacen("b7", "B7", 1), BeaconFault::Malformed),
        (good[..94].to_owned(), BeaconFault::Malformed),
        (String::new(), BeaconFault::Malformed),
        (good.replacen("b713", "b714", 1), BeaconFault::NotAPoint),
        ("00".repeat(48), BeaconFault::NotAPoint),
    ] {
        assert_eq!(QUICKNET.randomness(657_413, &typed), Err(fault), "{typed}");
    }
    // The point at infinity is a point, and signs nothing.
    assert!(QUICKNET.randomness(657_413, &format!("c0{}", "00".repeat(47))).is_err());
}

#[test]
fn the_round_of_a_time_is_the_first_at_or_after_it() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let genesis = QUICKNET.time_of(1).unwrap();
    assert_eq!(QUICKNET.round_at(at("2000-01-01T00:00:00Z")), 1);
    assert_eq!(QUICKNET.round_at(genesis), 1);
    for seconds in 1..=3 {
        assert_eq!(QUICKNET.round_at(genesis + chrono::Duration::seconds(seconds)), 2);
    }
    assert_eq!(QUICKNET.round_at(genesis + chrono::Duration::milliseconds(3_001)), 3);
    let opening = at("2027-03-05T22:30:00Z");
    let made = QUICKNET.time_of(QUICKNET.round_at(opening)).unwrap();
    assert!(made >= opening && made - opening < chrono::Duration::seconds(3));
    assert_eq!(QUICKNET.time_of(0), None);
    assert_eq!(QUICKNET.time_of(u64::MAX), None);
}
