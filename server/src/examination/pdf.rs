//! `/applications/{id}/ticket.pdf`: the admission ticket on one sheet of A4, for its owner alone.

use super::lines::Face;
use crate::http::answers::failed;
use crate::http::{Host, origin};
use crate::sessions::cookie;
use app::examination::{ticket_check, ticket_lines};
use app::lang::{LANG_COOKIE, Lang};
use app::locales::Candidates;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::examination::OwnSeat;
use domain::ids::ApplicationId;
use domain::permissions::Actor;
use domain::refusal::Code;
use krilla::Document;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use qrcodegen::{QrCode, QrCodeEcc};

/// Noto Sans CJK SC, cut down; see the folder.
pub(super) const FONT: &[u8] = include_bytes!("../../fonts/NotoSansCJKsc-subset.otf");
/// A4 in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 56.0;
/// Where the texts of the lines begin.
const TEXT: f32 = MARGIN + 130.0;
const SIZE: f32 = 11.0;
const LEADING: f32 = 20.0;
/// Width and place of the code.
const CODE: f32 = 120.0;

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
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let lang = Lang::choose(None, cookie(&headers, LANG_COOKIE), accepted);
    let check = ticket_check(&seat, &origin::of(&host.config.listen, &headers));
    match tokio::task::spawn_blocking(move || drawn(&seat, &check, lang)).await {
        Ok(Some(bytes)) => {
            let kept = [
                (CONTENT_TYPE, "application/pdf"),
                (CACHE_CONTROL, "no-store"),
                (CONTENT_DISPOSITION, "attachment; filename=\"ticket.pdf\""),
            ];
            (kept, bytes).into_response()
        }
        _ => {
            tracing::error!("a ticket cannot be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The sheet; none where the font cannot be read or the file not be put together.
fn drawn(seat: &OwnSeat, check: &str, lang: Lang) -> Option<Vec<u8>> {
    let words = Candidates::of(lang);
    let font = Font::new(FONT.to_vec().into(), 0)?;
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(words.ticket.to_owned()).language(lang.tag().to_owned()));
    let mut page = document.start_page_with(PageSettings::from_wh(PAGE.0, PAGE.1)?);
    let mut surface = page.surface();
    let mut sheet =
        Sheet { surface: &mut surface, font, face: Face::new(FONT)?, y: MARGIN + 24.0, beside: 0.0, lacking: false };
    sheet.centred(words.ticket, 24.0);
    sheet.centred(&seat.title, 14.0);
    sheet.y += LEADING;
    sheet.code(check);
    for (label, text) in ticket_lines(seat, lang) {
        sheet.put(MARGIN, label, SIZE);
        sheet.wrapped(TEXT, &text);
    }
    sheet.y = sheet.y.max(sheet.beside) + LEADING;
    if sheet.lacking {
        sheet.wrapped(MARGIN, words.lacking);
        sheet.y += LEADING;
    }
    sheet.put(MARGIN, words.rules, 13.0);
    sheet.y += LEADING;
    for (number, rule) in [words.rule_1, words.rule_2, words.rule_3].into_iter().enumerate() {
        sheet.wrapped(MARGIN, &format!("{}. {rule}", number + 1));
    }
    surface.finish();
    page.finish();
    document.finish().ok()
}

/// What is drawn on, and how far down it is.
struct Sheet<'a, 'b> {
    surface: &'a mut Surface<'b>,
    font: Font,
    face: Face<'static>,
    y: f32,
    /// Lines above it stand beside the code.
    beside: f32,
    /// Whether a text had a character that the font lacks.
    lacking: bool,
}

impl Sheet<'_, '_> {
    fn put(&mut self, x: f32, text: &str, size: f32) {
        let at = Point::from_xy(x, self.y);
        self.surface.draw_text(at, self.font.clone(), size, text, false, TextDirection::LeftToRight);
    }

    /// A text in as many lines as it needs, each in the middle of the sheet; the next text stands below it.
    fn centred(&mut self, text: &str, size: f32) {
        for line in self.lines(text, size, PAGE.0 - 2.0 * MARGIN) {
            self.put((PAGE.0 - self.face.width(&line, size)) / 2.0, &line, size);
            self.y += size * 1.5;
        }
    }

    /// A text in as many lines as it needs from `x` to the margin or the code; the next text stands below it.
    fn wrapped(&mut self, x: f32, text: &str) {
        let code = if self.y < self.beside { CODE + 16.0 } else { 0.0 };
        for line in self.lines(text, SIZE, PAGE.0 - MARGIN - x - code) {
            self.put(x, &line, SIZE);
            self.y += LEADING * 0.8;
        }
        self.y += LEADING * 0.2;
    }

    fn lines(&mut self, text: &str, size: f32, wide: f32) -> Vec<String> {
        let legible = self.face.legible(text);
        self.lacking |= legible != text;
        self.face.lines(&legible, size, wide)
    }

    /// The code at the right edge, beside the lines.
    fn code(&mut self, text: &str) {
        let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return };
        let module = CODE / code.size() as f32;
        let (left, top) = (PAGE.0 - MARGIN - CODE, self.y - SIZE);
        self.beside = top + CODE + SIZE;
        let mut path = PathBuilder::new();
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
                let (x, y) = (left + x as f32 * module, top + y as f32 * module);
                path.move_to(x, y);
                path.line_to(x + module, y);
                path.line_to(x + module, y + module);
                path.line_to(x, y + module);
                path.close();
            }
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::examination::Ticket;
    use domain::ids::{DrawId, RecruitmentId};
    use lopdf::content::Content;

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
