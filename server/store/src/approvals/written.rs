//! Written decisions: signed by the ledger's key for those whose case it is, and compared with the register for whoever has
//! one in their hands.

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
        case::Licence,
        record::Details,
        written::{FORMAT, Genuine, NotGenuine, SignedDecision, WrittenDecision, check},
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

/// What the register says of a decision that is genuine.
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
    let registered = match document(store, &loaded)? {
        Some(document) => {
            let statement = document.statement().map_err(|why| unreadable("decision", why))?;
            let same = statement == genuine.statement;
            Some(Registered { same, licence: licence_of(store, store.read(), &loaded).await? })
        }
        None => None,
    };
    Ok(Ok((genuine, registered)))
}

async fn signed(store: &Store, loaded: Loaded, now: DateTime<Utc>) -> Result<SignedDecision, StoreError> {
    let loaded = loaded.at(now, &calendar::load(store).await?)?;
    let document = document(store, &loaded)?.ok_or(Code::NotFound)?;
    document.signed(store.keys().signer()).map_err(|why| unreadable("decision", why))
}

/// The document of a decided case; the same at any time, so that its signature is too.
fn document(store: &Store, loaded: &Loaded) -> Result<Option<WrittenDecision>, StoreError> {
    let Some(outcome) = loaded.case.outcome() else { return Ok(None) };
    let details: Details = store.keys().reveal(place(&loaded.row.id, "applicant"), &loaded.row.applicant)?;
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
