//! A flow as a picture. It repeats what the list of steps says, so that screen readers pass it over.

use crate::lang::Lang;
use crate::locales::{Approvals, fill};
use crate::recruitment::named;
use domain::approvals::flow::{BOX, Edge, Ending, Flow, Picture, Placed, Risk, StepId, StepKind};
use leptos::prelude::*;

/// The space around the picture, in pixels.
const MARGIN: i32 = 8;

/// The picture, which scrolls inside itself where it is wider than the page.
#[component]
pub(super) fn FlowPicture(
    /// The flow.
    flow: Flow,
    /// The steps at which a case waits.
    current: Vec<StepId>,
) -> impl IntoView {
    let words = Approvals::of(Lang::current());
    let picture = Picture::of(&flow);
    let (width, height) = (picture.width + 2 * MARGIN, picture.height + 2 * MARGIN);
    let frame = format!("{} {} {width} {height}", -MARGIN, -MARGIN);
    let edges = picture.edges.iter().map(edge).collect_view();
    let boxes = picture.boxes.iter().map(|placed| step(placed, &flow, current.contains(&placed.step))).collect_view();
    view! {
        <div class="flow" tabindex="0" role="group" aria-label=words.picture>
            <svg viewBox=frame width=width height=height aria-hidden="true" focusable="false">
                <defs>
                    <marker id="flow-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
                        <path class="flow-head" d="M0 0 8 4 0 8z"></path>
                    </marker>
                </defs>
                {edges} {boxes}
            </svg>
        </div>
    }
}

fn edge(edge: &Edge) -> impl IntoView + use<> {
    let points: Vec<String> = edge.points.iter().map(|point| format!("{} {}", point.x, point.y)).collect();
    let class = if edge.back { "flow-way flow-back" } else { "flow-way" };
    view! { <path class=class d=format!("M{}", points.join("L")) marker-end="url(#flow-head)"></path> }
}

fn step(placed: &Placed, flow: &Flow, here: bool) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let step = flow.step(&placed.step)?;
    let (class, second) = match &step.kind {
        StepKind::Task(task) => {
            let class = match (task.stops, task.risk) {
                (Some(_), _) => "flow-box flow-stop",
                (None, Risk::High) => "flow-box flow-high",
                (None, _) => "flow-box",
            };
            (class, Some(fill(Approvals::of(lang).days, &[&task.limit.to_string()])))
        }
        StepKind::End { ending: Ending::Granted } => ("flow-box flow-good", None),
        StepKind::Start { .. } | StepKind::End { .. } => ("flow-box flow-end", None),
        StepKind::Choice { .. } | StepKind::Fork { .. } | StepKind::Join { .. } => ("flow-box flow-gate", None),
    };
    let (x, y) = (placed.at.x, placed.at.y);
    let middle = x + BOX.0 / 2;
    let first = y + if second.is_some() { 24 } else { 33 };
    let second = second.map(|text| view! { <text class="flow-small" x=middle y=y + 43>{text}</text> });
    Some(view! {
        <g class=here.then_some("flow-here")>
            <rect class=class x=x y=y width=BOX.0 height=BOX.1 rx="6"></rect>
            <text class="flow-name" x=middle y=first>{named(&step.name, lang)}</text>
            {second}
        </g>
    })
}
