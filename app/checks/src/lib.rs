//! What a browser recomputes of its own: it fetches the public evidence, believes none of it, and answers with verdicts.
//!
//! Built twice. With the feature `browser` it is a WebAssembly file of its own, so that a page costs nobody the
//! cryptography of a check before somebody asks for one. Without, it is what the screens know of the answers' form.

pub mod clocks;
pub mod decision;
pub mod draw;
pub mod fetch;
#[path = "../../locales/findings.rs"]
pub mod findings;
pub mod flows;
pub mod ledger;
pub mod list;
pub mod seats;
pub mod told;
#[path = "../../locales/checked.rs"]
pub mod words;

#[cfg(feature = "browser")]
mod browser;
