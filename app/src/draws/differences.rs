//! What a check of a draw can find, in words.

use crate::lang::Lang;
use crate::locales::{Verifying, fill};
use domain::draws::verify::{BrokenRule, Check, FindingKind, Told};

/// The name of a step.
pub const fn check_name(check: Check, lang: Lang) -> &'static str {
    let words = Verifying::of(lang);
    match check {
        Check::Reading => words.reading,
        Check::Document => words.document,
        Check::FrozenHash => words.frozen_hash,
        Check::Commitments => words.commitments,
        Check::Beacon => words.beacon,
        Check::Times => words.times,
        Check::Seed => words.seed,
        Check::Rules => words.rules,
        Check::ResultHash => words.result_hash,
        Check::Replay => words.replay,
        Check::Replacements => words.replacements,
    }
}

/// What differs, named; places that the reader can look up are given as they stand in the bundle.
pub fn sentence(told: &Told, lang: Lang) -> String {
    let facts: Vec<&str> = told.facts.iter().map(String::as_str).collect();
    fill(pattern(told.kind, Verifying::of(lang)), &facts)
}

const fn pattern(kind: FindingKind, words: &'static Verifying) -> &'static str {
    match kind {
        FindingKind::TooLarge => words.too_large,
        FindingKind::NotJson => words.not_json,
        FindingKind::UnknownVersion => words.unknown_version,
        FindingKind::NotABundle => words.not_a_bundle,
        FindingKind::Document => words.document_fault,
        FindingKind::HashDiffers => words.hash_differs,
        FindingKind::NumbersMissing => words.numbers_missing,
        FindingKind::CommitmentBroken => words.commitment_broken,
        FindingKind::BeaconMissing => words.beacon_missing,
        FindingKind::BeaconUnplanned => words.beacon_unplanned,
        FindingKind::BeaconRound => words.beacon_round,
        FindingKind::Beacon => words.beacon_fault,
        FindingKind::DrawnTooEarly => words.too_early,
        FindingKind::DidNotWait => words.did_not_wait,
        FindingKind::NothingRandom => words.nothing_random,
        FindingKind::RuleBroken(rule) => rule_pattern(rule, words),
        FindingKind::SeatDiffers => words.seat_differs,
        FindingKind::Moved => words.moved,
        FindingKind::OrderDiffers => words.order_differs,
        FindingKind::ExclusionDiffers => words.exclusion_differs,
        FindingKind::FieldDiffers => words.field_differs,
        FindingKind::SeatsNotInOrder => words.seats_not_in_order,
        FindingKind::LotsDiffer => words.lots_differ,
        FindingKind::ReplacementDiffers => words.replacement_differs,
        FindingKind::NoSeatingExists => words.no_seating,
        FindingKind::Undecided => words.undecided,
    }
}

const fn rule_pattern(rule: BrokenRule, words: &'static Verifying) -> &'static str {
    match rule {
        BrokenRule::NoSuchSeat => words.no_such_seat,
        BrokenRule::EmptySeat => words.empty_seat,
        BrokenRule::NotInPool => words.not_in_pool,
        BrokenRule::NotEligible => words.not_eligible,
        BrokenRule::SeatedTwice => words.seated_twice,
        BrokenRule::Role => words.wrong_role,
        BrokenRule::HomeRegion => words.home_region,
        BrokenRule::ConflictPair => words.conflict_pair,
        BrokenRule::CalledElsewhere => words.called_elsewhere,
        BrokenRule::Avoided => words.avoided,
        BrokenRule::SameUnit => words.same_unit,
        BrokenRule::Recruiting => words.recruiting,
        BrokenRule::Personnel => words.personnel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::draws::verify::Finding;

    #[test]
    fn every_hole_of_a_sentence_is_filled_in_both_languages() {
        let text = || "x".to_owned();
        let findings = [
            Finding::TooLarge { most: 7 },
            Finding::NotJson { reason: text() },
            Finding::UnknownVersion { v: text() },
            Finding::NotABundle { reason: text() },
            Finding::NumbersMissing { expected: 3, found: 2 },
            Finding::CommitmentBroken { supervisor: text() },
            Finding::BeaconRound { planned: 1, revealed: 2 },
            Finding::DidNotWait { withheld: vec![text(), text()] },
            Finding::OrderDiffers { rank: 1, computed: Some(text()), published: None },
            Finding::Moved { label: text(), computed: None, published: None },
            Finding::ExclusionDiffers { label: text(), computed: None, published: None },
            Finding::FieldDiffers { field: text() },
            Finding::LotsDiffer { group: text() },
            Finding::ReplacementDiffers { number: 1, out: text() },
            Finding::Undecided,
        ];
        for finding in findings {
            let told = finding.told();
            for lang in [Lang::Zh, Lang::En] {
                let sentence = sentence(&told, lang);
                assert!(!sentence.contains('{'), "{sentence}");
                for (hole, fact) in told.facts.iter().enumerate() {
                    let pattern = pattern(told.kind, Verifying::of(lang));
                    assert!(pattern.contains(&format!("{{{hole}}}")), "{pattern} does not tell {fact}");
                }
            }
        }
    }
}
