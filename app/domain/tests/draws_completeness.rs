//! If a complete seating exists the draw finds one, and if none exists the certificate shows why.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod draws_support;

use domain::draws::frozen::Frozen;
use domain::draws::impossible::{Impossible, ImpossibleFault};
use domain::draws::seating::certificate::{Certificate, CertificateFault, Needed};
use domain::draws::seating::document::{Entrant, Room};
use domain::draws::seating::{Feasibility, feasible};
use domain::draws::validity::faults;
use domain::draws::verify::verify;
use domain::draws::{Drawing, draw};
use domain::examiners::PanelRole;
use domain::ledger::merkle::Hash;
use domain::regions::ExamRegion;
use draws_support::tiny::tiny;
use draws_support::*;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_draw_finds_a_seating_exactly_when_one_exists(document in tiny(), seed in any::<[u8; 32]>()) {
        prop_assert!(faults(&document).is_empty());
        let exists = brute_force(&document);
        match draw(&document, document.hash().unwrap(), Hash(seed)) {
            Drawing::Drawn(_) => {
                prop_assert!(exists);
                let verdict = verify(&bundle(document).to_bytes().unwrap());
                prop_assert!(verdict.ok, "{:?}", verdict.steps);
            }
            Drawing::Impossible(certificate) => {
                prop_assert!(!exists);
                if let Some(certificate) = certificate {
                    prop_assert_eq!(certificate.check(seating(&document), document.day), Ok(()));
                }
            }
            Drawing::Undecided => prop_assert!(false, "gave up on a tiny document"),
        }
    }
}

fn certificate(document: &Frozen) -> Certificate {
    match feasible(seating(document), document.day) {
        Feasibility::Impossible(Some(certificate)) => {
            assert_eq!(certificate.check(seating(document), document.day), Ok(()));
            *certificate
        }
        other => panic!("no certificate: {other:?}"),
    }
}

#[test]
fn too_few_chiefs_are_named() {
    let mut document = province(400, 30, 7);
    let mut chiefs = 0;
    for it in &mut seating_mut(&mut document).pool {
        if it.roles.contains(PanelRole::Chief) {
            chiefs += 1;
            if chiefs > 25 {
                it.roles = [PanelRole::Public].into_iter().collect();
            }
        }
    }
    let found = certificate(&document);
    assert!(found.demands.iter().all(|it| it.needed == Needed::Chief));
    assert_eq!((found.needed, found.available), (30, 25));
    assert_eq!(found.cut_out.role, 375);
    assert!(found.caps.is_empty());
}

#[test]
fn one_region_holding_all_examiners_is_named() {
    let pool = (0..200).map(|it| entrant(it, ExamRegion::Jilin, it, ANY)).collect();
    let rooms = (0..10).map(|it| room(it, ExamRegion::STANDARD[it], 1, 1, 5)).collect();
    let found = certificate(&frozen(pool, rooms));
    assert!(found.demands.iter().all(|it| it.place == ExamRegion::Jilin));
    assert_eq!((found.may_sit, found.cut_out.home), (0, 200));
}

#[test]
fn the_pair_of_province_and_capital_is_named() {
    let pool = (0..40).map(|it| entrant(it, ExamRegion::Provincial, it, ANY)).collect();
    let found = certificate(&frozen(pool, vec![room(0, ExamRegion::Changchun, 1, 1, 5)]));
    assert_eq!((found.may_sit, found.cut_out.pair, found.cut_out.home), (0, 40, 0));
}

#[test]
fn a_huge_unit_is_seated_up_to_the_rooms_and_no_further() {
    let rooms: Vec<Room> =
        (0..12).map(|it| room(it, [ExamRegion::Jilin, ExamRegion::Siping][it % 2], 1, 1, 5)).collect();
    // 84 seats. The huge unit can take 12 of them, so 72 others are needed.
    let document = |others: usize| {
        let roles: [&[PanelRole]; 3] = [ANY, &[PanelRole::Chief, PanelRole::Public], &[PanelRole::Deputy]];
        let mut pool: Vec<Entrant> = (0..150).map(|it| entrant(it, ExamRegion::Yanbian, 999, roles[it % 3])).collect();
        pool.extend((150..150 + others).map(|it| entrant(it, ExamRegion::Baishan, it, ANY)));
        frozen(pool, rooms.clone())
    };
    let enough = document(72);
    let result = seated(&enough, Hash([9; 32]));
    assert_eq!(result.seats.iter().filter(|it| it.label.as_str() < "00000150").count(), 12);
    assert!(verify(&bundle(enough).to_bytes().unwrap()).ok);
    let found = certificate(&document(71));
    assert_eq!((found.needed, found.available), (84, 83));
    assert_eq!((found.caps[0].members, found.caps[0].at_most), (150, 12));
}

