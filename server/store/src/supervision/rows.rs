//! Cards as rows and back.

use crate::{Store, approvals::unreadable, entity::card, error::StoreError, secret::Place};
use chrono::NaiveDate;
use domain::{
    approvals::post::PostCode,
    ids::CaseId,
    supervision::{Card, CardKey, Progress, Said, Scope, Trigger},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What was said about a card, as its column holds it.
#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    established: Option<Said>,
    #[serde(flatten)]
    progress: Progress,
}

impl Kept {
    fn of(card: &Card) -> Self {
        Self { established: card.established.clone(), progress: card.progress.clone() }
    }
}

fn place(id: &str) -> Place<'_> {
    Place { table: "cards", column: "progress", row: id }
}

/// A card as a row with this key.
pub(super) fn written(store: &Store, id: String, card: &Card) -> Result<card::Model, StoreError> {
    Ok(card::Model {
        case_id: card.key.case.to_string(),
        scope: serde_json::to_string(&card.key.scope).map_err(|error| unreadable("scope", error))?,
        cause: card.key.trigger.as_str().to_owned(),
        colour: card.colour().as_str().to_owned(),
        post: card.against.0.clone(),
        at: card.at.into(),
        cure_by: card.cure_by.map(|day| day.to_string()),
        progress: store.keys().hide(place(&id), &Kept::of(card))?,
        open: card.is_open(),
        id,
    })
}

/// A row as a card.
pub(super) fn read(store: &Store, row: &card::Model) -> Result<Card, StoreError> {
    let case: CaseId = row.case_id.parse().map_err(|error| unreadable("case", error))?;
    let scope: Scope = serde_json::from_str(&row.scope).map_err(|error| unreadable("scope", error))?;
    let trigger = Trigger::parse(&row.cause).ok_or_else(|| unreadable("trigger", &row.cause))?;
    let cure_by: Option<NaiveDate> =
        row.cure_by.as_deref().map(str::parse).transpose().map_err(|error| unreadable("day", error))?;
    let Kept { established, progress } = store.keys().reveal(place(&row.id), &row.progress)?;
    let (key, against) = (CardKey { case, scope, trigger }, PostCode(row.post.clone()));
    Ok(Card { key, against, at: row.at.utc(), cure_by, established, progress })
}

/// The cards of some cases so far, by case.
pub(super) async fn of_cases(
    store: &Store,
    db: &impl ConnectionTrait,
    cases: &[String],
) -> Result<HashMap<String, Vec<Card>>, StoreError> {
    let of_these = card::Entity::find().filter(card::Column::CaseId.is_in(cases));
    let mut by_case: HashMap<String, Vec<Card>> = HashMap::new();
    for row in of_these.order_by_asc(card::Column::At).all(db).await? {
        let card = read(store, &row)?;
        by_case.entry(row.case_id).or_default().push(card);
    }
    Ok(by_case)
}
