//! The text by which a position is found, and the terms of a query: folded alike, so that a plain search for a part of the
//! text finds words of two Chinese characters.

use super::position::Position;

/// Terms after this many are left out.
const MOST_TERMS: usize = 8;
/// Characters of a term after this many are left out.
const MOST_OF_TERM: usize = 40;

/// Everything that a visitor may look for in a position, folded: the code, the organ, the unit, the title, the place, the
/// conditions as printed and the notes, parted by single spaces.
pub fn search_text(position: &Position) -> String {
    let printed = &position.conditions.printed;
    let parts = [
        position.code.as_str(),
        &position.agency,
        if position.unit == position.agency { "" } else { &position.unit },
        &position.title,
        position.level.as_deref().unwrap_or_default(),
        &position.region_text,
        position.variant.as_deref().unwrap_or_default(),
        &printed.majors,
        &printed.education,
        &printed.degree,
        &printed.political,
        &printed.gender,
        &printed.age,
        &printed.experience,
        &printed.service,
        &printed.other,
        &position.notes,
    ];
    let remarks = position.remarks.iter().map(|remark| remark.text.as_str());
    let folded: Vec<String> = parts.into_iter().chain(remarks).map(fold).filter(|part| !part.is_empty()).collect();
    folded.join(" ")
}

/// The texts of a position in which one looks for one thing alone, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldTexts {
    /// Where one works; the agency, whose name begins with its region, where the table does not say.
    pub region: String,
    /// The agency and the unit.
    pub unit: String,
    /// The majors as printed.
    pub majors: String,
}

/// The texts of a position's fields.
pub fn field_texts(position: &Position) -> FieldTexts {
    let region = if position.region_text.is_empty() { &position.agency } else { &position.region_text };
    FieldTexts {
        region: fold(region),
        unit: fold(&format!("{} {}", position.agency, position.unit)),
        majors: fold(&position.conditions.printed.majors),
    }
}

/// The terms of a query, folded as [`search_text`]: each must stand somewhere in the text. They hold letters and digits
/// only, so nothing in them has a meaning in a `LIKE` pattern.
pub fn terms(query: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for term in fold(query).split(' ').filter(|term| !term.is_empty()) {
        let term: String = term.chars().take(MOST_OF_TERM).collect();
        if terms.len() < MOST_TERMS && !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// Whether a folded text holds every term.
pub fn matches(search_text: &str, terms: &[String]) -> bool {
    terms.iter().all(|term| search_text.contains(term.as_str()))
}

/// Letters in lower case, compatibility forms made ordinary (full-width letters, Roman and circled numbers), and every run
/// of anything that is no letter or digit made one space; none at the ends.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match ordinary(c) {
            Folded::Char(c) if c.is_alphanumeric() || c == '〇' => out.extend(c.to_lowercase()),
            Folded::Number(number) => out.push_str(&number.to_string()),
            Folded::Roman(letters) => out.push_str(letters),
            Folded::Char(_) if out.is_empty() || out.ends_with(' ') => {}
            // Invisible characters part nothing.
            Folded::Char('\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}') => {}
            Folded::Char(_) => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

enum Folded {
    Char(char),
    Number(u32),
    Roman(&'static str),
}

fn ordinary(c: char) -> Folded {
    const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let from = |start: char| u32::from(c) - u32::from(start);
    let roman = |start| ROMAN.get(from(start) as usize).map_or(Folded::Char(c), |letters| Folded::Roman(letters));
    match c {
        // Full-width forms stand at a fixed distance from the ordinary ones.
        '！'..='～' => Folded::Char(char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)),
        '①'..='⑳' => Folded::Number(from('①') + 1),
        'Ⅰ'..='Ⅻ' => roman('Ⅰ'),
        'ⅰ'..='ⅻ' => roman('ⅰ'),
        c => Folded::Char(c),
    }
}

#[cfg(test)]
mod tests {
    use super::super::position::{Conditions, PositionCode, Printed, Remark};
    use super::*;
    use proptest::prelude::*;

    fn position() -> Position {
        let printed = Printed {
            majors: "本科：法学类（0301）；研究生：法律（0351）".to_owned(), ..Printed::default()
        };
        Position {
            code: PositionCode::parse("22010110001000017").unwrap(),
            agency: "长春市中级人民法院".to_owned(),
            unit: "长春市中级人民法院".to_owned(),
            title: "五级法官助理（Ⅱ）".to_owned(),
            level: Some("市级".to_owned()),
            region_text: "长春市南关区".to_owned(),
            places: 1,
            conditions: Conditions::read(printed, ""),
            variant: None,
            ratio: None,
            grassroots: false,
            notes: "ＡＢＣ证书".to_owned(),
            remarks: vec![Remark { name: "联系电话".to_owned(), text: "0431-88000000".to_owned() }],
        }
    }

    #[test]
    fn two_characters_codes_and_full_width_letters_are_found() {
        let text = search_text(&position());
        for query in [
            "法官",
            "南关",
            "法学 长春",
            "0301",
            "22010110001000017",
            "abc",
            "ＡＢＣ证",
            "助理 ii",
            "法学类(0301)",
            "0431-88000000",
            "",
        ] {
            assert!(matches(&text, &terms(query)), "{query} in {text}");
        }
        for query in ["检察", "法学 吉林", "中级法院"] {
            assert!(!matches(&text, &terms(query)), "{query}");
        }
    }

    #[test]
    fn a_field_is_searched_by_itself() {
        let mut texts = field_texts(&position());
        assert_eq!(
            (texts.region.as_str(), texts.unit.as_str()),
            ("长春市南关区", "长春市中级人民法院 长春市中级人民法院")
        );
        assert_eq!(texts.majors, "本科 法学类 0301 研究生 法律 0351");
        texts = field_texts(&Position { region_text: String::new(), ..position() });
        assert_eq!(texts.region, "长春市中级人民法院", "an agency's name begins with its region");
    }

    #[test]
    fn a_query_gives_few_clean_terms() {
        assert_eq!(terms("  法学、法学，Law%_\\ "), ["法学", "law"]);
        assert_eq!(terms("a b c d e f g h i j").len(), 8);
        assert_eq!(terms(&"长".repeat(100))[0].chars().count(), 40);
        assert_eq!(terms("%%__''--"), Vec::<String>::new());
        assert_eq!(fold("③号 Ⅻ　①"), "3号 xii 1");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn any_word_of_a_text_finds_it(words in prop::collection::vec("[一-龥a-zA-Z0-9]{1,6}", 1..6), at in any::<prop::sample::Index>()) {
            let mut position = position();
            position.notes = words.join("，");
            let word: &String = at.get(&words);
            prop_assert!(matches(&search_text(&position), &terms(word)));
        }
    }
}
