//! Random numbers of the draw: one stream per examiner, round and purpose, so that no choice depends on how often another
//! examiner chose.

use super::order::DrawKey;

/// What an examiner's choice is about; the word enters the hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Which place and role.
    Place,
    /// Which room there.
    Room,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Room => "room",
        }
    }
}

/// The stream of one examiner for one purpose in one round.
pub struct Stream<'a> {
    key: &'a DrawKey,
    label: &'a str,
    round: u8,
    purpose: Purpose,
    counter: u32,
}

impl<'a> Stream<'a> {
    /// A stream at its start.
    pub const fn new(key: &'a DrawKey, label: &'a str, round: u8, purpose: Purpose) -> Self {
        Self { key, label, round, purpose, counter: 0 }
    }

    /// The next 64 bits: HKDF-Expand with info `<label>/<round>/<purpose>/<counter>`, 8 bytes, big-endian.
    fn next(&mut self) -> u64 {
        let counter = self.counter.to_string();
        let round = self.round.to_string();
        let info = [
            self.label.as_bytes(),
            b"/",
            round.as_bytes(),
            b"/",
            self.purpose.as_str().as_bytes(),
            b"/",
            counter.as_bytes(),
        ];
        let mut word = [0; 8];
        self.key.expand(&info, &mut word);
        self.counter = self.counter.wrapping_add(1);
        u64::from_be_bytes(word)
    }

    /// A number from 0 to `n` − 1, each equally likely: words at or above the largest multiple of `n` that 2^64 holds
    /// are passed over. Zero for `n` = 0, which no caller asks for.
    pub fn below(&mut self, n: u64) -> u64 {
        if n == 0 {
            return 0;
        }
        // 2^64 mod n, without 128-bit arithmetic.
        let surplus = (u64::MAX % n + 1) % n;
        loop {
            let word = self.next();
            if word <= u64::MAX - surplus {
                return word % n;
            }
        }
    }
}
