//! The island in which a supervisor makes a secret number: it stays on the device, only its commitment is sent.

use crate::lang::Lang;
use crate::locales::Replay;
use crate::ui::ScriptButton;
use domain::draws::number::{SecretNumber, commitment};
use domain::ids::DrawId;
use leptos::prelude::*;

/// A form that sends a commitment. Without scripts, the commitment is computed elsewhere and typed in.
#[island]
pub fn CommitNumber(
    /// The draw.
    draw: DrawId,
    /// The language.
    lang: Lang,
    /// The label of the commitment's field.
    label: String,
    /// How to compute a commitment by hand.
    hint: String,
    /// The words of the button.
    submit: String,
) -> impl IntoView {
    let words = Replay::of(lang);
    let (number, set_number) = signal(None::<String>);
    let (committed, set_committed) = signal(String::new());
    let make = move || {
        if let Some(secret) = random_number() {
            set_committed.set(commitment(draw, &secret).to_string());
            set_number.set(Some(secret.to_hex()));
        }
    };
    let shown = move || {
        number.get().map(|number| {
            let file = format!("data:text/plain,{number}");
            let name = format!("number-{draw}.txt");
            view! {
                <div class="notice notice-warning" role="status">
                    <p><strong>{words.your_number}</strong></p>
                    <p><code class="hash" id="own-number">{number}</code></p>
                    <p>{words.keep_number}</p>
                    <p><a class="button" href=file download=name>{words.save_number}</a></p>
                </div>
            }
        })
    };
    view! {
        <p><ScriptButton press=make>{words.make_number}</ScriptButton></p>
        {shown}
        <form class="form" method="post" action="/api/draws/commit">
            <input type="hidden" name="id" value=draw.to_string()/>
            <div class="field">
                <label for="field-commitment">{label}</label>
                <p class="field-hint" id="field-commitment-hint">{hint}</p>
                <input
                    class="input input-code" id="field-commitment" name="commitment" type="text" required
                    maxlength="64" pattern="[0-9a-f]{64}" autocomplete="off" spellcheck="false"
                    aria-describedby="field-commitment-hint" prop:value=move || committed.get()
                />
            </div>
            <button class="button button-primary">{submit}</button>
        </form>
    }
}

/// 32 bytes from the browser's own source of randomness; none where it has none.
fn random_number() -> Option<SecretNumber> {
    let mut bytes = [0; 32];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(SecretNumber::from_bytes(bytes))
}
