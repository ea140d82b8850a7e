//! The work list of whoever holds posts: what waits for them, by the day on which it is due.

use super::{items::catalogue, posts::capacities, reading::line, unreadable};
use crate::{
    Store,
    entity::{approval_case, case_task},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::{Capacity, Holding},
        post::PostCode,
        record::{PostPile, WorkPage},
    },
    calendar::day_in_shanghai,
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, SelectTwo, Statement,
};

/// What waits, of one post where one is named, at most `limit` after what `after` names.
///
/// # Errors
/// `not-found` in the field `post` for a post that the asker does not hold; `malformed` in the field `after`; the
/// permission to handle cases.
pub async fn work_list(
    store: &Store,
    actor: &Actor,
    post: Option<&PostCode>,
    after: Option<&str>,
    limit: u64,
    now: DateTime<Utc>,
) -> Result<WorkPage, StoreError> {
    may(actor, Action::HandleCases, Target::Anything)?;
    let held: Vec<Holding> = capacities(store.read(), actor).await?.into_iter().filter_map(holding).collect();
    let wanted: Vec<&Holding> = held.iter().filter(|held| post.is_none_or(|post| held.post == *post)).collect();
    if wanted.is_empty() {
        return match post {
            Some(_) => Err(Refusal::of(Code::NotFound, "post").into()),
            None => Ok(WorkPage::default()),
        };
    }
    let today = day_in_shanghai(now).to_string();
    let mut rows = Vec::new();
    for held in &wanted {
        let query = with_cases(waiting(&held.post, held.region, after)?).limit(limit + 1);
        for (task, case) in query.all(store.read()).await? {
            rows.push((task, case.ok_or_else(|| unreadable("task", "no case"))?));
        }
    }
    rows.sort_by(|(one, _), (other, _)| key(one).cmp(&key(other)));
    rows.dedup_by(|(one, _), (other, _)| key(one) == key(other));
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|(task, _)| format!("{}/{}/{}", task.due, task.case_id, task.step));
    let mut posts = Vec::new();
    for held in &held {
        posts.push(pile(store, held, &today).await?);
    }
    let catalogue = catalogue(store).await?;
    let lines = rows.iter().map(|(task, case)| line(&catalogue, case, Some(task))).collect::<Result<_, _>>()?;
    Ok(WorkPage { lines, next, posts })
}

fn holding(of: domain::approvals::case::Actor) -> Option<Holding> {
    match of.capacity {
        Capacity::Post(holding) => Some(holding),
        Capacity::Applicant => None,
    }
}

fn key(task: &case_task::Model) -> (&str, &str, &str) {
    (&task.due, &task.case_id, &task.step)
}

fn waiting(post: &PostCode, region: ExamRegion, after: Option<&str>) -> Result<Select<case_task::Entity>, StoreError> {
    use case_task::Column as C;
    let of_post = C::Post.eq(post.0.as_str()).and(C::Region.eq(region.as_str()));
    let mut query = case_task::Entity::find().filter(of_post);
    if let Some(after) = after {
        let mut parts = after.splitn(3, '/');
        let (Some(due), Some(case), Some(step)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(Refusal::of(Code::Malformed, "after").into());
        };
        let later = Condition::any()
            .add(C::Due.gt(due))
            .add(C::Due.eq(due).and(C::CaseId.gt(case)))
            .add(C::Due.eq(due).and(C::CaseId.eq(case)).and(C::Step.gt(step)));
        // Said apart from the rest, so that the index is entered at the day.
        query = query.filter(C::Due.gte(due)).filter(later);
    }
    Ok(query.order_by_asc(C::Due).order_by_asc(C::CaseId).order_by_asc(C::Step))
}

fn with_cases(query: Select<case_task::Entity>) -> SelectTwo<case_task::Entity, approval_case::Entity> {
    query.find_also_related(approval_case::Entity)
}

/// How many wait at a post, counted no further than a page can show.
async fn pile(store: &Store, held: &Holding, today: &str) -> Result<PostPile, StoreError> {
    let sql = "SELECT COUNT(*) AS waiting, COALESCE(SUM(CASE WHEN due < $3 THEN 1 ELSE 0 END), 0) AS over FROM \
               (SELECT due FROM case_tasks WHERE post = $1 AND region = $2 ORDER BY due LIMIT $4) AS few";
    let most = WorkPage::COUNTED + 1;
    let values = [held.post.0.as_str().into(), held.region.as_str().into(), today.into(), most.into()];
    let statement = Statement::from_sql_and_values(store.backend(), sql, values);
    let row = store.read().query_one_raw(statement).await?.ok_or_else(|| unreadable("pile", "no row"))?;
    let count = |column: &str| -> Result<u64, StoreError> {
        let value: i64 = row.try_get("", column)?;
        u64::try_from(value).map_err(|error| unreadable("pile", error))
    };
    Ok(PostPile { post: held.post.clone(), waiting: count("waiting")?, over: count("over")? })
}
