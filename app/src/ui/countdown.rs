//! How long it is until an instant, counted in the browser; the instant itself is written beside it by the server.

use crate::lang::Lang;
use crate::locales::{Countdown as Words, fill};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::time::Duration;

/// The instant, and how long it is until then.
#[component]
pub fn Countdown(
    /// The instant.
    at: DateTime<Utc>,
) -> impl IntoView {
    view! {
        <span class="countdown">
            <super::Moment at=at/>
            <Remaining until=at.timestamp() lang=Lang::current()/>
        </span>
    }
}

/// The time left, renewed every second.
#[island]
fn Remaining(
    /// The instant, in seconds since 1970 (UTC).
    until: i64,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    Effect::new(move |_| {
        let show = move || text.set(sentence(until - (js_sys::Date::now() / 1000.0) as i64, lang));
        show();
        if let Ok(handle) = set_interval_with_handle(show, Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
    });
    view! { <span class="countdown-left" role="timer">{move || text.get()}</span> }
}

/// The time left in the two largest units that matter.
fn sentence(seconds: i64, lang: Lang) -> String {
    let words = Words::of(lang);
    if seconds <= 0 {
        return words.come.to_owned();
    }
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let (pattern, larger, smaller) = if days > 0 {
        (words.days, days, hours)
    } else if hours > 0 {
        (words.hours, hours, minutes)
    } else {
        (words.minutes, minutes, seconds % 60)
    };
    fill(words.left, &[&fill(pattern, &[&larger.to_string(), &smaller.to_string()])])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_largest_units_are_named() {
        assert_eq!(sentence(2 * 86_400 + 3 * 3_600 + 59, Lang::En), "2 d 3 h left");
        assert_eq!(sentence(3_600, Lang::Zh), "还有1小时0分");
        assert_eq!(sentence(61, Lang::En), "1 min 1 s left");
        assert_eq!(sentence(0, Lang::Zh), Words::of(Lang::Zh).come);
        assert_eq!(sentence(-5, Lang::En), Words::of(Lang::En).come);
    }
}
