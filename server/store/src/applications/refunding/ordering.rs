//! The order of two persons: one proposes what is due back, another orders it, and from then on the provider is asked.

use super::{
    due::{PROPOSED, UNPROPOSED, due},
    key, order_of, state_of, write,
};
use crate::{
    Store,
    act::Act,
    applications::{subject as application_subject, unreadable},
    entity::{application, refund, refund_sending},
    error::StoreError,
    messages::tell,
    recruitment::{
        rows::{lead, other_than},
        subject,
    },
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{RefundLine, RefundOrder, RefundState, RefundStep},
    ids::{ApplicationId, RecruitmentId},
    ledger::merkle::Hash,
    messages::{Kind, LinkPath},
    permissions::{Action, Actor},
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

/// A payment whose money goes back, as a form names it.
pub type PickedRefund = (ApplicationId, String);

/// Proposes that what was picked goes back. How many there are, and how much, goes on the ledger.
///
/// # Errors
/// `missing` in the field `picked` where nothing was; `refund-not-due` in the field `picked` where something is not due, or
/// is proposed or returned already: nothing is then proposed; the permission to plan in the region.
pub async fn propose_refunds(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    picked: &[PickedRefund],
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    some(picked)?;
    let due = due(act.db(), &held, UNPROPOSED, now).await?;
    let mut orders = Vec::new();
    for (application, reference) in picked {
        let is = |line: &&RefundLine| line.order.application == *application && line.order.reference == *reference;
        let line = due.iter().find(is).ok_or_else(|| Refusal::of(Code::RefundNotDue, "picked"))?;
        if !orders.contains(&line.order) {
            propose(&mut act, &held.id, line).await?;
            orders.push(line.order.clone());
        }
    }
    act.commit("recruitment.refunds-proposed", subject(id), told(&orders)).await?;
    Ok(orders.len())
}

async fn propose(act: &mut Act<'_>, recruitment: &str, line: &RefundLine) -> Result<(), StoreError> {
    let before = act.load::<refund::Entity>(key(&line.order)).await?;
    let (version, next, ended_at) = match &before {
        Some(row) => (row.version, state_of(row)?.after(RefundStep::Propose)?, row.ended_at),
        None => (0, RefundState::Proposed, None),
    };
    let row = refund::Model {
        application_id: line.order.application.to_string(),
        reference: line.order.reference.clone(),
        recruitment_id: recruitment.to_owned(),
        position_code: line.position.clone(),
        cents: line.order.cents.into(),
        because: line.because.as_str().to_owned(),
        state: String::new(),
        proposed_by: act.actor().account.ok_or(Code::SignInRequired)?.to_string(),
        proposed_at: act.now().into(),
        decided_by: None,
        decided_at: None,
        // What was ordered before may still have gone back.
        ended_at,
        version,
    };
    write(act, row, next).await?;
    Ok(())
}

/// Orders what was picked, or declines it. The provider is asked for what is ordered, and its applicants are told.
///
/// # Errors
/// `missing` in the field `picked` where nothing was; `not-found`; `wrong-state` for what is not proposed;
/// `second-person-needed` for whoever proposed one of them; `refund-not-due` for what is ordered and not due any more:
/// nothing is then decided; the permission to approve in the
/// region.
pub async fn decide_refunds(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    picked: &[PickedRefund],
    agreed: bool,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let (mut act, held) = lead(store, actor, Action::ApproveRecruitment, id, now).await?;
    some(picked)?;
    let step = if agreed { RefundStep::Order } else { RefundStep::Decline };
    // Whoever has chosen another position since keeps what was paid.
    let due = if agreed { due(act.db(), &held, PROPOSED, now).await? } else { Vec::new() };
    let mut orders = Vec::new();
    for (application, reference) in picked {
        let found = act.load::<refund::Entity>((application.to_string(), reference.clone())).await?;
        let row = found.filter(|row| row.recruitment_id == held.id).ok_or(Code::NotFound)?;
        let next = state_of(&row)?.after(step)?;
        other_than(actor, &row.proposed_by)?;
        let order = order_of(&row)?;
        if agreed && !due.iter().any(|line| line.order == order) {
            return Err(Refusal::of(Code::RefundNotDue, "picked").into());
        }
        let decided_by = actor.account.map(|account| account.to_string());
        let row = refund::Model { decided_by, decided_at: Some(now.into()), ..row };
        let row = write(&mut act, row, next).await?;
        if agreed {
            ask(&act, &row).await?;
            tell_owner(&act, &row, &Kind::RefundOrdered).await?;
        }
        orders.push(order);
    }
    let kind = if agreed { "recruitment.refunds-ordered" } else { "recruitment.refunds-declined" };
    act.commit(kind, subject(id), told(&orders)).await?;
    Ok(orders.len())
}

/// Puts the question to the provider on its way.
async fn ask(act: &Act<'_>, row: &refund::Model) -> Result<(), StoreError> {
    let sending = refund_sending::Model {
        application_id: row.application_id.clone(),
        reference: row.reference.clone(),
        attempts: 0,
        run_at: act.now().into(),
        lease: None,
        trouble: None,
        asked: 0,
    };
    refund_sending::Entity::delete_by_id(key(&order_of(row)?)).exec(act.db()).await?;
    sending.into_active_model().reset_all().insert(act.db()).await?;
    Ok(())
}

/// Tells the applicant of a refund.
pub(super) async fn tell_owner(act: &Act<'_>, row: &refund::Model, kind: &Kind) -> Result<(), StoreError> {
    let found = application::Entity::find_by_id(row.application_id.as_str()).one(act.db()).await?;
    let found = found.ok_or_else(|| unreadable("refund", &row.application_id))?;
    let account = found.account.parse().map_err(|error| unreadable("account", error))?;
    let link = LinkPath::parse(&format!("/applications/{}", row.application_id))?;
    tell(act, account, kind, Some(&link)).await?;
    Ok(())
}

fn some(picked: &[PickedRefund]) -> Result<(), Refusal> {
    if picked.is_empty() { Err(Refusal::of(Code::Missing, "picked")) } else { Ok(()) }
}

/// What the ledger says of several: how many, how much, and the fingerprint of which. Nobody can be told from it.
fn told(orders: &[RefundOrder]) -> Value {
    let cents: u64 = orders.iter().map(|order| u64::from(order.cents)).sum();
    let mut which: Vec<String> = orders
        .iter()
        .map(|order| format!("{} {} {}\n", application_subject(order.application), order.reference, order.cents))
        .collect();
    which.sort_unstable();
    json!({ "refunds": orders.len(), "cents": cents, "sha256": Hash::of(which.concat().as_bytes()) })
}
