//! The register of posts on both databases: added, renamed, ended, and what a flow may name of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{case::Duty, post::PostCode},
    permissions::Actor,
    recruitment::scheme::Named,
    refusal::{Code, Refusal},
};
use offices::{Office, day};
use store::approvals;
use support::{assert_whole, refusal};

const NEW: &str = "220100-rsj-07";

fn named(zh: &str, en: &str) -> Named {
    Named { zh: zh.to_owned(), en: en.to_owned() }
}

fn new() -> PostCode {
    PostCode(NEW.to_owned())
}

both_databases! {
    async fn a_post_is_added_given_renamed_and_ended(world: World) {
        let office = Office::open(&world).await;
        let (store, console, on) = (&office.store, &office.console, day("2026-11-24"));
        let name = || named(" 市局复核岗 ", "City office, second look");
        approvals::add_post(store, console, NEW, name(), on).await.unwrap();
        let posts = approvals::posts(store).await.unwrap();
        assert_eq!(posts.get(&new()).unwrap().name, named("市局复核岗", "City office, second look"));
        let again = approvals::add_post(store, console, NEW, name(), on).await;
        assert_eq!(refusal(again), Refusal::of(Code::Taken, "code"));

        let holder = office.idle.account.unwrap();
        approvals::appoint(store, console, holder, &new(), &[Duty::Review].into(), on).await.unwrap();
        assert_eq!(refusal(approvals::end_post(store, console, &new(), on).await).code, Code::PostInUse);
        approvals::rename_post(store, console, &new(), named("市局第二复核岗", "City office, second look"), on).await.unwrap();
        assert_eq!(approvals::posts(store).await.unwrap().get(&new()).unwrap().name.zh, "市局第二复核岗");

        let held = approvals::holdings(store, console).await.unwrap();
        let held = held.into_iter().find(|held| held.post == new()).unwrap();
        approvals::relieve(store, console, &held.id, on).await.unwrap();
        approvals::end_post(store, console, &new(), on).await.unwrap();
        let posts = approvals::posts(store).await.unwrap();
        assert_eq!(posts.get(&new()).unwrap().ended_on, Some("2026-11-24".parse().unwrap()), "it keeps its name");
        let given = approvals::appoint(store, console, holder, &new(), &[Duty::Review].into(), on).await;
        assert_eq!(refusal(given), Refusal::of(Code::NotFound, "post"));
        let again = approvals::add_post(store, console, NEW, name(), on).await;
        assert_eq!(refusal(again), Refusal::of(Code::Taken, "code"), "a code is never used again");
        assert_whole(store).await;
    }

    async fn a_post_that_a_flow_names_does_not_end(world: World) {
        let office = Office::open(&world).await;
        let (store, console, on) = (&office.store, &office.console, day("2026-11-24"));
        let posts = approvals::posts(store).await.unwrap();
        let held: Vec<PostCode> =
            approvals::holdings(store, console).await.unwrap().into_iter().map(|held| held.post).collect();
        let catalogue = approvals::catalogue(store).await.unwrap();
        let mut tasks = catalogue.present().flat_map(|item| item.flow.tasks()).flat_map(|task| task.posts());
        let named = tasks.find(|post| posts.get(post).is_some() && !held.contains(post)).unwrap().clone();
        assert_eq!(refusal(approvals::end_post(store, console, &named, on).await).code, Code::PostInUse);
        // One of the program's is called otherwise, for everybody.
        let name = self::named("综合审核岗", "General review");
        approvals::rename_post(store, console, &named, name.clone(), on).await.unwrap();
        assert_eq!(store.posts().get(&named).unwrap().name, name);
        let same = approvals::rename_post(store, console, &named, name, on).await;
        assert_eq!(refusal(same).code, Code::NothingChanged);
        assert_whole(store).await;
    }

    async fn only_who_appoints_keeps_the_register_and_only_what_can_be_read_is_kept(world: World) {
        let office = Office::open(&world).await;
        let (store, console, on) = (&office.store, &office.console, day("2026-11-24"));
        let name = || named("复核岗", "Second look");
        for by in [&office.officer, &office.supervisor, &office.applicant(1), &Actor::citizen()] {
            let codes = [
                refusal(approvals::add_post(store, by, NEW, name(), on).await).code,
                refusal(approvals::rename_post(store, by, &new(), name(), on).await).code,
                refusal(approvals::end_post(store, by, &new(), on).await).code,
            ];
            assert!(codes.iter().all(|code| [Code::NotPermitted, Code::SignInRequired].contains(code)), "{codes:?}");
        }
        for (code, name, expected) in [
            ("220100-RSJ-07", name(), Refusal::of(Code::Malformed, "code")),
            (NEW, named(" ", "x"), Refusal::of(Code::Missing, "zh")),
            (NEW, named("岗", &"x".repeat(61)), Refusal::of(Code::OutOfRange, "en").with(1).with(60)),
        ] {
            assert_eq!(refusal(approvals::add_post(store, console, code, name, on).await), expected);
        }
        let unknown = approvals::end_post(store, console, &new(), on).await;
        assert_eq!(refusal(unknown).code, Code::NotFound);
    }
}
