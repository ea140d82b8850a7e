//! `server backup FOLDER`: a copy of the database and the keys that a new machine can start from.

use crate::config::Config;
use anyhow::{Context, bail};
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::process::Command;
use store::Store;
use store::backup::{Backup, backup};

/// Copies while the server runs. PostgreSQL is asked through its own `pg_dump`, which must be on PATH.
pub(super) async fn run(config: &Config, store: &Store, folder: &Path) -> anyhow::Result<()> {
    // The keys lie in it: nobody else may look.
    DirBuilder::new().mode(0o700).create(folder).with_context(|| format!("making {}", folder.display()))?;
    let keys = folder.join("keys");
    DirBuilder::new().mode(0o700).create(&keys)?;
    for entry in fs::read_dir(&config.storage.keys)? {
        let entry = entry?;
        // The copy has the file's mode, so a private key stays private.
        fs::copy(entry.path(), keys.join(entry.file_name()))?;
    }
    let mut copy = folder.join("sunshine.db");
    if backup(store, &copy).await? == Backup::UsePgDump {
        copy = folder.join("sunshine.dump");
        dump(&config.storage.database, &copy)?;
    }
    println!(
        "{} and {} are the whole of it; keep them where nobody else can read them",
        copy.display(),
        keys.display()
    );
    Ok(())
}

fn dump(url: &str, copy: &Path) -> anyhow::Result<()> {
    // The address may hold a password, and arguments can be read by everybody on the machine.
    let status = Command::new("pg_dump")
        .args(["--format=custom", "--file"])
        .arg(copy)
        .env("PGDATABASE", url)
        .status()
        .context("pg_dump (Debian package postgresql-client) could not be started")?;
    if status.success() { Ok(()) } else { bail!("pg_dump failed: {status}") }
}
