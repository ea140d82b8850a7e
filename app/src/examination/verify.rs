//! `/examination/tickets/verify`: whether a ticket is genuine, for whoever scans its code.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::Candidates;
use crate::refused::Refused;
use crate::ui::{Facts, Load, Notice, PageHeading, Tone, fact};
use crate::visit;
use domain::refusal::Code;
use leptos::prelude::*;
use store::examination::Genuine;

/// What the address's ticket and mark come to.
enum Checked {
    Nothing,
    Forged,
    Genuine(Genuine),
}

/// The check of a ticket.
#[component]
pub fn TicketCheckPage() -> impl IntoView {
    let asked = asking();
    let given = visit::query("ticket").zip(visit::query("mark"));
    let from = async move {
        let asking = asked?;
        let Some((ticket, mark)) = given else { return Ok(Checked::Nothing) };
        match store::examination::genuine(&asking.store, &ticket, &mark).await.map_err(Refused::from) {
            Ok(genuine) => Ok(Checked::Genuine(genuine)),
            Err(Refused(refusal)) if refusal.code == Code::NotFound => Ok(Checked::Forged),
            Err(refused) => Err(refused),
        }
    };
    view! { <Load from=from show=shown/> }
}

fn shown(checked: Checked) -> impl IntoView {
    let words = Candidates::of(Lang::current());
    let verdict = match checked {
        Checked::Nothing => view! { <Notice tone=Tone::Info><p>{words.check_none}</p></Notice> }.into_any(),
        Checked::Forged => view! { <Notice tone=Tone::Bad><p>{words.check_bad}</p></Notice> }.into_any(),
        Checked::Genuine(it) => {
            let facts = vec![
                fact(words.examination, it.title),
                fact(words.number, it.ticket.to_string()),
                fact(words.site, it.site),
                fact(words.room, it.room),
                fact(words.seat, it.seat),
            ];
            view! {
                <Notice tone=Tone::Good title=words.check_good><p>{words.check_good_detail}</p></Notice>
                <Facts items=facts/>
            }
            .into_any()
        }
    };
    view! {
        <PageHeading title=words.check_title lead=words.check_lead/>
        {verdict}
    }
}
