//! The claim of points that the law adds (加分申请): made with the form and its proof, confirmed by somebody other than who
//! accepted the application, and published before the papers' points are.

use super::{ApplicationState, AttachmentKind, Typed};
use crate::recruitment::RecruitmentState;
use crate::recruitment::scheme::{Bonus, Scheme};
use crate::refusal::{Code, Refusal};
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

words! {
    /// Where a claim stands.
    BonusState {
        /// Waits for its decision.
        Claimed => "claimed",
        /// Proven: it is added (核准加分).
        Confirmed => "confirmed",
        /// Not proven: nothing is added (不予加分).
        Refused => "refused",
    }
}

/// A claim as its owner and the reviewers read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BonusClaim {
    /// What is claimed.
    pub bonus: Bonus,
    /// Where it stands.
    pub state: BonusState,
    /// Why it was refused, or decided the other way; none where it was confirmed at once.
    pub reason: Option<String>,
    /// Whether the asker may decide it now.
    pub decides: bool,
    /// Whether the asker may decide it the other way now.
    pub reverses: bool,
}

/// The claims of a recruitment, and their list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BonusCounts {
    /// Claims of paid applicants that wait.
    pub open: u64,
    /// Claims of candidates that were confirmed.
    pub confirmed: u64,
    /// The last day of their public notice; none before it.
    pub until: Option<NaiveDate>,
}

/// What a form claims, with its proof attached; none where it claims nothing. Who has several kinds names the highest, for
/// only that counts (只取最高一项).
///
/// # Errors
/// In the field `bonus`: `malformed` for a kind that the scheme has not; `missing` without an attachment that proves it.
pub fn claimed<'a>(
    scheme: &'a Scheme,
    typed: &Typed,
    present: &[AttachmentKind],
) -> Result<Option<&'a Bonus>, Refusal> {
    let key = typed.bonus.trim();
    if key.is_empty() {
        return Ok(None);
    }
    let bonus = scheme.bonus(key).ok_or_else(|| Refusal::of(Code::Malformed, "bonus"))?;
    let proven = present.contains(&AttachmentKind::Bonus);
    if proven { Ok(Some(bonus)) } else { Err(Refusal::of(Code::Missing, "bonus")) }
}

/// Whether a claim may be decided: once its owner is found qualified, until the claims are published.
///
/// # Errors
/// `already-done`; `wrong-state`.
pub fn may_decide_bonus(
    claim: BonusState,
    application: ApplicationState,
    recruitment: RecruitmentState,
    published: bool,
) -> Result<(), Refusal> {
    if claim != BonusState::Claimed {
        return Err(Code::AlreadyDone.into());
    }
    if decidable(application, recruitment) && !published { Ok(()) } else { Err(Code::WrongState.into()) }
}

/// Whether a decided claim may be decided the other way (更正加分决定), which is what its public notice is for: until the
/// points are released.
///
/// # Errors
/// `already-done` where it stands so; `wrong-state` before the first decision, and once points are released.
pub fn may_reverse_bonus(
    claim: BonusState,
    confirmed: bool,
    application: ApplicationState,
    recruitment: RecruitmentState,
) -> Result<(), Refusal> {
    match claim {
        BonusState::Claimed => Err(Code::WrongState.into()),
        BonusState::Confirmed if confirmed => Err(Code::AlreadyDone.into()),
        BonusState::Refused if !confirmed => Err(Code::AlreadyDone.into()),
        _ if decidable(application, recruitment) => Ok(()),
        _ => Err(Code::WrongState.into()),
    }
}

/// Whether the owner is qualified and points are not released.
const fn decidable(application: ApplicationState, recruitment: RecruitmentState) -> bool {
    use RecruitmentState::{Allotted, Announced, Settled};
    matches!(application, ApplicationState::Accepted | ApplicationState::Paid)
        && matches!(recruitment, Announced | Settled | Allotted)
}

