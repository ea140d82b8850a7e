//! `/applications/{id}/ticket.pdf`: the admission ticket on one sheet of A4, for its owner alone.

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
const FONT: &[u8] = include_bytes!("../../fonts/NotoSansCJKsc-subset.otf");
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
    let mut sheet = Sheet { surface: &mut surface, font, y: MARGIN + 24.0 };
    sheet.centred(words.ticket, 24.0);
    sheet.y += 30.0;
    sheet.centred(&seat.title, 14.0);
    sheet.y += 36.0;
    sheet.code(check);
    for (label, text) in ticket_lines(seat, lang) {
        sheet.put(MARGIN, label, SIZE);
        let width = PAGE.0 - MARGIN - TEXT - if sheet.y < MARGIN + 90.0 + CODE + LEADING { CODE + 16.0 } else { 0.0 };
        sheet.wrapped(TEXT, &text, width);
    }
    sheet.y += LEADING;
    sheet.put(MARGIN, words.rules, 13.0);
    sheet.y += LEADING;
    for (number, rule) in [words.rule_1, words.rule_2, words.rule_3].into_iter().enumerate() {
        sheet.wrapped(MARGIN, &format!("{}. {rule}", number + 1), PAGE.0 - 2.0 * MARGIN);
    }
    surface.finish();
    page.finish();
    document.finish().ok()
}

/// What is drawn on, and how far down it is.
struct Sheet<'a, 'b> {
    surface: &'a mut Surface<'b>,
    font: Font,
    y: f32,
}

/// How wide a character stands, in parts of its size: Chinese ones are square.
fn width(character: char) -> f32 {
    if character.is_ascii() { 0.6 } else { 1.0 }
}

impl Sheet<'_, '_> {
    fn put(&mut self, x: f32, text: &str, size: f32) {
        let at = Point::from_xy(x, self.y);
        self.surface.draw_text(at, self.font.clone(), size, text, false, TextDirection::LeftToRight);
    }

    fn centred(&mut self, text: &str, size: f32) {
        let wide: f32 = text.chars().map(width).sum::<f32>() * size;
        self.put(((PAGE.0 - wide) / 2.0).max(MARGIN), text, size);
    }

    /// A text in as many lines as its width needs; the next text stands below it.
    fn wrapped(&mut self, x: f32, text: &str, wide: f32) {
        let (mut line, mut used) = (String::new(), 0.0);
        for character in text.chars() {
            if used + width(character) * SIZE > wide && !line.is_empty() {
                self.put(x, &line, SIZE);
                self.y += LEADING * 0.8;
                (line, used) = (String::new(), 0.0);
            }
            line.push(character);
            used += width(character) * SIZE;
        }
        self.put(x, &line, SIZE);
        self.y += LEADING;
    }

    /// The code at the right edge, beside the lines.
    fn code(&mut self, text: &str) {
        let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return };
        let module = CODE / code.size() as f32;
        let (left, top) = (PAGE.0 - MARGIN - CODE, self.y - SIZE);
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

    #[test]
    fn a_ticket_is_one_sheet_with_its_font_in_it() {
        let seat = OwnSeat {
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
        };
        for lang in [Lang::Zh, Lang::En] {
            let bytes = drawn(&seat, "https://example.org/examination/tickets/verify?ticket=260010000007&mark=0", lang);
            let bytes = bytes.unwrap();
            assert!(bytes.starts_with(b"%PDF-1."), "{lang:?}");
            assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"), "{lang:?}");
            // The glyphs that stand on it, and not the whole font.
            assert!((10_000..200_000).contains(&bytes.len()), "{lang:?}: {}", bytes.len());
        }
    }
}
