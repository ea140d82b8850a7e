//! The island that computes a room's results again in the visitor's browser, from the scores that were announced.

use crate::lang::Lang;
use crate::locales::{Recomputing as Words, fill};
use crate::ui::{ScriptButton, Verdict, VerdictPanel};
use domain::scores::{Score, Seat, mean};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A result as it was announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// The sequence number.
    pub number: u16,
    /// Every seat's score.
    pub scores: Vec<(Seat, Score)>,
    /// What was announced.
    pub result: Score,
}

/// The button, and what the browser makes of it.
#[island]
pub fn Recomputing(announced: Vec<Announced>, lang: Lang) -> impl IntoView {
    let words = Words::of(lang);
    let asked = RwSignal::new(false);
    let announced = StoredValue::new(announced);
    let verdict = move || asked.get().then(|| announced.with_value(|announced| verdict(announced, lang)));
    view! {
        <div class="recomputing">
            <p><ScriptButton press=move || asked.set(true)>{words.start}</ScriptButton></p>
            <div aria-live="polite">{verdict}</div>
        </div>
    }
}

fn verdict(announced: &[Announced], lang: Lang) -> impl IntoView + use<> {
    let words = Words::of(lang);
    let wrong: Vec<String> = differing(announced).map(|number| number.to_string()).collect();
    let (verdict, sentence) = if wrong.is_empty() {
        (Verdict::Verified, fill(words.agree, &[&announced.len().to_string()]))
    } else {
        (Verdict::NotVerified, fill(words.differ, &[&wrong.join(words.separator)]))
    };
    view! { <VerdictPanel lang=lang verdict=verdict sentence=sentence/> }
}

/// The numbers whose scores come to something else.
fn differing(announced: &[Announced]) -> impl Iterator<Item = u16> {
    let differs = |it: &&Announced| mean(&it.scores).is_none_or(|mean| mean.value != it.result);
    announced.iter().filter(differs).map(|it| it.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::examiners::PanelRole;

    #[test]
    fn a_result_that_its_scores_do_not_come_to_is_named() {
        let scores = ["86.5", "84", "88", "79.5", "85", "90", "83.5"];
        let scores =
            scores.iter().zip(1..).map(|(text, k)| (Seat { role: PanelRole::Public, k }, Score::parse(text).unwrap()));
        let scores: Vec<_> = scores.collect();
        let announced =
            |number, result| Announced { number, scores: scores.clone(), result: Score::parse(result).unwrap() };
        let list = [announced(1, "85.40"), announced(2, "85.41")];
        assert_eq!(differing(&list).collect::<Vec<_>>(), [2]);
    }
}
