//! Settling the positions (确认开考职位): those with too few paid applicants are cancelled, their quota is free again, and
//! their applicants may choose another.

use super::{
    rows::{account_of, day, id_of, save, state, state_of},
    statistics::tallies,
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
    applications::{
        ApplicationState, ApplicationStep, AtChecks, Contested, Fate, Settlement, Situation, Tally, Timeline,
        Unfinished, Verdict, settle,
    },
    calendar::day_in_shanghai,
    ids::RecruitmentId,
    messages::{Kind, LinkPath},
    permissions::{Action, Actor},
    recruitment::{PositionState, QuotaCause, RecruitmentState, RecruitmentStep, Schedule},
    refusal::Code,
    selection::{List, PostCancelled},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, sea_query::Query,
};
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
    // Whoever still stands on a position that an amendment cancelled is freed here.
    let lost: HashSet<&str> = lost.chain(&amended).map(|row| row.code.as_str()).collect();
    release(&mut act, &held, &lost, &schedule).await?;
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
    let of = |state: ApplicationState| {
        of_open_positions(&id.to_string()).filter(application::Column::State.eq(state.as_str()))
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
    Ok(Unfinished {
        waiting: of(ApplicationState::Submitted).count(db).await?,
        appeals: of(ApplicationState::Appealed).count(db).await?,
        may_appeal: may_appeal.len() as u64,
        appeal_last: read_day(may_appeal.first())?,
        counts_until: Unfinished::counts_until(schedule, last_to_pay(db, id).await?),
    })
}

/// The applications of a recruitment for positions that are not cancelled.
pub(crate) fn of_open_positions(recruitment: &str) -> Select<application::Entity> {
    let cancelled = Query::select()
        .column(position::Column::Code)
        .from(position::Entity)
        .and_where(position::Column::RecruitmentId.eq(recruitment))
        .and_where(position::Column::State.eq(PositionState::Cancelled.as_str()))
        .to_owned();
    application::Entity::find()
        .filter(application::Column::RecruitmentId.eq(recruitment))
        .filter(application::Column::PositionCode.not_in_subquery(cancelled))
}

/// The last day on which somebody who is accepted pays; none where nobody waits to.
async fn last_to_pay(db: &impl ConnectionTrait, id: RecruitmentId) -> Result<Option<NaiveDate>, StoreError> {
    let last: Option<Option<String>> = of_open_positions(&id.to_string())
        .filter(application::Column::State.eq(ApplicationState::Accepted.as_str()))
        .select_only()
        .column_as(application::Column::PayUntil.max(), "last")
        .into_tuple()
        .one(db)
        .await?;
    read_day(last.flatten().as_ref())
}

