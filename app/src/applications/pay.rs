//! `/applications/{id}/pay`: what is due, and where it is paid.

use super::functions::PayInSandbox;
use super::words::{asked_application, trail};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Applications, fill};
use crate::ui::{
    Breadcrumbs, Button, ErrorSummary, Facts, Kind, LinkButton, Load, Moment, Notice, PageHeading, Tone, fact,
};
use domain::applications::{Order, OwnLine, Provider, yuan};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Where an order is paid, without the provider's key.
enum Place {
    Nowhere,
    Sandbox,
    Page(String),
}

/// Paying.
#[component]
pub fn PayPage() -> impl IntoView {
    let asked = asking();
    let id = asked_application();
    let from = async move {
        let asking = asked?;
        let id = id?;
        let order = store::applications::own_order(&asking.store, &asking.actor, id, asking.now).await?;
        let own = store::applications::own_application(&asking.store, &asking.actor, id, asking.now).await?;
        let place = match asking.store.provider() {
            Provider::Off => Place::Nowhere,
            Provider::Sandbox(_) => Place::Sandbox,
            Provider::Page { address, .. } => {
                Place::Page(format!("{address}?application={}&cents={}", order.application, order.cents))
            }
        };
        Ok((own.line, order, place))
    };
    view! { <Load from=from show=|(line, order, place)| shown(line, order, place)/> }
}

fn shown(line: OwnLine, order: Order, place: Place) -> impl IntoView {
    let words = Applications::of(Lang::current());
    let items = vec![
        fact(words.pay_for, format!("{} · {}", line.position.title, line.recruitment.title)),
        fact(words.pay_amount, fill(words.yuan, &[&yuan(order.cents)])),
        fact(words.pay_before, view! { <Moment at=order.until/> }),
    ];
    let way = match place {
        Place::Nowhere => view! { <Notice tone=Tone::Warning><p>{words.pay_nowhere}</p></Notice> }.into_any(),
        Place::Page(address) => view! {
            <p>{words.pay_provider}</p>
            <p><LinkButton href=address kind=Kind::Primary>{words.pay_go}</LinkButton></p>
        }
        .into_any(),
        Place::Sandbox => view! {
            <Notice tone=Tone::Info><p>{words.pay_sandbox}</p></Notice>
            <ActionForm action={ServerAction::<PayInSandbox>::new()}>
                <input type="hidden" name="id" value=line.id.to_string()/>
                <Button kind=Kind::Primary>{words.pay_sandbox_button}</Button>
            </ActionForm>
        }
        .into_any(),
    };
    view! {
        <Breadcrumbs trail=trail(&line)/>
        <PageHeading title=words.pay lead=words.pay_lead/>
        <ErrorSummary/>
        <Facts items=items/>
        {way}
    }
}
