//! Asking the server from an island.

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Whether it is an answer, not a refusal.
    pub ok: bool,
    /// The body.
    pub text: String,
    /// Where the server leads on to.
    pub leads_to: Option<String>,
}

/// Sends a form to a server function of this site. None where nothing came back.
#[cfg(feature = "hydrate")]
pub async fn ask(endpoint: &str, form: String) -> Option<Asked> {
    let asked = gloo::net::http::Request::post(endpoint)
        .header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(form)
        .ok()?;
    let answer = asked.send().await.ok()?;
    Some(Asked { ok: answer.ok(), leads_to: answer.headers().get("location"), text: answer.text().await.ok()? })
}

/// On the server nothing is asked.
#[cfg(not(feature = "hydrate"))]
pub async fn ask(_endpoint: &str, _form: String) -> Option<Asked> {
    None
}

/// Whether the server answers at an address of this site.
#[cfg(feature = "hydrate")]
pub async fn reaches(address: &str) -> bool {
    gloo::net::http::Request::get(address).send().await.is_ok_and(|answer| answer.ok())
}

/// On the server nothing is asked.
#[cfg(not(feature = "hydrate"))]
pub async fn reaches(_address: &str) -> bool {
    false
}

/// The text that a server function of this site answers to a form; for questions that change nothing.
/// None where no answer came, or a refusal.
pub async fn answer(endpoint: &str, form: String) -> Option<String> {
    ask(endpoint, form).await.filter(|asked| asked.ok).map(|asked| asked.text)
}
