//! Times and memory of the draw, printed as a table. Run with `cargo bench -p domain --bench draws`.
//!
//! With `BENCH_BUNDLES=FOLDER` it also writes the smaller draws there as bundles, so that a browser can make them again.

use chrono::{NaiveDate, TimeZone, Utc};
use domain::draws::bundle::{Bundle, DrawResult, Revealed};
use domain::draws::frozen::{Frozen, Supervisor, Task, VERSION};
use domain::draws::seating::document::{Entrant, Panel, Room, Seating, Stage};
use domain::draws::seating::{Feasibility, feasible};
use domain::draws::validity::faults;
use domain::draws::{Drawing, draw};
use domain::examiners::{Assessment, ExaminerState, PanelRole};
use domain::ids::DrawId;
use domain::ledger::merkle::Hash;
use domain::regions::ExamRegion;
use std::time::{Duration, Instant};

/// Examiners, rooms, seats of a room.
const SIZES: [(usize, usize, u16); 5] =
    [(2_000, 180, 7), (5_000, 500, 9), (5_000, 600, 9), (6_000, 600, 9), (200_000, 20_000, 9)];

/// The exam region of the n-th thing: the big regions have more of everything.
fn region(index: usize) -> ExamRegion {
    const SHARES: [usize; 20] = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 7, 8, 9];
    ExamRegion::STANDARD[SHARES[index * 7 % SHARES.len()]]
}

fn room_label(index: usize) -> String {
    format!("R{index:06}")
}

/// A made-up examiner under every rule: units grow with the square root of the pool, every third comes from a personnel
/// department, everybody served somewhere last time, and of a hundred rooms each must avoid one, at most six in all.
fn examiner(index: usize, rooms: usize) -> Entrant {
    let public = Some(PanelRole::Public);
    let more = [Some(PanelRole::Chief), Some(PanelRole::Deputy), None, None, None][index / 20 % 5];
    let mut avoid: Vec<usize> = (0..(rooms / 100).min(6)).map(|step| (index * 31 + step * 97) % rooms).collect();
    avoid.sort_unstable();
    avoid.dedup();
    Entrant {
        label: format!("{index:08}"),
        home: region(index),
        unit: unit(index),
        personnel: index.is_multiple_of(3),
        roles: public.into_iter().chain(more).collect(),
        state: ExaminerState::Certified,
        certified_until: NaiveDate::MAX,
        assessment: Assessment::Passed,
        called: None,
        last: Some(ExamRegion::STANDARD[index * 3 % 10]),
        avoid: avoid.into_iter().map(room_label).collect(),
    }
}

fn unit(index: usize) -> String {
    format!("U{:?}-{}", region(index) as usize, (index / 20).isqrt() / 2)
}

fn room(index: usize, seats: u16) -> Room {
    Room {
        label: room_label(index),
        place: region(index),
        seats: Panel { chief: 1, deputy: 1, public: seats - 2 },
        personnel: 1,
        of_one_unit: Some(1),
        recruiting: vec![unit(index * 13)],
        of_recruiting: 1,
    }
}

