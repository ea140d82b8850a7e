//! The check of the whole database against the ledger: `server ledger verify`.
//!
//! It reads one snapshot, so it may run while others write. Every row of the ledger carries a keyed hash that only the
//! program can make, so a change by SQL alone is named to the row even where all plain hashes were made to fit again.
//! Whoever holds the key file too can rewrite history; that is what outside checkpoints are for.

use super::{
    append,
    audited::AUDITED,
    findings::{Finding, Report},
    head,
};
use crate::{
    Store,
    entity::{ledger_entry, ledger_head, ledger_node, seal},
    error::StoreError,
    keys::Keys,
};
use domain::{
    ledger::{
        checkpoint::Checkpoint,
        entry::Entry,
        merkle::{Frontier, Hash, leaf_hash},
        seal::{row_seal, seal_root},
    },
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
};
use futures_util::TryStreamExt;
use sea_orm::{
    AccessMode, DatabaseTransaction, DbBackend, EntityTrait, IsolationLevel, QueryOrder, TransactionOptions,
    TransactionTrait,
};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// Checks entries, head, tiles, seals and audited rows; against an outside checkpoint (a signed note) too where given.
///
/// # Errors
/// The refusal of the permission table; `malformed` in the field `checkpoint` where the outside checkpoint is not one
/// of this ledger; the database.
pub async fn verify(store: &Store, actor: &Actor, outside: Option<&str>) -> Result<Report, StoreError> {
    may(actor, Action::VerifyLedger, Target::Anything)?;
    let outside = outside.map(|note| open_outside(store.keys(), note)).transpose()?;
    let db = snapshot(store).await?;
    let mut check = Check::new(store.keys(), head::read(&db).await?, outside);
    check.entries(&db).await?;
    check.head();
    check.tiles(&db).await?;
    check.seals(&db).await?;
    check.audited(&db).await?;
    check.against_outside();
    db.rollback().await?;
    Ok(check.report())
}

fn open_outside(keys: &Keys, note: &str) -> Result<Checkpoint, Refusal> {
    Checkpoint::open(note, keys.verifier(), &[])
        .map(|opened| opened.checkpoint)
        .map_err(|_| Refusal::of(Code::Malformed, "checkpoint"))
}

/// A transaction that sees one state throughout (in WAL mode SQLite's plain transaction does).
pub(crate) async fn snapshot(store: &Store) -> Result<DatabaseTransaction, StoreError> {
    let options = match store.backend() {
        DbBackend::Postgres => TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        },
        _ => TransactionOptions::default(),
    };
    Ok(store.read().begin_with_options(options).await?)
}

/// The last lawful state of an audited row.
struct Bound {
    entry: u64,
    salt: Vec<u8>,
    hash: Vec<u8>,
    removed: bool,
}

