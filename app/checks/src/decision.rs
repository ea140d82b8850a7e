//! Checking a written decision, a printed code's text or a whole file, with the key that the ledger publishes.

use crate::fetch::FetchError;
use crate::told::Told;
use crate::words::{DECISION_EXTENT, DECISION_GOOD, not_genuine, says_word};
use domain::approvals::written::{NotGenuine, Statement, check as rule};
use domain::calendar::day_in_shanghai;
use domain::ledger::note::VerifierKey;
use domain::messages::Language;
use serde::{Deserialize, Serialize};

/// What a check came to: what was signed and whether the whole document was there, or why it is not genuine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Checked {
    /// The key has signed this.
    Genuine {
        /// What.
        statement: Statement,
        /// Whether a whole document was checked.
        whole: bool,
    },
    /// It has not.
    NotGenuine(NotGenuine),
}

impl Checked {
    /// What it came to, in a language. The day of a decision is the day in China.
    pub fn told(&self, language: Language) -> Told {
        let (good, sentence, beside) = match self {
            Self::Genuine { statement, whole } => {
                let day = day_in_shanghai(statement.at).to_string();
                let facts = [statement.number.as_str(), says_word(statement.says, language), day.as_str()];
                let extent = DECISION_EXTENT[usize::from(!whole)];
                (true, DECISION_GOOD.with(language, &facts), extent.plain(language))
            }
            Self::NotGenuine(why) => (false, not_genuine(*why, language).to_owned(), ""),
        };
        Told { good, sentence, beside: beside.to_owned(), lines: Vec::new() }
    }
}

/// Fetches the key and checks.
///
/// # Errors
/// [`FetchError`] where the key did not arrive, so that there is no verdict.
pub async fn check(
    text: &str,
    read: impl AsyncFn(String) -> Result<Vec<u8>, FetchError>,
) -> Result<Checked, FetchError> {
    let key = String::from_utf8_lossy(&read("/ledger/key".to_owned()).await?).into_owned();
    let key: VerifierKey = key.trim().parse().map_err(|_| FetchError::Unreachable)?;
    Ok(match rule(text, &key) {
        Ok(genuine) => Checked::Genuine { statement: genuine.statement, whole: genuine.document.is_some() },
        Err(why) => Checked::NotGenuine(why),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::approvals::case::Decision;
    use domain::approvals::item::ItemCode;
    use domain::approvals::written::{FORMAT, SignedDecision, WrittenDecision};
    use domain::ledger::note::SignerKey;
    use domain::recruitment::scheme::Named;
    use domain::regions::ExamRegion;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn key(of: u8) -> SignerKey {
        SignerKey::from_random("example.org/ledger", [of; 32]).unwrap()
    }

    fn signed() -> SignedDecision {
        let named = |text: &str| Named { zh: text.to_owned(), en: text.to_owned() };
        let document = WrittenDecision {
            format: FORMAT.to_owned(),
            case: "00000000-0000-0000-0000-000000000007".parse().unwrap(),
            number: "2026-0000001".to_owned(),
            item: ItemCode::parse("XK2210100Y").unwrap(),
            item_version: 1,
            item_name: named("x"),
            agency: named("y"),
            region: ExamRegion::Provincial,
            applicant: "z".to_owned(),
            received_on: "2026-11-23".parse().unwrap(),
            decided_at: "2026-12-09T04:00:00Z".parse().unwrap(),
            decision: Decision::Grant { valid_until: None },
            fiction: None,
            basis: Vec::new(),
        };
        document.signed(&key(1)).unwrap()
    }

    fn checked(text: &str, published: Result<Vec<u8>, FetchError>) -> Result<Checked, FetchError> {
        let read = async |_| published.clone();
        match pin!(check(text, read)).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("it waits"),
        }
    }

    #[test]
    fn a_code_and_a_file_are_checked_with_the_published_key() {
        let signed = signed();
        let published = || Ok(format!("{}\n", key(1).verifier()).into_bytes());
        let whole = |answer| match answer {
            Ok(Checked::Genuine { statement, whole }) => (statement.number, whole),
            other => panic!("{other:?}"),
        };
        assert_eq!(whole(checked(&signed.seal, published())), ("2026-0000001".to_owned(), false));
        let file = serde_json::to_string(&signed).unwrap();
        assert_eq!(whole(checked(&file, published())), ("2026-0000001".to_owned(), true));
        let other = Ok(key(2).verifier().to_string().into_bytes());
        assert_eq!(checked(&file, other), Ok(Checked::NotGenuine(NotGenuine::Unsigned)));
        let altered = file.replace("\"z\"", "\"w\"");
        assert_eq!(checked(&altered, published()), Ok(Checked::NotGenuine(NotGenuine::Altered)));
        assert_eq!(checked(&file, Err(FetchError::Missing)), Err(FetchError::Missing));
        assert_eq!(checked(&file, Ok(b"no key".to_vec())), Err(FetchError::Unreachable));
    }

    #[test]
    fn it_is_told_with_the_day_in_china() {
        let mut document = signed().document;
        document.decided_at = "2026-12-09T17:00:00Z".parse().unwrap();
        let signed = document.signed(&key(1)).unwrap();
        let published = Ok(key(1).verifier().to_string().into_bytes());
        let told = checked(&signed.seal, published.clone()).unwrap().told(Language::En);
        assert_eq!(told.sentence, "Checked in this browser: 2026-0000001, granted, 2026-12-10.");
        assert!(told.good && told.beside.contains("compare the paper"), "{told:?}");
        let told = checked("nonsense", published).unwrap().told(Language::Zh);
        assert_eq!((told.good, told.beside.as_str()), (false, ""));
    }
}
