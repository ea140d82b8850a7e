//! Positions as they are searched and shown.

use super::{
    fields,
    reading::{leads, visible},
    rows::{amendment_of, position_line, position_of, position_state, region},
};
use crate::{
    Store,
    entity::{amendment, position},
    error::StoreError,
};
use domain::{
    ids::RecruitmentId,
    permissions::{Action, Actor, Target, may},
    recruitment::{
        AmendmentState, PositionLine, PositionRecord,
        position::{Education, PositionCode},
        search::terms,
    },
    refusal::Code,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

/// What somebody looks for among a recruitment's positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PositionQuery {
    /// Free words; each must be found, as those of the fields below.
    pub words: String,
    /// Words of the place where one works.
    pub region: String,
    /// Words of the agency or the unit.
    pub unit: String,
    /// Words of the majors as printed.
    pub major: String,
    /// The education that one has: positions that want no more.
    pub education: Option<Education>,
    /// The code after which the answer begins.
    pub after: Option<PositionCode>,
}

/// A page of positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Positions {
    /// The positions by code, at most as many as were asked for.
    pub lines: Vec<PositionLine>,
    /// How many are found in all.
    pub found: u64,
    /// Whether more follow.
    pub more: bool,
}

/// Searches a recruitment's positions.
///
/// # Errors
/// `not-found`, also for a recruitment that the asker may not see.
pub async fn positions(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    query: &PositionQuery,
    limit: u64,
) -> Result<Positions, StoreError> {
    visible(store, actor, id).await?;
    let found = matching(id, query);
    let total = found.clone().count(store.read()).await?;
    let mut page = found.order_by_asc(position::Column::Code).limit(limit + 1);
    if let Some(after) = &query.after {
        page = page.filter(position::Column::Code.gt(after.as_str()));
    }
    let mut rows = page.all(store.read()).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let lines = rows.into_iter().map(position_line).collect::<Result<_, _>>()?;
    Ok(Positions { lines, found: total, more })
}

fn matching(id: RecruitmentId, query: &PositionQuery) -> Select<position::Entity> {
    let mut select = position::Entity::find().filter(position::Column::RecruitmentId.eq(id.to_string()));
    for term in terms(&query.words) {
        select = select.filter(position::Column::Search.contains(term));
    }
    if let Some(codes) = fields::matching(id, query) {
        select = select.filter(position::Column::Code.in_subquery(codes));
    }
    if let Some(has) = query.education {
        let enough = Education::ALL.into_iter().filter(|wanted| *wanted <= has).map(Education::as_str);
        select = select.filter(position::Column::Education.is_in(enough.chain([""])));
    }
    select
}

/// One position with its amendments; those not yet published only for those who lead the recruitment.
///
/// # Errors
/// `not-found`.
pub async fn position(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    code: &PositionCode,
) -> Result<PositionRecord, StoreError> {
    let held = visible(store, actor, id).await?;
    let key = (id.to_string(), code.to_string());
    let row = position::Entity::find_by_id(key).one(store.read()).await?.ok_or(Code::NotFound)?;
    let region = region(&held)?;
    let leads = leads(actor, region);
    let mut of_position = amendment::Entity::find()
        .filter(amendment::Column::RecruitmentId.eq(id.to_string()))
        .filter(amendment::Column::Code.eq(code.as_str()))
        .order_by_desc(amendment::Column::Id);
    if !leads {
        of_position = of_position.filter(amendment::Column::State.eq(AmendmentState::Published.as_str()));
    }
    let approves = may(actor, Action::ApproveRecruitment, Target::Region(region)).is_ok();
    let own = actor.account.map(|account| account.to_string());
    let shown = |row: amendment::Model| {
        let waits = row.state == AmendmentState::Proposed.as_str();
        let decides = approves && waits && Some(&row.proposed_by) != own.as_ref();
        amendment_of(row, decides)
    };
    Ok(PositionRecord {
        position: position_of(&row)?,
        state: position_state(&row)?,
        quota: row.quota,
        amendments: of_position.all(store.read()).await?.into_iter().map(shown).collect::<Result<_, _>>()?,
    })
}
