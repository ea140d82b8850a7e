//! Messages: what an account is told, in its inbox here and, where it has a proven contact, on its way outside.

mod inbox;
mod outbox;

pub use inbox::{Page, inbox, mark_all_read, mark_read, unread};
pub use outbox::{Delivery, delivered, lease, purge, undelivered};

use crate::{
    Store,
    act::Act,
    entity::message,
    error::StoreError,
    given::{self, Holds, given},
    instant::Instant,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{AccountId, MessageId},
    messages::{Kind, Letter, LinkPath},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryResult, Statement};
use uuid::Uuid;

/// Tells an account something, in the same transaction as the act that causes it: the message in the inbox and, where
/// the account has a contact and this installation sends to such, its delivery.
///
/// Nothing is sealed: a message is no use of a power. It can be called before or after [`Act::seal`], as often as needed.
///
/// # Errors
/// The database, also where there is no such account; no random bytes.
pub async fn tell(
    act: &Act<'_>,
    account: AccountId,
    kind: &Kind,
    link: Option<&LinkPath>,
) -> Result<MessageId, StoreError> {
    put(act.store(), act.db(), account, kind, link, act.now()).await
}

/// Accounts whose contacts are read and written to at once: below SQLite's 32,766 bound values.
const AT_ONCE: usize = 2_000;

/// How messages are written.
const MESSAGES: given::Rows<'_> = given::Rows {
    table: "messages",
    columns: &[
        ("id", Holds::Text),
        ("account", Holds::Text),
        ("kind", Holds::Text),
        ("link", Holds::Text),
        ("created", Holds::Text),
    ],
    then: "",
};

/// [`tell`] for many accounts at once, in few statements: a release has two hundred thousand candidates.
///
/// # Errors
/// As [`tell`].
pub async fn tell_all(
    act: &Act<'_>,
    accounts: &[AccountId],
    kind: &Kind,
    link: Option<&LinkPath>,
) -> Result<(), StoreError> {
    let (text, link, created) = (written(kind)?, link.map(LinkPath::as_str), Instant::from(act.now()));
    let id = || Uuid::now_v7().to_string();
    let cells: Vec<_> = accounts.iter().map(|account| (id(), account, &text, link, created)).collect();
    MESSAGES.insert(act.db(), &cells).await?;
    send_to_all(act.store(), act.db(), accounts, kind, act.now()).await
}

/// [`tell_all`] for those whose applications these are, who read more on the page of their applications.
///
/// # Errors
/// As [`tell`].
pub(crate) async fn tell_applicants(act: &Act<'_>, applications: &[&str], kind: &Kind) -> Result<(), StoreError> {
    put_applicants(act.store(), act.db(), applications, kind, act.now()).await
}

/// [`tell_applicants`] outside an act: what a job tells after it, in a transaction of its own.
pub(crate) async fn put_applicants(
    store: &Store,
    db: &DatabaseTransaction,
    applications: &[&str],
    kind: &Kind,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let link = LinkPath::parse("/applications")?;
    let backend = db.get_database_backend();
    let (text, created) = (written(kind)?, Instant::from(now).to_string());
    let owners = format!("{} JOIN applications a ON a.id = q.value->>1", given(backend));
    let sql = format!(
        "INSERT INTO messages (id, account, kind, link, created) SELECT q.value->>0, a.account, $2, $3, $4 FROM {owners}"
    );
    for some in applications.chunks(given::AT_ONCE) {
        let rows: Vec<_> = some.iter().map(|application| (Uuid::now_v7(), application)).collect();
        let rows = given::written(&rows)?;
        let values = [rows.clone().into(), text.as_str().into(), link.as_str().into(), created.as_str().into()];
        db.execute_raw(Statement::from_sql_and_values(backend, &sql, values)).await?;
        if store.channels().any() {
            let asked =
                Statement::from_sql_and_values(backend, format!("SELECT a.account FROM {owners}"), [rows.into()]);
            let unreadable = |error| StoreError::Unreadable(format!("applications.account: {error}"));
            let account = |row: &QueryResult| row.try_get::<String>("", "account")?.parse().map_err(unreadable);
            let found = db.query_all_raw(asked).await?;
            send_to_all(store, db, &found.iter().map(account).collect::<Result<Vec<_>, _>>()?, kind, now).await?;
        }
    }
    Ok(())
}

/// Sends what many were told to wherever this installation reaches them.
async fn send_to_all(
    store: &Store,
    db: &DatabaseTransaction,
    accounts: &[AccountId],
    kind: &Kind,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if !store.channels().any() {
        return Ok(());
    }
    let letter = Letter::Message { message: kind.clone() };
    for some in accounts.chunks(AT_ONCE) {
        let reached = crate::accounts::all_reached_at(store, db, some).await?;
        outbox::queue_all(store, db, &reached, &letter, now).await?;
    }
    Ok(())
}

/// [`tell`] outside an act: where what was refused is worth telling.
pub(crate) async fn put(
    store: &Store,
    db: &DatabaseTransaction,
    account: AccountId,
    kind: &Kind,
    link: Option<&LinkPath>,
    now: DateTime<Utc>,
) -> Result<MessageId, StoreError> {
    let id = MessageId(Uuid::now_v7());
    let row = message::ActiveModel {
        id: Set(id.to_string()),
        account: Set(account.to_string()),
        kind: Set(written(kind)?),
        link: Set(link.map(|link| link.as_str().to_owned())),
        created: Set(Instant::from(now)),
        read_at: Set(None),
    };
    message::Entity::insert(row).exec_without_returning(db).await?;
    if let Some((contact, language)) = crate::accounts::reached_at(store, db, account).await? {
        let letter = Letter::Message { message: kind.clone() };
        outbox::queue(store, db, &contact, &letter, language, now).await?;
    }
    Ok(id)
}

fn written(kind: &Kind) -> Result<String, StoreError> {
    serde_json::to_string(kind).map_err(|error| StoreError::Unreadable(format!("message: {error}")))
}

/// Puts a letter to a contact on its way, where this installation sends to such.
pub(crate) use outbox::queue;
