//! Approvals (行政审批): the catalogue of items and each with its disclosures and flow; applying, the receipt, the work list,
//! a case with its papers, deadlines, acts and written decision; posts. In the browser, a case's deadlines are counted
//! again, a decision is checked, and a flow is drawn while somebody types.

mod check_decision;
mod flow_live;
mod inserting;
mod recompute;

pub use check_decision::CheckDecision;
pub use flow_live::FlowLive;
pub use inserting::Inserting;
pub use recompute::RecomputeClocks;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod absences;
        mod again;
        mod apply;
        mod case_acts;
        mod case_clocks;
        mod case_page;
        mod case_story;
        mod catalogue;
        mod clock_weeks;
        mod comments;
        mod decision;
        mod desk_functions;
        mod find;
        mod flow_form;
        mod functions;
        mod hearings;
        mod item;
        mod item_draft;
        mod item_functions;
        mod item_history;
        mod item_new;
        mod item_text;
        mod item_text_parts;
        mod item_text_rows;
        mod meanwhile;
        mod offered;
        mod opinions;
        mod own;
        mod papers;
        mod picture;
        mod posts;
        mod reading_acts;
        mod receipt;
        mod register;
        mod register_functions;
        mod rows;
        mod slips;
        mod steps;
        mod track;
        mod verify;
        mod words;
        mod work;

        pub use again::AgainPage;
        pub use apply::ApplyPage;
        pub(crate) use case_clocks::one_clock;
        pub use case_page::CasePage;
        pub use catalogue::CataloguePage;
        pub use decision::{CHECK as DECISION_CHECK, Written, seal_check, written};
        pub use desk_functions::*;
        pub(crate) use find::{find_fields, find_form};
        pub use functions::*;
        pub use hearings::HearingsPage;
        pub(crate) use item::{BasisFacts, FlowShown};
        pub use item::ItemPage;
        pub use item_draft::ItemDraftPage;
        pub use item_functions::*;
        pub use item_history::HistoryPage;
        pub use item_new::NewItemPage;
        pub use opinions::OpinionsPage;
        pub use own::OwnCasesPage;
        pub use posts::PostsPage;
        pub use receipt::ReceiptPage;
        pub use register_functions::*;
        pub use slips::told_in_writing;
        pub use track::{TrackPage, Tracked};
        pub use verify::{CheckedDecision, DecisionCheckPage};
        pub(crate) use words::posts_called;
        pub use work::WorkListPage;
    }
}
