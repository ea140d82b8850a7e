//! Whoever holds the post that a card is against is told of it, in the transaction that issues it: the days in which to
//! explain run from there.

use super::watching::measures;
use crate::{act::Act, approvals::holders, error::StoreError, messages};
use domain::{
    calendar::Calendar,
    messages::{Kind, LinkPath},
    supervision::{Card, Colour},
};

/// Tells of a card with this key, about the case of this receipt's number. A warning asks nothing, and is seen on the list.
pub(super) async fn tell(
    act: &Act<'_>,
    number: &str,
    key: &str,
    card: &Card,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    if card.colour() == Colour::Warning {
        return Ok(());
    }
    let measures = measures(act.db(), card.at).await?;
    let kind = Kind::CardIssued {
        number: number.to_owned(),
        colour: card.colour(),
        explain_by: card.explain_by(&measures, calendar),
    };
    let link = LinkPath::parse(&format!("/supervision/cards/{key}"))?;
    messages::tell_all(act, &holders(act.db(), &card.against).await?, &kind, Some(&link)).await
}
