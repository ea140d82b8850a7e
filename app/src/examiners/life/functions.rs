//! The server functions of an examiner's life: applications, records, changes of state, avoidances.
#![allow(clippy::too_many_arguments, reason = "a server function's arguments are its form's fields")]

use crate::asking::{answer, asking, go_on};
use crate::clock;
use crate::refused::Refused;
use chrono::{Months, NaiveDate};
use domain::examiners::{
    Avoidance, Column, ExaminerState, Record, RecordKind, Relation, Transition, certificate, check_application,
    read_day,
};
use domain::ids::{AvoidanceId, ExaminerId};
use domain::permissions::{Action, Target, may};
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use store::examiners;

/// Enters an application.
///
/// # Errors
/// The first thing wrong with it, at its field; what [`store::examiners::apply`] refuses.
#[server(prefix = "/api", endpoint = "examiners/apply")]
pub async fn apply(
    /// The name.
    #[server(default)]
    name: String,
    /// The identity number.
    #[server(default)]
    identity: String,
    /// The work unit.
    #[server(rename = "work-unit")]
    work_unit: String,
    /// The exam region of the work unit.
    #[server(default)]
    region: String,
    /// The seats asked for.
    #[server(default)]
    roles: String,
    /// What the applicant is expert in.
    #[server(default)]
    specialities: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ChangeExaminer, Target::Anything)?;
        let typed = [
            (Column::Name, name),
            (Column::Identity, identity),
            (Column::WorkUnit, work_unit),
            (Column::Region, region),
            (Column::Roles, roles),
            (Column::Specialities, specialities),
        ];
        let applicant = match check_application(&typed.into()) {
            Ok(applicant) => applicant,
            Err(refusals) => return Err(Refused(refusals.into_iter().next().unwrap_or(Code::Malformed.into()))),
        };
        let id = examiners::apply(&asking.store, &asking.actor, &applicant, asking.now).await?;
        go_on(&format!("/examiners/{id}"), "examiner-applied");
        Ok(())
    };
    answer(work.await)
}

/// Enters a record.
///
/// # Errors
/// `missing` or `malformed` at the field that cannot be read; what [`store::examiners::record`] refuses.
#[server(prefix = "/api", endpoint = "examiners/record")]
pub async fn enter_record(
    /// The examiner.
    id: ExaminerId,
    /// The state on which the record was entered.
    seen: ExaminerState,
    /// The kind.
    kind: RecordKind,
    /// The day on which it happened.
    #[server(default)]
    day: String,
    /// Hours of training.
    #[server(default)]
    hours: String,
    /// `passed` or `failed`.
    #[server(default)]
    outcome: String,
    /// The year assessed.
    #[server(default)]
    year: String,
    /// The certificate's number.
    #[server(default)]
    number: String,
    /// The certificate's last day; empty for the parameter's years.
    #[server(default)]
    valid_until: String,
    /// The document it rests on.
    #[server(default)]
    basis: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ChangeExaminer, Target::Anything)?;
        let day = the_day("day", &day)?;
        let record = match kind {
            RecordKind::Recommendation => Record::Recommendation,
            RecordKind::Training => Record::Training { hours: read("hours", &hours, |text| text.parse().ok())? },
            RecordKind::Exam => Record::Exam { passed: passed(&outcome)? },
            RecordKind::Assessment => {
                Record::Assessment { year: read("year", &year, |text| text.parse().ok())?, passed: passed(&outcome)? }
            }
            RecordKind::Certificate => {
                let years = store::parameters::in_force(&asking.store, clock::day_of(asking.now)).await?;
                issued(day, &number, &valid_until, years.certificate_years)?
            }
        };
        examiners::record(&asking.store, &asking.actor, id, seen, (day, &record), &basis, asking.now).await?;
        go_on(&format!("/examiners/{id}"), "examiner-recorded");
        Ok(())
    };
    answer(work.await)
}

/// A certificate; without a last day it is valid for some years from the day of issue.
fn issued(day: NaiveDate, number: &str, valid_until: &str, years: u32) -> Result<Record, Refusal> {
    let at_number = |refusal: Refusal| Refusal { field: Some("number".to_owned()), ..refusal };
    let valid_until = match valid_until.trim() {
        "" => day.checked_add_months(Months::new(12 * years)).ok_or_else(|| malformed("valid_until"))?,
        typed => the_day("valid_until", typed)?,
    };
    Ok(Record::Certificate { number: certificate(number).map_err(at_number)?, valid_until })
}

fn the_day(field: &str, text: &str) -> Result<NaiveDate, Refusal> {
    read(field, text, read_day)
}

fn passed(text: &str) -> Result<bool, Refusal> {
    read("outcome", text, |text| match text {
        "passed" => Some(true),
        "failed" => Some(false),
        _ => None,
    })
}

fn malformed(field: &str) -> Refusal {
    Refusal::of(Code::Malformed, field)
}

