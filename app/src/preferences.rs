//! A visitor's choice of language and colours: two small forms, remembered in cookies, without an account.

use crate::lang::Lang;
use crate::refused::Refused;
use crate::theme::Theme;
use leptos::prelude::*;

/// Remembers what was chosen and goes back to the page; a page of another site is never gone back to.
///
/// # Errors
/// None of its own; unreadable choices are `malformed`.
#[server(prefix = "/api", endpoint = "preferences/choose")]
pub async fn choose(
    /// The language, if that was chosen.
    #[server(default)]
    lang: Option<Lang>,
    /// The colours, if those were chosen.
    #[server(default)]
    theme: Option<Theme>,
    /// The path to return to.
    #[server(default)]
    back: String,
) -> Result<(), Refused> {
    let response = expect_context::<leptos_axum::ResponseOptions>();
    let choices = [
        lang.map(|lang| cookie(crate::lang::LANG_COOKIE, lang.as_str())),
        theme.map(|theme| cookie(crate::theme::THEME_COOKIE, theme.as_str())),
    ];
    for value in choices.into_iter().flatten() {
        if let Ok(value) = http::HeaderValue::from_str(&value) {
            response.append_header(http::header::SET_COOKIE, value);
        }
    }
    leptos_axum::redirect(safe_path(&back));
    Ok(())
}

/// A cookie for a year; it names no person, so it needs neither consent nor secrecy.
fn cookie(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly")
}

/// A path of this site, or the first page: `//host` and `/\host` would leave it.
pub(crate) fn safe_path(path: &str) -> &str {
    let inside = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if inside { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::safe_path;

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        assert_eq!(safe_path("/draws?state=fixed"), "/draws?state=fixed");
        for outside in ["https://example.org/", "//example.org", "/\\example.org", "", "draws", "/a\r\nx"] {
            assert_eq!(safe_path(outside), "/", "{outside:?}");
        }
    }
}
