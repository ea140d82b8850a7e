//! Applications come in: on line by their applicant, or at the window by a post that takes them.

use super::{
    again::descend,
    drafts::drop_draft,
    items,
    posts::capacities,
    rows::{self, Loaded, place},
    subject, telling, unreadable,
};
use crate::{
    Store, accounts, act::Act, calendar, entity::approval_case, error::StoreError, keys::random, supervision::Watching,
};
use chrono::{DateTime, Datelike, Utc};
use domain::{
    approvals::{
        case::{Capacity, Duty, Kind, State},
        item::{ItemCode, Level, Typed},
        record::{Details, Receipt},
    },
    calendar::day_in_shanghai,
    ids::{AccountId, CaseId},
    permissions::{Action, Actor, Target},
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Statement};
use serde_json::json;
use uuid::Uuid;

/// Crockford's base 32: no letter that is taken for a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a receipt's code: fifty bits.
const CODE: usize = 10;

/// Applies for an item on line, as the person of the account. `region` is the agency's: the province for an item of its
/// level.
///
/// # Errors
/// `not-found`, `item-closed`; what the form's fields refuse; `unknown-region` in the field `region`; the permission to
/// file.
pub async fn file(
    store: &Store,
    actor: &Actor,
    item: &ItemCode,
    region: ExamRegion,
    typed: &Typed,
    now: DateTime<Utc>,
) -> Result<Receipt, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    let act = store.act(actor, Action::FileCase, Target::Account(account), now).await?;
    let person = accounts::applicant(store, account).await?.ok_or(Code::NotPermitted)?;
    let number = accounts::identity_number(store, act.db(), account).await?.ok_or(Code::NotPermitted)?;
    let contact = accounts::own_contact(store, actor).await?.ok_or(Code::NotPermitted)?;
    let details =
        Details { name: person.name, number: number.expose().to_owned(), contact: contact.expose().to_owned() };
    let application =
        Application { account: Some(account), item, region, details: &details, typed, kind: Kind::New, origin: None };
    begin(act, &application).await
}

/// Registers an application that somebody hands in at the window.
///
/// # Errors
/// As [`file`]; `missing`, `out-of-range` in the fields of [`Details`]; `without-duty`, `out-of-region` for whoever holds
/// no post that takes applications for the region; the permission to handle cases.
pub async fn register(
    store: &Store,
    actor: &Actor,
    item: &ItemCode,
    region: ExamRegion,
    details: Details,
    typed: &Typed,
    now: DateTime<Utc>,
) -> Result<Receipt, StoreError> {
    let act = store.act(actor, Action::HandleCases, Target::Region(region), now).await?;
    let details = details.checked()?;
    takes(act.db(), actor, region).await?;
    let application =
        Application { account: None, item, region, details: &details, typed, kind: Kind::New, origin: None };
    begin(act, &application).await
}

/// Refuses whoever holds no post that takes applications for a region.
pub(super) async fn takes(db: &impl ConnectionTrait, actor: &Actor, region: ExamRegion) -> Result<(), StoreError> {
    let takes = |holding: &Capacity| match holding {
        Capacity::Post(holding) => holding.duties.contains(&Duty::Receive),
        Capacity::Applicant => false,
    };
    if !capacities(db, actor).await?.iter().any(|held| takes(&held.capacity)) {
        return Err(Code::WithoutDuty.into());
    }
    if actor.region != Some(region) {
        return Err(Code::OutOfRegion.into());
    }
    Ok(())
}

/// What is applied for, by whom.
pub(super) struct Application<'a> {
    /// The account; none for whoever came to the window.
    pub account: Option<AccountId>,
    pub item: &'a ItemCode,
    pub region: ExamRegion,
    pub details: &'a Details,
    pub typed: &'a Typed,
    pub kind: Kind,
    /// The case that gave the licence which this is about.
    pub origin: Option<&'a str>,
}

/// Enters an application and answers its receipt.
pub(super) async fn begin(mut act: Act<'_>, application: &Application<'_>) -> Result<Receipt, StoreError> {
    let Application { account, item, region, details, typed, kind, origin } = *application;
    // Until this act ends nobody publishes, so the case begins under the version that is in force.
    let catalogue = items::held(&act).await?;
    let item = catalogue.in_force(item)?;
    if (item.level == Level::Province) != (region == ExamRegion::Provincial) {
        return Err(Refusal::of(Code::UnknownRegion, "region").into());
    }
    let form = item.filled_in(typed)?;
    let (store, now) = (act.store(), act.now());
    let id = CaseId(Uuid::now_v7());
    let key = id.to_string();
    let (number, code) = (next_number(act.db(), now).await?, fresh_code()?);
    let keys = store.keys();
    let row = approval_case::Model {
        number: number.clone(),
        item: item.code.to_string(),
        item_version: item.version.into(),
        region: region.as_str().to_owned(),
        kind: serde_json::to_string(&kind).map_err(|error| unreadable("kind", error))?,
        account: account.map(|account| account.to_string()),
        applicant: keys.hide(place(&key, "applicant"), details)?,
        form: keys.hide(place(&key, "form"), &form)?,
        code: keys.encrypt(place(&key, "code"), code.as_bytes())?,
        filed_at: now.into(),
        state: State::Submitted.as_str().to_owned(),
        due: None,
        law_due: None,
        provisional: false,
        effect_at: None,
        watch_at: None,
        decided_at: None,
        outcome: None,
        events: 0,
        id: key,
    };
    let calendar = calendar::load(store).await?;
    let loaded = rows::read(store, &catalogue, row, &[])?;
    let seen = Watching::look(store, act.db(), &loaded, &calendar).await?;
    let row = rows::standing(&loaded, &seen.coming, &calendar)?;
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    let loaded = Loaded { row, ..loaded };
    rows::wait(act.db(), std::slice::from_ref(&loaded), &calendar).await?;
    if let Some(origin) = origin {
        descend(&mut act, &loaded.row.id, origin).await?;
    }
    if let Some(account) = account {
        drop_draft(act.db(), account, &item.code).await?;
    }
    telling::received(&act, &loaded).await?;
    let body = json!({ "number": number, "item": item.code, "version": item.version, "region": region, "kind": kind });
    act.commit("case.filed", subject(id), body).await?;
    Ok(Receipt { id, number, code })
}

/// The year and a number that counts without a gap, so that a case that vanished would be missed.
async fn next_number(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<String, StoreError> {
    let year = day_in_shanghai(now).year();
    let sql = "INSERT INTO case_numbers (year, last) VALUES ($1, 1) \
               ON CONFLICT (year) DO UPDATE SET last = case_numbers.last + 1 RETURNING last";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [i64::from(year).into()]);
    let row = db.query_one_raw(statement).await?.ok_or_else(|| unreadable("number", "no row"))?;
    let last: i64 = row.try_get("", "last")?;
    Ok(format!("{year}-{last:07}"))
}

fn fresh_code() -> Result<String, StoreError> {
    let bytes: [u8; CODE] = random()?;
    Ok(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect())
}
