//! What is read of a selection: one candidate's standing and fate, and the page of those who lead it.

use super::{
    checks::{Post, awaited, follows_after_notice, passed},
    interviews::uninterviewed,
    lists::{of_kind, until},
    objections,
    pass_lines::{lines_asked, pass_lines},
    replacing::standing_row,
    restoring::restorings,
    rows::{Candidate, Of, application_of, by_position, call, candidates, outcome, points, rank, result, standings},
    unreadable,
};
use crate::{
    Store,
    applications::persons,
    entity::{candidate, recruitment, standing},
    error::StoreError,
    recruitment::{
        leads,
        rows::{frozen_scheme, region, state},
        rows_of,
    },
};
use domain::{
    applications::{Fate, Milestone},
    ids::{ApplicationId, RecruitmentId},
    permissions::{Action, Actor, Target, may},
    recruitment::{Points, RecruitmentState},
    refusal::{Code, Refusal},
    selection::{CheckResult, ListKind, Outcome, PostRecord, SelectionRecord, SelectionStep, Standing, lines_suffice},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::collections::{BTreeMap, HashMap};

/// Positions on one page of the staff's panel.
const POSTS: usize = 20;

/// Where a candidate stands once the shortlist is out; none before, and for whoever is no candidate. For pages that have
/// asked who may see it: the checks are told to the candidate and to those who lead the recruitment, to nobody else.
///
/// # Errors
/// The database; a row that cannot be read.
pub async fn standing(store: &Store, application: ApplicationId) -> Result<Option<Standing>, StoreError> {
    let found = candidate::Entity::find_by_id(application.to_string()).one(store.read()).await?;
    let Some(candidate) = found else { return Ok(None) };
    let held = recruitment::Entity::find_by_id(candidate.recruitment_id.as_str()).one(store.read()).await?;
    let held = held.ok_or_else(|| unreadable("recruitment", &candidate.recruitment_id))?;
    if state(&held)? < RecruitmentState::Shortlisted {
        return Ok(None);
    }
    let written = candidate.written.map(points).transpose()?;
    match standing_row(store.read(), application).await? {
        Some(row) => called(row, written).map(Some),
        None => Ok(Some(Standing {
            written_rank: match candidate.written {
                Some(written) => Some(rank_of(store, &candidate, written).await?),
                None => None,
            },
            ticket: candidate.ticket,
            written,
            call: None,
            interview: None,
            total: None,
            total_rank: None,
            physical: CheckResult::None,
            inspection: CheckResult::None,
            proposed: false,
            declined: None,
            fate: Fate::OutAt(if written.is_some() { Milestone::Interviews } else { Milestone::Written }),
        })),
    }
}

/// What became of an application after the papers.
///
/// # Errors
/// As [`standing`].
pub async fn fate(store: &Store, application: ApplicationId) -> Result<Fate, StoreError> {
    Ok(standing(store, application).await?.map_or(Fate::Open, |standing| standing.fate))
}

fn called(row: standing::Model, written: Option<Points>) -> Result<Standing, StoreError> {
    let outcome = outcome(&row)?;
    Ok(Standing {
        written,
        written_rank: row.written_rank.map(rank).transpose()?,
        call: Some(call(&row)?),
        interview: row.interview.map(points).transpose()?,
        total: row.total.map(points).transpose()?,
        total_rank: row.total_rank.map(rank).transpose()?,
        physical: result(&row.physical)?,
        inspection: result(&row.inspection)?,
        proposed: outcome == Outcome::Proposed,
        declined: match outcome {
            Outcome::Declined(by) => Some(by),
            _ => None,
        },
        fate: outcome.fate(),
        ticket: row.ticket,
    })
}

/// The application behind a ticket, for those who lead the recruitment.
///
/// # Errors
/// `not-found` in the field `ticket`; `not-found` for those who do not lead it; the permission to plan.
pub async fn by_ticket(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    ticket: &str,
) -> Result<ApplicationId, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let held = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    if !leads(actor, region(&held)?) {
        return Err(Code::NotFound.into());
    }
    let of = standing::Entity::find()
        .filter(standing::Column::RecruitmentId.eq(id.to_string()))
        .filter(standing::Column::Ticket.eq(ticket.trim()));
    let found = of.one(store.read()).await?.ok_or_else(|| Refusal::of(Code::NotFound, "ticket"))?;
    application_of(&found)
}

/// The rank of somebody who was not called.
async fn rank_of(store: &Store, of: &candidate::Model, written: i64) -> Result<u32, StoreError> {
    let above = candidate::Entity::find()
        .filter(candidate::Column::RecruitmentId.eq(of.recruitment_id.as_str()))
        .filter(candidate::Column::PositionCode.eq(of.position_code.as_str()))
        .filter(candidate::Column::Written.gt(written))
        .count(store.read())
        .await?;
    u32::try_from(above + 1).map_err(|error| unreadable("rank", error))
}

