//! Sheets of A4 for print, as PDF: texts in lines, labels beside them, a code that a telephone reads, and a picture. A sheet
//! is laid out first and drawn at the end; what does not fit on one goes on to the next.

mod lines;
mod picture;

pub use picture::Picture;

use app::lang::Lang;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use krilla::Document;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use lines::Face;
use qrcodegen::{QrCode, QrCodeEcc};

/// Noto Sans CJK SC, cut down; see the folder.
const FONT: &[u8] = include_bytes!("../../fonts/NotoSansCJKsc-subset.otf");
/// A4 in points.
const PAGE: (f32, f32) = (595.0, 842.0);
/// The margin on every side.
pub const MARGIN: f32 = 56.0;
/// Where the texts of the lines begin.
const TEXT: f32 = MARGIN + 130.0;
/// The size of most texts.
pub const SIZE: f32 = 11.0;
/// From one line of labels to the next.
pub const LEADING: f32 = 20.0;
/// Width of the code.
pub const CODE: f32 = 120.0;
/// The frame of a picture, in the proportions of a photo of one inch (一寸), as wide as the code.
const FRAME: (f32, f32) = (CODE, CODE * 4.0 / 3.0);
/// Where the first text of a page stands.
const TOP: f32 = MARGIN + 24.0;

