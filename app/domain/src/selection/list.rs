//! The lists that the public reads at every stage (各环节名单公示), each with no more than the law has it show.
//!
//! The notice of those proposed for hire names people, with the sex, the ticket, the school or work unit and the telephone
//! for objections (公务员录用规定 on 公示). Every other list has tickets, points and ranks, never a name. No list says
//! anything of health or of the inspection: whoever did not pass is not on the next one.

use crate::identity::Sex;
use crate::recruitment::Points;
use crate::recruitment::scheme::{Named, Scheme};
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

words! {
    /// Which list it is, in the order of the stages.
    ListKind {
        /// Positions that are not examined (取消职位).
        Cancelled => "cancelled",
        /// What the law adds to whose written total, on public notice (加分公示).
        Bonuses => "bonuses",
        /// Who is called to the interview (面试入围).
        Shortlist => "shortlist",
        /// Who is called in the place of somebody who left (递补).
        Replacements => "replacements",
        /// Who comes to the interview, each with the number on the list of the position (面试人员).
        Interviews => "interviews",
        /// Totals and ranks, and who goes on to the checks (总成绩).
        Totals => "totals",
        /// Who is called to the checks in the place of somebody who is out (体检考察递补).
        Called => "called",
        /// Who passed the checks (体检考察合格).
        Passed => "passed",
        /// Those proposed for hire, on public notice (拟录用公示).
        Publicity => "publicity",
        /// Who gave up the place while proposed for hire (放弃录用).
        Declined => "declined",
        /// Who was listed so by a mistake of the office, and is proposed again (更正：恢复拟录用).
        Restored => "restored",
        /// Who is hired (录用).
        Hired => "hired",
    }
}

/// The position of a list's part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// The code; digits are text.
    pub code: String,
    /// The agency (招录机关).
    pub agency: String,
    /// The unit (用人单位).
    pub unit: String,
    /// The title.
    pub title: String,
    /// How many are to be hired.
    pub places: u16,
}

/// A position that is not examined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostCancelled {
    /// The position.
    pub post: Post,
    /// Applicants who paid.
    pub paid: u32,
    /// How many would have been needed.
    pub needed: u32,
}

/// A candidate to whose written total the law adds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raised {
    /// The number of the admission ticket.
    pub ticket: String,
    /// For what, as the scheme calls it.
    pub kind: Named,
    /// How many points of the scale of 100.
    pub points: Points,
}

/// A position's part of the list of additions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostRaised {
    /// The position.
    pub post: Post,
    /// By ticket.
    pub candidates: Vec<Raised>,
}

/// A candidate who is called to the interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The number of the admission ticket.
    pub ticket: String,
    /// The points of each of the scheme's papers; none for one that the candidate does not sit.
    pub papers: Vec<Option<Points>>,
    /// What the law adds (加分); none where nothing is added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bonus: Option<Points>,
    /// The written total.
    pub written: Points,
    /// The rank in the position by written total.
    pub rank: u32,
}

/// A position's part of the shortlist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostListed {
    /// The position.
    pub post: Post,
    /// The key of the scheme's variant that ranks it.
    pub variant: String,
    /// Candidates for each place.
    pub ratio: u16,
    /// The minimum pass line below which nobody could be called (合格分数线); none where there was no line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_line: Option<Points>,
    /// The least written total that was called (进面分数线); none where nobody was.
    pub line: Option<Points>,
    /// Who is called, by rank, then ticket.
    pub candidates: Vec<Listed>,
}

/// A position's part of a list of replacements. It does not say why somebody left: two lists tell together who that was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostReplaced {
    /// The position.
    pub post: Post,
    /// Who is called instead: more than one where nothing tells them apart.
    pub candidates: Vec<Listed>,
}

/// A candidate who comes to the interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// The place on the position's list by ticket, from 1: the number that lies in the lot of the interview's order.
    pub number: u16,
    /// The number of the admission ticket.
    pub ticket: String,
    /// The written total.
    pub written: Points,
    /// The rank by written total. A rank that is missing was somebody who left.
    pub rank: u32,
    /// Whether called in somebody's place.
    pub replacing: bool,
}

