//! Position tables as files: two real ones, read in place, and what people and office programs do to others.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod rosters;

use domain::recruitment::position::{
    Age, DoubtKind, Education, EducationWanted, Gender, Imported, Majors, PartyWanted, Position,
    PositionColumn as Column, Sheet, Upper, guess, import,
};
use domain::recruitment::search::{matches, search_text, terms};
use domain::refusal::Code;
use domain::tables::Cell;
use proptest::prelude::*;
use rosters::raw_parts;
use rust_xlsxwriter::{Format, Workbook};
use std::collections::BTreeMap;
use store::recruitment::tables::{positions_template, positions_workbook, read_positions};

const PROVINCIAL: &str = "../../../shared/data/positions/henan_shengkao_2024_6231.xls";
const NATIONAL: &str = "../../../shared/data/positions/guokao_2018_jilin_511.xlsx";

/// A real table, where this machine has it.
fn real(path: &str) -> Option<Imported> {
    let Ok(bytes) = std::fs::read(path) else {
        println!("{path} is absent: skipped");
        return None;
    };
    Some(read_positions(&bytes, &BTreeMap::new()).unwrap())
}

fn doubts(imported: &Imported) -> BTreeMap<DoubtKind, usize> {
    let mut counts = BTreeMap::new();
    for doubt in &imported.doubts {
        *counts.entry(doubt.kind).or_default() += 1;
    }
    counts
}

fn same(positions: &[Position]) {
    let again = read_positions(&positions_workbook(positions).unwrap(), &BTreeMap::new()).unwrap();
    assert_eq!(again.refused, []);
    assert_eq!(again.positions.len(), positions.len());
    for (again, position) in again.positions.iter().zip(positions) {
        assert_eq!(again, position);
    }
}

#[test]
fn the_provincial_table_is_taken_whole() {
    let Some(imported) = real(PROVINCIAL) else { return };
    assert_eq!((imported.positions.len(), imported.refused.len()), (6_231, 0));
    // What no rule reads: 普通高等院校本科及以上, 服务基层项目人员, 桐柏县户籍或生源, and so on.
    assert_eq!(doubts(&imported), BTreeMap::from([(DoubtKind::Unread, 1_123)]));
}

#[test]
fn the_national_table_has_lost_its_header_and_is_taken_whole() {
    let Some(imported) = real(NATIONAL) else { return };
    assert_eq!((imported.positions.len(), imported.refused.len()), (511, 0));
    let expected = [
        // Each column was told by what stands in it.
        (DoubtKind::ByContent, 16),
        // 吉林省户口或吉林省生源, 大学生村官, and so on.
        (DoubtKind::Unread, 316),
        // 英语相关专业.
        (DoubtKind::Vague, 99),
        // 2018年应届高校毕业生，男性.
        (DoubtKind::FromNotes, 323),
    ];
    assert_eq!(doubts(&imported), expected.into_iter().collect());
}

#[test]
fn real_tables_come_back_from_their_export() {
    for imported in [PROVINCIAL, NATIONAL].into_iter().filter_map(real) {
        same(&imported.positions);
    }
}

const HEADER: [&str; 8] =
    ["招录机关（单位）", "职位名称", "职位代码", "招录人数", "学历", "专业（学科）类别", "其他要求", "联系电话"];

fn row(code: &str) -> [&str; 8] {
    ["白山市财政局", "一级科员", code, "1", "本科及以上", "不限专业", "男性", "0439-1"]
}

/// A workbook with these rows under the header, all cells text.
fn workbook(rows: &[[&str; 8]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, row) in (0_u32..).zip(std::iter::once(&HEADER).chain(rows)) {
        sheet.write_row(at, 0, *row).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

fn refusals(imported: &Imported) -> Vec<(u32, Option<&str>, Code)> {
    let mut found = Vec::new();
    for row in &imported.refused {
        found.extend(row.refusals.iter().map(|refusal| (row.line, refusal.field.as_deref(), refusal.code)));
    }
    found
}

#[test]
fn codes_stored_as_numbers_are_taken_up_to_fifteen_digits_and_never_rounded() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, HEADER).unwrap();
    for (at, code) in [(1, 11_001_011_f64), (2, 300_110_606_001_001_f64), (3, 30_011_060_600_100_017_f64)] {
        sheet.write_row(at, 0, row("")).unwrap();
        sheet.write_number(at, 2, code).unwrap();
        sheet.write_number(at, 3, 2).unwrap();
    }
    let imported = read_positions(&workbook.save_to_buffer().unwrap(), &BTreeMap::new()).unwrap();
    let codes: Vec<_> = imported.positions.iter().map(|position| (position.code.as_str(), position.places)).collect();
    assert_eq!(codes, [("11001011", 2), ("300110606001001", 2)]);
    assert_eq!(refusals(&imported), [(4, Some("code"), Code::DigitsLost)]);
}

