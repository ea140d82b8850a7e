//! Verdicts: whether a thing was checked, and how that ended. Plain components, so that islands can show them too.

use super::icon::{Icon, IconName};
use super::tone::Tone;
use crate::lang::Lang;
use crate::locales::Proof;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// How a check ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Nobody has checked yet.
    #[default]
    Unchecked,
    /// It verifies.
    Verified,
    /// It does not verify.
    NotVerified,
}

impl Verdict {
    const fn tone(self) -> Tone {
        match self {
            Self::Unchecked => Tone::Plain,
            Self::Verified => Tone::Good,
            Self::NotVerified => Tone::Bad,
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Unchecked => IconName::Clock,
            Self::Verified => IconName::Check,
            Self::NotVerified => IconName::Cross,
        }
    }

    const fn word(self, lang: Lang) -> &'static str {
        let words = Proof::of(lang);
        match self {
            Self::Unchecked => words.unchecked,
            Self::Verified => words.verified,
            Self::NotVerified => words.not_verified,
        }
    }
}

/// A verdict in large words, with one sentence on what it means.
#[component]
pub fn VerdictPanel(
    /// The language; an island knows it only from its own properties.
    lang: Lang,
    /// The verdict.
    verdict: Verdict,
    /// What was checked, or what differs, in one sentence.
    #[prop(into)]
    sentence: String,
    /// The steps of the check.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=format!("verdict {}", verdict.tone().class()) role="status">
            <span class="verdict-sign"><Icon name=verdict.icon()/></span>
            <div class="verdict-body">
                <p class="verdict-word">{verdict.word(lang)}</p>
                <p>{sentence}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}

/// The proof of a public page: the verdict in one line, the details folded below it.
#[component]
pub fn ProofPanel(
    /// The language; an island knows it only from its own properties.
    lang: Lang,
    /// The verdict.
    verdict: Verdict,
    /// What the proof is of, in one sentence.
    #[prop(into)]
    sentence: String,
    /// Hashes, index and checkpoint.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("proof {}", verdict.tone().class())>
            <p class="proof-line" role="status">
                <Icon name=verdict.icon()/>
                <strong>{verdict.word(lang)}</strong>
                <span>{sentence}</span>
            </p>
            <details>
                <summary>{Proof::of(lang).details}</summary>
                <div class="proof-body">{children()}</div>
            </details>
        </div>
    }
}
