//! Times of the draw, printed as a table. Run with `cargo bench -p domain --bench draws`.

use chrono::{NaiveDate, TimeZone, Utc};
use domain::draws::frozen::{Entrant, Frozen, Panel, Room, Rules, Supervisor, VERSION};
use domain::draws::seating::{Feasibility, Outcome, draw, feasible};
use domain::draws::validity::faults;
use domain::examiners::{ExaminerState, PanelRole};
use domain::ids::DrawId;
use domain::ledger::merkle::Hash;
use domain::regions::ExamRegion;
use std::time::{Duration, Instant};

/// Examiners, rooms, seats of a room.
const SIZES: [(usize, usize, u8); 5] =
    [(2_000, 180, 7), (5_000, 500, 9), (5_000, 600, 9), (6_000, 600, 9), (200_000, 20_000, 9)];

/// A made-up province: the big regions have more rooms and more examiners; units grow with the pool's square root.
fn province(examiners: usize, rooms: usize, seats: u8) -> Frozen {
    const SHARES: [usize; 20] = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 7, 8, 9];
    let region = |index: usize| ExamRegion::STANDARD[SHARES[index * 7 % SHARES.len()]];
    let roles = |index: usize| {
        let public = Some(PanelRole::Public);
        let more = [Some(PanelRole::Chief), Some(PanelRole::Deputy), None, None, None][index / 20 % 5];
        public.into_iter().chain(more).collect()
    };
    let unit = |index: usize| format!("U{}-{}", index * 7 % SHARES.len(), (index / 20).isqrt() / 2);
    Frozen {
        v: VERSION.to_owned(),
        draw: DrawId::from(uuid::Uuid::nil()),
        title: "bench".to_owned(),
        day: NaiveDate::MIN,
        opens_at: Utc.timestamp_opt(1_800_000_000, 0).earliest().unwrap_or_default(),
        beacon: None,
        rules: Rules { conflict_pairs: vec![[ExamRegion::Provincial, ExamRegion::Changchun]], one_unit_per_room: true },
        reveal_grace_minutes: 30,
        supervisors: vec![Supervisor { label: "S1".to_owned(), office: String::new(), commitment: Hash([0; 32]) }],
        pool: (0..examiners)
            .map(|index| Entrant {
                label: format!("{index:08}"),
                home: region(index),
                unit: unit(index),
                roles: roles(index),
                state: ExaminerState::Certified,
                certified_until: NaiveDate::MAX,
            })
            .collect(),
        rooms: (0..rooms)
            .map(|index| Room {
                label: format!("R{index:06}"),
                place: region(index),
                seats: Panel { chief: 1, deputy: 1, public: seats - 2 },
            })
            .collect(),
    }
}

fn timed<T>(work: impl Fn() -> T) -> (Duration, T) {
    let mut best: Option<(Duration, T)> = None;
    for _ in 0..5 {
        let start = Instant::now();
        let value = work();
        let taken = start.elapsed();
        if best.as_ref().is_none_or(|(time, _)| taken < *time) {
            best = Some((taken, value));
        }
    }
    best.unwrap_or_else(|| (Duration::ZERO, work()))
}

fn main() {
    println!("| examiners | rooms | seats each | outcome | draw, ms (best of 5) | feasibility alone, ms |");
    println!("| ---: | ---: | ---: | --- | ---: | ---: |");
    for (examiners, rooms, seats) in SIZES {
        let frozen = province(examiners, rooms, seats);
        if !faults(&frozen).is_empty() {
            println!("| {examiners} | {rooms} | {seats} | not well formed: {:?} | | |", faults(&frozen));
            continue;
        }
        let (fixing, feasibility) = timed(|| feasible(&frozen));
        let (drawing, outcome) = timed(|| draw(&frozen, Hash([1; 32]), Hash([2; 32])));
        let outcome = match (outcome, feasibility) {
            (Outcome::Seated(result), Feasibility::Seatable) => format!("{} seated", result.seats.len()),
            (Outcome::Impossible(Some(it)), _) => {
                format!("impossible: {} seats, {} examiners", it.needed, it.available)
            }
            (other, _) => format!("{other:?}"),
        };
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        println!("| {examiners} | {rooms} | {seats} | {outcome} | {:.1} | {:.1} |", ms(drawing), ms(fixing));
    }
}
