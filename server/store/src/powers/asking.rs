//! What a change asks to be evaluated again, entered in the transaction of the change itself (职责、流程、人员变动后重新评估).

use super::{
    inventory::inventory_in,
    power_subject,
    rows::{asked, assessment, due as open},
};
use crate::{act::Act, error::StoreError};
use domain::{
    approvals::{
        item::{Catalogue, Item, ItemStatus},
        post::PostCode,
    },
    powers::{Power, Reevaluation, due, due_first},
};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Asks for what a version of an item changes in the powers that run by it; where it is the item's first, or nobody has
/// been asked since, for the points of the power that came with it. `before` is the catalogue without the version. Call it
/// when the change has its entry.
pub(crate) async fn item_published(act: &mut Act<'_>, before: &Catalogue, item: &Item) -> Result<(), StoreError> {
    if item.status != ItemStatus::InForce {
        return Ok(());
    }
    let Ok(was) = before.latest(&item.code) else {
        let power = Power::of_item(item);
        return ask(act, &power, vec![due_first(&power)]).await;
    };
    for power in inventory_in(act.db(), before).await?.present().filter(|power| power.item() == Some(&item.code)) {
        let mut found = due(power, &power.by_item(item), &was.flow, &item.flow, &[]);
        if power.points.iter().any(|point| !point.is_assessed()) {
            found.push(due_first(power));
        }
        ask(act, power, found).await?;
    }
    Ok(())
}

/// Asks for what concerns a post that has another holder now, or none. Call it when the change has its entry.
pub(crate) async fn holder_changed(
    act: &mut Act<'_>,
    catalogue: &Catalogue,
    post: &PostCode,
) -> Result<(), StoreError> {
    for power in inventory_in(act.db(), catalogue).await?.present() {
        let item = power.item().and_then(|item| catalogue.latest(item).ok());
        let Some((flow, _)) = power.flow(item.map(AsRef::as_ref)) else { continue };
        ask(act, power, due(power, power, flow, flow, std::slice::from_ref(post))).await?;
    }
    Ok(())
}

/// Enters what is asked for and is not due already, with an entry of the power's own.
async fn ask(act: &mut Act<'_>, power: &Power, found: Vec<Reevaluation>) -> Result<(), StoreError> {
    if found.is_empty() {
        return Ok(());
    }
    let known = open(Some(&power.code)).all(act.db()).await?;
    let known: BTreeSet<Reevaluation> =
        known.iter().map(|row| assessment(row).map(|known| known.of)).collect::<Result<_, _>>()?;
    let new: Vec<Reevaluation> = found.into_iter().filter(|one| !known.contains(one)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let told: Vec<_> = new.iter().map(|one| json!({ "because": one.because, "step": one.step })).collect();
    for one in new {
        let row = asked(Uuid::now_v7().to_string(), &one.ask(power.version, act.actor().account, act.now()))?;
        let row = row.into_active_model().reset_all().insert(act.db()).await?;
        act.seal(&row);
    }
    act.record("power.evaluation-due", power_subject(&power.code), json!({ "due": told })).await?;
    Ok(())
}
