//! The register of interview examiners (面试考官): states, panel roles, and how a roster's row becomes an examiner.
//!
//! Legal source: 国务院工作部门面试考官资格管理暂行细则（人发〔2001〕65号）, arts 3–5, and the Jilin practice of 2009
//! (异地执考: the home of an examiner is the exam region of the WORK UNIT).

mod assessment;
mod avoidance;
mod census;
mod columns;
mod dates;
mod import;
mod life;
mod personnel;
mod register;
mod roles;
mod row;
mod standing;
mod states;

pub use crate::tables::{Cell, CellFault, clean, is_none};
pub use assessment::Assessment;
pub use avoidance::{Avoidance, Barred, Relation};
pub use census::{Census, Counted, FEWEST_NAMED, OfRegion};
pub use columns::{Column, Mapping};
pub use dates::read_day;
pub use import::{Counts, Outcome, Phase, Preview, Progress, RefusedRow, SampleRow, TableColumn, Verdict};
pub use life::{Applicant, Entered, Record, RecordKind, check_application, last_assessment, step_of};
pub use personnel::is_personnel;
pub use register::{Certificate, DeclaredAvoidance, Examiner, Filter, Life, Page, RegisterPage, StateChange};
pub use roles::{PanelRole, Roles};
pub use row::{ExaminerRow, certificate, check};
pub use standing::{NotDrawable, Standing, drawable};
pub use states::{ExaminerState, TRANSITIONS, Transition};
