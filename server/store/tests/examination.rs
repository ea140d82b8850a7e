//! The written examination on both databases: seats from a public draw, tickets, points with their release by a second
//! person, checks, and the status that a ticket opens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod examinations;
mod recruitments;
#[macro_use]
mod support;

use chrono::Duration;
use domain::{
    draws::{bundle::Bundle, verify::verify},
    examination::{ProblemKind, RecheckState, StatusRecord, seat},
    ids::RecheckId,
    permissions::Actor,
    recruitment::{RecruitmentState, Wording},
    refusal::{Code, Refusal},
    regions::ExamRegion,
    selection::PublicFate,
};
use examinations::{
    Scene, assert_whole, code, count, december, fingerprint, opening, put, rooms, texts, three_positions,
};
use recruitments::staff;
use std::collections::BTreeSet;
use store::{Store, StoreError, draws, examination, ledger, recruitment};
use support::{World, refusal};

/// The bundle as a stranger downloads it, replayed.
async fn replayed(store: &Store, draw: domain::ids::DrawId) -> Bundle {
    let bundle = draws::draw_bundle(store, draw).await.unwrap();
    let verdict = verify(&bundle.to_bytes().unwrap());
    assert!(verdict.ok, "{:?}", verdict.steps);
    bundle
}

/// Tickets of the common candidates, then of the police.
async fn tickets(store: &Store) -> Vec<(String, String)> {
    let rows =
        texts(store, "SELECT ticket, application_id FROM candidates ORDER BY ticket", &["ticket", "application_id"]);
    rows.await.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect()
}

/// A table as people save it: every candidate, the third one absent.
fn table(tickets: &[(String, String)]) -> String {
    let mut text = "准考证号,行政职业能力测验,申论,专业科目,缺考标记\n".to_owned();
    for (at, (ticket, _)) in tickets.iter().enumerate() {
        let line = match at {
            2 => "缺考,-,,缺考".to_owned(),
            5.. => format!("61.4,61,7{at},"),
            _ => format!("{}.25,70,,", 60 + at),
        };
        text.push_str(&format!("{ticket},{line}\n"));
    }
    text
}

async fn import(store: &Store, scene: &Scene, by: &Actor, text: &str) -> Result<bool, StoreError> {
    let bytes = text.as_bytes().to_vec();
    examination::import_points(store, by, scene.id, bytes, december(22)).await.map(|(_, good)| good)
}

async fn release(store: &Store, scene: &Scene, by: &Actor) -> Result<(), StoreError> {
    examination::release(store, by, scene.id, december(23)).await
}

/// Points are released.
async fn released(world: &World) -> Scene {
    let scene = Scene::allotted(world).await;
    let text = table(&tickets(&world.store).await);
    assert!(import(&world.store, &scene, &scene.clerk, &text).await.unwrap());
    release(&world.store, &scene, &scene.head).await.unwrap();
    scene
}

async fn status_of(store: &Store, ticket: &str, digits: &str) -> Result<StatusRecord, StoreError> {
    examination::status(store, ticket, digits, "192.0.2.1", december(23)).await
}