/// The staff's page of a selection: its positions after a code, and what is to be done next.
///
/// # Errors
/// `not-found` for those who do not lead the recruitment.
pub async fn selection_record(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    after: Option<&str>,
) -> Result<SelectionRecord, StoreError> {
    let held = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    if !leads(actor, region(&held)?) {
        return Err(Code::NotFound.into());
    }
    let rows = standings(store.read(), id, None).await?;
    let (missing, due) = (uninterviewed(&rows)?, awaited(&rows)?);
    let newly_passed = rows.iter().map(passed).collect::<Result<Vec<_>, _>>()?.contains(&true);
    let invited = !of_kind(store.read(), id, ListKind::Interviews).await?.is_empty();
    let ends = of_kind(store.read(), id, ListKind::Publicity).await?;
    let ends = ends.iter().map(until).collect::<Result<Vec<_>, _>>()?;
    let state = state(&held)?;
    let rules = frozen_scheme(&held)?.map(|scheme| (scheme.stages, scheme.rounding, scheme.line_required));
    let (stages, rounding, lines_required) = rules.unwrap_or_default();
    let lines_asked = lines_asked(store, &held).await?;
    let reads = may(actor, Action::ReviewApplications, Target::Region(region(&held)?)).is_ok();
    let (posts, more_after) = posts(store, &held, rows, after, reads).await?;
    let next = match state {
        RecruitmentState::Scored if lines_suffice(lines_required, &lines_asked).is_err() => SelectionStep::SetLines,
        RecruitmentState::Scored => SelectionStep::Shortlist,
        RecruitmentState::Shortlisted if !invited => SelectionStep::Invite,
        RecruitmentState::Shortlisted if missing > 0 => SelectionStep::TakeInterviews,
        RecruitmentState::Shortlisted => SelectionStep::Rank,
        RecruitmentState::Ranked if due > 0 || posts.iter().any(|post| post.call_due) => SelectionStep::Check,
        RecruitmentState::Ranked => SelectionStep::Publicise,
        RecruitmentState::Publicised => SelectionStep::File,
        _ => SelectionStep::None,
    };
    Ok(SelectionRecord {
        recruitment: id,
        title: held.title,
        state,
        stages,
        rounding,
        lines_required,
        lines_asked,
        lines: pass_lines(store, actor, id).await?,
        next,
        uninterviewed: missing,
        checks_due: due,
        newly_passed,
        until: ends.into_iter().flatten().max(),
        posts,
        more_after,
        objections: objections::objections(store, actor, id).await?,
        restorings: restorings(store, actor, id).await?,
    })
}

async fn posts(
    store: &Store,
    held: &recruitment::Model,
    rows: Vec<standing::Model>,
    after: Option<&str>,
    named: bool,
) -> Result<(Vec<PostRecord>, Option<String>), StoreError> {
    let id = held.id.parse().map_err(|error| unreadable("recruitment", error))?;
    let stands = state(held)?;
    let known = candidates(store.read(), id, Of::Standing).await?;
    let known: HashMap<String, Candidate> =
        known.into_values().flatten().map(|it| (it.application.clone(), it)).collect();
    let mut rows = by_position(rows);
    let mut found = Vec::new();
    for row in rows_of(store.read(), id).await? {
        if after.is_some_and(|after| row.code.as_str() <= after) {
            continue;
        }
        let Some(of) = rows.remove(&row.code) else { continue };
        if found.len() == POSTS {
            let last = found.last().map(|post: &PostRecord| post.post.code.clone());
            return Ok((found, last));
        }
        let of = Post::of(held, &row, of, &known)?;
        let may_call = match stands {
            RecruitmentState::Ranked => true,
            RecruitmentState::Publicised => follows_after_notice(held)?,
            _ => false,
        };
        let call_due = may_call && !of.next().is_empty();
        let written = |row: &standing::Model| known.get(&row.application_id).and_then(|it| it.written);
        let names = if named { names(store, &of.rows).await? } else { BTreeMap::new() };
        let people = of.rows.into_iter().map(|row| (written(&row), row));
        let mut people = people.map(|(written, row)| called(row, written)).collect::<Result<Vec<_>, _>>()?;
        people.sort_by_key(|it| (it.total_rank.unwrap_or(u32::MAX), it.written_rank, it.ticket.clone()));
        found.push(PostRecord { post: of.post, people, names, call_due });
    }
    Ok((found, None))
}

/// The names of some candidates by ticket.
async fn names(store: &Store, rows: &[standing::Model]) -> Result<BTreeMap<String, String>, StoreError> {
    let applications: Vec<&str> = rows.iter().map(|row| row.application_id.as_str()).collect();
    let mut people = persons(store, &applications).await?;
    let name = |row: &standing::Model| Some((row.ticket.clone(), people.remove(&row.application_id)?.name));
    Ok(rows.iter().filter_map(name).collect())
}
