//! What was typed into a form, without what nobody but its writer may read.

use axum::body::{Body, Bytes};
use axum::extract::{Form, FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method};
use std::collections::BTreeMap;

/// A field is secret where its name holds one of these words.
const SECRET: &[&str] = &["code", "identity", "number", "password", "secret", "token"];
/// No more is kept, in bytes of names and values together.
const MOST: usize = 128 * 1024;

/// The values by field name; of a repeated field all, one a line. Empty where the body is no plain form.
pub async fn values(headers: &HeaderMap, body: Bytes) -> BTreeMap<String, String> {
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = Method::POST;
    if let Some(kind) = headers.get(CONTENT_TYPE) {
        request.headers_mut().insert(CONTENT_TYPE, kind.clone());
    }
    let Ok(Form(pairs)) = Form::<Vec<(String, String)>>::from_request(request, &()).await else {
        return BTreeMap::new();
    };
    let mut values = BTreeMap::<String, String>::new();
    let mut size = 0;
    for (name, value) in pairs {
        size += name.len() + value.len();
        if size > MOST {
            break;
        }
        if is_secret(&name) {
            continue;
        }
        values
            .entry(name)
            .and_modify(|all| {
                all.push('\n');
                all.push_str(&value);
            })
            .or_insert(value);
    }
    values
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|word| SECRET.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn secrets_are_left_out_and_repeated_fields_kept() {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
        let body =
            "login=wang&password=long+secret&new_password=x&args%5Bnumber%5D=ff&role=chief&role=deputy&one-time-code=1";
        let values = values(&headers, Bytes::from_static(body.as_bytes())).await;
        assert_eq!(
            values.into_iter().collect::<Vec<_>>(),
            [("login".to_owned(), "wang".to_owned()), ("role".to_owned(), "chief\ndeputy".to_owned()),]
        );
    }

    #[tokio::test]
    async fn a_body_of_another_kind_keeps_nothing() {
        assert!(values(&HeaderMap::new(), Bytes::from_static(b"{\"a\":1}")).await.is_empty());
    }
}
