//! Changes and renewals of licences on both databases: who applies, when, what a grant does, and what silence does (行政许可法
//! arts 49, 50).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{
        case::{Act, Again, Decision, Fiction, Kind, LicenceAct, LicenceStanding, State, TerminatedBecause, What},
        item::Typed,
        news::CaseNews,
        record::{Receipt, Who},
    },
    permissions::Actor,
    refusal::Code,
};
use offices::{Office, day, form, handle};
use sea_orm::ConnectionTrait;
use store::{StoreError, accounts::console, approvals};
use support::{assert_whole, refusal};

/// A case of the first applicant's that gave a licence on 27 November 2026, valid to this day.
async fn licensed(office: &Office, until: &str) -> Receipt {
    let receipt = office.filed(1, "2026-11-23").await;
    office.decided(&receipt, Decision::Grant { valid_until: Some(until.parse().unwrap()) }).await;
    office.does(&office.window, &receipt, Act::Deliver, "2026-11-30").await.unwrap();
    receipt
}

async fn again(office: &Office, by: &Actor, of: &Receipt, what: Again, on: &str) -> Result<Receipt, StoreError> {
    let moved: Typed = form().into_iter().chain([("address".to_owned(), "长春市示范街9号".to_owned())]).collect();
    approvals::file_again(&office.store, by, of.id, what, &moved, day(on)).await
}

/// Takes a case that came in on a day in December through every hand.
async fn granted(office: &Office, receipt: &Receipt, valid_until: Option<&str>) {
    let decision = Decision::Grant { valid_until: valid_until.map(|day| day.parse().unwrap()) };
    for (by, act, on) in [
        (&office.window, Act::Accept, "2026-12-08"),
        (&office.officer, Act::Propose { decision }, "2026-12-09"),
        (&office.officer, handle("review", "agree"), "2026-12-09"),
        (&office.first, handle("check", "pass"), "2026-12-10"),
        (&office.second, handle("check", "pass"), "2026-12-10"),
        (&office.deputy, handle("decide", "grant"), "2026-12-11"),
    ] {
        office.does(by, receipt, act, on).await.unwrap();
    }
}

