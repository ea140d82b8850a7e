//! The error of every server function: a domain refusal on its way to a screen.

use domain::refusal::{Code, Refusal};
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A refusal as server functions return it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Refused(pub Refusal);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refused {}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl From<Code> for Refused {
    fn from(code: Code) -> Self {
        Self(code.into())
    }
}

impl FromServerFnError for Refused {
    type Encoder = JsonEncoding;

    /// What the transport itself refuses: arguments that cannot be read are the asker's, the rest is ours.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::Deserialization(_) => Code::Malformed.into(),
            ServerFnErrorErr::MissingArg(argument) => Self(Refusal::of(Code::Missing, &argument)),
            _ => Code::Internal.into(),
        }
    }
}

/// Sets the HTTP status of a refusal on whatever is being answered.
pub(crate) fn set_status(code: Code) {
    use leptos::prelude::use_context;
    if let (Some(response), Ok(status)) =
        (use_context::<leptos_axum::ResponseOptions>(), http::StatusCode::from_u16(code.status()))
    {
        response.set_status(status);
    }
}

/// Whether a browser's form waits for a redirect, which no other status may hide.
pub(crate) fn form_waits() -> bool {
    leptos::prelude::use_context::<http::request::Parts>().is_some_and(|parts| {
        let accept = parts.headers.get(http::header::ACCEPT).and_then(|value| value.to_str().ok());
        parts.method != http::Method::GET && accept.is_some_and(|accept| accept.contains("text/html"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_argument_names_its_field() {
        let refused = Refused::from_server_fn_error(ServerFnErrorErr::MissingArg("title".to_owned()));
        assert_eq!(refused.0, Refusal::of(Code::Missing, "title"));
    }
}
