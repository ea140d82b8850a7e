//! Those proposed for hire, on public notice (拟录用公示), and the filing of the result when the notice is over (备案).

use super::{
    Published,
    checks::{Post, awaited, follows_after_notice, passed},
    lists::{of_kind, until},
    objections::open_objections,
    publish,
    restoring::open_restorings,
    rows::{Candidate, Of, application_of, by_position, candidates, outcome, standings, write},
    shortlisting::ruling,
    telling::tell,
    unreadable,
};
use crate::{
    Store, accounts,
    act::Act,
    calendar,
    entity::{application, position, recruitment, standing},
    error::StoreError,
    recruitment::{
        Counted, lasting, move_quota,
        rows::{lead, plan_of, save, state},
        rows_of, subject,
    },
    secret::Place,
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{Milestone, Typed},
    calendar::day_in_shanghai,
    ids::RecruitmentId,
    messages::Kind,
    permissions::{Action, Actor},
    recruitment::{QuotaCause, RecruitmentState, RecruitmentStep},
    refusal::{Code, Refusal},
    selection::{Due, List, ListKind, Outcome, PostHired, PostPassed, PostProposed, Proposed, may_file, notice_until},
};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use std::collections::HashMap;

/// Publishes those who passed the checks as proposed for hire. Where somebody was called after an upheld objection, the
/// newly proposed have a notice of their own, with its own period.
///
/// # Errors
/// `checks-open` (facts: how many candidates) while results are awaited; `call-due` (facts: the position's code) while the
/// next in rank is not called; `too-many-passed` (facts: the code, passed, places); `already-done` where nobody new is to
/// be proposed; `wrong-state`; the permission to plan in the region.
pub async fn publicise(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<Published, StoreError> {
    let calendar = calendar::load(store).await?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let again = state(&held)? == RecruitmentState::Publicised;
    let next = if again { RecruitmentState::Publicised } else { state(&held)?.after(RecruitmentStep::Publicise)? };
    let rows = standings(act.db(), id, None).await?;
    match awaited(&rows)? {
        0 => {}
        due => return Err(Refusal::new(Code::ChecksOpen).with(due).into()),
    }
    let posts = posts(&act, &held, id, rows).await?;
    if !again || follows_after_notice(&held)? {
        nobody_due(&posts)?;
    }
    let (people, names) = proposed(store, &act, &posts).await?;
    if again && people.is_empty() {
        return Err(Code::AlreadyDone.into());
    }
    let count = people.len();
    let until = notice_until(&calendar, day_in_shanghai(now), &ruling(&held)?.periods);
    tell(&act, &people, &Kind::ProposedForHire { until }).await?;
    write(&mut act, people).await?;
    let tickets = |of: &PostProposed| PostPassed {
        post: of.post.clone(),
        tickets: of.people.iter().map(|it| it.ticket.clone()).collect(),
    };
    let checked = List::Passed { positions: names.iter().map(tickets).collect() };
    let checked = publish(&mut act, id, &checked, None).await?;
    let list = List::Publicity { telephone: plan_of(&held)?.objections, until, positions: names };
    let published = publish(&mut act, id, &list, Some(until)).await?;
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), ..held }).await?;
    let body = json!({
        "list": published.told(), "passed": checked.told(), "positions": list.positions(), "proposed": count,
    });
    act.commit("recruitment.publicised", subject(id), body).await?;
    Ok(published)
}

/// Files the result: the proposed are hired, everybody else is out, and the quota of the positions is used.
///
/// # Errors
/// `notice-runs` (facts: its last day) before the notice is over; `objections-open`, `restorings-open`, `checks-open`
/// (facts: how many);
/// `call-due` (facts: the position's code); `quota-lacking` where the quota of somebody's position has ended and its unit
/// has no other; `wrong-state`; the permission to plan in the region.
pub async fn file(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<Published, StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let next = state(&held)?.after(RecruitmentStep::File)?;
    // No plan may count on the quota of these places before they are used.
    act.alone().await?;
    let rows = standings(act.db(), id, None).await?;
    may_file(due(act.db(), id, &rows).await?, day_in_shanghai(now))?;
    let posts = posts(&act, &held, id, rows).await?;
    if follows_after_notice(&held)? {
        nobody_due(&posts)?;
    }
    let (mut positions, mut written, mut places) = (Vec::new(), Vec::new(), 0_u32);
    for of in posts {
        places += u32::from(of.post.places);
        let mut tickets = Vec::new();
        for row in by_rank(of.rows) {
            let fate = match outcome(&row)? {
                Outcome::Proposed => {
                    tickets.push(row.ticket.clone());
                    Outcome::Hired
                }
                Outcome::Open => Outcome::OutAt(Milestone::Checks),
                other => other,
            };
            written.push(standing::Model { fate: fate.as_str().to_owned(), ..row });
        }
        if !tickets.is_empty() {
            positions.push(PostHired { post: of.post, tickets });
        }
    }
    let (moved, counted) = quota_used(&mut act, &held, id, &positions).await?;
    tell_outcomes(&act, &written).await?;
    write(&mut act, written).await?;
    let list = List::Hired { positions };
    let hired = u32::try_from(list.candidates()).map_err(|error| unreadable("hired", error))?;
    let published = publish(&mut act, id, &list, None).await?;
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), ..held }).await?;
    counted.record(&mut act, id, QuotaCause::Filed).await?;
    let body = json!({
        "list": published.told(), "hired": list.candidates(), "places": places,
        "unfilled": places.saturating_sub(hired), "quota_moved": moved,
    });
    act.commit("recruitment.filed", subject(id), body).await?;
    Ok(published)
}

