//! The columns of a position table and the names that the years and the provinces give them.

use crate::refusal::{Code, Refusal};
use crate::tables::{COLUMNS_BY_HAND, Cell, TableColumn};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which column of a position table says what.
pub type Mapping = crate::tables::Mapping<PositionColumn>;

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident $text:literal $needed:literal [$($header:literal),+ $(,)?]),+ $(,)?) => {
        /// What a column of a position table says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum PositionColumn { $($(#[$doc])* $name),+ }

        impl PositionColumn {
            /// Every column, in the order of the template.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable text form, the same as the serialized form.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The column that a header cell names, if any.
            pub fn named(header: &str) -> Option<Self> {
                crate::tables::named(header)
            }

            /// Reads the stable text form.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|column| column.as_str() == text)
            }
        }

        impl TableColumn for PositionColumn {
            fn all() -> &'static [Self] {
                Self::ALL
            }

            fn as_str(self) -> &'static str {
                self.as_str()
            }

            fn needed(self) -> bool {
                match self { $(Self::$name => $needed),+ }
            }

            fn names(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($header),+]),+ }
            }
        }
    };
}

columns! {
    /// The code (职位代码).
    Code "code" true [
        "职位代码", "岗位代码", "职位编码", "岗位编码", "职位编号", "岗位编号", "招考职位代码", "招录职位代码", "招聘岗位代码",
        "报考职位代码", "报考岗位代码", "职位序号代码", "code", "positioncode",
    ],
    /// The recruiting organ or the department in charge (招录机关, 主管部门).
    Agency "agency" true [
        "招录机关", "招录单位", "招考单位", "招考机关", "招录部门", "主管部门", "主管单位", "部门名称", "招录机关名称", "招录单位名称",
        "招聘主管部门", "主管部门名称", "单位主管部门", "招考部门", "agency", "recruitingagency",
    ],
    /// The unit that employs (用人单位, 用人司局).
    Unit "unit" false [
        "用人单位", "用人司局", "招聘单位", "用人部门", "用人单位名称", "招聘单位名称", "单位名称", "内设机构", "录用单位", "用人处室",
        "招聘单位全称", "单位", "unit", "employingunit",
    ],
    /// The title (职位名称).
    Title "title" true [
        "职位名称", "岗位名称", "职位", "岗位", "招考职位", "招录职位", "招聘岗位", "招聘岗位名称", "招录职位名称", "招考职位名称",
        "拟任职务", "title", "positiontitle",
    ],
    /// How many are to be hired (招录人数).
    Places "places" true [
        "招录人数", "招考人数", "招聘人数", "录用人数", "拟招录人数", "拟录用人数", "计划招录人数", "计划录用人数", "录用计划", "招录计划",
        "招考计划", "招聘计划", "招录名额", "招聘名额", "招考名额", "计划数", "招录数量", "招聘数量", "人数", "名额", "招收人数",
        "计划招聘人数", "拟招聘人数", "places", "vacancies",
    ],
    /// The level of the organ (机构层级).
    Level "level" false ["机构层级", "单位层级", "机关层级", "职位层级", "层级", "level"],
    /// The place of work (工作地点).
    Region "region" false [
        "工作地点", "工作地区", "工作地", "工作所在地", "职位所在地", "单位所在地", "考区", "地区", "所属地区", "region", "placeofwork",
    ],
    /// Age (年龄要求).
    Age "age" false ["年龄要求", "年龄", "年龄条件", "出生日期要求", "age"],
    /// Gender (性别).
    Gender "gender" false ["性别", "性别要求", "gender"],
    /// Level of education (学历要求).
    Education "education" false ["学历", "学历要求", "学历条件", "最低学历", "学历层次", "education"],
    /// Degree (学位要求).
    Degree "degree" false ["学位", "学位要求", "学位条件", "最低学位", "degree"],
    /// Majors (专业要求).
    Majors "majors" false [
        "专业", "专业要求", "专业类别", "专业条件", "所学专业", "专业名称", "所需专业", "学科专业", "专业学科类别", "专业学科", "majors",
    ],
    /// Political status (政治面貌).
    Political "political" false ["政治面貌", "政治面貌要求", "politicalstatus"],
    /// Years of work at the grass roots (基层工作最低年限).
    Experience "experience" false [
        "基层工作最低年限", "工作经历", "基层工作经历", "工作年限", "基层工作年限", "最低基层工作年限", "工作经历要求", "基层工作经历要求",
        "experience", "grassrootsyears",
    ],
    /// Service in a grass-roots project (服务基层项目工作经历).
    Service "service" false [
        "服务基层项目工作经历", "服务基层项目", "是否要求服务基层项目工作经历", "基层项目工作经历", "service",
    ],
    /// Other conditions (其他要求).
    Other "other" false [
        "其他要求", "其他条件", "其它要求", "其它条件", "其他资格条件", "其他报考条件", "资格条件", "报考条件", "岗位条件", "其他", "其它",
        "otherconditions",
    ],
    /// The category of the written examination (考试类别).
    Variant "variant" false [
        "考试类别", "试卷类别", "试卷类型", "笔试类别", "职位类别", "岗位类别", "职位属性", "考试类型", "examcategory",
    ],
    /// How many per place the interview admits (面试人员比例).
    Ratio "ratio" false [
        "面试人员比例", "面试比例", "进入面试比例", "面试人选比例", "面试人选与计划录用人数的确定比例", "interviewratio",
    ],
    /// The notes (备注).
    Notes "notes" false ["备注", "说明", "备注说明", "其他说明", "notes", "remarks"],
}

