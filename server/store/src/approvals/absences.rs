//! On which days a post covers for another (代岗): entered by the holder of the absent post or an administrator, in force on
//! these days alone.

use super::{
    items::catalogue,
    posts::{Appointed, held_posts, holdings, own_holdings},
    rows::day,
    unreadable,
};
use crate::{
    Store,
    entity::{absence, account, post_holding},
    error::StoreError,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    approvals::{absence::Absence, absence::covered_by, post::PostCode},
    calendar::day_in_shanghai,
    ids::AbsenceId,
    permissions::{Action, Actor, Role, Target, may},
    refusal::Code,
    regions::ExamRegion,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel};
use sea_orm::{QueryFilter, QueryOrder};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// An absence as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceLine {
    /// Its key.
    pub id: AbsenceId,
    /// The posts and the days.
    pub absence: Absence,
    /// Whether whoever asks may end it.
    pub may_end: bool,
}

/// Enters that the post of a holding is covered for, from day to day.
///
/// # Errors
/// `not-found`, also for a holding that is neither one's own nor, for an administrator, held by anybody; what
/// [`Absence::checked`] refuses; the permission to handle cases or to appoint.
pub async fn enter_absence(
    store: &Store,
    actor: &Actor,
    holding: &str,
    cover: &PostCode,
    (from, until): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, door(actor), Target::Anything, now).await?;
    let held = act.load::<post_holding::Entity>(holding.to_owned()).await?.filter(|held| held.until.is_none());
    let held = held.filter(|held| appoints(actor) || is_own(actor, &held.account)).ok_or(Code::NotFound)?;
    let absence = Absence { post: PostCode(held.post), cover: cover.clone(), from, until };
    let catalogue = catalogue(store).await?;
    let absence = absence.checked(catalogue.present().map(|item| &item.flow), day_in_shanghai(now))?;
    let whose = account::Entity::find_by_id(held.account).one(act.db()).await?.ok_or(Code::NotFound)?;
    let region = whose.region.as_deref().and_then(ExamRegion::parse).ok_or(Code::NotFound)?;
    let row = absence::Model {
        id: AbsenceId(Uuid::now_v7()).to_string(),
        post: absence.post.0.clone(),
        region: region.as_str().to_owned(),
        cover: absence.cover.0.clone(),
        from_day: absence.from.to_string(),
        until: absence.until.to_string(),
        account: actor.account.map(|account| account.to_string()),
        at: now.into(),
        ended_at: None,
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    let body = json!({ "cover": absence.cover, "region": region, "from": absence.from, "until": absence.until });
    act.commit("post.covered", format!("post:{}", absence.post), body).await?;
    Ok(())
}

/// Ends a cover before its last day: from this moment the post acts for itself alone.
///
/// # Errors
/// `not-found`, also for the absence of a post that is not one's own; `already-done` where it has ended; the permission to
/// handle cases or to appoint.
pub async fn end_absence(store: &Store, actor: &Actor, id: AbsenceId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mut act = store.act(actor, door(actor), Target::Anything, now).await?;
    let row = act.load::<absence::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    if !may_end(actor, &own_posts(act.db(), actor).await?, &row) {
        return Err(Code::NotFound.into());
    }
    if row.ended_at.is_some() || day(&row.until)? < day_in_shanghai(now) {
        return Err(Code::AlreadyDone.into());
    }
    let row = absence::Model { ended_at: Some(now.into()), ..row };
    let row = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&row);
    act.commit("post.cover-ended", format!("post:{}", row.post), json!({ "cover": row.cover })).await?;
    Ok(())
}

/// The absences that are not over: all for an administrator; for staff those of the posts that they hold and those for
/// which they cover.
///
/// # Errors
/// The permission to handle cases or to appoint.
pub async fn absences(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<AbsenceLine>, StoreError> {
    may(actor, door(actor), Target::Anything)?;
    use absence::Column as C;
    let open = absence::Entity::find().filter(C::EndedAt.is_null());
    let mut open = open.filter(C::Until.gte(day_in_shanghai(now).to_string()));
    let held = own_posts(store.read(), actor).await?;
    if !appoints(actor) {
        let codes: Vec<&str> = held.iter().map(|post| post.0.as_str()).collect();
        let concerned = Condition::any().add(C::Post.is_in(codes.clone())).add(C::Cover.is_in(codes));
        let region = actor.region.map(ExamRegion::as_str).unwrap_or_default();
        open = open.filter(C::Region.eq(region)).filter(concerned);
    }
    let rows = open.order_by_asc(C::FromDay).order_by_asc(C::Id).all(store.read()).await?;
    let line = |row: absence::Model| {
        let id = row.id.parse().map_err(|error| unreadable("absence", error))?;
        Ok(AbsenceLine { id, may_end: may_end(actor, &held, &row), absence: read(row)? })
    };
    rows.into_iter().map(line).collect()
}

/// The holdings whose post whoever asks may enter as absent: their own; every one for an administrator.
///
/// # Errors
/// The permission to handle cases or to appoint.
pub async fn may_be_absent(store: &Store, actor: &Actor) -> Result<Vec<Appointed>, StoreError> {
    if appoints(actor) {
        return holdings(store, actor).await;
    }
    may(actor, Action::HandleCases, Target::Anything)?;
    own_holdings(store, actor).await
}

/// The posts whose place a post of a region takes at this moment.
pub(super) async fn covers(
    db: &impl ConnectionTrait,
    cover: &PostCode,
    region: ExamRegion,
    now: DateTime<Utc>,
) -> Result<BTreeSet<PostCode>, StoreError> {
    use absence::Column as C;
    let today = day_in_shanghai(now);
    let here = absence::Entity::find().filter(C::Cover.eq(cover.0.as_str())).filter(C::Region.eq(region.as_str()));
    let open = here.filter(C::EndedAt.is_null()).filter(C::Until.gte(today.to_string()));
    let absences: Vec<Absence> = open.all(db).await?.into_iter().map(read).collect::<Result<_, _>>()?;
    Ok(covered_by(&absences, cover, today))
}

fn read(row: absence::Model) -> Result<Absence, StoreError> {
    let (from, until) = (day(&row.from_day)?, day(&row.until)?);
    Ok(Absence { post: PostCode(row.post), cover: PostCode(row.cover), from, until })
}

/// The permission by which somebody enters absences: an administrator as whoever appoints, everybody else as a holder.
fn door(actor: &Actor) -> Action {
    if appoints(actor) { Action::AppointPosts } else { Action::HandleCases }
}

fn appoints(actor: &Actor) -> bool {
    actor.role == Role::Administrator
}

/// The posts whose holder somebody is; an administrator needs none.
async fn own_posts(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<PostCode>, StoreError> {
    if appoints(actor) { Ok(Vec::new()) } else { held_posts(db, actor).await }
}

fn is_own(actor: &Actor, account: &str) -> bool {
    actor.account.is_some_and(|own| own.to_string() == account)
}

fn may_end(actor: &Actor, held: &[PostCode], row: &absence::Model) -> bool {
    let here = actor.region.is_some_and(|region| region.as_str() == row.region);
    appoints(actor) || here && held.iter().any(|post| post.0 == row.post)
}
