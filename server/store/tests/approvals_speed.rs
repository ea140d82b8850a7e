//! How long the work list, a case, the board and the count of all open days take with 2,000,000 cases and 20,000,000 steps.
//! `make bench` runs it, in release; it takes some 15 GB of the disk for each database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod limits;
mod many_cases;
mod offices;
mod recruitments;
mod registrations;
mod support;

use domain::{
    approvals::{
        case::State,
        record::WorkPage,
        work::{DueBy, PartSort, WorkFilter},
    },
    ids::CaseId,
    permissions::Actor,
};
use limits::Limits;
use many_cases::{TODAY, Templates};
use offices::{Office, day, import_2027, item};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::time::Instant;
use store::{
    approvals::{self, WorkQuery},
    supervision,
};
use support::World;

/// Cases, unless `CASES` says otherwise.
const CASES: usize = 2_000_000;
/// How often each thing is asked for.
const RUNS: usize = 40;
/// Cases that the work list shows.
const PAGE: u64 = 50;
/// What each may take: milliseconds of one answer, and seconds of the count of all open days.
const WORK_LIST: f64 = 50.0;
const CASE: f64 = 50.0;
const BOARD: f64 = 300.0;
const RECOUNT: f64 = 60.0;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement, not a test"]
async fn two_million_cases() {
    let many = std::env::var("CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES);
    let mut limits = Limits::default();
    println!("| database | cases | steps | what | median | longest |");
    println!("|---|---:|---:|---|---:|---:|");
    for hosted in [false, true] {
        let Some(world) = (if hosted { World::postgres().await } else { Some(World::sqlite().await) }) else {
            continue;
        };
        world.store.migrate().await.unwrap();
        let office = Office::open(&world).await;
        let steps = Templates::walked(&world, &office).await.write(&world, many).await;
        settle(&world).await;
        let backend = world.store.backend();
        let mut row = |what: &str, times: &mut [f64], unit: &str, most: f64| {
            times.sort_by(f64::total_cmp);
            let (median, longest) = (times[times.len() / 2], times[times.len() - 1]);
            println!("| {backend:?} | {many} | {steps} | {what} | {median:.1} {unit} | {longest:.1} {unit} |");
            limits.hold(&format!("{backend:?}: {what}, {unit}"), longest, most);
        };
        row("work list", &mut work_lists(&office).await, "ms", WORK_LIST);
        row("work list, narrowed down", &mut narrowed_lists(&office).await, "ms", WORK_LIST);
        row("case", &mut cases(&world, &office, many).await, "ms", CASE);
        row("board", &mut boards(&office).await, "ms", BOARD);
        row("hall screen", &mut halls(&office).await, "ms", BOARD);
        row("open days, none moved", &mut [recount(&office, false).await], "s", RECOUNT);
        import_2027(&office.store).await;
        row("open days, next year known", &mut [recount(&office, true).await], "s", RECOUNT);
        if let Some(hosted) = world.hosted.clone() {
            drop(world);
            hosted.remove().await;
        }
    }
    limits.assert_held();
}

/// What a database in use has long done by itself.
async fn settle(world: &World) {
    let sql = if world.store.backend() == DbBackend::Postgres { "VACUUM ANALYZE" } else { "ANALYZE" };
    world.store.read().execute_unprepared(sql).await.unwrap();
}

/// The first pages of an officer and of the window, each with its piles, and where they go on.
async fn work_lists(office: &Office) -> Vec<f64> {
    let mut times = Vec::new();
    for by in [&office.officer, &office.window, &office.first] {
        let mut query = WorkQuery::default();
        for _ in 0..RUNS {
            query.after = timed(office, by, &query, &mut times).await.next;
        }
    }
    times
}

/// The same, narrowed down by each filter: by what many have, by what few have and by what none has.
async fn narrowed_lists(office: &Office) -> Vec<f64> {
    let mut times = Vec::new();
    for by in [&office.officer, &office.window] {
        for filter in [
            WorkFilter { item: Some(item().to_string()), ..WorkFilter::default() },
            WorkFilter { item: Some("XK9999999Y".to_owned()), ..WorkFilter::default() },
            WorkFilter { state: Some(State::Suspended), ..WorkFilter::default() },
            WorkFilter { part: Some(PartSort::Step), due: Some(DueBy::Week), ..WorkFilter::default() },
            WorkFilter { item: Some(item().to_string()), state: Some(State::Supplied), ..WorkFilter::default() },
            WorkFilter { due: Some(DueBy::Over), ..WorkFilter::default() },
            WorkFilter { number: Some("2025-0000019".to_owned()), ..WorkFilter::default() },
        ] {
            let mut query = WorkQuery { filter, ..WorkQuery::default() };
            for _ in 0..RUNS {
                query.after = timed(office, by, &query, &mut times).await.next;
            }
        }
    }
    times
}

async fn timed(office: &Office, by: &Actor, query: &WorkQuery, times: &mut Vec<f64>) -> WorkPage {
    let start = Instant::now();
    let page = approvals::work_list(&office.store, by, query, PAGE, day(TODAY)).await;
    times.push(start.elapsed().as_secs_f64() * 1e3);
    page.unwrap()
}

/// The hall's screen, which counts all that waits.
async fn halls(office: &Office) -> Vec<f64> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        supervision::hall(&office.store, day(TODAY)).await.unwrap();
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times
}

/// Cases from everywhere in the table, as the officer reads them.
async fn cases(world: &World, office: &Office, many: usize) -> Vec<f64> {
    let mut times = Vec::new();
    for nth in 0..RUNS {
        let sql = "SELECT id FROM cases WHERE number >= $1 ORDER BY number LIMIT 1";
        let after = format!("2025-{:07}", nth * (many / RUNS));
        let statement = Statement::from_sql_and_values(world.store.backend(), sql, [after.into()]);
        let row = world.store.read().query_one_raw(statement).await.unwrap().unwrap();
        let id: CaseId = row.try_get::<String>("", "id").unwrap().parse().unwrap();
        let start = Instant::now();
        approvals::record(&office.store, &office.officer, id, day(TODAY)).await.unwrap();
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times
}

async fn boards(office: &Office) -> Vec<f64> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        let board = supervision::board(&office.store, &office.supervisor, true, None).await.unwrap();
        times.push(start.elapsed().as_secs_f64() * 1e3);
        assert!(!board.lines.is_empty());
    }
    times
}

/// Seconds.
async fn recount(office: &Office, moves: bool) -> f64 {
    let start = Instant::now();
    let (counted, moved) = approvals::recount(&office.store, &office.console, day("2026-12-17")).await.unwrap();
    assert!(counted > 0);
    assert_eq!(moved > 0, moves, "{moved} of {counted}");
    start.elapsed().as_secs_f64()
}
