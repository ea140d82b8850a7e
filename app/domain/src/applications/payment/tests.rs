use super::super::timeline::samples::{day, schedule};
use super::*;
use crate::recruitment::scheme::built_in;
use proptest::prelude::*;
use uuid::Uuid;

fn key() -> ProviderKey {
    ProviderKey::new(&[7; 32]).unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn order() -> Order {
    Order { application: ApplicationId(Uuid::from_u128(9)), cents: 10_000, until: at("2008-05-09T16:00:00Z") }
}

fn paid(reference: &str, cents: u32, paid_at: &str) -> Notice {
    Notice::signed(order().application, reference, cents, at(paid_at), &key())
}

fn recorded(notice: &Notice, outcome: Outcome) -> Recorded {
    Recorded { reference: notice.reference.clone(), cents: notice.cents, outcome }
}

fn judged(recorded: &[Recorded], notice: &Notice, now: &str) -> Result<Outcome, Code> {
    judge(Some(&order()), recorded, notice, &key(), at(now)).map_err(|refusal| refusal.code)
}

const IN_TIME: &str = "2008-05-09T15:59:59Z";

#[test]
fn the_order_is_the_fee_of_the_papers_until_the_last_day_is_over_in_china() {
    let scheme = &built_in()[0];
    let variant = scheme.variant(None).unwrap();
    let of = |accepted| Order::of(order().application, scheme, variant, &schedule(), day(accepted));
    let found = of("2008-05-08");
    assert_eq!(found.cents, scheme.fee_cents * u32::try_from(variant.papers.len()).unwrap());
    assert_eq!(found.until, order().until);
    assert_eq!(of("2008-05-09").until, at("2008-05-10T16:00:00Z"), "accepted on the last day");
    assert_eq!(of("2008-05-12").until, at("2008-05-13T16:00:00Z"), "accepted on appeal after it");
}

#[test]
fn a_payment_counts_once_and_every_other_goes_back() {
    let first = paid("A1", 10_000, IN_TIME);
    assert_eq!(judged(&[], &first, IN_TIME), Ok(Outcome::New));
    let taken = [recorded(&first, Outcome::New)];
    assert_eq!(judged(&taken, &first, "2008-07-01T00:00:00Z"), Ok(Outcome::Same));
    assert_eq!(judged(&taken, &paid("A2", 10_000, IN_TIME), IN_TIME), Ok(Outcome::Double));
    assert_eq!(judged(&[], &paid("A1", 10_000, "2008-05-09T16:00:00Z"), "2008-05-09T16:00:01Z"), Ok(Outcome::Late));
    assert_eq!(Outcome::ALL.map(Outcome::returns), [false, false, true, true, true]);
}

#[test]
fn a_late_payment_is_returned_once_and_bars_no_other() {
    let late = paid("A1", 10_000, "2008-05-09T16:00:00Z");
    let taken = [recorded(&late, Outcome::Late)];
    assert_eq!(judged(&taken, &late, "2008-05-10T00:00:00Z"), Ok(Outcome::Same));
    assert_eq!(judged(&taken, &paid("A2", 10_000, IN_TIME), "2008-05-09T16:30:00Z"), Ok(Outcome::New));
}

#[test]
fn a_notice_may_arrive_a_little_after_the_window_but_not_after_positions_are_settled() {
    let notice = paid("A1", 10_000, IN_TIME);
    assert_eq!(judged(&[], &notice, "2008-05-09T17:59:59Z"), Ok(Outcome::New));
    assert_eq!(judged(&[], &notice, "2008-05-09T18:00:00Z"), Ok(Outcome::Late));
    assert_eq!(order().counts_until(), at("2008-05-09T18:00:00Z"));
}

#[test]
fn an_amount_in_yuan_is_read_exactly_or_not_at_all() {
    for (text, read) in [("0", 0), ("12", 1_200), ("12.5", 1_250), ("0.07", 7), ("42949672.95", u32::MAX)] {
        assert_eq!(cents(text), Some(read), "{text}");
    }
    for text in ["", ".", "5.", ".5", "-1", "+1", "1e3", "1,000", "12.345", "１２", "1 0", "1.2.3", "42949672.96"] {
        assert_eq!(cents(text), None, "{text}");
    }
    [0, 1, 99, 100, 9_905, u32::MAX].into_iter().for_each(|it| assert_eq!(cents(&yuan(it)), Some(it)));
}

#[test]
fn what_nobody_asked_for_is_recorded_to_be_returned() {
    assert_eq!(judged(&[], &paid("A1", 9_905, IN_TIME), IN_TIME), Ok(Outcome::Unasked), "another amount");
    let unasked = judge(None, &[], &paid("A1", 10_000, IN_TIME), &key(), at(IN_TIME));
    assert_eq!(unasked, Ok(Outcome::Unasked), "nothing was to be paid");
    let taken = [recorded(&paid("A1", 9_905, IN_TIME), Outcome::Unasked)];
    assert_eq!(judged(&taken, &paid("A1", 9_905, IN_TIME), IN_TIME), Ok(Outcome::Same));
    assert_eq!(judged(&taken, &paid("A2", 10_000, IN_TIME), IN_TIME), Ok(Outcome::New), "it bars no other");
    let counted = [recorded(&paid("A1", 10_000, IN_TIME), Outcome::New)];
    assert_eq!(judged(&counted, &paid("A2", 9_905, IN_TIME), IN_TIME), Ok(Outcome::Double));
    let double = judge(None, &counted, &paid("A2", 10_000, IN_TIME), &key(), at(IN_TIME));
    assert_eq!(double, Ok(Outcome::Double));
}

#[test]
fn another_amount_of_the_same_payment_is_named_in_yuan() {
    let taken = [recorded(&paid("A1", 10_000, IN_TIME), Outcome::New)];
    let refusal = judge(Some(&order()), &taken, &paid("A1", 9_905, IN_TIME), &key(), at(IN_TIME)).unwrap_err();
    assert_eq!((refusal.code, refusal.facts), (Code::WrongAmount, vec!["100.00".to_owned(), "99.05".to_owned()]));
}

#[test]
fn a_forged_notice_is_refused_before_anything_else_is_read() {
    let genuine = paid("A1", 10_000, IN_TIME);
    let forged = [
        Notice { cents: 1, ..genuine.clone() },
        Notice { reference: "A2".into(), ..genuine.clone() },
        Notice { application: ApplicationId(Uuid::from_u128(8)), ..genuine.clone() },
        Notice { paid_at: at("2008-05-09T15:59:58Z"), ..genuine.clone() },
        Notice { signature: Signature([0; 32]), ..genuine.clone() },
    ];
    for notice in forged {
        assert_eq!(judged(&[], &notice, IN_TIME), Err(Code::ForgedNotice), "{notice:?}");
        assert_eq!(
            judged(&[recorded(&genuine, Outcome::New)], &notice, IN_TIME),
            Err(Code::ForgedNotice),
            "{notice:?}"
        );
    }
    let other = ProviderKey::new(&[8; 32]).unwrap();
    let refusal = judge(Some(&order()), &[], &genuine, &other, at(IN_TIME)).unwrap_err();
    assert_eq!(refusal.code, Code::ForgedNotice);
    assert!(ProviderKey::new(&[7; 31]).is_none() && !format!("{:?}", key()).contains('7'));
}

#[test]
fn a_genuine_notice_of_another_order_or_without_a_reference_is_refused() {
    let other = Notice::signed(ApplicationId(Uuid::from_u128(8)), "A1", 10_000, at(IN_TIME), &key());
    assert_eq!(judged(&[], &other, IN_TIME), Err(Code::NotFound));
    for reference in ["", "A 1", "甲", &"A".repeat(65)] {
        assert_eq!(judged(&[], &paid(reference, 10_000, IN_TIME), IN_TIME), Err(Code::Malformed), "{reference:?}");
    }
}

/// Written out by hand and signed by another implementation of HMAC, so that a provider can be built from the words alone.
#[test]
fn the_signed_bytes_are_those_of_the_description() {
    let notice = paid("A1", 10_000, IN_TIME);
    let by_hand = [
        b"\0\0\0\x19sunshine payment notice 1".as_slice(),
        b"\0\0\0\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x09",
        b"\0\0\0\x02A1",
        b"\0\0\0\x04\0\0\x27\x10",
        b"\0\0\0\x1e2008-05-09T15:59:59.000000000Z",
    ];
    assert_eq!(notice.bytes(), by_hand.concat());
    let json = serde_json::to_value(&notice).unwrap();
    assert_eq!(json["signature"], "c635381ae284d2efa8ffaa98ab26bbaa1d44525d73d080eaa0525433d953510e");
    assert_eq!(serde_json::from_value::<Notice>(json).unwrap(), notice);
}

proptest! {
    /// One bit of any signed field, or of the signature, and the notice is forged.
    #[test]
    fn any_flipped_bit_is_forged(field in 0_usize..5, byte in 0_usize..64, bit in 0_u8..8) {
        let mut notice = paid("20080509-A1", 10_000, IN_TIME);
        let flip = |bytes: &mut [u8]| { let at = byte % bytes.len(); bytes[at] ^= 1 << bit; };
        match field {
            0 => { let mut id = *notice.application.0.as_bytes(); flip(&mut id); notice.application = Uuid::from_bytes(id).into(); }
            1 => { let mut text = notice.reference.clone().into_bytes(); flip(&mut text); notice.reference = String::from_utf8_lossy(&text).into_owned(); }
            2 => { let mut cents = notice.cents.to_be_bytes(); flip(&mut cents); notice.cents = u32::from_be_bytes(cents); }
            3 => { let mut time = (notice.paid_at.timestamp_micros() as u32).to_be_bytes(); flip(&mut time);
                   let moved = i64::from(u32::from_be_bytes(time)) - i64::from(notice.paid_at.timestamp_micros() as u32);
                   notice.paid_at += TimeDelta::microseconds(moved); }
            _ => flip(&mut notice.signature.0),
        }
        prop_assert_eq!(judged(&[], &notice, IN_TIME), Err(Code::ForgedNotice));
    }

    /// Two notices that say different things have different bytes, wherever a text ends.
    #[test]
    fn no_two_notices_have_one_form(a in "[0-9A-Z]{1,12}", b in "[0-9A-Z]{1,12}", x in any::<u32>(), y in any::<u32>()) {
        let (one, other) = (paid(&a, x, IN_TIME), paid(&b, y, IN_TIME));
        prop_assert_eq!(one.bytes() == other.bytes(), (a, x) == (b, y));
    }
}