#[test]
fn a_forged_certificate_does_not_check() {
    let pool = (0..20).map(|it| entrant(it, ExamRegion::Jilin, it / 10, PUBLIC)).collect();
    let document = frozen(pool, vec![room(0, ExamRegion::Siping, 0, 0, 3), room(1, ExamRegion::Siping, 0, 0, 3)]);
    let good = certificate(&document);
    assert_eq!((good.needed, good.available), (6, 4));
    let mut forged = good.clone();
    forged.demands[0].seats += 1;
    assert_eq!(forged.check(seating(&document), document.day), Err(CertificateFault::Seats));
    let mut forged = good.clone();
    forged.caps[0].at_most -= 1;
    assert_eq!(forged.check(seating(&document), document.day), Err(CertificateFault::Caps));
    let mut forged = good.clone();
    forged.may_sit -= 1;
    assert_eq!(forged.check(seating(&document), document.day), Err(CertificateFault::Examiners));
    let mut forged = good.clone();
    forged.caps.clear();
    forged.available = forged.may_sit;
    assert_eq!(forged.check(seating(&document), document.day), Err(CertificateFault::Suffices));
    let mut lenient = document;
    seating_mut(&mut lenient).rooms.iter_mut().for_each(|room| room.of_one_unit = None);
    assert_eq!(good.check(seating(&lenient), lenient.day), Err(CertificateFault::Caps));
    assert_eq!(feasible(seating(&lenient), lenient.day), Feasibility::Seatable);
}

#[test]
fn rooms_of_seven_and_of_nine_at_one_place_are_seated() {
    let mut document = province(400, 30, 7);
    for it in seating_mut(&mut document).rooms.iter_mut().skip(1).step_by(3) {
        it.seats.public += 2;
    }
    let verdict = verify(&bundle(document).to_bytes().unwrap());
    assert!(verdict.ok, "{:?}", verdict.steps);
}

#[test]
fn a_province_is_seated() {
    let document = province(2_000, 180, 7);
    let result = seated(&document, Hash([1; 32]));
    assert_eq!(result.seats.len(), 1_260);
    assert_eq!(result.order.len(), 2_000);
}

#[test]
fn a_stranger_reads_and_checks_the_proof_and_derives_who_may_sit() {
    let mut pool: Vec<Entrant> = (0..40).map(|it| entrant(it, ExamRegion::Provincial, it, ANY)).collect();
    pool.extend((40..44).map(|it| entrant(it, ExamRegion::Siping, it, ANY)));
    let document = frozen(pool, vec![room(0, ExamRegion::Changchun, 1, 1, 5), room(1, ExamRegion::Jilin, 1, 1, 5)]);
    let proof = Impossible::of(document.draw, document.day, seating(&document).clone()).unwrap();
    let (read, hash) = Impossible::verify(&serde_json::to_vec_pretty(&proof).unwrap()).unwrap();
    assert_eq!((&read, hash), (&proof, Hash::of(&proof.to_bytes().unwrap())));
    let may_sit: Vec<&str> = read.may_sit().unwrap().into_iter().map(|it| it.label.as_str()).collect();
    assert_eq!(may_sit, ["00000040", "00000041", "00000042", "00000043"]);
    assert_eq!(read.certificate.unwrap().needed, 7);
}

#[test]
fn a_forged_proof_is_refused_with_its_fault() {
    let pool = (0..30).map(|it| entrant(it, ExamRegion::Jilin, it, ANY)).collect();
    let document = frozen(pool, vec![room(0, ExamRegion::Jilin, 1, 1, 5)]);
    let good = Impossible::of(document.draw, document.day, seating(&document).clone()).unwrap();
    let forged = |change: &dyn Fn(&mut Impossible)| {
        let mut proof = good.clone();
        change(&mut proof);
        Impossible::verify(&proof.to_bytes().unwrap()).map(|_| ()).unwrap_err()
    };
    let certificate = |change: &dyn Fn(&mut Certificate)| forged(&|it| change(it.certificate.as_mut().unwrap()));
    assert_eq!(forged(&|it| it.v.push('x')), ImpossibleFault::UnknownVersion("sunshine-draw/2x".to_owned()));
    assert_eq!(
        forged(&|it| it.seating.pool[0].home = ExamRegion::Siping),
        ImpossibleFault::Certificate(CertificateFault::Examiners)
    );
    assert_eq!(certificate(&|it| it.needed = 99), ImpossibleFault::Certificate(CertificateFault::Seats));
    let nothing = |it: &mut Certificate| {
        let demand = it.demands[0].clone();
        it.demands.push(domain::draws::seating::certificate::Demand { rooms: Some(Vec::new()), seats: 0, ..demand });
    };
    assert_eq!(certificate(&nothing), ImpossibleFault::Certificate(CertificateFault::Seats));
    assert!(matches!(forged(&|it| it.seating.pool.swap(0, 1)), ImpossibleFault::Document(_)));
    let seatable = |it: &mut Impossible| {
        it.seating.rooms[0].place = ExamRegion::Siping;
        it.certificate = None;
    };
    assert_eq!(forged(&seatable), ImpossibleFault::SeatingExists);
    assert_eq!(
        forged(&|it| it.seating.rooms.clear()),
        ImpossibleFault::Document(domain::draws::validity::FrozenFault::Empty {
            part: domain::draws::validity::Part::Rooms,
        })
    );
    assert!(matches!(Impossible::verify(b"{").unwrap_err(), ImpossibleFault::NotAProof(_)));
    let empty = forged(&|it| it.seating.pool.clear());
    assert_eq!(empty, ImpossibleFault::Certificate(CertificateFault::Examiners), "nobody was cut out of an empty pool");
    let mut nobody = seating(&document).clone();
    nobody.pool.clear();
    Impossible::of(document.draw, document.day, nobody).unwrap().check().unwrap();
}
