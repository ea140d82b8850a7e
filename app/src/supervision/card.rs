//! `/supervision/cards/{id}`: one card with what was said about it, and what comes next.

use super::board::CardTag;
use super::functions::{ConcludeCard, DemandCure, ExplainCard, FindOnCard};
use crate::approvals::{one_clock, posts_called};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Supervision, fill, trigger_name, verdict_name};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Facts, Input, LinkButton, Load, Moment, PageHeading, RadioField,
    ReturnedField, SayForm, Section, TextField, fact,
};
use domain::approvals::flow::{Flow, StepId};
use domain::supervision::{CardRecord, CardTold, Scope, Verdict, Words};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;

/// One card.
#[component]
pub fn CardPage() -> impl IntoView {
    let asked = asking();
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let from = async move {
        let asking = asked?;
        Ok(store::supervision::card(&asking.store, &asking.actor, &id).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(record: CardRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let card = record.line.card.clone();
    let lead = format!("{} {}", record.line.number, named(&record.line.name, lang));
    let fields = [("words", words.words), ("cure_by", words.demand_day), ("verdict", words.verdict)];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/supervision")]/>
        <PageHeading title=trigger_name(card.trigger, lang) lead=lead>
            <CardTag card=card.clone()/>
            <LinkButton href=format!("/approvals/cases/{}", record.case)>{words.open_case}</LinkButton>
        </PageHeading>
        <ErrorSummary fields=fields/>
        {facts(&record)}
        {explanation_clock(&record)}
        {next(&record)}
    }
}

/// How the time to explain was counted.
fn explanation_clock(record: &CardRecord) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let basis = fill(words.by_parameter, &[&record.explain.input.limit.basis.law]);
    one_clock("explain", words.explain_by, basis, record.explain.clone(), record.notices.clone())
}

/// A part of a case in words.
pub(super) fn scope_called(scope: &Scope, flow: &Flow) -> String {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    match scope {
        Scope::Acceptance => words.scope_acceptance.to_owned(),
        Scope::Total => words.scope_total.to_owned(),
        Scope::Hearing => words.scope_hearing.to_owned(),
        Scope::Delivery => words.scope_delivery.to_owned(),
        Scope::Step(code) => {
            let (step, run) = scope.step().unwrap_or((code, 1));
            let known = StepId::parse(step).and_then(|id| flow.step(&id)).map(|step| named(&step.name, lang));
            let name = known.unwrap_or_else(|| step.to_owned());
            if run > 1 { fill(words.scope_run, &[&name, &run.to_string()]) } else { fill(words.scope_step, &[&name]) }
        }
    }
}

fn facts(record: &CardRecord) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let card = &record.line.card;
    let day = |day| crate::clock::day(day, lang);
    let said = |said: Option<&Words>| match said {
        Some(said) => view! { {said.words.clone()}" · "<Moment at=said.at/> }.into_any(),
        None => words.nothing.into_any(),
    };
    let finding = card.finding.as_ref().map(|(verdict, why)| {
        let verdict = verdict_name(*verdict, lang);
        view! { {verdict}" · "{said(Some(why))} }.into_any()
    });
    let items = vec![
        fact(words.column_post, posts_called()(&card.against)),
        fact(words.scope, scope_called(&card.scope, &record.item.flow)),
        fact(words.column_at, view! { <Moment at=card.at/> }),
        fact(words.explain_by, day(record.explain.due)),
        fact(words.cure_by, card.cure_by.map_or_else(|| words.nothing.to_owned(), day)),
        fact(words.established, said(card.established.as_ref())),
        fact(words.explanation, said(card.explanation.as_ref())),
        fact(words.finding, finding.unwrap_or_else(|| words.nothing.into_any())),
        fact(words.consequence, said(card.consequence.as_ref())),
    ];
    view! { <Section id="card" title=words.column_card><Facts items=items/></Section> }
}

/// The forms of what comes next for the reader.
fn next(record: &CardRecord) -> impl IntoView + use<> {
    let card = &record.line.card;
    let id = record.line.id.clone();
    if !record.supervises {
        let explains = card.explanation.is_none() && card.finding.is_none();
        return explains.then(|| explain(id).into_any());
    }
    let forms: Vec<AnyView> = [
        (card.cure_by.is_none() && card.open).then(|| demand(id.clone()).into_any()),
        card.finding.is_none().then(|| if record.finds { find(id.clone()).into_any() } else { by_another() }),
        concludes(card).then(|| conclude(id).into_any()),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!forms.is_empty()).then(|| forms.into_any())
}

fn concludes(card: &CardTold) -> bool {
    matches!(card.finding, Some((Verdict::Upheld, _))) && card.consequence.is_none()
}

fn explain(id: String) -> impl IntoView {
    let words = Supervision::of(Lang::current());
    view! {
        <SayForm id="explain" does=words.explain action=ExplainCard::url() of=id label=words.words hint=words.words_hint/>
    }
}

fn demand(id: String) -> impl IntoView {
    let words = Supervision::of(Lang::current());
    view! {
        <Section id="demand" title=words.demand>
            <ActionForm action={ServerAction::<DemandCure>::new()} attr:class="form">
                <input type="hidden" name="id" value=id/>
                <TextField name="cure_by" label=words.demand_day input=Input::Date required=true/>
                <Button>{words.demand}</Button>
            </ActionForm>
        </Section>
    }
}

fn find(id: String) -> impl IntoView {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let choices: Vec<_> = Verdict::ALL.iter().map(|it| Choice::new(it.as_str(), verdict_name(*it, lang))).collect();
    view! {
        <SayForm id="find" does=words.find action=FindOnCard::url() of=id label=words.words hint=words.words_hint>
            <RadioField name="verdict" label=words.verdict choices=choices required=true/>
        </SayForm>
    }
}

/// Who established it is told that another supervisor finds.
fn by_another() -> AnyView {
    let words = Supervision::of(Lang::current());
    view! { <Section id="find" title=words.find><p>{words.find_by_another}</p></Section> }.into_any()
}

fn conclude(id: String) -> impl IntoView {
    let words = Supervision::of(Lang::current());
    let action = ConcludeCard::url();
    view! { <SayForm id="conclude" does=words.conclude action=action of=id label=words.words hint=words.words_hint/> }
}
