//! What a ticket and four characters of the identity number open, without an account.
//!
//! One statement reads everything: the counters of failures, the candidate by a blind index over both values, the standing
//! and where the recruitment stands. What it tells of the outcome is what the published lists say of the ticket. A wrong
//! ticket and wrong characters are therefore the same to whoever asks, in words and in time. On score day those who ask at
//! the same moment share a statement.

use super::{
    course::{Course, SEEN, course},
    rows::points,
    unreadable,
};
use crate::{
    Store,
    entity::recruitment,
    error::StoreError,
    given::{self, given},
    keys::Keys,
    limits::{Limit, hit},
    recruitment::rows::{frozen_scheme, position_of},
    together::Together,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{
    applications,
    calendar::day_in_shanghai,
    examination::{PaperPoints, StatusRecord, Ticket},
    ids::RecruitmentId,
    permissions::{Action, Actor, Target, may},
    recruitment::{Points, RecruitmentState},
    refusal::{Code, Refusal},
    selection::{Call, Outcome, PublicFate},
};
use sea_orm::{ConnectionTrait, EntityTrait, QueryResult, Statement};
use serde::Serialize;
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, PoisonError, RwLock},
};

/// Failures from one address.
const BY_ADDRESS: Limit = Limit { what: "status.address", most: 30, window: TimeDelta::minutes(10) };
/// Failures with one ticket: its four characters are 11,000 at most.
const BY_TICKET: Limit = Limit { what: "status.ticket", most: 10, window: TimeDelta::hours(1) };
/// Characters of the identity number that are asked for: its last.
const DIGITS: usize = 4;

/// What a status is made of: a candidate `c`, their standing `s`, and the recruitment `r`. Who was never called has no
/// standing: once the shortlist is out, those above are counted in the index that has the written totals of a position.
const CANDIDATE: &str = "c.recruitment_id, c.position_code, c.site, c.room, c.seat, c.papers, c.written, \
    s.written_rank, s.call, s.interview, s.total, s.total_rank, s.fate, r.state AS stage, \
    CASE WHEN s.call IS NULL AND c.written IS NOT NULL \
     AND r.state IN ('shortlisted', 'ranked', 'publicised', 'filed') THEN \
     (SELECT COUNT(*) FROM candidates b WHERE b.recruitment_id = c.recruitment_id \
      AND b.position_code = c.position_code AND b.written > c.written) END AS above";
const STANDING: &str = "LEFT JOIN standings s ON s.application_id = c.application_id \
    LEFT JOIN recruitments r ON r.id = c.recruitment_id";

/// By what a candidate's row is found: a keyed hash of ticket and last four characters of the identity number.
pub fn lookup(keys: &Keys, ticket: &str, last_four: &str) -> String {
    hex::encode(keys.mac("examination.status", &[ticket.as_bytes(), last_four.as_bytes()]))
}

/// The status of the candidate with this ticket and these last four characters of the identity number. `address` is
/// whence it is asked; only failures are counted.
///
/// # Errors
/// `missing`, `malformed` in the fields `ticket` and `digits`; `no-such-ticket`, whichever of both is wrong;
/// `too-many-attempts` (facts: seconds to wait) after many failures from the address or with the ticket.
pub async fn status(
    store: &Store,
    ticket: &str,
    digits: &str,
    address: &str,
    now: DateTime<Utc>,
) -> Result<StatusRecord, StoreError> {
    may(&Actor::citizen(), Action::ReadPublic, Target::Anything)?;
    let ticket = Ticket::parse(ticket).map_err(|refusal| Refusal { field: Some("ticket".to_owned()), ..refusal })?;
    let digits = last_four(digits)?;
    let limits = [(BY_ADDRESS, address), (BY_TICKET, ticket.as_str())];
    // Held until a failure is counted: guesses at one ticket that are sent at once are answered one after the other.
    let _turn = store.inner.turns.of(ticket.as_str()).await;
    let question = Question::new(store, limits, lookup(store.keys(), ticket.as_str(), &digits), now);
    let database = store.clone();
    let row = store.inner.statuses.ask(question, move |questions| read(database.clone(), questions)).await?;
    for ((limit, _), counted) in limits.iter().zip(["by_address", "by_ticket"]) {
        let failures: Option<i64> = row.try_get("", counted)?;
        let (_, end) = limit.window_of(now);
        limit.judge(failures.is_some_and(|failures| failures >= i64::from(limit.most)), end, now)?;
    }
    let recruitment: Option<String> = row.try_get("", "recruitment_id")?;
    let Some(recruitment) = recruitment else {
        for (limit, who) in limits {
            hit(store, limit, who, now).await?;
        }
        return Err(Code::NoSuchTicket.into());
    };
    let head = head(store, &recruitment).await?;
    let course = course(store, &recruitment, &row).await?;
    head.record(ticket, &row, &course, day_in_shanghai(now))
}

