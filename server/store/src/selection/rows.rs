//! Rows as the rules want them: positions with their cut, candidates with their points, and standings.

use super::unreadable;
use crate::{
    act::Act,
    applications::confirmed_bonuses,
    entity::{candidate, position, standing},
    error::StoreError,
    given::{self, Holds},
    recruitment::{
        rows::{position_of, position_state},
        rows_of,
    },
};
use domain::{
    ids::{ApplicationId, RecruitmentId},
    recruitment::{
        CutRule, Points, PositionState, Standing,
        scheme::{Departure, Scheme, Variant},
    },
    selection::{Call, CheckResult, Entrant, Listed, Outcome, Post},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Statement,
    sea_query::{Query, SelectStatement},
};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

/// A position that is examined, and how it is cut.
#[derive(Debug)]
pub(super) struct Examined {
    /// The position as lists show it.
    pub post: Post,
    /// The key of the variant that ranks it.
    pub variant: String,
    /// The cut to the interview.
    pub interview: CutRule,
}

impl Examined {
    /// How many are called where no totals are equal.
    pub fn wanted(&self) -> i64 {
        self.interview.wanted(self.post.places).try_into().unwrap_or(i64::MAX)
    }

    /// The variant that ranks it.
    pub fn variant<'a>(&self, scheme: &'a Scheme) -> Result<&'a Variant, StoreError> {
        scheme.variant(Some(&self.variant)).ok_or_else(|| unreadable("variant", &self.variant))
    }
}

/// Every position of a recruitment that is not cancelled, by code.
pub(super) async fn examined(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
    scheme: &Scheme,
) -> Result<Vec<Examined>, StoreError> {
    let mut found = Vec::new();
    for row in rows_of(db, id).await? {
        if position_state(&row)? == PositionState::Open {
            found.push(examined_one(&row, scheme)?);
        }
    }
    Ok(found)
}

/// One position with its cut. The ratio that the position table prints goes before the scheme's.
pub(super) fn examined_one(row: &position::Model, scheme: &Scheme) -> Result<Examined, StoreError> {
    let position = position_of(row)?;
    let variant = scheme.variant(position.variant.as_deref()).ok_or_else(|| unreadable("variant", &row.code))?;
    let cut = scheme.cut(&scheme.interview, position.grassroots, variant.written_line);
    let ratio = position.ratio.map_or(cut.ratio, u16::from);
    Ok(Examined { post: post(row)?, variant: variant.key.clone(), interview: CutRule { ratio, ..cut } })
}

/// A position as lists show it.
pub(crate) fn post(row: &position::Model) -> Result<Post, StoreError> {
    Ok(Post {
        code: row.code.clone(),
        agency: row.agency.clone(),
        unit: row.unit.clone(),
        title: row.title.clone(),
        places: u16::try_from(row.places).map_err(|error| unreadable("places", error))?,
    })
}

/// A candidate with the released points.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub application: String,
    pub ticket: String,
    pub papers: Vec<Option<Points>>,
    /// What the law adds; none where nothing is added.
    pub bonus: Option<Points>,
    /// The written total, the addition included.
    pub written: Option<Points>,
}

impl Candidate {
    /// What the written total ranks; none where a paper was missed.
    ///
    /// Whoever left in a way that the scheme replaces nobody for keeps the place, empty.
    pub fn entrant(&self, scheme: &Scheme, row: Option<&standing::Model>) -> Result<Entrant, StoreError> {
        let call = row.map(call).transpose()?;
        let gone = call.filter(|call| !call.holds());
        let freed = gone.is_some_and(|call| scheme.frees(Departure::before_interview(call).as_slice()));
        let papers = || [self.papers.as_slice(), &[None, self.written]].concat();
        Ok(Entrant {
            standing: self.written.map(|total| Standing { total, papers: papers() }),
            called: call.is_some() && !freed,
            left: freed,
        })
    }

    /// As a list of those called shows the candidate.
    pub fn listed(&self, rank: u32) -> Result<Listed, StoreError> {
        let written = self.written.ok_or_else(|| unreadable("written total", &self.application))?;
        let (ticket, papers) = (self.ticket.clone(), self.papers.clone());
        Ok(Listed { ticket, papers, bonus: self.bonus, written, rank })
    }
}

