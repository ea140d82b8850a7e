//! `/approvals/work`: what waits for the posts of a member of staff, narrowed down by the address; acceptance and delivery
//! of several cases at once.

use super::desk_functions::HandleThose;
use super::find::{find_fields, find_form};
use super::words::posts_called;
use crate::asking::asking;
use crate::forms;
use crate::lang::Lang;
use crate::locales::{
    Approvals, Cases, Cover, Desk, Evaluating, Opinions, case_state, colour_name, due_by, fill, part_sort,
    refusal_sentence, together_name,
};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Choice, Column, Crumb, DataTable, EmptyState, ErrorSummary, FilterForm, Input, KeyHelp, LinkButton,
    ListKeys, Load, PageHeading, Pager, Row, Section, SelectField, StatusTag, Tab, Tabs, TextField, Tone,
};
use crate::visit;
use chrono::NaiveDate;
use domain::approvals::case::{State, TogetherKind};
use domain::approvals::post::PostCode;
use domain::approvals::record::{CaseLine, Part, PostPile, WorkPage};
use domain::approvals::work::{DueBy, PartSort, WAITING, WorkFilter};
use domain::calendar::day_in_shanghai;
use domain::refusal::{Code, Refusal};
use domain::supervision::Colour;
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::approvals::WorkQuery;

/// Lines of a page.
const LINES: u64 = TogetherKind::MOST as u64;

/// The work list of staff.
#[component]
pub fn WorkListPage() -> impl IntoView {
    let asked = asking();
    let query = WorkQuery {
        post: visit::query("post").map(PostCode),
        filter: WorkFilter::read(visit::query),
        after: visit::query("after"),
    };
    let from = async move {
        let asking = asked?;
        let page = store::approvals::work_list(&asking.store, &asking.actor, &query, LINES, asking.now).await?;
        Ok((page, query, day_in_shanghai(asking.now)))
    };
    view! { <Load from=from show=|(page, query, today)| work(page, query, today)/> }
}

fn work(page: WorkPage, query: WorkQuery, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let no_post = page.posts.is_empty();
    let lists = (!no_post).then(|| {
        view! {
            <Tabs label=words.posts tabs=tabs(&page.posts, query.post.as_ref())/>
            {filter(&query.filter)}
        }
    });
    let cards = (!no_post).then(|| {
        let label = fill(Desk::of(lang).own_cards, &[&page.cards.to_string()]);
        view! { <LinkButton href="/supervision">{label}</LinkButton> }
    });
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Approvals::of(lang).title, "/approvals")]/>
        <PageHeading title=words.work lead=words.work_lead>
            {cards}
            <LinkButton href="/approvals/posts">{Cover::of(lang).title}</LinkButton>
            <LinkButton href="/approvals/opinions">{Opinions::of(lang).title}</LinkButton>
            <LinkButton href="/evaluation/low">{Evaluating::of(lang).low}</LinkButton>
        </PageHeading>
        <ErrorSummary fields=find_fields()/>
        {results()}
        {(!no_post).then(find_form)}
        {lists}
        {list(page, &query.filter, today)}
    }
}

fn tabs(posts: &[PostPile], shown: Option<&PostCode>) -> Vec<Tab> {
    let words = Cases::of(Lang::current());
    let called = posts_called();
    let href = |post: Option<&str>| visit::address_with(&[("post", post), ("after", None), ("done", None)]);
    let pile = |pile: &PostPile| Tab {
        label: fill(words.pile, &[&called(&pile.post), &counted(pile.waiting), &counted(pile.over)]),
        href: href(Some(&pile.post.0)),
        current: shown == Some(&pile.post),
    };
    let all = Tab { label: words.all_posts.to_owned(), href: href(None), current: shown.is_none() };
    [all].into_iter().chain(posts.iter().map(pile)).collect()
}

/// A count, with a sign where no more was counted.
fn counted(count: u64) -> String {
    if count > WorkPage::COUNTED { format!("{}+", WorkPage::COUNTED) } else { count.to_string() }
}

