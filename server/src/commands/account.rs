//! `server account`: what an operator on the machine may do to accounts; passwords come from standard input.

use anyhow::{Context, bail};
use chrono::Utc;
use clap::Subcommand;
use domain::ids::AccountId;
use domain::permissions::{Actor, Role};
use domain::regions::ExamRegion;
use store::accounts::{NewAccount, console};
use store::{Store, StoreError};

#[derive(Debug, Subcommand)]
pub(super) enum Account {
    /// Create an account; its password is read from standard input
    Create {
        /// The name to sign in with
        login: String,
        /// applicant, staff, supervisor or administrator
        #[arg(value_parser = role)]
        role: Role,
        /// The person's or office's name
        #[arg(long)]
        name: String,
        /// The agency, as the public may read it
        #[arg(long, default_value = "")]
        agency: String,
        /// The exam region, such as provincial or changchun
        #[arg(long, value_parser = region)]
        region: Option<ExamRegion>,
    },
    /// Give an account a new password (from standard input), take its second factor away and end its sessions
    Reset {
        /// The name to sign in with
        login: String,
    },
}

pub(super) async fn run(store: &Store, command: Account) -> anyhow::Result<()> {
    store.migrate().await?;
    match command {
        Account::Create { login, role, name, agency, region } => {
            let operator = console(&agency);
            let password = password()?;
            let new = NewAccount { login, role, region, agency, name, examiner: None, password, second_factor: None };
            let id = store::accounts::create(store, &operator, new, Utc::now()).await.map_err(said)?;
            println!("created {id}");
        }
        Account::Reset { login } => {
            let operator = console("");
            let id = find(store, &operator, &login).await?;
            let password = password()?;
            store::accounts::reset_password(store, &operator, id, &password, Utc::now()).await.map_err(said)?;
            store::accounts::reset_second_factor(store, &operator, id, Utc::now()).await.map_err(said)?;
            println!("reset {id}");
        }
    }
    Ok(())
}

async fn find(store: &Store, operator: &Actor, login: &str) -> anyhow::Result<AccountId> {
    let mut after = None;
    loop {
        let page = store::accounts::list(store, operator, after.as_deref(), 200).await?;
        if let Some(account) = page.accounts.iter().find(|account| account.login.eq_ignore_ascii_case(login)) {
            return Ok(account.id);
        }
        after = page.next;
        if after.is_none() {
            bail!("there is no account {login}");
        }
    }
}

/// One line of standard input: a password on a command line could be read by everybody on the machine.
fn password() -> anyhow::Result<String> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).context("reading the password from standard input")?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        bail!("no password on standard input");
    }
    Ok(password.to_owned())
}

/// A refusal with the field it concerns.
fn said(error: StoreError) -> anyhow::Error {
    match error {
        StoreError::Refused(refusal) => {
            let field = refusal.field.map(|field| format!("{field}: ")).unwrap_or_default();
            anyhow::anyhow!("{field}{}", refusal.code.as_str())
        }
        error => error.into(),
    }
}

fn role(text: &str) -> Result<Role, String> {
    let allowed = [Role::Applicant, Role::Staff, Role::Supervisor, Role::Administrator];
    Role::parse(text)
        .filter(|role| allowed.contains(role))
        .ok_or_else(|| format!("none of {}", allowed.map(Role::as_str).join(", ")))
}

fn region(text: &str) -> Result<ExamRegion, String> {
    ExamRegion::parse(text).ok_or_else(|| format!("none of {}", ExamRegion::ALL.map(ExamRegion::as_str).join(", ")))
}
