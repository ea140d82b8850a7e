//! `/examination/status`: seat, points and rank for whoever holds a ticket, without an account. The form is sent to the
//! page's own address, and the answer is the page: nothing personal stands in an address or is kept for a second request.

use super::words::{CourseSection, PaperTable, fate_facts, seat_facts, total_facts};
use crate::lang::Lang;
use crate::locales::Candidates;
use crate::ui::{Button, ErrorSummary, Facts, Kind, Notice, PageHeading, ReturnedField, Section, TextField, Tone};
use domain::examination::StatusRecord;
use leptos::prelude::*;
use leptos_router::location::Url;

/// What the host has looked up for this answer.
#[derive(Clone, Debug)]
pub enum Looked {
    /// The status that a ticket opened.
    Found(Box<StatusRecord>),
    /// Somebody's, who is not signed in: the page is made with a [`SLOT`], and the host puts [`status_html`] there.
    Slot,
}

/// Where the page has its slot: a character that no text of ours holds.
pub const SLOT: &str = "\u{E000}";

/// A status as it stands on the page, as HTML.
pub fn status_html(status: StatusRecord, lang: Lang) -> String {
    Owner::new().with(|| {
        provide_context(lang);
        // Tables ask for the page's address, which nothing on this page changes.
        provide_context(ArcRwSignal::new(Url::default()));
        shown(status).to_html()
    })
}

/// The form, and the status where one was looked up.
#[component]
pub fn StatusPage() -> impl IntoView {
    let words = Candidates::of(Lang::current());
    let found = use_context::<Looked>().map(|looked| match looked {
        Looked::Found(status) => shown(*status).into_any(),
        Looked::Slot => SLOT.into_any(),
    });
    let fields = vec![ReturnedField::new("ticket", words.number), ReturnedField::new("digits", words.status_digits)];
    view! {
        <PageHeading title=words.status_title lead=words.status_lead/>
        <ErrorSummary fields=fields/>
        {found}
        <form class="form" method="post" action="/examination/status">
            <TextField name="ticket" label=words.number hint=words.status_ticket_hint required=true max_length=20/>
            <TextField name="digits" label=words.status_digits hint=words.status_digits_hint required=true max_length=4/>
            <Button kind=Kind::Primary>{words.status_look}</Button>
        </form>
    }
}

fn shown(status: StatusRecord) -> impl IntoView {
    let words = Candidates::of(Lang::current());
    let lists = format!("/recruitment/{}/lists", status.recruitment);
    let (seat, fate) = (seat_facts(&status), fate_facts(&status));
    let points = if status.released {
        view! {
            <Facts items=total_facts(&status)/>
            <PaperTable papers=status.papers.clone()/>
        }
        .into_any()
    } else {
        view! { <Notice tone=Tone::Info><p>{words.points_not_yet}</p></Notice> }.into_any()
    };
    view! {
        <Section id="status" title=words.status_of><Facts items=seat/></Section>
        <Section id="fate" title=words.fate_of>
            <Facts items=fate/>
            <p><a href=lists>{words.fate_lists}</a></p>
        </Section>
        <CourseSection course=status.course.clone()/>
        <Section id="points" title=words.points>{points}</Section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::applications::Course;
    use domain::examination::{PaperPoints, Ticket};
    use domain::ids::RecruitmentId;
    use domain::recruitment::scheme::built_in;
    use domain::recruitment::{Points, RecruitmentState};
    use domain::selection::PublicFate;

    fn status(released: bool) -> StatusRecord {
        let scheme = built_in().remove(0);
        let paper = scheme.papers.into_iter().next().unwrap();
        let points = Points::from_hundredths(7_975);
        let papers = vec![PaperPoints { paper: 0, name: paper.name, full: paper.full, points }];
        StatusRecord {
            recruitment: RecruitmentId(uuid::Uuid::from_u128(1)),
            title: "示范招录".to_owned(),
            position: "22000000000000017".to_owned(),
            ticket: Ticket::parse("260010000001").unwrap(),
            site: "第一中学".to_owned(),
            room: "第2考场".to_owned(),
            seat: 7,
            released,
            papers: if released { papers } else { Vec::new() },
            written: points.filter(|_| released),
            written_rank: None,
            call: None,
            interview: None,
            total: None,
            total_rank: None,
            stage: RecruitmentState::Shortlisted,
            fate: PublicFate::NotCalled,
            course: Course::default(),
        }
    }

    #[test]
    fn a_status_is_html_without_its_page_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let html = status_html(status(true), lang);
            assert!(html.contains("第2考场") && html.contains("79.75") && !html.contains(SLOT), "{html}");
            assert!(html.contains(crate::locales::public_fate(PublicFate::NotCalled, lang)), "{html}");
            assert!(!status_html(status(false), lang).contains("79.75"));
        }
        assert_ne!(status_html(status(true), Lang::Zh), status_html(status(true), Lang::En));
    }
}
