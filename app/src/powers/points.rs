//! The risk points of a power as a table.

use super::inventory::risk_tag;
use crate::approvals::posts_called;
use crate::lang::Lang;
use crate::locales::Powers;
use crate::recruitment::named;
use crate::ui::{Column, DataTable, Row};
use domain::approvals::flow::Flow;
use domain::powers::RiskPoint;
use domain::recruitment::scheme::Named;
use leptos::prelude::*;

/// Points with their measures and posts.
pub(super) fn points_table(id: &'static str, points: &[RiskPoint], flow: Option<&Flow>) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Powers::of(lang);
    let called = posts_called();
    let columns = vec![
        Column::new(words.column_step),
        Column::new(words.column_risk),
        Column::new(words.column_description),
        Column::new(words.column_measure),
        Column::new(words.column_post),
        Column::new(words.column_reviewer),
    ];
    let said = |text: &Named| {
        let text = named(text, lang);
        if text.is_empty() { words.not_assessed.to_owned() } else { text }
    };
    let row = |point: &RiskPoint| {
        let step = flow.and_then(|flow| flow.step(&point.step)).map(|step| named(&step.name, lang));
        let reviewer = point.reviewer.as_ref().map_or_else(|| words.none_named.to_owned(), &called);
        Row(vec![
            step.unwrap_or_else(|| point.step.to_string()).into_any(),
            risk_tag(point.level).into_any(),
            said(&point.description).into_any(),
            said(&point.measure).into_any(),
            called(&point.responsible).into_any(),
            reviewer.into_any(),
        ])
    };
    let rows = points.iter().map(row).collect();
    view! { <DataTable id=id caption=words.points_caption columns=columns rows=rows/> }
}
