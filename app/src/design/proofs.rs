//! Verdicts and proofs.

use crate::lang::Lang;
use crate::locales::Design;
use crate::ui::{Facts, HashText, ProofPanel, Section, Verdict, VerdictPanel, fact};
use leptos::prelude::*;

/// A hash of the examples: SHA-256 of nothing.
const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The section.
#[component]
pub(super) fn Proofs() -> impl IntoView {
    let lang = Lang::current();
    let words = Design::of(lang);
    let facts = vec![fact(words.v_entry, "128"), fact(words.v_hash, view! { <HashText text=HASH/> })];
    view! {
        <Section id="proofs" title=words.proofs>
            <VerdictPanel lang=lang verdict=Verdict::Verified sentence=words.v_good/>
            <VerdictPanel lang=lang verdict=Verdict::NotVerified sentence=words.v_bad/>
            <ProofPanel lang=lang verdict=Verdict::Unchecked sentence=words.v_none>
                <Facts items=facts/>
            </ProofPanel>
        </Section>
    }
}
