//! Checking a bundle: the same code for `server draw verify FILE` and for the visitor's browser.
//!
//! It never panics and never trusts: sizes are bounded first, then every published value is computed again from the
//! frozen document and the revealed numbers, and whatever differs is named.

mod finding;
mod reading;
mod rules;
mod seats;

pub use finding::{BrokenRule, Check, Finding, FindingKind, Passed, Step, Told};

use super::beacon::Chain;
use super::bundle::{Bundle, DrawResult, TaskDrawn};
use super::frozen::Task;
use super::lots::replacement::LotStanding;
use super::number::{SecretNumber, commitment};
use super::replay::Replay;
use super::seating::replacement::{NotReplaceable, Standing};
use super::seed::seed;
use super::validity::faults;
use super::{Drawing, draw};
use crate::ledger::merkle::Hash;
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// What became of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether every check passed.
    pub ok: bool,
    /// The checks in their order.
    pub steps: Vec<Step>,
    /// The hash of the frozen document, computed here; to be compared with the ledger's.
    pub frozen_hash: Option<Hash>,
    /// The hash of the result, computed here; to be compared with the ledger's.
    pub result_hash: Option<Hash>,
    /// Labels of the supervisors who withheld their numbers.
    pub withheld: Vec<String>,
    /// The picture; only of a bundle in which every check passed.
    pub replay: Option<Replay>,
}

/// Checks the bytes of a bundle, in any JSON layout.
pub fn verify(bytes: &[u8]) -> Verdict {
    let mut verdict = Verdict::new();
    let read = reading::read(bytes);
    verdict.step(Check::Reading, read.as_ref().err().cloned().into_iter().collect());
    if let Ok((bundle, frozen_hash, result_hash)) = read {
        verdict.check(&bundle, frozen_hash, result_hash);
    }
    for check in Check::ALL {
        if verdict.steps.iter().all(|step| step.check != check) {
            verdict.steps.push(Step { check, passed: Passed::Skipped, findings: Vec::new(), more: 0 });
        }
    }
    verdict.ok = verdict.steps.iter().all(|step| step.passed == Passed::Yes);
    if !verdict.ok {
        verdict.replay = None;
    }
    verdict
}

impl Verdict {
    const fn new() -> Self {
        Self { ok: false, steps: Vec::new(), frozen_hash: None, result_hash: None, withheld: Vec::new(), replay: None }
    }

    /// Notes a check; says whether it passed.
    fn step(&mut self, check: Check, mut findings: Vec<Finding>) -> bool {
        let more = findings.len().saturating_sub(Step::MOST_FINDINGS);
        findings.truncate(Step::MOST_FINDINGS);
        let passed = if findings.is_empty() { Passed::Yes } else { Passed::No };
        self.steps.push(Step { check, passed, findings, more });
        passed == Passed::Yes
    }

    fn check(&mut self, bundle: &Bundle, frozen_hash: Hash, result_hash: Hash) {
        self.frozen_hash = Some(frozen_hash);
        self.result_hash = Some(result_hash);
        let document = faults(&bundle.frozen).into_iter().map(|fault| Finding::Document { fault }).collect();
        if !self.step(Check::Document, document) {
            return;
        }
        self.step(Check::FrozenHash, differs(frozen_hash, bundle.frozen_hash));
        let (numbers, findings) = numbers(bundle);
        self.withheld = withheld(bundle);
        self.step(Check::Commitments, findings);
        let beacon = match randomness(bundle) {
            Ok(beacon) => {
                self.step(Check::Beacon, Vec::new());
                Some(beacon)
            }
            Err(finding) => {
                self.step(Check::Beacon, vec![finding]);
                None
            }
        };
        self.step(Check::Times, times(bundle, &self.withheld));
        let computed = numbers.zip(beacon).map(|(numbers, beacon)| seed(frozen_hash, beacon, &numbers));
        if let Some(computed) = computed {
            self.step(Check::Seed, differs(computed, bundle.result.seed));
        }
        self.step(Check::Rules, rules(bundle));
        self.step(Check::ResultHash, differs(result_hash, bundle.result_hash));
        if let Some(computed) = computed {
            let outcome = draw(&bundle.frozen, frozen_hash, computed);
            self.step(Check::Replay, replayed(&outcome, &bundle.result));
            self.step(Check::Replacements, replacements(bundle));
            self.replay = Replay::of(&bundle.frozen, &bundle.result);
        }
    }
}

fn differs(computed: Hash, published: Hash) -> Vec<Finding> {
    if computed == published { Vec::new() } else { vec![Finding::HashDiffers { computed, published }] }
}

