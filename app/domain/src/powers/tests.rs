//! A power that is wrong is told what is wrong with it.

use super::samples::{item, named, own, power};
use super::*;
use crate::approvals::flow::{self, Fault, Persons, Problem, Risk, StepId, StepKind};
use crate::approvals::item::{Cited, Item, ItemCode, ItemStatus, Level};
use crate::approvals::post::PostCode;
use proptest::prelude::*;

fn id(text: &str) -> StepId {
    StepId::parse(text).unwrap()
}

fn faults(change: impl FnOnce(&mut Power)) -> Vec<PowerFault> {
    let mut power = power();
    change(&mut power);
    check(&power, Some(&item()))
}

fn of_own(change: impl FnOnce(&mut Power, &mut flow::Flow)) -> Vec<PowerFault> {
    let mut power = own();
    let Runs::Own { statutory, promised, fee, mut flow } = power.runs.clone() else { panic!("it has a flow") };
    change(&mut power, &mut flow);
    power.runs = Runs::Own { statutory, promised, fee, flow };
    check(&power, None)
}

fn task<'a>(flow: &'a mut flow::Flow, step: &str) -> &'a mut flow::Task {
    let step = flow.steps.iter_mut().find(|of| of.id == id(step)).unwrap();
    let StepKind::Task(task) = &mut step.kind else { panic!("nobody acts there") };
    task
}

#[test]
fn a_power_without_basis_cannot_be_published() {
    assert_eq!(faults(|_| ()), []);
    assert_eq!(faults(|power| power.basis.clear()), [PowerFault::NoBasis]);
    let unsaid = Cited { law: "某法".to_owned(), article: "1".to_owned(), says: named(" ") };
    assert_eq!(faults(|power| power.basis.push(unsaid)), [PowerFault::EmptyBasis]);
    assert_eq!(faults(|power| power.conditions.clear()), [PowerFault::NoConditions]);
    assert_eq!(faults(|power| power.discretion.clear()), [PowerFault::NoDiscretion]);
}

#[test]
fn a_complaint_needs_a_number_that_can_be_called() {
    for good in ["12370", "0431-12345678", "110"] {
        assert_eq!(faults(|power| good.clone_into(&mut power.telephone)), [], "{good}");
    }
    for bad in ["", "11", "-12370", "12370-", "office", "123456789012345678901"] {
        let told = faults(|power| bad.clone_into(&mut power.telephone));
        assert_eq!(told, [PowerFault::NoTelephone], "{bad}");
    }
}

#[test]
fn a_power_is_of_the_item_and_the_level_that_it_says() {
    let item = item();
    let (code, other) = (item.code.clone(), ItemCode::parse("QR2220601Y").unwrap());
    assert_eq!(check(&power(), None), [PowerFault::UnknownItem { item: code.clone() }]);
    let wrong = Item { code: other.clone(), ..item.clone() };
    assert_eq!(check(&power(), Some(&wrong)), [PowerFault::UnknownItem { item: code.clone() }]);
    let another = Power { runs: Runs::Item { item: other.clone() }, ..power() };
    assert_eq!(check(&another, Some(&wrong)), [PowerFault::OtherCode { item: other }]);
    let moved = |to: &str| faults(|power| power.code = PowerCode::parse(&format!("{to}-QR2220600Y")).unwrap());
    assert_eq!(moved("220100"), [PowerFault::OtherLevel { level: Level::Province }]);
    assert_eq!(moved("110000"), [PowerFault::UnknownDivision]);
    let gone = ItemStatus::Cut { on: "2026-01-01".parse().unwrap(), reason: named("x"), document: "某文".to_owned() };
    let gone = Item { status: gone, ..item };
    assert_eq!(check(&power(), Some(&gone)), [PowerFault::ItemNotInForce { item: code }]);
    assert_eq!(check(&Power { status: samples::cut(), ..power() }, Some(&gone)), [], "it was cut as well");
}

#[test]
fn a_point_stands_at_a_step_of_the_flow_where_somebody_acts() {
    let at = |step: &str| {
        let point = RiskPoint { step: id(step), ..power().points[0].clone() };
        faults(|power| power.points.push(point))
    };
    assert_eq!(at("nowhere"), [PowerFault::UnknownStep { step: id("nowhere") }]);
    assert_eq!(at("granted"), [PowerFault::NobodyActs { step: id("granted") }]);
    let elsewhere = PowerFault::OtherPost { step: id("decide"), post: PostCode("220000-insurance-01".to_owned()) };
    assert_eq!(at("decide"), [elsewhere]);
    assert_eq!(faults(|power| power.points[0].measure = named("")), [PowerFault::EmptyPoint { step: id("check") }]);
}

