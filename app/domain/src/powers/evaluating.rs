//! The evaluation of the points that are due: typed by one person for the steps concerned, checked by the rules of the
//! inventory, confirmed by another.

use super::checking::{PowerFault, check_points};
use super::described::{Power, RiskPoint};
use super::reevaluation::Reevaluation;
use crate::approvals::flow::{Flow, Risk, StepId};
use crate::approvals::post::PostCode;
use crate::recruitment::scheme::Named;
use crate::refusal::{Code, Refusal};
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

words! {
    /// How far a recorded evaluation has come.
    EvaluationState {
        /// Waits for a second person (待确认).
        Proposed => "proposed",
        /// Its points hold (已确认).
        Confirmed => "confirmed",
        /// They never held (不同意).
        Declined => "declined",
    }
}

/// Characters of a text of a point, at most.
const LONGEST: usize = 300;

/// A point as somebody types it into a form: every value a text. The fields are called `points[2][measure_zh]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPoint {
    /// The step.
    pub step: String,
    /// [`Risk`]; empty where there is no point.
    pub level: String,
    /// What could go wrong, in Chinese.
    pub description_zh: String,
    /// In English.
    pub description_en: String,
    /// What is done against it, in Chinese.
    pub measure_zh: String,
    /// In English.
    pub measure_en: String,
    /// The post that answers for the measure.
    pub responsible: String,
    /// The post that looks; empty for none.
    pub reviewer: String,
}

impl TypedPoint {
    fn of(point: &RiskPoint) -> Self {
        Self {
            step: point.step.to_string(),
            level: point.level.as_str().to_owned(),
            description_zh: point.description.zh.clone(),
            description_en: point.description.en.clone(),
            measure_zh: point.measure.zh.clone(),
            measure_en: point.measure.en.clone(),
            responsible: point.responsible.0.clone(),
            reviewer: point.reviewer.as_ref().map(|post| post.0.clone()).unwrap_or_default(),
        }
    }

    fn none_at(step: &StepId) -> Self {
        Self { step: step.to_string(), ..Self::default() }
    }

    /// The point, whose form has this number; none where no level is said.
    fn read(&self, at: usize) -> Result<Option<RiskPoint>, Refusal> {
        if self.level.is_empty() {
            return Ok(None);
        }
        let text = |name: &str, text: &str| match text.trim() {
            "" => Err(Refusal::of(Code::Missing, &field(at, name))),
            text if text.chars().count() > LONGEST => {
                Err(Refusal::of(Code::OutOfRange, &field(at, name)).with(1).with(LONGEST))
            }
            text => Ok(text.to_owned()),
        };
        let malformed = |name: &str| Refusal::of(Code::Malformed, &field(at, name));
        let post = |text: &str| PostCode(text.to_owned());
        Ok(Some(RiskPoint {
            step: StepId::parse(&self.step).ok_or_else(|| malformed("level"))?,
            level: Risk::parse(&self.level).ok_or_else(|| malformed("level"))?,
            description: Named {
                zh: text("description_zh", &self.description_zh)?,
                en: text("description_en", &self.description_en)?,
            },
            measure: Named { zh: text("measure_zh", &self.measure_zh)?, en: text("measure_en", &self.measure_en)? },
            responsible: post(&text("responsible", &self.responsible)?),
            reviewer: (!self.reviewer.is_empty()).then(|| post(&self.reviewer)),
        }))
    }
}

/// The name of a field of the form.
fn field(at: usize, name: &str) -> String {
    format!("points[{at}][{name}]")
}

/// The steps of the flow at which somebody acts and whose points are due, in the order of the flow.
fn steps<'a>(flow: &'a Flow, due: &'a [Reevaluation]) -> impl Iterator<Item = &'a StepId> {
    let asked = |id: &StepId| due.iter().any(|one| one.step.as_ref().is_none_or(|step| step == id));
    let tasks = flow.steps.iter().filter(|step| step.task().is_some());
    tasks.map(|step| &step.id).filter(move |id| asked(id))
}