/// The numbers, each checked against its commitment; none where they cannot enter a seed.
fn numbers(bundle: &Bundle) -> (Option<Vec<Option<SecretNumber>>>, Vec<Finding>) {
    let (supervisors, published) = (&bundle.frozen.supervisors, &bundle.revealed.numbers);
    if supervisors.len() != published.len() {
        return (None, vec![Finding::NumbersMissing { expected: supervisors.len(), found: published.len() }]);
    }
    let mut numbers = Vec::new();
    let mut findings = Vec::new();
    for (supervisor, text) in supervisors.iter().zip(published) {
        let number = text.as_deref().map(SecretNumber::parse);
        let matches = match &number {
            None => true,
            Some(Ok(number)) => commitment(bundle.frozen.draw, number) == supervisor.commitment,
            Some(Err(_)) => false,
        };
        if !matches {
            findings.push(Finding::CommitmentBroken { supervisor: supervisor.label.clone() });
        }
        numbers.push(number.transpose());
    }
    (numbers.into_iter().collect::<Result<_, _>>().ok(), findings)
}

fn withheld(bundle: &Bundle) -> Vec<String> {
    let both = bundle.frozen.supervisors.iter().zip(&bundle.revealed.numbers);
    both.filter(|(_, number)| number.is_none()).map(|(supervisor, _)| supervisor.label.clone()).collect()
}

/// The beacon's part of the seed.
fn randomness(bundle: &Bundle) -> Result<Option<(u64, Hash)>, Finding> {
    match (&bundle.frozen.beacon, &bundle.revealed.beacon) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Finding::BeaconUnplanned),
        (Some(_), None) => Err(Finding::BeaconMissing),
        (Some(plan), Some(value)) if plan.round != value.round => {
            Err(Finding::BeaconRound { planned: plan.round, revealed: value.round })
        }
        (Some(plan), Some(value)) => {
            let chain = Chain::of(&plan.chain).ok_or(Finding::BeaconMissing)?;
            let randomness = chain.randomness(value.round, &value.signature);
            randomness.map(|it| Some((value.round, it))).map_err(|fault| Finding::Beacon { fault })
        }
    }
}

/// Whether the draw was made when the rules allow it.
fn times(bundle: &Bundle, withheld: &[String]) -> Vec<Finding> {
    let (frozen, at) = (&bundle.frozen, bundle.revealed.at);
    let mut findings = Vec::new();
    if at < frozen.opens_at {
        findings.push(Finding::DrawnTooEarly);
    }
    let grace = Duration::minutes(i64::from(frozen.reveal_grace_minutes));
    let ends = frozen.opens_at.checked_add_signed(grace);
    if !withheld.is_empty() && ends.is_none_or(|ends| at < ends) {
        findings.push(Finding::DidNotWait { withheld: withheld.to_vec() });
    }
    if frozen.beacon.is_none() && withheld.len() == frozen.supervisors.len() {
        findings.push(Finding::NothingRandom);
    }
    findings
}

/// The hard rules of a seating; lots have none.
fn rules(bundle: &Bundle) -> Vec<Finding> {
    match (bundle.frozen.task.seating(), bundle.result.drawn.seating()) {
        (Some(seating), Some(drawn)) => rules::broken(seating, bundle.frozen.day, drawn),
        (None, None) => Vec::new(),
        _ => vec![Finding::FieldDiffers { field: "drawn".to_owned() }],
    }
}

/// What differs between the replayed and the published result.
fn replayed(outcome: &Drawing, published: &DrawResult) -> Vec<Finding> {
    match outcome {
        Drawing::Drawn(computed) => seats::differences(computed, published),
        Drawing::Impossible(_) => vec![Finding::NoSeatingExists],
        Drawing::Undecided => vec![Finding::Undecided],
    }
}

/// The first replacement that the rule does not give.
fn replacements(bundle: &Bundle) -> Vec<Finding> {
    match (&bundle.frozen.task, &bundle.result.drawn) {
        (Task::Seating(seating), TaskDrawn::Seating(drawn)) if bundle.lot_replacements.is_empty() => {
            let replayed = Standing::after(seating, drawn, &bundle.replacements).map(drop);
            first_different(replayed, &bundle.replacements, |it| it.out.clone())
        }
        (Task::Lots(lots), TaskDrawn::Lots(drawn)) if bundle.replacements.is_empty() => {
            let replayed = LotStanding::after(lots, drawn, &bundle.lot_replacements).map(drop);
            first_different(replayed, &bundle.lot_replacements, |it| format!("{}/{}", it.group, it.out))
        }
        // A result of another kind than the task is named by the checks before.
        _ if bundle.replacements.is_empty() && bundle.lot_replacements.is_empty() => Vec::new(),
        _ => vec![Finding::FieldDiffers { field: "replacements".to_owned() }],
    }
}

/// The replacement at which replaying ended, with the name of who left.
fn first_different<T>(
    replayed: Result<(), (usize, NotReplaceable)>,
    published: &[T],
    out: impl Fn(&T) -> String,
) -> Vec<Finding> {
    let number = replayed.err().map(|(number, _)| number);
    let differs = number.and_then(|number| published.get(number).map(|it| (number, it)));
    let finding = |(number, it)| Finding::ReplacementDiffers { number: number + 1, out: out(it) };
    differs.map(finding).into_iter().collect()
}
