//! The connection: SQLite or PostgreSQL, chosen by the address, set up so that the store's promises hold on both.

use crate::{
    accounts::PasswordCost, applications::Tallies, approvals::Known, error::StoreError, examination::Statuses,
    keys::Keys, migration::Migrator, turns::Turns,
};
use domain::{accounts::Channels, applications::Provider};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use sea_orm_migration::{MigratorTrait, SchemaManager};
use std::{path::Path, sync::Arc, time::Duration};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections of one pool. SQLite writers queue at a gate of their own, so these are mostly readers.
const CONNECTIONS: u32 = 12;
/// How long a statement waits for another process that is writing to the same SQLite file.
const BUSY: Duration = Duration::from_secs(15);
/// How long a caller waits for a free connection.
const ACQUIRE: Duration = Duration::from_secs(15);
/// A connection that was idle for so long is asked whether it still lives before it is handed out; asking each time
/// would be a second way to the database and back for every statement.
const IDLE: Duration = Duration::from_secs(5);
/// Pages that a connection to SQLite keeps in memory, in KiB: the upper levels of the largest indexes.
const CACHE: &str = "-16000";
/// The advisory lock that one migrating process holds on PostgreSQL: "sunshine" in ASCII.
const MIGRATION_LOCK: i64 = 0x7375_6e73_6869_6e65;

/// The database together with the keys. Cloning is cheap and shares the pool.
#[derive(Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
    pub(crate) password_cost: PasswordCost,
    channels: Channels,
    provider: Arc<Provider>,
}

pub(crate) struct Inner {
    database: DatabaseConnection,
    pub(crate) keys: Keys,
    /// One writer at a time on SQLite, in the order they came; unlimited on PostgreSQL.
    gate: Option<Arc<Semaphore>>,
    pub(crate) hashing: Arc<Semaphore>,
    pub(crate) statuses: Statuses,
    /// Who guesses waits for each answer.
    pub(crate) turns: Turns,
    pub(crate) tallies: Tallies,
    /// The catalogue of items.
    pub(crate) items: Known,
}

/// Values of one query, well below what either database allows.
pub(crate) const VALUES_AT_ONCE: usize = 500;

/// Password hashes computed at the same time: each takes tens of MiB.
const HASHES_AT_ONCE: usize = 2;

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({:?})", self.backend())
    }
}

impl Store {
    /// Connects to `sqlite://path` (file and folder are made where absent) or `postgres://…`.
    ///
    /// # Errors
    /// An address of another kind, an unreachable database, or keys that belong to another ledger.
    pub async fn open(url: &str, keys: Keys) -> Result<Self, StoreError> {
        let database = connect(url).await?;
        let gate = (database.get_database_backend() == DbBackend::Sqlite).then(|| Arc::new(Semaphore::new(1)));
        let hashing = Arc::new(Semaphore::new(HASHES_AT_ONCE));
        let (statuses, tallies, turns) = (Statuses::default(), Tallies::default(), Turns::default());
        let items = Known::default();
        let inner = Arc::new(Inner { database, keys, gate, hashing, statuses, tallies, turns, items });
        let store = Self {
            inner,
            password_cost: PasswordCost::default(),
            channels: Channels::default(),
            provider: Arc::default(),
        };
        if SchemaManager::new(store.read()).has_table("ledger_head").await? {
            crate::ledger::head::check_keys(store.read(), store.keys()).await?;
        }
        Ok(store)
    }

    /// Brings the schema up to date: all of it or nothing, and by one process at a time.
    ///
    /// # Errors
    /// A migration that fails, or keys that belong to another ledger.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let write = self.write().await?;
        if self.backend() == DbBackend::Postgres {
            write.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
        }
        Migrator::up(&write.transaction, None).await?;
        crate::ledger::head::plant(&write.transaction, self.keys()).await?;
        write.commit().await?;
        crate::ledger::head::check_keys(self.read(), self.keys()).await
    }

    /// Whether every migration of this program has been applied; for a readiness probe.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn is_ready(&self) -> Result<bool, StoreError> {
        if !SchemaManager::new(self.read()).has_table("seaql_migrations").await? {
            return Ok(false);
        }
        Ok(Migrator::get_pending_migrations_read_only(self.read()).await?.is_empty())
    }

    /// The same store with another cost of new password hashes.
    #[must_use]
    pub fn with_password_cost(self, password_cost: PasswordCost) -> Self {
        Self { password_cost, ..self }
    }

    /// The same store, told by which channels this installation sends; by none where it was never told.
    #[must_use]
    pub fn with_channels(self, channels: Channels) -> Self {
        Self { channels, ..self }
    }

    /// By which channels this installation sends.
    pub const fn channels(&self) -> Channels {
        self.channels
    }

    /// The same store, told how applicants pay; not at all where it was never told.
    #[must_use]
    pub fn with_provider(self, provider: Provider) -> Self {
        Self { provider: Arc::new(provider), ..self }
    }

    /// How applicants pay.
    pub fn provider(&self) -> &Provider {
        &self.provider
    }

    /// The pool, for queries. Changes of audited state go through [`Store::act`].
    pub fn read(&self) -> &DatabaseConnection {
        &self.inner.database
    }

    /// The keys.
    pub fn keys(&self) -> &Keys {
        &self.inner.keys
    }

    /// Which of the two databases this is.
    pub fn backend(&self) -> DbBackend {
        self.read().get_database_backend()
    }

    /// Opens one write transaction. Do not open a second one, nor write through [`Store::read`], before it has ended:
    /// on SQLite that waits for itself.
    pub(crate) async fn write(&self) -> Result<Write, StoreError> {
        let turn = match &self.inner.gate {
            Some(gate) => {
                Some(Arc::clone(gate).acquire_owned().await.map_err(|e| StoreError::Interrupted(e.to_string()))?)
            }
            None => None,
        };
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.read().begin_with_options(options).await?;
        Ok(Write { transaction, _turn: turn })
    }
}

/// One write transaction; dropped without `commit`, it leaves no trace.
#[derive(Debug)]
pub(crate) struct Write {
    pub(crate) transaction: DatabaseTransaction,
    _turn: Option<OwnedSemaphorePermit>,
}

impl Write {
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }
}

impl std::ops::Deref for Write {
    type Target = DatabaseTransaction;
    fn deref(&self) -> &DatabaseTransaction {
        &self.transaction
    }
}

async fn connect(url: &str) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .test_before_acquire_if_idle_for(IDLE)
        .sqlx_logging(false);
    if let Some(path) = url.strip_prefix("sqlite://") {
        make_folder(Path::new(path.split('?').next().unwrap_or(path)))?;
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                // A published checkpoint must not outlive its entries, whatever becomes of the power.
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(BUSY)
                .pragma("cache_size", CACHE)
        });
    } else if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(StoreError::Address);
    }
    Ok(Database::connect(options).await?)
}

fn make_folder(file: &Path) -> Result<(), StoreError> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder)
            .map_err(|source| StoreError::Folder { path: folder.display().to_string(), source }),
        _ => Ok(()),
    }
}
