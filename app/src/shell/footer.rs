//! The footer: what the system promises, and the open data behind it.

use crate::lang::Lang;
use crate::locales::Shell;
use leptos::prelude::*;

/// The footer of every page.
#[component]
pub(super) fn Footer() -> impl IntoView {
    let words = Shell::of(Lang::current());
    view! {
        <footer class="site-footer">
            <div class="site-footer-row">
                <p>{words.footer_about}</p>
                <nav aria-label=words.footer_links>
                    <ul>
                        <li><a href="/ledger/checkpoint">{words.checkpoint}</a></li>
                        <li><a href="/draws.json">{words.draws_json}</a></li>
                        <li><a href="/design">{words.design}</a></li>
                    </ul>
                </nav>
                <p class="site-footer-small">{words.licence}</p>
            </div>
        </footer>
    }
}
