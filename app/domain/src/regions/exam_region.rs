//! The exam regions (考区): their names, their codes, and where they lie on the schematic map.

use super::division::{division, successor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An exam region (考区): the provincial organs and the nine prefecture-level units; 长白山 where a draw opts for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExamRegion {
    /// Provincial organs (省直), seated in Changchun.
    Provincial,
    /// 长春市
    Changchun,
    /// 吉林市
    Jilin,
    /// 四平市
    Siping,
    /// 辽源市
    Liaoyuan,
    /// 通化市
    Tonghua,
    /// 白山市
    Baishan,
    /// 松原市
    Songyuan,
    /// 白城市
    Baicheng,
    /// 延边朝鲜族自治州
    Yanbian,
    /// 长白山保护开发区, the optional eleventh; it has no GB/T 2260 code.
    Changbaishan,
}

use ExamRegion::*;

/// A place on the schematic map: 0..=1000 from west to east and from north to south.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapPoint {
    /// From the western edge.
    pub x: u16,
    /// From the northern edge.
    pub y: u16,
}

/// One line of the table of exam regions.
struct Line {
    text: &'static str,
    /// The GB/T 2260 code of the prefecture-level unit; the province's for 省直; empty for 长白山.
    code: &'static str,
    name_zh: &'static str,
    name_en: &'static str,
    /// Other names that rosters use.
    also: &'static [&'static str],
    /// Roughly true to geography, moved apart where two seats of government would touch (通化 and 白山, 省直 and 长春).
    at: (u16, u16),
}

/// The table, in the order of the enum.
#[rustfmt::skip]
const TABLE: [Line; 11] = [
    Line { text: "provincial",   code: "220000", name_zh: "省直",     name_en: "Provincial organs", also: &["省直机关", "省直属", "省本级", "吉林省直", "吉林省直机关"], at: (290, 410) },
    Line { text: "changchun",    code: "220100", name_zh: "长春市",   name_en: "Changchun",    also: &["长春"], at: (400, 450) },
    Line { text: "jilin",        code: "220200", name_zh: "吉林市",   name_en: "Jilin City",   also: &["吉林"], at: (525, 455) },
    Line { text: "siping",       code: "220300", name_zh: "四平市",   name_en: "Siping",       also: &["四平"], at: (265, 580) },
    Line { text: "liaoyuan",     code: "220400", name_zh: "辽源市",   name_en: "Liaoyuan",     also: &["辽源"], at: (370, 640) },
    Line { text: "tonghua",      code: "220500", name_zh: "通化市",   name_en: "Tonghua",      also: &["通化"], at: (435, 865) },
    Line { text: "baishan",      code: "220600", name_zh: "白山市",   name_en: "Baishan",      also: &["白山"], at: (565, 810) },
    Line { text: "songyuan",     code: "220700", name_zh: "松原市",   name_en: "Songyuan",     also: &["松原"], at: (335, 215) },
    Line { text: "baicheng",     code: "220800", name_zh: "白城市",   name_en: "Baicheng",     also: &["白城"], at: (130, 125) },
    Line { text: "yanbian",      code: "222400", name_zh: "延边州",   name_en: "Yanbian",      also: &["延边", "延边朝鲜族自治州"], at: (815, 625) },
    Line { text: "changbaishan", code: "",       name_zh: "长白山保护开发区", name_en: "Changbaishan", also: &["长白山", "长白山管委会", "长白山保护开发区管委会"], at: (675, 715) },
];

impl ExamRegion {
    /// Every exam region, 长白山 last.
    pub const ALL: [Self; 11] =
        [Provincial, Changchun, Jilin, Siping, Liaoyuan, Tonghua, Baishan, Songyuan, Baicheng, Yanbian, Changbaishan];

    /// The ten that every draw has: 省直 and the nine prefecture-level units.
    pub const STANDARD: [Self; 10] =
        [Provincial, Changchun, Jilin, Siping, Liaoyuan, Tonghua, Baishan, Songyuan, Baicheng, Yanbian];

