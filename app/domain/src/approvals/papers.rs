//! The papers of a case (申请材料): files that the applicant hands in on line or the window takes at the hall. A later version
//! of a paper keeps the earlier ones readable; nothing is taken away.

use super::case::{Actor, By, Case};
use super::item::{Item, Material};
use super::record::Who;
use crate::files::{DOCUMENTS, FileFormat, Limits};
use crate::ids::PaperId;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What of a paper is taken: a document or a picture of it, of 20 MiB at most.
pub const LIMITS: Limits = Limits { formats: DOCUMENTS, bytes: 20 << 20 };
/// Versions of one paper, at most.
pub const MOST_VERSIONS: u16 = 20;
/// Files of one case, at most.
pub const MOST_FILES: usize = 100;
/// The text form of [`Shows::Other`].
const OTHER: &str = "other";

/// What a paper shows. A material has no name of its own that a file could carry; a case keeps its item's version, so its
/// place in that version's list stays what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Shows {
    /// The material at this place of the item's list, from 1.
    Material(u16),
    /// Something else that belongs to the application (其他材料).
    Other,
}

impl Shows {
    /// Everything that a paper of an item can show, in the order of its list.
    pub fn all(item: &Item) -> Vec<Self> {
        let places = (1..).take(item.materials.len()).map(Self::Material);
        places.chain([Self::Other]).collect()
    }

    /// The material; none for something else.
    ///
    /// # Errors
    /// `malformed` in the field `material` for a place that the item's list does not have.
    pub fn material(self, item: &Item) -> Result<Option<&Material>, Refusal> {
        match self {
            Self::Other => Ok(None),
            Self::Material(place) => {
                let found = usize::from(place).checked_sub(1).and_then(|place| item.materials.get(place));
                found.map(Some).ok_or_else(|| Refusal::of(Code::Malformed, "material"))
            }
        }
    }

    /// Reads the text form: the place in digits, or `other`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == OTHER {
            return Some(Self::Other);
        }
        let place: u16 = text.parse().ok()?;
        (place > 0 && place.to_string() == text).then_some(Self::Material(place))
    }
}

impl From<Shows> for String {
    fn from(shows: Shows) -> Self {
        match shows {
            Shows::Material(place) => place.to_string(),
            Shows::Other => OTHER.to_owned(),
        }
    }
}

impl TryFrom<String> for Shows {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("no material: {text}"))
    }
}

/// One version of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The file.
    pub id: PaperId,
    /// What it shows.
    pub shows: Shows,
    /// Which version of it, from 1.
    pub version: u16,
    /// Who handed it in.
    pub by: Who,
    /// Its cleaned name (personal data).
    pub name: String,
    /// What it holds.
    pub format: FileFormat,
    /// Bytes.
    pub size: u64,
    /// When it came in.
    pub at: DateTime<Utc>,
}

/// The papers of a case as somebody reads them who may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Papers {
    /// Every version, by what it shows and then the latest first.
    pub papers: Vec<Paper>,
    /// Whether the reader may hand in another.
    pub may_add: bool,
}

/// As whom somebody hands in a paper, and which version of it that is: while the case is undecided, by the applicant or the
/// window that takes applications.
///
/// # Errors
/// What the case refuses ([`Case::may_hand_in`]); `malformed` in the field `material` where the item has no such one;
/// `too-many-files` in the field `file` (facts: how many are taken).
pub fn hand_in(case: &Case, item: &Item, actor: &Actor, shows: Shows, present: &[Shows]) -> Result<(By, u16), Refusal> {
    let by = case.may_hand_in(actor)?;
    shows.material(item)?;
    let same = present.iter().filter(|one| **one == shows).count();
    let too_many = |most: usize| Refusal::of(Code::TooManyFiles, crate::files::FILE).with(most);
    if same >= usize::from(MOST_VERSIONS) {
        return Err(too_many(MOST_VERSIONS.into()));
    }
    if present.len() >= MOST_FILES {
        return Err(too_many(MOST_FILES));
    }
    // The count of a kind is its last version, for nothing is taken away.
    let version = u16::try_from(same + 1).map_err(|_| too_many(MOST_VERSIONS.into()))?;
    Ok((by, version))
}

#[cfg(test)]
mod tests {
    use super::super::case::samples::*;
    use super::super::case::{Act, Capacity, Duty, Terms};
    use super::super::flow::StepKind;
    use super::super::item::built_in;
    use super::super::post::PostCode;
    use super::*;
    use crate::regions::ExamRegion;

    fn code(answer: Result<(By, u16), Refusal>) -> Code {
        answer.unwrap_err().code
    }

