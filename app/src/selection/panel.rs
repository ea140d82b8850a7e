//! `/recruitment/{id}/selection`: what those who lead a recruitment do from released scores to the filing, on one page.

use super::deciding::Objections;
use super::pass_lines::{Lines, Proposing, line_label};
use super::posts::{Posts, ticket_label};
use super::restoring::Restorings;
use super::steps::Next;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, Selection, recruitment_state};
use crate::recruitment::asked_recruitment;
use crate::ui::{Breadcrumbs, Crumb, ErrorSummary, LinkButton, Load, PageHeading, ReturnedField, StatusTag, Tone};
use crate::visit;
use domain::permissions::{Action, Target, may};
use domain::seasons::SeasonLine;
use domain::selection::SelectionRecord;
use leptos::prelude::*;

/// Seasons to choose from.
const SEASONS: u64 = 50;

/// The staff's page of a selection.
#[component]
pub fn SelectionPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let after = visit::query("after");
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::PlanRecruitment, Target::Anything)?;
        let record = store::selection::selection_record(&asking.store, &asking.actor, id?, after.as_deref()).await?;
        let seasons = store::seasons::season_list(&asking.store, &asking.actor, None, SEASONS).await?;
        Ok((record, seasons))
    };
    view! { <Load from=from show=|(record, seasons)| shown(record, seasons)/> }
}

fn shown(record: SelectionRecord, seasons: Vec<SeasonLine>) -> impl IntoView {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let id = record.recruitment;
    let trail = vec![
        Crumb::new(Recruitment::of(lang).title, "/recruitment"),
        Crumb::new(record.title.clone(), format!("/recruitment/{id}")),
    ];
    let fields = [
        ("ticket", ticket_label(lang)),
        ("tickets", words.tickets.to_owned()),
        ("because", words.because.to_owned()),
        ("season", words.season.to_owned()),
        ("check", words.check.to_owned()),
        ("result", words.result.to_owned()),
        ("objection", words.objections.to_owned()),
        ("decision", words.decision.to_owned()),
        ("reason", words.lines_reason.to_owned()),
        ("declared", words.decline_reason.to_owned()),
        ("restored", super::posts::ticket_label(lang)),
        ("mistake", words.restore_mistake.to_owned()),
        ("reasons", words.reasons.to_owned()),
    ];
    let lines = record.lines_asked.iter().map(|of| ReturnedField::new(of.field(), line_label(of, lang)));
    let fields = fields.into_iter().map(|(name, label)| ReturnedField::new(name, label)).chain(lines).collect();
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.panel lead=words.panel_lead>
            <StatusTag tone=Tone::Info label=recruitment_state(record.state, lang)/>
        </PageHeading>
        <ErrorSummary fields=fields/>
        <Next record=record.clone() seasons=seasons/>
        <div class="actions"><LinkButton href=format!("/recruitment/{id}/lists")>{words.lists}</LinkButton></div>
        <Lines id=id lines=record.lines.clone()/>
        <Proposing record=record.clone()/>
        <Objections record=record.clone()/>
        <Posts record=record.clone()/>
        <Restorings record=record/>
    }
}