struct Check<'a> {
    keys: &'a Keys,
    head: ledger_head::Model,
    outside: Option<Checkpoint>,
    outside_root: Option<Hash>,
    tree: Frontier,
    /// Whether each leaf so far is the one that was written; without that the tree says nothing more.
    whole: bool,
    nodes: BTreeMap<(i64, i64), Hash>,
    /// The seal root of each entry.
    seal_roots: Vec<Option<Hash>>,
    bound: HashMap<(String, String), Bound>,
    rows: u64,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn new(keys: &'a Keys, head: ledger_head::Model, outside: Option<Checkpoint>) -> Self {
        let tree = Frontier::new();
        let outside_root = Some(tree.root()).filter(|_| outside.as_ref().is_some_and(|outside| outside.size == 0));
        Self {
            keys,
            head,
            outside,
            outside_root,
            tree,
            whole: true,
            nodes: BTreeMap::new(),
            seal_roots: Vec::new(),
            bound: HashMap::new(),
            rows: 0,
            findings: Vec::new(),
        }
    }

    async fn entries(&mut self, db: &DatabaseTransaction) -> Result<(), StoreError> {
        let mut rows = ledger_entry::Entity::find().order_by_asc(ledger_entry::Column::Index).stream(db).await?;
        while let Some(row) = rows.try_next().await? {
            if row.index < 0 || row.index >= self.head.size {
                self.findings.push(Finding::EntryInserted { index: row.index as u64 });
                continue;
            }
            self.missing_before(row.index as u64);
            self.entry(&row);
        }
        self.missing_before(self.head.size as u64);
        Ok(())
    }

    fn missing_before(&mut self, index: u64) {
        while self.tree.size() < index {
            self.findings.push(Finding::EntryDeleted { index: self.tree.size() });
            self.whole = false;
            self.leaf(Hash([0; 32]), None);
        }
    }

    fn entry(&mut self, row: &ledger_entry::Model) {
        let index = row.index as u64;
        let read = Entry::from_bytes(&row.bytes).ok();
        let seal_root = read.as_ref().and_then(|entry| entry.seal);
        let found = self.first_difference(row, read.as_ref());
        let written = append::entry_mac(self.keys, index, &row.leaf_hash) == row.mac;
        if let Some(what) = found {
            self.findings.push(Finding::EntryEdited { index, what });
        } else if !written {
            self.findings.push(match self.written_at(row) {
                Some(from) => Finding::EntryMoved { index, from },
                None => Finding::EntryEdited { index, what: "not written by this program" },
            });
        }
        self.whole &= written;
        self.leaf(Hash::from_slice(&row.leaf_hash).unwrap_or(Hash([0; 32])), seal_root);
    }

    fn first_difference(&self, row: &ledger_entry::Model, read: Option<&Entry>) -> Option<&'static str> {
        if leaf_hash(&row.bytes).0[..] != row.leaf_hash {
            return Some("bytes");
        }
        let Some(entry) = read else { return Some("bytes") };
        let columns = [
            ("at", entry.at == row.at.utc()),
            ("kind", entry.kind == row.kind),
            ("subject", entry.subject == row.subject),
        ];
        columns.into_iter().find(|(_, same)| !same).map(|(what, _)| what)
    }

    /// Where a row that stands at the wrong place was written.
    fn written_at(&self, row: &ledger_entry::Model) -> Option<u64> {
        (0..self.head.size as u64).find(|&index| append::entry_mac(self.keys, index, &row.leaf_hash) == row.mac)
    }

    fn leaf(&mut self, leaf: Hash, seal_root: Option<Hash>) {
        let nodes = &mut self.nodes;
        self.tree.push_with(leaf, |node, hash| {
            if let Some(place) = append::tile_place(node) {
                nodes.insert(place, hash);
            }
        });
        self.seal_roots.push(seal_root);
        if self.outside.as_ref().is_some_and(|outside| outside.size == self.tree.size()) {
            self.outside_root = Some(self.tree.root());
        }
    }

    fn head(&mut self) {
        let Hash(root) = self.tree.root();
        let by_program = head::mac(self.keys, self.head.size as u64, &self.head.root) == self.head.mac;
        let checks = [
            ("not written by this program", by_program),
            ("root", !self.whole || self.head.root == root),
            ("frontier", !self.whole || self.head.frontier == self.tree.to_bytes()),
        ];
        let wrong = checks.into_iter().find(|(_, fits)| !fits);
        self.findings.extend(wrong.map(|(what, _)| Finding::Head { what }));
    }

    async fn tiles(&mut self, db: &DatabaseTransaction) -> Result<(), StoreError> {
        let mut rows = ledger_node::Entity::find().stream(db).await?;
        let mut wrong = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let place = (row.level, row.index);
            let fits = self.nodes.remove(&place).is_some_and(|hash| hash.0[..] == row.hash);
            if !fits && self.whole {
                wrong.push(place);
            }
        }
        if self.whole {
            wrong.extend(self.nodes.keys());
        }
        wrong.sort_unstable();
        self.findings
            .extend(wrong.into_iter().map(|(level, index)| Finding::Tile { level: level as u64, index: index as u64 }));
        Ok(())
    }

    async fn seals(&mut self, db: &DatabaseTransaction) -> Result<(), StoreError> {
        let mut rows = seal::Entity::find()
            .order_by_asc(seal::Column::Entry)
            .order_by_asc(seal::Column::Position)
            .stream(db)
            .await?;
        let mut under: (i64, Vec<seal::Model>) = (0, Vec::new());
        while let Some(row) = rows.try_next().await? {
            while under.0 < row.entry && (under.0 as usize) < self.seal_roots.len() {
                let next = under.0 + 1;
                let (entry, seals) = std::mem::replace(&mut under, (next, Vec::new()));
                self.seals_under(entry, seals);
            }
            under.1.push(row);
        }
        while (under.0 as usize) < self.seal_roots.len() {
            let next = under.0 + 1;
            let (entry, seals) = std::mem::replace(&mut under, (next, Vec::new()));
            self.seals_under(entry, seals);
        }
        for stray in under.1 {
            self.tampered_seal(&stray);
        }
        Ok(())
    }

    fn seals_under(&mut self, entry: i64, seals: Vec<seal::Model>) {
        let before = self.findings.len();
        let expected = self.seal_roots.get(entry as usize).copied().flatten();
        for row in &seals {
            if row.entry != entry || expected.is_none() || append::seal_mac(self.keys, row) != row.mac {
                self.tampered_seal(row);
            }
        }
        let hashes: Option<Vec<Hash>> = seals.iter().map(|row| Hash::from_slice(&row.hash).ok()).collect();
        let root = hashes.filter(|hashes| !hashes.is_empty()).map(|hashes| seal_root(&hashes));
        if root != expected && self.findings.len() == before {
            self.findings.push(Finding::Seal { entry: entry as u64, table: String::new(), id: String::new() });
        }
        for row in seals {
            let bound = Bound { entry: entry as u64, salt: row.salt, hash: row.hash, removed: row.removed };
            self.bound.insert((row.row_table, row.row_id), bound);
        }
    }

    fn tampered_seal(&mut self, row: &seal::Model) {
        let (table, id) = (row.row_table.clone(), row.row_id.clone());
        self.findings.push(Finding::Seal { entry: row.entry as u64, table, id });
    }

    async fn audited(&mut self, db: &DatabaseTransaction) -> Result<(), StoreError> {
        for audited in AUDITED {
            let mut visit = |id: String, row: Value| self.row(audited.table, id, &row);
            (audited.rows)(db, &mut visit).await?;
        }
        let gone = self.bound.drain().filter(|(_, bound)| !bound.removed);
        let mut gone: Vec<_> =
            gone.map(|((table, id), bound)| Finding::RowDeleted { table, id, entry: bound.entry }).collect();
        gone.sort_unstable();
        self.findings.extend(gone);
        Ok(())
    }

    fn row(&mut self, table: &str, id: String, row: &Value) {
        self.rows += 1;
        let table = table.to_owned();
        let key = (table, id);
        let bound = self.bound.remove(&key).filter(|bound| !bound.removed);
        let (table, id) = key;
        self.findings.extend(match bound {
            None => Some(Finding::RowInserted { table, id }),
            Some(bound) if bound.fits(&table, &id, row) => None,
            Some(bound) => Some(Finding::RowEdited { table, id, entry: bound.entry }),
        });
    }

    fn against_outside(&mut self) {
        let Some(outside) = &self.outside else { return };
        let what = match self.outside_root {
            None => Some("truncated"),
            Some(root) if root != outside.root => Some("forked"),
            Some(_) => None,
        };
        let size = outside.size;
        self.findings.extend(what.map(|what| Finding::Outside { size, what }));
    }

    fn report(self) -> Report {
        let head = Checkpoint::new(self.keys.origin(), self.tree.size(), self.tree.root());
        Report { head, rows: self.rows, findings: self.findings }
    }
}

impl Bound {
    fn fits(&self, table: &str, id: &str, row: &Value) -> bool {
        let Ok(salt) = <[u8; 16]>::try_from(self.salt.as_slice()) else { return false };
        row_seal(table, id, &salt, row).is_ok_and(|hash| hash.0[..] == self.hash)
    }
}
