//! Positions (职位, 岗位): what a position table says about each, which conditions it sets, and whether a person meets
//! them as far as rules can tell. What no rule reads stays as printed and is left to a human.
//!
//! Legal source: 公务员录用规定 (2019) on the contents of a notice; each notice's own table is the condition's text.

mod age;
mod check;
mod code;
mod columns;
mod conditions;
mod content;
mod education;
mod import;
mod majors;
mod person;
mod row;

pub use age::{Age, born_between};
pub use check::{Check, ConditionKind, Given, Outcome, precheck};
pub use code::PositionCode;
pub use columns::{Mapping, PositionColumn, guess, said};
pub use conditions::{Conditions, Printed, Unread};
pub use content::guess_by_content;
pub use education::{Degree, DegreeWanted, Education, EducationWanted, Upper};
pub use import::{Doubt, DoubtKind, Imported, Refused, Sheet, TakenColumn, import};
pub use majors::{Major, MajorGroup, Majors, Stage};
pub use person::{Gender, OwnMajor, PartyWanted, PoliticalStatus, Profile};

use serde::{Deserialize, Serialize};

/// One position of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The code (职位代码), unique in its table.
    pub code: PositionCode,
    /// The recruiting organ or the department in charge (招录机关, 主管部门).
    pub agency: String,
    /// The unit that employs (用人单位, 用人司局); the same as `agency` where the table has one column for both.
    pub unit: String,
    /// The title (职位名称).
    pub title: String,
    /// The level of the organ (机构层级), where the table says it.
    pub level: Option<String>,
    /// The place of work (工作地点) as printed; empty where the table does not say.
    pub region_text: String,
    /// How many are to be hired (招录人数), at least one.
    pub places: u16,
    /// Who may apply.
    pub conditions: Conditions,
    /// The category of the written examination (公安, 甲级) as printed, the key of a variant of the scheme; none where
    /// the table does not say.
    pub variant: Option<String>,
    /// How many per place the interview admits (面试人员比例, 3 for "3:1"), where the table says it.
    pub ratio: Option<u8>,
    /// Whether the position is kept for village or community cadres (村、社区干部), whose shortlist is 1:5.
    pub grassroots: bool,
    /// The notes (备注) as printed.
    pub notes: String,
    /// Every other column of the table as printed, by name: an order that does not depend on the cells left empty.
    pub remarks: Vec<Remark>,
}

/// What a column that has no field of its own says about a position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The name in the header.
    pub name: String,
    /// What stands in the cell; never empty.
    pub text: String,
}

/// The most places that one position may have.
pub const MOST_PLACES: u16 = 9_999;
