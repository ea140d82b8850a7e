//! The working-day calendar (工作日历).

use crate::messages;

messages! {
    /// What the calendar pages say.
    Calendar {
        title: "工作日历" | "Working days",
        lead: "期限按国务院放假安排计算：调休的周末是工作日，放假的平日不是。" | "Deadlines follow the State Council's notices: make-up weekends are working days, holidays on weekdays are not.",
        compute: "计算期限" | "Compute a deadline",
        start: "起算日" | "Start",
        start_hint: "起算日当天不计入" | "The start day itself does not count",
        days: "工作日数" | "Working days",
        due: "到期日" | "Due",
        provisional: "暂定" | "Provisional",
        provisional_hint: "这一期限跨入尚无放假通知的年份（{0}），通知发布后会重新计算。" | "This span reaches a year without a notice ({0}); it will be recomputed when the notice is here.",
        final_date: "确定" | "Final",
        skipped: "跳过的日子" | "Days passed over",
        skipped_caption: "每个不计入的日子及其原因" | "Each day that does not count, and why",
        date: "日期" | "Date",
        reason: "原因" | "Reason",
        weekend: "周末" | "Weekend",
        holiday: "放假" | "Holiday",
        work: "调休上班" | "Make-up working day",
        exceptions: "{0} 年的例外" | "Exceptions of {0}",
        exceptions_caption: "与周一至周五不同的日子" | "Days that differ from Monday to Friday",
        kind: "类别" | "Kind",
        years: "已有通知的年份" | "Years with a notice",
        import: "导入下一年的通知" | "Import a year's notice",
        import_hint: "每行一天：日期,off 或 work。例如 2027-01-01,off" | "One day a line: date,off or work. For example 2027-01-01,off",
        year: "年份" | "Year",
        table: "例外日表" | "Table of exceptions",
        basis: "通知文号" | "Notice",
        save: "导入" | "Import",
    }
}
