//! The files of an application: what is there, taking one away, adding one.

use super::functions::DetachFile;
use crate::lang::Lang;
use crate::locales::{Applications, attachment_kind, fill};
use crate::ui::{Button, Choice, Column, DataTable, FileField, Kind, Moment, Row, Section, SelectField, UploadForm};
use domain::applications::{Attachment, AttachmentKind};
use domain::ids::ApplicationId;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What can be done with attachments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing.
    Nothing,
    /// Add documents that answer a refusal.
    Answer,
    /// Add and take away.
    All,
}

/// The files.
#[component]
pub(super) fn Attachments(
    /// The application.
    id: ApplicationId,
    /// What is there.
    attachments: Vec<Attachment>,
    /// What can be done.
    change: Change,
) -> impl IntoView {
    let words = Applications::of(Lang::current());
    let table = if attachments.is_empty() {
        view! { <p>{words.attachments_none}</p> }.into_any()
    } else {
        table(id, attachments, change).into_any()
    };
    let form = (change != Change::Nothing).then(|| upload(id, change));
    view! {
        <Section id="attachments" title=words.attachments>
            {table}
            {form}
        </Section>
    }
}

fn table(id: ApplicationId, attachments: Vec<Attachment>, change: Change) -> impl IntoView {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let mut columns = vec![
        Column::new(words.attachment_name),
        Column::new(words.attachment_kind),
        Column::new(words.attachment_size),
        Column::new(words.attachment_at),
    ];
    if change == Change::All {
        columns.push(Column::new(words.attachment_remove));
    }
    let row =
        |file: Attachment| {
            let href = format!("/applications/{id}/attachments/{}", file.id);
            let size = fill(words.kilobytes, &[&file.size.div_ceil(1_024).to_string()]);
            let name = file.name.clone();
            let mut cells = vec![
                view! { <a href=href download=true>{file.name}</a> }.into_any(),
                attachment_kind(file.kind, lang).into_any(),
                format!("{} · {size}", file.format.shown()).into_any(),
                view! { <Moment at=file.at/> }.into_any(),
            ];
            if change == Change::All {
                cells.push(view! {
                <ActionForm action={ServerAction::<DetachFile>::new()}>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <input type="hidden" name="attachment" value=file.id.to_string()/>
                    <Button kind=Kind::Quiet>{words.attachment_remove}<span class="unseen">" "{name}</span></Button>
                </ActionForm>
            }.into_any());
            }
            Row(cells)
        };
    let rows = attachments.into_iter().map(row).collect();
    view! { <DataTable id="files" caption=words.attachments columns=columns rows=rows/> }
}

fn upload(id: ApplicationId, change: Change) -> impl IntoView {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let choice = |kind: AttachmentKind| Choice::new(kind.as_str(), attachment_kind(kind, lang));
    let kinds = AttachmentKind::ALL.into_iter().filter(|kind| change == Change::All || *kind != AttachmentKind::Photo);
    let kinds: Vec<_> = kinds.map(choice).collect();
    let page = if change == Change::All { "form" } else { "application" };
    view! {
        <h3>{words.attach}</h3>
        <p>{words.attach_lead}</p>
        <UploadForm action=format!("/applications/{id}/attachments") lang=lang>
            <input type="hidden" name="page" value=page/>
            <SelectField name="kind" label=words.attachment_kind choices=kinds required=true/>
            <FileField name="file" label=words.attachment_file hint=words.attachment_hint accept=".jpg,.jpeg,.png,.pdf"
                required=true/>
            <Button>{words.attach_button}</Button>
        </UploadForm>
    }
}
