use super::samples::{day, schedule, span};
use super::*;
use ApplicationState as Application;
use RecruitmentState as State;
use proptest::prelude::*;

/// The timeline of an application whose appeal, where there is one, ends on 6 May.
fn timeline(application: Application, recruitment: State, fate: Fate, today: NaiveDate) -> Timeline {
    let schedule = schedule();
    let appeal_until = (application == Application::Refused).then(|| day("2008-05-06"));
    let situation = Situation {
        application,
        recruitment,
        fate,
        checks: AtChecks::Over,
        schedule: &schedule,
        appeal_until,
        pay_until: None,
        happened: &[],
        today,
    };
    Timeline::of(&situation)
}

/// How many milestones are behind, what is asked, and how it ended.
fn seen(application: Application, recruitment: State, today: &str) -> (usize, Asked, Option<Ending>) {
    let timeline = timeline(application, recruitment, Fate::Open, day(today));
    (done(&timeline), timeline.asked, timeline.ending)
}

fn done(timeline: &Timeline) -> usize {
    timeline.lines.iter().filter(|line| line.mark == Mark::Done).count()
}

#[test]
fn every_milestone_is_listed_with_its_days_in_order() {
    let schedule = schedule();
    assert!(Milestone::ALL.is_sorted());
    assert_eq!(Milestone::Registration.when(&schedule), When::Days(span("2008-04-20", "2008-04-29")));
    assert_eq!(Milestone::Review.when(&schedule), When::By(day("2008-04-30")));
    assert_eq!(Milestone::Written.when(&schedule), When::On(day("2008-05-25")));
    let between = When::Between { after: day("2008-06-30"), before: day("2008-08-31") };
    assert_eq!(Milestone::Publicity.when(&schedule), between);
    assert_eq!(Milestone::Filing.when(&schedule), When::By(day("2008-08-31")));
}

#[test]
fn until_the_position_is_settled_the_page_says_what_is_asked() {
    use Application::{Accepted, Appealed, Draft, Paid, Refused, Submitted};
    let announced = |application, today| seen(application, State::Announced, today);
    assert_eq!(announced(Draft, "2008-04-29"), (0, Asked::Complete(day("2008-04-29")), None));
    assert_eq!(announced(Submitted, "2008-04-22"), (1, Asked::Nothing, None));
    assert_eq!(announced(Submitted, "2008-05-08"), (1, Asked::Nothing, None), "a late review ends nothing");
    assert_eq!(announced(Refused, "2008-05-06"), (1, Asked::Appeal(day("2008-05-06")), None));
    assert_eq!(announced(Appealed, "2008-05-07"), (1, Asked::Nothing, None));
    let pay = Asked::Pay(span("2008-05-04", "2008-05-09"));
    assert_eq!(announced(Accepted, "2008-05-02"), (2, pay, None));
    assert_eq!(announced(Accepted, "2008-05-09"), (2, pay, None));
    assert_eq!(announced(Paid, "2008-05-05"), (3, Asked::Nothing, None));
    let another = Asked::ChooseAnother(span("2008-05-12", "2008-05-13"));
    assert_eq!(seen(Application::PositionCancelled, State::Settled, "2008-05-13"), (3, another, None));
    let early = Asked::ChooseAnother(schedule().registration);
    assert_eq!(seen(Application::PositionCancelled, State::Announced, "2008-04-29"), (0, early, None));
    assert_eq!(seen(Application::PositionCancelled, State::Announced, "2008-04-30"), (3, another, None));
}

#[test]
fn a_no_is_told_where_it_came() {
    use Application::{Accepted, Draft, PositionCancelled, Refused, RefusedFinally, Withdrawn};
    let ended = |at, ending| (at, Asked::Nothing, Some(ending));
    let announced = |application, today| seen(application, State::Announced, today);
    assert_eq!(announced(Draft, "2008-04-30"), ended(0, Ending::NotSubmitted));
    assert_eq!(announced(Withdrawn, "2008-04-22"), ended(0, Ending::Withdrawn));
    assert_eq!(announced(Refused, "2008-05-07"), ended(1, Ending::Refused));
    assert_eq!(announced(RefusedFinally, "2008-05-05"), ended(1, Ending::Refused));
    assert_eq!(announced(Accepted, "2008-05-10"), ended(2, Ending::NotPaid));
    assert_eq!(seen(PositionCancelled, State::Settled, "2008-05-14"), ended(3, Ending::PositionCancelled));
    assert_eq!(seen(PositionCancelled, State::Allotted, "2008-05-13"), ended(3, Ending::PositionCancelled));
    let uncalled = timeline(Application::Paid, State::Ranked, Fate::OutAt(Milestone::Interviews), day("2008-07-02"));
    assert_eq!((done(&uncalled), uncalled.ending), (6, Some(Ending::OutAt(Milestone::Interviews))));
    assert_eq!(uncalled.lines[6].mark, Mark::Ended, "and not the one that the recruitment has reached since");
}

