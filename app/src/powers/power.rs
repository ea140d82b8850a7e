//! `/powers/{code}`: one power with what it stands on, its flow, its risk points, its figures and the last decisions.

use super::evaluation::evaluation;
use super::inventory::risk_tag;
use super::points::points_table;
use crate::approvals::{BasisFacts, FlowShown};
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Powers, case_state, fill, level_name, power_kind};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, EmptyState, Facts, Load, Moment, Notice, PageHeading, Row, Section,
    Statistic, Statistics, Tone, fact,
};
use domain::approvals::item::Item;
use domain::approvals::record::ItemFigures;
use domain::permissions::{Action, Target, may};
use domain::powers::{Power, PowerCode, PowerLife, PowerStatus};
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What the page shows.
struct Shown {
    power: Power,
    elsewhere: Vec<Power>,
    item: Option<Item>,
    figures: Option<ItemFigures>,
    life: PowerLife,
}

/// One power.
#[component]
pub fn PowerPage() -> impl IntoView {
    let asked = asking();
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadPublic, Target::Anything)?;
        let code = PowerCode::parse(&code).map_err(|_| Code::NotFound)?;
        let inventory = store::powers::inventory(&asking.store).await?;
        let power = inventory.versions(&code).and_then(<[Power]>::last).cloned().ok_or(Code::NotFound)?;
        let elsewhere = inventory.counterparts(&code).cloned().collect();
        let (item, figures) = match power.item() {
            Some(item) => {
                let figures = store::approvals::item_figures(&asking.store, item).await?;
                let catalogue = store::approvals::catalogue(&asking.store).await?;
                (Some(Item::clone(catalogue.latest(item)?)), Some(figures))
            }
            None => (None, None),
        };
        let life = store::powers::life(&asking.store, &asking.actor, &power, asking.now).await?;
        Ok(Shown { power, elsewhere, item, figures, life })
    };
    view! { <Load from=from show=shown/> }
}

fn shown(shown: Shown) -> impl IntoView {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let Shown { power, elsewhere, item, figures, life } = shown;
    let flow = power.flow(item.as_ref()).map(|(flow, _)| flow.clone());
    let (title, lead) = (named(&power.name, lang), named(&power.agency, lang));
    let risk = power.risk().map(risk_tag).into_any();
    let conditions = power.conditions.iter().map(|it| view! { <li>{named(it, lang)}</li> }).collect_view().into_any();
    let before = in_short(&power, item.as_ref());
    let points = points_table("points-table", &power.points, flow.as_ref());
    let after = (discretion(&power), evaluation(&power, life, flow.as_ref()));
    let last = (figures.map(decisions), counterparts(&elsewhere));
    let basis = power.basis.clone();
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/powers")]/>
        <PageHeading title=title lead=lead>{risk}</PageHeading>
        {ended(&power.status)}
        {before}
        <BasisFacts basis=basis/>
        <Section id="conditions" title=words.conditions><ul>{conditions}</ul></Section>
        {after}
        <Section id="points" title=words.points>{points}</Section>
        {flow.map(|flow| view! { <FlowShown flow=flow/> })}
        {last}
    }
}

/// Since when a power is not used any more, why, and the document behind it; nothing for one in force.
fn ended(status: &PowerStatus) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let (told, reason, document) = match status {
        PowerStatus::InForce => return None,
        PowerStatus::Cut { on, reason, document } => (fill(words.cut_on, &[&clock::day(*on, lang)]), reason, document),
        PowerStatus::Delegated { on, to, reason, document } => {
            let told = fill(words.delegated_on, &[&clock::day(*on, lang), level_name(*to, lang)]);
            (told, reason, document)
        }
    };
    let why = fill(words.ended_because, &[&named(reason, lang), document]);
    Some(view! { <Notice tone=Tone::Warning><p>{told}</p><p>{why}</p></Notice> })
}

fn in_short(power: &Power, item: Option<&Item>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let mut items = vec![
        fact(words.column_code, view! { <code>{power.code.to_string()}</code> }),
        fact(words.kind, power_kind(power.kind(), lang)),
        fact(words.level, level_name(power.level(), lang)),
        fact(words.telephone, power.telephone.clone()),
        fact(words.version, power.version),
    ];
    if !power.office.zh.is_empty() {
        items.insert(3, fact(words.office, named(&power.office, lang)));
    }
    if let Some(item) = item {
        let href = format!("/approvals/{}", item.code);
        let version = fill(words.item_version, &[&item.version.to_string()]);
        items.push(fact(words.item, view! { <a href=href>{named(&item.name, lang)}</a>" "<small>{version}</small> }));
    }
    if let Some((_, bounds)) = power.flow(item) {
        let (law, promise) = (bounds.statutory.to_string(), bounds.promised.to_string());
        items.push(fact(words.time, fill(words.own_time, &[&law, &promise])));
    }
    view! { <Section id="in-short" title=words.in_short><Facts items=items/></Section> }
}

fn discretion(power: &Power) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    if power.discretion.is_empty() {
        return None;
    }
    let columns = vec![Column::new(words.column_case), Column::new(words.column_decided)];
    let row = |it: &domain::powers::Discretion| {
        Row(vec![named(&it.case, lang).into_any(), named(&it.decided, lang).into_any()])
    };
    let rows = power.discretion.iter().map(row).collect();
    Some(view! {
        <Section id="discretion" title=words.discretion>
            <DataTable id="discretion-table" caption=words.discretion_caption columns=columns rows=rows/>
        </Section>
    })
}

/// How many cases there are, and the last that were decided, each with its entries in the ledger.
fn decisions(figures: ItemFigures) -> impl IntoView {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let number = |label: &str, count: u64| Statistic { label: label.to_owned(), value: count.to_string(), note: None };
    let items = vec![
        number(words.figures_open, figures.open),
        number(words.figures_granted, figures.granted),
        number(words.figures_denied, figures.denied),
        number(words.figures_ended, figures.ended),
    ];
    let columns =
        vec![Column::new(words.column_at), Column::new(words.column_outcome), Column::new(words.column_proof)];
    let rows = figures.last.into_iter().map(|last| {
        let href = format!("/ledger?subject=case:{}", last.case);
        Row(vec![
            view! { <Moment at=last.at/> }.into_any(),
            case_state(last.outcome, lang).into_any(),
            view! { <a href=href>{words.proof}</a> }.into_any(),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let last = if rows.is_empty() {
        view! { <EmptyState title=words.last_none/> }.into_any()
    } else {
        view! { <DataTable id="last" caption=words.last_caption columns=columns rows=rows/> }.into_any()
    };
    view! {
        <Section id="figures" title=words.figures><Statistics items=items/></Section>
        <Section id="decisions" title=words.last>{last}</Section>
    }
}

fn counterparts(powers: &[Power]) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let lines: Vec<_> = powers
        .iter()
        .map(|power| {
            let href = format!("/powers/{}", power.code);
            view! { <li><a href=href>{named(&power.name, lang)}</a>" "{named(&power.agency, lang)}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <Section id="elsewhere" title=words.counterparts><ul>{lines}</ul></Section> })
}
