//! `/approvals/cases/{id}`: a case with where it is, its deadlines, what happened and what can be done.

use super::again::shown_kin;
use super::case_acts::{self, Acts};
use super::case_clocks::ClocksShown;
use super::case_story::Story;
use super::comments::{self, CommentsShown, comments_of};
use super::decision::{DecisionFiles, TrackedFiles};
use super::offered::{Offered, chosen};
use super::papers::{self, PapersShown};
use super::picture::FlowPicture;
use super::slips::SlipsShown;
use super::words::{asked_case, posts_called};
use super::work::state_tone;
use crate::asking::{Asking, asking, if_found};
use crate::evaluation::{self, OwnEvaluation};
use crate::lang::Lang;
use crate::locales::{
    Approvals, Cases, Slips, case_state, fiction_name, fill, licence_standing, region_name, remedy_name,
};
use crate::recruitment::named;
use crate::refused::Refused;
use crate::supervision::{case_cards, establish_fields, establish_form};
use crate::ui::{
    Breadcrumbs, Crumb, ErrorSummary, Facts, LinkButton, Load, Moment, Notice, PageHeading, Section, StatusTag, Tone,
    fact,
};
use domain::approvals::case::{Decision, Remedy, State, What};
use domain::approvals::item::FieldKind;
use domain::approvals::opinions::Comments;
use domain::approvals::papers::Papers;
use domain::approvals::record::CaseRecord;
use domain::evaluation::Evaluating;
use domain::ids::CaseId;
use domain::permissions::{Action, Target, may};
use domain::supervision::BoardLine;
use leptos::prelude::*;
use store::approvals::Kin;

/// One case.
#[component]
pub fn CasePage() -> impl IntoView {
    let asked = asking();
    let id = asked_case();
    let chosen = chosen();
    let from = async move {
        let asking = asked?;
        let id = id?;
        let record = store::approvals::record(&asking.store, &asking.actor, id, asking.now).await?;
        let evaluating = store::evaluation::evaluating(&asking.store, &asking.actor, id, asking.now).await?;
        let kin = store::approvals::kin(&asking.store, &asking.actor, id, asking.now).await?;
        // Whoever reads it as its applicant reads no card.
        let cards = match record.inside {
            Some(_) => store::supervision::case_cards(&asking.store, &asking.actor, id).await?,
            None => Vec::new(),
        };
        let beside = Beside {
            papers: papers_of(&asking, id).await?,
            evaluating,
            kin,
            comments: comments_of(&asking, id).await?,
            offered: Offered::of(&asking, &record, chosen).await?,
            cards,
            supervises: may(&asking.actor, Action::SuperviseCases, Target::Anything).is_ok(),
        };
        Ok((record, beside))
    };
    view! { <Load from=from show=|(record, beside)| whole(record, beside)/> }
}

/// What a case's page shows beside the case.
struct Beside {
    papers: Option<Papers>,
    evaluating: Evaluating,
    kin: Kin,
    comments: Option<Comments>,
    offered: Offered,
    /// The cards that the reader may see.
    cards: Vec<BoardLine>,
    /// Whether the reader may issue a card.
    supervises: bool,
}

/// The papers, for whoever may read them; others read the case without them.
async fn papers_of(asking: &Asking, id: CaseId) -> Result<Option<Papers>, Refused> {
    if_found(store::approvals::papers(&asking.store, &asking.actor, id, asking.now).await)
}

fn whole(record: CaseRecord, beside: Beside) -> impl IntoView {
    let Beside { papers, evaluating, kin, comments, offered, cards, supervises } = beside;
    let lang = Lang::current();
    let words = Cases::of(lang);
    let (list, href) = match record.inside {
        Some(_) => (words.work, "/approvals/work"),
        None => (words.own, "/approvals/cases"),
    };
    let trail = vec![Crumb::new(Approvals::of(lang).title, "/approvals"), Crumb::new(list, href)];
    let acts = record.clone();
    let licence = shown_kin(kin, &record).into_any();
    let files = record.decided.is_some().then(|| view! { <DecisionFiles id=record.id/> });
    let mut fields = case_acts::fields(&record);
    fields.extend(papers::fields());
    fields.extend(evaluation::returned());
    let cards = case_cards(&cards, &record.item.flow);
    let establish = supervises.then(|| {
        fields.extend(establish_fields());
        establish_form(record.id, &record.item.flow)
    });
    fields.extend(comments::fields());
    let comments = comments.map(|comments| view! { <CommentsShown id=record.id comments=comments/> });
    let evaluation = view! { <OwnEvaluation id=record.id evaluating=evaluating/> };
    let papers = papers.map(|papers| {
        let (id, item) = (record.id, record.item.clone());
        view! { <PapersShown id=id item=item papers=papers/> }
    });
    let slips = view! { <SlipsShown record=&record code=None/> }.into_any();
    let between = view! { {slips} {licence} {evaluation} {papers} {comments} {cards} {establish} }.into_any();
    let receipt = record.code.is_some().then(|| {
        let href = format!("/approvals/cases/{}/receipt", record.id);
        view! { <LinkButton href=href>{words.receipt}</LinkButton> }
    });
    view! {
        <Breadcrumbs trail=trail/>
        {heading(&record, receipt.into_any())}
        <ErrorSummary fields=fields/>
        {draft(&record)}
        <Acts record=acts offered=offered/>
        {told(record, files.into_any(), between)}
    }
}

