//! Which outside witnesses have cosigned the ledger, up to which entry and when; also that there are none.

use crate::lang::Lang;
use crate::locales::Ledger;
use crate::ui::{Column, DataTable, Moment, Notice, Row, Section, Tone};
use domain::ledger::witness::Trouble;
use leptos::prelude::*;
use store::ledger::Witness;

/// The witnesses.
#[component]
pub(super) fn WitnessSection(witnesses: Vec<Witness>) -> impl IntoView {
    let words = Ledger::of(Lang::current());
    let body = if witnesses.is_empty() {
        view! { <Notice tone=Tone::Plain title=words.no_witness><p>{words.no_witness_hint}</p></Notice> }.into_any()
    } else {
        let columns = vec![
            Column::new(words.witness),
            Column::number(words.witness_size),
            Column::new(words.witness_at),
            Column::new(words.witness_last),
        ];
        let rows = witnesses.into_iter().map(row).collect();
        view! { <DataTable id="witnesses" caption=words.witnesses_caption columns=columns rows=rows/> }.into_any()
    };
    view! {
        <Section id="witnesses-of-the-ledger" title=words.witnesses>
            <p>{words.witnesses_lead}</p>
            {body}
        </Section>
    }
}

fn row(witness: Witness) -> Row {
    let words = Ledger::of(Lang::current());
    let nothing = || words.witness_nothing.into_any();
    let (size, at) = match &witness.cosigned {
        Some(cosigned) => (cosigned.size.into_any(), view! { <Moment at=cosigned.at/> }.into_any()),
        None => (nothing(), nothing()),
    };
    Row(vec![
        witness.key.name().to_owned().into_any(),
        size,
        at,
        view! { <Moment at=witness.asked/> " " {outcome(witness.trouble, words)} }.into_any(),
    ])
}

const fn outcome(trouble: Option<Trouble>, words: &'static Ledger) -> &'static str {
    match trouble {
        None => words.witness_cosigned,
        Some(Trouble::Unreachable) => words.witness_unreachable,
        Some(Trouble::UnknownLedger) => words.witness_unknown_ledger,
        Some(Trouble::OtherKey) => words.witness_other_key,
        Some(Trouble::Inconsistent) => words.witness_inconsistent,
        Some(Trouble::Ahead) => words.witness_ahead,
        Some(Trouble::BadSignature) => words.witness_bad_signature,
        Some(Trouble::Refused) => words.witness_refused,
    }
}
