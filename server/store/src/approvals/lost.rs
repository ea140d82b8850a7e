//! Cases about a licence that was taken away (行政许可法 arts 69, 70): they end with it, in the same transaction, and silence
//! brings nothing back.

use super::{
    again::{later, origin_of},
    rows::{Loaded, append, load, refused, state_of},
    telling, unreadable,
};
use crate::{act::Act, entity::approval_case, error::StoreError};
use domain::{
    approvals::case::{Event, LicenceAct, What},
    calendar::Calendar,
    refusal::Code,
};

/// The reason of an event that took a licence away.
fn taken_away(event: &Event) -> Option<&LicenceAct> {
    match &event.what {
        What::Licence(doing) if doing.takes_away() => Some(doing),
        _ => None,
    }
}

/// The undecided cases about the licence that these events of a case took away, held, each with how it ends. What time had
/// done to them before comes first; what silence had granted before stays granted.
pub(super) async fn ended(
    act: &Act<'_>,
    origin: &Loaded,
    events: &[Event],
    calendar: &Calendar,
) -> Result<Vec<(Loaded, Vec<Event>)>, StoreError> {
    let Some((event, doing)) = events.iter().find_map(|event| Some((event, taken_away(event)?))) else {
        return Ok(Vec::new());
    };
    let mut ended = Vec::new();
    for row in later(act.db(), &origin.row.id).await? {
        if !state_of(&row)?.is_undecided() {
            continue;
        }
        let held = act.load::<approval_case::Entity>(row.id).await?.ok_or(Code::NotFound)?;
        let loaded = load(act.store(), act.db(), held).await?;
        let mut case = loaded.case.clone();
        let mut happened = case.advance(event.at, calendar).map_err(|fault| refused(fault.into()))?;
        if let Some(end) = case.without_licence(doing.reason(), event.at) {
            happened.push(end);
            ended.push((loaded, happened));
        }
    }
    Ok(ended)
}

/// Writes how these cases end, with an entry of each, and tells their applicants.
pub(super) async fn write(
    act: &mut Act<'_>,
    ended: Vec<(Loaded, Vec<Event>)>,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    for (mut loaded, events) in ended {
        append(act, &mut loaded, events.clone(), calendar).await?;
        telling::happened(act, &loaded, &events, calendar).await?;
        act.record("case.without-licence", super::subject(loaded.id()?), super::acting::body(&events)?).await?;
    }
    Ok(())
}

/// What happens to a case, without a grant by silence that would touch a licence which was taken away before: the case ends
/// in its place. Cases whose licence is taken away end at once; this is for those that waited before that rule was kept.
pub(super) async fn lasting(act: &Act<'_>, loaded: &Loaded, events: Vec<Event>) -> Result<Vec<Event>, StoreError> {
    let deemed = |event: &Event| matches!(event.what, What::Deemed { .. });
    let Some(at) = events.iter().position(deemed) else { return Ok(events) };
    let Some(origin) = origin_of(act.db(), &loaded.row.id).await? else { return Ok(events) };
    let held = act.load::<approval_case::Entity>(origin).await?.ok_or_else(|| unreadable("origin", &loaded.row.id))?;
    let origin = load(act.store(), act.db(), held).await?;
    let (before, silence) = events.split_at(at);
    let moment = silence.first().map(|event| event.at);
    let gone = origin.events.iter().filter(|event| Some(event.at) <= moment).find_map(taken_away);
    let Some((doing, moment)) = gone.zip(moment) else { return Ok(events) };
    let mut case = loaded.case.clone();
    before.iter().for_each(|event| case.apply(event));
    let end = case.without_licence(doing.reason(), moment);
    Ok(before.iter().cloned().chain(end).collect())
}
