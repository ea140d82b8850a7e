//! `/draws/{id}`: one draw, for the public and for those who lead and supervise it.

use super::commitments::Commitments;
use super::fairness::FairnessPicture;
use super::impossible::ImpossibleProof;
use super::lead::LeadPanel;
use super::lots::{Groups, LotsOutcome};
use super::replacements::Replacements;
use super::result::Outcome;
use super::rules::{Rooms, RulesSection};
use super::supervise::SupervisePanel;
use super::verify::VerifyDraw;
use super::words;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Draws, Fairness, Seasons, entry_kind, fill, region_name};
use crate::ui::{
    Breadcrumbs, Countdown, Crumb, Day, ErrorSummary, Facts, HashText, LinkButton, Load, Moment, Notice, PageHeading,
    Section, StatusTag, Step, StepState, Stepper, Tone, fact,
};
use crate::visit;
use domain::draws::bundle::{Bundle, LedgerLine, TaskDrawn};
use domain::draws::record::{DrawLine, DrawRecord};
use domain::draws::setup::Purpose;
use domain::draws::state::DrawState;
use domain::ids::DrawId;
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The draw that the address names.
pub(super) fn asked_draw() -> Result<DrawId, Code> {
    use_params_map().read_untracked().get("id").and_then(|id| id.parse().ok()).ok_or(Code::NotFound)
}

/// One draw.
#[component]
pub fn DrawPage() -> impl IntoView {
    let asked = asking();
    let id = asked_draw();
    let from = async move {
        let asking = asked?;
        let record = store::draws::draw_record(&asking.store, &asking.actor, id?, asking.now).await?;
        let bundle = match record.line.state {
            DrawState::Drawn => Some(store::draws::draw_bundle(&asking.store, record.line.id).await?),
            _ => None,
        };
        Ok((record, bundle))
    };
    view! { <Load from=from show={|(record, bundle)| draw_view(record, bundle)}/> }
}

fn draw_view(record: DrawRecord, bundle: Option<Bundle>) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let line = record.line.clone();
    let (state, tone) = words::state(line.state, words);
    let trail = vec![Crumb::new(words.title, "/draws")];
    let drawn = line.state == DrawState::Drawn;
    let bundle_href = format!("/draws/{}/bundle.json", line.id);
    let (verify_href, fairness_href) = (bundle_href.clone(), bundle_href.clone());
    view! {
        <Title text=line.title.clone()/>
        <Breadcrumbs trail=trail/>
        <PageHeading title=line.title.clone()>
            <StatusTag tone=tone label=state/>
            <LinkButton href=format!("/draws/{}/hall", line.id)>{words.hall}</LinkButton>
        </PageHeading>
        <ErrorSummary/>
        <Steps record=record.clone()/>
        {(line.state == DrawState::Fixed).then(|| view! { <Countdown at=line.opens_at/> })}
        <LeadPanel record=record.clone()/>
        <SupervisePanel record=record.clone()/>
        {bundle.map(|bundle| outcome(bundle, &record))}
        <ImpossibleProof record=record.clone()/>
        <Replacements record=record.clone()/>
        {(drawn && line.purpose.seats_examiners()).then(|| view! {
            <Section id="fairness" title=Fairness::of(lang).title>
                <FairnessPicture href=fairness_href lang=lang/>
            </Section>
        })}
        {drawn.then(|| view! {
            <Section id="verify" title=words.step_verify>
                <VerifyDraw href=verify_href lang=lang/>
                <p>{words.bundle_hint}</p>
                <div class="actions">
                    <LinkButton href=bundle_href download=true>{words.bundle}</LinkButton>
                    <LinkButton href="/draws/specification">{words.specification}</LinkButton>
                </div>
            </Section>
        })}
        <AtAGlance record=record.clone()/>
        <RulesSection record=record.clone()/>
        <Commitments record=record.clone()/>
        {if line.purpose.seats_examiners() {
            view! { <Rooms record=record.clone()/> }.into_any()
        } else {
            view! { <Groups record=record.clone()/> }.into_any()
        }}
        <LedgerLines lines=record.ledger lead=words.on_ledger_lead/>
        <Section id="honest" title=words.honest>
            <ul><li>{words.honest_1}</li><li>{words.honest_2}</li><li>{words.honest_3}</li><li>{words.honest_4}</li></ul>
        </Section>
    }
}

/// Seats, or the order of the lots.
fn outcome(bundle: Bundle, record: &DrawRecord) -> AnyView {
    let region = record.line.region;
    match bundle.result.drawn {
        TaskDrawn::Lots(_) => view! { <LotsOutcome bundle=bundle record=record.clone()/> }.into_any(),
        TaskDrawn::Seating(_) => view! { <Outcome bundle=bundle actor=visit::actor() region=region/> }.into_any(),
    }
}

/// How far each of the five steps is.
pub(super) fn step_states(state: DrawState, closed_from: Option<DrawState>) -> [StepState; 5] {
    use StepState::{Current, Done, Failed, Waiting};
    match state {
        DrawState::Draft | DrawState::Committing => [Current, Waiting, Waiting, Waiting, Waiting],
        DrawState::Fixed => [Done, Current, Waiting, Waiting, Waiting],
        DrawState::Revealing => [Done, Done, Current, Waiting, Waiting],
        DrawState::Drawn => [Done, Done, Done, Done, Current],
        DrawState::Closed => closed_from.map_or([Failed; 5], |from| {
            step_states(from, None).map(|state| if state == Current { Failed } else { state })
        }),
    }
}

