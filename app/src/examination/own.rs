//! `/applications/{id}/points`: one's own points, and asking to have a paper checked.

use super::functions::AskRecheck;
use super::words::{PaperTable, recheck_tone, seat_facts, total_facts};
use crate::applications::asked_application;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Candidates, fill, recheck_state};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Button, Choice, Column, Crumb, DataTable, ErrorSummary, Facts, Load, Moment, Notice, PageHeading,
    ReturnedField, Row, Section, SelectField, StatusTag, TextField, Tone,
};
use domain::examination::{OwnRecheck, OwnResult};
use domain::ids::ApplicationId;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// One's own points.
#[component]
pub fn OwnPointsPage() -> impl IntoView {
    let asked = asking();
    let id = asked_application();
    let from = async move {
        let asking = asked?;
        Ok(store::examination::own_result(&asking.store, &asking.actor, id?, asking.now).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(result: OwnResult) -> impl IntoView {
    let words = Candidates::of(Lang::current());
    let trail = vec![Crumb::new(words.applications, format!("/applications/{}", result.application))];
    let points = if result.status.released {
        view! {
            <Facts items=total_facts(&result.status)/>
            <PaperTable papers=result.status.papers.clone()/>
        }
        .into_any()
    } else {
        view! { <Notice tone=Tone::Info><p>{words.points_not_yet}</p></Notice> }.into_any()
    };
    let fields =
        vec![ReturnedField::new("paper", words.column_paper), ReturnedField::new("grounds", words.recheck_grounds)];
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.points/>
        <ErrorSummary fields=fields/>
        {points}
        {recheck(&result)}
        <Section id="seat" title=words.ticket><Facts items=seat_facts(&result.status)/></Section>
    }
}

/// The requests that were made, and those that can be.
fn recheck(result: &OwnResult) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Candidates::of(lang);
    let until = clock::day(result.recheck_until?, lang);
    let lead = fill(if result.recheck_over { words.recheck_over } else { words.recheck_lead }, &[&until]);
    let id = result.application;
    let asked: Vec<usize> = result.rechecks.iter().map(|it| it.paper).collect();
    let left = result.status.papers.iter().filter(|it| !result.recheck_over && !asked.contains(&it.paper));
    let made = made(result);
    let choices: Vec<Choice> =
        left.map(|paper| Choice::new(paper.paper.to_string(), named(&paper.name, lang))).collect();
    let form = (!choices.is_empty()).then(|| form(id, choices));
    Some(view! {
        <Section id="recheck" title=words.recheck>
            <p>{lead}</p>
            {made}
            {form}
        </Section>
    })
}

fn made(result: &OwnResult) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Candidates::of(lang);
    let columns = vec![
        Column::new(words.column_paper),
        Column::new(words.column_state),
        Column::new(words.column_asked),
        Column::new(words.column_decided),
    ];
    let row = |it: &OwnRecheck| {
        let paper = result.status.papers.iter().find(|paper| paper.paper == it.paper);
        let paper = paper.map(|paper| named(&paper.name, lang)).unwrap_or_default();
        Row(vec![
            paper.into_any(),
            view! { <StatusTag tone=recheck_tone(it.state) label=recheck_state(it.state, lang)/> }.into_any(),
            view! { <Moment at=it.asked_at/> }.into_any(),
            it.decided_at.map(|at| view! { <Moment at=at/> }).into_any(),
        ])
    };
    let rows: Vec<Row> = result.rechecks.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! { <DataTable id="rechecks" caption=words.rechecks_caption columns=columns rows=rows/> }
    })
}

fn form(id: ApplicationId, papers: Vec<Choice>) -> impl IntoView {
    let words = Candidates::of(Lang::current());
    view! {
        <ActionForm action={ServerAction::<AskRecheck>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <SelectField name="paper" label=words.column_paper choices=papers required=true/>
            <TextField name="grounds" label=words.recheck_grounds max_length=500/>
            <Button>{words.recheck_ask}</Button>
        </ActionForm>
    }
}
