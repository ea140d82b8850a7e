//! What confirming an upload would do: the counts, the columns, the refused rows and a sample.

use super::decide::Decide;
use super::mapping::MappingForm;
use super::words;
use crate::lang::Lang;
use crate::locales::{Examiners, fill, refusal_sentence, region_name, roster_column, row_verdict};
use crate::ui::{
    Column as Head, DataTable, Day, ErrorSummary, Facts, Layout, Notice, ReturnedField, Row, Section, Statistic,
    Statistics, Tone, fact,
};
use domain::examiners::{Column, Counts, Preview, RefusedRow, SampleRow};
use leptos::prelude::*;

/// An upload that waits for its confirmation.
pub(super) fn preview_view(preview: Preview) -> impl IntoView {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let readable = preview.mapping.complete().is_ok();
    let mut fields: Vec<ReturnedField> = Column::ALL
        .into_iter()
        .map(|column| ReturnedField::new(super::functions::field(column), roster_column(column, lang)))
        .collect();
    fields.push(ReturnedField::new("header", words.header_field));
    let (facts, counts) = (facts(&preview), preview.counts);
    let lead = mapping_lead(&preview);
    let (refused, sample) = (refused_section(&preview), sample_section(&preview.sample));
    let import = preview.import;
    view! {
        <ErrorSummary fields=fields/>
        <Notice tone=Tone::Info><p>{words.preview_waits}</p></Notice>
        <Facts items=facts/>
        {readable.then(|| view! { <Section id="counts" title=words.counts><CountsRow counts=counts/></Section> })}
        <Section id="columns" title=words.mapping>
            {lead}
            <MappingForm preview=preview/>
        </Section>
        {refused}
        {sample}
        <Decide id=import counts=counts readable=readable/>
    }
}

fn facts(preview: &Preview) -> Vec<(String, AnyView)> {
    let words = Examiners::of(Lang::current());
    let mut items = vec![fact(words.file_name, preview.file_name.clone())];
    if !preview.sheet.is_empty() {
        items.push(fact(words.sheet, preview.sheet.clone()));
    }
    items.push(fact(words.header_row, preview.header_row));
    items
}

/// The four numbers of an import.
#[component]
pub(super) fn CountsRow(counts: Counts) -> impl IntoView {
    let words = Examiners::of(Lang::current());
    let items = [
        (words.count_new, counts.new),
        (words.count_changed, counts.changed),
        (words.count_unchanged, counts.unchanged),
        (words.count_refused, counts.refused),
    ];
    let statistic =
        |(label, count): (&str, u64)| Statistic { label: label.to_owned(), value: count.to_string(), note: None };
    view! { <Statistics items={items.map(statistic).to_vec()}/> }
}

/// What the matching of columns lacks, or that it was guessed.
fn mapping_lead(preview: &Preview) -> AnyView {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let named = |columns: &[Column]| words::listed(columns.iter().map(|column| roster_column(*column, lang)), lang);
    if !preview.missing.is_empty() {
        let sentence = fill(words.mapping_missing, &[&named(&preview.missing)]);
        return view! { <Notice tone=Tone::Warning><p>{sentence}</p></Notice> }.into_any();
    }
    let twice = twice(preview);
    if !twice.is_empty() {
        let sentence = fill(words.mapping_twice, &[&named(&twice)]);
        return view! { <Notice tone=Tone::Warning><p>{sentence}</p></Notice> }.into_any();
    }
    view! { <p>{words.mapping_lead}</p> }.into_any()
}

/// The columns that share one column of the file with another.
fn twice(preview: &Preview) -> Vec<Column> {
    let columns = &preview.mapping.columns;
    let shared = |index: &usize| columns.values().filter(|other| *other == index).count() > 1;
    columns.iter().filter(|(_, index)| shared(index)).map(|(column, _)| *column).collect()
}

