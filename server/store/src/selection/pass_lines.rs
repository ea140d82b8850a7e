//! The minimum pass lines (合格分数线): proposed by one person between the release of the points and the shortlist, set or
//! declined by another, and read by everybody once they are set. A set line that was wrong is replaced in the same way.

use super::{
    rows::{Examined, examined},
    shortlisting::ruling,
    unreadable,
};
use crate::{
    Store,
    act::Act,
    entity::{pass_line, recruitment},
    error::StoreError,
    recruitment::{
        checked_reason, leads,
        rows::{frozen_scheme, lead, other_than, read, region, state, written},
        subject, visible,
    },
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{PassLinesId, RecruitmentId},
    permissions::{Action, Actor, Target, may},
    recruitment::{RecruitmentState, scheme::Scheme},
    refusal::{Code, Refusal},
    selection::{LineAsked, Lines, PassLine, PassLines, PassLinesState, lines_suffice, read_lines},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Proposes lines, as they were typed for each category of papers.
///
/// # Errors
/// What [`read_lines`] refuses; `missing` and `out-of-range` in the field `reason`; `lines-pending` while a proposal
/// waits; `nothing-changed` where these lines are set; `wrong-state` before the points are released and once the
/// shortlist is out; the permission to plan in the region.
pub async fn propose_lines(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    given: &BTreeMap<String, String>,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<PassLinesId, StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    before_shortlist(&held)?;
    let scheme = ruling(&held)?;
    let set = set_lines(act.db(), id).await?;
    let asked = asked(&scheme, &examined(act.db(), id, &scheme).await?, &set);
    let lines = read_lines(scheme.line_required, &asked, given)?;
    let reason = checked_reason(reason)?;
    none_pending(&act, id).await?;
    if lines == set {
        return Err(Code::NothingChanged.into());
    }
    let proposed = PassLinesId(Uuid::now_v7());
    let row = pass_line::Model {
        id: proposed.to_string(),
        recruitment_id: id.to_string(),
        lines: written("lines", &lines)?,
        reason,
        state: PassLinesState::Proposed.as_str().to_owned(),
        proposed_by: actor.account.map(|account| account.to_string()).unwrap_or_default(),
        proposed_at: now.into(),
        decided_by: None,
        decided_at: None,
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    act.commit("recruitment.lines-proposed", subject(id), json!({ "region": held.region })).await?;
    Ok(proposed)
}

/// Sets proposed lines, in the place of any that were set, or declines them.
///
/// # Errors
/// `not-found`; `already-done`; `second-person-needed` for whoever proposed them; `wrong-state` once the shortlist is
/// out; the permission to approve in the region.
pub async fn decide_lines(
    store: &Store,
    actor: &Actor,
    lines: PassLinesId,
    agreed: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::ApproveRecruitment, Target::Anything)?;
    let key = lines.to_string();
    let found = pass_line::Entity::find_by_id(key.clone()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let id: RecruitmentId = found.recruitment_id.parse().map_err(|error| unreadable("recruitment", error))?;
    let (mut act, held) = lead(store, actor, Action::ApproveRecruitment, id, now).await?;
    let proposed = act.load::<pass_line::Entity>(key).await?.ok_or(Code::NotFound)?;
    if state_of(&proposed)? != PassLinesState::Proposed {
        return Err(Code::AlreadyDone.into());
    }
    before_shortlist(&held)?;
    other_than(actor, &proposed.proposed_by)?;
    let (mut body, mut kind) = (json!({ "region": held.region }), "recruitment.lines-declined");
    if agreed {
        kind = "recruitment.lines-set";
        body["lines"] = json!(read::<Lines>("lines", &proposed.lines)?);
        body["reason"] = json!(proposed.reason);
        if let Some(before) = the_set(act.db(), id).await? {
            body["replaced"] = json!(read::<Lines>("lines", &before.lines)?);
            update(&mut act, pass_line::Model { state: PassLinesState::Replaced.as_str().to_owned(), ..before })
                .await?;
        }
    }
    let state = if agreed { PassLinesState::Set } else { PassLinesState::Declined };
    let decided = pass_line::Model {
        state: state.as_str().to_owned(),
        decided_by: actor.account.map(|account| account.to_string()),
        decided_at: Some(now.into()),
        ..proposed
    };
    update(&mut act, decided).await?;
    act.commit(kind, subject(id), body).await?;
    Ok(())
}

/// The lines of a recruitment, the latest first: those that are or were set for everybody, every proposal for those who
/// lead it.
///
/// # Errors
/// `not-found`, also for a recruitment that the asker may not see.
pub async fn pass_lines(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Vec<PassLines>, StoreError> {
    let held = visible(store, actor, id).await?;
    // A recruitment without a frozen scheme has no points, so no lines.
    let Some(scheme) = frozen_scheme(&held)? else { return Ok(Vec::new()) };
    let region = region(&held)?;
    let leads = leads(actor, region);
    let own = actor.account.map(|account| account.to_string());
    let open =
        before_shortlist(&held).is_ok() && may(actor, Action::ApproveRecruitment, Target::Region(region)).is_ok();
    let rows = of_recruitment(id).order_by_desc(pass_line::Column::Id).all(store.read()).await?;
    let mut found = Vec::new();
    for row in rows {
        let state = state_of(&row)?;
        if leads || state.is_public() {
            let decides = open && state == PassLinesState::Proposed && own.as_ref() != Some(&row.proposed_by);
            found.push(shown(row, &scheme, state, decides)?);
        }
    }
    Ok(found)
}

/// The categories for which lines are asked of a recruitment before its shortlist, each with what is set; none at another
/// time.
pub(super) async fn lines_asked(store: &Store, held: &recruitment::Model) -> Result<Vec<LineAsked>, StoreError> {
    if before_shortlist(held).is_err() {
        return Ok(Vec::new());
    }
    let id = held.id.parse().map_err(|error| unreadable("recruitment", error))?;
    let scheme = ruling(held)?;
    let posts = examined(store.read(), id, &scheme).await?;
    Ok(asked(&scheme, &posts, &set_lines(store.read(), id).await?))
}

/// The lines that the shortlist is to be made with.
///
/// # Errors
/// `lines-pending` while a proposal waits.
pub(super) async fn decided_lines(act: &Act<'_>, id: RecruitmentId) -> Result<Lines, StoreError> {
    none_pending(act, id).await?;
    set_lines(act.db(), id).await
}

/// Refuses a shortlist of positions whose lines are not set.
///
/// # Errors
/// `lines-missing` where the scheme requires lines and a category of the positions has none.
pub(super) fn suffice(scheme: &Scheme, posts: &[Examined], set: &Lines) -> Result<(), Refusal> {
    lines_suffice(scheme.line_required, &asked(scheme, posts, set))
}

/// The lines that are set.
pub(super) async fn set_lines(db: &impl ConnectionTrait, id: RecruitmentId) -> Result<Lines, StoreError> {
    the_set(db, id).await?.map_or_else(|| Ok(Lines::new()), |row| read("lines", &row.lines))
}

async fn the_set(db: &impl ConnectionTrait, id: RecruitmentId) -> Result<Option<pass_line::Model>, StoreError> {
    let set = of_recruitment(id).filter(pass_line::Column::State.eq(PassLinesState::Set.as_str()));
    Ok(set.one(db).await?)
}

async fn none_pending(act: &Act<'_>, id: RecruitmentId) -> Result<(), StoreError> {
    let pending = of_recruitment(id).filter(pass_line::Column::State.eq(PassLinesState::Proposed.as_str()));
    if pending.count(act.db()).await? > 0 { Err(Code::LinesPending.into()) } else { Ok(()) }
}

fn of_recruitment(id: RecruitmentId) -> sea_orm::Select<pass_line::Entity> {
    pass_line::Entity::find().filter(pass_line::Column::RecruitmentId.eq(id.to_string()))
}

async fn update(act: &mut Act<'_>, row: pass_line::Model) -> Result<(), StoreError> {
    let row = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&row);
    Ok(())
}

/// The variants of the positions that are examined, in the scheme's order.
fn asked(scheme: &Scheme, posts: &[Examined], set: &Lines) -> Vec<LineAsked> {
    let used: BTreeSet<&str> = posts.iter().map(|post| post.variant.as_str()).collect();
    let used = scheme.variants.iter().filter(|variant| used.contains(variant.key.as_str()));
    used.filter_map(|variant| LineAsked::of(scheme, variant, set)).collect()
}

fn before_shortlist(held: &recruitment::Model) -> Result<(), StoreError> {
    if state(held)? == RecruitmentState::Scored { Ok(()) } else { Err(Code::WrongState.into()) }
}

fn state_of(row: &pass_line::Model) -> Result<PassLinesState, StoreError> {
    PassLinesState::parse(&row.state).ok_or_else(|| unreadable("lines' state", &row.state))
}

fn shown(
    row: pass_line::Model,
    scheme: &Scheme,
    state: PassLinesState,
    decides: bool,
) -> Result<PassLines, StoreError> {
    let lines: Lines = read("lines", &row.lines)?;
    let line = |variant: &domain::recruitment::scheme::Variant| {
        let points = *lines.get(&variant.key)?;
        Some(PassLine { variant: variant.key.clone(), name: variant.name.clone(), points })
    };
    Ok(PassLines {
        id: row.id.parse().map_err(|error| unreadable("lines", error))?,
        lines: scheme.variants.iter().filter_map(line).collect(),
        reason: row.reason,
        state,
        proposed_at: row.proposed_at.utc(),
        decided_at: row.decided_at.map(|at| at.utc()),
        decides,
    })
}
