//! The stages of an application from registration to filing: the days of each as announced and as they really were, and
//! how it is for this person.

use super::words::{expected_words, happened_words, when_words};
use crate::lang::Lang;
use crate::locales::{Applications, Courses, fill, mark_name, milestone_name};
use crate::ui::{Icon, IconName, Section, Tone};
use domain::applications::{Line, Mark, Timeline};
use leptos::prelude::*;

/// Every stage, in order.
#[component]
pub(super) fn Milestones(
    /// The timeline.
    timeline: Timeline,
) -> impl IntoView {
    let words = Applications::of(Lang::current());
    view! {
        <Section id="timeline" title=words.timeline>
            <p>{words.timeline_lead}</p>
            <ol class="timeline milestones">{timeline.lines.into_iter().map(stage).collect_view()}</ol>
        </Section>
    }
}

fn stage(line: Line) -> impl IntoView {
    let lang = Lang::current();
    let (tone, icon) = match line.mark {
        Mark::Done => (Tone::Good, IconName::Check),
        Mark::Now => (Tone::Info, IconName::Info),
        Mark::Waiting => (Tone::Plain, IconName::Dot),
        Mark::Ended => (Tone::Plain, IconName::Cross),
    };
    let planned = match line.outlook {
        Some(outlook) => expected_words(line.when, outlook, lang),
        None => fill(Courses::of(lang).planned, &[&when_words(line.when, lang)]),
    };
    let happened: Vec<_> = line.happened.iter().map(|it| view! { <li>{happened_words(it, lang)}</li> }).collect();
    let happened = (!happened.is_empty()).then(|| view! { <ul class="happening-days">{happened}</ul> });
    view! {
        <li class=format!("happening {}", tone.class()) aria-current=(line.mark == Mark::Now).then_some("step")>
            <span class="happening-sign"><Icon name=icon/></span>
            <div class="happening-body">
                <p class="happening-title">
                    {milestone_name(line.milestone, lang)}
                    <span class="milestone-mark">{mark_name(line.mark, lang)}</span>
                </p>
                <p class="happening-time">{planned}</p>
                {happened}
            </div>
        </li>
    }
}
