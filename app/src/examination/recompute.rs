//! The island that makes the seats again from their draw in the visitor's browser and says the verdict in words.

use crate::checking;
use crate::lang::Lang;
use crate::locales::{SeatChecking, fill};
use crate::ui::{CheckWords, Verdict, VerdictPanel, script_check};
use checks::seats::Checked;
use leptos::prelude::*;

/// A button that downloads seats and draw, verifies the draw, makes the seats again, and says the verdict.
#[island]
pub fn RecomputeSeats(
    /// Where the seats are.
    href: String,
    /// Where the draw's bundle is.
    bundle: String,
    /// The ledger's entry that gave the seats.
    entry: Option<u64>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = SeatChecking::of(lang);
    let said = CheckWords {
        start: words.start,
        checking: words.checking,
        unreachable: words.unreachable,
        needs_script: words.needs_script,
    };
    let ask = move || {
        let (href, bundle) = (href.clone(), bundle.clone());
        async move { checking::seats(&href, &bundle, entry).await }
    };
    script_check(said, lang, ask, checked_view)
}

fn checked_view(checked: Checked, lang: Lang) -> AnyView {
    let words = SeatChecking::of(lang);
    let (verdict, sentence) = match checked.holds() {
        true => (Verdict::Verified, fill(words.agree, &[&checked.again.seats.to_string()])),
        false => (Verdict::NotVerified, words.differ.to_owned()),
    };
    let told = findings(&checked, lang).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <VerdictPanel lang=lang verdict=verdict sentence=sentence><ul class="checks">{told}</ul></VerdictPanel> }
        .into_any()
}

/// Each part of the check and how it ended.
fn findings(checked: &Checked, lang: Lang) -> Vec<String> {
    let words = SeatChecking::of(lang);
    let again = &checked.again;
    let either = |good: bool, yes: &'static str, no: &'static str| if good { yes } else { no }.to_owned();
    let ledger = match checked.on_ledger {
        Some(true) => words.ledger_yes,
        Some(false) => words.ledger_no,
        None => words.ledger_unknown,
    };
    let seats = match again.other {
        0 => words.seats_yes.to_owned(),
        other => fill(words.seats_no, &[&other.to_string()]),
    };
    vec![
        either(checked.draw, words.draw_yes, words.draw_no),
        either(again.rooms, words.rooms_yes, words.rooms_no),
        seats,
        either(again.beside, words.beside_yes, words.beside_no),
        ledger.to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::examination::SeatsAgain;

    #[test]
    fn each_part_that_fails_is_named() {
        let again = SeatsAgain { seats: 3, other: 0, rooms: true, beside: true };
        let good = Checked { draw: true, again, on_ledger: Some(true) };
        let said = findings(&good, Lang::En);
        let failing = [
            Checked { draw: false, ..good.clone() },
            Checked { again: SeatsAgain { rooms: false, ..good.again.clone() }, ..good.clone() },
            Checked { again: SeatsAgain { other: 2, ..good.again.clone() }, ..good.clone() },
            Checked { again: SeatsAgain { beside: false, ..good.again.clone() }, ..good.clone() },
            Checked { on_ledger: Some(false), ..good.clone() },
        ];
        assert!(good.holds());
        for (at, bad) in failing.iter().enumerate() {
            assert!(!bad.holds());
            let other: Vec<usize> =
                (0..said.len()).filter(|line| findings(bad, Lang::En)[*line] != said[*line]).collect();
            assert_eq!(other, [at]);
        }
    }
}
