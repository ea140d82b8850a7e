//! A QR code as a picture in the page: black on white in both themes, because cameras need the contrast.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// White modules around the code (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The picture of a text; nothing where the text is too long for any code.
#[component]
pub(crate) fn QrPicture(
    /// The text.
    text: String,
    /// What the picture is, for screen readers.
    label: &'static str,
) -> impl IntoView {
    QrCode::encode_text(&text, QrCodeEcc::Medium).ok().map(|code| {
        let side = code.size() + 2 * QUIET;
        let frame = format!("0 0 {side} {side}");
        view! {
            <svg class="qr" role="img" aria-label=label viewBox=frame width="240" height="240" shape-rendering="crispEdges">
                <rect width=side height=side fill="#fff"></rect>
                <path d=dark_modules(&code) fill="#000"></path>
            </svg>
        }
    })
}

/// The dark modules, each run of a row as one rectangle.
fn dark_modules(code: &QrCode) -> String {
    let mut strokes = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                strokes.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    strokes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::shown;

    #[test]
    fn the_runs_cover_exactly_the_dark_modules() {
        let code = QrCode::encode_text("otpauth://totp/x", QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y)).count();
        let strokes = dark_modules(&code);
        let runs = strokes.split('M').skip(1);
        let covered: usize = runs.map(|run| run.split(['h', 'v']).nth(1).unwrap().parse::<usize>().unwrap()).sum();
        assert_eq!(covered, dark);
    }

    #[test]
    fn the_picture_has_a_name_and_no_inline_style() {
        let page = shown("/account", || view! { <QrPicture text="otpauth://totp/x".to_owned() label="QR"/> });
        assert!(page.contains("role=\"img\"") && page.contains("aria-label=\"QR\""), "{page}");
        assert!(!page.contains("style="), "{page}");
    }
}
