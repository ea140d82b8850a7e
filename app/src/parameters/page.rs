//! `/parameters/{key}`: one parameter, every value it had, and the forms of whoever may change it.

use super::change::{self, ChangeForms};
use super::words;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Parameters, fill, parameter_words};
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, Day, EmptyState, ErrorSummary, Facts, Load, Moment, PageHeading, Row,
    Section, fact,
};
use chrono::NaiveDate;
use domain::parameters::ParameterKey;
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::parameters::Kept;

/// One parameter.
#[component]
pub fn ParameterPage() -> impl IntoView {
    let asked = asking();
    let key = use_params_map().read_untracked().get("key").and_then(|text| ParameterKey::parse(&text));
    let from = async move {
        let asking = asked?;
        let key = key.ok_or(Code::NotFound)?;
        Ok((key, store::parameters::list(&asking.store, Some(key)).await?, clock::day_of(asking.now)))
    };
    view! { <Load from=from show=|(key, kept, today)| parameter_view(key, kept, today)/> }
}

fn parameter_view(key: ParameterKey, kept: Vec<Kept>, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = Parameters::of(lang);
    let own = parameter_words(key, lang);
    let facts = facts(key, &kept, today);
    let history = history(key, &kept);
    let entries = format!("/ledger?subject=parameter%3A{key}");
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/parameters")]/>
        <PageHeading title=own.name lead=own.note/>
        <ErrorSummary fields=change::fields()/>
        <Section id="now" title=words.now>
            <Facts items=facts/>
            <p><a href=entries>{words.on_ledger}</a></p>
        </Section>
        <Section id="history" title=words.history>
            {history}
        </Section>
        <ChangeForms key=key kept=kept today=today/>
    }
}

fn facts(key: ParameterKey, kept: &[Kept], today: NaiveDate) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Parameters::of(lang);
    let holds = kept.iter().map(|kept| &kept.dated).find(|dated| dated.holds_on(today));
    let value = holds.map_or_else(|| key.default_value(), |dated| dated.value.clone());
    let mut items =
        vec![fact(words.key, view! { <code>{key.as_str()}</code> }), fact(words.value, words::value(&value, lang))];
    let unit = parameter_words(key, lang).unit;
    if !unit.is_empty() {
        items.push(fact(words.unit, unit));
    }
    match holds {
        Some(dated) => items.push(fact(words.basis, dated.basis.clone())),
        None => {
            items.push(fact(words.basis, words::default_basis(key, words)));
            items.push(fact(words.footing, words::footing(key.footing(), words)));
        }
    }
    items
}

fn history(key: ParameterKey, kept: &[Kept]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Parameters::of(lang);
    let default = fill(words.default_hint, &[&words::value(&key.default_value(), lang)]);
    let table = if kept.is_empty() {
        view! { <EmptyState title=words.history_none/> }.into_any()
    } else {
        let columns = vec![
            Column::new(words.from),
            Column::new(words.to),
            Column::new(words.value),
            Column::new(words.basis),
            Column::new(words.set_at),
        ];
        let rows = kept.iter().map(row).collect();
        view! { <DataTable id="values" caption=words.history columns=columns rows=rows/> }.into_any()
    };
    view! { {table} <p>{default}</p> }
}

fn row(kept: &Kept) -> Row {
    let lang = Lang::current();
    let dated = kept.dated.clone();
    let to = match dated.valid_to {
        Some(last) => view! { <Day date=last/> }.into_any(),
        None => Parameters::of(lang).open_end.into_any(),
    };
    Row(vec![
        view! { <Day date=dated.valid_from/> }.into_any(),
        to,
        words::value(&dated.value, lang).into_any(),
        dated.basis.into_any(),
        view! { <Moment at=kept.set_at/> }.into_any(),
    ])
}
