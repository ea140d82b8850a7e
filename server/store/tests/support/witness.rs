//! A witness's key as another program would have one: its text and its signature lines are put together by hand.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::ledger::note::{Signature, VerifierKey};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

pub struct WitnessKey {
    name: &'static str,
    secret: SigningKey,
}

impl WitnessKey {
    pub fn new(name: &'static str) -> Self {
        Self { name, secret: SigningKey::from_bytes(&Sha256::digest(name).into()) }
    }

    fn id(&self) -> [u8; 4] {
        let public = self.secret.verifying_key();
        let hash = Sha256::digest([self.name.as_bytes(), b"\n\x04", public.as_bytes()].concat());
        [hash[0], hash[1], hash[2], hash[3]]
    }

    pub fn public(&self) -> VerifierKey {
        let bytes = [&[4], self.secret.verifying_key().as_bytes().as_slice()].concat();
        format!("{}+{}+{}", self.name, hex::encode(self.id()), STANDARD.encode(bytes)).parse().unwrap()
    }

    /// The line under a signed checkpoint.
    pub fn cosign(&self, checkpoint: &str, at: u64) -> Signature {
        let (text, _) = checkpoint.rsplit_once("\n\n").unwrap();
        let message = format!("cosignature/v1\ntime {at}\n{text}\n");
        let bytes = [&at.to_be_bytes(), self.secret.sign(message.as_bytes()).to_bytes().as_slice()].concat();
        Signature { name: self.name.into(), key_id: u32::from_be_bytes(self.id()), bytes }
    }
}
