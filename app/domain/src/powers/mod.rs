//! The inventory of powers (权力清单): every power of the three levels, with its basis, the flow it runs by, and the points
//! at which it could be abused (廉政风险点), each with a measure, a post that answers for it and one that looks. A change of
//! duties, of the flow or of whoever holds a post asks for a re-evaluation of the points.
//!
//! The law has no national form for it; the record follows 关于推行地方各级政府工作部门权力清单制度的指导意见 (2015).

mod assessing;
mod built_in;
mod checking;
mod code;
mod derived;
mod described;
mod evaluating;
mod inventory;
mod record;
mod reevaluation;
mod search;

pub use assessing::{Assessed, Assessment, AssessmentRefused, Outcome};
pub use built_in::{built_in, built_in_posts};
pub use checking::{PowerFault, check, check_points};
pub use code::{PowerCode, PowerKind};
pub use described::{Discretion, Power, PowerStatus, RiskPoint, Runs};
pub use evaluating::{EvaluationState, TypedPoint, concerned, evaluated};
pub use inventory::{Inventory, NotAnInventory};
pub use record::{DuePoints, Evaluated, OpenEvaluations, PointsProposal, PowerLife};
pub use reevaluation::{Because, Reevaluation, due, due_first, is_new_holder};
pub use search::{Page, Query};

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
