//! The list of points that the law adds (加分公示): published once every claim is decided, before the papers' points are.

use super::{
    Published,
    lists::{of_kind, until},
    publish,
    rows::post,
    shortlisting::ruling,
    unreadable,
};
use crate::{
    Store,
    act::Act,
    applications::{confirmed_bonuses, open_claims},
    calendar,
    database::VALUES_AT_ONCE,
    entity::{candidate, recruitment},
    error::StoreError,
    recruitment::{
        leads,
        rows::{lead, plan_of, region, state},
        rows_of, subject, visible,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    applications::BonusCounts,
    calendar::{Calendar, day_in_shanghai},
    ids::RecruitmentId,
    permissions::{Action, Actor},
    recruitment::RecruitmentState,
    refusal::{Code, Refusal},
    selection::{List, ListKind, PostRaised, Raised, notice_until},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use std::collections::BTreeMap;

/// Publishes to whom the law adds how many points, by ticket, for the days of a public notice.
///
/// # Errors
/// `wrong-state` unless seats are given and points are not released; `already-done`; `bonuses-open` (facts: how many);
/// `not-found` where nothing was confirmed; the permission to plan in the region.
pub async fn publish_bonuses(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<Published, StoreError> {
    let calendar = calendar::load(store).await?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    if state(&held)? != RecruitmentState::Allotted {
        return Err(Code::WrongState.into());
    }
    if bonus_notice(act.db(), &held).await?.is_some() {
        return Err(Code::AlreadyDone.into());
    }
    match open_claims(act.db(), &held.id).await? {
        0 => {}
        open => return Err(Refusal::new(Code::BonusesOpen).with(open).into()),
    }
    let positions = raised(act.db(), &held, id).await?;
    if positions.is_empty() {
        return Err(Code::NotFound.into());
    }
    let published = publish_raised(&mut act, &held, id, &calendar, positions).await?;
    act.end().await?;
    Ok(published)
}

/// Publishes the list anew after a decision was reversed: as it stands now, also where nothing is added any more. Its
/// notice begins again.
///
/// # Errors
/// The database.
pub(crate) async fn republish_bonuses(
    act: &mut Act<'_>,
    held: &recruitment::Model,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    let id = held.id.parse().map_err(|error| unreadable("recruitment", error))?;
    let positions = raised(act.db(), held, id).await?;
    publish_raised(act, held, id, calendar, positions).await.map(|_| ())
}

/// Publishes who has how many points added, and enters that in the ledger.
async fn publish_raised(
    act: &mut Act<'_>,
    held: &recruitment::Model,
    id: RecruitmentId,
    calendar: &Calendar,
    positions: Vec<PostRaised>,
) -> Result<Published, StoreError> {
    let until = notice_until(calendar, day_in_shanghai(act.now()), &ruling(held)?.periods);
    let list = List::Bonuses { telephone: plan_of(held)?.objections, until, positions };
    let published = publish(act, id, &list, Some(until)).await?;
    let body = json!({ "list": published.told(), "positions": list.positions(), "candidates": list.candidates() });
    act.record("recruitment.bonuses-published", subject(id), body).await?;
    Ok(published)
}

/// Who of each position has how many points added.
async fn raised(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
    id: RecruitmentId,
) -> Result<Vec<PostRaised>, StoreError> {
    let scheme = ruling(held)?;
    let confirmed = confirmed_bonuses(db, &held.id).await?;
    let mut by_position: BTreeMap<String, Vec<Raised>> = BTreeMap::new();
    for row in seated(db, confirmed.keys().map(String::as_str)).await? {
        let Some((key, points)) = confirmed.get(&row.application_id) else { continue };
        let bonus = scheme.bonus(key).ok_or_else(|| unreadable("bonus", key))?;
        let one = Raised { ticket: row.ticket, kind: bonus.name.clone(), points: *points };
        by_position.entry(row.position_code).or_default().push(one);
    }
    let mut positions = Vec::new();
    for row in rows_of(db, id).await? {
        if let Some(mut candidates) = by_position.remove(&row.code) {
            candidates.sort_by(|one, other| one.ticket.cmp(&other.ticket));
            positions.push(PostRaised { post: post(&row)?, candidates });
        }
    }
    Ok(positions)
}

/// The candidates of some applications.
async fn seated(
    db: &impl ConnectionTrait,
    applications: impl Iterator<Item = &str>,
) -> Result<Vec<candidate::Model>, StoreError> {
    let applications: Vec<&str> = applications.collect();
    let mut found = Vec::new();
    for some in applications.chunks(VALUES_AT_ONCE) {
        let of_these = candidate::Entity::find().filter(candidate::Column::ApplicationId.is_in(some.iter().copied()));
        found.extend(of_these.order_by_asc(candidate::Column::Ticket).all(db).await?);
    }
    Ok(found)
}

/// The last day of the notice of additions; none before it.
pub(crate) async fn bonus_notice(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
) -> Result<Option<NaiveDate>, StoreError> {
    let id = held.id.parse().map_err(|error| unreadable("recruitment", error))?;
    let lists = of_kind(db, id, ListKind::Bonuses).await?;
    lists.first().map_or(Ok(None), until)
}

/// How the claims of a recruitment stand.
pub(crate) async fn counted_bonuses(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
) -> Result<BonusCounts, StoreError> {
    let confirmed = confirmed_bonuses(db, &held.id).await?;
    let confirmed = seated(db, confirmed.keys().map(String::as_str)).await?.len() as u64;
    Ok(BonusCounts { open: open_claims(db, &held.id).await?, confirmed, until: bonus_notice(db, held).await? })
}

/// The same for those who lead it; nothing for everybody else.
///
/// # Errors
/// `not-found`, also for a recruitment that the asker may not see.
pub async fn bonus_counts(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<BonusCounts, StoreError> {
    let held = visible(store, actor, id).await?;
    if leads(actor, region(&held)?) { counted_bonuses(store.read(), &held).await } else { Ok(BonusCounts::default()) }
}