/// What the form of an evaluation begins with: the points of the steps concerned as they are, and an empty one for each
/// such step that has none. Points of a step that was taken away are not asked for: they go with it.
pub fn concerned(power: &Power, flow: &Flow, due: &[Reevaluation]) -> Vec<TypedPoint> {
    let of = |step| {
        let own: Vec<TypedPoint> = power.points_at(step).map(TypedPoint::of).collect();
        if own.is_empty() { vec![TypedPoint::none_at(step)] } else { own }
    };
    steps(flow, due).flat_map(of).collect()
}

/// The points of the power after an evaluation: those of steps that are not concerned as they are, and the typed ones, in
/// the order of the flow. What has no level is no point.
///
/// # Errors
/// `missing`, `out-of-range` and `malformed` in the field of a point; `risk-of-flow`, `post-elsewhere` and `own-review` in
/// theirs, by [`check_points`].
pub fn evaluated(
    power: &Power,
    flow: &Flow,
    due: &[Reevaluation],
    typed: &[TypedPoint],
) -> Result<Vec<RiskPoint>, Refusal> {
    let concerned: BTreeSet<&StepId> = steps(flow, due).collect();
    let mut read = Vec::new();
    for (at, one) in typed.iter().enumerate() {
        if !concerned.iter().any(|step| step.as_str() == one.step) {
            return Err(Refusal::of(Code::Malformed, &field(at, "level")));
        }
        read.extend(one.read(at)?);
    }
    let kept = power.points.iter().filter(|point| !concerned.contains(&point.step)).cloned();
    let found: Vec<RiskPoint> = kept.chain(read).collect();
    let at = |step: &StepId| found.iter().filter(|point| point.step == *step).cloned().collect::<Vec<_>>();
    let points: Vec<RiskPoint> = flow.steps.iter().flat_map(|step| at(&step.id)).collect();
    let after = Power { points, ..power.clone() };
    match check_points(&after, flow).into_iter().next() {
        None => Ok(after.points),
        Some(fault) => Err(told(&fault, typed)),
    }
}

