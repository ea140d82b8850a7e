//! What a seating is drawn from: the examiners under pseudonyms, the rooms with their rules.

use crate::examiners::{Assessment, ExaminerState, PanelRole, Roles, Standing};
use crate::regions::ExamRegion;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Examiners and rooms of one draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seating {
    /// Whether examiners are called to a region or seated in rooms.
    pub stage: Stage,
    /// Regions that count as one for the home rule, either way round (省直 and 长春).
    pub conflict_pairs: Vec<[ExamRegion; 2]>,
    /// The examiners, ascending by label, the ineligible ones too.
    pub pool: Vec<Entrant>,
    /// The rooms, ascending by label. When examiners are called, a region counts as one room.
    pub rooms: Vec<Room>,
}

/// Which of the two draws of an interview season a seating is. The procedure is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The day before: more examiners than there are seats are called to a region (预抽, 1:3).
    Call,
    /// On the morning: examiners are seated in rooms (抽定考场).
    Rooms,
}

/// An examiner in the pool, under the pseudonyms of this draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entrant {
    /// Random and unique within the draw: 8 characters of Crockford's base 32.
    pub label: String,
    /// The exam region of the work unit.
    pub home: ExamRegion,
    /// The work unit's pseudonym within the draw, for example `U014`.
    pub unit: String,
    /// Whether the work unit is an organisation or personnel department (组织、人事部门).
    pub personnel: bool,
    /// The seats the examiner may take.
    pub roles: Roles,
    /// Where the examiner stands in the register.
    pub state: ExaminerState,
    /// The last day on which the certificate is valid.
    pub certified_until: NaiveDate,
    /// The last yearly assessment (年度考核).
    pub assessment: Assessment,
    /// The only region in which the examiner may sit, because an earlier draw called them there.
    pub called: Option<ExamRegion>,
    /// The region in which the examiner served last; another one is preferred.
    pub last: Option<ExamRegion>,
    /// Labels of rooms that the examiner must avoid (回避), ascending.
    pub avoid: Vec<String>,
}

/// A room (面试室) and the panel it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Unique within the draw, for example `R01`.
    pub label: String,
    /// The exam region where the room is.
    pub place: ExamRegion,
    /// The seats of its panel.
    pub seats: Panel,
    /// How many of those on the chief's and the deputy's seats come from organisation or personnel departments, at
    /// least.
    pub personnel: u16,
    /// How many examiners of one work unit may sit in it, at most; none sets no limit.
    pub of_one_unit: Option<u16>,
    /// Pseudonyms of the units that recruit here (招录机关), ascending.
    pub recruiting: Vec<String>,
    /// How many examiners of the recruiting units together may sit in it, at most.
    pub of_recruiting: u16,
}

/// How many seats of each role a panel has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// 主考官
    pub chief: u16,
    /// 副主考官
    pub deputy: u16,
    /// 公共考官
    pub public: u16,
}

impl Panel {
    /// The seats of one role.
    pub const fn of(self, role: PanelRole) -> u16 {
        match role {
            PanelRole::Chief => self.chief,
            PanelRole::Deputy => self.deputy,
            PanelRole::Public => self.public,
        }
    }

    /// All seats.
    pub fn total(self) -> u32 {
        PanelRole::ALL.iter().map(|role| u32::from(self.of(*role))).sum()
    }

    /// The seats that lead the panel: chief and deputy.
    pub fn leads(self) -> u32 {
        u32::from(self.chief) + u32::from(self.deputy)
    }
}

impl Seating {
    /// Brings examiners, rooms and what they name into the order of the document.
    pub fn sort(&mut self) {
        self.pool.sort_by(|a, b| a.label.cmp(&b.label));
        self.rooms.sort_by(|a, b| a.label.cmp(&b.label));
        self.pool.iter_mut().for_each(|entrant| entrant.avoid.sort());
        self.rooms.iter_mut().for_each(|room| room.recruiting.sort());
    }

    /// Whether an examiner of `home` may sit at `place`.
    pub fn admit(&self, home: ExamRegion, place: ExamRegion) -> bool {
        home != place && !self.pairs(home, place)
    }

    /// Whether the two regions are a conflict pair.
    pub fn pairs(&self, home: ExamRegion, place: ExamRegion) -> bool {
        self.conflict_pairs.iter().any(|pair| *pair == [home, place] || *pair == [place, home])
    }
}

impl Entrant {
    /// What decides whether the examiner may be drawn on the day.
    pub fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            valid_until: self.certified_until,
            assessment: self.assessment,
            roles: self.roles.clone(),
        }
    }

    /// Whether the examiner must avoid the room.
    pub fn avoids(&self, room: &str) -> bool {
        self.avoid.binary_search_by(|it| it.as_str().cmp(room)).is_ok()
    }
}

impl Room {
    /// Whether the unit recruits here.
    pub fn recruits(&self, unit: &str) -> bool {
        self.recruiting.binary_search_by(|it| it.as_str().cmp(unit)).is_ok()
    }
}
