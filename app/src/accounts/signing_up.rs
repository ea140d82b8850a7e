//! The server functions of a proven contact: signing up, a forgotten password, one's own name and contact.

use crate::refused::Refused;
use leptos::prelude::*;

use {
    super::session::Door,
    crate::asking::{Asking, answer, asking, go_on},
    crate::lang::Lang,
    crate::preferences::safe_path,
    crate::session::{ConfirmingCookie, ConfirmingSent},
    crate::visit::percent,
    domain::accounts::{Contact, Purpose},
    domain::ids::AccountId,
    domain::permissions::{Action, Target, may},
    domain::refusal::{Code, Refusal},
    store::accounts::{self, Asked, ConfirmingToken, Person},
};

/// Where a code is typed.
const CONFIRM: &str = "/confirm";

/// Sends a code to whoever wants an applicant's account.
///
/// # Errors
/// Each in its field: `missing` (`consent`); `missing`, `malformed`, `no-channel` (`contact`). `too-many-attempts`;
/// `not-permitted` where somebody is signed in.
#[server(prefix = "/api", endpoint = "accounts/begin-sign-up")]
pub async fn begin_sign_up(
    /// The mobile number or e-mail address.
    contact: String,
    /// `true` where the notice was read.
    #[server(default)]
    consent: String,
    /// The path to go on to.
    #[server(default)]
    next: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let sending = Sending::present()?;
    let work = async move {
        may(&asking.actor, Action::SignUp, Target::Anything)?;
        if consent != "true" {
            return Err(Refusal::of(Code::Missing, "consent").into());
        }
        sending.send(&asking, Purpose::SignUp, &contact, None, &next).await
    };
    answer(work.await)
}

/// Sends a code to whoever has forgotten the password; nothing tells whether the contact has an account.
///
/// # Errors
/// In the field `contact`: `missing`, `malformed`, `no-channel`. `too-many-attempts`; `not-permitted` where somebody is
/// signed in.
#[server(prefix = "/api", endpoint = "accounts/begin-new-password")]
pub async fn begin_new_password(
    /// The mobile number or e-mail address.
    contact: String,
    /// The path to go on to.
    #[server(default)]
    next: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let sending = Sending::present()?;
    let work = async move {
        may(&asking.actor, Action::SignUp, Target::Anything)?;
        sending.send(&asking, Purpose::NewPassword, &contact, None, &next).await
    };
    answer(work.await)
}

/// Sends a code to the contact that an applicant wants to be reached at from now on.
///
/// # Errors
/// `sign-in-required`; `wrong-credentials` in the field `own_password`; as [`begin_sign_up`] in the field `contact`.
#[server(prefix = "/api", endpoint = "accounts/begin-new-contact")]
pub async fn begin_new_contact(
    /// The new mobile number or e-mail address.
    contact: String,
    /// The present password: a stolen session alone must not move the account.
    own_password: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let sending = Sending::present()?;
    let work = async move {
        let id = asking.actor.account.ok_or(Code::SignInRequired)?;
        accounts::check_own_password(&asking.store, &asking.actor, &own_password, asking.now).await?;
        accounts::applicant(&asking.store, id).await?.ok_or(Code::NotPermitted)?;
        sending.send(&asking, Purpose::NewContact, &contact, Some(id), "").await
    };
    answer(work.await)
}

/// Tries a code; the right one leads on to what it was asked for.
///
/// # Errors
/// `wrong-one-time-code` in the field `code`; `code-over`; `already-done`; `contact-taken`.
#[server(prefix = "/api", endpoint = "accounts/prove-contact")]
pub async fn prove_contact(
    /// The six digits.
    code: String,
    /// The path to go on to.
    #[server(default)]
    next: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let cookie = ConfirmingCookie::present()?;
    let token = token();
    let work = async move {
        let token = token?;
        let purpose = accounts::prove(&asking.store, &token, &code, asking.now).await?;
        match purpose {
            Purpose::SignUp => lead("/sign-up/person", &next),
            Purpose::NewPassword => lead("/sign-in/new-password", &next),
            Purpose::NewContact => {
                accounts::change_contact(&asking.store, &asking.actor, &token, asking.now).await?;
                cookie.end();
                go_on("/account", "contact-changed");
            }
        }
        Ok(())
    };
    answer(work.await)
}

