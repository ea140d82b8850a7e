//! Between a draw's rows and the domain's types: reading under a lock, mapping to a state, writing back with a seal.

use crate::{
    act::Act,
    database::Store,
    entity::{draw, draw_supervisor},
    error::StoreError,
    parameters::in_force_in,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_shanghai,
    draws::{
        bundle::{BeaconValue, DrawResult},
        frozen::Frozen,
        setup::{Setup, SetupRules},
        state::{Committing, DrawState, Fixed, Invited, Plan, Revealing},
    },
    ids::DrawId,
    ledger::merkle::Hash,
    parameters::InForce,
    permissions::{Action, Actor, Target, may},
    refusal::Code,
    regions::ExamRegion,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// A draw with its supervisors, as loaded.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    pub draw: draw::Model,
    pub supervisors: Vec<draw_supervisor::Model>,
}

/// Begins a step of those who lead the draw, and holds the draw.
pub(super) async fn lead<'a>(
    store: &'a Store,
    actor: &Actor,
    id: DrawId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, Rows), StoreError> {
    let found = draw::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let act = store.act(actor, Action::LeadDraw, Target::Region(region(&found)?), now).await?;
    let held = hold(&act, id).await?;
    // A draft may have gone to another region since it was looked at.
    may(actor, Action::LeadDraw, Target::Region(region(&held.draw)?))?;
    Ok((act, held))
}

/// The same, holding every draw of the same day and region with it, in one order: of two that are announced at once, one
/// finds the other. Answers them too, the draw itself among them.
pub(super) async fn lead_beside<'a>(
    store: &'a Store,
    actor: &Actor,
    id: DrawId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, Rows, Vec<draw::Model>), StoreError> {
    let found = draw::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let act = store.act(actor, Action::LeadDraw, Target::Region(region(&found)?), now).await?;
    let beside = draw::Entity::find().filter(draw::Column::Day.eq(&found.day));
    let beside = beside.filter(draw::Column::Region.eq(&found.region)).order_by_asc(draw::Column::Id);
    let beside = act.locking(beside).all(act.db()).await?;
    let held = hold(&act, id).await?;
    if (&held.draw.day, &held.draw.region) != (&found.day, &found.region) {
        return Err(Code::ChangedMeanwhile.into());
    }
    Ok((act, held, beside))
}

/// Loads a draw and keeps others from changing it, or its supervisors, until the transaction ends.
pub(super) async fn hold(act: &Act<'_>, id: DrawId) -> Result<Rows, StoreError> {
    let draw = act.load::<draw::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    let supervisors = supervisors(act.db(), id).await?;
    Ok(Rows { draw, supervisors })
}

/// Loads a draw to look at it.
pub(super) async fn load<C: ConnectionTrait>(db: &C, id: DrawId) -> Result<Rows, StoreError> {
    let draw = draw::Entity::find_by_id(id.to_string()).one(db).await?.ok_or(Code::NotFound)?;
    Ok(Rows { draw, supervisors: supervisors(db, id).await? })
}

async fn supervisors<C: ConnectionTrait>(db: &C, id: DrawId) -> Result<Vec<draw_supervisor::Model>, StoreError> {
    let of_draw = draw_supervisor::Entity::find().filter(draw_supervisor::Column::DrawId.eq(id.to_string()));
    Ok(of_draw.order_by_asc(draw_supervisor::Column::Label).all(db).await?)
}

/// Writes the draw's row back, one version on, and seals it.
pub(super) async fn save(act: &mut Act<'_>, mut draw: draw::Model) -> Result<draw::Model, StoreError> {
    draw.version += 1;
    let saved = draw::ActiveModel::from(draw).reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(saved)
}

/// Writes a supervisor's row back and seals it.
pub(super) async fn save_supervisor(act: &mut Act<'_>, row: draw_supervisor::Model) -> Result<(), StoreError> {
    let saved = draw_supervisor::ActiveModel::from(row).reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(())
}

/// A column that cannot be read back.
pub(super) fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("draw {what}: {}", error.to_string()))
}

/// The stored state.
pub(super) fn state(draw: &draw::Model) -> Result<DrawState, StoreError> {
    DrawState::parse(&draw.state).ok_or_else(|| unreadable("state", &draw.state))
}

/// The leading region.
pub(super) fn region(draw: &draw::Model) -> Result<ExamRegion, StoreError> {
    ExamRegion::parse(&draw.region).ok_or_else(|| unreadable("region", &draw.region))
}

/// The set-up.
pub(super) fn setup(draw: &draw::Model) -> Result<Setup, StoreError> {
    serde_json::from_str(&draw.plan).map_err(|error| unreadable("plan", error))
}

