//! `bindgen IN.wasm NAME FOLDER`: writes `NAME.js` and `NAME_bg.wasm` for a browser.
//!
//! The command-line tool of wasm-bindgen does this too; it must be the version of the library to the last digit, brings
//! a test server with it, and takes three minutes to install. This is the same library, from the same lock file.

use anyhow::{Context, Result, bail};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, name, folder] = arguments.as_slice() else { bail!("usage: bindgen IN.wasm NAME FOLDER") };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(Path::new(input)).out_name(name).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true).omit_default_module_path(false).web(true)?;
    bindgen.generate(folder).with_context(|| format!("{input} cannot be prepared for browsers"))
}
