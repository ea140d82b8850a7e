//! The import of a roster from upload to register, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod rosters;
#[macro_use]
mod support;

use domain::examiners::{Column, Counts, ExaminerState, Filter, Mapping, Page, Phase, Transition};
use domain::ids::{AccountId, ImportId};
use domain::permissions::{Actor, Role};
use domain::refusal::Code;
use domain::regions::ExamRegion;
use rosters::{HEADER, csv, identity, people, people_of, raw_xlsx, xlsx};
use sea_orm::{ConnectionTrait, Statement};
use store::{Store, StoreError, examiners};
use support::at;

fn staff(region: ExamRegion) -> Actor {
    Actor {
        account: Some(AccountId(uuid::Uuid::now_v7())),
        role: Role::Staff,
        region: Some(region),
        agency: "吉林省人力资源和社会保障厅".to_owned(),
        second_factor: true,
    }
}

fn provincial() -> Actor {
    staff(ExamRegion::Provincial)
}

async fn stage(store: &Store, actor: &Actor, bytes: Vec<u8>) -> ImportId {
    examiners::stage(store, actor, "名册.xlsx", bytes, at(0)).await.unwrap()
}

async fn import(store: &Store, actor: &Actor, bytes: Vec<u8>) -> Counts {
    let import = stage(store, actor, bytes).await;
    examiners::confirm(store, actor, import, at(1)).await.unwrap().counts
}

async fn total(store: &Store) -> u64 {
    examiners::list(store, &provincial(), &Filter::default(), Page::First).await.unwrap().total
}

async fn ledger_entries(store: &Store) -> i64 {
    let sql = Statement::from_string(store.backend(), "SELECT COUNT(*) AS n FROM ledger_entries");
    store.read().query_one_raw(sql).await.unwrap().unwrap().try_get("", "n").unwrap()
}

fn refused<T>(result: Result<T, StoreError>) -> Code {
    match result {
        Err(StoreError::Refused(refusal)) => refusal.code,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("not refused"),
    }
}

