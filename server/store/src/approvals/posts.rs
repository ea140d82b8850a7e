//! Who holds which post (岗位): given and taken by an administrator, with what the post is there for.

use super::{
    absences,
    items::{self, catalogue_in},
    register, unreadable,
};
use crate::{
    Store,
    entity::{account, post_holding},
    error::StoreError,
    powers,
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::{Actor as CaseActor, Capacity, Duty, Holding},
        post::PostCode,
    },
    ids::AccountId,
    permissions::{Action, Actor, Role, Target, may},
    powers::is_new_holder,
    refusal::{Code, Refusal},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// A post as somebody holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointed {
    /// The key of the holding.
    pub id: String,
    /// Who.
    pub account: AccountId,
    /// The login name.
    pub login: String,
    /// The post.
    pub post: PostCode,
    /// What it is there for.
    pub duties: BTreeSet<Duty>,
    /// From when.
    pub since: DateTime<Utc>,
}

/// Gives a post to a member of the staff.
///
/// # Errors
/// `not-found` in the field `post` or `login` for a post or member of staff that does not exist; `missing` in the field
/// `duties`; `post-held`; the permission to appoint.
pub async fn appoint(
    store: &Store,
    actor: &Actor,
    account: AccountId,
    post: &PostCode,
    duties: &BTreeSet<Duty>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::AppointPosts, Target::Anything, now).await?;
    // Held, so that nobody ends the post meanwhile.
    let catalogue = items::held(&act).await?;
    register::giveable(&act, post).await?;
    if duties.is_empty() {
        return Err(Refusal::of(Code::Missing, "duties").into());
    }
    let whose = act.load::<account::Entity>(account.to_string()).await?;
    if whose.is_none_or(|row| Role::parse(&row.role) != Some(Role::Staff)) {
        return Err(Refusal::of(Code::NotFound, "login").into());
    }
    let of_post = post_holding::Entity::find().filter(post_holding::Column::Post.eq(post.0.as_str()));
    let before = usize::try_from(of_post.count(act.db()).await?).unwrap_or(usize::MAX);
    if held(act.db(), account).await?.iter().any(|row| row.post == post.0) {
        return Err(Code::PostHeld.into());
    }
    let row = post_holding::Model {
        id: Uuid::now_v7().to_string(),
        post: post.0.clone(),
        account: account.to_string(),
        duties: serde_json::to_string(duties).map_err(|error| unreadable("duties", error))?,
        since: now.into(),
        until: None,
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    act.record("post.given", format!("post:{post}"), json!({ "duties": duties })).await?;
    if is_new_holder(before) {
        powers::holder_changed(&mut act, &catalogue, post).await?;
    }
    act.end().await
}

/// Takes a post from whoever holds it by this key.
///
/// # Errors
/// `not-found`; `already-done`; the permission to appoint.
pub async fn relieve(store: &Store, actor: &Actor, holding: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::AppointPosts, Target::Anything, now).await?;
    let catalogue = catalogue_in(store, act.db()).await?;
    let row = act.load::<post_holding::Entity>(holding.to_owned()).await?.ok_or(Code::NotFound)?;
    if row.until.is_some() {
        return Err(Code::AlreadyDone.into());
    }
    let row = post_holding::Model { until: Some(now.into()), ..row };
    let row = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&row);
    act.record("post.taken", format!("post:{}", row.post), json!({})).await?;
    powers::holder_changed(&mut act, &catalogue, &PostCode(row.post)).await?;
    act.end().await
}

/// Who holds posts now, by post.
///
/// # Errors
/// The permission to appoint.
pub async fn holdings(store: &Store, actor: &Actor) -> Result<Vec<Appointed>, StoreError> {
    may(actor, Action::AppointPosts, Target::Anything)?;
    use post_holding::Column as C;
    let now = post_holding::Entity::find().filter(C::Until.is_null());
    appointed(store, now.order_by_asc(C::Post).order_by_asc(C::Id).all(store.read()).await?).await
}

/// One's own posts.
pub(super) async fn own_holdings(store: &Store, actor: &Actor) -> Result<Vec<Appointed>, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    appointed(store, held(store.read(), account).await?).await
}

/// Holdings with the login of each holder.
async fn appointed(store: &Store, rows: Vec<post_holding::Model>) -> Result<Vec<Appointed>, StoreError> {
    let whose = account::Entity::find().filter(account::Column::Id.is_in(rows.iter().map(|row| row.account.as_str())));
    let whose = whose.all(store.read()).await?;
    let logins: HashMap<String, String> = whose.into_iter().map(|row| (row.id, row.login)).collect();
    let read = |row: post_holding::Model| {
        Ok(Appointed {
            account: row.account.parse().map_err(|error| unreadable("account", error))?,
            login: logins.get(&row.account).cloned().unwrap_or_default(),
            duties: duties(&row)?,
            post: PostCode(row.post),
            since: row.since.utc(),
            id: row.id,
        })
    };
    rows.into_iter().map(read).collect()
}

fn duties(row: &post_holding::Model) -> Result<BTreeSet<Duty>, StoreError> {
    serde_json::from_str(&row.duties).map_err(|error| unreadable("duties", error))
}

async fn held(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<post_holding::Model>, StoreError> {
    use post_holding::Column as C;
    let mine = post_holding::Entity::find().filter(C::Account.eq(account.to_string())).filter(C::Until.is_null());
    Ok(mine.order_by_asc(C::Post).all(db).await?)
}

/// As whom somebody acts on cases at this moment: once for each post they hold, with the posts that it covers for today.
pub(crate) async fn capacities_at(
    db: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Vec<CaseActor>, StoreError> {
    let mut acting = capacities(db, actor).await?;
    for one in &mut acting {
        if let Capacity::Post(holding) = &mut one.capacity {
            holding.covers = absences::covers(db, &holding.post, holding.region, now).await?;
        }
    }
    Ok(acting)
}

/// As whom somebody reads cases: once for each post they hold, each with the region of the account. Whom a post covers for
/// makes no difference to what it reads.
pub(crate) async fn capacities(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<CaseActor>, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    if actor.role == Role::Applicant {
        return Ok(vec![CaseActor { account, capacity: Capacity::Applicant }]);
    }
    let Some(region) = actor.region else { return Ok(Vec::new()) };
    let of = |row: post_holding::Model| {
        let holding = Holding { duties: duties(&row)?, post: PostCode(row.post), region, covers: BTreeSet::new() };
        Ok(CaseActor { account, capacity: Capacity::Post(holding) })
    };
    held(db, account).await?.into_iter().map(of).collect()
}

/// The posts that somebody holds at this moment; none for whoever is no staff.
pub(crate) async fn held_posts(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<PostCode>, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    Ok(held(db, account).await?.into_iter().map(|row| PostCode(row.post)).collect())
}

/// Who holds a post at this moment.
pub(crate) async fn holders(db: &impl ConnectionTrait, post: &PostCode) -> Result<Vec<AccountId>, StoreError> {
    use post_holding::Column as C;
    let of_post = post_holding::Entity::find().filter(C::Post.eq(post.0.as_str())).filter(C::Until.is_null());
    let rows = of_post.order_by_asc(C::Id).all(db).await?;
    rows.iter().map(|row| row.account.parse().map_err(|error| unreadable("account", error))).collect()
}
