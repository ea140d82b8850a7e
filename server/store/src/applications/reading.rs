//! What the owners of applications read of them, and what a position's page offers to whoever wants to apply.

use super::{
    attaching::attachments,
    bonuses, happened,
    paying::{order, payments},
    refunding::own_refunds,
    rows::{day, id_of, owner, place, recruitment_of, slot_of, state},
    saving::{form, identity, typed},
    unreadable,
};
use crate::{
    Store, accounts,
    entity::{application, position, recruitment},
    error::StoreError,
    recruitment::{
        line as recruitment_line,
        rows::{frozen_scheme, plan_of, position_line, position_of, position_state, state as recruitment_state},
    },
    selection,
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{
        ApplicationState, AtChecks, Because, Door, Fate, Filling, Happened, OwnApplication, OwnLine, Situation,
        Timeline, attached_enough, claimed, may_begin, may_reapply, may_turn, owner_steps,
    },
    calendar::day_in_shanghai,
    ids::{ApplicationId, RecruitmentId},
    permissions::{Action, Actor, Target, may},
    recruitment::{
        PositionState,
        position::{PositionCode, precheck},
    },
    refusal::{Code, Refusal},
    selection::Standing,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// One's own applications, the latest first.
///
/// # Errors
/// The permission to apply.
pub async fn own_applications(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<OwnLine>, StoreError> {
    let mine = application::Entity::find()
        .filter(application::Column::Account.eq(owner(actor)?.to_string()))
        .order_by_desc(application::Column::Id);
    let mut lines = Vec::new();
    for row in mine.all(store.read()).await? {
        lines.push(Held::of(store, row).await?.line(&[], now)?);
    }
    Ok(lines)
}

/// One's own application with everything its page shows.
///
/// # Errors
/// `not-found`, also for somebody else's; the permission to apply.
pub async fn own_application(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    now: DateTime<Utc>,
) -> Result<OwnApplication, StoreError> {
    let held = Held::own(store, actor, id).await?;
    let Held { row, recruitment, position, .. } = &held;
    let line = held.line(&happened::of_application(store.read(), row).await?, now)?;
    let schedule = plan_of(recruitment)?.schedule;
    let appeal_until = day("appeal_until", row.appeal_until.as_deref())?;
    let steps = owner_steps(line.state, recruitment_state(recruitment)?, &schedule, appeal_until, day_in_shanghai(now));
    let because = line.timeline.ending.and_then(|ending| Because::of(ending, held.standing.as_ref()));
    let payments = payments(store.read(), &row.id).await?;
    let reasons =
        row.reasons.as_deref().map(|text| store.keys().reveal(place(&row.id, "reasons"), text)).transpose()?;
    let grounds =
        row.grounds.as_deref().map(|text| store.keys().reveal(place(&row.id, "grounds"), text)).transpose()?;
    Ok(OwnApplication {
        begun_at: row.begun_at.utc(),
        submitted_at: row.submitted_at.map(|at| at.utc()),
        form: form(store, row)?,
        reviewed_at: row.reviewed_at.map(|at| at.utc()),
        reasons: reasons.unwrap_or_default(),
        appeal_until,
        grounds,
        order: order(row, recruitment, position, &payments)?,
        refunds: own_refunds(store.read(), (row, recruitment, position), &payments, now).await?,
        payments,
        interview: match &held.standing {
            Some(standing) => selection::interview_of(store.read(), recruitment, &row.position_code, standing).await?,
            None => None,
        },
        gives_up: match &held.standing {
            Some(standing) => selection::may_give_up(store.read(), recruitment, standing).await?,
            None => false,
        },
        bonus: bonuses::claim(store, actor, row, recruitment).await?,
        declines: match &held.standing {
            Some(standing) => selection::declines(recruitment, standing)?,
            None => false,
        },
        standing: held.standing.clone(),
        decided_because: match because {
            Some(because) => selection::reason(store, id, because).await?,
            None => None,
        },
        attachments: attachments(store, store.read(), &row.id).await?,
        steps: if line.timeline.ending.is_some() { Vec::new() } else { steps },
        line,
    })
}

/// The form of one's own application that is being filled in, with what keeps it from being handed in and each condition
/// of the position beside what it says. It explains; a human decides.
///
/// # Errors
/// `not-found`, also for somebody else's; the permission to apply.
pub async fn filling(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    now: DateTime<Utc>,
) -> Result<Filling, StoreError> {
    let held = Held::own(store, actor, id).await?;
    let (typed, saved_at) = typed(store, store.read(), &held.row).await?;
    let attachments = attachments(store, store.read(), &held.row.id).await?;
    let kinds: Vec<_> = attachments.iter().map(|attachment| attachment.kind).collect();
    let (mut problems, checks) = match typed.check(identity(store, store.read(), &held.row).await?) {
        Ok(profile) => {
            let on = plan_of(&held.recruitment)?.schedule.ages_on();
            (Vec::new(), precheck(&position_of(&held.position)?, &profile, on))
        }
        Err(problems) => (problems, Vec::new()),
    };
    problems.extend(attached_enough(&kinds).err());
    let scheme = frozen_scheme(&held.recruitment)?.ok_or_else(|| unreadable("scheme", "not frozen"))?;
    problems.extend(claimed(&scheme, &typed, &kinds).err());
    let (line, bonuses) = (held.line(&[], now)?, scheme.bonuses);
    Ok(Filling { line, typed, saved_at, bonuses, problems, checks, attachments })
}

/// What a position's page offers to whoever looks at it.
///
/// # Errors
/// `not-found` for a recruitment or position that is not public.
pub async fn door(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    code: &PositionCode,
    now: DateTime<Utc>,
) -> Result<Door, StoreError> {
    let found = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let key = (id.to_string(), code.to_string());
    let position = position::Entity::find_by_id(key).one(store.read()).await?.ok_or(Code::NotFound)?;
    let (stands, schedule, today) = (recruitment_state(&found)?, plan_of(&found)?.schedule, day_in_shanghai(now));
    let Some(account) = actor.account else {
        return Ok(match may_begin(&[], stands, &schedule, today) {
            Ok(()) if position_state(&position)? == PositionState::Open => Door::SignIn,
            Ok(()) => closed(Code::WrongState.into(), None),
            Err(why) => closed(why, None),
        });
    };
    if may(actor, Action::Apply, Target::Account(account)).is_err() {
        return Ok(Door::NotForYou);
    }
    let Some(identity) = accounts::identity_index(store.read(), account).await? else { return Ok(Door::NotForYou) };
    let Some(own) = holding(store, &identity, id).await? else {
        return Ok(match may_begin(&[], stands, &schedule, today) {
            Ok(()) if position_state(&position)? == PositionState::Open => Door::Begin(id),
            Ok(()) => closed(Code::WrongState.into(), None),
            Err(why) => closed(why, None),
        });
    };
    let held = id_of(&own)?;
    let before = state(&own)?;
    if own.account != account.to_string() {
        return Ok(closed(Code::OnePosition.into(), None));
    }
    if own.position_code == code.as_str() {
        return Ok(Door::Own(held));
    }
    let open = position_state(&position)? == PositionState::Open;
    Ok(if open && may_turn(before, stands, &schedule, today).is_ok() {
        Door::Turn(held)
    } else if open && may_reapply(before, stands, &schedule, today).is_ok() {
        Door::Reapply(held)
    } else {
        closed(Code::OnePosition.into(), Some(held))
    })
}

fn closed(why: Refusal, held: Option<ApplicationId>) -> Door {
    Door::Closed { why, held }
}

/// The application that holds a person's one place in a recruitment.
async fn holding(store: &Store, identity: &str, id: RecruitmentId) -> Result<Option<application::Model>, StoreError> {
    let taken = application::Entity::find().filter(application::Column::Slot.eq(slot_of(&id.to_string(), identity)));
    Ok(taken.one(store.read()).await?)
}

/// An application with what it is for.
struct Held {
    row: application::Model,
    recruitment: recruitment::Model,
    position: position::Model,
    standing: Option<Standing>,
}

impl Held {
    async fn own(store: &Store, actor: &Actor, id: ApplicationId) -> Result<Self, StoreError> {
        let owner = owner(actor)?.to_string();
        let row = application::Entity::find_by_id(id.to_string()).one(store.read()).await?;
        Self::of(store, row.filter(|row| row.account == owner).ok_or(Code::NotFound)?).await
    }

    async fn of(store: &Store, row: application::Model) -> Result<Self, StoreError> {
        let recruitment = recruitment_of(store.read(), &row).await?;
        let key = (row.recruitment_id.clone(), row.position_code.clone());
        let position = position::Entity::find_by_id(key).one(store.read()).await?;
        let position = position.ok_or_else(|| unreadable("position", &row.position_code))?;
        // Only whoever paid is ever a candidate.
        let standing = match state(&row)? {
            ApplicationState::Paid => selection::standing(store, id_of(&row)?).await?,
            _ => None,
        };
        Ok(Self { row, recruitment, position, standing })
    }

    /// The head of it, with what happened where a page shows that.
    fn line(&self, happened: &[Happened], now: DateTime<Utc>) -> Result<OwnLine, StoreError> {
        let Self { row, recruitment, position, standing } = self;
        let application: ApplicationState = state(row)?;
        let schedule = plan_of(recruitment)?.schedule;
        let timeline = Timeline::of(&Situation {
            application,
            recruitment: recruitment_state(recruitment)?,
            fate: standing.as_ref().map_or(Fate::Open, |standing| standing.fate_under(&schedule)),
            checks: standing.as_ref().map_or(AtChecks::Over, AtChecks::of),
            schedule: &schedule,
            appeal_until: day("appeal_until", row.appeal_until.as_deref())?,
            pay_until: day("pay_until", row.pay_until.as_deref())?,
            happened,
            today: day_in_shanghai(now),
        });
        Ok(OwnLine {
            id: id_of(row)?,
            recruitment: recruitment_line(recruitment, now)?,
            position: position_line(position.clone())?,
            state: application,
            timeline,
        })
    }
}
