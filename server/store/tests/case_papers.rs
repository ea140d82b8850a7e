//! Papers and drafts of cases on both databases: versions that stay, who reads them, what is refused, what is forgotten.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod offices;
mod recruitments;
mod registrations;
#[macro_use]
mod support;

use chrono::TimeDelta;
use domain::{
    approvals::{
        case::Act,
        item::{ItemCode, Typed},
        papers::{LIMITS, Shows},
        record::{Receipt, Who},
    },
    files::FileFormat,
    parameters::{Dated, ParameterKey},
    permissions::Actor,
    refusal::Code,
    regions::ExamRegion,
};
use offices::{Office, day, form, item};
use registrations::{PDF, PNG};
use store::{StoreError, approvals, ledger, parameters};
use support::{administrator, assert_whole, refusal};

/// Adds a paper on a day.
async fn add(
    office: &Office,
    by: &Actor,
    receipt: &Receipt,
    shows: Shows,
    file: (&str, &[u8]),
    on: &str,
) -> Result<domain::ids::PaperId, StoreError> {
    approvals::add_paper(&office.store, by, receipt.id, shows, file.0, file.1, day(on)).await
}

both_databases! {
    async fn a_later_version_keeps_the_earlier_one_readable(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let (own, first) = (office.applicant(1), Shows::Material(1));
        let old = add(&office, &own, &receipt, first, ("执照.pdf", PDF), "2026-11-23").await.unwrap();
        add(&office, &own, &receipt, Shows::Other, ("说明.png", PNG), "2026-11-23").await.unwrap();
        // The applicant brings a better copy to the window.
        let new = add(&office, &office.window, &receipt, first, ("执照.png", PNG), "2026-11-24").await.unwrap();
        let papers = approvals::papers(&office.store, &own, receipt.id, day("2026-11-24")).await.unwrap();
        let told: Vec<_> = papers.papers.iter().map(|it| (it.shows, it.version, it.name.as_str(), it.id)).collect();
        assert_eq!(told[0], (first, 2, "执照.png", new));
        assert_eq!(told[1], (first, 1, "执照.pdf", old));
        assert_eq!((told[2].0, told[2].1), (Shows::Other, 1));
        assert!(matches!(&papers.papers[0].by, Who::Post(post) if post.0 == "220000-hall-01"));
        assert_eq!((papers.papers[1].by.clone(), papers.may_add), (Who::Applicant, true));
        for (id, bytes, format) in [(old, PDF, FileFormat::Pdf), (new, PNG, FileFormat::Png)] {
            let file = approvals::paper_file(&office.store, &own, receipt.id, id).await.unwrap();
            assert_eq!((file.bytes.as_slice(), file.format), (bytes, format));
        }
        let about = ledger::Filter { kind: Some("case.paper".to_owned()), subject: Some(approvals::subject(receipt.id)) };
        let entries = ledger::page(&office.store, &about, None, 9).await.unwrap().entries;
        assert_eq!(entries.len(), 3);
        assert!(!format!("{entries:?}").contains("执照"), "what a file is called is nobody else's business");
        assert_eq!(office.count("case_papers").await, 3);
        assert_whole(&office.store).await;
    }

    async fn only_those_whose_case_it_is_read_its_papers(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let paper = add(&office, &office.applicant(1), &receipt, Shows::Other, ("a.pdf", PDF), "2026-11-23").await.unwrap();
        let reads = |by: Actor| {
            let store = office.store.clone();
            async move {
                let papers = approvals::papers(&store, &by, receipt.id, day("2026-11-24")).await;
                let file = approvals::paper_file(&store, &by, receipt.id, paper).await;
                assert_eq!(papers.is_ok(), file.is_ok());
                file.map(|_| ()).map_err(|error| error.into_refusal().code)
            }
        };
        for by in [&office.applicant(1), &office.window, &office.officer, &office.deputy, &office.head] {
            assert_eq!(reads(by.clone()).await, Ok(()));
        }
        let weak = Actor { second_factor: false, ..office.officer.clone() };
        for by in [&office.applicant(2), &office.idle, &office.elsewhere, &office.supervisor, &weak] {
            assert_eq!(reads(by.clone()).await, Err(Code::NotFound), "{by:?}");
        }
        assert_eq!(reads(Actor::citizen()).await, Err(Code::SignInRequired));
        // Of another case, also of one's own.
        let other = office.filed(1, "2026-11-23").await;
        let mixed = approvals::paper_file(&office.store, &office.applicant(1), other.id, paper).await;
        assert_eq!(refusal(mixed).code, Code::NotFound);
    }

    async fn a_paper_is_refused_by_what_it_holds_when_it_comes_and_who_brings_it(world: World) {
        let office = Office::open(&world).await;
        let receipt = office.filed(1, "2026-11-23").await;
        let own = office.applicant(1);
        let refused = |by: &Actor, shows, name: &'static str, bytes: Vec<u8>| {
            let (office, by, receipt) = (&office, by.clone(), &receipt);
            async move { refusal(add(office, &by, receipt, shows, (name, &bytes), "2026-11-24").await) }
        };
        let large = [PDF, &vec![b' '; LIMITS.bytes]].concat();
        for (name, bytes, code) in [
            ("a.png", PDF.to_vec(), Code::FileMismatch),
            ("a.pdf", b"<html>".to_vec(), Code::WrongFileType),
            ("a.pdf", PDF[..40].to_vec(), Code::DamagedFile),
            ("a.pdf", large, Code::TooLarge),
            ("a.pdf", Vec::new(), Code::Missing),
        ] {
            let refused = refused(&own, Shows::Other, name, bytes).await;
            assert_eq!((refused.code, refused.field.as_deref()), (code, Some("file")));
        }
        let unknown = refused(&own, Shows::Material(99), "a.pdf", PDF.to_vec()).await;
        assert_eq!((unknown.code, unknown.field.as_deref()), (Code::Malformed, Some("material")));
        for (by, code) in [
            (office.applicant(2), Code::NotFound),
            (office.officer.clone(), Code::WithoutDuty),
            (office.idle.clone(), Code::WithoutPost),
            (office.elsewhere.clone(), Code::NotPermitted),
            (office.supervisor.clone(), Code::NotPermitted),
            (Actor::citizen(), Code::SignInRequired),
        ] {
            assert_eq!(refused(&by, Shows::Other, "a.pdf", PDF.to_vec()).await.code, code, "{by:?}");
        }
        let withdraw = Act::Withdraw { signed_request: None };
        office.does(&own, &receipt, withdraw, "2026-11-24").await.unwrap();
        assert_eq!(refused(&own, Shows::Other, "a.pdf", PDF.to_vec()).await.code, Code::WrongState);
        let papers = approvals::papers(&office.store, &own, receipt.id, day("2026-11-24")).await.unwrap();
        assert!(!papers.may_add);
        assert_eq!(office.count("case_papers").await, 0);
        assert_whole(&office.store).await;
    }

    async fn a_draft_is_kept_as_typed_until_it_is_handed_in(world: World) {
        let office = Office::open(&world).await;
        let own = office.applicant(1);
        let (store, item) = (&office.store, item());
        let typed: Typed = [("staff", "several"), ("name", "示范公司"), ("nonsense", "x"), ("address", " ")]
            .map(|(field, text)| (field.to_owned(), text.to_owned())).into();
        let draft = approvals::Draft { region: Some(ExamRegion::Provincial), typed };
        approvals::save_draft(store, &own, &item, &draft, day("2026-11-20")).await.unwrap();
        let (kept, at) = approvals::draft(store, &own, &item).await.unwrap().unwrap();
        assert_eq!((kept.region, at), (Some(ExamRegion::Provincial), day("2026-11-20")));
        assert_eq!(kept.typed.into_iter().collect::<Vec<_>>(), [
            ("name".to_owned(), "示范公司".to_owned()), ("staff".to_owned(), "several".to_owned()),
        ], "also what no field takes yet, and nothing that is no field");
        assert_eq!(approvals::draft(store, &office.applicant(2), &item).await.unwrap(), None);
        assert_eq!(approvals::own_drafts(store, &own).await.unwrap(), [(item.clone(), day("2026-11-20"))]);
        assert!(!office.text("SELECT typed AS v FROM case_drafts").await.contains("示范"), "it is encrypted");
        // Saved again it is the same draft.
        let again = approvals::Draft { region: None, typed: form() };
        approvals::save_draft(store, &own, &item, &again, day("2026-11-21")).await.unwrap();
        assert_eq!(office.count("case_drafts").await, 1);
        office.filed(1, "2026-11-23").await;
        assert_eq!(approvals::draft(store, &own, &item).await.unwrap(), None);
        let huge = approvals::Draft { region: None, typed: [("name".to_owned(), "长".repeat(10_001))].into() };
        let refused = refusal(approvals::save_draft(store, &own, &item, &huge, day("2026-11-23")).await);
        assert_eq!((refused.code, refused.field.as_deref()), (Code::OutOfRange, Some("name")));
        let closed = ItemCode::parse(&offices::cut_item()).unwrap();
        assert_eq!(refusal(approvals::save_draft(store, &own, &closed, &again, day("2026-11-23")).await).code, Code::ItemClosed);
        for by in [office.window.clone(), office.supervisor.clone()] {
            assert_eq!(refusal(approvals::save_draft(store, &by, &item, &again, day("2026-11-23")).await).code, Code::NotPermitted);
            assert_eq!(refusal(approvals::draft(store, &by, &item).await).code, Code::NotPermitted);
        }
        assert_whole(store).await;
    }

    async fn a_draft_that_was_given_up_is_forgotten_when_the_table_says(world: World) {
        let office = Office::open(&world).await;
        let (store, item, own) = (&office.store, item(), office.applicant(1));
        let draft = approvals::Draft { region: None, typed: form() };
        approvals::save_draft(store, &own, &item, &draft, day("2026-11-01")).await.unwrap();
        assert_eq!(approvals::forget_drafts(store, day("2026-11-01") + TimeDelta::days(30)).await.unwrap(), 0);
        let value = Dated::parse(ParameterKey::ApprovalDraftDays, "40", "演示文件", "2026-11-20".parse().unwrap(), None).unwrap();
        parameters::set(store, &administrator(), &value, day("2026-11-20")).await.unwrap();
        assert_eq!(approvals::forget_drafts(store, day("2026-12-05")).await.unwrap(), 0, "as the table says on that day");
        assert_eq!(approvals::forget_drafts(store, day("2026-12-12")).await.unwrap(), 1);
        assert_eq!(approvals::draft(store, &own, &item).await.unwrap(), None);
    }
}
