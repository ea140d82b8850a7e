//! The server functions of one's own account: sign in and out, password, second factor.

use crate::refused::Refused;
use leptos::prelude::*;

use {
    super::session::Door,
    crate::asking::{answer, asking, go_on},
    crate::lang::Lang,
    crate::locales::Shell,
    crate::preferences::safe_path,
    crate::visit::percent,
    domain::ids::AccountId,
    domain::permissions::{Action, Actor, Target, may},
    domain::refusal::Code,
    store::accounts,
};

/// Signs in with name and password. An account with a second factor goes on to show it.
///
/// # Errors
/// `wrong-credentials`, whatever was wrong; `too-many-attempts`.
#[server(prefix = "/api", endpoint = "accounts/sign-in")]
pub async fn sign_in(
    /// The login name.
    login: String,
    /// The password.
    password: String,
    /// The path to go on to.
    #[server(default)]
    next: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let door = Door::present()?;
    let work = async move {
        door.knock(&asking).await?;
        let account = accounts::sign_in(&asking.store, &login, &password, asking.now).await?;
        door.enter(&asking, account.id, false).await?;
        let next = safe_path(&next);
        if account.has_second_factor {
            leptos_axum::redirect(&format!("/sign-in/code?next={}", percent(next)));
        } else if account.role.needs_second_factor() {
            go_on("/account", "signed-in");
        } else {
            go_on(next, "signed-in");
        }
        Ok(())
    };
    answer(work.await)
}

/// Shows the second factor to the present session.
///
/// # Errors
/// `sign-in-required`; `wrong-one-time-code` in the field `code`; `too-many-attempts`.
#[server(prefix = "/api", endpoint = "accounts/code")]
pub async fn show_code(
    /// The one-time code.
    code: String,
    /// The path to go on to.
    #[server(default)]
    next: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let door = Door::present()?;
    let work = async move {
        let id = own(&asking.actor)?;
        accounts::check_code(&asking.store, id, &code, asking.now).await?;
        door.raise(&asking).await?;
        go_on(safe_path(&next), "signed-in");
        Ok(())
    };
    answer(work.await)
}

/// Signs out. Signing out twice is no error.
///
/// # Errors
/// The store.
#[server(prefix = "/api", endpoint = "accounts/sign-out")]
pub async fn sign_out() -> Result<(), Refused> {
    let asking = asking()?;
    let door = Door::present()?;
    let work = async move {
        door.leave(&asking).await?;
        go_on("/", "signed-out");
        Ok(())
    };
    answer(work.await)
}

/// Signs out on every device.
///
/// # Errors
/// `sign-in-required`.
#[server(prefix = "/api", endpoint = "accounts/sign-out-everywhere")]
pub async fn sign_out_everywhere() -> Result<(), Refused> {
    let asking = asking()?;
    let door = Door::present()?;
    let work = async move {
        let id = own(&asking.actor)?;
        door.leave_everywhere(&asking, id).await?;
        go_on("/sign-in", "signed-out-everywhere");
        Ok(())
    };
    answer(work.await)
}

/// Changes one's own password. Every other session of the account ends.
///
/// # Errors
/// `wrong-credentials` in the field `current_password`; `weak-password` in the field `password`; `too-many-attempts`.
#[server(prefix = "/api", endpoint = "accounts/change-password")]
pub async fn change_password(
    /// The present password.
    current_password: String,
    /// The new one.
    password: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let door = Door::present()?;
    let work = async move {
        let id = own(&asking.actor)?;
        let done =
            accounts::change_password(&asking.store, &asking.actor, &current_password, &password, asking.now).await;
        done.map_err(|error| at_current(error.into()))?;
        door.enter(&asking, id, asking.actor.second_factor).await?;
        go_on("/account", "password-changed");
        Ok(())
    };
    answer(work.await)
}

/// Offers a new second factor; it counts once a code has confirmed it.
///
/// # Errors
/// `sign-in-required`; `second-factor-required` where the account has one that this session has not shown.
#[server(prefix = "/api", endpoint = "accounts/enrol")]
pub async fn enrol() -> Result<(), Refused> {
    let asking = asking()?;
    let issuer = Shell::of(Lang::current()).name;
    let work = async move {
        accounts::begin_enrolment(&asking.store, &asking.actor, issuer, asking.now).await?;
        leptos_axum::redirect("/account/second-factor");
        Ok(())
    };
    answer(work.await)
}

/// Sets the offered second factor by a code of its app; the session has then shown it.
///
/// # Errors
/// `wrong-state` where nothing is offered; `wrong-one-time-code` in the field `code`; `too-many-attempts`.
#[server(prefix = "/api", endpoint = "accounts/confirm")]
pub async fn confirm_second_factor(
    /// The one-time code.
    code: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let door = Door::present()?;
    let work = async move {
        accounts::confirm_enrolment(&asking.store, &asking.actor, &code, asking.now).await?;
        door.raise(&asking).await?;
        go_on("/account", "second-factor-on");
        Ok(())
    };
    answer(work.await)
}

/// Whoever asks, as long as they may keep their own account.
fn own(actor: &Actor) -> Result<AccountId, Refused> {
    let id = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::KeepOwnAccount, Target::Account(id))?;
    Ok(id)
}

/// The store's field `current` is the form's `current_password`: by that name it is known to be secret.
fn at_current(Refused(mut refusal): Refused) -> Refused {
    if refusal.field.as_deref() == Some("current") {
        refusal.field = Some("current_password".to_owned());
    }
    Refused(refusal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_without_an_account_keeps_one() {
        assert_eq!(own(&Actor::citizen()).unwrap_err().0.code, Code::SignInRequired);
        let id = AccountId::from(uuid::Uuid::nil());
        let role = domain::permissions::Role::Examiner;
        assert_eq!(own(&Actor { account: Some(id), role, ..Actor::citizen() }), Ok(id));
    }
}
