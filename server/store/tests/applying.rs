//! The applicant's side of an application on both databases: begun once by one person, filled in without losing anything,
//! handed in, taken back, appealed, moved to another position, and seen by nobody else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod recruitments;
mod registrations;
#[macro_use]
mod support;

use domain::{
    accounts::Channels,
    applications::{
        ApplicationState, ApplicationStep, Asked, AttachmentKind, Decision, Door, Ending, Mark, Milestone, Typed,
    },
    files::FileFormat,
    ids::{ApplicationId, AttachmentId},
    messages::Kind,
    permissions::Actor,
    recruitment::position::{ConditionKind, Outcome, Position},
    refusal::Code,
    regions::ExamRegion,
};
use recruitments::staff;
use registrations::{DAY, OPEN, PDF, PNG, announced, applicant, code, filled, form, put};
use sea_orm::{ConnectionTrait, Statement};
use store::{
    Store, StoreError,
    applications::{self, Picked, WorkQuery},
    ledger,
};
use support::{World, assert_whole, at, refusal};
use uuid::Uuid;

fn open(world: &World) -> Store {
    world.store.clone().with_channels(Channels::ALL)
}

fn why<T: std::fmt::Debug>(result: Result<T, StoreError>) -> (Code, Option<String>) {
    let refusal = refusal(result);
    (refusal.code, refusal.field)
}

fn no(code: Code) -> (Code, Option<String>) {
    (code, None)
}

async fn state(store: &Store, actor: &Actor, id: ApplicationId) -> ApplicationState {
    applications::own_application(store, actor, id, at(OPEN)).await.unwrap().line.state
}

