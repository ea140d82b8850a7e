//! Selection (录用): published lists with their check in the visitor's browser, the staff's panel, and objections.

mod recompute;

pub use recompute::RecomputeList;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod functions;

        mod deciding;
        mod list;
        mod lists;
        mod objection;
        mod panel;
        mod pass_lines;
        mod posts;
        mod restoring;
        mod steps;

        pub use list::ListPage;
        pub use lists::ListsPage;
        pub use objection::ObjectionPage;
        pub use panel::SelectionPage;
    }
}
