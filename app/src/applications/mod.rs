//! Applications (报名): what the staff review and decide, what the public reads of them in numbers.

mod keys;

pub use keys::ReviewKeys;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod review_functions;

        mod condition_words;
        mod count_picture;
        mod review;
        mod review_decision;
        mod review_list;
        mod review_piles;
        mod settle;
        mod statistics;

        pub use review::ReviewPage;
        pub use review_list::ReviewListPage;
        pub use review_piles::ReviewPilesPage;
        pub(crate) use settle::Settle;
        pub use statistics::CountsPage;
    }
}
