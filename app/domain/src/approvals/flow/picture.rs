//! A flow as a picture: where each step stands and how the arrows run, in whole pixels, so that everybody draws the same.
//!
//! Steps stand in rows, each below every step that leads to it without turning back. An arrow that passes over rows runs
//! between their boxes; one that turns back runs along the right edge.

use super::step::{Flow, StepId, StepKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Width and height of a step's box.
pub const BOX: (i32, i32) = (176, 56);
/// Between boxes of a row, and between rows.
pub(super) const GAP: (i32, i32) = (24, 44);
/// The space that an arrow takes in a row that it passes over.
const LANE: i32 = 16;

/// A point of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A step's box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// The step.
    pub step: StepId,
    /// Its upper left corner.
    pub at: Point,
}

impl Placed {
    pub(super) const fn middle(&self) -> i32 {
        self.at.x + BOX.0 / 2
    }
}

/// An arrow from the lower edge of a box to the upper edge of another, by way of the points between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// From which step.
    pub from: StepId,
    /// Which of its ways it is, from 0.
    pub way: usize,
    /// To which step.
    pub to: StepId,
    /// Its points, the first and the last on the boxes' edges.
    pub points: Vec<Point>,
    /// Whether it turns back.
    pub back: bool,
}

/// The whole picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The boxes, in the order in which the flow is read.
    pub boxes: Vec<Placed>,
    /// The arrows.
    pub edges: Vec<Edge>,
    /// Its size.
    pub width: i32,
    /// Its size.
    pub height: i32,
}

/// What stands in a row: a box, or an arrow that passes over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    Step(usize),
    Passing { from: usize, way: usize },
}

impl Item {
    const fn width(self) -> i32 {
        match self {
            Self::Step(_) => BOX.0,
            Self::Passing { .. } => LANE,
        }
    }
}

impl Picture {
    /// Draws a flow. Ways to steps that it does not have are left out.
    pub fn of(flow: &Flow) -> Self {
        let drawing = Drawing::of(flow);
        let rows = drawing.rows();
        let width = rows.iter().map(|row| width(row)).max().unwrap_or(0);
        let mut middles: BTreeMap<(usize, Item), i32> = BTreeMap::new();
        for (number, row) in rows.iter().enumerate() {
            let mut x = (width - self::width(row)) / 2;
            for item in row {
                middles.insert((number, *item), x + item.width() / 2);
                x += item.width() + GAP.0;
            }
        }
        drawing.draw(&middles, width)
    }
}

/// How wide a row is.
fn width(row: &[Item]) -> i32 {
    let gaps = i32::try_from(row.len()).map_or(0, |items| (items - 1).max(0) * GAP.0);
    row.iter().map(|item| item.width()).sum::<i32>() + gaps
}

struct Drawing<'a> {
    flow: &'a Flow,
    /// The ways: from which step, which of its ways, to which step, whether it turns back.
    ways: Vec<(usize, usize, usize, bool)>,
    /// The row of each step.
    row: Vec<usize>,
}

impl<'a> Drawing<'a> {
    fn of(flow: &'a Flow) -> Self {
        let mut ways = Vec::new();
        for (from, step) in flow.steps.iter().enumerate() {
            for (way, next) in step.next().into_iter().enumerate() {
                ways.extend(flow.place(next).map(|to| (from, way, to, false)));
            }
        }
        let back = backward(flow, &ways);
        ways.iter_mut().zip(back).for_each(|(way, back)| way.3 = back);
        let mut row = vec![0; flow.steps.len()];
        // Each pass takes every step below those before it; without the ways that turn back, this comes to an end.
        for _ in 0..flow.steps.len() {
            for (from, _, to, back) in &ways {
                if !back {
                    row[*to] = row[*to].max(row[*from] + 1);
                }
            }
        }
        Self { flow, ways, row }
    }

    /// What stands in each row: under what leads to it, as far as that can be.
    fn rows(&self) -> Vec<Vec<Item>> {
        let count = self.row.iter().max().map_or(0, |last| last + 1);
        let mut rows: Vec<Vec<Item>> = vec![Vec::new(); count];
        for (step, row) in self.row.iter().enumerate() {
            rows[*row].push(Item::Step(step));
        }
        for (from, way, to, back) in &self.ways {
            if !back {
                let over = &mut rows[self.row[*from] + 1..self.row[*to]];
                over.iter_mut().for_each(|row| row.push(Item::Passing { from: *from, way: *way }));
            }
        }
        for number in 1..count {
            let (above, below) = rows.split_at_mut(number);
            let above = &above[number - 1];
            below[0].sort_by_key(|item| (self.under(above, *item), *item));
        }
        rows
    }

