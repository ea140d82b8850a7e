//! Powers on both databases: a new version of an item or another holder of a post asks for an evaluation of the points,
//! one person records it, another confirms it, and the inventory has the new points with their history.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{
        case::Duty,
        flow::{Risk, StepKind},
        item::{Cited, End, Ended, Item, ItemCode},
        post::PostCode,
    },
    permissions::Actor,
    powers::{Because, DuePoints, Outcome, Power, PowerCode, PowerLife, PowerStatus, Query, TypedPoint},
    recruitment::scheme::Named,
    refusal::Code,
};
use offices::{Office, day, item};
use store::{approvals, ledger, powers};
use support::{assert_whole, refusal};

fn power() -> PowerCode {
    PowerCode::parse("220000-XK2210100Y").unwrap()
}

/// Publishes the next version of the item with the limits of its steps cut: the flow goes otherwise.
async fn publish(office: &Office, on: &str) {
    let mut next = Item::clone(approvals::catalogue(&office.store).await.unwrap().latest(&item()).unwrap());
    next.version += 1;
    next.promised -= 1;
    for step in &mut next.flow.steps {
        if let StepKind::Task(task) = &mut step.kind {
            task.limit = task.limit.min(1);
        }
    }
    let text = serde_json::to_string(&next).unwrap();
    approvals::save_item_draft(&office.store, &office.idle, Some(&item()), 0, &text, day(on)).await.unwrap();
    approvals::publish_item_draft(&office.store, &office.head, &item(), 1, day(on)).await.unwrap();
}

/// The item as it is at present, with something changed.
async fn changed(office: &Office, change: impl FnOnce(&mut Item)) -> Item {
    let mut next = Item::clone(approvals::catalogue(&office.store).await.unwrap().latest(&item()).unwrap());
    next.version += 1;
    change(&mut next);
    next
}

/// Saves a version and publishes it, of an item that there is or of a new one.
async fn bring(office: &Office, of: Option<&ItemCode>, next: &Item, on: &str) {
    let text = serde_json::to_string(next).unwrap();
    approvals::save_item_draft(&office.store, &office.idle, of, 0, &text, day(on)).await.unwrap();
    approvals::publish_item_draft(&office.store, &office.head, &next.code, 1, day(on)).await.unwrap();
}

fn named(text: &str) -> Named {
    Named { zh: text.to_owned(), en: text.to_owned() }
}

/// The codes of what a search finds.
async fn found(office: &Office, query: Query) -> Vec<String> {
    let inventory = powers::inventory(&office.store).await.unwrap();
    inventory.search(&query, None, 100).powers.iter().map(|power| power.code.to_string()).collect()
}

async fn life(office: &Office, by: &Actor, on: &str) -> PowerLife {
    powers::life(&office.store, by, &present(office).await, day(on)).await.unwrap()
}

async fn present(office: &Office) -> Power {
    let inventory = powers::inventory(&office.store).await.unwrap();
    inventory.versions(&power()).unwrap().last().unwrap().clone()
}

async fn entries(office: &Office) -> Vec<String> {
    let about = ledger::Filter { kind: None, subject: Some(powers::power_subject(&power())) };
    let page = ledger::page(&office.store, &about, None, 20).await.unwrap();
    page.entries.into_iter().map(|entry| entry.entry.kind).collect()
}

