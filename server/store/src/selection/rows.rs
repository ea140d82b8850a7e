//! Rows as the rules want them: positions with their cut, candidates with their points, and standings.

use super::unreadable;
use crate::{
    act::Act,
    entity::{candidate, position, standing},
    error::StoreError,
    recruitment::{
        rows::{position_of, position_state},
        rows_of,
    },
};
use domain::{
    ids::{ApplicationId, RecruitmentId},
    recruitment::{
        CutRule, Points, PositionState, Standing,
        scheme::{Scheme, Variant},
    },
    selection::{Call, CheckResult, Entrant, Listed, Outcome, Post},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query, SelectStatement, WindowStatement},
};
use std::collections::{BTreeMap, HashMap};

/// Rows of one insert: eleven columns each, below SQLite's 32,766 bound values.
const ROWS_AT_ONCE: usize = 2_000;

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
    pub written: Option<Points>,
}

impl Candidate {
    /// What the written total ranks; none where a paper was missed.
    pub fn entrant(&self, row: Option<&standing::Model>) -> Result<Entrant, StoreError> {
        let call = row.map(call).transpose()?;
        let papers = || [self.papers.as_slice(), &[None, self.written]].concat();
        Ok(Entrant {
            standing: self.written.map(|total| Standing { total, papers: papers() }),
            called: call.is_some_and(Call::holds),
            left: call.is_some_and(|call| !call.holds()),
        })
    }

    /// As a list of those called shows the candidate.
    pub fn listed(&self, rank: u32) -> Result<Listed, StoreError> {
        let written = self.written.ok_or_else(|| unreadable("written total", &self.application))?;
        Ok(Listed { ticket: self.ticket.clone(), papers: self.papers.clone(), written, rank })
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

/// Candidates by position, each position's by ticket.
pub(super) async fn candidates(
    db: &impl ConnectionTrait,
    id: RecruitmentId,
    of: Of<'_>,
) -> Result<HashMap<String, Vec<Candidate>>, StoreError> {
    type Row = (String, String, String, Option<String>, Option<i64>);
    use candidate::Column as C;
    let mut query = candidate::Entity::find()
        .select_only()
        .columns([C::ApplicationId, C::PositionCode, C::Ticket, C::Papers, C::Written])
        .filter(C::RecruitmentId.eq(id.to_string()));
    let chosen = match of {
        Of::Position(code) => C::PositionCode.eq(code),
        Of::Standing => C::ApplicationId.in_subquery(
            Query::select()
                .column(standing::Column::ApplicationId)
                .from(standing::Entity)
                .and_where(standing::Column::RecruitmentId.eq(id.to_string()))
                .to_owned(),
        ),
        Of::Leading(most) => C::ApplicationId.in_subquery(leading(id, most)),
    };
    query = query.filter(chosen);
    let mut found: HashMap<String, Vec<Candidate>> = HashMap::new();
    for (application, code, ticket, papers, written) in query.into_tuple::<Row>().all(db).await? {
        let papers = papers.as_deref().map_or(Ok(Vec::new()), serde_json::from_str);
        let papers = papers.map_err(|error| unreadable("papers", error))?;
        let written = written.map(points).transpose()?;
        found.entry(code).or_default().push(Candidate { application, ticket, papers, written });
    }
    for list in found.values_mut() {
        list.sort_unstable_by(|one, other| one.ticket.cmp(&other.ticket));
    }
    Ok(found)
}

/// The applications that lead their positions by the written total, as far as `most` with equals.
fn leading(id: RecruitmentId, most: i64) -> SelectStatement {
    use candidate::Column as C;
    let place = WindowStatement::partition_by(C::PositionCode).order_by(C::Written, Order::Desc).to_owned();
    let ranked = Query::select()
        .column(C::ApplicationId)
        .expr_window_as(Func::cust("RANK"), place, "place")
        .from(candidate::Entity)
        .and_where(C::RecruitmentId.eq(id.to_string()))
        .and_where(C::Written.is_not_null())
        .to_owned();
    Query::select()
        .column(C::ApplicationId)
        .from_subquery(ranked, "ranked")
        .and_where(Expr::col("place").lte(most))
        .to_owned()
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

/// Writes standings that the act holds, new or changed, and seals them.
pub(super) async fn write(act: &mut Act<'_>, rows: Vec<standing::Model>) -> Result<(), StoreError> {
    use standing::Column as C;
    for some in rows.chunks(ROWS_AT_ONCE) {
        let replace = OnConflict::column(C::ApplicationId)
            .update_columns([
                C::WrittenRank,
                C::Call,
                C::Interview,
                C::Total,
                C::TotalRank,
                C::Physical,
                C::Inspection,
                C::Fate,
            ])
            .to_owned();
        let models = some.iter().cloned().map(|row| row.into_active_model().reset_all());
        standing::Entity::insert_many(models).on_conflict(replace).exec_without_returning(act.db()).await?;
        some.iter().for_each(|row| act.seal(row));
    }
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