/// The characters in the form in which they were indexed.
fn last_four(text: &str) -> Result<String, Refusal> {
    let text = text.trim().to_ascii_uppercase();
    if text.is_empty() {
        return Err(Refusal::of(Code::Missing, "digits"));
    }
    let mut letters = text.bytes().rev();
    let last = letters.next().is_some_and(|letter| letter.is_ascii_digit() || letter == b'X');
    let good = last && text.len() == DIGITS && letters.all(|letter| letter.is_ascii_digit());
    if good { Ok(text) } else { Err(Refusal::of(Code::Malformed, "digits")) }
}

/// What one visitor asks the database.
#[derive(Debug, Serialize)]
pub(crate) struct Question {
    /// The counters of failures: of the address, of the ticket. Each by its key and the beginning of its window.
    address: String,
    address_since: i64,
    ticket: String,
    ticket_since: i64,
    /// By what the candidate is found.
    lookup: String,
}

/// The questions about statuses that are asked at the same moment.
pub(crate) type Statuses = Together<Question, QueryResult>;

impl Question {
    fn new(store: &Store, [address, ticket]: [(Limit, &str); 2], lookup: String, now: DateTime<Utc>) -> Self {
        let counter = |(limit, who): (Limit, &str)| (limit.key(store, who), limit.window_of(now).0);
        let ((address, address_since), (ticket, ticket_since)) = (counter(address), counter(ticket));
        Self { address, address_since, ticket, ticket_since, lookup }
    }
}

/// One row for each question, in their order.
async fn read(store: Store, questions: Vec<Question>) -> Result<Vec<QueryResult>, StoreError> {
    let sql = format!(
        "SELECT \
         (SELECT count FROM rate_limits WHERE key = q.value->>'address' \
          AND window_start = CAST(q.value->>'address_since' AS bigint)) AS by_address, \
         (SELECT count FROM rate_limits WHERE key = q.value->>'ticket' \
          AND window_start = CAST(q.value->>'ticket_since' AS bigint)) AS by_ticket, \
         {CANDIDATE}, {SEEN} FROM {} LEFT JOIN candidates c ON c.lookup = q.value->>'lookup' {STANDING} ORDER BY q.at",
        given(store.backend())
    );
    let statement = given::statement(store.backend(), sql, &questions)?;
    let rows = store.read().query_all_raw(statement).await?;
    if rows.len() == questions.len() { Ok(rows) } else { Err(unreadable("status", "not one row for each question")) }
}

/// What every candidate's status of one recruitment shares. It is fixed once tickets are given.
struct Head {
    recruitment: RecruitmentId,
    papers: Vec<PaperPoints>,
    /// The papers of each position, by its code.
    sits: HashMap<String, Vec<usize>>,
}

/// The heads that were read, by recruitment: they never change, so that a busy day reads each once.
static HEADS: LazyLock<RwLock<HashMap<String, Arc<Head>>>> = LazyLock::new(RwLock::default);
/// Heads kept at once.
const MOST_HEADS: usize = 64;

async fn head(store: &Store, id: &str) -> Result<Arc<Head>, StoreError> {
    let known = HEADS.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
    if let Some(head) = known {
        return Ok(head);
    }
    let head = Arc::new(Head::of(store.read(), id).await?);
    let mut heads = HEADS.write().unwrap_or_else(PoisonError::into_inner);
    if heads.len() >= MOST_HEADS {
        heads.clear();
    }
    heads.insert(id.to_owned(), Arc::clone(&head));
    Ok(head)
}

impl Head {
    async fn of(db: &impl ConnectionTrait, id: &str) -> Result<Self, StoreError> {
        let held = recruitment::Entity::find_by_id(id).one(db).await?.ok_or(Code::NotFound)?;
        let scheme = frozen_scheme(&held)?.ok_or_else(|| unreadable("scheme", "not frozen"))?;
        let mut sits = HashMap::new();
        for row in super::rows::positions(db, id).await? {
            let variant = scheme.variant(position_of(&row)?.variant.as_deref());
            sits.insert(row.code, variant.map(|variant| variant.papers.clone()).unwrap_or_default());
        }
        let papers = scheme.papers.into_iter().enumerate();
        let papers = papers.map(|(paper, it)| PaperPoints { paper, name: it.name, full: it.full, points: None });
        Ok(Self {
            recruitment: id.parse().map_err(|error| unreadable("recruitment", error))?,
            papers: papers.collect(),
            sits,
        })
    }

