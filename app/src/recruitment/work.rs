//! `/recruitment/work`: what waits for whoever asks in every recruitment of their region, the earliest day first.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, RecruitmentWork, recruitment_task};
use crate::ui::{Breadcrumbs, Column, Crumb, DataTable, Day, EmptyState, Load, PageHeading, Row, StatusTag, Tone};
use chrono::NaiveDate;
use domain::calendar::day_in_shanghai;
use domain::recruitment::work::Task;
use leptos::prelude::*;

/// What waits.
#[component]
pub fn RecruitmentWorkPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let tasks = store::recruitment::tasks(&asking.store, &asking.actor, asking.now).await?;
        Ok((tasks, day_in_shanghai(asking.now)))
    };
    view! { <Load from=from show=|(tasks, today)| shown(tasks, today)/> }
}

fn shown(tasks: Vec<Task>, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = RecruitmentWork::of(lang);
    let body = if tasks.is_empty() {
        view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any()
    } else {
        table(tasks, today).into_any()
    };
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Recruitment::of(lang).title, "/recruitment")]/>
        <PageHeading title=words.title lead=words.lead/>
        {body}
    }
}

fn table(tasks: Vec<Task>, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = RecruitmentWork::of(lang);
    let columns = vec![
        Column::new(words.column_due),
        Column::new(words.column_task),
        Column::number(words.column_count),
        Column::new(words.column_recruitment),
    ];
    let row = |task: Task| {
        let href = task.kind.path(task.recruitment, task.position.as_deref());
        let late = (task.due < today).then(|| view! { " " <StatusTag tone=Tone::Bad label=words.late/> });
        let page = format!("/recruitment/{}", task.recruitment);
        Row(vec![
            view! { <Day date=task.due/> {late} }.into_any(),
            view! { <a href=href>{recruitment_task(task.kind, lang)}</a> }.into_any(),
            task.count.into_any(),
            view! { <a href=page>{task.title}</a> }.into_any(),
        ])
    };
    let rows = tasks.into_iter().map(row).collect();
    view! { <DataTable id="tasks" caption=words.caption columns=columns rows=rows/> }
}
