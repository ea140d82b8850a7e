//! Objections to those proposed for hire (公示异议): raised by anybody under a real name while the notice runs, each decided
//! with reasons by somebody other than whoever published the notice.

use super::{
    lists::{of_kind, until},
    reasons::{self, filled},
    rows::{outcome, write},
    telling::tell,
    unreadable,
};
use crate::{
    Store,
    entity::{objection, objector, published_list, recruitment, standing},
    error::StoreError,
    limits::{self, Limit},
    messages,
    recruitment::{
        leads,
        rows::{lead, region, state},
        subject,
    },
    secret::Place,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{
    applications::Milestone,
    calendar::day_in_shanghai,
    ids::{AccountId, ObjectionId, RecruitmentId},
    messages::{Kind, LinkPath},
    permissions::{Action, Actor, Target, may},
    recruitment::RecruitmentState,
    refusal::{Code, Refusal},
    selection::{ListKind, Objection, ObjectionState, Outcome, OwnObjection, Told},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// Objections from one address.
const BY_ADDRESS: Limit = Limit { what: "objection.address", most: 20, window: TimeDelta::hours(1) };
/// Characters of the words, and of a decision's reasons.
const WORDS: usize = 2_000;
/// Characters of a name or a contact.
const SHORT: usize = 100;

/// What somebody objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// The ticket it is about, as the notice shows it; empty where it is about the whole.
    pub ticket: String,
    /// What is objected.
    pub words: String,
    /// Who objects; shown to those who decide, never public.
    pub name: String,
    /// Where that person is reached.
    pub contact: String,
}

/// Who objects, as it is kept encrypted.
#[derive(Serialize, Deserialize)]
struct Behind {
    name: String,
    contact: String,
}

/// Raises an objection. `address` is where it comes from, kept as a blind index only, to count.
///
/// # Errors
/// `missing`, `out-of-range` in the fields `words`, `name`, `contact`; `not-found` in the field `ticket` for whoever is
/// not on the notice; `not-yet-open` before the notice, `too-late` (facts: its last day) after it; `too-many-attempts`;
/// the permission to object.
pub async fn raise(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    raised: &Raised,
    address: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::RaiseObjection, Target::Anything)?;
    let words = filled("words", &raised.words, WORDS)?;
    let behind =
        Behind { name: filled("name", &raised.name, SHORT)?, contact: filled("contact", &raised.contact, SHORT)? };
    limits::hit(store, BY_ADDRESS, address, now).await?;
    let found = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    if !state(&found)?.is_public() {
        return Err(Code::NotFound.into());
    }
    let mut act = store.act(actor, Action::RaiseObjection, Target::Anything, now).await?;
    // Held, so that nothing is filed while this is being raised.
    let held = act.load::<recruitment::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    in_notice(&held, &of_kind(act.db(), id, ListKind::Publicity).await?, day_in_shanghai(now))?;
    let about = about(act.db(), id, raised.ticket.trim()).await?;
    let key = Uuid::now_v7().to_string();
    let behind = serde_json::to_vec(&behind).map_err(|error| unreadable("contact", error))?;
    let row = objection::Model {
        recruitment_id: id.to_string(),
        application_id: about,
        words: store.keys().encrypt(place(&key, "words"), words.as_bytes())?,
        contact: store.keys().encrypt(place(&key, "contact"), &behind)?,
        state: ObjectionState::Open.as_str().to_owned(),
        raised_at: now.into(),
        answer: None,
        decided_by: None,
        decided_at: None,
        id: key,
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    if let Some(account) = actor.account {
        let of = objector::Model { objection_id: row.id, recruitment_id: id.to_string(), account: account.to_string() };
        act.seal(&of.into_active_model().reset_all().insert(act.db()).await?);
    }
    let open = open_objections(act.db(), id).await?;
    act.commit("objection.raised", subject(id), json!({ "open": open })).await?;
    Ok(())
}

/// Decides an objection. Whoever it is about is out where it is upheld, and told why; whoever raised it from an account
/// is told that it is decided.
///
/// # Errors
/// `missing`, `out-of-range` in the field `reasons`; `second-person-needed` for whoever published the notice;
/// `already-done`; `wrong-state` once the result is filed; the permission to approve in the region.
pub async fn decide(
    store: &Store,
    actor: &Actor,
    objection: ObjectionId,
    upheld: bool,
    reasons: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::ApproveRecruitment, Target::Anything)?;
    let reasons = filled("reasons", reasons, WORDS)?;
    let found = objection::Entity::find_by_id(objection.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let id: RecruitmentId = found.recruitment_id.parse().map_err(|error| unreadable("recruitment", error))?;
    let (mut act, held) = lead(store, actor, Action::ApproveRecruitment, id, now).await?;
    if state(&held)? != RecruitmentState::Publicised {
        return Err(Code::WrongState.into());
    }
    if published_by(&of_kind(act.db(), id, ListKind::Publicity).await?, actor) {
        return Err(Code::SecondPersonNeeded.into());
    }
    let row = act.load::<objection::Entity>(objection.to_string()).await?.ok_or(Code::NotFound)?;
    if row.state != ObjectionState::Open.as_str() {
        return Err(Code::AlreadyDone.into());
    }
    if let Some(about) = row.application_id.as_deref().filter(|_| upheld) {
        let of = act.load::<standing::Entity>(about.to_owned()).await?.ok_or(Code::NotFound)?;
        if outcome(&of)? == Outcome::Proposed {
            let fate = Outcome::OutAt(Milestone::Publicity).as_str().to_owned();
            let struck = standing::Model { fate, ..of };
            tell(&act, [&struck], &Kind::StruckOut).await?;
            reasons::keep(&mut act, std::slice::from_ref(&struck.application_id), &reasons).await?;
            write(&mut act, vec![struck]).await?;
        }
    }
    let state = if upheld { ObjectionState::Upheld } else { ObjectionState::Dismissed };
    let row = objection::Model {
        state: state.as_str().to_owned(),
        answer: Some(store.keys().encrypt(place(&row.id, "answer"), reasons.as_bytes())?),
        decided_by: actor.account.map(|account| account.to_string()),
        decided_at: Some(now.into()),
        ..row
    };
    let row = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&row);
    if let Some(raised) = objector::Entity::find_by_id(row.id).one(act.db()).await? {
        let account: AccountId = raised.account.parse().map_err(|error| unreadable("account", error))?;
        let link = LinkPath::parse(&format!("/recruitment/{id}/objection"))?;
        messages::tell(&act, account, &Kind::ObjectionDecided, Some(&link)).await?;
    }
    let open = open_objections(act.db(), id).await?;
    act.commit("objection.decided", subject(id), json!({ "decision": state, "open": open })).await?;
    Ok(())
}