#[test]
fn a_paid_applicant_follows_the_recruitment_to_the_hire() {
    let paid = |recruitment, today: &str| seen(Application::Paid, recruitment, today);
    assert_eq!(paid(State::Settled, "2008-05-12"), (4, Asked::Nothing, None));
    assert_eq!(paid(State::Allotted, "2008-05-25"), (4, Asked::Sit(day("2008-05-25")), None));
    assert_eq!(paid(State::Allotted, "2008-05-26"), (5, Asked::Nothing, None));
    assert_eq!(paid(State::Scored, "2008-06-10"), (6, Asked::Nothing, None));
    let interview = Asked::Interview(span("2008-06-28", "2008-06-30"));
    assert_eq!(paid(State::Shortlisted, "2008-06-20"), (6, interview, None));
    assert_eq!(paid(State::Ranked, "2008-07-02"), (7, Asked::Nothing, None));
    assert_eq!(paid(State::Publicised, "2008-08-20"), (8, Asked::Nothing, None));
    let hired = timeline(Application::Paid, State::Filed, Fate::Hired, day("2008-08-31"));
    assert_eq!((done(&hired), hired.asked, hired.ending), (10, Asked::Nothing, Some(Ending::Hired)));
}

#[test]
fn whoever_was_accepted_on_appeal_after_the_window_pays_until_a_day_of_their_own() {
    let schedule = schedule();
    let on = |today| {
        let situation = Situation {
            application: Application::Accepted,
            recruitment: State::Announced,
            fate: Fate::Open,
            checks: AtChecks::Over,
            schedule: &schedule,
            appeal_until: None,
            pay_until: Some(day("2008-05-11")),
            happened: &[],
            today: day(today),
        };
        Timeline::of(&situation)
    };
    assert_eq!(on("2008-05-11").asked, Asked::Pay(span("2008-05-04", "2008-05-11")));
    assert_eq!(on("2008-05-12").ending, Some(Ending::NotPaid));
}

#[test]
fn at_the_checks_the_page_says_who_comes_and_who_may_follow() {
    let schedule = schedule();
    let asked = |recruitment, checks| {
        let today = day("2008-07-10");
        let (application, fate, appeal_until, pay_until) = (Application::Paid, Fate::Open, None, None);
        let (schedule, happened) = (&schedule, &[][..]);
        let situation =
            Situation { application, recruitment, fate, checks, schedule, appeal_until, pay_until, happened, today };
        Timeline::of(&situation).asked
    };
    let filing = day("2008-08-31");
    assert_eq!(asked(State::Ranked, AtChecks::Awaited), Asked::Checks(filing));
    assert_eq!(asked(State::Publicised, AtChecks::Awaited), Asked::Checks(filing), "in the place of somebody else");
    assert_eq!(asked(State::Ranked, AtChecks::Reserve), Asked::Reserve(filing));
    assert_eq!(asked(State::Ranked, AtChecks::Over), Asked::Nothing);
    assert_eq!(asked(State::Filed, AtChecks::Reserve), Asked::Nothing);
}

/// What stands on the line of a milestone for a paid applicant.
fn line_of(milestone: Milestone, recruitment: State, happened: &[Happened], today: &str) -> Line {
    let schedule = schedule();
    let situation = Situation {
        application: Application::Paid,
        recruitment,
        fate: Fate::Open,
        checks: AtChecks::Over,
        schedule: &schedule,
        appeal_until: None,
        pay_until: None,
        happened,
        today: day(today),
    };
    Timeline::of(&situation).lines.into_iter().find(|line| line.milestone == milestone).unwrap()
}

#[test]
fn each_milestone_shows_what_really_happened_at_it_in_order() {
    let happened = [
        Happened::on(day("2008-06-20"), Happening::Invited),
        Happened::on(day("2008-06-12"), Happening::Shortlisted),
        Happened::on(day("2008-06-09"), Happening::Released),
    ];
    let line = line_of(Milestone::Interviews, State::Shortlisted, &happened, "2008-06-21");
    assert_eq!(line.happened, [happened[1], happened[0]]);
    let scores = line_of(Milestone::Scores, State::Shortlisted, &happened, "2008-06-21");
    assert_eq!((scores.mark, scores.outlook, scores.happened), (Mark::Done, None, vec![happened[2]]));
}

#[test]
fn what_comes_is_provisional_until_it_is_fixed_and_overdue_once_its_day_has_passed() {
    let outlook =
        |milestone, recruitment, happened: &[Happened], today| line_of(milestone, recruitment, happened, today).outlook;
    let invited = [Happened::on(day("2008-06-20"), Happening::Invited)];
    for (milestone, recruitment, happened, today, expected) in [
        (Milestone::Written, State::Settled, &[][..], "2008-05-20", Outlook::Provisional),
        (Milestone::Written, State::Allotted, &[], "2008-05-25", Outlook::Planned),
        (Milestone::Scores, State::Allotted, &[], "2008-06-10", Outlook::Provisional),
        (Milestone::Scores, State::Allotted, &[], "2008-06-11", Outlook::Overdue),
        (Milestone::Interviews, State::Shortlisted, &[], "2008-06-21", Outlook::Provisional),
        (Milestone::Interviews, State::Shortlisted, &invited, "2008-06-30", Outlook::Planned),
        (Milestone::Interviews, State::Shortlisted, &invited, "2008-07-01", Outlook::Overdue),
        (Milestone::Filing, State::Publicised, &[], "2008-09-01", Outlook::Overdue),
    ] {
        assert_eq!(outlook(milestone, recruitment, happened, today), Some(expected), "{milestone:?} {today}");
    }
    let ended = timeline(Application::Withdrawn, State::Announced, Fate::Open, day("2008-12-31"));
    assert!(ended.lines.iter().all(|line| line.outlook.is_none()), "nothing is awaited any more");
}

