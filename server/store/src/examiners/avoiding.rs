//! Declarations of avoidance (回避申报): made by the examiner or by an agency, ended by an agency alone.

use super::changes::words;
use super::{lies_in, life, reach};
use crate::act::Act;
use crate::database::Store;
use crate::entity::{examiner, examiner_avoidance};
use crate::error::StoreError;
use crate::secret::Place;
use chrono::{DateTime, Utc};
use domain::examiners::{Avoidance, Barred, DeclaredAvoidance, Relation};
use domain::ids::{AvoidanceId, ExaminerId};
use domain::permissions::{Action, Actor, Target};
use domain::refusal::{Code, Refusal};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

use examiner_avoidance::{Column, Entity, Model};

/// Declarations in force that one examiner may have.
const MOST: u64 = 50;

/// Takes the asker's own declaration. It holds from the next draw that is fixed.
///
/// # Errors
/// `out-of-range` (field `person`) beyond 50 declarations in force; `not-found` where the account belongs to no
/// examiner; the permission table's refusal.
pub async fn declare_own(
    store: &Store,
    actor: &Actor,
    avoidance: &Avoidance,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let target = actor.account.map_or(Target::Anything, Target::Account);
    let act = store.act(actor, Action::DeclareAvoidance, target, now).await?;
    let id = life::own_id(act.db(), actor).await?;
    let examiner = act.load::<examiner::Entity>(id).await?.ok_or(Code::NotFound)?;
    declare(store, act, examiner, avoidance, true).await
}

/// Takes a declaration that an agency makes for an examiner (ex officio, 公务员法 art. 77).
///
/// # Errors
/// As [`declare_own`]; `not-found` where there is no such examiner in a region of the actor's.
pub async fn declare_for(
    store: &Store,
    actor: &Actor,
    id: ExaminerId,
    avoidance: &Avoidance,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (act, examiner) = hold(store, actor, &id.to_string(), now).await?;
    declare(store, act, examiner, avoidance, false).await
}

/// Ends a declaration, with the reason: an examiner who declared it cannot take it back alone.
///
/// # Errors
/// `already-done`; `missing` or `out-of-range` (field `reason`); `not-found`; the permission table's refusal.
pub async fn end(
    store: &Store,
    actor: &Actor,
    id: AvoidanceId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<ExaminerId, StoreError> {
    let reason = words(reason, "reason")?;
    // Whose it is never changes, so it may be read before the entry is held.
    reach(actor, Action::ChangeExaminer)?;
    let whose = Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?.examiner;
    let (mut act, examiner) = hold(store, actor, &whose, now).await?;
    let row = act.load::<Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    if row.ended_at.is_some() {
        return Err(Code::AlreadyDone.into());
    }
    let ended_by = actor.account.map(|account| account.to_string());
    let ended = Model { ended_at: Some(now.into()), ended_because: Some(reason), ended_by, ..row };
    ended.clone().into_active_model().reset_all().update(act.db()).await?;
    act.seal(&ended);
    let body = json!({ "relation": ended.relation, "region": examiner.region });
    act.commit("examiner.avoidance-ended", format!("examiner:{}", examiner.id), body).await?;
    whose.parse().map_err(|_| unreadable("examiner", &ended.id))
}

/// The entry of an examiner in a region of the actor's, held until the act ends.
async fn hold<'a>(
    store: &'a Store,
    actor: &Actor,
    id: &str,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, examiner::Model), StoreError> {
    let regions = reach(actor, Action::ChangeExaminer)?;
    let target = actor.region.map_or(Target::Anything, Target::Region);
    let act = store.act(actor, Action::ChangeExaminer, target, now).await?;
    let row = act.load::<examiner::Entity>(id.to_owned()).await?;
    let row = row.filter(|row| lies_in(&regions, &row.region)).ok_or(Code::NotFound)?;
    Ok((act, row))
}

async fn declare(
    store: &Store,
    mut act: Act<'_>,
    examiner: examiner::Model,
    avoidance: &Avoidance,
    by_examiner: bool,
) -> Result<(), StoreError> {
    let in_force = Entity::find().filter(Column::Examiner.eq(&examiner.id)).filter(Column::EndedAt.is_null());
    if in_force.count(act.db()).await? >= MOST {
        return Err(Refusal::of(Code::OutOfRange, "person").with(0).with(MOST).into());
    }
    let id = Uuid::now_v7().to_string();
    let person = avoidance.person.as_ref();
    let person = person.map(|name| store.keys().encrypt(person_of(&id), name.as_bytes())).transpose()?;
    let row = Model {
        id,
        examiner: examiner.id,
        relation: avoidance.relation.as_str().to_owned(),
        person,
        unit: avoidance.unit.clone(),
        position: avoidance.position.clone(),
        by_examiner,
        account: act.actor().account.map(|account| account.to_string()),
        at: act.now().into(),
        ended_at: None,
        ended_because: None,
        ended_by: None,
    };
    Entity::insert(row.clone().into_active_model()).exec_without_returning(act.db()).await?;
    act.seal(&row);
    // Neither the person nor the unit: together with the relation they could point at somebody.
    let body = json!({ "relation": row.relation, "region": examiner.region, "by_examiner": by_examiner });
    act.commit("examiner.avoidance-declared", format!("examiner:{}", row.examiner), body).await?;
    Ok(())
}

/// An examiner's declarations, those in force first, of each the latest first.
pub(super) async fn of_examiner(store: &Store, examiner: &str) -> Result<Vec<DeclaredAvoidance>, StoreError> {
    let rows = Entity::find().filter(Column::Examiner.eq(examiner)).order_by_desc(Column::Id).all(store.read()).await?;
    let mut declared = rows.into_iter().map(|row| shown(store, row)).collect::<Result<Vec<_>, _>>()?;
    declared.sort_by_key(|it| it.ended.is_some());
    Ok(declared)
}

fn shown(store: &Store, row: Model) -> Result<DeclaredAvoidance, StoreError> {
    let person = row.person.as_ref().map(|secret| store.keys().decrypt_text(person_of(&row.id), secret)).transpose()?;
    Ok(DeclaredAvoidance {
        id: row.id.parse().map_err(|_| unreadable("id", &row.id))?,
        avoidance: Avoidance { person, ..public(&row)? },
        by_examiner: row.by_examiner,
        at: row.at.utc(),
        ended: row.ended_at.map(|at| (at.utc(), row.ended_because.unwrap_or_default())),
    })
}

/// A declaration without its person.
fn public(row: &Model) -> Result<Avoidance, StoreError> {
    let relation = Relation::parse(&row.relation).ok_or_else(|| unreadable("relation", &row.id))?;
    Ok(Avoidance { relation, person: None, unit: row.unit.clone(), position: row.position.clone() })
}

/// What is closed to each examiner by the declarations in force, by the examiner's id.
pub(crate) async fn barred(db: &impl ConnectionTrait) -> Result<HashMap<String, Barred>, StoreError> {
    let mut barred: HashMap<String, Barred> = HashMap::new();
    for row in Entity::find().filter(Column::EndedAt.is_null()).all(db).await? {
        barred.entry(row.examiner.clone()).or_default().add(&public(&row)?);
    }
    Ok(barred)
}

const fn person_of(id: &str) -> Place<'_> {
    Place { table: "examiner_avoidances", column: "person", row: id }
}

fn unreadable(column: &str, id: &str) -> StoreError {
    StoreError::Unreadable(format!("examiner_avoidances.{column} of {id}"))
}
