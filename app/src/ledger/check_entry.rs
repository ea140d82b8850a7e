//! The island on an entry's page: it checks the shown bytes against the signed ledger and says how that ended.

use crate::checking;
use crate::lang::Lang;
use crate::locales::{Inclusion, fill};
use crate::ui::{Kind, ProofPanel, ScriptButton, Verdict};
use checks::ledger::Checked;
use domain::ledger::proof::{Check, Failure, Outcome, Step};
use leptos::prelude::*;

/// How far the check is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Progress {
    /// No script has run.
    Waiting,
    Checking,
    Checked(Checked),
    Unreachable,
}

/// Checks an entry when asked: the cryptography of a check loads with the first.
#[island]
pub fn CheckEntry(
    /// The entry's index.
    index: u64,
    /// Its bytes as the page shows them.
    entry: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = Inclusion::of(lang);
    let progress = RwSignal::new(Progress::Waiting);
    let run = move || {
        let entry = entry.clone();
        progress.set(Progress::Checking);
        leptos::task::spawn_local(async move {
            let checked = checking::entry(index, entry.as_bytes()).await;
            progress.set(checked.map_or(Progress::Unreachable, Progress::Checked));
        });
    };
    let busy = Signal::derive(move || progress.get() == Progress::Checking);
    view! {
        {move || panel(&progress.get(), lang)}
        <ScriptButton kind=Kind::Primary press=run busy=busy>{words.check}</ScriptButton>
    }
}

fn panel(progress: &Progress, lang: Lang) -> impl IntoView + use<> {
    let (verdict, sentence) = verdict(progress, lang);
    let steps = match progress {
        Progress::Checked(checked) => checked.verdict.steps.iter().map(|step| sentence_of(*step, lang)).collect(),
        _ => Vec::new(),
    };
    let steps = steps.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let witnesses = match progress {
        Progress::Checked(checked) if !checked.verdict.witnesses.is_empty() => {
            Some(fill(Inclusion::of(lang).witnessed, &[&checked.verdict.witnesses.join(", ")]))
        }
        _ => None,
    };
    view! {
        <ProofPanel lang=lang verdict=verdict sentence=sentence>
            <p>{Inclusion::of(lang).how}</p>
            <ol>{steps}</ol>
            {witnesses.map(|sentence| view! { <p>{sentence}</p> })}
        </ProofPanel>
    }
}

fn verdict(progress: &Progress, lang: Lang) -> (Verdict, String) {
    let words = Inclusion::of(lang);
    match progress {
        Progress::Waiting => (Verdict::Unchecked, words.needs_script.to_owned()),
        Progress::Checking => (Verdict::Unchecked, words.checking.to_owned()),
        Progress::Unreachable => (Verdict::Unchecked, words.unreachable.to_owned()),
        Progress::Checked(checked) if checked.verdict.holds() => {
            let size = checked.verdict.size.unwrap_or_default().to_string();
            let detail = fill(words.good_detail, &[&size, &checked.hashes.to_string()]);
            (Verdict::Verified, fill(words.joined, &[words.good, &detail]))
        }
        Progress::Checked(checked) => {
            let why = checked.verdict.failure().map_or("", |(_, failure)| failure_word(failure, words));
            (Verdict::NotVerified, fill(words.joined, &[words.bad, why]))
        }
    }
}

/// One step of the check in words.
fn sentence_of(step: Step, lang: Lang) -> String {
    let words = Inclusion::of(lang);
    let outcome = match step.outcome {
        Outcome::Held => words.held,
        Outcome::NotReached => words.not_reached,
        Outcome::Failed(failure) => failure_word(failure, words),
    };
    fill(words.step, &[check_word(step.check, words), outcome])
}

const fn check_word(check: Check, words: &'static Inclusion) -> &'static str {
    match check {
        Check::Key => words.check_key,
        Check::ProofFile => words.check_proof_file,
        Check::Checkpoint | Check::OlderCheckpoint => words.check_checkpoint,
        Check::Size => words.check_size,
        Check::Tiles => words.check_tiles,
        Check::Inclusion => words.check_inclusion,
        Check::Extension => words.check_extension,
    }
}

const fn failure_word(failure: Failure, words: &'static Inclusion) -> &'static str {
    match failure {
        Failure::Malformed => words.malformed,
        Failure::OtherLog => words.other_log,
        Failure::Unsigned => words.unsigned,
        Failure::BadSignature => words.bad_signature,
        Failure::Missing => words.missing,
        Failure::WrongLength => words.wrong_length,
        Failure::NotInTree => words.not_in_tree,
        Failure::Shrunk => words.shrunk,
        Failure::RootDiffers => words.root_differs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ledger::proof::{InclusionEvidence, check_inclusion};
    use std::collections::BTreeMap;

    #[test]
    fn no_answer_is_no_verdict_and_a_failed_check_names_its_reason() {
        assert_eq!(verdict(&Progress::Unreachable, Lang::En).0, Verdict::Unchecked);
        let evidence = InclusionEvidence {
            key: "no key",
            witnesses: &[],
            checkpoint: "",
            index: 0,
            entry: b"",
            tiles: &BTreeMap::new(),
        };
        let checked = Checked { verdict: check_inclusion(&evidence), hashes: 0 };
        let steps: Vec<String> = checked.verdict.steps.iter().map(|step| sentence_of(*step, Lang::En)).collect();
        let (found, sentence) = verdict(&Progress::Checked(checked), Lang::En);
        let words = Inclusion::of(Lang::En);
        assert_eq!(found, Verdict::NotVerified);
        assert!(sentence.contains(words.malformed), "{sentence}");
        assert!(steps[0].contains(words.check_key) && steps[0].contains(words.malformed), "{steps:?}");
        assert!(steps[1..].iter().all(|step| step.contains(words.not_reached)), "{steps:?}");
    }
}
