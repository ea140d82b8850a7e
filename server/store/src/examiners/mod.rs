//! The register of examiners (面试考官): import of rosters in two steps, the list, and changes of state.

mod changes;
mod confirm;
mod convert;
mod demonstration;
mod preview;
mod progress;
mod register;
mod sift;
mod staging;
mod template;

pub use changes::{change_state, history};
pub use confirm::confirm;
pub use demonstration::{demonstration_rows, write_demonstration_roster};
pub use preview::{preview, remap};
pub use progress::progress;
pub use register::{examiner, list};
pub use staging::{discard, outcome, purge, stage};
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
