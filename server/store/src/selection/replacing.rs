//! Somebody who was called leaves before the interviews, and the next in rank is called (递补). And the list of those who
//! come, after which nobody is replaced: whoever does not come then is absent.

use super::{
    Published,
    interview_days::tell_invited,
    lists::of_kind,
    pass_lines::set_lines,
    publish, reasons,
    rows::{Of, begun, by_position, call, candidates, examined_one, post, standings, write},
    shortlisting::ruling,
    telling::{tell, tell_proving},
    unreadable,
};
use crate::{
    Store,
    act::Act,
    entity::{application, position, recruitment, standing},
    error::StoreError,
    recruitment::{
        rows::{lead, plan_of, state},
        rows_of, subject,
    },
};
use chrono::{DateTime, Utc};
use domain::{
    applications::Milestone,
    calendar::day_in_shanghai,
    ids::{ApplicationId, RecruitmentId},
    messages::Kind,
    permissions::{Action, Actor, Target},
    recruitment::RecruitmentState,
    refusal::{Code, Refusal},
    selection::{
        Call, Invited, LeftBecause, List, ListKind, Outcome, PostInvited, PostReplaced, Standing, next_called,
    },
};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use std::collections::HashMap;

/// Enters that a called candidate leaves, and calls whoever follows. From the first day of the interviews on nobody is
/// called any more. Whoever is out because the qualification was not proven has a reason in words. Answers
/// how many were called.
///
/// # Errors
/// `malformed` in the field `because` for a reason that there is not under the scheme's stages; `missing`, `out-of-range`
/// in the field `reason`; `not-found` for whoever was not called; `wrong-state` once the candidate has left or the list of
/// interviews is out; the permission to plan in the region.
pub async fn leave(
    store: &Store,
    actor: &Actor,
    application: ApplicationId,
    because: LeftBecause,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let id = recruitment_of(store, application).await?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    if !LeftBecause::under(&ruling(&held)?.stages).any(|it| it == because) {
        return Err(Refusal::of(Code::Malformed, "because").into());
    }
    if let Some(reason) = reasons::needed(because == LeftBecause::Unqualified, reason)? {
        reasons::keep(&mut act, &[application.to_string()], &reason).await?;
    }
    left(act, &held, id, application, because).await
}

/// Gives up one's own call to the interview (放弃面试资格), and calls whoever follows. Answers how many were called.
///
/// # Errors
/// `not-found`, also for somebody else's application and for whoever was not called; `wrong-state` as for [`leave`]; the
/// permission to apply.
pub async fn give_up(
    store: &Store,
    actor: &Actor,
    application: ApplicationId,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let (act, held, id) = own(store, actor, application, now).await?;
    left(act, &held, id, application, LeftBecause::Withdrew).await
}

/// An act on one's own application, with its recruitment held.
///
/// # Errors
/// `not-found`, also for somebody else's application; the permission to apply.
pub(super) async fn own<'a>(
    store: &'a Store,
    actor: &Actor,
    application: ApplicationId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, recruitment::Model, RecruitmentId), StoreError> {
    let owner = actor.account.ok_or(Code::SignInRequired)?;
    let act = store.act(actor, Action::Apply, Target::Account(owner), now).await?;
    let own = application::Entity::find_by_id(application.to_string()).one(act.db()).await?;
    let own = own.filter(|row| row.account == owner.to_string()).ok_or(Code::NotFound)?;
    let id = own.recruitment_id.parse().map_err(|error| unreadable("recruitment", error))?;
    // The recruitment is held first, as by those who lead it: nobody waits for one who waits for them.
    let held = act.load::<recruitment::Entity>(own.recruitment_id).await?.ok_or(Code::NotFound)?;
    Ok((act, held, id))
}

/// Whether a call can be given up now: the candidate has one, and the list of interviews is not out.
pub(crate) async fn may_give_up(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
    standing: &Standing,
) -> Result<bool, StoreError> {
    let id = held.id.parse().map_err(|error| unreadable("recruitment", error))?;
    Ok(standing.call.is_some_and(Call::holds) && replaceable(db, held, id).await?)
}

/// Enters that somebody leaves, calls whoever follows, and tells them both.
async fn left(
    mut act: Act<'_>,
    held: &recruitment::Model,
    id: RecruitmentId,
    application: ApplicationId,
    because: LeftBecause,
) -> Result<usize, StoreError> {
    before_interviews(&act, held, id).await?;
    let row = act.load::<standing::Entity>(application.to_string()).await?.ok_or(Code::NotFound)?;
    if !call(&row)?.holds() {
        return Err(Code::WrongState.into());
    }
    let code = row.position_code.clone();
    let gone = standing::Model {
        call: Call::from(because).as_str().to_owned(),
        fate: Outcome::OutAt(Milestone::Interviews).as_str().to_owned(),
        ..row
    };
    tell(&act, [&gone], &Kind::OutOfRunning).await?;
    write(&mut act, vec![gone]).await?;
    let early = day_in_shanghai(act.now()) < plan_of(held)?.schedule.interviews.first;
    let (rows, part) = if early { follow(&act, held, id, &code).await? } else { (Vec::new(), None) };
    let called = rows.len();
    tell(&act, &rows, &Kind::CalledReplacing).await?;
    tell_proving(&act, held, &rows).await?;
    write(&mut act, rows).await?;
    let published = match part {
        Some(part) => Some(publish(&mut act, id, &List::Replacements { positions: vec![part] }, None).await?),
        None => None,
    };
    let list = published.as_ref().map(Published::told);
    let body = json!({ "position": code, "called": called, "list": list });
    act.commit("recruitment.replaced", subject(id), body).await?;
    Ok(called)
}

