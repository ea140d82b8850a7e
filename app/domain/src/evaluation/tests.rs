//! Who may evaluate what and when, and what becomes of a low mark.

use super::samples::*;
use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;

const IN_TIME: &str = "2026-09-03T04:00:00Z";

#[test]
fn an_ended_case_is_evaluated_once_by_its_applicant() {
    let given = enter(&sheet(4), &served(), voice(APPLICANT), IN_TIME).unwrap();
    assert_eq!((given.case, given.mark.get(), given.at), (served().case, 4, at(IN_TIME)));
    assert_eq!(given.aspects.iter().collect::<Vec<_>>(), [Aspect::Speed, Aspect::Papers]);
    assert_eq!(given.comment.unwrap().as_str(), "three visits");
    let again = Served { evaluated: true, ..served() };
    assert_eq!(enter(&sheet(5), &again, voice(APPLICANT), IN_TIME), Err(EvaluationRefused::SecondTime));
    assert_eq!(enter(&sheet(5), &served(), voice(2), IN_TIME), Err(EvaluationRefused::NotTheApplicant));
    let runs = Served { ended_at: None, ..served() };
    assert_eq!(enter(&sheet(5), &runs, voice(APPLICANT), IN_TIME), Err(EvaluationRefused::NotEnded));
}

#[test]
fn whoever_has_the_receipt_needs_no_account() {
    let window = Served { applicant: None, ..served() };
    assert!(enter(&sheet(3), &window, Voice::Receipt, IN_TIME).is_ok());
    assert_eq!(enter(&sheet(3), &window, voice(2), IN_TIME), Err(EvaluationRefused::NotTheApplicant));
}

#[test]
fn thirty_days_end_at_midnight_in_china_and_never_on_a_day_of_rest() {
    // The thirtieth day after 1 September is 1 October; National Day lasts until the 7th.
    let due = served().evaluate_by(&Measures::default(), &CALENDAR).unwrap();
    assert_eq!(due.date.to_string(), "2026-10-08");
    let on = |now: &str| enter(&sheet(5), &served(), voice(APPLICANT), now).map(|given| given.mark.get());
    assert_eq!(on("2026-10-08T15:59:59Z"), Ok(5));
    assert_eq!(on("2026-10-08T16:00:00Z"), Err(EvaluationRefused::TooLate(due.date)));
    assert_eq!(on("2026-09-01T04:00:00Z"), Ok(5), "at once");
    assert_eq!(on("2026-09-01T03:59:59Z"), Err(EvaluationRefused::ClockSetBack));
}

