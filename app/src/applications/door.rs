//! The way in on a position's page: the button, or why there is none.

use super::functions::{BeginApplication, ChoosePosition};
use crate::lang::Lang;
use crate::locales::{Applications, refusal_sentence};
use crate::ui::{Button, Kind, LinkButton, Notice, Section, Tone};
use crate::visit;
use domain::applications::Door;
use domain::ids::ApplicationId;
use domain::recruitment::position::PositionCode;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Applying for a position.
#[component]
pub(crate) fn ApplySection(
    /// What is offered.
    door: Door,
    /// The position.
    code: PositionCode,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let code = code.to_string();
    let own = |id: ApplicationId| {
        view! { <div class="actions"><LinkButton href=format!("/applications/{id}")>{words.open_own}</LinkButton></div> }
    };
    let choose = |id: ApplicationId, hint: &'static str, label: &'static str, code: String| {
        view! {
            <p>{hint}</p>
            <ActionForm action={ServerAction::<ChoosePosition>::new()}>
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="code" value=code/>
                <Button kind=Kind::Primary>{label}</Button>
            </ActionForm>
            {own(id)}
        }
        .into_any()
    };
    let way = match door {
        Door::NotForYou => return ().into_any(),
        Door::SignIn => {
            let next = visit::percent(&visit::path());
            view! {
                <p>{words.door_sign_in}</p>
                <div class="actions">
                    <LinkButton href=format!("/sign-in?next={next}") kind=Kind::Primary>{words.sign_in}</LinkButton>
                    <LinkButton href=format!("/sign-up?next={next}")>{words.sign_up}</LinkButton>
                </div>
            }
            .into_any()
        }
        Door::Begin(recruitment) => view! {
            <p>{words.apply_hint}</p>
            <ActionForm action={ServerAction::<BeginApplication>::new()}>
                <input type="hidden" name="recruitment" value=recruitment.to_string()/>
                <input type="hidden" name="code" value=code/>
                <Button kind=Kind::Primary>{words.apply}</Button>
            </ActionForm>
        }
        .into_any(),
        Door::Turn(id) => choose(id, words.turn_hint, words.turn, code),
        Door::Reapply(id) => choose(id, words.reapply_hint, words.reapply, code),
        Door::Own(id) => view! { <p>{words.own_here}</p>{own(id)} }.into_any(),
        Door::Closed { why, held } => view! {
            <Notice tone=Tone::Info title=words.closed><p>{refusal_sentence(&why, lang)}</p></Notice>
            {held.map(own)}
        }
        .into_any(),
    };
    view! { <Section id="apply" title=words.apply>{way}</Section> }.into_any()
}
