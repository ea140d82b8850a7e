//! Outside witnesses over HTTP: one that keeps to C2SP `tlog-witness`, and ones that do not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../store/tests/support/witness.rs"]
mod key;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use chrono::Utc;
use domain::ledger::checkpoint::Checkpoint;
use domain::ledger::merkle::{Hash, verify_consistency};
use domain::ledger::note::VerifierKey;
use domain::ledger::witness::Trouble;
use domain::permissions::{Action, Target};
use key::WitnessKey;
use server::config::witnesses::Witness;
use server::jobs::witnesses::ask;
use std::sync::{Arc, Mutex};
use store::{Keys, Store};

/// How the witness of a test behaves.
#[derive(Clone, Copy)]
enum Manner {
    Honest,
    WrongSignature,
    Says(u16),
}

/// What the witness of a test knows: its key, the log's, the head it last cosigned, and which old sizes it was told.
struct Desk {
    key: WitnessKey,
    log: VerifierKey,
    seen: Option<(u64, Hash)>,
    told: Vec<u64>,
    manner: Manner,
}

type Shared = Arc<Mutex<Desk>>;

/// `add-checkpoint` as the specification has it.
async fn add_checkpoint(State(desk): State<Shared>, body: String) -> Response {
    let mut desk = desk.lock().unwrap();
    let (head, checkpoint) = body.split_once("\n\n").unwrap();
    let mut lines = head.split('\n');
    let old: u64 = lines.next().unwrap().strip_prefix("old ").unwrap().parse().unwrap();
    let proof: Vec<Hash> = lines.map(|line| Hash::from_base64(line).unwrap()).collect();
    desk.told.push(old);
    if let Manner::Says(status) = desk.manner {
        return StatusCode::from_u16(status).unwrap().into_response();
    }
    let Ok(opened) = Checkpoint::open(checkpoint, &desk.log, &[]) else { return StatusCode::FORBIDDEN.into_response() };
    let (size, root) = (opened.checkpoint.size, opened.checkpoint.root);
    let last = desk.seen.map_or(0, |(size, _)| size);
    if old != last {
        return (StatusCode::CONFLICT, [(CONTENT_TYPE, "text/x.tlog.size")], format!("{last}\n")).into_response();
    }
    if let Some((before, known)) = desk.seen
        && verify_consistency(before, size, known, root, &proof).is_err()
    {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    }
    desk.seen = Some((size, root));
    let mut line = desk.key.cosign(checkpoint, 1_800_000_000 + size);
    if matches!(desk.manner, Manner::WrongSignature) {
        line.bytes[30] ^= 1;
    }
    format!("{line}\n").into_response()
}

struct Scene {
    _folder: tempfile::TempDir,
    store: Store,
    desk: Shared,
    witness: Witness,
}

impl Scene {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("s.db").display());
        let store = Store::open(&url, Keys::generate("example.org/ledger").unwrap()).await.unwrap();
        store.migrate().await.unwrap();
        let key = WitnessKey::new("witness.example/w1");
        let public = key.public();
        let log = store::ledger::vkey(&store).parse().unwrap();
        let desk = Arc::new(Mutex::new(Desk { key, log, seen: None, told: Vec::new(), manner: Manner::Honest }));
        let routes = Router::new().route("/prefix/add-checkpoint", post(add_checkpoint)).with_state(Arc::clone(&desk));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/prefix", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        Self { _folder: folder, store, desk, witness: Witness { key: public, url } }
    }

    async fn append(&self, count: u32) {
        for number in 0..count {
            let actor = store::accounts::console("x");
            let act = self.store.act(&actor, Action::ManageAccounts, Target::Anything, Utc::now()).await.unwrap();
            act.commit("test.counted", format!("count:{number}"), serde_json::json!({})).await.unwrap();
        }
    }

    async fn ask(&self) -> store::ledger::Witness {
        ask(&self.store, &self.witness, Utc::now()).await.unwrap();
        store::ledger::witnesses(&self.store).await.unwrap().remove(0)
    }

    /// Size and number of witnesses of the published head.
    async fn published(&self) -> (u64, usize) {
        let note = store::ledger::checkpoint(&self.store).await.unwrap();
        let log: VerifierKey = store::ledger::vkey(&self.store).parse().unwrap();
        let opened = Checkpoint::open(&note, &log, std::slice::from_ref(&self.witness.key)).unwrap();
        (opened.checkpoint.size, opened.witnesses.len())
    }
}

