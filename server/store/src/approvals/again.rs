//! Cases about a licence that another case gave: its change and its renewal, filed by whoever has the licence or taken at the
//! window, and what their grant does to it, in the same transaction.

use super::{
    acting::{body, door},
    filing::{Application, begin, takes},
    items, lost,
    reading::readers,
    rows::{Loaded, append, id_of, load, place, refused, region_of, row, state_of},
    subject, telling, unreadable,
};
use crate::{
    Store,
    act::Act,
    calendar,
    entity::{approval_case, case_origin},
    error::StoreError,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    approvals::{
        case::{Again, Event, Kind, Licence, Refused, State, What},
        item::Typed,
        record::{Details, Receipt},
    },
    calendar::{Calendar, day_in_shanghai},
    ids::CaseId,
    permissions::{Actor, Role},
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

/// What a case has to do with others, for whoever may read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kin {
    /// The case that gave the licence which this one is about, and its number.
    pub origin: Option<(CaseId, String)>,
    /// The cases about this one's licence, the earliest first.
    pub later: Vec<KinCase>,
    /// What the reader can apply for about its licence now.
    pub may: Vec<Again>,
    /// Until when a renewal is applied for in time, so that silence grants it.
    pub renew_by: Option<NaiveDate>,
}

/// A case about the licence of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KinCase {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// What was applied for.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
}

/// Applies for a change or a renewal of the licence that a case gave: its applicant, or the window for them.
///
/// # Errors
/// `not-found`, also for somebody else's case; what [`domain::approvals::case::Case::again`] refuses; `already-done` while
/// another application about the licence is undecided; `item-closed`; what the form's fields refuse.
pub async fn file_again(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    what: Again,
    typed: &Typed,
    now: DateTime<Utc>,
) -> Result<Receipt, StoreError> {
    let found = row(store.read(), id).await?;
    let (action, target) = door(actor, &found)?;
    let act = store.act(actor, action, target, now).await?;
    if actor.role != Role::Applicant {
        takes(act.db(), actor, region_of(&found)?).await?;
    }
    // Held, so that of two who apply at once one is the second.
    let held = act.load::<approval_case::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    if origin_of(act.db(), &held.id).await?.is_some() {
        return Err(Code::WrongState.into());
    }
    let loaded = load(store, act.db(), held).await?.at(now, &calendar::load(store).await?)?;
    let kind = loaded.case.again(what, day_in_shanghai(now)).map_err(refused)?;
    let later = later(act.db(), &loaded.row.id).await?;
    if later.iter().any(|row| state_of(row).is_ok_and(|state| state.is_undecided())) {
        return Err(Code::AlreadyDone.into());
    }
    let item = &loaded.item.code;
    let details: Details = store.keys().reveal(place(&loaded.row.id, "applicant"), &loaded.row.applicant)?;
    let account = loaded.case.filing().applicant.account;
    let region = region_of(&loaded.row)?;
    let origin = Some(loaded.row.id.as_str());
    begin(act, &Application { account, item, region, details: &details, typed, kind, origin }).await
}

/// Remembers which case gave the licence that another is about.
pub(super) async fn descend(act: &mut Act<'_>, case: &str, origin: &str) -> Result<(), StoreError> {
    let row = case_origin::Model { case_id: case.to_owned(), of_case: origin.to_owned() };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    Ok(())
}

/// A case that is to change, held. The case that gave the licence it is about is held before it, as where that licence is
/// acted on, so that two who act on both never wait for each other.
pub(super) async fn hold(act: &Act<'_>, id: CaseId) -> Result<approval_case::Model, StoreError> {
    if let Some(origin) = origin_of(act.db(), &id.to_string()).await? {
        act.load::<approval_case::Entity>(origin).await?;
    }
    act.load::<approval_case::Entity>(id.to_string()).await?.ok_or_else(|| Code::NotFound.into())
}

/// Enters what happened to a case and commits; where it granted a change or a renewal, what that does to the licence too;
/// where it took the licence away, how the cases about it end.
///
/// # Errors
/// What becomes of a licence that is not in force: nothing is then granted either, unless by silence, which cannot bring
/// back what was taken away.
pub(super) async fn enter(
    mut act: Act<'_>,
    kind: &str,
    loaded: &Loaded,
    events: &[Event],
    calendar: &Calendar,
) -> Result<(), StoreError> {
    let Some((mut origin, done)) = touched(&act, loaded, events).await? else {
        let ended = lost::ended(&act, loaded, events, calendar).await?;
        act.record(kind, subject(loaded.id()?), body(events)?).await?;
        lost::write(&mut act, ended, calendar).await?;
        return act.end().await;
    };
    act.record(kind, subject(loaded.id()?), body(events)?).await?;
    append(&mut act, &mut origin, done.clone(), calendar).await?;
    telling::happened(&act, &origin, &done, calendar).await?;
    act.commit("case.licence", subject(origin.id()?), body(&done)?).await?;
    Ok(())
}

