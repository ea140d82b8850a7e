//! A host for one test: an empty SQLite database, migrated, behind the whole router.

use axum::Router;
use server::config::Config;
use server::config::environment::Environment;
use server::http::{Host, router};
use server::sessions;
use store::accounts::PasswordCost;
use store::{Keys, Store};
use tokio::sync::watch;

/// The host; its database goes with it.
pub struct Hosted {
    _folder: tempfile::TempDir,
    pub router: Router,
    pub store: Store,
}

impl Hosted {
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("s.db").display());
        let site = folder.path().display().to_string();
        let settings = [("SUNSHINE_SITE_ROOT", site), ("DATABASE_URL", url.clone())];
        let settings = settings.map(|(name, value)| (name.to_owned(), value));
        let config = Config::from(&Environment::of(settings).unwrap()).unwrap();
        let store = Store::open(&url, Keys::generate("example.org/ledger").unwrap()).await.unwrap();
        let store = store.with_password_cost(PasswordCost::CHEAP);
        store.migrate().await.unwrap();
        let (_fresh, expiry) = watch::channel(sessions::in_force(&store).await.unwrap());
        let router = router(Host::new(config, store.clone(), expiry));
        Self { _folder: folder, router, store }
    }
}
