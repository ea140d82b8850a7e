//! What is due back: payments that confirm nothing, and what was paid for a cancelled position.

use super::{because_of, cents_of, order_of, state_of};
use crate::{
    Store,
    applications::{
        rows::{day, state_of as application_state},
        unreadable,
    },
    entity::{application, payment, position, recruitment, refund, refund_sending},
    error::StoreError,
    instant::Instant,
    recruitment::{
        leads,
        rows::{frozen_scheme, plan_of, position_of, region, state},
        rows_of,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    applications::{
        ApplicationState, AtChecks, Claim, Fate, Order, Outcome, OwnRefund, Paid, RefundLine, RefundOrder, RefundState,
        Situation, Timeline, due_back,
    },
    calendar::day_in_shanghai,
    ids::{ApplicationId, RecruitmentId},
    permissions::{Action, Actor, Target, may},
    recruitment::{RecruitmentState, Schedule, scheme::Scheme},
    refusal::Code,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement, Value,
};
use std::collections::HashMap;

/// Payments that one page lists, and that are proposed at once.
const PAGE: usize = 200;

/// The refunds of a recruitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundPage {
    /// What the public calls the recruitment.
    pub title: String,
    /// What is due and not proposed, or to be proposed again: the earliest payments first, no more than a page.
    pub due: Vec<RefundLine>,
    /// Whether more is due.
    pub more: bool,
    /// What is proposed, ordered or returned, the latest first, no more than a page.
    pub handled: Vec<RefundLine>,
}

/// The refunds of a recruitment, for those who lead it.
///
/// # Errors
/// `not-found` for everybody else; the permission to plan.
pub async fn refunds(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<RefundPage, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let held = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    if !leads(actor, region(&held)?) {
        return Err(Code::NotFound.into());
    }
    let approves = may(actor, Action::ApproveRecruitment, Target::Region(region(&held)?)).is_ok();
    let own = actor.account.map(|account| account.to_string());
    let mut due = due(store.read(), &held, UNPROPOSED, now).await?;
    let more = due.len() > PAGE;
    due.truncate(PAGE);
    let open = RefundState::ALL.iter().copied().filter(|state| state.is_open()).map(RefundState::as_str);
    let rows = refund::Entity::find()
        .filter(refund::Column::RecruitmentId.eq(id.to_string()))
        .filter(refund::Column::State.is_not_in(open))
        .order_by_desc(refund::Column::ProposedAt)
        .limit(PAGE as u64)
        .all(store.read())
        .await?;
    let paid = payment::Entity::find()
        .filter(payment::Column::ApplicationId.is_in(rows.iter().map(|row| row.application_id.as_str())))
        .all(store.read())
        .await?;
    let asked = asked(store.read(), &rows).await?;
    let mut handled = Vec::new();
    for row in rows {
        let is = |it: &&payment::Model| (&it.application_id, &it.reference) == (&row.application_id, &row.reference);
        let paid = paid.iter().find(is).ok_or_else(|| unreadable("payment", &row.reference))?;
        let state = state_of(&row)?;
        handled.push(RefundLine {
            order: order_of(&row)?,
            position: row.position_code.clone(),
            because: because_of(&row)?,
            paid_at: paid.paid_at.utc(),
            state: Some(state),
            asked: asked.get(&(row.application_id.clone(), row.reference.clone())).copied().unwrap_or_default(),
            decides: approves && state == RefundState::Proposed && Some(&row.proposed_by) != own.as_ref(),
        });
    }
    Ok(RefundPage { title: held.title, due, more, handled })
}

/// How often the provider took the question for each of these whose word has not come, by application and reference.
async fn asked(
    db: &impl ConnectionTrait,
    rows: &[refund::Model],
) -> Result<HashMap<(String, String), u32>, StoreError> {
    let of = rows.iter().map(|row| row.application_id.as_str());
    let sendings = refund_sending::Entity::find().filter(refund_sending::Column::ApplicationId.is_in(of));
    let many = |row: refund_sending::Model| {
        let asked = u32::try_from(row.asked).map_err(|error| unreadable("refund", error))?;
        Ok(((row.application_id, row.reference), asked))
    };
    sendings.all(db).await?.into_iter().map(many).collect()
}

/// What a payment is read with.
#[derive(FromQueryResult)]
struct Row {
    application_id: String,
    reference: String,
    cents: i64,
    paid_at: Instant,
    outcome: String,
    application: String,
    position_code: String,
    appeal_until: Option<String>,
    refund: Option<String>,
}

/// The states of a refund that is not there, or ended without money, as SQL: it may be proposed, also again.
pub(super) const UNPROPOSED: &str = "(r.state IS NULL OR r.state IN ('declined', 'failed'))";
/// One that waits for the second person.
pub(super) const PROPOSED: &str = "r.state = 'proposed'";