/// Which candidates are read.
pub(super) enum Of<'a> {
    /// Of each position those whom at most so many precede by their written total, which is whoever may be called when
    /// at most so many are: papers decide only between equal totals.
    Leading(i64),
    /// Those of one position.
    Position(&'a str),
    /// Those who have a standing: who was ever called.
    Standing,
}

/// What is read of a candidate.
#[derive(FromQueryResult)]
struct Row {
    application_id: String,
    position_code: String,
    ticket: String,
    papers: Option<String>,
    written: Option<i64>,
}

fn having_standing(id: RecruitmentId) -> SelectStatement {
    Query::select()
        .column(standing::Column::ApplicationId)
        .from(standing::Entity)
        .and_where(standing::Column::RecruitmentId.eq(id.to_string()))
        .to_owned()
}

/// Candidates by position, each position's by ticket.
pub(super) async fn candidates(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
    of: Of<'_>,
) -> Result<HashMap<String, Vec<Candidate>>, StoreError> {
    use candidate::Column as C;
    let query = candidate::Entity::find()
        .select_only()
        .columns([C::ApplicationId, C::PositionCode, C::Ticket, C::Papers, C::Written])
        .filter(C::RecruitmentId.eq(id.to_string()));
    let backend = db.get_database_backend();
    let statement = match of {
        Of::Leading(most) => leading(backend, id, most),
        Of::Position(code) => query.filter(C::PositionCode.eq(code)).build(backend),
        Of::Standing => query.filter(C::ApplicationId.in_subquery(having_standing(id))).build(backend),
    };
    let bonuses = confirmed_bonuses(db, &id.to_string()).await?;
    let mut found: HashMap<String, Vec<Candidate>> = HashMap::new();
    for row in Row::find_by_statement(statement).all(db).await? {
        let papers = row.papers.as_deref().map_or(Ok(Vec::new()), serde_json::from_str);
        let papers = papers.map_err(|error| unreadable("papers", error))?;
        let written = row.written.map(points).transpose()?;
        let bonus = bonuses.get(&row.application_id).map(|(_, points)| *points);
        let candidate = Candidate { application: row.application_id, ticket: row.ticket, papers, bonus, written };
        found.entry(row.position_code).or_default().push(candidate);
    }
    for list in found.values_mut() {
        list.sort_unstable_by(|one, other| one.ticket.cmp(&other.ticket));
    }
    Ok(found)
}

/// Of each position those whom fewer than `most` precede by the written total, as [`candidates`] reads them. The index
/// by position and total tells who they are, so that few of a million rows are read.
fn leading(backend: DbBackend, id: RecruitmentId, most: i64) -> Statement {
    let sql = match backend {
        DbBackend::Postgres => {
            "SELECT c.application_id, c.position_code, c.ticket, c.papers, c.written FROM positions p \
             CROSS JOIN LATERAL (SELECT * FROM candidates k WHERE k.recruitment_id = p.recruitment_id \
             AND k.position_code = p.code AND k.written IS NOT NULL ORDER BY k.written DESC \
             FETCH FIRST $2 ROWS WITH TIES) c WHERE p.recruitment_id = $1"
        }
        // Without WITH TIES: what the `most`-th has is looked up first; none has less than nothing.
        _ => {
            "WITH lines AS MATERIALIZED (SELECT p.code, (SELECT k.written FROM candidates k \
             WHERE k.recruitment_id = p.recruitment_id AND k.position_code = p.code AND k.written IS NOT NULL \
             ORDER BY k.written DESC LIMIT 1 OFFSET $2 - 1) AS line FROM positions p WHERE p.recruitment_id = $1) \
             SELECT c.application_id, c.position_code, c.ticket, c.papers, c.written FROM lines \
             JOIN candidates c ON c.recruitment_id = $1 AND c.position_code = lines.code \
             AND c.written >= COALESCE(lines.line, 0)"
        }
    };
    Statement::from_sql_and_values(backend, sql, [id.to_string().into(), most.max(1).into()])
}

/// How many have a written total.
pub(super) async fn with_total(db: &impl ConnectionTrait, id: RecruitmentId) -> Result<u64, StoreError> {
    use candidate::Column as C;
    let sat = candidate::Entity::find().filter(C::RecruitmentId.eq(id.to_string())).filter(C::Written.is_not_null());
    Ok(sat.count(db).await?)
}

