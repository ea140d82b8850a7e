//! What is due, what waits and what was found: of one power for everybody, of all powers for supervisors.

use super::{
    evaluating::flow_of,
    inventory::{inventory, present},
    rows::{assessment, due, in_state, outcome_of, points_of},
    target, unreadable,
};
use crate::{
    Store,
    approvals::catalogue,
    calendar,
    entity::{power_evaluation, power_reevaluation},
    error::StoreError,
    parameters,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::{Calendar, day_in_shanghai},
    parameters::{Dated, InForce},
    permissions::{Action, Actor, Target, may},
    powers::{
        DuePoints, Evaluated, EvaluationState, OpenEvaluations, PointsProposal, Power, PowerCode, PowerLife,
        Reevaluation, concerned,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// What became of the points of a power, in its present version, for everybody; who keeps it also reads what waits.
///
/// # Errors
/// `not-found` for a power of no division's.
pub async fn life(store: &Store, actor: &Actor, power: &Power, now: DateTime<Utc>) -> Result<PowerLife, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let code = &power.code;
    // What ended is evaluated no more.
    let open = if power.is_in_force() { due_points(store, Some(code), now).await? } else { Vec::new() };
    let keeps = may(actor, Action::KeepItems, target(code)?).is_ok();
    let waits = in_state(Some(code), EvaluationState::Proposed).one(store.read()).await?.filter(|_| keeps);
    let begins = keeps && waits.is_none() && !open.is_empty();
    let form = if begins { Some(form(store, power, &open).await?) } else { None };
    Ok(PowerLife {
        history: history(store, code).await?,
        proposal: waits.map(|row| proposal(&row, actor)).transpose()?,
        form,
        due: open,
    })
}

async fn form(store: &Store, power: &Power, open: &[DuePoints]) -> Result<Vec<domain::powers::TypedPoint>, StoreError> {
    let of: Vec<Reevaluation> = open.iter().map(|due| due.of.clone()).collect();
    Ok(concerned(power, &flow_of(&*catalogue(store).await?, power)?, &of))
}

fn proposal(row: &power_evaluation::Model, actor: &Actor) -> Result<PointsProposal, StoreError> {
    Ok(PointsProposal {
        id: row.id.parse().map_err(|error| unreadable("evaluation", error))?,
        at: row.proposed_at.utc(),
        reason: row.reason.clone(),
        points: points_of(row)?,
        decides: actor.account.is_some_and(|account| account.to_string() != row.proposed_by),
    })
}

/// The confirmed evaluations of a power, the last first.
async fn history(store: &Store, code: &PowerCode) -> Result<Vec<Evaluated>, StoreError> {
    use power_reevaluation::Column as C;
    let asked = power_reevaluation::Entity::find().filter(C::Code.eq(code.as_str())).filter(C::Done.is_not_null());
    let asked = asked.all(store.read()).await?;
    let mut found = Vec::new();
    for row in in_state(Some(code), EvaluationState::Confirmed).all(store.read()).await?.into_iter().rev() {
        let own = asked.iter().filter(|asked| asked.evaluation_id.as_ref() == Some(&row.id));
        found.push(Evaluated {
            at: row.decided_at.ok_or_else(|| unreadable("day", &row.id))?.utc(),
            outcome: outcome_of(&row)?,
            of: own.map(|asked| assessment(asked).map(|asked| asked.of)).collect::<Result<_, _>>()?,
            reason: row.reason,
        });
    }
    Ok(found)
}

/// Everything that is due, of a power or of all, the oldest first.
async fn due_points(store: &Store, code: Option<&PowerCode>, now: DateTime<Utc>) -> Result<Vec<DuePoints>, StoreError> {
    let rows = due(code).all(store.read()).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let calendar = calendar::load(store).await?;
    let kept: Vec<Dated> = parameters::list(store, None).await?.into_iter().map(|kept| kept.dated).collect();
    rows.iter().map(|row| due_point(row, now, &kept, &calendar)).collect()
}

fn due_point(
    row: &power_reevaluation::Model,
    now: DateTime<Utc>,
    kept: &[Dated],
    calendar: &Calendar,
) -> Result<DuePoints, StoreError> {
    let asked = assessment(row)?;
    let within = InForce::on(kept, day_in_shanghai(asked.asked_at)).powers_evaluate_within;
    let by = asked.evaluate_by(within, calendar);
    Ok(DuePoints { since: asked.asked_at, by: by.date, overdue: now >= by.ends_at(), of: asked.of })
}

/// The powers in force with points to be evaluated: how many and for how long, the oldest first.
///
/// # Errors
/// The permission to supervise.
pub async fn open_evaluations(
    store: &Store,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Vec<OpenEvaluations>, StoreError> {
    may(actor, Action::SuperviseCases, Target::Anything)?;
    let inventory = inventory(store).await?;
    let mut by_power: BTreeMap<PowerCode, OpenEvaluations> = BTreeMap::new();
    for due in due_points(store, None, now).await? {
        let power = present(&inventory, &due.of.code)?;
        if !power.is_in_force() {
            continue;
        }
        let days = (day_in_shanghai(now) - day_in_shanghai(due.since)).num_days();
        let line = by_power.entry(due.of.code.clone()).or_insert_with(|| OpenEvaluations {
            code: due.of.code.clone(),
            name: power.name.clone(),
            open: 0,
            since: due.since,
            days: u32::try_from(days).unwrap_or_default(),
            overdue: 0,
        });
        line.open += 1;
        line.overdue += u64::from(due.overdue);
    }
    let mut lines: Vec<OpenEvaluations> = by_power.into_values().collect();
    lines.sort_by(|one, other| (one.since, &one.code).cmp(&(other.since, &other.code)));
    Ok(lines)
}
