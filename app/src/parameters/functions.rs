//! The server functions of the parameter table: set a value, end an open one.

use crate::refused::Refused;
use domain::ids::ParameterId;
use domain::parameters::ParameterKey;
use leptos::prelude::*;

use {
    crate::asking::{answer, asking, go_on},
    chrono::NaiveDate,
    domain::parameters::Dated,
    domain::permissions::{Action, Target, may},
    domain::refusal::{Code, Refusal},
};

/// Sets a value for a range of days.
///
/// # Errors
/// What the value, its days and [`store::parameters::set`] refuse, each with its field.
#[server(prefix = "/api", endpoint = "parameters/set")]
pub async fn set_parameter(
    /// The parameter.
    key: ParameterKey,
    /// The value as typed.
    #[server(default)]
    value: String,
    /// The document that sets it.
    basis: String,
    /// The first day.
    valid_from: String,
    /// The last day; empty for no end.
    #[server(default)]
    valid_to: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ChangeParameters, Target::Anything)?;
        let first = day("valid_from", &valid_from)?;
        let last = if valid_to.trim().is_empty() { None } else { Some(day("valid_to", &valid_to)?) };
        let dated = Dated::parse(key, &value, &basis, first, last)?;
        store::parameters::set(&asking.store, &asking.actor, &dated, asking.now).await?;
        go_on(&format!("/parameters/{key}"), "parameter-added");
        Ok(())
    };
    answer(work.await)
}

/// Gives an open value its last day.
///
/// # Errors
/// `malformed` in the field `last`; what [`store::parameters::end`] refuses.
#[server(prefix = "/api", endpoint = "parameters/end")]
pub async fn end_parameter(
    /// The parameter, to go back to.
    key: ParameterKey,
    /// The value.
    id: ParameterId,
    /// The last day.
    last: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        may(&asking.actor, Action::ChangeParameters, Target::Anything)?;
        let day = day("last", &last)?;
        let done = store::parameters::end(&asking.store, &asking.actor, id, day, asking.now).await;
        done.map_err(|error| at_last_day(error.into()))?;
        go_on(&format!("/parameters/{key}"), "parameter-ended");
        Ok(())
    };
    answer(work.await)
}

fn day(field: &str, text: &str) -> Result<NaiveDate, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::of(Code::Missing, field));
    }
    text.parse().map_err(|_| Refusal::of(Code::Malformed, field))
}

/// Both forms stand on one page: the store's `valid_to` is this form's `last`.
fn at_last_day(Refused(mut refusal): Refused) -> Refused {
    if refusal.field.as_deref() == Some("valid_to") {
        refusal.field = Some("last".to_owned());
    }
    Refused(refusal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_or_refused_at_its_field() {
        assert_eq!(day("last", " 2027-01-31 ").unwrap().to_string(), "2027-01-31");
        assert_eq!(day("last", " ").unwrap_err(), Refusal::of(Code::Missing, "last"));
        assert_eq!(day("valid_from", "2027-02-30").unwrap_err(), Refusal::of(Code::Malformed, "valid_from"));
        let moved = at_last_day(Refused(Refusal::of(Code::OutOfRange, "valid_to")));
        assert_eq!(moved.0.field.as_deref(), Some("last"));
    }
}
