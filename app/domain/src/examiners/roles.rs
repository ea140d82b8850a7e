//! The seats an examiner may take on a panel, and how rosters write them.

use crate::tables::{clean, is_none, parts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A seat on an interview panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PanelRole {
    /// Leads the panel (主考官).
    Chief,
    /// Leads it with the chief or in the chief's place (副主考官).
    Deputy,
    /// One of the others, assigned by lot (公共考官).
    Public,
}

/// How rosters name the seats, after [`clean`], in lower case and without blanks.
const WORDS: &[(&str, PanelRole)] = &[
    ("主考官", PanelRole::Chief),
    ("主考", PanelRole::Chief),
    ("chief", PanelRole::Chief),
    ("chiefexaminer", PanelRole::Chief),
    ("副主考官", PanelRole::Deputy),
    ("副主考", PanelRole::Deputy),
    ("deputy", PanelRole::Deputy),
    ("deputychief", PanelRole::Deputy),
    ("deputychiefexaminer", PanelRole::Deputy),
    ("公共考官", PanelRole::Public),
    ("普通考官", PanelRole::Public),
    ("考官", PanelRole::Public),
    ("public", PanelRole::Public),
    ("publicexaminer", PanelRole::Public),
    ("examiner", PanelRole::Public),
];

impl PanelRole {
    /// Every seat, in the order of rank.
    pub const ALL: [Self; 3] = [Self::Chief, Self::Deputy, Self::Public];

    /// The stable text form, the same as the serialized form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Chief => "chief",
            Self::Deputy => "deputy",
            Self::Public => "public",
        }
    }

    /// Reads the stable text form or a roster's word for it.
    pub fn parse(text: &str) -> Option<Self> {
        let word: String = clean(text).to_lowercase().split_whitespace().collect();
        WORDS.iter().find(|(known, _)| *known == word).map(|(_, role)| *role)
    }
}

/// The seats one examiner may take, each once, in the order of rank. May be empty: such an examiner is not drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Roles(BTreeSet<PanelRole>);

impl Roles {
    /// Reads a roster's cell: seats parted by 、 , ; / or line breaks; 无, - or a blank for none.
    ///
    /// # Errors
    /// The word that names no seat.
    pub fn parse(text: &str) -> Result<Self, String> {
        if is_none(text) {
            return Ok(Self::default());
        }
        parts(text).into_iter().map(|word| PanelRole::parse(&word).ok_or(word)).collect::<Result<_, _>>().map(Self)
    }

    /// Whether the seat is among them.
    pub fn contains(&self, role: PanelRole) -> bool {
        self.0.contains(&role)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The seats in the order of rank.
    pub fn iter(&self) -> impl Iterator<Item = PanelRole> {
        self.0.iter().copied()
    }
}

impl FromIterator<PanelRole> for Roles {
    fn from_iter<I: IntoIterator<Item = PanelRole>>(roles: I) -> Self {
        Self(roles.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{PanelRole::*, Roles};

    #[test]
    fn seats_are_read_as_rosters_write_them() {
        let cases: &[(&str, &[super::PanelRole])] = &[
            ("主考官", &[Chief]),
            ("副主考官、公共考官", &[Deputy, Public]),
            ("公共考官,主考官", &[Chief, Public]),
            ("主考官\n副主考官；公共考官", &[Chief, Deputy, Public]),
            (" 主 考 官 ", &[Chief]),
            ("Deputy chief / Public examiner", &[Deputy, Public]),
            ("考官，考官", &[Public]),
            ("无", &[]),
            (" ", &[]),
            ("-", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(Roles::parse(text), Ok(expected.iter().copied().collect()), "{text:?}");
        }
        assert_eq!(Roles::parse("主考官、计分员"), Err("计分员".to_owned()));
    }

    #[test]
    fn the_text_form_is_the_serialized_form() {
        for role in super::PanelRole::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
            assert_eq!(super::PanelRole::parse(role.as_str()), Some(role));
        }
    }
}
