//! What the cards of cases follow from beside their events, read once for many cases: the measures and the cards so far.

use super::rows::of_cases;
use crate::{Store, approvals::rows::Loaded, error::StoreError, parameters};
use chrono::{DateTime, Utc};
use domain::{
    calendar::{Calendar, day_in_shanghai},
    parameters::{Dated, InForce},
    supervision::{Card, Facts, Measures, due, watch},
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The measures in force at a moment.
pub(super) async fn measures(db: &impl ConnectionTrait, at: DateTime<Utc>) -> Result<Measures, StoreError> {
    Ok(Measures::from(&parameters::in_force_in(db, day_in_shanghai(at)).await?))
}

/// The measures of every day and the cards of some cases.
#[derive(Debug)]
pub(crate) struct Watching {
    measures: Vec<Dated>,
    cards: HashMap<String, Vec<Card>>,
}

impl Watching {
    /// Of the cases with these keys.
    pub async fn of(store: &Store, db: &impl ConnectionTrait, cases: &[String]) -> Result<Self, StoreError> {
        let kept = parameters::list_in(db, None).await?;
        let measures = kept.into_iter().map(|kept| kept.dated).collect();
        Ok(Self { measures, cards: of_cases(store, db, cases).await? })
    }

    /// Of one case.
    pub async fn of_one(store: &Store, db: &impl ConnectionTrait, case: &Loaded) -> Result<Self, StoreError> {
        Self::of(store, db, std::slice::from_ref(&case.row.id)).await
    }

    /// The cards that a case of these should have and has not, also those that are due only later if nobody acts, in
    /// their order.
    pub fn coming(&self, loaded: &Loaded, calendar: &Calendar) -> Result<Vec<Card>, StoreError> {
        let measures = Measures::from(&InForce::on(&self.measures, day_in_shanghai(loaded.row.filed_at.utc())));
        let so_far = self.cards.get(&loaded.row.id).map_or(&[][..], Vec::as_slice);
        let facts = facts(loaded, &measures, calendar)?;
        Ok(due(so_far, &facts, DateTime::<Utc>::MAX_UTC, &measures, calendar))
    }
}

fn facts(loaded: &Loaded, measures: &Measures, calendar: &Calendar) -> Result<Facts, StoreError> {
    let posts = loaded.responsible()?;
    let watched = watch(loaded.id()?, &loaded.case, &loaded.events, &posts, measures, calendar);
    watched.map_err(|refused| StoreError::Refused(refused.into()))
}
