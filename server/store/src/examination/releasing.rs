//! The release of the points by a second person: every candidate's papers and written total at once.

use super::{
    papers::{RELEASED, WAITING, decide, of_state, opened, scheme},
    unreadable,
};
use crate::{
    Store,
    act::Act,
    applications::confirmed_bonuses,
    entity::{candidate, paper_sheet, recruitment},
    error::StoreError,
    given::{self, given},
    messages::tell_all,
    recruitment::{
        rows::{lead, position_of, save, state},
        subject,
    },
    selection::counted_bonuses,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_shanghai,
    examination::SheetRow,
    ids::{AccountId, RecruitmentId},
    messages::{Kind, LinkPath},
    permissions::{Action, Actor},
    recruitment::{
        Points, RecruitmentStep,
        scheme::{Scheme, Variant},
    },
    refusal::{Code, Refusal},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Statement};
use serde_json::json;
use std::collections::HashMap;

/// Releases the points of every candidate.
///
/// # Errors
/// `no-sheet`; `second-person-needed` for whoever imported one of the tables; `points-missing` (facts: how many
/// candidates stand in none, the first ticket); what [`BonusCounts::settled`](domain::applications::BonusCounts::settled)
/// refuses; `wrong-state`, also the second time; the permission to approve in its region.
pub async fn release(store: &Store, actor: &Actor, id: RecruitmentId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held) = lead(store, actor, Action::ApproveRecruitment, id, now).await?;
    let next = state(&held)?.after(RecruitmentStep::Release)?;
    let sheets = of_state(act.db(), &held.id, WAITING).await?;
    let by = actor.account.map(|account| account.to_string()).unwrap_or_default();
    match sheets.iter().any(|sheet| sheet.imported_by == by) {
        true => return Err(Code::SecondPersonNeeded.into()),
        false if sheets.is_empty() => return Err(Code::NoSheet.into()),
        false => {}
    }
    counted_bonuses(act.db(), &held).await?.settled(day_in_shanghai(now))?;
    let released = released(&act, &held, &sheets).await?;
    for some in released.chunks(given::AT_ONCE) {
        update(act.db(), some).await?;
    }
    let sat = released.iter().filter(|row| row.written.is_some()).count();
    let body = json!({
        "tables": sheets.iter().map(|sheet| json!({ "id": sheet.id, "sha256": sheet.sha256 })).collect::<Vec<_>>(),
        "candidates": released.len(), "with_total": sat,
    });
    released.iter().for_each(|row| act.seal(row));
    for sheet in sheets {
        decide(&mut act, sheet, RELEASED).await?;
    }
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), ..held }).await?;
    let accounts = accounts(act.db(), id).await?;
    tell_all(&act, &accounts, &Kind::PointsReleased, Some(&LinkPath::parse("/applications")?)).await?;
    act.commit("examination.released", subject(id), body).await?;
    Ok(())
}

/// Every candidate with the points of the tables. The recruitment is held and leaves this state once, so nobody changes
/// a candidate meanwhile.
async fn released(
    act: &Act<'_>,
    held: &recruitment::Model,
    sheets: &[paper_sheet::Model],
) -> Result<Vec<candidate::Model>, StoreError> {
    let scheme = scheme(held)?;
    let variants = variants(act.db(), &held.id, &scheme).await?;
    let bonuses = confirmed_bonuses(act.db(), &held.id).await?;
    let mut points: HashMap<String, Vec<Option<Points>>> = HashMap::new();
    for sheet in sheets {
        let rows = opened(act.store(), sheet)?.rows;
        points.extend(rows.into_iter().map(|SheetRow(ticket, points)| (ticket.into(), points)));
    }
    let of_recruitment = candidate::Entity::find().filter(candidate::Column::RecruitmentId.eq(&held.id));
    let mut rows = of_recruitment.order_by_asc(candidate::Column::Ticket).all(act.db()).await?;
    let mut missing = rows.iter().filter(|row| !points.contains_key(&row.ticket)).peekable();
    if let Some(first) = missing.peek().map(|row| row.ticket.clone()) {
        return Err(Refusal::new(Code::PointsMissing).with(missing.count()).with(first).into());
    }
    for row in &mut rows {
        let given = points.remove(&row.ticket).ok_or(Code::PointsMissing)?;
        let variant = variants.get(&row.position_code).ok_or_else(|| unreadable("position", &row.position_code))?;
        let bonus = bonuses.get(&row.application_id).map(|(_, points)| *points);
        (row.papers, row.written) = written(&scheme, variant, &given, bonus)?;
    }
    Ok(rows)
}

/// Points as a candidate's row keeps them: the papers, and the written total with what the law adds, where every needed
/// paper was sat.
pub(super) fn written(
    scheme: &Scheme,
    variant: &Variant,
    papers: &[Option<Points>],
    bonus: Option<Points>,
) -> Result<(Option<String>, Option<i64>), StoreError> {
    let text = serde_json::to_string(papers).map_err(|error| unreadable("papers", error))?;
    Ok((Some(text), scheme.written_with(variant, papers, bonus).map(|total| total.hundredths().into())))
}

/// The scheme's variant of each position, by its code.
pub(super) async fn variants<'a>(
    db: &impl ConnectionTrait,
    id: &str,
    scheme: &'a Scheme,
) -> Result<HashMap<String, &'a Variant>, StoreError> {
    let mut variants = HashMap::new();
    for row in super::rows::positions(db, id).await? {
        let variant = scheme.variant(position_of(&row)?.variant.as_deref());
        let variant = variant.ok_or_else(|| unreadable("variant", &row.code))?;
        variants.insert(row.code, variant);
    }
    Ok(variants)
}

/// Writes papers and totals of many candidates in one statement.
async fn update(db: &DatabaseTransaction, rows: &[candidate::Model]) -> Result<(), StoreError> {
    let backend = db.get_database_backend();
    let sql = format!(
        "UPDATE candidates SET papers = given.papers, written = given.written FROM \
         (SELECT q.value->>0 AS id, q.value->>1 AS papers, CAST(q.value->>2 AS bigint) AS written FROM {}) AS given \
         WHERE candidates.application_id = given.id",
        given(backend)
    );
    let rows: Vec<_> = rows.iter().map(|row| (&row.application_id, &row.papers, row.written)).collect();
    db.execute_raw(given::statement(backend, sql, &rows)?).await?;
    Ok(())
}

/// The accounts of all candidates.
async fn accounts(db: &DatabaseTransaction, id: RecruitmentId) -> Result<Vec<AccountId>, StoreError> {
    let sql = "SELECT a.account AS account FROM candidates c JOIN applications a ON a.id = c.application_id \
               WHERE c.recruitment_id = $1";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.to_string().into()]);
    let rows = db.query_all_raw(statement).await?;
    let account = |text: String| text.parse().map_err(|error| unreadable("account", error));
    rows.iter().map(|row| account(row.try_get("", "account")?)).collect()
}
