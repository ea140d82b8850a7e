//! Who is drawn for the seats: one group of lots for each set of papers, each candidate under a pseudonym that shows the
//! position's number, so that the rule of the seats can part candidates of one position.

use crate::draws::lots::Group;
use std::collections::BTreeMap;

/// A candidate before the draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrant {
    /// The place of the position's set of papers among the scheme's variants, from 0.
    pub variant: usize,
    /// The position's number in the order of the codes, from 1.
    pub position: u32,
    /// The pseudonym, unique in the draw; random characters that only the installation and the candidate connect.
    pub label: String,
}

/// How a set of papers is called in the draw.
pub fn set_label(variant: usize) -> String {
    format!("P{}", variant + 1)
}

/// How a candidate is called in the draw: the position's number and the pseudonym.
pub fn entry(entrant: &Entrant) -> String {
    format!("{:05}-{}", entrant.position, entrant.label)
}

/// The position's number of an entry, as it stands there.
pub(super) fn position_of(entry: &str) -> &str {
    entry.split_once('-').map_or(entry, |(position, _)| position)
}

/// The groups of the draw, in the order that the document wants.
pub fn groups(entrants: &[Entrant]) -> Vec<Group> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entrant in entrants {
        groups.entry(set_label(entrant.variant)).or_default().push(entry(entrant));
    }
    let group = |(label, mut entries): (String, Vec<String>)| {
        entries.sort();
        Group { label, entries, take: None }
    };
    groups.into_iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_of_papers_is_a_group_and_nobody_is_named() {
        let entrant = |variant, position, label: &str| Entrant { variant, position, label: label.to_owned() };
        let groups = groups(&[entrant(2, 7, "B"), entrant(0, 12, "C"), entrant(0, 3, "A")]);
        let groups: Vec<(&str, &[String])> = groups.iter().map(|it| (it.label.as_str(), &it.entries[..])).collect();
        assert_eq!(
            groups,
            [("P1", &["00003-A".to_owned(), "00012-C".to_owned()][..]), ("P3", &["00007-B".to_owned()])]
        );
        assert_eq!(position_of("00012-C"), "00012");
    }
}
