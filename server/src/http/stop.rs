//! Stopping: no new connection, what is in flight is finished, and after a while the rest is dropped.

use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// Waits for SIGTERM or SIGINT; then starts the clock after which the program ends whatever is still in flight.
pub async fn requested(patience: Duration) {
    tokio::select! {
        () = one(SignalKind::terminate()) => {}
        () = one(SignalKind::interrupt()) => {}
    }
    tracing::info!(seconds = patience.as_secs(), "stopping; finishing what is in flight");
    tokio::spawn(async move {
        tokio::time::sleep(patience).await;
        tracing::warn!("what was still in flight is dropped");
        std::process::exit(1);
    });
}

async fn one(kind: SignalKind) {
    match signal(kind) {
        Ok(mut stream) => {
            stream.recv().await;
        }
        Err(error) => {
            tracing::error!(%error, "this signal cannot be waited for");
            std::future::pending::<()>().await;
        }
    }
}
