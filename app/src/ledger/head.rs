//! The ledger's head in words, and how anybody reads the ledger from outside.

use crate::lang::Lang;
use crate::locales::Ledger;
use crate::ui::{Column, DataTable, Facts, HashText, LinkButton, Row, Section, Verbatim, fact};
use domain::ledger::checkpoint::Checkpoint;
use domain::ledger::note::Note;
use domain::refusal::Code;
use leptos::prelude::*;

/// The head as the page shows it.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// The signed checkpoint, word for word.
    text: String,
    /// What it says.
    checkpoint: Checkpoint,
    /// The public key.
    key: String,
}

impl Head {
    /// Reads the text that the store has signed.
    ///
    /// # Errors
    /// `internal` where it is no checkpoint.
    pub(super) fn read(text: String, key: String) -> Result<Self, Code> {
        let note: Note = text.parse().map_err(|_| Code::Internal)?;
        let checkpoint = note.text().parse().map_err(|_| Code::Internal)?;
        Ok(Self { text, checkpoint, key })
    }
}

/// Size, root, checkpoint and key.
#[component]
pub(super) fn HeadSection(head: Head) -> impl IntoView {
    let words = Ledger::of(Lang::current());
    let items = vec![
        fact(words.origin, view! { <code>{head.checkpoint.origin}</code> }),
        fact(words.size, head.checkpoint.size),
        fact(words.root, view! { <HashText text=head.checkpoint.root.to_string()/> }),
        fact(words.key, view! { <HashText text=head.key/> }),
    ];
    view! {
        <Section id="head" title=words.head>
            <Facts items=items/>
            <h3>{words.checkpoint}</h3>
            <p>{words.checkpoint_lead}</p>
            <Verbatim label=words.checkpoint text=head.text/>
        </Section>
    }
}

/// The addresses under which other programs read the ledger.
#[component]
pub(super) fn Outside() -> impl IntoView {
    let words = Ledger::of(Lang::current());
    let files = [
        ("/ledger/checkpoint", words.holds_checkpoint),
        ("/ledger/key", words.holds_key),
        ("/ledger/witnesses", words.holds_witnesses),
        ("/ledger/tile/<L>/<N>[.p/<W>]", words.holds_tile),
        ("/ledger/tile/entries/<N>[.p/<W>]", words.holds_entries),
        ("/ledger/entries/<index>/proof", words.holds_proof),
    ];
    let rows = files.map(|(address, holds)| Row(vec![view! { <code>{address}</code> }.into_any(), holds.into_any()]));
    let columns = vec![Column::new(words.address), Column::new(words.address_holds)];
    view! {
        <Section id="outside" title=words.outside>
            <p>{words.formats_hint}</p>
            <DataTable id="files" caption=words.address_caption columns=columns rows=rows.into()/>
            <p>{words.hashing}</p>
            <div class="actions">
                <LinkButton href="/ledger/checkpoint">{words.checkpoint}</LinkButton>
                <LinkButton href="/ledger/key">{words.key}</LinkButton>
            </div>
        </Section>
    }
}
