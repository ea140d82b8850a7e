//! Quota notices as the establishment issued them, and what is left of each. This module is the whole interface: the
//! establishment's register will answer the same questions.

use super::unreadable;
use crate::{
    Store,
    database::VALUES_AT_ONCE,
    entity::{position, quota_notice, recruitment, standing},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    permissions::{Action, Actor, Target, may},
    recruitment::{Claims, PositionState, QuotaBalance, QuotaKind, QuotaNotice, RecruitmentState},
    refusal::{Code, Refusal},
    regions::ExamRegion,
    selection::Outcome,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, SqlErr,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Enters a notice that a region's establishment office issued.
///
/// # Errors
/// What [`QuotaNotice::check`] refuses; `taken` in the field `number`; the permission to enter quota in the region.
pub async fn enter_quota(
    store: &Store,
    actor: &Actor,
    region: ExamRegion,
    notice: &QuotaNotice,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::EnterQuota, Target::Region(region), now).await?;
    notice.check()?;
    let row = quota_notice::Model {
        number: notice.number.trim().to_owned(),
        region: region.as_str().to_owned(),
        unit: notice.unit.trim().to_owned(),
        kind: notice.kind.as_str().to_owned(),
        count: notice.count.into(),
        expires: notice.expires.to_string(),
        at: now.into(),
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::of(Code::Taken, "number").into(),
        _ => StoreError::from(error),
    })?;
    act.seal(&row);
    let body = json!({
        "region": region, "unit": row.unit, "kind": notice.kind, "count": notice.count, "expires": notice.expires,
    });
    act.commit("quota.entered", format!("quota:{}", row.number), body).await?;
    Ok(())
}

/// The notices with their balances, by number, at most `limit` after `after`.
///
/// # Errors
/// The permission to read what is public, or the database.
pub async fn quota(
    store: &Store,
    actor: &Actor,
    after: Option<&str>,
    limit: u64,
) -> Result<Vec<QuotaBalance>, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let mut query = quota_notice::Entity::find().order_by_asc(quota_notice::Column::Number).limit(limit);
    if let Some(after) = after {
        query = query.filter(quota_notice::Column::Number.gt(after));
    }
    balances(store.read(), query.all(store.read()).await?).await
}

/// One notice with what is left of it.
///
/// # Errors
/// `not-found`; the permission to read what is public.
pub async fn quota_notice(store: &Store, actor: &Actor, number: &str) -> Result<QuotaBalance, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let found = quota_notice::Entity::find_by_id(number).one(store.read()).await?;
    let found = balances(store.read(), found.into_iter().collect()).await?;
    Ok(found.into_iter().next().ok_or(Code::NotFound)?)
}

/// The balances of the notices issued to any of these units.
pub(super) async fn of_units(
    db: &impl ConnectionTrait,
    units: impl IntoIterator<Item = &str>,
) -> Result<Vec<QuotaBalance>, StoreError> {
    let mut notices = Vec::new();
    let units: Vec<&str> = units.into_iter().collect();
    for some in units.chunks(VALUES_AT_ONCE) {
        let of_these = quota_notice::Column::Unit.is_in(some.iter().copied());
        notices.extend(quota_notice::Entity::find().filter(of_these).all(db).await?);
    }
    balances(db, notices).await
}

async fn balances(
    db: &impl ConnectionTrait,
    notices: Vec<quota_notice::Model>,
) -> Result<Vec<QuotaBalance>, StoreError> {
    let claims = claims(db, notices.iter().map(|notice| notice.number.as_str())).await?;
    let balance = |row: quota_notice::Model| {
        let Claims { reserved, used } = claims.get(&row.number).copied().unwrap_or_default();
        Ok(QuotaBalance { notice: notice(row)?, reserved, used })
    };
    notices.into_iter().map(balance).collect()
}

/// Places reserved and used on each of these notices: those of open positions from the hand-in of a plan on; from its
/// filing on only the places that somebody was hired for, so that a place that stayed empty is free again.
pub(super) async fn claims(
    db: &impl ConnectionTrait,
    numbers: impl IntoIterator<Item = &str>,
) -> Result<BTreeMap<String, Claims>, StoreError> {
    let filed: Vec<String> = recruitment::Entity::find()
        .select_only()
        .column(recruitment::Column::Id)
        .filter(recruitment::Column::State.eq(RecruitmentState::Filed.as_str()))
        .into_tuple()
        .all(db)
        .await?;
    let (mut claims, mut over) = (BTreeMap::<String, Claims>::new(), BTreeSet::new());
    let numbers: BTreeSet<&str> = numbers.into_iter().collect();
    let asked: Vec<&str> = numbers.iter().copied().collect();
    for some in asked.chunks(VALUES_AT_ONCE) {
        let sums: Vec<(String, String, i64)> = position::Entity::find()
            .select_only()
            .column(position::Column::RecruitmentId)
            .column(position::Column::Quota)
            .column_as(position::Column::Places.sum().cast_as("BIGINT"), "places")
            .filter(position::Column::Quota.is_in(some.iter().copied()))
            .filter(position::Column::State.eq(PositionState::Open.as_str()))
            .group_by(position::Column::RecruitmentId)
            .group_by(position::Column::Quota)
            .into_tuple()
            .all(db)
            .await?;
        for (recruitment, number, places) in sums {
            if filed.contains(&recruitment) {
                over.insert(recruitment);
            } else {
                claims.entry(number).or_default().reserved += count(places)?;
            }
        }
    }
    for id in over {
        for (number, hired) in hired(db, &id).await? {
            // A notice that was not asked for is only partly counted here.
            if numbers.contains(number.as_str()) {
                claims.entry(number).or_default().used += hired;
            }
        }
    }
    Ok(claims)
}

/// How many of a filed recruitment were hired on each notice.
async fn hired(db: &impl ConnectionTrait, id: &str) -> Result<HashMap<String, u32>, StoreError> {
    let by_position: Vec<(String, i64)> = standing::Entity::find()
        .select_only()
        .column(standing::Column::PositionCode)
        .column_as(standing::Column::ApplicationId.count(), "hired")
        .filter(standing::Column::RecruitmentId.eq(id))
        .filter(standing::Column::Fate.eq(Outcome::Hired.as_str()))
        .group_by(standing::Column::PositionCode)
        .into_tuple()
        .all(db)
        .await?;
    let behind: Vec<(String, String)> = position::Entity::find()
        .select_only()
        .columns([position::Column::Code, position::Column::Quota])
        .filter(position::Column::RecruitmentId.eq(id))
        .filter(position::Column::Quota.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let behind: HashMap<String, String> = behind.into_iter().collect();
    let mut found = HashMap::new();
    for (code, hired) in by_position {
        if let Some(number) = behind.get(&code) {
            *found.entry(number.clone()).or_default() += count(hired)?;
        }
    }
    Ok(found)
}

fn count(count: i64) -> Result<u32, StoreError> {
    u32::try_from(count).map_err(|error| unreadable("places", error))
}

fn notice(row: quota_notice::Model) -> Result<QuotaNotice, StoreError> {
    Ok(QuotaNotice {
        kind: QuotaKind::parse(&row.kind).ok_or_else(|| unreadable("kind of quota", &row.kind))?,
        count: u16::try_from(row.count).map_err(|error| unreadable("count", error))?,
        expires: row.expires.parse().map_err(|error| unreadable("day", error))?,
        number: row.number,
        unit: row.unit,
    })
}
