//! What the public may know of the pool: how many, from where, for which seats, expert in what. Never who.

use super::{ExaminerState, PanelRole, Roles};
use crate::regions::ExamRegion;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A speciality that fewer examiners share is not named, because it could point at one of them.
pub const FEWEST_NAMED: u64 = 5;

/// One examiner as the count sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The exam region of the work unit.
    pub region: ExamRegion,
    /// Where they stand.
    pub state: ExaminerState,
    /// The seats they may take.
    pub roles: Roles,
    /// What they are expert in.
    pub specialities: Vec<String>,
}

/// The count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    /// Everybody in the register, by state.
    pub states: BTreeMap<ExaminerState, u64>,
    /// Those in the pool, by exam region.
    pub regions: BTreeMap<ExamRegion, OfRegion>,
    /// Those in the pool, by speciality; one person may have several.
    pub specialities: BTreeMap<String, u64>,
    /// How many specialities are not named, because fewer than [`FEWEST_NAMED`] share them.
    pub unnamed: u64,
}

/// The pool of one exam region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfRegion {
    /// Examiners.
    pub total: u64,
    /// Of them, how many may take each seat; one person may take several.
    pub roles: BTreeMap<PanelRole, u64>,
}

impl Census {
    /// Counts the register.
    pub fn of(register: impl IntoIterator<Item = Counted>) -> Self {
        let mut census = Self::default();
        for one in register {
            *census.states.entry(one.state).or_default() += 1;
            if one.state == ExaminerState::Certified {
                census.add(&one);
            }
        }
        let all = census.specialities.len() as u64;
        census.specialities.retain(|_, count| *count >= FEWEST_NAMED);
        census.unnamed = all - census.specialities.len() as u64;
        census
    }

    fn add(&mut self, one: &Counted) {
        let region = self.regions.entry(one.region).or_default();
        region.total += 1;
        for role in one.roles.iter() {
            *region.roles.entry(role).or_default() += 1;
        }
        for speciality in &one.specialities {
            *self.specialities.entry(speciality.clone()).or_default() += 1;
        }
    }

    /// Everybody in the pool.
    pub fn pool(&self) -> u64 {
        self.regions.values().map(|region| region.total).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pool_is_counted_and_rare_specialities_stay_unnamed() {
        let one = |region, state, speciality: &str| Counted {
            region,
            state,
            roles: PanelRole::ALL.into_iter().collect(),
            specialities: vec![speciality.to_owned()],
        };
        let mut register = vec![one(ExamRegion::Jilin, ExaminerState::Certified, "法律"); 5];
        register.push(one(ExamRegion::Siping, ExaminerState::Certified, "考古"));
        register.push(one(ExamRegion::Siping, ExaminerState::Applied, "法律"));
        let census = Census::of(register);
        assert_eq!(census.pool(), 6);
        assert_eq!(census.states[&ExaminerState::Applied], 1);
        assert_eq!(census.regions[&ExamRegion::Jilin].roles[&PanelRole::Chief], 5);
        assert_eq!(census.specialities, [("法律".to_owned(), 5)].into());
        assert_eq!(census.unnamed, 1);
    }
}
