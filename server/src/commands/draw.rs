//! `server draw …`: checks a draw's bundle, and repeats older draws of RFC 3797, without network or database.

use super::word;
use anyhow::Context;
use clap::Subcommand;
use domain::draws::impossible::Impossible;
use domain::draws::rfc3797;
use domain::draws::verify::{Step, verify};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum Draw {
    /// Replay a draw from its bundle and compare every hash, or count again the proof that nothing could be drawn; exit
    /// code 1 where anything differs
    Verify {
        /// The file, as downloaded from /draws/ID/bundle.json or /draws/ID/impossible.json
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
    if Impossible::looks_like(&bytes) {
        return check_proof(&bytes);
    }
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

/// Counts a proof again that nothing could be drawn, and prints who may sit on the seats that it names.
fn check_proof(bytes: &[u8]) -> anyhow::Result<ExitCode> {
    let (proof, hash) = match Impossible::verify(bytes) {
        Ok(checked) => checked,
        Err(fault) => {
            println!("THE PROOF DOES NOT CHECK: {fault}.");
            return Ok(ExitCode::FAILURE);
        }
    };
    println!("draw {}, interviews on {}, {} examiners", proof.draw, proof.day, proof.seating.pool.len());
    for demand in proof.certificate.iter().flat_map(|it| &it.demands) {
        let rooms = demand.rooms.as_ref().map_or_else(|| "all rooms".to_owned(), |rooms| rooms.join(" "));
        println!("{:>6} {} in {} ({rooms})", demand.seats, word(&demand.needed)?, word(&demand.place)?);
    }
    if let Some(it) = &proof.certificate {
        let labels: Vec<&str> = proof.may_sit()?.into_iter().map(|it| it.label.as_str()).collect();
        println!("{:>6} seats in all; {} examiners may take one of them: {}", it.needed, it.may_sit, labels.join(" "));
        for cap in &it.caps {
            println!("       of the {} of unit {} at most {} at once", cap.members, cap.unit, cap.at_most);
        }
        println!("{:>6} of these can sit there at once", it.available);
    }
    println!("impossible hash {hash}");
    println!("No complete seating exists, as published.");
    Ok(ExitCode::SUCCESS)
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
