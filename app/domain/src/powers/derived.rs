//! The power of an item that has none of its own: nothing of it is written down anywhere but in the item.

use super::code::PowerCode;
use super::described::{Power, PowerStatus, RiskPoint, Runs};
use crate::approvals::flow::{Risk, Step};
use crate::approvals::item::Item;
use crate::recruitment::scheme::Named;

/// Where everybody complains of any agency of the province (全省统一的监督电话), as the other powers say.
const TELEPHONE: &str = "12370";

impl Power {
    /// The power by which an item is decided, in its first version. It has a point at each step that the flow calls risky,
    /// of the flow's level and with the step's post; what could go wrong there and what is done against it, the office and
    /// the standard of discretion are not the item's to say: they are empty, and the points have to be evaluated
    /// ([`super::due_first`]).
    pub fn of_item(item: &Item) -> Self {
        Self {
            code: PowerCode::of_item(item),
            version: 1,
            status: PowerStatus::from(&item.status),
            name: item.name.clone(),
            basis: item.basis.clone(),
            agency: item.agency.clone(),
            office: nothing(),
            conditions: item.conditions.clone(),
            discretion: Vec::new(),
            telephone: TELEPHONE.to_owned(),
            runs: Runs::Item { item: item.code.clone() },
            points: item.flow.steps.iter().filter_map(point).collect(),
        }
    }
}

/// The point at a step as far as the flow says it; none where the risk is low, or nobody acts.
fn point(step: &Step) -> Option<RiskPoint> {
    let task = step.task().filter(|task| task.risk != Risk::Low)?;
    Some(RiskPoint {
        step: step.id.clone(),
        level: task.risk,
        description: nothing(),
        measure: nothing(),
        responsible: task.post.clone()?,
        reviewer: None,
    })
}

fn nothing() -> Named {
    Named { zh: String::new(), en: String::new() }
}

impl RiskPoint {
    /// Whether somebody has said what is done against it.
    pub fn is_assessed(&self) -> bool {
        !self.measure.zh.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::super::samples::{item, items};
    use super::*;
    use crate::approvals::flow::{Flow, StepKind};
    use crate::approvals::item::Level;
    use crate::approvals::post::PostCode;

    #[test]
    fn it_is_the_power_that_the_program_brings_but_for_what_no_item_says() {
        for brought in built_in().unwrap() {
            let Some(item) = items().into_iter().find(|item| brought.item() == Some(&item.code)) else { continue };
            let derived = Power::of_item(&item);
            let Power { office, discretion, points, .. } = brought.clone();
            assert_eq!(Power { office, discretion, points, ..derived.clone() }, brought);
            let risky =
                |power: &Power| power.points.iter().map(|point| (point.step.clone(), point.level)).collect::<Vec<_>>();
            assert_eq!(risky(&derived), risky(&brought), "{}", brought.code);
        }
    }

    fn at(level: Level, post: &str) -> String {
        let mut item = Item { level, ..item() };
        for step in &mut item.flow.steps {
            if let StepKind::Task(task) = &mut step.kind {
                task.post = Some(PostCode(post.to_owned()));
            }
        }
        PowerCode::of_item(&item).to_string()
    }

    #[test]
    fn its_division_is_that_of_the_posts() {
        assert_eq!(at(Level::County, "220122-office-01"), "220122-QR2220600Y");
        assert_eq!(at(Level::County, "220000-office-01"), "220000-QR2220600Y", "the province decides for the county");
        for nowhere in ["110000-office-01", "office-01", "局"] {
            assert_eq!(at(Level::Province, nowhere), "220000-QR2220600Y", "{nowhere}");
        }
        let none = Item { flow: Flow { steps: Vec::new() }, ..item() };
        assert_eq!(
            (PowerCode::of_item(&none).to_string(), Power::of_item(&none).points.len()),
            ("220000-QR2220600Y".to_owned(), 0)
        );
    }

    #[test]
    fn a_low_risk_is_no_point() {
        let mut item = item();
        for step in &mut item.flow.steps {
            if let StepKind::Task(task) = &mut step.kind {
                task.risk = Risk::Low;
            }
        }
        assert_eq!(Power::of_item(&item).points, []);
    }
}
