//! The notices: which years have one, and the days of one year that differ from Monday to Friday.

use super::functions::ImportNotice;
use super::span::{Span, spans};
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Calendar as Words, fill};
use crate::ui::{Button, Column, DataTable, EmptyState, Input, Kind, Layout, Row, Section, TextField, TextareaField};
use crate::visit;
use domain::calendar::{Calendar, Exception};
use domain::permissions::{Action, Target, may};
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::calendar::{Imported, Recount};

/// The exceptions of one year.
#[component]
pub(super) fn Exceptions(calendar: Calendar, year: i32) -> impl IntoView {
    let words = Words::of(Lang::current());
    let shown = year.to_string();
    let days = calendar.notice(year).map(|notice| notice.days().collect::<Vec<_>>());
    let body = match days {
        None => view! {
            <EmptyState title=fill(words.exceptions_none, &[&shown])><p>{words.exceptions_none_hint}</p></EmptyState>
        }
        .into_any(),
        Some(days) => {
            let kind = |exception| match exception {
                Exception::Off => words.holiday,
                Exception::Work => words.made_up,
            };
            let row = |(first, last, exception)| {
                Row(vec![view! { <Span first last/> }.into_any(), kind(exception).into_any()])
            };
            let rows = spans(days).into_iter().map(row).collect();
            let columns = vec![Column::new(words.date), Column::new(words.kind)];
            view! { <DataTable id="exceptions-table" caption=words.exceptions_caption columns=columns rows=rows layout=Layout::Plain/> }
                .into_any()
        }
    };
    view! { <Section id="exceptions" title=fill(words.exceptions, &[&shown])>{body}</Section> }
}

/// Every year whose notice is known, the latest first.
#[component]
pub(super) fn Years(calendar: Calendar, imported: Vec<Imported>) -> impl IntoView {
    let words = Words::of(Lang::current());
    let columns = vec![
        Column::new(words.year),
        Column::number(words.days_off),
        Column::number(words.days_made_up),
        Column::new(words.basis),
    ];
    let mut years: Vec<i32> = calendar.years().collect();
    years.reverse();
    let rows = years.into_iter().map(|year| row(&calendar, &imported, year)).collect();
    view! {
        <Section id="years" title=words.years>
            <DataTable id="years-table" caption=words.years_caption columns=columns rows=rows/>
        </Section>
    }
}

fn row(calendar: &Calendar, imported: &[Imported], year: i32) -> Row {
    let lang = Lang::current();
    let words = Words::of(lang);
    let count = |wanted| {
        calendar.notice(year).map_or(0, |notice| notice.days().filter(|(_, exception)| *exception == wanted).count())
    };
    let imported = imported.iter().find(|imported| imported.notice.year() == year);
    let basis = imported.map_or_else(
        || words.built_in.to_owned(),
        |imported| fill(words.imported_at, &[&imported.basis, &clock::day(clock::day_of(imported.at), lang)]),
    );
    let recount = imported.and_then(|imported| recounted(imported.recount)).map(|said| view! { <p>{said}</p> });
    let href = format!("/calendar?year={year}#exceptions");
    Row(vec![
        view! { <a href=href>{year}</a> }.into_any(),
        count(Exception::Off).into_any(),
        count(Exception::Work).into_any(),
        view! { <p>{basis}</p>{recount} }.into_any(),
    ])
}

/// What counting open deadlines again has come to.
fn recounted(recount: Recount) -> Option<String> {
    let lang = Lang::current();
    let words = Words::of(lang);
    match recount {
        Recount::NotAsked => None,
        Recount::Waits => Some(words.recount_waits.to_owned()),
        Recount::Done(done) => {
            let (counted, moved) = (done.counted.to_string(), done.moved.to_string());
            Some(fill(words.recounted, &[&clock::instant(done.at, lang), &counted, &moved]))
        }
    }
}

/// The form that imports a notice; nothing for whoever may not.
#[component]
pub(super) fn ImportForm(next: i32) -> impl IntoView {
    may(&visit::actor(), Action::ImportCalendar, Target::Anything).is_ok().then(|| {
        let words = Words::of(Lang::current());
        view! {
            <Section id="import" title=words.import>
                <p>{words.import_lead}</p>
                <ActionForm action={ServerAction::<ImportNotice>::new()} attr:class="form">
                    <TextField name="year" label=words.year input=Input::Number required=true min="2008" max="2100"
                        value=next.to_string()/>
                    <TextField name="basis" label=words.basis hint=words.basis_hint required=true max_length=200/>
                    <TextareaField name="table" label=words.table hint=words.import_hint required=true rows=12/>
                    <Button kind=Kind::Primary>{words.save}</Button>
                </ActionForm>
            </Section>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::{shown, shown_with};
    use domain::ids::AccountId;
    use domain::permissions::{Actor, Role};
    use store::calendar::Recounted;

    fn import_form(role: Role, second_factor: bool) -> String {
        let account = Some(AccountId::from(uuid::Uuid::nil()));
        let actor = Actor { account, role, second_factor, ..Actor::citizen() };
        shown_with("/calendar", || provide_context(actor), || view! { <ImportForm next=2027/> })
    }

    #[test]
    fn the_import_form_is_shown_to_administrators_with_their_second_factor_alone() {
        assert!(import_form(Role::Administrator, true).contains("action=\"/api/calendar/import\""));
        assert!(!import_form(Role::Administrator, false).contains("<form"));
        assert!(!import_form(Role::Staff, true).contains("<form"));
    }

    #[test]
    fn an_import_says_how_many_deadlines_moved() {
        let at = "2026-11-27T04:00:00Z".parse().unwrap();
        let imported = |recount| {
            let notice = Calendar::built_in().notice(2026).unwrap().clone();
            vec![Imported { notice, basis: "演示通知".to_owned(), at, recount }]
        };
        let page = |recount| {
            let imported = imported(recount);
            shown("/calendar", || view! { <Years calendar=Calendar::built_in() imported=imported/> })
        };
        assert!(page(Recount::Waits).contains("正在"));
        let done = page(Recount::Done(Recounted { at, counted: 70, moved: 31 }));
        assert!(done.contains("70 件") && done.contains("31 件"), "{done}");
        assert!(!page(Recount::NotAsked).contains("重新计算"));
    }

    #[test]
    fn a_year_without_a_notice_says_so() {
        let page = shown("/calendar?year=2099", || view! { <Exceptions calendar=Calendar::built_in() year=2099/> });
        assert!(page.contains("2099 年还没有放假通知") && !page.contains("<table"), "{page}");
        let page = shown("/calendar?year=2026", || view! { <Exceptions calendar=Calendar::built_in() year=2026/> });
        assert!(page.contains("datetime=\"2026-10-01\""), "{page}");
    }
}
