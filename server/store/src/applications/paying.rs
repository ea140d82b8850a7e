//! Payments: what is due, and a provider's signed notices of what was paid.

use super::{
    rows::{account_of, day, id_of, recruitment_of, save, state},
    subject, unreadable,
};
use crate::{
    Store,
    act::Act,
    entity::{application, payment, position, recruitment},
    error::StoreError,
    messages::tell,
    recruitment::rows::{frozen_scheme, plan_of, position_of, position_state, state as recruitment_state},
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{
        ApplicationState, ApplicationStep, Notice, Order, Outcome, Paid, Provider, ProviderKey, Recorded, choosing,
        judge,
    },
    calendar::day_in_shanghai,
    ids::ApplicationId,
    messages::{Kind, LinkPath},
    permissions::{Action, Actor, Target},
    recruitment::{PositionState, RecruitmentState},
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

/// Takes a provider's notice: the first payment in time of what is asked for confirms the application, any other is
/// recorded to be returned wherever the application stands, and one that was taken note of before writes nothing.
///
/// # Errors
/// `forged-notice`, before anything is looked up; `not-found` where there is no such application; what [`judge`]
/// refuses.
pub async fn take_notice(
    store: &Store,
    actor: &Actor,
    notice: &Notice,
    key: &ProviderKey,
    now: DateTime<Utc>,
) -> Result<Outcome, StoreError> {
    if !notice.is_genuine(key) {
        return Err(Code::ForgedNotice.into());
    }
    let mut act = store.act(actor, Action::NotifyPayment, Target::Anything, now).await?;
    let row = act.load::<application::Entity>(notice.application.to_string()).await?.ok_or(Code::NotFound)?;
    let recruitment = recruitment_of(act.db(), &row).await?;
    let key_of_position = (row.recruitment_id.clone(), row.position_code.clone());
    let position = position::Entity::find_by_id(key_of_position).one(act.db()).await?.ok_or(Code::NotFound)?;
    let paid = payments(act.db(), &row.id).await?;
    let (before, next) = (state(&row)?, when_paid(state(&row)?, position_state(&position)?));
    let asked = order(&row, &recruitment, &position, &paid)?.filter(|_| next.is_some());
    let recorded: Vec<Recorded> = paid.into_iter().map(recorded).collect();
    let outcome = match judge(asked.as_ref(), &recorded, notice, key, now)? {
        // Whoever has no seat by now gets none any more.
        Outcome::New if recruitment_state(&recruitment)? >= RecruitmentState::Allotted => Outcome::Late,
        outcome => outcome,
    };
    if outcome == Outcome::Same {
        return Ok(outcome);
    }
    record(&mut act, &row, notice, outcome, now).await?;
    let account = account_of(&row)?;
    let body = json!({ "recruitment": recruitment.id, "outcome": outcome });
    let link = LinkPath::parse(&format!("/applications/{}", row.id))?;
    if let Some(next) = next.filter(|_| outcome.counts()) {
        save(&mut act, application::Model { paid_at: Some(now.into()), ..row }, next).await?;
        tell(&act, account, &Kind::PaymentReceived, Some(&link)).await?;
        if before != next && next == ApplicationState::PositionCancelled {
            let schedule = plan_of(&recruitment)?.schedule;
            let choose = choosing(recruitment_state(&recruitment)?, &schedule, day_in_shanghai(now));
            tell(&act, account, &Kind::PositionWithdrawn { choose }, Some(&link)).await?;
        }
        act.commit("application.paid", subject(notice.application), body).await?;
    } else {
        tell(&act, account, &Kind::PaymentReturned, Some(&link)).await?;
        act.commit("application.payment-returned", subject(notice.application), body).await?;
    }
    Ok(outcome)
}

/// Where an application stands once a payment counts; none where it is not to be paid. Money that was on its way when
/// the position was cancelled counts for the one that is chosen instead.
fn when_paid(before: ApplicationState, position: PositionState) -> Option<ApplicationState> {
    match before {
        ApplicationState::PositionCancelled => Some(before),
        ApplicationState::Accepted if position == PositionState::Cancelled => Some(ApplicationState::PositionCancelled),
        _ => before.after(ApplicationStep::Pay).ok(),
    }
}

fn recorded(paid: Paid) -> Recorded {
    Recorded { reference: paid.reference, cents: paid.cents, outcome: paid.outcome }
}

/// Pays in the sandbox: what is due is noted as a provider would, by a notice that is signed and taken through the same
/// door.
///
/// # Errors
/// `not-found` where this installation has no sandbox; those of [`own_order`] and [`take_notice`].
pub async fn pay_in_sandbox(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    now: DateTime<Utc>,
) -> Result<Outcome, StoreError> {
    let order = own_order(store, actor, id, now).await?;
    let Provider::Sandbox(key) = store.provider() else { return Err(Code::NotFound.into()) };
    let reference = format!("SANDBOX-{}", Uuid::now_v7().simple());
    let notice = Notice::signed(order.application, &reference, order.cents, now, key);
    take_notice(store, &Actor::citizen(), &notice, key, now).await
}

/// What the owner of an application owes.
///
/// # Errors
/// `not-found`, also for somebody else's and where nothing is due; `position-cancelled`; the permission to apply.
pub async fn own_order(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    now: DateTime<Utc>,
) -> Result<Order, StoreError> {
    let found = super::own_application(store, actor, id, now).await?;
    let due = found.line.state.steps().any(|step| step == ApplicationStep::Pay) && found.line.timeline.ending.is_none();
    if due && found.line.position.state == PositionState::Cancelled {
        return Err(Code::PositionCancelled.into());
    }
    Ok(found.order.filter(|_| due).ok_or(Code::NotFound)?)
}

async fn record(
    act: &mut Act<'_>,
    row: &application::Model,
    notice: &Notice,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let made = payment::Model {
        application_id: row.id.clone(),
        reference: notice.reference.clone(),
        cents: i64::from(notice.cents),
        paid_at: notice.paid_at.into(),
        recorded_at: now.into(),
        outcome: outcome.as_str().to_owned(),
    };
    let made = made.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&made);
    Ok(())
}