#[tokio::test]
async fn each_new_head_is_cosigned_once_with_a_proof_from_the_last() {
    let scene = Scene::new().await;
    ask(&scene.store, &scene.witness, Utc::now()).await.unwrap();
    assert_eq!(store::ledger::witnesses(&scene.store).await.unwrap(), [], "an empty ledger asks nobody");
    scene.append(3).await;
    assert_eq!(scene.published().await, (3, 0));
    let known = scene.ask().await;
    assert_eq!((known.cosigned.unwrap().size, known.trouble), (3, None));
    assert_eq!(scene.published().await, (3, 1));
    scene.ask().await;
    scene.append(4).await;
    assert_eq!(scene.published().await, (7, 0));
    assert_eq!(scene.ask().await.cosigned.unwrap().at.timestamp(), 1_800_000_007);
    assert_eq!(scene.published().await, (7, 1));
    assert_eq!(scene.desk.lock().unwrap().told, [0, 3]);
}

#[tokio::test]
async fn a_witness_that_has_seen_another_size_says_so_and_is_asked_again() {
    let scene = Scene::new().await;
    scene.append(3).await;
    // Somebody else has brought it this head; the store never heard of it.
    let head = store::ledger::submission(&scene.store, 0).await.unwrap().unwrap().checkpoint;
    let log = scene.desk.lock().unwrap().log.clone();
    scene.desk.lock().unwrap().seen = Some((3, Checkpoint::open(&head, &log, &[]).unwrap().checkpoint.root));
    scene.append(2).await;
    assert_eq!(scene.ask().await.cosigned.unwrap().size, 5);
    assert_eq!(scene.desk.lock().unwrap().told, [0, 3]);
}

#[tokio::test]
async fn what_goes_wrong_is_told_apart_and_the_last_cosignature_stays() {
    let scene = Scene::new().await;
    scene.append(3).await;
    scene.ask().await;
    scene.append(1).await;
    for (manner, trouble) in [
        (Manner::Says(404), Trouble::UnknownLedger),
        (Manner::Says(403), Trouble::OtherKey),
        (Manner::Says(422), Trouble::Inconsistent),
        (Manner::Says(400), Trouble::Refused),
        (Manner::Says(302), Trouble::Refused),
        (Manner::Says(503), Trouble::Refused),
        (Manner::WrongSignature, Trouble::BadSignature),
    ] {
        scene.desk.lock().unwrap().manner = manner;
        let known = scene.ask().await;
        assert_eq!((known.trouble, known.cosigned.unwrap().size), (Some(trouble), 3));
        assert_eq!(scene.published().await, (4, 0));
    }
    // It has stored the head under its wrong signature: the same size again, and this time it signs well.
    scene.desk.lock().unwrap().manner = Manner::Honest;
    let known = scene.ask().await;
    assert_eq!((known.trouble, known.cosigned.unwrap().size), (None, 4));
    assert_eq!(scene.published().await, (4, 1));
}

#[tokio::test]
async fn a_ledger_that_was_rewritten_or_set_back_is_found_out() {
    let scene = Scene::new().await;
    scene.append(3).await;
    scene.desk.lock().unwrap().seen = Some((2, Hash::of(b"another history")));
    assert_eq!(scene.ask().await.trouble, Some(Trouble::Inconsistent));
    scene.desk.lock().unwrap().seen = Some((3, Hash::of(b"another history")));
    assert_eq!(scene.ask().await.trouble, Some(Trouble::Inconsistent));
    scene.desk.lock().unwrap().seen = Some((9, Hash::of(b"a longer one")));
    assert_eq!(scene.ask().await.trouble, Some(Trouble::Ahead));
    assert_eq!(scene.published().await, (3, 0));
}

#[tokio::test]
async fn a_witness_that_is_not_there_is_unreachable() {
    let scene = Scene::new().await;
    scene.append(1).await;
    let nobody = Witness { url: "http://127.0.0.1:9".to_owned(), ..scene.witness.clone() };
    ask(&scene.store, &nobody, Utc::now()).await.unwrap();
    let known = store::ledger::witnesses(&scene.store).await.unwrap().remove(0);
    assert_eq!((known.trouble, known.cosigned), (Some(Trouble::Unreachable), None));
}
