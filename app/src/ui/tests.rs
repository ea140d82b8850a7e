//! What the parts look like to a browser and to a screen reader: their HTML, as the server renders it.

use super::*;
use crate::forms::Returned;
use crate::lang::Lang;
use crate::shown::shown_with;
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;

/// Renders in English at an address.
fn html<V: IntoView + 'static>(address: &str, view: impl FnOnce() -> V + Send + 'static) -> String {
    shown_with(address, || provide_context(Lang::En), view)
}

fn refused(code: Code, field: &str) {
    provide_context(Returned {
        refusal: Refusal::of(code, field),
        values: [("title".to_owned(), "<b>first round".to_owned()), ("secret".to_owned(), "hunter2".to_owned())].into(),
    });
}

#[test]
fn a_refused_field_keeps_its_value_and_is_tied_to_hint_and_error() {
    let page = html("/", || {
        refused(Code::Taken, "title");
        view! { <TextField name="title" label="Title" hint="Short" required=true/> }
    });
    assert!(page.contains(r#"aria-describedby="field-title-hint field-title-error""#), "{page}");
    assert!(page.contains(r#"aria-invalid="true""#) && page.contains("This is taken."), "{page}");
    assert!(page.contains(r#"value="&lt;b&gt;first round""#) && !page.contains("<b>first"), "{page}");
}

#[test]
fn a_secret_is_never_filled_in_again() {
    let page = html("/", || {
        refused(Code::WrongCredentials, "secret");
        view! { <TextField name="secret" label="Password" input=Input::Password value="hunter2"/> }
    });
    assert!(!page.contains("hunter2"), "{page}");
}

#[test]
fn the_summary_names_the_field_and_links_to_it() {
    let page = html("/", || {
        refused(Code::Missing, "title");
        view! { <ErrorSummary fields=vec![ReturnedField::new("title", "Title")]/> }
    });
    assert!(page.contains(r##"href="#field-title""##) && page.contains("Title: Fill this in."), "{page}");
    assert!(page.contains(r#"role="alert""#) && page.contains("autofocus"), "{page}");
    assert!(!html("/", || view! { <ErrorSummary/> }).contains("alert"));
}

#[test]
fn only_known_codes_speak_in_a_toast() {
    assert!(html("/?done=saved", || view! { <Toast/> }).contains("Saved."));
    assert!(!html("/?done=You+have+won", || view! { <Toast/> }).contains("won"));
}

fn draws() -> impl IntoView {
    let columns = vec![Column::new("Day").sorted_by("day"), Column::number("Examiners")];
    let rows = vec![Row(vec!["9 January".into_any(), 212.into_any()])];
    let pager = Pager { next: Some("k&1".to_owned()) };
    view! { <DataTable id="draws" caption="Draws" columns=columns rows=rows pager=pager/> }
}

#[test]
fn a_table_sorts_and_pages_by_the_address() {
    let page = html("/draws?sort=day&after=k0&state=fixed&done=saved", draws);
    assert!(page.contains(r#"aria-sort="ascending""#), "{page}");
    assert!(page.contains("/draws?state=fixed&amp;sort=-day"), "{page}");
    assert!(page.contains("/draws?sort=day&amp;state=fixed&amp;after=k%261"), "{page}");
    assert!(page.contains(r#"href="/draws?sort=day&amp;state=fixed" rel="first""#), "{page}");
    assert!(page.contains(r#"data-label="Examiners""#) && page.contains("<caption"), "{page}");
}

#[test]
fn a_dialog_stands_open_only_where_the_address_asks_for_it() {
    let dialog = || view! { <Dialog id="close" title="Close">"sure?"</Dialog> };
    let open =
        |page: String| page.split("<dialog").nth(1).and_then(|rest| rest.split('>').next()).unwrap().contains(" open");
    assert!(open(html("/?dialog=close", dialog)));
    assert!(!open(html("/?dialog=other", dialog)));
    let refused = move || {
        let values = [("dialog".to_owned(), "close".to_owned())].into();
        provide_context(Returned { refusal: Code::Missing.into(), values });
        dialog()
    };
    assert!(open(html("/", refused)));
}

#[test]
fn no_part_has_an_inline_style() {
    let page = html("/design", || view! { <crate::design::DesignPage/> });
    assert!(page.len() > 10_000);
    assert!(!page.contains("style=") && !page.contains("<style"), "{page}");
}

#[test]
fn every_id_on_the_design_page_is_unique_and_every_reference_has_its_id() {
    let page = html("/design", || view! { <crate::design::DesignPage/> });
    let values = |attribute: &str| -> Vec<String> {
        page.split(&format!(" {attribute}=\""))
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    };
    let ids = values("id");
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    for attribute in ["for", "aria-describedby", "aria-labelledby"] {
        for name in values(attribute).iter().flat_map(|value| value.split(' ')) {
            assert!(ids.iter().any(|id| id == name), "{attribute}={name}");
        }
    }
}
