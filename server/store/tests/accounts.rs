//! Accounts: made, signed in, locked out, locked; passwords and second factors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::{DateTime, Utc};
use domain::{
    ids::AccountId,
    permissions::{Actor, Role},
    refusal::Code,
    regions::ExamRegion,
};
use sea_orm::ConnectionTrait;
use store::{
    Store,
    accounts::{self, NewAccount, State},
    ledger::{self, Filter, Finding},
};
use support::{administrator, assert_whole, at, refusal};

const PASSWORD: &str = "correct horse battery";
const SECRET: [u8; 20] = *b"12345678901234567890";

fn staff(login: &str) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        role: Role::Staff,
        region: Some(ExamRegion::Jilin),
        agency: "吉林市人事局".to_owned(),
        name: "王小明".to_owned(),
        examiner: None,
        password: PASSWORD.to_owned(),
        second_factor: Some(SECRET),
    }
}

async fn make(store: &Store, login: &str) -> AccountId {
    accounts::create(store, &administrator(), staff(login), at(0)).await.unwrap()
}

async fn own(store: &Store, id: AccountId, second_factor: bool) -> Actor {
    accounts::get(store, &administrator(), id).await.unwrap().actor(second_factor)
}

async fn kinds(store: &Store, id: AccountId) -> Vec<String> {
    let filter = Filter { kind: None, subject: Some(format!("account:{id}")) };
    let page = ledger::page(store, &filter, None, 100).await.unwrap();
    page.entries.into_iter().rev().map(|recorded| recorded.entry.kind).collect()
}

