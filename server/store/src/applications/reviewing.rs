//! Deciding on qualifications (资格审查): the first review with its reasons, the appeal by a second person, and many at
//! once where nothing speaks against them.

use super::{
    rows::{account_of, id_of, place, recruitment_id, reviewed, save, state},
    subject, unreadable,
};
use crate::{
    Store,
    act::Act,
    calendar,
    entity::{application, position, recruitment},
    error::StoreError,
    messages,
    recruitment::rows::{frozen_scheme, plan_of, region, state as recruitment_state},
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{ApplicationState, Case, Confirmation, Decision, Ruling},
    calendar::{Calendar, day_in_shanghai},
    ids::{AccountId, ApplicationId, RecruitmentId},
    messages::{Kind, LinkPath},
    permissions::{Action, Actor, Target, may},
    recruitment::{PositionState, RecruitmentState, Schedule, scheme::Periods},
    refusal::{Code, Refusal},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};

/// Applications that can be accepted at once, at most.
pub const AT_ONCE: usize = 200;

/// An application as a reviewer saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picked {
    /// The application.
    pub id: ApplicationId,
    /// Its version when it was seen: what is decided is what was read.
    pub version: i64,
}

/// Decides a first review or an appeal, and tells the applicant.
///
/// # Errors
/// What the rules of [`Case::rule`] refuse; `changed-meanwhile` where the application is no longer the one that was seen;
/// `position-cancelled` where its position is no more; `not-found`; the permission to review in the recruitment's
/// region.
pub async fn review(
    store: &Store,
    actor: &Actor,
    picked: Picked,
    decision: &Decision,
    now: DateTime<Utc>,
) -> Result<Ruling, StoreError> {
    let calendar = calendar::load(store).await?;
    let (mut act, held, recruitment) = reviewed(store, actor, picked.id, now).await?;
    if held.version != picked.version {
        return Err(Code::ChangedMeanwhile.into());
    }
    let rules = Rules::of(&act, &recruitment, &calendar).await?;
    let (ruling, by) = rules.rule(&held, decision, actor, now)?;
    let (subject, body) = decided(&mut act, held, ruling, decision, by).await?;
    act.commit(ruling.entry(), subject, body).await?;
    Ok(ruling)
}

/// Accepts many applications of one recruitment: all, or none. Each has its entry on the ledger, so that each applicant
/// finds the decision under their own application. Appeals are decided one by one. Returns how many.
///
/// # Errors
/// `missing` (field `picked`); `out-of-range` (field `picked`; facts: least, most); `picked-undecidable` (facts: how
/// many; field `picked-` and the first one's id) where any was decided, taken back or changed since it was seen, is an
/// appeal or for a position that is cancelled; `not-found` where any is of another recruitment; the permission to review
/// in the region.
pub async fn accept_picked(
    store: &Store,
    actor: &Actor,
    recruitment: RecruitmentId,
    picked: &[Picked],
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    may(actor, Action::ReviewApplications, Target::Anything)?;
    let picked: BTreeMap<String, i64> = picked.iter().map(|one| (one.id.to_string(), one.version)).collect();
    if picked.is_empty() {
        return Err(Refusal::of(Code::Missing, "picked").into());
    }
    if picked.len() > AT_ONCE {
        return Err(Refusal::of(Code::OutOfRange, "picked").with(1).with(AT_ONCE).into());
    }
    let calendar = calendar::load(store).await?;
    let found = recruitment::Entity::find_by_id(recruitment.to_string()).one(store.read()).await?;
    let found = found.ok_or(Code::NotFound)?;
    let mut act = store.act(actor, Action::ReviewApplications, Target::Region(region(&found)?), now).await?;
    // Held in one order before anything is written: two such decisions never wait for each other.
    let rows = application::Entity::find()
        .filter(application::Column::RecruitmentId.eq(found.id.as_str()))
        .filter(application::Column::Id.is_in(picked.keys().map(String::as_str)))
        .order_by_asc(application::Column::Id);
    let rows = act.locking(rows).all(act.db()).await?;
    if rows.len() != picked.len() {
        return Err(Code::NotFound.into());
    }
    let rules = Rules::of(&act, &found, &calendar).await?;
    let mut rulings = Vec::new();
    let mut undecidable = Vec::new();
    for row in rows {
        let as_seen = picked.get(&row.id) == Some(&row.version);
        let first = state(&row)? == ApplicationState::Submitted;
        match rules.rule(&row, &Decision::Accept, actor, now) {
            Ok(ruling) if as_seen && first => rulings.push((row, ruling)),
            Ok(_) | Err(StoreError::Refused(_)) => undecidable.push(row.id),
            Err(error) => return Err(error),
        }
    }
    if let Some(id) = undecidable.first() {
        let refusal = Refusal::of(Code::PickedUndecidable, &format!("picked-{id}"));
        return Err(refusal.with(undecidable.len()).into());
    }
    let count = rulings.len();
    for (row, (ruling, by)) in rulings {
        let (subject, body) = decided(&mut act, row, ruling, &Decision::Accept, by).await?;
        act.record(ruling.entry(), subject, body).await?;
    }
    act.end().await?;
    Ok(count)
}

