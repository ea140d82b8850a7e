//! Password hashes: Argon2id, off the asynchronous threads, a few at a time.

use crate::{Store, error::StoreError, keys::random};
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use std::sync::Arc;

/// What one password hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB, at least 8.
    pub memory_kib: u32,
    /// Passes over it, at least 1.
    pub passes: u32,
}

impl Default for PasswordCost {
    /// 19 MiB and two passes: the lower bound of the OWASP password storage cheat sheet.
    fn default() -> Self {
        Self { memory_kib: 19 * 1024, passes: 2 }
    }
}

impl PasswordCost {
    /// Next to nothing: for tests and throw-away demonstrations.
    pub const CHEAP: Self = Self { memory_kib: 8, passes: 1 };

    fn argon2(self) -> Result<Argon2<'static>, StoreError> {
        let params = Params::new(self.memory_kib, self.passes, 1, None).map_err(failed)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// The letters of a password that is read out and typed: Crockford's base 32, without i, l, o and u.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A password for an administrator to hand over: four groups of five letters, 100 random bits.
///
/// # Errors
/// No random bytes.
pub fn fresh_password() -> Result<String, StoreError> {
    let letters: String = random::<20>()?.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let groups: Vec<&str> = [0, 5, 10, 15].iter().filter_map(|start| letters.get(*start..start + 5)).collect();
    Ok(groups.join("-"))
}

/// Hashes a password for storing.
pub(super) async fn hash(store: &Store, password: &str) -> Result<String, StoreError> {
    let password = password.to_owned();
    let cost = store.password_cost;
    off_thread(store, move || {
        let hash: PasswordHash = cost.argon2()?.hash_password(password.as_bytes()).map_err(failed)?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password fits the stored hash. Without a stored hash it does the same work and says no, so that an
/// unknown login name takes as long as a wrong password.
pub(super) async fn fits(store: &Store, stored: Option<String>, password: &str) -> Result<bool, StoreError> {
    let password = password.to_owned();
    let cost = store.password_cost;
    off_thread(store, move || {
        let argon2 = cost.argon2()?;
        match stored {
            Some(stored) => {
                let stored = PasswordHash::new(&stored).map_err(failed)?;
                Ok(argon2.verify_password(password.as_bytes(), &stored).is_ok())
            }
            None => {
                let work: PasswordHash = argon2.hash_password(password.as_bytes()).map_err(failed)?;
                std::hint::black_box(work);
                Ok(false)
            }
        }
    })
    .await
}

async fn off_thread<T: Send + 'static>(
    store: &Store,
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let turn = Arc::clone(&store.inner.hashing).acquire_owned().await;
    let turn = turn.map_err(|e| StoreError::Interrupted(e.to_string()))?;
    let done = tokio::task::spawn_blocking(move || {
        let result = work();
        drop(turn);
        result
    });
    done.await.map_err(|e| StoreError::Interrupted(e.to_string()))?
}

/// Never says anything about the password.
fn failed(error: impl std::fmt::Display) -> StoreError {
    StoreError::Unreadable(format!("password hash: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::accounts::{LoginName, check_password};

    #[test]
    fn a_fresh_password_passes_the_rule_and_never_repeats() {
        let login = LoginName::parse("wang.fang").unwrap();
        let made: std::collections::BTreeSet<String> = (0..200).map(|_| fresh_password().unwrap()).collect();
        assert_eq!(made.len(), 200);
        for password in made {
            assert_eq!(password.len(), 23, "{password}");
            assert!(check_password(&password, &login).is_ok(), "{password}");
        }
    }
}
