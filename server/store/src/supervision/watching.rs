//! What the cards of cases follow from beside their events, read once for many cases: the measures and the cards so far.

use super::queue::passed_over;
use super::rows::of_cases;
use crate::{Store, approvals::rows::Loaded, error::StoreError, parameters};
use chrono::{DateTime, Utc};
use domain::{
    calendar::{Calendar, day_in_shanghai},
    parameters::{Dated, InForce},
    supervision::{Card, Ended, Facts, Incident, Measures, due, watch},
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The measures in force at a moment.
pub(super) async fn measures(db: &impl ConnectionTrait, at: DateTime<Utc>) -> Result<Measures, StoreError> {
    Ok(Measures::from(&parameters::in_force_in(db, day_in_shanghai(at)).await?))
}

/// The measures of every day, and of some cases the cards and what other cases tell of them.
#[derive(Debug)]
pub(crate) struct Watching {
    measures: Vec<Dated>,
    cards: HashMap<String, Vec<Card>>,
    /// Those that were granted out of the order of acceptance.
    off_order: HashMap<String, Incident>,
}

impl Watching {
    /// Of these cases.
    pub async fn of(store: &Store, db: &impl ConnectionTrait, cases: &[Loaded]) -> Result<Self, StoreError> {
        let kept = parameters::list_in(db, None).await?;
        let measures = kept.into_iter().map(|kept| kept.dated).collect();
        let ids: Vec<String> = cases.iter().map(|case| case.row.id.clone()).collect();
        let mut off_order = HashMap::new();
        for case in cases {
            off_order.extend(passed_over(store, db, case).await?.map(|incident| (case.row.id.clone(), incident)));
        }
        Ok(Self { measures, cards: of_cases(store, db, &ids).await?, off_order })
    }

    /// Of one case.
    pub async fn of_one(store: &Store, db: &impl ConnectionTrait, case: &Loaded) -> Result<Self, StoreError> {
        Self::of(store, db, std::slice::from_ref(case)).await
    }

    /// The cards that a case of these should have and has not, also those that are due only later if nobody acts, in
    /// their order.
    pub fn coming(&self, loaded: &Loaded, calendar: &Calendar) -> Result<Vec<Card>, StoreError> {
        let measures = Measures::from(&InForce::on(&self.measures, day_in_shanghai(loaded.row.filed_at.utc())));
        let so_far = self.cards.get(&loaded.row.id).map_or(&[][..], Vec::as_slice);
        let mut facts = facts(loaded, &measures, calendar)?;
        facts.incidents.extend(self.off_order.get(&loaded.row.id).cloned());
        Ok(due(so_far, &facts, DateTime::<Utc>::MAX_UTC, &measures, calendar))
    }
}

impl Watching {
    /// The parts of a case of these that have ended.
    pub(super) fn ended(&self, loaded: &Loaded, calendar: &Calendar) -> Result<Vec<Ended>, StoreError> {
        let measures = Measures::from(&InForce::on(&self.measures, day_in_shanghai(loaded.row.filed_at.utc())));
        Ok(facts(loaded, &measures, calendar)?.ended(calendar))
    }
}

fn facts(loaded: &Loaded, measures: &Measures, calendar: &Calendar) -> Result<Facts, StoreError> {
    let posts = loaded.responsible()?;
    let watched = watch(loaded.id()?, &loaded.case, &loaded.events, &posts, measures, calendar);
    watched.map_err(|refused| StoreError::Refused(refused.into()))
}