/// What a field says.
fn read<T>(field: &str, text: &str, how: impl FnOnce(&str) -> Option<T>) -> Result<T, Refusal> {
    match text.trim() {
        "" => Err(Refusal::of(Code::Missing, field)),
        text => how(text).ok_or_else(|| malformed(field)),
    }
}

/// Takes a step with an examiner.
///
/// # Errors
/// `missing` or `malformed` in the field `transition`; what [`store::examiners::change_state`] refuses.
#[server(prefix = "/api", endpoint = "examiners/change-state")]
pub async fn change_examiner(
    /// The examiner.
    id: ExaminerId,
    /// The state on which the decision was made.
    seen: ExaminerState,
    /// The step's stable text form.
    #[server(default)]
    transition: String,
    /// The reason.
    #[server(default)]
    reason: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ChangeExaminer, Target::Anything)?;
        let step = read("transition", &transition, Transition::parse)?;
        examiners::change_state(&asking.store, &asking.actor, id, seen, step, &reason, asking.now).await?;
        go_on(&format!("/examiners/{id}"), "examiner-changed");
        Ok(())
    };
    answer(work.await)
}

/// Declares an avoidance of one's own.
///
/// # Errors
/// What [`Avoidance::read`] and [`store::examiners::declare_own`] refuse.
#[server(prefix = "/api", endpoint = "examiners/declare-own")]
pub async fn declare_own(
    /// The relation.
    #[server(default)]
    relation: String,
    /// The person.
    #[server(default)]
    person: String,
    /// The unit.
    #[server(default)]
    unit: String,
    /// The position.
    #[server(default)]
    position: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::DeclareAvoidance, Target::Anything)?;
        let declared = Avoidance::read(read("relation", &relation, Relation::parse)?, &person, &unit, &position)?;
        examiners::declare_own(&asking.store, &asking.actor, &declared, asking.now).await?;
        go_on("/examiners/own", "avoidance-declared");
        Ok(())
    };
    answer(work.await)
}

/// Declares an avoidance for an examiner, ex officio.
///
/// # Errors
/// What [`Avoidance::read`] and [`store::examiners::declare_for`] refuse.
#[server(prefix = "/api", endpoint = "examiners/declare-for")]
pub async fn declare_for(
    /// The examiner.
    id: ExaminerId,
    /// The relation.
    #[server(default)]
    relation: String,
    /// The person.
    #[server(default)]
    person: String,
    /// The unit.
    #[server(default)]
    unit: String,
    /// The position.
    #[server(default)]
    position: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ChangeExaminer, Target::Anything)?;
        let declared = Avoidance::read(read("relation", &relation, Relation::parse)?, &person, &unit, &position)?;
        examiners::declare_for(&asking.store, &asking.actor, id, &declared, asking.now).await?;
        go_on(&format!("/examiners/{id}"), "avoidance-declared");
        Ok(())
    };
    answer(work.await)
}

/// Ends a declaration.
///
/// # Errors
/// `missing` or `malformed` (field `avoidance`); what [`store::examiners::end_avoidance`] refuses, at the field `because`.
#[server(prefix = "/api", endpoint = "examiners/end-avoidance")]
pub async fn end_avoidance(
    /// The declaration.
    #[server(default)]
    avoidance: String,
    /// Why it ends.
    #[server(default)]
    because: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ChangeExaminer, Target::Anything)?;
        let id: AvoidanceId = read("avoidance", &avoidance, |text| text.parse().ok())?;
        let id = examiners::end_avoidance(&asking.store, &asking.actor, id, &because, asking.now).await?;
        go_on(&format!("/examiners/{id}"), "avoidance-ended");
        Ok(())
    };
    answer(work.await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_read_or_refused_at_its_field() {
        let step = |text| read("transition", text, Transition::parse);
        assert_eq!(step("suspend"), Ok(Transition::Suspend));
        assert_eq!(step(""), Err(Refusal::of(Code::Missing, "transition")));
        assert_eq!(step("promote"), Err(Refusal::of(Code::Malformed, "transition")));
    }

    #[test]
    fn a_certificate_without_a_last_day_is_valid_for_the_parameters_years() {
        let day = "2024-02-29".parse().unwrap();
        let until = |typed: &str| match issued(day, "吉考 １号", typed, 3) {
            Ok(Record::Certificate { number, valid_until }) => format!("{number} {valid_until}"),
            other => format!("{other:?}"),
        };
        assert_eq!(until(""), "吉考1号 2027-02-28");
        assert_eq!(until("2026-06-30"), "吉考1号 2026-06-30");
        let field = |number: &str, typed: &str| issued(day, number, typed, 3).unwrap_err().field.unwrap();
        assert_eq!(field("", ""), "number");
        assert_eq!(field("吉考1号", "2026-13-01"), "valid_until");
    }
}
