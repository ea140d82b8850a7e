//! The bridge from an island to the checks: their WebAssembly is a file of its own, which loads at the first question.

use crate::lang::Lang;
use checks::fetch::FetchError;
use checks::told::Told;
use checks::{draw, flows, ledger};
use serde::de::DeserializeOwned;
use web_sys::HtmlFormElement as Form;

/// Downloads a draw's bundle and checks everything in it.
///
/// # Errors
/// [`FetchError`] where the checks or the evidence did not arrive, so that there is no verdict; on the server always.
pub async fn draw(href: &str) -> Result<draw::Checked, FetchError> {
    read(browser::draw(href).await)
}

/// Downloads a list, makes it again, and looks for its fingerprint in the ledger's entry.
///
/// # Errors
/// As [`draw()`].
pub async fn list(href: &str, entry: Option<u64>, lang: Lang) -> Result<Told, FetchError> {
    read(browser::list(href, entry, lang.as_str()).await)
}

/// Downloads the seats of an examination and the bundle of their draw, and makes the seats again.
///
/// # Errors
/// As [`draw()`].
pub async fn seats(href: &str, bundle: &str, entry: Option<u64>, lang: Lang) -> Result<Told, FetchError> {
    read(browser::seats(href, bundle, entry, lang.as_str()).await)
}

/// Counts the deadlines of a case again.
///
/// # Errors
/// As [`draw()`].
pub async fn clocks(evidence: &str, lang: Lang) -> Result<Told, FetchError> {
    read(browser::clocks(evidence, lang.as_str()).await)
}

/// Checks a flow while somebody types it: what the form holds, for what its page says as the JSON of [`flows::Page`].
///
/// # Errors
/// As [`draw()`].
pub async fn flow(form: &Form, page: &str) -> Result<flows::Told, FetchError> {
    read(browser::flow(form, page).await)
}

/// Checks a written decision: the text of its code.
///
/// # Errors
/// As [`draw()`].
pub async fn decision(text: &str, lang: Lang) -> Result<Told, FetchError> {
    read(browser::decision(text, lang.as_str()).await)
}

/// Checks the decision in the file that is chosen in a field.
///
/// # Errors
/// As [`draw()`]; also where no file is chosen.
pub async fn chosen_decision(field: &str, lang: Lang) -> Result<Told, FetchError> {
    read(browser::chosen(field, lang.as_str()).await)
}

/// Checks bytes that a page shows against the signed ledger.
///
/// # Errors
/// As [`draw()`].
pub async fn entry(index: u64, bytes: &[u8]) -> Result<ledger::Checked, FetchError> {
    read(browser::entry(index, bytes).await)
}

/// A draw that is made again under other seeds, in the file of the checks.
#[derive(Clone, Debug)]
pub struct Redrawing(browser::Redrawing);

impl Redrawing {
    /// Downloads a draw's bundle; none where it or the checks did not arrive, and on the server always.
    pub async fn begin(href: &str) -> Option<Self> {
        browser::redrawing(href).await.map(Self)
    }

    /// Draws some more times; the counts so far.
    pub fn more(&self, rounds: u32) -> Option<draw::Counted> {
        browser::more(&self.0, rounds).and_then(|counted| serde_json::from_str(&counted).ok())
    }
}

fn read<T: DeserializeOwned>(answer: Option<String>) -> Result<T, FetchError> {
    let answer = answer.and_then(|answer| serde_json::from_str(&answer).ok());
    answer.unwrap_or(Err(FetchError::Unreachable))
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Form;
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(module = "/src/checking.js")]
    extern "C" {
        #[wasm_bindgen(js_name = draw, catch)]
        async fn ask_draw(href: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = redrawing, catch)]
        async fn ask_redrawing(href: &str) -> Result<JsValue, JsValue>;
        /// The object that the checks keep the draw in.
        #[derive(Clone, Debug)]
        pub type Redrawing;
        #[wasm_bindgen(method, catch)]
        fn more(this: &Redrawing, rounds: u32) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = list, catch)]
        async fn ask_list(href: &str, entry: Option<u64>, language: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = seats, catch)]
        async fn ask_seats(href: &str, bundle: &str, entry: Option<u64>, language: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = entry, catch)]
        async fn ask_entry(index: u64, bytes: &[u8]) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = decision, catch)]
        async fn ask_decision(text: &str, language: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = chosen, catch)]
        async fn ask_chosen(id: &str, language: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = clocks, catch)]
        async fn ask_clocks(evidence: &str, language: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = flow, catch)]
        async fn ask_flow(form: &Form, page: &str) -> Result<JsValue, JsValue>;
    }

    pub(super) async fn draw(href: &str) -> Option<String> {
        ask_draw(href).await.ok()?.as_string()
    }

    pub(super) async fn redrawing(href: &str) -> Option<Redrawing> {
        let answer = ask_redrawing(href).await.ok()?;
        answer.is_object().then(|| answer.unchecked_into())
    }

    pub(super) fn more(redrawing: &Redrawing, rounds: u32) -> Option<String> {
        redrawing.more(rounds).ok()?.as_string()
    }

    pub(super) async fn list(href: &str, entry: Option<u64>, language: &str) -> Option<String> {
        ask_list(href, entry, language).await.ok()?.as_string()
    }

    pub(super) async fn seats(href: &str, bundle: &str, entry: Option<u64>, language: &str) -> Option<String> {
        ask_seats(href, bundle, entry, language).await.ok()?.as_string()
    }

    pub(super) async fn entry(index: u64, bytes: &[u8]) -> Option<String> {
        ask_entry(index, bytes).await.ok()?.as_string()
    }

    pub(super) async fn decision(text: &str, language: &str) -> Option<String> {
        ask_decision(text, language).await.ok()?.as_string()
    }

    pub(super) async fn chosen(id: &str, language: &str) -> Option<String> {
        ask_chosen(id, language).await.ok()?.as_string()
    }

    pub(super) async fn clocks(evidence: &str, language: &str) -> Option<String> {
        ask_clocks(evidence, language).await.ok()?.as_string()
    }

    pub(super) async fn flow(form: &Form, page: &str) -> Option<String> {
        ask_flow(form, page).await.ok()?.as_string()
    }
}

/// Islands are compiled for the server too, where nobody can press their buttons.
#[cfg(not(feature = "hydrate"))]
mod browser {
    use super::Form;
    #[derive(Clone, Debug)]
    pub(super) enum Redrawing {}

    pub(super) async fn draw(_href: &str) -> Option<String> {
        None
    }

    pub(super) async fn redrawing(_href: &str) -> Option<Redrawing> {
        None
    }

    pub(super) fn more(redrawing: &Redrawing, _rounds: u32) -> Option<String> {
        match *redrawing {}
    }

    pub(super) async fn list(_href: &str, _entry: Option<u64>, _language: &str) -> Option<String> {
        None
    }

    pub(super) async fn seats(_href: &str, _bundle: &str, _entry: Option<u64>, _language: &str) -> Option<String> {
        None
    }

    pub(super) async fn entry(_index: u64, _bytes: &[u8]) -> Option<String> {
        None
    }

    pub(super) async fn decision(_text: &str, _language: &str) -> Option<String> {
        None
    }

    pub(super) async fn chosen(_id: &str, _language: &str) -> Option<String> {
        None
    }

    pub(super) async fn clocks(_evidence: &str, _language: &str) -> Option<String> {
        None
    }

    pub(super) async fn flow(_form: &Form, _page: &str) -> Option<String> {
        None
    }
}
