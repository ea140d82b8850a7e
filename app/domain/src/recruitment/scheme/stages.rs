//! The stages of a scheme (招录环节) and their order.
//!
//! Legal source: 公务员录用规定 (2019) has 考试、体检、考察、公示 in this order, 公务员录用规定(试行) (2007) left 考察 and
//! 体检 without one; 事业单位人事管理条例 art. 9 asks for 考试、考察, 体检 and 公示 of everybody who is recruited openly,
//! and the notices take the two checks in either order. So nothing but the second look at the papers that prove the
//! qualification can be left out.

use super::SchemeKind;
use crate::refusal::{Code, Refusal};
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// A stage that candidates pass after their admission to the examination.
    SchemeStage {
        /// The written papers (笔试).
        Written => "written",
        /// The second look at the papers that prove the qualification (资格复审).
        Qualification => "qualification",
        /// The interview (面试).
        Interview => "interview",
        /// The physical examination (体检).
        Physical => "physical",
        /// The inspection (考察).
        Inspection => "inspection",
        /// The public notice of those proposed for hire (公示).
        Publicity => "publicity",
    }
}

/// Stages in their order; those that stand together are taken in any order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stages(pub Vec<Vec<SchemeStage>>);

/// What comes before what in every scheme.
const FOLLOWS: &[(SchemeStage, SchemeStage)] = &[
    (SchemeStage::Written, SchemeStage::Qualification),
    (SchemeStage::Written, SchemeStage::Interview),
    (SchemeStage::Qualification, SchemeStage::Interview),
    (SchemeStage::Interview, SchemeStage::Physical),
    (SchemeStage::Interview, SchemeStage::Inspection),
    (SchemeStage::Physical, SchemeStage::Publicity),
    (SchemeStage::Inspection, SchemeStage::Publicity),
];

impl Default for Stages {
    /// All of them, the two checks in any order: what a scheme without a list of stages meant.
    fn default() -> Self {
        use SchemeStage as S;
        Self(vec![
            vec![S::Written],
            vec![S::Qualification],
            vec![S::Interview],
            vec![S::Physical, S::Inspection],
            vec![S::Publicity],
        ])
    }
}

impl Stages {
    /// Whether the scheme has a stage.
    pub fn has(&self, stage: SchemeStage) -> bool {
        self.place(stage).is_some()
    }

    /// Everything that must be passed before a stage.
    pub fn before(&self, stage: SchemeStage) -> impl Iterator<Item = SchemeStage> {
        self.0[..self.place(stage).unwrap_or_default()].iter().flatten().copied()
    }

    fn place(&self, stage: SchemeStage) -> Option<usize> {
        self.0.iter().position(|together| together.contains(&stage))
    }

    /// Checks that nothing is missing that the law asks for, and that no stage comes too early.
    ///
    /// # Errors
    /// All in the field `stages`: `malformed` where nothing stands at a place; `named-twice` (facts: the stage);
    /// `stage-missing` (facts: the stage); `stage-order` (facts: what comes first, what follows).
    pub(super) fn check(&self, kind: SchemeKind) -> Result<(), Refusal> {
        let refused = |code| Refusal::of(code, "stages");
        if self.0.iter().any(Vec::is_empty) {
            return Err(refused(Code::Malformed));
        }
        for stage in SchemeStage::ALL {
            match self.0.iter().flatten().filter(|it| *it == stage).count() {
                0 if *stage != SchemeStage::Qualification => {
                    return Err(refused(Code::StageMissing).with(stage.as_str()));
                }
                0 | 1 => {}
                _ => return Err(refused(Code::NamedTwice).with(stage.as_str())),
            }
        }
        let order =
            |first: SchemeStage, then: SchemeStage| refused(Code::StageOrder).with(first.as_str()).with(then.as_str());
        for (first, then) in FOLLOWS {
            if self.has(*first) && !self.before(*then).any(|stage| stage == *first) && self.has(*then) {
                return Err(order(*first, *then));
            }
        }
        let (physical, inspection) = (SchemeStage::Physical, SchemeStage::Inspection);
        let reversed = self.before(physical).any(|stage| stage == inspection);
        if kind == SchemeKind::CivilService && reversed { Err(order(physical, inspection)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stages(text: &str) -> Stages {
        let place = |place: &str| place.split('+').map(|stage| SchemeStage::parse(stage).unwrap()).collect();
        Stages(text.split_whitespace().map(place).collect())
    }

    fn refused(kind: SchemeKind, text: &str) -> Result<(), (Code, Vec<String>)> {
        stages(text).check(kind).map_err(|refusal| (refusal.code, refusal.facts))
    }

    #[test]
    fn only_the_second_look_at_the_qualification_may_be_left_out() {
        let institution = |text| refused(SchemeKind::Institution, text);
        let lacks = |stage: &str| Err((Code::StageMissing, vec![stage.to_owned()]));
        assert_eq!(institution("written interview inspection physical publicity"), Ok(()));
        assert_eq!(institution("written interview inspection publicity"), lacks("physical"));
        assert_eq!(institution("written interview physical publicity"), lacks("inspection"));
        assert_eq!(institution("interview physical+inspection publicity"), lacks("written"));
        assert_eq!(institution("written interview physical+inspection"), lacks("publicity"));
        let twice = institution("written interview physical inspection physical publicity");
        assert_eq!(twice, Err((Code::NamedTwice, vec!["physical".to_owned()])));
        assert_eq!(Stages(vec![vec![]]).check(SchemeKind::Institution).unwrap_err().code, Code::Malformed);
    }

    #[test]
    fn nothing_comes_before_what_it_follows() {
        let order = |first: &str, then: &str| Err((Code::StageOrder, vec![first.to_owned(), then.to_owned()]));
        let civil = |text| refused(SchemeKind::CivilService, text);
        assert_eq!(civil("written qualification interview physical inspection publicity"), Ok(()));
        assert_eq!(
            civil("written interview qualification physical inspection publicity"),
            order("qualification", "interview")
        );
        assert_eq!(civil("written+interview physical inspection publicity"), order("written", "interview"));
        assert_eq!(
            civil("written interview inspection physical publicity"),
            order("physical", "inspection"),
            "公务员录用规定 2019"
        );
        let institution = "written interview inspection physical publicity";
        assert_eq!(refused(SchemeKind::Institution, institution), Ok(()), "事业单位人事管理条例 art. 9");
        assert_eq!(civil("publicity written interview physical inspection"), order("physical", "publicity"));
    }

    #[test]
    fn a_scheme_without_stages_took_the_checks_in_any_order() {
        let old = Stages::default();
        assert_eq!(old.check(SchemeKind::CivilService), Ok(()));
        assert!(!old.before(SchemeStage::Inspection).any(|stage| stage == SchemeStage::Physical));
        let new = stages("written interview physical inspection publicity");
        assert!(new.before(SchemeStage::Inspection).any(|stage| stage == SchemeStage::Physical));
        assert!(!new.has(SchemeStage::Qualification));
    }
}
