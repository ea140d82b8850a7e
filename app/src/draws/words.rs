//! Names of states and roles in the reader's language.

use crate::locales::Draws;
use crate::ui::Tone;
use domain::draws::state::DrawState;
use domain::examiners::PanelRole;

/// The state in words, with its tone.
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
pub(super) const fn role(role: PanelRole, words: &'static Draws) -> &'static str {
    match role {
        PanelRole::Chief => words.chief,
        PanelRole::Deputy => words.deputy,
        PanelRole::Public => words.public,
    }
}