both_databases! {
    async fn points_are_released_by_a_second_person_and_once(world: World) {
        let store = &world.store;
        let scene = Scene::allotted(&world).await;
        let tickets = tickets(store).await;
        let text = table(&tickets);
        assert_eq!(code(release(store, &scene, &scene.head).await), Code::NoSheet);
        assert_eq!(code(import(store, &scene, &staff(ExamRegion::Baishan), &text).await), Code::NotPermitted);
        assert_eq!(code(import(store, &scene, &scene.clerk, "姓名,申论\n甲,60\n").await), Code::ColumnMissing);
        let most: String = text.lines().take(6).map(|line| format!("{line}\n")).collect();
        assert!(import(store, &scene, &scene.clerk, &most).await.unwrap());
        let missing = refusal(release(store, &scene, &scene.head).await);
        assert_eq!((missing.code, missing.facts), (Code::PointsMissing, vec!["2".into(), tickets[5].0.clone()]));
        let twice = import(store, &scene, &scene.clerk, &text).await.unwrap();
        assert!(!twice, "the first five stand in a table that waits");
        let head: String = text.lines().take(1).chain(text.lines().skip(6)).map(|line| format!("{line}\n")).collect();
        assert!(import(store, &scene, &scene.clerk, &head).await.unwrap());

        let seen = status_of(store, &tickets[0].0, &scene.last_four_of(&tickets[0].1)).await.unwrap();
        assert_eq!((seen.released, seen.papers.len(), seen.written), (false, 0, None));
        assert_eq!(code(release(store, &scene, &scene.clerk).await), Code::SecondPersonNeeded);
        release(store, &scene, &scene.head).await.unwrap();
        assert_eq!(code(release(store, &scene, &scene.head).await), Code::WrongState, "releasing twice");
        assert_eq!(code(import(store, &scene, &scene.clerk, &text).await), Code::WrongState);

        let said = scene.told(store, "examination.released").await;
        assert_eq!((said["candidates"].as_u64(), said["with_total"].as_u64()), (Some(7), Some(6)));
        assert_eq!(said["tables"].as_array().unwrap().len(), 2);
        let rows = texts(
            store,
            "SELECT papers, COALESCE(CAST(written AS TEXT), '-') AS written FROM candidates ORDER BY ticket",
            &["papers", "written"],
        );
        let rows = rows.await;
        assert_eq!(rows[0], ["[6025,7000,null]", "6513"], "(60.25 + 70) / 2 = 65.125, half-up");
        assert_eq!(rows[2], ["[null,null,null]", "-"]);
        assert_eq!(rows[5], ["[6140,6100,7500]", "6536"], "61.4×40% + 61×30% + 75×30%");
        assert_whole(store).await;
    }

    async fn a_table_with_problems_releases_nothing_and_lists_its_rows(world: World) {
        let store = &world.store;
        let scene = Scene::allotted(&world).await;
        let tickets = tickets(store).await;
        let first = &tickets[0].0;
        let text = format!(
            "准考证号,行政职业能力测验,申论\n{first},100.5,60\n{first},60,60\n269990000001,60,60\n{},60.123,60\n",
            tickets[1].0
        );
        assert!(!import(store, &scene, &scene.clerk, &text).await.unwrap());
        let record = examination::examination_record(store, &scene.clerk, scene.id, december(22)).await.unwrap();
        let sheet = &record.sheets[0];
        let problems: Vec<(u32, ProblemKind)> = sheet.problems.iter().map(|it| (it.line, it.kind)).collect();
        assert_eq!(problems, [
            (2, ProblemKind::AboveFull), (3, ProblemKind::Twice), (4, ProblemKind::UnknownTicket), (5, ProblemKind::BadPoints),
        ]);
        assert_eq!((sheet.state.as_str(), sheet.rows, record.missing), ("faulty", 0, None));
        let others = examination::examination_record(store, &scene.head, scene.id, december(22)).await.unwrap();
        assert_eq!(others.sheets, [], "somebody else's mistakes are nobody's business");
        assert_eq!(code(release(store, &scene, &scene.head).await), Code::NoSheet);

        assert!(import(store, &scene, &scene.clerk, &table(&tickets)).await.unwrap());
        let record = examination::examination_record(store, &scene.head, scene.id, december(22)).await.unwrap();
        assert_eq!((record.sheets[0].rows, record.missing), (7, Some(0)));
        let sheet = record.sheets[0].id;
        examination::withdraw_points(store, &scene.head, scene.id, sheet, december(22)).await.unwrap();
        let again = examination::withdraw_points(store, &scene.head, scene.id, sheet, december(22)).await;
        assert_eq!(code(again), Code::WrongState);
        assert_eq!(code(release(store, &scene, &scene.head).await), Code::NoSheet);
        assert_whole(store).await;
    }

    async fn the_roll_names_who_sits_where_to_those_who_may_read_it(world: World) {
        let store = &world.store;
        let scene = Scene::settled(&world, [9, 2, 2]).await;
        let roll = async |by: &Actor, site| examination::roll(store, by, scene.id, site, december(17)).await;
        assert_eq!(code(roll(&scene.clerk, None).await), Code::WrongState, "before the seats are given");
        scene.draw(store, rooms(14, 1)).await;
        examination::allot(store, &scene.clerk, scene.id, december(16)).await.unwrap();
        for by in [&Actor::citizen(), &scene.applicants[0].actor, &scene.supervisor, &staff(ExamRegion::Baishan)] {
            let refused = code(roll(by, None).await);
            assert!([Code::NotPermitted, Code::SignInRequired].contains(&refused), "{by:?}: {refused:?}");
        }
        let about = || ledger::Filter { kind: Some("recruitment.exported".to_owned()), subject: None };
        let traces = async || ledger::page(store, &about(), None, 9).await.unwrap().entries;
        assert_eq!(traces().await.len(), 0, "who gets nothing leaves no trace");
        let found = roll(&scene.clerk, None).await.unwrap();
        let [trace] = traces().await.try_into().unwrap_or_else(|all| panic!("one trace: {all:?}"));
        let list = serde_json::json!({ "list": { "name": "candidates", "site": null }, "rows": 13 });
        assert_eq!((&trace.entry.body, &trace.entry.subject), (&list, &recruitment::subject(scene.id)));
        assert!(!format!("{:?}", trace.entry).contains("演示人"));
        let rooms: Vec<&str> = found.lines.iter().map(|line| line.room.as_str()).collect();
        let filled: Vec<String> = (1..=13).map(|at| format!("第{at}考场")).collect();
        assert_eq!(rooms, filled, "as the rooms were filled");
        let (common, police) = found.lines.split_at(11);
        assert!(common.iter().all(|line| line.sits == [0, 1]) && police.iter().all(|line| line.sits == [0, 1, 2]));
        for line in &found.lines {
            let (_, application) =
                tickets(store).await.into_iter().find(|(ticket, _)| ticket == line.ticket.as_str()).unwrap();
            assert_eq!(line.name, "演示人");
            assert!(line.identity.contains('*') && !line.identity.ends_with(&scene.last_four_of(&application)));
        }
        assert_eq!(roll(&scene.head, Some("第一中学")).await.unwrap(), found);
        assert_eq!(code(roll(&scene.head, Some("第二中学")).await), Code::NotFound);
    }

    async fn a_ticket_is_its_owners_and_its_mark_tells_a_forged_one(world: World) {
        let store = &world.store;
        let scene = Scene::allotted(&world).await;
        let (own, other) = (&scene.applicants[0], &scene.applicants[1]);
        let seat = examination::own_seat(store, &own.actor, own.application).await.unwrap();
        assert_eq!((seat.name.as_str(), seat.address.as_str()), ("演示人", "人民大街1号"));
        assert_eq!((seat.papers.len(), seat.identity.contains(&own.last_four)), (2, false));
        let guessed = examination::own_seat(store, &other.actor, own.application).await;
        assert_eq!(code(guessed), Code::NotFound, "somebody else's by its address");
        let public = examination::seats_file(store, &Actor::citizen(), scene.id).await.unwrap();
        let public: serde_json::Value = serde_json::from_slice(&public).unwrap();
        let seats = public["seats"].as_array().unwrap();
        let mine = seats.iter().find(|it| it["entry"] == seat.entry.as_str()).expect("the pseudonym is public");
        assert_eq!((mine["seat"].as_u64(), public["rooms"][mine["room"].as_u64().unwrap() as usize]["room"].as_str()),
            (Some(seat.seat.into()), Some(seat.room.as_str())));

        let genuine = examination::genuine(store, seat.ticket.as_str(), &seat.mark).await.unwrap();
        assert_eq!((genuine.room, genuine.seat, genuine.title.as_str()), (seat.room.clone(), seat.seat, "2027年度示范招录"));
        let others = examination::own_seat(store, &other.actor, other.application).await.unwrap();
        for (ticket, mark) in [(seat.ticket.as_str(), others.mark.as_str()), (others.ticket.as_str(), &seat.mark), (seat.ticket.as_str(), ""), ("269990000001", &seat.mark)] {
            assert_eq!(code(examination::genuine(store, ticket, mark).await), Code::NotFound, "{ticket} {mark}");
        }
        put(&world, &format!("UPDATE candidates SET seat = 9 WHERE ticket = '{}'", seat.ticket)).await;
        assert_eq!(code(examination::genuine(store, seat.ticket.as_str(), &seat.mark).await), Code::NotFound);
    }

    async fn guesses_at_one_ticket_that_are_sent_at_once_are_counted_one_by_one(world: World) {
        let scene = released(&world).await;
        let (ticket, application) = tickets(&world.store).await.remove(5);
        let digits = scene.last_four_of(&application);
        let wrong = if digits == "0000" { "0001" } else { "0000" };
        let mut asked = tokio::task::JoinSet::new();
        for at in 0..200 {
            let (store, ticket) = (world.store.clone(), ticket.clone());
            let digits = if at == 150 { digits.clone() } else { wrong.to_owned() };
            let from = format!("192.0.2.{at}");
            asked.spawn(async move { examination::status(&store, &ticket, &digits, &from, december(23)).await });
        }
        let mut answered = 0;
        while let Some(answer) = asked.join_next().await {
            match answer.unwrap() {
                // The right one, where its turn came among the first.
                Ok(_) => answered += 1,
                Err(error) => {
                    let code = error.into_refusal().code;
                    assert!([Code::NoSuchTicket, Code::TooManyAttempts].contains(&code), "{code:?}");
                    answered += i32::from(code == Code::NoSuchTicket);
                }
            }
        }
        assert!(answered <= 11, "{answered} of 200 were looked up");
    }

    async fn a_ticket_opens_the_status_and_guessing_is_stopped(world: World) {
        let store = &world.store;
        let scene = released(&world).await;
        let (ticket, application) = tickets(store).await.remove(5);
        let digits = scene.last_four_of(&application);
        let status = status_of(store, &format!(" {ticket} "), &digits.to_lowercase()).await.unwrap();
        let points: Vec<(usize, Option<String>)> =
            status.papers.iter().map(|it| (it.paper, it.points.map(|points| points.to_string()))).collect();
        assert_eq!(points, [(0, Some("61.40".into())), (1, Some("61.00".into())), (2, Some("75.00".into()))]);
        assert_eq!((status.written.map(|it| it.to_string()), status.seat), (Some("65.36".into()), 1));
        assert_eq!(refusal(status_of(store, &ticket, "12345").await), Refusal::of(Code::Malformed, "digits"));
        assert_eq!(refusal(status_of(store, &ticket, "X123").await), Refusal::of(Code::Malformed, "digits"));
        assert_eq!(refusal(status_of(store, " ", "1234").await), Refusal::of(Code::Missing, "ticket"));
        let wrong = if digits == "0000" { "0001" } else { "0000" };
        assert_eq!(refusal(status_of(store, &ticket, wrong).await), refusal(status_of(store, "269990000001", wrong).await));
        for _ in 0..9 {
            assert_eq!(code(status_of(store, &ticket, wrong).await), Code::NoSuchTicket);
        }
        assert_eq!(code(status_of(store, &ticket, &digits).await), Code::TooManyAttempts, "also for whoever knows them");
        let later = examination::status(store, &ticket, &digits, "192.0.2.9", december(24)).await.unwrap();
        assert_eq!(later.ticket.as_str(), ticket);
        let absent = tickets(store).await.remove(2);
        let absent = status_of(store, &absent.0, &scene.last_four_of(&absent.1)).await.unwrap();
        assert_eq!((absent.released, absent.written, absent.papers.len()), (true, None, 2));
        assert!(absent.papers.iter().all(|paper| paper.points.is_none()));
    }

    async fn a_ticket_opens_what_the_lists_say_of_it_and_nothing_else(world: World) {
        let store = &world.store;
        let scene = Scene::settled(&world, [5, 0, 2]).await;
        scene.draw(store, rooms(3, 3)).await;
        examination::allot(store, &scene.clerk, scene.id, december(16)).await.unwrap();
        let tickets = tickets(store).await;
        let seen = async |at: usize| {
            let (ticket, application) = &tickets[at];
            let status = status_of(store, ticket, &scene.last_four_of(application)).await.unwrap();
            (status.fate, status.written_rank, status.call.unwrap_or_default(), status.stage)
        };
        let nothing = String::new;
        assert_eq!(seen(0).await, (PublicFate::Waiting, None, nothing(), RecruitmentState::Allotted));
        assert!(import(store, &scene, &scene.clerk, &table(&tickets)).await.unwrap());
        release(store, &scene, &scene.head).await.unwrap();
        assert_eq!(seen(0).await, (PublicFate::Waiting, None, nothing(), RecruitmentState::Scored), "no rank before the list");

        store::selection::shortlist(store, &scene.clerk, scene.id, december(31)).await.unwrap();
        let stage = RecruitmentState::Shortlisted;
        assert_eq!(seen(0).await, (PublicFate::NotCalled, Some(4), nothing(), stage), "three to one for one place");
        assert_eq!(seen(2).await, (PublicFate::NotCalled, None, nothing(), stage), "was absent");
        assert_eq!(seen(1).await, (PublicFate::Called, Some(3), "called".to_owned(), stage));
        // Neither why somebody left, nor a check that was not passed, nor an objection that was upheld.
        let set = async |at: usize, what: &str| {
            put(&world, &format!("UPDATE standings SET {what} WHERE ticket = '{}'", tickets[at].0)).await;
        };
        let now = async |state: &str| {
            put(&world, &format!("UPDATE recruitments SET state = '{state}' WHERE id = '{}'", scene.id)).await;
        };
        set(1, "call = 'unqualified', fate = 'out-interviews'").await;
        assert_eq!(seen(1).await, (PublicFate::Called, Some(3), "called".to_owned(), stage));
        set(3, "call = 'replacing', physical = 'failed', fate = 'out-checks'").await;
        now("ranked").await;
        assert_eq!(seen(3).await.0, PublicFate::Replacing);
        set(4, "physical = 'passed', inspection = 'passed'").await;
        assert_eq!(seen(4).await.0, PublicFate::Called, "the notice is not out");
        set(4, "fate = 'proposed'").await;
        now("publicised").await;
        assert_eq!((seen(4).await.0, seen(4).await.3), (PublicFate::OnNotice, RecruitmentState::Publicised));
        let (ticket, application) = &tickets[3];
        let failed = status_of(store, ticket, &scene.last_four_of(application)).await.unwrap();
        let told = serde_json::to_string(&failed).unwrap();
        assert!(!["failed", "out-", "checks", "physical"].iter().any(|word| told.contains(word)), "{told}");
        set(4, "fate = 'out-publicity'").await;
        assert_eq!(seen(4).await.0, PublicFate::OnNotice, "it was on the list");
        set(4, "fate = 'hired'").await;
        now("filed").await;
        let ends = [seen(4).await.0, seen(3).await.0, seen(1).await.0, seen(0).await.0];
        assert_eq!(ends, [PublicFate::Hired, PublicFate::NotHired, PublicFate::NotHired, PublicFate::NotCalled]);
        let own = scene.applicants.iter().find(|it| it.application.to_string() == tickets[0].1).unwrap();
        let result = examination::own_result(store, &own.actor, own.application, december(31)).await.unwrap();
        assert_eq!((result.status.fate, result.status.written_rank), (PublicFate::NotCalled, Some(4)));
    }

    async fn a_paper_is_checked_once_and_corrected_by_two(world: World) {
        let store = &world.store;
        let scene = released(&world).await;
        let (ticket, application) = tickets(store).await.remove(0);
        let own = scene.applicants.iter().find(|it| it.application.to_string() == application).unwrap();
        let other = scene.applicants.iter().find(|it| it.application.to_string() != application).unwrap();
        let ask = async |by: &Actor, paper, day| -> Result<RecheckId, StoreError> {
            examination::ask_recheck(store, by, own.application, paper, "分数偏低", december(day)).await
        };
        assert_eq!(code(ask(&other.actor, 0, 24).await), Code::NotFound);
        assert_eq!(refusal(ask(&own.actor, 2, 24).await), Refusal::of(Code::NotFound, "paper"));
        // Five working days from Wednesday, 23 December.
        let late = refusal(ask(&own.actor, 0, 31).await);
        assert_eq!((late.code, late.facts), (Code::TooLate, vec!["2026-12-30".to_owned()]));
        let first = ask(&own.actor, 0, 30).await.unwrap();
        assert_eq!(code(ask(&own.actor, 0, 30).await), Code::AlreadyDone);
        let second = ask(&own.actor, 1, 30).await.unwrap();
        examination::confirm_points(store, &scene.clerk, second, december(30)).await.unwrap();

        let find = async |points: &str| examination::find_points(store, &scene.clerk, first, points, december(30)).await;
        assert_eq!(refusal(find("60.25").await), Refusal::of(Code::NothingChanged, "points"));
        assert_eq!(refusal(find("100.01").await).code, Code::OutOfRange);
        find("62.25").await.unwrap();
        let decide = async |by: &Actor, agreed| examination::decide_points(store, by, first, agreed, december(30)).await;
        assert_eq!(code(decide(&scene.clerk, true).await), Code::SecondPersonNeeded);
        let before = examination::own_result(store, &own.actor, own.application, december(30)).await.unwrap();
        assert_eq!((before.rechecks[0].state, before.rechecks[1].state), (RecheckState::Asked, RecheckState::Confirmed));
        assert_eq!(before.status.papers[0].points.unwrap().to_string(), "60.25", "one person changes nothing");
        decide(&scene.head, false).await.unwrap();
        find("62.25").await.unwrap();
        decide(&scene.head, true).await.unwrap();
        assert_eq!(code(decide(&scene.head, true).await), Code::WrongState);

        let after = examination::own_result(store, &own.actor, own.application, december(31)).await.unwrap();
        assert_eq!((after.rechecks[0].state, after.recheck_over), (RecheckState::Corrected, true));
        assert_eq!(after.status.written.unwrap().to_string(), "66.13", "(62.25 + 70) / 2");
        assert_eq!(after.status.ticket.as_str(), ticket);
        let said = scene.told(store, "examination.corrected").await;
        assert_eq!(said, serde_json::json!({ "paper": 1 }), "the kind of it, never the value");
        assert_whole(store).await;
    }

    async fn seats_follow_from_a_draw_that_anybody_replays(world: World) {
        let store = &world.store;
        let scene = Scene::settled(&world, [3, 2, 2]).await;
        let allot = async |by: &Actor| examination::allot(store, by, scene.id, december(16)).await;
        assert_eq!(code(allot(&scene.clerk).await), Code::NotDrawn);
        let draw = scene.draw(store, rooms(3, 3)).await;
        let bundle = replayed(store, draw).await;
        let groups = bundle.result.drawn.lots().unwrap();
        let sizes: Vec<(&str, usize)> = groups.iter().map(|it| (it.label.as_str(), it.order.len())).collect();
        assert_eq!(sizes, [("P1", 5), ("P3", 2)], "each set of papers by itself");

        assert_eq!(code(allot(&staff(ExamRegion::Baishan)).await), Code::NotPermitted);
        assert_eq!(code(allot(&scene.applicants[0].actor).await), Code::NotPermitted);
        allot(&scene.clerk).await.unwrap();
        assert_eq!(code(allot(&scene.clerk).await), Code::WrongState);

        let said = scene.told(store, "examination.allotted").await;
        let public = examination::seats_file(store, &Actor::citizen(), scene.id).await.unwrap();
        assert_eq!(said["seats_sha256"], fingerprint(&public));
        assert_eq!((said["candidates"].as_u64(), said["draw"].as_str()), (Some(7), Some(draw.to_string().as_str())));
        let public: serde_json::Value = serde_json::from_slice(&public).unwrap();
        let again = seat(&rooms(3, 3), groups).unwrap();
        assert_eq!(public["seats"], serde_json::to_value(&again.seats).unwrap(), "the rule gives the published seats");

        let sql = "SELECT ticket, room, CAST(seat AS TEXT) AS seat, position_code FROM candidates ORDER BY ticket";
        let rows = texts(store, sql, &["ticket", "room", "seat", "position_code"]).await;
        let tickets: BTreeSet<&String> = rows.iter().map(|row| &row[0]).collect();
        assert_eq!((tickets.len(), rows[0][0].as_str(), rows[6][0].as_str()), (7, "260010000001", "260010000007"));
        let seats: Vec<(&str, &str)> = rows.iter().map(|row| (row[1].as_str(), row[2].as_str())).collect();
        let third = "第3考场";
        assert_eq!(seats[5..], [(third, "1"), (third, "2")], "the police sit other papers, in a room of their own");
        assert!(rows[5..].iter().all(|row| row[3].ends_with('9')));
        let beside = rows.iter().zip(&rows[1..]).filter(|(one, next)| one[1] == next[1] && one[3] == next[3]);
        assert_eq!(beside.count() as u32, again.beside, "whoever must sit beside somebody of the position is counted");
        assert_eq!(count(store, "messages").await, 7, "everybody is told");
        assert_whole(store).await;
    }

    async fn no_position_falls_away_once_the_draw_of_the_seats_is_fixed(world: World) {
        let store = &world.store;
        let scene = Scene::settled(&world, [3, 2, 2]).await;
        let positions = three_positions();
        let propose = async |at: usize, day| {
            let code = &positions[at].code;
            recruitment::propose_cancellation(store, &scene.clerk, scene.id, code, "机构改革", december(day)).await
        };
        let waits = propose(0, 14).await.unwrap();
        scene.draw(store, rooms(3, 3)).await;
        assert_eq!(code(propose(1, 16).await), Code::SeatsFixed, "all seats would be drawn again");
        let decide = async |agreed| {
            recruitment::decide_amendment(store, &scene.head, waits, agreed, december(16)).await
        };
        assert_eq!(code(decide(true).await), Code::SeatsFixed);
        decide(false).await.unwrap();
        examination::allot(store, &scene.clerk, scene.id, december(16)).await.unwrap();
    }

    async fn the_status_has_the_title_of_the_notice_as_it_is_corrected(world: World) {
        let store = &world.store;
        let scene = released(&world).await;
        let (ticket, application) = tickets(store).await.remove(0);
        let digits = scene.last_four_of(&application);
        let title = async || status_of(store, &ticket, &digits).await.unwrap().title;
        let before = recruitments::plan().wording();
        assert_eq!(title().await, before.title);
        let after = Wording { title: "2027年度示范招录（更正）".into(), ..before };
        let change = recruitment::propose_words(store, &scene.clerk, scene.id, &after, "标题有误", december(24)).await;
        recruitment::decide_words(store, &scene.head, change.unwrap(), true, december(24)).await.unwrap();
        assert_eq!(title().await, after.title);
    }

    async fn a_draw_of_seats_needs_candidates_rooms_and_the_end_of_choosing(world: World) {
        let store = &world.store;
        let scene = Scene::settled(&world, [3, 2, 2]).await;
        let before = opening() - Duration::hours(2);
        let set_up = async |rooms, now| {
            examination::plan_seats(store, &scene.clerk, scene.id, &scene.seats_plan(rooms), now).await
        };
        // Five common candidates leave a seat of the second room empty: nobody of other papers may take it.
        assert_eq!(refusal(set_up(rooms(2, 3), before).await), Refusal::of(Code::SeatsLacking, "rooms").with(2));
        assert_eq!(refusal(set_up(Vec::new(), before).await), Refusal::of(Code::Missing, "rooms"));
        let draw = set_up(rooms(3, 3), before).await.unwrap();
        assert_eq!(set_up(rooms(4, 3), before).await.unwrap(), draw, "a draft is changed, not doubled");
        draws::announce(store, &scene.clerk, draw, before).await.unwrap();
        let second = set_up(rooms(3, 3), before).await.unwrap();
        let taken = refusal(draws::announce(store, &scene.clerk, second, before).await);
        assert_eq!(taken, Refusal::of(Code::Taken, "purpose"), "whoever could draw again could choose");

        let number = domain::draws::number::SecretNumber::from_bytes([7; 32]);
        let promised = domain::draws::number::commitment(draw, &number).to_string();
        draws::commit(store, &scene.supervisor, draw, &promised, before).await.unwrap();
        let fix = async |now| code(draws::fix(store, &scene.clerk, draw, now).await);
        assert_eq!(fix(december(10)).await, Code::NotYetOpen, "another position can still be chosen");
        let first = scene.applicants[0].application;
        put(&world, &format!("UPDATE applications SET state = 'appealed' WHERE id = '{first}'")).await;
        assert_eq!(fix(before).await, Code::ReviewsOpen);
        let refused = format!("state = 'refused', appeal_until = '{}'", before.date_naive());
        put(&world, &format!("UPDATE applications SET {refused} WHERE id = '{first}'")).await;
        assert_eq!(fix(before).await, Code::ReviewsOpen, "the appeal can still be made");
        let accepted = format!("state = 'accepted', pay_until = '{}'", before.date_naive());
        put(&world, &format!("UPDATE applications SET {accepted} WHERE id = '{first}'")).await;
        let open = refusal(draws::fix(store, &scene.clerk, draw, before).await);
        assert_eq!(open, Refusal::new(Code::PaymentsOpen).with("2026-12-16 02:00"), "a payment can still come");
        put(&world, "UPDATE applications SET state = 'refused-finally'").await;
        assert_eq!(fix(before).await, Code::NoCandidates);
        put(&world, &format!("UPDATE recruitments SET state = 'announced' WHERE id = '{}'", scene.id)).await;
        assert_eq!(fix(before).await, Code::WrongState);
    }
}
