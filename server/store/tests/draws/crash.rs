//! A server killed in the middle of each step: whatever was committed is whole, and the next process goes on.

use crate::{
    rosters::xlsx,
    scene::{PEOPLE, SEATS, STEPS, Scene, account, code, count, kinds, people, register, replayed},
    support::{World, assert_whole},
};
use domain::{draws::state::DrawState, ids::DrawId, permissions::Role, refusal::Code};
use std::{
    env,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use store::{Keys, Store, StoreError, accounts::PasswordCost, draws, ledger};

const URL: &str = "STORE_DRAWS_CRASH_URL";
const KEYS: &str = "STORE_DRAWS_CRASH_KEYS";

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

fn start(url: &str, keys: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "crash::draws_until_killed", "--ignored"])
        .env(URL, url)
        .env(KEYS, keys)
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

async fn killed_again_and_again(url: &str) {
    let folder = tempfile::tempdir().unwrap();
    let store = open(url, folder.path()).await;
    register(&store, xlsx(&people())).await;
    for office in ["纪检监察组", "公务员局监督处"] {
        account(&store, Role::Supervisor, office, None).await;
    }
    let scene = Scene::found(&store).await;
    let mut seen = std::collections::BTreeSet::new();
    for round in 0..16_u64 {
        let before = ledger::size(&store).await.unwrap();
        let mut server = start(url, folder.path());
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
