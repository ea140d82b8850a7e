//! The days of Jilin's recruitment of 2008, for the examples of this module.

use crate::recruitment::{Schedule, Span};
use chrono::NaiveDate;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn span(first: &str, last: &str) -> Span {
    Span { first: day(first), last: day(last) }
}

pub fn schedule() -> Schedule {
    Schedule {
        registration: span("2008-04-20", "2008-04-29"),
        review_until: day("2008-04-30"),
        payment: span("2008-05-04", "2008-05-09"),
        reapply: span("2008-05-12", "2008-05-13"),
        written_on: day("2008-05-25"),
        scores_by: day("2008-06-10"),
        qualification: None,
        interviews: span("2008-06-28", "2008-06-30"),
        filing_by: day("2008-08-31"),
    }
}
