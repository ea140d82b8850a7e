//! Roster files made for the tests.
#![allow(dead_code, reason = "each test file uses its own part")]

use domain::identity::IdNumber;
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

pub const HEADER: [&str; 8] =
    ["姓名", "工作单位", "考区", "身份证号", "证书编号", "有效期至", "可担任角色", "专业特长"];

/// A valid identity number with an invented serial; the same number for the same serial.
pub fn identity(serial: u32) -> String {
    let (day, rest) = (serial / 1_000 % 28 + 1, serial % 1_000);
    let (month, year) = (serial / 28_000 % 12 + 1, 1960 + serial / 336_000);
    let start = format!("220102{year:04}{month:02}{day:02}{rest:03}");
    IdNumber::beginning(&start).unwrap().expose().to_owned()
}

/// Good rows, one person each.
pub fn people(count: u32) -> Vec<[String; 8]> {
    const REGIONS: [&str; 4] = ["省直", "长春市", "白山市", "延边州"];
    (0..count)
        .map(|at| {
            let region = REGIONS[at as usize % REGIONS.len()];
            [
                format!("考官{}", char::from_u32(0x4E00 + at % 20_000).unwrap()),
                format!("{region}第{}中学", at % 97),
                region.to_owned(),
                identity(at),
                format!("吉考{at:06}"),
                "2028-06-30".to_owned(),
                if at % 3 == 0 { "主考官、公共考官" } else { "公共考官" }.to_owned(),
                "法律、经济".to_owned(),
            ]
        })
        .collect()
}

/// Good rows of one region.
pub fn people_of(region: &str, from: u32, count: u32) -> Vec<[String; 8]> {
    people(from + count)
        .into_iter()
        .skip(from as usize)
        .map(|mut row| {
            row[2] = region.to_owned();
            row
        })
        .collect()
}

/// An .xlsx with the usual header over the rows.
pub fn xlsx(rows: &[[String; 8]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, HEADER).unwrap();
    for (at, row) in rows.iter().enumerate() {
        sheet.write_row(u32::try_from(at).unwrap() + 1, 0, row).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// A .csv in UTF-8 with the usual header over the rows.
pub fn csv(rows: &[[String; 8]]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The smallest workbook around a sheet's rows, written by hand, for what no library would write.
pub fn raw_xlsx(rows: &str) -> Vec<u8> {
    raw_parts(&[(
        "xl/worksheets/sheet1.xml",
        format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        ),
    )])
}

/// The smallest workbook with these parts besides the ones that every workbook has.
pub fn raw_parts(parts: &[(&str, String)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let fixed = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="s" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in fixed.iter().chain(parts) {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
