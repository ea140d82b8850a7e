//! Who is called to the interview (面试入围), by the frozen scheme's ratio, line and ties.

use super::{
    Published,
    pass_lines::{decided_lines, suffice},
    publish,
    rows::{Candidate, Examined, Of, begun, candidates, examined, with_total, write},
    telling::{tell, tell_proving},
    uncalled, unreadable,
};
use crate::{
    Store,
    act::Act,
    calendar,
    entity::{recruitment, standing},
    error::StoreError,
    examination::{open_rechecks, recheck_until},
    recruitment::{
        rows::{frozen_scheme, lead, plan_of, save, state},
        subject,
    },
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::{Calendar, day_in_shanghai},
    ids::RecruitmentId,
    messages::Kind,
    permissions::{Action, Actor},
    recruitment::{RecruitmentStep, scheme::Scheme},
    refusal::{Code, Refusal},
    selection::{Call, List, Place, PostListed, running},
};
use serde_json::json;

/// Publishes who is called to the interview.
///
/// # Errors
/// `wrong-state` unless the scores are released; `recheck-runs` (facts: its last day) while checks can be asked for;
/// `rechecks-open` (facts: how many) while points are checked again; `lines-pending`, `lines-missing` where minimum pass
/// lines are not decided or, where the scheme requires them, not set; the permission to plan in the region.
pub async fn shortlist(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<Published, StoreError> {
    let calendar = calendar::load(store).await?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let next = state(&held)?.after(RecruitmentStep::Shortlist)?;
    rechecked(&act, &held, &calendar).await?;
    let scheme = ruling(&held)?;
    let lines = decided_lines(&act, id).await?;
    let posts = examined(act.db(), id, &scheme.clone().with_lines(&lines)).await?;
    suffice(&scheme, &posts, &lines)?;
    let sat = with_total(act.db(), id).await?;
    let most = posts.iter().map(Examined::wanted).max().unwrap_or_default();
    let mut leading = candidates(act.db(), id, Of::Leading(most)).await?;
    let (mut rows, mut positions) = (Vec::new(), Vec::new());
    for post in posts {
        let entered = leading.remove(&post.post.code).unwrap_or_default();
        let (part, called) = cut(id, &scheme, post, &entered)?;
        positions.push(part);
        rows.extend(called);
    }
    let interviews = plan_of(&held)?.schedule.interviews;
    let told = Kind::Shortlisted { first: interviews.first, last: interviews.last };
    tell(&act, &rows, &told).await?;
    tell_proving(&act, &held, &rows).await?;
    write(&mut act, rows).await?;
    uncalled::begin(act.db(), &held.id).await?;
    let list = List::Shortlist { scheme: Box::new(scheme), positions };
    let published = publish(&mut act, id, &list, None).await?;
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), ..held }).await?;
    let body = json!({
        "list": published.told(), "positions": list.positions(), "ranked": sat, "called": list.candidates(),
    });
    act.commit("recruitment.shortlisted", subject(id), body).await?;
    Ok(published)
}

/// The list of one position, and the standings of those on it.
fn cut(
    id: RecruitmentId,
    scheme: &Scheme,
    of: Examined,
    entered: &[Candidate],
) -> Result<(PostListed, Vec<standing::Model>), StoreError> {
    let entrants = entered.iter().map(|it| it.entrant(scheme, None)).collect::<Result<Vec<_>, _>>()?;
    let places = running(&entrants, of.post.places, &of.interview);
    let listed = places.iter().map(|place| entered[place.at].listed(place.rank)).collect::<Result<Vec<_>, _>>()?;
    let row = |place: &Place| begun(id, &of.post.code, &entered[place.at], place.rank, Call::Called);
    let rows = places.iter().map(row).collect();
    let line = listed.iter().map(|it| it.written).min();
    let (ratio, pass_line) = (of.interview.ratio, of.interview.line);
    let part = PostListed { post: of.post, variant: of.variant, ratio, pass_line, line, candidates: listed };
    Ok((part, rows))
}

/// Nobody is ranked by points that are being checked, or that somebody may still ask to have checked.
async fn rechecked(act: &Act<'_>, held: &recruitment::Model, calendar: &Calendar) -> Result<(), StoreError> {
    if let Some(last) = recheck_until(act.db(), held, calendar).await?
        && day_in_shanghai(act.now()) <= last
    {
        return Err(Refusal::new(Code::RecheckRuns).with(last).into());
    }
    match open_rechecks(act.db(), &held.id).await? {
        0 => Ok(()),
        open => Err(Refusal::new(Code::RechecksOpen).with(open).into()),
    }
}

/// The scheme that rules a recruitment from its approval on.
pub(super) fn ruling(held: &recruitment::Model) -> Result<Scheme, StoreError> {
    frozen_scheme(held)?.ok_or_else(|| unreadable("scheme", "not frozen"))
}
