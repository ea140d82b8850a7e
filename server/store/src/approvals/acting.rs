//! Acts on a case: by its applicant, or by whoever holds a post at this moment.

use super::{
    again::{enter, hold},
    lost::lasting,
    posts::capacities_at,
    rows::{append, load, refused, region_of, row},
    telling,
};
use crate::{Store, calendar, entity::approval_case, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::{Act as CaseAct, Event, Refused, TogetherKind, What, decide},
        record::{Part, Who},
    },
    ids::CaseId,
    permissions::{Action, Actor, Role, Target},
    refusal::Code,
};
use serde_json::{Value, json};

/// Does something to a case. `seen` is how many events whoever asks has seen.
///
/// # Errors
/// `not-found`, also for somebody else's; `changed-meanwhile` where more has happened; whatever the rules of a case refuse
/// ([`Refused`]), of the post that comes nearest where somebody holds several; the permission to file or to handle cases
/// in the region.
pub async fn act(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    seen: u64,
    doing: CaseAct,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    carry_out(store, actor, Doing { id, seen, act: doing, among: None }, now).await
}

/// What is done to a case.
pub(super) struct Doing {
    pub id: CaseId,
    /// How many events whoever asks has seen.
    pub seen: u64,
    pub act: CaseAct,
    /// What is done to other cases at the same time.
    pub among: Option<TogetherKind>,
}

/// The act in its transaction.
pub(super) async fn carry_out(
    store: &Store,
    actor: &Actor,
    doing: Doing,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Doing { id, seen, act: doing, among } = doing;
    let found = row(store.read(), id).await?;
    let (action, target) = door(actor, &found)?;
    let mut act = store.act(actor, action, target, now).await?;
    let held = hold(&act, id).await?;
    if u64::try_from(held.events) != Ok(seen) {
        return Err(Code::ChangedMeanwhile.into());
    }
    let calendar = calendar::load(store).await?;
    let mut loaded = load(store, act.db(), held).await?;
    if let Some(kind) = among {
        loaded.case.may_be_among_several(kind).map_err(refused)?;
    }
    let mut answer = Err(Refused::WithoutPost);
    for capacity in capacities_at(act.db(), actor, now).await? {
        let decided = decide(&loaded.case, doing.clone(), &capacity, now, &calendar);
        if answer.is_err() && (decided.is_ok() || nearer(&decided, &answer)) {
            answer = decided;
        }
    }
    let events = lasting(&act, &loaded, answer.map_err(refused)?).await?;
    let told = events.clone();
    append(&mut act, &mut loaded, events, &calendar).await?;
    telling::happened(&act, &loaded, &told, &calendar).await?;
    enter(act, &format!("case.{}", doing.kind().as_str()), &loaded, &told, &calendar).await
}

/// The permission by which somebody touches a case: an applicant their own, everybody else those of a region.
pub(super) fn door(actor: &Actor, case: &approval_case::Model) -> Result<(Action, Target), StoreError> {
    if actor.role != Role::Applicant {
        return Ok((Action::HandleCases, Target::Region(region_of(case)?)));
    }
    let account = actor.account.ok_or(Code::SignInRequired)?;
    if case.account != Some(account.to_string()) {
        return Err(Code::NotFound.into());
    }
    Ok((Action::FileCase, Target::Account(account)))
}

/// Whether a refusal says more than another: not that the post is the wrong one.
fn nearer(one: &Result<Vec<Event>, Refused>, other: &Result<Vec<Event>, Refused>) -> bool {
    let far = |answer: &Result<Vec<Event>, Refused>| {
        matches!(answer, Err(Refused::WithoutPost | Refused::WithoutDuty(_) | Refused::OutOfRegion))
    };
    far(other) && (!far(one) || matches!(other, Err(Refused::WithoutPost)))
}

/// What the ledger says of events: kind, true moment, by which post, at which step, what stopped the clock for how long and
/// by how much it was extended; no words, which may name people, and not what is decided before it is decided: drafts and
/// the opinions of steps stay inside.
pub(super) fn body(events: &[Event]) -> Result<Value, StoreError> {
    let one = |event: &Event| {
        let what = serde_json::to_value(&event.what).map_err(|error| super::unreadable("event", error))?;
        let mut told = json!({
            "what": what.get("what"),
            "at": event.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            "by": Who::from(&event.by),
        });
        let own: &[&str] = match &event.what {
            What::Suspended(_) => &["reason", "needed"],
            What::Extended(_) => &["length"],
            What::HearingCalled(_) => &["on", "time"],
            _ => &[],
        };
        for public in ["step", "until", "as_of", "fiction"].iter().chain(own).copied() {
            if let (Some(value), Some(told)) = (what.get(public), told.as_object_mut()) {
                told.insert(public.to_owned(), value.clone());
            }
        }
        if let (What::Decided { decision }, Some(told)) = (&event.what, told.as_object_mut()) {
            let ending = serde_json::to_value(decision.ending()).map_err(|error| super::unreadable("event", error))?;
            told.insert("decision".to_owned(), ending);
        }
        Ok(told)
    };
    let events: Vec<Value> = events.iter().map(one).collect::<Result<_, StoreError>>()?;
    Ok(json!({ "events": events }))
}

/// The part that an act is about, for whoever asks what waits.
pub(super) fn part(text: &str) -> Result<Part, StoreError> {
    Part::parse(text).ok_or_else(|| super::unreadable("part", text))
}
