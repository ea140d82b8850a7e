//! Items on both databases: the next version is written by one person and published by another, cases keep theirs, a code
//! is given once, and an item ends with its reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{
        flow::{Flow, StepKind},
        item::{End, Ended, Item, ItemCode, ItemFault, ItemStatus, Level, TypedItem, skeleton},
        post::PostCode,
    },
    permissions::Actor,
    recruitment::scheme::Named,
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use offices::{Office, cut_item, day, form, item};
use std::sync::Arc;
use store::{Store, approvals, ledger};
use support::{assert_whole, refusal};

/// The next version with something changed, as a document.
async fn next(store: &Store, change: impl FnOnce(&mut Item)) -> String {
    let mut item = Item::clone(approvals::catalogue(store).await.unwrap().latest(&item()).unwrap());
    item.version += 1;
    change(&mut item);
    serde_json::to_string_pretty(&item).unwrap()
}

fn faster(item: &mut Item) {
    item.promised -= 1;
    for step in &mut item.flow.steps {
        if let StepKind::Task(task) = &mut step.kind {
            task.limit = task.limit.min(1);
        }
    }
}

async fn save(office: &Office, by: &Actor, seen: u64, text: &str) -> Result<ItemCode, Refusal> {
    let saved = approvals::save_item_draft(&office.store, by, Some(&item()), seen, text, day("2026-11-23")).await;
    refused(saved)
}

/// A failure is no refusal.
fn refused<T>(result: Result<T, store::StoreError>) -> Result<T, Refusal> {
    result.map_err(|error| match error {
        store::StoreError::Refused(refusal) => refusal,
        error => panic!("{error}"),
    })
}

async fn publish(office: &Office, by: &Actor, seen: u64) -> Result<(), Refusal> {
    let published = approvals::publish_item_draft(&office.store, by, &item(), seen, day("2026-11-24")).await;
    refused(published)
}

fn end(end: End) -> Ended {
    Ended {
        end,
        on: "2026-11-20".parse().unwrap(),
        to: (end == End::Delegated).then_some(Level::Prefecture),
        reason: Named { zh: "由市场调节".into(), en: "left to the market".into() },
        document: "吉政发〔2026〕1号".into(),
    }
}