both_databases! {
    async fn a_renewal_that_is_granted_puts_the_end_off(world: World) {
        let office = Office::open(&world).await;
        let (store, own) = (&office.store, office.applicant(1));
        let root = licensed(&office, "2031-11-26").await;
        let before = approvals::kin(store, &own, root.id, day("2026-12-07")).await.unwrap();
        assert_eq!(before.may, [Again::Change, Again::Renewal]);
        assert!(before.renew_by.unwrap() <= "2031-10-27".parse().unwrap());
        let receipt = again(&office, &own, &root, Again::Renewal, "2026-12-07").await.unwrap();
        let twice = again(&office, &own, &root, Again::Change, "2026-12-07").await;
        assert_eq!(refusal(twice).code, Code::AlreadyDone, "one at a time");
        granted(&office, &receipt, None).await;
        let renewed = approvals::record(store, &own, receipt.id, day("2026-12-12")).await.unwrap();
        assert_eq!(renewed.state, State::Granted);
        let end = Some("2036-11-26".parse().unwrap());
        assert_eq!(renewed.licence.unwrap().valid_until, end, "sixty months again");
        let holder = approvals::record(store, &own, root.id, day("2026-12-12")).await.unwrap();
        assert_eq!((holder.licence.unwrap().valid_until, holder.licence.unwrap().standing), (end, LicenceStanding::InForce));
        let kin = approvals::kin(store, &own, root.id, day("2026-12-12")).await.unwrap();
        assert_eq!((kin.later.len(), kin.later[0].case), (1, receipt.id));
        assert!(matches!(kin.later[0].kind, Kind::Renewal { .. }));
        let of = approvals::kin(store, &own, receipt.id, day("2026-12-12")).await.unwrap();
        assert_eq!((of.origin.unwrap().0, of.may.len()), (root.id, 0));
        // What is about a licence gives none of its own that could be renewed beside it.
        assert_eq!(refusal(again(&office, &own, &receipt, Again::Renewal, "2026-12-12").await).code, Code::WrongState);
        // Revoked afterwards: whoever holds the renewal's paper is told so.
        let revoke = Act::Licence(LicenceAct::Revoke { reason: "以欺骗手段取得".to_owned() });
        office.does(&office.deputy, &root, revoke, "2026-12-14").await.unwrap();
        let signed = approvals::written_decision(store, &own, receipt.id, day("2026-12-15")).await.unwrap();
        let checked = approvals::check_decision(store, &Actor::citizen(), &signed.seal, day("2026-12-15")).await.unwrap();
        assert_eq!(checked.unwrap().1.unwrap().licence.unwrap().standing, LicenceStanding::Revoked);
        assert_whole(store).await;
    }

    async fn a_change_leaves_the_end_as_it_was(world: World) {
        let office = Office::open(&world).await;
        let own = office.applicant(1);
        let root = licensed(&office, "2031-11-26").await;
        // At the window, for whoever comes; by the post that takes applications and nobody else.
        let by_officer = again(&office, &office.officer, &root, Again::Change, "2026-12-07").await;
        assert_eq!(refusal(by_officer).code, Code::WithoutDuty);
        for by in [&office.applicant(2), &Actor::citizen()] {
            let code = refusal(again(&office, by, &root, Again::Change, "2026-12-07").await).code;
            assert!(matches!(code, Code::NotFound | Code::SignInRequired), "{code:?}");
        }
        let receipt = again(&office, &office.window, &root, Again::Change, "2026-12-07").await.unwrap();
        granted(&office, &receipt, Some("2040-01-01")).await;
        let holder = approvals::record(&office.store, &own, root.id, day("2026-12-12")).await.unwrap();
        assert_eq!(holder.licence.unwrap().valid_until, Some("2031-11-26".parse().unwrap()));
        assert!(holder.story.iter().any(|told| format!("{:?}", told.what).contains(&receipt.number)), "why it was changed");
        // The case belongs to the applicant, though the window took it.
        let changed = approvals::record(&office.store, &own, receipt.id, day("2026-12-12")).await.unwrap();
        assert_eq!(changed.form["address"], "长春市示范街9号");
        assert_whole(&office.store).await;
    }

    async fn silence_renews_what_was_applied_for_in_time(world: World) {
        let office = Office::open(&world).await;
        let (store, own) = (&office.store, office.applicant(1));
        let root = licensed(&office, "2027-01-20").await;
        let in_time = again(&office, &own, &root, Again::Renewal, "2026-12-07").await.unwrap();
        office.does(&office.window, &in_time, Act::Accept, "2026-12-08").await.unwrap();
        let console = console("吉林省人力资源和社会保障厅");
        approvals::elapse(store, &console, day("2027-01-20")).await.unwrap();
        assert_eq!(office.own(&in_time, "2027-01-20").await.state, State::Review, "the last day still runs");
        // Nobody looked for a week.
        approvals::elapse(store, &console, day("2027-01-28")).await.unwrap();
        let renewed = office.own(&in_time, "2027-01-28").await;
        assert_eq!((renewed.state, renewed.decided.unwrap().fiction), (State::Granted, Some(Fiction::Renewal)));
        let holder = office.own(&root, "2027-01-28").await;
        // 54 days from the grant to the end, and as many again.
        assert_eq!(holder.licence.unwrap().valid_until, Some("2027-03-15".parse().unwrap()));
        assert_eq!(holder.story.last().unwrap().at.to_rfc3339(), "2027-01-20T16:00:00+00:00", "its true moment");
        assert_whole(store).await;
    }

    async fn silence_renews_nothing_that_came_late_or_was_taken_away(world: World) {
        let office = Office::open(&world).await;
        let (store, own) = (&office.store, office.applicant(1));
        let console = console("吉林省人力资源和社会保障厅");
        let root = licensed(&office, "2026-12-31").await;
        let late = again(&office, &own, &root, Again::Renewal, "2026-12-07").await.unwrap();
        office.does(&office.window, &late, Act::Accept, "2026-12-08").await.unwrap();
        approvals::elapse(store, &console, day("2027-01-08")).await.unwrap();
        assert_eq!(office.own(&late, "2027-01-08").await.state, State::Review);
        // The licence has run out: nothing more can be applied for about it.
        let over = again(&office, &own, &root, Again::Change, "2027-01-08").await;
        assert!(matches!(refusal(over).code, Code::LicenceNotInForce | Code::AlreadyDone));

        let other = office.filed(2, "2026-11-23").await;
        office.decided(&other, Decision::Grant { valid_until: Some("2027-01-20".parse().unwrap()) }).await;
        let renewal = again(&office, &office.applicant(2), &other, Again::Renewal, "2026-12-07").await.unwrap();
        office.does(&office.window, &renewal, Act::Accept, "2026-12-08").await.unwrap();
        let revoke = Act::Licence(LicenceAct::Revoke { reason: "以欺骗手段取得".to_owned() });
        office.does(&office.deputy, &other, revoke, "2026-12-09").await.unwrap();
        approvals::elapse(store, &console, day("2027-01-28")).await.unwrap();
        let holder = office.own(&other, "2027-01-28").await;
        assert_eq!(holder.licence.unwrap().standing, LicenceStanding::Revoked, "silence brings nothing back");
        let ended = office.own(&renewal, "2027-01-28").await;
        assert_eq!((ended.state, ended.decided, ended.licence), (State::Terminated, None, None));
        assert_whole(store).await;
    }

    async fn a_renewal_ends_with_the_licence_it_is_about_and_its_applicant_is_told_why(world: World) {
        let office = Office::open(&world).await;
        let (store, own) = (&office.store, office.applicant(1));
        let console = console("吉林省人力资源和社会保障厅");
        type Take = fn(String) -> LicenceAct;
        let ways: [Take; 3] = [
            |reason| LicenceAct::Revoke { reason },
            |reason| LicenceAct::Recall { reason },
            |reason| LicenceAct::Annul { reason },
        ];
        for take in ways {
            let root = licensed(&office, "2027-01-20").await;
            let renewal = again(&office, &own, &root, Again::Renewal, "2026-12-07").await.unwrap();
            office.does(&office.window, &renewal, Act::Accept, "2026-12-08").await.unwrap();
            let before = store::messages::inbox(store, &own, None, 99).await.unwrap().messages.len();
            office.does(&office.deputy, &root, Act::Licence(take("场地已拆除".to_owned())), "2026-12-09").await.unwrap();
            let ended = office.own(&renewal, "2026-12-09").await;
            assert_eq!((ended.state, &ended.can), (State::Terminated, &vec![]), "at once, in the same transaction");
            let last = ended.story.last().unwrap();
            let because = TerminatedBecause::LicenceGone;
            assert_eq!(last.what, What::Terminated { because, reason: "场地已拆除".to_owned() });
            assert_eq!(last.by, Who::Law);
            let inbox = store::messages::inbox(store, &own, None, 99).await.unwrap().messages;
            let told = |number: &str, news: CaseNews| {
                let news = domain::messages::Kind::Case { number: number.to_owned(), news, day: None };
                inbox[..inbox.len() - before].iter().any(|message| message.kind == news)
            };
            assert!(told(&renewal.number, CaseNews::Ended) && told(&root.number, CaseNews::LicenceTouched), "{inbox:?}");
            let about = Some(approvals::subject(renewal.id));
            let filter = store::ledger::Filter { kind: Some("case.without-licence".to_owned()), subject: about };
            assert_eq!(store::ledger::page(store, &filter, None, 9).await.unwrap().entries.len(), 1);
            // Nothing more happens when the licence would have run out.
            approvals::elapse(store, &console, day("2027-01-28")).await.unwrap();
            assert_eq!(office.own(&renewal, "2027-01-28").await.state, State::Terminated);
        }
        assert_whole(store).await;
    }

    /// As in a database in which licences were taken away before the cases about them ended with them.
    async fn silence_renews_nothing_that_was_taken_away_before_that_was_seen_to(world: World) {
        let office = Office::open(&world).await;
        let (store, own) = (&office.store, office.applicant(1));
        let root = licensed(&office, "2027-01-20").await;
        let renewal = again(&office, &own, &root, Again::Renewal, "2026-12-07").await.unwrap();
        office.does(&office.window, &renewal, Act::Accept, "2026-12-08").await.unwrap();
        let raw = world.raw().await;
        let unseen = async |state: &str| {
            let sql = format!("UPDATE cases SET state = '{state}' WHERE id = '{}'", renewal.id);
            assert_eq!(raw.execute_unprepared(&sql).await.unwrap().rows_affected(), 1);
        };
        unseen("withdrawn").await;
        let revoke = Act::Licence(LicenceAct::Revoke { reason: "以欺骗手段取得".to_owned() });
        office.does(&office.deputy, &root, revoke, "2026-12-09").await.unwrap();
        unseen("review").await;
        assert_eq!(office.own(&renewal, "2027-01-19").await.state, State::Review);
        approvals::elapse(store, &console("吉林省人力资源和社会保障厅"), day("2027-01-28")).await.unwrap();
        let ended = office.own(&renewal, "2027-01-28").await;
        assert_eq!((ended.state, ended.licence), (State::Terminated, None));
        let last = ended.story.last().unwrap();
        assert_eq!(last.at.to_rfc3339(), "2027-01-20T16:00:00+00:00", "when silence would have spoken");
        assert!(matches!(&last.what, What::Terminated { reason, .. } if reason == "以欺骗手段取得"), "{last:?}");
        assert_whole(store).await;
    }

    async fn what_silence_had_renewed_before_stays_renewed(world: World) {
        let office = Office::open(&world).await;
        let (store, own) = (&office.store, office.applicant(1));
        let root = licensed(&office, "2027-01-20").await;
        let renewal = again(&office, &own, &root, Again::Renewal, "2026-12-07").await.unwrap();
        office.does(&office.window, &renewal, Act::Accept, "2026-12-08").await.unwrap();
        // Nobody has entered that the day passed, and the licence is revoked after it.
        let revoke = Act::Licence(LicenceAct::Revoke { reason: "以欺骗手段取得".to_owned() });
        office.does(&office.deputy, &root, revoke, "2027-01-25").await.unwrap();
        approvals::elapse(store, &console("吉林省人力资源和社会保障厅"), day("2027-01-28")).await.unwrap();
        assert_eq!(office.own(&renewal, "2027-01-28").await.state, State::Granted);
        assert_eq!(office.own(&root, "2027-01-28").await.licence.unwrap().standing, LicenceStanding::Revoked);
        assert_whole(store).await;
    }

    async fn only_a_licence_in_force_is_changed_or_renewed(world: World) {
        let office = Office::open(&world).await;
        let own = office.applicant(1);
        let undecided = office.filed(1, "2026-11-23").await;
        assert_eq!(refusal(again(&office, &own, &undecided, Again::Change, "2026-11-24").await).code, Code::WrongState);
        let endless = office.filed(1, "2026-11-23").await;
        office.decided(&endless, Decision::Grant { valid_until: None }).await;
        let kin = approvals::kin(&office.store, &own, endless.id, day("2026-12-01")).await.unwrap();
        assert_eq!((kin.may, kin.renew_by), (vec![Again::Change], None));
        assert_eq!(refusal(again(&office, &own, &endless, Again::Renewal, "2026-12-01").await).code, Code::WrongState);
        let mut lacking = form();
        lacking.remove("address");
        let lacking = approvals::file_again(&office.store, &own, endless.id, Again::Change, &lacking, day("2026-12-01")).await;
        let lacking = refusal(lacking);
        assert_eq!((lacking.code, lacking.field.as_deref()), (Code::Missing, Some("address")));
        assert_whole(&office.store).await;
    }
}