/// Guesses from the first rows, as [`crate::tables::Mapping::guess`]. A table with one column for the unit and none for the
/// organ above it gives the unit as the organ.
pub fn guess(rows: &[Vec<Cell>]) -> Mapping {
    let mut mapping = Mapping::guess(rows);
    if !mapping.columns.contains_key(&PositionColumn::Agency)
        && let Some(index) = mapping.columns.remove(&PositionColumn::Unit)
    {
        mapping.columns.insert(PositionColumn::Agency, index);
    }
    mapping
}

/// What a form says of the columns: the field of each is its stable text, the value the index in the table; an empty one
/// leaves it to the guess.
///
/// # Errors
/// `malformed` in the field whose value is no index below [`COLUMNS_BY_HAND`].
pub fn said(fields: &BTreeMap<String, String>) -> Result<BTreeMap<PositionColumn, usize>, Refusal> {
    let mut said = BTreeMap::new();
    for (field, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let Some(column) = PositionColumn::parse(field) else { continue };
        let at = value.parse().ok().filter(|at| *at < COLUMNS_BY_HAND);
        said.insert(column, at.ok_or_else(|| Refusal::of(Code::Malformed, field.as_str()))?);
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<Cell> {
        cells.iter().map(|text| Cell::from(*text)).collect()
    }

    #[test]
    fn no_name_stands_for_two_columns() {
        let mut seen = std::collections::BTreeSet::new();
        for name in PositionColumn::ALL.iter().flat_map(|column| column.names()) {
            assert!(seen.insert(name), "{name}");
        }
        for column in PositionColumn::ALL {
            assert_eq!(serde_json::to_value(column).unwrap(), column.as_str());
            assert_eq!(PositionColumn::parse(column.as_str()), Some(*column));
        }
    }

    #[test]
    fn headers_of_several_years_and_kinds_are_found_under_titles() {
        let provincial = [
            row(&["河南省2024年度统一考试录用公务员拟录用职位表（省辖市以下）"]),
            row(&["    招考职位由各省辖市编报"]),
            row(&[
                "招录单位",
                "职位名称",
                "职位代码",
                "招录人数",
                "年龄要求",
                "学历要求",
                "学位要求",
                "专业（学科）类别",
                "工作经历",
                "其他要求",
                "体检标准",
                "是否进行体能测评",
                "备注",
            ]),
        ];
        let mapping = guess(&provincial);
        assert_eq!((mapping.header, mapping.columns.len(), mapping.complete()), (2, 11, Ok(())));
        let national = [row(&[
            "部门代码",
            "部门名称",
            "用人司局",
            "机构性质",
            "招考职位",
            "职位属性",
            "职位简介",
            "职位代码",
            "机构层级",
            "考试类别代码",
            "招考\n人数",
            "专业",
            "学历",
            "学位",
            "政治面貌",
            "基层工作最低年限",
            "服务基层项目工作经历",
            "是否在面试阶段组织专业能力测试",
            "面试人员比例",
            "工作地点",
            "落户地点",
            "备注",
        ])];
        let mapping = guess(&national);
        assert_eq!(mapping.complete(), Ok(()));
        assert_eq!(mapping.columns[&PositionColumn::Agency], 1);
        assert_eq!(mapping.columns[&PositionColumn::Unit], 2);
        assert_eq!(mapping.columns[&PositionColumn::Places], 10);
        let institution = [row(&["序号", "招聘单位", "岗位名称", "岗位代码", "招聘人数", "学历", "专业", "备注"])];
        let mapping = guess(&institution);
        assert_eq!((mapping.complete(), mapping.columns[&PositionColumn::Agency]), (Ok(()), 1));
        assert!(!mapping.columns.contains_key(&PositionColumn::Unit));
    }

    #[test]
    fn what_a_form_says_of_the_columns_is_read_or_refused() {
        let form = |value: &str| {
            said(&[("code", value), ("title", ""), ("page", "x")].map(|(k, v)| (k.to_owned(), v.to_owned())).into())
        };
        assert_eq!(form("51"), Ok([(PositionColumn::Code, 51)].into()));
        assert_eq!(form(""), Ok(BTreeMap::new()));
        for value in ["52", "-1", "B"] {
            assert_eq!(form(value), Err(Refusal::of(Code::Malformed, "code")), "{value}");
        }
    }

    #[test]
    fn foreign_columns_are_not_taken_for_ours() {
        for text in ["部门代码", "机构性质", "咨询电话", "序号", "体检标准", "报名人数", "落户地点", "职位简介", ""]
        {
            assert_eq!(PositionColumn::named(text), None, "{text}");
        }
    }
}
