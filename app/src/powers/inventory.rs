//! `/powers`: the inventory, searched by words, level, kind and risk.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Powers, level_name, power_kind, risk_name};
use crate::recruitment::named;
use crate::ui::{
    Choice, Column, DataTable, EmptyState, FilterForm, Input, Load, PageHeading, Pager, Row, SelectField, StatusTag,
    TextField, Tone,
};
use crate::visit;
use domain::approvals::flow::Risk;
use domain::approvals::item::Level;
use domain::permissions::{Action, Target, may};
use domain::powers::{Power, PowerCode, PowerKind, PowerStatus, Query};
use leptos::prelude::*;

/// Powers of a page.
const PAGE: usize = 50;

/// What the address says where powers that ended are looked for.
const ENDED: &str = "ended";

/// The inventory.
#[component]
pub fn InventoryPage() -> impl IntoView {
    let asked = asking();
    let query = Query {
        words: visit::query("words").unwrap_or_default(),
        level: visit::query("level").and_then(|text| Level::parse(&text)),
        kind: visit::query("kind").and_then(|text| PowerKind::parse(&text)),
        risk: visit::query("risk").and_then(|text| Risk::parse(&text)),
        ended: visit::query("status").as_deref() == Some(ENDED),
    };
    let after = visit::query("after").and_then(|text| PowerCode::parse(&text).ok());
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadPublic, Target::Anything)?;
        let inventory = store::powers::inventory(&asking.store).await?;
        let page = inventory.search(&query, after.as_ref(), PAGE);
        let (powers, next): (Vec<Power>, _) = (page.powers.into_iter().cloned().collect(), page.next);
        Ok((query, powers, next))
    };
    view! { <Load from=from show=|(query, powers, next)| shown(query, powers, next)/> }
}

fn shown(query: Query, powers: Vec<Power>, next: Option<PowerCode>) -> impl IntoView {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let levels = Level::ALL.iter().map(|it| Choice::new(it.as_str(), level_name(*it, lang))).collect();
    let kinds = PowerKind::ALL.iter().map(|it| Choice::new(it.as_str(), power_kind(*it, lang))).collect();
    let risks = Risk::ALL.iter().map(|it| Choice::new(it.as_str(), risk_name(*it, lang))).collect();
    let list = if powers.is_empty() {
        view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any()
    } else {
        table(&powers, next).into_any()
    };
    view! {
        <PageHeading title=words.title lead=words.lead/>
        <FilterForm>
            <TextField name="words" label=words.words hint=words.words_hint input=Input::Search value=query.words max_length=60/>
            <SelectField name="level" empty=words.any label=words.level choices=levels value=query.level.map(Level::as_str)/>
            <SelectField name="kind" empty=words.any label=words.kind choices=kinds value=query.kind.map(PowerKind::as_str)/>
            <SelectField name="risk" empty=words.any label=words.risk choices=risks value=query.risk.map(Risk::as_str)/>
            <SelectField name="status" empty=words.in_force label=words.status choices=vec![Choice::new(ENDED, words.ended)] value=query.ended.then_some(ENDED)/>
        </FilterForm>
        {list}
    }
}

fn table(powers: &[Power], next: Option<PowerCode>) -> impl IntoView + use<> {
    let words = Powers::of(Lang::current());
    let columns = vec![
        Column::new(words.column_name),
        Column::new(words.column_code),
        Column::new(words.column_agency),
        Column::new(words.column_level),
        Column::new(words.column_risk),
    ];
    let rows = powers.iter().map(row).collect();
    let pager = Pager { next: next.map(|code| code.to_string()) };
    view! { <DataTable id="powers" caption=words.caption columns=columns rows=rows pager=pager/> }
}

fn row(power: &Power) -> Row {
    let lang = Lang::current();
    let href = format!("/powers/{}", power.code);
    Row(vec![
        view! { <a href=href>{named(&power.name, lang)}</a>" "{ended_tag(power)} }.into_any(),
        view! { <code>{power.code.to_string()}</code> }.into_any(),
        named(&power.agency, lang).into_any(),
        level_name(power.level(), lang).into_any(),
        power.risk().map(risk_tag).into_any(),
    ])
}

/// How a power ended, as a sign and a word; none for one in force.
fn ended_tag(power: &Power) -> Option<impl IntoView + use<>> {
    let words = Powers::of(Lang::current());
    let label = match power.status {
        PowerStatus::InForce => return None,
        PowerStatus::Cut { .. } => words.cut,
        PowerStatus::Delegated { .. } => words.delegated,
    };
    Some(view! { <StatusTag tone=Tone::Plain label=label/> })
}

/// A risk as a sign and a word.
pub(super) fn risk_tag(risk: Risk) -> impl IntoView {
    let tone = match risk {
        Risk::High => Tone::Bad,
        Risk::Medium => Tone::Warning,
        Risk::Low => Tone::Plain,
    };
    view! { <StatusTag tone=tone label=risk_name(risk, Lang::current())/> }
}
