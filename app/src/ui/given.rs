//! A field's present value, given in whatever form the caller has it.

/// A value, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given(pub Option<String>);

impl From<&str> for Given {
    fn from(value: &str) -> Self {
        Self(Some(value.to_owned()))
    }
}

impl From<String> for Given {
    fn from(value: String) -> Self {
        Self(Some(value))
    }
}

impl From<Option<String>> for Given {
    fn from(value: Option<String>) -> Self {
        Self(value)
    }
}

impl From<Option<&str>> for Given {
    fn from(value: Option<&str>) -> Self {
        Self(value.map(str::to_owned))
    }
}
