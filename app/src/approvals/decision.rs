//! What stands on a written decision, and where it is downloaded.

use super::item::cited;
use crate::lang::Lang;
use crate::locales::{Decisions, fiction_name, fill, region_name, remedy_name};
use crate::recruitment::named;
use crate::ui::LinkButton;
use domain::approvals::case::Decision;
use domain::approvals::written::{SignedDecision, WrittenDecision};
use domain::ids::CaseId;
use leptos::prelude::*;

/// A written decision, or a slip, as it is read: its lines with their labels, then what is said below them.
#[derive(Debug)]
pub struct Written {
    /// Each line's label and text.
    pub lines: Vec<(&'static str, String)>,
    /// A heading and a numbered list below it: the reasons of a denial, or everything that is missing.
    pub reasons: Option<(&'static str, Vec<String>)>,
    /// What can be done against it, and how it is checked.
    pub below: Vec<String>,
}

/// What stands on a decision in a language.
pub fn written(signed: &SignedDecision, origin: &str, lang: Lang) -> Written {
    let words = Decisions::of(lang);
    let document = &signed.document;
    let mut below = Vec::new();
    let reasons = match &document.decision {
        Decision::Grant { .. } => None,
        Decision::Deny { reasons, remedies } => {
            let remedies: Vec<&str> = remedies.iter().map(|remedy| remedy_name(*remedy, lang)).collect();
            below.push(fill(words.remedies, &[&remedies.join(words.separator)]));
            Some((words.reasons, reasons.clone()))
        }
    };
    below.push(fill(words.signed, &[&format!("{origin}{CHECK}")]));
    below.push(fill(words.key, &[&signed.key]));
    Written { lines: lines(document, lang), reasons, below }
}

fn lines(document: &WrittenDecision, lang: Lang) -> Vec<(&'static str, String)> {
    let words = Decisions::of(lang);
    let basis: Vec<String> = document.basis.iter().map(|it| cited(&it.law, &it.article, lang)).collect();
    let mut lines = vec![
        (words.number, document.number.clone()),
        (words.applicant, document.applicant.clone()),
        (words.item, format!("{} {}", document.item, named(&document.item_name, lang))),
        (words.agency, format!("{} · {}", named(&document.agency, lang), region_name(document.region, lang))),
        (words.received, crate::clock::day(document.received_on, lang)),
        (words.decided, crate::clock::instant(document.decided_at, lang)),
    ];
    match &document.decision {
        Decision::Grant { valid_until } => {
            let end = valid_until.map_or_else(|| words.no_end.to_owned(), |day| crate::clock::day(day, lang));
            lines.extend([(words.decision, words.granted.to_owned()), (words.valid_until, end)]);
        }
        Decision::Deny { .. } => lines.push((words.decision, words.denied.to_owned())),
    }
    if let Some(fiction) = document.fiction {
        lines.push(("", fiction_name(fiction, lang).to_owned()));
    }
    lines.push((words.basis, basis.join(words.separator)));
    lines
}

/// The page that checks a decision.
pub const CHECK: &str = "/approvals/decisions/verify";

/// Where the code on a decision or a slip leads.
pub fn seal_check(seal: &str, origin: &str) -> String {
    format!("{origin}{CHECK}?seal={seal}")
}

/// Both files of a decided case, for whoever is signed in.
#[component]
pub(super) fn DecisionFiles(
    /// The case.
    id: CaseId,
) -> impl IntoView {
    let words = Decisions::of(Lang::current());
    let page = format!("/approvals/cases/{id}");
    view! {
        <div class="actions screen-only">
            <LinkButton href=format!("{page}/decision.pdf") download=true>{words.download_pdf}</LinkButton>
            <LinkButton href=format!("{page}/decision.json") download=true>{words.download_json}</LinkButton>
        </div>
    }
}

/// The same for whoever has the receipt: number and code go in forms, so that neither stands in an address.
#[component]
pub(super) fn TrackedFiles(
    /// The receipt's number.
    number: String,
    /// Its code, as it was typed.
    code: String,
) -> impl IntoView {
    let words = Decisions::of(Lang::current());
    let form = |action: &'static str, label: &'static str| {
        let (number, code) = (number.clone(), code.clone());
        view! {
            <form method="post" action=action>
                <input type="hidden" name="number" value=number/>
                <input type="hidden" name="code" value=code/>
                <button class=crate::ui::Kind::Secondary.class()>{label}</button>
            </form>
        }
    };
    let forms = (
        form("/approvals/track/decision.pdf", words.download_pdf),
        form("/approvals/track/decision.json", words.download_json),
    );
    view! { <div class="actions screen-only">{forms}</div> }
}
