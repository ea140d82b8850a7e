//! `/powers/{code}`: one power with what it stands on, its flow, its risk points, its figures and the last decisions.

use super::inventory as all;
use super::inventory::risk_tag;
use crate::approvals::{BasisFacts, FlowShown, posts_called};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Powers, case_state, fill, level_name, power_kind};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, EmptyState, Facts, Load, Moment, Notice, PageHeading, Row, Section,
    Statistic, Statistics, Tone, fact,
};
use domain::approvals::flow::{Flow, StepId};
use domain::approvals::item::Item;
use domain::approvals::record::ItemFigures;
use domain::permissions::{Action, Target, may};
use domain::powers::{self, Because, Power, PowerCode, Reevaluation};
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What the page shows.
struct Shown {
    power: Power,
    elsewhere: Vec<Power>,
    item: Option<Item>,
    figures: Option<ItemFigures>,
    /// What is to be evaluated again since its points were assessed.
    due: Vec<Reevaluation>,
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
        let inventory = all()?;
        let power = inventory.versions(&code).and_then(<[Power]>::last).cloned().ok_or(Code::NotFound)?;
        let elsewhere = inventory.counterparts(&code).cloned().collect();
        let (item, figures, due) = match power.item() {
            Some(item) => {
                let figures = store::approvals::item_figures(&asking.store, item).await?;
                let catalogue = store::approvals::catalogue(&asking.store).await?;
                let present = catalogue.latest(item)?;
                // The inventory's points were assessed on the flow that the program brings.
                let due = catalogue.version(item, 1).map(|first| due(&power, first, present)).unwrap_or_default();
                (Some(Item::clone(present)), Some(figures), due)
            }
            None => (None, None, Vec::new()),
        };
        Ok(Shown { power, elsewhere, item, figures, due })
    };
    view! { <Load from=from show=shown/> }
}

/// What a change of the item's flow asks for.
fn due(power: &Power, before: &Item, after: &Item) -> Vec<Reevaluation> {
    let flows = power.flow(Some(before)).zip(power.flow(Some(after)));
    flows.map(|((before, _), (after, _))| powers::due(power, power, before, after, &[])).unwrap_or_default()
}

fn shown(shown: Shown) -> impl IntoView {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let Shown { power, elsewhere, item, figures, due } = shown;
    let flow = power.flow(item.as_ref()).map(|(flow, _)| flow.clone());
    let (title, lead) = (named(&power.name, lang), named(&power.agency, lang));
    let risk = power.risk().map(risk_tag).into_any();
    let conditions = power.conditions.iter().map(|it| view! { <li>{named(it, lang)}</li> }).collect_view().into_any();
    let before = in_short(&power, item.as_ref());
    let after = (discretion(&power), reevaluate(&due, flow.as_ref()), points(&power, flow.as_ref()));
    let last = (figures.map(decisions), counterparts(&elsewhere));
    let basis = power.basis.clone();
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/powers")]/>
        <PageHeading title=title lead=lead>{risk}</PageHeading>
        {before}
        <BasisFacts basis=basis/>
        <Section id="conditions" title=words.conditions><ul>{conditions}</ul></Section>
        {after}
        {flow.map(|flow| view! { <FlowShown flow=flow/> })}
        {last}
    }
}

fn in_short(power: &Power, item: Option<&Item>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let mut items = vec![
        fact(words.column_code, view! { <code>{power.code.to_string()}</code> }),
        fact(words.kind, power_kind(power.kind(), lang)),
        fact(words.level, level_name(power.level(), lang)),
        fact(words.office, named(&power.office, lang)),
        fact(words.telephone, power.telephone.clone()),
        fact(words.version, power.version),
    ];
    if let Some(item) = item {
        let href = format!("/approvals/{}", item.code);
        items.push(fact(words.item, view! { <a href=href>{named(&item.name, lang)}</a> }));
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

/// That steps are to be evaluated again, and why each.
fn reevaluate(due: &[Reevaluation], flow: Option<&Flow>) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let line = |due: &Reevaluation| {
        let because = match due.because {
            Because::Duties => words.because_duties,
            Because::Flow => words.because_flow,
            Because::Holder => words.because_holder,
        };
        let called =
            |id: &StepId| flow.map_or_else(|| id.to_string(), |flow| checks::flows::called(flow, id, lang.into()));
        let step = due.step.as_ref().map(called).unwrap_or_default();
        view! { <li>{step}" "<small>{because}</small></li> }
    };
    let lines = due.iter().map(line).collect_view().into_any();
    let any = !due.is_empty();
    any.then(|| view! { <Notice tone=Tone::Warning><p>{words.reevaluate}</p><ul>{lines}</ul></Notice> })
}

fn points(power: &Power, flow: Option<&Flow>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let called = posts_called();
    let columns = vec![
        Column::new(words.column_step),
        Column::new(words.column_risk),
        Column::new(words.column_description),
        Column::new(words.column_measure),
        Column::new(words.column_post),
        Column::new(words.column_reviewer),
    ];
    let row = |point: &domain::powers::RiskPoint| {
        let step = flow.and_then(|flow| flow.step(&point.step)).map(|step| named(&step.name, lang));
        let reviewer = point.reviewer.as_ref().map_or_else(|| words.none_named.to_owned(), &called);
        Row(vec![
            step.unwrap_or_else(|| point.step.to_string()).into_any(),
            risk_tag(point.level).into_any(),
            named(&point.description, lang).into_any(),
            named(&point.measure, lang).into_any(),
            called(&point.responsible).into_any(),
            reviewer.into_any(),
        ])
    };
    let rows = power.points.iter().map(row).collect();
    view! {
        <Section id="points" title=words.points>
            <DataTable id="points-table" caption=words.points_caption columns=columns rows=rows/>
        </Section>
    }
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
