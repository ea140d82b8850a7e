//! Declarations of avoidance: the list, the form that declares, the form that ends one.

use super::functions::EndAvoidance;
use crate::lang::Lang;
use crate::locales::{ExaminerLife, relation_name};
use crate::ui::{
    Button, Choice, Column, DataTable, Dialog, Kind, Moment, OpenDialog, Row, SelectField, StatusTag, TextField,
    TextareaField, Tone,
};
use domain::examiners::{Avoidance, DeclaredAvoidance, Relation};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The declarations, those in force first, with the form that ends one of them for those who may.
#[component]
pub(super) fn Avoidances(declared: Vec<DeclaredAvoidance>, may_end: bool) -> impl IntoView {
    let words = ExaminerLife::of(Lang::current());
    let in_force: Vec<Choice> = declared.iter().filter(|it| it.ended.is_none()).map(choice).collect();
    let end = (may_end && !in_force.is_empty()).then(|| ending(in_force));
    let list = if declared.is_empty() {
        view! { <p>{words.avoidances_none}</p> }.into_any()
    } else {
        let columns = [words.relation, words.person, words.unit, words.position, words.by, words.declared, words.state];
        let columns = columns.into_iter().map(Column::new).collect();
        let rows = declared.into_iter().map(row).collect();
        view! { <DataTable id="declared" caption=words.avoidances_caption columns=columns rows=rows/> }.into_any()
    };
    view! { <p>{words.avoidances_lead}</p> {list} {end} }
}

fn row(it: DeclaredAvoidance) -> Row {
    let lang = Lang::current();
    let words = ExaminerLife::of(lang);
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned()).into_any();
    let by = if it.by_examiner { words.by_examiner } else { words.by_agency };
    let state = match it.ended {
        None => view! { <StatusTag tone=Tone::Warning label=words.in_force/> }.into_any(),
        Some((_, because)) => {
            view! { <StatusTag tone=Tone::Plain label=words.ended/> <p class="field-hint">{because}</p> }.into_any()
        }
    };
    Row(vec![
        relation_name(it.avoidance.relation, lang).into_any(),
        or_dash(it.avoidance.person),
        or_dash(it.avoidance.unit),
        or_dash(it.avoidance.position),
        by.into_any(),
        view! { <Moment at=it.at/> }.into_any(),
        state,
    ])
}

fn choice(it: &DeclaredAvoidance) -> Choice {
    let Avoidance { relation, person, unit, position } = &it.avoidance;
    let parts =
        [Some(relation_name(*relation, Lang::current()).to_owned()), person.clone(), unit.clone(), position.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Choice::new(it.id.to_string(), parts.join(" · "))
}

fn ending(in_force: Vec<Choice>) -> impl IntoView {
    let words = ExaminerLife::of(Lang::current());
    view! {
        <OpenDialog id="end" label=words.end/>
        <Dialog id="end" title=words.end>
            <ActionForm action={ServerAction::<EndAvoidance>::new()} attr:class="form">
                <input type="hidden" name="dialog" value="end"/>
                <SelectField name="avoidance" label=words.end_which choices=in_force required=true/>
                <TextareaField name="because" label=words.end_because required=true max_length=500/>
                <Button kind=Kind::Primary>{words.end}</Button>
            </ActionForm>
        </Dialog>
    }
}

/// The dialog that declares. `form` puts the fields into the form of whoever declares; the children stand among them.
#[component]
pub(super) fn Declaring(form: fn(AnyView) -> AnyView, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let lang = Lang::current();
    let words = ExaminerLife::of(lang);
    let relations = Relation::ALL.map(|it| Choice::new(it.as_str(), relation_name(it, lang))).to_vec();
    let fields = view! {
        {children.map(|children| children())}
        <input type="hidden" name="dialog" value="declare"/>
        <SelectField name="relation" label=words.relation choices=relations required=true/>
        <TextField name="person" label=words.person hint=words.person_hint max_length=100/>
        <TextField name="unit" label=words.unit hint=words.unit_hint max_length=100/>
        <TextField name="position" label=words.position max_length=100/>
        <Button kind=Kind::Primary>{words.declare}</Button>
    };
    view! {
        <OpenDialog id="declare" label=words.declare/>
        <Dialog id="declare" title=words.declare>
            <p>{words.declare_lead}</p>
            {form(fields.into_any())}
        </Dialog>
    }
}
