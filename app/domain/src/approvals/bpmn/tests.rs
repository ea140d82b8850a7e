use super::tree::{Element, Space};
use super::*;
use crate::approvals::clock::StopReason;
use crate::approvals::flow::samples::{acts, id, joint, linear, named, start, step, task, way};
use crate::approvals::flow::{
    Bounds, Ending, Fault, Outcome, Persons, Picture, RegionRule, Risk, Step, StepId, StepKind, check,
};
use crate::approvals::post::PostCode;
use crate::recruitment::scheme::Named;
use proptest::prelude::*;

const LINEAR: &str = include_str!("samples/linear.bpmn");
const EXCLUSIVE: &str = include_str!("samples/exclusive.bpmn");
const PARALLEL: &str = include_str!("samples/parallel.bpmn");

fn written(flow: &Flow) -> String {
    write(flow, "220000-01", &named("name"))
}

/// The ways of a task or choice: outcome, name, next.
fn ways(step: &Step) -> Vec<(&str, &str, &str)> {
    let ways = match &step.kind {
        StepKind::Task(task) => &task.ways,
        StepKind::Choice { ways, .. } => ways,
        _ => return Vec::new(),
    };
    ways.iter().map(|way| (way.outcome.0.as_str(), way.name.zh.as_str(), way.next.as_str())).collect()
}

fn all<'a>(element: &'a Element, of: &mut Vec<&'a Element>) {
    of.push(element);
    element.children.iter().for_each(|child| all(child, of));
}

#[test]
fn what_was_written_is_read_back() {
    for flow in [linear(), joint(), Flow { steps: Vec::new() }] {
        assert_eq!(read(written(&flow).as_bytes()), Ok(flow));
    }
}

#[test]
fn a_written_file_holds_every_step_and_way_once_and_draws_it() {
    for flow in [linear(), joint()] {
        let root = tree::parse(written(&flow).as_bytes()).unwrap();
        let mut elements = Vec::new();
        all(&root, &mut elements);
        let count = |name: &str| elements.iter().filter(|it| it.name == name).count();
        for step in &flow.steps {
            let with = |field: &str| elements.iter().filter(|it| it.get(field) == Some(step.id.as_str())).count();
            assert_eq!((with("id"), with("bpmnElement")), (1, 1), "{}", step.id);
        }
        let edges = Picture::of(&flow).edges.len();
        for name in ["sequenceFlow", "BPMNEdge", "incoming", "outgoing"] {
            assert_eq!(count(name), edges, "{name}");
        }
        let outcomes: usize = flow.steps.iter().map(|step| ways(step).len()).sum();
        assert_eq!(
            elements.iter().filter(|it| it.space == Space::Own && it.get("outcome").is_some()).count(),
            outcomes
        );
        assert_eq!(count("Bounds"), flow.steps.len());
    }
}

/// `saved.bpmn` is `written.bpmn` as a modeller's own library (bpmn-moddle) has read it and saved it again: to be made anew
/// when the form changes.
#[test]
fn the_written_form_stays_and_survives_another_tool() {
    let written = write(&joint(), "220000-01", &Named { zh: "联合审查".into(), en: "Joint review".into() });
    assert_eq!(written, include_str!("samples/written.bpmn"));
    assert_eq!(read(include_bytes!("samples/saved.bpmn")), Ok(joint()));
}

#[test]
fn what_xml_cannot_hold_is_replaced() {
    let mut flow = linear();
    flow.steps[0].name.zh = "a\u{1}b\u{ffff}".into();
    assert_eq!(read(written(&flow).as_bytes()).unwrap().steps[0].name.zh, "a\u{fffd}b\u{fffd}");
}

#[test]
fn a_linear_file_of_another_tool_becomes_tasks_without_posts() {
    let flow = read(LINEAR.as_bytes()).unwrap();
    let read: Vec<_> = flow.steps.iter().map(|step| (step.id.as_str(), step.name.zh.as_str())).collect();
    let named = [
        ("StartEvent_1", "Applied"),
        ("Activity_0x9zk1a", "Check & accept"),
        ("Activity_1r2m7ud", "审查"),
        ("step-1", "Activity.file"),
        ("Event_0c5a2bn", "Denied"),
    ];
    assert_eq!(read, named, "an id that is no step's is replaced, a name that is missing is the id");
    assert_eq!(flow.steps[1].name.en, "Check & accept");
    assert_eq!(flow.steps[0].kind, StepKind::Start { next: id("Activity_0x9zk1a") });
    let mut expected = task(0, &[("file-it", "step-1")]);
    (expected.post, expected.ways[0].name) = (None, Named { zh: "File it".into(), en: "File it".into() });
    assert_eq!(flow.steps[2].kind, StepKind::Task(expected));
    assert_eq!(ways(&flow.steps[1]), [("way-1", "way-1", "Activity_1r2m7ud")]);
    let granted = StepKind::End { ending: Ending::Granted };
    assert_eq!(flow.steps[4].kind, granted, "a word decides nothing about denial");
    let problems = check(&flow, Bounds { statutory: 20, promised: 20 });
    assert_eq!(problems.iter().filter(|it| it.fault == Fault::NoPost).count(), 3);
    assert!(problems.iter().any(|it| it.fault == Fault::NoDenial));
}

