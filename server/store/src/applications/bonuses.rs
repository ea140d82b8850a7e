//! Claims of points that the law adds (加分): kept with the form, decided by a second person, counted.

use super::{
    rows::{account_of, recruitment_of, reviewed, reviewers, state},
    subject, unreadable,
};
use crate::{
    Store,
    act::{Act, Sealed},
    calendar,
    database::VALUES_AT_ONCE,
    entity::{application, bonus_claim, recruitment},
    error::StoreError,
    messages,
    recruitment::{
        checked_reason,
        rows::{frozen_scheme, other_than, region, state as recruitment_state},
    },
    secret::Place,
    selection,
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{
        ApplicationState, AttachmentKind, BonusClaim, BonusState, Typed, claimed, may_decide_bonus, may_reverse_bonus,
    },
    ids::ApplicationId,
    messages::{Kind, LinkPath},
    permissions::{Action, Actor, Target, may},
    recruitment::{Points, scheme::Scheme},
    refusal::Code,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use serde_json::json;
use std::collections::HashMap;

/// Keeps what the form that is handed in claims, in the place of what an earlier one claimed.
///
/// # Errors
/// What [`claimed`] refuses.
pub(super) async fn keep(
    act: &mut Act<'_>,
    row: &application::Model,
    typed: &Typed,
    present: &[AttachmentKind],
) -> Result<(), StoreError> {
    let scheme = scheme(&recruitment_of(act.db(), row).await?)?;
    let bonus = claimed(&scheme, typed, present)?;
    let before = bonus_claim::Entity::find_by_id(row.id.as_str()).one(act.db()).await?;
    let Some(bonus) = bonus else {
        if before.is_some() {
            bonus_claim::Entity::delete_by_id(row.id.as_str()).exec(act.db()).await?;
            act.seal_removed(bonus_claim::Model::TABLE, row.id.as_str());
        }
        return Ok(());
    };
    let claim = bonus_claim::Model {
        application_id: row.id.clone(),
        recruitment_id: row.recruitment_id.clone(),
        bonus: bonus.key.clone(),
        points: bonus.points.hundredths().into(),
        state: BonusState::Claimed.as_str().to_owned(),
        claimed_at: act.now().into(),
        decided_by: None,
        decided_at: None,
        reason: None,
    };
    let model = claim.into_active_model().reset_all();
    let claim = match before {
        Some(_) => model.update(act.db()).await?,
        None => model.insert(act.db()).await?,
    };
    act.seal(&claim);
    Ok(())
}

/// Confirms a claim, or refuses it with a reason, and tells its owner. Whoever accepted the application is not the second
/// person.
///
/// # Errors
/// `not-found`, also where nothing is claimed; `second-person-needed`; what [`may_decide_bonus`] refuses; `missing`,
/// `out-of-range` in the field `reason`; the permission to review in the recruitment's region.
pub async fn decide_bonus(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    confirmed: bool,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, row, held) = reviewed(store, actor, id, now).await?;
    let claim = act.load::<bonus_claim::Entity>(row.id.clone()).await?.ok_or(Code::NotFound)?;
    let published = selection::bonus_notice(act.db(), &held).await?.is_some();
    may_decide_bonus(stands(&claim)?, state(&row)?, recruitment_state(&held)?, published)?;
    other_than(actor, accepted_by(&row))?;
    let (next, told) = match confirmed {
        true => (BonusState::Confirmed, Kind::BonusConfirmed),
        false => (BonusState::Refused, Kind::BonusRefused),
    };
    let reason = match confirmed {
        true => None,
        false => Some(store.keys().encrypt(place(&row.id), checked_reason(reason)?.as_bytes())?),
    };
    let decided = bonus_claim::Model {
        state: next.as_str().to_owned(),
        decided_by: actor.account.map(|account| account.to_string()),
        decided_at: Some(now.into()),
        reason,
        ..claim
    };
    let decided = decided.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&decided);
    let link = LinkPath::parse(&format!("/applications/{id}"))?;
    messages::tell(&act, account_of(&row)?, &told, Some(&link)).await?;
    let body = json!({ "recruitment": held.id, "confirmed": confirmed });
    act.commit("application.bonus-decided", subject(id), body).await?;
    Ok(())
}

/// Decides a decided claim the other way, with the reason (更正加分决定), and tells its owner. Where the list was published
/// it is published anew as it stands now, and its notice begins again.
///
/// # Errors
/// `not-found`, also where nothing is claimed; `second-person-needed` for whoever decided last; what
/// [`may_reverse_bonus`] refuses; `missing`, `out-of-range` in the field `reason`; the permission to review in the
/// recruitment's region.
pub async fn reverse_bonus(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    confirmed: bool,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let calendar = calendar::load(store).await?;
    let (mut act, row, held) = unreleased(store, actor, id, now).await?;
    let claim = act.load::<bonus_claim::Entity>(row.id.clone()).await?.ok_or(Code::NotFound)?;
    may_reverse_bonus(stands(&claim)?, confirmed, state(&row)?, recruitment_state(&held)?)?;
    other_than(actor, claim.decided_by.as_deref().unwrap_or_default())?;
    let (next, told) = match confirmed {
        true => (BonusState::Confirmed, Kind::BonusConfirmed),
        false => (BonusState::Refused, Kind::BonusRefused),
    };
    let decided = bonus_claim::Model {
        state: next.as_str().to_owned(),
        decided_by: actor.account.map(|account| account.to_string()),
        decided_at: Some(now.into()),
        reason: Some(store.keys().encrypt(place(&row.id), checked_reason(reason)?.as_bytes())?),
        ..claim
    };
    let decided = decided.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&decided);
    let link = LinkPath::parse(&format!("/applications/{id}"))?;
    messages::tell(&act, account_of(&row)?, &told, Some(&link)).await?;
    let paid = state(&row)? == ApplicationState::Paid;
    let listed = paid && selection::bonus_notice(act.db(), &held).await?.is_some();
    let body = json!({ "recruitment": held.id, "confirmed": confirmed });
    act.record("application.bonus-reversed", subject(id), body).await?;
    if listed {
        selection::republish_bonuses(&mut act, &held, &calendar).await?;
    }
    act.end().await
}

