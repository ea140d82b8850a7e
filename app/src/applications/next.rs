//! What is asked of the applicant now, with the way to do it.

use super::words::{asked_tone, asked_words};
use crate::lang::Lang;
use crate::locales::{Applications, Candidates, fill};
use crate::ui::{Day, Facts, Kind, LinkButton, Notice, Section, fact};
use domain::applications::{ApplicationState, Asked, OwnApplication};
use domain::ids::ApplicationId;
use domain::recruitment::RecruitmentState;
use domain::seasons::InterviewDay;
use leptos::prelude::*;

/// The next step.
#[component]
pub(super) fn Next(
    /// The application.
    own: OwnApplication,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let id = own.line.id;
    let link = |href: String, label: &'static str| {
        view! { <div class="actions"><LinkButton href=href kind=Kind::Primary>{label}</LinkButton></div> }
    };
    let way = match own.line.timeline.asked {
        Asked::Complete(_) => Some(link(format!("/applications/{id}/form"), words.fill_in).into_any()),
        Asked::Pay(_) => Some(link(format!("/applications/{id}/pay"), words.pay).into_any()),
        Asked::Appeal(_) => Some(link("#decision".to_owned(), words.to_appeal).into_any()),
        Asked::ChooseAnother(_) => {
            let positions = format!("/recruitment/{}/positions", own.line.recruitment.id);
            let form = format!("/applications/{id}/form");
            let ways = view! {
                <p>{words.choose_hint}</p>
                <div class="actions">
                    <LinkButton href=positions kind=Kind::Primary>{words.find}</LinkButton>
                    <LinkButton href=form>{words.change_form}</LinkButton>
                </div>
            };
            Some(ways.into_any())
        }
        Asked::Sit(_) => Some(link(format!("/applications/{id}/ticket"), words.to_ticket).into_any()),
        Asked::Prove(_) => Some(view! { <p>{words.bring_originals}</p> }.into_any()),
        Asked::Nothing | Asked::Interview(_) | Asked::Checks(_) | Asked::Reserve(_) => None,
    };
    let seated = own.line.state == ApplicationState::Paid && own.line.recruitment.state >= RecruitmentState::Allotted;
    view! {
        <Section id="next" title=words.next>
            <Notice tone=asked_tone(&own.line.timeline)><p>{asked_words(&own.line.timeline, lang)}</p></Notice>
            {way}
            {own.interview.as_ref().map(interview)}
            {seated.then(|| examination(id))}
        </Section>
    }
}

/// Day, place and time of the candidate's own interview, and what to bring: never the room, and nobody who examines.
fn interview(interview: &InterviewDay) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let by = interview.report_by.map_or_else(
        || words.interview_report_notice.to_owned(),
        |time| fill(words.interview_report_by, &[&time.format("%H:%M").to_string()]),
    );
    let items = vec![
        fact(words.interview_day, view! { <Day date=interview.day/> }),
        fact(words.interview_site, format!("{} · {}", interview.site, interview.address)),
        fact(words.interview_report, by),
        fact(words.interview_bring, words.interview_bring_what),
    ];
    view! {
        <h3>{words.interview_own}</h3>
        <Facts items=items/>
        <p>{words.interview_room}</p>
    }
}

/// The ticket and the points of somebody who has a seat.
fn examination(id: ApplicationId) -> impl IntoView {
    let words = Candidates::of(Lang::current());
    view! {
        <div class="actions">
            <LinkButton href=format!("/applications/{id}/ticket")>{words.ticket}</LinkButton>
            <LinkButton href=format!("/applications/{id}/points")>{words.points_link}</LinkButton>
        </div>
    }
}
