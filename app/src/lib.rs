//! What people see: screens rendered whole on the server, and the islands that compute something in the browser.

pub mod applications;
pub mod approvals;
pub mod checking;
pub mod clock;
pub mod draws;
pub mod examination;
pub mod examiners;
pub mod fetch;
pub mod lang;
pub mod ledger;
#[path = "../locales/mod.rs"]
pub mod locales;
pub mod scores;
pub mod selection;
pub mod theme;
pub mod ui;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod accounts;
        pub mod asking;
        pub mod calendar;
        pub mod design;
        pub mod evaluation;
        pub mod forms;
        pub mod home;
        pub mod messages;
        pub mod parameters;
        pub mod powers;
        pub mod preferences;
        pub mod recruitment;
        pub mod refused;
        pub mod seasons;
        pub mod session;
        pub mod shell;
        pub mod supervision;
        pub mod visit;

        mod routes;
        #[cfg(test)]
        mod shown;

        pub use refused::Refused;
        pub use routes::App;
    }
}

/// Called by the browser once the WebAssembly has loaded: wakes the islands, nothing else.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
