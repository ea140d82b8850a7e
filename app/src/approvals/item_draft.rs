//! `/approvals/{code}/draft`: the next version of an item, what the checker finds in it, and what can be done with it.

use super::flow_form::{flow_fields, flow_form};
use super::item::{FlowShown, gone};
use super::item_functions::{DiscardItemDraft, EndItem, PublishItemDraft, SaveItemDraft};
use super::item_text::{text_fields, text_form};
use super::meanwhile::seen_fields;
use crate::asking::asking;
use crate::forms;
use crate::lang::Lang;
use crate::locales::{Approvals, FlowForms, ItemForms, Items, end_name, fill, level_name};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, ErrorSummary, FileField, Input, Kind, LinkButton, Load, Moment, Notice,
    PageHeading, RadioField, ReturnedField, Section, SelectField, TextField, TextareaField, Tone, UploadForm,
};
use checks::findings::fault_sentence;
use checks::flows::called;
use domain::approvals::flow::{Flow, StepId};
use domain::approvals::item::{End, Item, ItemCode, ItemFault, ItemStatus, Level};
use domain::refusal::Code;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::approvals::ItemDraft;

/// The draft.
#[component]
pub fn ItemDraftPage() -> impl IntoView {
    let asked = asking();
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let from = async move {
        let asking = asked?;
        let code = ItemCode::parse(&code).map_err(|_| Code::NotFound)?;
        Ok(store::approvals::next_item(&asking.store, &asking.actor, &code).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(draft: ItemDraft) -> impl IntoView {
    let lang = Lang::current();
    let words = Items::of(lang);
    let item = &draft.item;
    let name = if item.name.zh.is_empty() { item.code.to_string() } else { named(&item.name, lang) };
    let title = fill(words.draft_title, &[&name, &item.version.to_string()]);
    let mut trail = vec![Crumb::new(Approvals::of(lang).title, "/approvals")];
    if item.version > 1 {
        trail.push(Crumb::new(name, format!("/approvals/{}", item.code)));
    }
    let open = draft.saved_at.is_some();
    let (texts, rest) = match (open, &item.status) {
        // The draft by which the item ends: its text is nobody's to change.
        (true, ItemStatus::Cut { .. } | ItemStatus::Delegated { .. }) => {
            let status = gone(&item.status);
            (None, view! { <Notice tone=Tone::Warning><p>{words.ending_draft}</p></Notice> {status} }.into_any())
        }
        (_, status) => {
            let end = (!open && *status == ItemStatus::InForce).then(|| ending(item));
            let forms = (flow_form(&draft), importing(item, draft.revision));
            (Some(text_form(&draft)), (forms, end, editing(&draft)).into_any())
        }
    };
    let fields = returned_fields(&draft);
    let (state, publication) = (state(&draft), open.then(|| publication(&draft)));
    let flow = draft.item.flow;
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=title lead=words.draft_lead/>
        <ErrorSummary fields=fields/>
        {state}
        {publication}
        {texts}
        <FlowShown flow=flow/>
        {rest}
    }
}

fn returned_fields(draft: &ItemDraft) -> Vec<ReturnedField> {
    let words = Items::of(Lang::current());
    let fields = [
        ("file", FlowForms::of(Lang::current()).file),
        ("document", words.document),
        ("end", words.end_how),
        ("on", words.end_on),
        ("to", words.end_to),
        ("reason_zh", words.end_reason_zh),
        ("reason_en", words.end_reason_en),
        ("basis", words.end_basis),
    ];
    let own = fields.map(|(name, label)| ReturnedField::new(name, label));
    own.into_iter().chain(flow_fields(&draft.item.flow)).chain(text_fields(draft)).collect()
}

/// How often it was saved, and what is wrong with it.
fn state(draft: &ItemDraft) -> AnyView {
    let words = Items::of(Lang::current());
    let Some(at) = draft.saved_at else {
        return view! { <Notice tone=Tone::Info><p>{words.no_draft}</p></Notice> }.into_any();
    };
    let saved = fill(words.saved_times, &[&draft.revision.to_string()]);
    let findings = findings(&draft.faults, &draft.item.flow);
    view! { <p>{saved}<Moment at=at/></p> {findings} }.into_any()
}

/// What the checker found, each with the place it concerns.
fn findings(faults: &[ItemFault], flow: &Flow) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Items::of(lang);
    let called = |id: &StepId| called(flow, id, lang.into());
    let lines = faults.iter().map(|fault| view! { <li>{fault_sentence(fault, &called, lang.into())}</li> });
    let lines = lines.collect_view();
    let body = if faults.is_empty() {
        view! { <Notice tone=Tone::Good><p>{words.findings_none}</p></Notice> }.into_any()
    } else {
        let many = fill(words.findings_some, &[&faults.len().to_string()]);
        view! { <Notice tone=Tone::Warning title=many><ul>{lines.into_any()}</ul></Notice> }.into_any()
    };
    view! { <Section id="findings" title=words.findings>{body}</Section> }
}

/// A flow out of a file, and into one.
fn importing(item: &Item, seen: u64) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = FlowForms::of(lang);
    let (action, seen) = (format!("/approvals/{}/draft/flow", item.code), seen.to_string());
    let export = (item.version > 1).then(|| {
        let href = format!("/approvals/{}/flow.bpmn", item.code);
        view! { <LinkButton href=href download=true>{words.file_export}</LinkButton> }
    });
    view! {
        <Section id="file" title=words.file>
            <p>{words.file_lead}</p>
            <UploadForm action=action lang=lang>
                <input type="hidden" name="seen" value=seen/>
                <FileField name="file" label=words.file hint=words.file_hint accept=".bpmn,.xml" required=true/>
                <Button>{words.file_import}</Button>
            </UploadForm>
            <div class="actions">{export}</div>
        </Section>
    }
}

