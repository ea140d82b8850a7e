//! States: tags, facts, tabs, steps, timeline, notices, empty and waiting, dialogs, numbers, cards.

use super::example_instant;
use crate::lang::Lang;
use crate::locales::{Design, Home};
use crate::ui::{
    Button, Card, Cards, Countdown, Dialog, EmptyState, Facts, Happening, Kind, LinkButton, Load, LoadingState, Notice,
    OpenDialog, ProgressBar, Section, Statistic, Statistics, StatusTag, Step, StepState, Stepper, Tab, Tabs,
    TextareaField, Timeline, Tone, fact,
};
use leptos::prelude::*;

/// What state things are in.
#[component]
pub(super) fn States() -> impl IntoView {
    let words = Design::of(Lang::current());
    let facts = vec![
        fact(words.t_name, words.t_one),
        fact(words.t_state, view! { <StatusTag tone=Tone::Info label=words.s_fixed/> }),
        fact(words.v_opens, view! { <Countdown at=example_instant(0)/> }),
    ];
    let tab = |label: &'static str, current| Tab { label: label.to_owned(), href: "#states".to_owned(), current };
    view! {
        <Section id="states" title=words.states>
            <h3>{words.tags}</h3>
            <p class="actions">
                <StatusTag label=words.s_draft/>
                <StatusTag tone=Tone::Info label=words.s_fixed/>
                <StatusTag tone=Tone::Good label=words.s_drawn/>
                <StatusTag tone=Tone::Warning label=words.s_late/>
                <StatusTag tone=Tone::Bad label=words.s_closed/>
            </p>
            <h3>{words.facts}</h3>
            <Facts items=facts/>
            <h3>{words.tabs}</h3>
            <Tabs label=words.tabs tabs=vec![tab(words.tab_rules, true), tab(words.tab_seats, false), tab(words.tab_proof, false)]/>
            <h3>{words.steps}</h3>
            <Stepper label=words.steps steps=steps([StepState::Done, StepState::Done, StepState::Current, StepState::Waiting, StepState::Waiting])/>
            <h3>{words.steps_failed}</h3>
            <Stepper label=words.steps_failed steps=steps([StepState::Done, StepState::Done, StepState::Done, StepState::Failed, StepState::Waiting])/>
            <h3>{words.timeline}</h3>
            <History/>
        </Section>
    }
}

fn steps(states: [StepState; 5]) -> Vec<Step> {
    let lang = Lang::current();
    let (words, home) = (Design::of(lang), Home::of(lang));
    let labels = [home.fix, home.wait, home.reveal, home.draw, home.verify];
    let step = |(label, state): (&str, StepState)| Step {
        label: label.to_owned(),
        state,
        note: (state == StepState::Current).then(|| words.waiting_for.to_owned()),
    };
    labels.into_iter().zip(states).map(step).collect()
}

#[component]
fn History() -> impl IntoView {
    let words = Design::of(Lang::current());
    let withheld = view! { <p>{words.h_withheld_text}</p> }.into_any();
    let events = [
        (72, words.h_created, Tone::Plain, None),
        (48, words.h_committed, Tone::Info, None),
        (1, words.h_withheld, Tone::Warning, Some(withheld)),
        (0, words.h_drawn, Tone::Good, None),
    ];
    let items = events.map(|(hours, title, tone, detail)| Happening {
        at: example_instant(hours),
        title: title.to_owned(),
        tone,
        detail,
    });
    view! { <Timeline items=items.into()/> }
}

/// What is said beside the page: notices, dialogs, numbers and cards.
#[component]
pub(super) fn Overlays() -> impl IntoView {
    let words = Design::of(Lang::current());
    let number = |label: &str, value: &str, note: Option<&str>| Statistic {
        label: label.to_owned(),
        value: value.to_owned(),
        note: note.map(str::to_owned),
    };
    let numbers = vec![
        number(words.b_examiners, "2,036", None),
        number(words.b_draws, "17", Some(words.b_note)),
        number(words.b_checked, "41,208", Some(words.b_note)),
    ];
    view! {
        <Section id="notices" title=words.notices>
            <Notice><p>{words.n_info}</p></Notice>
            <Notice tone=Tone::Good><p>{words.n_good}</p></Notice>
            <Notice tone=Tone::Warning><p>{words.n_warning}</p></Notice>
            <Notice tone=Tone::Bad><p>{words.n_bad}</p></Notice>
            <p>{words.n_toast}" "<a href="/design?done=saved">{words.toast_link}</a></p>
        </Section>
        <Section id="waiting" title=words.empty>
            <EmptyState title=words.e_title>
                <p>{words.e_text}</p>
                <LinkButton href="#waiting">{words.primary}</LinkButton>
            </EmptyState>
            <LoadingState/>
            <Load from=std::future::ready(Ok(words.e_loaded)) show=|text| view! { <Notice tone=Tone::Plain><p>{text}</p></Notice> }/>
            <ProgressBar label=words.p_bar value=Some(64)/>
            <ProgressBar label=words.p_unknown value=None/>
        </Section>
        <Section id="dialogs" title=words.dialog>
            <div><OpenDialog id="close-draw" label=words.d_open kind=Kind::Danger/></div>
            <Dialog id="close-draw" title=words.danger>
                <p>{words.d_text}</p>
                <form class="form" method="get" action="/design">
                    <TextareaField name="reason" label=words.f_note rows=2 required=true/>
                    <Button kind=Kind::Danger>{words.danger}</Button>
                </form>
            </Dialog>
        </Section>
        <Section id="numbers" title=words.numbers><Statistics items=numbers/></Section>
        <Section id="cards" title=words.cards>
            <Cards>
                <Card title=words.t_one href="#cards"><p>{words.c_text}</p></Card>
                <Card title=words.t_two href="#cards"><p>{words.c_text}</p></Card>
                <Card title=words.t_three><p>{words.e_text}</p></Card>
            </Cards>
        </Section>
    }
}
