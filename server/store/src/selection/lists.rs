//! Lists as they are published: written once, in the canonical form whose fingerprint stands on the ledger, read for ever.

use super::unreadable;
use crate::{
    Store,
    act::Act,
    entity::{ledger_entry, published_list, recruitment},
    error::StoreError,
    instant::Instant,
    recruitment::visible,
};
use chrono::{NaiveDate, TimeDelta};
use domain::{
    ids::{ListId, RecruitmentId},
    ledger::{canonical, merkle::Hash},
    permissions::{Action, Actor, Target, may},
    refusal::Code,
    selection::{List, ListKind, ListLine, PublishedList},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A list that a step has written; [`Published::told`] belongs into the body of the step's entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The list.
    pub id: ListId,
    /// Which it is.
    pub kind: ListKind,
    /// SHA-256 of its canonical JSON, hexadecimal.
    pub sha256: String,
    /// The last day of its notice.
    pub until: Option<NaiveDate>,
}

impl Published {
    /// What the ledger's entry of the step says of it: the kind, the list, its fingerprint, the last day of its notice.
    pub fn told(&self) -> Value {
        json!({ "kind": self.kind, "list": self.id, "sha256": self.sha256, "until": self.until })
    }
}

/// Writes a list in a step's act. The step's own entry must carry [`Published::told`], for that is what binds the
/// published bytes.
///
/// # Errors
/// The database.
pub async fn publish(
    act: &mut Act<'_>,
    recruitment: RecruitmentId,
    list: &List,
    until: Option<NaiveDate>,
) -> Result<Published, StoreError> {
    let value = serde_json::to_value(list).map_err(|error| unreadable("list", error))?;
    let bytes = canonical::to_bytes(&value).map_err(|error| unreadable("list", error))?;
    let sha256 = Hash::of(&bytes).to_string();
    let id = ListId(Uuid::now_v7());
    let row = published_list::Model {
        id: id.to_string(),
        recruitment_id: recruitment.to_string(),
        kind: list.kind().as_str().to_owned(),
        document: String::from_utf8(bytes).map_err(|error| unreadable("list", error))?,
        sha256: sha256.clone(),
        published_at: act.now().into(),
        published_by: act.actor().account.map(|account| account.to_string()),
        until: until.map(|day| day.to_string()),
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    Ok(Published { id, kind: list.kind(), sha256, until })
}

/// Every list of a recruitment, the latest first.
///
/// # Errors
/// `not-found`, also for a recruitment that the asker may not see.
pub async fn lists(store: &Store, actor: &Actor, recruitment: RecruitmentId) -> Result<Vec<ListLine>, StoreError> {
    visible(store, actor, recruitment).await?;
    let of_recruitment = published_list::Column::RecruitmentId.eq(recruitment.to_string());
    let rows = published_list::Entity::find().filter(of_recruitment).order_by_desc(published_list::Column::Id);
    let notice = notice_ends(store.read(), recruitment).await?;
    rows.all(store.read()).await?.iter().map(|row| line(row, notice)).collect()
}

/// One list of a recruitment.
///
/// # Errors
/// `not-found`, also for another recruitment's list.
pub async fn list(
    store: &Store,
    actor: &Actor,
    recruitment: RecruitmentId,
    id: ListId,
) -> Result<PublishedList, StoreError> {
    let (row, of) = found(store, actor, recruitment, id).await?;
    let line = line(&row, notice_ends(store.read(), recruitment).await?)?;
    let list = read(&row)?;
    let declined = declined_of(store.read(), recruitment, &list).await?;
    Ok(PublishedList { recruitment, title: of.title, line, list, declined })
}

/// The tickets on a public notice whose places were given up since it was published, and not restored.
async fn declined_of(
    db: &impl ConnectionTrait,
    recruitment: RecruitmentId,
    list: &List,
) -> Result<Vec<String>, StoreError> {
    let List::Publicity { positions, .. } = list else { return Ok(Vec::new()) };
    let named: BTreeSet<&str> = positions.iter().flat_map(|of| &of.people).map(|it| it.ticket.as_str()).collect();
    let kinds = [ListKind::Declined, ListKind::Restored].map(ListKind::as_str);
    let rows = published_list::Entity::find()
        .filter(published_list::Column::RecruitmentId.eq(recruitment.to_string()))
        .filter(published_list::Column::Kind.is_in(kinds))
        .order_by_asc(published_list::Column::Id);
    let mut found = BTreeSet::new();
    for row in rows.all(db).await? {
        match read(&row)? {
            List::Declined { positions } => found.extend(positions.into_iter().flat_map(|of| of.tickets)),
            List::Restored { positions } => {
                let again: BTreeSet<String> = positions.into_iter().flat_map(|of| of.tickets).collect();
                found.retain(|ticket| !again.contains(ticket));
            }
            _ => {}
        }
    }
    found.retain(|ticket| named.contains(ticket.as_str()));
    Ok(found.into_iter().collect())
}

/// The bytes of a list, whose SHA-256 stands on the ledger.
///
/// # Errors
/// As [`list`].
pub async fn document(
    store: &Store,
    actor: &Actor,
    recruitment: RecruitmentId,
    id: ListId,
) -> Result<(ListLine, String), StoreError> {
    let (row, _) = found(store, actor, recruitment, id).await?;
    Ok((line(&row, notice_ends(store.read(), recruitment).await?)?, row.document))
}

/// The ledger's entry that a list was published with; none where there is none.
///
/// # Errors
/// The database.
pub async fn entry_of(store: &Store, recruitment: RecruitmentId, line: &ListLine) -> Result<Option<u64>, StoreError> {
    /// Entries of one moment that are looked through.
    const MOST: u64 = 200;
    // An entry's moment has whole milliseconds, a row's microseconds.
    let (first, last) =
        (line.published_at - TimeDelta::milliseconds(1), line.published_at + TimeDelta::milliseconds(1));
    let query = ledger_entry::Entity::find()
        .filter(ledger_entry::Column::Subject.eq(crate::recruitment::subject(recruitment)))
        .filter(ledger_entry::Column::At.between(Instant::from(first), Instant::from(last)))
        .limit(MOST);
    let names =
        |entry: &ledger_entry::Model| String::from_utf8_lossy(&entry.bytes).contains(&format!("\"{}\"", line.sha256));
    Ok(query.all(store.read()).await?.iter().find(|entry| names(entry)).map(|entry| entry.index as u64))
}

async fn found(
    store: &Store,
    actor: &Actor,
    recruitment: RecruitmentId,
    id: ListId,
) -> Result<(published_list::Model, recruitment::Model), StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let of = visible(store, actor, recruitment).await?;
    let row = published_list::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    if row.recruitment_id == recruitment.to_string() { Ok((row, of)) } else { Err(Code::NotFound.into()) }
}

