//! Closed sets of words: an enum whose every value has one stable text form.

/// A closed set of words with a stable text form, the same as the serialized one.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $one:ident => $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$of])* $one),+ }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$one),+];

            /// The stable text form, the same as the serialized one.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$one => $text),+ }
            }

            /// Reads the stable text form.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == text)
            }
        }
    };
}
pub(crate) use words;
