//! The server functions of the administrator: create accounts, lock them, reset password and second factor.

use crate::refused::Refused;
use domain::ids::AccountId;
use leptos::prelude::*;

use {
    crate::asking::{answer, asking, go_on},
    domain::permissions::{Action, Role, Target, may},
    domain::refusal::{Code, Refusal},
    domain::regions::ExamRegion,
    store::accounts::{self, NewAccount},
};

/// Makes an account with a first password.
///
/// # Errors
/// What [`store::accounts::create`] refuses, each with its field.
#[server(prefix = "/api", endpoint = "accounts/create")]
pub async fn create_account(
    /// The login name.
    login: String,
    /// The display name.
    name: String,
    /// The role's stable text form.
    role: String,
    /// The exam region's stable text form; empty for none.
    #[server(default)]
    region: String,
    /// The agency.
    #[server(default)]
    agency: String,
    /// The examiner's id in the register; empty for none.
    #[server(default)]
    examiner: String,
    /// The first password.
    password: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ManageAccounts, Target::Anything)?;
        let new = NewAccount {
            login,
            role: Role::parse(&role).ok_or_else(|| at("role", &role))?,
            region: chosen("region", &region, ExamRegion::parse)?,
            agency,
            name,
            examiner: chosen("examiner", &examiner, |text| text.parse().ok())?,
            password,
            second_factor: None,
        };
        let id = accounts::create(&asking.store, &asking.actor, new, asking.now).await?;
        go_on(&format!("/accounts/{id}"), "account-created");
        Ok(())
    };
    answer(work.await)
}

/// A choice that may stay empty.
fn chosen<T>(field: &str, text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or_else(|| at(field, text)),
    }
}

/// Why a choice was not understood.
fn at(field: &str, text: &str) -> Refusal {
    Refusal::of(if text.trim().is_empty() { Code::Missing } else { Code::Malformed }, field)
}

/// A change of an account that takes nothing but the account.
macro_rules! change {
    ($(#[$doc:meta])* $name:ident, $endpoint:literal, $command:ident, $done:literal) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// What the store command refuses.
        #[server(prefix = "/api", endpoint = $endpoint)]
        pub async fn $name(
            /// The account.
            id: AccountId,
        ) -> Result<(), Refused> {
            let asking = asking()?;
            let done = accounts::$command(&asking.store, &asking.actor, id, asking.now).await;
            if done.is_ok() {
                go_on(&format!("/accounts/{id}"), $done);
            }
            answer(done.map_err(Refused::from))
        }
    };
}

change!(
    /// Locks an account; its sessions end.
    lock_account, "accounts/lock", lock, "account-locked"
);
change!(
    /// Unlocks an account.
    unlock_account, "accounts/unlock", unlock, "account-unlocked"
);
change!(
    /// Takes the second factor away; its sessions end.
    reset_second_factor, "accounts/reset-second-factor", reset_second_factor, "second-factor-off"
);

/// Sets another password; the account's sessions end.
///
/// # Errors
/// What [`store::accounts::reset_password`] refuses.
#[server(prefix = "/api", endpoint = "accounts/reset-password")]
pub async fn reset_password(
    /// The account.
    id: AccountId,
    /// The new password.
    password: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let done = accounts::reset_password(&asking.store, &asking.actor, id, &password, asking.now).await;
    if done.is_ok() {
        go_on(&format!("/accounts/{id}"), "password-reset");
    }
    answer(done.map_err(Refused::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_choice_is_none_and_an_unknown_one_is_refused_at_its_field() {
        assert_eq!(chosen("region", " ", ExamRegion::parse), Ok(None));
        assert_eq!(chosen("region", "jilin", ExamRegion::parse), Ok(Some(ExamRegion::Jilin)));
        let refused = chosen("region", "atlantis", ExamRegion::parse).unwrap_err();
        assert_eq!(refused, Refusal::of(Code::Malformed, "region"));
        assert_eq!(at("role", "").code, Code::Missing);
    }
}
