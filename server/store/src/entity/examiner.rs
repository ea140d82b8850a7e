//! Table `examiners`: the register of interview examiners. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "examiners")]
pub struct Model {
    /// The examiner's id; ids grow with time, so their order is the order of the register.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The name.
    pub name: String,
    /// The work unit.
    pub work_unit: String,
    /// The exam region of the work unit.
    pub region: String,
    /// The certificate's number.
    pub certificate: String,
    /// The certificate's last day, `YYYY-MM-DD`.
    pub valid_until: String,
    /// May take the chief's seat.
    pub chief: bool,
    /// May take the deputy's seat.
    pub deputy: bool,
    /// May take a public examiner's seat.
    pub public: bool,
    /// What the examiner is expert in, a JSON list.
    pub specialities: String,
    /// The state.
    pub state: String,
    /// The identity number, encrypted.
    pub identity: String,
    /// The identity number's blind index; unique.
    pub identity_index: String,
    /// When the entry was made.
    pub created: Instant,
    /// When it last changed.
    pub changed: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "examiners",
    Model,
    id,
    [
        name,
        work_unit,
        region,
        certificate,
        valid_until,
        chief,
        deputy,
        public,
        specialities,
        state,
        identity,
        identity_index,
        created,
        changed,
    ]
);
