//! How long an import of 20,000 rows takes. Run by hand, in release:
//! `cargo test --release -p store --test examiners_speed -- --ignored --nocapture`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod rosters;
mod support;

use domain::ids::AccountId;
use domain::permissions::{Actor, Role};
use domain::regions::ExamRegion;
use rosters::{csv, people, xlsx};
use std::time::Instant;
use store::{examiners, roster};
use support::{World, at};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement, not a test"]
async fn twenty_thousand_rows() {
    let staff = Actor {
        account: Some(AccountId(uuid::Uuid::now_v7())),
        role: Role::Staff,
        region: Some(ExamRegion::Provincial),
        agency: String::new(),
        second_factor: true,
    };
    let mut rows = people(20_000);
    for (kind, file) in [("xlsx", xlsx(&rows)), ("csv", csv(&rows))] {
        let start = Instant::now();
        let lines = roster::read(&file, &mut |_| ()).unwrap().lines.len();
        println!("{kind}: {} kB, {lines} lines read in {:?}", file.len() / 1024, start.elapsed());
    }
    let first = xlsx(&rows);
    for row in &mut rows {
        row[5] = "2029-01-01".to_owned();
    }
    let second = xlsx(&rows);
    for world in [Some(World::sqlite().await), World::postgres().await].into_iter().flatten() {
        let store = &world.store;
        store.migrate().await.unwrap();
        for (what, file) in [("new", &first), ("changed", &second), ("unchanged", &second)] {
            let start = Instant::now();
            let import = examiners::stage(store, &staff, "a.xlsx", file.clone(), at(0)).await.unwrap();
            let staged = start.elapsed();
            examiners::preview(store, &staff, import, at(1)).await.unwrap();
            let previewed = start.elapsed() - staged;
            let outcome = examiners::confirm(store, &staff, import, at(2)).await.unwrap();
            let confirmed = start.elapsed() - staged - previewed;
            println!(
                "{:?} {what}: staged {staged:?}, previewed {previewed:?}, confirmed {confirmed:?}; {:?}",
                store.backend(),
                outcome.counts
            );
        }
    }
}
