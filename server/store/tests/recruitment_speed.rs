//! How long a search over 20,000 positions takes. `make bench` runs it, in release.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod support;

use domain::{
    permissions::Actor,
    recruitment::position::{Education, Position},
    regions::ExamRegion,
};
use recruitments::{plan, position, staff};
use std::time::{Duration, Instant};
use store::{
    Store,
    recruitment::{self, PositionQuery},
};
use support::{World, at};

const POSITIONS: usize = 20_000;
const RUNS: usize = 40;
const UNITS: [&str; 8] = ["统计局", "水利局", "档案馆", "林业局", "审计局", "财政局", "交通局", "调查队"];
const MAJORS: [&str; 6] =
    ["法学类", "统计学、数学类", "计算机类、电子信息类", "会计学、财务管理", "汉语言文学", "水利工程"];

fn many() -> Vec<Position> {
    let unit = |at: usize| format!("示范{}县{}", at % 97, UNITS[at % UNITS.len()]);
    (0..POSITIONS).map(|at| position(&format!("22{at:015}"), &unit(at), MAJORS[at % MAJORS.len()], 1)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement, not a test"]
async fn twenty_thousand_positions() {
    println!("| database | put, s | search | found | median, ms | longest, ms |\n|---|---:|---|---:|---:|---:|");
    for world in [Some(World::sqlite().await), World::postgres().await].into_iter().flatten() {
        let store = &world.store;
        store.migrate().await.unwrap();
        let clerk = staff(ExamRegion::Provincial);
        let id = recruitment::plan(store, &clerk, &plan(), at(0)).await.unwrap();
        let start = Instant::now();
        recruitment::put_positions(store, &clerk, id, &many(), None, at(1)).await.unwrap();
        let put = start.elapsed().as_secs_f64();
        let words = |words: &str| PositionQuery { words: words.to_owned(), ..PositionQuery::default() };
        let searches = [
            ("everything", PositionQuery::default()),
            ("两个字：法学", words("法学")),
            ("两个词：水利 计算", words("水利 计算")),
            ("学历：大专", PositionQuery { education: Some(Education::College), ..PositionQuery::default() }),
            ("没有：海洋", words("海洋")),
        ];
        for (name, query) in searches {
            let (found, mut times) = measured(store, &clerk, id, &query).await;
            times.sort();
            let ms = |time: Duration| time.as_secs_f64() * 1e3;
            let (median, longest) = (ms(times[RUNS / 2]), ms(times[RUNS - 1]));
            println!("| {:?} | {put:.1} | {name} | {found} | {median:.1} | {longest:.1} |", store.backend());
        }
    }
}

async fn measured(
    store: &Store,
    clerk: &Actor,
    id: domain::ids::RecruitmentId,
    query: &PositionQuery,
) -> (u64, Vec<Duration>) {
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..RUNS {
        let start = Instant::now();
        found = recruitment::positions(store, clerk, id, query, 50).await.unwrap().found;
        times.push(start.elapsed());
    }
    (found, times)
}
