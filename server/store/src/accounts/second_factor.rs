//! The second factor: one-time codes of an authenticator app (TOTP, RFC 6238), each accepted once.

use super::{commands, place, sign_in};
use crate::{
    Store,
    entity::{account, second_factor_enrolment as enrolment},
    error::StoreError,
    instant::Instant,
    keys::random,
    secret::Place,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    accounts::{STEP_SECONDS, accept_step, time_step},
    ids::AccountId,
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, Statement, sea_query::OnConflict};
use totp_rs::{Builder, Secret, Totp};

/// How long an enrolment waits for its first code.
const ENROLMENT: TimeDelta = TimeDelta::minutes(15);

/// What the person's app needs: show it once, never log it.
#[derive(Clone)]
pub struct Enrolment {
    /// The secret in Base32, to be typed.
    pub secret: String,
    /// The `otpauth://` address, to be shown as a picture.
    pub uri: String,
}

/// Offers a new second factor. It counts only after [`confirm_enrolment`].
///
/// `issuer` is the name the app shows; without a colon.
///
/// # Errors
/// `sign-in-required`; `second-factor-required` where the account has one and this session has not shown it.
pub async fn begin_enrolment(
    store: &Store,
    actor: &Actor,
    issuer: &str,
    now: DateTime<Utc>,
) -> Result<Enrolment, StoreError> {
    let (id, row) = own(store, actor).await?;
    let secret: [u8; 20] = random()?;
    let waiting = enrolment::ActiveModel {
        account: Set(id.to_string()),
        secret: Set(store.keys().encrypt(waiting_place(&row.id), &secret)?),
        expires: Set(Instant::from(now + ENROLMENT)),
    };
    let replace = OnConflict::column(enrolment::Column::Account)
        .update_columns([enrolment::Column::Secret, enrolment::Column::Expires])
        .to_owned();
    enrolment::Entity::insert(waiting).on_conflict(replace).exec_without_returning(store.read()).await?;
    for_app(secret, issuer, &row.login)
}

/// The second factor that waits for its first code, to be shown again; none where nothing is offered or it expired.
///
/// # Errors
/// As [`begin_enrolment`].
pub async fn offered(
    store: &Store,
    actor: &Actor,
    issuer: &str,
    now: DateTime<Utc>,
) -> Result<Option<Enrolment>, StoreError> {
    let (_, row) = own(store, actor).await?;
    let waiting = enrolment::Entity::find_by_id(row.id.clone()).one(store.read()).await?;
    let Some(waiting) = waiting.filter(|waiting| waiting.expires > Instant::from(now)) else { return Ok(None) };
    let secret = store.keys().decrypt(waiting_place(&row.id), &waiting.secret)?;
    let unreadable = |_| StoreError::Unreadable(format!("second_factor_enrolments.secret of {}", row.id));
    for_app(secret.try_into().map_err(unreadable)?, issuer, &row.login).map(Some)
}

/// The secret as an app takes it.
fn for_app(secret: [u8; 20], issuer: &str, login: &str) -> Result<Enrolment, StoreError> {
    let totp = Builder::new()
        .with_secret(Secret::new_stack(secret))
        .with_issuer(Some(issuer))
        .with_account_name(login)
        .build()
        .map_err(|e| StoreError::Unreadable(format!("second factor: {e}")))?;
    let uri = totp.to_url().map_err(|e| StoreError::Unreadable(format!("second factor: {e}")))?;
    Ok(Enrolment { secret: Secret::new_stack(secret).to_base32(), uri })
}

/// Sets the offered second factor once its app has made a right code.
///
/// # Errors
/// As [`begin_enrolment`]; `wrong-state` where nothing is offered or it expired; `wrong-one-time-code`;
/// `too-many-attempts`.
pub async fn confirm_enrolment(store: &Store, actor: &Actor, code: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (id, row) = own(store, actor).await?;
    let waiting = enrolment::Entity::find_by_id(row.id.clone()).one(store.read()).await?;
    let waiting = waiting.filter(|waiting| waiting.expires > Instant::from(now)).ok_or(Code::WrongState)?;
    let attempt = sign_in::begin_attempt(store, "code", &row.id, now).await?;
    let secret = store.keys().decrypt(waiting_place(&row.id), &waiting.secret)?;
    let step = matching_step(&secret, code, now)?;

    let (act, mut changed) = commands::open(store, actor, Action::KeepOwnAccount, id, now).await?;
    if changed.second_factor.as_ref() != &row.second_factor {
        return Err(Code::ChangedMeanwhile.into());
    }
    changed.second_factor = Set(Some(store.keys().encrypt(place(&row.id, "second_factor"), &secret)?));
    let changed = changed.update(act.db()).await?;
    enrolment::Entity::delete_by_id(row.id.clone()).exec(act.db()).await?;
    use_step(act.db(), &row.id, step).await?;
    commands::finish(act, changed, "account.second-factor-set").await?;
    attempt.succeeded().await
}

/// Checks a one-time code and uses it up. The session is raised afterwards (`sessions::raise`).
///
/// # Errors
/// `wrong-one-time-code` in the field `code`, also where none is set; `too-many-attempts`.
pub async fn check_code(store: &Store, id: AccountId, code: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let attempt = sign_in::begin_attempt(store, "code", &id.to_string(), now).await?;
    let row = account::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let secret = row.second_factor.as_deref().ok_or_else(wrong_code)?;
    let secret = store.keys().decrypt(place(&row.id, "second_factor"), secret)?;
    let step = matching_step(&secret, code, now)?;
    use_step(store.read(), &row.id, step).await?;
    attempt.succeeded().await
}

/// The code that an app would show for this secret: for the command line, the demonstration and tests.
///
/// # Errors
/// A secret that is none.
pub fn current_code(secret: &[u8; 20], now: DateTime<Utc>) -> Result<String, StoreError> {
    Ok(totp(secret)?.generate(time_step(now) * STEP_SECONDS).to_string())
}

/// The actor's own account, as long as a stolen password alone cannot replace its second factor.
async fn own(store: &Store, actor: &Actor) -> Result<(AccountId, account::Model), StoreError> {
    let id = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::KeepOwnAccount, Target::Account(id))?;
    let row = account::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    if row.second_factor.is_some() && !actor.second_factor {
        return Err(Code::SecondFactorRequired.into());
    }
    Ok((id, row))
}

fn totp(secret: &[u8]) -> Result<Totp, StoreError> {
    let built = Builder::new().with_secret(secret).with_step_duration(STEP_SECONDS).build();
    built.map_err(|e| StoreError::Unreadable(format!("second factor: {e}")))
}

fn matching_step(secret: &[u8], code: &str, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = totp(secret)?.check(&code, seconds).ok_or_else(wrong_code)?;
    // Whether it was used is asked of the database, in one step with using it.
    Ok(accept_step(step, now, None)?)
}

/// Uses a step up, unless it or a later one was used before.
async fn use_step(db: &impl ConnectionTrait, account: &str, step: u64) -> Result<(), StoreError> {
    let sql = "INSERT INTO second_factor_uses (account, step) VALUES ($1, $2) ON CONFLICT (account) \
               DO UPDATE SET step = excluded.step WHERE second_factor_uses.step < excluded.step";
    let values = [account.into(), (step as i64).into()];
    let done = db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(wrong_code().into()) }
}

fn wrong_code() -> Refusal {
    Refusal::of(Code::WrongOneTimeCode, "code")
}

fn waiting_place(account: &str) -> Place<'_> {
    Place { table: "second_factor_enrolments", column: "secret", row: account }
}