/// Everything that is due back in a recruitment and whose refund is in these states, the earliest payment first. Of
/// those who are confirmed, only who paid more than the cheapest position costs is looked at.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
    states: &str,
    now: DateTime<Utc>,
) -> Result<Vec<RefundLine>, StoreError> {
    // Without a frozen scheme there is nothing to pay.
    let Some(terms) = Terms::of(held, now)? else { return Ok(Vec::new()) };
    let fees = fees(db, held, &terms.scheme).await?;
    let least = i64::from(fees.values().copied().min().unwrap_or_default());
    let sql = format!(
        "SELECT p.application_id, p.reference, p.cents, p.paid_at, p.outcome, a.state AS application, \
               a.position_code, a.appeal_until, r.state AS refund FROM payments p \
               JOIN applications a ON a.id = p.application_id \
               LEFT JOIN refunds r ON r.application_id = p.application_id AND r.reference = p.reference \
               WHERE a.recruitment_id = $1 AND {states} \
               AND (p.outcome <> 'new' OR a.state <> 'paid' OR p.cents > $2) \
               ORDER BY p.recorded_at, p.reference"
    );
    let values: [Value; 2] = [held.id.as_str().into(), least.into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let mut found = Vec::new();
    for row in Row::find_by_statement(statement).all(db).await? {
        let fee = *fees.get(&row.position_code).ok_or_else(|| unreadable("position", &row.position_code))?;
        let appeal_until = day("appeal_until", row.appeal_until.as_deref())?;
        let claim = terms.claim(application_state(&row.application)?, appeal_until, fee);
        let outcome = Outcome::parse(&row.outcome).ok_or_else(|| unreadable("payment's outcome", &row.outcome))?;
        let Some((because, cents)) = due_back(outcome, cents_of(row.cents)?, claim) else { continue };
        let state = row
            .refund
            .as_deref()
            .map(|text| RefundState::parse(text).ok_or_else(|| unreadable("refund's state", text)));
        found.push(RefundLine {
            order: RefundOrder {
                application: row.application_id.parse().map_err(|error| unreadable("refund", error))?,
                reference: row.reference,
                cents,
            },
            position: row.position_code,
            because,
            paid_at: row.paid_at.utc(),
            state: state.transpose()?,
            asked: 0,
            decides: false,
        });
    }
    Ok(found)
}

/// What goes back, or is due back, of one application.
pub(in crate::applications) async fn own_refunds(
    db: &impl ConnectionTrait,
    (row, held, position): (&application::Model, &recruitment::Model, &position::Model),
    paid: &[Paid],
    now: DateTime<Utc>,
) -> Result<Vec<OwnRefund>, StoreError> {
    if paid.is_empty() {
        return Ok(Vec::new());
    }
    let Some(terms) = Terms::of(held, now)? else { return Ok(Vec::new()) };
    let of = refund::Entity::find().filter(refund::Column::ApplicationId.eq(row.id.as_str()));
    let mut known: HashMap<String, refund::Model> =
        of.all(db).await?.into_iter().map(|row| (row.reference.clone(), row)).collect();
    let appeal_until = day("appeal_until", row.appeal_until.as_deref())?;
    let claim = terms.claim(application_state(&row.state)?, appeal_until, fee(&terms.scheme, position)?);
    let mut found = Vec::new();
    for paid in paid {
        match known.remove(&paid.reference) {
            Some(row) => found.push(own_refund(&row)?),
            None => found.extend(due_back(paid.outcome, paid.cents, claim).map(|(because, cents)| OwnRefund {
                reference: paid.reference.clone(),
                cents,
                because,
                state: None,
                ordered_at: None,
                returned_at: None,
            })),
        }
    }
    Ok(found)
}

fn own_refund(row: &refund::Model) -> Result<OwnRefund, StoreError> {
    let state = state_of(row)?;
    let ordered = matches!(state, RefundState::Ordered | RefundState::Refunded | RefundState::Failed);
    Ok(OwnRefund {
        reference: row.reference.clone(),
        cents: cents_of(row.cents)?,
        because: because_of(row)?,
        state: Some(state),
        ordered_at: row.decided_at.filter(|_| ordered).map(|at| at.utc()),
        returned_at: row.ended_at.filter(|_| state == RefundState::Refunded).map(|at| at.utc()),
    })
}

/// What decides what a payment is for by now.
struct Terms {
    scheme: Scheme,
    schedule: Schedule,
    recruitment: RecruitmentState,
    today: NaiveDate,
}

impl Terms {
    fn of(held: &recruitment::Model, now: DateTime<Utc>) -> Result<Option<Self>, StoreError> {
        let Some(scheme) = frozen_scheme(held)? else { return Ok(None) };
        let (schedule, today) = (plan_of(held)?.schedule, day_in_shanghai(now));
        Ok(Some(Self { scheme, schedule, recruitment: state(held)?, today }))
    }

    /// What a payment that counted is for, by where its application stands. Until the seats are given out the position
    /// can still be cancelled, and since each payment goes back once, the difference waits for that.
    fn claim(&self, application: ApplicationState, appeal_until: Option<NaiveDate>, fee: u32) -> Claim {
        if application == ApplicationState::Paid {
            let fixed = self.recruitment >= RecruitmentState::Allotted;
            return if fixed { Claim::Kept(fee) } else { Claim::Open };
        }
        let timeline = Timeline::of(&Situation {
            application,
            recruitment: self.recruitment,
            fate: Fate::Open,
            checks: AtChecks::Over,
            schedule: &self.schedule,
            appeal_until,
            pay_until: None,
            happened: &[],
            today: self.today,
        });
        if timeline.ending.is_some() { Claim::Over } else { Claim::Open }
    }
}

/// What each position costs, by its code.
async fn fees(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
    scheme: &Scheme,
) -> Result<HashMap<String, u32>, StoreError> {
    let id = held.id.parse().map_err(|error| unreadable("recruitment", error))?;
    rows_of(db, id).await?.into_iter().map(|row| Ok((row.code.clone(), fee(scheme, &row)?))).collect()
}

fn fee(scheme: &Scheme, position: &position::Model) -> Result<u32, StoreError> {
    let named = position_of(position)?.variant;
    let variant = scheme.variant(named.as_deref()).ok_or_else(|| unreadable("variant", &position.code))?;
    Ok(Order::until(ApplicationId(uuid::Uuid::nil()), scheme, variant, NaiveDate::MAX).cents)
}
