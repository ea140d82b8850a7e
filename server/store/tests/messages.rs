//! Messages: written with their cause, read by their owner alone, delivered once by one of several processes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::TimeDelta;
use domain::{
    accounts::{Channels, Contact, Purpose},
    ids::AccountId,
    messages::{ATTEMPTS, Kind, Language, Letter, LinkPath},
    permissions::{Action, Actor, Role, Target},
    refusal::Code,
};
use store::{
    Store,
    accounts::{self, Asked, NewAccount},
    messages,
};
use support::{administrator, at, refusal};

/// An account without a contact: it is told here and nowhere else.
async fn examiner(store: &Store, login: &str) -> AccountId {
    let new = NewAccount {
        login: login.to_owned(),
        role: Role::Staff,
        region: Some(domain::regions::ExamRegion::Jilin),
        agency: "吉林市人事局".to_owned(),
        name: "王小明".to_owned(),
        examiner: None,
        password: "correct horse battery".to_owned(),
        second_factor: None,
    };
    accounts::create(store, &administrator(), new, at(0)).await.unwrap()
}

fn actor(id: AccountId) -> Actor {
    Actor { account: Some(id), role: Role::Staff, ..Actor::citizen() }
}

async fn tell(store: &Store, id: AccountId, second: i64) {
    let act = store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(second)).await.unwrap();
    let link = LinkPath::parse("/account").unwrap();
    messages::tell(&act, id, &Kind::PasswordSet, Some(&link)).await.unwrap();
    act.commit("account.test", format!("account:{id}"), serde_json::json!({})).await.unwrap();
}

/// A code on its way.
async fn send(store: &Store, contact: &str) {
    let asked = Asked {
        purpose: Purpose::SignUp,
        contact: Contact::parse(contact).unwrap(),
        account: None,
        language: Language::Zh,
        from: None,
    };
    accounts::send_code(store, &asked, at(0)).await.unwrap();
}

both_databases! {
    async fn an_inbox_is_paged_and_belongs_to_its_account(world: World) {
        let store = &world.store;
        let (mine, theirs) = (examiner(store, "wang.min").await, examiner(store, "li.na").await);
        let empty = messages::inbox(store, &actor(mine), None, 10).await.unwrap();
        assert_eq!((empty.messages.len(), empty.next), (0, None));
        for second in 1..=5 {
            tell(store, mine, second).await;
        }
        tell(store, theirs, 6).await;
        assert_eq!(messages::unread(store, mine).await.unwrap(), 5);
        let first = messages::inbox(store, &actor(mine), None, 3).await.unwrap();
        let second = messages::inbox(store, &actor(mine), first.next, 3).await.unwrap();
        let came: Vec<_> = first.messages.iter().chain(&second.messages).map(|message| message.created).collect();
        assert_eq!(came, (1..=5).rev().map(at).collect::<Vec<_>>());
        assert_eq!(second.next, None);
        assert_eq!(first.messages[0].link.as_ref().map(LinkPath::as_str), Some("/account"));

        let one = first.messages[0].id;
        let stranger = messages::mark_read(store, &actor(theirs), one, at(7)).await;
        assert_eq!(refusal(stranger).code, Code::NotFound);
        messages::mark_read(store, &actor(mine), one, at(8)).await.unwrap();
        messages::mark_read(store, &actor(mine), one, at(9)).await.unwrap();
        assert_eq!(messages::unread(store, mine).await.unwrap(), 4);
        messages::mark_all_read(store, &actor(mine), at(10)).await.unwrap();
        let read = messages::inbox(store, &actor(mine), None, 10).await.unwrap().messages;
        let when: Vec<_> = read.iter().map(|message| message.read_at.unwrap()).collect();
        assert_eq!(when, [at(8), at(10), at(10), at(10), at(10)]);
        assert_eq!(messages::unread(store, theirs).await.unwrap(), 1);
        assert_eq!(refusal(messages::inbox(store, &Actor::citizen(), None, 10).await).code, Code::SignInRequired);
    }

    async fn an_act_that_ends_without_its_entry_tells_nothing(world: World) {
        let store = &world.store;
        let id = examiner(store, "wang.min").await;
        let act = store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(1)).await.unwrap();
        messages::tell(&act, id, &Kind::PasswordSet, None).await.unwrap();
        drop(act);
        assert_eq!(messages::unread(store, id).await.unwrap(), 0);
    }

    async fn several_processes_share_the_outbox(world: World) {
        let store = world.store.clone().with_channels(Channels::ALL);
        for number in 0..30 {
            send(&store, &format!("138000000{number:02}")).await;
        }
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..4 {
            let store = world.another().await;
            all.spawn(async move {
                let mut mine = Vec::new();
                for _ in 0..10 {
                    for delivery in messages::lease(&store, 5, at(1)).await.unwrap() {
                        messages::delivered(&store, &delivery).await.unwrap();
                        mine.push(delivery.address);
                    }
                }
                mine
            });
        }
        let mut sent: Vec<String> = all.join_all().await.into_iter().flatten().collect();
        assert_eq!(sent.len(), 30);
        sent.sort();
        sent.dedup();
        assert_eq!(sent.len(), 30, "nobody got a code twice");
        assert_eq!(messages::purge(&store, at(0) + TimeDelta::days(7)).await.unwrap(), 30);
    }

    async fn a_failed_delivery_waits_longer_each_time_and_is_given_up(world: World) {
        let store = world.store.clone().with_channels(Channels::ALL);
        send(&store, "lina@example.org").await;
        let mut now = at(0);
        for attempt in 1..=ATTEMPTS {
            let mut due = messages::lease(&store, 5, now).await.unwrap();
            let delivery = due.pop().expect("it is due");
            assert_eq!(delivery.attempt, attempt);
            assert!(matches!(delivery.letter, Letter::Code { .. }));
            assert!(!format!("{delivery:?}").contains("lina"));
            let over = messages::undelivered(&store, &delivery, "unreachable", false, now).await.unwrap();
            assert_eq!(over, attempt == ATTEMPTS);
            let wait = TimeDelta::seconds(20 * 3_i64.pow(attempt - 1));
            assert!(messages::lease(&store, 5, now + wait - TimeDelta::seconds(1)).await.unwrap().is_empty());
            now += wait;
        }
        assert!(messages::lease(&store, 5, now + TimeDelta::days(1)).await.unwrap().is_empty());
    }

    async fn a_process_that_dies_while_sending_loses_its_lease(world: World) {
        let store = world.store.clone().with_channels(Channels::ALL);
        send(&store, "lina@example.org").await;
        let dead = messages::lease(&store, 5, at(0)).await.unwrap().pop().unwrap();
        assert!(messages::lease(&store, 5, at(119)).await.unwrap().is_empty());
        let next = messages::lease(&store, 5, at(120)).await.unwrap().pop().unwrap();
        assert_eq!((dead.attempt, next.attempt), (1, 2));
        // Whatever the first says afterwards no longer counts.
        messages::undelivered(&store, &dead, "refused", true, at(121)).await.unwrap();
        messages::delivered(&store, &next).await.unwrap();
        assert_eq!(messages::purge(&store, at(0) + TimeDelta::days(8)).await.unwrap(), 1);
    }
}
