//! The register of posts (岗位目录): those of the program, with what an administrator has added, renamed and ended.

use super::{
    items::{self, changing, count},
    unreadable,
};
use crate::{
    Store,
    act::Act,
    entity::{approval_case, post, post_holding},
    error::StoreError,
    powers::inventory_in,
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::State,
        flow::Flow,
        item::{Catalogue, ItemStatus},
        post::{MOST_NAME, Post, PostCode, Posts},
    },
    calendar::day_in_shanghai,
    permissions::{Action, Actor, Target},
    recruitment::scheme::Named,
    refusal::{Code, Refusal},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QuerySelect,
};
use serde_json::json;
use std::sync::Arc;

impl Store {
    /// Every post, as it was read with the catalogue last; those of the program before anybody has asked for it.
    pub fn posts(&self) -> Arc<Posts> {
        self.inner.items.posts().unwrap_or_else(|| Arc::new(Posts::built_in().unwrap_or_default()))
    }
}

/// Every post at this moment.
///
/// # Errors
/// The database.
pub async fn posts(store: &Store) -> Result<Arc<Posts>, StoreError> {
    items::catalogue(store).await?;
    Ok(store.posts())
}

/// Adds a post.
///
/// # Errors
/// `malformed` in the field `code`; `taken` for a code that there is or was; `missing` or `out-of-range` in the field `zh` or
/// `en`; the permission to appoint.
pub async fn add_post(
    store: &Store,
    actor: &Actor,
    code: &str,
    name: Named,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::AppointPosts, Target::Anything, now).await?;
    let code = PostCode::parse(code).ok_or_else(|| Refusal::of(Code::Malformed, "code"))?;
    let (_, posts) = both(&act).await?;
    if posts.get(&code).is_some() {
        return Err(Refusal::of(Code::Taken, "code").into());
    }
    let post = Post { code, name: called(name)?, ended_on: None };
    keep(&mut act, &post, true).await?;
    record(&mut act, "post.added", &post).await?;
    done(store, act).await
}

/// Calls a post otherwise; what it was called stays on the ledger.
///
/// # Errors
/// `not-found` for no present post; `nothing-changed`; `missing` or `out-of-range` in the field `zh` or `en`; the permission to
/// appoint.
pub async fn rename_post(
    store: &Store,
    actor: &Actor,
    code: &PostCode,
    name: Named,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::AppointPosts, Target::Anything, now).await?;
    let (_, posts) = both(&act).await?;
    let before = present(&posts, code)?;
    let post = Post { name: called(name)?, ..before.clone() };
    if post == *before {
        return Err(Code::NothingChanged.into());
    }
    keep(&mut act, &post, false).await?;
    record(&mut act, "post.renamed", &post).await?;
    done(store, act).await
}

/// Ends a post that nobody holds and no flow in force names.
///
/// # Errors
/// `not-found` for no present post; `post-in-use`; the permission to appoint.
pub async fn end_post(store: &Store, actor: &Actor, code: &PostCode, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::AppointPosts, Target::Anything, now).await?;
    let (catalogue, posts) = both(&act).await?;
    let before = present(&posts, code)?;
    use post_holding::Column as C;
    let held = post_holding::Entity::find().filter(C::Post.eq(code.0.as_str())).filter(C::Until.is_null());
    if held.count(act.db()).await? > 0 || is_named(&act, &catalogue, code).await? {
        return Err(Code::PostInUse.into());
    }
    let post = Post { ended_on: Some(day_in_shanghai(now)), ..before.clone() };
    keep(&mut act, &post, false).await?;
    record(&mut act, "post.ended", &post).await?;
    done(store, act).await
}

/// Ends an act on the register, which is read again at once.
async fn done(store: &Store, act: Act<'_>) -> Result<(), StoreError> {
    count(&act).await?;
    act.end().await?;
    posts(store).await.map(drop)
}

/// The post that can be given to somebody.
///
/// # Errors
/// `not-found` in the field `post`.
pub(super) async fn giveable(act: &Act<'_>, code: &PostCode) -> Result<(), StoreError> {
    let posts = read(act.db()).await?;
    present(&posts, code).map(drop).map_err(|_| Refusal::of(Code::NotFound, "post").into())
}