fn refused_section(preview: &Preview) -> Option<impl IntoView + use<>> {
    let words = Examiners::of(Lang::current());
    let (all, listed) = (preview.counts.refused, preview.refused.len());
    let more = (all > listed as u64).then(|| fill(words.refused_more, &[&all.to_string(), &listed.to_string()]));
    let heads = vec![Head::number(words.row), Head::new(words.column), Head::new(words.why)];
    let rows: Vec<Row> = preview.refused.iter().flat_map(refused_rows).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id="refused" title=words.refused_rows>
                <p>{words.refused_lead}</p>
                {more.map(|more| view! { <p>{more}</p> })}
                <DataTable id="refused-rows" caption=words.refused_caption columns=heads rows=rows layout=Layout::Scroll/>
            </Section>
        }
    })
}

/// A line for each thing that is wrong with a row.
fn refused_rows(row: &RefusedRow) -> Vec<Row> {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let line = |refusal: &domain::refusal::Refusal| {
        let column = refusal.field.as_deref().and_then(Column::parse);
        Row(vec![
            row.row.into_any(),
            column.map_or(words.nothing, |column| roster_column(column, lang)).into_any(),
            refusal_sentence(refusal, lang).into_any(),
        ])
    };
    row.refusals.iter().map(line).collect()
}

fn sample_section(sample: &[SampleRow]) -> Option<impl IntoView + use<>> {
    let words = Examiners::of(Lang::current());
    let title = fill(words.sample, &[&sample.len().to_string()]);
    let heads = vec![
        Head::number(words.row),
        Head::new(words.verdict),
        Head::new(words.name),
        Head::new(words.work_unit),
        Head::new(words.region),
        Head::new(words.identity),
        Head::new(words.certificate),
        Head::new(words.valid_until),
        Head::new(words.roles),
    ];
    let rows: Vec<Row> = sample.iter().map(sample_row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id="sample" title=title>
                <DataTable id="sample-rows" caption=words.sample_caption columns=heads rows=rows layout=Layout::Scroll/>
            </Section>
        }
    })
}

fn sample_row(row: &SampleRow) -> Row {
    let lang = Lang::current();
    Row(vec![
        row.row.into_any(),
        row_verdict(row.verdict, lang).into_any(),
        row.name.clone().into_any(),
        row.work_unit.clone().into_any(),
        region_name(row.region, lang).into_any(),
        view! { <code>{row.identity.clone()}</code> }.into_any(),
        row.certificate.clone().into_any(),
        view! { <Day date=row.valid_until/> }.into_any(),
        words::roles(&row.roles, lang).into_any(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::shown;
    use domain::examiners::Mapping;
    use domain::ids::ImportId;
    use domain::refusal::{Code, Refusal};

    fn preview(columns: &[(Column, usize)]) -> Preview {
        let mapping = Mapping { header: 0, columns: columns.iter().copied().collect() };
        Preview {
            import: ImportId(uuid::Uuid::nil()),
            file_name: "名册.xlsx".to_owned(),
            sheet: String::new(),
            header_row: 1,
            columns: Vec::new(),
            missing: mapping.missing(),
            mapping,
            counts: Counts { new: 3, refused: 1, ..Counts::default() },
            refused: vec![RefusedRow {
                row: 7,
                refusals: vec![Refusal::of(Code::BadIdentity, "identity"), Refusal::of(Code::Missing, "name")],
            }],
            sample: Vec::new(),
        }
    }

    fn whole() -> Vec<(Column, usize)> {
        Column::ALL.into_iter().zip(0..).collect()
    }

    #[test]
    fn each_fault_of_a_row_is_named_with_its_column() {
        let page = shown("/examiners/import/x", || preview_view(preview(&whole())));
        assert_eq!(page.matches(">7<").count(), 2, "{page}");
        assert!(page.contains("校验码不正确") && page.contains("/api/examiners/confirm"), "{page}");
    }

    #[test]
    fn with_columns_missing_or_shared_there_is_nothing_to_confirm() {
        let missing = shown("/examiners/import/x", || preview_view(preview(&whole()[1..])));
        assert!(
            missing.contains("还没有对应的必需列：姓名。") && !missing.contains("/api/examiners/confirm"),
            "{missing}"
        );
        let mut shared = whole();
        shared[1].1 = 0;
        let shared = shown("/examiners/import/x", move || preview_view(preview(&shared)));
        assert!(shared.contains("姓名、工作单位") && !shared.contains("/api/examiners/confirm"), "{shared}");
    }
}
