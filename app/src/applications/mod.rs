//! Applications (报名): the way in on a position's page, the form, its owner's one page from registration to the final
//! outcome, the payment; what the staff review and decide; what the public reads of all this in numbers.

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod functions;
        pub mod refund_functions;
        pub mod review_functions;

        mod attachments;
        mod bonus;
        mod check;
        mod condition_words;
        mod count_picture;
        mod decision;
        mod door;
        mod form;
        mod list;
        mod milestones;
        mod next;
mod outcome;
        mod page;
        mod pay;
        mod refunds;
        mod review;
        mod review_decision;
        mod review_list;
        mod settle;
        mod statistics;
        mod words;

        pub use check::CheckPage;
        pub use form::FormPage;
        pub use list::ApplicationsPage;
        pub use page::ApplicationPage;
        pub use pay::PayPage;
        pub use refunds::RefundsPage;
        pub use review::ReviewPage;
        pub use review_list::ReviewListPage;
        pub use statistics::CountsPage;

        pub(crate) use door::ApplySection;
        pub(crate) use settle::Settle;
        pub(crate) use words::{asked_application, expected_words, happened_words};
    }
}
