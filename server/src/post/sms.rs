//! Short messages through a gateway: one signed JSON request for each.
//!
//! `POST URL` with `{"id", "to", "text", "at"}`: the delivery's id (the same at each attempt), the eleven digits, the text,
//! and the seconds since 1970. The header `X-Sunshine-Signature` is `sha256=` and the lower-case hex of HMAC-SHA-256 over
//! the body's bytes under the shared key. 2xx means taken; 400, 404, 410 and 422 mean never; 401 and 403 that the key is
//! not known; everything else means later. Whoever has another provider puts a small translator there.

use super::{Outgoing, Post, Trouble};
use crate::config::post::SmsSettings;
use chrono::Utc;
use hmac::{Hmac, Mac};
use serde_json::json;
use sha2::Sha256;
use std::time::Duration;
use ureq::Agent;

/// How long the gateway may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// The header of the signature.
pub const SIGNATURE: &str = "X-Sunshine-Signature";

/// A gateway of short messages.
#[derive(Clone, Debug)]
pub struct Gateway {
    settings: SmsSettings,
}

impl Gateway {
    /// The gateway of the settings.
    pub const fn new(settings: SmsSettings) -> Self {
        Self { settings }
    }
}

/// The signature of a body.
pub fn signature(key: &[u8], body: &[u8]) -> String {
    // HMAC takes a key of any length, so the error side is never reached; an empty signature fits nothing.
    let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(key) else { return String::new() };
    mac.update(body);
    format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
}

impl Post for Gateway {
    fn send(&self, outgoing: &Outgoing) -> Result<(), Trouble> {
        let Outgoing { id, address, said, .. } = outgoing;
        let body = json!({ "id": id, "to": address, "text": said.text, "at": Utc::now().timestamp() }).to_string();
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build()
            .into();
        let request = agent.post(&self.settings.url).content_type("application/json");
        let request = request.header(SIGNATURE, signature(self.settings.key(), body.as_bytes()));
        match request.send(body).map_err(|_| Trouble::Unreachable)?.status().as_u16() {
            200..=299 => Ok(()),
            401 | 403 => Err(Trouble::Unauthorised),
            400 | 404 | 410 | 422 => Err(Trouble::Never),
            _ => Err(Trouble::Later),
        }
    }
}
