//! Which outside witnesses are asked to cosign the ledger.

use super::environment::{Environment, Fault, malformed};
use super::settings::WITNESSES;
use domain::ledger::note::{Kind, VerifierKey};

/// An outside witness (见证方).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Its public key.
    pub key: VerifierKey,
    /// Its submission prefix, without a slash at its end.
    pub url: String,
}

pub(super) fn from(environment: &Environment) -> Result<Vec<Witness>, Fault> {
    let mut witnesses: Vec<Witness> = Vec::new();
    for pair in environment.get(WITNESSES).split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
        let witness = witness(pair).map_err(|why| malformed(WITNESSES, why))?;
        if witnesses.iter().any(|other| other.key == witness.key) {
            return Err(malformed(WITNESSES, "one key stands there twice"));
        }
        witnesses.push(witness);
    }
    Ok(witnesses)
}

fn witness(pair: &str) -> Result<Witness, &'static str> {
    let (key, url) = pair.split_once(char::is_whitespace).ok_or("an address is missing")?;
    let key: VerifierKey = key.parse().map_err(|_| "a key cannot be read")?;
    if key.kind() != Kind::Witness {
        return Err("a key is no witness's (Ed25519 cosignature/v1)");
    }
    let url = url.trim().trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || host.contains(['?', '#', '@', ' ']) {
        return Err("an address is not http:// or https://");
    }
    Ok(Witness { key, url: url.to_owned() })
}
