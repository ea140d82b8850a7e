//! Posts (岗位): who is responsible is a post, never a name; the public reads the post.

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
