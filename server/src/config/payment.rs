//! How applicants pay, and the key that a provider signs its notices with.

use super::environment::{Environment, Fault, malformed};
use super::settings::{PAYMENT, PAYMENT_KEY_FILE};
use domain::applications::{Provider, ProviderKey};

pub(super) fn from(environment: &Environment) -> Result<Provider, Fault> {
    match environment.get(PAYMENT) {
        "off" => Ok(Provider::Off),
        "sandbox" => {
            // The sandbox signs its own notices: without a key from outside it makes one for as long as it runs.
            let given = !environment.get(PAYMENT_KEY_FILE).is_empty();
            Ok(Provider::Sandbox(if given { key(environment)? } else { fresh()? }))
        }
        address => {
            let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://127.0.0.1"));
            if host.is_none_or(|host| host.is_empty() || host.contains(['@', ' ', '#', '?'])) {
                return Err(malformed(PAYMENT, ""));
            }
            Ok(Provider::Page { address: address.to_owned(), key: key(environment)? })
        }
    }
}

/// A key that nobody else knows.
///
/// # Errors
/// The operating system gave no random bytes.
pub fn fresh() -> Result<ProviderKey, Fault> {
    let bytes: Vec<u8> = [uuid::Uuid::new_v4(), uuid::Uuid::new_v4(), uuid::Uuid::new_v4()]
        .iter()
        .flat_map(|part| *part.as_bytes())
        .collect();
    ProviderKey::new(&bytes).ok_or_else(|| malformed(PAYMENT_KEY_FILE, "no key could be made"))
}

fn key(environment: &Environment) -> Result<ProviderKey, Fault> {
    let line = super::post::secret(environment, PAYMENT_KEY_FILE)?;
    let bytes = hex::decode(line).map_err(|_| malformed(PAYMENT_KEY_FILE, "it holds no hexadecimal digits"))?;
    ProviderKey::new(&bytes).ok_or_else(|| malformed(PAYMENT_KEY_FILE, "the key is shorter than 32 bytes"))
}
