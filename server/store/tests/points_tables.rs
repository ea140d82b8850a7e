//! Tables of points as office programs write them, on both databases: real workbooks with tickets kept as numbers, hidden
//! and blank rows, from the file to the released points; and points of people who never sat.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod examinations;
mod recruitments;
#[macro_use]
mod support;

use domain::{
    examination::{ProblemKind, SheetLine},
    refusal::Code,
};
use examinations::{Scene, assert_whole, code, december, texts};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use store::{Store, examination};

const HEADER: [&str; 5] = ["准考证号", "行政职业能力测验", "申论", "专业科目", "缺考标记"];

/// Tickets in order: five of the common papers, two of the police.
async fn tickets(store: &Store) -> Vec<String> {
    let rows = texts(store, "SELECT ticket FROM candidates ORDER BY ticket", &["ticket"]).await;
    rows.into_iter().flatten().collect()
}

/// A workbook with the usual header, and what a hand writes into its sheet.
fn workbook(write: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, HEADER).unwrap();
    write(sheet);
    workbook.save_to_buffer().unwrap()
}

/// A row with its ticket and points as numbers.
fn numbers(sheet: &mut Worksheet, row: u32, ticket: &str, points: &[f64]) {
    sheet.write_number(row, 0, ticket.parse::<f64>().unwrap()).unwrap();
    sheet.write_row(row, 1, points.iter().copied()).unwrap();
}

async fn import(store: &Store, scene: &Scene, bytes: Vec<u8>) -> bool {
    examination::import_points(store, &scene.clerk, scene.id, bytes, december(22)).await.unwrap().1
}

/// The table that was imported last, as who imported it reads it.
async fn last(store: &Store, scene: &Scene) -> SheetLine {
    let record = examination::examination_record(store, &scene.clerk, scene.id, december(22)).await.unwrap();
    record.sheets.into_iter().max_by_key(|sheet| sheet.id).unwrap()
}

fn problems(sheet: &SheetLine) -> Vec<(u32, ProblemKind)> {
    sheet.problems.iter().map(|it| (it.line, it.kind)).collect()
}