/// The five steps of a draw as far as it has come.
#[component]
pub(super) fn Steps(record: DrawRecord) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let labels = [words.step_fix, words.step_wait, words.step_reveal, words.step_draw, words.step_verify];
    let steps = labels.into_iter().zip(step_states(record.line.state, record.closed.map(|closed| closed.from)));
    let steps = steps.map(|(label, state)| Step { label: label.to_owned(), state, note: None }).collect();
    view! { <Stepper label=words.steps_label steps=steps/> }
}

#[component]
fn AtAGlance(record: DrawRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let line = record.line;
    let rooms: u32 = record.setup.rooms.values().map(|count| u32::from(*count)).sum();
    let mut items = vec![
        fact(words.purpose, words::purpose(line.purpose, words)),
        fact(words.fact_day, view! { <Day date=line.day/> }),
        fact(words.fact_opens, view! { <Moment at=line.opens_at/> }),
        fact(words.fact_led_by, region_name(line.region, lang)),
        fact(words.fact_rooms, rooms),
        fact(drawn_word(line.purpose, words), line.seats),
    ];
    if let Some(season) = record.setup.season {
        items.push(fact(words.fact_season, link(format!("/seasons/{season}"), Seasons::of(lang).title)));
    }
    if let Some(call) = record.setup.called_by {
        items.push(fact(words.fact_called_by, link(format!("/draws/{call}"), words.fact_called_by_link)));
    }
    if let Some(frozen) = &record.frozen {
        items.extend(frozen.task.seating().map(|seating| fact(words.fact_pool, seating.pool.len())));
        items.push(fact(words.fact_grace, fill(words.fact_grace_minutes, &[&frozen.reveal_grace_minutes.to_string()])));
    }
    let round = record.frozen.as_ref().and_then(|frozen| frozen.beacon.as_ref()).map(|beacon| beacon.round);
    let beacon = match (record.setup.beacon, round) {
        (true, Some(round)) => fill(words.fact_beacon_round, &[&round.to_string()]),
        (true, None) => "drand quicknet".to_owned(),
        (false, _) => words.fact_beacon_none.to_owned(),
    };
    items.push(fact(words.fact_beacon, beacon));
    let hashes =
        [(words.frozen_hash, line.frozen_hash), (words.seed, record.seed), (words.result_hash, line.result_hash)];
    for (term, hash) in hashes {
        if let Some(hash) = hash {
            items.push(fact(term, view! { <HashText text=hash.to_string()/> }));
        }
    }
    let frozen_href = line.frozen_hash.map(|_| format!("/draws/{}/frozen.json", line.id));
    let closed = record.closed.map(|closed| {
        let known = closed.could_be_drawn.then(|| view! { <p>{words.closed_known}</p> });
        view! { <Notice tone=Tone::Bad title=words.fact_closed><p>{closed.note}</p>{known}</Notice> }
    });
    view! {
        <Section id="facts" title=words.facts>
            {closed}
            {earlier(record.earlier)}
            <Facts items=items/>
            {frozen_href.map(|href| view! { <p><LinkButton href=href download=true>{words.frozen_file}</LinkButton></p> })}
        </Section>
    }
}

/// The draws that were announced before for the same day, region and purpose.
fn earlier(draws: Vec<DrawLine>) -> Option<impl IntoView> {
    let words = Draws::of(Lang::current());
    let links = draws.iter().map(|line| {
        let (state, _) = words::state(line.state, words);
        view! { <li><a href=format!("/draws/{}", line.id)>{line.title.clone()}</a> " " {state}</li> }
    });
    let links = links.collect_view();
    (!draws.is_empty()).then(|| {
        view! { <Notice tone=Tone::Warning title=words.earlier><p>{words.earlier_lead}</p><ul>{links}</ul></Notice> }
    })
}

fn link(href: String, label: &'static str) -> impl IntoView + use<> {
    view! { <a href=href>{label}</a> }
}

/// What the number of a draw counts.
const fn drawn_word(purpose: Purpose, words: &'static Draws) -> &'static str {
    match purpose {
        Purpose::Call => words.fact_called,
        Purpose::Rooms => words.fact_seats,
        Purpose::Order | Purpose::Observers | Purpose::Seats => words.fact_entries,
    }
}

/// Entries of the ledger, each with its proof.
#[component]
pub(crate) fn LedgerLines(lines: Vec<LedgerLine>, lead: &'static str) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let lines = lines.into_iter().map(move |line| {
        let href = format!("/ledger/entries/{}", line.index);
        let proof = format!("{href}/proof");
        let kind = entry_kind(&line.kind, lang).unwrap_or_default();
        let label = fill(words.proof_label, &[&line.index.to_string()]);
        view! {
            <li>
                <a href=href>{line.index}</a> " " {kind} " " <code>{line.kind}</code> " "
                <a href=proof download=true aria-label=label>{words.proof}</a>
            </li>
        }
    });
    view! {
        <Section id="on-ledger" title=words.on_ledger>
            <p>{lead}</p>
            <ul>{lines.collect_view()}</ul>
        </Section>
    }
}
