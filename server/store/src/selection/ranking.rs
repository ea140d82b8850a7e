//! Totals and ranks after the interviews (总成绩), and who goes on to the checks.

use super::{
    Published,
    interviews::uninterviewed,
    lists::of_kind,
    publish,
    rows::{Candidate, Examined, Of, by_position, call, candidates, examined, outcome, points, standings, write},
    shortlisting::ruling,
    telling::tell,
    unreadable,
};
use crate::{
    Store,
    entity::{recruitment, standing},
    error::StoreError,
    recruitment::{
        rows::{lead, save, state},
        subject,
    },
};
use chrono::{DateTime, Utc};
use domain::{
    applications::Milestone,
    ids::RecruitmentId,
    messages::Kind,
    permissions::{Action, Actor},
    recruitment::{RecruitmentStep, scheme::Scheme},
    refusal::{Code, Refusal},
    selection::{Call, CheckResult, Interviewed, List, ListKind, Outcome, PostTotalled, Ranked, Totalled, rank},
};
use serde_json::json;
use std::collections::HashMap;

/// Publishes totals and ranks, and calls to the checks whom the cut takes on.
///
/// # Errors
/// `wrong-state` unless the list of interviews is out; `interviews-missing` (facts: how many candidates); the permission
/// to plan in the region.
pub async fn publish_totals(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<Published, StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let next = state(&held)?.after(RecruitmentStep::Rank)?;
    if of_kind(act.db(), id, ListKind::Interviews).await?.is_empty() {
        return Err(Code::WrongState.into());
    }
    let all = standings(act.db(), id, None).await?;
    match uninterviewed(&all)? {
        0 => {}
        missing => return Err(Refusal::new(Code::InterviewsMissing).with(missing).into()),
    }
    let scheme = ruling(&held)?;
    let known = candidates(act.db(), id, Of::Standing).await?;
    let known: HashMap<String, Candidate> =
        known.into_values().flatten().map(|it| (it.application.clone(), it)).collect();
    let mut all = by_position(all);
    let (mut rows, mut positions) = (Vec::new(), Vec::new());
    for of in examined(act.db(), id, &scheme).await? {
        let standings = all.remove(&of.post.code).unwrap_or_default();
        let (part, ranked) = ranked(&scheme, of, standings, &known)?;
        positions.push(part);
        rows.extend(ranked);
    }
    let going = |part: &PostTotalled| part.candidates.iter().filter(|it| it.goes_on).count();
    let goes_on: usize = positions.iter().map(going).sum();
    let called = |row: &&standing::Model| row.physical == CheckResult::Due.as_str();
    tell(&act, rows.iter().filter(called), &Kind::CalledToChecks).await?;
    tell(&act, rows.iter().filter(|row| !called(row)), &Kind::TotalsPublished).await?;
    write(&mut act, rows).await?;
    let list = List::Totals { scheme: Box::new(scheme), positions };
    let published = publish(&mut act, id, &list, None).await?;
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), ..held }).await?;
    let body = json!({
        "list": published.told(), "positions": list.positions(), "ranked": list.candidates(), "go_on": goes_on,
    });
    act.commit("recruitment.ranked", subject(id), body).await?;
    Ok(published)
}

/// The list of one position and its standings as ranked. Those who left before the interviews are on neither.
fn ranked(
    scheme: &Scheme,
    of: Examined,
    standings: Vec<standing::Model>,
    known: &HashMap<String, Candidate>,
) -> Result<(PostTotalled, Vec<standing::Model>), StoreError> {
    let mut there = Vec::new();
    for row in standings {
        let call = call(&row)?;
        if call.holds() || call == Call::Missed {
            there.push(row);
        }
    }
    let interviewed = there.iter().map(|row| interviewed(row, known)).collect::<Result<Vec<_>, _>>()?;
    let ranked = rank(scheme, of.variant(scheme)?, of.post.places, &interviewed);
    let mut lines: Vec<(Totalled, standing::Model)> = Vec::new();
    for ((row, of), ranked) in there.into_iter().zip(interviewed).zip(ranked) {
        let line = Totalled {
            ticket: row.ticket.clone(),
            papers: of.papers,
            bonus: of.bonus,
            written: of.written,
            interview: of.interview,
            total: ranked.total,
            rank: ranked.rank,
            goes_on: ranked.goes_on,
        };
        lines.push((line, with(row, ranked)?));
    }
    lines.sort_by_key(|(line, _)| (line.rank.unwrap_or(u32::MAX), line.ticket.clone()));
    let (candidates, rows) = lines.into_iter().unzip();
    Ok((PostTotalled { post: of.post, variant: of.variant, candidates }, rows))
}

fn with(row: standing::Model, ranked: Ranked) -> Result<standing::Model, StoreError> {
    let due = if ranked.goes_on { CheckResult::Due } else { CheckResult::None }.as_str().to_owned();
    let fate = match outcome(&row)? {
        Outcome::Open if !ranked.reaches => Outcome::OutAt(Milestone::Interviews),
        other => other,
    };
    Ok(standing::Model {
        total: ranked.total.map(|total| total.hundredths().into()),
        total_rank: ranked.rank.map(Into::into),
        physical: due.clone(),
        inspection: due,
        fate: fate.as_str().to_owned(),
        ..row
    })
}

/// What the rule ranks a standing by.
pub(super) fn interviewed(
    row: &standing::Model,
    known: &HashMap<String, Candidate>,
) -> Result<Interviewed, StoreError> {
    let candidate = known.get(&row.application_id).ok_or_else(|| unreadable("candidate", &row.ticket))?;
    Ok(Interviewed {
        papers: candidate.papers.clone(),
        bonus: candidate.bonus,
        written: candidate.written.ok_or_else(|| unreadable("total", &row.ticket))?,
        interview: row.interview.map(points).transpose()?,
    })
}
