//! An act as its form says it, and the fields that each kind of act has.

use crate::forms;
use chrono::{NaiveDate, NaiveTime};
use domain::approvals::case::{Act, ActKind, Decision, LicenceAct, Remedy, TerminatedBecause};
use domain::approvals::clock::StopReason;
use domain::approvals::flow::{Outcome, StepId};
use domain::calendar::Length;
use domain::refusal::{Code, Refusal};
use std::collections::BTreeMap;

/// What was typed.
pub(super) type Said = BTreeMap<String, String>;

/// Reads an act.
///
/// # Errors
/// `missing` or `malformed` of a field that the kind needs to be read at all; what is said in it is the rules' to judge.
pub(super) fn read_act(kind: ActKind, said: &Said) -> Result<Act, Refusal> {
    let text = |field: &str| said.get(field).map(|text| text.trim().to_owned()).unwrap_or_default();
    let lines = |field: &str| {
        let text = text(field);
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let day = |field: &str| forms::day(field, &text(field));
    let days = |field: &str| {
        let count: Option<u16> = text(field).parse().ok().filter(|count| *count > 0);
        count.map(Length::WorkingDays).ok_or_else(|| Refusal::of(Code::Malformed, field))
    };
    let signed = || Some(text("signed_request")).filter(|number| !number.is_empty());
    Ok(match kind {
        ActKind::RefuseNotRequired => Act::RefuseNotRequired { reason: text("reasons") },
        ActKind::RefuseNoAuthority => Act::RefuseNoAuthority { go_to: text("reasons") },
        ActKind::AskCorrection => Act::AskCorrection { missing: lines("missing"), within: days("within")? },
        ActKind::Supply => Act::Supply { signed_request: signed() },
        ActKind::Accept => Act::Accept,
        ActKind::Suspend => Act::Suspend {
            reason: StopReason::parse(&text("stop")).ok_or_else(|| Refusal::of(Code::Missing, "stop"))?,
            needed: days("needed")?,
            notice: text("notice"),
        },
        ActKind::Resume => Act::Resume,
        ActKind::Extend => Act::Extend { length: days("length")?, reason: text("reasons") },
        ActKind::OfferHearing => Act::OfferHearing,
        ActKind::AskHearing => Act::AskHearing { signed_request: signed() },
        ActKind::CallHearing => {
            let at = NaiveTime::parse_from_str(&text("time"), "%H:%M");
            let at = at.map_err(|_| Refusal::of(Code::Malformed, "time"));
            Act::CallHearing { on: day("on")?, at: Some(at?), place: text("reasons") }
        }
        ActKind::HoldHearing => Act::HoldHearing { record: text("reasons") },
        ActKind::Handle => Act::Handle {
            step: StepId::parse(&text("step")).ok_or_else(|| Refusal::of(Code::Missing, "step"))?,
            outcome: Some(Outcome(text("outcome")))
                .filter(|outcome| !outcome.0.is_empty())
                .ok_or_else(|| Refusal::of(Code::Missing, "outcome"))?,
            opinion: text("opinion"),
        },
        ActKind::Propose => {
            Act::Propose { decision: decision(&text("decision"), &text("valid_until"), lines("reasons"))? }
        }
        ActKind::ReturnProposal => Act::ReturnProposal { reason: text("reasons") },
        ActKind::Approve => Act::Approve,
        ActKind::Deliver => Act::Deliver,
        ActKind::Withdraw => Act::Withdraw { signed_request: signed() },
        ActKind::Terminate => Act::Terminate {
            because: TerminatedBecause::parse(&text("because")).ok_or_else(|| Refusal::of(Code::Missing, "because"))?,
            reason: text("reasons"),
        },
        ActKind::Licence => Act::Licence(licence(&text("licence"), text("reasons"), || day("until"))?),
    })
}

/// The draft: what is told with a denial is always both remedies, for a decision that leaves one out is none.
fn decision(word: &str, valid_until: &str, reasons: Vec<String>) -> Result<Decision, Refusal> {
    match word {
        "grant" => {
            let day = (!valid_until.is_empty()).then(|| forms::day("valid_until", valid_until));
            let valid_until = day.transpose()?;
            Ok(Decision::Grant { valid_until })
        }
        "deny" => Ok(Decision::Deny { reasons, remedies: Remedy::ALL.to_vec() }),
        _ => Err(Refusal::of(Code::Missing, "decision")),
    }
}

fn licence(
    word: &str,
    reason: String,
    until: impl FnOnce() -> Result<NaiveDate, Refusal>,
) -> Result<LicenceAct, Refusal> {
    Ok(match word {
        "change" => LicenceAct::Change { reason },
        "renew" => LicenceAct::Renew { until: until()?, reason },
        "revoke" => LicenceAct::Revoke { reason },
        "recall" => LicenceAct::Recall { reason },
        "annul" => LicenceAct::Annul { reason },
        _ => return Err(Refusal::of(Code::Missing, "licence")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(fields: &[(&str, &str)]) -> Said {
        fields.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn every_kind_is_read_from_its_form() {
        let all = said(&[
            ("missing", "场所证明\n\n 名册 "),
            ("within", "5"),
            ("stop", "inspection"),
            ("needed", "3"),
            ("notice", "1号"),
            ("length", "10"),
            ("reasons", "一"),
            ("on", "2026-12-01"),
            ("time", "09:30"),
            ("step", "review"),
            ("outcome", "agree"),
            ("decision", "grant"),
            ("because", "subject-gone"),
            ("licence", "revoke"),
        ]);
        for kind in ActKind::ALL {
            assert_eq!(read_act(*kind, &all).unwrap().kind(), *kind);
        }
        let ask = read_act(ActKind::AskCorrection, &all).unwrap();
        assert!(matches!(ask, Act::AskCorrection { missing, .. } if missing == ["场所证明", "名册"]));
    }

    #[test]
    fn what_cannot_be_read_names_its_field() {
        let field = |kind, fields: &[(&str, &str)]| read_act(kind, &said(fields)).unwrap_err().field.unwrap();
        assert_eq!(field(ActKind::AskCorrection, &[("within", "0")]), "within");
        assert_eq!(field(ActKind::Suspend, &[("stop", "rain")]), "stop");
        assert_eq!(field(ActKind::Handle, &[("step", "review")]), "outcome");
        assert_eq!(field(ActKind::CallHearing, &[("on", "2026-02-30")]), "on");
        assert_eq!(field(ActKind::CallHearing, &[("on", "2026-12-01"), ("time", "noon")]), "time");
        assert_eq!(field(ActKind::Propose, &[]), "decision");
        assert_eq!(field(ActKind::Propose, &[("decision", "grant"), ("valid_until", "soon")]), "valid_until");
        assert_eq!(field(ActKind::Licence, &[]), "licence");
    }
}
