//! `/applications/{id}`: one application from registration to its final outcome, on one page.

use super::attachments::{Attachments, Change};
use super::bonus;
use super::decision::Decision;
use super::functions::{DeclineHire, GiveUpCall, ReopenApplication, WithdrawApplication};
use super::milestones::Milestones;
use super::next::Next;
use super::outcome::OutcomeSection;
use super::words::{asked_application, state_tone};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{
    Applications, Refunds, application_state, degree_name, education_name, fill, payment_outcome, political_name,
    refund_because, refund_state,
};
use crate::ui::{
    Breadcrumbs, Button, CheckboxField, Crumb, ErrorSummary, Facts, Kind, LinkButton, Load, Moment, PageHeading,
    ReturnedField, Section, StatusTag, Tone, fact,
};
use chrono::{DateTime, Utc};
use domain::applications::{
    ApplicationState, ApplicationStep, OwnApplication, OwnRefund, Paid, RefundState, Typed, yuan,
};
use domain::recruitment::position::{Degree, Education, PoliticalStatus};
use domain::recruitment::{Points, RecruitmentState};
use domain::selection::Standing;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// One application.
#[component]
pub fn ApplicationPage() -> impl IntoView {
    let asked = asking();
    let id = asked_application();
    let from = async move {
        let asking = asked?;
        Ok(store::applications::own_application(&asking.store, &asking.actor, id?, asking.now).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(own: OwnApplication) -> impl IntoView {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let line = own.line.clone();
    let id = line.id;
    let fields = [
        ("grounds", words.grounds),
        ("kind", words.attachment_kind),
        ("file", words.attachment_file),
        ("sure", if own.declines { words.decline } else { words.give_up }),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    let answers = own.steps.contains(&ApplicationStep::Appeal);
    let change = if answers { Change::Answer } else { Change::Nothing };
    let withdraw = own.steps.contains(&ApplicationStep::Withdraw).then(|| {
        view! {
            <Section id="withdraw" title=words.withdraw>
                <p>{words.withdraw_lead}</p>
                <ActionForm action={ServerAction::<WithdrawApplication>::new()}>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <Button kind=Kind::Danger>{words.withdraw_button}</Button>
                </ActionForm>
            </Section>
        }
    });
    let give_up = own.gives_up.then(|| {
        view! {
            <Section id="give-up" title=words.give_up>
                <p>{words.give_up_lead}</p>
                <ActionForm action={ServerAction::<GiveUpCall>::new()} attr:class="form">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <CheckboxField name="sure" label=words.give_up_sure value="yes" required=true/>
                    <Button kind=Kind::Danger>{words.give_up}</Button>
                </ActionForm>
            </Section>
        }
    });
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/applications")]/>
        <PageHeading title=line.position.title lead=line.recruitment.title>
            <StatusTag tone=state_tone(line.state) label=application_state(line.state, lang)/>
        </PageHeading>
        <ErrorSummary fields=fields/>
        <Next own=own.clone()/>
        <OutcomeSection own=own.clone()/>
        <Milestones timeline=line.timeline/>
        <Decision own=own.clone()/>
        {bonus::claim(own.bonus.as_ref())}
        {payment(&own)}
        {results(&own)}
        {position(&own)}
        {own.form.as_ref().map(|form| handed_in(form, &own))}
        <Attachments id=id attachments=own.attachments.clone() change=change/>
        {proofs(&own)}
        {reopening(&own)}
        {withdraw}
        {give_up}
        {declining(&own)}
    }
}

/// The way to take it back to change it.
fn reopening(own: &OwnApplication) -> impl IntoView + use<> {
    let words = Applications::of(Lang::current());
    let id = own.line.id.to_string();
    own.steps.contains(&ApplicationStep::Reopen).then(|| {
        view! {
            <Section id="reopen" title=words.reopen>
                <p>{words.reopen_lead}</p>
                <ActionForm action={ServerAction::<ReopenApplication>::new()}>
                    <input type="hidden" name="id" value=id/>
                    <Button>{words.reopen}</Button>
                </ActionForm>
            </Section>
        }
    })
}

/// The way to give up a place for which one is proposed.
fn declining(own: &OwnApplication) -> impl IntoView + use<> {
    let words = Applications::of(Lang::current());
    let id = own.line.id.to_string();
    own.declines.then(|| {
        view! {
            <Section id="decline" title=words.decline>
                <p>{words.decline_lead}</p>
                <ActionForm action={ServerAction::<DeclineHire>::new()} attr:class="form">
                    <input type="hidden" name="id" value=id/>
                    <CheckboxField name="sure" label=words.give_up_sure value="yes" required=true/>
                    <Button kind=Kind::Danger>{words.decline}</Button>
                </ActionForm>
            </Section>
        }
    })
}

fn payment(own: &OwnApplication) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Applications::of(lang);
    own.order.as_ref().map(|order| {
        let mut items = vec![
            fact(words.pay_amount, fill(words.yuan, &[&yuan(order.cents)])),
            fact(words.pay_before, view! { <Moment at=order.until/> }),
        ];
        let line = |paid: &Paid| {
            let tone = if paid.outcome.counts() { Tone::Good } else { Tone::Warning };
            let amount = fill(words.yuan, &[&yuan(paid.cents)]);
            let outcome = view! {
                <Moment at=paid.at/>" "{amount}" "
                <StatusTag tone=tone label=payment_outcome(paid.outcome, lang)/>
                <div class="field-hint">{fill(words.pay_reference, &[&paid.reference])}</div>
            };
            fact(words.pay_received, outcome)
        };
        items.extend(own.payments.iter().map(line));
        items.extend(own.refunds.iter().map(refund));
        view! { <Section id="payment" title=words.payment><Facts items=items/></Section> }
    })
}

/// One refund: how much, why, and where it stands.
fn refund(refund: &OwnRefund) -> (String, AnyView) {
    let lang = Lang::current();
    let words = Refunds::of(lang);
    let line = fill(words.own_line, &[&yuan(refund.cents), refund_because(refund.because, lang)]);
    let state = match refund.state {
        None | Some(RefundState::Declined) => (Tone::Warning, words.own_due),
        Some(state) => (super::refunds::tone(state), refund_state(state, lang)),
    };
    let at = |label: &'static str, at: DateTime<Utc>| view! { <div class="field-hint">{label}<Moment at=at/></div> };
    let failed = (refund.state == Some(RefundState::Failed)).then_some(words.own_failed);
    let shown = view! {
        {line}" "
        <StatusTag tone=state.0 label=state.1/>
        <div class="field-hint">{fill(Applications::of(lang).pay_reference, &[&refund.reference])}</div>
        {refund.ordered_at.map(|when| at(words.own_ordered, when))}
        {refund.returned_at.map(|when| at(words.own_returned, when))}
        {failed.map(|text| view! { <div class="field-hint">{text}</div> })}
    };
    fact(words.own, shown)
}

/// The ticket, and what the papers, the interview and the ranking came to so far; nothing before the seats are given.
fn results(own: &OwnApplication) -> impl IntoView + use<> {
    let words = Applications::of(Lang::current());
    let stands = own.line.recruitment.state;
    let sits = own.line.state == ApplicationState::Paid && stands >= RecruitmentState::Allotted;
    let facts = own.standing.as_ref().map(standing);
    let id = own.line.id;
    let points = (stands >= RecruitmentState::Scored)
        .then(|| view! { <LinkButton href=format!("/applications/{id}/points")>{words.to_points}</LinkButton> });
    sits.then(|| {
        view! {
            <Section id="results" title=words.results>
                {facts}
                <div class="actions">
                    <LinkButton href=format!("/applications/{id}/ticket")>{words.to_ticket}</LinkButton>
                    {points}
                </div>
            </Section>
        }
    })
}

fn standing(standing: &Standing) -> impl IntoView + use<> {
    let words = Applications::of(Lang::current());
    let points = |points: Option<Points>| points.map(|points| points.to_string());
    let lines = [
        (words.ticket, Some(standing.ticket.clone())),
        (words.written, points(standing.written)),
        (words.written_rank, standing.written_rank.map(|rank| rank.to_string())),
        (words.interview, points(standing.interview)),
        (words.total, points(standing.total)),
        (words.total_rank, standing.total_rank.map(|rank| rank.to_string())),
    ];
    let items = lines.into_iter().filter_map(|(label, text)| Some(fact(label, text?))).collect();
    view! { <Facts items=items/> }
}

fn position(own: &OwnApplication) -> impl IntoView + use<> {
    let words = Applications::of(Lang::current());
    let (position, recruitment) = (&own.line.position, &own.line.recruitment);
    let href = format!("/recruitment/{}/positions/{}", recruitment.id, position.code);
    let items = vec![
        fact(words.position_code, view! { <a href=href><code>{position.code.clone()}</code></a> }),
        fact(words.position_agency, position.agency.clone()),
        fact(words.position_unit, position.unit.clone()),
        fact(words.position_places, position.places),
        fact(
            words.recruitment,
            view! { <a href=format!("/recruitment/{}", recruitment.id)>{recruitment.title.clone()}</a> },
        ),
    ];
    view! { <Section id="position" title=words.position><Facts items=items/></Section> }
}

fn handed_in(form: &Typed, own: &OwnApplication) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Applications::of(lang);
    // A word of the form's own is read by people only in their language.
    let education = Education::parse(&form.education).map(|level| education_name(level, lang).to_owned());
    let degree = Degree::parse(&form.degree).map_or(words.degree_none, |degree| degree_name(degree, lang));
    let political = PoliticalStatus::parse(&form.political).map(|status| political_name(status, lang).to_owned());
    let fresh = if form.fresh_graduate == "yes" { words.yes } else { words.no };
    let lines = [
        (words.education, education.unwrap_or_default()),
        (words.degree, degree.to_owned()),
        (words.school, form.school.clone()),
        (words.major, form.major.clone()),
        (words.major_code, form.major_code.clone()),
        (words.major_category, form.major_category.clone()),
        (words.fresh_graduate, fresh.to_owned()),
        (words.political, political.unwrap_or_default()),
        (words.grassroots_years, form.grassroots_years.clone()),
        (words.certificates, form.certificates.clone()),
        (words.work_unit, form.work_unit.clone()),
        (words.history, form.history.clone()),
        (words.address, form.address.clone()),
        (words.postcode, form.postcode.clone()),
    ];
    let mut items: Vec<_> =
        lines.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(|(label, text)| fact(label, text)).collect();
    if let Some(at) = own.submitted_at {
        items.insert(0, fact(words.submitted_at, view! { <Moment at=at/> }));
    }
    let changing = own.line.state == ApplicationState::PositionCancelled;
    let change = changing.then(|| {
        view! { <p><a href=format!("/applications/{}/form", own.line.id)>{words.change_form}</a></p> }
    });
    view! {
        <Section id="form" title=words.form_handed_in>
            <Facts items=items/>
            {change}
        </Section>
    }
}

/// Where this application stands on the ledger, and where its messages are.
fn proofs(own: &OwnApplication) -> impl IntoView + use<> {
    let words = Applications::of(Lang::current());
    let application = format!("/ledger?subject=application%3A{}", own.line.id);
    let recruitment = format!("/ledger?subject=recruitment%3A{}", own.line.recruitment.id);
    let lists = format!("/recruitment/{}/lists", own.line.recruitment.id);
    view! {
        <Section id="proofs" title=words.proofs>
            <p>{words.proofs_lead}</p>
            <ul>
                <li><a href=application>{words.proof_application}</a></li>
                <li><a href=recruitment>{words.proof_recruitment}</a></li>
                <li><a href=lists>{words.proof_lists}</a></li>
                <li><a href="/messages">{words.own_messages}</a></li>
                <li><a href="/account/data.json" download=true>{words.own_data}</a></li>
            </ul>
        </Section>
    }
}
