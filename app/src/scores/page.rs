//! `/scores/{draw}/{room}`: the screen of one room.

use super::acting::{Keeping, Opening, PendingCorrections, Signing};
use super::board::BoardTable;
use super::entry::OwnSeat;
use crate::asking::{Asking, asking};
use crate::draws::Renewed;
use crate::lang::Lang;
use crate::locales::{Draws, Scores, fill};
use crate::refused::Refused;
use crate::ui::{Breadcrumbs, Crumb, EmptyState, ErrorSummary, Load, Notice, PageHeading, ReturnedField, Tone};
use crate::visit;
use domain::draws::record::DrawLine;
use domain::ids::{DrawId, SittingId};
use domain::refusal::Code;
use domain::scores::Board;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use store::scores::{Own, Pending};

/// Seconds after which the screen of an open room is loaded again, where nobody acts on it.
const RENEWED: u64 = 15;

/// What the screen shows to whoever asks.
struct Room {
    line: DrawLine,
    label: String,
    sitting: Option<Sitting>,
}

/// A sitting that was opened.
#[derive(Clone)]
pub(super) struct Sitting {
    pub id: SittingId,
    pub board: Board,
    pub own: Option<Own>,
    pub pending: Vec<Pending>,
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
    store::draws::room_of(store, draw, &label).await?;
    let sitting = match store::scores::of_room(store, draw, &label).await {
        Ok(id) => Some(Sitting {
            id,
            board: store::scores::board(store, id).await?,
            own: store::scores::own(store, actor, id).await?,
            // Nobody else may know of corrections that wait.
            pending: store::scores::pending_corrections(store, actor, id).await.unwrap_or_default(),
        }),
        Err(store::StoreError::Refused(refused)) if refused.code == Code::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    Ok(Room { line, label, sitting })
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
        ("reason", words.correct_reason),
    ];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    let body = match room.sitting {
        None => view! {
            <EmptyState title=words.not_open/>
            <Opening line=room.line label=room.label.clone()/>
        }
        .into_any(),
        Some(sitting) => {
            let watched = sitting.own.is_none() && !sitting.board.closed && visit::actor().account.is_none();
            view! {
                <OwnSeat sitting=sitting.clone()/>
                <Keeping sitting=sitting.clone() line=room.line/>
                <Signing sitting=sitting.clone()/>
                <PendingCorrections sitting=sitting.clone()/>
                {sitting.board.closed.then(|| view! { <Notice tone=Tone::Good><p>{words.closed}</p></Notice> })}
                {watched.then(|| view! { <Renewed seconds=RENEWED/> })}
                <BoardTable board=sitting.board/>
            }
            .into_any()
        }
    };
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=fill(words.title, &[&room.label]) lead=words.lead/>
        <ErrorSummary fields=fields/>
        {body}
    }
}
