//! Fixing a draw: pool, rooms or lots, rules and commitments are frozen, and their hash goes on the ledger.

use super::{ROWS_AT_ONCE, pool, rows, setting_up::lead, subject};
use crate::{
    Store,
    act::Act,
    entity::{draw, draw_pool},
    error::StoreError,
    examination, seasons,
};
use chrono::{DateTime, Utc};
use domain::{
    draws::{
        frozen::{Frozen, Task},
        making,
        seating::certificate::Certificate,
        seating::{Feasibility, feasible},
        setup::{Purpose, Setup},
        state::{DrawState, FixRefused},
        validity::{FrozenFault, Part},
    },
    ids::DrawId,
    parameters::InForce,
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
    seasons::Plan,
};
use sea_orm::{ActiveModelTrait, EntityTrait};
use serde_json::{Value, json};

/// Freezes what is drawn, the rules and the commitments, and puts their hash on the ledger.
///
/// # Errors
/// `no-commitment`, `opens-too-soon`, `missing` or `out-of-range` with the part of the document (`pool` where nobody is
/// certified), `no-seating` (see [`impossible_because`] for the certificate); `not-found` (field `called_by`) where the
/// draw that should have called the examiners has called nobody.
pub async fn fix(store: &Store, actor: &Actor, id: DrawId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    let parameters = rows::parameters(act.db(), &held.draw).await?;
    let committing = held.committing(&parameters)?;
    let Prepared { setup, pool, task } = prepare(&act, &held, &parameters).await?;
    let lead = lead(&parameters);
    let fixed = tokio::task::spawn_blocking(move || committing.fix(task, now, lead))
        .await
        .map_err(|error| StoreError::Interrupted(error.to_string()))?
        .map_err(named)?;

    let bytes = fixed.frozen.to_bytes().map_err(|error| StoreError::Ledger(error.to_string()))?;
    let draw = draw::Model {
        state: DrawState::Fixed.as_str().to_owned(),
        plan: rows::written(&setup)?,
        frozen: Some(String::from_utf8(bytes).map_err(|error| rows::unreadable("frozen", error))?),
        frozen_hash: Some(fixed.frozen_hash.to_string()),
        fixed_at: Some(now.into()),
        ..held.draw
    };
    rows::save(&mut act, draw).await?;
    enter(&mut act, id, &pool).await?;
    let mut body = described(&setup, &fixed.frozen);
    body["frozen_hash"] = json!(fixed.frozen_hash);
    if let Some(call) = setup.called_by {
        let called = rows::load(act.db(), call).await?.draw.result_hash;
        body["called_by"] = json!({ "draw": call, "result_hash": called });
    }
    act.commit("draw.fixed", subject(id), body).await?;
    Ok(())
}

/// What a draw would draw from, as plan and register are now.
pub(super) struct Prepared {
    pub setup: Setup,
    pub pool: pool::Pool,
    pub task: Task,
}

/// Puts together what is drawn, under fresh labels, and keeps it from changing until the act ends.
pub(super) async fn prepare(act: &Act<'_>, held: &rows::Rows, parameters: &InForce) -> Result<Prepared, StoreError> {
    let setup = rows::setup(&held.draw)?;
    if setup.purpose == Purpose::Seats {
        let (setup, lots) = examination::lots(act, setup).await?;
        return Ok(Prepared { setup, pool: pool::Pool::default(), task: Task::Lots(lots) });
    }
    let plan = match setup.season {
        Some(season) => Some(seasons::plan_of(act, season).await?),
        None => None,
    };
    let setup = match &plan {
        Some(plan) => setup.of_season(plan),
        None => setup,
    };
    let pool = match setup.purpose.seats_examiners() {
        true => pool::of(act, &setup, plan.as_ref()).await?,
        false => pool::Pool::default(),
    };
    let task = task(&setup, parameters, plan.as_ref(), &pool)?;
    Ok(Prepared { setup, pool, task })
}