/// What the rules read of a recruitment.
struct Rules<'a> {
    state: RecruitmentState,
    schedule: Schedule,
    periods: Periods,
    calendar: &'a Calendar,
    /// The codes of the positions that are cancelled: nobody is qualified for one.
    cancelled: HashSet<String>,
}

impl<'a> Rules<'a> {
    async fn of(act: &Act<'_>, row: &recruitment::Model, calendar: &'a Calendar) -> Result<Self, StoreError> {
        let scheme = frozen_scheme(row)?.ok_or_else(|| unreadable("scheme", "not frozen"))?;
        Ok(Self {
            state: recruitment_state(row)?,
            schedule: plan_of(row)?.schedule,
            periods: scheme.periods,
            calendar,
            cancelled: cancelled(act, &row.id).await?,
        })
    }

    fn rule(
        &self,
        row: &application::Model,
        decision: &Decision,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<(Ruling, AccountId), StoreError> {
        let by = actor.account.ok_or(Code::SignInRequired)?;
        if self.cancelled.contains(&row.position_code) {
            return Err(Code::PositionCancelled.into());
        }
        let first = row.reviewer.as_deref().map(str::parse).transpose();
        let case = Case {
            state: state(row)?,
            recruitment: self.state,
            first: first.map_err(|error| unreadable("reviewer", error))?,
            paid: row.paid_at.is_some(),
            schedule: &self.schedule,
            periods: &self.periods,
        };
        Ok((case.rule(decision, by, self.calendar, day_in_shanghai(now))?, by))
    }
}

/// The codes of a recruitment's positions that are cancelled.
async fn cancelled(act: &Act<'_>, recruitment: &str) -> Result<HashSet<String>, StoreError> {
    let codes: Vec<String> = position::Entity::find()
        .select_only()
        .column(position::Column::Code)
        .filter(position::Column::RecruitmentId.eq(recruitment))
        .filter(position::Column::State.eq(PositionState::Cancelled.as_str()))
        .into_tuple()
        .all(act.db())
        .await?;
    Ok(codes.into_iter().collect())
}

/// Writes a decision and tells the applicant; gives the entry's subject and public body.
async fn decided(
    act: &mut Act<'_>,
    row: application::Model,
    ruling: Ruling,
    decision: &Decision,
    by: AccountId,
) -> Result<(String, Value), StoreError> {
    let (id, account) = (id_of(&row)?, account_of(&row)?);
    let recruitment = recruitment_id(&row)?;
    let reasons = match decision {
        Decision::Refuse { reasons } => Some(act.store().keys().hide(place(&row.id, "reasons"), reasons)?),
        Decision::Accept => row.reasons.clone(),
    };
    let by = Some(by.to_string());
    let row = if ruling.of_appeal() {
        application::Model { second_reviewer: by, ..row }
    } else {
        // A decision about another position chosen since leaves nothing of the one before.
        application::Model { reviewer: by, second_reviewer: None, grounds: None, appeal_until: None, ..row }
    };
    let row = application::Model { reasons, reviewed_at: Some(act.now().into()), ..row };
    let (row, body) = match ruling {
        Ruling::Accepted(Confirmation::PayUntil(last)) | Ruling::Upheld(Confirmation::PayUntil(last)) => {
            let pay_until = Some(last.to_string());
            (application::Model { pay_until, ..row }, json!({ "recruitment": recruitment, "pay_until": last }))
        }
        Ruling::Accepted(Confirmation::CarriedOver) | Ruling::Upheld(Confirmation::CarriedOver) => {
            (row, json!({ "recruitment": recruitment, "paid": "before" }))
        }
        Ruling::Refused { appeal_until } => {
            let last = Some(appeal_until.to_string());
            let body = json!({ "recruitment": recruitment, "appeal_until": appeal_until });
            (application::Model { appeal_until: last, ..row }, body)
        }
        Ruling::Dismissed => (row, json!({ "recruitment": recruitment })),
    };
    save(act, row, ruling.state()?).await?;
    messages::tell(act, account, &told(ruling), Some(&LinkPath::parse(&format!("/applications/{id}"))?)).await?;
    Ok((subject(id), body))
}

/// What the applicant is told.
const fn told(ruling: Ruling) -> Kind {
    match ruling {
        Ruling::Accepted(Confirmation::PayUntil(pay_until)) => Kind::ApplicationAccepted { pay_until },
        Ruling::Upheld(Confirmation::PayUntil(pay_until)) => Kind::AppealUpheld { pay_until },
        Ruling::Accepted(Confirmation::CarriedOver) | Ruling::Upheld(Confirmation::CarriedOver) => {
            Kind::ApplicationConfirmed
        }
        Ruling::Refused { appeal_until } => Kind::ApplicationRefused { appeal_until },
        Ruling::Dismissed => Kind::AppealDismissed,
    }
}