/// An act of those who review, with the recruitment held before the application: as whoever releases the points, and
/// nobody waits for one who waits for them.
async fn unreleased<'a>(
    store: &'a Store,
    actor: &Actor,
    id: ApplicationId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, application::Model, recruitment::Model), StoreError> {
    may(actor, Action::ReviewApplications, Target::Anything)?;
    let found = application::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let of = recruitment_of(store.read(), &found).await?;
    let act = store.act(actor, Action::ReviewApplications, Target::Region(region(&of)?), now).await?;
    let held = act.load::<recruitment::Entity>(of.id).await?.ok_or(Code::NotFound)?;
    let row = act.load::<application::Entity>(found.id).await?.ok_or(Code::NotFound)?;
    Ok((act, row, held))
}

/// The account that found the applicant qualified; empty before that.
fn accepted_by(row: &application::Model) -> &str {
    row.second_reviewer.as_deref().or(row.reviewer.as_deref()).unwrap_or_default()
}

/// What an application claims, as whoever asks reads it; none where it claims nothing.
pub(super) async fn claim(
    store: &Store,
    actor: &Actor,
    row: &application::Model,
    held: &recruitment::Model,
) -> Result<Option<BonusClaim>, StoreError> {
    let Some(found) = bonus_claim::Entity::find_by_id(row.id.as_str()).one(store.read()).await? else {
        return Ok(None);
    };
    let scheme = scheme(held)?;
    let bonus = scheme.bonus(&found.bonus).cloned().ok_or_else(|| unreadable("bonus", &found.bonus))?;
    let claim = stands(&found)?;
    let published = selection::bonus_notice(store.read(), held).await?.is_some();
    let open = may_decide_bonus(claim, state(row)?, recruitment_state(held)?, published).is_ok();
    let reviews = reviewers(store, actor, row).await?;
    let decides = open && reviews && other_than(actor, accepted_by(row)).is_ok();
    let other = claim != BonusState::Confirmed;
    let open = may_reverse_bonus(claim, other, state(row)?, recruitment_state(held)?).is_ok();
    let last = found.decided_by.as_deref().unwrap_or_default();
    let reverses = open && reviews && other_than(actor, last).is_ok();
    let reason = found.reason.as_deref().map(|text| store.keys().decrypt_text(place(&row.id), text)).transpose()?;
    Ok(Some(BonusClaim { bonus, state: claim, reason, decides, reverses }))
}

/// What is added to each candidate of a recruitment, by application: the claims that were confirmed.
pub(crate) async fn confirmed(
    db: &impl ConnectionTrait,
    recruitment: &str,
) -> Result<HashMap<String, (String, Points)>, StoreError> {
    let read = |row: bonus_claim::Model| {
        let points = u32::try_from(row.points).ok().and_then(Points::from_hundredths);
        let points = points.ok_or_else(|| unreadable("points", row.points))?;
        Ok((row.application_id, (row.bonus, points)))
    };
    of_state(db, recruitment, BonusState::Confirmed).await?.into_iter().map(read).collect()
}

/// How many of those who paid wait for the decision on their claim.
pub(crate) async fn open_claims(db: &impl ConnectionTrait, recruitment: &str) -> Result<u64, StoreError> {
    let waiting = of_state(db, recruitment, BonusState::Claimed).await?;
    let mut open = 0;
    for some in waiting.chunks(VALUES_AT_ONCE) {
        let paid = application::Entity::find()
            .filter(application::Column::Id.is_in(some.iter().map(|row| row.application_id.as_str())))
            .filter(application::Column::State.eq(ApplicationState::Paid.as_str()));
        open += paid.count(db).await?;
    }
    Ok(open)
}

async fn of_state(
    db: &impl ConnectionTrait,
    recruitment: &str,
    state: BonusState,
) -> Result<Vec<bonus_claim::Model>, StoreError> {
    let found = bonus_claim::Entity::find()
        .filter(bonus_claim::Column::RecruitmentId.eq(recruitment))
        .filter(bonus_claim::Column::State.eq(state.as_str()));
    Ok(found.all(db).await?)
}

fn stands(row: &bonus_claim::Model) -> Result<BonusState, StoreError> {
    BonusState::parse(&row.state).ok_or_else(|| unreadable("claim", &row.state))
}

fn scheme(held: &recruitment::Model) -> Result<Scheme, StoreError> {
    frozen_scheme(held)?.ok_or_else(|| unreadable("scheme", "not frozen"))
}

fn place(application: &str) -> Place<'_> {
    Place { table: "bonus_claims", column: "reason", row: application }
}
