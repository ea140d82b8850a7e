//! The admission ticket (准考证) as its owner prints it, and as anybody may check that it is genuine.

use super::{
    entrants::{Positions, label},
    papers::scheme,
    rechecking::until,
    rows::{seat_number, ticket},
    seating::drawn,
    status, unreadable,
};
use crate::{
    Store, accounts, applications, calendar,
    entity::{application, candidate, position, recheck, recruitment},
    error::StoreError,
    recruitment::rows::{plan_of, position_of},
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_shanghai,
    examination::{Entrant, OwnRecheck, OwnResult, OwnSeat, RecheckState, Ticket, entry},
    ids::{ApplicationId, RecruitmentId},
    permissions::{Action, Actor, Target, may},
    refusal::Code,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Bytes of the mark that makes a ticket genuine: 128 bits, more than anybody guesses.
const MARK: usize = 16;

/// What anybody learns of a genuine ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Genuine {
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// What the public calls it.
    pub title: String,
    /// The ticket.
    pub ticket: Ticket,
    /// The site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The seat.
    pub seat: u16,
}

/// One's own ticket.
///
/// # Errors
/// `not-found`, also for somebody else's application and before the seats are given; the permission to apply.
pub async fn own_seat(store: &Store, actor: &Actor, id: ApplicationId) -> Result<OwnSeat, StoreError> {
    let (own, row) = owned(store, actor, id).await?;
    let held = recruitment_of(store, &own).await?;
    let drawn = drawn(store.read(), &held).await?;
    let positions = Positions::of(store.read(), &held).await?;
    let (number, variant) = positions.get(&row.position_code)?;
    let entrant = Entrant { variant, position: number, label: label(store.keys(), &held.id, &own.id) };
    let room = drawn.rooms.iter().find(|it| (&it.site, &it.room) == (&row.site, &row.room));
    let scheme = scheme(&held)?;
    let papers = scheme.variants.get(variant).map(|it| it.papers.as_slice()).unwrap_or_default();
    let key = (held.id.clone(), row.position_code.clone());
    let post = position::Entity::find_by_id(key).one(store.read()).await?.ok_or(Code::NotFound)?;
    let post = position_of(&post)?;
    let account = own.account.parse().map_err(|error| unreadable("account", error))?;
    let person = accounts::applicant(store, account).await?.ok_or(Code::NotFound)?;
    let plan = plan_of(&held)?;
    Ok(OwnSeat {
        application: id,
        recruitment: held.id.parse().map_err(|error| unreadable("recruitment", error))?,
        title: plan.title,
        post: format!("{} {}", post.unit, post.title),
        name: person.name,
        identity: person.identity,
        photo: applications::photo(store.read(), &own.id).await?,
        ticket: ticket(&row)?,
        day: plan.schedule.written_on,
        papers: papers.iter().filter_map(|at| scheme.papers.get(*at).map(|it| it.name.clone())).collect(),
        address: room.map(|room| room.address.clone()).unwrap_or_default(),
        seat: seat_number(&row)?,
        draw: drawn.draw,
        entry: entry(&entrant),
        mark: mark(store, &row),
        position: row.position_code,
        site: row.site,
        room: row.room,
    })
}

/// One's own points, with the checks that were asked for.
///
/// # Errors
/// As [`own_seat`].
pub async fn own_result(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    now: DateTime<Utc>,
) -> Result<OwnResult, StoreError> {
    let (own, _) = owned(store, actor, id).await?;
    let held = recruitment_of(store, &own).await?;
    let recheck_until = until(store.read(), &held, &calendar::load(store).await?).await?;
    let asked = recheck::Entity::find().filter(recheck::Column::ApplicationId.eq(&own.id));
    let asked = asked.order_by_asc(recheck::Column::Id).all(store.read()).await?;
    let rechecks = asked.into_iter().map(|row| {
        let state = RecheckState::parse(&row.state).ok_or_else(|| unreadable("recheck", &row.state))?;
        Ok(OwnRecheck {
            paper: usize::try_from(row.paper).map_err(|error| unreadable("paper", error))?,
            state: state.told(),
            asked_at: row.asked_at.utc(),
            decided_at: row.decided_at.map(|at| at.utc()),
        })
    });
    Ok(OwnResult {
        application: id,
        status: status::of_candidate(store, &own.id, now).await?,
        rechecks: rechecks.collect::<Result<_, StoreError>>()?,
        recheck_until,
        recheck_over: recheck_until.is_some_and(|until| day_in_shanghai(now) > until),
    })
}

/// Whether a ticket with this mark was given by this installation, and for which seat.
///
/// # Errors
/// `not-found` for any other ticket or mark, never saying which.
pub async fn genuine(store: &Store, number: &str, given: &str) -> Result<Genuine, StoreError> {
    may(&Actor::citizen(), Action::ReadPublic, Target::Anything)?;
    let number = Ticket::parse(number).map_err(|_| Code::NotFound)?;
    let of_ticket = candidate::Entity::find().filter(candidate::Column::Ticket.eq(number.as_str()));
    let row = of_ticket.one(store.read()).await?.ok_or(Code::NotFound)?;
    if !same(&mark(store, &row), given.trim()) {
        return Err(Code::NotFound.into());
    }
    let held = recruitment::Entity::find_by_id(row.recruitment_id.as_str()).one(store.read()).await?;
    Ok(Genuine {
        recruitment: row.recruitment_id.parse().map_err(|error| unreadable("recruitment", error))?,
        title: plan_of(&held.ok_or(Code::NotFound)?)?.title,
        ticket: number,
        seat: seat_number(&row)?,
        site: row.site,
        room: row.room,
    })
}

/// What only this installation can write for a ticket and its seat.
fn mark(store: &Store, row: &candidate::Model) -> String {
    let seat = row.seat.to_be_bytes();
    let parts: [&[u8]; 5] =
        [row.recruitment_id.as_bytes(), row.ticket.as_bytes(), row.site.as_bytes(), row.room.as_bytes(), &seat];
    let mac = store.keys().mac("examination.ticket", &parts);
    hex::encode(mac.get(..MARK).unwrap_or_default())
}

/// Compares every character, so that the time tells nothing.
fn same(one: &str, other: &str) -> bool {
    let different = one.bytes().zip(other.bytes()).fold(0, |sum, (one, other)| sum | (one ^ other));
    one.len() == other.len() && !one.is_empty() && different == 0
}

/// The asker's own application with its candidate.
async fn owned(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
) -> Result<(application::Model, candidate::Model), StoreError> {
    let owner = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::Apply, Target::Account(owner))?;
    let own = application::Entity::find_by_id(id.to_string()).one(store.read()).await?;
    let own = own.filter(|own| own.account == owner.to_string()).ok_or(Code::NotFound)?;
    let row = candidate::Entity::find_by_id(own.id.as_str()).one(store.read()).await?.ok_or(Code::NotFound)?;
    Ok((own, row))
}

async fn recruitment_of(store: &Store, own: &application::Model) -> Result<recruitment::Model, StoreError> {
    let found = recruitment::Entity::find_by_id(own.recruitment_id.as_str()).one(store.read()).await?;
    found.ok_or_else(|| unreadable("recruitment", &own.recruitment_id))
}