/// What is drawn, out of the set-up, the season's plan, the parameters of its day and the pool.
fn task(setup: &Setup, parameters: &InForce, plan: Option<&Plan>, pool: &pool::Pool) -> Result<Task, Refusal> {
    if let (false, Some(plan)) = (setup.purpose.seats_examiners(), plan) {
        return Ok(Task::Lots(making::lots(setup, plan)));
    }
    let units = |name: &str| pool.units.get(name).cloned().unwrap_or_default();
    let rooms = making::rooms(setup, &rows::setup_rules(parameters), plan, units);
    let pairs = parameters.conflict_pairs.iter().map(|(one, other)| [*one, *other]).collect();
    let entrants = pool.entrants.iter().map(|(_, entrant)| entrant.clone()).collect();
    Ok(making::seating(setup, pairs, entrants, rooms))
}

/// What the ledger says of a fixed draw.
fn described(setup: &Setup, frozen: &Frozen) -> Value {
    let mut body = json!({
        "purpose": setup.purpose, "season": setup.season, "recruitment": setup.recruitment, "opens_at": frozen.opens_at, "beacon": frozen.beacon,
        "supervisors": frozen.supervisors,
    });
    let counts = match &frozen.task {
        Task::Seating(seating) => [("pool", seating.pool.len()), ("rooms", seating.rooms.len())],
        Task::Lots(lots) => [("groups", lots.groups.len()), ("entries", setup.entries as usize)],
    };
    counts.into_iter().for_each(|(name, count)| body[name] = json!(count));
    body
}

/// Writes who stands behind each label.
pub(super) async fn enter(act: &mut Act<'_>, id: DrawId, pool: &pool::Pool) -> Result<(), StoreError> {
    for some in pool.entrants.chunks(ROWS_AT_ONCE) {
        let models: Vec<draw_pool::Model> = some
            .iter()
            .map(|(examiner, entrant)| draw_pool::Model {
                draw_id: id.to_string(),
                label: entrant.label.clone(),
                examiner_id: examiner.clone(),
                unit_label: entrant.unit.clone(),
                room: None,
                role: None,
                k: None,
            })
            .collect();
        models.iter().for_each(|model| act.seal(model));
        let models = models.into_iter().map(|model| draw_pool::ActiveModel::from(model).reset_all());
        draw_pool::Entity::insert_many(models).exec_without_returning(act.db()).await?;
    }
    Ok(())
}

/// The refusal with the part of the document that it concerns.
fn named(FixRefused { refusal, faults, .. }: FixRefused) -> Refusal {
    let field = |part: &Part| serde_json::to_value(part).ok()?.as_str().map(str::to_owned);
    match faults.first() {
        Some(FrozenFault::Empty { part }) => Refusal { field: field(part), ..Code::Missing.into() },
        Some(FrozenFault::TooLarge { part, most }) => {
            Refusal { field: field(part), ..Code::OutOfRange.into() }.with(1).with(most)
        }
        _ => refusal,
    }
}

/// Why the draw, with the register as it is now, has no complete seating; none where it has one, or draws lots.
///
/// # Errors
/// The permission to lead the draw, or the database.
pub async fn impossible_because(
    store: &Store,
    actor: &Actor,
    id: DrawId,
) -> Result<Option<Box<Certificate>>, StoreError> {
    let held = rows::load(store.read(), id).await?;
    may(actor, Action::LeadDraw, Target::Region(rows::region(&held.draw)?))?;
    let parameters = rows::parameters(store.read(), &held.draw).await?;
    let setup = rows::setup(&held.draw)?;
    if !setup.purpose.seats_examiners() {
        return Ok(None);
    }
    let plan = match setup.season {
        Some(season) => Some(seasons::look(store.read(), season).await?),
        None => None,
    };
    let pool = pool::look(store.read(), &setup, plan.as_ref()).await?;
    let Task::Seating(seating) = task(&setup, &parameters, plan.as_ref(), &pool)? else { return Ok(None) };
    let day = setup.day;
    let answer = tokio::task::spawn_blocking(move || feasible(&seating, day)).await;
    match answer.map_err(|error| StoreError::Interrupted(error.to_string()))? {
        Feasibility::Impossible(certificate) => Ok(certificate),
        _ => Ok(None),
    }
}
