//! What an agency gives an applicant in writing, the decision (决定书) and the slips before it (告知文书), and its electronic
//! signature: by the key that signs the ledger, so that whoever trusts the ledger needs no other key.
//!
//! What is signed is a short statement: the case's number, what the document says in a word and when it was made, until when
//! a licence is valid, and the SHA-256 of the whole document in canonical form. So one signature serves both the file, which
//! carries the document, and the printed code, which has room for the statement alone. The statement is the text of a C2SP
//! signed note whose first line no checkpoint has; anybody's tools check it.

mod decision;
mod says;
mod slip;

pub use decision::{FORMAT, SignedDecision, WrittenDecision};
pub use says::Says;
pub use slip::{Head, SLIP_FORMAT, SignedSlip, WrittenSlip};

use crate::ledger::canonical;
use crate::ledger::note::{Note, Signature, SignerKey, VerifierKey};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// Bytes of a signed file, at most.
pub const MOST_BYTES: usize = 256 * 1024;
/// Stands for a licence without an end.
const NO_END: &str = "-";

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Statement {
    /// The case's number.
    pub number: String,
    /// What it says, in a word.
    pub says: Says,
    /// When, to the millisecond.
    pub at: DateTime<Utc>,
    /// The last day of the licence as it was granted; none where it has none or none was granted.
    pub valid_until: Option<NaiveDate>,
    /// SHA-256 of the document in canonical form.
    pub sha256: [u8; 32],
}

/// A statement with its signature, as a printed code carries it: fields and signature with dots between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    statement: Statement,
    signature: Vec<u8>,
}

/// What is signed of a document.
fn statement_of(
    document: &impl Serialize,
    number: &str,
    (says, at): (Says, DateTime<Utc>),
    valid_until: Option<NaiveDate>,
) -> Result<Statement, NotGenuine> {
    let value = serde_json::to_value(document).map_err(|_| NotGenuine::Malformed)?;
    let hash = canonical::hash(&value).map_err(|_| NotGenuine::Malformed)?;
    let at = DateTime::from_timestamp_millis(at.timestamp_millis()).ok_or(NotGenuine::Malformed)?;
    Ok(Statement { number: number.to_owned(), says, at, valid_until, sha256: *hash.as_bytes() })
}

/// Why a document does not verify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum NotGenuine {
    /// It is not of a form that is known here.
    #[error("not a signed decision")]
    Malformed,
    /// The signature is not the ledger key's over this statement.
    #[error("not signed by the key of the ledger")]
    Unsigned,
    /// The document is another than the one that was signed.
    #[error("the document was altered")]
    Altered,
}

/// What a check found to be genuine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Genuine {
    /// What the key has signed.
    pub statement: Statement,
    /// The document, where a file was checked and its fingerprint is the signed one.
    pub document: Option<WrittenDecision>,
}

impl Statement {
    /// Statement and signature, as a printed code carries them.
    fn sealed(self, key: &SignerKey) -> String {
        let signature = key.sign(&self.text()).bytes;
        Seal { statement: self, signature }.to_string()
    }

    /// The text that is signed.
    pub fn text(&self) -> String {
        let lines = [
            self.says.format().to_owned(),
            self.number.clone(),
            self.says.as_str().to_owned(),
            self.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            self.end(),
            hex::encode(self.sha256),
        ];
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    fn end(&self) -> String {
        self.valid_until.map_or_else(|| NO_END.to_owned(), |day| day.to_string())
    }
}

impl Seal {
    /// The statement, if the key has signed it.
    ///
    /// # Errors
    /// `unsigned`.
    pub fn verified(self, key: &VerifierKey) -> Result<Statement, NotGenuine> {
        let signature = Signature { name: key.name().to_owned(), key_id: key.id(), bytes: self.signature };
        let mut note = Note::new(&self.statement.text()).map_err(|_| NotGenuine::Malformed)?;
        note.add(signature);
        note.verify(std::slice::from_ref(key)).map_err(|_| NotGenuine::Unsigned)?;
        Ok(self.statement)
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Statement { number, says, at, sha256, .. } = &self.statement;
        let (at, end) = (at.timestamp_millis(), self.statement.end());
        let (hash, signature) = (BASE64.encode(sha256), BASE64.encode(&self.signature));
        write!(f, "{number}.{}.{at}.{end}.{hash}.{signature}", says.as_str())
    }
}

impl FromStr for Seal {
    type Err = NotGenuine;

