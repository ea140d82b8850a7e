//! Points that the law adds, on both databases: claimed with the form and its proof, confirmed by a second person, published
//! before the points of the papers, and counted in the written total.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod examinations;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    accounts::Channels,
    applications::{AttachmentKind, BonusState, Decision, Typed},
    ids::{ApplicationId, RecruitmentId},
    messages::Kind,
    permissions::Actor,
    recruitment::scheme::{Scheme, built_in},
    refusal::{Code, Refusal},
    regions::ExamRegion,
    selection::{List, ListKind},
};
use examinations::{Scene, december, texts};
use recruitments::{day, staff};
use registrations::{DAY, OPEN, PDF, applicant, filled, form};
use sea_orm::{ConnectionTrait, Statement};
use store::{
    Store,
    applications::{self, Picked},
    examination, recruitment, selection,
};
use support::{at, refusal};

/// A recruitment's frozen scheme as if it had the additions of public institutions.
async fn with_bonuses(store: &Store, id: RecruitmentId) {
    let schemes = built_in();
    let bonuses = schemes.iter().find(|it| it.bonus("veteran").is_some()).unwrap().bonuses.clone();
    let document = serde_json::to_string(&Scheme { bonuses, ..schemes[0].clone() }).unwrap();
    execute(store, "UPDATE recruitments SET scheme = $1 WHERE id = $2", [document, id.to_string()]).await;
}

async fn execute<const N: usize>(store: &Store, sql: &str, values: [String; N]) {
    let statement = Statement::from_sql_and_values(store.backend(), sql, values.map(Into::into));
    store.read().execute_raw(statement).await.unwrap();
}

/// A claim as it stands after the review.
async fn claimed(store: &Store, id: RecruitmentId, application: &str, bonus: &str, state: &str) {
    let points = if bonus == "veteran-third" { "700" } else { "500" };
    let sql = format!(
        "INSERT INTO bonus_claims (application_id, recruitment_id, bonus, points, state, claimed_at) \
         VALUES ($1, $2, $3, {points}, $4, '2026-11-25T01:00:00.000000Z')"
    );
    execute(store, &sql, [application.into(), id.to_string(), bonus.into(), state.into()]).await;
}

