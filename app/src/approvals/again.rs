//! `/approvals/cases/{id}/again`: applying for a change or a renewal of the licence that a case gave; and what the pages of
//! such cases say of each other.

use super::apply::{fields, labels};
use super::functions::FileAgain;
use super::words::asked_case;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Again as Words, Cases, again_name, case_state, fill, kind_name};
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Kind, LinkButton, Load, Notice, PageHeading, RadioField,
    ReturnedField, Section, StatusTag, Tone,
};
use crate::visit;
use chrono::NaiveDate;
use domain::approvals::case::Again;
use domain::approvals::item::{Item, Typed};
use domain::approvals::record::CaseRecord;
use domain::calendar::day_in_shanghai;
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use std::sync::Arc;
use store::approvals::{Kin, KinCase};

/// The form.
#[component]
pub fn AgainPage() -> impl IntoView {
    let asked = asking();
    let id = asked_case();
    let what = visit::query("what").as_deref().and_then(Again::parse);
    let from = async move {
        let asking = asked?;
        let id = id?;
        let kin = store::approvals::kin(&asking.store, &asking.actor, id, asking.now).await?;
        if kin.may.is_empty() {
            return Err(Code::WrongState.into());
        }
        let record = store::approvals::record(&asking.store, &asking.actor, id, asking.now).await?;
        // The form is that of the item as it is applied for today.
        let item = store::approvals::item_in_force(&asking.store, &record.item.code).await?;
        Ok((record, item, kin, what, day_in_shanghai(asking.now)))
    };
    view! { <Load from=from show=|(record, item, kin, what, today)| shown(record, item, kin, what, today)/> }
}

fn shown(
    record: CaseRecord,
    item: Arc<Item>,
    kin: Kin,
    what: Option<Again>,
    today: NaiveDate,
) -> impl IntoView + use<> {
    let lang = Lang::current();
    let (words, cases) = (Words::of(lang), Cases::of(lang));
    let page = format!("/approvals/cases/{}", record.id);
    let choices = kin.may.iter().map(|it| Choice::new(it.as_str(), again_name(*it, lang))).collect();
    let chosen = what.filter(|what| kin.may.contains(what)).or_else(|| kin.may.first().copied());
    let chosen = chosen.map(|what| what.as_str().to_owned());
    let notice = kin.renew_by.map(|day| renewal(day, today));
    let mut summary = vec![ReturnedField::new("what", words.what)];
    summary.extend(labels(&item));
    let typed: Typed = record.form;
    view! {
        <Breadcrumbs trail=vec![Crumb::new(record.number.clone(), page)]/>
        <PageHeading title=words.title lead=words.lead/>
        {notice}
        <ErrorSummary fields=summary/>
        <ActionForm action={ServerAction::<FileAgain>::new()} attr:class="form">
            <input type="hidden" name="id" value=record.id.to_string()/>
            <RadioField name="what" label=words.what choices=choices value=chosen required=true/>
            {fields(&item, &typed)}
            <Button kind=Kind::Primary>{cases.hand_in}</Button>
        </ActionForm>
    }
}

/// Whether a renewal comes in time for silence to grant it.
fn renewal(until: NaiveDate, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = Words::of(lang);
    let day = crate::clock::day(until, lang);
    let (tone, sentence) =
        if today <= until { (Tone::Info, words.in_time) } else { (Tone::Warning, words.not_in_time) };
    view! { <Notice tone=tone><p>{fill(sentence, &[&day])}</p></Notice> }
}

/// What a case has to do with others, on its page.
pub(super) fn shown_kin(kin: Kin, record: &CaseRecord) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Words::of(lang);
    let link = |case: domain::ids::CaseId, number: String| {
        view! { <a href=format!("/approvals/cases/{case}")>{number}</a> }
    };
    let origin = kin.origin.map(|(case, number)| view! { <p>{words.origin}" "{link(case, number)}</p> });
    let later: Vec<_> = kin.later.into_iter().map(|later| line(&later).into_any()).collect();
    let later = (!later.is_empty()).then(|| view! { <ul>{later}</ul> });
    let id = record.id;
    let link_to = |what: Again| {
        let href = format!("/approvals/cases/{id}/again?what={}", what.as_str());
        view! { <LinkButton href=href>{again_name(what, lang)}</LinkButton> }
    };
    let again: Vec<_> = kin.may.into_iter().map(link_to).collect();
    let actions = (!again.is_empty()).then(|| view! { <div class="actions screen-only">{again}</div> });
    let renew_by = kin.renew_by.map(|day| view! { <p>{fill(words.renew_by, &[&crate::clock::day(day, lang)])}</p> });
    let any = origin.is_some() || later.is_some() || actions.is_some();
    any.then(|| {
        view! { <Section id="licence" title=words.section>{origin}{later}{renew_by}{actions}</Section> }
    })
}

fn line(later: &KinCase) -> impl IntoView + use<> {
    let lang = Lang::current();
    let href = format!("/approvals/cases/{}", later.case);
    let tone = super::work::state_tone(later.state);
    view! {
        <li>
            {kind_name(&later.kind, lang)}" "<a href=href>{later.number.clone()}</a>" "
            <StatusTag tone=tone label=case_state(later.state, lang)/>
        </li>
    }
}