/// A case without anything to do, for whoever has its receipt.
pub(super) fn told_outside(record: CaseRecord, code: String) -> impl IntoView {
    let files = record.decided.is_some().then(|| {
        let (number, code) = (record.number.clone(), code.clone());
        view! { <TrackedFiles number=number code=code/> }
    });
    let ended = record.state.is_final() || record.state == State::Delivered;
    let evaluate = ended.then(|| {
        let href = format!("/evaluation/give?number={}", record.number);
        view! { <LinkButton href=href>{crate::locales::Evaluating::of(Lang::current()).give}</LinkButton> }
    });
    let slips = view! { <SlipsShown record=&record code=Some(code)/> }.into_any();
    view! { {heading(&record, evaluate.into_any())} {told(record, files.into_any(), slips)} }
}

fn heading(record: &CaseRecord, more: AnyView) -> impl IntoView + use<> {
    let lang = Lang::current();
    let (title, lead) = (named(&record.item.name, lang), record.number.clone());
    let (tone, state) = (state_tone(record.state), case_state(record.state, lang));
    view! { <PageHeading title=title lead=lead><StatusTag tone=tone label=state/>{more}</PageHeading> }
}

/// What has come of it and where it is, then what only those who are concerned see (`between`), then how it came there.
fn told(record: CaseRecord, files: AnyView, between: AnyView) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let current: Vec<_> = record.steps.iter().filter(|run| run.done_at.is_none()).map(|run| run.step.clone()).collect();
    let flow = record.item.flow.clone();
    let first = (decision(&record, files), refused(&record), missing(&record), where_it_is(&record));
    let then = (facts(&record), form(&record));
    let clocks = record.clone();
    view! {
        {first}
        {between}
        <ClocksShown record=clocks/>
        <Section id="story" title=words.story><Story record=record/></Section>
        {then}
        <Section id="flow" title=words.flow><FlowPicture flow=flow current=current/></Section>
    }
}

/// The draft, for those who approve it.
fn draft(record: &CaseRecord) -> Option<impl IntoView + use<>> {
    let words = Cases::of(Lang::current());
    let proposal = record.inside.as_ref()?.proposal.as_ref()?;
    let said = said(proposal);
    Some(view! { <Section id="draft" title=words.draft>{said}</Section> })
}

/// What a decision says.
fn said(decision: &Decision) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    match decision {
        Decision::Grant { valid_until } => {
            let until = valid_until.map(|day| fill(words.valid_until, &[&crate::clock::day(day, lang)]));
            let until = until.unwrap_or_else(|| words.unlimited.to_owned());
            view! { <p><StatusTag tone=Tone::Good label=case_state(State::Granted, lang)/>" "{until}</p> }.into_any()
        }
        Decision::Deny { reasons, remedies } => {
            let reasons = reasons.iter().map(|reason| view! { <li>{reason.clone()}</li> }).collect_view();
            let all: Vec<&str> = remedies.iter().map(|remedy| remedy_name(*remedy, lang)).collect();
            let remedies = fill(words.remedies, &[&all.join(words.separator)]);
            view! {
                <p><StatusTag tone=Tone::Bad label=case_state(State::Denied, lang)/></p>
                <h3>{words.reasons}</h3>
                <ul>{reasons}</ul>
                <p>{remedies}</p>
            }
            .into_any()
        }
    }
}

fn decision(record: &CaseRecord, files: AnyView) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let decided = record.decided.as_ref()?;
    let on = fill(words.decided_on, &[&crate::clock::instant(decided.at, lang)]);
    let fiction = decided.fiction.map(|fiction| view! { <p>{fiction_name(fiction, lang)}</p> });
    let standing = record.licence.map(|licence| {
        let standing = fill(words.licence, &[licence_standing(licence.standing, lang)]);
        view! { <p>{standing}</p> }
    });
    let said = said(&decided.decision);
    Some(
        view! { <Section id="decision" title=words.decision>{said} <p>{on}</p> {fiction} {standing} {files}</Section> },
    )
}

