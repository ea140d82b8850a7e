//! The public list of hearings (听证公告): written with the events of their cases, read by day.

use super::{items, rows::day, rows::id_of, rows::region_of, unreadable};
use crate::{
    Store,
    entity::{approval_case, case_hearing},
    error::StoreError,
    given::{Holds, Rows},
};
use chrono::NaiveTime;
use domain::{
    approvals::hearings::{Announced, HearingBy, HearingLine, HearingPage, HearingStanding},
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
};
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The hearings as rows that are inserted many at once.
const HEARINGS: Rows<'static> = Rows {
    table: "case_hearings",
    columns: &[
        ("case_id", Holds::Text),
        ("place_in_case", Holds::Integer),
        ("on_day", Holds::Text),
        ("at_time", Holds::Text),
        ("place", Holds::Text),
        ("called_on", Holds::Text),
        ("by_whom", Holds::Text),
        ("standing", Holds::Text),
        ("held_on", Holds::Text),
    ],
    then: "",
};

/// Writes anew the hearings of these cases, each given by its key.
pub(crate) async fn write_hearings(
    db: &DatabaseTransaction,
    cases: impl IntoIterator<Item = (String, Vec<Announced>)>,
) -> Result<(), StoreError> {
    let cases: Vec<(String, Vec<Announced>)> = cases.into_iter().collect();
    let of_these = case_hearing::Column::CaseId.is_in(cases.iter().map(|(case, _)| case.as_str()));
    case_hearing::Entity::delete_many().filter(of_these).exec(db).await?;
    let rows = cases.into_iter().flat_map(|(case, hearings)| {
        (1_i64..).zip(hearings).map(move |(place, it)| {
            let (on, called) = (it.on.to_string(), it.called_on.to_string());
            let (at, held) = (it.at.map(|at| at.to_string()), it.held_on.map(|day| day.to_string()));
            (case.clone(), place, on, at, it.place, called, it.by.as_str(), it.standing.as_str(), held)
        })
    });
    HEARINGS.insert(db, &rows.collect::<Vec<_>>()).await
}

/// A page of the hearings that were called, the last day first; `after` is what the page before went on from.
///
/// # Errors
/// `malformed` in the field `after`; the permission to read what is public.
pub async fn hearings(
    store: &Store,
    actor: &Actor,
    after: Option<&str>,
    limit: u64,
) -> Result<HearingPage, StoreError> {
    use case_hearing::Column as C;
    may(actor, Action::ReadPublic, Target::Anything)?;
    let mut asked = case_hearing::Entity::find().find_also_related(approval_case::Entity);
    if let Some(after) = after {
        asked = asked.filter(beyond(after)?);
    }
    let asked = asked.order_by_desc(C::OnDay).order_by_desc(C::CaseId).order_by_desc(C::PlaceInCase);
    let rows = asked.limit(limit).all(store.read()).await?;
    let next = rows.last().filter(|_| rows.len() as u64 == limit).map(|(row, _)| key(row));
    let catalogue = items::catalogue(store).await?;
    let line = |(row, case): (case_hearing::Model, Option<approval_case::Model>)| {
        let case = case.ok_or_else(|| unreadable("hearing", &row.case_id))?;
        let item = items::version(&catalogue, &case.item, case.item_version)?;
        Ok(HearingLine {
            case: id_of(&case)?,
            item: item.code.clone(),
            name: item.name.clone(),
            agency: item.agency.clone(),
            region: region_of(&case)?,
            hearing: read(row)?,
        })
    };
    Ok(HearingPage { lines: rows.into_iter().map(line).collect::<Result<_, StoreError>>()?, next })
}

/// What a page goes on from.
fn key(row: &case_hearing::Model) -> String {
    format!("{}/{}/{}", row.on_day, row.case_id, row.place_in_case)
}

/// The hearings that come after a key in the order of the list.
fn beyond(key: &str) -> Result<Condition, StoreError> {
    use case_hearing::Column as C;
    let malformed = || StoreError::from(Refusal::of(Code::Malformed, "after"));
    let mut parts = key.split('/');
    let (Some(on), Some(case), Some(place), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(malformed());
    };
    let place: i64 = place.parse().map_err(|_| malformed())?;
    let same_case = Condition::all().add(C::OnDay.eq(on)).add(C::CaseId.eq(case)).add(C::PlaceInCase.lt(place));
    let same_day = Condition::all().add(C::OnDay.eq(on)).add(C::CaseId.lt(case));
    Ok(Condition::any().add(C::OnDay.lt(on)).add(same_day).add(same_case))
}

fn read(row: case_hearing::Model) -> Result<Announced, StoreError> {
    let at = row.at_time.as_deref().map(str::parse::<NaiveTime>).transpose();
    Ok(Announced {
        on: day(&row.on_day)?,
        at: at.map_err(|error| unreadable("time", error))?,
        place: row.place,
        called_on: day(&row.called_on)?,
        by: HearingBy::parse(&row.by_whom).ok_or_else(|| unreadable("hearing", &row.by_whom))?,
        standing: HearingStanding::parse(&row.standing).ok_or_else(|| unreadable("hearing", &row.standing))?,
        held_on: row.held_on.as_deref().map(day).transpose()?,
    })
}