#[test]
fn a_step_of_high_risk_has_a_point_two_persons_and_a_reviewer() {
    let check_step = || id("check");
    let without = faults(|power| power.points.retain(|point| point.step != check_step()));
    assert_eq!(without, [PowerFault::HighWithoutPoint { step: check_step() }]);
    let unreviewed = faults(|power| power.points[0].reviewer = None);
    assert_eq!(unreviewed, [PowerFault::NoReviewer { step: check_step() }]);
    let own = faults(|power| power.points[0].reviewer = Some(power.points[0].responsible.clone()));
    assert_eq!(own, [PowerFault::OwnReviewer { step: check_step() }]);
    let lower = faults(|power| power.points[0].level = Risk::Medium);
    assert_eq!(lower, [PowerFault::OtherRisk { step: check_step(), flow: Risk::High, points: Risk::Medium }]);
    let alone = of_own(|power, flow| {
        let task = task(flow, "decide");
        (task.risk, task.persons) = (Risk::High, Persons::One);
        power.points.iter_mut().filter(|point| point.step == id("decide")).for_each(|point| point.level = Risk::High);
    });
    let problem = Problem { step: Some(id("decide")), fault: Fault::AloneAtHighRisk };
    assert_eq!(alone, [PowerFault::Flow { problem }]);
}

#[test]
fn the_highest_of_several_points_counts() {
    let lower = |level| RiskPoint { level, reviewer: None, ..power().points[0].clone() };
    let more = Power { points: [power().points, vec![lower(Risk::Low), lower(Risk::Medium)]].concat(), ..power() };
    assert_eq!(check(&more, Some(&item())), []);
    assert_eq!(
        (more.risk(), more.risk_at(&id("check")), more.risk_at(&id("review"))),
        (Some(Risk::High), Some(Risk::High), None)
    );
    assert_eq!(own().risk(), Some(Risk::Medium));
}

#[test]
fn a_flow_of_its_own_is_checked_like_that_of_an_item() {
    assert_eq!(of_own(|_, _| ()), []);
    let long = of_own(|_, flow| task(flow, "review").limit = 30);
    assert!(
        matches!(&long[..], [PowerFault::Flow { problem }] if matches!(problem.fault, Fault::LongerThanLaw { .. }))
    );
    let times = |code: &str, law: u16, promise: u16| {
        let mut power = Power { code: PowerCode::parse(code).unwrap(), ..own() };
        let Runs::Own { statutory, promised, .. } = &mut power.runs else { panic!("it has a flow") };
        (*statutory, *promised) = (law, promise);
        check(&power, None)
    };
    assert_eq!(times("220122-XK2210300Y", 20, 20), []);
    assert_eq!(times("220122-XK2210300Y", 20, 21), [PowerFault::PromiseTooLong]);
    assert_eq!(times("220122-XK2210300Y", 21, 20), [PowerFault::LongerThanLicensingLaw { most: 20 }]);
    assert_eq!(times("220122-QT2210300Y", 21, 20), [], "the licensing law is for licences");
}

proptest! {
    /// Whatever the levels and the posts of the points: nothing is told exactly if the rule, said a second time, holds.
    #[test]
    fn points_are_right_exactly_if_every_step_has_its_risk_and_every_point_its_posts(
        points in prop::collection::vec((0..2_usize, 0..3_usize, 0..3_usize, 0..3_usize), 0..5),
    ) {
        let (steps, posts) = (["check", "decide"], ["insurance-01", "office-01", "office-02"]);
        let post = |of: usize| PostCode(format!("220000-{}", posts[of]));
        let mut tried = power();
        tried.points = points.iter().map(|(step, level, responsible, reviewer)| RiskPoint {
            step: id(steps[*step]),
            level: Risk::ALL[*level],
            responsible: post(*responsible),
            reviewer: (*reviewer != 2).then(|| post(*reviewer)),
            ..power().points[0].clone()
        }).collect();
        let acts = |step: usize, post: usize| if step == 0 { post == 0 } else { post > 0 };
        let high_at = |step: usize| points.iter().any(|(at, level, ..)| *at == step && *level == 0);
        let right = high_at(0) && high_at(1) && points.iter().all(|(step, level, responsible, reviewer)| {
            acts(*step, *responsible) && (*level != 0 || *reviewer != 2) && (*reviewer == 2 || responsible != reviewer)
        });
        prop_assert_eq!(check(&tried, Some(&item())).is_empty(), right);
    }
}
