//! The columns of a roster and the names people give them.

use crate::tables::TableColumn;
use serde::{Deserialize, Serialize};

/// What a column of a roster says about an examiner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The name (姓名).
    Name,
    /// The work unit (工作单位).
    WorkUnit,
    /// The exam region of the work unit (考区).
    Region,
    /// The number of the examiner's certificate (考官证书编号).
    Certificate,
    /// The last day of the certificate (证书有效期至).
    ValidUntil,
    /// The seats that may be taken (可担任角色).
    Roles,
    /// What the examiner is expert in (专业特长). The only column that may be absent.
    Specialities,
    /// The citizen identity number (公民身份号码).
    Identity,
}

impl Column {
    /// Every column, in the order of the template.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::WorkUnit,
        Self::Region,
        Self::Identity,
        Self::Certificate,
        Self::ValidUntil,
        Self::Roles,
        Self::Specialities,
    ];

    /// The stable text form, the same as the serialized form; it names form fields and refusals.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::WorkUnit => "work-unit",
            Self::Region => "region",
            Self::Certificate => "certificate",
            Self::ValidUntil => "valid-until",
            Self::Roles => "roles",
            Self::Specialities => "specialities",
            Self::Identity => "identity",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.as_str() == text)
    }

    /// Whether a roster without the column can be imported.
    pub const fn needed(self) -> bool {
        !matches!(self, Self::Specialities)
    }

    /// The names people give the column: Chinese without blanks, English in lower case without blanks.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["姓名", "考官姓名", "名字", "name", "fullname", "examinername"],
            Self::WorkUnit => &[
                "工作单位",
                "单位",
                "所在单位",
                "单位名称",
                "工作单位名称",
                "现工作单位",
                "所在工作单位",
                "任职单位",
                "workunit",
                "unit",
                "employer",
                "organisation",
                "organization",
            ],
            Self::Region => &[
                "考区",
                "所属考区",
                "所在考区",
                "单位所属考区",
                "单位所在考区",
                "工作单位所属考区",
                "工作单位所在考区",
                "单位考区",
                "所属地区",
                "所在地区",
                "地区",
                "市州",
                "所属市州",
                "单位所在地",
                "examregion",
                "region",
                "homeregion",
            ],
            Self::Certificate => &[
                "证书编号",
                "证书号",
                "证书号码",
                "考官证号",
                "考官证编号",
                "考官证书编号",
                "考官证书号",
                "资格证书编号",
                "资格证书号",
                "面试考官证书编号",
                "考官资格证书编号",
                "面试考官资格证书编号",
                "面试考官资格证书号",
                "certificate",
                "certificateno",
                "certificatenumber",
            ],
            Self::ValidUntil => &[
                "有效期",
                "有效期至",
                "有效期限",
                "有效期截止",
                "证书有效期",
                "证书有效期至",
                "有效截止日期",
                "有效期截止日期",
                "到期日期",
                "证书到期日期",
                "到期日",
                "validuntil",
                "validto",
                "expires",
                "expirydate",
            ],
            Self::Roles => &[
                "角色",
                "岗位",
                "可任岗位",
                "可任角色",
                "可担任角色",
                "可担任职务",
                "考官类别",
                "考官类型",
                "考官角色",
                "担任角色",
                "拟任角色",
                "roles",
                "role",
                "panelroles",
                "seats",
            ],
            Self::Specialities => &[
                "专业",
                "专业特长",
                "特长",
                "专长",
                "擅长专业",
                "专业领域",
                "擅长领域",
                "业务专长",
                "specialities",
                "speciality",
                "specialties",
                "specialty",
                "expertise",
            ],
            Self::Identity => &[
                "身份证号",
                "身份证号码",
                "身份证",
                "公民身份号码",
                "公民身份证号码",
                "居民身份证号码",
                "身份号码",
                "证件号码",
                "idnumber",
                "identitynumber",
                "identityno",
                "idno",
                "idcard",
            ],
        }
    }
}

