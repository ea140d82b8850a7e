//! The persons behind several applicants' accounts at once, for lists that the staff work through.

use super::{applicant::identity_of, read};
use crate::{
    Store,
    database::VALUES_AT_ONCE,
    entity::{account, applicant},
    error::StoreError,
};
use domain::identity::IdNumber;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

/// Who an applicant is, as the staff need it. The number is shown masked alone.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The name.
    pub name: String,
    /// The identity number.
    pub identity: IdNumber,
}

/// The persons behind these accounts, by account; whoever is no applicant is not in it. For queries that have asked the
/// permission table.
///
/// # Errors
/// The database; a row that cannot be read.
pub(crate) async fn people(
    store: &Store,
    accounts: impl IntoIterator<Item = &str>,
) -> Result<HashMap<String, Known>, StoreError> {
    let mut known = HashMap::new();
    let accounts: Vec<&str> = accounts.into_iter().collect();
    for some in accounts.chunks(VALUES_AT_ONCE) {
        let of_these = applicant::Entity::find().filter(applicant::Column::Account.is_in(some.iter().copied()));
        let mut identities = HashMap::new();
        for row in of_these.all(store.read()).await? {
            identities.insert(row.account.clone(), identity_of(store, &row)?);
        }
        let of_these = account::Entity::find().filter(account::Column::Id.is_in(some.iter().copied()));
        for row in of_these.all(store.read()).await? {
            let Some(identity) = identities.remove(&row.id) else { continue };
            let id = row.id.clone();
            known.insert(id, Known { name: read(store.keys(), row)?.name, identity });
        }
    }
    Ok(known)
}
