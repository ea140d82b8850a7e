//! The form by which a flow is drawn: a group of fields for each step, and what adds, moves and takes away steps. It is a
//! plain form; where scripts run, [`FlowLive`] shows around it what was typed so far.

use super::flow_live::FlowLive;
use super::item_functions::EditItemFlow;
use super::meanwhile::{is_stale, seen_fields};
use super::rows::and_one_more;
use super::words::{posts_called, present_posts};
use crate::forms;
use crate::lang::Lang;
use crate::locales::{
    Approvals, FlowForms, ending_name, fill, persons_name, region_rule, risk_name, sort_name, stop_reason,
};
use crate::recruitment::named;
use crate::ui::{Button, Choice, Fieldset, Input, Kind, ReturnedField, Section, SelectField, TextField};
use checks::flows::{Page, called};
use domain::approvals::clock::StopReason;
use domain::approvals::flow::{
    Ending, Flow, NAMED, Persons, RegionRule, Risk, StepId, StepSort, TypedStep, TypedWay, typed_steps,
};
use domain::approvals::item::{FieldKind, Item};
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::approvals::ItemDraft;

/// What can be chosen in the fields of a step.
struct Offered {
    steps: Vec<Choice>,
    posts: Vec<Choice>,
    facts: Vec<Choice>,
}

impl Offered {
    fn of(item: &Item, lang: Lang) -> Self {
        let step = |id: &StepId| Choice::new(id.to_string(), step_label(&item.flow, id, lang));
        let (posts, called) = (present_posts(), posts_called());
        // A choice asks for a field of which the values are known, or one that says a word.
        let asks = |kind: &FieldKind| !matches!(kind, FieldKind::Text { .. });
        let facts = item.form.iter().filter(|field| asks(&field.kind));
        Self {
            steps: item.flow.steps.iter().map(|it| step(&it.id)).collect(),
            posts: posts.iter().map(|post| Choice::new(post.code.0.clone(), called(&post.code))).collect(),
            facts: facts.map(|field| Choice::new(field.id.clone(), named(&field.label, lang))).collect(),
        }
    }
}

/// A step as a choice names it.
fn step_label(flow: &Flow, id: &StepId, lang: Lang) -> String {
    let name = called(flow, id, lang.into());
    if name == id.as_str() { name } else { format!("{name} ({id})") }
}

/// What the names of the steps' fields begin with.
const STEPS: &str = "steps[";

/// The section with the form.
pub(super) fn flow_form(draft: &ItemDraft) -> impl IntoView + use<> {
    let lang = Lang::current();
    let item = &draft.item;
    let words = FlowForms::of(lang);
    let offered = Offered::of(item, lang);
    let flow = &item.flow;
    // Steps that were typed over another revision are not mixed with those of the present one.
    let steps: Vec<TypedStep> = match forms::returned().filter(|_| is_stale(draft, STEPS)) {
        Some(form) => typed_steps(&form.values.into_iter().collect::<Vec<_>>()),
        None => flow.steps.iter().map(TypedStep::of).collect(),
    };
    let groups: Vec<AnyView> = steps.iter().enumerate().map(|(at, step)| group(flow, at, step, &offered)).collect();
    let seen = seen_fields(draft, STEPS);
    let added = added(&offered);
    let code = item.code.to_string();
    let page = Page {
        item: item.clone(),
        posts: present_posts(),
        language: lang.into(),
        days: Approvals::of(lang).days.to_owned(),
    };
    let page = serde_json::to_string(&page).unwrap_or_default();
    view! {
        <Section id="flow" title=words.title>
            <p>{words.lead}</p>
            <FlowLive page=page lang=lang>
                <ActionForm action={ServerAction::<EditItemFlow>::new()} attr:class="form form-wide flow-form">
                    <input type="hidden" name="item" value=code/>
                    {seen}
                    // The first button is the one that Enter presses.
                    <div class="actions"><Button kind=Kind::Primary name="doing" value="">{words.save}</Button></div>
                    {groups}
                    {added}
                    <div class="actions"><Button name="doing" value="">{words.save}</Button></div>
                </ActionForm>
            </FlowLive>
        </Section>
    }
}

