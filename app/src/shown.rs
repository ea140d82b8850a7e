//! What a part of a page looks like when it is sent: for tests of what pages say.

use crate::lang::Lang;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_meta::ServerMetaContext;
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;
use std::sync::Arc;

/// The HTML of a view as it stands at an address, in Chinese.
pub(crate) fn shown<V: IntoView + 'static>(address: &str, view: impl FnOnce() -> V + Send + 'static) -> String {
    shown_with(address, || (), view)
}

/// The same with contexts that `provide` sets.
pub(crate) fn shown_with<V: IntoView + 'static>(
    address: &str,
    provide: impl FnOnce(),
    view: impl FnOnce() -> V + Send + 'static,
) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    owner.with(|| {
        let (meta, _) = ServerMetaContext::new();
        provide_context(meta);
        leptos_meta::provide_meta_context();
        provide_context(RequestUrl::new(address));
        provide_context(Lang::Zh);
        provide();
        view! { <Router>{view()}</Router> }.to_html()
    })
}
