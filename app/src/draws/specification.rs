//! `/draws/specification`: the written rule of the draw, exact enough for a second implementation.

use crate::lang::Lang;
use crate::locales::Draws;
use crate::ui::{Breadcrumbs, Crumb, PageHeading};
use leptos::prelude::*;
use leptos_meta::Title;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The specification in the reader's language.
#[component]
pub fn SpecificationPage() -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let text = match lang {
        Lang::Zh => domain::draws::SPECIFICATION_ZH,
        Lang::En => domain::draws::SPECIFICATION_EN,
    };
    view! {
        <Title text=words.specification/>
        <Breadcrumbs trail=vec![Crumb::new(words.title, "/draws")]/>
        <PageHeading title=words.specification lead=words.specification_lead/>
        <div class="prose" inner_html=rendered(text)></div>
    }
}

/// The text as HTML: its title is left to the page, and every other heading goes one level down.
fn rendered(text: &str) -> String {
    let mut in_title = false;
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
            in_title = true;
            None
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
            in_title = false;
            None
        }
        _ if in_title => None,
        event => Some(event),
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    page
}