both_databases! {
    async fn one_writes_another_publishes_and_what_runs_keeps_its_version(world: World) {
        let office = Office::open(&world).await;
        let before = office.filed(1, "2026-11-23").await;
        let document = next(&office.store, faster).await;
        save(&office, &office.idle, 0, &document).await.unwrap();
        let draft = approvals::item_draft(&office.store, &office.idle, &item()).await.unwrap().unwrap();
        assert_eq!((draft.item.version, draft.revision, draft.own, draft.faults.as_slice()), (2, 1, true, &[][..]));
        assert_eq!(approvals::item_in_force(&office.store, &item()).await.unwrap().version, 1, "a draft runs nothing");

        assert_eq!(publish(&office, &office.idle, 1).await.unwrap_err().code, Code::SecondPersonNeeded);
        assert_eq!(publish(&office, &office.head, 0).await.unwrap_err().code, Code::ChangedMeanwhile);
        publish(&office, &office.head, 1).await.unwrap();
        assert_eq!(publish(&office, &office.head, 1).await.unwrap_err().code, Code::NotFound);

        // Another process sees it at once.
        let another = world.another().await;
        assert_eq!(approvals::item_in_force(&another, &item()).await.unwrap().version, 2);
        let after = office.filed(2, "2026-11-24").await;
        assert_eq!(office.own(&before, "2026-11-24").await.item.version, 1);
        assert_eq!(office.own(&after, "2026-11-24").await.item.version, 2);
        let versions = approvals::item_versions(&office.store, &item()).await.unwrap();
        let known: Vec<_> = versions.iter().map(|it| (it.item.version, it.at)).collect();
        assert_eq!(known, [(2, Some(day("2026-11-24"))), (1, None)]);

        let about = ledger::Filter { kind: None, subject: Some(approvals::item_subject(&item())) };
        let entries = ledger::page(&office.store, &about, None, 9).await.unwrap().entries;
        assert_eq!(entries.len(), 2, "saved and published");
        assert_whole(&office.store).await;
    }

    async fn whoever_wrote_any_of_it_cannot_publish(world: World) {
        let office = Office::open(&world).await;
        let document = next(&office.store, faster).await;
        save(&office, &office.idle, 0, &document).await.unwrap();
        assert_eq!(save(&office, &office.head, 1, &document).await.unwrap_err().code, Code::NothingChanged);
        let other = next(&office.store, |item| item.promised -= 1).await;
        assert_eq!(save(&office, &office.head, 0, &other).await.unwrap_err().code, Code::ChangedMeanwhile);
        save(&office, &office.head, 1, &other).await.unwrap();
        for by in [&office.idle, &office.head] {
            assert_eq!(publish(&office, by, 2).await.unwrap_err().code, Code::SecondPersonNeeded);
        }
        let at = day("2026-11-24");
        let stale = approvals::discard_item_draft(&office.store, &office.head, &item(), 1, at).await;
        assert_eq!(refusal(stale).code, Code::ChangedMeanwhile);
        approvals::discard_item_draft(&office.store, &office.head, &item(), 2, at).await.unwrap();
        assert_eq!(approvals::item_draft(&office.store, &office.head, &item()).await.unwrap(), None);
        assert_whole(&office.store).await;
    }

    async fn of_two_who_save_the_second_saves_only_over_what_they_have_seen(world: World) {
        let office = Office::open(&world).await;
        let store = &office.store;
        let (theirs, mine) = (next(store, faster).await, next(store, |item| item.promised -= 2).await);
        save(&office, &office.head, 0, &theirs).await.unwrap();
        let promised = async || approvals::item_draft(store, &office.idle, &item()).await.unwrap().unwrap().item.promised;
        let kept = promised().await;
        // However often it is sent, by text or as a flow.
        for _ in 0..2 {
            assert_eq!(save(&office, &office.idle, 0, &mine).await.unwrap_err().code, Code::ChangedMeanwhile);
        }
        let flow = approvals::next_item(store, &office.idle, &item()).await.unwrap().item.flow;
        let steps = Flow { steps: flow.steps[1..].to_vec() };
        let drawn = approvals::save_item_flow(store, &office.idle, &item(), 0, steps, day("2026-11-24")).await;
        assert_eq!(refusal(drawn).code, Code::ChangedMeanwhile);
        assert_eq!(promised().await, kept, "what the other saved stands");
        // Having seen it, they put theirs in its place, and both have written of it.
        save(&office, &office.idle, 1, &mine).await.unwrap();
        assert_ne!(promised().await, kept);
        for by in [&office.idle, &office.head] {
            assert_eq!(publish(&office, by, 2).await.unwrap_err().code, Code::SecondPersonNeeded);
        }
        assert_whole(store).await;
    }

    async fn texts_are_typed_over_the_draft_and_leave_its_flow(world: World) {
        let office = Office::open(&world).await;
        let (store, at) = (&office.store, day("2026-11-24"));
        let present = approvals::next_item(store, &office.idle, &item()).await.unwrap().item;
        let save = async |by: &Actor, seen: u64, change: &dyn Fn(&mut TypedItem)| {
            let mut typed = TypedItem::of(&present);
            change(&mut typed);
            refused(approvals::save_item_text(store, by, &item(), seen, &typed, at).await)
        };
        assert_eq!(save(&office.elsewhere, 0, &|it| it.zh.clear()).await.unwrap_err().code, Code::NotPermitted);
        assert_eq!(save(&office.idle, 0, &|_| ()).await.unwrap_err().code, Code::NothingChanged);
        // Somebody else draws another flow; the texts go over it.
        let flow = Flow { steps: present.flow.steps[1..].to_vec() };
        approvals::save_item_flow(store, &office.head, &item(), 0, flow.clone(), at).await.unwrap();
        let renamed = |it: &mut TypedItem| it.zh = "改名".into();
        assert_eq!(save(&office.idle, 0, &renamed).await.unwrap_err().code, Code::ChangedMeanwhile);
        let unread = save(&office.idle, 1, &|it| it.promised = "soon".into()).await.unwrap_err();
        assert_eq!(unread, Refusal::of(Code::Malformed, "text[promised]"));
        save(&office.idle, 1, &renamed).await.unwrap();
        let draft = approvals::item_draft(store, &office.idle, &item()).await.unwrap().unwrap();
        assert_eq!((draft.revision, draft.item.name.zh.as_str(), &draft.item.flow), (2, "改名", &flow));
        assert_whole(store).await;
    }

    async fn nothing_faulty_is_published(world: World) {
        let office = Office::open(&world).await;
        let nobody = PostCode("220000-nobody-01".into());
        let wrong = next(&office.store, |item| {
            item.basis.clear();
            let tasks = item.flow.steps.iter_mut().filter_map(|step| match &mut step.kind {
                StepKind::Task(task) => Some(task),
                _ => None,
            });
            tasks.take(1).for_each(|task| task.post = Some(nobody.clone()));
        }).await;
        save(&office, &office.idle, 0, &wrong).await.unwrap();
        let draft = approvals::item_drafts(&office.store, &office.head).await.unwrap().remove(0);
        assert!(draft.faults.contains(&ItemFault::NoBasis), "{:?}", draft.faults);
        assert!(draft.faults.iter().any(|fault| matches!(fault, ItemFault::UnknownPost { post, .. } if *post == nobody)));
        let refused = publish(&office, &office.head, 1).await.unwrap_err();
        assert_eq!((refused.code, refused.facts), (Code::DraftFaulty, vec![draft.faults.len().to_string()]));
        for (text, code) in [("{", Code::NotAnItem), ("nonsense", Code::NotAnItem)] {
            assert_eq!(save(&office, &office.idle, 1, text).await.unwrap_err().code, code);
        }
        let long = next(&office.store, |item| item.name.zh = "长".repeat(30_000)).await;
        assert_eq!(save(&office, &office.idle, 1, &long).await.unwrap_err().code, Code::TooLarge);
        assert_eq!(approvals::item_in_force(&office.store, &item()).await.unwrap().version, 1);
    }

    async fn a_new_item_takes_a_code_that_was_never_given(world: World) {
        let office = Office::open(&world).await;
        let (store, at) = (&office.store, day("2026-11-23"));
        let save = async |code: &str| {
            let item = skeleton(ItemCode::parse(code).unwrap());
            let text = serde_json::to_string(&item).unwrap();
            approvals::save_item_draft(store, &office.idle, None, 0, &text, at).await
        };
        let code = save("QT9999900Y").await.unwrap();
        assert_eq!(refusal(save("QT9999900Y").await).code, Code::Taken, "its draft is open");
        assert_eq!(refusal(save("XK2210100Y").await).code, Code::Taken);
        assert_eq!(refusal(save(&cut_item()).await).code, Code::ItemClosed);
        let of_other = serde_json::to_string(&skeleton(code.clone())).unwrap();
        let refused = self::save(&office, &office.idle, 0, &of_other).await.unwrap_err();
        assert_eq!(refused.code, Code::OtherItem);

        // Filled in from another item, it is published as the first version of its own code.
        let text = next(store, |item| (item.code, item.version) = (code.clone(), 1)).await;
        approvals::save_item_draft(store, &office.idle, Some(&code), 1, &text, at).await.unwrap();
        approvals::publish_item_draft(store, &office.head, &code, 2, at).await.unwrap();
        assert_eq!(approvals::item_in_force(store, &code).await.unwrap().version, 1);
        approvals::file(store, &office.applicant(1), &code, ExamRegion::Provincial, &form(), at).await.unwrap();
        assert_eq!(approvals::item_in_force(&world.another().await, &code).await.unwrap().code, code);
        assert_whole(store).await;
    }

    async fn an_item_ends_with_its_reason_and_stays_readable(world: World) {
        let office = Office::open(&world).await;
        let (store, at) = (&office.store, day("2026-11-24"));
        let before = office.filed(1, "2026-11-23").await;
        save(&office, &office.idle, 0, &next(store, faster).await).await.unwrap();
        let open = approvals::end_item(store, &office.idle, &item(), &end(End::Cut), at).await;
        assert_eq!(refusal(open).code, Code::DraftOpen);
        approvals::discard_item_draft(store, &office.idle, &item(), 1, at).await.unwrap();

        approvals::end_item(store, &office.idle, &item(), &end(End::Delegated), at).await.unwrap();
        let over = save(&office, &office.idle, 1, &next(store, faster).await).await;
        assert_eq!(over.unwrap_err().code, Code::DraftOpen, "an ending is not written over");
        assert_eq!(publish(&office, &office.idle, 1).await.unwrap_err().code, Code::SecondPersonNeeded);
        office.filed(2, "2026-11-24").await;
        publish(&office, &office.head, 1).await.unwrap();
        let filed = approvals::file(store, &office.applicant(3), &item(), ExamRegion::Provincial, &form(), at).await;
        assert_eq!(refusal(filed).code, Code::ItemClosed);
        let catalogue = approvals::catalogue(store).await.unwrap();
        assert_eq!((catalogue.census().cut, catalogue.census().delegated), (1, 1));
        assert!(matches!(&catalogue.latest(&item()).unwrap().status,
            ItemStatus::Delegated { to: Level::Prefecture, reason, .. } if reason.zh == "由市场调节"));
        assert_eq!(office.own(&before, "2026-11-24").await.item.status, ItemStatus::InForce, "what has begun goes on");
        let again = approvals::end_item(store, &office.idle, &item(), &end(End::Cut), at).await;
        assert_eq!(refusal(again).code, Code::ItemClosed);
        assert_whole(store).await;
    }

    async fn only_the_provinces_own_staff_keep_items(world: World) {
        let office = Office::open(&world).await;
        let text = next(&office.store, faster).await;
        for by in [&office.elsewhere, &office.supervisor, &office.applicant(1)] {
            assert_eq!(save(&office, by, 0, &text).await.unwrap_err().code, Code::NotPermitted);
            let read = approvals::item_draft(&office.store, by, &item()).await;
            assert_eq!(refusal(read).code, Code::NotPermitted);
        }
    }

    async fn a_case_that_is_filed_while_a_version_is_published_has_the_one_that_the_ledger_shows(world: World) {
        let office = Arc::new(Office::open(&world).await);
        save(&office, &office.idle, 0, &next(&office.store, faster).await).await.unwrap();
        let filing: Vec<_> = (1..=3).map(|number| {
            let office = Arc::clone(&office);
            tokio::spawn(async move { office.filed(number, "2026-11-24").await })
        }).collect();
        let (store, head) = (office.store.clone(), office.head.clone());
        let published = tokio::spawn(async move {
            approvals::publish_item_draft(&store, &head, &item(), 1, day("2026-11-24")).await
        });
        published.await.unwrap().unwrap();
        for filed in filing {
            filed.await.unwrap();
        }
        // In the order of the ledger no case stands under the old version behind the new one.
        let entries = ledger::page(&office.store, &ledger::Filter::default(), None, 60).await.unwrap().entries;
        let versions = entries.iter().rev().filter_map(|entry| {
            let said = &entry.entry;
            ["case.filed", "item.published"].contains(&said.kind.as_str()).then(|| said.body["version"].as_u64().unwrap())
        });
        let versions: Vec<u64> = versions.collect();
        assert_eq!(versions.len(), 4);
        assert!(versions.is_sorted(), "{versions:?}");
        assert_whole(&office.store).await;
    }
}
