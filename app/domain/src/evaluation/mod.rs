//! The evaluation of service by the applicant (政务服务好差评): once for each case, when it has ended. A low mark becomes a case
//! of its own, which the agency answers and somebody else closes. The figures are public, but not those of groups so small
//! that they would tell who gave which mark.
//!
//! Marks and their names follow 国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见（国办发〔2019〕51号); the limits are
//! our design.

mod ended;
mod entering;
mod figures;
mod follow_up;
mod given;
mod measures;
mod publishing;
mod record;
mod refused;

pub use ended::ended_at;
pub use entering::{Evaluation, Served, Sheet, Voice};
pub use figures::Figures;
pub use follow_up::{FollowUp, FollowUpAct, Progress};
pub use given::{Aspect, Aspects, Comment, Mark};
pub use measures::Measures;
pub use publishing::{Published, Shown, publish};
pub use record::{Evaluating, Given, LowLine, LowPage, LowRecord, SaidThen};
pub use refused::EvaluationRefused;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
