//! Tables of points on the staff's panel: imported, with what is wrong in them, and released by a second person.

use super::functions::{ReleasePoints, WithdrawPoints};
use crate::lang::Lang;
use crate::locales::{Examination, fill, problem_kind};
use crate::recruitment::named;
use crate::ui::{
    Button, Column, DataTable, FileField, HashText, Kind, Layout, Moment, Notice, Row, Section, StatusTag, Tone,
    UploadForm,
};
use domain::examination::{ExaminationRecord, Problem, SheetLine};
use domain::ids::RecruitmentId;
use domain::recruitment::RecruitmentState;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The tables, and the next step with them.
#[component]
pub(super) fn Tables(
    /// The examination.
    record: ExaminationRecord,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Examination::of(lang);
    let id = record.line.id;
    let open = record.line.state == RecruitmentState::Allotted;
    let names: Vec<String> = record.papers.iter().map(|paper| named(paper, lang)).collect();
    let columns = fill(words.points_columns, &[&names.join("、")]);
    let hint = fill(words.points_hint, &[&store::roster::MOST_ROWS.to_string()]);
    let upload = open.then(|| {
        view! {
            <UploadForm action=format!("/recruitment/{id}/points") lang=lang>
                <FileField name="file" label=words.points_file hint=hint accept=".xlsx,.xls,.csv" required=true/>
                <Button>{words.points_import}</Button>
            </UploadForm>
        }
    });
    let problems = record.sheets.iter().find(|line| !line.problems.is_empty()).filter(|_| open);
    let problems = problems.map(|line| problems_table(line.problems.clone(), &names));
    view! {
        <Section id="points" title=words.points>
            <p>{words.points_lead}</p>
            {open.then(|| view! { <p>{columns}</p> })}
            {problems}
            {sheets(id, &record.sheets)}
            {open.then(|| release(&record))}
            {upload}
        </Section>
    }
}

/// Whether everybody is in, and the release.
fn release(record: &ExaminationRecord) -> Option<AnyView> {
    let words = Examination::of(Lang::current());
    let missing = record.missing?;
    if missing > 0 {
        let first: Vec<&str> = record.missing_first.iter().map(domain::examination::Ticket::as_str).collect();
        let sentence = fill(words.missing, &[&missing.to_string()]);
        let first = fill(words.missing_first, &[&first.join("、")]);
        return Some(view! { <Notice tone=Tone::Warning><p>{sentence}</p><p>{first}</p></Notice> }.into_any());
    }
    let id = record.line.id.to_string();
    let own = record.sheets.iter().any(|line| line.own && line.state == "waiting");
    let form = (!own).then(|| {
        view! {
            <ActionForm action={ServerAction::<ReleasePoints>::new()}>
                <input type="hidden" name="id" value=id.clone()/>
                <Button kind=Kind::Primary>{words.release}</Button>
            </ActionForm>
        }
    });
    Some(view! { <Notice tone=Tone::Good><p>{words.complete}</p></Notice><p>{words.release_hint}</p>{form} }.into_any())
}

fn sheets(id: RecruitmentId, lines: &[SheetLine]) -> Option<impl IntoView + use<>> {
    let words = Examination::of(Lang::current());
    let columns = vec![
        Column::new(words.column_at),
        Column::new(words.column_state),
        Column::number(words.column_rows),
        Column::new(words.column_by),
        Column::new(words.column_hash),
        Column::new(words.withdraw),
    ];
    let row = |line: &SheetLine| {
        let (state, tone) = match line.state.as_str() {
            "waiting" => (words.sheet_waiting, Tone::Info),
            "released" => (words.sheet_released, Tone::Good),
            _ => (words.sheet_faulty, Tone::Bad),
        };
        let sheet = line.id.to_string();
        let withdraw = (line.state == "waiting").then(|| {
            view! {
                <ActionForm action={ServerAction::<WithdrawPoints>::new()}>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <input type="hidden" name="sheet" value=sheet.clone()/>
                    <Button>{words.withdraw}</Button>
                </ActionForm>
            }
        });
        Row(vec![
            view! { <Moment at=line.imported_at/> }.into_any(),
            view! { <StatusTag tone=tone label=state/> }.into_any(),
            line.rows.into_any(),
            if line.own { words.by_you } else { words.by_other }.into_any(),
            view! { <HashText text=line.sha256.clone()/> }.into_any(),
            withdraw.into_any(),
        ])
    };
    let rows: Vec<Row> = lines.iter().map(row).collect();
    (!rows.is_empty())
        .then(|| view! { <DataTable id="sheets" caption=words.sheets_caption columns=columns rows=rows/> })
}

fn problems_table(problems: Vec<Problem>, papers: &[String]) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Examination::of(lang);
    let caption = fill(words.problems_caption, &[&problems.len().to_string()]);
    let columns = vec![
        Column::number(words.column_line),
        Column::new(words.column_paper),
        Column::new(words.column_what),
        Column::new(words.column_text),
    ];
    let row = |it: Problem| {
        let paper = it.paper.and_then(|paper| papers.get(paper).cloned()).unwrap_or_default();
        Row(vec![it.line.into_any(), paper.into_any(), problem_kind(it.kind, lang).into_any(), it.text.into_any()])
    };
    let rows: Vec<Row> = problems.into_iter().map(row).collect();
    view! { <DataTable id="problems" caption=caption columns=columns rows=rows layout=Layout::Scroll/> }
}