#[test]
fn a_dirty_workbook_is_survived_and_what_is_doubtful_is_listed() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("填表说明").unwrap().write_row(0, 0, ["代码", "含义"]).unwrap();
    let sheet = workbook.add_worksheet().set_name("职位表").unwrap();
    let style = Format::new().set_bold();
    sheet.merge_range(0, 0, 0, 7, "2026年吉林省考试录用公务员职位表", &style).unwrap();
    sheet.merge_range(1, 0, 1, 7, "注意：\n一人一职", &style).unwrap();
    sheet.write_row(3, 0, HEADER).unwrap();
    for column in 8..247 {
        sheet.write_blank(3, column, &style).unwrap();
    }
    sheet.write_row(4, 0, row("30011060600100017")).unwrap();
    sheet.write_row(5, 0, row("３００１１０６０６００１０００１８")).unwrap();
    sheet.write_row(5, 3, ["３", "仅限\n本科", " ", "-", "/"]).unwrap();
    sheet.set_row_hidden(5).unwrap();
    sheet.write_row(6, 0, row("30011060600100017")).unwrap();
    sheet
        .write_row(
            7,
            0,
            ["", "科员\t（二）", "30011060600100019", "4\t\t\t查看面试名单\n", "无要求", "无", "限主修专业报考", " "],
        )
        .unwrap();
    sheet.write_row(8, 0, ["备注：以上职位均按公告执行"]).unwrap();
    for row in 9..60 {
        sheet.write_string(row, 0, " ").unwrap();
    }
    let imported = read_positions(&workbook.save_to_buffer().unwrap(), &BTreeMap::new()).unwrap();
    assert_eq!(imported.refused, []);
    let places: Vec<_> =
        imported.positions.iter().map(|it| (it.title.as_str(), it.places, it.conditions.gender)).collect();
    let expected = [("一级科员", 1, Some(Gender::Male)), ("一级科员", 3, None), ("科员 （二）", 4, None)];
    assert_eq!(places, expected);
    assert_eq!(imported.positions[1].conditions.printed.education, "仅限 本科");
    let only = EducationWanted { least: Education::Bachelor, upper: Upper::Only(Education::Bachelor) };
    assert_eq!(imported.positions[1].conditions.education, Some(only));
    let listed: Vec<_> = imported.doubts.iter().map(|doubt| (doubt.sheet.as_str(), doubt.line, doubt.kind)).collect();
    let expected = [
        ("职位表", 7, DoubtKind::Repeated),
        ("职位表", 8, DoubtKind::FilledDown),
        ("职位表", 8, DoubtKind::LinkText),
        ("职位表", 8, DoubtKind::Unread),
        ("职位表", 9, DoubtKind::Note),
        ("填表说明", 1, DoubtKind::SheetLeftOut),
    ];
    assert_eq!(listed, expected);
    same(&imported.positions);
}

