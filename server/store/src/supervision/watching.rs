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

    /// The cards that a case of these should have by `until` and has not, in their order.
    pub fn missing(&self, loaded: &Loaded, until: DateTime<Utc>, calendar: &Calendar) -> Result<Vec<Card>, StoreError> {
        let measures = Measures::from(&InForce::on(&self.measures, day_in_shanghai(loaded.row.filed_at.utc())));
        let so_far = self.cards.get(&loaded.row.id).map_or(&[][..], Vec::as_slice);
        Ok(due(so_far, &facts(loaded, &measures, calendar)?, until, &measures, calendar))
    }

    /// When the next card of a case becomes due if nobody acts; none where none will.
    pub fn next_moment(&self, loaded: &Loaded, calendar: &Calendar) -> Result<Option<DateTime<Utc>>, StoreError> {
        Ok(self.missing(loaded, DateTime::<Utc>::MAX_UTC, calendar)?.first().map(|card| card.at))
    }

    /// Cards of one case were issued.
    pub fn issued(&mut self, case: &str, cards: Vec<Card>) {
        self.cards.entry(case.to_owned()).or_default().extend(cards);
    }
}

fn facts(loaded: &Loaded, measures: &Measures, calendar: &Calendar) -> Result<Facts, StoreError> {
    let posts = loaded.responsible()?;
    let watched = watch(loaded.id()?, &loaded.case, &loaded.events, &posts, measures, calendar);
    watched.map_err(|refused| StoreError::Refused(refused.into()))
}
