//! Applications (报名) as their owners see them: the way in on a position's page, the form, one page from registration to
//! the final outcome, and the payment.

pub mod functions;

mod attachments;
mod check;
mod decision;
mod door;
mod form;
mod list;
mod milestones;
mod next;
mod page;
mod pay;
mod words;

pub use check::CheckPage;
pub use form::FormPage;
pub use list::ApplicationsPage;
pub use page::ApplicationPage;
pub use pay::PayPage;

pub(crate) use door::ApplySection;
