//! The applicant is told of each step, in the transaction of the act: in the inbox of their account, or by a letter to the
//! telephone or address that was given at the window.

use super::{rows::Loaded, unreadable};
use crate::{act::Act, error::StoreError, messages};
use chrono::NaiveDate;
use domain::{
    accounts::Contact,
    approvals::{
        case::{Decision, Event, What},
        news::CaseNews,
        record::{Clocks, Details},
    },
    calendar::Calendar,
    ids::AccountId,
    messages::{Kind, Language, Letter, LinkPath},
};

/// Tells of the receipt.
pub(super) async fn received(act: &Act<'_>, loaded: &Loaded) -> Result<(), StoreError> {
    tell(act, loaded, CaseNews::Received, loaded.row.due.as_deref()).await
}

/// Tells of what happened.
pub(super) async fn happened(
    act: &Act<'_>,
    loaded: &Loaded,
    events: &[Event],
    calendar: &Calendar,
) -> Result<(), StoreError> {
    let clocks = Clocks::of(&loaded.case, calendar).map_err(|fault| super::rows::refused(fault.into()))?;
    let due = clocks.promised.as_ref().or(clocks.statutory.as_ref()).map(|clock| clock.due.to_string());
    for event in events {
        let (news, day) = match &event.what {
            What::CorrectionAsked { until, .. } => (CaseNews::Incomplete, Some(until.to_string())),
            What::Supplied => (CaseNews::Supplied, None),
            What::Accepted { .. } => (CaseNews::Accepted, due.clone()),
            What::RefusedNotRequired { .. } | What::RefusedNoAuthority { .. } => (CaseNews::NotAccepted, None),
            What::Suspended(_) => (CaseNews::Stopped, None),
            What::Resumed | What::RanOn => (CaseNews::Resumed, due.clone()),
            What::Extended(_) => (CaseNews::Extended, due.clone()),
            What::HearingOffered => {
                (CaseNews::HearingOffered, clocks.ask_hearing.as_ref().map(|clock| clock.due.to_string()))
            }
            What::HearingCalled(called) => (CaseNews::HearingCalled, Some(called.on.to_string())),
            What::StepHandled { .. } => (CaseNews::StepTaken, due.clone()),
            What::Decided { decision: Decision::Grant { .. } } | What::Deemed { .. } => (CaseNews::Granted, None),
            What::Decided { decision: Decision::Deny { .. } } => (CaseNews::Denied, None),
            What::Delivered => (CaseNews::Delivered, None),
            What::Withdrawn => (CaseNews::Withdrawn, None),
            What::Terminated { .. } => (CaseNews::Ended, None),
            What::Licence(_) => (CaseNews::LicenceTouched, None),
            What::HearingAsked
            | What::HearingHeld { .. }
            | What::StepDrafted { .. }
            | What::Proposed { .. }
            | What::ProposalReturned { .. } => continue,
        };
        tell(act, loaded, news, day.as_deref()).await?;
    }
    Ok(())
}

async fn tell(act: &Act<'_>, loaded: &Loaded, news: CaseNews, day: Option<&str>) -> Result<(), StoreError> {
    let day = day.map(super::rows::day).transpose()?;
    let Some(account) = loaded.row.account.as_deref() else { return write(act, loaded, news, day).await };
    let account: AccountId = account.parse().map_err(|error| unreadable("account", error))?;
    let kind = Kind::Case { number: loaded.row.number.clone(), news, day };
    let link = LinkPath::parse(&format!("/approvals/cases/{}", loaded.row.id))?;
    messages::tell(act, account, &kind, Some(&link)).await.map(|_| ())
}

/// Writes to whoever applied at the window. What was given there may be no telephone that takes messages and no address;
/// such an applicant follows the case with the receipt.
async fn write(act: &Act<'_>, loaded: &Loaded, news: CaseNews, day: Option<NaiveDate>) -> Result<(), StoreError> {
    let (store, row) = (act.store(), &loaded.row);
    let details: Details = store.keys().reveal(super::rows::place(&row.id, "applicant"), &row.applicant)?;
    let Ok(contact) = Contact::parse(&details.contact) else { return Ok(()) };
    let letter = Letter::Case { number: row.number.clone(), news, day };
    messages::queue(store, act.db(), &contact, &letter, Language::Zh, act.now()).await
}
