//! Published vectors of others: the order of draft-thomson-elegy-vrs and rounds of drand.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use chrono::{DateTime, Utc};
use domain::draws::beacon::{BeaconFault, CHAINS, QUICKNET};
use domain::draws::order::DrawKey;
use serde_json::Value;

#[test]
fn positions_are_those_of_the_vrs_draft() {
    let code = hex::decode("5346f2efb5397a6788fc1f1d9c05c6d3f2abe9b7d16d8592a3695b6dbe9f2456").unwrap();
    let key = DrawKey::extract(&code, "1.2.3.4.5.6./".repeat(3).as_bytes());
    for (label, position) in
        [("lavenderblush", "002ed527ae0a44a86c205d1cdba6"), ("blue", "03f710be"), ("darkgoldenrod", "08bab813")]
    {
        assert!(key.position(label).to_string().starts_with(position), "{label}: {}", key.position(label));
    }
    assert_eq!(key.order(["darkgoldenrod", "lavenderblush", "blue"]), [1, 2, 0]);
    let code = hex::decode("2f70f884997ce80771adbefbbbc6c71a1b921da71896c25ca0f64966bfd0c8ce").unwrap();
    let key = DrawKey::extract(&code, "1.2.3.4.5.6./".repeat(3).as_bytes());
    for (label, position) in
        [("aqua", "00d1c59a9f1b581060a9e732e91"), ("darkgray", "02b514b0"), ("cornflowerblue", "0337add9")]
    {
        assert!(key.position(label).to_string().starts_with(position), "{label}");
    }
}

fn vectors() -> Value {
    serde_json::from_str(include_str!("../data/drand_vectors.json")).unwrap()
}

#[test]
fn the_pinned_chain_is_the_published_one() {
    let vectors = vectors();
    let published = &vectors["chains"]["quicknet"];
    assert_eq!(CHAINS.len(), 1);
    assert_eq!(published["hash"], QUICKNET.hash);
    assert_eq!(published["public_key"], QUICKNET.public_key);
    assert_eq!(published["period"], QUICKNET.period);
    assert_eq!(published["genesis_time"], QUICKNET.genesis);
}

#[test]
fn good_rounds_are_accepted_and_others_are_not() {
    let vectors = vectors();
    let mut seen = [0, 0];
    for case in vectors["cases"].as_array().unwrap() {
        let of_quicknet = case["public_key"] == QUICKNET.public_key;
        let answer = QUICKNET.randomness(case["round"].as_u64().unwrap(), case["signature"].as_str().unwrap());
        if of_quicknet && case["valid"] == true {
            assert_eq!(answer.unwrap().to_string(), case["randomness"].as_str().unwrap());
            seen[0] += 1;
        } else {
            assert!(answer.is_err(), "{}", case["id"]);
            seen[1] += 1;
        }
    }
    assert!(seen[0] >= 1 && seen[1] >= 10, "{seen:?}");
    let signature = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
    assert_eq!(
        QUICKNET.randomness(657_413, signature).unwrap().to_string(),
        "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"
    );
    assert_eq!(QUICKNET.randomness(657_414, signature), Err(BeaconFault::WrongSignature));
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
