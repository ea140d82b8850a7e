//! `/approvals/cases/{id}/receipt`: the stamped slip of an application, to print.

use super::words::asked_case;
use crate::accounts::QrPicture;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{CasePapers, Cases};
use crate::recruitment::named;
use crate::ui::{Facts, Kind, LinkButton, Load, Moment, PageHeading, fact};
use crate::visit;
use domain::approvals::record::CaseSlip;
use leptos::prelude::*;

/// A receipt, for its applicant or the window that took the application.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let asked = asking();
    let id = asked_case();
    let from = async move {
        let asking = asked?;
        Ok(store::approvals::slip(&asking.store, &asking.actor, id?).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(slip: CaseSlip) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let track = format!("{}/approvals/track?number={}", visit::origin(), slip.receipt.number);
    let due = slip.due.map(|day| crate::clock::day(day, lang)).unwrap_or_default();
    let facts = vec![
        fact(words.number, view! { <strong class="receipt-number">{slip.receipt.number.clone()}</strong> }),
        fact(words.code, view! { <code class="receipt-code">{slip.receipt.code.clone()}</code> }),
        fact(words.item, named(&slip.name, lang)),
        fact(words.agency, named(&slip.agency, lang)),
        fact(words.received, view! { <Moment at=slip.filed_at/> }),
        fact(words.next_day, due),
    ];
    view! {
        <PageHeading title=words.receipt lead=words.receipt_lead/>
        <section class="ticket" aria-label=words.receipt>
            <h2 class="ticket-title">{named(&slip.agency, lang)}</h2>
            <div class="ticket-body">
                <Facts items=facts/>
                <QrPicture text=track label=words.qr/>
            </div>
            <p class="receipt-stamp">{words.stamp}</p>
        </section>
        <p class="screen-only">{words.print}" "{CasePapers::of(lang).next}</p>
        <div class="actions screen-only">
            <LinkButton href=format!("/approvals/cases/{}", slip.receipt.id) kind=Kind::Primary>{words.open_case}</LinkButton>
        </div>
    }
}
