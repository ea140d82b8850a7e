//! What an item says once: its names, its fee and quantity, its time limits, its options.

use super::item_text::{TEXT, name_of};
use crate::lang::Lang;
use crate::locales::{ItemForms, level_name, silent_name};
use crate::ui::{CheckboxField, Choice, Fieldset, Input, SelectField, TextField, TextareaField};
use domain::approvals::item::{Level, Silent, TypedCited, TypedItem};
use leptos::prelude::*;

/// A box of the form; `typed` is `true` where it is ticked.
pub(super) fn tick(name: String, label: &'static str, typed: &str) -> AnyView {
    view! { <CheckboxField name=name label=label checked={typed == "true"} within=TEXT/> }.into_any()
}

/// The two texts of something that is said in both languages, in several lines; `names` are those of their fields.
pub(super) fn both(names: [String; 2], labels: [&'static str; 2], typed: [&str; 2]) -> AnyView {
    let [zh, en] = typed.map(str::to_owned);
    let [name_zh, name_en] = names;
    view! {
        <div class="field-row item-both">
            <TextareaField name=name_zh label=labels[0] value=zh rows=2 max_length=1000/>
            <TextareaField name=name_en label=labels[1] value=en rows=2 max_length=2000/>
        </div>
    }
    .into_any()
}

/// The fields of a text of law whose names begin with `group`.
pub(super) fn cited(group: &str, typed: &TypedCited) -> AnyView {
    let words = ItemForms::of(Lang::current());
    let field = |part: &str| format!("{group}[{part}]");
    let TypedCited { law, article, .. } = typed.clone();
    let says = both([field("zh"), field("en")], [words.says_zh, words.says_en], [&typed.zh, &typed.en]);
    view! {
        <div class="field-row item-cited">
            <TextField name=field("law") label=words.law hint=words.law_hint value=law max_length=200/>
            <TextField name=field("article") label=words.article hint=words.article_hint value=article max_length=40/>
        </div>
        {says}
    }
    .into_any()
}

/// Name, agency and level.
pub(super) fn general(typed: &TypedItem) -> AnyView {
    let lang = Lang::current();
    let words = ItemForms::of(lang);
    let TypedItem { zh, en, agency_zh, agency_en, level, .. } = typed.clone();
    let levels = Level::ALL.iter().map(|it| Choice::new(it.as_str(), level_name(*it, lang))).collect();
    view! {
        <Fieldset legend=words.general>
            <div class="field-row item-both">
                <TextField name=name_of("zh") label=words.name_zh value=zh required=true max_length=200/>
                <TextField name=name_of("en") label=words.name_en value=en required=true max_length=400/>
                <TextField name=name_of("agency_zh") label=words.agency_zh value=agency_zh required=true max_length=200/>
                <TextField name=name_of("agency_en") label=words.agency_en value=agency_en required=true max_length=400/>
            </div>
            <SelectField name=name_of("level") label=words.level choices=levels value=level required=true/>
        </Fieldset>
    }
    .into_any()
}

/// Fee and quantity.
pub(super) fn charges(typed: &TypedItem) -> AnyView {
    let words = ItemForms::of(Lang::current());
    let basis = cited(&name_of("fee_basis"), &typed.fee_basis);
    let TypedItem { fee, count, document, .. } = typed.clone();
    view! {
        <Fieldset legend=words.charges>
            <div class="field-row">
                <TextField name=name_of("fee") label=words.fee hint=words.fee_hint value=fee input=Input::Decimal/>
                <TextField
                    name=name_of("count") label=words.count hint=words.count_hint value=count input=Input::Number min="0"
                />
                <TextField name=name_of("document") label=words.document value=document max_length=200/>
            </div>
        </Fieldset>
        <Fieldset legend=words.fee_basis>{basis}</Fieldset>
    }
    .into_any()
}

/// Time limits.
pub(super) fn times(typed: &TypedItem) -> AnyView {
    let words = ItemForms::of(Lang::current());
    let basis = cited(&name_of("statutory_basis"), &typed.statutory_basis);
    let TypedItem { statutory, promised, .. } = typed.clone();
    view! {
        <Fieldset legend=words.times>
            <div class="field-row">
                <TextField
                    name=name_of("statutory") label=words.statutory value=statutory input=Input::Number min="0"
                    max="65535" required=true
                />
                <TextField
                    name=name_of("promised") label=words.promised value=promised input=Input::Number min="0" max="65535"
                    required=true
                />
            </div>
        </Fieldset>
        <Fieldset legend=words.statutory_basis><p class="field-hint">{words.statutory_basis_hint}</p>{basis}</Fieldset>
    }
    .into_any()
}

/// What the item opts for.
pub(super) fn options(typed: &TypedItem) -> AnyView {
    let lang = Lang::current();
    let words = ItemForms::of(lang);
    let boxes = vec![
        tick(name_of("joint"), words.joint, &typed.joint),
        tick(name_of("safety"), words.safety, &typed.safety),
        tick(name_of("renewable"), words.renewable, &typed.renewable),
        tick(name_of("two_person"), words.two_person, &typed.two_person),
    ];
    let silent: Vec<Choice> = Silent::ALL.iter().map(|it| Choice::new(it.as_str(), silent_name(*it, lang))).collect();
    let TypedItem { silent: consent, silent_months, .. } = typed.clone();
    view! {
        <Fieldset legend=words.options>
            <div class="field-row item-boxes">{boxes}</div>
            <div class="field-row">
                <SelectField
                    name=name_of("silent") label=words.silent choices=silent value=consent empty=words.silent_none
                />
                <TextField
                    name=name_of("silent_months") label=words.silent_months hint=words.silent_months_hint
                    value=silent_months input=Input::Number min="0" max="65535"
                />
            </div>
        </Fieldset>
    }
    .into_any()
}
