//! Asking the server from an island.

/// The text that a server function of this site answers to a form; for questions that change nothing.
/// None where no answer came, or a refusal.
#[cfg(feature = "hydrate")]
pub async fn answer(endpoint: &str, form: String) -> Option<String> {
    let asked = gloo::net::http::Request::post(endpoint)
        .header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(form)
        .ok()?;
    let answer = asked.send().await.ok()?;
    if answer.ok() { answer.text().await.ok() } else { None }
}

/// The text that a server function of this site answers to a form: on the server, where nothing is asked, none.
#[cfg(not(feature = "hydrate"))]
pub async fn answer(_endpoint: &str, _form: String) -> Option<String> {
    None
}
