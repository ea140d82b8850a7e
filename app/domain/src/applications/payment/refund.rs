//! Money that goes back (退费): which of what was paid is due back, how it is ordered by two persons, and whether a
//! provider's word that it was returned counts. No money moves here.
//!
//! Legal source: the notices of Jilin promise back what was paid for a cancelled position; a payment that confirms
//! nothing is unjust enrichment (民法典 art. 985).

use super::{DOMAIN_OF_REFUNDS, ORDER_OF_REFUND, Outcome, ProviderKey, Signature, framed, yuan};
use crate::ids::ApplicationId;
use crate::refusal::{Code, Refusal};
use crate::words::words;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// Why money is due back.
    RefundBecause {
        /// The payment came after its time (逾期缴费).
        Late => "late",
        /// The order had been paid before (重复缴费).
        Double => "double",
        /// It was another amount than the one asked for, or nothing was asked for (金额不符或不需缴费).
        Unasked => "unasked",
        /// The position was cancelled, and nothing came in its place (职位取消).
        Cancelled => "cancelled",
        /// The position chosen instead of a cancelled one costs less (改报职位收费较低): the difference.
        Cheaper => "cheaper",
    }
}

words! {
    /// Where a refund stands. Each payment has one at most.
    RefundState {
        /// One person has proposed it; another decides.
        Proposed => "proposed",
        /// Two persons have ordered it; the provider is asked to return the money (已批准).
        Ordered => "ordered",
        /// The provider says that the money is returned (已退还).
        Refunded => "refunded",
        /// The provider does not return it, or was not reached: it is proposed again (退还失败).
        Failed => "failed",
        /// The second person did not agree: it may be proposed again.
        Declined => "declined",
    }
}

/// A step of a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundStep {
    /// Propose it, also again.
    Propose,
    /// Order it, as the second person.
    Order,
    /// Decline it, as the second person.
    Decline,
    /// Take the provider's word that the money is returned.
    Return,
    /// Take the provider's word that it is not, or give up to reach it.
    Fail,
}

/// The table of steps. The provider's word that money went back counts as soon as that was ever ordered: it may come
/// after staff were told that it failed, also once they have proposed it again ([`RefundState::returned`]).
const STEPS: &[(RefundState, RefundStep, RefundState)] = &[
    (RefundState::Declined, RefundStep::Propose, RefundState::Proposed),
    (RefundState::Failed, RefundStep::Propose, RefundState::Proposed),
    (RefundState::Proposed, RefundStep::Order, RefundState::Ordered),
    (RefundState::Proposed, RefundStep::Decline, RefundState::Declined),
    (RefundState::Ordered, RefundStep::Return, RefundState::Refunded),
    (RefundState::Failed, RefundStep::Return, RefundState::Refunded),
    (RefundState::Ordered, RefundStep::Fail, RefundState::Failed),
];

impl RefundState {
    /// Where a step leads from here; a refund that there is not yet begins with [`RefundStep::Propose`].
    ///
    /// # Errors
    /// `wrong-state`.
    pub fn after(self, step: RefundStep) -> Result<Self, Refusal> {
        let found = STEPS.iter().find(|(from, by, _)| *from == self && *by == step);
        found.map(|(_, _, to)| *to).ok_or_else(|| Code::WrongState.into())
    }

    /// Where the provider's word that the money is returned leads; `ordered` where two persons ordered it at any time,
    /// also before it failed and was proposed again.
    ///
    /// # Errors
    /// `wrong-state`.
    pub fn returned(self, ordered: bool) -> Result<Self, Refusal> {
        match self {
            Self::Proposed | Self::Declined if ordered => Ok(Self::Refunded),
            _ => self.after(RefundStep::Return),
        }
    }

    /// Whether it can be proposed again.
    pub fn is_open(self) -> bool {
        self.after(RefundStep::Propose).is_ok()
    }
}

/// What a payment that counted is for by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The application is confirmed for good, for a position that costs so many cents.
    Kept(u32),
    /// It is still open what it is for: the position can still be cancelled, or was, and another may come in its place.
    Open,
    /// The position was cancelled, and the application has ended.
    Over,
}

/// What is due back of a payment: why, and how many cents; none where nothing is.
pub fn due_back(outcome: Outcome, cents: u32, claim: Claim) -> Option<(RefundBecause, u32)> {
    match (outcome, claim) {
        (Outcome::Same, _) => None,
        (Outcome::Late, _) => Some((RefundBecause::Late, cents)),
        (Outcome::Double, _) => Some((RefundBecause::Double, cents)),
        (Outcome::Unasked, _) => Some((RefundBecause::Unasked, cents)),
        (Outcome::New, Claim::Over) => Some((RefundBecause::Cancelled, cents)),
        (Outcome::New, Claim::Kept(fee)) => {
            cents.checked_sub(fee).filter(|rest| *rest > 0).map(|rest| (RefundBecause::Cheaper, rest))
        }
        (Outcome::New, Claim::Open) => None,
    }
}

