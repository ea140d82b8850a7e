//! Written decisions and slips: signed by the ledger's key for those whose case it is, and compared with the register for
//! whoever has one in their hands.

use super::{
    again::licence_of,
    reading::readers,
    rows::{Loaded, load, place, region_of, row},
    tracking::of_receipt,
    unreadable,
};
use crate::{Store, calendar, entity::approval_case, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::{Licence, What},
        record::Details,
        written::{
            FORMAT, Genuine, Head, NotGenuine, SignedDecision, SignedSlip, Statement, WrittenDecision, WrittenSlip,
            check,
        },
    },
    ids::CaseId,
    permissions::{Action, Actor, Target, may},
    refusal::Code,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The signed decision of a case, for whoever may read the case: its applicant, the posts, supervisors.
///
/// # Errors
/// `not-found`, also for a case that is not the asker's to read or is not decided.
pub async fn written_decision(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    now: DateTime<Utc>,
) -> Result<SignedDecision, StoreError> {
    let row = row(store.read(), id).await?;
    readers(store, actor, &row).await?;
    signed(store, load(store, store.read(), row).await?, now).await
}

/// The signed decision of a case, for whoever has its receipt.
///
/// # Errors
/// What [`super::track`] refuses; `not-found` for a case that is not decided.
pub async fn tracked_decision(
    store: &Store,
    actor: &Actor,
    number: &str,
    code: &str,
    address: &str,
    now: DateTime<Utc>,
) -> Result<SignedDecision, StoreError> {
    let loaded = of_receipt(store, actor, number, code, address, now).await?;
    signed(store, loaded, now).await
}

/// A slip of a case by its place among the case's slips, counted from 1, for whoever may read the case.
///
/// # Errors
/// `not-found`, also for a case that is not the asker's to read or has no such slip.
pub async fn written_slip(
    store: &Store,
    actor: &Actor,
    (id, place): (CaseId, usize),
    now: DateTime<Utc>,
) -> Result<SignedSlip, StoreError> {
    let row = row(store.read(), id).await?;
    readers(store, actor, &row).await?;
    signed_slip(store, load(store, store.read(), row).await?, place, now).await
}

/// The same for whoever has its receipt: number, code, and the slip's place.
///
/// # Errors
/// What [`super::track`] refuses; `not-found` for a case that has no such slip.
pub async fn tracked_slip(
    store: &Store,
    actor: &Actor,
    (number, code, place): (&str, &str, usize),
    address: &str,
    now: DateTime<Utc>,
) -> Result<SignedSlip, StoreError> {
    let loaded = of_receipt(store, actor, number, code, address, now).await?;
    signed_slip(store, loaded, place, now).await
}

/// What the register says of a document that is genuine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Whether the register has this very decision.
    pub same: bool,
    /// Where the licence stands now, and until when it is valid; none where none was granted.
    pub licence: Option<Licence>,
}

/// Checks what somebody has in their hands, a code's text or a file, and asks the register about it; none where the register
/// has no such decided case.
///
/// # Errors
/// The permission to read what is public; the database.
pub async fn check_decision(
    store: &Store,
    actor: &Actor,
    text: &str,
    now: DateTime<Utc>,
) -> Result<Result<(Genuine, Option<Registered>), NotGenuine>, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let genuine = match check(text, store.keys().verifier()) {
        Ok(genuine) => genuine,
        Err(why) => return Ok(Err(why)),
    };
    let number = approval_case::Column::Number.eq(genuine.statement.number.as_str());
    let Some(row) = approval_case::Entity::find().filter(number).one(store.read()).await? else {
        return Ok(Ok((genuine, None)));
    };
    let loaded = load(store, store.read(), row).await?.at(now, &calendar::load(store).await?)?;
    let same = statements(store, &loaded)?.contains(&genuine.statement);
    // A number without a decision is no register of one; a slip is one as soon as the case has it.
    let registered = match same || loaded.case.outcome().is_some() {
        true => Some(Registered { same, licence: licence_of(store, store.read(), &loaded).await? }),
        false => None,
    };
    Ok(Ok((genuine, registered)))
}

async fn signed(store: &Store, loaded: Loaded, now: DateTime<Utc>) -> Result<SignedDecision, StoreError> {
    let loaded = loaded.at(now, &calendar::load(store).await?)?;
    let document = document(store, &loaded)?.ok_or(Code::NotFound)?;
    document.signed(store.keys().signer()).map_err(|why| unreadable("decision", why))
}

async fn signed_slip(
    store: &Store,
    loaded: Loaded,
    place: usize,
    now: DateTime<Utc>,
) -> Result<SignedSlip, StoreError> {
    let calendar = calendar::load(store).await?;
    let loaded = loaded.at(now, &calendar)?;
    let slip = slips(store, &loaded)?.into_iter().nth(place.checked_sub(1).ok_or(Code::NotFound)?);
    let slip = slip.ok_or(Code::NotFound)?;
    let decided_by = match slip.what {
        What::Accepted { .. } | What::Suspended(_) | What::Extended(_) if loaded.case.state().is_undecided() => {
            loaded.case.statutory_clock(&calendar).map_err(|why| unreadable("clock", why))?.map(|clock| clock.due)
        }
        _ => None,
    };
    slip.signed(store.keys().signer(), decided_by).map_err(|why| unreadable("slip", why))
}

/// Everything that was signed of a case: its slips, and its decision where there is one.
fn statements(store: &Store, loaded: &Loaded) -> Result<Vec<Statement>, StoreError> {
    let slips = slips(store, loaded)?.into_iter().map(|slip| slip.statement());
    let decision = document(store, loaded)?.map(|document| document.statement());
    slips.chain(decision).collect::<Result<_, _>>().map_err(|why| unreadable("written", why))
}

/// The slips of a case, in order.
fn slips(store: &Store, loaded: &Loaded) -> Result<Vec<WrittenSlip>, StoreError> {
    let details = details(store, loaded)?;
    let head = Head {
        case: loaded.id()?,
        number: &loaded.row.number,
        item: &loaded.item,
        region: region_of(&loaded.row)?,
        applicant: &details.name,
        received_on: loaded.case.filing().received_on(),
    };
    Ok(loaded.events.iter().filter_map(|event| WrittenSlip::of(head, event)).collect())
}

fn details(store: &Store, loaded: &Loaded) -> Result<Details, StoreError> {
    store.keys().reveal(place(&loaded.row.id, "applicant"), &loaded.row.applicant)
}

/// The document of a decided case; the same at any time, so that its signature is too.
fn document(store: &Store, loaded: &Loaded) -> Result<Option<WrittenDecision>, StoreError> {
    let Some(outcome) = loaded.case.outcome() else { return Ok(None) };
    let details = details(store, loaded)?;
    let item = &loaded.item;
    Ok(Some(WrittenDecision {
        format: FORMAT.to_owned(),
        case: loaded.id()?,
        number: loaded.row.number.clone(),
        item: item.code.clone(),
        item_version: item.version,
        item_name: item.name.clone(),
        agency: item.agency.clone(),
        region: region_of(&loaded.row)?,
        applicant: details.name,
        received_on: loaded.case.filing().received_on(),
        decided_at: outcome.at,
        decision: outcome.decision.clone(),
        fiction: outcome.fiction,
        basis: item.basis.clone(),
    }))
}
