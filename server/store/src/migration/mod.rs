//! The schema's history: one file per system, applied in this order and never edited once released.

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait};

mod m0001_ledger;
mod m0002_accounts;
mod m0003_parameters;
mod m0004_calendar;
mod m0005_examiners;
mod m0006_draws;
mod m0007_seasons;
mod m0009_scores;
mod m0010_witnesses;
mod m0011_examiner_life;
mod m0012_score_absences;
mod m0013_score_correction_kind;
mod m0014_recruitment;
mod m0015_draw_endings;
mod m0020_applicants;
mod m0021_applications;
mod m0022_candidates_written;
mod m0023_approvals;
mod m0024_pass_lines;
mod m0025_case_files;
mod m0026_items;
mod m0027_standing_cases;
mod m0028_position_fields;
mod m0029_reasons;
mod m0030_reschedulings;
mod m0032_desk;
mod m0033_watching;
mod m0034_received;
mod m0035_refunds;
mod m0036_restorings;
mod m0037_rewordings;
mod m0038_quota_movements;
mod m0039_bonus_claims;
mod m0040_recounts;
mod m0041_stops_and_hearings;
mod m0042_posts;
mod m0043_refund_orders;

/// The list of migrations.
pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_ledger::Migration),
            Box::new(m0002_accounts::Migration),
            Box::new(m0003_parameters::Migration),
            Box::new(m0004_calendar::Migration),
            Box::new(m0005_examiners::Migration),
            Box::new(m0006_draws::Migration),
            Box::new(m0007_seasons::Migration),
            Box::new(m0009_scores::Migration),
            Box::new(m0010_witnesses::Migration),
            Box::new(m0011_examiner_life::Migration),
            Box::new(m0012_score_absences::Migration),
            Box::new(m0013_score_correction_kind::Migration),
            Box::new(m0014_recruitment::Migration),
            Box::new(m0015_draw_endings::Migration),
            Box::new(m0020_applicants::Migration),
            Box::new(m0021_applications::Migration),
            Box::new(m0022_candidates_written::Migration),
            Box::new(m0023_approvals::Migration),
            Box::new(m0024_pass_lines::Migration),
            Box::new(m0025_case_files::Migration),
            Box::new(m0026_items::Migration),
            Box::new(m0027_standing_cases::Migration),
            Box::new(m0028_position_fields::Migration),
            Box::new(m0029_reasons::Migration),
            Box::new(m0030_reschedulings::Migration),
            Box::new(m0032_desk::Migration),
            Box::new(m0033_watching::Migration),
            Box::new(m0034_received::Migration),
            Box::new(m0035_refunds::Migration),
            Box::new(m0036_restorings::Migration),
            Box::new(m0037_rewordings::Migration),
            Box::new(m0038_quota_movements::Migration),
            Box::new(m0039_bonus_claims::Migration),
            Box::new(m0040_recounts::Migration),
            Box::new(m0041_stops_and_hearings::Migration),
            Box::new(m0042_posts::Migration),
            Box::new(m0043_refund_orders::Migration),
        ]
    }
}
