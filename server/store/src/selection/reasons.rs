//! Reasons in words of what was decided against a candidate after the papers: kept encrypted, read by the candidate alone.
//!
//! Legal source: 公务员录用规定 (2019) on telling applicants the reasons; nothing of them is public (体检结果只公布合格者).

use crate::{Store, act::Act, entity::standing_reason, error::StoreError, secret::Place};
use domain::{
    applications::Because,
    ids::ApplicationId,
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

/// Characters of a reason.
pub(super) const MOST: usize = 2_000;

/// A text of at most `most` characters without the blanks around it.
///
/// # Errors
/// `missing`, `out-of-range` in the field.
pub(super) fn filled(field: &str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::of(Code::Missing, field)),
        length if length > most => Err(Refusal::of(Code::OutOfRange, field).with(1).with(most)),
        _ => Ok(text.to_owned()),
    }
}

/// The reason that a form gives, where one is needed; what is written where none is needed is not kept.
///
/// # Errors
/// `missing`, `out-of-range` in the field `reason`.
pub(super) fn needed(needed: bool, reason: &str) -> Result<Option<String>, Refusal> {
    needed.then(|| filled("reason", reason, MOST)).transpose()
}

/// Keeps a reason for some candidates in the act that decides against them. A later one goes before an earlier one.
pub(super) async fn keep(act: &mut Act<'_>, applications: &[String], reason: &str) -> Result<(), StoreError> {
    for application in applications {
        let given_by = act.actor().account.ok_or(Code::SignInRequired)?.to_string();
        let before = standing_reason::Entity::find_by_id(application.as_str()).one(act.db()).await?;
        let row = standing_reason::Model {
            application_id: application.clone(),
            words: act.store().keys().encrypt(place(application), reason.as_bytes())?,
            given_by,
            given_at: act.now().into(),
        };
        let model = row.into_active_model().reset_all();
        let row = match before {
            Some(_) => model.update(act.db()).await?,
            None => model.insert(act.db()).await?,
        };
        act.seal(&row);
    }
    Ok(())
}

/// The reason that was given for how an application ended; none where none of its kind is given in words.
///
/// # Errors
/// The database, also where the words cannot be decrypted.
pub(crate) async fn reason(
    store: &Store,
    application: ApplicationId,
    because: Because,
) -> Result<Option<String>, StoreError> {
    if !because.has_words() {
        return Ok(None);
    }
    let found = standing_reason::Entity::find_by_id(application.to_string()).one(store.read()).await?;
    found.map(|row| store.keys().decrypt_text(place(&row.application_id), &row.words)).transpose()
}

fn place(application: &str) -> Place<'_> {
    Place { table: "standing_reasons", column: "words", row: application }
}
