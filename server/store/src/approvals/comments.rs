//! Comments on a case (内部意见): what its posts say to each other. Written once, never changed; the applicant and the public
//! read none.

use super::{
    posts::capacities,
    rows::{load, refused, region_of, row},
    salted, subject,
};
use crate::{
    Store,
    entity::case_comment::{Column, Entity, Model},
    error::StoreError,
    secret::Place,
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::{By, Refused},
        opinions::{COMMENT_MOST, Comment, Comments, said},
        post::PostCode,
        record::Who,
    },
    ids::{CaseId, CommentId},
    permissions::{Action, Actor, Target, may},
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

/// Leaves a comment for the other posts of a case.
///
/// # Errors
/// `not-found`; `without-post`, `own-application`; `missing`, `out-of-range` in the field `words`; the permission to handle
/// cases of the region.
pub async fn comment(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    words: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let found = row(store.read(), id).await?;
    let mut act = store.act(actor, Action::HandleCases, Target::Region(region_of(&found)?), now).await?;
    let words = said(words, COMMENT_MOST)?;
    let loaded = load(store, act.db(), found).await?;
    let mut answer = Err(Refused::WithoutPost);
    for capacity in capacities(act.db(), actor).await? {
        answer = answer.or_else(|_| loaded.case.may_comment(&capacity));
    }
    let by = answer.map_err(refused)?;
    let By::Post { post, account, .. } = &by else { return Err(Code::WithoutPost.into()) };
    let key = CommentId(Uuid::now_v7()).to_string();
    let (words, sha256) = salted::hide(store, place(&key), words)?;
    let made = Model {
        id: key.clone(),
        case_id: loaded.row.id,
        post: post.0.clone(),
        account: account.to_string(),
        words,
        at: now.into(),
    };
    let made = made.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&made);
    let body = json!({ "comment": key, "sha256": sha256, "by": Who::from(&by) });
    act.commit("case.comment", subject(id), body).await?;
    Ok(())
}

/// The comments on a case, for the posts that handle it and for supervisors.
///
/// # Errors
/// `not-found`, also for everybody else.
pub async fn comments(store: &Store, actor: &Actor, id: CaseId) -> Result<Comments, StoreError> {
    let found = row(store.read(), id).await?;
    let handles = may(actor, Action::HandleCases, Target::Region(region_of(&found)?)).is_ok() && {
        let loaded = load(store, store.read(), found).await?;
        capacities(store.read(), actor).await?.iter().any(|held| loaded.case.may_comment(held).is_ok())
    };
    if !handles && may(actor, Action::SuperviseCases, Target::Anything).is_err() {
        return Err(Code::NotFound.into());
    }
    let of_case = Entity::find().filter(Column::CaseId.eq(id.to_string()));
    let rows = of_case.order_by_asc(Column::At).order_by_asc(Column::Id).all(store.read()).await?;
    let read = |row: Model| {
        let words = salted::reveal(store, place(&row.id), &row.words)?;
        Ok(Comment { post: PostCode(row.post), at: row.at.utc(), words })
    };
    let comments = rows.into_iter().map(read).collect::<Result<_, StoreError>>()?;
    Ok(Comments { comments, may_add: handles })
}

fn place(id: &str) -> Place<'_> {
    Place { table: "case_comments", column: "words", row: id }
}
