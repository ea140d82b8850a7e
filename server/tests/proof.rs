//! `server draw verify` on the proof of a draw that was closed for want of a seating, as a stranger runs it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::draws::impossible::Impossible;
use domain::draws::seating::document::{Entrant, Panel, Room, Seating, Stage};
use domain::examiners::{Assessment, ExaminerState, PanelRole};
use domain::ids::DrawId;
use domain::regions::ExamRegion;
use std::process::Command;

/// Four from the place itself and one from elsewhere, for two seats.
fn proof() -> Impossible {
    let day = "2027-03-06".parse().unwrap();
    let entrant = |at: usize, home| Entrant {
        label: format!("{at:08}"),
        home,
        unit: format!("U{at}"),
        personnel: false,
        roles: [PanelRole::Public].into_iter().collect(),
        state: ExaminerState::Certified,
        certified_until: day,
        assessment: Assessment::Passed,
        called: None,
        last: None,
        avoid: Vec::new(),
    };
    let mut pool: Vec<Entrant> = (0..4).map(|at| entrant(at, ExamRegion::Baishan)).collect();
    pool.push(entrant(4, ExamRegion::Jilin));
    let room = Room {
        label: "R001".to_owned(),
        place: ExamRegion::Baishan,
        seats: Panel { chief: 0, deputy: 0, public: 2 },
        personnel: 0,
        of_one_unit: Some(1),
        recruiting: Vec::new(),
        of_recruiting: 1,
    };
    let seating = Seating { stage: Stage::Rooms, conflict_pairs: Vec::new(), pool, rooms: vec![room] };
    Impossible::of(DrawId::from(uuid::Uuid::nil()), day, seating).unwrap()
}

/// Whether the program is content with a file, and what it prints.
fn verify(bytes: &[u8]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("impossible.json");
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_server")).args(["draw", "verify"]).arg(&file).output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_stranger_counts_again_and_reads_who_may_sit() {
    let (good, told) = verify(&serde_json::to_vec_pretty(&proof()).unwrap());
    assert!(good, "{told}");
    assert!(told.contains("1 examiners may take one of them: 00000004"), "{told}");
    assert!(told.contains("No complete seating exists, as published."), "{told}");
    let hash = domain::ledger::merkle::Hash::of(&proof().to_bytes().unwrap());
    assert!(told.contains(&hash.to_string()), "{told}");
}

#[test]
fn a_forged_proof_is_refused_with_its_fault() {
    let refused = |change: &dyn Fn(&mut Impossible)| {
        let mut forged = proof();
        change(&mut forged);
        let (good, told) = verify(&forged.to_bytes().unwrap());
        assert!(!good, "{told}");
        told
    };
    assert!(refused(&|it| it.seating.pool[0].home = ExamRegion::Jilin).contains("the examiners are counted wrongly"));
    assert!(refused(&|it| it.certificate.as_mut().unwrap().needed = 3).contains("the seats are not those"));
    let enough = |it: &mut Impossible| {
        it.seating.pool[0].home = ExamRegion::Jilin;
        it.certificate = None;
    };
    assert!(refused(&enough).contains("a complete seating exists"));
    let (good, told) = verify(b"{\"certificate\": null}");
    assert!(!good && told.contains("unknown version"), "{told}");
}
