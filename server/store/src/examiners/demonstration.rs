//! The roster that ships for the demonstration: two thousand invented examiners of all ten exam regions, the same ones
//! each time.
//!
//! Names are put together from surnames and rare given characters, identity numbers from serials above 900, which
//! registration offices hardly ever reach; nobody living is meant.

use super::template;
use domain::identity::IdNumber;
use domain::regions::{Division, ExamRegion, divisions};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Examiners by the exam region of their work unit: 2,000 in all.
const SHARES: [(ExamRegion, u32); 10] = [
    (ExamRegion::Provincial, 420),
    (ExamRegion::Changchun, 360),
    (ExamRegion::Jilin, 260),
    (ExamRegion::Siping, 150),
    (ExamRegion::Liaoyuan, 110),
    (ExamRegion::Tonghua, 160),
    (ExamRegion::Baishan, 110),
    (ExamRegion::Songyuan, 150),
    (ExamRegion::Baicheng, 120),
    (ExamRegion::Yanbian, 160),
];

const SURNAMES: &str = "王李张刘陈杨赵孙周吴徐马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔";
const KOREAN_SURNAMES: &str = "金朴崔李郑姜尹赵张林韩申徐权黄安";
const GIVEN_FIRST: &str =
    "砚澍岫棠筠霁澜珩笙樾屿祎翊珞芃昀湉朔骁衡蓁叙衿禾沅泓煦昕旻晔彧瑾琚璟钰钧镕铄栩桐梓柏榆枫岑峤岚嵘淳漪";
const GIVEN_SECOND: &str =
    "舟溪白川野眠安远宁和澄原林泽遥知行之言若清秋时辰微墨池庭疏桥汀渔樵耕牧笛钟岳峰麓川石松柏竹兰荷";

/// Units of the province itself; the first three are the departments of organisation and personnel.
const PROVINCIAL_UNITS: &[&str] = &[
    "中共吉林省委组织部",
    "吉林省人力资源和社会保障厅",
    "吉林省人事考试中心",
    "吉林省教育厅",
    "吉林省财政厅",
    "吉林省司法厅",
    "吉林省民政厅",
    "吉林省审计厅",
    "吉林省统计局",
    "吉林省科学技术厅",
    "吉林省农业农村厅",
    "吉林省交通运输厅",
    "吉林省水利厅",
    "吉林省文化和旅游厅",
    "吉林省卫生健康委员会",
    "吉林省市场监督管理厅",
    "吉林省生态环境厅",
    "吉林省自然资源厅",
    "吉林省林业和草原局",
    "吉林省档案馆",
    "吉林省图书馆",
    "中共吉林省委党校",
];

/// Departments of a city, prefecture or county after its name; the first three are of organisation and personnel.
const LOCAL_UNITS: &[&str] = &[
    "人力资源和社会保障局",
    "委组织部",
    "人事考试中心",
    "教育局",
    "财政局",
    "司法局",
    "民政局",
    "审计局",
    "统计局",
    "农业农村局",
    "交通运输局",
    "水利局",
    "文化广播电视和旅游局",
    "卫生健康局",
    "市场监督管理局",
    "自然资源局",
    "委党校",
    "档案馆",
];
/// How many units at the head of both lists are of organisation and personnel: a chief or deputy comes from there.
const PERSONNEL_UNITS: usize = 3;

const SPECIALITIES: &[&str] = &[
    "法律",
    "经济",
    "公共管理",
    "行政管理",
    "人力资源管理",
    "心理学",
    "教育学",
    "汉语言文学",
    "新闻传播",
    "财政税收",
    "会计审计",
    "统计学",
    "计算机",
    "农业",
    "林业",
    "水利",
    "交通运输",
    "城乡规划",
    "环境保护",
    "医疗卫生",
    "社会工作",
    "公安业务",
    "朝鲜语",
    "应急管理",
];