/// A sheet as a download that nobody keeps on the way, drawn away from the threads that answer.
pub async fn answer(name: &'static str, draw: impl FnOnce() -> Option<Vec<u8>> + Send + 'static) -> Response {
    match tokio::task::spawn_blocking(draw).await {
        Ok(Some(bytes)) => {
            let disposition = format!("attachment; filename=\"{name}\"");
            let kept = [(CONTENT_TYPE, "application/pdf"), (CACHE_CONTROL, "no-store")];
            (kept, [(CONTENT_DISPOSITION, disposition)], bytes).into_response()
        }
        _ => {
            tracing::error!(name, "a sheet cannot be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What stands on a page.
enum Mark {
    Text { x: f32, y: f32, size: f32, text: String },
    Code { left: f32, top: f32, code: QrCode },
    Frame(Rect),
    Picture { within: Rect, picture: Picture },
}

/// What is laid out, and how far down it is.
pub struct Sheet {
    face: Face<'static>,
    pages: Vec<Vec<Mark>>,
    y: f32,
    /// Lines above it stand beside the code and the picture.
    beside: f32,
    lacking: bool,
}

impl Sheet {
    /// An empty one; none where the font cannot be read.
    pub fn new() -> Option<Self> {
        Some(Self { face: Face::new(FONT)?, pages: vec![Vec::new()], y: TOP, beside: 0.0, lacking: false })
    }

    /// Whether a text had a character that the font lacks.
    pub const fn is_lacking(&self) -> bool {
        self.lacking
    }

    /// Leaves space, and goes below the code and the picture.
    pub fn below(&mut self, space: f32) {
        self.y = self.y.max(self.beside) + space;
    }

    /// A text on one line from the margin; the next text stands below it.
    pub fn title(&mut self, text: &str, size: f32) {
        self.turn();
        self.put(MARGIN, text, size);
        self.y += LEADING;
    }

    /// A text in as many lines as it needs, each in the middle of the sheet; the next text stands below it.
    pub fn centred(&mut self, text: &str, size: f32) {
        for line in self.lines(text, size, PAGE.0 - 2.0 * MARGIN) {
            self.turn();
            let x = (PAGE.0 - self.face.width(&line, size)) / 2.0;
            self.put(x, &line, size);
            self.y += size * 1.5;
        }
    }

    /// A label and its text beside it.
    pub fn labelled(&mut self, label: &str, text: &str) {
        self.turn();
        self.put(MARGIN, label, SIZE);
        self.wrapped_from(TEXT, text);
    }

    /// A text in as many lines as it needs from the margin to the other or the code; the next text stands below it.
    pub fn wrapped(&mut self, text: &str) {
        self.wrapped_from(MARGIN, text);
    }

    fn wrapped_from(&mut self, x: f32, text: &str) {
        let code = if self.y < self.beside { CODE + 16.0 } else { 0.0 };
        for line in self.lines(text, SIZE, PAGE.0 - MARGIN - x - code) {
            self.turn();
            self.put(x, &line, SIZE);
            self.y += LEADING * 0.8;
        }
        self.y += LEADING * 0.2;
    }

    /// The code at the right edge, beside the lines that follow.
    pub fn code(&mut self, text: &str) {
        let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return };
        let (left, top) = (PAGE.0 - MARGIN - CODE, self.y - SIZE);
        self.beside = top + CODE + SIZE;
        self.mark(Mark::Code { left, top, code });
    }

    /// A picture in a frame at the right edge, below the code; where there is none, what is said in its place.
    pub fn framed(&mut self, picture: Option<Picture>, instead: &str) {
        let (left, top) = (PAGE.0 - MARGIN - FRAME.0, self.beside.max(self.y - SIZE));
        let Some(frame) = Rect::from_xywh(left, top, FRAME.0, FRAME.1) else { return };
        match picture {
            Some(picture) => self.mark(Mark::Picture { within: frame, picture }),
            None => self.inside(&frame, instead),
        }
        self.mark(Mark::Frame(frame));
        self.beside = frame.bottom() + SIZE;
    }

    /// A text in the middle of a frame.
    fn inside(&mut self, frame: &Rect, text: &str) {
        let lines = self.lines(text, SIZE, frame.width() - 2.0 * SIZE);
        let mut y = (frame.top() + frame.bottom() - LEADING * 0.8 * (lines.len() as f32 - 1.0)) / 2.0;
        for text in lines {
            let x = (frame.left() + frame.right() - self.face.width(&text, SIZE)) / 2.0;
            self.mark(Mark::Text { x, y, size: SIZE, text });
            y += LEADING * 0.8;
        }
    }

    fn lines(&mut self, text: &str, size: f32, wide: f32) -> Vec<String> {
        let legible = self.face.legible(text);
        self.lacking |= legible != text;
        self.face.lines(&legible, size, wide)
    }

    fn put(&mut self, x: f32, text: &str, size: f32) {
        let (y, text) = (self.y, text.to_owned());
        self.mark(Mark::Text { x, y, size, text });
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Goes on to the next page where this one is full.
    fn turn(&mut self) {
        if self.y > PAGE.1 - MARGIN {
            self.pages.push(Vec::new());
            self.y = TOP;
            self.beside = 0.0;
        }
    }

    /// The file; none where it cannot be put together.
    pub fn finish(self, title: &str, lang: Lang) -> Option<Vec<u8>> {
        let font = Font::new(FONT.to_vec().into(), 0)?;
        let mut document = Document::new();
        document.set_metadata(Metadata::new().title(title.to_owned()).language(lang.tag().to_owned()));
        for marks in self.pages {
            let mut page = document.start_page_with(PageSettings::from_wh(PAGE.0, PAGE.1)?);
            let mut surface = page.surface();
            for mark in marks {
                draw(&mut surface, &font, &mark);
            }
            surface.finish();
            page.finish();
        }
        document.finish().ok()
    }
}

fn draw(surface: &mut Surface<'_>, font: &Font, mark: &Mark) {
    match mark {
        Mark::Text { x, y, size, text } => {
            let at = Point::from_xy(*x, *y);
            surface.draw_text(at, font.clone(), *size, text, false, TextDirection::LeftToRight);
        }
        Mark::Frame(frame) => {
            let mut path = PathBuilder::new();
            path.push_rect(*frame);
            if let Some(path) = path.finish() {
                surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
                surface.set_fill(None);
                surface.draw_path(&path);
                surface.set_stroke(None);
                surface.set_fill(Some(Fill::default()));
            }
        }
        Mark::Picture { within, picture } => picture.draw(surface, within),
        Mark::Code { left, top, code } => {
            let module = CODE / code.size() as f32;
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
                surface.draw_path(&path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_goes_on_to_the_next_page() {
        let mut sheet = Sheet::new().unwrap();
        for number in 0..100 {
            sheet.labelled("说明", &format!("line {number}"));
        }
        let file = lopdf::Document::load_mem(&sheet.finish("t", Lang::Zh).unwrap()).unwrap();
        assert!(file.get_pages().len() > 1);
        let all: Vec<u32> = file.get_pages().keys().copied().collect();
        let text = file.extract_text(&all).unwrap();
        for number in 0..100 {
            assert!(text.contains(&format!("line {number}")), "{number}");
        }
    }
}
