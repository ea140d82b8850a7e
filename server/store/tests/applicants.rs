//! Applicants: a contact is proven by a code, one identity number has one account, and nothing personal is readable.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::{DateTime, Utc};
use domain::{
    accounts::{Channel, Channels, Contact, Purpose},
    identity::Sex,
    ids::AccountId,
    messages::{Kind, Language, Letter},
    permissions::{Action, Actor, Role, Target},
    refusal::{Code, Refusal},
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use store::{
    Store,
    accounts::{self, Asked, ConfirmingToken, Person},
    ledger, messages,
};
use support::{World, administrator, assert_whole, at, refusal};

const PHONE: &str = "13800138000";
const OTHER_PHONE: &str = "13900139000";
const EMAIL: &str = "li.na@example.org";
const IDENTITY: &str = "220102199003070013";
/// A county that was abolished, on a real leap day.
const ABOLISHED: &str = "220181198002290031";
const PASSWORD: &str = "correct horse battery";

fn open(world: &World) -> Store {
    world.store.clone().with_channels(Channels::ALL)
}

fn asked(purpose: Purpose, contact: &str, account: Option<AccountId>) -> Asked {
    let contact = Contact::parse(contact).unwrap();
    Asked { purpose, contact, account, language: Language::En, from: Some("192.0.2.1".to_owned()) }
}

fn person(identity: &str) -> Person {
    Person { name: " 李  娜 ".to_owned(), identity: identity.to_owned(), password: PASSWORD.to_owned() }
}

fn as_applicant(id: AccountId) -> Actor {
    Actor { account: Some(id), role: Role::Applicant, ..Actor::citizen() }
}

/// Everything that waits to be sent, sent.
async fn letters(store: &Store, now: DateTime<Utc>) -> Vec<(String, Letter)> {
    let mut sent = Vec::new();
    for delivery in messages::lease(store, 100, now).await.unwrap() {
        messages::delivered(store, &delivery).await.unwrap();
        sent.push((delivery.address, delivery.letter));
    }
    sent
}

/// The one code that was just sent.
async fn code(store: &Store, to: &str, now: DateTime<Utc>) -> String {
    let sent = letters(store, now).await;
    let mut codes = sent.into_iter().filter_map(|(address, letter)| match letter {
        Letter::Code { code, .. } if address == to => Some(code),
        _ => None,
    });
    let code = codes.next().expect("a code was sent");
    assert_eq!(codes.next(), None);
    code
}

async fn proven(store: &Store, asked: Asked, now: DateTime<Utc>) -> ConfirmingToken {
    let token = accounts::send_code(store, &asked, now).await.unwrap();
    let code = code(store, asked.contact.expose(), now).await;
    assert_eq!(accounts::prove(store, &token, &code, now).await.unwrap(), asked.purpose);
    token
}

async fn made(store: &Store, contact: &str, identity: &str, now: DateTime<Utc>) -> AccountId {
    let token = proven(store, asked(Purpose::SignUp, contact, None), now).await;
    accounts::sign_up(store, &Actor::citizen(), &token, &person(identity), now).await.unwrap()
}

fn of(code: Code, field: &str) -> Refusal {
    Refusal::of(code, field)
}

both_databases! {
    async fn a_proven_telephone_makes_an_account_that_signs_in(world: World) {
        let store = &open(&world);
        let id = made(store, "+86 138-0013-8000", IDENTITY, at(0)).await;
        let applicant = accounts::applicant(store, id).await.unwrap().unwrap();
        assert_eq!((applicant.name.as_str(), applicant.identity.as_str()), ("李 娜", "220*************13"));
        assert_eq!((applicant.contact.as_str(), applicant.channel), ("138****8000", Channel::Sms));
        assert_eq!((applicant.born.to_string().as_str(), applicant.gender), ("1990-03-07", Sex::Male));
        for login in [PHONE, " 138 0013 8000 ", "+8613800138000"] {
            let account = accounts::sign_in(store, login, PASSWORD, at(1)).await.unwrap();
            assert_eq!((account.id, account.role), (id, Role::Applicant));
        }
        let other = made(store, EMAIL, ABOLISHED, at(2)).await;
        assert_eq!(accounts::sign_in(store, "LI.NA@example.org", PASSWORD, at(3)).await.unwrap().id, other);
        let wrong = accounts::sign_in(store, OTHER_PHONE, PASSWORD, at(3)).await;
        assert_eq!(refusal(wrong).code, Code::WrongCredentials);
        assert_whole(store).await;
    }

    async fn nothing_personal_can_be_read_in_the_database_or_the_ledger(world: World) {
        let store = &open(&world);
        made(store, PHONE, IDENTITY, at(0)).await;
        accounts::send_code(store, &asked(Purpose::SignUp, EMAIL, None), at(1)).await.unwrap();
        let raw = world.raw().await;
        let mut text = String::new();
        for table in ["accounts", "applicants", "contact_codes", "deliveries", "messages", "rate_limits", "sign_in_attempts"] {
            let all = Statement::from_string(raw.get_database_backend(), format!("SELECT * FROM {table}"));
            let rows = raw.query_all_raw(all).await.unwrap();
            for row in rows {
                let columns = row.column_names();
                let cells = columns.iter().filter_map(|name| row.try_get::<Option<String>>("", name).ok().flatten());
                cells.for_each(|cell| text.push_str(&format!("{cell}\n")));
            }
        }
        assert!(text.contains("contact-"), "the rows are printed with what they hold: {text}");
        for index in 0..ledger::size(store).await.unwrap() {
            text.push_str(&String::from_utf8_lossy(&ledger::entry(store, index).await.unwrap().bytes));
        }
        for secret in [PHONE, EMAIL, IDENTITY, "李", "li.na", "19900307"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }

    async fn one_identity_number_has_one_account(world: World) {
        let store = &open(&world);
        let first = made(store, PHONE, IDENTITY, at(0)).await;
        let token = proven(store, asked(Purpose::SignUp, EMAIL, None), at(1)).await;
        let second = accounts::sign_up(store, &Actor::citizen(), &token, &person(IDENTITY), at(2)).await;
        assert_eq!(refusal(second), of(Code::IdentityTaken, "identity"));
        assert_eq!(refusal(accounts::sign_in(store, EMAIL, PASSWORD, at(3)).await).code, Code::WrongCredentials);
        // The holder learns of it, once a day, here and by the old way.
        let again = accounts::sign_up(store, &Actor::citizen(), &token, &person(IDENTITY), at(4)).await;
        assert_eq!(refusal(again).code, Code::IdentityTaken);
        let page = messages::inbox(store, &as_applicant(first), None, 10).await.unwrap();
        let kinds: Vec<Kind> = page.messages.into_iter().map(|message| message.kind).collect();
        assert_eq!(kinds, [Kind::IdentityGivenAgain, Kind::Welcome]);
        let sent = letters(store, at(5)).await;
        assert!(sent.iter().all(|(address, _)| address == PHONE), "{sent:?}");
        // Who had only mistyped goes on with the same proof.
        accounts::sign_up(store, &Actor::citizen(), &token, &person(ABOLISHED), at(6)).await.unwrap();
        assert_whole(store).await;
    }

    async fn one_contact_cannot_test_many_identity_numbers(world: World) {
        let store = &open(&world);
        made(store, PHONE, IDENTITY, at(0)).await;
        let mut tested = 0;
        for round in 0..4 {
            let now = at(10 + round);
            let token = proven(store, asked(Purpose::SignUp, EMAIL, None), now).await;
            for _ in 0..6 {
                let answer = accounts::sign_up(store, &Actor::citizen(), &token, &person(IDENTITY), now).await;
                match refusal(answer).code {
                    Code::IdentityTaken => tested += 1,
                    Code::CodeOver | Code::TooManyAttempts => {}
                    other => panic!("{other:?}"),
                }
            }
        }
        assert_eq!(tested, 10);
    }

    async fn two_accounts_at_once_under_one_identity_are_one(world: World) {
        let store = &open(&world);
        let other = world.another().await.with_channels(Channels::ALL);
        let mut tokens = Vec::new();
        for number in 0..6 {
            tokens.push(proven(store, asked(Purpose::SignUp, &format!("1380000000{number}"), None), at(0)).await);
        }
        let mut all = tokio::task::JoinSet::new();
        for (number, token) in tokens.into_iter().enumerate() {
            let store = if number % 2 == 0 { store.clone() } else { other.clone() };
            all.spawn(async move { accounts::sign_up(&store, &Actor::citizen(), &token, &person(IDENTITY), at(1)).await });
        }
        let (made, refused): (Vec<_>, Vec<_>) = all.join_all().await.into_iter().partition(Result::is_ok);
        assert_eq!(made.len(), 1);
        for answer in refused {
            assert_eq!(refusal(answer), of(Code::IdentityTaken, "identity"));
        }
        assert_whole(store).await;
    }

    async fn what_was_typed_wrong_names_its_field(world: World) {
        let store = &open(&world);
        let token = proven(store, asked(Purpose::SignUp, PHONE, None), at(0)).await;
        let answer = async |change: fn(&mut Person)| {
            let mut new = person(IDENTITY);
            change(&mut new);
            let refusal = refusal(accounts::sign_up(store, &Actor::citizen(), &token, &new, at(1)).await);
            (refusal.code, refusal.field.unwrap_or_default())
        };
        assert_eq!(answer(|new| new.identity = "220102199003070014".into()).await, (Code::BadIdentity, "identity".into()));
        assert_eq!(answer(|new| new.name = " ".into()).await, (Code::Missing, "name".into()));
        assert_eq!(answer(|new| new.name = "李".into()).await, (Code::OutOfRange, "name".into()));
        assert_eq!(answer(|new| new.password = "short".into()).await, (Code::WeakPassword, "password".into()));
        assert_eq!(answer(|new| new.password = format!("{IDENTITY}!")).await, (Code::WeakPassword, "password".into()));
        assert_eq!(answer(|new| new.password = format!("me {PHONE}!")).await, (Code::WeakPassword, "password".into()));
        let signed_in = as_applicant("0190e6f0-0000-7000-8000-000000000001".parse().unwrap());
        let answer = accounts::sign_up(store, &signed_in, &token, &person(IDENTITY), at(1)).await;
        assert_eq!(refusal(answer).code, Code::NotPermitted);
        accounts::sign_up(store, &Actor::citizen(), &token, &person(IDENTITY), at(1)).await.unwrap();
        let twice = accounts::sign_up(store, &Actor::citizen(), &token, &person(ABOLISHED), at(1)).await;
        assert_eq!(refusal(twice).code, Code::CodeOver, "a proof serves once");
    }

    async fn a_code_is_tried_five_times_and_ten_minutes(world: World) {
        let store = &open(&world);
        let token = accounts::send_code(store, &asked(Purpose::SignUp, PHONE, None), at(0)).await.unwrap();
        let right = code(store, PHONE, at(0)).await;
        let wrong = if right == "000000" { "000001" } else { "000000" };
        let unproven = accounts::sign_up(store, &Actor::citizen(), &token, &person(IDENTITY), at(1)).await;
        assert_eq!(refusal(unproven).code, Code::CodeOver);
        for _ in 0..5 {
            let answer = accounts::prove(store, &token, wrong, at(2)).await;
            assert_eq!(refusal(answer), of(Code::WrongOneTimeCode, "code"));
        }
        assert_eq!(refusal(accounts::prove(store, &token, &right, at(3)).await).code, Code::CodeOver);

        let token = accounts::send_code(store, &asked(Purpose::SignUp, PHONE, None), at(4)).await.unwrap();
        let right = code(store, PHONE, at(4)).await;
        assert_eq!(refusal(accounts::prove(store, &token, &right, at(604)).await).code, Code::CodeOver);
        assert_eq!(accounts::pending(store, &token, at(604)).await.unwrap(), None);
        assert_eq!(accounts::purge_codes(store, at(604)).await.unwrap(), 2);
    }

    async fn guesses_that_come_all_at_once_are_five_too(world: World) {
        let store = &open(&world);
        let token = accounts::send_code(store, &asked(Purpose::SignUp, PHONE, None), at(0)).await.unwrap();
        let right = code(store, PHONE, at(0)).await;
        let wrong = if right == "000000" { "000001" } else { "000000" };
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..12 {
            let (store, token) = (store.clone(), token.clone());
            all.spawn(async move { refusal(accounts::prove(&store, &token, wrong, at(1)).await).code });
        }
        let answers = all.join_all().await;
        assert_eq!(answers.iter().filter(|code| **code == Code::WrongOneTimeCode).count(), 5);
        assert_eq!(refusal(accounts::prove(store, &token, &right, at(2)).await).code, Code::CodeOver);
    }

    async fn many_are_told_at_once_and_reached_where_they_have_a_contact(world: World) {
        let store = &open(&world);
        let (first, second) = (made(store, PHONE, IDENTITY, at(0)).await, made(store, EMAIL, ABOLISHED, at(1)).await);
        letters(store, at(10)).await;
        let before = messages::unread(store, first).await.unwrap();
        let act = store.act(&administrator(), Action::ManageAccounts, Target::Anything, at(20)).await.unwrap();
        messages::tell_all(&act, &[first, second], &Kind::NameCorrected, None).await.unwrap();
        act.commit("account.test", "account:all".to_owned(), json!({})).await.unwrap();
        for account in [first, second] {
            assert_eq!(messages::unread(store, account).await.unwrap(), before + 1);
        }
        let mut sent = letters(store, at(21)).await;
        sent.sort_by(|one, other| one.0.cmp(&other.0));
        let said = Letter::Message { message: Kind::NameCorrected };
        assert_eq!(sent, [(PHONE.to_owned(), said.clone()), (EMAIL.to_owned(), said)]);
    }

    async fn codes_are_limited_by_contact_and_by_address(world: World) {
        let store = &open(&world);
        let mut refused = asked(Purpose::SignUp, PHONE, None);
        for _ in 0..5 {
            accounts::send_code(store, &refused, at(0)).await.unwrap();
        }
        assert_eq!(refusal(accounts::send_code(store, &refused, at(1)).await).code, Code::TooManyAttempts);
        for number in 0..295 {
            refused.contact = Contact::parse(&format!("139{number:08}")).unwrap();
            let answer = accounts::send_code(store, &refused, at(2)).await;
            assert_eq!(answer.is_ok(), number < 294, "{number}");
        }
    }

    async fn without_a_way_to_send_it_says_so(world: World) {
        let none = accounts::send_code(&world.store, &asked(Purpose::SignUp, PHONE, None), at(0)).await;
        assert_eq!(refusal(none), of(Code::NoChannel, "contact"));
        let post = world.store.clone().with_channels(Channels { email: true, sms: false });
        let phone = accounts::send_code(&post, &asked(Purpose::SignUp, PHONE, None), at(0)).await;
        assert_eq!(refusal(phone), of(Code::NoChannel, "contact"));
        accounts::send_code(&post, &asked(Purpose::SignUp, EMAIL, None), at(0)).await.unwrap();
    }

    async fn a_contact_with_an_account_is_told_to_its_owner_alone(world: World) {
        let store = &open(&world);
        made(store, PHONE, IDENTITY, at(0)).await;
        letters(store, at(0)).await;
        let token = accounts::send_code(store, &asked(Purpose::SignUp, PHONE, None), at(1)).await.unwrap();
        let code = code(store, PHONE, at(1)).await;
        assert_eq!(refusal(accounts::prove(store, &token, &code, at(2)).await).code, Code::ContactTaken);
        let answer = accounts::sign_up(store, &Actor::citizen(), &token, &person(ABOLISHED), at(3)).await;
        assert_eq!(refusal(answer).code, Code::ContactTaken);
        // A forgotten password: nothing is sent to a stranger's contact, and the answer is the same.
        let nobody = accounts::send_code(store, &asked(Purpose::NewPassword, EMAIL, None), at(4)).await.unwrap();
        assert!(accounts::pending(store, &nobody, at(4)).await.unwrap().is_some());
        assert_eq!(letters(store, at(4)).await, []);
    }

    async fn a_forgotten_password_is_set_anew_and_ends_all_sessions(world: World) {
        let store = &open(&world);
        let id = made(store, PHONE, IDENTITY, at(0)).await;
        letters(store, at(0)).await;
        let session = store::sessions::create(store, id, at(1)).await.unwrap();
        let token = proven(store, asked(Purpose::NewPassword, PHONE, None), at(2)).await;
        let weak = accounts::set_forgotten(store, &Actor::citizen(), &token, &format!("x{PHONE}"), at(3)).await;
        assert_eq!(refusal(weak), of(Code::WeakPassword, "password"));
        let other = "松花江上的十二个月亮在照着";
        assert_eq!(accounts::set_forgotten(store, &Actor::citizen(), &token, other, at(4)).await.unwrap(), id);
        let again = accounts::set_forgotten(store, &Actor::citizen(), &token, PASSWORD, at(4)).await;
        assert_eq!(refusal(again).code, Code::CodeOver);
        assert_eq!(accounts::sign_in(store, PHONE, other, at(5)).await.unwrap().id, id);
        assert_eq!(refusal(accounts::sign_in(store, PHONE, PASSWORD, at(5)).await).code, Code::WrongCredentials);
        let day = chrono::TimeDelta::days(1);
        let expiry = store::sessions::Expiry { idle: day, absolute: day };
        assert_eq!(store::sessions::actor_of(store, &session, expiry, at(5)).await.unwrap(), None);
        let token = proven(store, asked(Purpose::SignUp, EMAIL, None), at(6)).await;
        let crossed = accounts::set_forgotten(store, &Actor::citizen(), &token, PASSWORD, at(6)).await;
        assert_eq!(refusal(crossed).code, Code::CodeOver, "a proof opens the step it was asked for");
        assert_whole(store).await;
    }

    async fn a_new_contact_is_proven_first_and_the_old_one_is_told(world: World) {
        let store = &open(&world);
        let id = made(store, PHONE, IDENTITY, at(0)).await;
        let other = made(store, OTHER_PHONE, ABOLISHED, at(0)).await;
        letters(store, at(0)).await;
        let token = proven(store, asked(Purpose::NewContact, EMAIL, Some(id)), at(1)).await;
        let stranger = accounts::change_contact(store, &as_applicant(other), &token, at(2)).await;
        assert_eq!(refusal(stranger).code, Code::CodeOver);
        accounts::change_contact(store, &as_applicant(id), &token, at(3)).await.unwrap();
        let told = letters(store, at(4)).await;
        assert_eq!(told, [(PHONE.to_owned(), Letter::Message { message: Kind::ContactChanged })]);
        assert_eq!(accounts::sign_in(store, EMAIL, PASSWORD, at(5)).await.unwrap().id, id);
        assert_eq!(refusal(accounts::sign_in(store, PHONE, PASSWORD, at(5)).await).code, Code::WrongCredentials);
        let contact = accounts::own_contact(store, &as_applicant(id)).await.unwrap().unwrap();
        assert_eq!(contact.expose(), EMAIL);
        let taken = accounts::send_code(store, &asked(Purpose::NewContact, EMAIL, Some(other)), at(6)).await.unwrap();
        let code = code(store, EMAIL, at(6)).await;
        assert_eq!(refusal(accounts::prove(store, &taken, &code, at(6)).await).code, Code::ContactTaken);
        assert_whole(store).await;
    }

    async fn a_name_is_corrected_by_its_owner(world: World) {
        let store = &open(&world);
        let id = made(store, PHONE, IDENTITY, at(0)).await;
        accounts::correct_name(store, &as_applicant(id), "李娜", at(1)).await.unwrap();
        assert_eq!(accounts::applicant(store, id).await.unwrap().unwrap().name, "李娜");
        let empty = accounts::correct_name(store, &as_applicant(id), "", at(2)).await;
        assert_eq!(refusal(empty), of(Code::Missing, "name"));
        assert_eq!(refusal(accounts::correct_name(store, &Actor::citizen(), "李娜", at(2)).await).code, Code::SignInRequired);
        assert_whole(store).await;
    }

    async fn an_edited_applicant_is_named_by_the_ledgers_check(world: World) {
        let store = &open(&world);
        made(store, PHONE, IDENTITY, at(0)).await;
        let raw = world.raw().await;
        raw.execute_unprepared("UPDATE applicants SET identity_index = 'x'").await.unwrap();
        let report = ledger::verify(store, &support::administrator(), None).await.unwrap();
        assert_eq!(report.findings.len(), 1);
        assert!(format!("{:?}", report.findings[0]).contains("applicants"), "{:?}", report.findings);
    }
}
