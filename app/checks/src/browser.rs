//! The functions that a page calls. Answers cross as JSON: a [`Result`] of the answer or the reason why there is none.

use crate::fetch::{self, FetchError};
use crate::{clocks, decision, draw, flows, ledger, list, seats};
use domain::messages::Language;
use serde::Serialize;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Called once, before the first check.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Downloads a bundle and checks everything in it: [`draw::Checked`].
#[wasm_bindgen]
pub async fn draw(href: String) -> Result<String, JsError> {
    answer(&draw::check(&href, fetch::bytes, now_in_millis).await)
}

/// Checks bytes that a page shows against the signed ledger: [`ledger::Checked`].
#[wasm_bindgen]
pub async fn entry(index: u64, bytes: Vec<u8>) -> Result<String, JsError> {
    answer(&ledger::shown(index, bytes, fetch::bytes).await)
}

/// Downloads a published list, makes it again, and looks for its fingerprint in an entry of the ledger: [`Told`].
#[wasm_bindgen]
pub async fn list(href: String, entry: Option<u64>, language: String) -> Result<String, JsError> {
    answer(&list::check(&href, entry, fetch::bytes).await.map(|checked| checked.told(of(&language))))
}

/// Downloads the seats of an examination and the bundle of their draw, and makes the seats again: [`Told`].
#[wasm_bindgen]
pub async fn seats(href: String, bundle: String, entry: Option<u64>, language: String) -> Result<String, JsError> {
    answer(&seats::check(&href, &bundle, entry, fetch::bytes).await.map(|checked| checked.told(of(&language))))
}

/// Counts deadlines again, given as the JSON of [`clocks::Evidence`]: [`Told`].
#[wasm_bindgen]
pub fn clocks(evidence: &str, language: &str) -> Result<String, JsError> {
    answer(&Ok(clocks::again(&serde_json::from_str(evidence)?).told(of(language))))
}

/// Checks a flow that is being typed, given as the JSON of [`flows::Evidence`]: [`flows::Told`].
#[wasm_bindgen]
pub fn flow(evidence: &str) -> Result<String, JsError> {
    let evidence: flows::Evidence = serde_json::from_str(evidence)?;
    let language = evidence.page.language;
    answer(&Ok(flows::again(evidence).told(language)))
}

/// Checks a written decision, the text of its code or its file, for a page in a language: [`Told`].
#[wasm_bindgen]
pub async fn decision(text: String, language: String) -> Result<String, JsError> {
    answer(&decision::check(&text, fetch::bytes).await.map(|checked| checked.told(of(&language))))
}

/// A draw that is made again under other seeds: [`draw::Redrawing`].
#[wasm_bindgen]
#[derive(Debug)]
pub struct Redrawing(draw::Redrawing);

#[wasm_bindgen]
impl Redrawing {
    /// Draws some more times; the counts so far: [`draw::Counted`].
    pub fn more(&mut self, rounds: u32) -> Result<String, JsError> {
        Ok(serde_json::to_string(&self.0.more(rounds))?)
    }
}

/// Downloads a bundle to draw it again; nothing where it did not arrive.
#[wasm_bindgen]
pub async fn redrawing(href: String) -> Option<Redrawing> {
    draw::Redrawing::begin(&href, fetch::bytes).await.ok().map(Redrawing)
}

/// The language of a page; Chinese where it says none that there is.
fn of(language: &str) -> Language {
    Language::parse(language).unwrap_or_default()
}

fn answer<T: Serialize>(checked: &Result<T, FetchError>) -> Result<String, JsError> {
    Ok(serde_json::to_string(checked)?)
}

fn now_in_millis() -> u32 {
    web_sys::window().and_then(|window| window.performance()).map_or(0, |clock| clock.now() as u32)
}
