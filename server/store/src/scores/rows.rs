//! Between a sitting's rows and the domain's turns: reading under a lock, building the turn again from what is kept.

use crate::{
    Store,
    act::Act,
    draws,
    entity::{draw_supervisor, score, score_absence, score_correction, score_signature, score_sitting, score_turn},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    draws::seating::document::Panel,
    examiners::PanelRole,
    ids::SittingId,
    permissions::{Action, Actor, Role, Target, may},
    refusal::{Code, Refusal},
    regions::ExamRegion,
    scores::{CorrectedBecause, Score, Seat, Signer, Turn},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// A column that cannot be read back.
pub(super) fn unreadable(what: &str, found: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("score {what}: {}", found.to_string()))
}

/// A stored count.
pub(super) fn small(value: i64) -> Result<u16, StoreError> {
    u16::try_from(value).map_err(|_| unreadable("count", value))
}

/// A stored score.
pub(super) fn score(hundredths: i64) -> Result<Score, StoreError> {
    Score::from_hundredths(small(hundredths)?).ok_or_else(|| unreadable("hundredths", hundredths))
}

/// A stored seat.
pub(super) fn seat(role: &str, k: i64) -> Result<Seat, StoreError> {
    Ok(Seat { role: PanelRole::parse(role).ok_or_else(|| unreadable("role", role))?, k: small(k)? })
}

/// The kind of a correction; none where it was asked for before kinds were kept.
pub(super) fn because(row: &score_correction::Model) -> Result<Option<CorrectedBecause>, StoreError> {
    let read = |text: &String| CorrectedBecause::parse(text).ok_or_else(|| unreadable("kind", text));
    row.because.as_ref().map(read).transpose()
}

/// Where the room is.
pub(super) fn place(sitting: &score_sitting::Model) -> Result<ExamRegion, StoreError> {
    ExamRegion::parse(&sitting.place).ok_or_else(|| unreadable("place", &sitting.place))
}

/// The seats of the room's panel.
pub(super) fn panel(sitting: &score_sitting::Model) -> Result<Panel, StoreError> {
    Ok(Panel { chief: small(sitting.chief)?, deputy: small(sitting.deputy)?, public: small(sitting.public)? })
}

/// A sitting to look at.
pub(super) async fn load<C: ConnectionTrait>(db: &C, id: SittingId) -> Result<score_sitting::Model, StoreError> {
    Ok(score_sitting::Entity::find_by_id(id.to_string()).one(db).await?.ok_or(Code::NotFound)?)
}

/// Holds an open sitting until the act ends: whatever happens in a room happens one after the other.
pub(super) async fn hold(act: &Act<'_>, id: SittingId) -> Result<score_sitting::Model, StoreError> {
    let sitting = act.load::<score_sitting::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    if sitting.closed_at.is_some() {
        return Err(Code::WrongState.into());
    }
    Ok(sitting)
}

/// Begins a step of the staff who keep the room's scores, and holds the sitting.
pub(super) async fn keep<'a>(
    store: &'a Store,
    actor: &Actor,
    id: SittingId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, score_sitting::Model), StoreError> {
    // The place of a sitting never changes.
    let place = place(&load(store.read(), id).await?)?;
    let act = store.act(actor, Action::KeepScores, Target::Region(place), now).await?;
    let sitting = hold(&act, id).await?;
    Ok((act, sitting))
}

/// Begins a step that somebody takes for themselves, and holds the sitting.
pub(super) async fn own<'a>(
    store: &'a Store,
    actor: &Actor,
    action: Action,
    id: SittingId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, score_sitting::Model), StoreError> {
    let own = actor.account.map_or(Target::Anything, Target::Account);
    let act = store.act(actor, action, own, now).await?;
    let sitting = hold(&act, id).await?;
    Ok((act, sitting))
}

/// The seat on which whoever acts sits in this room.
///
/// # Errors
/// `not-permitted` for everybody else.
pub(super) async fn own_seat(act: &Act<'_>, sitting: &score_sitting::Model) -> Result<Seat, StoreError> {
    let account = act.actor().account.ok_or(Code::SignInRequired)?;
    let seat = draws::seated(act.db(), &sitting.draw_id, &sitting.room, account).await?;
    Ok(seat.ok_or(Code::NotPermitted)?)
}

