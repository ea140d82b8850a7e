//! Values are read and written alike, ranges hold, and a day has one value.

use super::*;
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion::*;
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn dated(key: ParameterKey, value: &str, from: &str, to: Option<&str>) -> Dated {
    Dated::parse(key, value, "吉人发〔2009〕1号", day(from), to.map(day)).unwrap()
}

#[test]
fn each_key_has_one_text_and_a_default_in_its_own_range() {
    for (index, key) in ParameterKey::ALL.iter().copied().enumerate() {
        assert_eq!(key as usize, index);
        assert_eq!(ParameterKey::parse(key.as_str()), Some(key));
        assert_eq!(serde_json::to_string(&key).unwrap(), format!("{:?}", key.as_str()));
        let default = key.default_value();
        assert_eq!(Value::parse(key.kind(), &default.to_string()), Ok(default), "{key}");
        assert!(key.footing() != Footing::Legal || !key.basis().is_empty(), "{key} cites nothing");
    }
    assert_eq!(ParameterKey::parse("draws.unknown"), None);
}

#[test]
fn values_are_read_as_typed_and_written_in_one_form() {
    let cases = [
        (ParameterKey::LeastMinutesAhead, " 030 ", "30"),
        (ParameterKey::PublicNames, "true", "true"),
        (ParameterKey::ConflictPairs, "", ""),
        (
            ParameterKey::ConflictPairs,
            "长春/省直, jilin/四平市,changchun/provincial",
            "provincial/changchun,jilin/siping",
        ),
        (ParameterKey::PanelSizes, "9, 7,9", "7,9"),
        (ParameterKey::RoomSeats, "public=7, chief=1, deputy=1", "chief=1,deputy=1,public=7"),
    ];
    for (key, typed, written) in cases {
        assert_eq!(Value::parse(key.kind(), typed).map(|value| value.to_string()), Ok(written.to_owned()), "{typed}");
    }
}

#[test]
fn wrong_values_are_refused_with_their_range() {
    let cases = [
        (ParameterKey::CertificateYears, "", Code::Missing, vec![]),
        (ParameterKey::CertificateYears, "three", Code::Malformed, vec![]),
        (ParameterKey::CertificateYears, "+3", Code::Malformed, vec![]),
        (ParameterKey::CertificateYears, "99999999999", Code::Malformed, vec![]),
        (ParameterKey::CertificateYears, "0", Code::OutOfRange, vec!["1", "10"]),
        (ParameterKey::CertificateYears, "11", Code::OutOfRange, vec!["1", "10"]),
        (ParameterKey::PublicNames, "yes", Code::Malformed, vec![]),
        (ParameterKey::ConflictPairs, "provincial", Code::Malformed, vec![]),
        (ParameterKey::ConflictPairs, "jilin/jilin", Code::Malformed, vec![]),
        (ParameterKey::ConflictPairs, "jilin/shenyang", Code::Malformed, vec![]),
        (ParameterKey::PanelSizes, "7,8", Code::Malformed, vec![]),
        (ParameterKey::PanelSizes, "1", Code::OutOfRange, vec!["3", "15"]),
        (ParameterKey::RoomSeats, "chief=1,public=5", Code::Malformed, vec![]),
        (ParameterKey::RoomSeats, "chief=1,chief=1,deputy=1,public=5", Code::Malformed, vec![]),
        (ParameterKey::RoomSeats, "chief=0,deputy=1,public=5", Code::OutOfRange, vec!["1", "15"]),
        (ParameterKey::RoomSeats, "chief=1,deputy=4294967295,public=5", Code::OutOfRange, vec!["1", "15"]),
    ];
    for (key, typed, code, facts) in cases {
        let refusal = Value::parse(key.kind(), typed).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (code, Some("value")), "{key} {typed:?}");
        assert_eq!(refusal.facts, facts, "{key} {typed:?}");
    }
}

#[test]
fn a_dated_value_needs_a_basis_and_an_end_after_its_start() {
    let key = ParameterKey::CertificateYears;
    let parse = |basis, to: &str| Dated::parse(key, "3", basis, day("2026-05-02"), Some(day(to)));
    assert_eq!(parse(" ", "2026-05-02"), Err(Refusal::of(Code::Missing, "basis")));
    assert_eq!(parse("x", "2026-05-01"), Err(Refusal::of(Code::OutOfRange, "valid_to").with("2026-05-02")));
    assert!(parse("x", "2026-05-02").is_ok());
}

#[test]
fn the_value_of_the_start_day_counts_not_the_latest() {
    let key = ParameterKey::CertificateYears;
    let list = [
        dated(key, "5", "2026-01-01", None),
        dated(key, "4", "2020-01-01", Some("2025-12-31")),
        dated(ParameterKey::PublicNames, "true", "2020-01-01", None),
    ];
    let years = |on| InForce::on(&list, day(on)).certificate_years;
    assert_eq!([years("2019-12-31"), years("2020-01-01"), years("2025-12-31"), years("2026-01-01")], [3, 4, 4, 5]);
    assert_eq!(in_force(&list, key, day("2019-12-31")), None);
}

#[test]
fn without_dated_values_the_defaults_hold() {
    let now = InForce::on(&[], day("2026-11-23"));
    assert_eq!(now.conflict_pairs, [(Provincial, Changchun)]);
    assert_eq!(now.panel_sizes, [7, 9]);
    assert_eq!(now.room_seats.total(), Some(7));
    assert!(!now.public_names && !now.include_changbaishan);
}

#[test]
fn two_values_on_one_day_are_refused() {
    let key = ParameterKey::RevealGraceMinutes;
    let later = dated(key, "40", "2026-07-01", None);
    let overlaps = Err(Refusal::of(Code::Overlaps, "valid_from").with("2026-01-01").with("2026-07-01"));
    for to in [None, Some("2026-07-01"), Some("2027-01-01")] {
        assert_eq!(check_no_overlap(&[later.clone(), dated(key, "30", "2026-01-01", to)]), overlaps);
    }
    assert_eq!(check_no_overlap(&[later.clone(), dated(key, "30", "2026-01-01", Some("2026-06-30"))]), Ok(()));
    assert_eq!(check_no_overlap(&[later, dated(ParameterKey::CertificateYears, "4", "2026-01-01", None)]), Ok(()));
}

proptest! {
    /// Overlap is what it says: some day on which two values hold.
    #[test]
    fn a_list_overlaps_exactly_when_some_day_has_two_values(
        spans in prop::collection::vec((0..40_u64, prop::option::of(0..20_u64)), 0..5)
    ) {
        let start = day("2026-01-01");
        let list: Vec<Dated> = spans.iter().map(|(from, length)| {
            let from = start + chrono::Days::new(*from);
            let to = length.map(|length| from + chrono::Days::new(length));
            Dated::parse(ParameterKey::CertificateYears, "3", "x", from, to).unwrap()
        }).collect();
        let twice = start.iter_days().take(70).any(|day| list.iter().filter(|dated| dated.holds_on(day)).count() > 1);
        prop_assert_eq!(check_no_overlap(&list).is_err(), twice);
    }
}
