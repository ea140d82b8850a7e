//! How long a seat for each of 200,000 takes, the release of their points, and a status. `make bench` runs it, in release.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod examinations;
mod limits;
mod recruitments;
mod support;

use domain::examination::rooms_of;
use examinations::{Scene, december, texts};
use limits::Limits;
use std::{collections::HashMap, time::Instant};
use store::examination;
use support::World;

/// Candidates, unless `CANDIDATES` says otherwise.
const CANDIDATES: u32 = 200_000;
/// Rows of one table: an office program's file is read up to 50,000.
const TABLE: usize = 50_000;
/// What the release of the points of all may take, in seconds.
const RELEASE: f64 = 20.0;
/// Statuses that are asked for one after the other.
const ASKED: usize = 2_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement, not a test"]
async fn two_hundred_thousand_candidates() {
    let many = std::env::var("CANDIDATES").ok().and_then(|text| text.parse().ok()).unwrap_or(CANDIDATES);
    println!("| database | candidates | draw, s | seats, s | import, s | release, s | status, ms |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    let mut limits = Limits::default();
    for world in [Some(World::sqlite().await), World::postgres().await].into_iter().flatten() {
        let store = &world.store;
        store.migrate().await.unwrap();
        let scene = Scene::settled(&world, [many / 2, many / 4, many / 4]).await;
        let lines: Vec<String> = (0..many / 30 + 3).map(|at| format!("考点{},地址,{at},30", at / 40)).collect();
        let start = Instant::now();
        scene.draw(store, rooms_of(&lines.join("\n")).unwrap()).await;
        let drawn = start.elapsed().as_secs_f64();
        let start = Instant::now();
        examination::allot(store, &scene.clerk, scene.id, december(16)).await.unwrap();
        let seated = start.elapsed().as_secs_f64();
        let columns = ["ticket", "application_id", "position_code"];
        let sql = "SELECT ticket, application_id, position_code FROM candidates ORDER BY ticket";
        let rows = texts(store, sql, &columns).await;
        let start = Instant::now();
        for some in rows.chunks(TABLE - 1) {
            let mut table = "准考证号,行政职业能力测验,申论,专业科目\n".to_owned();
            for (at, row) in some.iter().enumerate() {
                let special = if row[2].ends_with('9') { "66.50" } else { "" };
                table.push_str(&format!("{},{}.25,70,{special}\n", row[0], 40 + at % 50));
            }
            let taken = examination::import_points(store, &scene.clerk, scene.id, table.into_bytes(), december(22));
            assert!(taken.await.unwrap().1);
        }
        let imported = start.elapsed().as_secs_f64();
        let start = Instant::now();
        examination::release(store, &scene.head, scene.id, december(23)).await.unwrap();
        let released = start.elapsed().as_secs_f64();
        let digits: HashMap<String, &str> =
            scene.applicants.iter().map(|it| (it.application.to_string(), it.last_four.as_str())).collect();
        let start = Instant::now();
        for row in rows.iter().take(ASKED) {
            examination::status(store, &row[0], digits[&row[1]], "192.0.2.1", december(23)).await.unwrap();
        }
        let status = start.elapsed().as_secs_f64() * 1e3 / ASKED.min(rows.len()) as f64;
        println!(
            "| {:?} | {many} | {drawn:.1} | {seated:.1} | {imported:.1} | {released:.1} | {status:.3} |",
            store.backend()
        );
        limits.hold(&format!("{:?}: release, s", store.backend()), released, RELEASE);
    }
    limits.assert_held();
}