/// Checks that whoever is accepted has paid or can no longer, so that it is known who has.
///
/// # Errors
/// `payments-open` (facts: the instant in Beijing time).
pub(crate) async fn all_paid(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
    schedule: &Schedule,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Some(last) = last_to_pay(db, id).await? else { return Ok(()) };
    Ok(Unfinished::paid_up(Unfinished::counts_until(schedule, Some(last)), now)?)
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

/// Frees the applicants of the lost positions, and tells them.
async fn release(
    act: &mut Act<'_>,
    held: &recruitment::Model,
    lost: &HashSet<&str>,
    schedule: &Schedule,
) -> Result<(), StoreError> {
    // Few of a recruitment's applicants lose their position, and a list of thousands of codes is no filter.
    let applying = Applying::of(act.db(), held, None).await?;
    let applying = applying.into_iter().filter(|it| lost.contains(it.position_code.as_str())).collect();
    let told = Kind::PositionCancelled { first: schedule.reapply.first, last: schedule.reapply.last };
    let (_, handed_in) = going_on(held, applying, day_in_shanghai(act.now()))?;
    free(act, handed_in, &told).await.map(|_| ())
}

/// Frees everybody who applies for a position that an amendment cancels, and tells them, also who has not handed in yet;
/// how many had handed in. What ended by time stays ended: nobody gets another choice by it.
pub(crate) async fn release_position(
    act: &mut Act<'_>,
    held: &recruitment::Model,
    code: &str,
    told: &Kind,
) -> Result<u64, StoreError> {
    let applying = Applying::of(act.db(), held, Some(code)).await?;
    let (drafts, handed_in) = going_on(held, applying, day_in_shanghai(act.now()))?;
    let drafts: Vec<&str> = drafts.iter().map(String::as_str).collect();
    messages::tell_applicants(act, &drafts, told).await?;
    free(act, handed_in, told).await
}

/// Checks that nobody has handed in for a position since [`release_position`] freed its applicants. Call it after
/// [`Act::alone`]: whoever hands in looks at the position after it too, so one of both sees the other.
///
/// # Errors
/// `changed-meanwhile`.
pub(crate) async fn nobody_since(act: &Act<'_>, held: &recruitment::Model, code: &str) -> Result<(), StoreError> {
    let applying = Applying::of(act.db(), held, Some(code)).await?;
    let (_, handed_in) = going_on(held, applying, day_in_shanghai(act.now()))?;
    if handed_in.is_empty() { Ok(()) } else { Err(Code::ChangedMeanwhile.into()) }
}

/// What tells whether an application loses something with its position.
#[derive(FromQueryResult)]
struct Applying {
    id: String,
    position_code: String,
    state: String,
    appeal_until: Option<String>,
    pay_until: Option<String>,
}

impl Applying {
    /// Everybody who applies in a recruitment, or for one of its positions, and might lose it, by their ids.
    async fn of(
        db: &impl ConnectionTrait,
        held: &recruitment::Model,
        code: Option<&str>,
    ) -> Result<Vec<Self>, StoreError> {
        use application::Column::{AppealUntil, Id, PayUntil, PositionCode, RecruitmentId, State};
        let loses = |state: &ApplicationState| {
            *state == ApplicationState::Draft || state.after(ApplicationStep::CancelPosition).is_ok()
        };
        let losing = ApplicationState::ALL.into_iter().filter(loses).map(ApplicationState::as_str);
        let mut query = application::Entity::find()
            .select_only()
            .columns([Id, PositionCode, State, AppealUntil, PayUntil])
            .filter(RecruitmentId.eq(held.id.as_str()))
            .filter(State.is_in(losing))
            .order_by_asc(Id);
        if let Some(code) = code {
            query = query.filter(PositionCode.eq(code));
        }
        Ok(query.into_model::<Self>().all(db).await?)
    }

    /// Whether it has ended by time: not paid, or not appealed.
    fn is_over(&self, stands: RecruitmentState, schedule: &Schedule, today: NaiveDate) -> Result<bool, StoreError> {
        let timeline = Timeline::of(&Situation {
            application: state_of(&self.state)?,
            recruitment: stands,
            fate: Fate::Open,
            checks: AtChecks::Over,
            schedule,
            appeal_until: day("appeal_until", self.appeal_until.as_deref())?,
            pay_until: day("pay_until", self.pay_until.as_deref())?,
            happened: &[],
            today,
        });
        Ok(timeline.ending.is_some())
    }
}

/// Of these the drafts and those handed in that have not ended, by their ids.
fn going_on(
    held: &recruitment::Model,
    applying: Vec<Applying>,
    today: NaiveDate,
) -> Result<(Vec<String>, Vec<String>), StoreError> {
    let (stands, schedule) = (recruitment_state(held)?, plan_of(held)?.schedule);
    let (mut drafts, mut handed_in) = (Vec::new(), Vec::new());
    for one in applying {
        if one.is_over(stands, &schedule, today)? {
            continue;
        }
        let of = if state_of(&one.state)? == ApplicationState::Draft { &mut drafts } else { &mut handed_in };
        of.push(one.id);
    }
    Ok((drafts, handed_in))
}

/// Takes the position from applications, and tells their owners; how many there were. Whoever has taken the application
/// back meanwhile has nothing to lose.
async fn free(
    act: &mut Act<'_>,
    applications: impl IntoIterator<Item = String>,
    told: &Kind,
) -> Result<u64, StoreError> {
    let mut freed = 0;
    for application in applications {
        let row = act.load::<application::Entity>(application).await?.ok_or(Code::NotFound)?;
        let (application, account) = (id_of(&row)?, account_of(&row)?);
        let Ok(next) = state(&row)?.after(ApplicationStep::CancelPosition) else { continue };
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
