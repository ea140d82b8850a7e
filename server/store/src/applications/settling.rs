//! Settling the positions (确认开考职位): those with too few paid applicants are cancelled, their quota is free again, and
//! their applicants may choose another.

use super::{
    rows::{account_of, id_of, save, state, state_of},
    statistics::{by_state, tallies},
    unreadable,
};
use crate::{
    Store,
    act::Act,
    entity::{application, position, recruitment},
    error::StoreError,
    messages,
    recruitment::{
        Counted, leads,
        rows::{frozen_scheme, lead, plan_of, region, save as save_recruitment, state as recruitment_state},
        rows_of, subject, visible, write_position,
    },
    selection,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    applications::{ApplicationState, ApplicationStep, Contested, Settlement, Tally, Unfinished, Verdict, settle},
    calendar::day_in_shanghai,
    ids::RecruitmentId,
    messages::{Kind, LinkPath},
    permissions::{Action, Actor},
    recruitment::{PositionState, QuotaCause, RecruitmentState, RecruitmentStep, Schedule},
    refusal::Code,
    selection::{List, PostCancelled},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// Positions of one entry on the ledger: an entry holds at most 65,535 bytes.
const OF_ENTRY: usize = 500;

/// What keeps the positions of an announced recruitment from being settled; none for those who do not lead it, or once
/// they are settled.
///
/// # Errors
/// `not-found`, also for a recruitment that the asker may not see.
pub async fn unfinished(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<Option<Unfinished>, StoreError> {
    let held = visible(store, actor, id).await?;
    if !leads(actor, region(&held)?) || recruitment_state(&held)? != RecruitmentState::Announced {
        return Ok(None);
    }
    still_open(store.read(), id, &plan_of(&held)?.schedule, now).await.map(Some)
}

/// Settles every position by the paid applicants it has, once and for all. The numbers of each position go on the ledger.
///
/// # Errors
/// What [`Unfinished::check`] refuses; `wrong-state` unless announced; `not-found`; the permission to lead in the region.
pub async fn settle_positions(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<Settlement, StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let next = recruitment_state(&held)?.after(RecruitmentStep::Settle)?;
    let schedule = plan_of(&held)?.schedule;
    still_open(act.db(), id, &schedule, now).await?.check(now)?;
    let ratio = frozen_scheme(&held)?.ok_or_else(|| unreadable("scheme", "not frozen"))?.opening_ratio;
    let tallies = tallies(act.db(), id).await?;
    let (rows, amended): (Vec<_>, Vec<_>) =
        rows_of(act.db(), id).await?.into_iter().partition(|row| row.state == PositionState::Open.as_str());
    let verdicts = verdicts(&rows, &tallies, ratio)?;
    let mut settled = Settlement::default();
    for (row, verdict) in rows.iter().zip(&verdicts) {
        let paid = tallies.get(&row.code).map_or(0, |tally| tally.paid);
        match verdict {
            Verdict::Held => (settled.held, settled.paid) = (settled.held + 1, settled.paid + paid),
            Verdict::Cancelled { .. } => {
                (settled.cancelled, settled.may_choose) = (settled.cancelled + 1, settled.may_choose + paid);
            }
        }
    }
    let lost = rows.iter().zip(&verdicts).filter(|(_, verdict)| **verdict != Verdict::Held).map(|(row, _)| row);
    // Whoever came in at the very moment when a position was cancelled is freed here.
    let lost: HashSet<&str> = lost.chain(&amended).map(|row| row.code.as_str()).collect();
    release(&mut act, id, &lost, &schedule).await?;
    free_quota(&mut act, id, &rows, &verdicts).await?;
    for (part, (rows, verdicts)) in (1_u32..).zip(rows.chunks(OF_ENTRY).zip(verdicts.chunks(OF_ENTRY))) {
        let body = written(part, rows, verdicts, &tallies);
        act.record("recruitment.positions-settled", subject(id), body).await?;
    }
    save_recruitment(&mut act, recruitment::Model { state: next.as_str().to_owned(), ..held }).await?;
    let list = List::Cancelled { positions: cancelled(&rows, &verdicts, &tallies)? };
    let list = selection::publish(&mut act, id, &list, None).await?.told();
    let body = json!({ "opening_ratio": ratio, "settled": settled, "reapply": schedule.reapply, "list": list });
    act.commit("recruitment.settled", subject(id), body).await?;
    Ok(settled)
}

/// Writes the positions that are not examined; what was reserved for them is free again.
async fn free_quota(
    act: &mut Act<'_>,
    id: RecruitmentId,
    rows: &[position::Model],
    verdicts: &[Verdict],
) -> Result<(), StoreError> {
    let lost = || rows.iter().zip(verdicts).filter(|(_, verdict)| **verdict != Verdict::Held).map(|(row, _)| row);
    let counted = Counted::of(act, lost().filter_map(|row| row.quota.clone())).await?;
    for row in lost() {
        let state = PositionState::Cancelled.as_str().to_owned();
        write_position(act, position::Model { state, ..row.clone() }).await?;
    }
    counted.record(act, id, QuotaCause::Settled).await
}

/// The list of the positions that are not examined, by code.
fn cancelled(
    rows: &[position::Model],
    verdicts: &[Verdict],
    tallies: &HashMap<String, Tally>,
) -> Result<Vec<PostCancelled>, StoreError> {
    let mut found = Vec::new();
    for (row, verdict) in rows.iter().zip(verdicts) {
        if let Verdict::Cancelled { needed } = *verdict {
            let paid = tallies.get(&row.code).map_or(0, |tally| tally.paid);
            let paid = u32::try_from(paid).map_err(|error| unreadable("count", error))?;
            found.push(PostCancelled { post: selection::post(row)?, paid, needed });
        }
    }
    Ok(found)
}

/// What waits, who may still appeal, and until when payments count.
async fn still_open(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
    schedule: &Schedule,
    now: DateTime<Utc>,
) -> Result<Unfinished, StoreError> {
    let states = by_state(db, id).await?;
    let many = |state| states.get(&state).copied().unwrap_or_default();
    let of = |state: ApplicationState| {
        application::Entity::find()
            .filter(application::Column::RecruitmentId.eq(id.to_string()))
            .filter(application::Column::State.eq(state.as_str()))
    };
    let today = day_in_shanghai(now).to_string();
    let may_appeal: Vec<String> = of(ApplicationState::Refused)
        .filter(application::Column::AppealUntil.gte(today))
        .select_only()
        .column(application::Column::AppealUntil)
        .order_by_desc(application::Column::AppealUntil)
        .into_tuple()
        .all(db)
        .await?;
    let late: Option<Option<String>> = of(ApplicationState::Accepted)
        .select_only()
        .column_as(application::Column::PayUntil.max(), "last")
        .into_tuple()
        .one(db)
        .await?;
    Ok(Unfinished {
        waiting: many(ApplicationState::Submitted),
        appeals: many(ApplicationState::Appealed),
        may_appeal: may_appeal.len() as u64,
        appeal_last: read_day(may_appeal.first())?,
        counts_until: Unfinished::counts_until(schedule, read_day(late.flatten().as_ref())?),
    })
}

fn read_day(text: Option<&String>) -> Result<Option<NaiveDate>, StoreError> {
    text.map(|day| day.parse().map_err(|error| unreadable("day", error))).transpose()
}

/// What becomes of each position, in the order given.
fn verdicts(
    rows: &[position::Model],
    tallies: &HashMap<String, Tally>,
    ratio: u16,
) -> Result<Vec<Verdict>, StoreError> {
    let mut contested = Vec::new();
    for row in rows {
        let paid = tallies.get(&row.code).map_or(0, |tally| tally.paid);
        contested.push(Contested {
            code: &row.code,
            places: u16::try_from(row.places).map_err(|error| unreadable("places", error))?,
            paid: u32::try_from(paid).map_err(|error| unreadable("count", error))?,
        });
    }
    Ok(settle(&contested, ratio).into_iter().map(|(_, verdict)| verdict).collect())
}

/// Frees the paid applicants of the lost positions, and tells them.
async fn release(
    act: &mut Act<'_>,
    id: RecruitmentId,
    lost: &HashSet<&str>,
    schedule: &Schedule,
) -> Result<(), StoreError> {
    // Few of a recruitment's applicants lose their position, and a list of thousands of codes is no filter.
    let codes: Vec<(String, String)> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .column(application::Column::PositionCode)
        .filter(application::Column::RecruitmentId.eq(id.to_string()))
        .filter(application::Column::State.eq(ApplicationState::Paid.as_str()))
        .order_by_asc(application::Column::Id)
        .into_tuple()
        .all(act.db())
        .await?;
    let told = Kind::PositionCancelled { first: schedule.reapply.first, last: schedule.reapply.last };
    let freed = codes.into_iter().filter(|(_, code)| lost.contains(code.as_str()));
    free(act, freed.map(|(application, _)| application), &told).await.map(|_| ())
}

/// Frees everybody who applies for a position that an amendment cancels, and tells them, also who has not handed in yet;
/// how many had handed in.
pub(crate) async fn release_position(
    act: &mut Act<'_>,
    id: RecruitmentId,
    code: &str,
    told: &Kind,
) -> Result<u64, StoreError> {
    let applying: Vec<(String, String)> = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .column(application::Column::State)
        .filter(application::Column::RecruitmentId.eq(id.to_string()))
        .filter(application::Column::PositionCode.eq(code))
        .order_by_asc(application::Column::Id)
        .into_tuple()
        .all(act.db())
        .await?;
    let (mut drafts, mut handed_in) = (Vec::new(), Vec::new());
    for (application, stands) in applying {
        let stands = state_of(&stands)?;
        if stands == ApplicationState::Draft {
            drafts.push(application);
        } else if stands.after(ApplicationStep::CancelPosition).is_ok() {
            handed_in.push(application);
        }
    }
    let drafts: Vec<&str> = drafts.iter().map(String::as_str).collect();
    messages::tell_applicants(act, &drafts, told).await?;
    free(act, handed_in, told).await
}

/// Takes the position from applications, and tells their owners; how many there were.
async fn free(
    act: &mut Act<'_>,
    applications: impl IntoIterator<Item = String>,
    told: &Kind,
) -> Result<u64, StoreError> {
    let mut freed = 0;
    for application in applications {
        let row = act.load::<application::Entity>(application).await?.ok_or(Code::NotFound)?;
        let (application, account) = (id_of(&row)?, account_of(&row)?);
        let next = state(&row)?.after(ApplicationStep::CancelPosition)?;
        save(act, row, next).await?;
        let page = LinkPath::parse(&format!("/applications/{application}"))?;
        messages::tell(act, account, told, Some(&page)).await?;
        freed += 1;
    }
    Ok(freed)
}

/// Some positions as the ledger has them: the code, its places, who paid, and what became of it.
fn written(part: u32, rows: &[position::Model], verdicts: &[Verdict], tallies: &HashMap<String, Tally>) -> Value {
    let line = |(row, verdict): (&position::Model, &Verdict)| {
        let tally = tallies.get(&row.code).copied().unwrap_or_default();
        let Tally { submitted, accepted, paid } = tally;
        json!({
            "code": row.code, "places": row.places, "submitted": submitted, "accepted": accepted, "paid": paid,
            "verdict": verdict,
        })
    };
    json!({ "part": part, "positions": rows.iter().zip(verdicts).map(line).collect::<Vec<_>>() })
}
