//! Personal data at rest: encrypted so that only this installation reads it, indexed so that it can be found again.

use crate::{
    error::StoreError,
    keys::{Keys, random},
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hmac::{Hmac, Mac};
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;

const NONCE: usize = 24;

/// Where a secret value lives: bound into its encryption, so that it cannot be moved to another row or column.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a str,
    /// The column.
    pub column: &'a str,
    /// The row's key.
    pub row: &'a str,
}

impl Place<'_> {
    /// The three names, each after its length, so that no two places share their bytes.
    fn associated(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in [self.table, self.column, self.row] {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part.as_bytes());
        }
        bytes
    }
}

impl Keys {
    /// Encrypts with XChaCha20-Poly1305 under a fresh nonce; the answer is Base64 text for a text column.
    ///
    /// # Errors
    /// No random bytes.
    pub fn encrypt(&self, place: Place<'_>, plain: &[u8]) -> Result<String, StoreError> {
        let nonce = random::<NONCE>()?;
        let payload = Payload { msg: plain, aad: &place.associated() };
        let mut bytes = nonce.to_vec();
        bytes.extend(
            XChaCha20Poly1305::new(self.data().into())
                .encrypt(XNonce::from_slice(&nonce), payload)
                .map_err(|_| unreadable(place))?,
        );
        Ok(BASE64.encode(bytes))
    }

    /// Decrypts what [`Keys::encrypt`] wrote at the same place.
    ///
    /// # Errors
    /// The text was changed, moved, or written with another key.
    pub fn decrypt(&self, place: Place<'_>, text: &str) -> Result<Vec<u8>, StoreError> {
        let bytes = BASE64.decode(text).map_err(|_| unreadable(place))?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE).ok_or_else(|| unreadable(place))?;
        let payload = Payload { msg: sealed, aad: &place.associated() };
        XChaCha20Poly1305::new(self.data().into())
            .decrypt(XNonce::from_slice(nonce), payload)
            .map_err(|_| unreadable(place))
    }

    /// [`Keys::decrypt`] of text.
    ///
    /// # Errors
    /// As there, and bytes that are no UTF-8.
    pub fn decrypt_text(&self, place: Place<'_>, text: &str) -> Result<String, StoreError> {
        String::from_utf8(self.decrypt(place, text)?).map_err(|_| unreadable(place))
    }

    /// Encrypts a value as JSON.
    ///
    /// # Errors
    /// No random bytes; a value that JSON cannot hold.
    pub(crate) fn hide<T: Serialize>(&self, place: Place<'_>, value: &T) -> Result<String, StoreError> {
        let plain = serde_json::to_vec(value).map_err(|_| unreadable(place))?;
        self.encrypt(place, &plain)
    }

    /// Reads what [`Keys::hide`] wrote.
    ///
    /// # Errors
    /// As [`Keys::decrypt`], and what is no such value.
    pub(crate) fn reveal<T: DeserializeOwned>(&self, place: Place<'_>, text: &str) -> Result<T, StoreError> {
        serde_json::from_slice(&self.decrypt(place, text)?).map_err(|_| unreadable(place))
    }

    /// A keyed hash by which an equal value is found without being readable: HMAC-SHA-256 as lower-case hex.
    /// `purpose` keeps two indexes apart (for example `examiner.identity`).
    pub fn blind_index(&self, purpose: &str, value: &[u8]) -> String {
        hex::encode(self.mac(purpose, &[value]))
    }

    /// HMAC-SHA-256 under the index key over the purpose and the parts, each after its length.
    pub(crate) fn mac(&self, purpose: &str, parts: &[&[u8]]) -> Vec<u8> {
        // HMAC takes a key of any length, so the error side is never reached; no bytes would match nothing.
        let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(self.index()) else { return Vec::new() };
        for part in [&[purpose.as_bytes()], parts].concat() {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().to_vec()
    }
}

fn unreadable(place: Place<'_>) -> StoreError {
    StoreError::Unreadable(format!("{}.{} of {}", place.table, place.column, place.row))
}

#[cfg(test)]
mod tests {
    use super::{Keys, Place};

    const HERE: Place<'static> = Place { table: "accounts", column: "name", row: "1" };

    #[test]
    fn it_reads_back_only_at_its_place_and_with_its_key() {
        let keys = Keys::generate("example.org/ledger").unwrap();
        let text = keys.encrypt(HERE, "王小明".as_bytes()).unwrap();
        assert_eq!(keys.decrypt_text(HERE, &text).unwrap(), "王小明");
        assert!(keys.decrypt(Place { row: "2", ..HERE }, &text).is_err());
        assert!(keys.decrypt(Place { table: "account", column: "sname", ..HERE }, &text).is_err());
        assert!(Keys::generate("example.org/ledger").unwrap().decrypt(HERE, &text).is_err());
        assert!(keys.decrypt(HERE, &text[..8]).is_err());
        assert_ne!(text, keys.encrypt(HERE, "王小明".as_bytes()).unwrap(), "each writing has its own nonce");
    }

    #[test]
    fn the_blind_index_is_keyed_and_apart_by_purpose() {
        let keys = Keys::generate("example.org/ledger").unwrap();
        assert_eq!(keys.blind_index("a", b"bc"), keys.blind_index("a", b"bc"));
        assert_ne!(keys.blind_index("a", b"bc"), keys.blind_index("ab", b"c"));
        assert_ne!(keys.blind_index("a", b"bc"), Keys::generate("example.org/l").unwrap().blind_index("a", b"bc"));
    }
}
