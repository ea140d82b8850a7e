//! The session cookie and the one of a code under way, seen from a server function: the host says how they are written,
//! the function starts or ends them.

use crate::refused::Refused;
use domain::refusal::Code;
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
        send(&self.header(token, rest));
    }
}

/// The token of a code under way as the browser sent it, whether or not it is valid.
#[derive(Clone, PartialEq, Eq)]
pub struct ConfirmingSent(pub String);

/// How the cookie of a code under way is written. It outlives code and proof, which the database ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfirmingCookie {
    tls: bool,
}

impl ConfirmingCookie {
    /// As the host writes its cookies.
    pub const fn of(session: SessionCookie) -> Self {
        Self { tls: session.tls }
    }

    /// As the host of this request writes its cookies. Call it before the first await.
    ///
    /// # Errors
    /// `internal` where the host has not said.
    pub fn present() -> Result<Self, Refused> {
        Ok(Self::of(use_context::<SessionCookie>().ok_or(Code::Internal)?))
    }

    /// The cookie's name.
    pub const fn name(self) -> &'static str {
        if self.tls { "__Host-confirming" } else { "confirming" }
    }

    /// Hands a token to the browser.
    pub fn start(self, token: &str) {
        self.set(token, 3600);
    }

    /// Takes the token back.
    pub fn end(self) {
        self.set("", 0);
    }

    fn set(self, token: &str, seconds: u32) {
        let secure = if self.tls { "; Secure" } else { "" };
        send(&format!("{}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", self.name()));
    }
}

fn send(cookie: &str) {
    if let (Some(response), Ok(mut value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        value.set_sensitive(true);
        response.append_header(SET_COOKIE, value);
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
