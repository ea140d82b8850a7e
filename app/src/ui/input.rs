//! Fields of one line: text, numbers, days and times, passwords and one-time codes.

use super::field::{Words, boxed, tie};
use super::given::Given;
use crate::forms;
use leptos::prelude::*;

/// What a one-line field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// Any text.
    #[default]
    Text,
    /// A whole number.
    Number,
    /// A number with decimals, typed in digits; sent as it was typed.
    Decimal,
    /// A day.
    Date,
    /// A day and a time, in Jilin.
    DateTime,
    /// A time of a day, in Jilin.
    Time,
    /// A password; never filled in again.
    Password,
    /// A one-time code of six digits; never filled in again.
    OneTimeCode,
    /// A hash or another code, in a fixed-width face.
    Code,
    /// Words to search for.
    Search,
}

impl Input {
    const fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::Decimal | Self::OneTimeCode | Self::Code => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::DateTime => "datetime-local",
            Self::Time => "time",
            Self::Password => "password",
            Self::Search => "search",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Text | Self::Password | Self::Search => "input",
            Self::Number | Self::Decimal | Self::OneTimeCode | Self::Time => "input input-short",
            Self::Date | Self::DateTime => "input input-date",
            Self::Code => "input input-code",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Number | Self::OneTimeCode => Some("numeric"),
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }

    const fn secret(self) -> bool {
        matches!(self, Self::Password | Self::OneTimeCode)
    }
}

/// A field of one line. What was typed before a refusal stands in it again, unless it is secret.
#[component]
pub fn TextField(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What it takes.
    #[prop(optional)]
    input: Input,
    /// One sentence on how to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Its present value.
    #[prop(optional, into)]
    value: Given,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// What the browser may fill in (`username`, `current-password`, `new-password`, `off` …).
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// The longest text, in characters.
    #[prop(optional)]
    max_length: Option<u32>,
    /// The pattern of a valid text.
    #[prop(optional, into)]
    pattern: Option<String>,
    /// The least number or the first day.
    #[prop(optional, into)]
    min: Option<String>,
    /// The greatest number or the last day.
    #[prop(optional, into)]
    max: Option<String>,
) -> impl IntoView {
    let value = if input.secret() { None } else { forms::value_of(&name).or(value.0) };
    let autocomplete = match input {
        Input::OneTimeCode => Some("one-time-code".to_owned()),
        _ => autocomplete,
    };
    let plain = matches!(input, Input::Code | Input::OneTimeCode | Input::Password);
    let words = Words { name: name.clone(), label, hint, required };
    let tied = tie(&words);
    let control = view! {
        <input
            class=input.class()
            id=tied.id.clone()
            type=input.kind()
            name=name
            value=value
            required=required
            autocomplete=autocomplete
            inputmode=input.keyboard()
            maxlength=max_length
            pattern=pattern
            min=min
            max=max
            spellcheck=plain.then_some("false")
            autocapitalize=plain.then_some("none")
            aria-describedby=tied.described_by.clone()
            aria-invalid=tied.invalid
        />
    };
    boxed(words, &tied, control.into_any())
}
