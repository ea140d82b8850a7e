//! The evaluation of service (好差评): the form on a case's page and with a receipt, the public figures, low marks.

mod figures;
mod form;
mod functions;
mod low;
mod receipt;

pub use figures::EvaluationsPage;
pub(crate) use form::{OwnEvaluation, returned};
pub use functions::*;
pub use low::{LowMarkPage, LowMarksPage};
pub use receipt::EvaluatePage;