both_databases! {
    async fn a_workbook_as_people_save_it_becomes_the_points_it_shows(world: World) {
        let store = &world.store;
        let scene = Scene::allotted(&world).await;
        let tickets = tickets(store).await;
        let bytes = workbook(|sheet| {
            numbers(sheet, 1, &tickets[0], &[60.25, 70.0]);
            // Text where the others are numbers, with the apostrophe's format.
            let text = Format::new().set_num_format("@");
            for (column, cell) in [&tickets[1], "61.5", "70"].into_iter().enumerate() {
                sheet.write_string_with_format(2, column as u16, cell, &text).unwrap();
            }
            // Hidden from the eye, and somebody's points all the same.
            numbers(sheet, 3, &tickets[2], &[62.0, 0.0]);
            sheet.set_row_hidden(3).unwrap();
            sheet.write_number(4, 0, tickets[3].parse::<f64>().unwrap()).unwrap();
            sheet.write_string(4, 4, "缺考").unwrap();
            // Decimal fractions that no float holds exactly.
            numbers(sheet, 6, &tickets[4], &[64.3, 70.1]);
            for at in [5, 6] {
                numbers(sheet, 2 + at as u32, &tickets[at], &[61.4, 61.0, 75.0]);
            }
            // What an office program leaves under a table: formats and blanks without content.
            for row in 9..40 {
                sheet.write_blank(row, 0, &text).unwrap();
                sheet.write_string(row, 1, "  ").unwrap();
            }
        });
        assert!(import(store, &scene, bytes).await, "{:?}", last(store, &scene).await);
        let sheet = last(store, &scene).await;
        assert_eq!((sheet.rows, sheet.problems.len()), (7, 0), "the hidden row counts, blank ones do not");
        examination::release(store, &scene.head, scene.id, december(23)).await.unwrap();
        let rows = texts(store, "SELECT papers FROM candidates ORDER BY ticket", &["papers"]).await;
        let papers: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        let police = "[6140,6100,7500]";
        assert_eq!(papers, [
            "[6025,7000,null]", "[6150,7000,null]", "[6200,0,null]", "[null,null,null]", "[6430,7010,null]", police, police,
        ]);
        assert_whole(store).await;
    }

    async fn what_a_workbook_spoils_or_says_twice_is_reported_by_its_row(world: World) {
        let store = &world.store;
        let scene = Scene::allotted(&world).await;
        let tickets = tickets(store).await;
        let bytes = workbook(|sheet| {
            for (at, ticket) in tickets.iter().enumerate() {
                let police = [61.0, 61.0, 61.0];
                numbers(sheet, 1 + at as u32, ticket, if at < 5 { &police[..2] } else { &police });
            }
            // The first again, behind a row that nobody sees.
            numbers(sheet, 9, &tickets[0], &[90.0, 90.0]);
            sheet.set_row_hidden(9).unwrap();
            // A position's code where the ticket belongs: of its seventeen digits a float keeps fifteen.
            numbers(sheet, 10, "22000000000000017", &[60.0, 60.0]);
            sheet.write_formula(11, 0, rust_xlsxwriter::Formula::new("=A2").set_result("")).unwrap();
            sheet.write_row(11, 1, [60.0, 60.0]).unwrap();
            numbers(sheet, 12, &tickets[1], &[60.123, 60.0]);
        });
        assert!(!import(store, &scene, bytes).await);
        let sheet = last(store, &scene).await;
        let found = problems(&sheet);
        assert_eq!(found[..2], [(10, ProblemKind::Twice), (11, ProblemKind::BadTicket)]);
        assert_eq!(found[2..], [(12, ProblemKind::BadTicket), (13, ProblemKind::Twice)]);
        assert!(sheet.problems[1].text.is_empty(), "digits that are lost are not made up: {:?}", sheet.problems[1]);
        let released = examination::release(store, &scene.head, scene.id, december(23)).await;
        assert_eq!(code(released), Code::NoSheet, "nothing of a faulty table is released");
        let bytes = workbook(|sheet| numbers(sheet, 1, &tickets[0], &[60.123, 60.0]));
        assert!(!import(store, &scene, bytes).await);
        assert_eq!(problems(&last(store, &scene).await), [(2, ProblemKind::BadPoints)]);
        assert_whole(store).await;
    }

    async fn who_never_sat_gets_no_points(world: World) {
        let store = &world.store;
        let scene = Scene::allotted(&world).await;
        let tickets = tickets(store).await;
        let unknown = format!("{}", tickets[6].parse::<u64>().unwrap() + 1);
        let bytes = workbook(|sheet| {
            for (at, ticket) in tickets[1..].iter().enumerate() {
                let police = [61.0, 61.0, 61.0];
                numbers(sheet, 1 + at as u32, ticket, if at < 4 { &police[..2] } else { &police });
            }
            // The room record has the first absent, and points stand beside it.
            numbers(sheet, 7, &tickets[0], &[95.0, 95.0]);
            sheet.write_string(7, 4, "缺考").unwrap();
            // Nobody was given this ticket.
            numbers(sheet, 8, &unknown, &[95.0, 95.0]);
        });
        assert!(!import(store, &scene, bytes).await);
        let sheet = last(store, &scene).await;
        let kinds: Vec<(u32, ProblemKind)> = problems(&sheet);
        assert!(kinds.contains(&(8, ProblemKind::AbsentWithPoints)), "{kinds:?}");
        assert!(kinds.contains(&(9, ProblemKind::UnknownTicket)), "{kinds:?}");
        let bytes = workbook(|sheet| numbers(sheet, 1, &tickets[1], &[61.0, 61.0, 95.0]));
        assert!(!import(store, &scene, bytes).await);
        assert_eq!(problems(&last(store, &scene).await), [(2, ProblemKind::NotTheirPaper)], "the common candidates sit two papers");
        assert_eq!(code(examination::release(store, &scene.head, scene.id, december(23)).await), Code::NoSheet);
        let given = texts(store, "SELECT ticket FROM candidates WHERE papers IS NOT NULL", &["ticket"]).await;
        assert!(given.is_empty(), "{given:?}");
        assert_whole(store).await;

    }
}
