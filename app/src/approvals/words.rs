//! What several pages of approvals begin with: the case that an address names, what posts are called.

use crate::lang::Lang;
use crate::locales::{Cover, fill, who_name};
use crate::recruitment::named;
use crate::refused::Refused;
use domain::approvals::post::{Post, PostCode, built_in_posts};
use domain::approvals::record::Who;
use domain::ids::CaseId;
use domain::powers;
use domain::refusal::Code;
use leptos::prelude::ReadUntracked;
use leptos_router::hooks::use_params_map;
use std::sync::LazyLock;

/// The case that the address names.
pub(super) fn asked_case() -> Result<CaseId, Refused> {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    Ok(id.parse().map_err(|_| Code::NotFound)?)
}

/// Who did something: a post by what it is called, in whose place where it covered for another.
pub(super) fn who_called(who: &Who) -> String {
    who_called_in(who, Lang::current())
}

/// The same in a language, for a sheet of paper.
pub(super) fn who_called_in(who: &Who, lang: Lang) -> String {
    match who {
        Who::Applicant => who_name(true, lang).to_owned(),
        Who::Law => who_name(false, lang).to_owned(),
        Who::Post(post) => posts_called_in(lang)(post),
        Who::Cover { by, of } => {
            let called = posts_called_in(lang);
            fill(Cover::of(lang).acted_for, &[&called(by), &called(of)])
        }
    }
}

/// What posts are called; a post without a name is called by its code.
pub(crate) fn posts_called() -> impl Fn(&PostCode) -> String {
    posts_called_in(Lang::current())
}

/// The same in a language.
fn posts_called_in(lang: Lang) -> impl Fn(&PostCode) -> String {
    // Read once: a table asks for each of its rows.
    static POSTS: LazyLock<Vec<Post>> = LazyLock::new(|| {
        let of_items = built_in_posts().unwrap_or_default();
        of_items.into_iter().chain(powers::built_in_posts().unwrap_or_default()).collect()
    });
    move |code| {
        let post = POSTS.iter().find(|post| post.code == *code);
        post.map_or_else(|| code.to_string(), |post| named(&post.name, lang))
    }
}
