//! What forms have in common: a form that came back, with the refusal and what the person had typed, so that nobody types
//! twice; and how a day is read.

use chrono::NaiveDate;
use domain::refusal::{Code, Refusal};
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A refused form, given by the server to the page it returns to. Secret fields are never in `values`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// Why, and which field.
    pub refusal: Refusal,
    /// What had been typed, by field name.
    pub values: BTreeMap<String, String>,
}

impl Returned {
    /// Whether it has fields whose names begin like this: of a page's several forms it is that one.
    pub fn has(&self, prefix: &str) -> bool {
        self.values.keys().any(|name| name.starts_with(prefix))
    }
}

/// What a form that is filled in over time still lacks, given by its page to its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Refusal>);

/// The refused form of the present request, if there is one.
pub fn returned() -> Option<Returned> {
    use_context::<Returned>()
}

/// What had been typed into a field.
pub fn value_of(field: &str) -> Option<String> {
    returned().and_then(|mut form| form.values.remove(field))
}

/// Why a field was refused.
pub fn error_of(field: &str) -> Option<Refusal> {
    let is_its = |refusal: &Refusal| refusal.field.as_deref() == Some(field);
    let problem = || use_context::<Problems>()?.0.into_iter().find(is_its);
    returned().map(|form| form.refusal).filter(is_its).or_else(problem)
}

/// Reads a day from a field.
///
/// # Errors
/// `malformed` in the field.
pub fn day(field: &str, text: &str) -> Result<NaiveDate, Refusal> {
    text.trim().parse().map_err(|_| Refusal::of(Code::Malformed, field))
}

/// The id of a field's control; the error summary links to it.
pub fn field_id(name: &str) -> String {
    format!("field-{name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::{Owner, provide_context};

    #[test]
    fn a_field_finds_its_value_and_only_its_own_error() {
        let owner = Owner::new();
        owner.with(|| {
            provide_context(Returned {
                refusal: Refusal::of(Code::Missing, "title"),
                values: [("day".to_owned(), "2027-01-09".to_owned())].into(),
            });
            assert_eq!(value_of("day").as_deref(), Some("2027-01-09"));
            assert_eq!(value_of("title"), None);
            assert_eq!(error_of("title").map(|refusal| refusal.code), Some(Code::Missing));
            assert_eq!(error_of("day"), None);
            provide_context(Problems(vec![Refusal::of(Code::Malformed, "day"), Refusal::of(Code::Malformed, "title")]));
            assert_eq!(error_of("day").map(|refusal| refusal.code), Some(Code::Malformed));
            assert_eq!(error_of("title").map(|refusal| refusal.code), Some(Code::Missing), "what came back goes first");
        });
    }
}
