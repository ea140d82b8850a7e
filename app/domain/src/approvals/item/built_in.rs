//! The items that this program brings along: real powers of a personnel department, each with its flow.

use super::described::Item;

/// One file for each, `app/domain/data/approvals`.
const FILES: [&str; 11] = [
    include_str!("../../../data/approvals/agency-licence.json"),
    include_str!("../../../data/approvals/labour-dispatch.json"),
    include_str!("../../../data/approvals/working-hours.json"),
    include_str!("../../../data/approvals/foreign-workers.json"),
    include_str!("../../../data/approvals/civil-service-like.json"),
    include_str!("../../../data/approvals/recruitment-plan.json"),
    include_str!("../../../data/approvals/open-recruitment.json"),
    include_str!("../../../data/approvals/post-setting.json"),
    include_str!("../../../data/approvals/interview-examiner.json"),
    include_str!("../../../data/approvals/early-retirement.json"),
    include_str!("../../../data/approvals/cross-strait-workers.json"),
];

/// The items, those in force first.
///
/// # Errors
/// A file that is no item, which no test has let through.
pub fn built_in() -> serde_json::Result<Vec<Item>> {
    FILES.iter().map(|file| serde_json::from_str(file)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::{Catalogue, Census};
    use super::super::checking::check;
    use super::*;

    #[test]
    fn every_file_is_an_item_that_can_be_published() {
        for file in FILES {
            let item: Item = serde_json::from_str(file).unwrap();
            assert_eq!(check(&item), [], "{}", item.code);
        }
        let catalogue = Catalogue::new(built_in().unwrap()).unwrap();
        assert_eq!(catalogue.census(), Census { before: 11, cut: 1, delegated: 0 });
    }

    #[test]
    fn no_text_is_left_in_one_language() {
        fn texts(value: &serde_json::Value) -> usize {
            match value {
                serde_json::Value::Object(members) => {
                    let both = ["zh", "en"].map(|lang| members.get(lang).and_then(|text| text.as_str()));
                    if let [Some(zh), Some(en)] = both {
                        assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{zh} / {en}");
                        assert!(en.is_ascii() || !en.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it)), "{en}");
                        return 1;
                    }
                    members.values().map(texts).sum()
                }
                serde_json::Value::Array(items) => items.iter().map(texts).sum(),
                _ => 0,
            }
        }
        for file in FILES {
            assert!(texts(&serde_json::from_str(file).unwrap()) > 20);
        }
    }
}
