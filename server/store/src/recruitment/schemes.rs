//! Versions of schemes: those the program brings, and those that were published since.

use super::unreadable;
use crate::{Store, entity::scheme, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    permissions::{Action, Actor, Target, may},
    recruitment::scheme::{Scheme, SchemeKey, built_in},
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use serde_json::json;

/// How the ledger names a scheme.
pub fn scheme_subject(key: &SchemeKey) -> String {
    format!("scheme:{key}")
}

/// Every version of every scheme, by key, the latest first.
///
/// # Errors
/// The permission to read what is public, or the database.
pub async fn schemes(store: &Store, actor: &Actor) -> Result<Vec<Scheme>, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    all(store.read()).await
}

/// One version of a scheme.
///
/// # Errors
/// `not-found`, the permission to read what is public, or the database.
pub async fn scheme(store: &Store, actor: &Actor, key: &SchemeKey, version: u32) -> Result<Scheme, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    find(store.read(), key, version).await
}

/// Reads a document as [`publish_scheme`] would and stores nothing, so that it can be tried first.
///
/// # Errors
/// As [`publish_scheme`].
pub async fn read_scheme(store: &Store, actor: &Actor, document: &str) -> Result<Scheme, StoreError> {
    may(actor, Action::KeepSchemes, Target::Region(ExamRegion::Provincial))?;
    let scheme = read(document)?;
    next(store.read(), &scheme).await?;
    Ok(scheme)
}

/// Publishes the next version of a scheme, or the first of a new one. What has begun keeps its version.
///
/// # Errors
/// What [`Scheme::check`] refuses, `malformed` for a document that cannot be read; `changed-meanwhile` where the version
/// is not the next; the permission to keep schemes, which only the province's own staff has.
pub async fn publish_scheme(
    store: &Store,
    actor: &Actor,
    document: &str,
    now: DateTime<Utc>,
) -> Result<Scheme, StoreError> {
    let mut act = store.act(actor, Action::KeepSchemes, Target::Region(ExamRegion::Provincial), now).await?;
    let scheme = read(document)?;
    act.alone().await?;
    next(act.db(), &scheme).await?;
    let row = scheme::Model {
        key: scheme.key.to_string(),
        version: scheme.version.into(),
        document: serde_json::to_string(&scheme).map_err(|error| unreadable("scheme", error))?,
        at: now.into(),
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    let body = json!({ "version": scheme.version, "scheme": scheme });
    act.commit("scheme.published", scheme_subject(&scheme.key), body).await?;
    Ok(scheme)
}

/// What a document says, with everything checked that it says alone.
fn read(document: &str) -> Result<Scheme, Refusal> {
    let read: Result<Scheme, _> = serde_json::from_str(document);
    let scheme = read.map_err(|error| Refusal::of(Code::Malformed, "document").with(error))?;
    scheme.check()?;
    Ok(scheme)
}

/// Refuses a version that is not the next of its scheme.
async fn next(db: &impl ConnectionTrait, scheme: &Scheme) -> Result<(), StoreError> {
    let latest = all(db).await?.into_iter().filter(|known| known.key == scheme.key).map(|known| known.version);
    let is_next = scheme.version == latest.max().unwrap_or(0) + 1;
    if is_next { Ok(()) } else { Err(Refusal::of(Code::ChangedMeanwhile, "version").into()) }
}

/// One version, within a change or without.
pub(super) async fn find(db: &impl ConnectionTrait, key: &SchemeKey, version: u32) -> Result<Scheme, StoreError> {
    let known = all(db).await?.into_iter().find(|scheme| scheme.key == *key && scheme.version == version);
    known.ok_or_else(|| Refusal::of(Code::NotFound, "scheme").into())
}

async fn all(db: &impl ConnectionTrait) -> Result<Vec<Scheme>, StoreError> {
    let mut schemes: Vec<Scheme> = Vec::new();
    for row in scheme::Entity::find().all(db).await? {
        schemes.push(serde_json::from_str(&row.document).map_err(|error| unreadable("scheme", error))?);
    }
    // What was published here before the program brought a version of that number stays what it is.
    for scheme in built_in() {
        if !schemes.iter().any(|known| (&known.key, known.version) == (&scheme.key, scheme.version)) {
            schemes.push(scheme);
        }
    }
    schemes.sort_by(|one, other| one.key.cmp(&other.key).then(other.version.cmp(&one.version)));
    Ok(schemes)
}
