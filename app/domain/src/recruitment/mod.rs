//! Open recruitment (考试录用公务员、事业单位公开招聘): what written papers and the interview come to, who ranks where, and
//! whom the ratio admits to the next stage.
//!
//! Legal source: 公务员录用规定(试行) 2007 and 公务员录用规定 2019; 事业单位公开招聘人员暂行规定（人事部令第6号）; the
//! formulas and ratios are those of each notice, so they are data here ([`Formula`], [`CutRule`]).

mod formula;
mod points;
pub mod position;
mod ranking;
pub mod search;

pub use formula::{Formula, Part, Term, Weight};
pub use points::Points;
pub use ranking::{CutRule, Standing, admitted, competition_ranks};
