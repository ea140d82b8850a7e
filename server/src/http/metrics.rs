//! Counters and histograms in Prometheus's text form, on an address of their own.

use anyhow::Context;
use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;

/// Upper bounds of the request histogram, in seconds.
const BUCKETS: &[f64] = &[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
/// How often old samples are folded together.
const UPKEEP: Duration = Duration::from_secs(5);

/// Starts counting, and serves `/metrics` until the program ends.
///
/// # Errors
/// The address is taken.
pub async fn serve(address: SocketAddr) -> anyhow::Result<()> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full("http_request_seconds".to_owned()), BUCKETS)?
        .install_recorder()?;
    describe();
    let listener = TcpListener::bind(address).await.with_context(|| format!("metrics on {address}"))?;
    tokio::spawn(upkeep(handle.clone()));
    tokio::spawn(async move {
        let routes = Router::new().route("/metrics", get(move || async move { handle.render() }));
        axum::serve(listener, routes).await
    });
    Ok(())
}

async fn upkeep(handle: PrometheusHandle) {
    let mut ticks = tokio::time::interval(UPKEEP);
    loop {
        ticks.tick().await;
        handle.run_upkeep();
    }
}

fn describe() {
    metrics::describe_counter!("http_requests_total", "Requests answered, by method, route and status.");
    metrics::describe_histogram!("http_request_seconds", "How long answering took, by method and route.");
    metrics::describe_gauge!("http_requests_in_flight", "Requests being answered now.");
}
