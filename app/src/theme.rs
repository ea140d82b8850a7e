//! Light or dark: as the device says, unless the visitor chose.

use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

/// The cookie that remembers a visitor's choice.
pub const THEME_COOKIE: &str = "theme";

impl Theme {
    /// Every choice, in the order the switch shows them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The form in the cookie and in `data-theme`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the cookie's form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }

    /// The choice of the present request.
    pub fn current() -> Self {
        use_context::<Self>().unwrap_or_default()
    }

    /// The value of `<meta name="color-scheme">`.
    pub const fn color_scheme(self) -> &'static str {
        match self {
            Self::Auto => "light dark",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn the_cookie_form_is_read_back() {
        for theme in Theme::ALL {
            assert_eq!(Theme::parse(theme.as_str()), Some(theme));
        }
        assert_eq!(Theme::parse("sepia"), None);
    }

    const SHEETS: [&str; 16] = [
        include_str!("../../style/main.css"),
        include_str!("../../style/tokens.css"),
        include_str!("../../style/base.css"),
        include_str!("../../style/frame.css"),
        include_str!("../../style/text.css"),
        include_str!("../../style/buttons.css"),
        include_str!("../../style/forms.css"),
        include_str!("../../style/tables.css"),
        include_str!("../../style/status.css"),
        include_str!("../../style/progress.css"),
        include_str!("../../style/overlay.css"),
        include_str!("../../style/proof.css"),
        include_str!("../../style/map.css"),
        include_str!("../../style/home.css"),
        include_str!("../../style/design.css"),
        include_str!("../../style/print.css"),
    ];

    fn declarations<'a>(sheet: &'a str, selector: &str) -> Vec<&'a str> {
        let block = sheet.split(selector).nth(1).unwrap().split('}').next().unwrap();
        block.split(';').map(str::trim).filter(|line| line.starts_with("--")).collect()
    }

    #[test]
    fn the_two_dark_blocks_say_the_same() {
        let chosen = declarations(SHEETS[1], ":root[data-theme=\"dark\"] {");
        let asked = declarations(SHEETS[1], ":root:not([data-theme=\"light\"], [data-theme=\"dark\"]) {");
        assert!(chosen.len() > 30);
        assert_eq!(chosen, asked);
    }

    #[test]
    fn every_custom_property_that_is_used_is_defined_somewhere() {
        let all = SHEETS.concat();
        for used in all.split("var(").skip(1) {
            let name: String = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            assert!(all.contains(&format!("{name}:")), "{name}");
        }
    }

    #[test]
    fn the_style_sheet_stays_small() {
        let without_indentation = SHEETS.iter().flat_map(|sheet| sheet.lines()).map(|line| line.trim().len());
        assert!(without_indentation.sum::<usize>() <= 40_000);
    }
}
