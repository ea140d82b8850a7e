//! Open recruitment (考试录用公务员、事业单位公开招聘): what written papers and the interview come to, who ranks where, and
//! whom the ratio admits to the next stage.
//!
//! Legal source: 公务员录用规定(试行) 2007 and 公务员录用规定 2019; 事业单位公开招聘人员暂行规定（人事部令第6号）; the
//! formulas and ratios are those of each notice, so they are data here ([`Formula`], [`CutRule`]).

pub mod position;
pub mod scheme;
pub mod search;
pub mod work;

mod amending;
mod formula;
mod people_list;
mod plan;
mod points;
mod quota;
mod quota_movement;
mod ranking;
mod record;
mod rounding;
mod schedule;
mod stage;
mod state;

pub use amending::Change;
pub use formula::{Added, Formula, Part, Term, Weight};
pub use people_list::PeopleList;
pub use plan::{RecruitmentPlan, Wording};
pub use points::Points;
pub use quota::{Demand, Lack, QuotaBalance, QuotaKind, QuotaNotice, back};
pub use quota_movement::{Claims, QuotaCause, QuotaMoved, QuotaMovement};
pub use ranking::{CutRule, Standing, admitted, competition_ranks};
pub use record::{
    Amendment, AmendmentState, Doubts, News, NewsKind, Numbers, PositionLine, PositionRecord, PositionState,
    RecruitmentLine, RecruitmentRecord, Rescheduling, Rewording,
};
pub use rounding::{Rounding, RoundingMode};
pub use schedule::{Schedule, Span};
pub use stage::Stage;
pub use state::{RecruitmentState, RecruitmentStep};