both_databases! {
    async fn a_new_flow_asks_for_an_evaluation_that_two_persons_make(world: World) {
        let office = Office::open(&world).await;
        let citizen = Actor::citizen();
        let begun = life(&office, &citizen, "2026-11-23").await.due;
        assert!(begun.iter().all(|due| due.of.because == Because::Holder), "two posts have a second holder");
        assert!(begun.iter().all(|due| due.of.step.as_ref().unwrap().as_str() != "decide"), "first holders ask for nothing");
        publish(&office, "2026-11-24").await;
        let open = life(&office, &citizen, "2026-11-25").await;
        let flow: Vec<_> = open.due.iter().filter(|due| due.of.because == Because::Flow).collect();
        assert!(flow.iter().all(|due| due.since == day("2026-11-24") && !due.overdue));
        assert!(!flow.is_empty() && open.form.is_none(), "the public reads what is due and has no form");
        assert_eq!(flow[0].by, "2026-12-22".parse().unwrap(), "twenty working days");

        let before = present(&office).await;
        let mut typed = life(&office, &office.idle, "2026-11-25").await.form.unwrap();
        let risky = typed.iter().position(|point| !point.level.is_empty()).unwrap();
        typed[risky].measure_zh = "双人核对并留痕".to_owned();
        let propose = async |by: &Actor, typed: &[TypedPoint], reason: &str| {
            powers::propose_points(&office.store, by, &power(), typed, reason, day("2026-11-25")).await
        };
        assert_eq!(refusal(propose(&office.supervisor, &typed, "x").await).code, Code::NotPermitted);
        assert_eq!(refusal(propose(&office.elsewhere, &typed, "x").await).code, Code::NotPermitted);
        assert_eq!(refusal(propose(&office.head, &typed, "x").await).code, Code::SecondPersonNeeded, "whose act it follows from");
        assert_eq!(refusal(propose(&office.idle, &typed, " ").await).field.as_deref(), Some("reason"));
        let mut lower = typed.clone();
        lower[risky].level = Risk::Low.as_str().to_owned();
        assert_eq!(refusal(propose(&office.idle, &lower, "x").await).code, Code::RiskOfFlow);
        let id = propose(&office.idle, &typed, "流程缩短，措施加强").await.unwrap();
        assert_eq!(refusal(propose(&office.idle, &typed, "x").await).code, Code::EvaluationPending);
        assert_eq!(present(&office).await, before, "a proposal changes nothing");
        assert_eq!(life(&office, &citizen, "2026-11-25").await.proposal, None);
        assert!(life(&office, &office.head, "2026-11-25").await.proposal.unwrap().decides);

        let decide = async |by: &Actor, agreed: bool| {
            powers::decide_points(&office.store, by, id, agreed, day("2026-11-26")).await
        };
        assert_eq!(refusal(decide(&office.idle, true).await).code, Code::SecondPersonNeeded);
        assert_eq!(refusal(decide(&office.elsewhere, true).await).code, Code::NotPermitted);
        decide(&office.head, true).await.unwrap();
        assert_eq!(refusal(decide(&office.head, true).await).code, Code::AlreadyDone);

        let after = present(&office).await;
        assert_eq!(after.version, 2);
        assert!(after.points.iter().any(|point| point.measure.zh == "双人核对并留痕"));
        let ended = life(&office, &citizen, "2026-11-27").await;
        assert_eq!((ended.due.len(), ended.history.len()), (0, 1));
        let found = &ended.history[0];
        assert_eq!((found.outcome, found.at), (Outcome::Revised { version: 2 }, day("2026-11-26")));
        assert_eq!(found.of.len(), open.due.len());
        let due = "power.evaluation-due";
        assert_eq!(entries(&office).await, ["power.evaluated", "power.evaluation-proposed", due, due, due]);
        assert_whole(&office.store).await;
    }

    async fn another_holder_of_a_post_asks_once_and_supervisors_see_for_how_long(world: World) {
        let office = Office::open(&world).await;
        let post = PostCode("220000-market-02".to_owned());
        let appoint = async |by: &Actor, on: &str| {
            let account = by.account.unwrap();
            approvals::appoint(&office.store, &office.console, account, &post, &[Duty::Review].into(), day(on)).await.unwrap();
        };
        appoint(&office.idle, "2026-11-24").await;
        let due = life(&office, &Actor::citizen(), "2026-11-25").await.due;
        assert!(due.iter().all(|due| due.of.because == Because::Holder), "{due:?}");
        let steps = |due: &[DuePoints]| due.iter().map(|due| due.of.step.clone().unwrap().to_string()).collect::<Vec<_>>();
        assert!(steps(&due).contains(&"review".to_owned()) && !steps(&due).contains(&"decide".to_owned()), "{due:?}");
        appoint(&office.head, "2026-11-25").await;
        assert_eq!(life(&office, &Actor::citizen(), "2026-11-25").await.due, due, "each once");
        let holding = approvals::holdings(&office.store, &office.console).await.unwrap();
        let held = holding.iter().find(|held| held.post == PostCode("220000-office-01".to_owned())).unwrap();
        approvals::relieve(&office.store, &office.console, &held.id, day("2026-11-30")).await.unwrap();
        assert!(steps(&life(&office, &Actor::citizen(), "2026-11-30").await.due).contains(&"decide".to_owned()));

        let open = powers::open_evaluations(&office.store, &office.supervisor, day("2027-01-04")).await.unwrap();
        let own = open.iter().find(|line| line.code == power()).unwrap();
        assert_eq!((own.since, own.days), (day("2026-11-23"), 42));
        assert!(own.overdue > 0 && own.overdue <= own.open);
        assert_eq!(refusal(powers::open_evaluations(&office.store, &office.idle, day("2027-01-04")).await).code, Code::NotPermitted);

        // The points stand: nothing of the power changes, and nothing is due any more.
        let typed = life(&office, &office.idle, "2026-12-01").await.form.unwrap();
        let on = day("2026-12-01");
        let id = powers::propose_points(&office.store, &office.idle, &power(), &typed, "措施不变", on).await.unwrap();
        powers::decide_points(&office.store, &office.head, id, false, on).await.unwrap();
        assert!(!life(&office, &Actor::citizen(), "2026-12-01").await.due.is_empty(), "declined: it is still due");
        let id = powers::propose_points(&office.store, &office.idle, &power(), &typed, "措施不变", on).await.unwrap();
        powers::decide_points(&office.store, &office.head, id, true, on).await.unwrap();
        let ended = life(&office, &Actor::citizen(), "2026-12-02").await;
        assert_eq!((ended.due.len(), ended.history[0].outcome), (0, Outcome::Stands));
        assert_eq!(present(&office).await.version, 1);
        let again = powers::propose_points(&office.store, &office.idle, &power(), &typed, "x", on).await;
        assert_eq!(refusal(again).code, Code::NothingDue);
        assert_whole(&office.store).await;
    }

    async fn a_power_says_what_its_item_says_and_ends_with_it(world: World) {
        let office = Office::open(&world).await;
        let law = Cited { law: "人力资源市场暂行条例".into(), article: "99".into(), says: named("重新规定") };
        let next = changed(&office, |item| {
            (item.basis, item.conditions) = (vec![law.clone()], vec![named("有固定场所")]);
        }).await;
        bring(&office, Some(&item()), &next, "2026-11-24").await;
        let now = present(&office).await;
        assert_eq!((now.version, &now.basis, &now.conditions), (1, &next.basis, &next.conditions));
        let words = |text: &str| Query { words: text.to_owned(), ..Query::default() };
        assert_eq!(found(&office, words("重新规定 XK2210100Y")).await, [power().to_string()]);
        let due = life(&office, &Actor::citizen(), "2026-11-25").await.due;
        assert!(due.iter().any(|due| due.of.because == Because::Duties && due.of.step.is_none()), "{due:?}");
        let open = async || powers::open_evaluations(&office.store, &office.supervisor, day("2026-11-26")).await.unwrap();
        assert!(open().await.iter().any(|line| line.code == power()));
        let typed = life(&office, &office.idle, "2026-11-25").await.form.unwrap();
        let at = day("2026-11-25");
        let proposed = powers::propose_points(&office.store, &office.idle, &power(), &typed, "不变", at).await.unwrap();

        let end = Ended {
            end: End::Cut,
            on: "2026-11-25".parse().unwrap(),
            to: None,
            reason: named("由市场调节"),
            document: "吉政发〔2026〕1号".into(),
        };
        approvals::end_item(&office.store, &office.idle, &item(), &end, at).await.unwrap();
        assert!(present(&office).await.is_in_force(), "nobody has published that it ends");
        approvals::publish_item_draft(&office.store, &office.head, &item(), 1, at).await.unwrap();
        let (on, reason, document) = (end.on, end.reason.clone(), end.document.clone());
        assert_eq!(present(&office).await.status, PowerStatus::Cut { on, reason, document });
        assert!(!found(&office, words("XK2210100Y")).await.contains(&power().to_string()));
        let ended = Query { ended: true, ..words("XK2210100Y") };
        assert_eq!(found(&office, ended).await, [power().to_string()], "it stays readable");

        // Nothing of it is evaluated any more.
        let life = life(&office, &office.idle, "2026-11-26").await;
        assert_eq!((life.due.len(), life.form), (0, None));
        assert!(open().await.iter().all(|line| line.code != power()));
        let again = powers::propose_points(&office.store, &office.idle, &power(), &typed, "x", at).await;
        assert_eq!(refusal(again).code, Code::NothingDue);
        let confirmed = powers::decide_points(&office.store, &office.head, proposed, true, at).await;
        assert_eq!(refusal(confirmed).code, Code::ChangedMeanwhile);
        powers::decide_points(&office.store, &office.head, proposed, false, at).await.unwrap();
        assert_whole(&office.store).await;
    }

    async fn a_new_item_comes_with_its_power_whose_points_are_asked_for(world: World) {
        let office = Office::open(&world).await;
        let code = ItemCode::parse("QT9999900Y").unwrap();
        let own = PowerCode::parse("220000-QT9999900Y").unwrap();
        let new = changed(&office, |item| (item.code, item.version) = (code.clone(), 1)).await;
        let of = async || {
            let inventory = powers::inventory(&office.store).await.unwrap();
            inventory.versions(&own).and_then(<[Power]>::last).cloned()
        };
        assert_eq!(of().await, None);
        bring(&office, None, &new, "2026-11-24").await;
        let begun = of().await.unwrap();
        assert_eq!((begun.version, &begun.name, &begun.agency), (1, &new.name, &new.agency));
        let risks = new.flow.tasks().filter(|task| task.risk != Risk::Low).count();
        assert!(risks > 0 && begun.points.len() == risks && begun.points.iter().all(|point| !point.is_assessed()));

        let life = async |by: &Actor| powers::life(&office.store, by, &begun, day("2026-11-25")).await.unwrap();
        let due = life(&Actor::citizen()).await.due;
        assert_eq!(due.iter().map(|due| (due.of.because, due.of.step.clone())).collect::<Vec<_>>(), [(Because::New, None)]);
        assert_eq!((due[0].since, due[0].by), (day("2026-11-24"), "2026-12-22".parse().unwrap()));
        let open = powers::open_evaluations(&office.store, &office.supervisor, day("2026-11-25")).await.unwrap();
        assert!(open.iter().any(|line| (&line.code, line.open, &line.name) == (&own, 1, &new.name)));

        let mut typed = life(&office.idle).await.form.unwrap();
        let at = day("2026-11-25");
        let lacking = powers::propose_points(&office.store, &office.idle, &own, &typed, "新事项", at).await;
        assert_eq!(refusal(lacking).code, Code::Missing, "a level is not enough");
        for point in typed.iter_mut().filter(|point| !point.level.is_empty()) {
            let like = present(&office).await.points.into_iter().find(|like| like.step.as_str() == point.step).unwrap();
            (point.description_zh, point.description_en) = (like.description.zh, like.description.en);
            (point.measure_zh, point.measure_en) = (like.measure.zh, like.measure.en);
            point.reviewer = like.reviewer.map(|post| post.0).unwrap_or_default();
        }
        let id = powers::propose_points(&office.store, &office.idle, &own, &typed, "新事项", at).await.unwrap();
        powers::decide_points(&office.store, &office.head, id, true, at).await.unwrap();
        let after = of().await.unwrap();
        assert!(after.version == 2 && after.points.iter().all(domain::powers::RiskPoint::is_assessed));
        let ended = powers::life(&office.store, &Actor::citizen(), &after, at).await.unwrap();
        assert_eq!((ended.due.len(), ended.history.len()), (0, 1));
        assert_whole(&office.store).await;
    }
}
