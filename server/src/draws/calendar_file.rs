//! `/duties/calendar.ics`: an examiner's own duties as a calendar file. It says where only once the draw has said it.

use crate::http::Host;
use crate::http::answers::failed;
use crate::sessions::cookie;
use app::clock;
use app::lang::{LANG_COOKIE, Lang};
use app::locales::{Draws, fill, region_name};
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::draws::record::{Duty, DutySeat};
use domain::draws::setup::Purpose;
use domain::draws::state::DrawState;
use domain::permissions::Actor;
use icalendar::{Calendar, Component, Event, EventLike};
use store::Store;

/// What a calendar file is.
const ICALENDAR: &str = "text/calendar; charset=utf-8";
/// It holds what only its owner may read.
const PRIVATE: &str = "private, no-store";

/// The asker's file.
pub(super) async fn answer(
    State(store): State<Store>,
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    headers: HeaderMap,
) -> Response {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = Lang::choose(None, cookie(&headers, LANG_COOKIE), accepted);
    let origin = host.config.listen.origin.clone().unwrap_or_default();
    match store::draws::duties(&store, &actor, Utc::now()).await {
        Ok(duties) => {
            let disposition = "attachment; filename=\"duties.ics\"";
            let headers = [(CONTENT_TYPE, ICALENDAR), (CONTENT_DISPOSITION, disposition), (CACHE_CONTROL, PRIVATE)];
            (headers, file(&duties, lang, &origin, Utc::now())).into_response()
        }
        Err(error) => failed(error, &headers),
    }
}

/// The file: one event of a whole day for each duty that was not called off.
fn file(duties: &[Duty], lang: Lang, origin: &str, now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new();
    calendar.name(Draws::of(lang).duties);
    duties.iter().filter_map(|duty| event(duty, lang, origin, now)).for_each(|event| {
        calendar.push(event);
    });
    calendar.to_string()
}

/// An event keeps its name over time, so that a later file replaces what an earlier one said.
fn event(duty: &Duty, lang: Lang, origin: &str, now: DateTime<Utc>) -> Option<Event> {
    let mut event = Event::new();
    event.uid(&format!("{}-{}@sunshine", duty.line.id, duty.label)).timestamp(now).all_day(duty.line.day);
    match (duty.line.state, &duty.seat) {
        (DrawState::Closed, _) | (DrawState::Drawn, None) => return None,
        (DrawState::Drawn, Some(seat)) => {
            event.summary(&seated(duty, seat, lang));
            let places = seat.sites.iter().map(|site| format!("{}, {} ({})", site.name, site.address, site.report));
            let places: Vec<String> = places.collect();
            if !places.is_empty() {
                event.location(&places.join("; "));
            }
        }
        _ => {
            let opens = clock::instant(duty.line.opens_at, lang);
            event.summary(&fill(Draws::of(lang).ics_sealed, &[&opens]));
        }
    }
    if !origin.is_empty() {
        event.url(&format!("{origin}/duties"));
    }
    Some(event.description(&duty.line.title).done())
}

fn seated(duty: &Duty, seat: &DutySeat, lang: Lang) -> String {
    let words = Draws::of(lang);
    let place = region_name(seat.place, lang);
    match duty.line.purpose {
        Purpose::Call => fill(words.ics_called, &[place]),
        _ => fill(words.ics_seated, &[place, &seat.room]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use domain::draws::record::DrawLine;
    use domain::examiners::PanelRole;
    use domain::ids::DrawId;
    use domain::regions::ExamRegion;
    use domain::seasons::Site;

    fn duty(state: DrawState, seat: Option<DutySeat>) -> Duty {
        let line = DrawLine {
            id: DrawId(uuid::Uuid::nil()),
            title: "2027".to_owned(),
            day: NaiveDate::from_ymd_opt(2027, 1, 9).unwrap(),
            region: ExamRegion::Provincial,
            purpose: Purpose::Rooms,
            opens_at: "2027-01-08T22:30:00Z".parse().unwrap(),
            state,
            seats: 7,
            frozen_hash: None,
            result_hash: None,
        };
        Duty { line, label: "ABCD1234".to_owned(), seat, replaced: false, answer: None }
    }

    fn seat() -> DutySeat {
        let text = |text: &str| text.to_owned();
        let site = Site {
            label: text("A"),
            region: ExamRegion::Jilin,
            name: text("第一中学"),
            address: text("松江中路1号"),
            report: text("报告厅"),
        };
        DutySeat { place: ExamRegion::Jilin, room: text("A01"), role: PanelRole::Chief, sites: vec![site] }
    }

    fn written(duty: Duty) -> String {
        // Long lines are folded; unfolded they are read as a telephone reads them.
        file(&[duty], Lang::Zh, "https://example.org", DateTime::UNIX_EPOCH).replace("\r\n ", "")
    }

    #[test]
    fn a_sealed_duty_says_when_it_opens_and_nothing_more() {
        let text = written(duty(DrawState::Fixed, None));
        assert!(text.contains("DTSTART;VALUE=DATE:20270109") && text.contains("UID:00000000"), "{text}");
        assert!(text.contains("开启") && !text.contains("LOCATION"), "{text}");
    }

    #[test]
    fn an_opened_duty_says_where_and_one_without_a_seat_is_left_out() {
        let text = written(duty(DrawState::Drawn, Some(seat())));
        assert!(text.contains("A01") && text.contains("LOCATION:第一中学"), "{text}");
        assert!(!written(duty(DrawState::Drawn, None)).contains("VEVENT"));
        assert!(!written(duty(DrawState::Closed, Some(seat()))).contains("VEVENT"));
    }
}