/// The payments recorded for an application, the earliest first.
pub(super) async fn payments(db: &impl ConnectionTrait, application: &str) -> Result<Vec<Paid>, StoreError> {
    let all = payment::Entity::find()
        .filter(payment::Column::ApplicationId.eq(application))
        .order_by_asc(payment::Column::RecordedAt)
        .order_by_asc(payment::Column::Reference);
    let read = |row: payment::Model| {
        Ok(Paid {
            outcome: Outcome::parse(&row.outcome).ok_or_else(|| unreadable("payment's outcome", &row.outcome))?,
            cents: u32::try_from(row.cents).map_err(|error| unreadable("payment", error))?,
            reference: row.reference,
            at: row.paid_at.utc(),
        })
    };
    all.all(db).await?.into_iter().map(read).collect()
}

/// What an application owes or owed; none before its acceptance. Once a payment counts, the order is what was paid, even
/// where another position with other papers was chosen afterwards.
pub(super) fn order(
    row: &application::Model,
    recruitment: &recruitment::Model,
    position: &position::Model,
    paid: &[Paid],
) -> Result<Option<Order>, StoreError> {
    let Some(last) = day("pay_until", row.pay_until.as_deref())? else { return Ok(None) };
    let scheme = frozen_scheme(recruitment)?.ok_or_else(|| unreadable("scheme", &recruitment.id))?;
    let named = position_of(position)?.variant;
    let variant = scheme.variant(named.as_deref()).ok_or_else(|| unreadable("variant", &position.code))?;
    let order = Order::until(id_of(row)?, &scheme, variant, last);
    let counted = paid.iter().find(|paid| paid.outcome.counts()).map(|paid| paid.cents);
    Ok(Some(Order { cents: counted.unwrap_or(order.cents), ..order }))
}
