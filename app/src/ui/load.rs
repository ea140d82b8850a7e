//! A page that waits for its data: the server renders it whole, or renders the refusal.

use super::button::LinkButton;
use super::heading::PageHeading;
use super::notice::Notice;
use super::tone::Tone;
use crate::lang::Lang;
use crate::locales::{Common, refusal_sentence};
use crate::refused::Refused;
use crate::visit;
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use std::future::Future;

/// Waits for `from` and shows it by `show`; a refusal becomes a page of its own with its HTTP status.
///
/// Contexts stay in reach inside `show`.
#[component]
pub fn Load<T, Wait, Show, Shown>(
    /// What is waited for: the future of a server function.
    from: Wait,
    /// How the value is shown.
    show: Show,
) -> impl IntoView
where
    T: Send + 'static,
    Wait: Future<Output = Result<T, Refused>> + Send + 'static,
    Show: FnOnce(T) -> Shown + Send + 'static,
    Shown: IntoView + 'static,
{
    view! {
        <Suspense>
            {Suspend::new(async move {
                match from.await {
                    Ok(value) => show(value).into_any(),
                    Err(Refused(refusal)) => view! { <RefusedPage refusal=refusal/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// A whole page that says why something is not shown.
#[component]
pub fn RefusedPage(
    /// Why.
    refusal: Refusal,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::refused::set_status(refusal.code);
    let lang = Lang::current();
    let words = Common::of(lang);
    // Whoever signs in, or shows their code, comes back to this page.
    let then = |path| format!("{path}?next={}", visit::percent(&visit::address_with(&[("done", None)])));
    let (href, label) = match refusal.code {
        Code::SignInRequired => (then("/sign-in"), words.sign_in),
        Code::SecondFactorRequired => (then("/sign-in/code"), words.show_code),
        _ => ("/".to_owned(), words.back_home),
    };
    view! {
        <PageHeading title=words.refused_title/>
        <Notice tone=Tone::Warning><p>{refusal_sentence(&refusal, lang)}</p></Notice>
        <p><LinkButton href=href>{label}</LinkButton></p>
    }
}
