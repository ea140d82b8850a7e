//! Approvals (行政审批): the catalogue of items and each with its disclosures and flow; applying, the receipt, the work list,
//! a case with its deadlines and acts; posts.

mod apply;
mod case_acts;
mod case_clocks;
mod case_page;
mod case_story;
mod catalogue;
mod functions;
mod item;
mod picture;
mod posts;
mod reading_acts;
mod receipt;
mod steps;
mod track;
mod work;

pub use apply::ApplyPage;
pub use case_page::CasePage;
pub use catalogue::CataloguePage;
pub use functions::*;
pub use item::ItemPage;
pub use posts::PostsPage;
pub use receipt::ReceiptPage;
pub use track::{TrackPage, Tracked};
pub use work::{OwnCasesPage, WorkListPage};

use crate::lang::Lang;
use crate::recruitment::named;
use crate::refused::Refused;
use domain::approvals::item::{Catalogue, built_in};
use domain::approvals::post::{Post, PostCode, built_in_posts};
use domain::ids::CaseId;
use domain::refusal::Code;
use leptos::prelude::ReadUntracked;
use leptos_router::hooks::use_params_map;

/// The items that this program brings along.
fn catalogue() -> Result<Catalogue, Refused> {
    let items = built_in().map_err(|_| Code::Internal)?;
    Ok(Catalogue::new(items).map_err(|_| Code::Internal)?)
}

/// The case that the address names.
fn asked_case() -> Result<CaseId, Refused> {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    Ok(id.parse().map_err(|_| Code::NotFound)?)
}

/// What posts are called; a post without a name is called by its code.
pub(crate) fn posts_called() -> impl Fn(&PostCode) -> String {
    let posts: Vec<Post> = built_in_posts().unwrap_or_default();
    move |code| {
        let post = posts.iter().find(|post| post.code == *code);
        post.map_or_else(|| code.to_string(), |post| named(&post.name, Lang::current()))
    }
}
