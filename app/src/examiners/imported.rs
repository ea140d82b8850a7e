//! `/examiners/import/{id}`: an upload before its confirmation, and what became of it after.

use super::decide::Discard;
use super::outcome::outcome_view;
use super::preview::preview_view;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Examiners, refusal_sentence};
use crate::refused::Refused;
use crate::ui::{Breadcrumbs, Crumb, Load, Notice, PageHeading, Tone};
use domain::examiners::{Outcome, Preview};
use domain::ids::ImportId;
use domain::permissions::{Action, Target, may};
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Where an upload stands.
enum Stage {
    /// It has been confirmed.
    Done(Outcome),
    /// It waits.
    Waits(Box<Preview>),
    /// It waits, but nothing stands under the row that was chosen as its header.
    Unreadable(ImportId, Refusal),
}

/// One upload.
#[component]
pub fn ImportedPage() -> impl IntoView {
    let asked = asking();
    let id = use_params_map().read_untracked().get("id").and_then(|text| text.parse::<ImportId>().ok());
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ImportExaminers, Target::Anything)?;
        let id = id.ok_or(Code::NotFound)?;
        if let Some(outcome) = store::examiners::outcome(&asking.store, &asking.actor, id).await? {
            return Ok(Stage::Done(outcome));
        }
        match store::examiners::preview(&asking.store, &asking.actor, id, asking.now).await.map_err(Refused::from) {
            Ok(preview) => Ok(Stage::Waits(Box::new(preview))),
            Err(Refused(refusal)) if refusal.code == Code::NoRows => Ok(Stage::Unreadable(id, refusal)),
            Err(refused) => Err(refused),
        }
    };
    view! { <Load from=from show=|stage| stage_view(stage)/> }
}

fn stage_view(stage: Stage) -> impl IntoView {
    let words = Examiners::of(Lang::current());
    let (title, body) = match stage {
        Stage::Done(outcome) => (words.outcome_title, outcome_view(&outcome).into_any()),
        Stage::Waits(preview) => (words.preview_title, preview_view(*preview).into_any()),
        Stage::Unreadable(id, refusal) => (words.unreadable_title, unreadable(id, &refusal).into_any()),
    };
    let trail = vec![Crumb::new(words.title, "/examiners"), Crumb::new(words.import, "/examiners/import")];
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=title/>
        {body}
    }
}

fn unreadable(id: ImportId, refusal: &Refusal) -> impl IntoView + use<> {
    let sentence = refusal_sentence(refusal, Lang::current());
    view! {
        <Notice tone=Tone::Bad><p>{sentence}</p></Notice>
        <super::mapping::HeaderForm id=id/>
        <Discard id=id/>
    }
}
