//! `/examiners/{id}`: one examiner, the steps that were taken, and the form for the next one.

use super::change::ChangeForm;
use super::words;
use crate::asking::asking;
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Examiners, examiner_state, examiner_step, fill, region_name};
use crate::ui::{
    Breadcrumbs, Crumb, EmptyState, ErrorSummary, Facts, Happening, Load, PageHeading, ReturnedField, Section,
    Timeline, fact,
};
use crate::visit;
use chrono::NaiveDate;
use domain::examiners::{Examiner, NotDrawable, StateChange, drawable};
use domain::ids::ExaminerId;
use domain::permissions::{Action, Target, may};
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One examiner.
#[component]
pub fn ExaminerPage() -> impl IntoView {
    let asked = asking();
    let id = use_params_map().read_untracked().get("id").and_then(|text| text.parse::<ExaminerId>().ok());
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadExaminers, Target::Anything)?;
        let id = id.ok_or(Code::NotFound)?;
        let examiner = store::examiners::examiner(&asking.store, &asking.actor, id).await?;
        let history = store::examiners::history(&asking.store, &asking.actor, id).await?;
        Ok((examiner, history, clock::day_of(asking.now)))
    };
    view! { <Load from=from show=|(examiner, history, today)| examiner_view(&examiner, history, today)/> }
}

fn examiner_view(examiner: &Examiner, history: Vec<StateChange>, today: NaiveDate) -> impl IntoView + use<> {
    let words = Examiners::of(Lang::current());
    let may_change = may(&visit::actor(), Action::ChangeExaminer, Target::Region(examiner.region)).is_ok();
    let entries = format!("/ledger?subject=examiner%3A{}", examiner.id);
    let fields = vec![ReturnedField::new("transition", words.transition), ReturnedField::new("reason", words.reason)];
    let facts = facts(examiner, today);
    let (id, state, name) = (examiner.id, examiner.state, examiner.name.clone());
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/examiners")]/>
        <PageHeading title=name>{words::state_tag(state)}</PageHeading>
        <ErrorSummary fields=fields/>
        <Section id="facts" title=words.facts>
            <Facts items=facts/>
            <p><a href=entries>{words.on_ledger}</a></p>
        </Section>
        <Section id="history" title=words.history>{steps(history)}</Section>
        {may_change.then(|| view! { <ChangeForm id=id state=state/> })}
    }
}

fn facts(examiner: &Examiner, today: NaiveDate) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let drawn = match drawable(&examiner.standing(), today) {
        Ok(()) => words.drawable_yes,
        Err(NotDrawable::State(_)) => words.drawable_state,
        Err(NotDrawable::CertificateEnds(_)) => words.drawable_ended,
        Err(NotDrawable::AssessmentFailed) => words.drawable_failed,
        Err(NotDrawable::NoRole) => words.drawable_no_role,
    };
    vec![
        fact(words.work_unit, examiner.work_unit.clone()),
        fact(words.region, region_name(examiner.region, lang)),
        fact(words.roles, words::roles(&examiner.roles, lang)),
        fact(words.specialities, words::listed(examiner.specialities.iter().map(String::as_str), lang)),
        fact(words.certificate, examiner.certificate.clone()),
        fact(words.valid_until, words::validity(examiner.valid_until, today)),
        fact(words.drawable, drawn),
        fact(words.identity, view! { <code>{examiner.identity.clone()}</code> }),
    ]
}

/// The steps, oldest first; the store gives the latest first.
fn steps(history: Vec<StateChange>) -> impl IntoView {
    let words = Examiners::of(Lang::current());
    if history.is_empty() {
        return view! { <EmptyState title=words.history_none/> }.into_any();
    }
    let items = history.into_iter().rev().map(happening).collect();
    view! { <Timeline items=items/> }.into_any()
}

fn happening(step: StateChange) -> Happening {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let states = [examiner_step(step.transition, lang), examiner_state(step.from, lang), examiner_state(step.to, lang)];
    let detail = vec![fact(words.reason, step.reason), fact(words.agency, step.agency)];
    Happening {
        at: step.at,
        title: fill(words.step, &states),
        tone: words::state_tone(step.to),
        detail: Some(view! { <Facts items=detail/> }.into_any()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown::shown;
    use domain::examiners::{ExaminerState, Transition};

    #[test]
    fn the_history_is_told_from_its_beginning() {
        let step = |at: &str, from, transition, to| StateChange {
            at: at.parse().unwrap(),
            from,
            transition,
            to,
            reason: "年度考核".to_owned(),
            agency: "省人社厅".to_owned(),
        };
        let latest_first = vec![
            step("2027-02-01T00:00:00Z", ExaminerState::Suspended, Transition::Reinstate, ExaminerState::Certified),
            step("2027-01-01T00:00:00Z", ExaminerState::Certified, Transition::Suspend, ExaminerState::Suspended),
        ];
        let page = shown("/examiners/x", move || steps(latest_first));
        let (first, second) = (page.find("2027-01-01").unwrap(), page.find("2027-02-01").unwrap());
        assert!(first < second, "{page}");
        assert!(page.contains("暂停：持证入库 → 暂停") && page.contains("年度考核"), "{page}");
    }
}
