//! A form that sends a file and shows how far it is. Without scripts it is a plain form.
//!
//! The script sends the same request with `Accept: application/json`; the server answers it with a `Location` header,
//! for success and for refusal alike, and the browser goes there.

use crate::lang::Lang;
use crate::locales::{Upload, fill};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlFormElement, ProgressEvent, XmlHttpRequest};

/// How far an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Idle,
    Sending(u32),
    Reading,
    Failed,
}

/// A multipart form around [`super::FileField`] and a button.
#[island]
pub fn UploadForm(
    /// Where the file is sent.
    action: String,
    /// The language.
    lang: Lang,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    let progress = RwSignal::new(Progress::Idle);
    let send = move |event: leptos::ev::SubmitEvent| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        if form.is_some_and(|form| start(&form, progress).is_some()) {
            event.prevent_default();
        }
    };
    let words = Upload::of(lang);
    let sentence = move || match progress.get() {
        Progress::Idle => String::new(),
        Progress::Sending(percent) => fill(words.sending, &[&percent.to_string()]),
        Progress::Reading => words.reading.to_owned(),
        Progress::Failed => words.failed.to_owned(),
    };
    let busy = move || matches!(progress.get(), Progress::Sending(_) | Progress::Reading);
    let value = move || match progress.get() {
        Progress::Sending(percent) => Some(percent.to_string()),
        _ => None,
    };
    view! {
        <form class="form upload" method="post" action=action enctype="multipart/form-data" on:submit=send>
            {children()}
            <div class="upload-progress" hidden=move || progress.get() == Progress::Idle>
                <progress max="100" value=value hidden=move || !busy() aria-label=sentence></progress>
                <p role="status">{sentence}</p>
            </div>
        </form>
    }
}

/// Sends the form; none when the browser cannot, and the form then goes the plain way.
fn start(form: &HtmlFormElement, progress: RwSignal<Progress>) -> Option<()> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let request = XmlHttpRequest::new().ok()?;
    request.open("POST", &form.action()).ok()?;
    request.set_request_header("Accept", "application/json").ok()?;
    let sent = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        let percent = (event.loaded() * 100.0 / event.total().max(1.0)) as u32;
        progress.set(if percent < 100 { Progress::Sending(percent) } else { Progress::Reading });
    });
    let answered = request.clone();
    let loaded = Closure::<dyn Fn()>::new(move || match next_page(&answered) {
        Some(page) => go(&page, progress),
        None => progress.set(Progress::Failed),
    });
    let failed = Closure::<dyn Fn()>::new(move || progress.set(Progress::Failed));
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(sent.as_ref().unchecked_ref()));
    }
    request.set_onload(Some(loaded.as_ref().unchecked_ref()));
    request.set_onerror(Some(failed.as_ref().unchecked_ref()));
    request.send_with_opt_form_data(Some(&data)).ok()?;
    progress.set(Progress::Sending(0));
    // The request outlives this call; the page it leads to frees them.
    sent.forget();
    loaded.forget();
    failed.forget();
    Some(())
}

fn next_page(answered: &XmlHttpRequest) -> Option<String> {
    answered.get_response_header("Location").ok().flatten()
}

fn go(page: &str, progress: RwSignal<Progress>) {
    if window().location().assign(page).is_err() {
        progress.set(Progress::Failed);
    }
}
