//! `server ledger verify`: the whole database against the ledger.

use anyhow::Context;
use clap::Subcommand;
use std::path::PathBuf;
use std::process::ExitCode;
use store::Store;

#[derive(Debug, Subcommand)]
pub(super) enum Ledger {
    /// Recompute the tree from its entries and compare every sealed row; exit code 1 where anything differs
    Verify {
        /// A checkpoint of this ledger that was saved outside; the ledger must contain it
        #[arg(long, value_name = "FILE")]
        checkpoint: Option<PathBuf>,
    },
}

pub(super) async fn run(store: &Store, command: &Ledger) -> anyhow::Result<ExitCode> {
    let Ledger::Verify { checkpoint } = command;
    let outside = checkpoint
        .as_ref()
        .map(|file| std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display())))
        .transpose()?;
    let report = store::ledger::verify(store, &store::accounts::console(""), outside.as_deref()).await?;
    for finding in &report.findings {
        println!("{finding}");
    }
    println!(
        "{} entries, root {}, {} audited rows: {}",
        report.head.size,
        report.head.root,
        report.rows,
        if report.findings.is_empty() { "all is as the ledger says" } else { "NOT AS THE LEDGER SAYS" },
    );
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
