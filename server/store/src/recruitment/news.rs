//! What the public may want to hear of: notices, published amendments, minimum pass lines and lists, the latest first.

use super::{
    rows::{amendment_of, announced_on, state},
    unreadable,
};
use crate::{
    Store,
    entity::{amendment, pass_line, published_list, recruitment, rescheduling, rewording},
    error::StoreError,
};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::{
    permissions::{Action, Actor, Target, may},
    recruitment::{Amendment, AmendmentState, News, NewsKind},
    selection::{ListKind, PassLinesState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::{cmp::Reverse, collections::HashMap};

/// At most `limit` pieces of news, the latest first.
///
/// # Errors
/// The permission to read what is public, or the database.
pub async fn news(store: &Store, actor: &Actor, limit: u64) -> Result<Vec<News>, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let announced = recruitment::Entity::find()
        .filter(recruitment::Column::AnnouncedOn.is_not_null())
        .order_by_desc(recruitment::Column::AnnouncedOn)
        .order_by_desc(recruitment::Column::Id)
        .limit(limit);
    let mut news = Vec::new();
    for row in announced.all(store.read()).await? {
        if let Some(day) = announced_on(&row)?.filter(|_| state(&row).is_ok_and(|state| state.is_public())) {
            news.push(News {
                recruitment: row.id.parse().map_err(|error| unreadable("id", error))?,
                title: row.title,
                at: beginning(day),
                what: NewsKind::Notice,
            });
        }
    }
    news.extend(amendments(store, limit).await?);
    news.extend(changed_days(store, limit).await?);
    news.extend(changed_words(store, limit).await?);
    news.extend(pass_lines(store, limit).await?);
    news.extend(lists(store, limit).await?);
    news.sort_by_key(|piece| Reverse(piece.at));
    news.truncate(limit as usize);
    Ok(news)
}

async fn amendments(store: &Store, limit: u64) -> Result<Vec<News>, StoreError> {
    let published = amendment::Entity::find()
        .filter(amendment::Column::State.eq(AmendmentState::Published.as_str()))
        .order_by_desc(amendment::Column::DecidedAt)
        .limit(limit)
        .all(store.read())
        .await?;
    let titles = titles(store, published.iter().map(|row| row.recruitment_id.as_str())).await?;
    let told = |row: amendment::Model| {
        Ok(News {
            recruitment: row.recruitment_id.parse().map_err(|error| unreadable("id", error))?,
            title: titles.get(&row.recruitment_id).cloned().unwrap_or_default(),
            at: row.decided_at.ok_or_else(|| unreadable("amendment", "published without a time"))?.utc(),
            what: published_change(row)?,
        })
    };
    published.into_iter().map(told).collect()
}

async fn changed_days(store: &Store, limit: u64) -> Result<Vec<News>, StoreError> {
    let published = rescheduling::Entity::find()
        .filter(rescheduling::Column::State.eq(AmendmentState::Published.as_str()))
        .order_by_desc(rescheduling::Column::DecidedAt)
        .limit(limit)
        .all(store.read())
        .await?;
    let titles = titles(store, published.iter().map(|row| row.recruitment_id.as_str())).await?;
    let told = |row: rescheduling::Model| {
        Ok(News {
            recruitment: row.recruitment_id.parse().map_err(|error| unreadable("id", error))?,
            title: titles.get(&row.recruitment_id).cloned().unwrap_or_default(),
            at: row.decided_at.ok_or_else(|| unreadable("days", "published without a time"))?.utc(),
            what: NewsKind::Days { id: row.id.parse().map_err(|error| unreadable("days", error))?, reason: row.reason },
        })
    };
    published.into_iter().map(told).collect()
}

/// What a published amendment is as news.
fn published_change(row: amendment::Model) -> Result<NewsKind, StoreError> {
    let Amendment { id, after, reason, .. } = amendment_of(row.clone(), false)?;
    let code = row.code;
    Ok(match after {
        Some(_) => NewsKind::Amendment { id, code, reason },
        None => NewsKind::Cancellation { id, code, reason },
    })
}

async fn changed_words(store: &Store, limit: u64) -> Result<Vec<News>, StoreError> {
    let published = rewording::Entity::find()
        .filter(rewording::Column::State.eq(AmendmentState::Published.as_str()))
        .order_by_desc(rewording::Column::DecidedAt)
        .limit(limit)
        .all(store.read())
        .await?;
    let titles = titles(store, published.iter().map(|row| row.recruitment_id.as_str())).await?;
    let told = |row: rewording::Model| {
        Ok(News {
            recruitment: row.recruitment_id.parse().map_err(|error| unreadable("id", error))?,
            title: titles.get(&row.recruitment_id).cloned().unwrap_or_default(),
            at: row.decided_at.ok_or_else(|| unreadable("words", "published without a time"))?.utc(),
            what: NewsKind::Words {
                id: row.id.parse().map_err(|error| unreadable("words", error))?,
                reason: row.reason,
            },
        })
    };
    published.into_iter().map(told).collect()
}

/// Lines that were set; those replaced since were news too.
async fn pass_lines(store: &Store, limit: u64) -> Result<Vec<News>, StoreError> {
    let public = PassLinesState::ALL.iter().filter(|state| state.is_public()).map(|state| state.as_str());
    let set = pass_line::Entity::find()
        .filter(pass_line::Column::State.is_in(public))
        .order_by_desc(pass_line::Column::DecidedAt)
        .limit(limit)
        .all(store.read())
        .await?;
    let titles = titles(store, set.iter().map(|row| row.recruitment_id.as_str())).await?;
    let told = |row: pass_line::Model| {
        Ok(News {
            recruitment: row.recruitment_id.parse().map_err(|error| unreadable("id", error))?,
            title: titles.get(&row.recruitment_id).cloned().unwrap_or_default(),
            at: row.decided_at.ok_or_else(|| unreadable("lines", "set without a time"))?.utc(),
            what: NewsKind::Lines {
                id: row.id.parse().map_err(|error| unreadable("lines", error))?,
                reason: row.reason,
            },
        })
    };
    set.into_iter().map(told).collect()
}

async fn lists(store: &Store, limit: u64) -> Result<Vec<News>, StoreError> {
    let published =
        published_list::Entity::find().order_by_desc(published_list::Column::Id).limit(limit).all(store.read()).await?;
    let titles = titles(store, published.iter().map(|row| row.recruitment_id.as_str())).await?;
    let told = |row: published_list::Model| {
        Ok(News {
            recruitment: row.recruitment_id.parse().map_err(|error| unreadable("id", error))?,
            title: titles.get(&row.recruitment_id).cloned().unwrap_or_default(),
            at: row.published_at.utc(),
            what: NewsKind::List {
                id: row.id.parse().map_err(|error| unreadable("list", error))?,
                list: ListKind::parse(&row.kind).ok_or_else(|| unreadable("list's kind", &row.kind))?,
            },
        })
    };
    published.into_iter().map(told).collect()
}

/// What the public calls these recruitments.
async fn titles(store: &Store, ids: impl Iterator<Item = &str>) -> Result<HashMap<String, String>, StoreError> {
    let named = recruitment::Entity::find().filter(recruitment::Column::Id.is_in(ids)).all(store.read()).await?;
    Ok(named.into_iter().map(|row| (row.id, row.title)).collect())
}

/// The first instant of a day in China.
fn beginning(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(8)
}
