//! The drawn order: each examiner's position is a keyed hash of their own label, so a removed label moves nobody else.
//!
//! The construction is that of draft-thomson-elegy-vrs: PRK = HKDF-Extract, position = HKDF-Expand of the label.

use crate::ledger::merkle::Hash;
use hkdf::Hkdf;
use sha2::Sha256;

/// The key of one draw, from which every choice is derived.
#[derive(Clone)]
pub struct DrawKey(Hkdf<Sha256>);

impl DrawKey {
    /// HKDF-Extract with SHA-256.
    pub fn extract(salt: &[u8], material: &[u8]) -> Self {
        Self(Hkdf::new(Some(salt), material))
    }

    /// The key of a draw: the frozen hash is the salt, the seed the material.
    pub fn of_draw(frozen: Hash, seed: Hash) -> Self {
        Self::extract(&frozen.0, &seed.0)
    }

    /// The position of a label: HKDF-Expand with the label as info, 32 bytes.
    pub fn position(&self, label: &str) -> Hash {
        let mut position = [0; 32];
        self.expand(&[label.as_bytes()], &mut position);
        Hash(position)
    }

    /// HKDF-Expand over the joined parts. Outputs here are at most 32 bytes, far below HKDF's limit of 8,160.
    pub(super) fn expand(&self, info: &[&[u8]], output: &mut [u8]) {
        let expanded = self.0.expand_multi_info(info, output);
        debug_assert!(expanded.is_ok(), "outputs of this module are short");
    }

    /// The labels' indices in drawn order: ascending by position; equal labels keep their order.
    pub fn order<'a>(&self, labels: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
        let mut placed: Vec<(Hash, usize)> =
            labels.into_iter().enumerate().map(|(index, label)| (self.position(label), index)).collect();
        placed.sort_unstable_by(|a, b| a.0.0.cmp(&b.0.0).then(a.1.cmp(&b.1)));
        placed.into_iter().map(|(_, index)| index).collect()
    }
}
