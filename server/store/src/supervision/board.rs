//! The board: the cards that are open or came last, by post; one card with everything said about it.

use super::{rows::read, watching::measures};
use crate::{
    Store,
    approvals::{case_item, catalogue, held_posts, item_name, rows as case_rows, unreadable},
    calendar,
    entity::{approval_case, card},
    error::StoreError,
};
use domain::{
    approvals::{item::Catalogue, post::PostCode},
    calendar::Calendar,
    ids::CaseId,
    permissions::{Action, Actor, Target, may},
    refusal::Code,
    supervision::{Board, BoardLine, CardRecord, Colour, Counts, PostCounts},
};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};
use std::collections::BTreeMap;

/// Cards on a page of the board.
const LINES: u64 = 50;

/// The board for supervisors and for staff, who see the cards against posts of theirs; `before` goes on from a card.
///
/// # Errors
/// `malformed` in the field `before`; the permission to supervise or to handle cases.
pub async fn board(store: &Store, actor: &Actor, only_open: bool, before: Option<&str>) -> Result<Board, StoreError> {
    let posts = match may(actor, Action::SuperviseCases, Target::Anything) {
        Ok(()) => None,
        Err(_) => {
            may(actor, Action::HandleCases, Target::Anything)?;
            Some(held_posts(store.read(), actor).await?)
        }
    };
    use card::Column as C;
    let mut query = card::Entity::find().filter(C::Colour.ne(Colour::Warning.as_str()));
    if let Some(posts) = &posts {
        query = query.filter(C::Post.is_in(posts.iter().map(|post| post.0.as_str())));
    }
    if only_open {
        query = query.filter(C::Open.eq(true));
    }
    if let Some(before) = before {
        let found = card::Entity::find_by_id(before.to_owned()).one(store.read()).await?.ok_or(Code::NotFound)?;
        let earlier = Condition::any().add(C::At.lt(found.at)).add(C::At.eq(found.at).and(C::Id.lt(found.id)));
        query = query.filter(earlier);
    }
    let query = query.order_by_desc(C::At).order_by_desc(C::Id).limit(LINES + 1);
    let mut rows = query.find_also_related(approval_case::Entity).all(store.read()).await?;
    let more = rows.len() as u64 > LINES;
    rows.truncate(usize::try_from(LINES).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|(row, _)| row.id.clone());
    let catalogue = catalogue(store).await?;
    let mut lines = Vec::new();
    for (row, case) in rows {
        let case = case.ok_or_else(|| unreadable("card", "no case"))?;
        lines.push(line(store, &catalogue, &row, &case)?);
    }
    // Those of the whole province are for supervisors.
    let posts = if posts.is_none() { counts(store).await? } else { Vec::new() };
    Ok(Board { lines, next, posts })
}

/// The cards of a case, warnings among them, the latest first: for supervisors all, for staff those against posts of
/// theirs.
///
/// # Errors
/// `not-found`; the permission to supervise, or to handle cases in the region.
pub async fn case_cards(store: &Store, actor: &Actor, id: CaseId) -> Result<Vec<BoardLine>, StoreError> {
    let case = case_rows::row(store.read(), id).await?;
    use card::Column as C;
    let mut query = card::Entity::find().filter(C::CaseId.eq(case.id.as_str()));
    if may(actor, Action::SuperviseCases, Target::Anything).is_err() {
        may(actor, Action::HandleCases, Target::Region(case_rows::region_of(&case)?))?;
        let posts = held_posts(store.read(), actor).await?;
        query = query.filter(C::Post.is_in(posts.iter().map(|post| post.0.as_str())));
    }
    let rows = query.order_by_desc(C::At).order_by_desc(C::Id).all(store.read()).await?;
    let catalogue = catalogue(store).await?;
    rows.iter().map(|row| line(store, &catalogue, row, &case)).collect()
}

/// How many cards against some posts are open.
pub(crate) async fn open_against(store: &Store, posts: impl Iterator<Item = &PostCode>) -> Result<u64, StoreError> {
    let against = card::Column::Post.is_in(posts.map(|post| post.0.as_str()));
    Ok(card::Entity::find().filter(card::Column::Open.eq(true)).filter(against).count(store.read()).await?)
}

fn line(
    store: &Store,
    catalogue: &Catalogue,
    row: &card::Model,
    case: &approval_case::Model,
) -> Result<BoardLine, StoreError> {
    Ok(BoardLine {
        id: row.id.clone(),
        number: case.number.clone(),
        name: item_name(catalogue, &case.item, case.item_version)?,
        card: read(store, row)?.told(),
    })
}

/// How many cards are open against each post of the province.
pub(super) async fn counts(store: &Store) -> Result<Vec<PostCounts>, StoreError> {
    let sql = "SELECT post, colour, COUNT(*) AS many FROM cards WHERE open = $1 GROUP BY post, colour";
    let rows = store.read().query_all_raw(Statement::from_sql_and_values(store.backend(), sql, [true.into()])).await?;
    let mut by_post: BTreeMap<String, Counts> = BTreeMap::new();
    for row in rows {
        let (post, colour, many): (String, String, i64) =
            (row.try_get("", "post")?, row.try_get("", "colour")?, row.try_get("", "many")?);
        let many = u64::try_from(many).map_err(|error| unreadable("count", error))?;
        let counts = by_post.entry(post).or_default();
        match Colour::parse(&colour) {
            Some(Colour::Yellow) => counts.yellow = many,
            Some(Colour::Red) => counts.red = many,
            Some(Colour::Warning) => {}
            None => return Err(unreadable("colour", colour)),
        }
    }
    let post = |(post, counts)| PostCounts { post: PostCode(post), counts };
    Ok(by_post.into_iter().map(post).collect())
}

/// A card with everything said about it, for a supervisor or the post it is against.
///
/// # Errors
/// `not-found`, also for a card that is not the asker's to read.
pub async fn card(store: &Store, actor: &Actor, id: &str) -> Result<CardRecord, StoreError> {
    let row = card::Entity::find_by_id(id.to_owned()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let id: CaseId = row.case_id.parse().map_err(|error| unreadable("id", error))?;
    let case = case_rows::row(store.read(), id).await?;
    let supervises = may(actor, Action::SuperviseCases, Target::Anything).is_ok();
    if !supervises && !is_against(store, actor, &row, &case).await? {
        return Err(Code::NotFound.into());
    }
    let card = read(store, &row)?;
    let imported = calendar::imported(store).await?;
    let notices = imported.iter().map(|it| (it.notice.year(), it.notice.days().collect())).collect();
    let calendar = Calendar::with_imported(imported.into_iter().map(|it| it.notice));
    let catalogue = catalogue(store).await?;
    let measures = measures(store.read(), card.at).await?;
    Ok(CardRecord {
        line: line(store, &catalogue, &row, &case)?,
        case: card.key.case,
        item: case_item(&catalogue, &case.item, case.item_version)?,
        explain: card.explain_clock(&measures, &calendar).map_err(|fault| unreadable("explanation", fault))?,
        notices,
        supervises,
        finds: supervises && actor.account.is_some_and(|account| card.may_find(account)),
    })
}

/// Whether a card is against a post that somebody holds.
async fn is_against(
    store: &Store,
    actor: &Actor,
    card: &card::Model,
    case: &approval_case::Model,
) -> Result<bool, StoreError> {
    if may(actor, Action::HandleCases, Target::Region(case_rows::region_of(case)?)).is_err() {
        return Ok(false);
    }
    Ok(held_posts(store.read(), actor).await?.iter().any(|post| post.0 == card.post))
}