both_databases! {
    async fn a_form_is_kept_as_typed_explained_and_handed_in(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let ying = applicant(store, 1).await;
        let early = applications::begin(store, &ying, recruitment, &code(7), at(10)).await;
        assert_eq!(why(early), no(Code::NotYetOpen));
        let id = applications::begin(store, &ying, recruitment, &code(7), at(OPEN)).await.unwrap();

        let half = Typed { major: "法".into(), grassroots_years: "很多".into(), ..Typed::default() };
        applications::save_form(store, &ying, id, &half, at(OPEN + 1)).await.unwrap();
        let filling = applications::filling(store, &ying, id, at(OPEN + 2)).await.unwrap();
        assert_eq!((filling.typed, filling.saved_at), (half, Some(at(OPEN + 1))));
        assert_eq!(filling.checks, []);
        let fields: Vec<_> = filling.problems.iter().filter_map(|it| it.field.as_deref()).collect();
        let missing = ["education", "degree", "school", "political", "grassroots_years", "fresh_graduate", "address", "photo"];
        assert_eq!(fields, missing);
        assert_eq!(why(applications::submit(store, &ying, id, at(OPEN + 3)).await), (Code::Missing, Some("education".into())));
        let long = Typed { address: "长".repeat(201), ..form() };
        let refused = applications::save_form(store, &ying, id, &long, at(OPEN + 3)).await;
        assert_eq!(why(refused), (Code::OutOfRange, Some("address".into())));

        applications::save_form(store, &ying, id, &form(), at(OPEN + 4)).await.unwrap();
        assert_eq!(why(applications::submit(store, &ying, id, at(OPEN + 5)).await), (Code::Missing, Some("photo".into())));
        applications::attach(store, &ying, id, AttachmentKind::Photo, "me.png", PNG, at(OPEN + 6)).await.unwrap();
        let filling = applications::filling(store, &ying, id, at(OPEN + 7)).await.unwrap();
        assert_eq!(filling.problems, []);
        let found: Vec<_> = filling.checks.iter().map(|check| (check.condition, check.outcome)).collect();
        let met = [ConditionKind::Age, ConditionKind::Education, ConditionKind::Major].map(|kind| (kind, Outcome::Met));
        assert_eq!(found, met);

        let late = applications::submit(store, &ying, id, at(OPEN + 9 * DAY)).await;
        assert_eq!(why(late), no(Code::TooLate));
        applications::submit(store, &ying, id, at(OPEN + 8)).await.unwrap();
        assert_eq!(why(applications::submit(store, &ying, id, at(OPEN + 9)).await), no(Code::WrongState));
        assert_eq!(why(applications::save_form(store, &ying, id, &form(), at(OPEN + 9)).await), no(Code::WrongState));
        let own = applications::own_application(store, &ying, id, at(OPEN + 9)).await.unwrap();
        assert_eq!((own.line.state, own.submitted_at), (ApplicationState::Submitted, Some(at(OPEN + 8))));
        assert_eq!((own.form, own.steps), (Some(form()), vec![ApplicationStep::Reopen, ApplicationStep::Withdraw]));
        assert_eq!(own.line.timeline.lines[1].mark, Mark::Now);
        assert_eq!((own.line.timeline.lines[1].milestone, own.order), (Milestone::Review, None));
        assert_whole(store).await;
    }

    async fn what_was_handed_in_is_taken_back_to_change_it_and_nothing_is_lost(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let (ying, clerk) = (applicant(store, 1).await, staff(ExamRegion::Provincial));
        let id = filled(store, &ying, recruitment, 7).await;
        let reopen = async |at| applications::reopen(store, &ying, id, at).await;
        let waiting = async || {
            let query = WorkQuery { state: ApplicationState::Submitted, position: None, after: None };
            let found = applications::work_list(store, &clerk, recruitment, &query, 9).await.unwrap();
            found.lines.into_iter().map(|line| Picked { id: line.id, version: line.version }).collect::<Vec<_>>()
        };
        assert_eq!(why(reopen(at(OPEN)).await), no(Code::WrongState), "is a draft");
        applications::submit(store, &ying, id, at(OPEN)).await.unwrap();
        let seen = waiting().await[0];
        assert_eq!(why(reopen(at(OPEN + 9 * DAY)).await), no(Code::TooLate), "could not be handed in again");

        reopen(at(OPEN + 1)).await.unwrap();
        let own = applications::own_application(store, &ying, id, at(OPEN + 1)).await.unwrap();
        let until = recruitments::day("2026-12-02");
        assert_eq!((own.line.state, own.line.timeline.asked), (ApplicationState::Draft, Asked::Complete(until)));
        assert_eq!((own.form, own.submitted_at, own.attachments.len()), (None, None, 1));
        let inbox = store::messages::inbox(store, &ying, None, 9).await.unwrap().messages;
        assert_eq!(inbox[0].kind, Kind::ApplicationReopened { until });
        assert_eq!(waiting().await, []);
        let late = applications::review(store, &clerk, seen, &Decision::Accept, at(OPEN + 2)).await;
        assert_eq!(why(late), no(Code::ChangedMeanwhile), "what the reviewer saw is no longer handed in");
        assert_eq!(why(reopen(at(OPEN + 2)).await), no(Code::WrongState));
        let filling = applications::filling(store, &ying, id, at(OPEN + 2)).await.unwrap();
        assert_eq!((filling.typed, filling.problems.len()), (form(), 0));

        let better = Typed { work_unit: "示范小学".into(), ..form() };
        applications::save_form(store, &ying, id, &better, at(OPEN + 3)).await.unwrap();
        applications::submit(store, &ying, id, at(OPEN + 4)).await.unwrap();
        let own = applications::own_application(store, &ying, id, at(OPEN + 4)).await.unwrap();
        assert_eq!((own.form, own.submitted_at), (Some(better), Some(at(OPEN + 4))));
        let about = ledger::Filter { kind: None, subject: Some(applications::subject(id)) };
        let told = ledger::page(store, &about, None, 9).await.unwrap().entries;
        let kinds: Vec<&str> = told.iter().map(|found| found.entry.kind.as_str()).collect();
        assert_eq!(kinds[..3], ["application.submitted", "application.reopened", "application.submitted"]);
        let seen = waiting().await[0];
        applications::review(store, &clerk, seen, &Decision::Accept, at(OPEN + 5)).await.unwrap();
        assert_eq!(why(reopen(at(OPEN + 6)).await), no(Code::WrongState), "it is decided");
        assert_whole(store).await;
    }

    async fn a_decision_and_its_owner_never_both_have_the_same_application(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let (ying, clerk) = (applicant(store, 1).await, staff(ExamRegion::Provincial));
        let id = filled(store, &ying, recruitment, 7).await;
        applications::submit(store, &ying, id, at(OPEN)).await.unwrap();
        let query = WorkQuery { state: ApplicationState::Submitted, position: None, after: None };
        let version = applications::work_list(store, &clerk, recruitment, &query, 9).await.unwrap().lines[0].version;
        let again = world.another().await.with_channels(Channels::ALL);
        let (reopened, decided) = tokio::join!(
            applications::reopen(store, &ying, id, at(OPEN + 1)),
            applications::review(&again, &clerk, Picked { id, version }, &Decision::Accept, at(OPEN + 1)),
        );
        let stands = state(store, &ying, id).await;
        if reopened.is_ok() {
            assert_eq!((why(decided), stands), (no(Code::ChangedMeanwhile), ApplicationState::Draft));
        } else {
            assert_eq!((why(reopened), stands), (no(Code::WrongState), ApplicationState::Accepted));
            decided.unwrap();
        }
        assert_whole(store).await;
    }

    async fn nobody_takes_an_application_back_without_end(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let ying = applicant(store, 1).await;
        let id = filled(store, &ying, recruitment, 7).await;
        for _ in 0..10 {
            applications::submit(store, &ying, id, at(OPEN)).await.unwrap();
            applications::reopen(store, &ying, id, at(OPEN)).await.unwrap();
        }
        applications::submit(store, &ying, id, at(OPEN)).await.unwrap();
        assert_eq!(why(applications::reopen(store, &ying, id, at(OPEN)).await).0, Code::TooManyAttempts);
        applications::reopen(store, &ying, id, at(OPEN + DAY)).await.unwrap();
    }

    async fn an_amendment_of_a_position_is_told_to_whoever_applies_for_it(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let (clerk, head) = (staff(ExamRegion::Provincial), staff(ExamRegion::Provincial));
        let (ying, other, gone) = (applicant(store, 1).await, applicant(store, 2).await, applicant(store, 3).await);
        applications::begin(store, &ying, recruitment, &code(7), at(OPEN)).await.unwrap();
        applications::begin(store, &other, recruitment, &code(8), at(OPEN)).await.unwrap();
        let taken_back = applications::begin(store, &gone, recruitment, &code(7), at(OPEN)).await.unwrap();
        applications::withdraw(store, &gone, taken_back, at(OPEN)).await.unwrap();
        let before = store::recruitment::position(store, &clerk, recruitment, &code(7)).await.unwrap().position;
        let after = Position { title: "统计岗".into(), ..before };
        let proposed = store::recruitment::propose_amendment(store, &clerk, recruitment, &after, "更正", at(OPEN + 1)).await;
        store::recruitment::decide_amendment(store, &head, proposed.unwrap(), true, at(OPEN + 2)).await.unwrap();
        let told = async |who: &Actor| {
            let inbox = store::messages::inbox(store, who, None, 9).await.unwrap().messages;
            inbox.iter().any(|message| message.kind == Kind::PositionAmended)
        };
        assert!(told(&ying).await);
        assert!(!told(&other).await, "of another position");
        assert!(!told(&gone).await, "took the application back");
        assert_whole(store).await;
    }

    async fn one_person_has_one_place_whatever_happens_at_once(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let ying = applicant(store, 1).await;
        let again = world.another().await;
        let (first, second) = (code(7), code(8));
        let (one, two) = tokio::join!(
            applications::begin(store, &ying, recruitment, &first, at(OPEN)),
            applications::begin(&again, &ying, recruitment, &second, at(OPEN)),
        );
        let (won, lost) = if one.is_ok() { (one, two) } else { (two, one) };
        assert_eq!(why(lost), no(Code::OnePosition));
        let id = won.unwrap();

        applications::withdraw(store, &ying, id, at(OPEN)).await.unwrap();
        let id = applications::begin(store, &ying, recruitment, &first, at(OPEN)).await.unwrap();

        // The same identity from another account, as only a database changed by hand holds it.
        let other = applicant(store, 2).await;
        let (mine, theirs) = (ying.account.unwrap(), other.account.unwrap());
        put(&world, &format!("UPDATE applications SET account = '{theirs}' WHERE id = '{id}'")).await;
        assert_eq!(why(applications::begin(store, &ying, recruitment, &first, at(OPEN)).await), no(Code::OnePosition));
        let door = applications::door(store, &ying, recruitment, &first, at(OPEN)).await.unwrap();
        assert!(matches!(door, Door::Closed { held: None, .. }), "{door:?}");
        put(&world, &format!("UPDATE applications SET account = '{mine}' WHERE id = '{id}'")).await;

        // What was taken back frees the place.
        applications::withdraw(store, &ying, id, at(OPEN)).await.unwrap();
        applications::begin(store, &ying, recruitment, &second, at(OPEN)).await.unwrap();
        assert_eq!(why(applications::begin(store, &ying, recruitment, &second, at(OPEN)).await), no(Code::OnePosition));
        assert_whole(store).await;
    }

    async fn somebody_elses_application_is_not_found(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let (ying, other) = (applicant(store, 1).await, applicant(store, 2).await);
        let id = filled(store, &ying, recruitment, 7).await;
        let photo = applications::filling(store, &ying, id, at(OPEN)).await.unwrap().attachments[0].id;
        let nothing = no(Code::NotFound);
        for _ in 0..2 {
            assert_eq!(why(applications::own_application(store, &other, id, at(OPEN)).await), nothing);
            assert_eq!(why(applications::filling(store, &other, id, at(OPEN)).await), nothing);
            assert_eq!(why(applications::save_form(store, &other, id, &form(), at(OPEN)).await), nothing);
            assert_eq!(why(applications::submit(store, &other, id, at(OPEN)).await), nothing);
            assert_eq!(why(applications::reopen(store, &other, id, at(OPEN)).await), nothing);
            assert_eq!(why(applications::withdraw(store, &other, id, at(OPEN)).await), nothing);
            assert_eq!(why(applications::appeal(store, &other, id, "请复核", at(OPEN)).await), nothing);
            assert_eq!(why(applications::choose(store, &other, id, &code(8), at(OPEN)).await), nothing);
            assert_eq!(why(applications::own_order(store, &other, id, at(OPEN)).await), nothing);
            assert_eq!(why(applications::detach(store, &other, id, photo, at(OPEN)).await), nothing);
            let file = applications::attach(store, &other, id, AttachmentKind::Other, "a.pdf", PDF, at(OPEN)).await;
            assert_eq!(why(file), nothing);
            for asker in [&other, &Actor::citizen(), &recruitments::staff(ExamRegion::Baishan)] {
                assert_eq!(why(applications::attached_file(store, asker, id, photo).await), nothing);
            }
            // The same once it is handed in.
            if state(store, &ying, id).await == ApplicationState::Draft {
                applications::submit(store, &ying, id, at(OPEN)).await.unwrap();
            }
        }
        assert_eq!(applications::own_applications(store, &other, at(OPEN)).await.unwrap(), []);
        assert_eq!(applications::own_applications(store, &ying, at(OPEN)).await.unwrap().len(), 1);
        let signed_out = applications::own_applications(store, &Actor::citizen(), at(OPEN)).await;
        assert_eq!(why(signed_out), no(Code::SignInRequired));
        let reviewer = recruitments::staff(ExamRegion::Provincial);
        let file = applications::attached_file(store, &reviewer, id, photo).await.unwrap();
        assert_eq!((file.bytes.as_slice(), file.format), (PNG, FileFormat::Png));
        assert_eq!(why(applications::attached_file(store, &ying, id, AttachmentId(Uuid::nil())).await), nothing);
    }

    async fn files_are_replaced_taken_away_and_limited(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let ying = applicant(store, 1).await;
        let id = filled(store, &ying, recruitment, 7).await;
        let add = async |kind, name, bytes| applications::attach(store, &ying, id, kind, name, bytes, at(OPEN)).await;
        let second = add(AttachmentKind::Photo, "新.png", PNG).await.unwrap();
        let kept = applications::filling(store, &ying, id, at(OPEN)).await.unwrap().attachments;
        assert_eq!(kept.iter().map(|it| (it.id, it.name.as_str())).collect::<Vec<_>>(), [(second, "新.png")]);
        for _ in 0..5 {
            add(AttachmentKind::Diploma, "学位证.pdf", PDF).await.unwrap();
        }
        assert_eq!(why(add(AttachmentKind::Diploma, "学位证.pdf", PDF).await), (Code::TooManyFiles, Some("file".into())));
        assert_eq!(why(add(AttachmentKind::Photo, "me.jpg", PNG).await), (Code::FileMismatch, Some("file".into())));
        applications::detach(store, &ying, id, second, at(OPEN)).await.unwrap();
        assert_eq!(why(applications::submit(store, &ying, id, at(OPEN)).await), (Code::Missing, Some("photo".into())));
        add(AttachmentKind::Photo, "me.png", PNG).await.unwrap();
        applications::submit(store, &ying, id, at(OPEN)).await.unwrap();
        assert_eq!(why(add(AttachmentKind::Other, "a.pdf", PDF).await), no(Code::WrongState));
        let diploma = applications::own_application(store, &ying, id, at(OPEN)).await.unwrap().attachments[0].id;
        assert_eq!(why(applications::detach(store, &ying, id, diploma, at(OPEN)).await), no(Code::WrongState));
        assert_whole(store).await;
    }

    async fn a_refusal_is_appealed_in_time_and_once(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let ying = applicant(store, 1).await;
        let id = filled(store, &ying, recruitment, 7).await;
        applications::submit(store, &ying, id, at(OPEN)).await.unwrap();
        assert_eq!(why(applications::appeal(store, &ying, id, "请复核", at(OPEN)).await), no(Code::WrongState));
        put(&world, &format!("UPDATE applications SET state = 'refused', appeal_until = '2026-11-26' WHERE id = '{id}'")).await;
        let own = applications::own_application(store, &ying, id, at(OPEN)).await.unwrap();
        assert_eq!(own.line.timeline.asked, Asked::Appeal(recruitments::day("2026-11-26")));
        assert_eq!(own.steps, [ApplicationStep::Appeal, ApplicationStep::Withdraw]);
        let late = at(OPEN + 3 * DAY);
        assert_eq!(why(applications::appeal(store, &ying, id, "请复核", late).await), no(Code::TooLate));
        let ended = applications::own_application(store, &ying, id, late).await.unwrap();
        assert_eq!((ended.line.timeline.ending, ended.steps), (Some(Ending::Refused), vec![]));
        assert_eq!(why(applications::appeal(store, &ying, id, " ", at(OPEN)).await), (Code::Missing, Some("grounds".into())));
        // Evidence that answers the reasons.
        applications::attach(store, &ying, id, AttachmentKind::Certificate, "证.pdf", PDF, at(OPEN)).await.unwrap();
        applications::appeal(store, &ying, id, "我的专业在目录中", at(OPEN)).await.unwrap();
        assert_eq!(why(applications::appeal(store, &ying, id, "再次", at(OPEN)).await), no(Code::WrongState));
        let own = applications::own_application(store, &ying, id, at(OPEN)).await.unwrap();
        assert_eq!(own.grounds.as_deref(), Some("我的专业在目录中"));
        assert_whole(store).await;
    }

    async fn a_draft_is_turned_and_a_cancelled_position_replaced(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let (ying, citizen) = (applicant(store, 1).await, Actor::citizen());
        let clerk = recruitments::staff(ExamRegion::Provincial);
        let door = async |actor, last, now| applications::door(store, actor, recruitment, &code(last), now).await.unwrap();
        assert_eq!(door(&citizen, 7, at(OPEN)).await, Door::SignIn);
        assert_eq!(door(&ying, 7, at(OPEN)).await, Door::Begin(recruitment));
        assert_eq!(door(&clerk, 7, at(OPEN)).await, Door::NotForYou);
        assert!(matches!(door(&ying, 7, at(10)).await, Door::Closed { why, held: None } if why.code == Code::NotYetOpen));
        let id = filled(store, &ying, recruitment, 7).await;
        assert_eq!(door(&ying, 7, at(OPEN)).await, Door::Own(id));
        assert_eq!(door(&ying, 8, at(OPEN)).await, Door::Turn(id));
        applications::choose(store, &ying, id, &code(8), at(OPEN)).await.unwrap();
        assert_eq!(state(store, &ying, id).await, ApplicationState::Draft);
        applications::submit(store, &ying, id, at(OPEN)).await.unwrap();
        assert_eq!(why(applications::choose(store, &ying, id, &code(7), at(OPEN)).await), no(Code::WrongState));
        assert!(matches!(door(&ying, 7, at(OPEN)).await, Door::Closed { held: Some(held), .. } if held == id));

        // Paid for and then cancelled, as settling leaves it.
        put(&world, &format!("UPDATE applications SET state = 'position-cancelled', reviewer = 'x', pay_until = '2026-12-07', \
            paid_at = submitted_at, reviewed_at = submitted_at WHERE id = '{id}'")).await;
        put(&world, "UPDATE positions SET state = 'cancelled' WHERE code LIKE '%8'").await;
        put(&world, "UPDATE recruitments SET state = 'settled'").await;
        let reapply = at(OPEN + 15 * DAY);
        assert_eq!(door(&ying, 7, reapply).await, Door::Reapply(id));
        assert_eq!(why(applications::choose(store, &ying, id, &code(7), at(OPEN + 14 * DAY)).await), no(Code::NotYetOpen));
        assert_eq!(why(applications::choose(store, &ying, id, &code(7), at(OPEN + 17 * DAY)).await), no(Code::TooLate));
        assert_eq!(why(applications::choose(store, &ying, id, &code(8), reapply).await), no(Code::WrongState));
        let better = Typed { work_unit: "示范小学".into(), ..form() };
        applications::save_form(store, &ying, id, &better, reapply).await.unwrap();
        applications::choose(store, &ying, id, &code(7), reapply).await.unwrap();
        let own = applications::own_application(store, &ying, id, reapply).await.unwrap();
        assert_eq!((own.line.state, own.line.position.code), (ApplicationState::Submitted, code(7).to_string()));
        assert_eq!((own.form, own.reviewed_at), (Some(better), None));
        let paid: i64 = {
            let raw = world.raw().await;
            let sql = "SELECT COUNT(*) AS kept FROM applications WHERE paid_at IS NOT NULL AND reviewer IS NULL";
            let row = raw.query_one_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap().unwrap();
            row.try_get("", "kept").unwrap()
        };
        assert_eq!(paid, 1, "what was paid counts for the position chosen instead");
    }

    async fn nothing_personal_can_be_read_in_the_database_or_the_ledger(world: World) {
        let store = &open(&world);
        let recruitment = announced(store).await;
        let ying = applicant(store, 1).await;
        let id = filled(store, &ying, recruitment, 7).await;
        applications::attach(store, &ying, id, AttachmentKind::Diploma, "王小明.pdf", PDF, at(OPEN)).await.unwrap();
        let secrets = ["示范大学", "030101K", "示范街", "王小明", "我的专业", "grey", "%PDF"];
        let mut text = String::new();
        let raw = world.raw().await;
        for step in ["", "handed in"] {
            if !step.is_empty() {
                applications::submit(store, &ying, id, at(OPEN)).await.unwrap();
                put(&world, "UPDATE applications SET state = 'refused', appeal_until = '2026-11-26'").await;
                applications::appeal(store, &ying, id, "我的专业在目录中", at(OPEN)).await.unwrap();
            }
            for table in ["applications", "application_drafts", "application_attachments", "messages"] {
                let all = Statement::from_string(raw.get_database_backend(), format!("SELECT * FROM {table}"));
                for row in raw.query_all_raw(all).await.unwrap() {
                    let columns = row.column_names();
                    let cells = columns.iter().filter_map(|name| row.try_get::<Option<String>>("", name).ok().flatten());
                    cells.for_each(|cell| text.push_str(&format!("{cell}\n")));
                }
            }
        }
        assert!(text.contains("appealed") && text.contains("diploma"), "the rows are printed with what they hold");
        for index in 0..ledger::size(store).await.unwrap() {
            text.push_str(&String::from_utf8_lossy(&ledger::entry(store, index).await.unwrap().bytes));
        }
        for secret in secrets {
            assert!(!text.contains(secret), "{secret}");
        }
    }
}
