//! The trace of a file that lists people: which list, how many rows, and, as in every entry, who asked. Nothing of the
//! people is in it.
//!
//! Legal source: 个人信息保护法 art. 51 (operating rights and measures against unauthorised access), art. 54 (audits).

use super::{rows::region, subject};
use crate::{Store, entity::recruitment, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    ids::RecruitmentId,
    permissions::{Action, Actor, Target},
    recruitment::PeopleList,
};
use serde_json::json;

/// Enters that somebody takes a list of people along, before it is handed out.
///
/// # Errors
/// The permission to read applications in the region; the database.
pub(crate) async fn exported(
    store: &Store,
    actor: &Actor,
    (id, held): (RecruitmentId, &recruitment::Model),
    list: PeopleList,
    rows: usize,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let target = Target::Region(region(held)?);
    let act = store.act(actor, Action::ReviewApplications, target, now).await?;
    act.commit("recruitment.exported", subject(id), json!({ "list": list, "rows": rows })).await?;
    Ok(())
}
