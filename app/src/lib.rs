//! What people see: screens rendered whole on the server, and the islands that compute something in the browser.

pub mod accounts;
#[cfg(feature = "ssr")]
pub mod asking;
pub mod calendar;
pub mod clock;
pub mod design;
pub mod fetch;
pub mod forms;
pub mod home;
pub mod lang;
pub mod ledger;
#[path = "../locales/mod.rs"]
pub mod locales;
pub mod parameters;
pub mod preferences;
pub mod refused;
#[cfg(feature = "ssr")]
pub mod session;
pub mod shell;
#[cfg(all(test, feature = "ssr"))]
mod shown;
pub mod theme;
pub mod ui;
pub mod visit;

pub use refused::Refused;

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The table of pages. Every page is rendered whole, so that it can be read before any script has loaded.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let name = locales::Shell::of(lang::Lang::current()).name;
    let document_title = move |page: String| if page == name { page } else { format!("{page} · {name}") };
    view! {
        <Title formatter=document_title/>
        <Router>
            <shell::Frame>
                <Routes fallback=|| view! { <shell::NotFound/> }>
                    <Route path=path!("/") view=home::HomePage ssr=SsrMode::Async/>
                    <Route path=path!("/ledger") view=ledger::LedgerPage ssr=SsrMode::Async/>
                    <Route path=path!("/ledger/entries/:index") view=ledger::EntryPage ssr=SsrMode::Async/>
                    <Route path=path!("/calendar") view=calendar::CalendarPage ssr=SsrMode::Async/>
                    <Route path=path!("/parameters") view=parameters::ParametersPage ssr=SsrMode::Async/>
                    <Route path=path!("/parameters/:key") view=parameters::ParameterPage ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in") view=accounts::SignInPage ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in/code") view=accounts::CodePage ssr=SsrMode::Async/>
                    <Route path=path!("/account") view=accounts::OwnAccountPage ssr=SsrMode::Async/>
                    <Route path=path!("/account/second-factor") view=accounts::SecondFactorPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts") view=accounts::AccountsPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/new") view=accounts::NewAccountPage ssr=SsrMode::Async/>
                    <Route path=path!("/accounts/:id") view=accounts::AccountPage ssr=SsrMode::Async/>
                    <Route path=path!("/design") view=design::DesignPage ssr=SsrMode::Async/>
                </Routes>
            </shell::Frame>
        </Router>
    }
}

/// Called by the browser once the WebAssembly has loaded: wakes the islands, nothing else.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