/// Makes an applicant's account behind a proven contact and signs in.
///
/// # Errors
/// What [`store::accounts::sign_up`] refuses, each with its field.
#[server(prefix = "/api", endpoint = "accounts/sign-up")]
pub async fn sign_up(
    /// The name.
    name: String,
    /// The identity number.
    identity: String,
    /// The password.
    password: String,
    /// The path to go on to.
    #[server(default)]
    next: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let (door, cookie, token) = (Door::present()?, ConfirmingCookie::present()?, token());
    let work = async move {
        may(&asking.actor, Action::SignUp, Target::Anything)?;
        let person = Person { name, identity, password };
        let id = accounts::sign_up(&asking.store, &asking.actor, &token?, &person, asking.now).await?;
        door.enter(&asking, id, false).await?;
        cookie.end();
        go_on(if next.is_empty() { "/account" } else { safe_path(&next) }, "signed-up");
        Ok(())
    };
    answer(work.await)
}

/// Sets a forgotten password anew behind a proven contact and signs in.
///
/// # Errors
/// `code-over`; `weak-password` in the field `password`; `not-permitted` where somebody is signed in.
#[server(prefix = "/api", endpoint = "accounts/set-forgotten")]
pub async fn set_forgotten(
    /// The new password.
    password: String,
    /// The path to go on to.
    #[server(default)]
    next: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let (door, cookie, token) = (Door::present()?, ConfirmingCookie::present()?, token());
    let work = async move {
        may(&asking.actor, Action::SignUp, Target::Anything)?;
        let id = accounts::set_forgotten(&asking.store, &asking.actor, &token?, &password, asking.now).await?;
        let account = accounts::get(&asking.store, &own_actor(id), id).await?;
        cookie.end();
        // A second factor, where the applicant has one, is shown as after any password.
        door.enter(&asking, id, false).await?;
        match account.has_second_factor {
            true => leptos_axum::redirect(&format!("/sign-in/code?next={}", percent(safe_path(&next)))),
            false => go_on(safe_path(&next), "password-changed"),
        }
        Ok(())
    };
    answer(work.await)
}

/// Corrects one's own name.
///
/// # Errors
/// `sign-in-required`; `missing`, `out-of-range` or `malformed` in the field `name`; `not-found` where one is no applicant.
#[server(prefix = "/api", endpoint = "accounts/correct-name")]
pub async fn correct_name(
    /// The name.
    name: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        accounts::correct_name(&asking.store, &asking.actor, &name, asking.now).await?;
        go_on("/account", "saved");
        Ok(())
    };
    answer(work.await)
}

/// The token of the code under way, as the browser sent it.
pub(super) fn token() -> Result<ConfirmingToken, Refused> {
    let sent = use_context::<ConfirmingSent>().and_then(|sent| ConfirmingToken::parse(&sent.0));
    Ok(sent.ok_or(Code::CodeOver)?)
}

/// What is needed to send a code. Made before the first await.
struct Sending {
    door: Door,
    cookie: ConfirmingCookie,
    lang: Lang,
}

impl Sending {
    fn present() -> Result<Self, Refused> {
        Ok(Self { door: Door::present()?, cookie: ConfirmingCookie::present()?, lang: Lang::current() })
    }

    async fn send(
        self,
        asking: &Asking,
        purpose: Purpose,
        contact: &str,
        account: Option<AccountId>,
        next: &str,
    ) -> Result<(), Refused> {
        let contact = Contact::parse(contact)?;
        let asked = Asked { purpose, contact, account, language: self.lang.into(), from: self.door.address() };
        let token = accounts::send_code(&asking.store, &asked, asking.now).await?;
        self.cookie.start(&token.cookie());
        lead(CONFIRM, next);
        Ok(())
    }
}

/// Leads on to a step, and through it to `next`.
fn lead(path: &str, next: &str) {
    match next {
        "" => leptos_axum::redirect(path),
        next => leptos_axum::redirect(&format!("{path}?next={}", percent(safe_path(next)))),
    }
}

/// The owner of an account that has just proven its contact.
fn own_actor(id: AccountId) -> domain::permissions::Actor {
    use domain::permissions::{Actor, Role};
    Actor { account: Some(id), role: Role::Applicant, ..Actor::citizen() }
}
