//! Posts (岗位): who is responsible is a post, never a name; the public reads the post.

use crate::recruitment::scheme::Named;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The code of a post, unique in the province, for example `220000-rsks-02`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PostCode(pub String);

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
