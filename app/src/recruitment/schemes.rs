//! `/recruitment/schemes`: every version of every scheme, and the form that publishes the next.

use super::functions::PublishScheme;
use super::words::named;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, Schemes, scheme_kind};
use crate::ui::{
    Breadcrumbs, Button, Column, Crumb, DataTable, ErrorSummary, Kind, Load, PageHeading, ReturnedField, Row, Section,
    TextareaField,
};
use crate::visit;
use domain::permissions::{Action, Target, may};
use domain::recruitment::scheme::Scheme;
use domain::regions::ExamRegion;
use leptos::form::ActionForm;
use leptos::prelude::*;

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
    let publish = keeps.then(|| {
        view! {
            <Section id="publish" title=words.publish>
                <p>{words.publish_lead}</p>
                <ErrorSummary fields=vec![
                    ReturnedField::new("document", words.document),
                    ReturnedField::new("version", words.column_version),
                ]/>
                <ActionForm action={ServerAction::<PublishScheme>::new()} attr:class="form form-wide">
                    <TextareaField name="document" label=words.document required=true rows=14/>
                    <Button kind=Kind::Primary>{words.publish}</Button>
                </ActionForm>
            </Section>
        }
    });
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Recruitment::of(lang).title, "/recruitment")]/>
        <PageHeading title=words.title lead=words.lead/>
        <DataTable id="schemes" caption=words.caption columns=columns rows=rows/>
        {publish}
    }
}