/// The standings of a recruitment, or of one of its positions, by code and then ticket.
pub(super) async fn standings(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
    code: Option<&str>,
) -> Result<Vec<standing::Model>, StoreError> {
    let mut query = standing::Entity::find().filter(standing::Column::RecruitmentId.eq(id.to_string()));
    if let Some(code) = code {
        query = query.filter(standing::Column::PositionCode.eq(code));
    }
    let query = query.order_by_asc(standing::Column::PositionCode).order_by_asc(standing::Column::Ticket);
    Ok(query.all(db).await?)
}

/// The same by position.
pub(super) fn by_position(rows: Vec<standing::Model>) -> BTreeMap<String, Vec<standing::Model>> {
    let mut found: BTreeMap<String, Vec<standing::Model>> = BTreeMap::new();
    for row in rows {
        found.entry(row.position_code.clone()).or_default().push(row);
    }
    found
}

/// A standing of somebody who is called for the first time.
pub(super) fn begun(id: RecruitmentId, code: &str, of: &Candidate, rank: u32, call: Call) -> standing::Model {
    standing::Model {
        application_id: of.application.clone(),
        recruitment_id: id.to_string(),
        position_code: code.to_owned(),
        ticket: of.ticket.clone(),
        written_rank: Some(rank.into()),
        call: call.as_str().to_owned(),
        interview: None,
        total: None,
        total_rank: None,
        physical: CheckResult::None.as_str().to_owned(),
        inspection: CheckResult::None.as_str().to_owned(),
        fate: Outcome::Open.as_str().to_owned(),
    }
}

/// How standings are written: whoever has one keeps who and where it is of.
const STANDINGS: given::Rows<'_> = given::Rows {
    table: "standings",
    columns: &[
        ("application_id", Holds::Text),
        ("recruitment_id", Holds::Text),
        ("position_code", Holds::Text),
        ("ticket", Holds::Text),
        ("written_rank", Holds::Integer),
        ("call", Holds::Text),
        ("interview", Holds::Integer),
        ("total", Holds::Integer),
        ("total_rank", Holds::Integer),
        ("physical", Holds::Text),
        ("inspection", Holds::Text),
        ("fate", Holds::Text),
    ],
    then: "ON CONFLICT (application_id) DO UPDATE SET written_rank = excluded.written_rank, call = excluded.call, \
           interview = excluded.interview, total = excluded.total, total_rank = excluded.total_rank, \
           physical = excluded.physical, inspection = excluded.inspection, fate = excluded.fate",
};

/// Writes standings that the act holds, new or changed, and seals them.
pub(super) async fn write(act: &mut Act<'_>, rows: Vec<standing::Model>) -> Result<(), StoreError> {
    let cells = |it: &standing::Model| {
        json!([
            it.application_id,
            it.recruitment_id,
            it.position_code,
            it.ticket,
            it.written_rank,
            it.call,
            it.interview,
            it.total,
            it.total_rank,
            it.physical,
            it.inspection,
            it.fate
        ])
    };
    STANDINGS.insert(act.db(), &rows.iter().map(cells).collect::<Vec<_>>()).await?;
    rows.iter().for_each(|row| act.seal(row));
    Ok(())
}

pub(super) fn call(row: &standing::Model) -> Result<Call, StoreError> {
    Call::parse(&row.call).ok_or_else(|| unreadable("call", &row.call))
}

pub(super) fn outcome(row: &standing::Model) -> Result<Outcome, StoreError> {
    Outcome::parse(&row.fate).ok_or_else(|| unreadable("fate", &row.fate))
}

pub(super) fn result(text: &str) -> Result<CheckResult, StoreError> {
    CheckResult::parse(text).ok_or_else(|| unreadable("result", text))
}

pub(super) fn points(hundredths: i64) -> Result<Points, StoreError> {
    let read = u32::try_from(hundredths).ok().and_then(Points::from_hundredths);
    read.ok_or_else(|| unreadable("points", hundredths))
}

pub(super) fn rank(rank: i64) -> Result<u32, StoreError> {
    u32::try_from(rank).map_err(|error| unreadable("rank", error))
}

pub(super) fn application_of(row: &standing::Model) -> Result<ApplicationId, StoreError> {
    row.application_id.parse().map_err(|error| unreadable("application", error))
}
