//! The present session as the account functions change it: its token in the database, its cookie in the browser.

use crate::asking::Asking;
use crate::refused::Refused;
use crate::session::{SessionCookie, SessionToken as Sent, VisitorAddress};
use chrono::TimeDelta;
use domain::ids::AccountId;
use domain::refusal::Code;
use leptos::prelude::use_context;
use store::limits::{Limit, hit};
use store::sessions::{self, SessionToken};

/// Sign-ins from one address, right or wrong: one a second is more than an office behind one address needs, and the
/// lock-out of each account slows guessing long before.
const BY_ADDRESS: Limit = Limit { what: "sign-in.address", most: 300, window: TimeDelta::minutes(5) };

/// Where sessions begin and end. Made before the first await.
pub(super) struct Door {
    cookie: SessionCookie,
    token: Option<SessionToken>,
    address: Option<VisitorAddress>,
}

impl Door {
    /// Reads the cookie and the address that the host provides.
    ///
    /// # Errors
    /// `internal` where the host has not said how the cookie is written.
    pub(super) fn present() -> Result<Self, Refused> {
        let cookie = use_context::<SessionCookie>().ok_or(Code::Internal)?;
        let token = use_context::<Sent>().and_then(|sent| SessionToken::parse(&sent.0));
        Ok(Self { cookie, token, address: use_context::<VisitorAddress>() })
    }

    /// The visitor's address, for limits.
    pub(super) fn address(&self) -> Option<String> {
        self.address.map(|VisitorAddress(address)| address.to_string())
    }

    /// Counts an attempt to sign in.
    ///
    /// # Errors
    /// `too-many-attempts`.
    pub(super) async fn knock(&self, asking: &Asking) -> Result<(), Refused> {
        if let Some(VisitorAddress(address)) = self.address {
            hit(&asking.store, BY_ADDRESS, &address.to_string(), asking.now).await?;
        }
        Ok(())
    }

    /// Begins a session under a new token; whatever session the browser had ends.
    ///
    /// # Errors
    /// The store.
    pub(super) async fn enter(&self, asking: &Asking, account: AccountId, shown: bool) -> Result<(), Refused> {
        if let Some(old) = &self.token {
            sessions::sign_out(&asking.store, old).await?;
        }
        let mut token = sessions::create(&asking.store, account, asking.now).await?;
        if shown {
            token = sessions::raise(&asking.store, &token, asking.now).await?;
        }
        self.cookie.start(&token.cookie());
        Ok(())
    }

    /// Notes that the second factor was shown, under a new token.
    ///
    /// # Errors
    /// `sign-in-required` where there is no session.
    pub(super) async fn raise(&self, asking: &Asking) -> Result<(), Refused> {
        let token = self.token.as_ref().ok_or(Code::SignInRequired)?;
        self.cookie.start(&sessions::raise(&asking.store, token, asking.now).await?.cookie());
        Ok(())
    }

    /// Ends the session, if there is one, and takes the cookie back.
    ///
    /// # Errors
    /// The store.
    pub(super) async fn leave(&self, asking: &Asking) -> Result<(), Refused> {
        if let Some(token) = &self.token {
            sessions::sign_out(&asking.store, token).await?;
        }
        self.cookie.end();
        Ok(())
    }

    /// Ends every session of an account and takes the cookie back.
    ///
    /// # Errors
    /// The store.
    pub(super) async fn leave_everywhere(&self, asking: &Asking, account: AccountId) -> Result<(), Refused> {
        sessions::sign_out_everywhere(&asking.store, account).await?;
        self.cookie.end();
        Ok(())
    }
}
