//! The public random beacon: rounds of drand, good and tampered.

use crate::{Outcome, holds, json, list, same, text};
use domain::draws::beacon::QUICKNET;
use serde_json::Value;

/// A further round of the pinned chain, as its operators publish it.
const ROUND: u64 = 657_413;
const SIGNATURE: &str =
    "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
const RANDOMNESS: &str = "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587";

fn vectors() -> Result<Value, String> {
    json(include_str!("../../../app/domain/data/drand_vectors.json"))
}

pub fn chain() -> Outcome {
    let vectors = vectors()?;
    let published = &vectors["chains"]["quicknet"];
    same("hash", QUICKNET.hash, text(published, "hash")?)?;
    same("public key", QUICKNET.public_key, text(published, "public_key")?)?;
    holds("period", published["period"] == QUICKNET.period)?;
    holds("genesis", published["genesis_time"] == QUICKNET.genesis)
}

pub fn rounds() -> Outcome {
    let vectors = vectors()?;
    let (mut good, mut bad) = (0, 0);
    for case in list(&vectors, "cases")? {
        let round = case["round"].as_u64().ok_or("a case without a round")?;
        let answer = QUICKNET.randomness(round, text(case, "signature")?);
        // Rounds of other chains are good there and forgeries here.
        if case["public_key"] == QUICKNET.public_key && case["valid"] == true {
            let found = answer.map_err(|fault| format!("{}: {fault:?}", case["id"]))?;
            same("randomness", found.to_string().as_str(), text(case, "randomness")?)?;
            good += 1;
        } else {
            holds(&format!("{} was accepted", case["id"]), answer.is_err())?;
            bad += 1;
        }
    }
    holds("too few cases", good >= 1 && bad >= 10)?;
    let found = QUICKNET.randomness(ROUND, SIGNATURE).map_err(|fault| format!("{fault:?}"))?;
    same("randomness", found.to_string().as_str(), RANDOMNESS)?;
    holds("the next round was accepted", QUICKNET.randomness(ROUND + 1, SIGNATURE).is_err())
}