/// Which column of a roster says what.
pub type Mapping = crate::tables::Mapping<Column>;

impl TableColumn for Column {
    fn all() -> &'static [Self] {
        &Self::ALL
    }

    fn as_str(self) -> &'static str {
        self.as_str()
    }

    fn needed(self) -> bool {
        self.needed()
    }

    fn names(self) -> &'static [&'static str] {
        self.names()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Code;
    use crate::tables::{Cell, named};

    fn row(cells: &[&str]) -> Vec<Cell> {
        cells.iter().map(|text| Cell::from(*text)).collect()
    }

    #[test]
    fn no_name_stands_for_two_columns() {
        let mut seen = std::collections::BTreeSet::new();
        for name in Column::ALL.into_iter().flat_map(Column::names) {
            assert!(seen.insert(name), "{name}");
        }
    }

    #[test]
    fn the_text_form_is_the_serialized_form() {
        for column in Column::ALL {
            assert_eq!(serde_json::to_value(column).unwrap(), column.as_str());
            assert_eq!(Column::parse(column.as_str()), Some(column));
        }
    }

    #[test]
    fn a_header_under_a_title_and_a_note_is_found() {
        let rows = [
            row(&["吉林省公务员录用面试考官名册", "", "", ""]),
            row(&["填表单位：（盖章）", "", "", "2026年11月"]),
            row(&[
                "序号",
                "姓  名",
                "身份证\n号码",
                "所在单位（全称）",
                "考区*",
                "资格证书编号",
                "有效期至",
                "考官类别",
                "性别",
            ]),
            row(&["1", "张三", "", "", "", "", "", "", ""]),
        ];
        let mapping = Mapping::guess(&rows);
        assert_eq!(mapping.header, 2);
        let expected = [
            (Column::Name, 1),
            (Column::Identity, 2),
            (Column::WorkUnit, 3),
            (Column::Region, 4),
            (Column::Certificate, 5),
            (Column::ValidUntil, 6),
            (Column::Roles, 7),
        ];
        assert_eq!(mapping.columns, expected.into_iter().collect());
        assert_eq!(mapping.complete(), Ok(()));
    }

    #[test]
    fn english_and_bilingual_headers_are_read() {
        let english =
            row(&["No.", "Name", "Work unit", "Exam region", "ID number", "Certificate No.", "Valid until", "Roles"]);
        assert_eq!(Mapping::guess(&[english]).missing(), []);
        let both = row(&["姓名 Name", "工作单位 Work unit", "考区 Exam region", "专业特长 Specialities"]);
        assert_eq!(Mapping::guess(&[both]).columns.len(), 4);
    }

    #[test]
    fn foreign_columns_are_not_taken_for_ours() {
        for text in ["单位性质", "发证日期", "联系电话", "性别", "毕业院校及专业", "序号", "", "Unit type"]
        {
            assert_eq!(named::<Column>(text), None, "{text}");
        }
    }

    #[test]
    fn a_table_of_something_else_names_every_missing_column() {
        let mapping = Mapping::guess(&[row(&["职位代码", "招录机关", "学历", "专业"]), row(&["1", "2", "3", "4"])]);
        assert!(!mapping.is_guessed());
        let refusal = mapping.complete().unwrap_err();
        assert_eq!(refusal.code, Code::ColumnMissing);
        assert_eq!(refusal.facts.len(), 7);
        assert_eq!(refusal.field.as_deref(), Some("name"));
    }

    #[test]
    fn one_column_cannot_say_two_things() {
        let mut mapping = Mapping { header: 0, columns: Column::ALL.into_iter().zip(0..).collect() };
        assert_eq!(mapping.complete(), Ok(()));
        mapping.columns.insert(Column::WorkUnit, 0);
        assert_eq!(mapping.complete().unwrap_err().code, Code::Taken);
    }
}
