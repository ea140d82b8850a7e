//! `server ledger verify`: the whole database against the ledger.

use clap::Subcommand;
use std::process::ExitCode;
use store::Store;

#[derive(Debug, Subcommand)]
pub(super) enum Ledger {
    /// Recompute the tree from its entries and compare every sealed row; exit code 1 where anything differs
    Verify,
}

pub(super) async fn run(store: &Store, command: &Ledger) -> anyhow::Result<ExitCode> {
    let Ledger::Verify = command;
    let report = store::ledger::verify(store).await?;
    for finding in &report.findings {
        println!("{finding}");
    }
    println!("{report}");
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
