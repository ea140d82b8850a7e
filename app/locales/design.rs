//! The words of the page that shows every part.

use crate::messages;

messages! {
    /// The page `/design`.
    Design {
        title: "界面部件" | "Design parts",
    }
}
