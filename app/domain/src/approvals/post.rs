//! Posts (岗位): who is responsible is a post, never a name; the public reads the post.

use crate::powers;
use crate::recruitment::scheme::Named;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The code of a post, unique in the province, for example `220000-rsks-02`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PostCode(pub String);

impl PostCode {
    /// Reads the code of a new post: the six digits of a division (GB/T 2260), the agency in up to twelve lower-case
    /// letters, and two digits, with hyphens between. None where it is of another form.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let [division, agency, number] = parts[..] else { return None };
        let digits = |text: &str, most: usize| text.len() == most && text.bytes().all(|byte| byte.is_ascii_digit());
        let letters = (1..=12).contains(&agency.len()) && agency.bytes().all(|byte| byte.is_ascii_lowercase());
        (digits(division, 6) && letters && digits(number, 2)).then(|| Self(text.trim().to_owned()))
    }
}

impl fmt::Display for PostCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A post as the public reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Its code.
    pub code: PostCode,
    /// What it is called.
    pub name: Named,
    /// The day since which there is no such post any more; none while there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
}

/// Letters of a post's name in one language, at most.
pub const MOST_NAME: u32 = 60;

/// Every post that there is or was: a code is never given to another post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posts(BTreeMap<PostCode, Post>);

impl Posts {
    /// The posts that the program brings along, those of the items and those of the other powers.
    ///
    /// # Errors
    /// A file that holds no posts, which no test has let through.
    pub fn built_in() -> serde_json::Result<Self> {
        Ok(Self::default().with(built_in_posts()?).with(powers::built_in_posts()?))
    }

    /// The same with posts that were added, or that are called otherwise now, or have ended.
    #[must_use]
    pub fn with(mut self, posts: impl IntoIterator<Item = Post>) -> Self {
        self.0.extend(posts.into_iter().map(|post| (post.code.clone(), post)));
        self
    }

    /// A post, also one that has ended.
    pub fn get(&self, code: &PostCode) -> Option<&Post> {
        self.0.get(code)
    }

    /// Every post, by code.
    pub fn all(&self) -> impl Iterator<Item = &Post> {
        self.0.values()
    }

    /// Those that there are now: they can be given to somebody and named in a flow.
    pub fn present(&self) -> Vec<Post> {
        self.all().filter(|post| post.ended_on.is_none()).cloned().collect()
    }
}

/// The posts of the items that this program brings along.
///
/// # Errors
/// A file that holds no posts, which no test has let through.
pub fn built_in_posts() -> serde_json::Result<Vec<Post>> {
    serde_json::from_str(POSTS)
}

const POSTS: &str = include_str!("../../data/approvals/posts.json");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approvals::item::built_in;

    #[test]
    fn a_code_has_one_form() {
        for code in ["220000-rsks-02", "220100-hall-01", " 222400-a-99 "] {
            assert_eq!(PostCode::parse(code), Some(PostCode(code.trim().to_owned())));
        }
        for code in ["", "220000", "220000-rsks", "22000-rsks-02", "220000-RSKS-02", "220000-rs ks-02", "220000--02"] {
            assert_eq!(PostCode::parse(code), None, "{code}");
        }
        for post in Posts::built_in().unwrap().all() {
            assert_eq!(PostCode::parse(&post.code.0).as_ref(), Some(&post.code));
        }
    }

    #[test]
    fn what_was_changed_takes_the_place_of_what_the_program_brings() {
        let before = Posts::built_in().unwrap();
        let post = before.present().remove(0);
        let ended = Post { ended_on: Some("2026-12-01".parse().unwrap()), ..post.clone() };
        let after = before.clone().with([ended.clone()]);
        assert_eq!(after.get(&post.code), Some(&ended));
        assert_eq!((after.all().count(), after.present().len()), (before.all().count(), before.present().len() - 1));
    }

    #[test]
    fn every_post_of_the_items_has_a_name() {
        let posts = built_in_posts().unwrap();
        let known = |code: &PostCode| posts.iter().any(|post| post.code == *code);
        for item in built_in().unwrap() {
            for step in &item.flow.steps {
                if let Some(task) = step.task() {
                    assert!(task.posts().all(known), "{} {}", item.code, step.id);
                }
            }
        }
    }
}
