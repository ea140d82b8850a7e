//! Cards appear when they are due, with their true moments, however late somebody looks.

use super::{rows::written, telling::tell, watching::Watching};
use crate::{
    Store,
    approvals::{rows::load, subject, unreadable},
    calendar,
    entity::{approval_case, card},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::Calendar,
    ids::CaseId,
    permissions::{Action, Actor, Target, may},
    refusal::Code,
    supervision::Card,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

/// Cases that are looked at at once.
const AT_ONCE: u64 = 500;

/// Issues every card that is due by `now`; how many.
///
/// # Errors
/// The permission to enter deadlines; the database.
pub async fn issue(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<usize, StoreError> {
    may(actor, Action::EnterDeadlines, Target::Anything)?;
    let mut issued = 0;
    loop {
        let watched = approval_case::Entity::find()
            .filter(approval_case::Column::WatchAt.lte(crate::Instant::from(now)))
            .order_by_asc(approval_case::Column::WatchAt)
            .limit(AT_ONCE)
            .all(store.read())
            .await?;
        if watched.is_empty() {
            return Ok(issued);
        }
        let calendar = calendar::load(store).await?;
        for row in watched {
            let id: CaseId = row.id.parse().map_err(|error| unreadable("id", error))?;
            issued += issue_one(store, actor, id, now, &calendar).await?;
        }
    }
}

async fn issue_one(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Result<usize, StoreError> {
    let mut act = store.act(actor, Action::EnterDeadlines, Target::Anything, now).await?;
    let held = act.load::<approval_case::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    // Another process may have been faster.
    if held.watch_at.is_none_or(|at| at.utc() > now) {
        return Ok(0);
    }
    let loaded = load(store, act.db(), held).await?;
    // What is issued now adds nothing to what comes later: only a supervisor's day does, which a new card does not have.
    let mut cards = Watching::look(store, act.db(), &loaded, calendar).await?.coming;
    let later = cards.split_off(cards.partition_point(|card| card.at <= now));
    let mut told = Vec::new();
    for card in &cards {
        let row = written(store, Uuid::now_v7().to_string(), card)?;
        let row: card::Model = row.into_active_model().reset_all().insert(act.db()).await?;
        act.seal(&row);
        tell(&act, &loaded.row.number, &row.id, card, calendar).await?;
        told.push(public(card));
    }
    let row = approval_case::Model { watch_at: later.first().map(|card| card.at.into()), ..loaded.row };
    let row = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&row);
    act.commit("card.issued", subject(id), json!({ "cards": told })).await?;
    Ok(cards.len())
}

/// What the public may know of a card.
pub(super) fn public(card: &Card) -> serde_json::Value {
    json!({
        "scope": card.key.scope,
        "trigger": card.key.trigger,
        "colour": card.colour(),
        "against": card.against,
        "at": card.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
    })
}