/// As whom the asker signs here: staff of the place as scorer, the room's chief, or a supervisor of the draw; none for
/// everybody else. The three have different roles, so they are three accounts.
pub(super) async fn signer<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    sitting: &score_sitting::Model,
) -> Result<Option<Signer>, StoreError> {
    let Some(account) = actor.account else { return Ok(None) };
    let keeps = may(actor, Action::KeepScores, Target::Region(place(sitting)?)).is_ok();
    let signs = may(actor, Action::SignScores, Target::Account(account)).is_ok();
    Ok(match actor.role {
        Role::Staff => keeps.then_some(Signer::Scorer),
        _ if !signs => None,
        Role::Supervisor => supervises(db, actor, sitting).await?.then_some(Signer::Supervisor),
        _ => {
            let seat = draws::seated(db, &sitting.draw_id, &sitting.room, account).await?;
            seat.filter(|seat| seat.role == PanelRole::Chief).map(|_| Signer::Chief)
        }
    })
}

/// Whether the asker is one of the supervisors of the draw that seated the panel.
async fn supervises<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    sitting: &score_sitting::Model,
) -> Result<bool, StoreError> {
    let Some(account) = actor.account else { return Ok(false) };
    let of_draw = draw_supervisor::Entity::find().filter(draw_supervisor::Column::DrawId.eq(&sitting.draw_id));
    let own = of_draw.filter(draw_supervisor::Column::AccountId.eq(account.to_string())).one(db).await?;
    Ok(actor.role == Role::Supervisor && own.is_some())
}

/// The account that acts, as text.
pub(super) fn account(act: &Act<'_>) -> Result<String, Refusal> {
    Ok(act.actor().account.ok_or(Code::SignInRequired)?.to_string())
}

/// What is kept of one number.
pub(super) struct Kept {
    pub row: score_turn::Model,
    pub scores: Vec<score::Model>,
    pub turn: Turn,
}

/// A number that was called, built again from what is kept of it.
///
/// # Errors
/// `not-found` for a number that was not called.
pub(super) async fn turn<C: ConnectionTrait>(
    db: &C,
    sitting: &score_sitting::Model,
    number: u16,
) -> Result<Kept, StoreError> {
    let key = (sitting.id.clone(), i64::from(number));
    let absent = score_absence::Entity::find_by_id(key.clone()).one(db).await?.is_some();
    let row = score_turn::Entity::find_by_id(key).one(db).await?.ok_or(Refusal::of(Code::NotFound, "number"))?;
    let scores = score::Entity::find()
        .filter(score::Column::SittingId.eq(&sitting.id))
        .filter(score::Column::Number.eq(row.number))
        .all(db)
        .await?;
    let mut turn = Turn::called(number, panel(sitting)?);
    for row in &scores {
        turn.enter(seat(&row.role, row.k)?, self::score(row.hundredths)?).map_err(|no| unreadable("row", no))?;
    }
    if absent {
        turn.note_absence().map_err(|no| unreadable("absence", no))?;
    }
    if let Some(mean) = row.mean {
        let again = turn.announce().map_err(|no| unreadable("mean", no))?;
        if again.value != self::score(mean)? {
            return Err(unreadable("mean", mean));
        }
        let signatures = score_signature::Entity::find()
            .filter(score_signature::Column::SittingId.eq(&sitting.id))
            .filter(score_signature::Column::Number.eq(row.number))
            .filter(score_signature::Column::Announcement.eq(row.announcements));
        for signature in signatures.all(db).await? {
            let signer = Signer::parse(&signature.signer).ok_or_else(|| unreadable("signer", &signature.signer))?;
            turn.sign(signer).map_err(|no| unreadable("signature", no))?;
        }
    }
    Ok(Kept { row, scores, turn })
}

/// The corrections of one number, oldest first.
pub(super) async fn corrections<C: ConnectionTrait>(
    db: &C,
    sitting: &score_sitting::Model,
    number: u16,
) -> Result<Vec<score_correction::Model>, StoreError> {
    use sea_orm::QueryOrder;
    let of_number = score_correction::Entity::find()
        .filter(score_correction::Column::SittingId.eq(&sitting.id))
        .filter(score_correction::Column::Number.eq(i64::from(number)));
    Ok(of_number.order_by_asc(score_correction::Column::Id).all(db).await?)
}

/// Refuses where a correction of the number waits for its counter-signature.
pub(super) async fn nothing_pending(
    act: &Act<'_>,
    sitting: &score_sitting::Model,
    number: u16,
) -> Result<(), StoreError> {
    let pending = corrections(act.db(), sitting, number).await?.iter().any(|row| row.state == PENDING);
    if pending { Err(Code::CorrectionPending.into()) } else { Ok(()) }
}

/// The state of a correction that waits.
pub(super) const PENDING: &str = "pending";
