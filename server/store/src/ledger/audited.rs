//! The list of audited tables: what `verify` compares with its seals.

use crate::{act::Sealed, entity, error::StoreError};
use futures_util::TryStreamExt;
use sea_orm::{DatabaseTransaction, EntityTrait};
use std::{future::Future, pin::Pin};

/// Every table whose rows are sealed: one line each.
pub(super) const AUDITED: &[Audited] = &[
    Audited::of::<entity::account::Entity>(),
    Audited::of::<entity::applicant::Entity>(),
    Audited::of::<entity::parameter::Entity>(),
    Audited::of::<entity::calendar_notice::Entity>(),
    Audited::of::<entity::calendar_day::Entity>(),
    Audited::of::<entity::examiner::Entity>(),
    Audited::of::<entity::examiner_change::Entity>(),
    Audited::of::<entity::examiner_record::Entity>(),
    Audited::of::<entity::examiner_avoidance::Entity>(),
    Audited::of::<entity::draw::Entity>(),
    Audited::of::<entity::draw_supervisor::Entity>(),
    Audited::of::<entity::draw_pool::Entity>(),
    Audited::of::<entity::draw_replacement::Entity>(),
    Audited::of::<entity::draw_lot_replacement::Entity>(),
    Audited::of::<entity::draw_impossible::Entity>(),
    Audited::of::<entity::draw_answer::Entity>(),
    Audited::of::<entity::scheme::Entity>(),
    Audited::of::<entity::quota_notice::Entity>(),
    Audited::of::<entity::recruitment::Entity>(),
    Audited::of::<entity::position::Entity>(),
    Audited::of::<entity::amendment::Entity>(),
    Audited::of::<entity::rescheduling::Entity>(),
    Audited::of::<entity::rewording::Entity>(),
    Audited::of::<entity::quota_movement::Entity>(),
    Audited::of::<entity::bonus_claim::Entity>(),
    Audited::of::<entity::application::Entity>(),
    Audited::of::<entity::application_attachment::Entity>(),
    Audited::of::<entity::payment::Entity>(),
    Audited::of::<entity::refund::Entity>(),
    Audited::of::<entity::candidate::Entity>(),
    Audited::of::<entity::paper_sheet::Entity>(),
    Audited::of::<entity::recheck::Entity>(),
    Audited::of::<entity::standing::Entity>(),
    Audited::of::<entity::pass_line::Entity>(),
    Audited::of::<entity::published_list::Entity>(),
    Audited::of::<entity::objection::Entity>(),
    Audited::of::<entity::objector::Entity>(),
    Audited::of::<entity::standing_reason::Entity>(),
    Audited::of::<entity::post::Entity>(),
    Audited::of::<entity::restoring::Entity>(),
    Audited::of::<entity::post_holding::Entity>(),
    Audited::of::<entity::absence::Entity>(),
    Audited::of::<entity::item_version::Entity>(),
    Audited::of::<entity::item_draft::Entity>(),
    Audited::of::<entity::approval_case::Entity>(),
    Audited::of::<entity::case_event::Entity>(),
    Audited::of::<entity::case_origin::Entity>(),
    Audited::of::<entity::case_paper::Entity>(),
    Audited::of::<entity::case_comment::Entity>(),
    Audited::of::<entity::shared_opinion::Entity>(),
    Audited::of::<entity::card::Entity>(),
    Audited::of::<entity::evaluation::Entity>(),
    Audited::of::<entity::power_reevaluation::Entity>(),
    Audited::of::<entity::power_evaluation::Entity>(),
    Audited::of::<entity::season::Entity>(),
    Audited::of::<entity::season_draw::Entity>(),
    Audited::of::<entity::score_sitting::Entity>(),
    Audited::of::<entity::score_turn::Entity>(),
    Audited::of::<entity::score::Entity>(),
    Audited::of::<entity::score_absence::Entity>(),
    Audited::of::<entity::score_signature::Entity>(),
    Audited::of::<entity::score_correction::Entity>(),
];

/// One audited table.
pub(super) struct Audited {
    pub table: &'static str,
    pub rows: for<'a> fn(&'a DatabaseTransaction, &'a mut Visit<'a>) -> Walk<'a>,
}

/// Called with each row's key and what its seal covers.
pub(super) type Visit<'a> = dyn FnMut(String, serde_json::Value) + Send + 'a;
/// The walk through one table.
pub(super) type Walk<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

impl Audited {
    const fn of<E>() -> Self
    where
        E: EntityTrait,
        E::Model: Sealed,
    {
        Self { table: <E::Model as Sealed>::TABLE, rows: walk::<E> }
    }
}

fn walk<'a, E>(db: &'a DatabaseTransaction, visit: &'a mut Visit<'a>) -> Walk<'a>
where
    E: EntityTrait,
    E::Model: Sealed,
{
    Box::pin(async move {
        let mut rows = E::find().stream(db).await?;
        while let Some(row) = rows.try_next().await? {
            visit(row.row_id(), row.sealed_value());
        }
        Ok(())
    })
}