/// The case whose licence these events of another touch, held, and what happens to it.
async fn touched(act: &Act<'_>, loaded: &Loaded, events: &[Event]) -> Result<Option<(Loaded, Vec<Event>)>, StoreError> {
    let decides = |event: &&Event| matches!(event.what, What::Decided { .. } | What::Deemed { .. });
    let Some(event) = events.iter().find(decides) else { return Ok(None) };
    let Some((doing, on)) = loaded.case.does_to_licence(&loaded.row.number) else { return Ok(None) };
    let Some(origin) = origin_of(act.db(), &loaded.row.id).await? else { return Ok(None) };
    let held = act.load::<approval_case::Entity>(origin).await?.ok_or_else(|| unreadable("origin", &loaded.row.id))?;
    let origin = load(act.store(), act.db(), held).await?;
    let licence = origin.case.licence().ok_or_else(|| unreadable("licence", &origin.row.id))?;
    match licence.after(&doing, on) {
        Ok(_) => {
            let done = Event { at: event.at, by: event.by.clone(), what: What::Licence(doing) };
            Ok(Some((origin, vec![done])))
        }
        Err(Refused::LicenceNotInForce(_)) if matches!(event.what, What::Deemed { .. }) => Ok(None),
        Err(why) => Err(refused(why)),
    }
}

/// The case that gave the licence which a case is about.
pub(super) async fn origin_of(db: &impl ConnectionTrait, case: &str) -> Result<Option<String>, StoreError> {
    Ok(case_origin::Entity::find_by_id(case).one(db).await?.map(|row| row.of_case))
}

/// The licence that a case is about: its own, or that of the case which gave it.
pub(super) async fn licence_of(
    store: &Store,
    db: &impl ConnectionTrait,
    loaded: &Loaded,
) -> Result<Option<Licence>, StoreError> {
    let own = loaded.case.licence().copied();
    let Some(origin) = origin_of(db, &loaded.row.id).await? else { return Ok(own) };
    let found = approval_case::Entity::find_by_id(origin).one(db).await?;
    let origin = load(store, db, found.ok_or_else(|| unreadable("origin", &loaded.row.id))?).await?;
    // Where nothing was granted, nothing is said of a licence.
    Ok(own.and(origin.case.licence().copied()))
}

/// The cases about the licence of another, the earliest first.
pub(super) async fn later(db: &impl ConnectionTrait, origin: &str) -> Result<Vec<approval_case::Model>, StoreError> {
    let ids = case_origin::Entity::find().filter(case_origin::Column::OfCase.eq(origin)).all(db).await?;
    let of_these = approval_case::Column::Id.is_in(ids.into_iter().map(|row| row.case_id));
    Ok(approval_case::Entity::find().filter(of_these).order_by_asc(approval_case::Column::Id).all(db).await?)
}

/// What a case has to do with others, for whoever may read it.
///
/// # Errors
/// `not-found`, also for a case that is not the asker's to read.
pub async fn kin(store: &Store, actor: &Actor, id: CaseId, now: DateTime<Utc>) -> Result<Kin, StoreError> {
    let found = row(store.read(), id).await?;
    readers(store, actor, &found).await?;
    if let Some(origin) = origin_of(store.read(), &found.id).await? {
        let of = row(store.read(), origin.parse().map_err(|error| unreadable("origin", error))?).await?;
        return Ok(Kin { origin: Some((id_of(&of)?, of.number)), ..Kin::default() });
    }
    let rows = later(store.read(), &found.id).await?;
    let told = |row: &approval_case::Model| {
        let kind = serde_json::from_str(&row.kind).map_err(|error| unreadable("kind", error))?;
        Ok(KinCase { case: id_of(row)?, number: row.number.clone(), kind, state: state_of(row)? })
    };
    let later: Vec<KinCase> = rows.iter().map(told).collect::<Result<_, StoreError>>()?;
    let files = match actor.role {
        Role::Applicant => door(actor, &found).is_ok(),
        _ => takes(store.read(), actor, region_of(&found)?).await.is_ok(),
    };
    let waits = later.iter().any(|later| later.state.is_undecided());
    let calendar = calendar::load(store).await?;
    let loaded = load(store, store.read(), found).await?.at(now, &calendar)?;
    let applied_for = items::catalogue(store).await?.in_force(&loaded.item.code).is_ok();
    let open = files && !waits && applied_for;
    let can = |what: &&Again| open && loaded.case.again(**what, day_in_shanghai(now)).is_ok();
    let may: Vec<Again> = Again::ALL.iter().filter(can).copied().collect();
    let renew_by = loaded.case.renew_by(&calendar).filter(|_| may.contains(&Again::Renewal));
    Ok(Kin { origin: None, later, may, renew_by })
}
