//! `/scores/{draw}/{room}`: the screen of one room.

use super::acting::{Keeping, Opening, PendingCorrections, Signing, may_open, waits_for};
use super::board::{BoardTable, OrderTable};
use super::entry::{OwnSeat, has_to_score};
use crate::asking::{Asking, asking};
use crate::draws::page::LedgerLines;
use crate::lang::Lang;
use crate::locales::{Draws, Scores, fill};
use crate::refused::Refused;
use crate::ui::{
    Breadcrumbs, Crumb, EmptyState, ErrorSummary, Load, Notice, PageHeading, Renewed, ReturnedField, Tone,
};
use crate::visit;
use domain::draws::bundle::LedgerLine;
use domain::draws::record::DrawLine;
use domain::draws::state::DrawState;
use domain::ids::{DrawId, SittingId};
use domain::refusal::Code;
use domain::scores::{Board, Signer};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::scores::{Own, Pending, Planned};

/// Seconds after which the screen of an open room is loaded again, where nobody acts on it.
const RENEWED: u64 = 15;
/// Entries of the ledger on the screen, the newest.
const MOST_ENTRIES: u64 = 30;

/// What the screen shows to whoever asks.
struct Room {
    line: DrawLine,
    label: String,
    planned: Planned,
    sitting: Option<Sitting>,
}

/// A sitting that was opened.
#[derive(Clone)]
pub(super) struct Sitting {
    pub id: SittingId,
    pub board: Board,
    pub own: Option<Own>,
    pub signs: Option<Signer>,
    pub pending: Vec<Pending>,
    pub ledger: Vec<LedgerLine>,
}

/// The screen of one room.
#[component]
pub fn ScoresPage() -> impl IntoView {
    let asked = asking();
    let params = use_params_map().read_untracked().clone();
    let draw: Result<DrawId, Code> = params.get("draw").and_then(|id| id.parse().ok()).ok_or(Code::NotFound);
    let label = params.get("room").ok_or(Code::NotFound);
    let from = async move { load(asked?, draw?, label?).await };
    view! { <Load from=from show=room_view/> }
}

async fn load(asking: Asking, draw: DrawId, label: String) -> Result<Room, Refused> {
    let (store, actor) = (&asking.store, &asking.actor);
    let line = store::draws::draw_line(store, actor, draw, asking.now).await?.ok_or(Code::NotFound)?;
    let planned = store::scores::planned(store, draw, &label).await?;
    let sitting = match store::scores::of_room(store, draw, &label).await {
        Ok(id) => Some(Sitting {
            id,
            board: store::scores::board(store, id).await?,
            own: store::scores::own(store, actor, id).await?,
            signs: store::scores::signs_as(store, actor, id).await?,
            ledger: store::scores::on_ledger(store, id, MOST_ENTRIES).await?,
            // Nobody else may know of corrections that wait.
            pending: store::scores::pending_corrections(store, actor, id).await.unwrap_or_default(),
        }),
        Err(store::StoreError::Refused(refused)) if refused.code == Code::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    Ok(Room { line, label, planned, sitting })
}

fn room_view(room: Room) -> impl IntoView {
    let lang = Lang::current();
    let words = Scores::of(lang);
    let trail = vec![
        Crumb::new(Draws::of(lang).title, "/draws"),
        Crumb::new(room.line.title.clone(), format!("/draws/{}", room.line.id)),
    ];
    let fields = [
        ("candidates", words.candidates),
        ("score", words.column_score),
        ("turn", words.correct_number),
        ("because", words.correct_because),
        ("reason", words.correct_reason),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    let body = match room.sitting {
        None => view! {
            <EmptyState title=words.not_open/>
            {(!may_open(&room.line)).then(|| view! { <Renewed seconds=RENEWED/> })}
            <Opening line=room.line label=room.label.clone() planned=room.planned.candidates/>
        }
        .into_any(),
        Some(sitting) => {
            let watched = !sitting.board.closed && !has_something_to_do(&sitting, &room.line);
            let entries = format!("/ledger?subject={}", visit::percent(&store::scores::subject(sitting.id)));
            view! {
                <OwnSeat sitting=sitting.clone()/>
                <Keeping sitting=sitting.clone() line=room.line/>
                <Signing sitting=sitting.clone()/>
                <PendingCorrections sitting=sitting.clone()/>
                {sitting.board.closed.then(|| view! { <Notice tone=Tone::Good><p>{words.closed}</p></Notice> })}
                {watched.then(|| view! { <Renewed seconds=RENEWED/> })}
                <BoardTable board=sitting.board/>
                <LedgerLines lines=sitting.ledger lead=words.on_ledger_lead/>
                <p><a href=entries>{words.on_ledger_all}</a></p>
            }
            .into_any()
        }
    };
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=fill(words.title, &[&room.label]) lead=words.lead/>
        <ErrorSummary fields=fields/>
        {body}
        {room.planned.order.map(|order| view! { <OrderTable order=order/> })}
    }
}

/// Whether anything on the screen waits for whoever asks. Where nothing does, the screen is watched, and renews itself.
fn has_something_to_do(sitting: &Sitting, line: &DrawLine) -> bool {
    let keeps = sitting.signs == Some(Signer::Scorer) && line.state == DrawState::Drawn;
    let signs = |signer| sitting.board.lines.iter().any(|line| waits_for(line, signer));
    let scores = sitting.own.as_ref().is_some_and(|own| has_to_score(sitting, own));
    keeps || scores || !sitting.pending.is_empty() || sitting.signs.is_some_and(signs)
}