/// The filters, as the address has them.
fn filter(asked: &WorkFilter) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Desk::of(lang);
    let any = words.any;
    let states = WAITING.iter().map(|state| Choice::new(state.as_str(), case_state(*state, lang))).collect();
    let parts = PartSort::ALL.iter().map(|part| Choice::new(part.as_str(), part_sort(*part, lang))).collect();
    let days = DueBy::ALL.iter().map(|due| Choice::new(due.as_str(), due_by(*due, lang))).collect();
    let state = asked.state.map(|state| state.as_str().to_owned());
    let part = asked.part.map(|part| part.as_str().to_owned());
    let due = asked.due.map(|due| due.as_str().to_owned());
    let (item, number) = (asked.item.clone(), asked.number.clone());
    view! {
        <FilterForm keep=vec!["post"]>
            <TextField name="item" label=words.filter_item input=Input::Search value=item max_length=10/>
            <SelectField name="state" label=words.filter_state choices=states value=state empty=any/>
            <SelectField name="part" label=words.filter_part choices=parts value=part empty=any/>
            <SelectField name="due" label=words.filter_due choices=days value=due empty=any/>
            <TextField name="number" label=words.filter_number input=Input::Search value=number max_length=20/>
        </FilterForm>
    }
}

/// The lines, or why there are none.
fn list(page: WorkPage, asked: &WorkFilter, today: NaiveDate) -> AnyView {
    let lang = Lang::current();
    let (words, desk) = (Cases::of(lang), Desk::of(lang));
    if page.lines.is_empty() {
        let (title, hint) = match (page.posts.is_empty(), asked.is_any()) {
            (true, _) => (words.work_none, words.work_no_post),
            (false, true) => (desk.filtered_none, desk.filtered_none_hint),
            (false, false) => (words.work_none, words.work_none_hint),
        };
        return view! { <EmptyState title=title><p>{hint}</p></EmptyState> }.into_any();
    }
    let there = |kind: &&TogetherKind| page.lines.iter().any(|line| together(line) == Some(**kind));
    let buttons = TogetherKind::ALL.iter().filter(there).map(|kind| {
        let accepts = (*kind == TogetherKind::Accept).then_some("");
        view! {
            <button class="button" name="kind" value=kind.as_str() data-accept=accepts>{together_name(*kind, lang)}</button>
        }
    });
    let buttons: Vec<_> = buttons.collect();
    let accepts = page.lines.iter().any(|line| together(line) == Some(TogetherKind::Accept));
    let keys = accepts.then_some(("a", desk.key_accept)).into_iter().collect();
    let back = visit::address_with(&[("after", None), ("done", None)]);
    let foot = (!buttons.is_empty()).then(|| {
        view! {
            {not_picked()}
            <p>{desk.picked_hint}</p>
            <div class="actions">{buttons}</div>
        }
    });
    view! {
        <ListKeys>
            <ActionForm action={ServerAction::<HandleThose>::new()}>
                <input type="hidden" name="list" value=back/>
                {table(&page.lines, today, Pager { next: page.next.clone() }, true)}
                {foot}
            </ActionForm>
            <KeyHelp more=keys/>
        </ListKeys>
    }
    .into_any()
}

/// Why nothing was done, where the error summary leads to.
fn not_picked() -> impl IntoView {
    forms::error_of("picked").map(|refusal| {
        let id = forms::field_id("picked");
        view! { <p class="field-error" id=id tabindex="-1">{refusal_sentence(&refusal, Lang::current())}</p> }
    })
}

/// What became of several cases, by number, where some of them were not handled.
fn results() -> Option<impl IntoView> {
    let lang = Lang::current();
    let words = Desk::of(lang);
    let refusal = forms::returned()?.refusal;
    if refusal.code != Code::SomeNotHandled {
        return None;
    }
    let (mut done, mut left) = (Vec::new(), Vec::new());
    for pair in refusal.facts.get(2..).unwrap_or_default().chunks(2) {
        let [number, why] = pair else { continue };
        match serde_json::from_str::<Refusal>(why) {
            Ok(why) => left.push(view! { <li>{number.clone()}": "{refusal_sentence(&why, lang)}</li> }),
            Err(_) => done.push(view! { <li>{number.clone()}</li> }),
        }
    }
    let done = (!done.is_empty()).then(|| view! { <h3>{words.results_done}</h3><ul>{done}</ul> });
    Some(view! {
        <Section id="results" title=words.results>
            <h3>{words.results_left}</h3>
            <ul>{left}</ul>
            {done}
        </Section>
    })
}

