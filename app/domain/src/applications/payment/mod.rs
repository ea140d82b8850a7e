//! The payment that confirms an application (缴费确认): what is due, and whether a provider's notice counts. No money
//! moves here.
//!
//! A provider signs each notice with HMAC-SHA-256 under a key that only it and this system hold. The signed bytes are the
//! fields of [`Notice::bytes`], each after its length, so that no two notices have one form.

use crate::calendar::{Certainty, Due};
use crate::ids::ApplicationId;
use crate::recruitment::Schedule;
use crate::recruitment::scheme::{Scheme, Variant};
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;

mod refund;

pub use refund::{
    Claim, OwnRefund, RefundBecause, RefundLine, RefundNotice, RefundOrder, RefundState, RefundStep, due_back,
};

/// The first field of the signed bytes: what is signed, in which version.
const DOMAIN: &[u8] = b"sunshine payment notice 1";
/// The same of a notice that money was returned, and of the order to return it.
const DOMAIN_OF_REFUNDS: &[u8] = b"sunshine refund notice 1";
const ORDER_OF_REFUND: &[u8] = b"sunshine refund order 1";
/// Bytes of a provider's key, at least.
const KEY: usize = 32;
/// Characters of a provider's reference, at most.
const REFERENCE: usize = 64;
/// How long after the window a notice of money paid within it still counts. Positions are settled after that.
pub(super) const ARRIVAL: TimeDelta = TimeDelta::hours(2);

/// What an applicant owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The application that it confirms.
    pub application: ApplicationId,
    /// Cents of a yuan (分).
    pub cents: u32,
    /// The first instant at which paying is too late.
    pub until: DateTime<Utc>,
}

impl Order {
    /// The order of an application accepted on a day: the scheme's fee for each paper of its variant, due until
    /// [`last_day_of_payment`] is over in China.
    pub fn of(
        application: ApplicationId,
        scheme: &Scheme,
        variant: &Variant,
        schedule: &Schedule,
        accepted: NaiveDate,
    ) -> Self {
        Self::until(application, scheme, variant, last_day_of_payment(schedule, accepted))
    }

    /// The order of an application whose last day of paying is known.
    pub fn until(application: ApplicationId, scheme: &Scheme, variant: &Variant, last: NaiveDate) -> Self {
        let papers = u32::try_from(variant.papers.len()).unwrap_or(u32::MAX);
        let due = Due { date: last, certainty: Certainty::Final, skipped: Vec::new() };
        Self { application, cents: scheme.fee_cents.saturating_mul(papers), until: due.ends_at() }
    }

    /// The first instant at which no notice counts any more; positions are settled from then on.
    pub fn counts_until(&self) -> DateTime<Utc> {
        self.until.checked_add_signed(ARRIVAL).unwrap_or(self.until)
    }
}

/// The last day of paying for whoever was accepted on a day: the announced one, and for whoever was accepted on it or
/// after it, because a review or an appeal took so long, the day after the acceptance. Positions are settled after every
/// order's last day.
pub fn last_day_of_payment(schedule: &Schedule, accepted: NaiveDate) -> NaiveDate {
    schedule.payment.last.max(accepted.succ_opt().unwrap_or(accepted))
}

/// The key that a provider signs with, of 32 bytes at least; never shown.
#[derive(Clone)]
pub struct ProviderKey(Vec<u8>);

impl ProviderKey {
    /// Takes a key; none where it is too short to keep anybody from forging.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (bytes.len() >= KEY).then(|| Self(bytes.to_vec()))
    }

    fn mac(&self, bytes: &[u8]) -> Option<Hmac<Sha256>> {
        // HMAC takes a key of any length, so nothing is ever none here.
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).ok()?;
        mac.update(bytes);
        Some(mac)
    }

    fn sign(&self, bytes: &[u8]) -> Signature {
        self.mac(bytes).map_or(Signature([0; 32]), |mac| Signature(mac.finalize().into_bytes().into()))
    }

    /// Whether a signature is this key's, compared in constant time.
    fn is_of(&self, bytes: &[u8], signature: &Signature) -> bool {
        self.mac(bytes).is_some_and(|mac| mac.verify_slice(&signature.0).is_ok())
    }
}

/// Fields as they are signed: each after its length in bytes, as 4 bytes with the highest first.
fn framed(fields: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for field in fields {
        out.extend(u32::try_from(field.len()).unwrap_or(u32::MAX).to_be_bytes());
        out.extend(*field);
    }
    out
}

impl fmt::Debug for ProviderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProviderKey(…)")
    }
}

/// How applicants pay.
#[derive(Clone, Debug, Default)]
pub enum Provider {
    /// Not at all: no provider is set up.
    #[default]
    Off,
    /// On a page of this installation that moves no money and signs its own notices: for demonstrations.
    Sandbox(ProviderKey),
    /// On the page of a provider that sends its notices.
    Page {
        /// Where that is; the order's application and amount are added as a query.
        address: String,
        /// What its notices are signed with.
        key: ProviderKey,
    },
}

impl Provider {
    /// The key of its notices.
    pub const fn key(&self) -> Option<&ProviderKey> {
        match self {
            Self::Off => None,
            Self::Sandbox(key) | Self::Page { key, .. } => Some(key),
        }
    }
}

/// A signature: 32 bytes, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Signature(pub [u8; 32]);

