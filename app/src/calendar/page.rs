//! `/calendar`: a deadline computed, one year's exceptions, every year with a notice.

use super::deadline::{Asked, Deadline};
use super::years::{Exceptions, ImportForm, Years};
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::Calendar as Words;
use crate::ui::{Load, PageHeading};
use crate::visit;
use chrono::Datelike;
use domain::calendar::Calendar;
use leptos::prelude::*;
use store::calendar::Imported;

/// The calendar.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let words = Words::of(Lang::current());
    let asked = asking();
    let deadline = Asked::from_address();
    let year = visit::query("year").and_then(|text| text.parse().ok());
    let from = async move {
        let asking = asked?;
        Ok((store::calendar::imported(&asking.store).await?, clock::day_of(asking.now)))
    };
    let show = move |(imported, today): (Vec<Imported>, chrono::NaiveDate)| {
        let calendar = Calendar::with_imported(imported.iter().map(|imported| imported.notice.clone()));
        let next = calendar.years().last().unwrap_or(today.year()).saturating_add(1);
        view! {
            <Deadline calendar=calendar.clone() asked=deadline today=today/>
            <Exceptions calendar=calendar.clone() year=year.unwrap_or(today.year())/>
            <Years calendar=calendar imported=imported/>
            <ImportForm next=next/>
        }
    };
    view! {
        <PageHeading title=words.title lead=words.lead/>
        <Load from=from show=show/>
    }
}
