//! On which days a post covers for another: what is entered, and the form that enters more.

use super::desk_functions::{EndAbsence, EnterAbsence};
use super::words::posts_called;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Cases, Cover, fill};
use crate::recruitment::named;
use crate::ui::{
    Button, Choice, Column, DataTable, EmptyState, Input, Kind, ReturnedField, Row, Section, SelectField, StatusTag,
    TextField, Tone,
};
use chrono::NaiveDate;
use domain::approvals::post::Post;
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::approvals::{AbsenceLine, Appointed};

/// What the section shows.
pub(super) struct Absent {
    /// The holdings whose post may be entered as absent.
    pub holdings: Vec<Appointed>,
    /// What is entered and not over.
    pub absences: Vec<AbsenceLine>,
    /// The posts that there are.
    pub posts: Vec<Post>,
    /// The present day.
    pub today: NaiveDate,
}

/// The fields of the form, as the page's summary names them.
pub(super) fn fields() -> Vec<ReturnedField> {
    let words = Cover::of(Lang::current());
    [("holding", words.absent), ("cover", words.cover), ("from", words.from), ("until", words.until)]
        .map(|(name, label)| ReturnedField::new(name, label))
        .to_vec()
}

/// The section.
#[component]
pub(super) fn AbsencesShown(
    /// What it shows.
    absent: Absent,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Cover::of(lang);
    let Absent { holdings, absences, posts, today } = absent;
    let columns = vec![
        Column::new(words.absent),
        Column::new(words.cover),
        Column::new(words.from),
        Column::new(words.until),
        Column::new(words.end),
    ];
    let list = if absences.is_empty() {
        view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any()
    } else {
        let rows = absences.into_iter().map(|line| row(line, today)).collect();
        view! { <DataTable id="absences-table" caption=words.caption columns=columns rows=rows/> }.into_any()
    };
    let form = (!holdings.is_empty()).then(|| form(holdings, &posts));
    view! { <Section id="absences" title=words.title><p>{words.lead}</p>{list}{form}</Section> }
}

fn row(line: AbsenceLine, today: NaiveDate) -> Row {
    let lang = Lang::current();
    let words = Cover::of(lang);
    let called = posts_called();
    let now = line.absence.is_on(today).then(|| view! { " "<StatusTag tone=Tone::Info label=words.now/> });
    let end = line.may_end.then(|| {
        view! {
            <ActionForm action={ServerAction::<EndAbsence>::new()}>
                <input type="hidden" name="id" value=line.id.to_string()/>
                <Button kind=Kind::Secondary>{words.end}</Button>
            </ActionForm>
        }
    });
    Row(vec![
        view! { {called(&line.absence.post)}{now} }.into_any(),
        called(&line.absence.cover).into_any(),
        clock::day(line.absence.from, lang).into_any(),
        clock::day(line.absence.until, lang).into_any(),
        end.into_any(),
    ])
}

fn form(holdings: Vec<Appointed>, posts: &[Post]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let (words, cases) = (Cover::of(lang), Cases::of(lang));
    let called = posts_called();
    let holder = |held: Appointed| {
        let label = fill(words.holder, &[&called(&held.post), &held.login]);
        Choice::new(held.id, label)
    };
    let holdings: Vec<Choice> = holdings.into_iter().map(holder).collect();
    let covers = posts.iter().map(|post| Choice::new(post.code.0.clone(), named(&post.name, lang))).collect();
    view! {
        <ActionForm action={ServerAction::<EnterAbsence>::new()} attr:class="form">
            <SelectField name="holding" label=words.absent choices=holdings required=true/>
            <SelectField name="cover" label=words.cover hint=words.cover_hint choices=covers required=true/>
            <TextField name="from" label=words.from input=Input::Date required=true/>
            <TextField name="until" label=words.until hint=words.until_hint input=Input::Date required=true/>
            <Button kind=Kind::Primary>{cases.do_it}</Button>
        </ActionForm>
    }
}
