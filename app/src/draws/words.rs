//! Names of states and roles in the reader's language.

use crate::locales::Draws;
use crate::ui::Tone;
use domain::draws::seating::replacement::LeftBecause;
use domain::draws::setup::Purpose;
use domain::draws::state::DrawState;
use domain::examiners::PanelRole;

/// The state in words, with its tone.
pub(crate) const fn state(state: DrawState, words: &'static Draws) -> (&'static str, Tone) {
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

/// What a draw is for, in words.
pub(crate) const fn purpose(purpose: Purpose, words: &'static Draws) -> &'static str {
    match purpose {
        Purpose::Call => words.purpose_call,
        Purpose::Rooms => words.purpose_rooms,
        Purpose::Order => words.purpose_order,
        Purpose::Observers => words.purpose_observers,
        Purpose::Seats => words.purpose_seats,
    }
}

/// Why an examiner left a seat, in words.
pub(super) const fn left(because: LeftBecause, words: &'static Draws) -> &'static str {
    match because {
        LeftBecause::Refused => words.left_refused,
        LeftBecause::Avoidance => words.left_avoidance,
        LeftBecause::Ineligible => words.left_ineligible,
        LeftBecause::Absent => words.left_absent,
    }
}
