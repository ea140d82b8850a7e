//! Replacements of lots (群众代表递补): whoever was drawn and cannot come is followed by the next in the drawn order.

use super::{GroupDrawn, Lots};
use crate::draws::seating::replacement::{LeftBecause, NotReplaceable};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One place of a group that changed hands after the draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotReplacement {
    /// The group: the same entry may stand in several.
    pub group: String,
    /// Who left; they do not come in again.
    pub out: String,
    /// Why.
    pub because: LeftBecause,
    /// Who comes in: the first in the group's order behind those who were drawn who has not come in before. None where
    /// there is nobody; then the place stays empty.
    pub into: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// One group as it stands after some replacements.
struct GroupStanding<'a> {
    drawn: &'a GroupDrawn,
    /// Who is drawn now.
    holders: Vec<&'a str>,
    /// The rank, from 0, of the next who comes in.
    next: usize,
}

/// The groups as they stand after some replacements.
pub struct LotStanding<'a> {
    groups: Vec<GroupStanding<'a>>,
}

impl<'a> LotStanding<'a> {
    /// The groups that draw some of their entries, after the replacements in their order.
    ///
    /// # Errors
    /// [`NotReplaceable::NotSeated`] or [`NotReplaceable::Foreign`] where one of them is not what the rule gives; with
    /// its number, from 0.
    pub fn after(
        lots: &Lots,
        drawn: &'a [GroupDrawn],
        replacements: &[LotReplacement],
    ) -> Result<Self, (usize, NotReplaceable)> {
        let takes = lots.groups.iter().map(|group| group.take);
        let groups = drawn.iter().zip(takes).filter_map(|(drawn, take)| {
            let next = (take? as usize).min(drawn.order.len());
            Some(GroupStanding { drawn, holders: drawn.order[..next].iter().map(String::as_str).collect(), next })
        });
        let mut standing = Self { groups: groups.collect() };
        for (number, it) in replacements.iter().enumerate() {
            let made = standing.replace(&it.group, &it.out, it.because, it.at).map_err(|why| (number, why))?;
            if made != *it {
                return Err((number, NotReplaceable::Foreign));
            }
        }
        Ok(standing)
    }

    /// Who is drawn now, group by group; groups that order all their entries are not among them.
    pub fn holders(&self) -> impl Iterator<Item = (&'a str, &[&'a str])> {
        self.groups.iter().map(|group| (group.drawn.label.as_str(), group.holders.as_slice()))
    }

    /// Takes an entry out of those who were drawn and lets the next one in.
    ///
    /// # Errors
    /// [`NotReplaceable::NotSeated`] where the group has no such entry among those who are drawn now; nothing has
    /// changed then.
    pub fn replace(
        &mut self,
        group: &str,
        out: &str,
        because: LeftBecause,
        at: DateTime<Utc>,
    ) -> Result<LotReplacement, NotReplaceable> {
        let found = self.groups.iter_mut().find(|it| it.drawn.label == group).ok_or(NotReplaceable::NotSeated)?;
        let place = found.holders.iter().position(|holder| *holder == out).ok_or(NotReplaceable::NotSeated)?;
        found.holders.remove(place);
        let into = found.drawn.order.get(found.next);
        if let Some(into) = into {
            found.next += 1;
            found.holders.push(into);
        }
        Ok(LotReplacement { group: group.to_owned(), out: out.to_owned(), because, into: into.cloned(), at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::lots::Group;

    fn drawn() -> (Lots, Vec<GroupDrawn>) {
        let entries: Vec<String> = ["1", "2", "3", "4"].map(str::to_owned).to_vec();
        let group = |label: &str, take| Group { label: label.to_owned(), entries: entries.clone(), take };
        let order = |label: &str, order: [&str; 4]| GroupDrawn {
            label: label.to_owned(),
            order: order.map(str::to_owned).to_vec(),
        };
        let lots = Lots { groups: vec![group("A", Some(2)), group("B", Some(1)), group("C", None)] };
        let drawn =
            vec![order("A", ["3", "1", "4", "2"]), order("B", ["4", "3", "2", "1"]), order("C", ["1", "2", "3", "4"])];
        (lots, drawn)
    }

    fn holders(standing: &LotStanding<'_>) -> Vec<(String, Vec<String>)> {
        let of = |(group, some): (&str, &[&str])| (group.to_owned(), some.iter().map(|it| (*it).to_owned()).collect());
        standing.holders().map(of).collect()
    }

    #[test]
    fn the_next_comes_in_group_by_group_until_nobody_is_left() {
        let (lots, drawn) = drawn();
        let mut standing = LotStanding::after(&lots, &drawn, &[]).unwrap_or_else(|_| panic!("nothing to replay"));
        let mut made = Vec::new();
        for (group, out, into) in [
            ("A", "3", Some("4")),
            ("B", "4", Some("3")),
            ("A", "4", Some("2")),
            ("A", "1", None),
            ("A", "2", None),
            ("B", "3", Some("2")),
        ] {
            let it = standing.replace(group, out, LeftBecause::Absent, DateTime::UNIX_EPOCH);
            let it = it.unwrap_or_else(|why| panic!("{group}/{out}: {why}"));
            assert_eq!(it.into.as_deref(), into, "{group}/{out}");
            made.push(it);
        }
        assert_eq!(holders(&standing), [("A".to_owned(), vec![]), ("B".to_owned(), vec!["2".to_owned()])]);
        let again = LotStanding::after(&lots, &drawn, &made).unwrap_or_else(|(at, why)| panic!("{at}: {why}"));
        assert_eq!(holders(&again), holders(&standing));
        made[2].into = Some("1".to_owned());
        assert_eq!(LotStanding::after(&lots, &drawn, &made).err(), Some((2, NotReplaceable::Foreign)));
    }

    #[test]
    fn only_who_is_drawn_now_can_leave() {
        let (lots, drawn) = drawn();
        let made = |group: &str, out: &str| LotReplacement {
            group: group.to_owned(),
            out: out.to_owned(),
            because: LeftBecause::Refused,
            into: Some("4".to_owned()),
            at: DateTime::UNIX_EPOCH,
        };
        for (group, out) in [("A", "4"), ("C", "1"), ("D", "1"), ("B", "3")] {
            let answer = LotStanding::after(&lots, &drawn, &[made(group, out)]).err();
            assert_eq!(answer, Some((0, NotReplaceable::NotSeated)), "{group}/{out}");
        }
        let twice = [made("A", "3"), made("A", "3")];
        assert_eq!(LotStanding::after(&lots, &drawn, &twice).err(), Some((1, NotReplaceable::NotSeated)));
    }
}
