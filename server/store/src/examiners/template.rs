//! The empty roster that staff download, fill in and upload.

use domain::examiners::Column;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// What a person filling in the roster reads about one column: its header, what to write, an example.
struct Guide {
    column: Column,
    header: &'static str,
    rule: &'static str,
    example: &'static str,
    width: f64,
}

/// In the order of the template. Each header is bilingual; the reader understands either half.
const GUIDES: [Guide; 8] = [
    Guide {
        column: Column::Name,
        header: "姓名 Name",
        rule: "必填。2–50 个字。 / Required, 2–50 characters.",
        example: "王小明",
        width: 14.0,
    },
    Guide {
        column: Column::WorkUnit,
        header: "工作单位 Work unit",
        rule: "必填。单位全称。 / Required, the unit's full name.",
        example: "白山市人力资源和社会保障局",
        width: 36.0,
    },
    Guide {
        column: Column::Region,
        header: "考区 Exam region",
        rule: "必填。工作单位所在考区，不是户籍地；可写名称或六位代码。 / Required, of the WORK UNIT, by name or six-digit code.",
        example: "白山市",
        width: 16.0,
    },
    Guide {
        column: Column::Identity,
        header: "身份证号 ID number",
        rule: "必填。18 位，按文本填写；重复的号码会被列出。 / Required, 18 characters, stored as text.",
        example: "220102199003070013",
        width: 24.0,
    },
    Guide {
        column: Column::Certificate,
        header: "证书编号 Certificate No.",
        rule: "必填。面试考官资格证书编号。 / Required, the number of the examiner's certificate.",
        example: "吉面考字2025第060012号",
        width: 26.0,
    },
    Guide {
        column: Column::ValidUntil,
        header: "有效期至 Valid until",
        rule: "必填。证书最后有效日，如 2028-06-30 或 2028年6月30日。 / Required, the certificate's last day.",
        example: "2028-06-30",
        width: 16.0,
    },
    Guide {
        column: Column::Roles,
        header: "可担任角色 Roles",
        rule: "主考官、副主考官、公共考官，可多项，用顿号分隔；无则填“无”。 / chief, deputy, public; several parted by commas; - for none.",
        example: "副主考官、公共考官",
        width: 26.0,
    },
    Guide {
        column: Column::Specialities,
        header: "专业特长 Specialities",
        rule: "选填。最多 10 项，用顿号分隔。 / Optional, at most ten, parted by commas.",
        example: "法律、公共管理",
        width: 26.0,
    },
];

/// Rows that the template keeps ready as text, so that an office program does not round identity numbers.
const READY_ROWS: u32 = 2_000;

/// The template as an .xlsx file.
///
/// # Errors
/// The writer's, which the fixed content does not cause.
pub fn template_xlsx() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let roster = workbook.add_worksheet().set_name("名册 Roster")?;
    header(roster)?;
    let text = Format::new().set_num_format("@");
    for (column, guide) in (0_u16..).zip(&GUIDES) {
        roster.set_column_width(column, guide.width)?.set_column_format(column, &text)?;
        if guide.column == Column::Identity {
            let exactly = DataValidation::new()
                .allow_text_length(rust_xlsxwriter::DataValidationRule::EqualTo(18))
                .set_error_title("身份证号 ID number")?
                .set_error_message(guide.rule)?;
            roster.add_data_validation(1, column, READY_ROWS, column, &exactly)?;
        }
    }
    let guide = workbook.add_worksheet().set_name("填写说明 Guide")?;
    explain(guide)?;
    workbook.save_to_buffer()
}

/// The header row, kept in view and repeated on each printed page.
pub(super) fn header(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Center).set_background_color(0x00F4_E3B2);
    for (column, guide) in (0_u16..).zip(&GUIDES) {
        sheet.set_column_width(column, guide.width)?;
        sheet.write_string_with_format(0, column, guide.header, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape().set_paper_size(9);
    Ok(())
}

fn explain(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, 26)?.set_column_width(1, 70)?.set_column_width(2, 30)?;
    for (column, title) in (0_u16..).zip(["列 Column", "说明 Rule", "示例 Example"]) {
        sheet.write_string_with_format(0, column, title, &bold)?;
    }
    for (row, guide) in (1_u32..).zip(&GUIDES) {
        for (column, text) in (0_u16..).zip([guide.header, guide.rule, guide.example]) {
            sheet.write_string_with_format(row, column, text, &wrapped)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{GUIDES, template_xlsx};
    use crate::roster::read;
    use domain::{
        examiners::{Cell, Column, check},
        refusal::Code,
    };

    #[test]
    fn the_empty_template_is_understood_and_empty() {
        let table = read(&template_xlsx().unwrap(), &mut |_| ()).unwrap();
        let mapping = table.guess();
        assert_eq!(mapping.columns, Column::ALL.into_iter().zip(0..).collect());
        assert_eq!(table.data(&mapping).unwrap_err().code, Code::NoRows);
    }

    #[test]
    fn the_examples_of_the_guide_make_a_good_row() {
        let cells: Vec<_> = GUIDES.iter().map(|guide| Cell::from(guide.example)).collect();
        let mapping = read(&template_xlsx().unwrap(), &mut |_| ()).unwrap().guess();
        assert!(check(&mapping, &cells).is_ok());
    }
}