/// The whole item as text, for those who move items between systems; folded unless it came back.
fn editing(draft: &ItemDraft) -> impl IntoView + use<> {
    const FIELD: &str = "document";
    let lang = Lang::current();
    let (words, whole) = (Items::of(lang), ItemForms::of(lang));
    let open = forms::returned().is_some_and(|form| form.has(FIELD));
    let text = serde_json::to_string_pretty(&draft.item).unwrap_or_default();
    let code = draft.item.code.to_string();
    let seen = seen_fields(draft, FIELD);
    view! {
        <Section id="edit" title=whole.whole>
            <p>{whole.whole_lead}</p>
            <details class="more" open=open>
                <summary>{whole.whole_show}</summary>
                <ActionForm action={ServerAction::<SaveItemDraft>::new()} attr:class="form form-wide">
                    <input type="hidden" name="item" value=code/>
                    {seen}
                    <TextareaField
                        name=FIELD label=words.document hint=words.document_hint value=text required=true rows=24
                    />
                    <Button kind=Kind::Primary>{words.save}</Button>
                </ActionForm>
            </details>
        </Section>
    }
}

/// Publishing it, or giving it up.
fn publication(draft: &ItemDraft) -> impl IntoView + use<> {
    let words = Items::of(Lang::current());
    let hidden = || {
        let (code, seen) = (draft.item.code.to_string(), draft.revision.to_string());
        view! { <input type="hidden" name="item" value=code/> <input type="hidden" name="seen" value=seen/> }
    };
    let publish = match (draft.own, draft.faults.is_empty()) {
        (_, false) => view! { <p>{words.publish_faulty}</p> }.into_any(),
        (true, true) => view! { <p>{words.publish_own}</p> }.into_any(),
        (false, true) => {
            let hidden = hidden();
            view! {
                <p>{words.publish_lead}</p>
                <ActionForm action={ServerAction::<PublishItemDraft>::new()}>
                    {hidden}
                    <Button kind=Kind::Primary>{words.publish}</Button>
                </ActionForm>
            }
            .into_any()
        }
    };
    let given_up = hidden().into_any();
    view! {
        <Section id="publication" title=words.publication>
            {publish}
            <ActionForm action={ServerAction::<DiscardItemDraft>::new()}>
                {given_up}
                <Button kind=Kind::Danger>{words.discard}</Button>
            </ActionForm>
        </Section>
    }
}

/// Ending an item in force.
fn ending(item: &Item) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Items::of(lang);
    let code = item.code.to_string();
    let ends = End::ALL.iter().map(|end| Choice::new(end.as_str(), end_name(*end, lang))).collect();
    let levels = Level::ALL.iter().map(|level| Choice::new(level.as_str(), level_name(*level, lang))).collect();
    view! {
        <Section id="ending" title=words.ending>
            <p>{words.ending_lead}</p>
            <ActionForm action={ServerAction::<EndItem>::new()} attr:class="form">
                <input type="hidden" name="item" value=code/>
                <RadioField name="end" label=words.end_how choices=ends required=true/>
                <TextField name="on" label=words.end_on input=Input::Date required=true/>
                <SelectField name="to" label=words.end_to choices=levels/>
                <TextareaField name="reason_zh" label=words.end_reason_zh required=true rows=2 max_length=400/>
                <TextareaField name="reason_en" label=words.end_reason_en required=true rows=2 max_length=400/>
                <TextField name="basis" label=words.end_basis required=true max_length=200/>
                <Button kind=Kind::Danger>{words.end_propose}</Button>
            </ActionForm>
        </Section>
    }
}
