//! The island that makes a published list again in the visitor's browser and says the verdict in words.

use crate::checking;
use crate::lang::Lang;
use crate::locales::{ListChecking, fill};
use crate::ui::{CheckWords, Verdict, VerdictPanel, script_check};
use checks::list::Checked;
use domain::selection::Difference;
use leptos::prelude::*;

/// A button that downloads the list, computes points, ranks and cut again, and says the verdict.
#[island]
pub fn RecomputeList(
    /// Where the list is.
    href: String,
    /// The ledger's entry that published it.
    entry: Option<u64>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = ListChecking::of(lang);
    let said = CheckWords {
        start: words.start,
        checking: words.checking,
        unreachable: words.unreachable,
        needs_script: words.needs_script,
    };
    let ask = move || {
        let href = href.clone();
        async move { checking::list(&href, entry).await }
    };
    script_check(said, lang, ask, checked_view)
}

fn checked_view(checked: Checked, lang: Lang) -> AnyView {
    let words = ListChecking::of(lang);
    let (verdict, sentence) = told(&checked, lang);
    let ledger = match checked.on_ledger {
        Some(true) => words.ledger_yes,
        Some(false) => words.ledger_no,
        None => words.ledger_unknown,
    };
    let differences = checked.recomputed.map(|it| it.differences).unwrap_or_default();
    let differences = differences.iter().map(|it| view! { <li>{difference(it, lang)}</li> }).collect_view();
    view! {
        <VerdictPanel lang=lang verdict=verdict sentence=sentence>
            <p>{ledger}</p>
            <ul class="checks">{differences}</ul>
        </VerdictPanel>
    }
    .into_any()
}

/// The verdict in one sentence. A list that is not on the ledger is not verified, whatever it comes to.
fn told(checked: &Checked, lang: Lang) -> (Verdict, String) {
    let words = ListChecking::of(lang);
    let good = if checked.on_ledger == Some(false) { Verdict::NotVerified } else { Verdict::Verified };
    match &checked.recomputed {
        None => (good, words.no_points.to_owned()),
        Some(it) if it.differences.is_empty() => {
            (good, fill(words.agree, &[&it.positions.to_string(), &it.candidates.to_string()]))
        }
        Some(it) => (Verdict::NotVerified, fill(words.differ, &[&it.differences.len().to_string()])),
    }
}

fn difference(difference: &Difference, lang: Lang) -> String {
    let words = ListChecking::of(lang);
    match difference {
        Difference::Variant { code } => fill(words.difference_variant, &[code]),
        Difference::Total { code, ticket } => fill(words.difference_total, &[code, ticket]),
        Difference::Rank { code, ticket } => fill(words.difference_rank, &[code, ticket]),
        Difference::Cut { code, ticket } => fill(words.difference_cut, &[code, ticket]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::selection::Recomputed;

    #[test]
    fn a_forged_list_and_one_that_is_on_no_ledger_do_not_verify() {
        let of = |differences: Vec<Difference>, on_ledger| Checked {
            recomputed: Some(Recomputed { positions: 1, candidates: 3, differences }),
            on_ledger,
        };
        let forged = vec![Difference::Rank { code: "17".to_owned(), ticket: "1".to_owned() }];
        assert_eq!(told(&of(vec![], Some(true)), Lang::Zh).0, Verdict::Verified);
        assert_eq!(told(&of(vec![], Some(false)), Lang::Zh).0, Verdict::NotVerified);
        assert_eq!(told(&of(forged.clone(), Some(true)), Lang::Zh).0, Verdict::NotVerified);
        assert!(difference(&forged[0], Lang::En).contains("17, 1"));
    }
}
