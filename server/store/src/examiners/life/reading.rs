//! An examiner's life as it is read: by those who keep the register, and by the examiner.

use crate::database::Store;
use crate::entity::{account, examiner, examiner_change, examiner_record};
use crate::error::StoreError;
use crate::examiners::{avoiding, convert, register};
use domain::examiners::{Assessment, Entered, Life, RecordKind, last_assessment};
use domain::ids::ExaminerId;
use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::Code;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// The whole life of an examiner.
///
/// # Errors
/// `not-found` where there is no such examiner in a region that the actor may see; the permission table's refusal.
pub async fn life(store: &Store, actor: &Actor, id: ExaminerId) -> Result<Life, StoreError> {
    of(store, register::row(store, actor, id).await?).await
}

/// The asker's own life as an examiner.
///
/// # Errors
/// `not-permitted`; `not-found` where the account belongs to no examiner.
pub async fn own_life(store: &Store, actor: &Actor) -> Result<Life, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::ReadOwnDuties, Target::Account(account))?;
    let id = own_id(store.read(), actor).await?;
    let row = examiner::Entity::find_by_id(id).one(store.read()).await?.ok_or(Code::NotFound)?;
    of(store, row).await
}

/// The examiner to whom the asker's account belongs.
pub(in crate::examiners) async fn own_id(db: &impl ConnectionTrait, actor: &Actor) -> Result<String, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?.to_string();
    let account = account::Entity::find_by_id(account).one(db).await?.ok_or(Code::NotFound)?;
    Ok(account.examiner.ok_or(Code::NotFound)?)
}

async fn of(store: &Store, row: examiner::Model) -> Result<Life, StoreError> {
    let db = store.read();
    let steps = examiner_change::Entity::find().filter(examiner_change::Column::Examiner.eq(&row.id));
    let steps = steps.order_by_asc(examiner_change::Column::Id).all(db).await?;
    let records = records(db, &row.id).await?;
    let avoidances = avoiding::of_examiner(store, &row.id).await?;
    Ok(Life {
        since: row.created.utc(),
        steps: steps.into_iter().map(convert::step).collect::<Result<_, _>>()?,
        examiner: convert::shown(store.keys(), row, last_assessment(&records))?,
        records,
        avoidances,
    })
}

/// An examiner's records, the earliest entry first.
pub(super) async fn records(db: &impl ConnectionTrait, examiner: &str) -> Result<Vec<Entered>, StoreError> {
    let found = examiner_record::Entity::find().filter(examiner_record::Column::Examiner.eq(examiner));
    let found = found.order_by_asc(examiner_record::Column::Id).all(db).await?;
    found.into_iter().map(convert::entered_record).collect()
}

/// The last yearly assessment of everybody who has one, by the examiner's id.
pub(crate) async fn assessments(db: &impl ConnectionTrait) -> Result<HashMap<String, Assessment>, StoreError> {
    assessed(db, examiner_record::Column::Kind.eq(RecordKind::Assessment.as_str())).await
}

/// The same of some examiners.
pub(in crate::examiners) async fn assessment_of(
    db: &impl ConnectionTrait,
    examiners: impl Iterator<Item = &str>,
) -> Result<HashMap<String, Assessment>, StoreError> {
    assessed(db, examiner_record::Column::Examiner.is_in(examiners)).await
}

async fn assessed(
    db: &impl ConnectionTrait,
    condition: sea_orm::sea_query::SimpleExpr,
) -> Result<HashMap<String, Assessment>, StoreError> {
    let mut lives: HashMap<String, Vec<Entered>> = HashMap::new();
    for row in examiner_record::Entity::find().filter(condition).all(db).await? {
        lives.entry(row.examiner.clone()).or_default().push(convert::entered_record(row)?);
    }
    Ok(lives.into_iter().map(|(examiner, records)| (examiner, last_assessment(&records))).collect())
}
