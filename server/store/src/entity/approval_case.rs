//! Table `cases`: one application for an approval and where it stands. Audited. What happened to it stands in
//! `case_events`, from which the state and every day here follow.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The receipt's number; unique.
    pub number: String,
    /// The item's code.
    pub item: String,
    /// The version of the item that it keeps.
    pub item_version: i64,
    /// The region whose agency decides.
    pub region: String,
    /// New, or the renewal of what, JSON.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// Whose it is; none where it was registered at the window.
    pub account: Option<String>,
    /// Who applies, JSON, encrypted.
    #[sea_orm(column_type = "Text")]
    pub applicant: String,
    /// The form as handed in, JSON, encrypted.
    #[sea_orm(column_type = "Text")]
    pub form: String,
    /// The code of the receipt, encrypted.
    #[sea_orm(column_type = "Text")]
    pub code: String,
    /// When it came in.
    pub filed_at: Instant,
    /// The state's text form.
    pub state: String,
    /// The last day of the promise, `YYYY-MM-DD`; of the law where nothing is promised.
    pub due: Option<String>,
    /// The last day of the law's time.
    pub law_due: Option<String>,
    /// Whether a day counted lies in a year whose calendar is not known.
    pub provisional: bool,
    /// When time alone does something next.
    pub effect_at: Option<Instant>,
    /// When the next card becomes due.
    pub watch_at: Option<Instant>,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// How: the text form of the state that the decision led to.
    pub outcome: Option<String>,
    /// How many events it has; also its version.
    pub events: i64,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "cases",
    Model,
    id,
    [
        number,
        item,
        item_version,
        region,
        kind,
        account,
        applicant,
        form,
        code,
        filed_at,
        state,
        due,
        law_due,
        provisional,
        effect_at,
        watch_at,
        decided_at,
        outcome,
        events
    ]
);
