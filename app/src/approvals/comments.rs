//! The comments of a case's page: what its posts say to each other, for them and for supervisors alone.

use super::desk_functions::CommentOnCase;
use super::words::posts_called;
use crate::asking::{Asking, if_found};
use crate::lang::Lang;
use crate::locales::Comments as Words;
use crate::refused::Refused;
use crate::ui::{Button, Happening, Kind, ReturnedField, Section, TextareaField, Timeline, Tone};
use domain::approvals::opinions::{COMMENT_MOST, Comment, Comments};
use domain::ids::CaseId;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The comments, for whoever may read them; others read the case without them.
pub(super) async fn comments_of(asking: &Asking, id: CaseId) -> Result<Option<Comments>, Refused> {
    if_found(store::approvals::comments(&asking.store, &asking.actor, id).await)
}

/// The field of the form, as the page's summary names it.
pub(super) fn fields() -> Vec<ReturnedField> {
    vec![ReturnedField::new("words", Words::of(Lang::current()).words)]
}

/// The section.
#[component]
pub(super) fn CommentsShown(
    /// The case.
    id: CaseId,
    /// They.
    comments: Comments,
) -> impl IntoView {
    let words = Words::of(Lang::current());
    let none = comments.comments.is_empty().then(|| view! { <p>{words.none}</p> });
    let items: Vec<Happening> = comments.comments.into_iter().map(one).collect();
    let list = (!items.is_empty()).then(|| view! { <Timeline items=items/> });
    let most = u32::try_from(COMMENT_MOST).unwrap_or(u32::MAX);
    let form = comments.may_add.then(|| {
        view! {
            <ActionForm action={ServerAction::<CommentOnCase>::new()} attr:class="form">
                <input type="hidden" name="id" value=id.to_string()/>
                <TextareaField name="words" label=words.words hint=words.hint rows=3 required=true max_length=most/>
                <Button kind=Kind::Secondary>{words.add}</Button>
            </ActionForm>
        }
    });
    view! { <Section id="comments" title=words.title><p>{words.lead}</p>{none}{list}{form}</Section> }
}

fn one(comment: Comment) -> Happening {
    let said = view! { <p class="as-typed">{comment.words}</p> };
    Happening { at: comment.at, title: posts_called()(&comment.post), tone: Tone::Plain, detail: Some(said.into_any()) }
}
