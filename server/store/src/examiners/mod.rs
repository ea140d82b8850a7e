//! The register of examiners (面试考官): import of rosters in two steps, the list, each examiner's life with its
//! applications, records, changes of state and avoidances, and the pool in numbers.

mod avoiding;
mod census;
mod changes;
mod confirm;
mod convert;
mod demonstration;
mod life;
mod preview;
mod progress;
mod register;
mod sift;
mod staging;
mod standing;
mod template;

pub(crate) use avoiding::barred;
pub use avoiding::{declare_for, declare_own, end as end_avoidance};
pub use census::census;
pub use changes::change_state;
pub use confirm::confirm;
pub use demonstration::{demonstration_rows, write_demonstration_roster};
pub(crate) use life::assessments;
pub use life::{apply, life, own_life, record};
pub use preview::{preview, remap};
pub use progress::progress;
pub use register::list;
pub use staging::{discard, outcome, purge, stage};
pub(crate) use standing::drawable_on;
pub use template::template_xlsx;

use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::{Code, Refusal};
use domain::regions::ExamRegion;

/// The exam regions in which the actor may do this.
///
/// # Errors
/// The permission table's refusal where there is none.
fn reach(actor: &Actor, action: Action) -> Result<Vec<ExamRegion>, Refusal> {
    may(actor, action, Target::Anything)?;
    let reached = |region: &ExamRegion| may(actor, action, Target::Region(*region)).is_ok();
    let regions: Vec<_> = ExamRegion::ALL.into_iter().filter(reached).collect();
    if regions.is_empty() { Err(Code::NotPermitted.into()) } else { Ok(regions) }
}

fn lies_in(regions: &[ExamRegion], region: &str) -> bool {
    regions.iter().any(|reached| reached.as_str() == region)
}