    fn from_str(text: &str) -> Result<Self, NotGenuine> {
        let parts: Vec<&str> = text.trim().split('.').collect();
        let [number, says, at, end, hash, signature] = parts[..] else { return Err(NotGenuine::Malformed) };
        let read = || {
            let number = Some(number.to_owned()).filter(|number| is_number(number))?;
            let valid_until = if end == NO_END { None } else { Some(end.parse().ok()?) };
            let statement = Statement {
                number,
                says: Says::parse(says)?,
                at: DateTime::from_timestamp_millis(at.parse().ok()?)?,
                valid_until,
                sha256: BASE64.decode(hash).ok()?.try_into().ok()?,
            };
            Some(Self { statement, signature: BASE64.decode(signature).ok()? })
        };
        // Written in one way only, so that nobody takes two codes for two decisions.
        read().filter(|seal| seal.to_string() == text.trim()).ok_or(NotGenuine::Malformed)
    }
}

/// Whether a text has the form of a case's number.
fn is_number(text: &str) -> bool {
    text.len() <= 20 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Checks what somebody has: the text of a printed code, or a whole file.
///
/// # Errors
/// Why it is not genuine.
pub fn check(text: &str, key: &VerifierKey) -> Result<Genuine, NotGenuine> {
    if text.len() > MOST_BYTES {
        return Err(NotGenuine::Malformed);
    }
    if !text.trim_start().starts_with('{') {
        let statement = text.parse::<Seal>()?.verified(key)?;
        return Ok(Genuine { statement, document: None });
    }
    let file: SignedDecision = serde_json::from_str(text).map_err(|_| NotGenuine::Malformed)?;
    let statement = file.seal.parse::<Seal>()?.verified(key)?;
    if file.document.format != FORMAT || file.document.statement()? != statement {
        return Err(NotGenuine::Altered);
    }
    Ok(Genuine { statement, document: Some(file.document) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approvals::case::{By, Decision, Event, Remedy, TerminatedBecause, What};
    use crate::approvals::item::{Cited, ItemCode, built_in};
    use crate::ids::CaseId;
    use crate::recruitment::scheme::Named;
    use crate::regions::ExamRegion;
    use proptest::prelude::*;

    fn key(of: u8) -> SignerKey {
        SignerKey::from_random("example.org/ledger", [of; 32]).unwrap()
    }

    fn document(decision: Decision) -> WrittenDecision {
        let named = |zh: &str, en: &str| Named { zh: zh.to_owned(), en: en.to_owned() };
        WrittenDecision {
            format: FORMAT.to_owned(),
            case: CaseId(uuid::Uuid::from_u128(7)),
            number: "2026-0000001".to_owned(),
            item: ItemCode::parse("XK2210100Y").unwrap(),
            item_version: 1,
            item_name: named("人力资源服务许可", "Licence"),
            agency: named("人力资源和社会保障厅", "Department"),
            region: ExamRegion::Provincial,
            applicant: "示范公司".to_owned(),
            received_on: "2026-11-23".parse().unwrap(),
            decided_at: "2026-12-09T04:00:00.123456Z".parse().unwrap(),
            decision,
            fiction: None,
            basis: vec![Cited {
                law: "行政许可法".to_owned(),
                article: "38".to_owned(),
                says: named("书面决定", "in writing"),
            }],
        }
    }

    fn granted() -> WrittenDecision {
        document(Decision::Grant { valid_until: Some("2031-12-08".parse().unwrap()) })
    }

    fn denied() -> WrittenDecision {
        document(Decision::Deny { reasons: vec!["场所不足".to_owned()], remedies: Remedy::ALL.to_vec() })
    }

    fn file(signed: &SignedDecision) -> String {
        serde_json::to_string_pretty(signed).unwrap()
    }

    #[test]
    fn what_is_signed_is_six_lines() {
        let text = granted().statement().unwrap().text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[..5], [FORMAT, "2026-0000001", "granted", "2026-12-09T04:00:00.123Z", "2031-12-08"]);
        let canonical = canonical::to_bytes(&serde_json::to_value(granted()).unwrap()).unwrap();
        assert_eq!(lines[5], crate::ledger::merkle::Hash::of(&canonical).to_string());
        assert_eq!((lines.len(), text.ends_with('\n')), (6, true));
        assert_eq!(denied().statement().unwrap().text().lines().nth(4), Some("-"));
    }

    #[test]
    fn a_file_and_its_code_verify_by_the_key_alone() {
        for document in [granted(), denied()] {
            let signed = document.clone().signed(&key(1)).unwrap();
            let genuine = check(&file(&signed), key(1).verifier()).unwrap();
            assert_eq!(genuine.document, Some(document.clone()));
            let of_code = check(&format!(" {}\n", signed.seal), key(1).verifier()).unwrap();
            assert_eq!((of_code.statement, of_code.document), (document.statement().unwrap(), None));
            assert_eq!(document.signed(&key(1)).unwrap(), signed, "signed again it is the same file");
        }
    }

    fn slip(what: What) -> WrittenSlip {
        let item = built_in().unwrap().remove(0);
        let (case, received_on) = (CaseId(uuid::Uuid::from_u128(7)), "2026-11-23".parse().unwrap());
        let (number, applicant) = ("2026-0000001", "示范公司");
        let head = Head { case, number, item: &item, region: ExamRegion::Provincial, applicant, received_on };
        let event = Event { at: "2026-11-25T01:00:00Z".parse().unwrap(), by: By::Law, what };
        WrittenSlip::of(head, &event).unwrap()
    }

    #[test]
    fn a_slip_has_a_code_of_its_own_form_its_article_and_its_remedies() {
        let gone = || What::RefusedNoAuthority { go_to: "市人力资源和社会保障局".to_owned() };
        let missing = What::CorrectionAsked {
            missing: vec!["一".to_owned()],
            until: "2026-12-05".parse().unwrap(),
            within: None,
        };
        let terminated = What::Terminated { because: TerminatedBecause::SubjectGone, reason: "无".to_owned() };
        for (what, says, article, remedies) in [
            (gone(), Says::NotAccepted, Some("32(1)(2)"), Remedy::ALL),
            (missing, Says::Missing, Some("32(1)(4)"), &[][..]),
            (What::Accepted { as_of: "2026-11-23".parse().unwrap() }, Says::Accepted, Some("32(1)(4)"), &[]),
            (terminated, Says::Terminated, None, Remedy::ALL),
        ] {
            let slip = slip(what);
            let signed = slip.clone().signed(&key(1), None).unwrap();
            let genuine = check(&signed.seal, key(1).verifier()).unwrap();
            assert_eq!((genuine.statement.says, genuine.document), (says, None));
            assert_eq!(genuine.statement.text().lines().next(), Some(SLIP_FORMAT));
            assert_eq!(slip.basis().map(|basis| basis.article).as_deref(), article);
            assert_eq!(slip.remedies(), remedies);
        }
        let other = slip(What::RefusedNoAuthority { go_to: "省公安厅".to_owned() });
        assert_ne!(slip(gone()).statement().unwrap().sha256, other.statement().unwrap().sha256);
    }

    #[test]
    fn what_concerns_the_agency_alone_has_no_slip() {
        for what in [What::Supplied, What::Resumed, What::RanOn, What::HearingAsked, What::Delivered, What::Withdrawn] {
            assert_eq!(Says::of(&what), None);
        }
    }

    #[test]
    fn what_somebody_changed_does_not() {
        let signed = denied().signed(&key(1)).unwrap();
        let why = |text: &str| check(text, key(1).verifier()).unwrap_err();
        assert_eq!(why(&file(&signed).replace("场所不足", "材料不全")), NotGenuine::Altered);
        assert_eq!(why(&file(&signed).replace("示范公司", "另一公司")), NotGenuine::Altered);
        assert_eq!(why(&signed.seal.replace("denied", "granted")), NotGenuine::Unsigned);
        assert_eq!(why(&signed.seal.replace("0000001", "0000002")), NotGenuine::Unsigned);
        let other = denied().signed(&key(2)).unwrap();
        assert_eq!(why(&file(&other)), NotGenuine::Unsigned, "the key in the file is not believed");
        assert_eq!(why(&other.seal), NotGenuine::Unsigned);
        // The seal of another decision beside this document.
        let swapped = SignedDecision { seal: granted().signed(&key(1)).unwrap().seal, ..signed.clone() };
        assert_eq!(why(&file(&swapped)), NotGenuine::Altered);
        for text in
            ["", "{}", "2026-0000001", "a.b.c.d.e.f", &signed.seal.replace('.', ".."), &"9".repeat(MOST_BYTES + 1)]
        {
            assert_eq!(why(text), NotGenuine::Malformed);
        }
        let more = file(&signed).replacen('{', "{\"more\":1,", 1);
        assert_eq!(why(&more), NotGenuine::Malformed);
    }

    proptest! {
        /// Whatever character of a code is changed: it is not genuine, and nothing panics.
        #[test]
        fn no_other_code_is_genuine(place in any::<prop::sample::Index>(), put in "[ -~]") {
            let seal = granted().signed(&key(1)).unwrap().seal;
            let place = place.index(seal.len());
            let changed = format!("{}{put}{}", &seal[..place], &seal[place + 1..]);
            prop_assume!(changed.trim() != seal);
            prop_assert!(check(&changed, key(1).verifier()).is_err());
        }

        #[test]
        fn anything_can_be_checked(text in ".{0,200}") {
            prop_assert!(check(&text, key(1).verifier()).is_err());
        }
    }
}
