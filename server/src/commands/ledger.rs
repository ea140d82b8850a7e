//! `server ledger …`: the whole database against the ledger, and one entry's proof without any database.

use super::word;
use anyhow::Context;
use clap::Subcommand;
use domain::ledger::proof::{ProofFile, check_proof_file};
use std::path::{Path, PathBuf};
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
    /// Check a downloaded proof of one entry and print the entry; needs no database; exit code 1 where it does not hold
    Proof {
        /// The proof, as downloaded from /ledger/entries/INDEX/proof
        file: PathBuf,
        /// The ledger's key, as once saved from /ledger/key
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The entry's bytes, where the proof does not carry them
        #[arg(long, value_name = "FILE")]
        entry: Option<PathBuf>,
    },
}

/// Checks a proof file with nothing but the files named.
pub(super) fn check_proof(file: &Path, key: &Path, entry: Option<&Path>) -> anyhow::Result<ExitCode> {
    let text = read(file)?;
    // What the file carries is not covered by a signature; the inclusion proof over it is what tells whether it is the entry.
    let entry = match entry {
        Some(path) => std::fs::read(path).with_context(|| format!("reading {}", path.display()))?,
        None => text.parse::<ProofFile>().ok().and_then(|proof| proof.extra).unwrap_or_default(),
    };
    let verdict = check_proof_file(&read(key)?, &[], &text, &entry);
    for step in &verdict.steps {
        println!("{:<14} {}", word(&step.check)?, word(&step.outcome)?);
    }
    if !verdict.holds() {
        println!("THE PROOF DOES NOT CHECK.");
        return Ok(ExitCode::FAILURE);
    }
    println!("The ledger holds this entry:\n{}", String::from_utf8_lossy(&entry));
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

/// Compares the whole database with the ledger.
pub(super) async fn verify(store: &Store, checkpoint: Option<&Path>) -> anyhow::Result<ExitCode> {
    let outside = checkpoint.map(read).transpose()?;
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