/// The frozen document, where there is one.
pub(super) fn frozen(draw: &draw::Model) -> Result<Option<Frozen>, StoreError> {
    draw.frozen
        .as_deref()
        .map(|text| Frozen::from_bytes(text.as_bytes()).map_err(|e| unreadable("frozen", e)))
        .transpose()
}

/// The result, where there is one.
pub(super) fn result(draw: &draw::Model) -> Result<Option<DrawResult>, StoreError> {
    draw.result.as_deref().map(|text| serde_json::from_str(text).map_err(|e| unreadable("result", e))).transpose()
}

/// The set-up as it is stored.
pub(super) fn written(setup: &Setup) -> Result<String, StoreError> {
    serde_json::to_string(setup).map_err(|error| unreadable("plan", error))
}

/// A stored hash.
pub(super) fn hash(text: &str) -> Result<Hash, StoreError> {
    text.parse().map_err(|_| unreadable("hash", text))
}

/// The refusal of a step that the state does not allow: done already, or not yet due.
pub(super) fn demand(draw: &draw::Model, needed: DrawState) -> Result<(), StoreError> {
    let now = state(draw)?;
    let order = |state: DrawState| DrawState::ALL.iter().position(|other| *other == state);
    match now {
        state if state == needed => Ok(()),
        DrawState::Closed => Err(Code::WrongState.into()),
        state if order(state) > order(needed) => Err(Code::AlreadyDone.into()),
        _ => Err(Code::WrongState.into()),
    }
}

/// The parameters in force on the day the draw was set up: what was announced is what is fixed.
pub(super) async fn parameters(db: &impl ConnectionTrait, draw: &draw::Model) -> Result<InForce, StoreError> {
    in_force_in(db, day_in_shanghai(draw.created_at.utc())).await
}

/// What the parameters say about a set-up.
pub(super) fn setup_rules(parameters: &InForce) -> SetupRules {
    SetupRules {
        panel_sizes: parameters.panel_sizes.clone(),
        changbaishan: parameters.include_changbaishan,
        personnel_leads: parameters.personnel_leads as u16,
        recruiting_seats: parameters.recruiting_seats as u16,
        call_ratio: parameters.call_ratio as u16,
    }
}

/// The plan that the set-up and the parameters of its day make.
pub(super) fn plan(setup: &Setup, parameters: &InForce) -> Plan {
    Plan {
        title: setup.title.clone(),
        day: setup.day,
        opens_at: setup.opens_at,
        beacon: setup.beacon,
        reveal_grace_minutes: parameters.reveal_grace_minutes,
    }
}

impl Rows {
    /// The draw as the domain's "committing".
    pub(super) fn committing(&self, parameters: &InForce) -> Result<Committing, StoreError> {
        demand(&self.draw, DrawState::Committing)?;
        let invited = self.supervisors.iter().map(|row| {
            let commitment = row.commitment.as_deref().map(hash).transpose()?;
            Ok(Invited { label: row.label.clone(), office: row.office.clone(), commitment })
        });
        Ok(Committing {
            draw: self.draw.id.parse().map_err(|error| unreadable("id", error))?,
            plan: plan(&setup(&self.draw)?, parameters),
            invited: invited.collect::<Result<_, StoreError>>()?,
        })
    }

    /// The draw as the domain's "fixed".
    pub(super) fn fixed(&self) -> Result<Fixed, StoreError> {
        let frozen = frozen(&self.draw)?.ok_or(Code::WrongState)?;
        let frozen_hash = hash(self.draw.frozen_hash.as_deref().unwrap_or_default())?;
        if frozen.hash().ok() != Some(frozen_hash) {
            return Err(unreadable("frozen", "its hash is another"));
        }
        Ok(Fixed { frozen, frozen_hash })
    }

    /// The draw as the domain's "revealing", with what has been entered so far.
    pub(super) fn revealing(&self, now: DateTime<Utc>) -> Result<Revealing, StoreError> {
        demand(&self.draw, DrawState::Fixed)?;
        let mut revealing = self.fixed()?.open(now)?;
        for row in &self.supervisors {
            // Checked against the commitment again: a number that was changed in its row enters no draw.
            if let Some(number) = &row.number {
                revealing.enter_number(&row.label, number).map_err(|refusal| unreadable("number", refusal))?;
            }
        }
        if let (Some(plan), Some(signature)) = (&revealing.fixed.frozen.beacon, &self.draw.beacon_signature) {
            revealing.beacon = Some(BeaconValue { round: plan.round, signature: signature.clone() });
        }
        Ok(revealing)
    }
}