/// As WPS saves it: its name in the properties, its own extension in the styles, styled empty cells to the right, rich text,
/// a hidden row, numbers of seventeen digits written out.
#[test]
fn a_file_saved_by_wps_is_read() {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let texts = ["招录单位", "职位名称", "职位代码", "招录人数", "白山市财政局", "12", "007001"];
    let mut shared: String =
        texts.iter().map(|text| format!("<si><t xml:space=\"preserve\">{text}</t></si>")).collect();
    shared.push_str("<si><r><rPr><b/><rFont val=\"宋体\"/></rPr><t>一级</t></r><r><t>科员</t></r></si>");
    let sheet = r#"<sheetPr/><dimension ref="A1:IM4"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultColWidth="9" defaultRowHeight="13.5"/><sheetData>
<row r="1" spans="1:247"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" s="1" t="s"><v>2</v></c><c r="D1" s="1" t="s"><v>3</v></c><c r="IM1" s="1"/></row>
<row r="2" hidden="1"><c r="A2" t="s"><v>4</v></c><c r="B2" t="s"><v>7</v></c><c r="C2" t="s"><v>6</v></c><c r="D2" t="s"><v>5</v></c></row>
<row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" t="s"><v>7</v></c><c r="C3"><v>30011060600100017</v></c><c r="D3"><v>1</v></c></row>
<row r="4"><c r="A4" s="1"/><c r="B4" s="1"/></row></sheetData>"#;
    let parts = [
        ("docProps/app.xml", r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>WPS Office_12.1.0.16120_F1E327BC-269C-435d-A152-05C5408002CA</Application></Properties>"#.to_owned()),
        ("docProps/custom.xml", r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>"#.to_owned()),
        ("xl/styles.xml", format!(r#"<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="0_ "/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="49"/></cellXfs><extLst><ext uri="{{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}}"/></extLst></styleSheet>"#)),
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{MAIN}" count="8" uniqueCount="8">{shared}</sst>"#)),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{MAIN}">{sheet}</worksheet>"#)),
    ];
    let imported = read_positions(&raw_parts(&parts), &BTreeMap::new()).unwrap();
    let found: Vec<_> = imported.positions.iter().map(|it| (it.code.as_str(), it.title.as_str(), it.places)).collect();
    assert_eq!(found, [("007001", "一级科员", 12)]);
    assert_eq!(refusals(&imported), [(3, Some("code"), Code::DigitsLost)]);
}

#[test]
fn what_is_no_position_table_names_what_it_misses() {
    let refused = |bytes: &[u8]| read_positions(bytes, &BTreeMap::new()).unwrap_err().into_refusal();
    let people = rosters::xlsx(&rosters::people(20));
    let refusal = refused(&people);
    assert_eq!(refusal.code, Code::ColumnMissing);
    assert!(refusal.facts.contains(&"code".to_owned()), "{refusal:?}");
    assert_eq!(refused(b"PK\x03\x04 and nothing").code, Code::NotASpreadsheet);
    assert_eq!(refused(&workbook(&[])).code, Code::NoRows);
    assert_eq!(refused(&positions_template().unwrap()).code, Code::NoRows);
}

#[test]
fn a_text_file_is_read_and_its_rounded_codes_are_refused() {
    let text = "招录机关,职位名称,职位代码,招录人数\n财政局,科员,=\"30011060600100017\",2\n财政局,科员,3.00111E+16,1\n";
    let imported = read_positions(text.as_bytes(), &BTreeMap::new()).unwrap();
    assert_eq!(imported.positions[0].code.as_str(), "30011060600100017");
    assert_eq!(refusals(&imported), [(3, Some("code"), Code::DigitsLost)]);
}

/// Cells as tables have them, and some that they should not have.
fn cell(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(words).prop_map(str::to_owned),
        1 => "[ 　\t\n（）、；，。=+0-9A-Za-z一-龥]{0,12}",
    ]
}

fn cells() -> impl Strategy<Value = Vec<String>> {
    (
        (
            cell(&["财政局", "公安局"]),
            cell(&["科员", "警员"]),
            "[0-9A-Za-z-]{1,24}",
            cell(&["1", "２", "3人", "4\t查看"]),
        ),
        (cell(&["本科及以上", "仅限本科", "本科", "无", ""]), cell(&["不限", "法学类（0301）、会计学", ""])),
        (cell(&["男性、退役士兵", "限应届毕业生；中共党员", "-", ""]), cell(&["0439-1", ""])),
        (cell(&["用地", ""]), cell(&["", "女性，应届毕业生", "社区干部"]), cell(&["3:1", "无", ""])),
    )
        .prop_map(|((agency, title, code, places), (education, majors), (other, phone), (unit, notes, ratio))| {
            vec![agency, title, code, places, education, majors, other, phone, unit, notes, ratio]
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What was imported, exported and imported again is the same.
    #[test]
    fn an_export_is_imported_as_it_was(rows in prop::collection::vec(cells(), 1..12)) {
        let header = ["招录机关", "职位名称", "职位代码", "招录人数", "学历", "专业", "其他要求", "联系电话", "用人单位", "备注", "面试比例"];
        let lines: Vec<Vec<Cell>> = std::iter::once(header.iter().map(|text| Cell::from(*text)).collect())
            .chain(rows.iter().map(|row| row.iter().map(|text| Cell::from(text.as_str())).collect()))
            .collect();
        let sheet = Sheet { name: "", rows: (1..).zip(lines.iter().map(Vec::as_slice)).collect(), mapping: guess(&lines), by_content: false };
        let imported = import(&[sheet]);
        prop_assume!(!imported.positions.is_empty());
        let again = read_positions(&positions_workbook(&imported.positions).unwrap(), &BTreeMap::new()).unwrap();
        prop_assert_eq!(again.refused, vec![]);
        prop_assert_eq!(again.positions, imported.positions);
    }
}

#[test]
fn the_positions_of_the_national_table_are_understood_and_found() {
    let Some(imported) = real(NATIONAL) else { return };
    let first = imported.positions.iter().find(|position| position.code.as_str() == "300110606001").unwrap();
    assert_eq!((first.agency.as_str(), first.unit.as_str()), ("吉林省国家税务局", "白山市抚松县国家税务局"));
    assert_eq!((first.title.as_str(), first.places, first.ratio), ("科员（一）", 3, Some(3)));
    assert_eq!(first.region_text, "白山市抚松县");
    assert!(first.conditions.fresh_graduates_only);
    let found = |query: &str| {
        let terms = terms(query);
        imported.positions.iter().filter(|position| matches(&search_text(position), &terms)).count()
    };
    assert_eq!((found("海关"), found("抚松 法学")), (9, 2));
}

#[test]
fn the_conditions_of_the_provincial_table_are_understood() {
    let Some(imported) = real(PROVINCIAL) else { return };
    let aged = imported.positions.iter().filter(|it| matches!(it.conditions.age, Some(Age::Years { .. }))).count();
    let educated = imported.positions.iter().filter(|it| it.conditions.education.is_some()).count();
    // Three name 高等学校, which says more than a level.
    assert_eq!((aged, educated), (6_231, 6_228));
    let listed = imported.positions.iter().filter(|it| it.conditions.majors != Majors::Any).count();
    let members = imported.positions.iter().filter(|it| it.conditions.political == Some(PartyWanted::Member)).count();
    assert_eq!((listed, members), (4_428, 482));
}

#[test]
fn a_table_whose_header_is_unknown_is_taken_by_the_columns_that_a_person_names() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, row) in [
        ["2027年拟招人员一览", "", "", "", ""],
        ["需求单位", "工种", "代号", "缺额", "条件"],
        ["白山市财政局", "一级科员", "A1", "2", "男性"],
        ["白山市审计局", "一级科员", "A2", "1", ""],
    ]
    .iter()
    .enumerate()
    {
        sheet.write_row(at as u32, 0, *row).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let refused = read_positions(&bytes, &BTreeMap::new()).unwrap_err().into_refusal();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::ColumnMissing, Some("code")));
    let said = [(Column::Agency, 0), (Column::Title, 1), (Column::Code, 2)];
    let still = read_positions(&bytes, &said.into_iter().collect()).unwrap_err().into_refusal();
    assert_eq!((still.code, still.facts), (Code::ColumnMissing, vec!["places".to_owned()]));
    let said = said.into_iter().chain([(Column::Places, 3), (Column::Other, 4)]).collect();
    let imported = read_positions(&bytes, &said).unwrap();
    let codes: Vec<_> = imported.positions.iter().map(|it| (it.code.as_str(), it.places)).collect();
    assert_eq!((codes, refusals(&imported)), (vec![("A1", 2), ("A2", 1)], vec![]));
    let shown: Vec<_> = imported.columns.iter().map(|it| (it.column, it.at, it.example.as_str())).collect();
    assert_eq!(
        shown,
        [
            (Column::Code, 2, "A1"),
            (Column::Agency, 0, "白山市财政局"),
            (Column::Title, 1, "一级科员"),
            (Column::Places, 3, "2"),
            (Column::Other, 4, "男性"),
        ]
    );
}
