//! Positions are found by the region, the unit and the majors alone: their texts, folded, taken from each position's
//! document.

use domain::recruitment::{position::Position, search::field_texts};
use sea_orm::{ConnectionTrait, Statement};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("position_fields")
            .col(string("recruitment_id"))
            .col(string("code"))
            .col(text("region"))
            .col(text("unit"))
            .col(text("majors"))
            .primary_key(Index::create().col("recruitment_id").col("code"))
            .take();
        manager.create_table(table).await?;
        let db = manager.get_connection();
        let backend = db.get_database_backend();
        let held = "SELECT recruitment_id, code, document FROM positions";
        for row in db.query_all_raw(Statement::from_string(backend, held)).await? {
            let [recruitment, code, document] = ["recruitment_id", "code", "document"].map(|it| row.try_get("", it));
            let (recruitment, code, document): (String, String, String) = (recruitment?, code?, document?);
            let position: Position = serde_json::from_str(&document)
                .map_err(|error| DbErr::Custom(format!("positions {recruitment}/{code}: {error}")))?;
            let found = field_texts(&position);
            let sql = "INSERT INTO position_fields (recruitment_id, code, region, unit, majors) \
                       VALUES ($1, $2, $3, $4, $5)";
            let values = [recruitment, code, found.region, found.unit, found.majors].map(Value::from);
            db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        }
        Ok(())
    }
}
