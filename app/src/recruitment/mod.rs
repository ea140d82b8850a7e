//! Recruitment (招录): notices with their positions, the staff's plan and its steps, schemes and approved quota.

pub mod functions;

mod amend;
mod amendments;
mod days;
mod form;
mod formula;
mod lead;
mod list;
mod page;
mod position;
mod positions;
mod quota;
mod rewording;
mod scheme;
mod schemes;
mod trial;
mod upload;
pub(crate) mod words;
mod work;

pub use amend::AmendPage;
pub use days::ChangeDaysPage;
pub use form::{EditRecruitmentPage, NewRecruitmentPage};
pub use list::RecruitmentsPage;
pub use page::RecruitmentPage;
pub use position::PositionPage;
pub use positions::PositionsPage;
pub use quota::QuotaPage;
pub use rewording::RewordPage;
pub use scheme::SchemePage;
pub use schemes::{SchemesPage, TriedScheme};
pub use upload::UploadPositionsPage;
pub(crate) use words::{asked_recruitment, named};
pub use work::RecruitmentWorkPage;