both_databases! {
    async fn a_claim_has_its_proof_and_a_second_person_confirms_it(world: World) {
        let store = &world.store.clone().with_channels(Channels::ALL);
        let id = registrations::announced(store).await;
        with_bonuses(store, id).await;
        let (ying, other) = (applicant(store, 1).await, applicant(store, 2).await);
        let (clerk, head) = (staff(ExamRegion::Provincial), staff(ExamRegion::Provincial));
        let claim = async |who: &Actor, application: ApplicationId, bonus: &str| {
            let typed = Typed { bonus: bonus.to_owned(), ..form() };
            applications::save_form(store, who, application, &typed, at(OPEN)).await.unwrap();
            applications::submit(store, who, application, at(OPEN)).await
        };
        let one = filled(store, &ying, id, 7).await;
        assert_eq!(refusal(claim(&ying, one, "hero").await), Refusal::of(Code::Malformed, "bonus"));
        assert_eq!(refusal(claim(&ying, one, "veteran-third").await), Refusal::of(Code::Missing, "bonus"));
        let filling = applications::filling(store, &ying, one, at(OPEN)).await.unwrap();
        assert_eq!((filling.problems.len(), filling.bonuses.len()), (1, 4));
        applications::attach(store, &ying, one, AttachmentKind::Bonus, "立功证书.pdf", PDF, at(OPEN)).await.unwrap();
        claim(&ying, one, "veteran-third").await.unwrap();
        let own = async || applications::own_application(store, &ying, one, at(OPEN)).await.unwrap().bonus.unwrap();
        assert_eq!((own().await.state, own().await.bonus.points.to_string().as_str()), (BonusState::Claimed, "7.00"));

        let decide = async |who: &Actor, id, confirmed, reason: &str| {
            applications::decide_bonus(store, who, id, confirmed, reason, at(OPEN + DAY)).await
        };
        assert_eq!(refusal(decide(&head, one, true, "").await).code, Code::WrongState, "not found qualified yet");
        let version = applications::work_record(store, &clerk, one).await.unwrap().line.version;
        let seen = Picked { id: one, version };
        applications::review(store, &clerk, seen, &Decision::Accept, at(OPEN + DAY)).await.unwrap();
        assert!(!applications::work_record(store, &clerk, one).await.unwrap().bonus.unwrap().decides);
        assert!(applications::work_record(store, &head, one).await.unwrap().bonus.unwrap().decides);
        assert_eq!(refusal(decide(&clerk, one, true, "").await).code, Code::SecondPersonNeeded);
        assert_eq!(refusal(decide(&staff(ExamRegion::Baishan), one, true, "").await).code, Code::NotPermitted);
        assert_eq!(refusal(decide(&head, one, false, " ").await), Refusal::of(Code::Missing, "reason"));
        decide(&head, one, true, "").await.unwrap();
        assert_eq!(refusal(decide(&head, one, false, "再看").await).code, Code::AlreadyDone);
        assert_eq!(own().await.state, BonusState::Confirmed);
        let inbox = store::messages::inbox(store, &ying, None, 9).await.unwrap().messages;
        assert!(inbox.iter().any(|message| message.kind == Kind::BonusConfirmed));

        // Before the list is published a wrong decision is reversed as well, by somebody other than who made it.
        let shown = async |who: &Actor| applications::work_record(store, who, one).await.unwrap().bonus.unwrap();
        assert_eq!((shown(&head).await.reverses, shown(&clerk).await.reverses), (false, true));
        let reverse = async |who: &Actor| {
            applications::reverse_bonus(store, who, one, false, "证书系他人所有", at(OPEN + DAY)).await
        };
        assert_eq!(refusal(reverse(&head).await).code, Code::SecondPersonNeeded);
        reverse(&clerk).await.unwrap();
        let now = own().await;
        assert_eq!((now.state, now.reason.as_deref()), (BonusState::Refused, Some("证书系他人所有")));

        let nothing = filled(store, &other, id, 8).await;
        claim(&other, nothing, "").await.unwrap();
        assert_eq!(refusal(decide(&head, nothing, true, "").await).code, Code::NotFound);
    }

    async fn a_wrong_decision_is_reversed_by_somebody_else_and_the_list_published_anew(world: World) {
        let store = &world.store;
        let scene = Scene::allotted(&world).await;
        with_bonuses(store, scene.id).await;
        let sql = "SELECT ticket, application_id FROM candidates ORDER BY ticket";
        let rows = texts(store, sql, &["ticket", "application_id"]).await;
        claimed(store, scene.id, &rows[0][1], "veteran-third", "confirmed").await;
        let id: ApplicationId = rows[0][1].parse().unwrap();
        selection::publish_bonuses(store, &scene.clerk, scene.id, december(16)).await.unwrap();
        let reverse = async |who: &Actor, confirmed, reason: &str| {
            applications::reverse_bonus(store, who, id, confirmed, reason, december(17)).await
        };
        let listed = async || {
            let lines = selection::lists(store, &Actor::citizen(), scene.id).await.unwrap();
            let latest = lines.iter().find(|line| line.kind == ListKind::Bonuses).unwrap();
            selection::list(store, &Actor::citizen(), scene.id, latest.id).await.unwrap().list.candidates()
        };
        assert_eq!(listed().await, 1);
        assert_eq!(refusal(reverse(&scene.head, true, "复核").await).code, Code::AlreadyDone);
        assert_eq!(refusal(reverse(&scene.head, false, " ").await), Refusal::of(Code::Missing, "reason"));
        assert_eq!(refusal(reverse(&staff(ExamRegion::Baishan), false, "复核").await).code, Code::NotPermitted);
        reverse(&scene.head, false, "证书系他人所有").await.unwrap();
        assert_eq!(listed().await, 0, "the corrected list");
        let until = async || selection::bonus_counts(store, &scene.clerk, scene.id).await.unwrap().until;
        assert_eq!(until().await, Some(day("2026-12-24")), "its notice begins again");
        assert_eq!(refusal(reverse(&scene.head, true, "复核").await).code, Code::SecondPersonNeeded);
        reverse(&scene.clerk, true, "证书属实").await.unwrap();
        assert_eq!(listed().await, 1);
    }

    async fn points_are_released_after_the_public_notice_and_hold_what_the_law_adds(world: World) {
        let store = &world.store;
        let scene = Scene::allotted(&world).await;
        with_bonuses(store, scene.id).await;
        let rows = texts(store, "SELECT ticket, application_id FROM candidates ORDER BY ticket", &["ticket", "application_id"]);
        let rows = rows.await;
        let mut table = "准考证号,行政职业能力测验,申论,专业科目\n".to_owned();
        for (at, row) in rows.iter().enumerate() {
            let line = if at < 5 { "60.25,70," } else { "60,60,60" };
            table.push_str(&format!("{},{line}\n", row[0]));
        }
        let (_, good) =
            examination::import_points(store, &scene.clerk, scene.id, table.into_bytes(), december(16)).await.unwrap();
        assert!(good);
        claimed(store, scene.id, &rows[0][1], "veteran-third", "confirmed").await;
        claimed(store, scene.id, &rows[1][1], "veteran", "claimed").await;
        let publish = async || selection::publish_bonuses(store, &scene.clerk, scene.id, december(16)).await;
        let release = async |on| examination::release(store, &scene.head, scene.id, december(on)).await;
        assert_eq!(refusal(publish().await), Refusal::new(Code::BonusesOpen).with(1));
        assert_eq!(refusal(release(23).await), Refusal::new(Code::BonusesOpen).with(1));
        execute(store, "UPDATE bonus_claims SET state = 'refused' WHERE application_id = $1", [rows[1][1].clone()]).await;
        assert_eq!(refusal(release(23).await), Refusal::new(Code::BonusListMissing).with(1));
        let published = publish().await.unwrap();
        assert_eq!((published.kind, published.until), (ListKind::Bonuses, Some(day("2026-12-23"))), "five working days");
        assert_eq!(refusal(publish().await).code, Code::AlreadyDone);
        let list = selection::list(store, &Actor::citizen(), scene.id, published.id).await.unwrap().list;
        let List::Bonuses { positions, .. } = list else { panic!() };
        let raised = &positions[0].candidates[0];
        assert_eq!((positions.len(), raised.ticket.as_str(), raised.points.to_string().as_str()), (1, rows[0][0].as_str(), "7.00"));

        assert_eq!(refusal(release(23).await), Refusal::new(Code::NoticeRuns).with("2026-12-23"));
        release(24).await.unwrap();
        let sql = "SELECT CAST(written AS TEXT) AS written FROM candidates ORDER BY ticket";
        let written: Vec<String> = texts(store, sql, &["written"]).await.into_iter().flatten().collect();
        assert_eq!(written[..2], ["7213", "6513"], "(60.25 + 70) / 2 + 7 = 72.125, half up; the other is not raised");
        let record = recruitment::recruitment_record(store, &scene.clerk, scene.id, december(24)).await.unwrap();
        assert!(record.line.state.is_public());
    }
}
