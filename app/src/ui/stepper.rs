//! The steps of a task that happens once, such as the five of a draw.

use super::icon::{Icon, IconName};
use crate::lang::Lang;
use crate::locales::Common;
use leptos::prelude::*;

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Going on.
    Current,
    /// Still to come.
    Waiting,
    /// Tried, and did not succeed.
    Failed,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name.
    pub label: String,
    /// Where it stands.
    pub state: StepState,
    /// When it happened or will, or who is awaited.
    pub note: Option<String>,
}

/// The steps in order, side by side where there is room.
#[component]
pub fn Stepper(
    /// What the steps lead to, for screen readers.
    #[prop(into)]
    label: String,
    /// The steps.
    steps: Vec<Step>,
) -> impl IntoView {
    let words = Common::of(Lang::current());
    let steps = steps.into_iter().enumerate().map(|(place, step)| {
        let (class, word) = match step.state {
            StepState::Done => ("step step-done", words.step_done),
            StepState::Current => ("step step-current", words.step_current),
            StepState::Waiting => ("step step-waiting", words.step_waiting),
            StepState::Failed => ("step step-failed", words.step_failed),
        };
        let sign = match step.state {
            StepState::Done => view! { <Icon name=IconName::Check/> }.into_any(),
            StepState::Failed => view! { <Icon name=IconName::Cross/> }.into_any(),
            StepState::Current | StepState::Waiting => (place + 1).to_string().into_any(),
        };
        view! {
            <li class=class aria-current=(step.state == StepState::Current).then_some("step")>
                <span class="step-sign" aria-hidden="true">{sign}</span>
                <span class="step-label">{step.label}</span>
                <span class="step-word">{word}</span>
                {step.note.map(|note| view! { <span class="step-note">{note}</span> })}
            </li>
        }
    });
    view! { <div class="stepper"><ol aria-label=label>{steps.collect_view()}</ol></div> }
}