impl TryFrom<String> for Signature {
    type Error = hex::FromHexError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes)?;
        Ok(Self(bytes))
    }
}

impl From<Signature> for String {
    fn from(signature: Signature) -> Self {
        hex::encode(signature.0)
    }
}

/// What a provider says about money that it took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The application whose order was paid.
    pub application: ApplicationId,
    /// The provider's own number of the payment: 1 to 64 visible ASCII characters.
    pub reference: String,
    /// Cents of a yuan.
    pub cents: u32,
    /// When the applicant paid.
    pub paid_at: DateTime<Utc>,
    /// The provider's signature over all of this.
    pub signature: Signature,
}

impl Notice {
    /// A notice signed under a key, as a provider makes it.
    pub fn signed(
        application: ApplicationId,
        reference: &str,
        cents: u32,
        paid_at: DateTime<Utc>,
        key: &ProviderKey,
    ) -> Self {
        let reference = reference.to_owned();
        let mut notice = Self { application, reference, cents, paid_at, signature: Signature([0; 32]) };
        notice.signature = key.sign(&notice.bytes());
        notice
    }

    /// The bytes that are signed: the name of this form, the application's number as its 16 bytes, the reference, the
    /// cents as 4 bytes with the highest first, and the time as UTC text with nanoseconds; before each its length in
    /// bytes as 4 bytes with the highest first.
    pub fn bytes(&self) -> Vec<u8> {
        let paid_at = self.paid_at.to_rfc3339_opts(SecondsFormat::Nanos, true);
        framed(&[
            DOMAIN,
            self.application.0.as_bytes(),
            self.reference.as_bytes(),
            &self.cents.to_be_bytes(),
            paid_at.as_bytes(),
        ])
    }

    /// Whether the signature is the key's, compared in constant time.
    pub fn is_genuine(&self, key: &ProviderKey) -> bool {
        key.is_of(&self.bytes(), &self.signature)
    }
}

/// What a genuine notice comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The application is paid.
    New,
    /// This payment was taken note of before; nothing is written.
    Same,
    /// The money came after the window: it does not count and is returned.
    Late,
    /// The order has another payment already: this one is recorded and returned.
    Double,
    /// Nobody was to pay it: another amount, or nothing was to be paid (any more). It is recorded and returned.
    Unasked,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] = [Self::New, Self::Same, Self::Late, Self::Double, Self::Unasked];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "same",
            Self::Late => "late",
            Self::Double => "double",
            Self::Unasked => "unasked",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text)
    }

    /// Whether the application is paid by it.
    pub const fn counts(self) -> bool {
        matches!(self, Self::New)
    }

    /// Whether the money goes back to whoever paid.
    pub const fn returns(self) -> bool {
        matches!(self, Self::Late | Self::Double | Self::Unasked)
    }
}

/// A notice that was recorded, with what it came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The provider's number of the payment.
    pub reference: String,
    /// Cents of a yuan.
    pub cents: u32,
    /// What it came to.
    pub outcome: Outcome,
}

/// Judges a notice beside every one that was recorded for its application, and what its applicant is asked to pay, if
/// anything: money that came is recorded whatever it is, and a payment that is to be returned is returned once, however
/// often its notice comes.
///
/// # Errors
/// `forged-notice` where the signature is not the key's; `not-found` for a notice of another application; `malformed`
/// (field `reference`); `wrong-amount` where the same payment was recorded with another amount (facts: yuan recorded,
/// yuan paid).
pub fn judge(
    asked: Option<&Order>,
    recorded: &[Recorded],
    notice: &Notice,
    key: &ProviderKey,
    now: DateTime<Utc>,
) -> Result<Outcome, Refusal> {
    if !notice.is_genuine(key) {
        return Err(Code::ForgedNotice.into());
    }
    if asked.is_some_and(|order| order.application != notice.application) {
        return Err(Code::NotFound.into());
    }
    let visible = notice.reference.bytes().all(|byte| byte.is_ascii_graphic());
    if !visible || !(1..=REFERENCE).contains(&notice.reference.len()) {
        return Err(Refusal::of(Code::Malformed, "reference"));
    }
    match recorded.iter().find(|it| it.reference == notice.reference) {
        Some(before) if before.cents != notice.cents => {
            Err(Refusal::new(Code::WrongAmount).with(yuan(before.cents)).with(yuan(notice.cents)))
        }
        Some(_) => Ok(Outcome::Same),
        None if recorded.iter().any(|it| it.outcome.counts()) => Ok(Outcome::Double),
        None => Ok(first(asked, notice, now)),
    }
}

/// What a payment comes to where none counts yet.
fn first(asked: Option<&Order>, notice: &Notice, now: DateTime<Utc>) -> Outcome {
    match asked {
        Some(order) if notice.paid_at >= order.until || now >= order.counts_until() => Outcome::Late,
        Some(order) if notice.cents == order.cents => Outcome::New,
        _ => Outcome::Unasked,
    }
}

/// An amount as it is written: yuan with both decimals.
pub fn yuan(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Reads an amount in yuan: digits, with two decimals, one or none; in cents. None for anything else, and for more than can
/// be kept.
pub fn cents(yuan: &str) -> Option<u32> {
    let (whole, part) = yuan.split_once('.').unwrap_or((yuan, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let hundredths: u32 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)
}

#[cfg(test)]
mod tests;
