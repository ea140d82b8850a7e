//! The decision of a second person on what somebody proposed: a form to agree, and one to decline.

use super::{Button, Kind};
use leptos::prelude::*;

/// Both forms. They are sent to the same server function, whose argument `agreed` says which it was.
#[component]
pub fn Agreement(
    /// The server function.
    action: &'static str,
    /// What else it is told: names and values.
    told: Vec<(&'static str, String)>,
    /// The button that agrees.
    agree: &'static str,
    /// The button that declines.
    decline: &'static str,
) -> impl IntoView {
    let form = |agreed: &'static str, label: &'static str, kind: Kind| {
        let told = told.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> });
        let told = told.collect_view();
        view! {
            <form method="post" action=action>
                {told}
                <input type="hidden" name="agreed" value=agreed/>
                <Button kind=kind>{label}</Button>
            </form>
        }
    };
    let (agree, decline) = (form("true", agree, Kind::Primary), form("false", decline, Kind::Secondary));
    view! { <div class="actions">{agree} {decline}</div> }
}
