//! Names of states, roles and regions in the reader's language.

use crate::lang::Lang;
use domain::regions::ExamRegion;
#[cfg(feature = "ssr")]
use {crate::locales::Draws, crate::ui::Tone, domain::draws::state::DrawState, domain::examiners::PanelRole};

/// The state in words, with its tone.
#[cfg(feature = "ssr")]
pub(super) const fn state(state: DrawState, words: &'static Draws) -> (&'static str, Tone) {
    match state {
        DrawState::Draft => (words.state_draft, Tone::Plain),
        DrawState::Committing => (words.state_committing, Tone::Info),
        DrawState::Fixed => (words.state_fixed, Tone::Info),
        DrawState::Revealing => (words.state_revealing, Tone::Warning),
        DrawState::Drawn => (words.state_drawn, Tone::Good),
        DrawState::Closed => (words.state_closed, Tone::Bad),
    }
}

/// The seat's role in words.
#[cfg(feature = "ssr")]
pub(super) const fn role(role: PanelRole, words: &'static Draws) -> &'static str {
    match role {
        PanelRole::Chief => words.chief,
        PanelRole::Deputy => words.deputy,
        PanelRole::Public => words.public,
    }
}

/// The region's name.
pub(super) fn region(region: ExamRegion, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => region.name_zh(),
        Lang::En => region.name_en(),
    }
}
