//! `/recruitment/schemes`: every version of every scheme, and the form that publishes the next, or tries it first: then the
//! form is sent to the page's own address, and the answer is the page.

use super::functions::PublishScheme;
use super::scheme::said;
use super::trial::samples;
use super::words::named;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, Schemes, fill, scheme_kind};
use crate::ui::{
    Breadcrumbs, Button, Column, Crumb, DataTable, ErrorSummary, Kind, Load, Notice, PageHeading, ReturnedField, Row,
    Section, TextareaField, Tone,
};
use crate::visit;
use domain::permissions::{Action, Target, may};
use domain::recruitment::scheme::Scheme;
use domain::regions::ExamRegion;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// A document that is tried before anybody publishes it.
#[derive(Clone, Debug)]
pub struct TriedScheme {
    /// The scheme that it says.
    pub scheme: Box<Scheme>,
    /// The document as it was typed.
    pub document: String,
}

/// The list of schemes.
#[component]
pub fn SchemesPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        Ok(store::recruitment::schemes(&asking.store, &asking.actor).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(schemes: Vec<Scheme>) -> impl IntoView {
    let lang = Lang::current();
    let words = Schemes::of(lang);
    let keeps = may(&visit::actor(), Action::KeepSchemes, Target::Region(ExamRegion::Provincial)).is_ok();
    let columns = vec![
        Column::new(words.column_name),
        Column::number(words.column_version),
        Column::new(words.column_kind),
        Column::new(words.basis),
    ];
    let row = |scheme: Scheme| {
        let href = format!("/recruitment/schemes/{}/{}", scheme.key, scheme.version);
        Row(vec![
            view! { <a href=href>{named(&scheme.name, lang)}</a> }.into_any(),
            scheme.version.into_any(),
            scheme_kind(scheme.kind, lang).into_any(),
            scheme.basis.into_any(),
        ])
    };
    let rows = schemes.into_iter().map(row).collect();
    let tried = use_context::<TriedScheme>();
    let publish = keeps.then(|| {
        let document = tried.as_ref().map(|tried| tried.document.clone());
        view! {
            <Section id="publish" title=words.publish>
                <p>{words.publish_lead}</p>
                <ErrorSummary fields=vec![
                    ReturnedField::new("document", words.document),
                    ReturnedField::new("version", words.column_version),
                ]/>
                <ActionForm action={ServerAction::<PublishScheme>::new()} attr:class="form form-wide">
                    <TextareaField name="document" label=words.document required=true rows=14 value=document/>
                    <div class="actions">
                        <Button kind=Kind::Primary>{words.publish}</Button>
                        <button class=Kind::Secondary.class() formaction="/recruitment/schemes">{words.try_it}</button>
                    </div>
                </ActionForm>
            </Section>
        }
    });
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Recruitment::of(lang).title, "/recruitment")]/>
        <PageHeading title=words.title lead=words.lead/>
        <DataTable id="schemes" caption=words.caption columns=columns rows=rows/>
        {publish}
        {tried.filter(|_| keeps).map(|tried| outcome(&tried.scheme))}
    }
}

/// A tried document in words and numbers.
fn outcome(scheme: &Scheme) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Schemes::of(lang);
    let name = fill(Recruitment::of(lang).scheme_version, &[&named(&scheme.name, lang), &scheme.version.to_string()]);
    let sentence = fill(words.tried, &[&name]);
    let (said, samples) = (said(scheme), samples(scheme));
    view! {
        <Notice tone=Tone::Good><p>{sentence}</p></Notice>
        {said}
        <Section id="samples" title=words.tried_sample>
            <p>{words.tried_sample_lead}</p>
            {samples}
        </Section>
    }
}
