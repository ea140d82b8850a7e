//! Tables: one that becomes cards, one that scrolls, with filter, order and pages.

use super::example_instant;
use crate::clock::day_of;
use crate::lang::Lang;
use crate::locales::{Common, Design, region_name};
use crate::ui::{
    Choice, Column, DataTable, Day, FilterForm, Flow, Input, Layout, MapPlace, Pager, RegionMap, Row, Section,
    SelectField, StatusTag, TextField, Tone,
};
use crate::visit;
use domain::regions::ExamRegion;
use leptos::prelude::*;

/// Flows of the example: from, to, how many. Nobody stays at home.
const FLOWS: [(ExamRegion, ExamRegion, u32); 12] = [
    (ExamRegion::Provincial, ExamRegion::Baicheng, 18),
    (ExamRegion::Changchun, ExamRegion::Yanbian, 34),
    (ExamRegion::Changchun, ExamRegion::Tonghua, 21),
    (ExamRegion::Jilin, ExamRegion::Siping, 16),
    (ExamRegion::Siping, ExamRegion::Songyuan, 12),
    (ExamRegion::Liaoyuan, ExamRegion::Changchun, 9),
    (ExamRegion::Tonghua, ExamRegion::Jilin, 14),
    (ExamRegion::Baishan, ExamRegion::Liaoyuan, 8),
    (ExamRegion::Songyuan, ExamRegion::Changchun, 19),
    (ExamRegion::Baicheng, ExamRegion::Jilin, 11),
    (ExamRegion::Yanbian, ExamRegion::Changchun, 27),
    (ExamRegion::Changbaishan, ExamRegion::Baishan, 3),
];

/// The sections of tables and of the map.
#[component]
pub(super) fn Tables() -> impl IntoView {
    let words = Design::of(Lang::current());
    let states = vec![
        Choice::new("drawn", words.s_drawn),
        Choice::new("fixed", words.s_fixed),
        Choice::new("draft", words.s_draft),
    ];
    let any = Common::of(Lang::current()).any;
    view! {
        <Section id="tables" title=words.tables>
            <FilterForm>
                <TextField name="name" label=words.t_name input=Input::Search value=visit::query("name")/>
                <SelectField name="state" empty=any label=words.t_state choices=states value=visit::query("state")/>
            </FilterForm>
            <Draws/>
        </Section>
        <Section id="map" title=words.map>
            <p>{words.map_text}</p>
            <Flows/>
        </Section>
    }
}

#[component]
fn Draws() -> impl IntoView {
    let words = Design::of(Lang::current());
    let columns = vec![
        Column::new(words.t_name).sorted_by("name"),
        Column::new(words.t_day).sorted_by("day"),
        Column::new(words.t_state),
        Column::number(words.t_people).sorted_by("people"),
    ];
    let rows = [
        (words.t_one, 0, Tone::Good, words.s_drawn, 212),
        (words.t_two, -240, Tone::Info, words.s_fixed, 198),
        (words.t_three, -480, Tone::Plain, words.s_draft, 36),
    ];
    let rows = rows.map(|(name, hours, tone, state, people)| {
        Row(vec![
            view! { <a href="#tables">{name}</a> }.into_any(),
            view! { <Day date=day_of(example_instant(hours))/> }.into_any(),
            view! { <StatusTag tone=tone label=state/> }.into_any(),
            people.into_any(),
        ])
    });
    let pager = Pager { next: Some("2027-01-29".to_owned()) };
    view! { <DataTable id="example-draws" caption=words.t_caption columns=columns rows=rows.into() pager=pager/> }
}

#[component]
fn Flows() -> impl IntoView {
    let lang = Lang::current();
    let words = Design::of(lang);
    let columns = vec![Column::new(words.t_from), Column::new(words.t_to), Column::number(words.t_people)];
    let rows = FLOWS.map(|(from, to, count)| {
        Row(vec![region_name(from, lang).into_any(), region_name(to, lang).into_any(), count.into_any()])
    });
    let places = ExamRegion::ALL.map(|region| MapPlace::of(region, lang)).into();
    let flows = FLOWS.map(|(from, to, count)| Flow { from: from as usize, to: to as usize, count }).into();
    view! {
        <div class="map-beside">
            <RegionMap lang=lang places=places flows=flows/>
            <DataTable id="example-flows" caption=words.t_flows columns=columns rows=rows.into() layout=Layout::Scroll/>
        </div>
    }
}