#[test]
fn a_gateway_behind_a_task_is_its_decision_and_one_elsewhere_a_choice() {
    let flow = read(EXCLUSIVE.as_bytes()).unwrap();
    let ids: Vec<&str> = flow.steps.iter().map(|step| step.id.as_str()).collect();
    let kept =
        ["StartEvent_1", "Activity_review", "Gateway_xsize", "Activity_experts", "Event_granted", "Event_denied"];
    assert_eq!(ids, kept);
    assert_eq!(
        flow.steps[0].kind,
        StepKind::Start { next: id("Activity_review") },
        "over the gateway that brings together"
    );
    let review = [
        ("yes-it-is", "Yes, it is", "Gateway_xsize"),
        ("way-2", "不予", "Event_denied"),
        ("way-3", "yes it is", "Activity_review"),
    ];
    assert_eq!(ways(&flow.steps[1]), review);
    assert_eq!(ways(&flow.steps[2]), [("large", "large", "Activity_experts")]);
    let StepKind::Choice { fact, otherwise, .. } = &flow.steps[2].kind else { panic!("{:?}", flow.steps[2]) };
    assert_eq!((fact.as_str(), otherwise), ("", &id("Event_granted")), "the default flow is for every other value");
    assert_eq!(ways(&flow.steps[3]), [("heard", "heard", "Event_granted")]);
    let without = EXCLUSIVE.replace(" default=\"Flow_small\"", "");
    let flow = read(without.as_bytes()).unwrap();
    assert_eq!(ways(&flow.steps[2]), [("small", "small", "Event_granted")], "without a default the last is");
}

#[test]
fn parallel_gateways_are_a_fork_and_a_join() {
    let flow = read(PARALLEL.as_bytes()).unwrap();
    let kind = |name: &str| flow.step(&id(name)).map(|step| step.kind.clone());
    assert_eq!(kind("Gateway_fork"), Some(StepKind::Fork { branches: vec![id("Activity_land"), id("Activity_fire")] }));
    assert_eq!(kind("Gateway_join"), Some(StepKind::Join { next: id("Activity_decide") }));
    let problems = check(&flow, Bounds { statutory: 20, promised: 20 });
    assert!(problems.iter().all(|it| matches!(it.fault, Fault::NoPost | Fault::NoDenial)), "{problems:?}");
}

#[test]
fn a_way_added_to_a_file_of_ours_gets_an_outcome_and_a_renamed_step_its_name() {
    let file = written(&linear());
    let more = "<bpmn:sequenceFlow id=\"Flow_new\" name=\"Grant\" sourceRef=\"decide\" targetRef=\"refused\" />";
    let file = file.replacen("<bpmn:sequenceFlow", &format!("{more}<bpmn:sequenceFlow"), 1);
    let flow = read(file.replace("id=\"review\" name=\"review\"", "id=\"review\" name=\"look\"").as_bytes()).unwrap();
    let outcomes: Vec<&str> = ways(&flow.steps[3]).into_iter().map(|(outcome, ..)| outcome).collect();
    assert_eq!(outcomes, ["way-1", "grant", "deny", "return"]);
    assert_eq!(flow.steps[2].name, Named { zh: "look".into(), en: "review".into() });
}

/// A text that XML has to be careful with.
fn text() -> impl Strategy<Value = String> {
    let parts = vec!["", "a", " ", "审查", "<b>", "&amp;", "&", "\"", "'", "]]>", "\n", "\t", "\r\n", "😀", "  "];
    prop::collection::vec(prop::sample::select(parts), 0..4).prop_map(|parts| parts.concat())
}

fn any_name() -> impl Strategy<Value = Named> {
    (text(), text()).prop_map(|(zh, en)| Named { zh, en })
}

