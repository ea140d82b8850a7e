//! What several pages of approvals begin with: the case that an address names, what posts are called.

use crate::lang::Lang;
use crate::locales::{Cover, fill, who_name};
use crate::recruitment::named;
use crate::refused::Refused;
use domain::approvals::post::{Post, PostCode, Posts};
use domain::approvals::record::Who;
use domain::ids::CaseId;
use domain::refusal::Code;
use leptos::prelude::{ReadUntracked, use_context};
use leptos_router::hooks::use_params_map;
use std::sync::Arc;
use store::Store;

/// The case that the address names.
pub(super) fn asked_case() -> Result<CaseId, Refused> {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    Ok(id.parse().map_err(|_| Code::NotFound)?)
}

/// Who did something: a post by what it is called, in whose place where it covered for another.
pub(super) fn who_called(who: &Who) -> String {
    who_called_in(who, &every_post(), Lang::current())
}

/// The same by these posts in a language, for a sheet of paper.
pub(super) fn who_called_in(who: &Who, posts: &Posts, lang: Lang) -> String {
    match who {
        Who::Applicant => who_name(true, lang).to_owned(),
        Who::Law => who_name(false, lang).to_owned(),
        Who::Post(post) => called(post, posts, lang),
        Who::Cover { by, of } => fill(Cover::of(lang).acted_for, &[&called(by, posts, lang), &called(of, posts, lang)]),
    }
}

/// What posts are called; a post without a name is called by its code.
pub(crate) fn posts_called() -> impl Fn(&PostCode) -> String {
    let (posts, lang) = (every_post(), Lang::current());
    move |code| called(code, &posts, lang)
}

fn called(code: &PostCode, posts: &Posts, lang: Lang) -> String {
    posts.get(code).map_or_else(|| code.to_string(), |post| named(&post.name, lang))
}

/// Every post as the store knows it; those of the program where a page is shown without one.
fn every_post() -> Arc<Posts> {
    let known = use_context::<Store>().map(|store| store.posts());
    known.unwrap_or_else(|| Arc::new(Posts::built_in().unwrap_or_default()))
}

/// The posts that can be named in a flow.
pub(super) fn present_posts() -> Vec<Post> {
    every_post().present()
}
