//! `/examiners/import`: the form that takes a roster file.

use super::list::downloads;
use super::words;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Examiners, fill, roster_column};
use crate::ui::{
    Breadcrumbs, Button, Crumb, ErrorSummary, FileField, Kind, Load, PageHeading, ReturnedField, Section, UploadForm,
};
use domain::examiners::Column;
use domain::permissions::{Action, Actor, Target, may};
use leptos::prelude::*;

/// Uploading a roster.
#[component]
pub fn ImportPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ImportExaminers, Target::Anything)?;
        Ok(asking.actor)
    };
    view! { <Load from=from show=|actor| form(&actor)/> }
}

fn form(actor: &Actor) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let (needed, spare): (Vec<Column>, Vec<Column>) = Column::ALL.into_iter().partition(|column| column.needed());
    let named = |columns: &[Column]| words::listed(columns.iter().map(|column| roster_column(*column, lang)), lang);
    let columns = fill(words.how_columns, &[&named(&needed), &named(&spare)]);
    let regions = fill(words.how_region, &[&words::regions(&words::reached(actor, Action::ImportExaminers), lang)]);
    let hint = fill(words.file_hint, &[&store::roster::MOST_ROWS.to_string()]);
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/examiners")]/>
        <PageHeading title=words.import lead=words.import_lead/>
        <ErrorSummary fields=vec![ReturnedField::new("file", words.file)]/>
        <UploadForm action="/examiners/import".to_owned() lang=lang>
            <FileField name="file" label=words.file hint=hint accept=".xlsx,.xls,.csv" required=true/>
            <Button kind=Kind::Primary>{words.upload}</Button>
        </UploadForm>
        <p>{columns}</p>
        <p>{regions}</p>
        <Section id="files" title=words.need_a_file>{downloads()}</Section>
    }
}
