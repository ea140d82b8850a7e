//! Sessions, rate limits and returned forms: the operational rows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::TimeDelta;
use domain::{
    ids::AccountId,
    permissions::Role,
    refusal::{Code, Refusal},
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use store::{
    Store,
    accounts::{self, NewAccount},
    flash::{self, Returned},
    limits::{self, Limit},
    sessions::{self, Expiry, SessionToken},
};
use support::{administrator, at, refusal};

const EXPIRY: Expiry = Expiry { idle: TimeDelta::minutes(30), absolute: TimeDelta::hours(12) };
const LIMIT: Limit = Limit { what: "sign-in.address", most: 3, window: TimeDelta::seconds(60) };

async fn account(store: &Store) -> AccountId {
    let new = NewAccount {
        login: "he.lin".into(),
        role: Role::Supervisor,
        region: None,
        agency: "省纪委监委驻厅纪检监察组".into(),
        name: "何林".into(),
        examiner: None,
        password: "correct horse battery".into(),
        second_factor: None,
    };
    accounts::create(store, &administrator(), new, at(0)).await.unwrap()
}

async fn is_good(store: &Store, token: &SessionToken, second: i64) -> bool {
    sessions::actor_of(store, token, EXPIRY, at(second)).await.unwrap().is_some()
}

both_databases! {
    async fn a_session_is_known_to_every_process_until_it_ends(world: World) {
        let (store, other) = (&world.store, world.another().await);
        let id = account(store).await;
        let token = sessions::create(store, id, at(0)).await.unwrap();
        let token = SessionToken::parse(&token.cookie()).unwrap();
        let present = sessions::actor_of(&other, &token, EXPIRY, at(1)).await.unwrap().unwrap();
        assert_eq!((present.actor.account, present.actor.second_factor, present.since), (Some(id), false, at(0)));
        assert_eq!(present.account.name, "何林");

        let raised = sessions::raise(&other, &token, at(2)).await.unwrap();
        assert!(!is_good(store, &token, 3).await, "the old token is dead");
        assert_eq!(refusal(sessions::raise(store, &token, at(3)).await).code, Code::SignInRequired);
        let present = sessions::actor_of(store, &raised, EXPIRY, at(3)).await.unwrap().unwrap();
        assert_eq!((present.actor.second_factor, present.since), (true, at(0)));

        sessions::sign_out(&other, &raised).await.unwrap();
        assert!(!is_good(store, &raised, 4).await);
        assert_eq!(SessionToken::parse("short"), None);
    }

    async fn a_session_ends_when_idle_and_when_old(world: World) {
        let id = account(&world.store).await;
        let idle = sessions::create(&world.store, id, at(0)).await.unwrap();
        let busy = sessions::create(&world.store, id, at(0)).await.unwrap();
        for second in (0..12 * 3600).step_by(1700) {
            assert!(is_good(&world.store, &busy, second).await, "{second}");
        }
        assert!(!is_good(&world.store, &idle, 1800).await);
        assert!(!is_good(&world.store, &busy, 12 * 3600).await);
        assert_eq!(sessions::purge(&world.store, EXPIRY, at(1800)).await.unwrap(), 1);
        assert_eq!(sessions::purge(&world.store, EXPIRY, at(12 * 3600)).await.unwrap(), 1);
    }

    async fn whatever_ends_the_trust_ends_the_sessions(world: World) {
        let store = &world.store;
        let id = account(store).await;
        let token = sessions::create(store, id, at(0)).await.unwrap();
        accounts::lock(store, &administrator(), id, at(1)).await.unwrap();
        assert!(!is_good(store, &token, 2).await);
        accounts::unlock(store, &administrator(), id, at(3)).await.unwrap();
        assert!(!is_good(store, &token, 4).await, "unlocking does not bring it back");
        let [one, two] = [sessions::create(store, id, at(5)).await.unwrap(), sessions::create(store, id, at(5)).await.unwrap()];
        assert_eq!(sessions::sign_out_everywhere(store, id).await.unwrap(), 2);
        assert!(!is_good(store, &one, 6).await && !is_good(store, &two, 6).await);
    }

    async fn the_database_holds_no_token(world: World) {
        let id = account(&world.store).await;
        let token = sessions::create(&world.store, id, at(0)).await.unwrap();
        let query = Statement::from_string(world.store.backend(), "SELECT id FROM sessions");
        let stored: String = world.store.read().query_one_raw(query).await.unwrap().unwrap().try_get("", "id").unwrap();
        assert!(stored != token.cookie() && stored.len() == 64);
        assert_eq!(format!("{token:?}"), "SessionToken");
    }

    async fn a_rate_limit_holds_over_processes_and_ends_with_its_window(world: World) {
        let other = world.another().await;
        let mut hits = tokio::task::JoinSet::new();
        for number in 0..10 {
            let store = if number % 2 == 0 { world.store.clone() } else { other.clone() };
            hits.spawn(async move { limits::hit(&store, LIMIT, "192.0.2.1", at(20)).await.is_ok() });
        }
        assert_eq!(hits.join_all().await.into_iter().filter(|allowed| *allowed).count(), 3);
        let refused = refusal(limits::hit(&world.store, LIMIT, "192.0.2.1", at(20)).await);
        assert_eq!((refused.code, &refused.facts), (Code::TooManyAttempts, &vec!["40".to_owned()]));
        assert_eq!(refusal(limits::check(&world.store, LIMIT, "192.0.2.1", at(20)).await), refused);
        limits::check(&world.store, LIMIT, "192.0.2.2", at(20)).await.unwrap();
        limits::hit(&world.store, LIMIT, "192.0.2.2", at(20)).await.unwrap();
        limits::hit(&world.store, LIMIT, "192.0.2.1", at(60)).await.unwrap();
        assert_eq!(limits::purge(&world.store, at(60)).await.unwrap(), 2);
    }

    async fn a_returned_form_is_read_once(world: World) {
        let store = &world.store;
        let form = Returned { refusal: Refusal::of(Code::Missing, "name"), values: json!({ "agency": "吉林市人事局" }) };
        let token = flash::put(store, &form, at(0)).await.unwrap();
        let (one, two) = tokio::join!(flash::take(store, &token, at(1)), flash::take(store, &token, at(1)));
        let taken: Vec<_> = [one.unwrap(), two.unwrap()].into_iter().flatten().collect();
        assert_eq!(taken, std::slice::from_ref(&form));
        let late = flash::put(store, &form, at(0)).await.unwrap();
        flash::put(store, &form, at(0)).await.unwrap();
        assert_eq!(flash::take(store, &late, at(600)).await.unwrap(), None);
        assert_eq!(flash::purge(store, at(600)).await.unwrap(), 1);
        assert_eq!(flash::take(store, "unknown", at(0)).await.unwrap(), None);
    }
}
