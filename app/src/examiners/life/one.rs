//! `/examiners/{id}`: one examiner, the whole path, and what staff do next.

use super::avoiding::{Avoidances, Declaring};
use super::change::ChangeForm;
use super::facts::EntryFacts;
use super::functions::DeclareFor;
use super::path::Path;
use super::recording::RecordChoices;
use crate::asking::asking;
use crate::clock;
use crate::examiners::words;
use crate::lang::Lang;
use crate::locales::{ExaminerLife, Examiners};
use crate::ui::{Breadcrumbs, Crumb, ErrorSummary, Load, PageHeading, ReturnedField, Section};
use crate::visit;
use chrono::NaiveDate;
use domain::examiners::Life;
use domain::ids::ExaminerId;
use domain::permissions::{Action, Target, may};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The examiner that the address names.
pub(super) fn asked_examiner() -> Option<ExaminerId> {
    use_params_map().read_untracked().get("id").and_then(|text| text.parse().ok())
}

/// One examiner.
#[component]
pub fn ExaminerPage() -> impl IntoView {
    let asked = asking();
    let id = asked_examiner();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadExaminers, Target::Anything)?;
        let life = store::examiners::life(&asking.store, &asking.actor, id.ok_or(Code::NotFound)?).await?;
        Ok((life, clock::day_of(asking.now)))
    };
    view! { <Load from=from show=|(life, today)| examiner_view(life, today)/> }
}

fn examiner_view(life: Life, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let (words, more) = (Examiners::of(lang), ExaminerLife::of(lang));
    let examiner = life.examiner.clone();
    let may_change = may(&visit::actor(), Action::ChangeExaminer, Target::Region(examiner.region)).is_ok();
    let entries = format!("/ledger?subject=examiner%3A{}", examiner.id);
    let fields = [
        ("transition", words.transition),
        ("reason", words.reason),
        ("person", more.person),
        ("avoidance", more.end_which),
        ("because", more.end_because),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    let (id, state, name) = (examiner.id, examiner.state, examiner.name.clone());
    let avoidances = life.avoidances.clone();
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/examiners")]/>
        <PageHeading title=name>{words::state_tag(state)}</PageHeading>
        <ErrorSummary fields=fields/>
        <Section id="facts" title=words.facts>
            <EntryFacts examiner=examiner today=today/>
            <p><a href=entries>{words.on_ledger}</a></p>
        </Section>
        {may_change.then(|| view! { <RecordChoices id=id state=state/> })}
        <Section id="avoidances" title=more.avoidances>
            <Avoidances declared=avoidances may_end=may_change/>
            {may_change.then(|| view! { <DeclareForm id=id/> })}
        </Section>
        <Section id="path" title=more.path><Path life=life/></Section>
        {may_change.then(|| view! { <ChangeForm id=id state=state/> })}
    }
}

/// The form with which an agency declares an avoidance for the examiner.
#[component]
fn DeclareForm(id: ExaminerId) -> impl IntoView {
    view! {
        <Declaring form=|fields: AnyView| view! {
            <ActionForm action={ServerAction::<DeclareFor>::new()} attr:class="form">{fields}</ActionForm>
        }.into_any()>
            <input type="hidden" name="id" value=id.to_string()/>
        </Declaring>
    }
}
