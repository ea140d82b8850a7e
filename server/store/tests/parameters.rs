//! Parameters, calendar and backup.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::NaiveDate;
use domain::{
    calendar::{Certainty, Notice, parse_notice},
    parameters::{Dated, ParameterKey},
    permissions::Actor,
    refusal::Code,
};
use store::{
    Store,
    accounts::PasswordCost,
    backup::{self, Backup},
    calendar, ledger, parameters,
};
use support::{administrator, assert_whole, at, refusal};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn minutes(value: &str, from: &str, to: Option<&str>) -> Dated {
    Dated::parse(ParameterKey::RevealGraceMinutes, value, "测试文件", day(from), to.map(day)).unwrap()
}

fn notice(year: i32, more: &str) -> Notice {
    parse_notice(year, &format!("{year}-01-01,off\n{year}-05-01,off\n{year}-10-01,off\n{more}")).unwrap()
}

both_databases! {
    async fn the_value_in_force_is_that_of_the_day(world: World) {
        let store = &world.store;
        let grace = async |on: &str| parameters::in_force(store, day(on)).await.unwrap().reveal_grace_minutes;
        let default = grace("2026-01-01").await;
        let first = parameters::set(store, &administrator(), &minutes("45", "2026-02-01", None), at(0)).await.unwrap();
        let refused = refusal(parameters::set(store, &administrator(), &minutes("60", "2026-06-01", None), at(0)).await);
        assert_eq!((refused.code, refused.field.as_deref()), (Code::Overlaps, Some("valid_from")));
        parameters::end(store, &administrator(), first, day("2026-05-31"), at(1)).await.unwrap();
        let again = parameters::end(store, &administrator(), first, day("2026-06-30"), at(1)).await;
        assert_eq!(refusal(again).code, Code::AlreadyDone);
        parameters::set(store, &administrator(), &minutes("60", "2026-06-01", Some("2026-06-30")), at(2)).await.unwrap();
        let days = ["2026-01-31", "2026-02-01", "2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01"];
        for (on, expected) in days.into_iter().zip([default, 45, 45, 60, 60, default]) {
            assert_eq!(grace(on).await, expected, "{on}");
        }
        let kept = parameters::list(store, Some(ParameterKey::RevealGraceMinutes)).await.unwrap();
        assert_eq!(kept.iter().map(|kept| kept.dated.value.to_string()).collect::<Vec<_>>(), ["45", "60"]);
        assert_eq!(parameters::list(store, Some(ParameterKey::SessionHours)).await.unwrap(), []);
        assert_eq!(ledger::entry(store, 1).await.unwrap().entry.kind, "parameter.ended");
        let citizen = parameters::set(store, &Actor::citizen(), &minutes("5", "2027-01-01", None), at(3)).await;
        assert_eq!(refusal(citizen).code, Code::SignInRequired);
        assert_whole(store).await;
    }

    async fn of_two_overlapping_values_set_at_once_one_holds(world: World) {
        let other = world.another().await;
        let (one, two) = (minutes("45", "2026-02-01", None), minutes("50", "2026-03-01", None));
        let administrator = administrator();
        let (one, two) = tokio::join!(
            parameters::set(&world.store, &administrator, &one, at(0)),
            parameters::set(&other, &administrator, &two, at(0))
        );
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        assert_eq!(parameters::list(&world.store, None).await.unwrap().len(), 1);
        assert_whole(&world.store).await;
    }

    async fn an_imported_notice_settles_its_year(world: World) {
        let store = &world.store;
        let new_year = day("2027-01-04");
        assert_eq!(calendar::load(store).await.unwrap().is_working_day(new_year), (true, Certainty::Provisional));
        let first = notice(2027, "2027-01-04,off\n2026-12-26,work\n");
        calendar::import(store, &administrator(), &first, "国办发明电〔2026〕1号", at(0)).await.unwrap();
        assert_eq!(calendar::load(store).await.unwrap().is_working_day(new_year), (false, Certainty::Final));
        assert_whole(store).await;

        let corrected = notice(2027, "2027-01-04,work\n2027-02-06,work\n");
        calendar::import(store, &administrator(), &corrected, "国办发明电〔2026〕2号", at(1)).await.unwrap();
        assert_eq!(calendar::load(store).await.unwrap().is_working_day(new_year), (true, Certainty::Final));
        let imported = calendar::imported(store).await.unwrap();
        assert_eq!((imported.len(), &imported[0].notice, imported[0].basis.as_str()), (1, &corrected, "国办发明电〔2026〕2号"));
        assert_whole(store).await;

        assert_eq!(refusal(calendar::import(store, &administrator(), &corrected, " ", at(2)).await).code, Code::Missing);
        let citizen = calendar::import(store, &Actor::citizen(), &corrected, "x", at(2)).await;
        assert_eq!(refusal(citizen).code, Code::SignInRequired);
    }

    async fn a_backup_is_a_whole_database(world: World) {
        parameters::set(&world.store, &administrator(), &minutes("45", "2026-02-01", None), at(0)).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("it's a backup.db");
        match backup::backup(&world.store, &file).await.unwrap() {
            Backup::UsePgDump => assert!(world.url.starts_with("postgres")),
            Backup::Written { bytes } => {
                assert!(bytes > 0);
                let copy = Store::open(&format!("sqlite://{}", file.display()), world.keys.clone()).await.unwrap();
                assert_whole(&copy.with_password_cost(PasswordCost::CHEAP)).await;
                backup::backup(&world.store, &file).await.unwrap_err();
            }
        }
    }
}
