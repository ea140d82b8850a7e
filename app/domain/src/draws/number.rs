//! A supervisor's secret number and the commitment that binds the supervisor to it.

use super::frozen::VERSION;
use crate::ids::DrawId;
use crate::ledger::merkle::Hash;
use crate::refusal::{Code, Refusal};
use std::fmt;

/// A secret number: 32 bytes, written as 64 lower-case hexadecimal characters. Never printed by `{:?}`.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretNumber([u8; 32]);

impl SecretNumber {
    /// Takes 32 random bytes; where they come from is the caller's affair.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads exactly 64 lower-case hexadecimal characters. Blanks around them are the form's affair.
    ///
    /// # Errors
    /// `malformed`, field `number`, for anything else.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        text.parse::<Hash>().map(|hash| Self(hash.0)).map_err(|_| Refusal::of(Code::Malformed, "number"))
    }

    /// The 32 bytes, as they enter the seed.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The 64 characters.
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }
}

impl fmt::Debug for SecretNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretNumber(…)")
    }
}

/// The commitment: SHA-256 of the ASCII text `sunshine-draw/2 number <draw uuid> <number>`, so that
/// `printf … | sha256sum` makes it. The draw's id keeps a commitment from being used in a second draw.
pub fn commitment(draw: DrawId, number: &SecretNumber) -> Hash {
    Hash::of(format!("{VERSION} number {draw} {}", number.to_hex()).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commitment_is_what_sha256sum_prints() {
        let draw: DrawId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        let number = SecretNumber::from_bytes([0xab; 32]);
        let text = format!("sunshine-draw/2 number 01890a5d-ac96-774b-bcce-b302099a8057 {}", "ab".repeat(32));
        assert_eq!(commitment(draw, &number), Hash::of(text.as_bytes()));
    }

    #[test]
    fn only_the_one_written_form_is_read() {
        let good = "ab".repeat(32);
        assert_eq!(SecretNumber::parse(&good).unwrap().to_hex(), good);
        for bad in ["", "ab", &"AB".repeat(32), &"ag".repeat(32), &format!("{good} "), &"ab".repeat(33)] {
            assert_eq!(SecretNumber::parse(bad), Err(Refusal::of(Code::Malformed, "number")), "{bad:?}");
        }
    }
}
