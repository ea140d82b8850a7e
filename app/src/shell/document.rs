//! The HTML document: language, colours, style sheet and the script that wakes the islands.

use crate::App;
use crate::lang::Lang;
use crate::locales::Shell;
use crate::theme::Theme;
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags};

/// The whole document; the server renders it for every page. Scripts carry the request's nonce.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let lang = Lang::current();
    let theme = Theme::current();
    let words = Shell::of(lang);
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag() data-theme=theme.as_str()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content=theme.color_scheme()/>
                <meta name="theme-color" content="#121c2c"/>
                <meta name="description" content=words.promise/>
                <meta name="format-detection" content="telephone=no"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <HashedStylesheet options=options.clone() id="style"/>
                <HydrationScripts options=options islands=true/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
