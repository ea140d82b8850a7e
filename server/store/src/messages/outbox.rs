//! The outbox: deliveries are written with their cause, leased by whichever process is free, and tried until they are
//! taken or given up.

use crate::{Store, entity::delivery, error::StoreError, instant::Instant, secret::Place};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    accounts::{Channel, Contact},
    messages::{LEASE, Language, Letter, Next, State, next},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    UpdateMany, sea_query::Expr,
};
use uuid::Uuid;

/// How long the trace of a delivery is kept, to answer whether it went out; then address and letter are gone.
const KEPT: TimeDelta = TimeDelta::days(7);

/// A delivery that this process has for itself. Printing it shows neither address nor letter.
pub struct Delivery {
    /// The id.
    pub id: Uuid,
    /// By which channel.
    pub channel: Channel,
    /// Where to: never logged.
    pub address: String,
    /// What it says: never logged.
    pub letter: Letter,
    /// In which language.
    pub language: Language,
    /// Which attempt this is, from 1.
    pub attempt: u32,
}

impl std::fmt::Debug for Delivery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Delivery({}, {:?}, attempt {})", self.id, self.channel, self.attempt)
    }
}

/// Writes a delivery in the transaction of its cause; nothing where this installation does not send to such a contact.
pub(crate) async fn queue(
    store: &Store,
    db: &impl ConnectionTrait,
    contact: &Contact,
    letter: &Letter,
    language: Language,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if !store.channels().has(contact.channel()) {
        return Ok(());
    }
    let row = row(store, contact, letter, language, now)?;
    delivery::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// [`queue`] of one letter to many contacts, in one statement.
pub(super) async fn queue_all(
    store: &Store,
    db: &impl ConnectionTrait,
    reached: &[(Contact, Language)],
    letter: &Letter,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sent = reached.iter().filter(|(contact, _)| store.channels().has(contact.channel()));
    let rows: Vec<delivery::ActiveModel> =
        sent.map(|(contact, language)| row(store, contact, letter, *language, now)).collect::<Result<_, _>>()?;
    if !rows.is_empty() {
        delivery::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

fn row(
    store: &Store,
    contact: &Contact,
    letter: &Letter,
    language: Language,
    now: DateTime<Utc>,
) -> Result<delivery::ActiveModel, StoreError> {
    let id = Uuid::now_v7().to_string();
    let plain = serde_json::to_vec(letter).map_err(|e| StoreError::Unreadable(format!("letter: {e}")))?;
    Ok(delivery::ActiveModel {
        channel: Set(contact.channel().as_str().to_owned()),
        address: Set(store.keys().encrypt(place(&id, "address"), contact.expose().as_bytes())?),
        letter: Set(store.keys().encrypt(place(&id, "letter"), &plain)?),
        language: Set(language.as_str().to_owned()),
        state: Set(State::Queued.as_str().to_owned()),
        attempts: Set(0),
        run_at: Set(Instant::from(now)),
        lease: Set(None),
        created: Set(Instant::from(now)),
        trouble: Set(None),
        id: Set(id),
    })
}

/// Takes up to `most` deliveries that are due; no other process gets them for [`LEASE`]. Each counts as an attempt at
/// once, so that a process that dies while sending does not try for ever.
///
/// # Errors
/// The database; a delivery that cannot be read.
pub async fn lease(store: &Store, most: u64, now: DateTime<Utc>) -> Result<Vec<Delivery>, StoreError> {
    let due = delivery::Entity::find().filter(due(now)).order_by_asc(delivery::Column::RunAt).limit(most);
    let mut leased = Vec::new();
    for row in due.all(store.read()).await? {
        let taken = delivery::Entity::update_many()
            .col_expr(delivery::Column::Attempts, Expr::value(row.attempts + 1))
            .col_expr(delivery::Column::Lease, Expr::value(Instant::from(now + LEASE)))
            .filter(delivery::Column::Id.eq(row.id.as_str()))
            .filter(delivery::Column::Attempts.eq(row.attempts))
            .filter(self::due(now));
        if taken.exec(store.read()).await?.rows_affected == 1 {
            leased.push(read(store, row)?);
        }
    }
    Ok(leased)
}

/// Notes that the provider took a delivery. A lease that ran out meanwhile changes nothing.
///
/// # Errors
/// The database.
pub async fn delivered(store: &Store, delivery: &Delivery) -> Result<(), StoreError> {
    let none: Option<String> = None;
    let done = mine(delivery)
        .col_expr(delivery::Column::State, Expr::value(State::Sent.as_str()))
        .col_expr(delivery::Column::Lease, Expr::value(none.clone()))
        .col_expr(delivery::Column::Trouble, Expr::value(none));
    done.exec(store.read()).await?;
    Ok(())
}

/// Notes that an attempt failed, why in one word, and when the next is; `lasting` where another is in vain.
/// Answers whether it was given up.
///
/// # Errors
/// The database.
pub async fn undelivered(
    store: &Store,
    delivery: &Delivery,
    trouble: &'static str,
    lasting: bool,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let none: Option<String> = None;
    let (state, wait) = match next(delivery.attempt, lasting) {
        Next::After(wait) => (State::Queued, wait),
        Next::GiveUp => (State::Failed, TimeDelta::zero()),
    };
    let noted = mine(delivery)
        .col_expr(delivery::Column::State, Expr::value(state.as_str()))
        .col_expr(delivery::Column::RunAt, Expr::value(Instant::from(now + wait)))
        .col_expr(delivery::Column::Lease, Expr::value(none))
        .col_expr(delivery::Column::Trouble, Expr::value(trouble));
    noted.exec(store.read()).await?;
    Ok(state == State::Failed)
}

/// Removes deliveries that were sent or given up a week ago; how many.
///
/// # Errors
/// The database.
pub async fn purge(store: &Store, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let old = delivery::Entity::delete_many()
        .filter(delivery::Column::State.ne(State::Queued.as_str()))
        .filter(delivery::Column::RunAt.lte(Instant::from(now - KEPT)));
    Ok(old.exec(store.read()).await?.rows_affected)
}

fn due(now: DateTime<Utc>) -> Condition {
    let free =
        Condition::any().add(delivery::Column::Lease.is_null()).add(delivery::Column::Lease.lte(Instant::from(now)));
    Condition::all()
        .add(delivery::Column::State.eq(State::Queued.as_str()))
        .add(delivery::Column::RunAt.lte(Instant::from(now)))
        .add(free)
}

/// The row as long as this attempt is the last that began.
fn mine(delivery: &Delivery) -> UpdateMany<delivery::Entity> {
    delivery::Entity::update_many()
        .filter(delivery::Column::Id.eq(delivery.id.to_string()))
        .filter(delivery::Column::State.eq(State::Queued.as_str()))
        .filter(delivery::Column::Attempts.eq(i64::from(delivery.attempt)))
}

fn read(store: &Store, row: delivery::Model) -> Result<Delivery, StoreError> {
    let unreadable = |column: &str| StoreError::Unreadable(format!("deliveries.{column} of {}", row.id));
    let letter = store.keys().decrypt(place(&row.id, "letter"), &row.letter)?;
    Ok(Delivery {
        id: row.id.parse().map_err(|_| unreadable("id"))?,
        channel: Channel::parse(&row.channel).ok_or_else(|| unreadable("channel"))?,
        address: store.keys().decrypt_text(place(&row.id, "address"), &row.address)?,
        letter: serde_json::from_slice(&letter).map_err(|_| unreadable("letter"))?,
        language: Language::parse(&row.language).ok_or_else(|| unreadable("language"))?,
        attempt: u32::try_from(row.attempts + 1).map_err(|_| unreadable("attempts"))?,
    })
}

fn place<'a>(id: &'a str, column: &'a str) -> Place<'a> {
    Place { table: "deliveries", column, row: id }
}