/// Why it was not accepted, and what can be done against that.
fn refused(record: &CaseRecord) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Slips::of(lang);
    let said = record.story.iter().find_map(|told| match &told.what {
        What::RefusedNotRequired { reason } => Some(fill(words.not_required, &[reason])),
        What::RefusedNoAuthority { go_to } => Some(fill(words.no_authority, &[go_to])),
        _ => None,
    })?;
    let remedies: Vec<&str> = Remedy::ALL.iter().map(|remedy| remedy_name(*remedy, lang)).collect();
    let remedies = fill(words.remedies, &[&remedies.join(Cases::of(lang).separator)]);
    Some(view! { <Section id="refused" title=words.refused><p>{said}</p><p>{remedies}</p></Section> })
}

fn missing(record: &CaseRecord) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let correction = record.correction.as_ref()?;
    let lines = correction.missing.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
    let until = (record.state == State::Correcting).then(|| {
        let until = fill(words.missing_until, &[&crate::clock::day(correction.until, lang)]);
        view! { <Notice tone=Tone::Warning><p>{until}</p></Notice> }
    });
    Some(view! { <Section id="missing" title=words.missing>{until}<ul>{lines}</ul></Section> })
}

/// Where it is, who (a post) has it, and until when.
fn where_it_is(record: &CaseRecord) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let called = posts_called();
    let waits: Vec<_> = record
        .steps
        .iter()
        .filter(|run| run.done_at.is_none() && matches!(record.state, State::Review | State::Suspended))
        .map(|run| {
            let post = run.post.as_ref().map(&called).unwrap_or_default();
            let at = fill(words.waits_at, &[&named(&run.name, lang), &post]);
            let due = run.clock.as_ref().map(|clock| crate::clock::day(clock.due, lang)).unwrap_or_default();
            let since = fill(words.waits_since, &[&crate::clock::day(run.began_on, lang), &due]);
            let both = run.drafted.then_some(words.two_people);
            view! { <li><strong>{at}</strong>" "{since}" "{both}</li> }
        })
        .collect();
    let sentence = match record.state {
        State::Submitted | State::Supplied => Some(words.acceptance),
        State::Correcting => Some(words.waits_for_you),
        State::Granted | State::Denied => Some(words.delivery),
        State::Review | State::Suspended => None,
        _ => Some(words.ended),
    };
    let due = record.clocks.present(record.state).map(|clock| crate::clock::day(clock.due, lang));
    let sentence = sentence.map(|sentence| view! { <p>{sentence}{due.map(|due| format!(" · {due}"))}</p> });
    view! { <Section id="where" title=words.where_it_is>{sentence}<ul>{waits}</ul></Section> }
}

fn facts(record: &CaseRecord) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let mut items = vec![
        fact(words.number, record.number.clone()),
        fact(
            words.item,
            view! { <a href=format!("/approvals/{}", record.item.code)>{named(&record.item.name, lang)}</a> },
        ),
        fact(words.agency, named(&record.item.agency, lang)),
        fact(words.region, region_name(record.region, lang)),
        fact(words.received, view! { <Moment at=record.filed_at/> }),
    ];
    if let Some(inside) = &record.inside {
        let who = &inside.applicant;
        items.push(fact(words.applicant, who.name.clone()));
        items.push(fact(words.applicant_number, who.number.clone()));
        items.push(fact(words.applicant_contact, who.contact.clone()));
    }
    view! { <Section id="facts" title=words.facts><Facts items=items/></Section> }
}

fn form(record: &CaseRecord) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    if record.form.is_empty() {
        return None;
    }
    let lines = record.item.form.iter().filter_map(|field| {
        let value = record.form.get(&field.id)?;
        let value = match &field.kind {
            FieldKind::Choice { choices } => {
                let chosen = choices.iter().find(|choice| choice.value == *value);
                chosen.map_or_else(|| value.clone(), |choice| named(&choice.name, lang))
            }
            FieldKind::Day => value.parse().map_or_else(|_| value.clone(), |day| crate::clock::day(day, lang)),
            _ => value.clone(),
        };
        Some(fact(named(&field.label, lang), view! { <span class="as-typed">{value}</span> }))
    });
    let items = lines.collect();
    Some(view! { <Section id="form" title=words.form><Facts items=items/></Section> })
}
