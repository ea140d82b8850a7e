//! Physical examination and inspection (体检、考察): results as staff enter them, and the next in rank in the place of
//! somebody who is out.
//!
//! Nothing of a result is public but whether the candidate stands on the next list; the ledger says how many results are
//! still awaited, no more. Who is followed by the next in rank is the scheme's to say, see [`Departure`].

use super::{
    publish,
    ranking::interviewed,
    reasons,
    restoring::open_restorings,
    rows::{Candidate, Of, candidates, examined_one, outcome, result, standings, write},
    shortlisting::ruling,
    telling::tell,
};
use crate::{
    Store,
    entity::{position, recruitment, standing},
    error::StoreError,
    recruitment::{
        rows::{lead, state},
        subject,
    },
};
use chrono::{DateTime, Utc};
use domain::{
    applications::Milestone,
    ids::RecruitmentId,
    messages::Kind,
    permissions::{Action, Actor},
    recruitment::{RecruitmentState, scheme::Departure},
    refusal::{Code, Refusal},
    selection::{
        CheckKind, CheckResult, Entrant, List, Outcome, Place, PostPassed, checks, next_called, no_restorings, running,
    },
};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};

/// How a check ended, as staff enter it.
#[derive(Clone, Copy, Debug)]
pub struct CheckEntry<'a> {
    /// Which check.
    pub check: CheckKind,
    /// How it ended.
    pub result: CheckResult,
    /// Why, in words for the candidate alone; needed where somebody does not pass or is not chosen.
    pub reason: &'a str,
}

/// Enters how a check ended for the candidates of some tickets: for all of them, or for none where one is refused. Where
/// the scheme has the other check first, it must be passed. A result may be corrected until somebody is called in the
/// place or a notice names the candidate.
///
/// # Errors
/// `missing` in the field `tickets` where there is none; `missing`, `out-of-range` in the field `reason`; `malformed` in the
/// field `result` for one that the check does not have; `not-at-checks` in the field `tickets` (facts: the ticket) for
/// whoever was not called to the checks or is out; `check-too-early` in the field `tickets` (facts: the ticket, the check
/// that comes first) for whoever has not passed the other check; `place-taken` (facts: the position's code) once another
/// has the place; `wrong-state` outside the checks; the permission to plan in the region.
pub async fn enter_checks(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    CheckEntry { check, result: entered, reason }: CheckEntry<'_>,
    tickets: &[&str],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    during_checks(&held)?;
    if !CheckResult::enterable(check).contains(&entered) {
        return Err(Refusal::of(Code::Malformed, "result").into());
    }
    if tickets.is_empty() {
        return Err(Refusal::of(Code::Missing, "tickets").into());
    }
    let reason = reasons::needed(entered.decides(), reason)?;
    let first = check.waits_for(&ruling(&held)?.stages);
    let rows = standings(act.db(), id, None).await?;
    let mut rows: HashMap<&str, &standing::Model> = rows.iter().map(|row| (row.ticket.as_str(), row)).collect();
    let (mut written, mut gone, mut back, mut through) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for ticket in tickets {
        let refused = || Refusal::of(Code::NotAtChecks, "tickets").with(ticket);
        let row = rows.remove(ticket).ok_or_else(refused)?;
        let after = checked(row, check, entered)?.ok_or_else(refused)?;
        if let Some(first) = first
            && result(of_check(row, first))? != CheckResult::Passed
        {
            let early = Refusal::of(Code::CheckTooEarly, "tickets").with(ticket).with(first.as_str());
            return Err(early.into());
        }
        match (outcome(row)?, outcome(&after)?) {
            (Outcome::Open, Outcome::OutAt(_)) => gone.push(after.clone()),
            (Outcome::OutAt(_), Outcome::Open) => back.push(after.clone()),
            _ if passed(&after)? && !passed(row)? => through.push(after.clone()),
            _ => {}
        }
        written.push(after);
    }
    tell(&act, &gone, &Kind::OutOfRunning).await?;
    tell(&act, &back, &Kind::BackInRunning).await?;
    tell(&act, &through, &Kind::ChecksPassed).await?;
    if let Some(reason) = reason {
        let whose: Vec<String> = written.iter().map(|row| row.application_id.clone()).collect();
        reasons::keep(&mut act, &whose, &reason).await?;
    }
    let codes: BTreeSet<String> = written.iter().map(|row| row.position_code.clone()).collect();
    write(&mut act, written).await?;
    for code in &codes {
        if Post::load(act.db(), &held, id, code).await?.is_overfull() {
            return Err(Refusal::new(Code::PlaceTaken).with(code).into());
        }
    }
    let due = awaited(&standings(act.db(), id, None).await?)?;
    let body = json!({ "check": check, "entered": tickets.len(), "awaited": due });
    act.commit("recruitment.checked", subject(id), body).await?;
    Ok(())
}

fn of_check(row: &standing::Model, check: CheckKind) -> &str {
    match check {
        CheckKind::Physical => &row.physical,
        CheckKind::Inspection => &row.inspection,
    }
}

/// A standing after a result of one check; none for whoever is not at the checks.
fn checked(
    row: &standing::Model,
    check: CheckKind,
    entered: CheckResult,
) -> Result<Option<standing::Model>, StoreError> {
    let there = matches!(outcome(row)?, Outcome::Open | Outcome::OutAt(Milestone::Checks));
    if result(&row.physical)? == CheckResult::None || !there {
        return Ok(None);
    }
    let text = entered.as_str().to_owned();
    let row = match check {
        CheckKind::Physical => standing::Model { physical: text, ..row.clone() },
        CheckKind::Inspection => standing::Model { inspection: text, ..row.clone() },
    };
    let out = result(&row.physical)?.ends() || result(&row.inspection)?.ends();
    let fate = if out { Outcome::OutAt(Milestone::Checks) } else { Outcome::Open };
    Ok(Some(standing::Model { fate: fate.as_str().to_owned(), ..row }))
}