/// The last days of certificates: most run on for years, one of the twenty has run out.
const VALID_UNTIL: &[&str] = &[
    "2027-06-30",
    "2027-12-31",
    "2028-03-31",
    "2028-06-30",
    "2028-06-30",
    "2028-09-30",
    "2028-12-31",
    "2028-12-31",
    "2029-03-31",
    "2029-06-30",
    "2029-06-30",
    "2029-06-30",
    "2029-09-30",
    "2029-12-31",
    "2029-12-31",
    "2027-09-30",
    "2028-05-01",
    "2029-05-01",
    "2027-04-30",
    "2026-06-30",
];

/// The rows under the header, in the order of the template's columns.
pub fn demonstration_rows() -> Vec<[String; 8]> {
    let people = SHARES.into_iter().flat_map(|(region, share)| (0..share).map(move |at| (region, at)));
    people.map(|(region, at)| Person { region, at }.row()).collect()
}

/// Writes the roster as an .xlsx file: always the same content.
///
/// # Errors
/// The file cannot be written.
pub fn write_demonstration_roster(path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 11, 23)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet().set_name("名册 Roster")?;
    template::header(sheet)?;
    let text = Format::new().set_num_format("@");
    for (row, cells) in (1_u32..).zip(demonstration_rows()) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string_with_format(row, column, cell, &text)?;
        }
    }
    workbook.save(path)
}

/// One invented examiner: everything about them follows from the region and the number within it.
struct Person {
    region: ExamRegion,
    at: u32,
}

impl Person {
    fn row(&self) -> [String; 8] {
        let (unit, personnel) = self.unit();
        let valid_until = self.one("valid", VALID_UNTIL);
        [
            self.name(),
            unit,
            self.region.name_zh().to_owned(),
            self.identity(),
            format!("吉面考字{}第{:02}{:04}号", issued(valid_until), self.region as u8, self.at + 1),
            valid_until.to_owned(),
            self.roles(personnel),
            self.specialities(),
        ]
    }

    /// A number below `n` that depends on the person and the purpose alone.
    fn pick(&self, purpose: &str, n: usize) -> usize {
        let text = format!("sunshine demonstration/{}/{}/{purpose}", self.region.as_str(), self.at);
        let digest = Sha256::digest(text.as_bytes());
        let number = digest.iter().take(4).fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
        number % n
    }

    fn one<T: Copy>(&self, purpose: &str, from: &[T]) -> T {
        from[self.pick(purpose, from.len())]
    }

    fn character(&self, purpose: &str, from: &str) -> char {
        from.chars().nth(self.pick(purpose, from.chars().count())).unwrap_or('王')
    }

    fn name(&self) -> String {
        let korean = self.region == ExamRegion::Yanbian && self.pick("korean", 3) == 0;
        let surnames = if korean { KOREAN_SURNAMES } else { SURNAMES };
        [("surname", surnames), ("first", GIVEN_FIRST), ("second", GIVEN_SECOND)]
            .into_iter()
            .map(|(purpose, from)| self.character(purpose, from))
            .collect()
    }

