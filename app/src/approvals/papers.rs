//! The papers of a case on its page: every version, and the form that adds one.

use super::words::who_called;
use crate::lang::Lang;
use crate::locales::{CasePapers, fill};
use crate::recruitment::named;
use crate::ui::{
    Button, Choice, Column, DataTable, FileField, Moment, ReturnedField, Row, Section, SelectField, StatusTag, Tone,
    UploadForm,
};
use domain::approvals::item::Item;
use domain::approvals::papers::{LIMITS, Paper, Papers, Shows};
use domain::ids::CaseId;
use leptos::prelude::*;

/// The papers.
#[component]
pub(super) fn PapersShown(
    /// The case.
    id: CaseId,
    /// The item in the version that the case keeps.
    item: Item,
    /// What is there, and whether another can be added.
    papers: Papers,
) -> impl IntoView {
    let words = CasePapers::of(Lang::current());
    let form = papers.may_add.then(|| form(id, &item));
    let table = if papers.papers.is_empty() {
        view! { <p>{words.none}</p> }.into_any()
    } else {
        table(id, &item, &papers.papers).into_any()
    };
    view! { <Section id="papers" title=words.papers>{table}{form}</Section> }
}

/// The fields of the form, as the page's summary names them.
pub(super) fn fields() -> Vec<ReturnedField> {
    let words = CasePapers::of(Lang::current());
    let fields = [("material", words.column_material), ("file", words.file)];
    fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec()
}

/// What a paper shows, in words.
fn shown(shows: Shows, item: &Item, lang: Lang) -> String {
    let material = shows.material(item).ok().flatten();
    material.map_or_else(|| CasePapers::of(lang).other.to_owned(), |material| named(&material.name, lang))
}

fn table(id: CaseId, item: &Item, papers: &[Paper]) -> impl IntoView + use<> {
    let words = CasePapers::of(Lang::current());
    let columns = vec![
        Column::new(words.column_material),
        Column::new(words.column_version),
        Column::new(words.column_file),
        Column::new(words.column_size),
        Column::new(words.column_by),
        Column::new(words.column_at),
    ];
    // The latest of each stands first.
    let latest = |place: usize| place == 0 || papers[place - 1].shows != papers[place].shows;
    let rows = papers.iter().enumerate().map(|(place, paper)| row(id, item, paper, latest(place))).collect();
    view! { <DataTable id="papers-table" caption=words.papers columns=columns rows=rows/> }
}

fn row(id: CaseId, item: &Item, paper: &Paper, latest: bool) -> Row {
    let lang = Lang::current();
    let words = CasePapers::of(lang);
    let by = who_called(&paper.by);
    let version = fill(words.version, &[&paper.version.to_string()]);
    let latest = latest.then(|| view! { " "<StatusTag tone=Tone::Good label=words.latest/> });
    let href = format!("/approvals/cases/{id}/papers/{}", paper.id);
    let size = fill(words.size, &[paper.format.shown(), &paper.size.div_ceil(1_024).to_string()]);
    Row(vec![
        shown(paper.shows, item, lang).into_any(),
        view! { {version}{latest} }.into_any(),
        view! { <a href=href download=true>{paper.name.clone()}</a> }.into_any(),
        size.into_any(),
        by.into_any(),
        view! { <Moment at=paper.at/> }.into_any(),
    ])
}

fn form(id: CaseId, item: &Item) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = CasePapers::of(lang);
    let choice = |shows: Shows| {
        let name = shown(shows, item, lang);
        let needed = shows.material(item).ok().flatten().is_some_and(|material| material.required);
        Choice::new(String::from(shows), if needed { fill(words.needed, &[&name]) } else { name })
    };
    let choices: Vec<_> = Shows::all(item).into_iter().map(choice).collect();
    let hint = fill(words.file_hint, &[&(LIMITS.bytes >> 20).to_string()]);
    view! {
        <h3>{words.add}</h3>
        <p>{words.lead}</p>
        <UploadForm action=format!("/approvals/cases/{id}/papers") lang=lang>
            <SelectField name="material" label=words.column_material choices=choices required=true/>
            <FileField name="file" label=words.file hint=hint accept=".pdf,.jpg,.jpeg,.png" required=true/>
            <Button>{words.button}</Button>
        </UploadForm>
    }
}
