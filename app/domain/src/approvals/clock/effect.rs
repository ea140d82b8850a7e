//! What has taken effect by now, with its true moment, and how the clock stands on a day.

use super::certificate::Certificate;
use crate::calendar::{Calendar, end_of_day};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Something that happens to a clock without anybody acting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "effect")]
pub enum EffectKind {
    /// The needed time of a pause was over and the clock ran on.
    RanOn {
        /// The pause, counted from 0.
        pause: usize,
    },
    /// The limit was over (逾期).
    Over,
}

/// An effect and the moment of it, however late somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Effect {
    /// The first instant at which it held.
    pub at: DateTime<Utc>,
    /// What.
    #[serde(flatten)]
    pub kind: EffectKind,
}

/// How a clock stands on a day. All counts are working days, whatever the unit of the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "standing")]
pub enum Standing {
    /// It runs.
    Running {
        /// Working days left after this day; 0 on the last day.
        left: usize,
    },
    /// It stands.
    Stopped {
        /// In which pause, counted from 0.
        pause: usize,
        /// Working days that will be left when it runs on.
        left: usize,
    },
    /// It is over.
    Over {
        /// Working days since the last day.
        by: usize,
    },
}

impl Certificate {
    /// The first instant after the limit: midnight in China at the end of the last day.
    pub fn ends_at(&self) -> DateTime<Utc> {
        end_of_day(self.due)
    }

    /// Whether the limit is over.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.ends_at()
    }

    /// What has taken effect by `now`, in the order in which it did. The last day and every pause's end are dates, so the
    /// answer is the same whenever it is asked, also after the program has not run for days.
    pub fn effects_until(&self, now: DateTime<Utc>) -> Vec<Effect> {
        let ran_on = self.stops.iter().enumerate().filter(|(_, stop)| stop.by_itself);
        let ran_on =
            ran_on.map(|(pause, stop)| Effect { at: end_of_day(stop.until), kind: EffectKind::RanOn { pause } });
        let over = Effect { at: self.ends_at(), kind: EffectKind::Over };
        let mut effects: Vec<Effect> = ran_on.chain([over]).filter(|effect| effect.at <= now).collect();
        effects.sort_unstable();
        effects
    }

    /// How the clock stands on a day.
    pub fn standing(&self, today: NaiveDate, calendar: &Calendar) -> Standing {
        if today > self.due {
            return Standing::Over { by: calendar.working_days(self.due, today) };
        }
        let ahead = today.iter_days().skip(1).take_while(|day| *day <= self.due);
        let counted = |day: &NaiveDate| calendar.is_working_day(*day).0 && self.stopped_on(*day).is_none();
        let left = ahead.filter(counted).count();
        match self.stopped_on(today) {
            Some(pause) => Standing::Stopped { pause, left },
            None => Standing::Running { left },
        }
    }
}