/// The objections of a recruitment, the latest first, for those who lead it.
///
/// # Errors
/// `not-found`; the permission to plan in the region.
pub async fn objections(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Vec<Objection>, StoreError> {
    let held = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let region = region(&held)?;
    if !leads(actor, region) {
        return Err(Code::NotFound.into());
    }
    let published = published_by(&of_kind(store.read(), id, ListKind::Publicity).await?, actor);
    let decides = may(actor, Action::ApproveRecruitment, Target::Region(region)).is_ok() && !published;
    let rows = objection::Entity::find()
        .filter(objection::Column::RecruitmentId.eq(id.to_string()))
        .order_by_desc(objection::Column::Id);
    let mut read = Vec::new();
    for row in rows.all(store.read()).await? {
        read.push(one(store, row, decides).await?);
    }
    Ok(read)
}

/// The objections that the asker raised from this account, the latest first, with what was decided and why.
///
/// # Errors
/// As [`told`].
pub async fn own_objections(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Vec<OwnObjection>, StoreError> {
    crate::recruitment::visible(store, actor, id).await?;
    let Some(account) = actor.account else { return Ok(Vec::new()) };
    let mine = objector::Entity::find()
        .filter(objector::Column::Account.eq(account.to_string()))
        .filter(objector::Column::RecruitmentId.eq(id.to_string()))
        .order_by_desc(objector::Column::ObjectionId);
    let mut read = Vec::new();
    for of in mine.all(store.read()).await? {
        let row = objection::Entity::find_by_id(of.objection_id.as_str()).one(store.read()).await?;
        let row = row.ok_or_else(|| unreadable("objection", &of.objection_id))?;
        let Objection { ticket, words, state, raised_at, answer, .. } = one(store, row, false).await?;
        read.push(OwnObjection { ticket, words, state, raised_at, answer });
    }
    Ok(read)
}

async fn one(store: &Store, row: objection::Model, decides: bool) -> Result<Objection, StoreError> {
    let keys = store.keys();
    let behind = keys.decrypt(place(&row.id, "contact"), &row.contact)?;
    let behind: Behind = serde_json::from_slice(&behind).map_err(|error| unreadable("contact", error))?;
    let state = ObjectionState::parse(&row.state).ok_or_else(|| unreadable("objection", &row.state))?;
    let answer = row.answer.as_deref().map(|text| keys.decrypt_text(place(&row.id, "answer"), text)).transpose()?;
    let ticket = match &row.application_id {
        Some(id) => standing::Entity::find_by_id(id.as_str()).one(store.read()).await?.map(|of| of.ticket),
        None => None,
    };
    Ok(Objection {
        id: row.id.parse().map_err(|error| unreadable("objection", error))?,
        ticket,
        words: keys.decrypt_text(place(&row.id, "words"), &row.words)?,
        name: behind.name,
        contact: behind.contact,
        state,
        raised_at: row.raised_at.utc(),
        answer,
        decides: decides && state == ObjectionState::Open,
    })
}

/// How many objections there are, for everybody.
///
/// # Errors
/// The permission to read what is public; the database.
pub async fn told(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Told, StoreError> {
    crate::recruitment::visible(store, actor, id).await?;
    Ok(Told {
        open: count(store.read(), id, ObjectionState::Open).await?,
        upheld: count(store.read(), id, ObjectionState::Upheld).await?,
        dismissed: count(store.read(), id, ObjectionState::Dismissed).await?,
    })
}

pub(super) async fn open_objections(db: &impl ConnectionTrait, id: RecruitmentId) -> Result<u64, StoreError> {
    count(db, id, ObjectionState::Open).await
}

async fn count(db: &impl ConnectionTrait, id: RecruitmentId, state: ObjectionState) -> Result<u64, StoreError> {
    let of = objection::Entity::find()
        .filter(objection::Column::RecruitmentId.eq(id.to_string()))
        .filter(objection::Column::State.eq(state.as_str()));
    Ok(of.count(db).await?)
}

/// The application behind a ticket on the notice; none for the whole.
async fn about(db: &impl ConnectionTrait, id: RecruitmentId, ticket: &str) -> Result<Option<String>, StoreError> {
    if ticket.is_empty() {
        return Ok(None);
    }
    let of = standing::Entity::find()
        .filter(standing::Column::RecruitmentId.eq(id.to_string()))
        .filter(standing::Column::Ticket.eq(ticket))
        .filter(standing::Column::Fate.eq(Outcome::Proposed.as_str()));
    let found = of.one(db).await?.ok_or_else(|| Refusal::of(Code::NotFound, "ticket"))?;
    Ok(Some(found.application_id))
}

/// Whether a notice runs today.
fn in_notice(held: &recruitment::Model, lists: &[published_list::Model], today: NaiveDate) -> Result<(), StoreError> {
    if state(held)? < RecruitmentState::Publicised {
        return Err(Code::NotYetOpen.into());
    }
    let ends = lists.iter().map(until).collect::<Result<Vec<_>, _>>()?;
    let last = ends.into_iter().flatten().max().ok_or(Code::NotYetOpen)?;
    if today > last { Err(Refusal::new(Code::TooLate).with(last).into()) } else { Ok(()) }
}

fn published_by(lists: &[published_list::Model], actor: &Actor) -> bool {
    let own = actor.account.map(|account| account.to_string());
    own.is_some() && lists.iter().any(|list| list.published_by == own)
}

fn place<'a>(id: &'a str, column: &'a str) -> Place<'a> {
    Place { table: "objections", column, row: id }
}
