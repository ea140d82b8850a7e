//! Applicants counted by position, live, for everybody: numbers alone.

use super::{rows::state_of, unreadable};
use crate::{
    Store,
    entity::{application, position, recruitment},
    error::StoreError,
    recruitment::{
        rows::{frozen_scheme, position_line},
        visible,
    },
    together::Together,
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{ApplicationState, CountLine, CountOrder, Counts, Place, Tally},
    ids::RecruitmentId,
    permissions::Actor,
    recruitment::{PositionState, position::PositionCode},
    refusal::Code,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::{collections::HashMap, sync::Arc};

/// Positions of one query by their codes, well below what either database allows.
const AT_ONCE: usize = 500;

/// Which of the counted positions somebody wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountQuery {
    /// In which order.
    pub order: CountOrder,
    /// The code after which the answer begins.
    pub after: Option<PositionCode>,
}

/// Counts the applicants of a recruitment: of all its positions together, and of at most `limit` of them one by one.
///
/// # Errors
/// `not-found`, also for a recruitment that is not announced.
pub async fn counts(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    query: &CountQuery,
    limit: usize,
    now: DateTime<Utc>,
) -> Result<Counts, StoreError> {
    let held = visible(store, actor, id).await?;
    let database = store.clone();
    let tallies = store.inner.tallies.ask(id, move |asked| counted(database.clone(), asked)).await?;
    let offered = offered(store.read(), &held).await?;
    let tally = |code: &str| tallies.get(code).copied().unwrap_or_default();
    let mut places: Vec<Place> =
        offered.iter().map(|(code, places, _)| Place { code, places: *places, tally: tally(code) }).collect();
    places.sort_unstable_by(|one, other| query.order.compare(one, other));
    let begin = match &query.after {
        None => 0,
        Some(after) => places.iter().position(|place| place.code == after.as_str()).ok_or(Code::NotFound)? + 1,
    };
    let page: Vec<&str> = places.iter().skip(begin).take(limit).map(|place| place.code).collect();
    let next = (places.len() > begin + page.len()).then(|| page.last().map(|code| (*code).to_owned())).flatten();
    let mut all = Tally::default();
    tallies.values().for_each(|tally| all += *tally);
    let open = offered.iter().filter(|(_, _, state)| *state == PositionState::Open);
    Ok(Counts {
        at: now,
        all,
        places: open.clone().map(|(_, places, _)| u64::from(*places)).sum(),
        untouched: open.filter(|(code, ..)| tally(code).submitted == 0).count() as u64,
        opening_ratio: frozen_scheme(&held)?.map(|scheme| scheme.opening_ratio).unwrap_or_default(),
        positions: lines(store, id, &page, &tallies).await?,
        next,
    })
}

/// The counts that are asked for at the same moment: of a million applications each is a matter of a second, so all who
/// look at one recruitment share it.
pub(crate) type Tallies = Together<RecruitmentId, Arc<HashMap<String, Tally>>>;

/// The counts of each recruitment that was asked for, each counted once.
async fn counted(store: Store, asked: Vec<RecruitmentId>) -> Result<Vec<Arc<HashMap<String, Tally>>>, StoreError> {
    let mut found = HashMap::new();
    let mut answers = Vec::with_capacity(asked.len());
    for id in asked {
        let tallied = match found.get(&id) {
            Some(tallied) => Arc::clone(tallied),
            None => Arc::new(tallies(store.read(), id).await?),
        };
        answers.push(Arc::clone(found.entry(id).or_insert(tallied)));
    }
    Ok(answers)
}

/// Applicants of every position that has some, by its code.
pub(super) async fn tallies(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
) -> Result<HashMap<String, Tally>, StoreError> {
    let counted: Vec<(String, String, i64)> = application::Entity::find()
        .select_only()
        .column(application::Column::PositionCode)
        .column(application::Column::State)
        .column_as(application::Column::Id.count(), "many")
        .filter(application::Column::RecruitmentId.eq(id.to_string()))
        .group_by(application::Column::PositionCode)
        .group_by(application::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let mut tallies: HashMap<String, Tally> = HashMap::new();
    for (code, state, many) in counted {
        let many = u64::try_from(many).map_err(|error| unreadable("count", error))?;
        tallies.entry(code).or_default().count(state_of(&state)?, many);
    }
    for (code, many) in unconfirmed(db, id).await? {
        tallies.entry(code).or_default().unconfirmed(many);
    }
    Ok(tallies)
}

/// How many lost each position before they had paid for it.
async fn unconfirmed(db: &impl ConnectionTrait, id: RecruitmentId) -> Result<Vec<(String, u64)>, StoreError> {
    let counted: Vec<(String, i64)> = application::Entity::find()
        .select_only()
        .column(application::Column::PositionCode)
        .column_as(application::Column::Id.count(), "many")
        .filter(application::Column::RecruitmentId.eq(id.to_string()))
        .filter(application::Column::State.eq(ApplicationState::PositionCancelled.as_str()))
        .filter(application::Column::PaidAt.is_null())
        .group_by(application::Column::PositionCode)
        .into_tuple()
        .all(db)
        .await?;
    let read =
        |(code, many): (String, i64)| Ok((code, u64::try_from(many).map_err(|error| unreadable("count", error))?));
    counted.into_iter().map(read).collect()
}

/// How many applications of a recruitment are in each state.
pub(super) async fn by_state(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
) -> Result<HashMap<ApplicationState, u64>, StoreError> {
    let counted: Vec<(String, i64)> = application::Entity::find()
        .select_only()
        .column(application::Column::State)
        .column_as(application::Column::Id.count(), "many")
        .filter(application::Column::RecruitmentId.eq(id.to_string()))
        .group_by(application::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let read = |(state, many): (String, i64)| {
        Ok((state_of(&state)?, u64::try_from(many).map_err(|error| unreadable("count", error))?))
    };
    counted.into_iter().map(read).collect()
}

/// Every position's code, places and state.
async fn offered(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
) -> Result<Vec<(String, u16, PositionState)>, StoreError> {
    let rows: Vec<(String, i64, String)> = position::Entity::find()
        .select_only()
        .column(position::Column::Code)
        .column(position::Column::Places)
        .column(position::Column::State)
        .filter(position::Column::RecruitmentId.eq(held.id.as_str()))
        .into_tuple()
        .all(db)
        .await?;
    let read = |(code, places, state): (String, i64, String)| {
        let places = u16::try_from(places).map_err(|error| unreadable("places", error))?;
        Ok((code, places, PositionState::parse(&state).ok_or_else(|| unreadable("position's state", &state))?))
    };
    rows.into_iter().map(read).collect()
}

/// The positions of these codes with their applicants, in the order of the codes given.
async fn lines(
    store: &Store,
    id: RecruitmentId,
    codes: &[&str],
    tallies: &HashMap<String, Tally>,
) -> Result<Vec<CountLine>, StoreError> {
    let mut found = HashMap::new();
    for some in codes.chunks(AT_ONCE) {
        let of_these = position::Entity::find()
            .filter(position::Column::RecruitmentId.eq(id.to_string()))
            .filter(position::Column::Code.is_in(some.iter().copied()));
        for row in of_these.all(store.read()).await? {
            found.insert(row.code.clone(), row);
        }
    }
    let line = |code: &&str| {
        let row = found.remove(*code)?;
        let applicants = tallies.get(*code).copied().unwrap_or_default();
        Some(position_line(row).map(|position| CountLine { position, applicants }))
    };
    codes.iter().filter_map(line).collect()
}