    /// The divisions in which units of the region sit, the region's own seat first.
    fn divisions(&self) -> Vec<&'static Division> {
        let own = |division: &&Division| {
            division.code != "220000" && ExamRegion::of_division(division.code) == Some(self.region)
        };
        divisions().iter().filter(own).collect()
    }

    /// The work unit, and whether it is one of organisation and personnel.
    fn unit(&self) -> (String, bool) {
        let personnel = self.pick("personnel", 5) < 2;
        let among = |units: &'static [&'static str]| {
            let (own, others) = units.split_at(PERSONNEL_UNITS);
            self.one("unit", if personnel { own } else { others })
        };
        if self.region == ExamRegion::Provincial {
            return (among(PROVINCIAL_UNITS).to_owned(), personnel);
        }
        let divisions = self.divisions();
        // Half sit at the region's seat, the others in its counties.
        let seat = if self.pick("seat", 2) == 0 { 0 } else { self.pick("division", divisions.len()) };
        let name = divisions.get(seat).map_or(self.region.name_zh(), |division| division.name_zh);
        let unit = among(LOCAL_UNITS);
        let party = if unit.starts_with('委') { "中共" } else { "" };
        (format!("{party}{name}{unit}"), personnel)
    }

    fn identity(&self) -> String {
        let all = divisions();
        let own = self.divisions();
        let counties = if own.is_empty() { all.iter().collect() } else { own };
        let counties: Vec<_> = counties.into_iter().filter(|division| division.kind.is_county_level()).collect();
        let code = counties.get(self.pick("county", counties.len().max(1))).map_or("220102", |division| division.code);
        let (year, month, day) = (1966 + self.pick("born", 29), 1 + self.pick("month", 12), 1 + self.pick("day", 28));
        let start = format!("{code}{year}{month:02}{day:02}{}", 900 + self.pick("serial", 100));
        IdNumber::beginning(&start).map_or(start, |number| number.expose().to_owned())
    }

    /// A third of those from the personnel departments may lead; one in a hundred may take no seat for now.
    fn roles(&self, personnel: bool) -> String {
        let roles = match (personnel, self.pick("roles", 100)) {
            (_, 0) => "无",
            (true, 1..=12) => "主考官、副主考官、公共考官",
            (true, 13..=34) => "主考官、公共考官",
            (true, 35..=64) => "副主考官、公共考官",
            _ => "公共考官",
        };
        roles.to_owned()
    }

    fn specialities(&self) -> String {
        let first = self.one("speciality", SPECIALITIES);
        let second = self.one("another", SPECIALITIES);
        if self.pick("two", 3) == 0 || first == second { first.to_owned() } else { format!("{first}、{second}") }
    }
}

/// The year in which a certificate of three years was issued.
fn issued(valid_until: &str) -> u32 {
    const VALID_YEARS: u32 = 3;
    valid_until
        .split('-')
        .next()
        .and_then(|year| year.parse::<u32>().ok())
        .unwrap_or_default()
        .saturating_sub(VALID_YEARS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::read;
    use domain::examiners::{PanelRole, check};
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::PathBuf;

    /// Tests run in their package's folder, whichever clone compiled them.
    fn shipped() -> PathBuf {
        PathBuf::from("../../public/roster-demonstration.xlsx")
    }

    /// `cargo test -p store write_the_shipped_file -- --ignored` after a change of the generator.
    #[test]
    #[ignore = "writes the file that the next test checks"]
    fn write_the_shipped_file() {
        write_demonstration_roster(&shipped()).unwrap();
    }

    #[test]
    fn the_shipped_file_is_what_the_generator_yields() {
        let folder = tempfile::tempdir().unwrap();
        let fresh = folder.path().join("roster.xlsx");
        write_demonstration_roster(&fresh).unwrap();
        let lines = |path: &Path| read(&std::fs::read(path).unwrap(), &mut |_| ()).unwrap().lines;
        assert!(lines(&shipped()) == lines(&fresh), "run write_the_shipped_file and commit the file");
    }

    #[test]
    fn every_row_is_good_and_every_region_and_seat_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("roster.xlsx");
        write_demonstration_roster(&path).unwrap();
        let table = read(&std::fs::read(&path).unwrap(), &mut |_| ()).unwrap();
        let mapping = table.guess();
        let rows: Vec<_> = table
            .data(&mapping)
            .unwrap()
            .iter()
            .map(|line| check(&mapping, &line.cells).map_err(|e| (line.number, e)).ok().unwrap())
            .collect();
        assert_eq!(rows.len(), 2_000);
        let persons: BTreeSet<_> = rows.iter().map(|row| row.identity.clone()).collect();
        assert_eq!(persons.len(), 2_000, "no identity number twice");
        let certificates: BTreeSet<_> = rows.iter().map(|row| row.certificate.as_str()).collect();
        assert_eq!(certificates.len(), 2_000, "no certificate twice");
        let mut regions = BTreeMap::<_, u32>::new();
        for row in &rows {
            *regions.entry(row.region).or_default() += 1;
        }
        assert_eq!(regions, SHARES.into_iter().collect());
        for region in ExamRegion::STANDARD {
            for role in PanelRole::ALL {
                let count = rows.iter().filter(|row| row.region == region && row.roles.contains(role)).count();
                assert!(count >= 10, "{region:?} has {count} who may sit as {role:?}");
            }
        }
    }
}