/// Publishes who comes to the interview, each position's by ticket with numbers from 1: the numbers that lie in the lots
/// of the interviews' order.
///
/// # Errors
/// `wrong-state` unless the shortlist is out, and once this list is; the permission to plan in the region.
pub async fn invite(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<Published, StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    before_interviews(&act, &held, id).await?;
    let rows = standings(act.db(), id, None).await?;
    let there = rows.iter().map(|row| Ok(call(row)?.holds().then_some(row))).collect::<Result<Vec<_>, StoreError>>()?;
    let schedule = plan_of(&held)?.schedule;
    let (first, last) = (schedule.interviews.first, schedule.interviews.last);
    tell(&act, there.into_iter().flatten(), &Kind::InvitedToInterview { first, last }).await?;
    tell_invited(&act, &held, &rows).await?;
    let mut standings = by_position(rows);
    let mut written = written_totals(&act, id).await?;
    let mut positions = Vec::new();
    for row in rows_of(act.db(), id).await? {
        let Some(rows) = standings.remove(&row.code) else { continue };
        let mut candidates = Vec::new();
        for row in rows {
            let call = call(&row)?;
            if !call.holds() {
                continue;
            }
            let number = u16::try_from(candidates.len() + 1).map_err(|error| unreadable("number", error))?;
            candidates.push(Invited {
                number,
                written: written.remove(&row.application_id).ok_or_else(|| unreadable("total", &row.ticket))?,
                rank: super::rows::rank(row.written_rank.unwrap_or_default())?,
                replacing: call == Call::Replacing,
                ticket: row.ticket,
            });
        }
        positions.push(PostInvited { post: post(&row)?, candidates });
    }
    let list = List::Interviews { positions };
    let published = publish(&mut act, id, &list, None).await?;
    let body = json!({
        "list": published.told(), "positions": list.positions(), "invited": list.candidates(),
    });
    act.commit("recruitment.invited", subject(id), body).await?;
    Ok(published)
}

/// Who follows in a position, and the part of the list that says so.
async fn follow(
    act: &Act<'_>,
    held: &recruitment::Model,
    id: RecruitmentId,
    code: &str,
) -> Result<(Vec<standing::Model>, Option<PostReplaced>), StoreError> {
    let key = (id.to_string(), code.to_owned());
    let found = position::Entity::find_by_id(key).one(act.db()).await?.ok_or_else(|| unreadable("position", code))?;
    let scheme = ruling(held)?.with_lines(&set_lines(act.db(), id).await?);
    let of = examined_one(&found, &scheme)?;
    let list = candidates(act.db(), id, Of::Position(code)).await?.remove(code).unwrap_or_default();
    let rows = standings(act.db(), id, Some(code)).await?;
    let rows: HashMap<&str, &standing::Model> = rows.iter().map(|row| (row.application_id.as_str(), row)).collect();
    let entrants = list.iter().map(|it| it.entrant(&scheme, rows.get(it.application.as_str()).copied()));
    let entrants = entrants.collect::<Result<Vec<_>, _>>()?;
    let next = next_called(&entrants, of.post.places, &of.interview);
    if next.is_empty() {
        return Ok((Vec::new(), None));
    }
    let called = next.iter().map(|place| list[place.at].listed(place.rank)).collect::<Result<Vec<_>, _>>()?;
    let begun = next.iter().map(|place| begun(id, code, &list[place.at], place.rank, Call::Replacing)).collect();
    Ok((begun, Some(PostReplaced { post: of.post, candidates: called })))
}

async fn before_interviews(act: &Act<'_>, held: &recruitment::Model, id: RecruitmentId) -> Result<(), StoreError> {
    if replaceable(act.db(), held, id).await? { Ok(()) } else { Err(Code::WrongState.into()) }
}

/// Whether the shortlist is out and the list of interviews is not: places can still change hands.
async fn replaceable(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
    id: RecruitmentId,
) -> Result<bool, StoreError> {
    Ok(state(held)? == RecruitmentState::Shortlisted && of_kind(db, id, ListKind::Interviews).await?.is_empty())
}

async fn written_totals(
    act: &Act<'_>,
    id: RecruitmentId,
) -> Result<HashMap<String, domain::recruitment::Points>, StoreError> {
    let all = candidates(act.db(), id, Of::Standing).await?;
    let totals = all.into_values().flatten().filter_map(|it| Some((it.application, it.written?)));
    Ok(totals.collect())
}

/// The recruitment of somebody who has a standing.
pub(super) async fn recruitment_of(store: &Store, application: ApplicationId) -> Result<RecruitmentId, StoreError> {
    let row = standing_row(store.read(), application).await?.ok_or(Code::NotFound)?;
    row.recruitment_id.parse().map_err(|error| unreadable("recruitment", error))
}

pub(super) async fn standing_row(
    db: &impl ConnectionTrait,
    application: ApplicationId,
) -> Result<Option<standing::Model>, StoreError> {
    Ok(standing::Entity::find_by_id(application.to_string()).one(db).await?)
}
