//! Who is at the other end of the connection, as far as limits need to know.

use super::Host;
use super::requests::TrustProxy;
use axum::Extension;
use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The visitor's address. Behind a proxy that is believed: the last address it appended, never an earlier one,
/// which the visitor may have written.
pub fn address(headers: &HeaderMap, extensions: &Extensions, TrustProxy(trust): TrustProxy) -> IpAddr {
    let forwarded = || {
        headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
    };
    let peer = || extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    trust.then(forwarded).flatten().or_else(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// The connection that a request came by, where the host was told.
pub type Peer = Option<Extension<ConnectInfo<SocketAddr>>>;

/// Whence a handler is asked, as its limits count it.
pub fn whence(host: &Host, headers: &HeaderMap, peer: Peer) -> String {
    let mut extensions = Extensions::new();
    if let Some(Extension(peer)) = peer {
        extensions.insert(peer);
    }
    address(headers, &extensions, TrustProxy(host.config.listen.trust_proxy)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(trust: bool) -> IpAddr {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "203.0.113.1, 198.51.100.2".parse().unwrap());
        headers.append("x-forwarded-for", "192.0.2.3".parse().unwrap());
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40000))));
        address(&headers, &extensions, TrustProxy(trust))
    }

    #[test]
    fn a_forwarded_address_counts_only_behind_a_trusted_proxy() {
        assert_eq!(seen(false).to_string(), "127.0.0.1");
        assert_eq!(seen(true).to_string(), "192.0.2.3");
    }
}