/// The lists of one kind, the latest first, inside an act or outside.
pub(super) async fn of_kind(
    db: &impl ConnectionTrait,
    recruitment: RecruitmentId,
    kind: ListKind,
) -> Result<Vec<published_list::Model>, StoreError> {
    let rows = published_list::Entity::find()
        .filter(published_list::Column::RecruitmentId.eq(recruitment.to_string()))
        .filter(published_list::Column::Kind.eq(kind.as_str()))
        .order_by_desc(published_list::Column::Id);
    Ok(rows.all(db).await?)
}

pub(super) fn read(row: &published_list::Model) -> Result<List, StoreError> {
    serde_json::from_str(&row.document).map_err(|error| unreadable("list", error))
}

pub(super) fn until(row: &published_list::Model) -> Result<Option<NaiveDate>, StoreError> {
    row.until.as_deref().map(|day| day.parse().map_err(|error| unreadable("day", error))).transpose()
}

/// The last day of the recruitment's public notice that ends last; none where none is out.
async fn notice_ends(db: &impl ConnectionTrait, recruitment: RecruitmentId) -> Result<Option<NaiveDate>, StoreError> {
    let notices = published_list::Entity::find()
        .filter(published_list::Column::RecruitmentId.eq(recruitment.to_string()))
        .filter(published_list::Column::Kind.eq(ListKind::Publicity.as_str()));
    let days: Vec<Option<String>> =
        notices.select_only().column(published_list::Column::Until).into_tuple().all(db).await?;
    let days = days.into_iter().flatten().map(|day| day.parse().map_err(|error| unreadable("day", error)));
    Ok(days.collect::<Result<Vec<NaiveDate>, _>>()?.into_iter().max())
}

fn line(row: &published_list::Model, notice: Option<NaiveDate>) -> Result<ListLine, StoreError> {
    let kind = ListKind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))?;
    let until = until(row)?;
    Ok(ListLine {
        id: row.id.parse().map_err(|error| unreadable("list", error))?,
        kind,
        published_at: row.published_at.utc(),
        until,
        indexed_until: ListLine::indexed(kind, until, notice),
        sha256: row.sha256.clone(),
    })
}
