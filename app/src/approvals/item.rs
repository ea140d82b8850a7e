//! `/approvals/{code}`: one item with its eight disclosures, how long it takes, and its flow.

use super::catalogue::status;
use super::picture::FlowPicture;
use super::steps::Steps;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Approvals, Cases, FlowForms, Items, fill, level_name};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, Facts, Kind, LinkButton, Load, Notice, PageHeading, Row, Section, Tone, fact,
};
use crate::visit;
use chrono::NaiveDate;
use domain::approvals::case;
use domain::approvals::clock::{Certificate, Grade, Input, Limit, compute};
use domain::approvals::flow::Flow;
use domain::approvals::item::{Cited, Fee, Item, ItemCode, ItemStatus, Quantity};
use domain::calendar::{Calendar, Certainty, day_in_shanghai};
use domain::permissions::{Action, Role, Target, may};
use domain::refusal::Code;
use domain::regions::ExamRegion;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What the page shows.
struct Shown {
    item: Item,
    /// The number of the present version.
    present: u16,
    /// When it would be decided if it were accepted today: by the promise, and by law.
    promised: Certificate,
    statutory: Certificate,
}

/// One item.
#[component]
pub fn ItemPage() -> impl IntoView {
    let asked = asking();
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let version = visit::query("version");
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadPublic, Target::Anything)?;
        let code = ItemCode::parse(&code).map_err(|_| Code::NotFound)?;
        let catalogue = store::approvals::catalogue(&asking.store).await?;
        let present = catalogue.latest(&code)?;
        let item = match version {
            None => present,
            Some(version) => {
                let version = version.parse().map_err(|_| Code::NotFound)?;
                catalogue.version(&code, version).ok_or(Code::NotFound)?
            }
        };
        let (item, present) = (Item::clone(item), present.version);
        let calendar = store::calendar::load(&asking.store).await?;
        let (promised, statutory) = today(&item, &calendar, day_in_shanghai(asking.now))?;
        Ok(Shown { item, present, promised, statutory })
    };
    view! { <Load from=from show=shown/> }
}

/// Both deadlines of a case that is accepted on a day.
fn today(item: &Item, calendar: &Calendar, day: NaiveDate) -> Result<(Certificate, Certificate), Code> {
    let terms = item.terms(ExamRegion::Provincial, case::Kind::New);
    let deadline = |limit| compute(Input::plain(limit, day), calendar).map_err(|_| Code::Internal);
    let promised = terms.promised.unwrap_or_else(|| terms.statutory.clone());
    Ok((deadline(promised)?, deadline(terms.statutory)?))
}

fn shown(shown: Shown) -> impl IntoView {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let Shown { item, present, promised, statutory } = shown;
    let (title, lead) = (named(&item.name, lang), named(&item.agency, lang));
    let sign = status(&item.status, lang).into_any();
    let conditions = item.conditions.iter().map(|text| view! { <li>{named(text, lang)}</li> }).collect_view();
    let before = (replaced(&item, present), gone(&item.status), in_short(&item));
    let basis = item.basis.clone();
    let after = (materials(&item), form(&item));
    let in_force = item.status == ItemStatus::InForce && item.version == present;
    let apply = in_force.then(|| {
        let (href, staff) = (format!("/approvals/{}/apply", item.code), visit::actor().role == Role::Staff);
        let words = Cases::of(lang);
        view! { <LinkButton href=href kind=Kind::Primary>{if staff { words.register } else { words.apply }}</LinkButton> }
    });
    let apply = (apply, versions(&item)).into_any();
    let time = in_force.then(|| time(&promised, &statutory));
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/approvals")]/>
        <PageHeading title=title lead=lead>{sign}{apply}</PageHeading>
        {before}
        <BasisFacts basis=basis/>
        <Section id="conditions" title=words.conditions><ul>{conditions}</ul></Section>
        {after}
        {time}
        <FlowShown flow=item.flow/>
    }
}

/// A flow as a picture and as the list of its steps.
#[component]
pub fn FlowShown(
    /// The flow.
    flow: Flow,
) -> impl IntoView {
    let words = Approvals::of(Lang::current());
    let picture = flow.clone();
    view! {
        <Section id="procedure" title=words.procedure>
            <p>{words.procedure_lead}</p>
            <FlowPicture flow=picture current=Vec::new()/>
            <Steps flow=flow/>
        </Section>
    }
}

/// The ways to an item's versions, and to its draft for those who keep items.
fn versions(item: &Item) -> impl IntoView + use<> {
    let words = Items::of(Lang::current());
    let keeps = may(&visit::actor(), Action::KeepItems, Target::Region(ExamRegion::Provincial)).is_ok();
    let keeps = keeps && !matches!(item.status, ItemStatus::Cut { .. });
    let edit = keeps.then(|| {
        let href = format!("/approvals/{}/draft", item.code);
        view! { <LinkButton href=href>{words.edit}</LinkButton> }
    });
    let export = format!("/approvals/{}/flow.bpmn", item.code);
    let export =
        view! { <LinkButton href=export download=true>{FlowForms::of(Lang::current()).file_export}</LinkButton> };
    let href = format!("/approvals/{}/history", item.code);
    view! { <LinkButton href=href>{words.history}</LinkButton> {export} {edit} }
}

