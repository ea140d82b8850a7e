//! `/recruitment/{id}/objection`: anybody objects to those proposed for hire, under a real name, while the notice runs.

use super::deciding::state_tone;
use super::functions::RaiseObjection;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, Selection, fill, objection_state};
use crate::recruitment::asked_recruitment;
use crate::ui::{
    Breadcrumbs, Button, Crumb, EmptyState, ErrorSummary, Kind, Load, Moment, PageHeading, ReturnedField, Section,
    StatusTag, TextField, TextareaField,
};
use domain::calendar::day_in_shanghai;
use domain::permissions::{Action, Target, may};
use domain::recruitment::RecruitmentRecord;
use domain::selection::{ListKind, OwnObjection};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Objecting.
#[component]
pub fn ObjectionPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::RaiseObjection, Target::Anything)?;
        let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id?, asking.now).await?;
        let lists = store::selection::lists(&asking.store, &asking.actor, record.line.id).await?;
        let today = day_in_shanghai(asking.now);
        let runs = lists.iter().any(|line| line.kind == ListKind::Publicity && !line.is_withdrawn(today));
        let own = store::selection::own_objections(&asking.store, &asking.actor, record.line.id).await?;
        Ok(Read { record, runs, own, signed_in: asking.actor.account.is_some() })
    };
    view! { <Load from=from show=shown/> }
}

/// What the page is made of.
#[derive(Clone)]
struct Read {
    record: RecruitmentRecord,
    /// Whether a notice runs.
    runs: bool,
    own: Vec<OwnObjection>,
    signed_in: bool,
}

fn shown(Read { record, runs, own, signed_in }: Read) -> impl IntoView {
    let words = Selection::of(Lang::current());
    let id = record.line.id;
    let trail = vec![
        Crumb::new(Recruitment::of(Lang::current()).title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
        Crumb::new(words.lists, format!("/recruitment/{id}/lists")),
    ];
    let form = if runs {
        form(id, signed_in).into_any()
    } else {
        view! { <EmptyState title=words.form_closed><p>{words.form_closed_hint}</p></EmptyState> }.into_any()
    };
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.object lead=words.form_lead/>
        {owned(own)}
        {form}
    }
}

/// What the reader raised from this account, with the decisions.
fn owned(own: Vec<OwnObjection>) -> impl IntoView {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let one = |it: OwnObjection| {
        let about = match &it.ticket {
            Some(ticket) => fill(words.objection_about, &[ticket]),
            None => words.objection_whole.to_owned(),
        };
        let reasons = it.answer.map(|answer| view! { <p>{fill(words.decided, &[&answer])}</p> });
        view! {
            <div class="block">
                <p><StatusTag tone=state_tone(it.state) label=objection_state(it.state, lang)/> " " {about} " · " <Moment at=it.raised_at/></p>
                <p>{it.words}</p>
                {reasons}
            </div>
        }
    };
    let any = !own.is_empty();
    let all: Vec<_> = own.into_iter().map(one).collect();
    any.then(|| view! { <Section id="own-objections" title=words.own_objections>{all}</Section> })
}

fn form(id: domain::ids::RecruitmentId, signed_in: bool) -> impl IntoView {
    let words = Selection::of(Lang::current());
    let fields = [
        ("ticket", words.form_ticket),
        ("words", words.form_words),
        ("name", words.form_name),
        ("contact", words.form_contact),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        {(!signed_in).then(|| view! { <p>{words.signed_in_hint}</p> })}
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<RaiseObjection>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <TextField name="ticket" label=words.form_ticket hint=words.form_ticket_hint max_length=40/>
            <TextareaField name="words" label=words.form_words required=true rows=6 max_length=2000/>
            <TextField name="name" label=words.form_name required=true max_length=100/>
            <TextField name="contact" label=words.form_contact required=true max_length=100/>
            <Button kind=Kind::Primary>{words.form_send}</Button>
        </ActionForm>
    }
}