both_databases! {
    async fn an_account_is_made_and_signs_in(world: World) {
        let store = &world.store;
        assert!(!accounts::any(store).await.unwrap());
        let id = make(store, "Wang.Xiaoming").await;
        assert!(accounts::any(store).await.unwrap());
        let account = accounts::sign_in(store, " WANG.xiaoming ", PASSWORD, at(1)).await.unwrap();
        assert_eq!((account.id, account.name.as_str(), account.has_second_factor), (id, "王小明", true));
        assert_eq!((account.role, account.region, account.state), (Role::Staff, Some(ExamRegion::Jilin), State::Active));
        for (login, password) in [("wang.xiaoming", "wrong"), ("nobody", PASSWORD), ("王", PASSWORD), ("", "")] {
            assert_eq!(refusal(accounts::sign_in(store, login, password, at(2)).await).code, Code::WrongCredentials);
        }
        let entry = ledger::entry(store, 0).await.unwrap();
        let text = String::from_utf8(entry.bytes).unwrap();
        assert!(text.contains("吉林市人事局") && !text.contains("王小明") && !text.contains("wang"), "{text}");
        assert_whole(store).await;
    }

    async fn a_bad_account_is_refused_and_names_its_field(world: World) {
        let make = async |change: fn(&mut NewAccount)| {
            let mut new = staff("zhang.wei");
            change(&mut new);
            let refusal = refusal(accounts::create(&world.store, &administrator(), new, at(0)).await);
            (refusal.code, refusal.field.unwrap_or_default())
        };
        assert_eq!(make(|new| new.region = None).await, (Code::Missing, "region".into()));
        assert_eq!(make(|new| new.name = " ".into()).await, (Code::Missing, "name".into()));
        assert_eq!(make(|new| new.role = Role::Examiner).await, (Code::Missing, "examiner".into()));
        assert_eq!(make(|new| new.role = Role::Citizen).await, (Code::Malformed, "role".into()));
        assert_eq!(make(|new| new.password = "short".into()).await, (Code::WeakPassword, "password".into()));
        accounts::create(&world.store, &administrator(), staff("zhang.wei"), at(0)).await.unwrap();
        assert_eq!(make(|new| new.login = "ZHANG.WEI".into()).await, (Code::Taken, "login".into()));
        let citizen = accounts::create(&world.store, &Actor::citizen(), staff("li.na"), at(0)).await;
        assert_eq!(refusal(citizen).code, Code::SignInRequired);
        assert_whole(&world.store).await;
    }

    async fn guessing_is_slowed_down_even_when_it_comes_all_at_once(world: World) {
        make(&world.store, "zhao.min").await;
        let other = world.another().await;
        let mut guesses = tokio::task::JoinSet::new();
        for number in 0..20 {
            let store = if number % 2 == 0 { world.store.clone() } else { other.clone() };
            guesses.spawn(async move { refusal(accounts::sign_in(&store, "zhao.min", "wrong password", at(5)).await).code });
        }
        let answers = guesses.join_all().await;
        assert_eq!(answers.iter().filter(|code| **code == Code::WrongCredentials).count(), 5);
        let waiting = refusal(accounts::sign_in(&world.store, "zhao.min", PASSWORD, at(6)).await);
        assert_eq!((waiting.code, waiting.facts), (Code::TooManyAttempts, vec!["299".to_owned()]));
        assert_eq!(refusal(accounts::sign_in(&world.store, "nobody", "x", at(6)).await).code, Code::WrongCredentials);
        accounts::sign_in(&world.store, "zhao.min", PASSWORD, at(305)).await.unwrap();
        assert_eq!(refusal(accounts::sign_in(&world.store, "zhao.min", "x", at(306)).await).code, Code::WrongCredentials);
    }

    async fn a_locked_account_does_not_sign_in(world: World) {
        let store = &world.store;
        let id = make(store, "sun.li").await;
        accounts::lock(store, &administrator(), id, at(1)).await.unwrap();
        accounts::lock(store, &administrator(), id, at(1)).await.unwrap();
        assert_eq!(refusal(accounts::sign_in(store, "sun.li", PASSWORD, at(2)).await).code, Code::WrongCredentials);
        accounts::unlock(store, &administrator(), id, at(3)).await.unwrap();
        accounts::sign_in(store, "sun.li", PASSWORD, at(4)).await.unwrap();
        assert_eq!(kinds(store, id).await, ["account.created", "account.locked", "account.unlocked"]);
        let own = Actor { account: Some(id), ..administrator() };
        assert_eq!(refusal(accounts::lock(store, &own, id, at(5)).await).code, Code::WrongState);
        assert_whole(store).await;
    }

    async fn passwords_are_changed_and_reset(world: World) {
        let store = &world.store;
        let id = make(store, "zhou.jie").await;
        let own = own(store, id, false).await;
        let wrong = refusal(accounts::change_password(store, &own, "wrong", "another long secret", at(1)).await);
        assert_eq!((wrong.code, wrong.field.as_deref()), (Code::WrongCredentials, Some("current")));
        assert_eq!(refusal(accounts::change_password(store, &own, PASSWORD, "zhou.jie.2026", at(1)).await).code, Code::WeakPassword);
        accounts::change_password(store, &own, PASSWORD, "another long secret", at(1)).await.unwrap();
        assert_eq!(refusal(accounts::sign_in(store, "zhou.jie", PASSWORD, at(2)).await).code, Code::WrongCredentials);
        accounts::sign_in(store, "zhou.jie", "another long secret", at(2)).await.unwrap();
        accounts::reset_password(store, &administrator(), id, "a third long secret", at(3)).await.unwrap();
        accounts::sign_in(store, "zhou.jie", "a third long secret", at(4)).await.unwrap();
        assert_eq!(kinds(store, id).await, ["account.created", "account.password-changed", "account.password-reset"]);
        assert_whole(store).await;
    }

    async fn a_one_time_code_works_once(world: World) {
        let store = &world.store;
        let id = make(store, "qian.duo").await;
        let code = accounts::current_code(&SECRET, at(0)).unwrap();
        let (one, two) = tokio::join!(accounts::check_code(store, id, &code, at(0)), accounts::check_code(store, id, &code, at(1)));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        let again = refusal(accounts::check_code(store, id, &code, at(2)).await);
        assert_eq!((again.code, again.field.as_deref()), (Code::WrongOneTimeCode, Some("code")));
        let earlier = accounts::current_code(&SECRET, at(-30)).unwrap();
        assert_eq!(refusal(accounts::check_code(store, id, &earlier, at(3)).await).code, Code::WrongOneTimeCode);
        accounts::check_code(store, id, &accounts::current_code(&SECRET, at(30)).unwrap(), at(30)).await.unwrap();
        for _ in 0..5 {
            assert_eq!(refusal(accounts::check_code(store, id, "000000", at(60)).await).code, Code::WrongOneTimeCode);
        }
        assert_eq!(refusal(accounts::check_code(store, id, "000000", at(60)).await).code, Code::TooManyAttempts);
    }

    async fn a_second_factor_is_enrolled_confirmed_and_reset(world: World) {
        let store = &world.store;
        let new = NewAccount { second_factor: None, ..staff("wu.di") };
        let id = accounts::create(store, &administrator(), new, at(0)).await.unwrap();
        let before = own(store, id, false).await;
        assert_eq!(refusal(accounts::confirm_enrolment(store, &before, "123456", at(0)).await).code, Code::WrongState);
        let offered = accounts::begin_enrolment(store, &before, "Sunshine", at(0)).await.unwrap();
        assert!(offered.uri.starts_with("otpauth://totp/Sunshine:wu.di?secret="), "{}", offered.uri);
        let again = accounts::offered(store, &before, "Sunshine", at(1)).await.unwrap().unwrap();
        assert_eq!((again.secret, again.uri), (offered.secret.clone(), offered.uri.clone()));
        assert!(accounts::offered(store, &before, "Sunshine", at(16 * 60)).await.unwrap().is_none());
        assert_eq!(refusal(accounts::confirm_enrolment(store, &before, "000000", at(1)).await).code, Code::WrongOneTimeCode);
        let code = code_of(&offered.uri, at(2));
        assert_eq!(refusal(accounts::confirm_enrolment(store, &before, &code, at(16 * 60)).await).code, Code::WrongState);
        accounts::confirm_enrolment(store, &before, &code, at(2)).await.unwrap();
        assert_eq!(refusal(accounts::check_code(store, id, &code, at(3)).await).code, Code::WrongOneTimeCode);
        assert!(accounts::offered(store, &own(store, id, true).await, "Sunshine", at(3)).await.unwrap().is_none());
        let stolen = accounts::begin_enrolment(store, &before, "Sunshine", at(4)).await;
        assert_eq!(stolen.err().map(|e| e.into_refusal().code), Some(Code::SecondFactorRequired));
        accounts::reset_second_factor(store, &administrator(), id, at(5)).await.unwrap();
        assert!(!accounts::get(store, &administrator(), id).await.unwrap().has_second_factor);
        accounts::begin_enrolment(store, &before, "Sunshine", at(6)).await.unwrap();
        assert_eq!(kinds(store, id).await, ["account.created", "account.second-factor-set", "account.second-factor-reset"]);
        assert_whole(store).await;
    }

    async fn two_administrators_at_once_never_seal_a_stale_row(world: World) {
        let id = make(&world.store, "feng.yu").await;
        let other = world.another().await;
        let mut changes = tokio::task::JoinSet::new();
        for number in 0..24 {
            let store = if number % 2 == 0 { world.store.clone() } else { other.clone() };
            changes.spawn(async move {
                match number % 3 {
                    0 => accounts::lock(&store, &administrator(), id, at(number)).await.unwrap(),
                    1 => accounts::unlock(&store, &administrator(), id, at(number)).await.unwrap(),
                    _ => accounts::reset_second_factor(&store, &administrator(), id, at(number)).await.unwrap(),
                }
            });
        }
        changes.join_all().await;
        assert_whole(&world.store).await;
    }

    async fn what_has_run_out_is_tidied_away(world: World) {
        let store = &world.store;
        let new = NewAccount { second_factor: None, ..staff("qin.feng") };
        let id = accounts::create(store, &administrator(), new, at(0)).await.unwrap();
        accounts::begin_enrolment(store, &own(store, id, false).await, "Sunshine", at(0)).await.unwrap();
        accounts::sign_in(store, "qin.feng", "wrong", at(0)).await.unwrap_err();
        store::sessions::create(store, id, at(0)).await.unwrap();
        let expiry = store::sessions::Expiry { idle: chrono::TimeDelta::minutes(30), absolute: chrono::TimeDelta::hours(1) };
        assert_eq!(store::tidy::tidy(store, expiry, at(60)).await.unwrap(), 0);
        assert_eq!(store::tidy::tidy(store, expiry, at(1800)).await.unwrap(), 2);
        assert_eq!(store::tidy::tidy(store, expiry, at(3 * 86_400)).await.unwrap(), 1);
        assert_whole(store).await;
    }

    async fn accounts_are_listed_page_by_page(world: World) {
        for login in ["bbb", "aaa", "ccc"] {
            make(&world.store, login).await;
        }
        let first = accounts::list(&world.store, &administrator(), None, 2).await.unwrap();
        assert_eq!(first.accounts.iter().map(|account| account.login.as_str()).collect::<Vec<_>>(), ["aaa", "bbb"]);
        let last = accounts::list(&world.store, &administrator(), first.next.as_deref(), 2).await.unwrap();
        assert_eq!((last.accounts[0].login.as_str(), last.next), ("ccc", None));
        let own = own(&world.store, last.accounts[0].id, true).await;
        assert_eq!(refusal(accounts::list(&world.store, &own, None, 2).await).code, Code::NotPermitted);
        assert_eq!(refusal(accounts::get(&world.store, &own, first.accounts[0].id).await).code, Code::NotPermitted);
    }

    async fn an_account_touched_by_sql_is_named(world: World) {
        let ids = [make(&world.store, "aaa").await, make(&world.store, "bbb").await, make(&world.store, "ccc").await];
        accounts::lock(&world.store, &administrator(), ids[2], at(1)).await.unwrap();
        assert_whole(&world.store).await;
        let raw = world.raw().await;
        let table = || "accounts".to_owned();
        let copy = "INSERT INTO accounts SELECT 'forged', 'forged', 'administrator', region, agency, name, examiner, \
                    'active', password, second_factor, created FROM accounts WHERE login = 'aaa'";
        for sql in [copy, "UPDATE accounts SET role = 'administrator' WHERE login = 'aaa'", "DELETE FROM accounts WHERE login = 'bbb'",
            "UPDATE accounts SET state = 'active' WHERE login = 'ccc'"] {
            raw.execute_unprepared(sql).await.unwrap();
        }
        let mut found = ledger::verify(&world.store, &administrator(), None).await.unwrap().findings;
        found.sort_unstable();
        assert_eq!(found, [
            Finding::RowEdited { table: table(), id: ids[0].to_string(), entry: 0 },
            Finding::RowEdited { table: table(), id: ids[2].to_string(), entry: 3 },
            Finding::RowDeleted { table: table(), id: ids[1].to_string(), entry: 1 },
            Finding::RowInserted { table: table(), id: "forged".into() },
        ]);
    }

    async fn a_seal_touched_by_sql_is_named(world: World) {
        let ids = [make(&world.store, "aaa").await, make(&world.store, "bbb").await];
        let raw = world.raw().await;
        raw.execute_unprepared("UPDATE seals SET removed = true WHERE entry = 0").await.unwrap();
        raw.execute_unprepared("DELETE FROM seals WHERE entry = 1").await.unwrap();
        let mut found = ledger::verify(&world.store, &administrator(), None).await.unwrap().findings;
        found.sort_unstable();
        assert_eq!(found, [
            Finding::Seal { entry: 0, table: "accounts".into(), id: ids[0].to_string() },
            Finding::Seal { entry: 1, table: String::new(), id: String::new() },
            Finding::RowInserted { table: "accounts".into(), id: ids[0].to_string() },
            Finding::RowInserted { table: "accounts".into(), id: ids[1].to_string() },
        ]);
    }
}

/// What an app makes of the address it scanned.
fn code_of(uri: &str, now: DateTime<Utc>) -> String {
    let totp = totp_rs::Totp::from_url(uri).unwrap();
    totp.generate(u64::try_from(now.timestamp()).unwrap()).to_string()
}
