//! Draws of others: RFC 3797 and draft-thomson-elegy-vrs.

use crate::{Outcome, holds, json, list, same, text};
use domain::draws::order::DrawKey;
use domain::draws::rfc3797::{choices, key_string};
use sha2::{Digest, Sha256};

pub fn rfc3797() -> Outcome {
    let vectors = json(include_str!("../../../app/domain/data/rfc3797_vectors.json"))?;
    for case in list(&vectors, "cases")? {
        let sources: Vec<&str> = list(case, "sources")?.iter().filter_map(|source| source.as_str()).collect();
        let key = key_string(sources).map_err(|fault| fault.to_string())?;
        same("key string", key.as_str(), text(case, "key")?)?;
        let pool = case["pool"].as_u64().and_then(|pool| u16::try_from(pool).ok()).unwrap_or_default();
        let drawn = choices(&key, pool).map_err(|fault| fault.to_string())?;
        let rounds = list(case, "rounds")?;
        let mut compared = 0;
        for (choice, round) in drawn.zip(rounds) {
            same("digest", hex::encode(choice.digest).as_str(), text(round, "md5")?)?;
            same("selected", Some(u64::from(choice.selected)), round["selected"].as_u64())?;
            compared += 1;
        }
        same("rounds", compared, rounds.len())?;
    }
    Ok(())
}

pub fn vrs() -> Outcome {
    let vectors = json(include_str!("../../../app/domain/data/vrs_vectors.json"))?;
    let secret = text(&vectors, "secret")?;
    let code = |iterations: Option<u64>| {
        let hashed = (0..iterations.unwrap_or_default())
            .fold(secret.as_bytes().to_vec(), |code, _| Sha256::digest(code).to_vec());
        hex::encode(hashed)
    };
    let published = &vectors["published"];
    same("published code", code(published["iterations"].as_u64()).as_str(), text(published, "code")?)?;
    let labels: Vec<&str> = list(&vectors, "labels")?.iter().filter_map(|label| label.as_str()).collect();
    for iteration in list(&vectors, "iterations")? {
        same("code", code(iteration["iterations"].as_u64()).as_str(), text(iteration, "code")?)?;
        let salt = hex::decode(text(iteration, "code")?).map_err(|error| error.to_string())?;
        let key = DrawKey::extract(&salt, text(&vectors, "randomness")?.as_bytes());
        let order = key.order(labels.iter().copied());
        for (place, first) in order.iter().zip(list(iteration, "first")?) {
            let label = labels[*place];
            same("label", Some(label), first[1].as_str())?;
            let (position, begins) = (key.position(label).to_string(), first[0].as_str().unwrap_or("?"));
            holds(&format!("{label}: {position} does not begin with {begins}"), position.starts_with(begins))?;
        }
    }
    Ok(())
}