    fn record(
        &self,
        ticket: Ticket,
        row: &QueryResult,
        course: &Course,
        today: NaiveDate,
    ) -> Result<StatusRecord, StoreError> {
        let text = |column: &str| row.try_get::<String>("", column);
        let number = |column: &str| row.try_get::<Option<i64>>("", column);
        let rank = |column: &str| Ok::<_, StoreError>(number(column)?.and_then(|rank| u32::try_from(rank).ok()));
        let position = text("position_code")?;
        let released: Option<String> = row.try_get("", "papers")?;
        let given = released.as_deref().map(serde_json::from_str::<Vec<Option<Points>>>).transpose();
        let given = given.map_err(|error| unreadable("papers", error))?;
        let seat: i64 = row.try_get("", "seat")?;
        let stage = text("stage")?;
        let stage = RecruitmentState::parse(&stage).ok_or_else(|| unreadable("stage", &stage))?;
        let called = called(row)?;
        let fate = PublicFate::of(stage, called);
        let over = matches!(fate, PublicFate::NotCalled | PublicFate::Hired | PublicFate::NotHired);
        let above = number("above")?.and_then(|above| u32::try_from(above + 1).ok());
        Ok(StatusRecord {
            recruitment: self.recruitment,
            title: course.title.clone(),
            ticket,
            site: text("site")?,
            room: text("room")?,
            seat: u16::try_from(seat).map_err(|error| unreadable("seat", error))?,
            released: given.is_some(),
            papers: given.map(|given| self.papers(&position, &given)).unwrap_or_default(),
            written: points(number("written")?)?,
            written_rank: rank("written_rank")?.or(above),
            call: called.map(|(call, _)| as_listed(call).as_str().to_owned()),
            interview: points(number("interview")?)?,
            total: points(number("total")?)?,
            total_rank: rank("total_rank")?,
            fate,
            course: applications::Course::of(stage, &course.schedule, &course.happened, over, today),
            stage,
            position,
        })
    }

    /// The papers that somebody of the position sits, with the points given.
    fn papers(&self, position: &str, given: &[Option<Points>]) -> Vec<PaperPoints> {
        let sits = self.sits.get(position).map(Vec::as_slice).unwrap_or_default();
        let paper = |at: &usize| {
            let paper = self.papers.get(*at)?;
            Some(PaperPoints { points: given.get(*at).copied().flatten(), ..paper.clone() })
        };
        sits.iter().filter_map(paper).collect()
    }
}

/// The call and the outcome of whoever was ever called.
fn called(row: &QueryResult) -> Result<Option<(Call, Outcome)>, StoreError> {
    let text = |column: &str| row.try_get::<Option<String>>("", column);
    let Some((call, outcome)) = text("call")?.zip(text("fate")?) else { return Ok(None) };
    let read = Call::parse(&call).zip(Outcome::parse(&outcome));
    read.map(Some).ok_or_else(|| unreadable("standing", format!("{call} {outcome}")))
}

/// A call as a list has it: none says who left, or why.
const fn as_listed(call: Call) -> Call {
    if matches!(call, Call::Replacing) { Call::Replacing } else { Call::Called }
}

/// The status of a candidate's own row, for those who need no ticket to open it.
pub(super) async fn of_candidate(
    store: &Store,
    application: &str,
    now: DateTime<Utc>,
) -> Result<StatusRecord, StoreError> {
    let sql = format!("SELECT c.ticket, {CANDIDATE}, {SEEN} FROM candidates c {STANDING} WHERE c.application_id = $1");
    let statement = Statement::from_sql_and_values(store.backend(), sql, [application.into()]);
    let row = store.read().query_one_raw(statement).await?.ok_or(Code::NotFound)?;
    let (ticket, recruitment): (String, String) = (row.try_get("", "ticket")?, row.try_get("", "recruitment_id")?);
    let ticket = Ticket::parse(&ticket).map_err(|_| unreadable("ticket", &ticket))?;
    let course = course(store, &recruitment, &row).await?;
    head(store, &recruitment).await?.record(ticket, &row, &course, day_in_shanghai(now))
}
