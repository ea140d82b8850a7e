//! `/recruitment/{id}/refunds`: what is due back of the payments of a recruitment, proposed by one person and ordered by
//! another, and what has become of it.

use super::refund_functions::{DecideRefunds, ProposeRefunds};
use crate::asking::asking;
use crate::forms;
use crate::lang::Lang;
use crate::locales::{Recruitment, Refunds, fill, refund_because, refund_state};
use crate::recruitment::words::asked_recruitment;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, EmptyState, ErrorSummary, Layout, Load, Moment, PageHeading, ReturnedField,
    Row, Section, StatusTag, Tone,
};
use domain::applications::{RefundLine, RefundState, yuan};
use domain::ids::RecruitmentId;
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::applications::RefundPage;

/// The refunds.
#[component]
pub fn RefundsPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move {
        let asking = asked?;
        let id = id?;
        Ok((id, store::applications::refunds(&asking.store, &asking.actor, id, asking.now).await?))
    };
    view! { <Load from=from show=|(id, page)| shown(id, page)/> }
}

fn shown(id: RecruitmentId, page: RefundPage) -> impl IntoView {
    let lang = Lang::current();
    let words = Refunds::of(lang);
    let trail = vec![
        Crumb::new(Recruitment::of(lang).title, "/recruitment"),
        Crumb::new(page.title.clone(), format!("/recruitment/{id}")),
    ];
    let (waiting, handled): (Vec<_>, Vec<_>) = page.handled.into_iter().partition(|line| line.decides);
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.title lead=words.lead/>
        <ErrorSummary fields=vec![ReturnedField::new("picked", words.column_pick)]/>
        {decide(id, waiting)}
        {due(id, page.due, page.more)}
        {others(handled)}
    }
}

/// What waits for the asker, who did not propose it.
fn decide(id: RecruitmentId, lines: Vec<RefundLine>) -> Option<impl IntoView> {
    let words = Refunds::of(Lang::current());
    (!lines.is_empty()).then(|| {
        view! {
            <Section id="decide" title=words.decide>
                <p>{words.decide_lead}</p>
                <ActionForm action={ServerAction::<DecideRefunds>::new()}>
                    <input type="hidden" name="recruitment" value=id.to_string()/>
                    {table("waiting", words.decide, lines, true)}
                    <div class="actions">
                        <button class="button button-primary" name="agreed" value="true">{words.order}</button>
                        <button class="button" name="agreed" value="false">{words.decline}</button>
                    </div>
                </ActionForm>
            </Section>
        }
    })
}

/// What is due, and nobody has proposed yet.
fn due(id: RecruitmentId, lines: Vec<RefundLine>, more: bool) -> impl IntoView {
    let words = Refunds::of(Lang::current());
    if lines.is_empty() {
        return view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any();
    }
    view! {
        <Section id="due" title=words.due>
            <p>{words.due_lead}</p>
            {more.then(|| view! { <p>{words.more}</p> })}
            <ActionForm action={ServerAction::<ProposeRefunds>::new()}>
                <input type="hidden" name="recruitment" value=id.to_string()/>
                {table("due-lines", words.due, lines, true)}
                <div class="actions"><button class="button button-primary">{words.propose}</button></div>
            </ActionForm>
        </Section>
    }
    .into_any()
}

fn others(lines: Vec<RefundLine>) -> Option<impl IntoView> {
    let words = Refunds::of(Lang::current());
    (!lines.is_empty()).then(|| {
        view! { <Section id="handled" title=words.handled>{table("handled-lines", words.handled, lines, false)}</Section> }
    })
}

fn table(id: &'static str, caption: &'static str, lines: Vec<RefundLine>, picks: bool) -> impl IntoView {
    let lang = Lang::current();
    let words = Refunds::of(lang);
    let mut columns = vec![
        Column::new(words.column_reference),
        Column::new(words.column_position),
        Column::number(words.column_amount),
        Column::new(words.column_because),
        Column::new(words.column_paid),
        Column::new(words.column_state),
    ];
    if picks {
        columns.insert(0, Column::new(words.column_pick));
    }
    let row = |(place, line): (usize, RefundLine)| {
        let state = line.state.map_or_else(
            || view! { <StatusTag tone=Tone::Warning label=words.not_proposed/> },
            |state| view! { <StatusTag tone=tone(state) label=refund_state(state, lang)/> },
        );
        let mut cells = vec![
            view! { <code>{line.order.reference.clone()}</code> }.into_any(),
            view! { <code>{line.position.clone()}</code> }.into_any(),
            yuan(line.order.cents).into_any(),
            refund_because(line.because, lang).into_any(),
            view! { <Moment at=line.paid_at/> }.into_any(),
            view! { {state} {waiting(line.asked)} }.into_any(),
        ];
        if picks {
            cells.insert(0, pick(place, &line).into_any());
        }
        Row(cells)
    };
    let rows = lines.into_iter().enumerate().map(row).collect();
    view! { <DataTable id=id caption=caption columns=columns rows=rows layout=Layout::Plain/> }
}

/// How often the provider was asked and has not answered yet.
fn waiting(asked: u32) -> Option<impl IntoView> {
    let words = Refunds::of(Lang::current());
    (asked > 0).then(|| view! { <div class="field-hint">{fill(words.asked, &[&asked.to_string()])}</div> })
}

/// The checkbox of one payment, ticked at first: whoever leaves one out takes its tick away.
fn pick(place: usize, line: &RefundLine) -> impl IntoView + use<> {
    let words = Refunds::of(Lang::current());
    let name = format!("picked[{place}]");
    let value = format!("{}:{}", line.order.application, line.order.reference);
    let ticked = match forms::returned() {
        Some(form) => form.values.get(&name) == Some(&value),
        None => true,
    };
    let label = fill(words.pick, &[&line.order.reference]);
    view! { <input type="checkbox" name=name value=value checked=ticked aria-label=label/> }
}

/// How a refund's state is marked.
pub(super) const fn tone(state: RefundState) -> Tone {
    match state {
        RefundState::Proposed | RefundState::Ordered => Tone::Info,
        RefundState::Refunded => Tone::Good,
        RefundState::Failed => Tone::Bad,
        RefundState::Declined => Tone::Plain,
    }
}