    #[test]
    fn the_text_form_is_a_place_or_other() {
        for (text, shows) in
            [("1", Some(Shows::Material(1))), ("12", Some(Shows::Material(12))), ("other", Some(Shows::Other))]
        {
            assert_eq!(Shows::parse(text), shows);
            assert_eq!(String::from(shows.unwrap()), text);
        }
        for text in ["0", "01", "+1", "-1", "70000", "", "Other"] {
            assert_eq!(Shows::parse(text), None, "{text}");
        }
    }

    #[test]
    fn papers_come_in_until_the_decision_by_the_applicant_or_the_window() {
        let item = &built_in().unwrap()[0];
        let hand_in = |case: &Case, actor: &Actor| super::hand_in(case, item, actor, Shows::Other, &[]);
        let mut course = Course::of(terms(), "2026-09-07");
        assert_eq!(hand_in(&course.case, &applicant(APPLICANT)).unwrap(), (By::Applicant, 1));
        assert!(matches!(hand_in(&course.case, &window()).unwrap().0, By::Post { .. }));
        assert_eq!(code(hand_in(&course.case, &applicant(2))), Code::NotTheApplicant);
        assert_eq!(code(hand_in(&course.case, &reviewer())), Code::WithoutDuty);
        let elsewhere = holder(10, ExamRegion::Siping, &[Duty::Receive]);
        assert_eq!(code(hand_in(&course.case, &elsewhere)), Code::OutOfRegion);
        let own = holder(APPLICANT, ExamRegion::Jilin, &[Duty::Receive]);
        assert_eq!(code(hand_in(&course.case, &own)), Code::OwnApplication);
        course.act("2026-09-08", &window(), Act::Accept).unwrap();
        course.act("2026-09-09", &reviewer(), grant()).unwrap();
        assert!(hand_in(&course.case, &applicant(APPLICANT)).is_ok());
        course.act("2026-09-10", &decider(), Act::Approve).unwrap();
        assert_eq!(code(hand_in(&course.case, &applicant(APPLICANT))), Code::WrongState);
    }

    #[test]
    fn a_later_version_counts_on_and_there_is_a_limit() {
        let item = &built_in().unwrap()[0];
        let course = Course::of(terms(), "2026-09-07");
        let add = |shows, present: &[Shows]| super::hand_in(&course.case, item, &applicant(APPLICANT), shows, present);
        let first = Shows::Material(1);
        assert_eq!(add(first, &[Shows::Other, first, first]).unwrap().1, 3);
        assert_eq!(code(add(first, &[first; MOST_VERSIONS as usize])), Code::TooManyFiles);
        assert_eq!(code(add(first, &[Shows::Other; MOST_FILES])), Code::TooManyFiles);
        let beyond = Shows::Material(u16::try_from(item.materials.len()).unwrap() + 1);
        let refused = add(beyond, &[]).unwrap_err();
        assert_eq!((refused.code, refused.field.as_deref()), (Code::Malformed, Some("material")));
        assert_eq!(Shows::all(item).len(), item.materials.len() + 1);
    }

    #[test]
    fn only_those_who_handle_the_case_read_its_papers() {
        let item = &built_in().unwrap()[0];
        let case = Case::begin(filing(Terms { flow: Some(item.flow.clone()), ..terms() }, noon("2026-09-07"))).unwrap();
        let in_flow = item.flow.steps.iter().find_map(|step| match &step.kind {
            StepKind::Task(task) => task.post.clone(),
            _ => None,
        });
        let of = |number: u128, region, duties: &[Duty], post: Option<&PostCode>| {
            let mut actor = holder(number, region, duties);
            if let (Capacity::Post(holding), Some(post)) = (&mut actor.capacity, post) {
                holding.post = post.clone();
            }
            case.may_read_papers(&actor)
        };
        assert!(case.may_read_papers(&applicant(APPLICANT)) && !case.may_read_papers(&applicant(2)));
        assert!(of(20, ExamRegion::Jilin, &[Duty::Review], in_flow.as_ref()));
        assert!(!of(20, ExamRegion::Jilin, &[Duty::Review], None), "a post of another department");
        assert!(!of(20, ExamRegion::Siping, &[Duty::Review], in_flow.as_ref()), "of another region");
        assert!(
            of(20, ExamRegion::Jilin, &[Duty::Receive], None) && of(20, ExamRegion::Jilin, &[Duty::HeadAgency], None)
        );
        assert!(!of(APPLICANT, ExamRegion::Jilin, &[Duty::Receive], None), "not from the other side of the counter");
    }
}