#[test]
fn the_second_look_at_the_qualification_comes_between_scores_and_interviews() {
    let days = span("2008-06-24", "2008-06-25");
    let schedule = Schedule { qualification: Some(days), ..schedule() };
    let seen = |recruitment, happened: &[Happened], today: &str| {
        let timeline = Timeline::of(&Situation {
            application: Application::Paid,
            recruitment,
            fate: Fate::Open,
            checks: AtChecks::Over,
            schedule: &schedule,
            appeal_until: None,
            pay_until: None,
            happened,
            today: day(today),
        });
        (timeline.current().map(|line| line.milestone), timeline.asked)
    };
    let shortlisted = Happened::on(day("2008-06-12"), Happening::Shortlisted);
    let invited = Happened::on(day("2008-06-25"), Happening::Invited);
    let interview = Asked::Interview(schedule.interviews);
    let (proving, interviews) = (Some(Milestone::Qualification), Some(Milestone::Interviews));
    assert_eq!(seen(State::Scored, &[], "2008-06-11"), (proving, Asked::Nothing));
    assert_eq!(seen(State::Shortlisted, &[shortlisted], "2008-06-25"), (proving, Asked::Prove(days)));
    assert_eq!(seen(State::Shortlisted, &[shortlisted], "2008-06-26"), (interviews, interview));
    assert_eq!(seen(State::Shortlisted, &[shortlisted, invited], "2008-06-25"), (interviews, interview));
    assert!(Milestone::of(&schedule).eq(Milestone::ALL));
}

#[test]
fn an_appeal_that_can_still_be_made_is_no_late_review() {
    let open = timeline(Application::Refused, State::Announced, Fate::Open, day("2008-05-05"));
    let review = &open.lines[1];
    assert_eq!((review.when, review.outlook), (When::By(day("2008-05-06")), Some(Outlook::Provisional)));
    let late = timeline(Application::Submitted, State::Announced, Fate::Open, day("2008-05-05"));
    assert_eq!(late.lines[1].outlook, Some(Outlook::Overdue));
}

#[test]
fn a_ticket_opens_the_course_without_what_is_the_candidates_own() {
    let released = Happened::on(day("2008-06-09"), Happening::Released);
    let own = Happened::on(day("2008-04-21"), Happening::HandedIn);
    let schedule = schedule();
    let settled = Happened::on(day("2008-05-12"), Happening::Settled);
    let all = [released, own, settled];
    let course = |over| Course::of(State::Scored, &schedule, &all, over, day("2008-07-01"));
    assert_eq!(course(false).happened, [settled, released], "the earliest first");
    let next = course(false).next.unwrap();
    assert_eq!((next.milestone, next.outlook), (Milestone::Interviews, Outlook::Overdue));
    assert_eq!(course(true).next, None);
}

proptest! {
    /// Done lines come first; then one that is under way with the rest ahead, or the end. Who has ended is asked nothing.
    #[test]
    fn a_timeline_has_one_front(
        application in prop::sample::select(&Application::ALL[..]),
        recruitment in prop::sample::select(&State::ALL[..]),
        fate in prop::sample::select(vec![Fate::Open, Fate::OutAt(Milestone::Written), Fate::OutAt(Milestone::Publicity), Fate::Hired]),
        after in 0_u64..200,
    ) {
        let today = day("2008-04-19") + chrono::Days::new(after);
        let timeline = timeline(application, recruitment, fate, today);
        let marks: Vec<Mark> = timeline.lines.iter().map(|line| line.mark).collect();
        let behind = done(&timeline);
        prop_assert_eq!(marks.len(), Milestone::of(&schedule()).count());
        prop_assert!(marks[..behind].iter().all(|mark| *mark == Mark::Done));
        if let Some((front, rest)) = marks[behind..].split_first() {
            let then = if timeline.ending.is_some() { Mark::Ended } else { Mark::Waiting };
            prop_assert_eq!(*front, if timeline.ending.is_some() { Mark::Ended } else { Mark::Now });
            prop_assert!(rest.iter().all(|mark| *mark == then));
        } else {
            prop_assert!(timeline.ending.is_none_or(Ending::is_hired));
        }
        prop_assert!(timeline.ending.is_none() || timeline.asked == Asked::Nothing);
        prop_assert!(application != Application::Withdrawn || timeline.ending.is_some());
    }
}
