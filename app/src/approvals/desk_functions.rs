//! The server functions of the daily desk: each reads its form, calls one store command, and leads on.

use crate::asking::{answer, asking, go_on};
use crate::forms;
use crate::refused::Refused;
use domain::approvals::case::TogetherKind;
use domain::approvals::item::ItemCode;
use domain::approvals::post::PostCode;
use domain::ids::{AbsenceId, CaseId, OpinionId};
use domain::refusal::{Code, Refusal};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::approvals::{self, Handled};

/// Accepts several cases, or records their delivery, each judged by itself.
///
/// # Errors
/// What the store command refuses; `malformed` in the field `picked`; `some-not-handled` where not all could be done.
#[server(prefix = "/api", endpoint = "approvals/handle-picked")]
pub async fn handle_those(
    /// What is done.
    kind: TogetherKind,
    /// Each as `case:version`.
    #[server(default)]
    picked: Vec<String>,
    /// The address of the list, with its filters.
    #[server(default)]
    list: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let read = |text: &String| {
            let (id, version) = text.split_once(':')?;
            Some((id.parse().ok()?, version.parse().ok()?))
        };
        let picked: Option<BTreeMap<CaseId, u64>> = picked.iter().map(read).collect();
        let picked = picked.ok_or_else(|| Refusal::of(Code::Malformed, "picked"))?;
        let handled = approvals::act_together(&asking.store, &asking.actor, kind, &picked, asking.now).await?;
        all_done(&handled)?;
        go_on(work_list(&list), &format!("cases-{}", kind.as_str()));
        Ok(())
    };
    answer(work.await)
}

/// Finds a case by its receipt's number and leads to its page.
///
/// # Errors
/// What the store query refuses.
#[server(prefix = "/api", endpoint = "approvals/find-case")]
pub async fn find_case(
    /// The number.
    #[server(default)]
    receipt: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let id = approvals::find(&asking.store, &asking.actor, &receipt).await?;
        leptos_axum::redirect(&format!("/approvals/cases/{id}"));
        Ok(())
    };
    answer(work.await)
}

/// Leaves a comment for the other posts of a case.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/comment")]
pub async fn comment_on_case(
    /// The case.
    id: CaseId,
    /// The words.
    #[server(default)]
    words: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        approvals::comment(&asking.store, &asking.actor, id, &words, asking.now).await?;
        go_on(&format!("/approvals/cases/{id}"), "comment-left");
        Ok(())
    };
    answer(work.await)
}

/// Keeps an opinion of one's own.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/keep-opinion")]
pub async fn keep_opinion(
    /// The words.
    #[server(default)]
    words: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        approvals::keep_opinion(&asking.store, &asking.actor, &words, asking.now).await?;
        go_on("/approvals/opinions", "opinion-kept");
        Ok(())
    };
    answer(work.await)
}

/// Forgets an opinion of one's own.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/drop-opinion")]
pub async fn drop_opinion(
    /// The opinion.
    id: OpinionId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        approvals::drop_opinion(&asking.store, &asking.actor, id).await?;
        go_on("/approvals/opinions", "opinion-dropped");
        Ok(())
    };
    answer(work.await)
}

/// Shares an opinion for an item.
///
/// # Errors
/// What the store command refuses; its words are the field `shared_words`, for the page has one's own beside them.
#[server(prefix = "/api", endpoint = "approvals/share-opinion")]
pub async fn share_opinion(
    /// The item.
    item: String,
    /// The words.
    #[server(default)]
    shared_words: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let item = ItemCode::parse(&item).map_err(|_| Code::NotFound)?;
        let shared = approvals::share_opinion(&asking.store, &asking.actor, &item, &shared_words, asking.now).await;
        shared.map_err(|error| {
            let Refused(refusal) = error.into();
            Refused(Refusal { field: refusal.field.map(|field| format!("shared_{field}")), ..refusal })
        })?;
        go_on(&format!("/approvals/opinions?item={item}"), "opinion-shared");
        Ok(())
    };
    answer(work.await)
}

/// Takes a shared opinion away again.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/unshare-opinion")]
pub async fn unshare_opinion(
    /// The opinion.
    id: OpinionId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let item = approvals::unshare_opinion(&asking.store, &asking.actor, id, asking.now).await?;
        go_on(&format!("/approvals/opinions?item={item}"), "opinion-removed");
        Ok(())
    };
    answer(work.await)
}

/// Enters that a post covers for an absent one, from day to day.
///
/// # Errors
/// What the store command refuses; `malformed` in the fields `from` and `until` for what is no day.
#[server(prefix = "/api", endpoint = "approvals/enter-absence")]
pub async fn enter_absence(
    /// The holding whose post is absent.
    holding: String,
    /// The post that covers for it.
    #[server(default)]
    cover: String,
    /// The first day.
    #[server(default)]
    from: String,
    /// The last day.
    #[server(default)]
    until: String,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        let days = (forms::day("from", &from)?, forms::day("until", &until)?);
        let cover = PostCode(cover);
        approvals::enter_absence(&asking.store, &asking.actor, &holding, &cover, days, asking.now).await?;
        go_on("/approvals/posts", "absence-entered");
        Ok(())
    };
    answer(work.await)
}

/// Ends a cover before its last day.
///
/// # Errors
/// What the store command refuses.
#[server(prefix = "/api", endpoint = "approvals/end-absence")]
pub async fn end_absence(
    /// The absence.
    id: AbsenceId,
) -> Result<(), Refused> {
    let asking = asking()?;
    let work = async move {
        approvals::end_absence(&asking.store, &asking.actor, id, asking.now).await?;
        go_on("/approvals/posts", "absence-ended");
        Ok(())
    };
    answer(work.await)
}

/// The address of the work list that a form names; no other page is led to.
fn work_list(list: &str) -> &str {
    const LIST: &str = "/approvals/work";
    let rest = list.strip_prefix(LIST);
    if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('?')) { list } else { LIST }
}

/// What was not done, by number, with what was.
fn all_done(handled: &[Handled]) -> Result<(), Refusal> {
    let left = handled.iter().filter(|one| one.answer.is_err()).count();
    if left == 0 {
        return Ok(());
    }
    let counts = Refusal::new(Code::SomeNotHandled).with(handled.len() - left).with(left);
    let told = |refusal: Refusal, one: &Handled| {
        let why = one.answer.as_ref().err().and_then(|why| serde_json::to_string(why).ok()).unwrap_or_default();
        refusal.with(&one.number).with(why)
    };
    Err(handled.iter().fold(counts, told))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_its_list_and_nowhere_else() {
        for good in ["/approvals/work", "/approvals/work?state=review&post=a"] {
            assert_eq!(work_list(good), good);
        }
        for bad in ["", "https://example.org", "//example.org", "/approvals/work-elsewhere", "/approvals/workx?"] {
            assert_eq!(work_list(bad), "/approvals/work", "{bad}");
        }
    }

    #[test]
    fn what_was_not_done_is_named_with_its_reason() {
        let one = |number: &str, answer| Handled { number: number.to_owned(), answer };
        assert_eq!(all_done(&[one("2026-0000001", Ok(()))]), Ok(()));
        let why = Refusal::from(Code::ChangedMeanwhile);
        let told = all_done(&[one("2026-0000001", Ok(())), one("2026-0000002", Err(why.clone()))]).unwrap_err();
        assert_eq!(told.code, Code::SomeNotHandled);
        assert_eq!(told.facts[..5], ["1", "1", "2026-0000001", "", "2026-0000002"]);
        assert_eq!(serde_json::from_str::<Refusal>(&told.facts[5]).unwrap(), why);
    }
}
