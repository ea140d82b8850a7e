//! The demonstration's register: the roster file that ships with the program, imported as staff would.

use chrono::{DateTime, Utc};
use domain::permissions::Actor;
use store::Store;

/// The roster that ships with the program, in `public/`; visitors may download it and try the import.
const ROSTER: &[u8] = include_bytes!("../../../public/roster-demonstration.xlsx");

/// Imports the roster.
pub(super) async fn fill(store: &Store, actor: &Actor, now: DateTime<Utc>) -> anyhow::Result<()> {
    let import = store::examiners::stage(store, actor, "roster-demonstration.xlsx", ROSTER.to_vec(), now).await?;
    let outcome = store::examiners::confirm(store, actor, import, now).await?;
    tracing::info!(new = outcome.counts.new, refused = outcome.counts.refused, "examiners imported");
    Ok(())
}
