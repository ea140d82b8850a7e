//! Administrative approvals (行政审批): the clock of a case and the case itself, as the Administrative Licensing Law
//! (行政许可法) has them, the items that can be applied for, and the flows by which posts handle them, also as files that
//! drawing tools read.

pub mod absence;
pub mod bpmn;
pub mod case;
pub mod clock;
pub mod flow;
pub mod hearings;
pub mod item;
pub mod news;
pub mod opinions;
pub mod papers;
pub mod post;
pub mod record;
pub mod work;
pub mod written;
