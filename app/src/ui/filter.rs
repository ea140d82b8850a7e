//! A filter whose answers stand in the address, so that a list can be shared and gone back to.

use super::button::Button;
use crate::lang::Lang;
use crate::locales::Common;
use crate::visit;
use leptos::prelude::*;

/// Fields that narrow a list down. Give each field its present value from `visit::query(name)`.
#[component]
pub fn FilterForm(
    /// Query values that stay as they are (such as `sort`).
    #[prop(default = vec!["sort"])]
    keep: Vec<&'static str>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let words = Common::of(Lang::current());
    let path = visit::path();
    let whole_list = path.clone();
    let kept = keep
        .into_iter()
        .filter_map(|name| visit::query(name).map(|value| view! { <input type="hidden" name=name value=value/> }));
    view! {
        <form class="filter" method="get" action=path role="search" aria-label=words.filter>
            {kept.collect_view()}
            <div class="field-row">{children()}</div>
            <div class="actions">
                <Button>{words.filter_apply}</Button>
                <a href=whole_list>{words.filter_clear}</a>
            </div>
        </form>
    }
}