    /// Twice the mean place of what leads to an item from the row above; its own place among the steps where nothing does.
    fn under(&self, above: &[Item], item: Item) -> usize {
        let place = |wanted: Item| above.iter().position(|it| *it == wanted);
        let leads = |from: usize, way: usize| place(Item::Passing { from, way }).or_else(|| place(Item::Step(from)));
        let places: Vec<usize> = match item {
            Item::Passing { from, way } => leads(from, way).into_iter().collect(),
            Item::Step(step) => {
                let to = self.ways.iter().filter(|(_, _, to, back)| *to == step && !back);
                to.filter_map(|(from, way, ..)| leads(*from, *way)).collect()
            }
        };
        if places.is_empty() { usize::MAX } else { 2 * places.iter().sum::<usize>() / places.len() }
    }

    fn draw(&self, middles: &BTreeMap<(usize, Item), i32>, width: i32) -> Picture {
        let steps = &self.flow.steps;
        let rows = self.row.iter().max().map_or(0, |last| last + 1);
        // An arrow that turns back runs half a gap below its row and arrives half a gap above the other's.
        let beyond = |outside: bool| if outside { GAP.1 / 2 } else { 0 };
        let above = beyond(self.ways.iter().any(|(_, _, to, back)| *back && self.row[*to] == 0));
        let below = beyond(self.ways.iter().any(|(from, _, _, back)| *back && self.row[*from] + 1 == rows));
        let top = |row: usize| above + i32::try_from(row).map_or(0, |row| row * (BOX.1 + GAP.1));
        let boxes: Vec<Placed> = (0..steps.len())
            .map(|step| {
                let x = middles.get(&(self.row[step], Item::Step(step))).copied().unwrap_or(0) - BOX.0 / 2;
                Placed { step: steps[step].id.clone(), at: Point { x, y: top(self.row[step]) } }
            })
            .collect();
        let mut edges = Vec::new();
        let mut right = width;
        for (from, way, to, back) in &self.ways {
            let (begin, end) = (&boxes[*from], &boxes[*to]);
            let first = Point { x: begin.middle(), y: begin.at.y + BOX.1 };
            let last = Point { x: end.middle(), y: end.at.y };
            let between = if *back {
                right += LANE;
                round(first, last, right)
            } else {
                let passed = self.row[*from] + 1..self.row[*to];
                let lane = |row| middles.get(&(row, Item::Passing { from: *from, way: *way })).copied();
                let over = |row| [top(row), top(row) + BOX.1].map(|y| Point { x: lane(row).unwrap_or(first.x), y });
                passed.flat_map(over).collect()
            };
            let points = [vec![first], between, vec![last]].concat();
            let (from, to) = (steps[*from].id.clone(), steps[*to].id.clone());
            edges.push(Edge { from, way: *way, to, points, back: *back });
        }
        let height = top(rows) + below - if rows > 0 { GAP.1 } else { 0 };
        Picture { boxes, edges, width: right + LANE, height }
    }
}

/// The way back from the lower edge of a box to the upper edge of another, by a lane at the right.
fn round(first: Point, last: Point, lane: i32) -> Vec<Point> {
    let (below, above) = (first.y + GAP.1 / 2, last.y - GAP.1 / 2);
    [(first.x, below), (lane, below), (lane, above), (last.x, above)].map(|(x, y)| Point { x, y }).to_vec()
}

/// Which ways turn back: those to a step from which one is on the way, when ways are followed in their order.
fn backward(flow: &Flow, ways: &[(usize, usize, usize, bool)]) -> Vec<bool> {
    fn visit(step: usize, ways: &[(usize, usize, usize, bool)], state: &mut [u8], back: &mut [bool]) {
        state[step] = 1;
        for (number, (from, _, to, _)) in ways.iter().enumerate() {
            if *from == step {
                match state[*to] {
                    0 => visit(*to, ways, state, back),
                    1 => back[number] = true,
                    _ => {}
                }
            }
        }
        state[step] = 2;
    }
    let (mut state, mut back) = (vec![0; flow.steps.len()], vec![false; ways.len()]);
    let starts = (0..flow.steps.len()).filter(|step| matches!(flow.steps[*step].kind, StepKind::Start { .. }));
    for step in starts.chain(0..flow.steps.len()).collect::<Vec<_>>() {
        if state[step] == 0 {
            visit(step, ways, &mut state, &mut back);
        }
    }
    back
}
