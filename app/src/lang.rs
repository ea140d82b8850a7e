//! The language of the page: asked for in the address, remembered in a cookie, or as the browser prefers.

use domain::messages::Language;
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese, the first language.
    #[default]
    Zh,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

/// The cookie that remembers a visitor's choice.
pub const LANG_COOKIE: &str = "lang";

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The words of this language, of a pair.
    pub const fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The form in cookies and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language's own name.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }

    /// The other language.
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// Reads a cookie, an address or a language tag: its primary subtag decides.
    pub fn parse(text: &str) -> Option<Self> {
        let primary = text.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|lang| lang.as_str() == primary)
    }

    /// Chooses: the address before the cookie, the cookie before `Accept-Language`, Chinese where nothing is said.
    pub fn choose(query: Option<&str>, cookie: Option<&str>, accept_language: Option<&str>) -> Self {
        query
            .and_then(Self::parse)
            .or_else(|| cookie.and_then(Self::parse))
            .or_else(|| accept_language.and_then(Self::accepted))
            .unwrap_or_default()
    }

    /// The best language of an `Accept-Language` header; of equal weights the first stands.
    fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let Some(lang) = pieces.next().and_then(Self::parse) else { continue };
            let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=")).map_or(1000, thousandths);
            if weight > best.map_or(0, |(most, _)| most) {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }

    /// The language of the present request; Chinese where the server has not said.
    pub fn current() -> Self {
        use_context::<Self>().unwrap_or_default()
    }
}

/// A quality value (`0`, `0.8`, `1`) in thousandths; unreadable counts as nothing.
fn thousandths(text: &str) -> u32 {
    let (whole, rest) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let rest: String = rest.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), rest.parse::<u32>()) {
        (Ok(whole), Ok(rest)) => (whole * 1000 + rest).min(1000),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_address_beats_the_cookie_beats_the_browser() {
        assert_eq!(Lang::choose(Some("en"), Some("zh"), Some("zh-CN")), Lang::En);
        assert_eq!(Lang::choose(None, Some("en"), Some("zh-CN")), Lang::En);
        assert_eq!(Lang::choose(Some("fr"), Some("??"), Some("en-GB,en;q=0.9")), Lang::En);
        assert_eq!(Lang::choose(None, None, None), Lang::Zh);
    }

    #[test]
    fn accept_language_is_weighed() {
        assert_eq!(Lang::choose(None, None, Some("en;q=0.3, zh-TW;q=0.8")), Lang::Zh);
        assert_eq!(Lang::choose(None, None, Some("fr, de;q=0.9, en;q=0.1")), Lang::En);
        assert_eq!(Lang::choose(None, None, Some("en;q=0, fr")), Lang::Zh);
        assert_eq!(Lang::choose(None, None, Some("en;q=x,,;;")), Lang::Zh);
    }
}
