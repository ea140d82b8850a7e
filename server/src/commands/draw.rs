//! `server draw verify FILE`: checks a draw's bundle without network or database.

use super::word;
use anyhow::Context;
use clap::Subcommand;
use domain::draws::verify::{Step, verify};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum Draw {
    /// Replay a draw from its bundle and compare every hash; exit code 1 where anything differs
    Verify {
        /// The bundle, as downloaded from /draws/ID/bundle.json
        file: PathBuf,
    },
}

pub(super) fn run(command: &Draw) -> anyhow::Result<ExitCode> {
    let Draw::Verify { file } = command;
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
