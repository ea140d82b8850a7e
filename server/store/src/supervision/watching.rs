//! What the cards of cases and their ended parts follow from beside their events, read once for many cases: the measures
//! and the cards so far.

use super::queue::passed_over;
use super::rows::of_cases;
use crate::{Store, approvals::rows::Loaded, entity::approval_case, error::StoreError, parameters};
use chrono::{DateTime, Utc};
use domain::{
    approvals::hearings::{Announced, announced},
    calendar::{Calendar, day_in_shanghai},
    parameters::{Dated, InForce},
    supervision::{Card, Ended, Facts, Incident, Measures, Stopped, due, watch},
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The measures in force at a moment.
pub(super) async fn measures(db: &impl ConnectionTrait, at: DateTime<Utc>) -> Result<Measures, StoreError> {
    Ok(Measures::from(&parameters::in_force_in(db, day_in_shanghai(at)).await?))
}

/// The measures of every day.
#[derive(Debug)]
pub(crate) struct EveryDay(Vec<Dated>);

impl EveryDay {
    /// They.
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self, StoreError> {
        Ok(Self(parameters::list_in(db, None).await?.into_iter().map(|kept| kept.dated).collect()))
    }

    /// Those by which a case is watched: of the day on which it came in.
    pub fn of(&self, case: &approval_case::Model) -> Measures {
        Measures::from(&InForce::on(&self.0, day_in_shanghai(case.filed_at.utc())))
    }

    /// What has ended in a case.
    pub fn ended(&self, loaded: &Loaded, calendar: &Calendar) -> Result<HasEnded, StoreError> {
        Ok(HasEnded::of(&facts(loaded, &self.of(&loaded.row), calendar)?, loaded, calendar))
    }
}

/// What has ended in a case, as the monthly figures count it, and what is announced of it.
#[derive(Debug)]
pub(crate) struct HasEnded {
    /// Its parts.
    pub parts: Vec<Ended>,
    /// The stops of its clock.
    pub stops: Vec<Stopped>,
    /// The hearings that were called in it, ended or not.
    pub hearings: Vec<Announced>,
}

impl HasEnded {
    fn of(facts: &Facts, loaded: &Loaded, calendar: &Calendar) -> Self {
        Self { parts: facts.ended(calendar), stops: facts.stops.clone(), hearings: announced(&loaded.events) }
    }
}

/// The measures of every day, and of some cases the cards and what other cases tell of them.
#[derive(Debug)]
pub(crate) struct Watching {
    measures: EveryDay,
    cards: HashMap<String, Vec<Card>>,
    /// Those that were granted out of the order of acceptance.
    off_order: HashMap<String, Incident>,
}

/// What a case comes to.
#[derive(Debug)]
pub(crate) struct Seen {
    /// The cards that it should have and has not, also those that are due only later if nobody acts, in their order.
    pub coming: Vec<Card>,
    /// What they follow from.
    facts: Facts,
}

impl Seen {
    /// What has ended in it.
    pub fn ended(&self, loaded: &Loaded, calendar: &Calendar) -> HasEnded {
        HasEnded::of(&self.facts, loaded, calendar)
    }
}

impl Watching {
    /// Of these cases.
    pub async fn of(store: &Store, db: &impl ConnectionTrait, cases: &[Loaded]) -> Result<Self, StoreError> {
        let ids: Vec<String> = cases.iter().map(|case| case.row.id.clone()).collect();
        let mut off_order = HashMap::new();
        for case in cases {
            off_order.extend(passed_over(store, db, case).await?.map(|incident| (case.row.id.clone(), incident)));
        }
        Ok(Self { measures: EveryDay::read(db).await?, cards: of_cases(store, db, &ids).await?, off_order })
    }

    /// What one case comes to.
    pub async fn look(
        store: &Store,
        db: &impl ConnectionTrait,
        case: &Loaded,
        calendar: &Calendar,
    ) -> Result<Seen, StoreError> {
        Self::of(store, db, std::slice::from_ref(case)).await?.seen(case, calendar)
    }

    /// What a case of these comes to.
    pub fn seen(&self, loaded: &Loaded, calendar: &Calendar) -> Result<Seen, StoreError> {
        let measures = self.measures.of(&loaded.row);
        let so_far = self.cards.get(&loaded.row.id).map_or(&[][..], Vec::as_slice);
        let mut facts = facts(loaded, &measures, calendar)?;
        facts.incidents.extend(self.off_order.get(&loaded.row.id).cloned());
        let coming = due(so_far, &facts, DateTime::<Utc>::MAX_UTC, &measures, calendar);
        Ok(Seen { coming, facts })
    }
}

fn facts(loaded: &Loaded, measures: &Measures, calendar: &Calendar) -> Result<Facts, StoreError> {
    let posts = loaded.responsible()?;
    let watched = watch(loaded.id()?, &loaded.case, &loaded.events, &posts, measures, calendar);
    watched.map_err(|refused| StoreError::Refused(refused.into()))
}
