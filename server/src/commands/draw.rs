//! `server draw …`: checks a draw's bundle, and repeats older draws of RFC 3797, without network or database.

use super::word;
use anyhow::Context;
use clap::Subcommand;
use domain::draws::rfc3797;
use domain::draws::verify::{Step, verify};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum Draw {
    /// Replay a draw from its bundle and compare every hash; exit code 1 where anything differs
    Verify {
        /// The bundle, as downloaded from /draws/ID/bundle.json
        file: PathBuf,
    },
    /// Repeat a published draw of RFC 3797 and print whom it chose; a reader of older draws, no way to make new ones
    Rfc3797 {
        /// How many stood in the published list
        #[arg(long)]
        pool: u16,
        /// How many were chosen; all, in drawn order, where it is not said
        #[arg(long)]
        choose: Option<usize>,
        /// Each source's numbers, in any order, as one word: "2 5 12 8 10"
        #[arg(required = true)]
        sources: Vec<String>,
    },
}

pub(super) fn run(command: &Draw) -> anyhow::Result<ExitCode> {
    match command {
        Draw::Verify { file } => check(file),
        Draw::Rfc3797 { pool, choose, sources } => repeat(*pool, *choose, sources),
    }
}

fn repeat(pool: u16, choose: Option<usize>, sources: &[String]) -> anyhow::Result<ExitCode> {
    let key = rfc3797::key_string(sources.iter().map(String::as_str))?;
    println!("key string {key}\nround  MD5                               among  selected");
    for (round, choice) in rfc3797::choices(&key, pool)?.take(choose.unwrap_or(usize::MAX)).enumerate() {
        println!("{:>5}  {}  {:>5}  {:>8}", round + 1, hex::encode(choice.digest), choice.among, choice.selected);
    }
    Ok(ExitCode::SUCCESS)
}

fn check(file: &Path) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let verdict = verify(&bytes);
    for step in &verdict.steps {
        print(step)?;
    }
    for (name, hash) in [("frozen", verdict.frozen_hash), ("result", verdict.result_hash)] {
        if let Some(hash) = hash {
            println!("{name} hash {}", word(&hash)?);
        }
    }
    println!("{}", if verdict.ok { "The draw is as published." } else { "THE BUNDLE DOES NOT CHECK." });
    Ok(if verdict.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(step: &Step) -> anyhow::Result<()> {
    println!("{:<12} {}", word(&step.passed)?, word(&step.check)?);
    for finding in &step.findings {
        println!("             {}", word(finding)?);
    }
    if step.more > 0 {
        println!("             and {} more", step.more);
    }
    Ok(())
}