both_databases! {
    async fn nothing_is_stored_until_confirmed(world: World) {
        let (store, staff) = (&world.store, provincial());
        let before = ledger_entries(store).await;
        let import = stage(store, &staff, xlsx(&people(120))).await;
        let preview = examiners::preview(store, &staff, import, at(1)).await.unwrap();
        assert_eq!(preview.counts, Counts { new: 120, ..Counts::default() });
        assert_eq!((preview.missing.len(), preview.sample.len(), preview.columns.len()), (0, 10, 8));
        assert_eq!(total(store).await, 0);
        assert_eq!(ledger_entries(store).await, before);
        assert_eq!(examiners::outcome(store, &staff, import).await.unwrap(), None);

        let outcome = examiners::confirm(store, &staff, import, at(2)).await.unwrap();
        assert_eq!(outcome.counts.new, 120);
        assert_eq!(outcome.by_region[&ExamRegion::Baishan].new, 30);
        assert!(outcome.ledger_index.is_some());
        assert_eq!(total(store).await, 120);
        assert_eq!(ledger_entries(store).await, before + 1, "one act, one entry");
        assert_eq!(examiners::outcome(store, &staff, import).await.unwrap(), Some(outcome));
        let progress = examiners::progress(store, &staff, import).await.unwrap();
        assert_eq!(progress.phase, Phase::Done);
    }

    async fn the_same_file_twice_changes_nothing_and_says_so(world: World) {
        let (store, staff) = (&world.store, provincial());
        let file = xlsx(&people(60));
        import(store, &staff, file.clone()).await;
        let entries = ledger_entries(store).await;
        let second = stage(store, &staff, file).await;
        let preview = examiners::preview(store, &staff, second, at(2)).await.unwrap();
        assert!(preview.counts.changes_nothing());
        let outcome = examiners::confirm(store, &staff, second, at(3)).await.unwrap();
        assert_eq!(outcome.counts, Counts { unchanged: 60, ..Counts::default() });
        assert_eq!(outcome.ledger_index, None);
        assert_eq!(ledger_entries(store).await, entries);
        assert_eq!(total(store).await, 60);
        assert_eq!(import(store, &staff, csv(&people(60))).await.unchanged, 60, "nor does the same content as text");
    }

    async fn only_what_differs_changes_and_the_state_stays(world: World) {
        let (store, staff) = (&world.store, provincial());
        let mut rows = people(40);
        import(store, &staff, xlsx(&rows)).await;
        let list = examiners::list(store, &staff, &Filter::default(), Page::First).await.unwrap();
        let first = list.examiners[0].clone();
        examiners::change_state(store, &staff, first.id, ExaminerState::Certified, Transition::Suspend, "正在核查", at(5))
            .await
            .unwrap();
        rows[0][1] = "长春市第二中学".to_owned();
        rows[0][2] = "长春".to_owned();
        rows[1][5] = "2029年1月1日".to_owned();
        rows[2][6] = "无".to_owned();
        let counts = import(store, &staff, xlsx(&rows)).await;
        assert_eq!(counts, Counts { changed: 3, unchanged: 37, ..Counts::default() });
        let moved = examiners::life(store, &staff, first.id).await.unwrap().examiner;
        assert_eq!((moved.work_unit.as_str(), moved.region), ("长春市第二中学", ExamRegion::Changchun));
        assert_eq!(moved.state, ExaminerState::Suspended, "a roster does not lift a suspension");
        assert_eq!(moved.identity, first.identity);
    }

    async fn each_bad_row_is_listed_with_its_number_and_reason(world: World) {
        let (store, staff) = (&world.store, provincial());
        let mut rows = people(10);
        let number = rows[1][3].clone();
        rows[1][3] = format!("{}{}", &number[..17], if number.ends_with('1') { "2" } else { "1" });
        rows[4][3] = rows[2][3].clone();
        rows[5][2] = "沈阳市".to_owned();
        rows[6][0] = " ".to_owned();
        rows[6][5] = "长期有效".to_owned();
        let import = stage(store, &staff, xlsx(&rows)).await;
        let preview = examiners::preview(store, &staff, import, at(1)).await.unwrap();
        assert_eq!(preview.counts, Counts { new: 6, refused: 4, ..Counts::default() });
        let listed: Vec<_> = preview
            .refused
            .iter()
            .map(|row| (row.row, row.refusals.iter().map(|r| (r.code, r.field.clone().unwrap())).collect::<Vec<_>>()))
            .collect();
        let one = |code, column: Column| (code, column.as_str().to_owned());
        assert_eq!(listed, [
            (3, vec![one(Code::BadIdentity, Column::Identity)]),
            (6, vec![one(Code::DuplicateIdentity, Column::Identity)]),
            (7, vec![one(Code::UnknownRegion, Column::Region)]),
            (8, vec![one(Code::Missing, Column::Name), one(Code::Malformed, Column::ValidUntil)]),
        ]);
        assert_eq!(preview.refused[1].refusals[0].facts, ["4"], "the duplicate names the first row");
        let outcome = examiners::confirm(store, &staff, import, at(2)).await.unwrap();
        assert_eq!(outcome.counts, preview.counts);
        assert_eq!(total(store).await, 6);
    }

    async fn a_formula_without_a_result_is_a_bad_row(world: World) {
        let (store, staff) = (&world.store, provincial());
        let text = |cell: &str, text: &str| format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#);
        let row = |number: u32, cells: &[String]| format!(r#"<row r="{number}">{}</row>"#, cells.concat());
        let letters = ["A", "B", "C", "D", "E", "F", "G", "H"];
        let cells = |number: u32, texts: &[String; 8]| -> Vec<String> {
            letters.iter().zip(texts).map(|(letter, value)| text(&format!("{letter}{number}"), value)).collect()
        };
        let person = &people(1)[0];
        let mut broken = cells(2, person);
        broken[0] = r#"<c r="A2"><f>HYPERLINK("http://example.org")</f></c>"#.to_owned();
        let mut calculated = cells(3, person);
        calculated[0] = r#"<c r="A3" t="str"><f>B3</f><v>王小明</v></c>"#.to_owned();
        let header = cells(1, &HEADER.map(str::to_owned));
        let file = raw_xlsx(&[row(1, &header), row(2, &broken), row(3, &calculated)].concat());
        let import = stage(store, &staff, file).await;
        let preview = examiners::preview(store, &staff, import, at(1)).await.unwrap();
        assert_eq!(preview.counts, Counts { new: 1, refused: 1, ..Counts::default() });
        assert_eq!((preview.refused[0].row, preview.refused[0].refusals[0].code), (2, Code::FormulaCell));
        assert_eq!(preview.sample[0].name, "王小明", "a stored result is taken, not calculated");
    }

    async fn wrong_columns_are_named_and_can_be_matched_by_hand(world: World) {
        let (store, staff) = (&world.store, provincial());
        let mut file = String::from("甲,乙,丙,丁,戊,己,庚\n");
        for row in people(3) {
            file.push_str(&row[..7].join(","));
            file.push('\n');
        }
        let import = stage(store, &staff, file.into_bytes()).await;
        let preview = examiners::preview(store, &staff, import, at(1)).await.unwrap();
        assert_eq!(preview.missing.len(), 7);
        assert_eq!((preview.counts, preview.sample.len()), (Counts::default(), 0));
        assert_eq!(preview.columns[1].header, "乙");
        assert!(!serde_json::to_string(&preview).unwrap().contains(&identity(0)[6..14]), "examples hide long numbers");
        assert_eq!(refused(examiners::confirm(store, &staff, import, at(2)).await), Code::ColumnMissing);

        let by_hand = Mapping { header: 0, columns: Column::ALL.into_iter().take(7).zip(0..).collect() };
        examiners::remap(store, &staff, import, &by_hand).await.unwrap();
        let preview = examiners::preview(store, &staff, import, at(3)).await.unwrap();
        assert_eq!(preview.counts.new, 3);
        assert_eq!(examiners::confirm(store, &staff, import, at(4)).await.unwrap().counts.new, 3);
        let far = Mapping { header: 0, columns: [(Column::Name, 9_999)].into() };
        let other = stage(store, &staff, xlsx(&people(1))).await;
        assert_eq!(refused(examiners::remap(store, &staff, other, &far).await), Code::OutOfRange);
    }

    async fn files_that_are_no_rosters_leave_nothing_behind(world: World) {
        let (store, staff) = (&world.store, provincial());
        let cases = [
            (b"MZ\x90\x00\x03\x00\x00\x00".to_vec(), Code::NotASpreadsheet),
            (xlsx(&[]), Code::NoRows),
            (raw_xlsx(&"<row/>".repeat(10 * 1024 * 1024)), Code::UnpacksTooLarge),
            ("a,b\n".repeat(200_000).into_bytes(), Code::TooManyRows),
        ];
        for (bytes, code) in cases {
            assert_eq!(refused(examiners::stage(store, &staff, "名册.xlsx", bytes, at(0)).await), code);
        }
        let sql = Statement::from_string(store.backend(), "SELECT COUNT(*) AS n FROM imports");
        let kept: i64 = store.read().query_one_raw(sql).await.unwrap().unwrap().try_get("", "n").unwrap();
        assert_eq!(kept, 0);
    }

    async fn regional_staff_import_their_own_region_only(world: World) {
        let store = &world.store;
        let baishan = staff(ExamRegion::Baishan);
        let mut rows = people_of("白山市", 0, 5);
        rows.extend(people_of("长春市", 5, 2));
        let counts = import(store, &baishan, xlsx(&rows)).await;
        assert_eq!(counts, Counts { new: 5, refused: 2, ..Counts::default() });

        // A person who stands in another region's register cannot be taken over.
        import(store, &provincial(), xlsx(&people_of("长春市", 5, 2))).await;
        let taking = stage(store, &baishan, xlsx(&people_of("白山市", 4, 3))).await;
        let preview = examiners::preview(store, &baishan, taking, at(3)).await.unwrap();
        assert_eq!(preview.counts, Counts { unchanged: 1, refused: 2, ..Counts::default() });
        assert!(preview.refused.iter().all(|row| row.refusals[0].code == Code::OutsideRegion));
    }

    async fn an_upload_belongs_to_its_uploader(world: World) {
        let store = &world.store;
        let (one, other) = (provincial(), provincial());
        let import = stage(store, &one, xlsx(&people(2))).await;
        assert_eq!(refused(examiners::preview(store, &other, import, at(1)).await), Code::NotFound);
        assert_eq!(refused(examiners::confirm(store, &other, import, at(1)).await), Code::NotFound);
        assert_eq!(refused(examiners::discard(store, &other, import).await), Code::NotFound);
        assert_eq!(refused(examiners::progress(store, &other, import).await), Code::NotFound);
        let citizen = Actor::citizen();
        assert_eq!(refused(examiners::preview(store, &citizen, import, at(1)).await), Code::SignInRequired);
        let unproven = Actor { second_factor: false, ..one.clone() };
        assert_eq!(refused(examiners::confirm(store, &unproven, import, at(1)).await), Code::SecondFactorRequired);
        examiners::discard(store, &one, import).await.unwrap();
        assert_eq!(refused(examiners::preview(store, &one, import, at(1)).await), Code::NotFound);
    }

    async fn confirming_twice_or_at_once_imports_once(world: World) {
        let (store, staff) = (&world.store, provincial());
        let import = stage(store, &staff, xlsx(&people(300))).await;
        let (a, b) = (world.another().await, world.another().await);
        let entries = ledger_entries(store).await;
        let (first, second) = tokio::join!(
            examiners::confirm(&a, &staff, import, at(1)),
            examiners::confirm(&b, &staff, import, at(1)),
        );
        let (done, late) = if first.is_ok() { (first, second) } else { (second, first) };
        assert_eq!(done.unwrap().counts.new, 300);
        assert_eq!(refused(late), Code::AlreadyDone);
        assert_eq!(refused(examiners::confirm(store, &staff, import, at(2)).await), Code::AlreadyDone);
        assert_eq!(refused(examiners::preview(store, &staff, import, at(2)).await), Code::AlreadyDone);
        assert_eq!((total(store).await, ledger_entries(store).await), (300, entries + 1));
    }

    async fn two_staff_who_import_the_same_persons_at_once_enter_them_once(world: World) {
        let (a, b) = (world.another().await, world.another().await);
        let (one, two) = (provincial(), provincial());
        let file = xlsx(&people(400));
        let (first, second) = (stage(&a, &one, file.clone()).await, stage(&b, &two, file).await);
        let (x, y) = tokio::join!(
            examiners::confirm(&a, &one, first, at(1)),
            examiners::confirm(&b, &two, second, at(1)),
        );
        let new: u64 = [&x, &y].into_iter().flatten().map(|outcome| outcome.counts.new).sum();
        assert_eq!(new, 400);
        for (result, store, actor, import) in [(x, &a, &one, first), (y, &b, &two, second)] {
            if result.is_err() {
                assert_eq!(refused(result), Code::ChangedMeanwhile);
                let again = examiners::confirm(store, actor, import, at(2)).await.unwrap();
                assert_eq!(again.counts.unchanged, 400, "nothing was half done, so it can be confirmed again");
            }
        }
        assert_eq!(total(&world.store).await, 400);
    }

    async fn identity_numbers_are_unreadable_in_the_database(world: World) {
        let (store, staff) = (&world.store, provincial());
        let import = stage(store, &staff, csv(&people(3))).await;
        let dump = async || {
            let mut text = String::new();
            for table in ["examiners", "imports", "seals", "ledger_entries"] {
                let sql = Statement::from_string(store.backend(), format!("SELECT * FROM {table}"));
                for row in store.read().query_all_raw(sql).await.unwrap() {
                    for column in row.column_names() {
                        let value: Option<String> = row.try_get("", &column).ok();
                        let bytes: Option<Vec<u8>> = row.try_get("", &column).ok();
                        text.push_str(&value.or(bytes.map(|b| String::from_utf8_lossy(&b).into_owned())).unwrap_or_default());
                    }
                }
            }
            text
        };
        let staged = dump().await;
        examiners::confirm(store, &staff, import, at(1)).await.unwrap();
        let confirmed = dump().await;
        for text in [staged, confirmed] {
            assert!(text.len() > 100);
            assert!(!text.contains(&identity(0)) && !text.contains(&identity(1)));
        }
    }

    async fn progress_is_told_while_it_runs(world: World) {
        let (store, staff) = (&world.store, provincial());
        let import = stage(store, &staff, xlsx(&people(3_000))).await;
        assert_eq!(examiners::progress(store, &staff, import).await.unwrap().phase, Phase::Waiting);
        let confirming = {
            let (store, staff) = (store.clone(), staff.clone());
            tokio::spawn(async move { examiners::confirm(&store, &staff, import, at(1)).await })
        };
        let mut seen = Vec::new();
        while !confirming.is_finished() {
            let phase = examiners::progress(store, &staff, import).await.unwrap().phase;
            if seen.last() != Some(&phase) {
                seen.push(phase);
            }
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        assert_eq!(confirming.await.unwrap().unwrap().counts.new, 3_000);
        assert!(seen.contains(&Phase::Reading) && seen.contains(&Phase::Writing), "{seen:?}");
        assert_eq!(examiners::progress(store, &staff, import).await.unwrap().phase, Phase::Done);
    }

    async fn an_import_and_a_change_of_state_at_once_leave_true_seals(world: World) {
        let (a, b) = (world.another().await, world.another().await);
        let staff = provincial();
        let mut rows = people(300);
        import(&a, &staff, xlsx(&rows)).await;
        for row in &mut rows {
            row[5] = "2029-12-31".to_owned();
        }
        let list = examiners::list(&a, &staff, &Filter::default(), Page::First).await.unwrap();
        let restating = stage(&a, &staff, xlsx(&rows)).await;
        let suspending = async {
            for one in list.examiners.iter().take(20) {
                let step = examiners::change_state(
                    &b, &staff, one.id, ExaminerState::Certified, Transition::Suspend, "与导入同时进行", at(3),
                );
                step.await.unwrap();
            }
        };
        let (confirmed, ()) = tokio::join!(examiners::confirm(&a, &staff, restating, at(3)), suspending);
        assert_eq!(confirmed.unwrap().counts.changed, 300);
        let suspended = Filter { state: Some(ExaminerState::Suspended), ..Filter::default() };
        assert_eq!(examiners::list(&a, &staff, &suspended, Page::First).await.unwrap().total, 20);
        let report = store::ledger::verify(&a, &support::administrator(), None).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }

    async fn what_has_expired_is_purged(world: World) {
        let (store, staff) = (&world.store, provincial());
        let import = stage(store, &staff, xlsx(&people(1))).await;
        assert_eq!(examiners::purge(store, at(23 * 3600)).await.unwrap(), 0);
        assert_eq!(examiners::purge(store, at(25 * 3600)).await.unwrap(), 1);
        assert_eq!(refused(examiners::preview(store, &staff, import, at(25 * 3600)).await), Code::NotFound);
    }

    async fn an_import_stands_the_check_of_the_whole_database(world: World) {
        let (store, staff) = (&world.store, provincial());
        import(store, &staff, xlsx(&people(20))).await;
        assert_eq!(store::ledger::verify(store, &support::administrator(), None).await.unwrap().findings.len(), 0);
        let raw = world.raw().await;
        raw.execute_unprepared("UPDATE examiners SET state = 'revoked' WHERE certificate = '吉考000003'").await.unwrap();
        assert_eq!(store::ledger::verify(store, &support::administrator(), None).await.unwrap().findings.len(), 1);
    }
}
