//! The powers that this program brings along: one for each item in force, and counterparts of three of them in a city and in
//! a county.

use super::described::Power;
use crate::approvals::post::Post;

/// One file for each, `app/domain/data/powers`.
const FILES: [&str; 16] = [
    include_str!("../../data/powers/agency-licence.json"),
    include_str!("../../data/powers/agency-licence-changchun.json"),
    include_str!("../../data/powers/agency-licence-nongan.json"),
    include_str!("../../data/powers/labour-dispatch.json"),
    include_str!("../../data/powers/labour-dispatch-changchun.json"),
    include_str!("../../data/powers/labour-dispatch-nongan.json"),
    include_str!("../../data/powers/working-hours.json"),
    include_str!("../../data/powers/working-hours-changchun.json"),
    include_str!("../../data/powers/working-hours-nongan.json"),
    include_str!("../../data/powers/foreign-workers.json"),
    include_str!("../../data/powers/civil-service-like.json"),
    include_str!("../../data/powers/recruitment-plan.json"),
    include_str!("../../data/powers/open-recruitment.json"),
    include_str!("../../data/powers/post-setting.json"),
    include_str!("../../data/powers/interview-examiner.json"),
    include_str!("../../data/powers/early-retirement.json"),
];

const POSTS: &str = include_str!("../../data/powers/posts.json");

/// The powers.
///
/// # Errors
/// A file that is no power, which no test has let through.
pub fn built_in() -> serde_json::Result<Vec<Power>> {
    FILES.iter().map(|file| serde_json::from_str(file)).collect()
}

/// The posts of the powers that have a flow of their own; the others' are those of the items
/// ([`crate::approvals::post::built_in_posts`]).
///
/// # Errors
/// A file that holds no posts, which no test has let through.
pub fn built_in_posts() -> serde_json::Result<Vec<Post>> {
    serde_json::from_str(POSTS)
}

#[cfg(test)]
mod tests {
    use super::super::checking::check;
    use super::super::code::PowerCode;
    use super::super::inventory::Inventory;
    use super::*;
    use crate::approvals::flow::{Risk, StepKind};
    use crate::approvals::item::{Item, ItemStatus, Level, built_in as items};
    use crate::approvals::post::{PostCode, built_in_posts as posts_of_items};

    fn item_of<'a>(power: &Power, items: &'a [Item]) -> Option<&'a Item> {
        items.iter().find(|item| power.item() == Some(&item.code))
    }

    #[test]
    fn every_file_is_a_power_that_can_be_published() {
        let items = items().unwrap();
        for power in built_in().unwrap() {
            assert_eq!(check(&power, item_of(&power, &items)), [], "{}", power.code);
            let written = serde_json::to_string(&power).unwrap();
            assert_eq!(serde_json::from_str::<Power>(&written).unwrap(), power, "it is read as it was written");
        }
        assert_eq!(Inventory::new(built_in().unwrap()).unwrap().present().count(), FILES.len());
    }

    #[test]
    fn every_item_in_force_has_a_power_and_three_have_counterparts_below() {
        let powers = built_in().unwrap();
        let in_force: Vec<Item> =
            items().unwrap().into_iter().filter(|item| item.status == ItemStatus::InForce).collect();
        assert_eq!(in_force.len(), 10);
        let mut below = 0;
        for item in &in_force {
            assert_eq!(powers.iter().filter(|power| power.item() == Some(&item.code)).count(), 1, "{}", item.code);
            let of = |level: Level| {
                powers.iter().filter(|power| power.code.is_of_item(&item.code) && power.level() == level).count()
            };
            assert_eq!(of(Level::Province), 1);
            assert_eq!(of(Level::Prefecture), of(Level::County));
            below += of(Level::County);
        }
        assert_eq!((below, powers.len()), (3, 16));
    }

    #[test]
    fn every_basis_is_one_of_the_item_and_every_risky_step_has_a_point() {
        let items = items().unwrap();
        for power in built_in().unwrap() {
            let item = items.iter().find(|item| power.code.is_of_item(&item.code)).unwrap();
            assert_eq!(power.basis, item.basis, "{}", power.code);
            let (flow, _) = power.flow(Some(item)).unwrap();
            for step in &flow.steps {
                let StepKind::Task(task) = &step.kind else { continue };
                let expected = (task.risk != Risk::Low).then_some(task.risk);
                assert_eq!(power.risk_at(&step.id), expected, "{} {}", power.code, step.id);
            }
        }
    }

    #[test]
    fn every_post_of_the_powers_has_a_name_and_is_of_their_division() {
        let mut posts = built_in_posts().unwrap();
        posts.extend(posts_of_items().unwrap());
        let items = items().unwrap();
        let known = |post: &PostCode, of: &PowerCode| {
            assert!(posts.iter().any(|known| known.code == *post), "{post}");
            assert!(post.0.starts_with(of.division()), "{post} of {of}");
        };
        for power in built_in().unwrap() {
            for point in &power.points {
                known(&point.responsible, &power.code);
                point.reviewer.iter().for_each(|post| known(post, &power.code));
            }
            for task in power.flow(item_of(&power, &items)).unwrap().0.tasks() {
                task.posts().for_each(|post| known(post, &power.code));
            }
        }
    }

    /// Counts the texts of a file and looks at each.
    fn texts(value: &serde_json::Value) -> usize {
        match value {
            serde_json::Value::Object(members) => {
                let both = ["zh", "en"].map(|lang| members.get(lang).and_then(|text| text.as_str()));
                if let [Some(zh), Some(en)] = both {
                    assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{zh} / {en}");
                    assert!(en.is_ascii() && !zh.is_ascii(), "{zh} / {en}");
                    return 1;
                }
                members.values().map(texts).sum()
            }
            serde_json::Value::Array(items) => items.iter().map(texts).sum(),
            _ => 0,
        }
    }

    #[test]
    fn no_text_is_left_in_one_language() {
        for file in FILES {
            assert!(texts(&serde_json::from_str(file).unwrap()) >= 12);
        }
        assert_eq!(texts(&serde_json::from_str(POSTS).unwrap()), built_in_posts().unwrap().len());
    }

    #[test]
    fn what_the_form_does_not_know_is_refused() {
        let mut file: serde_json::Value = serde_json::from_str(FILES[0]).unwrap();
        file["points"][0]["name"] = "somebody".into();
        assert!(serde_json::from_value::<Power>(file).is_err());
    }
}
