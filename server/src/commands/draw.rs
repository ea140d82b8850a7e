//! `server draw verify FILE`: checks a draw's bundle without network or database.

use anyhow::Context;
use clap::Subcommand;
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
    let text = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let verdict = domain::draws::verify(&text);
    for step in &verdict.steps {
        println!("{step}");
    }
    println!("{}", if verdict.ok { "The draw is as published." } else { "THE BUNDLE DOES NOT CHECK." });
    Ok(if verdict.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