impl BonusCounts {
    /// Whether points may be released: every claim is decided, and the notice of those that were confirmed is over.
    ///
    /// # Errors
    /// `bonuses-open` (facts: how many); `bonus-list-missing` (facts: how many); `notice-runs` (facts: its last day).
    pub fn settled(&self, today: NaiveDate) -> Result<(), Refusal> {
        if self.open > 0 {
            return Err(Refusal::new(Code::BonusesOpen).with(self.open));
        }
        match self.until {
            None if self.confirmed > 0 => Err(Refusal::new(Code::BonusListMissing).with(self.confirmed)),
            Some(until) if today <= until => Err(Refusal::new(Code::NoticeRuns).with(until)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::timeline::samples::day;
    use super::*;
    use crate::recruitment::scheme::built_in;

    #[test]
    fn a_claim_names_a_kind_of_the_scheme_and_has_its_proof() {
        let scheme = built_in().into_iter().find(|it| it.bonus("veteran").is_some()).unwrap();
        let of = |key: &str, present: &[AttachmentKind]| {
            let typed = Typed { bonus: key.to_owned(), ..Typed::default() };
            claimed(&scheme, &typed, present).map(|it| it.map(|it| it.key.clone())).map_err(|refusal| refusal.code)
        };
        use AttachmentKind::{Bonus, Photo};
        assert_eq!(of(" ", &[Photo]), Ok(None));
        assert_eq!(of("veteran-third", &[Photo, Bonus]), Ok(Some("veteran-third".to_owned())));
        assert_eq!(of("veteran-third", &[Photo]), Err(Code::Missing));
        assert_eq!(of("hero", &[Bonus]), Err(Code::Malformed));
    }

    #[test]
    fn it_is_decided_once_and_between_the_qualification_and_the_list() {
        use ApplicationState::{Accepted, Paid, Submitted};
        use RecruitmentState::{Allotted, Announced, Scored};
        let may = |claim, application, recruitment, published| {
            may_decide_bonus(claim, application, recruitment, published).map_err(|refusal| refusal.code)
        };
        assert_eq!(may(BonusState::Claimed, Accepted, Announced, false), Ok(()));
        assert_eq!(may(BonusState::Claimed, Paid, Allotted, false), Ok(()));
        assert_eq!(may(BonusState::Claimed, Paid, Allotted, true), Err(Code::WrongState));
        assert_eq!(may(BonusState::Claimed, Submitted, Announced, false), Err(Code::WrongState));
        assert_eq!(may(BonusState::Claimed, Paid, Scored, false), Err(Code::WrongState));
        assert_eq!(may(BonusState::Refused, Paid, Allotted, false), Err(Code::AlreadyDone));
    }

    #[test]
    fn it_is_decided_the_other_way_until_points_are_released() {
        use ApplicationState::{Paid, PositionCancelled};
        use RecruitmentState::{Allotted, Scored};
        let may = |claim, confirmed, application, recruitment| {
            may_reverse_bonus(claim, confirmed, application, recruitment).map_err(|refusal| refusal.code)
        };
        assert_eq!(may(BonusState::Confirmed, false, Paid, Allotted), Ok(()));
        assert_eq!(may(BonusState::Refused, true, Paid, Allotted), Ok(()));
        assert_eq!(may(BonusState::Confirmed, true, Paid, Allotted), Err(Code::AlreadyDone));
        assert_eq!(may(BonusState::Refused, false, Paid, Allotted), Err(Code::AlreadyDone));
        assert_eq!(may(BonusState::Claimed, true, Paid, Allotted), Err(Code::WrongState));
        assert_eq!(may(BonusState::Confirmed, false, Paid, Scored), Err(Code::WrongState));
        assert_eq!(may(BonusState::Confirmed, false, PositionCancelled, Allotted), Err(Code::WrongState));
    }

    #[test]
    fn points_wait_for_every_decision_and_for_the_end_of_the_notice() {
        let settled = |counts: BonusCounts| counts.settled(day("2008-06-02")).map_err(|refusal| refusal.code);
        let none = BonusCounts::default();
        assert_eq!(settled(none), Ok(()), "nobody claims anything");
        assert_eq!(settled(BonusCounts { open: 1, ..none }), Err(Code::BonusesOpen));
        let confirmed = BonusCounts { confirmed: 2, ..none };
        assert_eq!(settled(confirmed), Err(Code::BonusListMissing));
        assert_eq!(settled(BonusCounts { until: Some(day("2008-06-02")), ..confirmed }), Err(Code::NoticeRuns));
        assert_eq!(settled(BonusCounts { until: Some(day("2008-06-01")), ..confirmed }), Ok(()));
    }
}
