//! Acceptance and delivery of several cases at once: each judged by itself, in its own transaction, with its own entry.

use super::{
    acting::{Doing, carry_out, door},
    rows::row,
};
use crate::{Store, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    approvals::case::TogetherKind,
    ids::CaseId,
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
};
use std::collections::BTreeMap;

/// What became of one of several cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handled {
    /// Its number.
    pub number: String,
    /// Whether it was done, or why not.
    pub answer: Result<(), Refusal>,
}

/// Does the same to several cases, each given with how many events whoever asks has seen of it. Answers in the order of
/// their keys.
///
/// # Errors
/// `missing` and `out-of-range` (facts: least, most) in the field `picked`; `not-found` and the permission to handle cases
/// of the region, for each before anything is done. Whatever the rules refuse of one case is that case's answer.
pub async fn act_together(
    store: &Store,
    actor: &Actor,
    kind: TogetherKind,
    picked: &BTreeMap<CaseId, u64>,
    now: DateTime<Utc>,
) -> Result<Vec<Handled>, StoreError> {
    may(actor, Action::HandleCases, Target::Anything)?;
    if picked.is_empty() {
        return Err(Refusal::of(Code::Missing, "picked").into());
    }
    if picked.len() > TogetherKind::MOST {
        return Err(Refusal::of(Code::OutOfRange, "picked").with(1).with(TogetherKind::MOST).into());
    }
    let mut numbers = Vec::new();
    for id in picked.keys() {
        let found = row(store.read(), *id).await?;
        let (action, target) = door(actor, &found)?;
        may(actor, action, target)?;
        numbers.push(found.number);
    }
    let mut handled = Vec::new();
    for ((id, seen), number) in picked.iter().zip(numbers) {
        let doing = Doing { id: *id, seen: *seen, act: kind.act(), among: Some(kind) };
        let answer = match carry_out(store, actor, doing, now).await {
            Ok(()) => Ok(()),
            Err(StoreError::Refused(refusal)) => Err(refusal),
            Err(error) => return Err(error),
        };
        handled.push(Handled { number, answer });
    }
    Ok(handled)
}
