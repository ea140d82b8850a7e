//! A server killed in the middle of each step: whatever was committed is whole, and the next process goes on.

use crate::{
    rosters::xlsx,
    scene::{PEOPLE, SEATS, STEPS, Scene, account, code, count, kinds, people, register, replayed},
    support::{World, assert_whole},
};
use domain::{
    draws::{
        record::DrawRecord,
        state::{ClosedBecause, DrawState},
    },
    ids::DrawId,
    permissions::Role,
    refusal::Code,
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend};
use std::{
    env,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use store::{Keys, Store, StoreError, accounts::PasswordCost, draws, ledger};

const URL: &str = "STORE_DRAWS_CRASH_URL";
const KEYS: &str = "STORE_DRAWS_CRASH_KEYS";
const STEP: &str = "STORE_DRAWS_CRASH_STEP";

async fn open(url: &str, keys: &Path) -> Store {
    let keys = Keys::open(keys, "example.org/ledger").unwrap();
    let store = Store::open(url, keys).await.unwrap().with_password_cost(PasswordCost::CHEAP);
    store.migrate().await.unwrap();
    store
}

/// Takes every step of the draw that has not been taken.
async fn finish(store: &Store, scene: &Scene, id: DrawId) {
    for step in STEPS {
        match scene.take(store, id, step).await {
            Ok(()) => {}
            Err(StoreError::Refused(refused)) if refused.code == Code::AlreadyDone => {}
            Err(other) => panic!("{step:?}: {other}"),
        }
    }
}

/// Goes on with the draw that was left, then makes one draw after another until it is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the server that the crash tests start and kill"]
async fn draws_until_killed() {
    let (Ok(url), Ok(keys)) = (env::var(URL), env::var(KEYS)) else { return };
    let store = open(&url, Path::new(&keys)).await;
    let scene = Scene::found(&store).await;
    loop {
        let newest = draws::draw_list(&store, &scene.staff, None, 1, scene.before()).await.unwrap();
        let id = match newest.first() {
            Some(left) if !left.state.is_final() => left.id,
            _ => scene.set_up(&store).await,
        };
        finish(&store, &scene, id).await;
    }
}

fn start(child: &str, url: &str, keys: &Path, step: usize) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", child, "--ignored"])
        .env(URL, url)
        .env(KEYS, keys)
        .env(STEP, step.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// State, pool, seats and ledger of the draw tell one story: so many steps done, none of them half.
async fn assert_coherent(store: &Store, scene: &Scene, id: DrawId) -> usize {
    let all: Vec<_> = std::iter::once("draw.set-up").chain(STEPS.map(crate::scene::Step::kind)).collect();
    let kinds = kinds(store, id).await;
    assert_eq!(kinds, all[..kinds.len()]);
    let record = draws::draw_record(store, &scene.staff, id, scene.before()).await.unwrap();
    let state = match kinds.len() {
        1 => DrawState::Draft,
        2..=4 => DrawState::Committing,
        5..=7 => DrawState::Fixed,
        _ => DrawState::Drawn,
    };
    assert_eq!(record.line.state, state);
    let committed = record.supervisors.iter().filter(|one| one.commitment.is_some()).count();
    let revealed = record.supervisors.iter().filter(|one| one.revealed).count();
    assert_eq!((committed, revealed), (kinds.len().clamp(2, 4) - 2, kinds.len().clamp(5, 7) - 5));
    let pool = count(store, &format!("draw_pool WHERE draw_id = '{id}'")).await;
    assert_eq!(pool, if kinds.len() < 5 { 0 } else { u64::from(PEOPLE) });
    let seated = count(store, &format!("draw_pool WHERE draw_id = '{id}' AND room IS NOT NULL")).await;
    assert_eq!(seated, if state == DrawState::Drawn { SEATS } else { 0 });
    if state == DrawState::Drawn {
        replayed(store, id).await;
    }
    kinds.len()
}

/// A migrated database with the small register and the supervisors.
async fn begin(url: &str, keys: &Path) -> (Store, Scene) {
    let store = open(url, keys).await;
    register(&store, xlsx(&people())).await;
    for office in ["纪检监察组", "公务员局监督处"] {
        account(&store, Role::Supervisor, office, None).await;
    }
    let scene = Scene::found(&store).await;
    (store, scene)
}

/// Takes one step of the newest draw: 0 sets one up, 1 to 7 are the steps, 8 closes it.
async fn one_step(store: &Store, scene: &Scene, step: usize) -> Result<(), StoreError> {
    let newest = draws::draw_list(store, &scene.staff, None, 1, scene.before()).await?;
    match (step, newest.first()) {
        (1..=7, Some(draw)) => scene.take(store, draw.id, STEPS[step - 1]).await,
        (8, Some(draw)) => {
            draws::close(store, &scene.staff, draw.id, ClosedBecause::Technical, "停电", scene.after()).await
        }
        _ => draws::set_up(store, &scene.staff, &scene.setup(), scene.before()).await.map(|_| ()),
    }
}

/// Takes the one step that the environment names.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the server that dies in the middle of a step"]
async fn one_step_until_killed() {
    let (Ok(url), Ok(keys), Ok(step)) = (env::var(URL), env::var(KEYS), env::var(STEP)) else { return };
    // Without the migration, so that the first write is the step's.
    let keys = Keys::open(Path::new(&keys), "example.org/ledger").unwrap();
    let store = Store::open(&url, keys).await.unwrap();
    let scene = Scene::found(&store).await;
    one_step(&store, &scene, step.parse().unwrap()).await.unwrap();
}

/// Makes the last write of every step, the ledger's head, take for ever: rows, entry and seals are written by then.
const STALL_SQLITE: &str = "CREATE TRIGGER stall BEFORE UPDATE ON ledger_head BEGIN
    SELECT COUNT(*) FROM examiners a, examiners b, examiners c, examiners d, examiners e, examiners f, examiners g; END";
const STALL_POSTGRES: &str = "CREATE TRIGGER stall BEFORE UPDATE ON ledger_head FOR EACH ROW EXECUTE FUNCTION stall()";
const STALL_FUNCTION: &str = "CREATE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$";
/// The server's connection that sleeps in the trigger.
const STALLED: &str = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";

/// Waits until the child has written its step and not committed it.
async fn wait_for_stall(raw: &DatabaseConnection, store: &Store) {
    let patience = Instant::now() + Duration::from_secs(60);
    loop {
        let stalled = match raw.get_database_backend() {
            DbBackend::Postgres => count(store, &STALLED["FROM ".len()..]).await == 1,
            _ => raw.execute_unprepared("BEGIN IMMEDIATE; ROLLBACK").await.is_err(),
        };
        if stalled {
            // SQLite tells that somebody writes, not how far they are: a step takes some milliseconds.
            tokio::time::sleep(Duration::from_millis(80)).await;
            return;
        }
        assert!(Instant::now() < patience, "the child did not begin");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

async fn killed_in_the_middle_of_each_step(url: &str) {
    let folder = tempfile::tempdir().unwrap();
    let (store, scene) = begin(url, folder.path()).await;
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).map_sqlx_sqlite_opts(|sqlite| sqlite.busy_timeout(Duration::ZERO));
    let raw = Database::connect(options).await.unwrap();
    let postgres = raw.get_database_backend() == DbBackend::Postgres;
    if postgres {
        raw.execute_unprepared(STALL_FUNCTION).await.unwrap();
    }
    // A whole draw from the set-up to the result, then another that is set up and closed.
    for step in (0..=7).chain([0, 8]) {
        let size = ledger::size(&store).await.unwrap();
        let before = story(&store, &scene).await;
        raw.execute_unprepared(if postgres { STALL_POSTGRES } else { STALL_SQLITE }).await.unwrap();
        let mut server = start("crash::one_step_until_killed", url, folder.path(), step);
        wait_for_stall(&raw, &store).await;
        assert!(server.try_wait().unwrap().is_none(), "step {step} was over");
        server.kill().unwrap();
        server.wait().unwrap();
        if postgres {
            // What PostgreSQL does by itself once it writes to the connection that is gone.
            let end = format!("SELECT pg_terminate_backend(pid) {STALLED}");
            raw.execute_unprepared(&end).await.unwrap();
        }
        let drop = if postgres { "DROP TRIGGER stall ON ledger_head" } else { "DROP TRIGGER stall" };
        raw.execute_unprepared(drop).await.unwrap();

        let reopened = open(url, folder.path()).await;
        assert_eq!(ledger::size(&reopened).await.unwrap(), size, "nothing of step {step}");
        assert_eq!(story(&reopened, &scene).await, before, "nothing of step {step}");
        assert_whole(&reopened).await;
        one_step(&reopened, &scene, step).await.unwrap();
        assert_eq!(ledger::size(&reopened).await.unwrap(), size + 1, "step {step} is taken after the restart");
        assert_whole(&reopened).await;
        reopened.read().clone().close().await.unwrap();
    }
    let all = draws::draw_list(&store, &scene.staff, None, 10, scene.before()).await.unwrap();
    assert_eq!(all.iter().map(|line| line.state).collect::<Vec<_>>(), [DrawState::Closed, DrawState::Drawn]);
    replayed(&store, all[1].id).await;
}

/// Every row that a step of a draw writes, but for the ledger's.
async fn story(store: &Store, scene: &Scene) -> (u64, u64, u64, Vec<DrawRecord>) {
    let mut records = Vec::new();
    for line in draws::draw_list(store, &scene.staff, None, 10, scene.before()).await.unwrap() {
        records.push(draws::draw_record(store, &scene.staff, line.id, scene.before()).await.unwrap());
    }
    let seated = count(store, "draw_pool WHERE room IS NOT NULL").await;
    (count(store, "draw_pool").await, seated, count(store, "draw_supervisors").await, records)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_within_a_step_leaves_nothing_of_it_in_sqlite() {
    killed_in_the_middle_of_each_step(&World::sqlite().await.url).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_within_a_step_leaves_nothing_of_it_in_postgres() {
    if let Some(world) = World::postgres().await {
        killed_in_the_middle_of_each_step(&world.url).await;
    }
}

async fn killed_again_and_again(url: &str) {
    let folder = tempfile::tempdir().unwrap();
    let (store, scene) = begin(url, folder.path()).await;
    let mut seen = std::collections::BTreeSet::new();
    for round in 0..8_u64 {
        let before = ledger::size(&store).await.unwrap();
        let mut server = start("crash::draws_until_killed", url, folder.path(), 0);
        let patience = Instant::now() + Duration::from_secs(60);
        // Each round waits for another step, so that each step is begun when the server dies in some round.
        while ledger::size(&store).await.unwrap() < before + 1 + round % 3 {
            assert!(Instant::now() < patience, "the server did nothing");
            tokio::time::sleep(Duration::from_micros(500)).await;
        }
        tokio::time::sleep(Duration::from_micros(round * 700 % 3_000)).await;
        server.kill().unwrap();
        server.wait().unwrap();
        let reopened = open(url, folder.path()).await;
        assert_whole(&reopened).await;
        let all = draws::draw_list(&reopened, &scene.staff, None, 100, scene.before()).await.unwrap();
        for (at, line) in all.iter().enumerate() {
            let steps = assert_coherent(&reopened, &scene, line.id).await;
            assert!(at == 0 || steps == 8, "an older draw was given up");
            seen.insert(steps);
        }
        reopened.read().clone().close().await.unwrap();
    }
    println!("killed after {seen:?} steps of a draw");
    let newest = draws::draw_list(&store, &scene.staff, None, 1, scene.before()).await.unwrap()[0].id;
    finish(&store, &scene, newest).await;
    assert_eq!(assert_coherent(&store, &scene, newest).await, 8);
    assert_eq!(code(scene.take(&store, newest, STEPS[6]).await), Code::AlreadyDone);
    assert_whole(&store).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_leaves_sqlite_whole() {
    killed_again_and_again(&World::sqlite().await.url).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_leaves_postgres_whole() {
    if let Some(world) = World::postgres().await {
        killed_again_and_again(&world.url).await;
    }
}
