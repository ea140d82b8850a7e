//! How long a search over 20,000 positions takes, and a shortlist of a million who sat for them. `make bench` runs it, in
//! release.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod limits;
mod recruitments;
mod rosters;
mod selections;
mod support;

use domain::{
    permissions::Actor,
    recruitment::{
        CutRule, Points, Standing,
        position::{Education, Position},
    },
    regions::ExamRegion,
    selection::{Entrant, running},
};
use limits::Limits;
use recruitments::{plan, position, staff};
use selections::{Scene, execute};
use std::time::{Duration, Instant};
use store::{
    Store,
    recruitment::{self, PositionQuery},
    selection,
};
use support::{World, at};

const POSITIONS: usize = 20_000;
const PEOPLE: usize = 1_000_000;
const RUNS: usize = 40;
/// What a search may take, in milliseconds.
const SEARCH: f64 = 100.0;
/// What a shortlist may take, in seconds.
const SHORTLIST: f64 = 5.0;
/// The one account that all million applications are of.
const ONE: &str = "00000000-0000-7000-8000-000000000001";
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
    let mut limits = Limits::default();
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
            ("专业：法学", PositionQuery { major: "法学".to_owned(), ..PositionQuery::default() }),
            (
                "地区、单位、专业",
                PositionQuery {
                    region: "长春".to_owned(),
                    unit: "审计".to_owned(),
                    major: "法学".to_owned(),
                    ..PositionQuery::default()
                },
            ),
            ("没有：海洋", words("海洋")),
        ];
        for (name, query) in searches {
            let (found, mut times) = measured(store, &clerk, id, &query).await;
            times.sort();
            let ms = |time: Duration| time.as_secs_f64() * 1e3;
            let (median, longest) = (ms(times[RUNS / 2]), ms(times[RUNS - 1]));
            println!("| {:?} | {put:.1} | {name} | {found} | {median:.1} | {longest:.1} |", store.backend());
            limits.hold(&format!("{:?}: {name}, ms", store.backend()), longest, SEARCH);
        }
    }
    limits.assert_held();
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

/// A million people sat for 20,000 positions: the rule alone, and the whole command with reading, writing and sealing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement, not a test"]
async fn a_shortlist_of_a_million() {
    println!("| database | candidates | called | rule, s | command, s |\n|---|---:|---:|---:|---:|");
    let mut limits = Limits::default();
    for world in [Some(World::sqlite().await), World::postgres().await].into_iter().flatten() {
        let store = &world.store;
        store.migrate().await.unwrap();
        let scene = Scene::announced(store, "civil-service", &many()).await;
        sat(store, &scene).await;
        scene.is_now(store, "scored").await;
        let (rule, expected) = rule_alone();
        let start = Instant::now();
        selection::shortlist(store, &scene.clerk, scene.id, at(9)).await.unwrap();
        let command = start.elapsed().as_secs_f64();
        let called = scene.told(store, "recruitment.shortlisted").await["called"].as_u64().unwrap();
        assert_eq!(called, expected as u64);
        println!("| {:?} | {PEOPLE} | {called} | {rule:.2} | {command:.1} |", store.backend());
        limits.hold(&format!("{:?}: shortlist, s", store.backend()), command, SHORTLIST);
    }
    limits.assert_held();
}

/// The two papers of a candidate, in hundredths: those of one position differ.
const fn papers(at: usize) -> (u32, u32) {
    let of = at / POSITIONS;
    (3_000 + ((of * 7_919 + at) % 6_000) as u32, 3_000 + ((of * 104_729 + at) % 6_000) as u32)
}

fn rule_alone() -> (f64, usize) {
    let cut = CutRule { ratio: 3, line: None, decided_by: vec![0, 1] };
    let points = |hundredths| Points::from_hundredths(hundredths).unwrap();
    let entrant = |at: usize| {
        let (first, second) = papers(at);
        let papers = vec![Some(points(first)), Some(points(second)), None];
        let standing = Standing { total: points((first + second).div_ceil(2)), papers };
        Entrant { standing: Some(standing), called: false, left: false }
    };
    let posts: Vec<Vec<Entrant>> =
        (0..POSITIONS).map(|post| (post..PEOPLE).step_by(POSITIONS).map(entrant).collect()).collect();
    let start = Instant::now();
    let called = posts.iter().map(|post| running(post, 1, &cut).len()).sum();
    (start.elapsed().as_secs_f64(), called)
}

/// Applications and candidates by the database itself: the `n`-th sat for the position `n % 20,000`.
async fn sat(store: &Store, scene: &Scene) {
    let account = format!(
        "INSERT INTO accounts (id, login, role, agency, name, state, password, created) VALUES \
         ('{ONE}', 'one', 'applicant', '', '', 'active', 'x', '2026-11-23T00:00:00.000000Z')"
    );
    execute(store, &account, []).await;
    let counted = format!("WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n + 1 < {PEOPLE})");
    let digits = match store.backend() {
        sea_orm::DbBackend::Postgres => ("LPAD((n % 20000)::text, 15, '0')", "LPAD(n::text, 9, '0')"),
        _ => ("printf('%015d', n % 20000)", "printf('%09d', n)"),
    };
    let (code, id) = digits;
    let applications = format!(
        "INSERT INTO applications (id, recruitment_id, position_code, account, identity_index, state, begun_at, version) \
         {counted} SELECT {id}, '{}', '22' || {code}, '{ONE}', 'one', 'paid', '2026-11-23T00:00:00.000000Z', 1 FROM c",
        scene.id
    );
    execute(store, &applications, []).await;
    let (first, second) = ("(3000 + (n / 20000 * 7919 + n) % 6000)", "(3000 + (n / 20000 * 104729 + n) % 6000)");
    let candidates = format!(
        "INSERT INTO candidates (application_id, recruitment_id, position_code, ticket, lookup, site, room, seat, papers, \
         written) {} SELECT {id}, '{}', '22' || {code}, {id}, {id}, '1', '1', 1, '[' || {first} || ',' || {second} || ',null]', \
         ({first} + {second} + 1) / 2 FROM c",
        counted.replace("SELECT 0 UNION", "SELECT CAST(0 AS BIGINT) UNION"),
        scene.id
    );
    execute(store, &candidates, []).await;
    // What a database in use has long done by itself, and would else do while it is measured.
    if store.backend() == sea_orm::DbBackend::Postgres {
        execute(store, "VACUUM ANALYZE", []).await;
    }
}
