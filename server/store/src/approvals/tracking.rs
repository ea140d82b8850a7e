//! Where a case stands, for whoever has its receipt: number and code, without an account.

use super::{
    reading::shown,
    rows::{Loaded, load, place},
};
use crate::{
    Store,
    entity::approval_case,
    error::StoreError,
    limits::{self, Limit},
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    approvals::record::{CaseRecord, Reader},
    permissions::{Action, Actor, Target, may},
    refusal::Code,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Wrong codes for one number, from anywhere, and wrong answers to one address.
const BY_NUMBER: Limit = Limit { what: "case.number", most: 10, window: TimeDelta::hours(1) };
const BY_ADDRESS: Limit = Limit { what: "case.address", most: 30, window: TimeDelta::hours(1) };

/// The case of a receipt. `address` is where the question comes from, kept as a blind index only, to count.
///
/// # Errors
/// `no-such-receipt` where number and code do not belong together, whichever is wrong; `too-many-attempts` after wrong
/// ones.
pub async fn track(
    store: &Store,
    actor: &Actor,
    number: &str,
    code: &str,
    address: &str,
    now: DateTime<Utc>,
) -> Result<CaseRecord, StoreError> {
    let loaded = of_receipt(store, actor, number, code, address, now).await?;
    let record = shown(store, loaded, Reader::Outside, &[], now).await?;
    Ok(CaseRecord { code: None, form: Default::default(), ..record })
}

/// The case behind a receipt's number and code.
pub(crate) async fn of_receipt(
    store: &Store,
    actor: &Actor,
    number: &str,
    code: &str,
    address: &str,
    now: DateTime<Utc>,
) -> Result<Loaded, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let (number, code) = (number.trim(), spelled(code));
    let _turn = store.inner.turns.of(number).await;
    limits::check(store, BY_ADDRESS, address, now).await?;
    limits::check(store, BY_NUMBER, number, now).await?;
    let found =
        approval_case::Entity::find().filter(approval_case::Column::Number.eq(number)).one(store.read()).await?;
    let keys = store.keys();
    // Compared as keyed hashes, so that the time it takes says nothing.
    let hash = |text: &str| keys.blind_index("case.code", text.as_bytes());
    let right = match &found {
        Some(row) => hash(&keys.decrypt_text(place(&row.id, "code"), &row.code)?) == hash(&code),
        None => false,
    };
    let Some(row) = found.filter(|_| right) else {
        limits::hit(store, BY_ADDRESS, address, now).await?;
        limits::hit(store, BY_NUMBER, number, now).await?;
        return Err(Code::NoSuchReceipt.into());
    };
    load(store, store.read(), row).await
}

/// A code as it is kept, however somebody copied it.
fn spelled(code: &str) -> String {
    let letters = code.chars().filter(|it| it.is_ascii_alphanumeric()).map(|it| it.to_ascii_uppercase());
    letters
        .map(|it| {
            if it == 'O' {
                '0'
            } else if it == 'I' || it == 'L' {
                '1'
            } else {
                it
            }
        })
        .collect()
}