/// That another version has taken its place.
fn replaced(item: &Item, present: u16) -> Option<impl IntoView + use<>> {
    let words = Items::of(Lang::current());
    let sentence = fill(words.older_version, &[&item.version.to_string(), &present.to_string()]);
    let href = format!("/approvals/{}", item.code);
    let older = item.version != present;
    older.then(
        || view! { <Notice tone=Tone::Warning><p>{sentence}" "<a href=href>{words.present_version}</a></p></Notice> },
    )
}

/// That it was cut or delegated, since when, by what, and why.
pub(super) fn gone(status: &ItemStatus) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let (sentence, on, document, reason) = match status {
        ItemStatus::InForce => return None,
        ItemStatus::Cut { on, reason, document } => (words.not_any_more.to_owned(), on, document, reason),
        ItemStatus::Delegated { on, to, reason, document } => {
            (fill(words.elsewhere, &[level_name(*to, lang)]), on, document, reason)
        }
    };
    let since = fill(words.since, &[&crate::clock::day(*on, lang), document]);
    let reason = named(reason, lang);
    Some(view! { <Notice tone=Tone::Warning><p>{sentence}</p><p>{reason}" "{since}</p></Notice> })
}

fn in_short(item: &Item) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let days = |days: u16| fill(words.days, &[&days.to_string()]);
    let fee = match &item.fee {
        Fee::None => words.fee_none.to_owned(),
        Fee::Charged { cents, basis } => {
            fill(words.fee_charged, &[&domain::applications::yuan(*cents), &cited(&basis.law, &basis.article, lang)])
        }
    };
    let quantity = match &item.quantity {
        Quantity::Unlimited => words.unlimited.to_owned(),
        Quantity::Scarce { count, document } => {
            let by = document.as_ref().map(|document| fill(words.scarce_by, &[document]));
            fill(words.scarce, &[&count.to_string()]) + &by.unwrap_or_default()
        }
    };
    let items = vec![
        fact(words.column_code, view! { <code>{item.code.to_string()}</code> }),
        fact(words.version, item.version),
        fact(words.level, level_name(item.level, lang)),
        fact(words.promised, days(item.promised)),
        fact(words.statutory, days(item.statutory)),
        fact(words.fee, fee),
        fact(words.quantity, quantity),
    ];
    view! { <Section id="in-short" title=words.in_short><Facts items=items/></Section> }
}

/// A text of law as it is cited.
pub(super) fn cited(law: &str, article: &str, lang: Lang) -> String {
    let words = Approvals::of(lang);
    if article.is_empty() { fill(words.whole, &[law]) } else { fill(words.article, &[law, article]) }
}

/// What a limit rests on: a text of law, or the promise of an agency.
pub(super) fn rests_on(limit: &Limit, lang: Lang) -> String {
    let basis = &limit.basis;
    match limit.grade {
        Grade::Statutory => cited(&basis.law, &basis.article, lang),
        Grade::Promised => fill(Approvals::of(lang).promise_of, &[&basis.law]),
    }
}

/// What something stands on, law by law.
#[component]
pub fn BasisFacts(
    /// The texts of law.
    basis: Vec<Cited>,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let line = |it: &Cited| fact(cited(&it.law, &it.article, lang), named(&it.says, lang));
    let items = basis.iter().map(line).collect();
    view! { <Section id="basis" title=words.basis><Facts items=items/></Section> }
}

fn materials(item: &Item) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let columns = vec![
        Column::new(words.column_material),
        Column::new(words.column_form),
        Column::number(words.column_copies),
        Column::new(words.column_sample),
    ];
    let rows = item.materials.iter().map(|it| {
        let name = named(&it.name, lang);
        let name = if it.required { name } else { fill(words.optional, &[&name]) };
        let form = if it.original { words.original } else { words.copy };
        Row(vec![name.into_any(), form.into_any(), it.copies.into_any(), named(&it.sample, lang).into_any()])
    });
    let rows = rows.collect();
    view! {
        <Section id="materials" title=words.materials>
            <DataTable id="materials-table" caption=words.materials_caption columns=columns rows=rows/>
        </Section>
    }
}

fn form(item: &Item) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let line = |field: &domain::approvals::item::Field| {
        let needed = if field.required { words.must } else { words.may };
        view! { <li>{named(&field.label, lang)}" "<small>{needed}</small></li> }
    };
    let lines = item.form.iter().map(line).collect_view().into_any();
    view! { <Section id="form" title=words.form><ul>{lines}</ul></Section> }
}

/// When it would be decided, with what the days follow from.
fn time(promised: &Certificate, statutory: &Certificate) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let line = |text: &'static str, certificate: &Certificate| {
        let basis = rests_on(&certificate.input.limit, lang);
        let skipped = certificate.days.len().to_string();
        let how = fill(words.time_how, &[&skipped, &basis]);
        let open = (certificate.certainty != Certainty::Final).then_some(words.time_provisional);
        let due = fill(text, &[&crate::clock::day(certificate.due, lang)]);
        view! { <li><strong>{due}</strong>" "{how}" "{open}</li> }
    };
    let lines = (line(words.time_promised, promised), line(words.time_statutory, statutory));
    view! {
        <Section id="time" title=words.time>
            <ul>{lines}</ul>
            <p>{words.time_stops}</p>
        </Section>
    }
}
