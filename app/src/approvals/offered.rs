//! The opinions that are offered beside a field of a case's act: each a link that brings the page back with the words in the
//! field, so that it works without scripts; with them, [`Inserting`] puts the words there at once. The address holds the
//! key of the opinion, never its words.

use super::inserting::Inserting;
use crate::asking::Asking;
use crate::forms::field_id;
use crate::lang::Lang;
use crate::locales::Opinions;
use crate::refused::Refused;
use crate::visit;
use domain::approvals::opinions::Opinion;
use domain::approvals::record::CaseRecord;
use leptos::prelude::*;

/// What is offered on a page, and what was chosen for which field.
#[derive(Clone, Debug, Default)]
pub(super) struct Offered {
    opinions: Vec<Opinion>,
    /// The field's name and the words.
    chosen: Option<(String, String)>,
}

/// What the address chose: the opinion's key and the field's name. Call it before the first await.
pub(super) fn chosen() -> Option<(String, String)> {
    visit::query("opinion").zip(visit::query("into"))
}

impl Offered {
    /// One's own opinions and those shared for the item, where there is something to do inside the case.
    pub async fn of(asking: &Asking, record: &CaseRecord, chosen: Option<(String, String)>) -> Result<Self, Refused> {
        let Some(inside) = &record.inside else { return Ok(Self::default()) };
        if record.can.is_empty() && inside.handles.is_empty() {
            return Ok(Self::default());
        }
        let (store, actor) = (&asking.store, &asking.actor);
        let mut opinions = store::approvals::own_opinions(store, actor).await?;
        opinions.extend(store::approvals::shared_opinions(store, actor, &record.item.code).await?);
        let words = |id: &str| opinions.iter().find(|one| one.id.to_string() == id).map(|one| one.words.clone());
        let chosen = chosen.and_then(|(id, field)| Some((field, words(&id)?)));
        Ok(Self { opinions, chosen })
    }

    /// The words that were chosen for a field.
    pub fn for_field(&self, name: &str) -> Option<String> {
        self.chosen.as_ref().filter(|(field, _)| field == name).map(|(_, words)| words.clone())
    }

    /// Whether something was chosen for a field of an act, so that its form is open.
    pub fn opens(&self, act: &str) -> bool {
        let first = format!("said[{act}.");
        self.chosen.as_ref().is_some_and(|(field, _)| field.starts_with(&first))
    }

    /// The links of a field.
    pub fn links(&self, name: &str) -> Option<impl IntoView + use<>> {
        const SHOWN: usize = 60;
        let words = Opinions::of(Lang::current());
        let line = |one: &Opinion| {
            let id = one.id.to_string();
            let changes = [("opinion", Some(id.as_str())), ("into", Some(name)), ("done", None)];
            let href = format!("{}#{}", visit::address_with(&changes), visit::percent(&field_id(name)));
            let begins: String = one.words.chars().take(SHOWN).collect();
            let more = (one.words.chars().count() > SHOWN).then_some("…");
            let shared = one.shared.then_some(words.shared_mark);
            let whole = one.words.clone();
            view! { <li><a href=href rel="nofollow" data-words=whole>{begins}{more}</a>" "{shared}</li> }
        };
        (!self.opinions.is_empty()).then(|| {
            let lines: Vec<_> = self.opinions.iter().map(line).collect();
            view! {
                <details class="more">
                    <summary>{words.insert}</summary>
                    <noscript><p>{words.insert_hint}</p></noscript>
                    <Inserting field=field_id(name)><ul>{lines}</ul></Inserting>
                </details>
            }
        })
    }
}