/// Every field of the form, for the summary of a refusal.
pub(super) fn flow_fields(flow: &Flow) -> Vec<ReturnedField> {
    let lang = Lang::current();
    let words = FlowForms::of(lang);
    let plain = [
        ("id", words.id),
        ("next", words.next),
        ("fact", words.fact),
        ("ending", words.ending),
        ("post", words.post),
        ("region", words.region),
        ("limit", words.limit),
        ("persons", words.persons),
        ("risk", words.risk),
        ("stops", words.stops),
        ("stopping", words.stopping),
    ];
    let mut fields = vec![ReturnedField::new("new_step", words.new_step), ReturnedField::new("new_sort", words.sort)];
    for (at, step) in flow.steps.iter().enumerate() {
        let name = called(flow, &step.id, lang.into());
        let mut add = |field: String, label: &str| fields.push(ReturnedField::new(field, format!("{name}: {label}")));
        plain.iter().for_each(|(field, label)| add(format!("steps[{at}][{field}]"), label));
        for named in 0..=TypedStep::of(step).may_stop.len() {
            add(format!("steps[{at}][may_stop][{named}]"), words.may_stop);
        }
        for way in 0..=TypedStep::of(step).ways.len() {
            add(format!("steps[{at}][ways][{way}][outcome]"), words.outcome);
            add(format!("steps[{at}][ways][{way}][next]"), words.leads_to);
        }
    }
    fields
}

/// The fields of a step.
fn group(flow: &Flow, at: usize, step: &TypedStep, offered: &Offered) -> AnyView {
    let lang = Lang::current();
    let words = FlowForms::of(lang);
    let field = move |name: &str| format!("steps[{at}][{name}]");
    let sort = StepSort::parse(&step.sort);
    let name = StepId::parse(&step.id).map(|id| called(flow, &id, lang.into())).unwrap_or_default();
    let sort_words = sort.map(|sort| sort_name(sort, lang)).unwrap_or_default();
    let legend = fill(words.step_is, &[&(at + 1).to_string(), &name, sort_words]);
    let own = sort.map(|sort| own_fields(sort, at, step, offered));
    let (id, sort) = (step.id.clone(), step.sort.clone());
    let button = |doing: &str, kind: Kind, label: &'static str| {
        let value = format!("{doing}:{}", step.id);
        view! { <Button kind=kind name="doing" value=value>{label}</Button> }
    };
    let buttons = (
        button("earlier", Kind::Quiet, words.earlier),
        button("later", Kind::Quiet, words.later),
        button("remove", Kind::Quiet, words.remove),
    );
    let (zh, en) = (step.zh.clone(), step.en.clone());
    view! {
        <Fieldset legend=legend>
            <input type="hidden" name=field("id") value=id/>
            <input type="hidden" name=field("sort") value=sort/>
            <div class="field-row">
                <TextField name=field("zh") label=words.name_zh value=zh required=true max_length=60/>
                <TextField name=field("en") label=words.name_en value=en required=true max_length=120/>
            </div>
            {own}
            <div class="actions">{buttons}</div>
        </Fieldset>
    }
    .into_any()
}

/// What a step of its sort has beside its name.
fn own_fields(sort: StepSort, at: usize, step: &TypedStep, offered: &Offered) -> AnyView {
    let words = FlowForms::of(Lang::current());
    let field = move |name: &str| format!("steps[{at}][{name}]");
    let leads = |label: &'static str| {
        let (choices, value) = (with(&offered.steps, &step.next), step.next.clone());
        view! { <SelectField name=field("next") label=label choices=choices value=value required=true/> }
    };
    match sort {
        StepSort::Start | StepSort::Join => leads(words.next).into_any(),
        StepSort::Task => task(at, step, offered).into_any(),
        StepSort::Choice => {
            let (choices, value) = (with(&offered.facts, &step.fact), step.fact.clone());
            view! {
                <SelectField name=field("fact") label=words.fact choices=choices value=value/>
                {ways(at, &step.ways, offered, words.value)}
                {leads(words.otherwise)}
            }
            .into_any()
        }
        StepSort::Fork => several(&format!("steps[{at}][branches]"), words.branch, &step.branches, &offered.steps),
        StepSort::End => {
            let lang = Lang::current();
            let choices = Ending::ALL.iter().map(|it| Choice::new(it.as_str(), ending_name(*it, lang))).collect();
            let value = step.ending.clone();
            view! { <SelectField name=field("ending") label=words.ending choices=choices value=value required=true/> }
                .into_any()
        }
    }
}

