//! The session cookie, seen from a server function: the host says how it is written, the function starts or ends it.

use http::HeaderValue;
use http::header::SET_COOKIE;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use std::net::IpAddr;

/// The visitor's address, for limits; never stored beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitorAddress(pub IpAddr);

/// The token of the present session as the browser sent it, whether or not it is valid.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(pub String);

/// How the session cookie is written; the host provides it to every server function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionCookie {
    /// Visitors come over TLS: the cookie is `Secure` and bound to this host by its name.
    pub tls: bool,
}

impl SessionCookie {
    /// The cookie's name.
    pub const fn name(self) -> &'static str {
        if self.tls { "__Host-session" } else { "session" }
    }

    /// Hands a new session's token to the browser, in place of any older one.
    pub fn start(self, token: &str) {
        self.send(token, "");
    }

    /// Takes the token back.
    pub fn end(self) {
        self.send("", "; Max-Age=0");
    }

    /// The `Set-Cookie` value.
    fn header(self, token: &str, rest: &str) -> String {
        let secure = if self.tls { "; Secure" } else { "" };
        format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{rest}", self.name())
    }

    fn send(self, token: &str, rest: &str) {
        let value = HeaderValue::from_str(&self.header(token, rest));
        if let (Some(response), Ok(mut value)) = (use_context::<ResponseOptions>(), value) {
            value.set_sensitive(true);
            response.append_header(SET_COOKIE, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SessionCookie;

    #[test]
    fn behind_tls_the_cookie_is_bound_to_the_host() {
        assert_eq!(
            SessionCookie { tls: true }.header("t", ""),
            "__Host-session=t; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(
            SessionCookie { tls: false }.header("", "; Max-Age=0"),
            "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
        );
    }
}
