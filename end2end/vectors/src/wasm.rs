//! What Node or a browser calls.

use super::VECTORS;
use wasm_bindgen::prelude::wasm_bindgen;

/// The name of a vector, from 0; none beyond the last.
#[wasm_bindgen]
pub fn name(number: usize) -> Option<String> {
    VECTORS.get(number).map(|(name, _)| (*name).to_owned())
}

/// What differs from a published vector; none where all is as published.
#[wasm_bindgen]
pub fn difference(number: usize) -> Option<String> {
    VECTORS.get(number).and_then(|(_, check)| check().err())
}
