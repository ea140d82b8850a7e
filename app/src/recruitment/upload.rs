//! `/recruitment/{id}/upload`: the form that takes a position table.

use super::words::{asked_recruitment, led_draft};
use crate::asking::asking;
use crate::forms::returned;
use crate::lang::Lang;
use crate::locales::{Recruitment, fill, position_column};
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, Fieldset, FileField, Kind, LinkButton, Load, PageHeading,
    ReturnedField, SelectField, UploadForm,
};
use domain::recruitment::RecruitmentRecord;
use domain::recruitment::position::{PositionColumn, TakenColumn};
use domain::tables::{COLUMNS_BY_HAND, letters};
use leptos::prelude::*;

/// Uploading the positions of a draft.
#[component]
pub fn UploadPositionsPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move {
        let asking = asked?;
        let record = led_draft(&asking, id?).await?;
        let last = store::recruitment::doubts(&asking.store, &asking.actor, record.line.id).await?;
        Ok((record, last.map(|last| last.columns).unwrap_or_default()))
    };
    view! { <Load from=from show=form/> }
}

fn form((record, last): (RecruitmentRecord, Vec<TakenColumn>)) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let id = record.line.id;
    let hint = fill(words.upload_hint, &[&store::roster::MOST_ROWS.to_string()]);
    let trail = vec![
        Crumb::new(words.title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
    ];
    let mut fields = vec![ReturnedField::new("file", words.upload_file)];
    fields.extend(PositionColumn::ALL.iter().map(|it| ReturnedField::new(it.as_str(), position_column(*it, lang))));
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.upload lead=words.upload_lead/>
        <ErrorSummary fields=fields/>
        <UploadForm action=format!("/recruitment/{id}/upload") lang=lang>
            <FileField name="file" label=words.upload_file hint=hint accept=".xlsx,.xls,.csv" required=true/>
            {columns(&last, lang)}
            <Button kind=Kind::Primary>{words.upload_button}</Button>
        </UploadForm>
        <div class="actions">
            <LinkButton href="/recruitment/positions-template.xlsx" download=true>{words.template}</LinkButton>
        </div>
    }
}

/// Which column is what, where a person says it instead of the guess. A column that the last import took is shown with
/// its header.
fn columns(last: &[TakenColumn], lang: Lang) -> impl IntoView + use<> {
    let words = Recruitment::of(lang);
    let choices: Vec<Choice> = (0..COLUMNS_BY_HAND).map(|at| choice(at, last, words)).collect();
    let fields = PositionColumn::ALL.iter().map(move |column| {
        let label = position_column(*column, lang);
        view! {
            <SelectField name=column.as_str() label=label choices=choices.clone() empty=words.columns_guess/>
        }
    });
    view! {
        <details class="more" id="columns" open=returned().is_some() || !last.is_empty()>
            <summary>{words.columns}</summary>
            <p>{words.columns_hint}</p>
            <Fieldset legend=words.columns_legend row=true>{fields.collect_view()}</Fieldset>
        </details>
    }
}

fn choice(at: usize, last: &[TakenColumn], words: &Recruitment) -> Choice {
    let letters = letters(at);
    let taken = last.iter().find(|taken| taken.at == at);
    let label = match taken {
        Some(taken) => fill(words.columns_last, &[&letters, &taken.header]),
        None => fill(words.columns_letter, &[&letters]),
    };
    Choice::new(at.to_string(), label)
}