/// What the provider is asked to return. Application and reference name the payment: the provider returns it once,
/// however often it is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundOrder {
    /// The application that was paid for.
    pub application: ApplicationId,
    /// The provider's own number of the payment.
    pub reference: String,
    /// Cents of a yuan to return.
    pub cents: u32,
}

impl RefundOrder {
    /// The signature under which the provider is asked: over the name of this form, the application's number as its 16
    /// bytes, the reference, and the cents as 4 bytes with the highest first; before each its length in bytes as 4 bytes
    /// with the highest first.
    pub fn signature(&self, key: &ProviderKey) -> Signature {
        let cents = self.cents.to_be_bytes();
        key.sign(&framed(&[ORDER_OF_REFUND, self.application.0.as_bytes(), self.reference.as_bytes(), &cents]))
    }
}

/// What a provider says of money that it was to return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundNotice {
    /// The application that was paid for.
    pub application: ApplicationId,
    /// The provider's own number of the payment.
    pub reference: String,
    /// Cents of a yuan.
    pub cents: u32,
    /// Whether the money was returned; `false` where it never will be.
    pub returned: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// The provider's signature over all of this.
    pub signature: Signature,
}

impl RefundNotice {
    /// A notice signed under a key, as a provider makes it.
    pub fn signed(order: &RefundOrder, returned: bool, at: DateTime<Utc>, key: &ProviderKey) -> Self {
        let RefundOrder { application, reference, cents } = order.clone();
        let mut notice = Self { application, reference, cents, returned, at, signature: Signature([0; 32]) };
        notice.signature = key.sign(&notice.bytes());
        notice
    }

    /// The bytes that are signed: the name of this form, the application's number as its 16 bytes, the reference, the cents
    /// as 4 bytes with the highest first, one byte that is 1 where the money was returned and 0 where not, and the time as
    /// UTC text with nanoseconds; before each its length in bytes as 4 bytes with the highest first.
    pub fn bytes(&self) -> Vec<u8> {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Nanos, true);
        framed(&[
            DOMAIN_OF_REFUNDS,
            self.application.0.as_bytes(),
            self.reference.as_bytes(),
            &self.cents.to_be_bytes(),
            &[u8::from(self.returned)],
            at.as_bytes(),
        ])
    }

    /// Whether the signature is the key's, compared in constant time.
    pub fn is_genuine(&self, key: &ProviderKey) -> bool {
        key.is_of(&self.bytes(), &self.signature)
    }

    /// Checks it against what was ordered.
    ///
    /// # Errors
    /// `forged-notice`; `wrong-amount` (facts: yuan ordered, yuan returned).
    pub fn check(&self, ordered: u32, key: &ProviderKey) -> Result<RefundStep, Refusal> {
        if !self.is_genuine(key) {
            return Err(Code::ForgedNotice.into());
        }
        if self.cents != ordered {
            return Err(Refusal::new(Code::WrongAmount).with(yuan(ordered)).with(yuan(self.cents)));
        }
        Ok(if self.returned { RefundStep::Return } else { RefundStep::Fail })
    }
}

/// A refund as its applicant reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRefund {
    /// The provider's number of the payment.
    pub reference: String,
    /// Cents of a yuan.
    pub cents: u32,
    /// Why.
    pub because: RefundBecause,
    /// Where it stands; none while nobody has proposed it.
    pub state: Option<RefundState>,
    /// When it was ordered; none before.
    pub ordered_at: Option<DateTime<Utc>>,
    /// When the money was returned; none before.
    pub returned_at: Option<DateTime<Utc>>,
}

/// A refund on the staff's page: due, or under way. Who applied is behind the application's own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundLine {
    /// What to return.
    pub order: RefundOrder,
    /// The position's code.
    pub position: String,
    /// Why.
    pub because: RefundBecause,
    /// When it was paid.
    pub paid_at: DateTime<Utc>,
    /// Where it stands; none while nobody has proposed it.
    pub state: Option<RefundState>,
    /// How often the provider took the order, as long as its word has not come.
    pub asked: u32,
    /// Whether the asker may decide it.
    pub decides: bool,
}

