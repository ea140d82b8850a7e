//! The work list of whoever holds posts: what waits for them, by the day on which it is due.

use super::{items::catalogue, posts::capacities_at, reading::line, rows::day, unreadable};
use crate::{
    Store, calendar,
    entity::{approval_case, case_task},
    error::StoreError,
    supervision::{EveryDay, open_against},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    approvals::{
        case::{Capacity, Holding},
        post::PostCode,
        record::{CaseLine, Part, PostPile, WorkPage},
        work::WorkFilter,
    },
    calendar::day_in_shanghai,
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement};

/// What is asked for of the work list.
#[derive(Clone, Debug, Default)]
pub struct WorkQuery {
    /// The post; none for all that the asker holds.
    pub post: Option<PostCode>,
    /// What narrows it down.
    pub filter: WorkFilter,
    /// What the page before ended with.
    pub after: Option<String>,
}

/// What waits, of one post where one is named, at most `limit` after what the page before ended with.
///
/// # Errors
/// `not-found` in the field `post` for a post that the asker does not hold; `malformed` in the field `after`; the
/// permission to handle cases.
pub async fn work_list(
    store: &Store,
    actor: &Actor,
    query: &WorkQuery,
    limit: u64,
    now: DateTime<Utc>,
) -> Result<WorkPage, StoreError> {
    may(actor, Action::HandleCases, Target::Anything)?;
    let held: Vec<Holding> = capacities_at(store.read(), actor, now).await?.into_iter().filter_map(holding).collect();
    let asked = query.post.as_ref();
    let wanted: Vec<&Holding> = held.iter().filter(|held| asked.is_none_or(|post| held.post == *post)).collect();
    if wanted.is_empty() {
        return match asked {
            Some(_) => Err(Refusal::of(Code::NotFound, "post").into()),
            None => Ok(WorkPage::default()),
        };
    }
    let today = day_in_shanghai(now);
    let after = query.after.as_deref().map(After::read).transpose()?;
    let narrow = Narrow::of(store, &query.filter, today).await?;
    let mut rows = Vec::new();
    for held in &wanted {
        rows.extend(waiting(store, held, narrow.as_ref(), after.as_ref(), today, limit + 1).await?);
    }
    rows.sort_by(|(one, _), (other, _)| key(one).cmp(&key(other)));
    rows.dedup_by(|(one, _), (other, _)| key(one) == key(other));
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|(task, _)| format!("{}/{}/{}", task.due, task.case_id, task.step));
    let (mut posts, first) = (Vec::new(), today.to_string());
    for held in &held {
        posts.push(pile(store, held, &first).await?);
    }
    let cards = open_against(store, held.iter().map(|held| &held.post)).await?;
    Ok(WorkPage { lines: lines(store, &rows, today).await?, next, posts, cards })
}

/// The lines over tasks and their cases, with a sign on those that are nearly due.
async fn lines(
    store: &Store,
    rows: &[(case_task::Model, approval_case::Model)],
    today: NaiveDate,
) -> Result<Vec<CaseLine>, StoreError> {
    let (catalogue, calendar) = (catalogue(store).await?, calendar::load(store).await?);
    let measures = EveryDay::read(store.read()).await?;
    let line = |(task, case): &(case_task::Model, approval_case::Model)| {
        let near = measures.of(case).warns(day(&task.began)?, day(&task.due)?, today, &calendar);
        Ok(CaseLine { near, ..line(&catalogue, case, Some(task))? })
    };
    rows.iter().map(line).collect()
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

/// What a page ended with: the last line's day, case and step.
struct After<'a> {
    due: &'a str,
    case: &'a str,
    step: &'a str,
}

impl<'a> After<'a> {
    fn read(text: &'a str) -> Result<Self, Refusal> {
        let mut parts = text.splitn(3, '/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(due), Some(case), Some(step)) => Ok(Self { due, case, step }),
            _ => Err(Refusal::of(Code::Malformed, "after")),
        }
    }

    fn later(&self) -> Condition {
        use case_task::Column as C;
        let later = Condition::any()
            .add(C::Due.gt(self.due))
            .add(C::Due.eq(self.due).and(C::CaseId.gt(self.case)))
            .add(C::Due.eq(self.due).and(C::CaseId.eq(self.case)).and(C::Step.gt(self.step)));
        // The day is said apart from the rest, so that the index is entered there.
        Condition::all().add(C::Due.gte(self.due)).add(later)
    }
}

/// A filter as the table of tasks is asked for it.
struct Narrow<'a> {
    filter: &'a WorkFilter,
    /// The case with the number; the text that no case has where there is none.
    case: Option<String>,
    days: (Option<NaiveDate>, Option<NaiveDate>),
}

impl<'a> Narrow<'a> {
    /// None where nothing is narrowed down.
    async fn of(store: &Store, filter: &'a WorkFilter, today: NaiveDate) -> Result<Option<Self>, StoreError> {
        if !filter.is_any() {
            return Ok(None);
        }
        let case = match &filter.number {
            Some(number) => {
                let found = approval_case::Entity::find().filter(approval_case::Column::Number.eq(number.as_str()));
                let found = found.select_only().column(approval_case::Column::Id).into_tuple::<String>();
                Some(found.one(store.read()).await?.unwrap_or_default())
            }
            None => None,
        };
        let days = filter.due.map(|by| by.days(today));
        Ok(Some(Self { filter, case, days: days.map_or((None, None), |(first, last)| (first, Some(last))) }))
    }

