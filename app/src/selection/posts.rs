//! The positions of a selection with their candidates by ticket, and what can be entered for them.

use super::functions::{CallNext, EnterChecks, EnterDeclined, Leave};
use crate::lang::Lang;
use crate::locales::{Selection, call_name, check_name, check_result, fill, left_because, list_column};
use crate::ui::{
    Button, Choice, Column, DataTable, EmptyState, Kind, Layout, Row, Section, SelectField, StatusTag, TextField,
    TextareaField, Tone,
};
use crate::visit;
use domain::applications::Fate;
use domain::ids::RecruitmentId;
use domain::recruitment::Points;
use domain::recruitment::scheme::Stages;
use domain::selection::{
    CheckKind, CheckResult, LeftBecause, ListColumn, PostRecord, SelectionRecord, SelectionStep, Standing,
};
use leptos::form::ActionForm;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The positions, and above them the form of what can be entered now.
#[component]
pub(super) fn Posts(
    /// The selection.
    record: SelectionRecord,
) -> impl IntoView {
    let words = Selection::of(Lang::current());
    let id = record.recruitment;
    if record.posts.is_empty() {
        return None;
    }
    let entering = match record.next {
        SelectionStep::Invite => Some(leaving(id, &record.stages).into_any()),
        SelectionStep::Check | SelectionStep::Publicise => Some(checking(id, &record.stages).into_any()),
        SelectionStep::File => Some((checking(id, &record.stages), declining(id)).into_any()),
        _ => None,
    };
    let posts: Vec<_> = record.posts.into_iter().map(|post| one(id, post)).collect();
    let next = record.more_after.map(|after| {
        let href = visit::address_with(&[("after", Some(&after)), ("done", None)]);
        view! { <nav class="pager"><a class="button" href=href rel="next">{words.posts}</a></nav> }
    });
    Some(view! { <Section id="posts" title=words.posts>{entering} {posts} {next}</Section> })
}

/// What a ticket is called.
pub(super) fn ticket_label(lang: Lang) -> String {
    list_column(&ListColumn::Ticket, lang)
}

fn leaving(id: RecruitmentId, stages: &Stages) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let reasons = LeftBecause::under(stages).map(|it| Choice::new(it.as_str(), left_because(it, lang))).collect();
    view! {
        <ActionForm action={ServerAction::<Leave>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <TextField name="ticket" label=ticket_label(lang) required=true max_length=40/>
            <SelectField name="because" label=words.because choices=reasons required=true/>
            <TextareaField name="reason" label=words.reason hint=words.reason_left_hint rows=3 max_length=2000/>
            <Button>{words.leave}</Button>
        </ActionForm>
    }
}

fn checking(id: RecruitmentId, stages: &Stages) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let order = CheckKind::ALL.iter().filter_map(|then| {
        let names = [check_name(then.waits_for(stages)?, lang), check_name(*then, lang)].map(str::to_lowercase);
        Some(view! { <p>{fill(words.check_order, &[&names[0], &names[1]])}</p> })
    });
    let order = order.collect_view();
    let checks = CheckKind::ALL.iter().map(|it| Choice::new(it.as_str(), check_name(*it, lang))).collect();
    let results = CheckResult::enterable(CheckKind::Inspection);
    let results = results.iter().map(|it| Choice::new(it.as_str(), check_result(*it, lang))).collect();
    view! {
        {order}
        <ActionForm action={ServerAction::<EnterChecks>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <SelectField name="check" label=words.check choices=checks required=true/>
            <SelectField name="result" label=words.result choices=results required=true/>
            <TextareaField name="tickets" label=words.tickets hint=words.tickets_hint required=true/>
            <TextareaField name="reason" label=words.reason hint=words.reason_check_hint rows=3 max_length=2000/>
            <Button>{words.enter}</Button>
        </ActionForm>
    }
}

fn declining(id: RecruitmentId) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Selection::of(lang);
    view! {
        <h3>{words.decline_title}</h3>
        <p>{words.decline_hint}</p>
        <ActionForm action={ServerAction::<EnterDeclined>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <TextField name="ticket" label=ticket_label(lang) required=true max_length=40/>
            <TextareaField name="declared" label=words.decline_reason rows=3 max_length=2000 required=true/>
            <Button kind=Kind::Danger>{words.decline}</Button>
        </ActionForm>
    }
}

fn one(id: RecruitmentId, record: PostRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let post = record.post;
    let caption = fill(words.post_caption, &[&post.code, &post.title, &post.places.to_string()]);
    if record.people.is_empty() {
        return view! { <EmptyState title=caption><p>{words.empty}</p></EmptyState> }.into_any();
    }
    let mut columns = vec![
        Column::new(ticket_label(lang)),
        Column::number(words.column_written_rank),
        Column::new(words.column_call),
        Column::number(list_column(&ListColumn::Interview, lang)),
        Column::number(list_column(&ListColumn::Total, lang)),
        Column::number(list_column(&ListColumn::Rank, lang)),
        Column::new(words.column_physical),
        Column::new(words.column_inspection),
        Column::new(words.column_outcome),
    ];
    // Who may not read applications sees no column for them.
    let names = (!record.names.is_empty()).then_some(&record.names);
    if names.is_some() {
        columns.insert(1, Column::new(list_column(&ListColumn::Name, lang)));
    }
    let rows = record.people.into_iter().map(|it| person(it, names)).collect();
    let call = record.call_due.then(|| {
        let code = post.code.clone();
        view! {
            <p>{words.call_next_hint}</p>
            <ActionForm action={ServerAction::<CallNext>::new()}>
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="code" value=code/>
                <Button kind=Kind::Primary>{words.call_next}</Button>
            </ActionForm>
        }
    });
    let table = format!("post-{}", post.code);
    view! {
        <div class="block">
            <DataTable id=table caption=caption columns=columns rows=rows layout=Layout::Scroll/>
            {call}
        </div>
    }
    .into_any()
}

fn person(it: Standing, names: Option<&BTreeMap<String, String>>) -> Row {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let number = |rank: Option<u32>| rank.map_or_else(|| words.none.to_owned(), |rank| rank.to_string()).into_any();
    let marks = |of: Option<Points>| of.map_or_else(|| words.none.to_owned(), |of| of.to_string()).into_any();
    let (tone, outcome) = match it.fate {
        Fate::Hired => (Tone::Good, words.hired),
        Fate::OutAt(_) if it.declined.is_some() => (Tone::Plain, words.declined),
        Fate::OutAt(_) => (Tone::Plain, words.out),
        Fate::Open if it.proposed => (Tone::Good, words.proposed),
        Fate::Open => (Tone::Info, words.open),
    };
    let name = names.map(|names| names.get(&it.ticket).cloned().unwrap_or_default().into_any());
    let mut cells = vec![view! { <code>{it.ticket}</code> }.into_any()];
    cells.extend(name);
    cells.extend([
        number(it.written_rank),
        it.call.map(|call| call_name(call, lang)).into_any(),
        marks(it.interview),
        marks(it.total),
        number(it.total_rank),
        check_result(it.physical, lang).into_any(),
        check_result(it.inspection, lang).into_any(),
        view! { <StatusTag tone=tone label=outcome/> }.into_any(),
    ]);
    Row(cells)
}
