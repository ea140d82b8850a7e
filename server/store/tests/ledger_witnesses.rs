//! Witnesses in the store: what is submitted to them proves itself, and what they cosigned stands under the right heads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;
#[path = "support/witness.rs"]
mod witness;

use domain::ledger::checkpoint::{Checkpoint, Opened};
use domain::ledger::merkle::{Hash, verify_consistency};
use domain::ledger::proof::{ProofFile, check_proof_file};
use domain::ledger::witness::{Submission, Trouble, cosignature};
use domain::permissions::{Action, Target};
use sea_orm::ConnectionTrait;
use serde_json::json;
use store::Store;
use support::{administrator, at};
use witness::WitnessKey;

async fn append(store: &Store, count: u32) {
    for number in 0..count {
        let act = store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(0)).await.unwrap();
        act.commit("test.counted", format!("count:{number}"), json!({ "number": number })).await.unwrap();
    }
}

async fn cosign(store: &Store, witness: &WitnessKey, submission: &Submission, time: u64) {
    let line = witness.cosign(&submission.checkpoint, time);
    let good = cosignature(&submission.checkpoint, &witness.public(), &format!("{line}\n")).unwrap();
    store::ledger::cosigned(store, &witness.public(), submission.size, &good, at(1)).await.unwrap();
}

fn open(store: &Store, note: &str, witnesses: &[&WitnessKey]) -> Opened {
    let keys: Vec<_> = witnesses.iter().map(|witness| witness.public()).collect();
    Checkpoint::open(note, &store.ledger_key(), &keys).unwrap()
}

async fn opened(store: &Store, witnesses: &[&WitnessKey]) -> Opened {
    open(store, &store::ledger::checkpoint(store).await.unwrap(), witnesses)
}

/// The ledger's key as a stranger has it.
trait Published {
    fn ledger_key(&self) -> domain::ledger::note::VerifierKey;
}

impl Published for Store {
    fn ledger_key(&self) -> domain::ledger::note::VerifierKey {
        store::ledger::vkey(self).parse().unwrap()
    }
}

both_databases! {
    async fn a_submission_proves_that_nothing_before_was_altered(world: World) {
        let store = &world.store;
        assert_eq!(store::ledger::submission(store, 0).await.unwrap(), None, "an empty ledger is no news");
        let mut roots: Vec<Hash> = Vec::new();
        for size in 1..=9 {
            append(store, 1).await;
            for old in 0..=size {
                let submission = store::ledger::submission(store, old).await.unwrap().unwrap();
                let head = open(store, &submission.checkpoint, &[]).checkpoint;
                assert_eq!((submission.old, submission.size, head.size), (old, size, size));
                if old == 0 {
                    roots.push(head.root);
                    assert_eq!(submission.proof, []);
                } else {
                    let before = roots[old as usize - 1];
                    assert_eq!(verify_consistency(old, size, before, head.root, &submission.proof), Ok(()), "{old}..{size}");
                }
            }
        }
        assert_eq!(store::ledger::submission(store, 10).await.unwrap(), None);
    }

    async fn cosignatures_stand_under_the_head_they_sign(world: World) {
        let store = &world.store;
        let (first, second) = (WitnessKey::new("witness.example/w1"), WitnessKey::new("witness.example/w2"));
        append(store, 3).await;
        let three = store::ledger::submission(store, 0).await.unwrap().unwrap();
        cosign(store, &first, &three, 1_800_000_000).await;
        let head = opened(store, &[&first, &second]).await;
        assert_eq!((head.checkpoint.size, head.witnesses.len(), head.witnesses[0].at), (3, 1, Some(1_800_000_000)));

        append(store, 2).await;
        assert_eq!(opened(store, &[&first]).await.witnesses, [], "the new head is nobody's yet");
        let five = store::ledger::submission(store, 3).await.unwrap().unwrap();
        cosign(store, &first, &five, 1_800_000_100).await;
        cosign(store, &second, &five, 1_800_000_101).await;
        assert_eq!(opened(store, &[&first, &second]).await.witnesses.len(), 2);
        // An answer that comes late does not set a witness back.
        cosign(store, &first, &three, 1_800_000_200).await;
        assert_eq!(opened(store, &[&first, &second]).await.witnesses.len(), 2);

        store::ledger::trouble(store, &second.public(), Trouble::Unreachable, at(9)).await.unwrap();
        let known = store::ledger::witnesses(store).await.unwrap();
        let of = |witness: &WitnessKey| known.iter().find(|known| known.key == witness.public()).unwrap().clone();
        assert_eq!((of(&first).cosigned.unwrap().size, of(&first).trouble), (5, None));
        assert_eq!((of(&second).cosigned.unwrap().size, of(&second).trouble), (5, Some(Trouble::Unreachable)));
        assert_eq!(of(&second).asked, at(9));
    }

    async fn a_proof_prefers_the_head_that_witnesses_have_seen(world: World) {
        let store = &world.store;
        let witness = WitnessKey::new("witness.example/w1");
        append(store, 5).await;
        let five = store::ledger::submission(store, 0).await.unwrap().unwrap();
        cosign(store, &witness, &five, 1_800_000_000).await;
        append(store, 2).await;
        for (index, size, witnesses) in [(0, 5, 1), (4, 5, 1), (5, 7, 0), (6, 7, 0)] {
            let text = store::ledger::proof(store, index).await.unwrap();
            let file: ProofFile = text.parse().unwrap();
            let key = store::ledger::vkey(store);
            let verdict = check_proof_file(&key, &[witness.public()], &text, file.extra.as_deref().unwrap());
            assert!(verdict.holds(), "{index}: {verdict:?}");
            assert_eq!((verdict.size, verdict.witnesses.len()), (Some(size), witnesses), "{index}");
        }
        // A line that was tampered with is not published: the heads stay good without it.
        let raw = world.raw().await;
        raw.execute_unprepared("UPDATE witnesses SET size = 7").await.unwrap();
        assert_eq!(opened(store, &[&witness]).await.witnesses, []);
        raw.execute_unprepared("UPDATE witnesses SET size = 4").await.unwrap();
        let text = store::ledger::proof(store, 0).await.unwrap();
        let checkpoint = text.parse::<ProofFile>().unwrap().checkpoint;
        assert_eq!(open(store, &checkpoint, &[&witness]).checkpoint.size, 7);
        raw.execute_unprepared("UPDATE witnesses SET line = 'nonsense'").await.unwrap();
        assert_eq!(opened(store, &[&witness]).await.checkpoint.size, 7);
        assert_eq!(store::ledger::witnesses(store).await.unwrap(), []);
    }
}
