//! Forms: every field, and the same form refused.

use crate::forms::Returned;
use crate::lang::Lang;
use crate::locales::{Design, region_name};
use crate::ui::{
    Button, CheckboxField, Choice, ErrorSummary, Fieldset, FileField, Input, Kind, RadioField, ReturnedField, Section,
    SelectField, TextField, TextareaField, UploadForm,
};
use domain::refusal::{Code, Refusal};
use domain::regions::ExamRegion;
use leptos::context::Provider;
use leptos::prelude::*;

/// The section with all fields.
#[component]
pub(super) fn Forms() -> impl IntoView {
    let lang = Lang::current();
    let words = Design::of(lang);
    let regions =
        ExamRegion::ALL.map(|region| Choice::new(region.as_str(), region_name(region, lang))).into_iter().collect();
    let kinds = vec![
        Choice::new("place", words.f_kind_place).hint(words.f_kind_place_hint),
        Choice::new("room", words.f_kind_room).hint(words.f_kind_room_hint),
    ];
    view! {
        <Section id="fields" title=words.fields>
            <p>{words.fields_text}</p>
            <form class="form" method="get" action="/design">
                <TextField name="title" label=words.f_title hint=words.f_title_hint max_length=60 required=true/>
                <Fieldset legend=words.group row=true>
                    <TextField name="day" label=words.f_day input=Input::Date required=true/>
                    <TextField name="rooms" label=words.f_rooms input=Input::Number min="1" max="200" required=true/>
                </Fieldset>
                <TextField name="opens" label=words.f_opens input=Input::DateTime hint=words.f_opens_hint required=true/>
                <SelectField name="region" label=words.f_region choices=regions required=true/>
                <RadioField name="kind" label=words.f_kind choices=kinds value="place" required=true/>
                <CheckboxField name="pair" label=words.f_pair hint=words.f_pair_hint checked=true/>
                <TextareaField name="note" label=words.f_note rows=3/>
                <Button kind=Kind::Primary>{words.secondary}</Button>
            </form>
            <UploadForm action="/design".to_owned() lang=lang>
                <FileField name="roster" label=words.f_file accept=".xlsx,.xls,.csv" hint=words.f_file_hint required=true/>
                <Button>{words.f_upload}</Button>
            </UploadForm>
        </Section>
    }
}

/// The section with a refused form.
#[component]
pub(super) fn Wrong() -> impl IntoView {
    let words = Design::of(Lang::current());
    let returned = Returned {
        refusal: Refusal::of(Code::NumberMismatch, "number"),
        values: [("number".to_owned(), "5f1c0a".repeat(10))].into(),
    };
    view! {
        <Section id="wrong" title=words.wrong>
            <p>{words.wrong_text}</p>
            <Provider value=returned>
                <form class="form" method="get" action="/design">
                    <ErrorSummary fields=vec![ReturnedField::new("number", words.f_number)] quiet=true/>
                    <TextField name="number" label=words.f_number input=Input::Code required=true/>
                    <TextField name="code" label=words.f_code input=Input::OneTimeCode required=true/>
                    <TextField name="secret" label=words.f_password input=Input::Password autocomplete="current-password" required=true/>
                    <Button>{words.secondary}</Button>
                </form>
            </Provider>
        </Section>
    }
}
