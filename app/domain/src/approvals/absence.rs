//! Absence cover (代岗): from day to day a post that the flow names as covering acts in the place of one whose holder is
//! absent; before and after these days it does not.

use super::flow::Flow;
use super::post::PostCode;
use crate::refusal::{Code, Refusal};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The days on which one post takes the place of another. Days are those of Asia/Shanghai, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// The post whose holder is absent.
    pub post: PostCode,
    /// The post that covers for it.
    pub cover: PostCode,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

impl Absence {
    /// Days at most, and how many days ahead one may begin: what lasts longer is no absence but a change of posts.
    pub const MOST: u64 = 366;

    /// The same where it may be entered on this day.
    ///
    /// # Errors
    /// `not-a-cover` in the field `cover` for a post that no step of these flows names as covering for the absent one;
    /// `out-of-range` (facts: the first and the last day that there may be) in the fields `from` and `until`: nothing is
    /// entered for days that are over.
    pub fn checked<'a>(self, flows: impl Iterator<Item = &'a Flow>, today: NaiveDate) -> Result<Self, Refusal> {
        if !covers_of(flows, &self.post).contains(&self.cover) {
            return Err(Refusal::of(Code::NotACover, "cover"));
        }
        let within = |field: &str, day: NaiveDate, first: NaiveDate| {
            let last = first + Days::new(Self::MOST);
            let fits = first <= day && day <= last;
            if fits { Ok(()) } else { Err(Refusal::of(Code::OutOfRange, field).with(first).with(last)) }
        };
        within("from", self.from, today)?;
        within("until", self.until, self.from)?;
        Ok(self)
    }

    /// Whether the post is covered for on a day.
    pub fn is_on(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

/// The posts whose place a post takes on a day.
pub fn covered_by(absences: &[Absence], cover: &PostCode, day: NaiveDate) -> BTreeSet<PostCode> {
    let now = absences.iter().filter(|absence| absence.cover == *cover && absence.is_on(day));
    now.map(|absence| absence.post.clone()).collect()
}

/// The posts that cover for a post at some step of these flows.
pub fn covers_of<'a>(flows: impl Iterator<Item = &'a Flow>, post: &PostCode) -> BTreeSet<PostCode> {
    let of_post = flows.flat_map(Flow::tasks).filter(|task| task.post.as_ref() == Some(post));
    of_post.flat_map(|task| &task.cover).filter(|cover| *cover != post).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approvals::case::samples::*;
    use crate::approvals::case::{Act, By, Capacity, Refused, Terms};
    use crate::approvals::flow::samples::{id, linear};
    use crate::approvals::flow::{Outcome, StepKind};
    use crate::regions::ExamRegion;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn post(code: &str) -> PostCode {
        PostCode(code.to_owned())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The sample flow with a post that covers at its review.
    fn flow() -> Flow {
        let mut flow = linear();
        if let StepKind::Task(task) = &mut flow.steps[2].kind {
            task.cover = vec![post("p-30")];
        }
        flow
    }

    fn absence(from: &str, until: &str) -> Absence {
        Absence { post: post("220000-a-01"), cover: post("p-30"), from: day(from), until: day(until) }
    }

    #[test]
    fn only_a_post_that_the_flow_names_covers_and_nothing_is_entered_for_days_that_are_over() {
        let flows = [flow()];
        let checked = |absence: Absence| absence.checked(flows.iter(), day("2026-09-09"));
        assert!(checked(absence("2026-09-09", "2026-09-09")).is_ok(), "on the day itself");
        let field = |absence: Absence| checked(absence).unwrap_err().field.unwrap();
        assert_eq!(field(Absence { cover: post("p-31"), ..absence("2026-09-09", "2026-09-10") }), "cover");
        assert_eq!(field(Absence { cover: post("220000-a-01"), ..absence("2026-09-09", "2026-09-10") }), "cover");
        assert_eq!(field(absence("2026-09-08", "2026-09-10")), "from");
        assert_eq!(field(absence("2026-09-10", "2026-09-09")), "until");
        assert_eq!(field(absence("2026-09-10", "2028-09-09")), "until");
    }

    proptest! {
        /// The cover acts at the step on the days of the absence and on no other, and the record says for whom; what it
        /// has no absence for it does not do, and the absent post itself always may.
        #[test]
        fn a_cover_acts_on_the_days_of_the_absence_and_on_no_other(
            first in 0i64..30, length in 0i64..20, on in -1i64..60, other in any::<bool>()
        ) {
            let begin = day("2026-09-09");
            let at = |days: i64| begin + TimeDelta::days(days);
            let absence = Absence {
                post: post(if other { "p-99" } else { "220000-a-01" }),
                cover: post("p-30"),
                from: at(first),
                until: at(first + length),
            };
            let mut course = Course::of(Terms { flow: Some(flow()), ..terms() }, "2026-09-07");
            course.act("2026-09-08", &window(), Act::Accept).unwrap();
            let today = at(on);
            let mut cover = holder(30, ExamRegion::Jilin, &[]);
            if let Capacity::Post(holding) = &mut cover.capacity {
                holding.covers = covered_by(std::slice::from_ref(&absence), &holding.post, today);
            }
            let step = || Act::Handle {
                step: id("review"), outcome: Outcome("done".to_owned()), opinion: String::new()
            };
            let mut own = Course { case: course.case.clone(), events: Vec::new(), calendar: course.calendar.clone() };
            prop_assert!(own.act(&today.to_string(), &clerk(21), step()).is_ok());
            let by = own.events.iter().map(|event| &event.by).next_back().unwrap();
            let for_itself = matches!(by, By::Post { cover_for: None, .. });
            prop_assert!(for_itself);
            let handles = course.case.handles(&cover);
            let answer = course.act(&today.to_string(), &cover, step());
            let may = absence.is_on(today) && !other;
            prop_assert_eq!(handles.is_empty(), !may);
            if may {
                prop_assert!(answer.is_ok());
                let handled = course.events.last().map(|event| event.by.clone());
                let covers = matches!(&handled, Some(By::Post { cover_for: Some(of), .. }) if *of == absence.post);
                prop_assert!(covers, "{:?}", handled);
            } else {
                prop_assert_eq!(answer, Err(Refused::NotInCover));
            }
        }
    }
}