/// The hired use quota that has not ended: a position whose notice has rests on another of its unit. How many do, and
/// every notice of the recruitment as it stood before.
async fn quota_used(
    act: &mut Act<'_>,
    held: &recruitment::Model,
    id: RecruitmentId,
    positions: &[PostHired],
) -> Result<(usize, Counted), StoreError> {
    let rows = rows_of(act.db(), id).await?;
    let hired = |row: &position::Model| positions.iter().find(|of| of.post.code == row.code).map(|of| of.tickets.len());
    let mut wanted = Vec::new();
    for row in &rows {
        let Some(count) = hired(row) else { continue };
        wanted.push((row, u16::try_from(count).map_err(|error| unreadable("hired", error))?));
    }
    let moved = lasting(act, ruling(held)?.kind, day_in_shanghai(act.now()), &wanted, "filing_by").await?;
    let before = rows.iter().filter_map(|row| row.quota.clone());
    let counted = Counted::of(act, before.chain(moved.values().cloned())).await?;
    Ok((move_quota(act, &rows, moved).await?, counted))
}

/// Tells everybody who was called how the recruitment ended: also those who left the running on the way.
async fn tell_outcomes(act: &Act<'_>, rows: &[standing::Model]) -> Result<(), StoreError> {
    let hired = |row: &&standing::Model| row.fate == Outcome::Hired.as_str();
    tell(act, rows.iter().filter(hired), &Kind::Hired).await?;
    tell(act, rows.iter().filter(|row| !hired(row)), &Kind::NotHired).await
}

/// What the filing waits for.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
    rows: &[standing::Model],
) -> Result<Due, StoreError> {
    let lists = of_kind(db, id, ListKind::Publicity).await?;
    let ends = lists.iter().map(until).collect::<Result<Vec<_>, _>>()?;
    let until = ends.into_iter().flatten().max().ok_or_else(|| unreadable("notice", "none"))?;
    let mut unfinished = awaited(rows)?;
    for row in rows {
        unfinished += u64::from(passed(row)?);
    }
    Ok(Due {
        until,
        open_objections: open_objections(db, id).await?,
        open_restorings: open_restorings(db, id, None).await?,
        unfinished,
    })
}

/// Every position with its standings.
async fn posts(
    act: &Act<'_>,
    held: &recruitment::Model,
    id: RecruitmentId,
    rows: Vec<standing::Model>,
) -> Result<Vec<Post>, StoreError> {
    let known = candidates(act.db(), id, Of::Standing).await?;
    let known: HashMap<String, Candidate> =
        known.into_values().flatten().map(|it| (it.application.clone(), it)).collect();
    let mut rows = by_position(rows);
    let mut found = Vec::new();
    for row in rows_of(act.db(), id).await? {
        if let Some(of) = rows.remove(&row.code) {
            found.push(Post::of(held, &row, of, &known)?);
        }
    }
    Ok(found)
}

fn nobody_due(posts: &[Post]) -> Result<(), Refusal> {
    match posts.iter().find(|of| !of.next().is_empty()) {
        Some(of) => Err(Refusal::new(Code::CallDue).with(&of.post.code)),
        None => Ok(()),
    }
}

/// The standings of those newly proposed, and what the notice says of them.
async fn proposed(
    store: &Store,
    act: &Act<'_>,
    posts: &[Post],
) -> Result<(Vec<standing::Model>, Vec<PostProposed>), StoreError> {
    let (mut rows, mut names) = (Vec::new(), Vec::new());
    for of in posts {
        let (mut people, mut already) = (Vec::new(), 0_usize);
        for row in by_rank(of.rows.clone()) {
            already += usize::from(outcome(&row)? == Outcome::Proposed);
            if passed(&row)? {
                people.push(person(store, act, &row).await?);
                rows.push(standing::Model { fate: Outcome::Proposed.as_str().to_owned(), ..row });
            }
        }
        let passed = already + people.len();
        if passed > usize::from(of.post.places) {
            let refusal = Refusal::new(Code::TooManyPassed).with(&of.post.code).with(passed);
            return Err(refusal.with(of.post.places).into());
        }
        if !people.is_empty() {
            names.push(PostProposed { post: of.post.clone(), people });
        }
    }
    Ok((rows, names))
}

/// What the notice says of one person: no more than the law has it say.
async fn person(store: &Store, act: &Act<'_>, row: &standing::Model) -> Result<Proposed, StoreError> {
    let id = application_of(row)?.to_string();
    let found = application::Entity::find_by_id(id.as_str()).one(act.db()).await?;
    let found = found.ok_or_else(|| unreadable("application", &id))?;
    let account = found.account.parse().map_err(|error| unreadable("account", error))?;
    let of = accounts::applicant(store, account).await?.ok_or_else(|| unreadable("applicant", &found.account))?;
    let form = found.form.as_deref().ok_or_else(|| unreadable("form", &id))?;
    let place = Place { table: "applications", column: "form", row: &id };
    let form = store.keys().decrypt(place, form)?;
    let form: Typed = serde_json::from_slice(&form).map_err(|error| unreadable("form", error))?;
    let unit = form.work_unit.trim();
    let school_or_unit = if unit.is_empty() { form.school.trim() } else { unit }.to_owned();
    Ok(Proposed { name: of.name, sex: of.gender, ticket: row.ticket.clone(), school_or_unit })
}

fn by_rank(mut rows: Vec<standing::Model>) -> Vec<standing::Model> {
    rows.sort_by_key(|row| (row.total_rank.unwrap_or(i64::MAX), row.ticket.clone()));
    rows
}
