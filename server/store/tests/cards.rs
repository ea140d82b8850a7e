//! Cards on both databases that follow from more than the dates of one case: what a supervisor has established, and the order
//! of acceptance where an item's number is limited.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    approvals::{
        case::{Act, Decision},
        item::{Item, Quantity},
        post::PostCode,
    },
    messages::Kind,
    permissions::Actor,
    refusal::Code,
    supervision::{CardAct, Colour, Counts, Incident, Pile, Scope, Trigger, Verdict},
};
use offices::{Office, day, item};
use store::{
    approvals::{self, WorkQuery},
    messages,
    supervision::{self, Established},
};
use support::{assert_whole, refusal};

both_databases! {
    async fn a_supervisor_establishes_what_no_date_shows(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let establish = async |by: &Actor, trigger: Trigger, post: &str, at: &str, words: &str| {
            let post = domain::approvals::post::PostCode(post.to_owned());
            let incident = Incident { trigger, scope: Scope::Acceptance, post, at: day(at) };
            let found = Established { incident, words: words.to_owned() };
            supervision::establish(&office.store, by, receipt.id, found, day("2026-12-01")).await
        };
        let (supervisor, qualified) = (&office.supervisor, Trigger::QualifiedRefused);
        let hall = "220000-hall-01";
        let no = async |trigger, post, at, words| refusal(establish(supervisor, trigger, post, at, words).await).field;
        assert_eq!(no(Trigger::PromiseOver, hall, "2026-11-24", "x").await.as_deref(), Some("trigger"));
        assert_eq!(no(qualified, "220000-nobody-01", "2026-11-24", "x").await.as_deref(), Some("post"));
        assert_eq!(no(qualified, hall, "2026-11-20", "x").await.as_deref(), Some("at"), "before it came in");
        assert_eq!(no(qualified, hall, "2026-12-02", "x").await.as_deref(), Some("at"), "still to come");
        assert_eq!(no(qualified, hall, "2026-11-24", " ").await.as_deref(), Some("words"));
        let by_staff = establish(&office.officer, qualified, hall, "2026-11-24", "x").await;
        assert_eq!(refusal(by_staff).code, Code::NotPermitted);

        let key = establish(supervisor, qualified, hall, "2026-11-24", "材料齐全").await.unwrap();
        let again = establish(supervisor, qualified, hall, "2026-11-25", "材料齐全").await;
        assert_eq!(refusal(again).code, Code::AlreadyDone);
        assert!(!office.text("SELECT progress AS v FROM cards WHERE cause = 'qualified-refused'").await.contains("材料"));
        let card = supervision::card(&office.store, &office.window, &key).await.unwrap();
        assert_eq!(card.line.card.established.unwrap().words, "材料齐全");
        assert_eq!(card.explain.due, "2026-12-04".parse().unwrap(), "three working days from the card");
        let explain = CardAct::Explain { words: "窗口误读".to_owned() };
        supervision::handle(&office.store, &office.window, &key, explain, day("2026-12-02")).await.unwrap();
        let find = CardAct::Find { verdict: Verdict::Upheld, words: "属实".to_owned() };
        let own = supervision::handle(&office.store, supervisor, &key, find.clone(), day("2026-12-03")).await;
        assert_eq!(refusal(own).code, Code::SecondPersonNeeded);
        let finds = async |by: &Actor| supervision::card(&office.store, by, &key).await.unwrap().finds;
        assert_eq!((finds(supervisor).await, finds(&office.other_supervisor).await), (false, true));
        supervision::handle(&office.store, &office.other_supervisor, &key, find, day("2026-12-03")).await.unwrap();
        let record = supervision::card(&office.store, supervisor, &key).await.unwrap();
        assert!(record.line.card.established.is_some() && record.line.card.finding.is_some());
        assert_whole(&office.store).await;
    }

    async fn the_holders_of_a_post_see_what_is_near_and_are_told_of_its_cards(world: World) {
        let office = Office::open(&world).await;
        let Office { store, officer, window, supervisor, .. } = &office;
        let receipt = office.filed(1, "2026-11-23").await;
        office.does(window, &receipt, Act::Accept, "2026-11-24").await.unwrap();
        let listed = async |on: &str| {
            let page = approvals::work_list(store, officer, &WorkQuery::default(), 9, day(on)).await.unwrap();
            (page.lines.iter().map(|line| line.near).collect::<Vec<_>>(), page.cards)
        };
        let issue = async |on: &str| supervision::issue(store, &office.console, day(on)).await.unwrap();
        let inbox = async |by: &Actor| messages::inbox(store, by, None, 9).await.unwrap().messages;
        let cards = async |by: &Actor| supervision::case_cards(store, by, receipt.id).await;
        // The review may take six working days, until 2 December.
        for (on, near) in [("24", false), ("27", false), ("29", false), ("30", true)] {
            assert_eq!(listed(&format!("2026-11-{on}")).await, (vec![near], 0), "{on}");
        }
        assert_eq!((listed("2026-12-02").await, listed("2026-12-03").await), ((vec![true], 0), (vec![false], 0)));
        issue("2026-12-01").await;
        assert_eq!((listed("2026-12-01").await.1, inbox(officer).await), (0, Vec::new()), "a warning asks nothing");
        let warned: Vec<_> = cards(officer).await.unwrap().into_iter().map(|line| line.card.colour()).collect();
        assert_eq!(warned, [Colour::Warning]);

        issue("2026-12-10").await;
        issue("2026-12-10").await;
        let own = cards(officer).await.unwrap();
        assert_eq!(own.iter().map(|line| line.card.colour()).collect::<Vec<_>>(), [Colour::Yellow, Colour::Warning]);
        let card = supervision::card(store, officer, &own[0].id).await.unwrap();
        assert_eq!(listed("2026-12-10").await.1, 1);
        let told = inbox(officer).await;
        let said = Kind::CardIssued { number: receipt.number.clone(), colour: Colour::Yellow, explain_by: card.explain.due };
        let link = format!("/supervision/cards/{}", own[0].id);
        assert_eq!((told.len(), &told[0].kind), (1, &said), "once");
        assert_eq!(told[0].link.as_ref().map(|link| link.as_str()), Some(link.as_str()));
        assert!(cards(supervisor).await.unwrap().len() >= own.len());
        assert_eq!((cards(window).await.unwrap(), inbox(window).await), (Vec::new(), Vec::new()), "none is against it");
        for by in [&office.elsewhere, &office.applicant(1)] {
            assert_eq!(refusal(cards(by).await).code, Code::NotPermitted);
        }

        // What a supervisor establishes is told too, and its days run from there.
        let post = domain::approvals::post::PostCode("220000-hall-01".to_owned());
        let incident =
            Incident { trigger: Trigger::QualifiedRefused, scope: Scope::Acceptance, post, at: day("2026-11-24") };
        let found = Established { incident, words: "材料齐全".to_owned() };
        supervision::establish(store, supervisor, receipt.id, found, day("2026-12-11")).await.unwrap();
        let explain_by = "2026-12-16".parse().unwrap();
        let said = Kind::CardIssued { number: receipt.number.clone(), colour: Colour::Red, explain_by };
        assert_eq!(inbox(window).await.into_iter().map(|message| message.kind).collect::<Vec<_>>(), [said]);
        assert_whole(store).await;
    }

    async fn who_was_accepted_first_is_granted_first_where_the_number_is_limited(world: World) {
        let office = Office::open(&world).await;
        let now = "2026-11-23";
        let mut next = Item::clone(approvals::catalogue(&office.store).await.unwrap().latest(&item()).unwrap());
        next.version += 1;
        next.quantity = Quantity::Scarce { count: 1, document: Some("某文〔2026〕1号".to_owned()) };
        let text = serde_json::to_string(&next).unwrap();
        approvals::save_item_draft(&office.store, &office.idle, Some(&item()), 0, &text, day(now)).await.unwrap();
        approvals::publish_item_draft(&office.store, &office.head, &item(), 1, day(now)).await.unwrap();
        let (first, second) = (office.filed(1, now).await, office.filed(2, now).await);
        office.does(&office.window, &first, Act::Accept, now).await.unwrap();
        office.decided(&second, Decision::Grant { valid_until: None }).await;
        let off = async || {
            let board = supervision::board(&office.store, &office.supervisor, true, None).await.unwrap();
            let off = board.lines.into_iter().filter(|line| line.card.trigger == Trigger::OffOrder);
            off.map(|line| (line.number, line.card.at)).collect::<Vec<_>>()
        };
        assert_eq!(off().await, []);
        for on in ["2026-11-30", "2026-12-01"] {
            supervision::issue(&office.store, &office.console, day(on)).await.unwrap();
            assert_eq!(off().await, [(second.number.clone(), day("2026-11-27"))], "with its true moment, once");
        }
        office.does(&office.applicant(1), &first, Act::Withdraw { signed_request: None }, "2026-12-02").await.unwrap();
        supervision::issue(&office.store, &office.console, day("2026-12-03")).await.unwrap();
        assert_eq!(off().await.len(), 1);
        assert_whole(&office.store).await;
    }

    async fn the_halls_screen_counts_what_waits_by_post_and_names_no_case(world: World) {
        let office = Office::open(&world).await;
        let screen = async |on: &str| supervision::hall(&office.store, day(on)).await.unwrap();
        let empty = screen("2026-11-23").await;
        assert_eq!((empty.received, empty.total()), (0, Pile::default()));
        let first = office.filed(1, "2026-11-23").await;
        office.filed(2, "2026-11-23").await;
        office.filed(3, "2026-11-24").await;
        let hall = PostCode("220000-hall-01".to_owned());
        let waits = async |on: &str| {
            let screen = screen(on).await;
            let pile = screen.posts[&hall];
            assert_eq!(screen.total().waiting, 3, "each is at one post");
            (screen.received, pile.waiting, pile.due_today, pile.over)
        };
        assert_eq!(waits("2026-11-23").await, (2, 3, 0, 0));
        assert_eq!(waits("2026-11-24").await, (1, 3, 0, 0));
        // Five working days for the acceptance.
        assert_eq!(waits("2026-11-30").await, (0, 3, 2, 0));
        office.does(&office.window, &first, Act::Accept, "2026-11-30").await.unwrap();
        assert_eq!(waits("2026-11-30").await, (0, 2, 1, 0));
        assert_eq!(waits("2026-12-01").await, (0, 2, 1, 1));

        let (trigger, scope, at) = (Trigger::QualifiedRefused, Scope::Acceptance, day("2026-11-24"));
        let found = Established { incident: Incident { trigger, scope, post: hall.clone(), at }, words: "x".to_owned() };
        supervision::establish(&office.store, &office.supervisor, first.id, found, day("2026-12-01")).await.unwrap();
        let board = supervision::board(&office.store, &office.supervisor, true, None).await.unwrap();
        assert!(board.posts.iter().any(|of| of.post == hall && of.counts != Counts::default()), "{:?}", board.posts);
        let screen = screen("2026-12-01").await;
        for of in &board.posts {
            assert_eq!(screen.posts[&of.post].cards, of.counts, "as on the board");
        }
        let told = serde_json::to_string(&screen).unwrap();
        assert!(!told.contains(&first.number) && !told.contains(&first.id.to_string()));
    }
}
