//! The list of examiners and one entry of it, as far as the asker may see.

use super::{convert::shown, life::assessment_of, reach};
use crate::database::Store;
use crate::entity::examiner::{self, Column};
use crate::error::StoreError;
use domain::examiners::{Filter, Page, PanelRole, RegisterPage};
use domain::ids::ExaminerId;
use domain::permissions::{Action, Actor};
use domain::refusal::Code;
use domain::regions::ExamRegion;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LikeExpr,
};

/// Entries of one page.
const PAGE: u64 = 50;

/// One page of the register, the oldest entries first.
///
/// # Errors
/// The permission table's refusal, also for a region that the actor may not see.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter, page: Page) -> Result<RegisterPage, StoreError> {
    let regions = reach(actor, Action::ReadExaminers)?;
    if filter.region.is_some_and(|region| !regions.contains(&region)) {
        return Err(Code::NotPermitted.into());
    }
    let matching = matching(filter, &regions);
    let total = examiner::Entity::find().filter(matching.clone()).count(store.read()).await?;
    let (border, order) = match page {
        Page::First => (None, Order::Asc),
        Page::After(id) => (Some(Column::Id.gt(id.to_string())), Order::Asc),
        Page::Before(id) => (Some(Column::Id.lt(id.to_string())), Order::Desc),
    };
    let query = examiner::Entity::find().filter(matching).order_by(Column::Id, order.clone());
    let query = border.into_iter().fold(query, QueryFilter::filter);
    // One more than a page, to know whether another follows.
    let mut rows = query.limit(PAGE + 1).all(store.read()).await?;
    let more = rows.len() as u64 > PAGE;
    rows.truncate(PAGE as usize);
    let backwards = order == Order::Desc;
    if backwards {
        rows.reverse();
    }
    let assessed = assessment_of(store.read(), rows.iter().map(|row| row.id.as_str())).await?;
    let one = |row: examiner::Model| {
        let assessment = assessed.get(&row.id).copied().unwrap_or_default();
        shown(store.keys(), row, assessment)
    };
    let examiners = rows.into_iter().map(one).collect::<Result<Vec<_>, _>>()?;
    let (before, after) = match page {
        Page::First => (false, more),
        Page::After(_) => (true, more),
        Page::Before(_) => (more, true),
    };
    let previous = examiners.first().filter(|_| before).map(|first| Page::Before(first.id));
    let next = examiners.last().filter(|_| after).map(|last| Page::After(last.id));
    Ok(RegisterPage { total, previous, next, examiners })
}

/// One entry's row.
pub(super) async fn row(store: &Store, actor: &Actor, id: ExaminerId) -> Result<examiner::Model, StoreError> {
    let regions = reach(actor, Action::ReadExaminers)?;
    let query = examiner::Entity::find_by_id(id.to_string()).filter(of(&regions));
    Ok(query.one(store.read()).await?.ok_or(Code::NotFound)?)
}

fn of(regions: &[ExamRegion]) -> Condition {
    Condition::all().add(Column::Region.is_in(regions.iter().map(|region| region.as_str())))
}

fn matching(filter: &Filter, regions: &[ExamRegion]) -> Condition {
    let mut all = match filter.region {
        Some(region) => Condition::all().add(Column::Region.eq(region.as_str())),
        None => of(regions),
    };
    if let Some(state) = filter.state {
        all = all.add(Column::State.eq(state.as_str()));
    }
    if let Some(role) = filter.role {
        let seat = match role {
            PanelRole::Chief => Column::Chief,
            PanelRole::Deputy => Column::Deputy,
            PanelRole::Public => Column::Public,
        };
        all = all.add(seat.eq(true));
    }
    let text = domain::examiners::clean(&filter.text);
    if !text.is_empty() {
        let holds = |column: Column| column.like(LikeExpr::new(format!("%{}%", escaped(&text))).escape('\\'));
        all = all.add(
            Condition::any().add(holds(Column::Name)).add(holds(Column::WorkUnit)).add(holds(Column::Certificate)),
        );
    }
    all
}

/// The text with the pattern's own marks made ordinary.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
