//! What has happened in a recruitment, for whoever opens a ticket: read once for as long as nothing new is published, so
//! that a busy day reads it once.

use crate::{Store, applications::happened, entity::recruitment, error::StoreError, recruitment::rows::plan_of};
use domain::{applications::Happened, recruitment::Schedule, refusal::Code};
use sea_orm::{EntityTrait, QueryResult};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, PoisonError, RwLock},
};

/// What tells of a candidate `c` of the recruitment `r` whether something new has happened: every step that the public is
/// told of writes the recruitment's row or a list.
pub(super) const SEEN: &str = "r.version AS version, \
    (SELECT MAX(l.id) FROM published_lists l WHERE l.recruitment_id = c.recruitment_id) AS latest";

/// The version of a recruitment, and its latest list.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    version: i64,
    latest: Option<String>,
}

/// What a recruitment has come to.
#[derive(Debug)]
pub(super) struct Course {
    seen: Seen,
    pub title: String,
    pub schedule: Schedule,
    pub happened: Vec<Happened>,
}

/// The courses that were read, by recruitment.
static COURSES: LazyLock<RwLock<HashMap<String, Arc<Course>>>> = LazyLock::new(RwLock::default);
/// Courses kept at once.
const MOST: usize = 64;

/// The course of a recruitment, for a row that was read with [`SEEN`].
///
/// # Errors
/// `not-found`; the database.
pub(super) async fn course(store: &Store, id: &str, row: &QueryResult) -> Result<Arc<Course>, StoreError> {
    let seen = Seen { version: row.try_get("", "version")?, latest: row.try_get("", "latest")? };
    let known = COURSES.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
    if let Some(course) = known.filter(|course| course.seen == seen) {
        return Ok(course);
    }
    let held = recruitment::Entity::find_by_id(id).one(store.read()).await?.ok_or(Code::NotFound)?;
    let happened = happened::of_recruitment(store.read(), id).await?;
    let plan = plan_of(&held)?;
    let course = Arc::new(Course { seen, title: plan.title, schedule: plan.schedule, happened });
    let mut courses = COURSES.write().unwrap_or_else(PoisonError::into_inner);
    if courses.len() >= MOST {
        courses.clear();
    }
    courses.insert(id.to_owned(), Arc::clone(&course));
    Ok(course)
}
