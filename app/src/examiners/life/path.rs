//! The path of an examiner: records and decisions in the order of time.

use crate::clock;
use crate::examiners::words;
use crate::lang::Lang;
use crate::locales::{ExaminerLife, Examiners, examiner_state, examiner_step, fill};
use crate::ui::{Facts, Happening, Timeline, Tone, fact};
use domain::examiners::{Entered, Life, Record, StateChange};
use leptos::prelude::*;

/// Everything that happened, the earliest first.
#[component]
pub(super) fn Path(life: Life) -> impl IntoView {
    let words = ExaminerLife::of(Lang::current());
    let begun = Happening { at: life.since, title: words.entered.to_owned(), tone: Tone::Plain, detail: None };
    // A step that a record took is told with the record.
    let decided = life.steps.iter().filter(|step| !step.transition.is_recorded()).map(decision);
    let recorded = life.records.iter().map(|it| {
        let step = life.steps.iter().find(|step| step.at == it.at && step.transition.is_recorded());
        recorded(it, step)
    });
    let mut items: Vec<Happening> = std::iter::once(begun).chain(decided).chain(recorded).collect();
    items.sort_by_key(|item| item.at);
    view! { <Timeline items=items/> }
}

fn decision(step: &StateChange) -> Happening {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let states = [examiner_step(step.transition, lang), examiner_state(step.from, lang), examiner_state(step.to, lang)];
    let detail = vec![fact(words.reason, step.reason.clone()), fact(words.agency, step.agency.clone())];
    Happening {
        at: step.at,
        title: fill(words.step, &states),
        tone: words::state_tone(step.to),
        detail: Some(view! { <Facts items=detail/> }.into_any()),
    }
}

fn recorded(it: &Entered, step: Option<&StateChange>) -> Happening {
    let lang = Lang::current();
    let words = ExaminerLife::of(lang);
    let mut detail = vec![fact(words.day, clock::day(it.day, lang))];
    if let Some(step) = step {
        let states = [examiner_state(step.from, lang), examiner_state(step.to, lang)];
        detail.push(fact(words.state, fill(words.from_to, &states)));
    }
    detail.extend([fact(words.basis, it.basis.clone()), fact(Examiners::of(lang).agency, it.agency.clone())]);
    let tone = match (&it.record, step) {
        (Record::Exam { passed: false } | Record::Assessment { passed: false, .. }, _) => Tone::Bad,
        (_, Some(step)) => words::state_tone(step.to),
        (Record::Exam { .. } | Record::Assessment { .. }, None) => Tone::Good,
        _ => Tone::Plain,
    };
    let detail = Some(view! { <Facts items=detail/> }.into_any());
    Happening { at: it.at, title: said(&it.record, lang), tone, detail }
}

/// The record in one sentence.
fn said(record: &Record, lang: Lang) -> String {
    let words = ExaminerLife::of(lang);
    let outcome = |passed| if passed { words.passed } else { words.failed };
    match record {
        Record::Recommendation => words.recommended.to_owned(),
        Record::Training { hours } => fill(words.training_done, &[&hours.to_string()]),
        Record::Exam { passed } => fill(words.exam_done, &[outcome(*passed)]),
        Record::Certificate { number, valid_until } => {
            fill(words.certificate_done, &[number, &clock::day(*valid_until, lang)])
        }
        Record::Assessment { year, passed } => fill(words.assessment_done, &[&year.to_string(), outcome(*passed)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::shown;
    use domain::examiners::{Assessment, Examiner, ExaminerState, Transition};
    use domain::regions::ExamRegion;

    #[test]
    fn records_and_decisions_are_told_in_the_order_of_time_and_no_step_twice() {
        let at = |text: &str| text.parse().unwrap();
        let step = |when: &str, from, transition, to| StateChange {
            at: at(when),
            from,
            transition,
            to,
            reason: "吉人社〔2027〕1号".to_owned(),
            agency: "省人社厅".to_owned(),
        };
        let life = Life {
            examiner: Examiner {
                id: domain::ids::ExaminerId(uuid::Uuid::nil()),
                name: "张三".to_owned(),
                work_unit: "某局".to_owned(),
                region: ExamRegion::Jilin,
                certificate: None,
                assessment: Assessment::None,
                roles: Default::default(),
                specialities: Vec::new(),
                state: ExaminerState::Recommended,
                identity: String::new(),
            },
            since: at("2027-01-01T00:00:00Z"),
            steps: vec![
                step("2027-01-02T00:00:00Z", ExaminerState::Applied, Transition::Recommend, ExaminerState::Recommended),
                step(
                    "2027-03-01T00:00:00Z",
                    ExaminerState::Recommended,
                    Transition::Withdraw,
                    ExaminerState::Withdrawn,
                ),
            ],
            records: vec![Entered {
                day: "2026-12-31".parse().unwrap(),
                record: Record::Recommendation,
                basis: "推荐函第3号".to_owned(),
                agency: "白山市人社局".to_owned(),
                at: at("2027-01-02T00:00:00Z"),
            }],
            avoidances: Vec::new(),
        };
        let page = shown("/examiners/x", move || view! { <Path life=life/> });
        let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
        assert!(place("登记入册") < place("推荐函第3号") && place("推荐函第3号") < place("本人退出：单位推荐 → 退出"));
        assert!(page.contains("已申请 → 单位推荐") && !page.contains("单位推荐：已申请"), "{page}");
    }
}