impl RefundLine {
    /// Whether it waits to be proposed.
    pub fn is_due(&self) -> bool {
        self.state.is_none_or(RefundState::is_open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(text: &str) -> ProviderKey {
        ProviderKey::new(format!("{text:0<32}").as_bytes()).unwrap()
    }

    fn order() -> RefundOrder {
        RefundOrder { application: ApplicationId(uuid::Uuid::from_u128(7)), reference: "P-1".to_owned(), cents: 10_000 }
    }

    #[test]
    fn what_confirms_nothing_goes_back_whole_and_what_costs_less_in_part() {
        use RefundBecause::{Cancelled, Cheaper, Double, Late, Unasked};
        assert_eq!(due_back(Outcome::Late, 10_000, Claim::Kept(10_000)), Some((Late, 10_000)));
        assert_eq!(due_back(Outcome::Double, 10_000, Claim::Kept(10_000)), Some((Double, 10_000)));
        assert_eq!(due_back(Outcome::Unasked, 9_900, Claim::Open), Some((Unasked, 9_900)));
        assert_eq!(due_back(Outcome::New, 15_000, Claim::Kept(10_000)), Some((Cheaper, 5_000)));
        assert_eq!(due_back(Outcome::New, 10_000, Claim::Kept(10_000)), None);
        assert_eq!(due_back(Outcome::New, 10_000, Claim::Kept(15_000)), None, "nobody pays more for choosing again");
        assert_eq!(due_back(Outcome::New, 10_000, Claim::Open), None, "another position may still be chosen");
        assert_eq!(due_back(Outcome::New, 10_000, Claim::Over), Some((Cancelled, 10_000)));
        assert_eq!(due_back(Outcome::Same, 10_000, Claim::Over), None);
    }

    #[test]
    fn a_word_that_money_went_back_counts_once_that_was_ordered() {
        use RefundState::{Declined, Failed, Ordered, Proposed, Refunded};
        for state in [Proposed, Declined] {
            assert_eq!(state.returned(true), Ok(Refunded), "{state:?} again");
            assert_eq!(state.returned(false), Err(Code::WrongState.into()), "{state:?}");
        }
        for state in [Ordered, Failed] {
            assert_eq!(state.returned(true), Ok(Refunded), "{state:?}");
        }
        assert_eq!(Refunded.returned(true), Err(Code::WrongState.into()), "nothing goes back twice");
    }

    #[test]
    fn a_notice_counts_only_under_the_key_and_for_the_amount() {
        let at = "2026-12-20T08:00:00Z".parse().unwrap();
        let notice = RefundNotice::signed(&order(), true, at, &key("a"));
        assert_eq!(notice.check(10_000, &key("a")), Ok(RefundStep::Return));
        assert_eq!(notice.check(10_000, &key("b")), Err(Code::ForgedNotice.into()));
        let amount = Refusal::new(Code::WrongAmount).with("90.00").with("100.00");
        assert_eq!(notice.check(9_000, &key("a")), Err(amount));
        let turned = RefundNotice { returned: false, ..notice.clone() };
        assert_eq!(turned.check(10_000, &key("a")), Err(Code::ForgedNotice.into()), "a no is signed as well");
        assert_eq!(RefundNotice::signed(&order(), false, at, &key("a")).check(10_000, &key("a")), Ok(RefundStep::Fail));
        assert_ne!(order().signature(&key("a")).0, notice.signature.0, "an order is no notice");
    }

    #[test]
    fn every_word_reads_back() {
        for state in RefundState::ALL {
            assert_eq!(RefundState::parse(state.as_str()), Some(*state));
        }
        for because in RefundBecause::ALL {
            assert_eq!(RefundBecause::parse(because.as_str()), Some(*because));
        }
    }

    proptest! {
        /// Money goes back only after somebody ordered it, and once.
        #[test]
        fn nothing_is_returned_twice_or_without_an_order(
            steps in prop::collection::vec(
                prop::sample::select(vec![
                    RefundStep::Propose, RefundStep::Order, RefundStep::Decline, RefundStep::Return, RefundStep::Fail,
                ]),
                0..40,
            ),
        ) {
            let (mut state, mut ordered, mut returned) = (RefundState::Proposed, false, 0);
            for step in steps {
                let next = if step == RefundStep::Return { state.returned(ordered) } else { state.after(step) };
                let Ok(next) = next else { continue };
                ordered |= step == RefundStep::Order;
                returned += u32::from(step == RefundStep::Return);
                prop_assert!(step != RefundStep::Return || ordered);
                prop_assert!(returned <= 1);
                state = next;
            }
        }

        /// No more goes back than was paid.
        #[test]
        fn no_more_goes_back_than_was_paid(cents in 0_u32..100_000, fee in 0_u32..100_000) {
            for outcome in Outcome::ALL {
                for claim in [Claim::Kept(fee), Claim::Open, Claim::Over] {
                    let back = due_back(outcome, cents, claim).map_or(0, |(_, back)| back);
                    prop_assert!(back <= cents);
                }
            }
        }
    }
}
