//! Between the rows of the register and the domain's examiners.

use crate::entity::{examiner, examiner_change, examiner_record};
use crate::error::StoreError;
use crate::instant::Instant;
use crate::keys::Keys;
use crate::secret::Place;
use chrono::{DateTime, Utc};
use domain::examiners::{
    Applicant, Assessment, Certificate, Entered, Examiner, ExaminerRow, ExaminerState, PanelRole, Roles, StateChange,
    Transition,
};
use domain::identity::IdNumber;
use domain::regions::ExamRegion;
use uuid::Uuid;

/// The blind index of examiners' identity numbers.
const IDENTITY: &str = "examiner.identity";

/// By which the same person is found again.
pub(super) fn identity_index(keys: &Keys, identity: &IdNumber) -> String {
    keys.blind_index(IDENTITY, identity.expose().as_bytes())
}

const fn identity_of(id: &str) -> Place<'_> {
    Place { table: "examiners", column: "identity", row: id }
}

/// A new entry. A roster lists holders of a certificate, so they enter the pool.
pub(super) fn entered(
    keys: &Keys,
    row: &ExaminerRow,
    identity_index: String,
    now: DateTime<Utc>,
) -> Result<examiner::Model, StoreError> {
    let id = Uuid::now_v7().to_string();
    let identity = keys.encrypt(identity_of(&id), row.identity.expose().as_bytes())?;
    Ok(examiner::Model {
        id,
        name: row.name.clone(),
        work_unit: row.work_unit.clone(),
        region: row.region.as_str().to_owned(),
        certificate: row.certificate.clone(),
        valid_until: row.valid_until.to_string(),
        chief: row.roles.contains(PanelRole::Chief),
        deputy: row.roles.contains(PanelRole::Deputy),
        public: row.roles.contains(PanelRole::Public),
        specialities: list(&row.specialities),
        state: ExaminerState::Certified.as_str().to_owned(),
        identity,
        identity_index,
        created: now.into(),
        changed: now.into(),
    })
}

/// A new entry that has only applied: without a certificate.
pub(super) fn applied(keys: &Keys, applicant: &Applicant, now: DateTime<Utc>) -> Result<examiner::Model, StoreError> {
    let id = Uuid::now_v7().to_string();
    let identity = keys.encrypt(identity_of(&id), applicant.identity.expose().as_bytes())?;
    Ok(examiner::Model {
        id,
        name: applicant.name.clone(),
        work_unit: applicant.work_unit.clone(),
        region: applicant.region.as_str().to_owned(),
        certificate: String::new(),
        valid_until: String::new(),
        chief: applicant.roles.contains(PanelRole::Chief),
        deputy: applicant.roles.contains(PanelRole::Deputy),
        public: applicant.roles.contains(PanelRole::Public),
        specialities: list(&applicant.specialities),
        state: ExaminerState::Applied.as_str().to_owned(),
        identity,
        identity_index: identity_index(keys, &applicant.identity),
        created: now.into(),
        changed: now.into(),
    })
}

/// The entry as the roster states it now; the state and the identity stay. Nothing where it stands so already.
pub(super) fn restated(old: &examiner::Model, row: &ExaminerRow, now: DateTime<Utc>) -> Option<examiner::Model> {
    let stated = examiner::Model {
        name: row.name.clone(),
        work_unit: row.work_unit.clone(),
        region: row.region.as_str().to_owned(),
        certificate: row.certificate.clone(),
        valid_until: row.valid_until.to_string(),
        chief: row.roles.contains(PanelRole::Chief),
        deputy: row.roles.contains(PanelRole::Deputy),
        public: row.roles.contains(PanelRole::Public),
        specialities: list(&row.specialities),
        ..old.clone()
    };
    (stated != *old).then(|| examiner::Model { changed: now.into(), ..stated })
}

fn list(specialities: &[String]) -> String {
    serde_json::Value::from(specialities).to_string()
}

/// The entry as those entitled may see it.
pub(super) fn shown(keys: &Keys, row: examiner::Model, assessment: Assessment) -> Result<Examiner, StoreError> {
    let unreadable = |column: &str| StoreError::Unreadable(format!("examiners.{column} of {}", row.id));
    let identity = keys.decrypt_text(identity_of(&row.id), &row.identity)?;
    let identity = IdNumber::parse(&identity).map_err(|_| unreadable("identity"))?.masked();
    let seats = [(row.chief, PanelRole::Chief), (row.deputy, PanelRole::Deputy), (row.public, PanelRole::Public)];
    let roles: Roles = seats.into_iter().filter(|(may, _)| *may).map(|(_, role)| role).collect();
    Ok(Examiner {
        id: row.id.parse().map_err(|_| unreadable("id"))?,
        region: ExamRegion::parse(&row.region).ok_or_else(|| unreadable("region"))?,
        certificate: certificate(&row).transpose().map_err(|_| unreadable("valid_until"))?,
        assessment,
        specialities: serde_json::from_str(&row.specialities).map_err(|_| unreadable("specialities"))?,
        state: ExaminerState::parse(&row.state).ok_or_else(|| unreadable("state"))?,
        name: row.name,
        work_unit: row.work_unit,
        roles,
        identity,
    })
}

/// The certificate of an entry; none before it is issued.
fn certificate(row: &examiner::Model) -> Option<Result<Certificate, chrono::ParseError>> {
    let number = Some(&row.certificate).filter(|number| !number.is_empty())?.clone();
    Some(row.valid_until.parse().map(|valid_until| Certificate { number, valid_until }))
}

/// A record as those entitled may see it.
pub(super) fn entered_record(row: examiner_record::Model) -> Result<Entered, StoreError> {
    let unreadable = |column: &str| StoreError::Unreadable(format!("examiner_records.{column} of {}", row.id));
    Ok(Entered {
        day: row.day.parse().map_err(|_| unreadable("day"))?,
        record: serde_json::from_str(&row.detail).map_err(|_| unreadable("detail"))?,
        basis: row.basis,
        agency: row.agency,
        at: Instant::utc(row.at),
    })
}

/// A step as those entitled may see it.
pub(super) fn step(row: examiner_change::Model) -> Result<StateChange, StoreError> {
    let unreadable = |column: &str| StoreError::Unreadable(format!("examiner_changes.{column} of {}", row.id));
    Ok(StateChange {
        at: Instant::utc(row.at),
        from: ExaminerState::parse(&row.from_state).ok_or_else(|| unreadable("from_state"))?,
        transition: Transition::parse(&row.transition).ok_or_else(|| unreadable("transition"))?,
        to: ExaminerState::parse(&row.to_state).ok_or_else(|| unreadable("to_state"))?,
        reason: row.reason,
        agency: row.agency,
    })
}
