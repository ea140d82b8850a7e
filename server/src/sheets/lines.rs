//! Texts of a sheet in lines: how wide they stand in its font, where a line ends, what stands for characters it lacks.

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use unicode_linebreak::linebreaks;

/// A font at size 1, to measure with.
pub(super) struct Face<'a> {
    characters: Charmap<'a>,
    widths: GlyphMetrics<'a>,
    unit: f32,
}

impl<'a> Face<'a> {
    /// None where the bytes are no font.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let font = FontRef::from_index(bytes, 0).ok()?;
        Some(Self {
            characters: font.charmap(),
            widths: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
            unit: f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em),
        })
    }

    /// How wide a text stands at a size, in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let units: f32 = text.chars().filter_map(|it| self.widths.advance_width(self.characters.map(it)?)).sum();
        units / self.unit * size
    }

    /// A text as the font can show it: each character that it lacks by its Unicode number, as in `〔U+20BB7〕`.
    pub(super) fn legible(&self, text: &str) -> String {
        let mut shown = String::new();
        for character in text.chars() {
            match self.characters.map(character) {
                Some(_) => shown.push(character),
                None => shown.push_str(&format!("〔U+{:04X}〕", u32::from(character))),
            }
        }
        shown
    }

    /// A text in lines of at most `wide` points at a size, ended where Unicode (UAX #14) lets a line end: between words,
    /// between Chinese characters, never before closing punctuation. Only what is wider than a line is cut anywhere.
    pub(super) fn lines(&self, text: &str, size: f32, wide: f32) -> Vec<String> {
        let (mut lines, mut line, mut from) = (Vec::new(), String::new(), 0);
        for (to, _) in linebreaks(text) {
            let part = &text[from..to];
            from = to;
            if !line.is_empty() && self.width((line.clone() + part).trim_end(), size) > wide {
                lines.push(std::mem::take(&mut line));
            }
            for character in part.chars() {
                line.push(character);
                if self.width(line.trim_end(), size) > wide && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, character.to_string()));
                }
            }
        }
        lines.push(line);
        lines.iter().map(|it| it.trim_end().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::FONT;
    use super::*;

    fn lines(text: &str, wide: f32) -> Vec<String> {
        Face::new(FONT).unwrap().lines(text, 10.0, wide)
    }

    #[test]
    fn latin_lines_end_between_words() {
        let text = "Bring this ticket and your identity card; without either you cannot enter.";
        for wide in [80.0, 120.0, 200.0] {
            let lines = lines(text, wide);
            assert!(lines.len() > 1, "{wide}");
            assert_eq!(lines.join(" "), text, "{wide}");
            assert!(lines.iter().all(|it| Face::new(FONT).unwrap().width(it, 10.0) <= wide), "{wide}");
        }
    }

    #[test]
    fn chinese_lines_end_anywhere_but_before_closing_punctuation() {
        assert_eq!(lines("长春市人民大街一号", 40.0), ["长春市人", "民大街一", "号"]);
        assert_eq!(lines("长春市人，民大街", 40.0), ["长春市", "人，民大", "街"]);
        assert_eq!(lines("长春（市人）民大街", 50.0), ["长春（市", "人）民大街"]);
    }

    #[test]
    fn what_is_wider_than_a_line_is_cut() {
        let cut = lines("22000000000000017", 40.0);
        assert!(cut.len() > 1);
        assert_eq!(cut.concat(), "22000000000000017");
        assert_eq!(lines("", 40.0), [""]);
    }

    #[test]
    fn characters_outside_the_font_stand_by_number() {
        let face = Face::new(FONT).unwrap();
        assert_eq!(face.legible("李𠮷"), "李〔U+20BB7〕");
        // Of GB 2312 both levels, of Big5, of the standard table's rare ones, and simplified ones of names.
        assert_eq!(face.legible("啊齄龘鑫𬴊𬀩㛃玚铻珒〇é"), "啊齄龘鑫𬴊𬀩㛃玚铻珒〇é");
    }
}