fn province(examiners: usize, rooms: usize, seats: u16) -> Frozen {
    Frozen {
        v: VERSION.to_owned(),
        draw: DrawId::from(uuid::Uuid::nil()),
        title: "bench".to_owned(),
        day: NaiveDate::MIN,
        opens_at: Utc.timestamp_opt(1_800_000_000, 0).earliest().unwrap_or_default(),
        beacon: None,
        reveal_grace_minutes: 30,
        supervisors: vec![Supervisor { label: "S1".to_owned(), office: String::new(), commitment: Hash([0; 32]) }],
        task: Task::Seating(Seating {
            stage: Stage::Rooms,
            conflict_pairs: vec![[ExamRegion::Provincial, ExamRegion::Changchun]],
            pool: (0..examiners).map(|it| examiner(it, rooms)).collect(),
            rooms: (0..rooms).map(|index| room(index, seats)).collect(),
        }),
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

/// The most memory the program has held since the last call of [`forget_peak`], in kilobytes; nothing outside Linux.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Has the system count anew. Where it does not, no memory is told.
fn forget_peak() -> Option<u64> {
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    peak()
}

/// What one draw takes beside its document, in megabytes.
fn memory(frozen: &Frozen) -> String {
    let before = forget_peak();
    drop(draw(frozen, Hash([1; 32]), Hash([2; 32])));
    let more = before.zip(peak()).map(|(before, after)| after.saturating_sub(before));
    more.map_or_else(String::new, |kilobytes| format!("{:.1}", kilobytes as f64 / 1_000.0))
}

/// Writes a draw as a bundle. Only what a browser draws from is right in it; nothing was revealed.
fn write_bundle(folder: &str, frozen: Frozen, result: DrawResult) -> std::io::Result<()> {
    let (pool, rooms) = frozen.task.seating().map_or((0, 0), |it| (it.pool.len(), it.rooms.len()));
    let bundle = Bundle {
        frozen_hash: Hash([1; 32]),
        revealed: Revealed { beacon: None, numbers: vec![None], at: frozen.opens_at },
        result_hash: Hash([3; 32]),
        replacements: Vec::new(),
        lot_replacements: Vec::new(),
        ledger: Vec::new(),
        frozen,
        result,
    };
    std::fs::write(format!("{folder}/{pool}x{rooms}.json"), serde_json::to_vec(&bundle)?)
}

/// Each size in a process of its own, so that none finds memory that another gave back.
fn main() -> std::io::Result<()> {
    if let Some(size) = std::env::var("BENCH_SIZE").ok().and_then(|size| size.parse::<usize>().ok()) {
        row(SIZES[size]);
        return Ok(());
    }
    println!(
        "| examiners | rooms | seats each | outcome | draw, ms (best of 5) | feasibility alone, ms | memory, MB |"
    );
    println!("| ---: | ---: | ---: | --- | ---: | ---: | ---: |");
    for size in 0..SIZES.len() {
        std::process::Command::new(std::env::current_exe()?).env("BENCH_SIZE", size.to_string()).status()?;
    }
    Ok(())
}

/// Measures one size and prints its row.
fn row((examiners, rooms, seats): (usize, usize, u16)) {
    let frozen = province(examiners, rooms, seats);
    if !faults(&frozen).is_empty() {
        println!("| {examiners} | {rooms} | {seats} | not well formed: {:?} | | | |", faults(&frozen));
        return;
    }
    let Some(seating) = frozen.task.seating() else { return };
    let memory = memory(&frozen);
    let (fixing, feasibility) = timed(|| feasible(seating, frozen.day));
    let (drawing, outcome) = timed(|| draw(&frozen, Hash([1; 32]), Hash([2; 32])));
    let outcome = match (outcome, feasibility) {
        (Drawing::Drawn(result), Feasibility::Seatable) => {
            let seated = result.drawn.seating().map_or(0, |drawn| drawn.seats.len());
            keep(frozen, *result);
            format!("{seated} seated")
        }
        (Drawing::Impossible(Some(it)), _) => {
            format!("impossible: {} seats, {} examiners", it.needed, it.available)
        }
        (other, _) => format!("{other:?}"),
    };
    let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
    println!("| {examiners} | {rooms} | {seats} | {outcome} | {:.1} | {:.1} | {memory} |", ms(drawing), ms(fixing));
}

/// Writes a draw that is not too large for a browser as a bundle, where that was asked for.
fn keep(frozen: Frozen, result: DrawResult) {
    let small = frozen.task.seating().is_some_and(|seating| seating.pool.len() <= 10_000);
    if let Some(folder) = std::env::var("BENCH_BUNDLES").ok().filter(|_| small)
        && let Err(error) = write_bundle(&folder, frozen, result)
    {
        println!("no bundle in {folder}: {error}");
    }
}
