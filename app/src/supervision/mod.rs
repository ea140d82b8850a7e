//! On-line supervision (电子监察): the board of cards, one card with what is said about it, the monthly figures, the hall's
//! screen.

mod board;
mod card;
mod case_cards;
mod establish;
mod figures;
mod functions;
mod hall;

pub use board::BoardPage;
pub use card::CardPage;
pub(crate) use case_cards::case_cards;
pub(crate) use establish::{establish_fields, establish_form};
pub use figures::FiguresPage;
pub use functions::*;
pub use hall::HallPage;