/// A fault as a refusal in the field of the first point of its step.
fn told(fault: &PowerFault, typed: &[TypedPoint]) -> Refusal {
    let refused = |code: Code, step: &StepId, name: &str| {
        let at = typed.iter().position(|one| one.step == step.as_str()).unwrap_or_default();
        Refusal::of(code, &field(at, name))
    };
    match fault {
        PowerFault::OtherRisk { step, flow, .. } => refused(Code::RiskOfFlow, step, "level").with(flow.as_str()),
        PowerFault::HighWithoutPoint { step } => refused(Code::Missing, step, "level"),
        PowerFault::NoReviewer { step } => refused(Code::Missing, step, "reviewer"),
        PowerFault::OwnReviewer { step } => refused(Code::OwnReview, step, "reviewer"),
        PowerFault::OtherPost { step, .. } => refused(Code::PostElsewhere, step, "responsible"),
        PowerFault::EmptyPoint { step } => refused(Code::Missing, step, "measure_zh"),
        _ => Code::WrongState.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::reevaluation::Because;
    use super::super::samples::{item, named, power};
    use super::*;
    use proptest::prelude::*;

    fn id(text: &str) -> StepId {
        StepId::parse(text).unwrap()
    }

    fn due(step: Option<&str>) -> Vec<Reevaluation> {
        vec![Reevaluation { code: power().code, because: Because::Flow, step: step.map(id) }]
    }

    fn with(step: Option<&str>, change: impl FnOnce(&mut Vec<TypedPoint>)) -> Result<Vec<RiskPoint>, Refusal> {
        let mut typed = concerned(&power(), &item().flow, &due(step));
        change(&mut typed);
        evaluated(&power(), &item().flow, &due(step), &typed)
    }

    #[test]
    fn what_is_typed_as_it_was_changes_nothing() {
        for step in [None, Some("check"), Some("review")] {
            assert_eq!(with(step, |_| ()).unwrap(), power().points, "{step:?}");
        }
    }

    #[test]
    fn a_measure_changes_at_the_step_concerned_and_nowhere_else() {
        let points = with(Some("check"), |typed| typed[0].measure_zh = " 双人核对 ".to_owned()).unwrap();
        let found = points.iter().zip(&power().points).filter(|(now, before)| now != before).count();
        assert_eq!((found, points[0].measure.zh.as_str(), &points[0].step), (1, "双人核对", &id("check")));
        let elsewhere = with(Some("check"), |typed| typed[0].step = "decide".to_owned());
        assert_eq!(elsewhere.unwrap_err(), Refusal::of(Code::Malformed, "points[0][level]"));
    }

    #[test]
    fn each_fault_is_told_in_its_field() {
        let refused = |change: fn(&mut TypedPoint)| {
            let refusal = with(Some("check"), |typed| change(&mut typed[0])).unwrap_err();
            (refusal.code, refusal.field.unwrap())
        };
        let at = |name: &str| format!("points[0][{name}]");
        assert_eq!(refused(|it| it.level = "low".into()), (Code::RiskOfFlow, at("level")));
        assert_eq!(refused(|it| it.level = String::new()), (Code::Missing, at("level")));
        assert_eq!(refused(|it| it.level = "most".into()), (Code::Malformed, at("level")));
        assert_eq!(refused(|it| it.reviewer = String::new()), (Code::Missing, at("reviewer")));
        assert_eq!(refused(|it| it.reviewer = it.responsible.clone()), (Code::OwnReview, at("reviewer")));
        assert_eq!(refused(|it| it.responsible = "220000-x-01".into()), (Code::PostElsewhere, at("responsible")));
        assert_eq!(refused(|it| it.measure_en = " ".into()), (Code::Missing, at("measure_en")));
        assert_eq!(refused(|it| it.measure_zh = "长".repeat(301)), (Code::OutOfRange, at("measure_zh")));
    }

    #[test]
    fn a_step_without_a_point_may_get_one_and_one_that_is_gone_takes_its_points_along() {
        assert_eq!(concerned(&power(), &item().flow, &due(Some("review"))), [TypedPoint::none_at(&id("review"))]);
        let mut flow = item().flow;
        flow.steps.retain(|step| step.id != id("check"));
        let gone = evaluated(&power(), &flow, &due(Some("check")), &[]).unwrap();
        assert!(gone.iter().all(|point| point.step != id("check")) && gone.len() < power().points.len());
        let more = Power { points: vec![RiskPoint { step: id("nowhere"), ..power().points[0].clone() }], ..power() };
        assert_eq!(concerned(&more, &flow, &due(Some("nowhere"))), []);
    }

    proptest! {
        /// Whatever is typed: points that are taken have no fault, and those of other steps are as they were.
        #[test]
        fn what_is_taken_has_no_fault_and_leaves_the_rest(
            step in prop::sample::select(&["accept", "review", "check", "decide"][..]),
            level in prop::sample::select(&["", "low", "medium", "high", "x"][..]),
            responsible in prop::sample::select(&["220000-insurance-01", "220000-office-01", "other"][..]),
            reviewer in prop::sample::select(&["", "220000-insurance-01", "220000-office-01", "220000-office-02"][..]),
        ) {
            let typed = with(Some(step), |typed| for one in typed {
                (one.level, one.responsible, one.reviewer) = (level.into(), responsible.into(), reviewer.into());
                (one.description_zh, one.description_en) = ("甲".into(), "a".into());
                (one.measure_zh, one.measure_en) = ("乙".into(), "b".into());
            });
            if let Ok(points) = typed {
                let after = Power { points, name: named("x"), ..power() };
                prop_assert_eq!(check_points(&after, &item().flow), []);
                let others = |of: &Power| {
                    of.points.iter().filter(|point| point.step != id(step)).cloned().collect::<Vec<_>>()
                };
                prop_assert_eq!(others(&after), others(&power()));
            }
        }
    }
}
