//! The roll of the candidates (考生名册): who sits where, by ticket and name, for those who call them up, note who came and
//! fill in their points.

use super::{
    papers::{sat, scheme},
    rows, seating, unreadable,
};
use crate::{
    Store,
    applications::persons,
    entity::{candidate, recruitment},
    error::StoreError,
    recruitment::{
        exported,
        rows::{region, state},
    },
    roster::MOST_ROWS,
};
use chrono::{DateTime, Utc};
use domain::{
    examination::Ticket,
    ids::RecruitmentId,
    permissions::{Action, Actor, Target, may},
    recruitment::{PeopleList, RecruitmentState, scheme::Paper},
    refusal::{Code, Refusal},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// Everybody who sits the papers, room by room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    /// The papers of the scheme.
    pub papers: Vec<Paper>,
    /// The candidates: rooms in the order in which they were filled, each by its seats.
    pub lines: Vec<RollLine>,
}

/// A candidate on the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollLine {
    /// The site.
    pub site: String,
    /// The room.
    pub room: String,
    /// The seat, from 1.
    pub seat: u16,
    /// The ticket.
    pub ticket: Ticket,
    /// The name.
    pub name: String,
    /// The identity number with all but five characters hidden.
    pub identity: String,
    /// The position's code.
    pub position: String,
    /// The papers that the candidate sits, each by its place in the scheme.
    pub sits: Vec<usize>,
}

/// The roll of a recruitment, or of one of its sites. It names people, so that it takes the permission to read
/// applications beside that to lead the examination, and leaves a trace on the ledger.
///
/// # Errors
/// `not-found`, also for a site that nobody sits at; `wrong-state` before the seats are given; `too-many-rows` (facts: the
/// limit) where one table of points could not hold them; the permissions to plan and to review in its region.
pub async fn roll(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    site: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Roll, StoreError> {
    let both = [Action::PlanRecruitment, Action::ReviewApplications];
    both.iter().try_for_each(|action| may(actor, *action, Target::Anything))?;
    let held = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let target = Target::Region(region(&held)?);
    both.iter().try_for_each(|action| may(actor, *action, target))?;
    if state(&held)? < RecruitmentState::Allotted {
        return Err(Code::WrongState.into());
    }
    let mut seated = seated(store, &held.id, site).await?;
    if seated.is_empty() {
        return Err(Code::NotFound.into());
    }
    let rooms = seating::drawn(store.read(), &held).await?.rooms;
    let filled = |row: &candidate::Model| rooms.iter().position(|it| (&it.site, &it.room) == (&row.site, &row.room));
    seated.sort_by_cached_key(|row| (filled(row), row.seat));
    let scheme = scheme(&held)?;
    let papers = sat(store.read(), &held.id, &scheme).await?;
    let applications: Vec<&str> = seated.iter().map(|row| row.application_id.as_str()).collect();
    let people = persons(store, &applications).await?;
    let line = |row: &candidate::Model| {
        let person = people.get(&row.application_id).ok_or_else(|| unreadable("applicant", &row.application_id))?;
        Ok(RollLine {
            site: row.site.clone(),
            room: row.room.clone(),
            seat: rows::seat_number(row)?,
            ticket: rows::ticket(row)?,
            name: person.name.clone(),
            identity: person.identity.masked(),
            position: row.position_code.clone(),
            sits: papers.get(&row.position_code).cloned().unwrap_or_default(),
        })
    };
    let lines: Vec<RollLine> = seated.iter().map(line).collect::<Result<_, StoreError>>()?;
    let list = PeopleList::Candidates { site: site.map(str::to_owned) };
    exported(store, actor, (id, &held), list, lines.len(), now).await?;
    Ok(Roll { papers: scheme.papers, lines })
}

async fn seated(store: &Store, id: &str, site: Option<&str>) -> Result<Vec<candidate::Model>, StoreError> {
    let mut found = candidate::Entity::find().filter(candidate::Column::RecruitmentId.eq(id));
    if let Some(site) = site {
        found = found.filter(candidate::Column::Site.eq(site));
    }
    let seated = found.limit(MOST_ROWS as u64 + 1).all(store.read()).await?;
    if seated.len() > MOST_ROWS { Err(Refusal::new(Code::TooManyRows).with(MOST_ROWS).into()) } else { Ok(seated) }
}
