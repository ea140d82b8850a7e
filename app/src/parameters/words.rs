//! Values, footings and bases in the reader's language.

use crate::lang::Lang;
use crate::locales::{Parameters, fill, region_name};
use domain::parameters::{Footing, Kind, ParameterKey, Value};

/// A value as people read it.
pub(super) fn value(value: &Value, lang: Lang) -> String {
    let words = Parameters::of(lang);
    let listed = |items: Vec<String>| match items.is_empty() {
        true => words.none.to_owned(),
        false => items.join(words.list_separator),
    };
    match value {
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => if *flag { words.yes } else { words.no }.to_owned(),
        Value::Pairs(pairs) => {
            let pair = |(one, other): &(_, _)| format!("{} / {}", region_name(*one, lang), region_name(*other, lang));
            listed(pairs.iter().map(pair).collect())
        }
        Value::Sizes(sizes) => listed(sizes.iter().map(u32::to_string).collect()),
        Value::Seats(seats) => {
            fill(words.seats, &[&seats.chief.to_string(), &seats.deputy.to_string(), &seats.public.to_string()])
        }
    }
}

/// How a value is typed.
pub(super) fn hint(kind: Kind, lang: Lang) -> String {
    let words = Parameters::of(lang);
    match kind {
        Kind::Number { least, most } => fill(words.hint_number, &[&least.to_string(), &most.to_string()]),
        Kind::Flag => String::new(),
        Kind::Pairs => words.hint_pairs.to_owned(),
        Kind::Sizes { least, most } => fill(words.hint_sizes, &[&least.to_string(), &most.to_string()]),
        Kind::Seats { most } => fill(words.hint_seats, &[&most.to_string()]),
    }
}

/// On what a default stands.
pub(super) const fn footing(footing: Footing, words: &'static Parameters) -> &'static str {
    match footing {
        Footing::Legal => words.footing_legal,
        Footing::Practice => words.footing_practice,
        Footing::Design => words.footing_design,
    }
}

/// The document behind a default.
pub(super) fn default_basis(key: ParameterKey, words: &'static Parameters) -> &'static str {
    if key.basis().is_empty() { words.basis_none } else { key.basis() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locales::parameter_words;

    #[test]
    fn every_parameter_has_words_and_a_readable_default_in_both_languages() {
        for lang in Lang::ALL {
            let mut names = std::collections::BTreeSet::new();
            for key in ParameterKey::ALL {
                let words = parameter_words(*key, lang);
                assert!(names.insert(words.name), "two parameters are called {}", words.name);
                assert!(!words.note.is_empty());
                let shown = value(&key.default_value(), lang);
                assert!(!shown.is_empty() && !shown.contains('{'), "{key}: {shown}");
                assert!(!hint(key.kind(), lang).contains('{'), "{key}");
            }
        }
    }

    #[test]
    fn values_are_written_out() {
        let read = |kind, text| value(&Value::parse(kind, text).unwrap(), Lang::En);
        assert_eq!(read(Kind::Pairs, ""), "(none)");
        assert_eq!(read(Kind::Sizes { least: 3, most: 15 }, "9,7"), "7, 9");
        assert_eq!(read(Kind::Seats { most: 15 }, "chief=1,deputy=1,public=5"), "1 chief, 1 deputy, 5 public");
        assert_eq!(read(Kind::Flag, "true"), "yes");
    }
}
