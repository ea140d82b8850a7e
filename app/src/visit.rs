//! The present request as a page sees it: who asks, and what the address says.

use domain::permissions::Actor;
use leptos::prelude::*;
use leptos_router::hooks::{use_query_map, use_url};

/// Whoever asks: the account that the server found in the session, or a citizen.
pub fn actor() -> Actor {
    use_context::<Actor>().unwrap_or_else(Actor::citizen)
}

/// The address under which this site is reached, such as `https://example.org`: for what leaves the page, as a printed code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(pub String);

/// The site's own address; empty where the host gave none.
pub fn origin() -> String {
    use_context::<Origin>().map(|Origin(origin)| origin).unwrap_or_default()
}

/// The path of the page.
pub fn path() -> String {
    use_url().read_untracked().path().to_owned()
}

/// One value of the address's query; empty counts as absent.
pub fn query(name: &str) -> Option<String> {
    use_query_map().read_untracked().get(name).filter(|value| !value.is_empty())
}

/// The present address with some query values replaced (`Some`) or removed (`None`), the others kept.
pub fn address_with(changes: &[(&str, Option<&str>)]) -> String {
    let url = use_url();
    let url = url.read_untracked();
    with_changes(url.path(), url.search(), changes)
}

/// The same for a given path and a raw query without its question mark; kept pairs stay as they are encoded.
fn with_changes(path: &str, search: &str, changes: &[(&str, Option<&str>)]) -> String {
    let search = search.strip_prefix('?').unwrap_or(search);
    let kept = search.split('&').filter(|pair| !pair.is_empty()).filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        changes.iter().all(|(changed, _)| *changed != name)
    });
    let set = changes.iter().filter_map(|(name, value)| value.map(|value| format!("{name}={}", percent(value))));
    let query: Vec<String> = kept.map(str::to_owned).chain(set).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
pub fn percent(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_value_is_replaced_and_the_others_are_kept() {
        let address =
            with_changes("/draws", "?state=fixed&done=saved&after=%E5%A5%BD", &[("done", None), ("sort", Some("day"))]);
        assert_eq!(address, "/draws?state=fixed&after=%E5%A5%BD&sort=day");
        assert_eq!(with_changes("/draws", "", &[("done", None)]), "/draws");
        assert_eq!(with_changes("/", "q=1", &[("q", Some("a&b 好"))]), "/?q=a%26b%20%E5%A5%BD");
    }
}
