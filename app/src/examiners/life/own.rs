//! `/examiners/own`: what the register holds about the examiner who asks, and their own declarations.

use super::avoiding::{Avoidances, Declaring};
use super::facts::EntryFacts;
use super::functions::DeclareOwn;
use super::path::Path;
use crate::asking::asking;
use crate::clock;
use crate::examiners::words;
use crate::lang::Lang;
use crate::locales::{ExaminerLife, Examiners};
use crate::ui::{ErrorSummary, LinkButton, Load, PageHeading, ReturnedField, Section};
use chrono::NaiveDate;
use domain::examiners::Life;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The examiner's own page.
#[component]
pub fn OwnLifePage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        let life = store::examiners::own_life(&asking.store, &asking.actor).await?;
        Ok((life, clock::day_of(asking.now)))
    };
    view! { <Load from=from show=|(life, today)| page(life, today)/> }
}

fn page(life: Life, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let (words, register) = (ExaminerLife::of(lang), Examiners::of(lang));
    let fields = vec![ReturnedField::new("relation", words.relation), ReturnedField::new("person", words.person)];
    let (examiner, avoidances) = (life.examiner.clone(), life.avoidances.clone());
    let declare: fn(AnyView) -> AnyView = |fields| {
        view! {
            <ActionForm action={ServerAction::<DeclareOwn>::new()} attr:class="form">{fields}</ActionForm>
        }
        .into_any()
    };
    view! {
        <PageHeading title=words.own lead=words.own_lead>
            {words::state_tag(life.examiner.state)}
            <LinkButton href="/duties">{words.to_duties}</LinkButton>
        </PageHeading>
        <ErrorSummary fields=fields/>
        <Section id="facts" title=register.facts><EntryFacts examiner=examiner today=today/></Section>
        <Section id="avoidances" title=words.avoidances>
            <Avoidances declared=avoidances may_end=false/>
            <Declaring form=declare/>
        </Section>
        <Section id="path" title=words.path><Path life=life/></Section>
    }
}