#[test]
fn what_is_wrong_on_the_sheet_is_told() {
    let refused = |sheet: Sheet| enter(&sheet, &served(), voice(APPLICANT), IN_TIME).unwrap_err();
    assert_eq!(refused(sheet(0)), EvaluationRefused::BadMark);
    assert_eq!(refused(sheet(6)), EvaluationRefused::BadMark);
    let many = Sheet { aspects: Aspect::ALL.to_vec(), ..sheet(3) };
    assert_eq!(refused(many), EvaluationRefused::TooManyAspects);
    let long = Sheet { comment: "x".repeat(501), ..sheet(3) };
    assert_eq!(refused(long), EvaluationRefused::CommentTooLong(501));
    let plain: Sheet = serde_json::from_str(r#"{"mark":5}"#).unwrap();
    assert_eq!(enter(&plain, &served(), voice(APPLICANT), IN_TIME).unwrap().comment, None);
    assert!(serde_json::from_str::<Sheet>(r#"{"mark":5,"by":"me"}"#).is_err());
}

fn answer() -> FollowUpAct {
    FollowUpAct::Answer { words: "the list of papers was put right".to_owned() }
}

fn close() -> FollowUpAct {
    FollowUpAct::Close { words: "seen on the page".to_owned() }
}

const ANSWERED: &str = "2026-09-07T04:00:00Z";

#[test]
fn a_low_mark_is_answered_and_closed_by_somebody_else() {
    let of = |mark| enter(&sheet(mark), &served(), voice(APPLICANT), IN_TIME).unwrap().follow_up();
    assert_eq!([1, 2, 3, 4, 5].map(|mark| of(mark).is_some()), [true, true, false, false, false]);
    let answered = low().after(&answer(), &holder(12), at(ANSWERED)).unwrap();
    let own = answered.after(&close(), &holder(12), at(ANSWERED));
    assert_eq!(own, Err(EvaluationRefused::OwnAnswer));
    let as_supervisor = answered.after(&close(), &supervisor(12), at(ANSWERED));
    assert_eq!(as_supervisor, Err(EvaluationRefused::OwnAnswer), "also with another role");
    for other in [holder(13), supervisor(90)] {
        let closed = answered.after(&close(), &other, at(ANSWERED)).unwrap();
        assert!(!closed.is_open() && closed.answer() == answered.answer());
        assert_eq!(closed.after(&close(), &supervisor(91), at(ANSWERED)), Err(EvaluationRefused::WrongState));
    }
}

#[test]
fn acts_out_of_turn_without_words_or_on_the_own_mark_are_refused() {
    let refused = |act: FollowUpAct, doer, now: &str| low().after(&act, &doer, at(now)).unwrap_err();
    assert_eq!(refused(close(), supervisor(90), ANSWERED), EvaluationRefused::WrongState);
    assert_eq!(refused(answer(), supervisor(90), ANSWERED), EvaluationRefused::NotTheAgency);
    assert_eq!(refused(answer(), holder(APPLICANT), ANSWERED), EvaluationRefused::OwnEvaluation);
    let silent = FollowUpAct::Answer { words: " ".to_owned() };
    assert_eq!(refused(silent, holder(12), ANSWERED), EvaluationRefused::NoWords);
    assert_eq!(refused(answer(), holder(12), "2026-09-03T03:59:59Z"), EvaluationRefused::ClockSetBack);
}

#[test]
fn the_answer_has_five_working_days_and_is_late_for_ever_afterwards() {
    let overdue = |low: &FollowUp, now: &str| low.is_overdue(at(now), &Measures::default(), &CALENDAR);
    let due = low().answer_by(&Measures::default(), &CALENDAR);
    assert_eq!(due.date.to_string(), "2026-09-10");
    assert!(!overdue(&low(), "2026-09-10T15:59:59Z") && overdue(&low(), "2026-09-10T16:00:00Z"));
    let late = low().after(&answer(), &holder(12), at("2026-09-11T04:00:00Z")).unwrap();
    let in_time = low().after(&answer(), &holder(12), at(ANSWERED)).unwrap();
    assert_eq!([late, in_time].map(|answered| overdue(&answered, "2026-12-01T00:00:00Z")), [true, false]);
}

proptest! {
    /// The rule said a second time: taken exactly if nothing speaks against it, and then as it was written.
    #[test]
    fn an_evaluation_is_taken_exactly_if_nothing_speaks_against_it(
        mark in 0..8_u8,
        aspects in prop::collection::vec(prop::sample::select(Aspect::ALL), 0..6),
        length in 495..506_usize,
        by in 1..3_u128,
        ended in any::<bool>(),
        evaluated in any::<bool>(),
        hours in -48..1_000_i64,
    ) {
        let ended_at = ended.then(|| at("2026-09-01T04:00:00Z"));
        let served = Served { ended_at, evaluated, ..served() };
        let sheet = Sheet { mark, aspects: aspects.clone(), comment: "长".repeat(length) };
        let now = at("2026-09-01T04:00:00Z") + TimeDelta::hours(hours);
        let given = sheet.enter(&served, voice(by), now, &Measures::default(), &CALENDAR);
        let distinct: std::collections::BTreeSet<_> = aspects.iter().collect();
        let content = (1..=5).contains(&mark) && distinct.len() <= 3 && length <= 500;
        let moment = hours >= 0 && now < at("2026-10-08T16:00:00Z");
        prop_assert_eq!(given.is_ok(), content && moment && by == APPLICANT && ended && !evaluated);
        if let Ok(given) = given {
            prop_assert_eq!(given.follow_up().is_some(), mark <= 2);
            let json = serde_json::to_string(&given).unwrap();
            prop_assert_eq!(serde_json::from_str::<Evaluation>(&json).unwrap(), given);
        }
    }

    /// Whatever is tried by whomever: one answer, one closing after it, by another, and by nobody who gave the mark.
    #[test]
    fn a_low_mark_goes_one_way(
        tried in prop::collection::vec((any::<bool>(), any::<bool>(), 1..5_u128, -20..200_i64), 0..30),
    ) {
        let mut low = low();
        for (answers, posted, by, hours) in tried {
            let act = if answers { answer() } else { close() };
            let doer = if posted { holder(by) } else { supervisor(by) };
            let now = low.at + TimeDelta::hours(hours);
            let before = low.clone();
            let Ok(after) = low.after(&act, &doer, now) else { continue };
            prop_assert!(before.is_open() && by != APPLICANT && hours >= 0);
            match &after.progress {
                Progress::Asked => prop_assert!(false, "nothing leads back"),
                Progress::Answered { answer } => prop_assert!(before.answer().is_none() && posted && answer.by == account(by)),
                Progress::Closed { answer, closing } => {
                    prop_assert_eq!(before.answer(), Some(answer));
                    prop_assert!(answer.by != closing.by && answer.at <= closing.at);
                }
            }
            low = after;
        }
    }
}
