//! What has just been done, told once at the top of the next page.

use super::icon::Icon;
use super::tone::Tone;
use crate::lang::Lang;
use crate::locales::Done;
use crate::visit;
use leptos::prelude::*;

/// Codes that tell of what was sent and not taken.
const NOT_TAKEN: [&str; 1] = ["points-faulty"];

/// The sentence for the code in `?done=`; a code that no table knows says nothing.
#[component]
pub fn Toast() -> impl IntoView {
    let told = visit::query("done").and_then(|code| Some((Done::sentence(&code, Lang::current())?, tone(&code))));
    told.map(|(sentence, tone)| {
        view! {
            <div class=format!("toast {}", tone.class()) role="status">
                <Icon name=tone.icon()/>
                <p>{sentence}</p>
            </div>
        }
    })
}

fn tone(code: &str) -> Tone {
    if NOT_TAKEN.contains(&code) { Tone::Bad } else { Tone::Good }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_taken_has_no_sign_of_success() {
        for code in NOT_TAKEN {
            assert!(Done::sentence(code, Lang::Zh).is_some(), "{code}");
            assert_eq!(tone(code), Tone::Bad);
        }
        assert_eq!(tone("points-imported"), Tone::Good);
    }
}
