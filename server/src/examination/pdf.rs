//! `/applications/{id}/ticket.pdf`: the admission ticket on one sheet of A4 with the applicant's photo, for its owner alone.

use crate::http::answers::failed;
use crate::http::{Host, origin, pages};
use crate::sheets::{self, LEADING, Picture, Sheet};
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
use store::applications::attached_file;
use store::files::StoredFile;

/// One's own ticket.
pub(super) async fn ticket(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let id: ApplicationId = id.parse().map_err(|_| Code::NotFound)?;
        let seat = store::examination::own_seat(&host.store, &actor, id).await?;
        let photo = match seat.photo {
            Some(photo) => Some(attached_file(&host.store, &actor, id, photo).await?),
            None => None,
        };
        Ok((seat, photo))
    };
    let (seat, photo) = match found.await {
        Ok(found) => found,
        Err(error) => return failed(error, &headers),
    };
    let (lang, _) = pages::look(&headers);
    let check = ticket_check(&seat, &origin::of(&host.config.listen, &headers));
    sheets::answer("ticket.pdf", move || drawn(&seat, &check, photo.as_ref(), lang)).await
}

/// The sheet; none where the font cannot be read or the file not be put together. A photo that no PDF can hold does not
/// keep anybody's ticket back: the frame then says so.
fn drawn(seat: &OwnSeat, check: &str, photo: Option<&StoredFile>, lang: Lang) -> Option<Vec<u8>> {
    let words = Candidates::of(lang);
    let instead = if photo.is_some() { words.photo_unreadable } else { words.photo_none };
    let picture = photo.and_then(|file| Picture::read(file.format, &file.bytes));
    let with_photo = picture.and_then(|picture| laid_out(seat, check, Some(picture), instead, lang));
    with_photo.or_else(|| laid_out(seat, check, None, instead, lang))
}

fn laid_out(seat: &OwnSeat, check: &str, photo: Option<Picture>, instead: &str, lang: Lang) -> Option<Vec<u8>> {
    let words = Candidates::of(lang);
    let mut sheet = Sheet::new()?;
    sheet.centred(words.ticket, 24.0);
    sheet.centred(&seat.title, 14.0);
    sheet.below(LEADING);
    sheet.code(check);
    sheet.framed(photo, instead);
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
    use domain::files::FileFormat;
    use domain::ids::{DrawId, RecruitmentId};
    use lopdf::content::Content;
    use qrcodegen::{QrCode, QrCodeEcc};

    const JPEG: &[u8] = include_bytes!("../../../app/domain/src/files/samples/grey.jpg");
    const PNG: &[u8] = include_bytes!("../../../app/domain/src/files/samples/grey.png");
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
            photo: None,
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
        lopdf::Document::load_mem(&drawn(seat, CHECK, None, lang).unwrap()).unwrap()
    }

    /// The lines on the sheet.
    fn text(seat: &OwnSeat, lang: Lang) -> Vec<String> {
        read(seat, lang).extract_text(&[1]).unwrap().lines().map(|it| it.trim().to_owned()).collect()
    }

    #[test]
    fn a_ticket_is_one_sheet_with_its_font_in_it() {
        for lang in [Lang::Zh, Lang::En] {
            let bytes = drawn(&seat(), CHECK, None, lang).unwrap();
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
        // The frame of the photo comes behind.
        assert_eq!(drawn[..dark.len()], dark);
    }

    /// How large the pictures are that a page of a ticket with this photo shows, and what it says.
    fn with_photo(format: FileFormat, bytes: &[u8]) -> (Vec<(i64, i64)>, String) {
        let photo = StoredFile { name: "photo".into(), format, bytes: bytes.to_vec() };
        let document = lopdf::Document::load_mem(&drawn(&seat(), CHECK, Some(&photo), Lang::Zh).unwrap()).unwrap();
        let pages = document.get_pages();
        assert_eq!(pages.len(), 1);
        let pictures = document.get_page_images(pages[&1]).unwrap();
        let sizes = pictures.iter().map(|picture| (picture.width, picture.height)).collect();
        (sizes, document.extract_text(&[1]).unwrap())
    }

    #[test]
    fn the_photo_stands_on_it_as_jpeg_and_as_png() {
        for (format, bytes) in [(FileFormat::Jpeg, JPEG), (FileFormat::Png, PNG)] {
            let (sizes, text) = with_photo(format, bytes);
            assert_eq!(sizes, [(300, 400)], "{format:?}");
            assert!(!text.contains(Candidates::of(Lang::Zh).photo_none), "{text}");
        }
    }

    #[test]
    fn without_a_photo_the_frame_says_so() {
        let document = read(&seat(), Lang::Zh);
        assert!(document.get_page_images(document.get_pages()[&1]).unwrap().is_empty());
        let words = Candidates::of(Lang::Zh);
        let said = text(&seat(), Lang::Zh).concat();
        assert!(said.contains(words.photo_none), "{said}");
        // A checked file whose pixels end too early, and one whose header has more pixels than anybody prints.
        let cut = [&PNG[..PNG.len() / 2], &PNG[PNG.len() - 12..]].concat();
        let mut vast = PNG.to_vec();
        vast[16..24].copy_from_slice(&[0, 0, 0x17, 0x70, 0, 0, 0x1f, 0x40]);
        vast[29..33].copy_from_slice(&[0x5b, 0xa3, 0x59, 0xde]);
        for broken in [&cut, &vast] {
            let (sizes, said) = with_photo(FileFormat::Png, broken);
            assert_eq!(sizes, []);
            assert!(said.replace('\n', "").contains(words.photo_unreadable), "{said}");
        }
    }
}