/// Calls the next in rank of a position to the checks. Answers how many were called: more than one where nothing tells
/// them apart.
///
/// # Errors
/// `not-found` where no place is free or nobody else reaches the line; `wrong-state` outside the checks, and for civil
/// servants once the notice is out; `restorings-open` (facts: how many) while a place of the position may be restored;
/// the permission to plan in the region.
pub async fn call_next(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    code: &str,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    during_checks(&held)?;
    if state(&held)? == RecruitmentState::Publicised && !follows_after_notice(&held)? {
        return Err(Code::WrongState.into());
    }
    no_restorings(open_restorings(act.db(), id, Some(code)).await?)?;
    let posted = Post::load(act.db(), &held, id, code).await?;
    let next = posted.next();
    if next.is_empty() {
        return Err(Code::NotFound.into());
    }
    let due = CheckResult::Due.as_str().to_owned();
    let called = |place: &Place| {
        let row = posted.rows[place.at].clone();
        standing::Model { physical: due.clone(), inspection: due.clone(), ..row }
    };
    let rows: Vec<standing::Model> = next.iter().map(called).collect();
    let tickets: Vec<String> = rows.iter().map(|row| row.ticket.clone()).collect();
    let called = rows.len();
    tell(&act, &rows, &Kind::CalledToChecks).await?;
    write(&mut act, rows).await?;
    let list = List::Called { positions: vec![PostPassed { post: posted.post, tickets }] };
    let published = publish(&mut act, id, &list, None).await?;
    let body = json!({ "position": code, "called": called, "list": published.told() });
    act.commit("recruitment.called-next", subject(id), body).await?;
    Ok(called)
}

/// A position at the checks.
pub(super) struct Post {
    pub post: domain::selection::Post,
    pub rows: Vec<standing::Model>,
    entrants: Vec<Entrant>,
    rule: domain::recruitment::CutRule,
}

impl Post {
    pub async fn load(
        db: &impl ConnectionTrait,
        held: &recruitment::Model,
        id: RecruitmentId,
        code: &str,
    ) -> Result<Self, StoreError> {
        let key = (id.to_string(), code.to_owned());
        let found = position::Entity::find_by_id(key).one(db).await?.ok_or(Code::NotFound)?;
        let rows = standings(db, id, Some(code)).await?;
        let known = candidates(db, id, Of::Position(code)).await?.remove(code).unwrap_or_default();
        let known = known.into_iter().map(|it| (it.application.clone(), it)).collect();
        Self::of(held, &found, rows, &known)
    }

    /// A position out of rows that were read together with others'.
    pub fn of(
        held: &recruitment::Model,
        found: &position::Model,
        rows: Vec<standing::Model>,
        known: &HashMap<String, Candidate>,
    ) -> Result<Self, StoreError> {
        let scheme = ruling(held)?;
        let of = examined_one(found, &scheme)?;
        let variant = of.variant(&scheme)?;
        let entrant = |row: &standing::Model| {
            let called = result(&row.physical)? != CheckResult::None;
            let ways = Departure::after_interview(outcome(row)?, result(&row.physical)?, result(&row.inspection)?);
            // Whoever left in a way that the scheme replaces nobody for keeps the place, empty.
            let out = outcome(row)?.is_out() && scheme.frees(&ways);
            let standing = interviewed(row, known)?.entrant(&scheme, variant);
            Ok::<_, StoreError>(Entrant { standing, called: called && !out, left: out })
        };
        let entrants = rows.iter().map(entrant).collect::<Result<_, _>>()?;
        Ok(Self { post: of.post, entrants, rule: checks(&scheme), rows })
    }

    /// Who is to be called now.
    pub fn next(&self) -> Vec<Place> {
        next_called(&self.entrants, self.post.places, &self.rule)
    }

    /// Whether somebody has a place whom the cut no longer takes on.
    pub fn is_overfull(&self) -> bool {
        let running = running(&self.entrants, self.post.places, &self.rule);
        let has = |at: usize| running.iter().any(|place| place.at == at);
        self.entrants.iter().enumerate().any(|(at, it)| it.called && !has(at))
    }
}

/// Whether an upheld objection, or a place given up on the notice, is followed by the next in rank: as the scheme says, and
/// never for civil servants.
pub(super) fn follows_after_notice(held: &recruitment::Model) -> Result<bool, StoreError> {
    Ok(ruling(held)?.follows_after_notice())
}

/// Candidates of whom a result is awaited: called, not out, and not all entered.
pub(super) fn awaited(rows: &[standing::Model]) -> Result<u64, StoreError> {
    let mut due = 0;
    for row in rows {
        let open = outcome(row)? == Outcome::Open;
        let waits = [&row.physical, &row.inspection].into_iter().any(|text| text == CheckResult::Due.as_str());
        due += u64::from(open && waits);
    }
    Ok(due)
}

/// Whether a candidate passed both checks and has had no notice yet.
pub(super) fn passed(row: &standing::Model) -> Result<bool, StoreError> {
    let both = result(&row.physical)? == CheckResult::Passed && result(&row.inspection)? == CheckResult::Passed;
    Ok(both && outcome(row)? == Outcome::Open)
}

fn during_checks(held: &recruitment::Model) -> Result<(), StoreError> {
    match state(held)? {
        RecruitmentState::Ranked | RecruitmentState::Publicised => Ok(()),
        _ => Err(Code::WrongState.into()),
    }
}
