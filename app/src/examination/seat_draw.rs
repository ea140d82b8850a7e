//! The draw of the seats on the staff's panel: set up with its rooms, followed, and turned into seats.

use super::functions::{AllotSeats, PlanSeats};
use crate::clock;
use crate::draws;
use crate::lang::Lang;
use crate::locales::{Draws, Examination, fill};
use crate::ui::{
    Button, CheckboxField, Column, DataTable, Fieldset, Input, Kind, LinkButton, Moment, Row, Section, StatusTag,
    TextField, TextareaField,
};
use crate::visit;
use domain::draws::state::DrawState;
use domain::examination::{ExaminationRecord, SeatDraw, written_rooms};
use domain::ids::AccountId;
use domain::recruitment::RecruitmentState;
use leptos::form::ActionForm;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The draws of the seats, and the next step with them.
#[component]
pub(super) fn SeatDraws(
    /// The examination.
    record: ExaminationRecord,
    /// Who can be asked for a commitment, with the office.
    supervisors: Vec<(AccountId, String)>,
) -> impl IntoView {
    let words = Examination::of(Lang::current());
    let id = record.line.id;
    let settled = record.line.state == RecruitmentState::Settled;
    let drawn = record.draws.iter().any(|draw| draw.state == DrawState::Drawn);
    let open = record.draws.iter().any(|draw| !matches!(draw.state, DrawState::Draft | DrawState::Closed));
    let allot = (settled && drawn).then(|| {
        view! {
            <p>{words.allot_hint}</p>
            <ActionForm action={ServerAction::<AllotSeats>::new()}>
                <input type="hidden" name="id" value=id.to_string()/>
                <Button kind=Kind::Primary>{words.allot}</Button>
            </ActionForm>
        }
    });
    let public = drawn.then(|| {
        view! {
            <div class="actions"><LinkButton href=format!("/recruitment/{id}/seats")>{words.seats_public}</LinkButton></div>
        }
    });
    let form = (settled && !open).then(|| form(&record, &supervisors));
    let roll = (record.line.state >= RecruitmentState::Allotted).then(|| roll(&record));
    view! {
        <Section id="seats" title=words.seats>
            <p>{words.seats_lead}</p>
            {table(&record.draws)}
            {allot}
            {public}
            {roll}
            {form}
        </Section>
    }
}

/// The roll of the candidates as a file, and where there are several sites one for each, as tables of points come back.
fn roll(record: &ExaminationRecord) -> impl IntoView + use<> {
    let words = Examination::of(Lang::current());
    let file = format!("/recruitment/{}/candidates.xlsx", record.line.id);
    let drawn = record.draws.iter().find(|draw| draw.state == DrawState::Drawn);
    let sites: BTreeSet<String> = drawn.iter().flat_map(|draw| &draw.rooms).map(|room| room.site.clone()).collect();
    let several = sites.len() > 1;
    let each = sites.into_iter().filter(|_| several).map(|site| {
        let href = format!("{file}?site={}", visit::percent(&site));
        view! { <LinkButton href=href download=true>{fill(words.roll_of_site, &[&site])}</LinkButton> }
    });
    let each = each.collect_view();
    view! {
        <h3>{words.roll}</h3>
        <p>{words.roll_lead}</p>
        <div class="actions">
            <LinkButton href=file.clone() download=true>{words.roll_file}</LinkButton>
            {each}
        </div>
    }
}

fn table(made: &[SeatDraw]) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Examination::of(lang);
    let columns = vec![
        Column::new(words.column_draw),
        Column::new(words.column_state),
        Column::number(words.column_rooms),
        Column::new(words.draw),
    ];
    let row = |draw: &SeatDraw| {
        let (state, tone) = draws::words::state(draw.state, Draws::of(lang));
        let href = format!("/draws/{}", draw.id);
        Row(vec![
            view! { <Moment at=draw.opens_at/> }.into_any(),
            view! { <StatusTag tone=tone label=state/> }.into_any(),
            draw.rooms.len().into_any(),
            view! { <a href=href>{words.draw_open}</a> }.into_any(),
        ])
    };
    let rows: Vec<Row> = made.iter().map(row).collect();
    (!rows.is_empty())
        .then(|| view! { <DataTable id="seat-draws" caption=words.draw_caption columns=columns rows=rows/> })
}

fn form(record: &ExaminationRecord, supervisors: &[(AccountId, String)]) -> impl IntoView + use<> {
    let words = Examination::of(Lang::current());
    let draft = record.draws.iter().find(|draw| draw.state == DrawState::Draft);
    let rooms = record.draws.first().map(|draw| written_rooms(&draw.rooms)).unwrap_or_default();
    let id = record.line.id.to_string();
    let title = fill(words.title_usual, &[&record.line.title]);
    let heading = if draft.is_some() { words.change } else { words.set_up };
    let opens_at = draft.map(|draw| clock::local_input(draw.opens_at)).unwrap_or_default();
    let boxes = supervisors.iter().enumerate().map(|(place, (account, office))| {
        view! {
            <CheckboxField name=format!("supervisors[{place}]") value=account.to_string() label=office.clone()/>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <h3>{heading}</h3>
        <ActionForm action={ServerAction::<PlanSeats>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.clone()/>
            <TextField name="title" label=words.form_title required=true max_length=120
                value=title.clone()/>
            <TextField name="opens_at" label=words.form_opens hint=words.form_opens_hint input=Input::DateTime
                required=true value=opens_at.clone()/>
            <Fieldset legend=words.form_supervisors>{boxes}</Fieldset>
            <CheckboxField name="beacon" label=words.form_beacon/>
            <TextareaField name="rooms" label=words.form_rooms hint=words.form_rooms_hint rows=8 required=true value=rooms.clone()/>
            <Button kind=Kind::Primary>{words.save}</Button>
        </ActionForm>
    }
}
