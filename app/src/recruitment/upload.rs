//! `/recruitment/{id}/upload`: the form that takes a position table.

use super::words::{asked_recruitment, led_draft};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, fill};
use crate::ui::{
    Breadcrumbs, Button, Crumb, ErrorSummary, FileField, Kind, LinkButton, Load, PageHeading, ReturnedField, UploadForm,
};
use domain::recruitment::RecruitmentRecord;
use leptos::prelude::*;

/// Uploading the positions of a draft.
#[component]
pub fn UploadPositionsPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move { led_draft(&asked?, id?).await };
    view! { <Load from=from show=form/> }
}

fn form(record: RecruitmentRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let id = record.line.id;
    let hint = fill(words.upload_hint, &[&store::roster::MOST_ROWS.to_string()]);
    let trail = vec![
        Crumb::new(words.title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
    ];
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.upload lead=words.upload_lead/>
        <ErrorSummary fields=vec![ReturnedField::new("file", words.upload_file)]/>
        <UploadForm action=format!("/recruitment/{id}/upload") lang=lang>
            <FileField name="file" label=words.upload_file hint=hint accept=".xlsx,.xls,.csv" required=true/>
            <Button kind=Kind::Primary>{words.upload_button}</Button>
        </UploadForm>
        <div class="actions">
            <LinkButton href="/recruitment/positions-template.xlsx" download=true>{words.template}</LinkButton>
        </div>
    }
}
