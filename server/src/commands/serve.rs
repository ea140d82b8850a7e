//! `server serve`.

use crate::config::{Config, payment};
use crate::http::{Host, metrics, panics, router, stop};
use crate::post::Ways;
use crate::{jobs, sessions};
use anyhow::Context;
use domain::applications::Provider;
use std::net::SocketAddr;
use store::Store;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Migrates, fills the demonstration if asked to, and serves until told to stop.
pub async fn run(config: Config, store: Store, demo: bool) -> anyhow::Result<()> {
    panics::log_them();
    store.migrate().await.context("migrating the database")?;
    let accounts = if demo { Some(crate::demo::fill(&store).await?) } else { None };
    // A demonstration without a provider shows the payment in its sandbox.
    let store = match store.provider() {
        Provider::Off if demo => store.with_provider(Provider::Sandbox(payment::fresh()?)),
        _ => store,
    };
    if let Some(address) = config.metrics {
        metrics::serve(address).await?;
    }
    let address = config.listen.address;
    let patience = config.listen.stop;
    if !config.storage.site.join("pkg").is_dir() {
        tracing::warn!(site = %config.storage.site.display(), "the browser part is not there; `make` builds it");
    }
    let (fresh, expiry) = watch::channel(sessions::in_force(&store).await?);
    tokio::spawn(jobs::run(store.clone(), fresh));
    tokio::spawn(jobs::deadlines::run(store.clone()));
    tokio::spawn(jobs::tellings::run(store.clone()));
    tokio::spawn(jobs::refunds::run(store.clone()));
    jobs::witnesses::start(&store, &config.witnesses);
    if config.outlets.channels().any() {
        tokio::spawn(jobs::deliveries::run(store.clone(), Ways::of(&config.outlets)));
    }
    let routes = router(Host::new(config, store, expiry)).into_make_service_with_connect_info::<SocketAddr>();
    let listener = TcpListener::bind(address).await.with_context(|| format!("listening on {address}"))?;

    if let Some(accounts) = accounts {
        println!("\n{}", crate::demo::table(&accounts));
    }
    println!("\nSunshine Personnel: http://{address}\n");
    axum::serve(listener, routes).with_graceful_shutdown(stop::requested(patience)).await?;
    tracing::info!("stopped");
    Ok(())
}
