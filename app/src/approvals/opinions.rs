//! `/approvals/opinions`: the opinions that a member of the staff keeps to insert, and those shared for an item.

use super::desk_functions::{DropOpinion, KeepOpinion, ShareOpinion, UnshareOpinion};
use crate::asking::{Asking, asking};
use crate::lang::Lang;
use crate::locales::{Approvals, Cases, Opinions};
use crate::recruitment::named;
use crate::refused::Refused;
use crate::ui::{
    Breadcrumbs, Button, Choice, Crumb, EmptyState, ErrorSummary, FilterForm, Kind, Load, PageHeading, ReturnedField,
    Section, SelectField, TextareaField,
};
use crate::visit;
use domain::approvals::item::{Item, ItemCode};
use domain::approvals::opinions::{OPINION_MOST, Opinion};
use domain::permissions::{Action, Target, may};
use domain::regions::ExamRegion;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The opinions shared for an item, as the page shows them.
struct Shared {
    /// The items that there are, by code, with what they are called.
    items: Vec<Choice>,
    /// The item that the address names.
    item: Option<ItemCode>,
    opinions: Vec<Opinion>,
    keeps: bool,
}

/// The page.
#[component]
pub fn OpinionsPage() -> impl IntoView {
    let asked = asking();
    let item = visit::query("item").and_then(|code| ItemCode::parse(&code).ok());
    let lang = Lang::current();
    let from = async move {
        let asking = asked?;
        let own = store::approvals::own_opinions(&asking.store, &asking.actor).await?;
        Ok((own, shared(&asking, item, lang).await?))
    };
    view! { <Load from=from show=|(own, shared)| shown(own, shared)/> }
}

async fn shared(asking: &Asking, item: Option<ItemCode>, lang: Lang) -> Result<Shared, Refused> {
    let catalogue = store::approvals::catalogue(&asking.store).await?;
    let of = |item: &Item| Choice::new(item.code.to_string(), format!("{} {}", item.code, named(&item.name, lang)));
    let items = catalogue.present().map(of).collect();
    let opinions = match &item {
        Some(item) => store::approvals::shared_opinions(&asking.store, &asking.actor, item).await?,
        None => Vec::new(),
    };
    let keeps = may(&asking.actor, Action::KeepItems, Target::Region(ExamRegion::Provincial)).is_ok();
    Ok(Shared { items, item, opinions, keeps })
}

fn shown(own: Vec<Opinion>, shared: Shared) -> impl IntoView {
    let lang = Lang::current();
    let words = Opinions::of(lang);
    let trail =
        vec![Crumb::new(Approvals::of(lang).title, "/approvals"), Crumb::new(Cases::of(lang).work, "/approvals/work")];
    let list = if own.is_empty() {
        view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any()
    } else {
        let line = |one: Opinion| {
            view! {
                <li>
                    <span class="as-typed">{one.words}</span>
                    <ActionForm action={ServerAction::<DropOpinion>::new()}>
                        <input type="hidden" name="id" value=one.id.to_string()/>
                        <Button kind=Kind::Secondary>{words.remove}</Button>
                    </ActionForm>
                </li>
            }
        };
        view! { <ul class="opinions">{own.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.title lead=words.lead/>
        <ErrorSummary fields=vec![ReturnedField::new("words", words.words), ReturnedField::new("shared_words", words.words)]/>
        <Section id="own" title=words.own>
            {list}
            <ActionForm action={ServerAction::<KeepOpinion>::new()} attr:class="form">
                {field("words")}
                <Button kind=Kind::Primary>{words.keep}</Button>
            </ActionForm>
        </Section>
        {of_item(shared)}
    }
}

fn field(name: &'static str) -> impl IntoView {
    let words = Opinions::of(Lang::current());
    let most = u32::try_from(OPINION_MOST).unwrap_or(u32::MAX);
    view! { <TextareaField name=name label=words.words hint=words.words_hint rows=2 required=true max_length=most/> }
}

/// What is shared for the item that was chosen.
fn of_item(shared: Shared) -> impl IntoView {
    let words = Opinions::of(Lang::current());
    let Shared { items, item, opinions, keeps } = shared;
    let chosen = item.as_ref().map(ToString::to_string);
    let none = (item.is_some() && opinions.is_empty()).then(|| view! { <p>{words.shared_none}</p> });
    let line = |one: Opinion| {
        let remove = keeps.then(|| {
            view! {
                <ActionForm action={ServerAction::<UnshareOpinion>::new()}>
                    <input type="hidden" name="id" value=one.id.to_string()/>
                    <Button kind=Kind::Danger>{words.remove}</Button>
                </ActionForm>
            }
        });
        view! { <li><span class="as-typed">{one.words}</span>{remove}</li> }
    };
    let list = (!opinions.is_empty())
        .then(|| view! { <ul class="opinions">{opinions.into_iter().map(line).collect_view()}</ul> });
    let share = item.filter(|_| keeps).map(|item| {
        view! {
            <ActionForm action={ServerAction::<ShareOpinion>::new()} attr:class="form">
                <input type="hidden" name="item" value=item.to_string()/>
                {field("shared_words")}
                <Button kind=Kind::Secondary>{words.share}</Button>
            </ActionForm>
        }
    });
    view! {
        <Section id="shared" title=words.shared>
            <p>{words.shared_lead}</p>
            <FilterForm keep=Vec::new()>
                <SelectField name="item" label=words.item choices=items value=chosen/>
            </FilterForm>
            {none}
            {list}
            {share}
        </Section>
    }
}
