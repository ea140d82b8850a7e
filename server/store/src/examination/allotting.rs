//! Giving the drawn seats to the people behind the pseudonyms, each with a ticket.

use super::{
    ROWS_AT_ONCE,
    entrants::{Positions, label},
    seating::{ALLOTTED, Drawn, drawn},
    status::lookup,
    unreadable,
};
use crate::{
    Store, accounts,
    act::Act,
    entity::{candidate, recruitment},
    error::StoreError,
    messages::tell_all,
    recruitment::{
        rows::{lead, plan_of, save, state},
        subject,
    },
};
use chrono::{DateTime, Datelike, Utc};
use domain::{
    applications::ApplicationState,
    examination::{Entrant, Ticket, entry},
    ids::{AccountId, RecruitmentId},
    ledger::merkle::Hash,
    messages::{Kind, LinkPath},
    permissions::{Action, Actor},
    recruitment::RecruitmentStep,
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, Statement};
use serde_json::json;
use std::collections::HashMap;

/// Gives everybody the seat that was drawn, and a ticket.
///
/// # Errors
/// `not-drawn`; `wrong-state`, also the second time; `changed-meanwhile` where those who paid are not those who were
/// drawn; the permission to plan in its region.
pub async fn allot(store: &Store, actor: &Actor, id: RecruitmentId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let next = state(&held)?.after(RecruitmentStep::Allot)?;
    let drawn = drawn(act.db(), &held).await?;
    // No other examination may take the same serial.
    act.alone().await?;
    let serial = 1 + serials(act.db()).await?;
    let people = people(&act, &held).await?;
    if people.len() != drawn.seating.seats.len() {
        return Err(Code::ChangedMeanwhile.into());
    }
    let (rows, accounts) = candidates(&act, &held, &drawn, people, serial)?;
    for some in rows.chunks(ROWS_AT_ONCE) {
        some.iter().for_each(|row| act.seal(row));
        let new = some.iter().map(|row| row.clone().into_active_model().reset_all());
        candidate::Entity::insert_many(new).exec_without_returning(act.db()).await?;
    }
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), ..held }).await?;
    tell_all(&act, &accounts, &Kind::SeatGiven, Some(&LinkPath::parse("/applications")?)).await?;
    let body = json!({
        "draw": drawn.draw, "result_hash": drawn.result_hash, "candidates": rows.len(), "rooms": drawn.rooms.len(),
        "beside": drawn.seating.beside, "seats_sha256": Hash::of(&drawn.bytes()?),
    });
    act.commit(ALLOTTED, subject(id), body).await?;
    counted(store).await
}

/// PostgreSQL looks a status up by its index once it knows how many candidates there are; by itself it would count them
/// some minutes later, or never where that is turned off.
async fn counted(store: &Store) -> Result<(), StoreError> {
    if store.backend() == DbBackend::Postgres {
        store.read().execute_unprepared("ANALYZE candidates").await?;
    }
    Ok(())
}

/// A paid applicant behind a pseudonym.
struct Person {
    application: String,
    position: String,
    account: AccountId,
    identity: String,
}

/// Everybody who has paid, by the entry under which they were drawn.
async fn people(act: &Act<'_>, held: &recruitment::Model) -> Result<HashMap<String, Person>, StoreError> {
    let sql = "SELECT a.id AS id, a.position_code AS position, a.account AS account, p.identity AS identity \
               FROM applications a JOIN applicants p ON p.account = a.account \
               WHERE a.recruitment_id = $1 AND a.state = $2";
    let values = [held.id.clone().into(), ApplicationState::Paid.as_str().into()];
    let statement = Statement::from_sql_and_values(act.store().backend(), sql, values);
    let positions = Positions::of(act.db(), held).await?;
    let keys = act.store().keys();
    let mut people = HashMap::new();
    for row in act.db().query_all_raw(statement).await? {
        let text = |column: &str| row.try_get::<String>("", column);
        let (application, position, account) = (text("id")?, text("position")?, text("account")?);
        let identity = accounts::last_four(act.store(), &account, &text("identity")?)?;
        let (number, variant) = positions.get(&position)?;
        let label = label(keys, &held.id, &application);
        let drawn_as = entry(&Entrant { variant, position: number, label });
        let account = account.parse().map_err(|error| unreadable("account", error))?;
        people.insert(drawn_as, Person { application, position, account, identity });
    }
    Ok(people)
}

/// The rows of those who are seated, in the order of the seats, and their accounts.
fn candidates(
    act: &Act<'_>,
    held: &recruitment::Model,
    drawn: &Drawn,
    mut people: HashMap<String, Person>,
    serial: u32,
) -> Result<(Vec<candidate::Model>, Vec<AccountId>), StoreError> {
    let year = plan_of(held)?.schedule.written_on.year();
    let year = u32::try_from(year).map_err(|error| unreadable("year", error))?;
    let (mut rows, mut accounts) = (Vec::new(), Vec::new());
    for (taken, number) in drawn.seating.seats.iter().zip(1_u32..) {
        let person = people.remove(&taken.entry).ok_or(Code::ChangedMeanwhile)?;
        let ticket = Ticket::new(year, serial, number).ok_or_else(|| unreadable("ticket", number))?;
        let room = drawn.rooms.get(taken.room).ok_or_else(|| unreadable("room", taken.room))?;
        rows.push(candidate::Model {
            lookup: lookup(act.store().keys(), ticket.as_str(), &person.identity),
            application_id: person.application,
            recruitment_id: held.id.clone(),
            position_code: person.position,
            ticket: ticket.to_string(),
            site: room.site.clone(),
            room: room.room.clone(),
            seat: taken.seat.into(),
            papers: None,
            written: None,
        });
        accounts.push(person.account);
    }
    Ok((rows, accounts))
}

/// How many examinations have given tickets so far.
async fn serials(db: &impl ConnectionTrait) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) AS n FROM recruitments WHERE EXISTS \
               (SELECT 1 FROM candidates WHERE candidates.recruitment_id = recruitments.id)";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let count: i64 = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or_default();
    u32::try_from(count).map_err(|error| unreadable("serial", error))
}
