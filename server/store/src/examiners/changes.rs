//! Steps from state to state, each with its reason.

use super::{convert, reach};
use crate::database::Store;
use crate::entity::{examiner, examiner_change};
use crate::error::StoreError;
use chrono::{DateTime, Utc};
use domain::examiners::{ExaminerState, StateChange, Transition};
use domain::ids::ExaminerId;
use domain::permissions::{Action, Actor, Target};
use domain::refusal::{Code, Refusal};
use domain::regions::ExamRegion;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

/// Characters of a reason.
const REASON: (usize, usize) = (4, 500);
/// Steps that a history shows, the latest first.
const MOST_STEPS: u64 = 200;

/// Takes a step with an examiner. `seen` is the state on which the decision was made.
///
/// # Errors
/// `changed-meanwhile` where the state is no longer the one seen, `wrong-state` where the table has no such step,
/// `missing` or `out-of-range` for the reason, `not-found`; the permission table's refusal.
pub async fn change_state(
    store: &Store,
    actor: &Actor,
    id: ExaminerId,
    seen: ExaminerState,
    transition: Transition,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<ExaminerState, StoreError> {
    let regions = reach(actor, Action::ChangeExaminer)?;
    let reason = checked(reason)?;
    let target = actor.region.map_or(Target::Anything, Target::Region);
    let mut act = store.act(actor, Action::ChangeExaminer, target, now).await?;
    let row = examiner::Entity::find_by_id(id.to_string()).lock_exclusive().one(act.db()).await?;
    let row = row.filter(|row| lies_in(&regions, &row.region)).ok_or(Code::NotFound)?;
    if row.state != seen.as_str() {
        return Err(Code::ChangedMeanwhile.into());
    }
    let to = seen.after(transition)?;
    let changed = examiner::Model { state: to.as_str().to_owned(), changed: now.into(), ..row };
    let step = examiner_change::Model {
        id: Uuid::now_v7().to_string(),
        examiner: changed.id.clone(),
        from_state: seen.as_str().to_owned(),
        transition: transition.as_str().to_owned(),
        to_state: to.as_str().to_owned(),
        reason,
        agency: actor.agency.clone(),
        account: actor.account.map(|account| account.to_string()),
        at: now.into(),
    };
    changed.clone().into_active_model().reset_all().update(act.db()).await?;
    examiner_change::Entity::insert(step.clone().into_active_model()).exec_without_returning(act.db()).await?;
    act.seal(&changed);
    act.seal(&step);
    // The reason may speak of a person, so the public entry holds it only within the seal.
    let body = json!({
        "from": step.from_state, "transition": step.transition, "to": step.to_state, "region": changed.region,
    });
    act.commit("examiner.changed", format!("examiner:{id}"), body).await?;
    Ok(to)
}

/// The steps that were taken with an examiner, the latest first.
///
/// # Errors
/// `not-found` where there is no such examiner in a region that the actor may see; the permission table's refusal.
pub async fn history(store: &Store, actor: &Actor, id: ExaminerId) -> Result<Vec<StateChange>, StoreError> {
    super::examiner(store, actor, id).await?;
    let steps = examiner_change::Entity::find()
        .filter(examiner_change::Column::Examiner.eq(id.to_string()))
        .order_by_desc(examiner_change::Column::Id)
        .limit(MOST_STEPS)
        .all(store.read())
        .await?;
    steps.into_iter().map(convert::step).collect()
}

fn lies_in(regions: &[ExamRegion], region: &str) -> bool {
    regions.iter().any(|reached| reached.as_str() == region)
}

fn checked(reason: &str) -> Result<String, Refusal> {
    let reason: String = reason.trim().chars().filter(|c| !c.is_control() || *c == '\n').collect();
    let (least, most) = REASON;
    match reason.chars().count() {
        0 => Err(Refusal::of(Code::Missing, "reason")),
        length if (least..=most).contains(&length) => Ok(reason),
        _ => Err(Refusal::of(Code::OutOfRange, "reason").with(least).with(most)),
    }
}
