//! `/applications/{id}/ticket.pdf`: the admission ticket on one sheet of A4, for its owner alone.

use crate::http::answers::failed;
use crate::http::{Host, origin, pages};
use crate::sheets::{self, LEADING, Sheet};
use app::examination::{ticket_check, ticket_lines};
use app::lang::Lang;
use app::locales::Candidates;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::examination::OwnSeat;
use domain::ids::ApplicationId;
use domain::permissions::Actor;
use domain::refusal::Code;

/// One's own ticket.
pub(super) async fn ticket(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let id: ApplicationId = id.parse().map_err(|_| Code::NotFound)?;
        store::examination::own_seat(&host.store, &actor, id).await
    };
    let seat = match found.await {
        Ok(seat) => seat,
        Err(error) => return failed(error, &headers),
    };
    let (lang, _) = pages::look(&headers);
    let check = ticket_check(&seat, &origin::of(&host.config.listen, &headers));
    sheets::answer("ticket.pdf", move || drawn(&seat, &check, lang)).await
}

/// The sheet; none where the font cannot be read or the file not be put together.
fn drawn(seat: &OwnSeat, check: &str, lang: Lang) -> Option<Vec<u8>> {
    let words = Candidates::of(lang);
    let mut sheet = Sheet::new()?;
    sheet.centred(words.ticket, 24.0);
    sheet.centred(&seat.title, 14.0);
    sheet.below(LEADING);
    sheet.code(check);
    for (label, text) in ticket_lines(seat, lang) {
        sheet.labelled(label, &text);
    }
    sheet.below(LEADING);
    if sheet.is_lacking() {
        sheet.wrapped(words.lacking);
        sheet.below(LEADING);
    }
    sheet.title(words.rules, 13.0);
    for (number, rule) in [words.rule_1, words.rule_2, words.rule_3].into_iter().enumerate() {
        sheet.wrapped(&format!("{}. {rule}", number + 1));
    }
    sheet.finish(words.ticket, lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::CODE;
    use domain::examination::Ticket;
    use domain::ids::{DrawId, RecruitmentId};
    use lopdf::content::Content;
    use qrcodegen::{QrCode, QrCodeEcc};

    const CHECK: &str = "https://example.org/examination/tickets/verify?ticket=260010000007&mark=0";

    fn seat() -> OwnSeat {
        OwnSeat {
            application: ApplicationId(uuid::Uuid::from_u128(1)),
            recruitment: RecruitmentId(uuid::Uuid::from_u128(2)),
            title: "2027年度示范招录".into(),
            position: "22000000000000017".into(),
            post: "示范统计局 科员（一）".into(),
            name: "演示人 喆".into(),
            identity: "220*************13".into(),
            ticket: Ticket::new(2026, 1, 7).unwrap(),
            day: chrono::NaiveDate::from_ymd_opt(2026, 12, 20).unwrap(),
            papers: domain::recruitment::scheme::built_in().remove(0).papers.into_iter().map(|it| it.name).collect(),
            site: "第一中学".into(),
            address: "长春市人民大街1号，很长的地址写到第二行也不会盖住右边的二维码".into(),
            room: "第3考场".into(),
            seat: 7,
            draw: DrawId(uuid::Uuid::from_u128(3)),
            entry: "00001-0123456789AB".into(),
            mark: "00".repeat(16),
        }
    }

    /// The sheet as a reader's program sees it.
    fn read(seat: &OwnSeat, lang: Lang) -> lopdf::Document {
        lopdf::Document::load_mem(&drawn(seat, CHECK, lang).unwrap()).unwrap()
    }

    /// The lines on the sheet.
    fn text(seat: &OwnSeat, lang: Lang) -> Vec<String> {
        read(seat, lang).extract_text(&[1]).unwrap().lines().map(|it| it.trim().to_owned()).collect()
    }

    #[test]
    fn a_ticket_is_one_sheet_with_its_font_in_it() {
        for lang in [Lang::Zh, Lang::En] {
            let bytes = drawn(&seat(), CHECK, lang).unwrap();
            assert!(bytes.starts_with(b"%PDF-1."), "{lang:?}");
            assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"), "{lang:?}");
            // The glyphs that stand on it, and not the whole font.
            assert!((10_000..200_000).contains(&bytes.len()), "{lang:?}: {}", bytes.len());
            assert_eq!(read(&seat(), lang).get_pages().len(), 1, "{lang:?}");
        }
    }

    #[test]
    fn every_text_stands_on_it_without_a_split_word() {
        let seat = OwnSeat {
            title: "Recruitment of civil servants of the province and of its public institutions for the year 2027"
                .into(),
            ..seat()
        };
        let words = Candidates::of(Lang::En);
        let all = text(&seat, Lang::En).join(" ");
        for whole in [&seat.title, words.rule_1, words.rule_2, words.rule_3, &seat.name, &seat.identity, &seat.entry] {
            assert!(all.contains(whole), "{whole} is not in {all}");
        }
        assert!(!all.contains(words.lacking), "{all}");
    }

    #[test]
    fn a_name_with_a_character_outside_the_font_is_legible() {
        let seat = OwnSeat { name: "演示𠮷".into(), ..seat() };
        for lang in [Lang::Zh, Lang::En] {
            let lines = text(&seat, lang);
            assert!(lines.contains(&"演示〔U+20BB7〕".to_owned()), "{lines:?}");
            let all = lines.concat().replace(' ', "");
            assert!(all.contains(&Candidates::of(lang).lacking.replace(' ', "")), "{all}");
        }
    }

    #[test]
    fn the_code_on_it_is_that_of_the_check() {
        let document = read(&seat(), Lang::Zh);
        let page = document.get_pages()[&1];
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let corners = content.operations.iter().filter(|it| it.operator == "m");
        let corners: Vec<(f32, f32)> =
            corners.map(|it| (it.operands[0].as_float().unwrap(), it.operands[1].as_float().unwrap())).collect();
        let code = QrCode::encode_text(CHECK, QrCodeEcc::Medium).unwrap();
        let module = CODE / code.size() as f32;
        let (left, top) = corners[0];
        let drawn: Vec<(i32, i32)> = corners
            .iter()
            .map(|(x, y)| (((x - left) / module).round() as i32, ((y - top).abs() / module).round() as i32))
            .collect();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark: Vec<(i32, i32)> = dark.filter(|(x, y)| code.get_module(*x, *y)).collect();
        assert_eq!(drawn, dark);
    }
}