fn any_task() -> impl Strategy<Value = StepKind> {
    let words = (
        prop::sample::select(RegionRule::ALL),
        prop::sample::select(Persons::ALL),
        prop::sample::select(Risk::ALL),
        prop::option::of(prop::sample::select(StopReason::ALL)),
        prop::option::of(prop::collection::vec(prop::sample::select(StopReason::ALL), 0..3)),
    );
    let posts = (prop::option::of(text()), prop::collection::vec(text(), 0..3));
    (words, posts, any::<u16>()).prop_map(|((region, persons, risk, stops, may_stop), (post, cover), limit)| {
        let cover = cover.into_iter().map(PostCode).collect();
        let ways = Vec::new();
        StepKind::Task(super::super::flow::Task {
            post: post.map(PostCode),
            region,
            limit,
            persons,
            risk,
            cover,
            stops,
            may_stop,
            ways,
        })
    })
}

fn any_kind() -> impl Strategy<Value = StepKind> {
    let next = || id("s0");
    prop_oneof![
        3 => any_task(),
        1 => text().prop_map(move |fact| StepKind::Choice { fact, ways: Vec::new(), otherwise: next() }),
        1 => Just(StepKind::Start { next: next() }),
        1 => Just(StepKind::Fork { branches: Vec::new() }),
        1 => Just(StepKind::Join { next: next() }),
        1 => prop::sample::select(Ending::ALL).prop_map(|ending| StepKind::End { ending }),
    ]
}

/// Steps of every kind that lead anywhere, checked or not.
fn any_flow() -> impl Strategy<Value = Flow> {
    let way = (0_usize..100, text(), any_name());
    let step = (any_kind(), any_name(), 0_usize..100, prop::collection::vec(way, 0..4));
    prop::collection::vec(step, 1..8).prop_map(|steps| {
        let count = steps.len();
        let to = |at: usize| id(&format!("s{}", at % count));
        let named = |(at, outcome, name): (usize, String, Named)| super::super::flow::Way {
            outcome: Outcome(outcome),
            name,
            next: to(at),
        };
        let step = |(at, (mut kind, name, next, more)): (usize, (StepKind, Named, usize, Vec<_>))| {
            match &mut kind {
                StepKind::Start { next: it } | StepKind::Join { next: it } => *it = to(next),
                StepKind::Task(task) => task.ways = more.into_iter().map(named).collect(),
                StepKind::Choice { ways, otherwise, .. } => {
                    (*ways, *otherwise) = (more.into_iter().map(named).collect(), to(next));
                }
                StepKind::Fork { branches } => *branches = more.into_iter().map(|(at, ..)| to(at)).collect(),
                StepKind::End { .. } => {}
            }
            Step { id: to(at), name, kind }
        };
        Flow { steps: steps.into_iter().enumerate().map(step).collect() }
    })
}

proptest! {
    #[test]
    fn every_flow_is_read_back_as_it_was_written(flow in any_flow(), code in text(), name in any_name()) {
        prop_assert_eq!(read(write(&flow, &code, &name).as_bytes()), Ok(flow));
    }

    /// Whatever is cut out of a file, it is read or refused, and never panics.
    #[test]
    fn a_damaged_file_is_no_panic(from in 0_usize..6000, length in 1_usize..200, which in 0_usize..3) {
        let mut file = [LINEAR, EXCLUSIVE, PARALLEL][which].as_bytes().to_vec();
        let from = from.min(file.len());
        file.drain(from..(from + length).min(file.len()));
        if let Ok(flow) = read(&file) {
            prop_assert_eq!(read(written(&flow).as_bytes()), Ok(flow));
        }
    }
}

#[test]
fn ids_that_are_none_of_a_step_get_the_first_free_number() {
    let file = LINEAR.replace("Activity_1r2m7ud", "step-1").replace("Event_0c5a2bn", "_结束");
    let flow = read(file.as_bytes()).unwrap();
    let ids: Vec<&str> = flow.steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["StartEvent_1", "Activity_0x9zk1a", "step-1", "step-2", "step-3"]);
    assert_eq!(StepId::parse("_结束"), None);
}

#[test]
fn unusual_flows_of_ours_are_read_back() {
    let fork = step("fork", StepKind::Fork { branches: vec![id("a")] });
    let again =
        StepKind::Choice { fact: "f".into(), ways: vec![way("x", "fork"), way("x", "a")], otherwise: id("fork") };
    let steps = vec![start("fork"), fork, acts("a", 1, &[("go", "c"), ("go", "c")]), step("c", again)];
    let flow = Flow { steps };
    assert_eq!(read(written(&flow).as_bytes()), Ok(flow));
}