/// What a post does.
fn task(at: usize, step: &TypedStep, offered: &Offered) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = FlowForms::of(lang);
    let field = move |name: &str| format!("steps[{at}][{name}]");
    let regions = RegionRule::ALL.iter().map(|it| Choice::new(it.as_str(), region_rule(*it, lang))).collect();
    let persons = Persons::ALL.iter().map(|it| Choice::new(it.as_str(), persons_name(*it, lang))).collect();
    let risks = Risk::ALL.iter().map(|it| Choice::new(it.as_str(), risk_name(*it, lang))).collect();
    let stops: Vec<Choice> =
        StopReason::ALL.iter().map(|it| Choice::new(it.as_str(), stop_reason(*it, lang))).collect();
    let may_stop = several(&format!("steps[{at}][may_stop]"), words.may_stop, &step.may_stop, &stops);
    let stopping = vec![Choice::new(NAMED, words.stopping_named)];
    let named = step.stopping.clone();
    let posts = with(&offered.posts, &step.post);
    let cover = several(&format!("steps[{at}][cover]"), words.cover, &step.cover, &offered.posts);
    let decisions = ways(at, &step.ways, offered, words.outcome);
    let TypedStep { post, region, limit, persons: many, risk, stops: reason, .. } = step.clone();
    view! {
        <div class="field-row">
            <SelectField name=field("post") label=words.post choices=posts value=post empty=words.nobody/>
            <SelectField name=field("region") label=words.region choices=regions value=region required=true/>
            <TextField
                name=field("limit") label=words.limit value=limit input=Input::Number min="0" max="999" required=true
            />
            <SelectField name=field("persons") label=words.persons choices=persons value=many required=true/>
            <SelectField name=field("risk") label=words.risk choices=risks value=risk required=true/>
            <SelectField name=field("stops") label=words.stops choices=stops value=reason empty=words.runs/>
        </div>
        <SelectField
            name=field("stopping") label=words.stopping choices=stopping value=named empty=words.stopping_law
        />
        {may_stop}
        {cover}
        {decisions}
    }
}

/// The decisions of a task or the values of a choice, and one more that is still empty.
fn ways(at: usize, ways: &[TypedWay], offered: &Offered, label: &'static str) -> AnyView {
    let words = FlowForms::of(Lang::current());
    let rows = and_one_more(ways).map(|(number, way)| {
        let field = move |name: &str| format!("steps[{at}][ways][{number}][{name}]");
        let choices = with(&offered.steps, &way.next);
        let TypedWay { outcome, zh, en, next } = way;
        view! {
            <div class="field-row flow-way-fields">
                <TextField name=field("outcome") label=label value=outcome max_length=60/>
                <TextField name=field("zh") label=words.name_zh value=zh max_length=60/>
                <TextField name=field("en") label=words.name_en value=en max_length=120/>
                <SelectField name=field("next") label=words.leads_to choices=choices value=next/>
            </div>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    view! { <Fieldset legend=words.ways><p class="field-hint">{words.ways_hint}</p>{rows}</Fieldset> }.into_any()
}

/// Several of one list, and one more that is still empty.
fn several(group: &str, label: &'static str, values: &[String], offered: &[Choice]) -> AnyView {
    let rows = and_one_more(values).map(|(number, value)| {
        let name = format!("{group}[{number}]");
        let choices = with(offered, &value);
        let empty = FlowForms::of(Lang::current()).none;
        view! { <SelectField name=name label=label choices=choices value=value empty=empty/> }.into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    view! { <div class="field-row">{rows}</div> }.into_any()
}

/// The choices, with the present one among them also where it is none of them: it is shown, and the checker names it.
fn with(choices: &[Choice], present: &str) -> Vec<Choice> {
    let mut all = choices.to_vec();
    if !present.is_empty() && choices.iter().all(|choice| choice.value != present) {
        all.push(Choice::new(present, fill(FlowForms::of(Lang::current()).unknown, &[present])));
    }
    all
}

/// A new step.
fn added(offered: &Offered) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = FlowForms::of(lang);
    let sorts = StepSort::ALL.iter().map(|sort| Choice::new(sort.as_str(), sort_name(*sort, lang))).collect();
    let steps = offered.steps.clone();
    view! {
        <Fieldset legend=words.new_title>
            <div class="field-row">
                <TextField name="new_step" label=words.new_step hint=words.new_step_hint max_length=60/>
                <SelectField name="new_sort" label=words.sort choices=sorts/>
                <SelectField name="new_after" label=words.new_after choices=steps empty=words.first/>
            </div>
            <div class="actions"><Button name="doing" value="add">{words.add}</Button></div>
        </Fieldset>
    }
}
