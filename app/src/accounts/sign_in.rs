//! `/sign-in`: name and password.

use super::functions::SignIn;
use crate::lang::Lang;
use crate::locales::{Accounts, Applicants};
use crate::ui::{Button, ErrorSummary, Input, Kind, PageHeading, ReturnedField, TextField};
use crate::visit;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Signing in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let words = Accounts::of(Lang::current());
    let more = Applicants::of(Lang::current());
    let fields = [("login", words.login_or_contact), ("password", words.password)];
    let fields = fields.map(|(name, label)| ReturnedField::new(name, label)).to_vec();
    view! {
        <PageHeading title=words.sign_in lead=words.sign_in_lead/>
        <ErrorSummary fields=fields/>
        <ActionForm action={ServerAction::<SignIn>::new()} attr:class="form">
            <Next/>
            <TextField name="login" label=words.login_or_contact required=true max_length=254
                autocomplete="username"/>
            <TextField name="password" label=words.password input=Input::Password required=true max_length=128
                autocomplete="current-password"/>
            <Button kind=Kind::Primary>{words.sign_in}</Button>
        </ActionForm>
        <ul>
            <li><a href=onward("/sign-up")>{more.title}</a></li>
            <li><a href=onward("/sign-in/forgotten")>{more.forgotten}</a></li>
        </ul>
    }
}

/// Another page on the way in, which leads on to the same page.
fn onward(path: &str) -> String {
    visit::query("next").map_or_else(|| path.to_owned(), |next| format!("{path}?next={}", visit::percent(&next)))
}

/// The page to go on to, carried along by the form.
#[component]
pub(super) fn Next() -> impl IntoView {
    visit::query("next").map(|next| view! { <input type="hidden" name="next" value=next/> })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Returned;
    use crate::shown::{shown, shown_with};
    use domain::refusal::Code;

    #[test]
    fn the_form_works_without_scripts_and_carries_the_next_page_as_text() {
        let page = shown("/sign-in?next=%2Fdraws%3Fa%3D%22%3E", || view! { <SignInPage/> });
        assert!(page.contains("action=\"/api/accounts/sign-in\"") && page.contains("method=\"post\""), "{page}");
        assert!(
            page.contains("value=\"/draws?a=&quot;&gt;\"") || page.contains("value=\"/draws?a=&quot;>\""),
            "{page}"
        );
        assert!(page.contains("autocomplete=\"current-password\""), "{page}");
    }

    #[test]
    fn a_refused_sign_in_shows_the_name_again_but_never_the_password() {
        let returned = Returned {
            refusal: Code::WrongCredentials.into(),
            values: [("login".to_owned(), "wang".to_owned()), ("password".to_owned(), "long secret".to_owned())].into(),
        };
        let page = shown_with("/sign-in", || provide_context(returned), || view! { <SignInPage/> });
        assert!(page.contains("id=\"summary\"") && page.contains("value=\"wang\""), "{page}");
        assert!(!page.contains("long secret"), "{page}");
    }
}