/// A position's part of the list of interviews.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostInvited {
    /// The position.
    pub post: Post,
    /// Who comes, by number.
    pub candidates: Vec<Invited>,
}

/// A candidate with a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totalled {
    /// The number of the admission ticket.
    pub ticket: String,
    /// The points of each of the scheme's papers.
    pub papers: Vec<Option<Points>>,
    /// What the law adds (加分); none where nothing is added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bonus: Option<Points>,
    /// The written total.
    pub written: Points,
    /// The interview's mean; none for whoever did not come.
    pub interview: Option<Points>,
    /// The total; none without an interview.
    pub total: Option<Points>,
    /// The rank by total in the position; none without a total.
    pub rank: Option<u32>,
    /// Whether the candidate goes on to the checks.
    pub goes_on: bool,
}

/// A position's part of the list of totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostTotalled {
    /// The position.
    pub post: Post,
    /// The key of the scheme's variant that ranks it.
    pub variant: String,
    /// Everybody who was invited: by rank, then by ticket; those without a total last.
    pub candidates: Vec<Totalled>,
}

/// A position's part of a list of tickets only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostPassed {
    /// The position.
    pub post: Post,
    /// The tickets, by rank.
    pub tickets: Vec<String>,
}

/// The hired of a position.
pub type PostHired = PostPassed;
/// The positions that are not examined.
pub type Cancelled = Vec<PostCancelled>;

/// Somebody who is proposed for hire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// The name.
    pub name: String,
    /// The sex.
    pub sex: Sex,
    /// The number of the admission ticket.
    pub ticket: String,
    /// The school, or the work unit of whoever has one (毕业院校或工作单位).
    pub school_or_unit: String,
}

/// A position's part of the public notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostProposed {
    /// The position.
    pub post: Post,
    /// Who is proposed, by rank.
    pub people: Vec<Proposed>,
}

/// A list as it is published: its canonical JSON is what the ledger's fingerprint is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum List {
    /// [`ListKind::Cancelled`].
    Cancelled {
        /// By code.
        positions: Cancelled,
    },
    /// [`ListKind::Bonuses`]: tickets, never names.
    Bonuses {
        /// Where objections are taken by telephone (监督电话).
        telephone: String,
        /// The last day of the notice.
        until: NaiveDate,
        /// By code.
        positions: Vec<PostRaised>,
    },
    /// [`ListKind::Shortlist`].
    Shortlist {
        /// The frozen scheme, so that the list can be recomputed from itself.
        scheme: Box<Scheme>,
        /// By code.
        positions: Vec<PostListed>,
    },
    /// [`ListKind::Replacements`].
    Replacements {
        /// By code.
        positions: Vec<PostReplaced>,
    },
    /// [`ListKind::Interviews`].
    Interviews {
        /// By code.
        positions: Vec<PostInvited>,
    },
    /// [`ListKind::Totals`].
    Totals {
        /// The frozen scheme.
        scheme: Box<Scheme>,
        /// By code.
        positions: Vec<PostTotalled>,
    },
    /// [`ListKind::Called`].
    Called {
        /// By code.
        positions: Vec<PostPassed>,
    },
    /// [`ListKind::Passed`].
    Passed {
        /// By code.
        positions: Vec<PostPassed>,
    },
    /// [`ListKind::Publicity`].
    Publicity {
        /// Where objections are taken by telephone (监督电话).
        telephone: String,
        /// The last day of the notice.
        until: NaiveDate,
        /// By code.
        positions: Vec<PostProposed>,
    },
    /// [`ListKind::Declined`]: a ticket and its position, never a name or why.
    Declined {
        /// By code.
        positions: Vec<PostPassed>,
    },
    /// [`ListKind::Restored`]: a ticket and its position.
    Restored {
        /// By code.
        positions: Vec<PostPassed>,
    },
    /// [`ListKind::Hired`].
    Hired {
        /// By code.
        positions: Vec<PostHired>,
    },
}