/// What can be done to a line's case among others.
const fn together(line: &CaseLine) -> Option<TogetherKind> {
    match line.part {
        Some(Part::Acceptance) => Some(TogetherKind::Accept),
        Some(Part::Delivery) => Some(TogetherKind::Deliver),
        Some(Part::Correction | Part::Step(_)) | None => None,
    }
}

/// Lines of cases; with a box each where some can be picked.
pub(super) fn table(lines: &[CaseLine], today: NaiveDate, pager: Pager, keyed: bool) -> impl IntoView + use<> {
    let words = Cases::of(Lang::current());
    let columns = vec![
        Column::new(words.column_number),
        Column::new(words.column_item),
        Column::new(words.column_part),
        Column::new(words.column_due),
        Column::new(words.column_state),
    ];
    let rows = lines.iter().enumerate().map(|(place, line)| row(line, today, keyed.then_some(place))).collect();
    view! { <DataTable id="cases" caption=words.caption columns=columns rows=rows pager=pager/> }
}

fn row(line: &CaseLine, today: NaiveDate, place: Option<usize>) -> Row {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let part = match (&line.part, &line.part_name) {
        (Some(Part::Acceptance), _) => words.acceptance.to_owned(),
        (Some(Part::Correction), _) => part_sort(PartSort::Correction, lang).to_owned(),
        (Some(Part::Delivery), _) => words.delivery.to_owned(),
        (_, Some(name)) => named(name, lang),
        _ => String::new(),
    };
    let covers = line.covers.as_ref().map(|post| {
        let label = fill(Cover::of(lang).covers, &[&posts_called()(post)]);
        view! { " "<StatusTag tone=Tone::Info label=label/> }
    });
    // The day of a correction was the applicant's.
    let own = line.due.filter(|_| line.part != Some(Part::Correction));
    let late = own.and_then(|due| match due.cmp(&today) {
        std::cmp::Ordering::Less => Some((Tone::Bad, words.over)),
        std::cmp::Ordering::Equal => Some((Tone::Warning, words.today)),
        std::cmp::Ordering::Greater => line.near.then(|| (Tone::Warning, colour_name(Colour::Warning, lang))),
    });
    let due = line.due.map(|due| crate::clock::day(due, lang));
    let provisional = line.provisional.then(|| view! { " "<StatusTag tone=Tone::Plain label=words.due_provisional/> });
    let late = late.map(|(tone, label)| view! { " "<StatusTag tone=tone label=label/> });
    Row(vec![
        number(line, place).into_any(),
        named(&line.name, lang).into_any(),
        view! { {part}{covers} }.into_any(),
        view! { {due}{provisional}{late} }.into_any(),
        view! { <StatusTag tone=state_tone(line.state) label=case_state(line.state, lang)/> }.into_any(),
    ])
}

/// The link to a case; in a list with keys behind the box that picks it, or reached by the keys itself.
fn number(line: &CaseLine, place: Option<usize>) -> impl IntoView + use<> {
    let href = format!("/approvals/cases/{}", line.id);
    let Some(place) = place else { return view! { <a href=href>{line.number.clone()}</a> }.into_any() };
    let part = line.part.as_ref().map(Part::as_str).unwrap_or_default();
    let id = format!("open-{}-{}", line.id, part.trim_start_matches('@'));
    if together(line).is_none() {
        return view! { <a id=id.clone() href=href data-pick=id.clone()>{line.number.clone()}</a> }.into_any();
    }
    let name = format!("picked[{place}]");
    let value = format!("{}:{}", line.id, line.version);
    let ticked = forms::value_of(&name).as_ref() == Some(&value);
    let label = fill(Desk::of(Lang::current()).pick, &[&line.number]);
    view! {
        <span class="pick">
            <input type="checkbox" name=name value=value checked=ticked aria-label=label data-pick=id.clone()/>
            <a id=id href=href>{line.number.clone()}</a>
        </span>
    }
    .into_any()
}

/// How a state is meant.
pub(super) const fn state_tone(state: State) -> Tone {
    match state {
        State::Granted | State::Delivered => Tone::Good,
        State::Correcting | State::Suspended => Tone::Warning,
        State::Denied | State::RefusedNoAuthority | State::RefusedNotRequired => Tone::Bad,
        State::Submitted | State::Supplied | State::Review => Tone::Info,
        State::Withdrawn | State::Terminated => Tone::Plain,
    }
}