    fn condition(&self) -> Condition {
        use case_task::Column as C;
        let (first, last) = self.days;
        Condition::all()
            .add_option(self.filter.item.as_deref().map(|item| C::Item.eq(item)))
            .add_option(first.map(|first| C::Due.gte(first.to_string())))
            .add_option(last.map(|last| C::Due.lte(last.to_string())))
    }
}

/// What waits at a post: its own, and that of the posts for which it covers today. Each of these, and each state that the
/// filter names, is asked for by itself, so that each answer is read from an index in the order of the days and is no longer
/// than the page.
async fn waiting(
    store: &Store,
    held: &Holding,
    narrow: Option<&Narrow<'_>>,
    after: Option<&After<'_>>,
    today: NaiveDate,
    most: u64,
) -> Result<Vec<(case_task::Model, approval_case::Model)>, StoreError> {
    use case_task::Column as C;
    if let Some(case) = narrow.and_then(|narrow| narrow.case.as_deref()) {
        return of_case(store, held, case, narrow, after, today).await;
    }
    let here = Condition::all()
        .add(C::Post.eq(held.post.0.as_str()))
        .add(C::Region.eq(held.region.as_str()))
        .add(is_there(today))
        .add_option(narrow.map(Narrow::condition))
        .add_option(after.map(After::later));
    let states = narrow.and_then(|narrow| narrow.filter.states());
    let each = states.map_or_else(|| vec![None], |states| states.into_iter().map(Some).collect());
    let mut asked = Vec::new();
    for covers in desks(held) {
        asked.extend(each.iter().map(|state| (covers, *state)));
    }
    let mut rows = Vec::new();
    for (covers, state) in asked {
        let of_state = state.map(|state| C::State.eq(state.as_str()));
        let found = case_task::Entity::find().filter(here.clone().add(C::Covers.eq(covers)).add_option(of_state));
        let found = found.order_by_asc(C::Due).order_by_asc(C::CaseId).order_by_asc(C::Step).limit(most);
        for (task, case) in found.find_also_related(approval_case::Entity).all(store.read()).await? {
            rows.push((task, case.ok_or_else(|| unreadable("task", "no case"))?));
        }
    }
    Ok(rows)
}

/// What a post can do something about: a correction waits for the applicant until its time is over.
fn is_there(today: NaiveDate) -> Condition {
    use case_task::Column as C;
    Condition::any().add(C::Step.ne(Part::Correction.as_str())).add(C::Due.lt(today.to_string()))
}

/// What waits at a post of one case, found by the case alone: it has few tasks, its post may have very many.
async fn of_case(
    store: &Store,
    held: &Holding,
    case: &str,
    narrow: Option<&Narrow<'_>>,
    after: Option<&After<'_>>,
    today: NaiveDate,
) -> Result<Vec<(case_task::Model, approval_case::Model)>, StoreError> {
    let asked = Condition::all()
        .add(is_there(today))
        .add_option(narrow.map(Narrow::condition))
        .add_option(after.map(After::later));
    let tasks = case_task::Entity::find().filter(case_task::Column::CaseId.eq(case)).filter(asked);
    let states = narrow.and_then(|narrow| narrow.filter.states());
    let here = |task: &case_task::Model| {
        let of_post = task.post == held.post.0 && task.region == held.region.as_str();
        let of_state = states.as_ref().is_none_or(|some| some.iter().any(|state| state.as_str() == task.state));
        of_post && of_state && desks(held).contains(&task.covers.as_str())
    };
    let mut rows = Vec::new();
    for (task, case) in tasks.find_also_related(approval_case::Entity).all(store.read()).await? {
        if here(&task) {
            rows.push((task, case.ok_or_else(|| unreadable("task", "no case"))?));
        }
    }
    Ok(rows)
}

/// Whose tasks wait at a post today: its own, which cover for none, and those of the posts that it covers for.
fn desks(held: &Holding) -> Vec<&str> {
    [""].into_iter().chain(held.covers.iter().map(|post| post.0.as_str())).collect()
}

/// How many wait at a post, counted no further than a page can show. The day of a correction is the applicant's: no post is
/// over it.
async fn pile(store: &Store, held: &Holding, today: &str) -> Result<PostPile, StoreError> {
    let mut pile = PostPile { post: held.post.clone(), waiting: 0, over: 0 };
    for covers in desks(held) {
        let (waiting, over) = count(store, held, covers, today).await?;
        (pile.waiting, pile.over) = (pile.waiting + waiting, pile.over + over);
    }
    Ok(pile)
}

async fn count(store: &Store, held: &Holding, covers: &str, today: &str) -> Result<(u64, u64), StoreError> {
    let sql = "SELECT COUNT(*) AS waiting, \
               COALESCE(SUM(CASE WHEN due < $3 AND step <> $6 THEN 1 ELSE 0 END), 0) AS over FROM \
               (SELECT due, step FROM case_tasks WHERE post = $1 AND region = $2 AND covers = $5 \
               AND (step <> $6 OR due < $3) ORDER BY due LIMIT $4) AS few";
    let (post, most) = (held.post.0.as_str(), WorkPage::COUNTED + 1);
    let correction = Part::Correction.as_str();
    let values =
        [post.into(), held.region.as_str().into(), today.into(), most.into(), covers.into(), correction.into()];
    let statement = Statement::from_sql_and_values(store.backend(), sql, values);
    let row = store.read().query_one_raw(statement).await?.ok_or_else(|| unreadable("pile", "no row"))?;
    let count = |column: &str| -> Result<u64, StoreError> {
        let value: i64 = row.try_get("", column)?;
        u64::try_from(value).map_err(|error| unreadable("pile", error))
    };
    Ok((count("waiting")?, count("over")?))
}