impl List {
    /// Which list it is.
    pub const fn kind(&self) -> ListKind {
        match self {
            Self::Cancelled { .. } => ListKind::Cancelled,
            Self::Bonuses { .. } => ListKind::Bonuses,
            Self::Shortlist { .. } => ListKind::Shortlist,
            Self::Replacements { .. } => ListKind::Replacements,
            Self::Interviews { .. } => ListKind::Interviews,
            Self::Totals { .. } => ListKind::Totals,
            Self::Called { .. } => ListKind::Called,
            Self::Passed { .. } => ListKind::Passed,
            Self::Publicity { .. } => ListKind::Publicity,
            Self::Declined { .. } => ListKind::Declined,
            Self::Restored { .. } => ListKind::Restored,
            Self::Hired { .. } => ListKind::Hired,
        }
    }

    /// How many positions it names.
    pub fn positions(&self) -> usize {
        match self {
            Self::Cancelled { positions } => positions.len(),
            Self::Bonuses { positions, .. } => positions.len(),
            Self::Shortlist { positions, .. } => positions.len(),
            Self::Replacements { positions } => positions.len(),
            Self::Interviews { positions } => positions.len(),
            Self::Totals { positions, .. } => positions.len(),
            Self::Called { positions }
            | Self::Passed { positions }
            | Self::Declined { positions }
            | Self::Restored { positions }
            | Self::Hired { positions } => positions.len(),
            Self::Publicity { positions, .. } => positions.len(),
        }
    }

    /// How many candidates it names; none for positions that are not examined.
    pub fn candidates(&self) -> usize {
        match self {
            Self::Cancelled { .. } => 0,
            Self::Bonuses { positions, .. } => positions.iter().map(|of| of.candidates.len()).sum(),
            Self::Shortlist { positions, .. } => positions.iter().map(|of| of.candidates.len()).sum(),
            Self::Replacements { positions } => positions.iter().map(|of| of.candidates.len()).sum(),
            Self::Interviews { positions } => positions.iter().map(|of| of.candidates.len()).sum(),
            Self::Totals { positions, .. } => positions.iter().map(|of| of.candidates.len()).sum(),
            Self::Called { positions }
            | Self::Passed { positions }
            | Self::Declined { positions }
            | Self::Restored { positions }
            | Self::Hired { positions } => positions.iter().map(|of| of.tickets.len()).sum(),
            Self::Publicity { positions, .. } => positions.iter().map(|of| of.people.len()).sum(),
        }
    }

    /// Whether it names people, so that search engines lose it when its notice is over (个人信息保护法 art. 19).
    pub const fn names_people(&self) -> bool {
        matches!(self, Self::Publicity { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post() -> Post {
        let text = |text: &str| text.to_owned();
        Post { code: text("1"), agency: text("甲"), unit: text("乙"), title: text("科员"), places: 1 }
    }

    #[test]
    fn a_list_is_told_apart_by_its_kind_and_reads_back() {
        let people = vec![Proposed {
            name: "王小明".to_owned(),
            sex: Sex::Male,
            ticket: "220100001".to_owned(),
            school_or_unit: "吉林大学".to_owned(),
        }];
        let list = List::Publicity {
            telephone: "0431-1".to_owned(),
            until: "2027-06-01".parse().unwrap(),
            positions: vec![PostProposed { post: post(), people }],
        };
        let text = serde_json::to_string(&list).unwrap();
        assert!(text.starts_with(r#"{"kind":"publicity""#), "{text}");
        assert_eq!(serde_json::from_str::<List>(&text).unwrap(), list);
        assert_eq!((list.positions(), list.candidates(), list.names_people()), (1, 1, true));
    }

    #[test]
    fn only_the_public_notice_has_a_field_for_a_name() {
        let hired = List::Hired { positions: vec![PostHired { post: post(), tickets: vec!["1".to_owned()] }] };
        let listed =
            Listed { ticket: "1".to_owned(), papers: vec![], bonus: None, written: Points::default(), rank: 1 };
        let replaced = PostReplaced { post: post(), candidates: vec![listed] };
        let declined = List::Declined { positions: vec![PostPassed { post: post(), tickets: vec!["1".to_owned()] }] };
        assert_eq!((declined.kind(), declined.positions(), declined.candidates()), (ListKind::Declined, 1, 1));
        for list in [hired, declined, List::Replacements { positions: vec![replaced] }] {
            assert!(!serde_json::to_string(&list).unwrap().contains("\"name\""));
            assert!(!list.names_people());
        }
    }
}
