//! Where the server listens and under which address visitors know it.

use super::environment::{Environment, Fault};
use super::settings::{HOST, ORIGIN, PORT, STOP_SECONDS, TLS, TRUST_PROXY};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// Where the server listens and under which address visitors know it.
#[derive(Clone, Debug)]
pub struct Listen {
    /// The address and port to listen on.
    pub address: SocketAddr,
    /// The public scheme and host, where given.
    pub origin: Option<String>,
    /// Visitors come over TLS.
    pub tls: bool,
    /// A proxy in front names the visitor's address.
    pub trust_proxy: bool,
    /// How long a stop waits for what is in flight.
    pub stop: Duration,
}

impl Listen {
    pub(super) fn from(environment: &Environment) -> Result<Self, Fault> {
        let host: IpAddr = environment.read(HOST, |text| text.parse().ok())?;
        let port = environment.read(PORT, |text| text.parse().ok().filter(|port| *port > 0))?;
        Ok(Self {
            address: SocketAddr::new(host, port),
            origin: environment.read(ORIGIN, origin)?,
            tls: environment.switch(TLS)?,
            trust_proxy: environment.switch(TRUST_PROXY)?,
            stop: environment
                .read(STOP_SECONDS, |text| text.parse().ok().filter(|s| (1..=600).contains(s)))
                .map(Duration::from_secs)?,
        })
    }
}

/// `https://host[:port]`, without a path; empty is none.
fn origin(text: &str) -> Option<Option<String>> {
    if text.is_empty() {
        return Some(None);
    }
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let plain = !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']);
    plain.then(|| Some(text.to_ascii_lowercase()))
}
