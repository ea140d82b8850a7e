//! Colours, type, icons and buttons.

use crate::lang::Lang;
use crate::locales::Design;
use crate::ui::{Button, Icon, IconName, Kind, LinkButton, Section};
use leptos::prelude::*;

const SWATCHES: [&str; 14] = [
    "paper", "surface", "sunk", "ink", "ink-soft", "rule", "link", "gold", "accent", "primary", "info", "good",
    "warning", "bad",
];

const ICONS: [IconName; 22] = [
    IconName::Sun,
    IconName::Day,
    IconName::Night,
    IconName::Contrast,
    IconName::Person,
    IconName::Check,
    IconName::Cross,
    IconName::Warning,
    IconName::Info,
    IconName::Dot,
    IconName::Next,
    IconName::Up,
    IconName::Down,
    IconName::Lock,
    IconName::Clock,
    IconName::Book,
    IconName::Download,
    IconName::Upload,
    IconName::Copy,
    IconName::Place,
    IconName::Lots,
    IconName::Tray,
];

/// The section.
#[component]
pub(super) fn Words() -> impl IntoView {
    let words = Design::of(Lang::current());
    let swatches = SWATCHES.map(|name| view! { <li class=format!("swatch swatch-{name}")><code>{name}</code></li> });
    view! {
        <Section id="colours" title=words.colours>
            <p>{words.colours_text}</p>
            <ul class="swatches">{swatches.into_iter().collect_view()}</ul>
        </Section>
        <Section id="type" title=words.type_title>
            <p>
                {words.type_text}" "<em>{words.type_emphasis}</em>" "<a href="#type">{words.type_link}</a>" "
                <code>"sunshine-draw/2"</code>
            </p>
            <h3>{words.icons}</h3>
            <p class="actions">{ICONS.map(|name| view! { <Icon name=name/> }).into_iter().collect_view()}</p>
        </Section>
        <Section id="buttons" title=words.buttons>
            <form class="actions" method="get" action="/design">
                <Button kind=Kind::Primary>{words.primary}</Button>
                <Button>{words.secondary}</Button>
                <Button kind=Kind::Danger>{words.danger}</Button>
                <Button disabled=true>{words.disabled}</Button>
                <LinkButton href="#buttons" kind=Kind::Quiet>{words.quiet}</LinkButton>
            </form>
        </Section>
    }
}