/// The posts of the program with the rows.
pub(super) async fn read(db: &impl ConnectionTrait) -> Result<Posts, StoreError> {
    let built_in = Posts::built_in().map_err(|error| unreadable("posts", error))?;
    let rows = post::Entity::find().all(db).await?;
    let rows = rows.into_iter().map(of_row).collect::<Result<Vec<_>, _>>()?;
    Ok(built_in.with(rows))
}

fn of_row(row: post::Model) -> Result<Post, StoreError> {
    let ended_on = row.ended_on.map(|day| day.parse()).transpose().map_err(|error| unreadable("posts", error))?;
    Ok(Post { code: PostCode(row.code), name: Named { zh: row.name_zh, en: row.name_en }, ended_on })
}

/// Catalogue and posts as they are until this act ends.
async fn both(act: &Act<'_>) -> Result<(Arc<Catalogue>, Posts), StoreError> {
    Ok((changing(act).await?, read(act.db()).await?))
}

fn present<'a>(posts: &'a Posts, code: &PostCode) -> Result<&'a Post, Code> {
    posts.get(code).filter(|post| post.ended_on.is_none()).ok_or(Code::NotFound)
}

/// Whether a flow names it by which cases run or will run, or a power of the list does.
async fn is_named(act: &Act<'_>, catalogue: &Catalogue, code: &PostCode) -> Result<bool, StoreError> {
    let in_force = catalogue.present().filter(|item| item.status == ItemStatus::InForce);
    let mut flows: Vec<&Flow> = in_force.map(|item| &item.flow).collect();
    let running = running(act.db()).await?;
    let running = running.iter().map(|(code, version)| items::version(catalogue, code, *version));
    let running = running.collect::<Result<Vec<_>, _>>()?;
    flows.extend(running.iter().map(|item| &item.flow));
    let inventory = inventory_in(act.db(), catalogue).await?;
    flows.extend(inventory.present().filter_map(|power| Some(power.flow(None)?.0)));
    let by_flow = flows.iter().flat_map(|flow| flow.tasks()).any(|task| task.posts().any(|post| post == code));
    let mut points = inventory.present().flat_map(|power| &power.points);
    Ok(by_flow || points.any(|point| point.responsible == *code || point.reviewer.as_ref() == Some(code)))
}

/// The versions of items by which open cases run.
async fn running(db: &impl ConnectionTrait) -> Result<Vec<(String, i64)>, StoreError> {
    use approval_case::Column as C;
    let open = |state: &&State| state.is_undecided() || matches!(state, State::Granted | State::Denied);
    let open = State::ALL.iter().filter(open).map(|state| state.as_str());
    let query = approval_case::Entity::find().select_only().columns([C::Item, C::ItemVersion]).distinct();
    Ok(query.filter(C::State.is_in(open)).into_tuple().all(db).await?)
}

/// A name in both languages, without spaces around it.
fn called(name: Named) -> Result<Named, Refusal> {
    let one = |text: String, field: &'static str| {
        let text = text.trim().to_owned();
        match u32::try_from(text.chars().count()).unwrap_or(u32::MAX) {
            0 => Err(Refusal::of(Code::Missing, field)),
            1..=MOST_NAME => Ok(text),
            _ => Err(Refusal::of(Code::OutOfRange, field).with(1).with(MOST_NAME)),
        }
    };
    Ok(Named { zh: one(name.zh, "zh")?, en: one(name.en, "en")? })
}

async fn keep(act: &mut Act<'_>, post: &Post, new: bool) -> Result<(), StoreError> {
    let row = post::Model {
        code: post.code.0.clone(),
        name_zh: post.name.zh.clone(),
        name_en: post.name.en.clone(),
        ended_on: post.ended_on.map(|day| day.to_string()),
    };
    let known = !new && act.load::<post::Entity>(row.code.clone()).await?.is_some();
    let active = row.into_active_model().reset_all();
    let row = if known { active.update(act.db()).await? } else { active.insert(act.db()).await? };
    act.seal(&row);
    Ok(())
}

async fn record(act: &mut Act<'_>, kind: &'static str, post: &Post) -> Result<(), StoreError> {
    let body = json!({ "name": post.name, "ended_on": post.ended_on });
    act.record(kind, format!("post:{}", post.code), body).await?;
    Ok(())
}
