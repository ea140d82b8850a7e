//! The island that counts the deadlines of a case again in the visitor's browser and says the verdict in words.

use crate::checking;
use crate::lang::Lang;
use crate::locales::{ClockChecking, fill};
use crate::ui::{CheckWords, Verdict, VerdictPanel, script_check};
use checks::clocks::Checked;
use domain::approvals::clock::Difference;
use leptos::prelude::*;

/// A button that counts the deadlines again and says the verdict.
#[island]
pub fn RecomputeClocks(
    /// Certificates and notices, as JSON.
    evidence: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = ClockChecking::of(lang);
    let said = CheckWords {
        start: words.start,
        checking: words.checking,
        unreachable: words.unreachable,
        needs_script: words.needs_script,
    };
    let ask = move || {
        let evidence = evidence.clone();
        async move { checking::clocks(&evidence).await }
    };
    script_check(said, lang, ask, checked_view)
}

fn checked_view(checked: Checked, lang: Lang) -> AnyView {
    let words = ClockChecking::of(lang);
    let (verdict, sentence) = match checked.holds() {
        true => (Verdict::Verified, fill(words.agree, &[&checked.0.len().to_string()])),
        false => (Verdict::NotVerified, words.differ.to_owned()),
    };
    let told =
        checked.0.iter().flatten().map(|difference| view! { <li>{differs(difference, lang)}</li> }).collect_view();
    view! { <VerdictPanel lang=lang verdict=verdict sentence=sentence><ul class="checks">{told}</ul></VerdictPanel> }
        .into_any()
}

/// How a certificate differs, in words.
fn differs(difference: &Difference, lang: Lang) -> String {
    let words = ClockChecking::of(lang);
    match difference {
        Difference::Due { claimed, computed } => fill(words.due, &[&claimed.to_string(), &computed.to_string()]),
        Difference::Day(day) => fill(words.day, &[&day.to_string()]),
        Difference::Stop(place) => fill(words.stop, &[&(place + 1).to_string()]),
        Difference::Certainty { .. } => words.certainty.to_owned(),
        Difference::Format | Difference::Input(_) => words.input.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_difference_is_said_in_words() {
        let (claimed, computed) = ("2026-10-01".parse().unwrap(), "2026-10-08".parse().unwrap());
        let due = differs(&Difference::Due { claimed, computed }, Lang::En);
        assert!(due.contains("2026-10-01") && due.contains("2026-10-08"), "{due}");
        assert!(differs(&Difference::Stop(0), Lang::Zh).contains('1'));
        assert_ne!(differs(&Difference::Format, Lang::En), differs(&Difference::Day(claimed), Lang::En));
    }
}
