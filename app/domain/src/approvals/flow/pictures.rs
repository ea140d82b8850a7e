//! What holds for the picture of a flow, whatever the flow.

use super::checking::{Bounds, check};
use super::picture::*;
use super::samples::{acts, any_flow, any_joint, ends, id, joint, linear, start};
use super::{Ending, Flow, StepId};
use crate::approvals::item::built_in;
use proptest::prelude::*;

/// No two boxes touch, every arrow begins and ends at its boxes, and everything is inside.
fn sound(flow: &Flow) {
    let picture = Picture::of(flow);
    let boxes = &picture.boxes;
    assert_eq!(boxes.len(), flow.steps.len());
    for (number, one) in boxes.iter().enumerate() {
        assert!(one.at.x >= 0 && one.at.x + BOX.0 <= picture.width && one.at.y + BOX.1 <= picture.height, "{one:?}");
        for other in &boxes[number + 1..] {
            let apart = |a: i32, b: i32, size: i32| (a - b).abs() >= size;
            assert!(apart(one.at.x, other.at.x, BOX.0) || apart(one.at.y, other.at.y, BOX.1), "{one:?} {other:?}");
        }
    }
    for edge in &picture.edges {
        let of = |id: &StepId| boxes.iter().find(|it| it.step == *id).unwrap();
        let (from, to) = (of(&edge.from), of(&edge.to));
        assert_eq!(edge.points.first(), Some(&Point { x: from.middle(), y: from.at.y + BOX.1 }));
        assert_eq!(edge.points.last(), Some(&Point { x: to.middle(), y: to.at.y }));
        assert_eq!(edge.back, to.at.y <= from.at.y, "{edge:?}");
        for point in &edge.points {
            let inside = |it: &Placed| {
                (it.at.x + 1..it.at.x + BOX.0).contains(&point.x) && (it.at.y + 1..it.at.y + BOX.1).contains(&point.y)
            };
            assert!(!boxes.iter().any(inside), "{point:?} lies in a box");
            assert!((0..=picture.width).contains(&point.x) && (0..=picture.height).contains(&point.y), "{edge:?}");
        }
        for line in edge.points.windows(2) {
            let crossed = boxes.iter().find(|it| crosses(line[0], line[1], it.at));
            assert_eq!(crossed, None, "{edge:?} runs through a box");
        }
    }
    let ways: usize = flow.steps.iter().map(|step| step.next().len()).sum();
    assert_eq!(picture.edges.len(), ways);
}

/// Whether a line between two points runs through the inside of a box; along its edge it does not. The two lie apart exactly
/// if they do so seen along an axis or along the line.
fn crosses(from: Point, to: Point, at: Point) -> bool {
    let over = |one: i32, other: i32, least: i32, size: i32| one.max(other) > least && one.min(other) < least + size;
    let side = |x: i32, y: i32| {
        let [run, rise] = [to.x - from.x, to.y - from.y].map(i64::from);
        (run * i64::from(y - from.y) - rise * i64::from(x - from.x)).signum()
    };
    let corners = [(0, 0), (BOX.0, 0), (0, BOX.1), BOX].map(|(x, y)| side(at.x + x, at.y + y));
    over(from.x, to.x, at.x, BOX.0)
        && over(from.y, to.y, at.y, BOX.1)
        && corners.iter().any(|side| *side < 0)
        && corners.iter().any(|side| *side > 0)
}

#[test]
fn a_line_through_a_box_is_seen_and_one_along_it_is_not() {
    let seen = |from: (i32, i32), to: (i32, i32)| {
        let point = |(x, y): (i32, i32)| Point { x, y };
        crosses(point(from), point(to), Point { x: 100, y: 100 })
    };
    let (right, below) = (100 + BOX.0, 100 + BOX.1);
    assert!(seen((0, 110), (400, 110)) && seen((150, 0), (150, 400)) && seen((90, 90), (right + 9, below + 9)));
    assert!(seen((150, 110), (150, 120)), "within it");
    assert!(!seen((0, 100), (400, 100)) && !seen((right, 0), (right, 400)), "along its edge");
    assert!(!seen((150, 0), (150, 100)) && !seen((150, below), (150, 400)), "up to its edge");
    assert!(!seen((80, 120), (120, 80)) && seen((80, 121), (121, 80)), "past its corner, and over it");
}

#[test]
fn the_samples_are_drawn_from_top_to_bottom() {
    for flow in [linear(), joint()] {
        sound(&flow);
    }
    for item in built_in().unwrap() {
        sound(&item.flow);
    }
    let picture = Picture::of(&linear());
    let rows: Vec<i32> = picture.boxes.iter().map(|it| it.at.y / (BOX.1 + GAP.1)).collect();
    assert_eq!(rows, [0, 1, 2, 3, 4, 4, 2]);
    assert_eq!(picture.edges.iter().filter(|edge| edge.back).count(), 1, "the draft that is given back");
}

#[test]
fn nothing_is_an_empty_picture() {
    assert_eq!(Picture::of(&Flow { steps: Vec::new() }).boxes, []);
}

#[test]
fn arrows_that_turn_back_at_the_first_and_the_last_row_stay_inside() {
    let steps = vec![
        start("review"),
        acts("review", 1, &[("grant", "yes"), ("deny", "no"), ("aside", "aside"), ("again", "start")]),
        acts("aside", 1, &[("done", "further")]),
        acts("further", 1, &[("done", "review")]),
        ends("yes", Ending::Granted),
        ends("no", Ending::Denied),
    ];
    let flow = Flow { steps };
    assert_eq!(check(&flow, Bounds { statutory: 9, promised: 9 }), []);
    let picture = Picture::of(&flow);
    let lowest = picture.boxes.iter().max_by_key(|it| it.at.y).unwrap();
    assert_eq!(lowest.step, id("further"), "from the last row one way turns back, and to the first row another");
    sound(&flow);
}

proptest! {
    #[test]
    fn every_checked_flow_is_drawn(flow in prop_oneof![any_flow(), any_joint()]) {
        prop_assert_eq!(check(&flow, Bounds { statutory: 99, promised: 99 }), []);
        sound(&flow);
    }

    #[test]
    fn every_flow_is_drawn(ways in prop::collection::vec(prop::collection::vec(0_usize..10, 0..4), 10)) {
        let name = |at: usize| format!("t{at}");
        let step = |(at, ways): (usize, &Vec<usize>)| {
            // A way to itself turns back, like any other to a step on the way.
            let ways: Vec<(String, String)> = ways.iter().enumerate().map(|(way, to)| (name(way), name(*to))).collect();
            let ways: Vec<(&str, &str)> = ways.iter().map(|(way, to)| (way.as_str(), to.as_str())).collect();
            acts(&name(at), 1, &ways)
        };
        sound(&Flow { steps: ways.iter().enumerate().map(step).collect() });
    }
}
