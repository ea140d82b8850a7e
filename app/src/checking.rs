//! The bridge from an island to the checks: their WebAssembly is a file of its own, which loads at the first question.

use checks::fetch::FetchError;
use checks::{draw, ledger};
use serde::de::DeserializeOwned;

/// Downloads a draw's bundle and checks everything in it.
///
/// # Errors
/// [`FetchError`] where the checks or the evidence did not arrive, so that there is no verdict; on the server always.
pub async fn draw(href: &str) -> Result<draw::Checked, FetchError> {
    read(browser::draw(href).await)
}

/// Checks bytes that a page shows against the signed ledger.
///
/// # Errors
/// As [`draw()`].
pub async fn entry(index: u64, bytes: &[u8]) -> Result<ledger::Checked, FetchError> {
    read(browser::entry(index, bytes).await)
}

fn read<T: DeserializeOwned>(answer: Option<String>) -> Result<T, FetchError> {
    let answer = answer.and_then(|answer| serde_json::from_str(&answer).ok());
    answer.unwrap_or(Err(FetchError::Unreachable))
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(module = "/src/checking.js")]
    extern "C" {
        #[wasm_bindgen(js_name = draw, catch)]
        async fn ask_draw(href: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = entry, catch)]
        async fn ask_entry(index: u64, bytes: &[u8]) -> Result<JsValue, JsValue>;
    }

    pub(super) async fn draw(href: &str) -> Option<String> {
        ask_draw(href).await.ok()?.as_string()
    }

    pub(super) async fn entry(index: u64, bytes: &[u8]) -> Option<String> {
        ask_entry(index, bytes).await.ok()?.as_string()
    }
}

/// Islands are compiled for the server too, where nobody can press their buttons.
#[cfg(not(feature = "hydrate"))]
mod browser {
    pub(super) async fn draw(_href: &str) -> Option<String> {
        None
    }

    pub(super) async fn entry(_index: u64, _bytes: &[u8]) -> Option<String> {
        None
    }
}
