//! Counting the deadlines of a case again: each certificate from its own input, with the working-day calendar that this file
//! was compiled with and the notices that were imported since.

use crate::told::Told;
use crate::words::{CLOCKS_AGREE, CLOCKS_DIFFER, clock_difference};
use chrono::NaiveDate;
use domain::approvals::clock::{Certificate, Difference, LeadCertificate, check};
use domain::calendar::{Calendar, Exception, Notice};
use domain::messages::Language;
use serde::{Deserialize, Serialize};

/// What is counted again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The certificates.
    pub certificates: Vec<Certificate>,
    /// The last days for what must come before something else.
    #[serde(default)]
    pub leads: Vec<LeadCertificate>,
    /// The imported notices: the year and its days.
    pub notices: Vec<(i32, Vec<(NaiveDate, Exception)>)>,
}

/// What it came to: for each certificate how it differs, if it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked(pub Vec<Option<Difference>>);

impl Checked {
    /// Whether each says what follows from it.
    pub fn holds(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// What it came to, in a language.
    pub fn told(&self, language: Language) -> Told {
        let sentence = match self.holds() {
            true => CLOCKS_AGREE.with(language, &[&self.0.len().to_string()]),
            false => CLOCKS_DIFFER.plain(language).to_owned(),
        };
        let lines = self.0.iter().flatten().map(|difference| clock_difference(difference, language)).collect();
        Told { good: self.holds(), sentence, beside: String::new(), lines }
    }
}

/// Counts again.
pub fn again(evidence: &Evidence) -> Checked {
    // A notice that is none changes nothing: what was counted with it then differs, and the verdict says so.
    let notices = evidence.notices.iter().filter_map(|(year, days)| Notice::new(*year, days.iter().copied()).ok());
    let calendar = Calendar::with_imported(notices);
    let clocks = evidence.certificates.iter().map(|certificate| check(certificate, &calendar).err());
    let leads = evidence.leads.iter().map(|lead| lead.check(&calendar).err());
    Checked(clocks.chain(leads).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::approvals::clock::limits::{Statutory, hearing_notice};
    use domain::approvals::clock::{Input, LeadEvent, compute};

    fn certificate() -> Certificate {
        let limit = Statutory::Decide.limit();
        compute(Input::plain(limit, "2026-09-18".parse().unwrap()), &Calendar::built_in()).unwrap()
    }

    #[test]
    fn a_certificate_follows_from_its_input_and_a_changed_one_does_not() {
        let good = certificate();
        let evidence =
            |certificate| Evidence { certificates: vec![certificate], leads: Vec::new(), notices: Vec::new() };
        assert!(again(&evidence(good.clone())).holds());
        let due = good.due.succ_opt().unwrap();
        let checked = again(&evidence(Certificate { due, ..good.clone() }));
        assert_eq!(checked.0, [Some(Difference::Due { claimed: due, computed: good.due })]);
        let day = good.due;
        let off = Evidence { notices: vec![(2026, vec![(day, Exception::Off)])], ..evidence(good) };
        assert!(again(&off).holds(), "a notice of a year must be whole to be one");
    }

    #[test]
    fn a_last_day_before_something_is_counted_back_again() {
        let on = "2026-09-28".parse().unwrap();
        let calendar = Calendar::built_in();
        let good = LeadCertificate::of(hearing_notice(), LeadEvent::Hearing, on, &calendar);
        let evidence = |lead| Evidence { certificates: Vec::new(), leads: vec![lead], notices: Vec::new() };
        assert!(again(&evidence(good.clone())).holds());
        assert!(!again(&evidence(LeadCertificate { last: on, ..good })).holds());
    }

    #[test]
    fn each_difference_is_said_in_words() {
        let differs = clock_difference;
        let (claimed, computed) = ("2026-10-01".parse().unwrap(), "2026-10-08".parse().unwrap());
        let due = differs(&Difference::Due { claimed, computed }, Language::En);
        assert!(due.contains("2026-10-01") && due.contains("2026-10-08"), "{due}");
        assert!(differs(&Difference::Stop(0), Language::Zh).contains('1'));
        assert_ne!(differs(&Difference::Format, Language::En), differs(&Difference::Day(claimed), Language::En));
    }
}
