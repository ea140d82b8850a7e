//! The subcommands. Each opens what it needs, does one thing, and says how it went by its exit code.

mod account;
mod backup;
mod draw;
mod ledger;
mod serve;

use crate::config::{Config, settings};
use crate::demo;
use anyhow::Context;
use chrono::Utc;
use clap::{Parser, Subcommand};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;
use store::{Keys, Store};

/// Sunshine Personnel (阳光人事): public personnel powers, checkable by anyone.
#[derive(Debug, Parser)]
#[command(name = "server", version, after_help = settings::plain())]
pub struct Line {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve (what is done when nothing is said); migrates the database first
    Serve {
        /// Fill an empty database with the demonstration province first
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database's tables up to date and end
    Migrate,
    /// Fill an empty database with the demonstration province and print its accounts
    Demo {
        /// As JSON
        #[arg(long, conflicts_with = "code")]
        json: bool,
        /// Only print the one-time code of one of its accounts
        #[arg(long, value_name = "LOGIN")]
        code: Option<String>,
    },
    /// Create accounts and reset them, as an operator on this machine
    #[command(subcommand)]
    Account(account::Account),
    /// The ledger of everything done
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// Draws
    #[command(subcommand)]
    Draw(draw::Draw),
    /// Copy the database and the keys into a new folder, while the server runs
    Backup {
        /// The folder; it must not exist
        folder: PathBuf,
    },
    /// Print every setting
    Settings {
        /// As the table of the README
        #[arg(long)]
        markdown: bool,
    },
}

/// Does what the command line says.
///
/// # Errors
/// A wrong setting, or a failure of the command, as a sentence for the operator.
pub fn run(line: Line) -> anyhow::Result<ExitCode> {
    match line.command.unwrap_or(Command::Serve { demo: false }) {
        Command::Settings { markdown } => {
            print!("{}", if markdown { settings::markdown() } else { settings::plain() });
            Ok(ExitCode::SUCCESS)
        }
        // These need neither settings nor database, so that a stranger can run them.
        Command::Draw(command) => draw::run(&command),
        Command::Ledger(ledger::Ledger::Proof { file, key, entry }) => {
            ledger::check_proof(&file, &key, entry.as_deref())
        }
        Command::Demo { code: Some(login), .. } => {
            println!("{}", demo::code_of(&login, Utc::now())?);
            Ok(ExitCode::SUCCESS)
        }
        command => on_runtime(with_settings(command)),
    }
}

fn on_runtime(work: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

async fn with_settings(command: Command) -> anyhow::Result<ExitCode> {
    let config = Config::from_env()?;
    config.logs.start();
    let store = open(&config).await?;
    match command {
        Command::Serve { demo } => serve::run(config, store, demo).await?,
        Command::Migrate => store.migrate().await?,
        Command::Demo { json, .. } => {
            store.migrate().await?;
            let accounts = demo::fill(&store).await?;
            println!("{}", if json { serde_json::to_string(&accounts)? } else { demo::table(&accounts) });
        }
        Command::Account(command) => account::run(&store, command).await?,
        Command::Ledger(ledger::Ledger::Verify { checkpoint }) => {
            return ledger::verify(&store, checkpoint.as_deref()).await;
        }
        Command::Backup { folder } => backup::run(&config, &store, &folder).await?,
        Command::Draw(_) | Command::Ledger(_) | Command::Settings { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

async fn open(config: &Config) -> anyhow::Result<Store> {
    let keys = Keys::open(&config.storage.keys, &config.storage.ledger_name)?;
    let store = Store::open(&config.storage.database, keys).await.context("opening the database")?;
    Ok(store.with_channels(config.outlets.channels()).with_provider(config.payment.clone()))
}

/// The stable form of a value, as the readers of bundles and proofs know it.
fn word(value: &impl Serialize) -> anyhow::Result<String> {
    Ok(match serde_json::to_value(value)? {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    })
}
