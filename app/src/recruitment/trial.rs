//! A scheme tried on sample data: a form of the address, and what the rules make of it. Nothing is stored.

use super::formula::paper_in_words;
use super::words::named;
use crate::lang::Lang;
use crate::locales::{Schemes, fill, refusal_sentence};
use crate::ui::{
    Button, CheckboxField, Choice, Column, DataTable, Input, Kind, Notice, Row, Section, SelectField, TextField,
    TextareaField, Tone,
};
use crate::visit;
use domain::recruitment::Points;
use domain::recruitment::scheme::{Scheme, TriedLine, Variant, lined, trial};
use leptos::prelude::*;

/// A sample of the first variant of most schemes: two papers and the interview.
fn example(papers: usize) -> String {
    let marks = ["65.35", "66", "70.50", "61"];
    let row = |label: &str, shift: usize, interview: &str| {
        let papers = (0..papers).map(|paper| marks[(paper + shift) % marks.len()]).collect::<Vec<_>>().join(" ");
        format!("{label} {papers} {interview}")
    };
    [row("A", 0, "81.24"), row("B", 1, "79.80"), row("C", 2, "85.40"), row("D", 3, "59.90")].join("\n")
}

/// The form and its answer.
#[component]
pub(super) fn Trial(
    /// The scheme.
    scheme: Scheme,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Schemes::of(lang);
    let chosen = visit::query("variant");
    let variant = scheme.variant(chosen.as_deref()).or_else(|| scheme.variants.first()).cloned();
    let places = visit::query("places").and_then(|text| text.parse().ok()).unwrap_or(1);
    let grassroots = visit::query("grassroots").is_some();
    let sample = visit::query("sample");
    let line = visit::query("line").unwrap_or_default();
    let answer = variant.as_ref().zip(sample.as_ref()).map(|(variant, sample)| {
        let tried = lined(&scheme, variant, &line)
            .and_then(|variant| Ok((trial(&scheme, &variant, places, grassroots, sample)?.lines, variant)));
        match tried {
            Ok((lines, variant)) => table("tried", &scheme, &variant, lines).into_any(),
            Err(refusal) => view! { <Notice tone=Tone::Bad>{refusal_sentence(&refusal, lang)}</Notice> }.into_any(),
        }
    });
    let papers = variant.as_ref().map_or(1, |variant| variant.papers.len());
    let variants = scheme.variants.iter().map(|it| Choice::new(it.key.clone(), named(&it.name, lang))).collect();
    let filled = sample.unwrap_or_else(|| example(papers));
    let village = scheme.interview.grassroots_ratio.map(|_| {
        view! { <CheckboxField name="grassroots" label=words.trial_grassroots checked=grassroots/> }
    });
    view! {
        <Section id="trial" title=words.trial>
            <p>{words.trial_lead}</p>
            <form method="get" action=format!("{}#trial", visit::path()) class="form">
                <SelectField name="variant" label=words.trial_variant choices=variants
                    value=variant.map(|variant| variant.key).unwrap_or_default() required=true/>
                <TextField name="places" label=words.trial_places input=Input::Number min="1" max="999" required=true
                    value=places.to_string()/>
                {village}
                <TextField name="line" label=words.trial_line hint=words.trial_line_hint input=Input::Decimal value=line/>
                <TextareaField name="sample" label=words.trial_sample required=true rows=6 value=filled/>
                <Button kind=Kind::Primary>{words.trial_button}</Button>
            </form>
            {answer}
        </Section>
    }
}

/// Each category of a scheme that is not published, tried on a sample for one place.
pub(super) fn samples(scheme: &Scheme) -> impl IntoView + use<> {
    let lang = Lang::current();
    let one = |(at, variant): (usize, &Variant)| {
        let answer = match trial(scheme, variant, 1, false, &example(variant.papers.len())) {
            Ok(tried) => table(&format!("tried-{at}"), scheme, variant, tried.lines).into_any(),
            Err(refusal) => view! { <Notice tone=Tone::Bad>{refusal_sentence(&refusal, lang)}</Notice> }.into_any(),
        };
        view! { <h3>{named(&variant.name, lang)}</h3> {answer} }
    };
    scheme.variants.iter().enumerate().map(one).collect_view()
}

fn table(id: &str, scheme: &Scheme, variant: &Variant, lines: Vec<TriedLine>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Schemes::of(lang);
    let sat: Vec<usize> = variant.papers.iter().copied().chain([scheme.papers.len()]).collect();
    let mut columns = vec![Column::new(words.column_label)];
    columns.extend(sat.iter().map(|paper| Column::number(paper_in_words(*paper, scheme, lang))));
    columns.extend([words.column_written, words.column_rank].map(Column::number));
    columns.extend(variant.written_line.map(|_| Column::new(words.column_below)));
    columns.push(Column::new(words.column_called));
    columns.extend([words.column_total, words.column_total_rank].map(Column::number));
    columns.push(Column::new(words.column_checked));
    let points = |points: Option<Points>| points.map_or_else(|| "–".to_owned(), |it| it.to_string()).into_any();
    let rank = |rank: Option<u32>| rank.map_or_else(|| "–".to_owned(), |it| it.to_string()).into_any();
    let truth = |is: bool| if is { words.yes } else { words.no }.into_any();
    let row = |line: TriedLine| {
        let mut cells = vec![line.label.into_any()];
        cells.extend(sat.iter().map(|paper| points(line.points.get(*paper).copied().flatten())));
        cells.extend([points(line.written), rank(line.written_rank)]);
        cells.extend(variant.written_line.map(|_| truth(line.below)));
        cells.push(truth(line.called));
        cells.extend([points(line.total), rank(line.total_rank), truth(line.checked)]);
        Row(cells)
    };
    let said = variant.written_line.map(|least| {
        let below = lines.iter().filter(|line| line.below).count();
        view! { <p>{fill(words.trial_line_is, &[&least.to_string(), &below.to_string()])}</p> }
    });
    let rows = lines.into_iter().map(row).collect();
    let id = id.to_owned();
    view! { {said} <DataTable id=id caption=words.trial_caption columns=columns rows=rows/> }
}
