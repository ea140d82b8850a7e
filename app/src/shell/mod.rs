//! The frame around every page: the HTML document, header, navigation, switches and footer.

mod document;
mod footer;
mod header;

pub use document::shell;
pub use header::{Entry, NAVIGATION, shown_to};

use crate::lang::Lang;
use crate::locales::Shell;
use crate::ui::{LinkButton, PageHeading, Toast};
use footer::Footer;
use header::Header;
use leptos::prelude::*;

/// Header, the page itself, footer.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let words = Shell::of(Lang::current());
    view! {
        <a class="skip" href="#content">{words.skip}</a>
        <Header/>
        <main class="page" id="content" tabindex="-1">
            <Toast/>
            {children()}
        </main>
        <Footer/>
    }
}

/// What stands where no page is.
#[component]
pub fn NotFound() -> impl IntoView {
    let words = Shell::of(Lang::current());
    view! {
        <PageHeading title=words.not_found_title lead=words.not_found_text/>
        <p><LinkButton href="/">{words.home}</LinkButton></p>
    }
}