    const fn line(self) -> &'static Line {
        &TABLE[self as usize]
    }

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        self.line().text
    }

    /// The Chinese name as notices print it, for example 长春市.
    pub const fn name_zh(self) -> &'static str {
        self.line().name_zh
    }

    /// The English name.
    pub const fn name_en(self) -> &'static str {
        self.line().name_en
    }

    /// The GB/T 2260 code of the prefecture-level unit; the province's for 省直; none for 长白山.
    pub const fn code(self) -> Option<&'static str> {
        let code = self.line().code;
        if code.is_empty() { None } else { Some(code) }
    }

    /// Where the region stands on the schematic map.
    pub const fn map_point(self) -> MapPoint {
        let (x, y) = self.line().at;
        MapPoint { x, y }
    }

    /// Reads the stable text form, a Chinese name with or without 吉林省 before and 市 or 州 after it, the English name,
    /// or a six-digit code of a division of today or of 2008.
    ///
    /// 吉林 alone is the city; 吉林省 alone names no exam region.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::named(text)
            .or_else(|| Self::named(text.strip_prefix("吉林省")?.trim()))
            .or_else(|| Self::of_division(text))
    }

    fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| {
            let line = region.line();
            line.name_zh == text
                || line.also.contains(&text)
                || line.text.eq_ignore_ascii_case(text)
                || line.name_en.eq_ignore_ascii_case(text)
        })
    }

    /// The exam region that a division belongs to, by its six-digit code. A code that was abolished since 2008
    /// belongs to its successor's region; the province's own code is 省直.
    pub fn of_division(code: &str) -> Option<Self> {
        let today = division(successor(code).unwrap_or(code))?;
        let own = |code: &str| Self::ALL.into_iter().find(|region| region.code() == Some(code));
        own(today.code).or_else(|| own(today.parent))
    }
}

impl fmt::Display for ExamRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_form_is_the_serialized_form_and_the_order_is_the_enums() {
        for (index, region) in ExamRegion::ALL.into_iter().enumerate() {
            assert_eq!(region as usize, index);
            assert_eq!(serde_json::to_string(&region).unwrap(), format!("{:?}", region.as_str()));
            assert_eq!(ExamRegion::parse(region.as_str()), Some(region));
            assert_eq!(ExamRegion::parse(region.name_zh()), Some(region));
            assert_eq!(ExamRegion::parse(region.name_en()), Some(region));
            for name in region.line().also {
                assert_eq!(ExamRegion::parse(name), Some(region), "{name}");
            }
        }
        assert_eq!(ExamRegion::ALL[..10], ExamRegion::STANDARD);
    }

    #[test]
    fn the_nine_units_carry_the_code_and_the_name_of_the_divisions_table() {
        for region in &ExamRegion::STANDARD[1..] {
            let unit = division(region.code().unwrap()).unwrap();
            assert_eq!(ExamRegion::parse(unit.name_zh), Some(*region));
            assert!(unit.name_en.starts_with(region.name_en()), "{}", unit.name_en);
        }
        assert_eq!(Provincial.code(), Some("220000"));
        assert_eq!(Changbaishan.code(), None);
    }

    #[test]
    fn names_are_read_as_rosters_write_them() {
        let cases = [
            (" 长春 ", Some(Changchun)),
            ("吉林省长春市", Some(Changchun)),
            ("吉林", Some(Jilin)),
            ("吉林省吉林市", Some(Jilin)),
            ("吉林省直", Some(Provincial)),
            ("延边朝鲜族自治州", Some(Yanbian)),
            ("Jilin City", Some(Jilin)),
            ("YANBIAN", Some(Yanbian)),
            ("220184", Some(Changchun)),
            ("吉林省", None),
            ("沈阳市", None),
            ("", None),
        ];
        for (text, region) in cases {
            assert_eq!(ExamRegion::parse(text), region, "{text:?}");
        }
    }

    #[test]
    fn a_code_belongs_to_the_region_of_its_unit_and_an_abolished_one_to_its_successors() {
        let cases = [
            ("220000", Some(Provincial)),
            ("220100", Some(Changchun)),
            ("220203", Some(Jilin)),
            ("222424", Some(Yanbian)),
            ("220181", Some(Changchun)),
            ("220381", Some(Changchun)),
            ("220724", Some(Songyuan)),
            ("220199", None),
            ("110105", None),
            ("", None),
        ];
        for (code, region) in cases {
            assert_eq!(ExamRegion::of_division(code), region, "{code:?}");
        }
    }

    #[test]
    fn the_map_keeps_the_compass_and_leaves_room_between_regions() {
        let at = |region: ExamRegion| region.map_point();
        assert!(at(Baicheng).x < at(Songyuan).x && at(Baicheng).y < at(Songyuan).y);
        assert!(at(Siping).x < at(Changchun).x && at(Changchun).x < at(Jilin).x && at(Jilin).x < at(Yanbian).x);
        assert!(at(Songyuan).y < at(Changchun).y && at(Changchun).y < at(Liaoyuan).y);
        assert!(at(Liaoyuan).y < at(Tonghua).y && at(Tonghua).x < at(Baishan).x);
        assert!(at(Baishan).x < at(Changbaishan).x && at(Changbaishan).x < at(Yanbian).x);
        for one in ExamRegion::ALL {
            assert!(at(one).x <= 1000 && at(one).y <= 1000);
            for other in ExamRegion::ALL.into_iter().filter(|other| *other != one) {
                let (dx, dy) = (at(one).x.abs_diff(at(other).x), at(one).y.abs_diff(at(other).y));
                assert!(dx.max(dy) >= 100, "{one} and {other} touch");
            }
        }
    }
}
