//! The register of examiners (考官库): its list, one entry, and the import of rosters.

use crate::lang::Lang;
use crate::messages;
use domain::examiners::{Column, ExaminerState, PanelRole, Phase, Transition, Verdict};

messages! {
    /// What the pages of the register say.
    Examiners {
        title: "考官库" | "Examiners",
        lead: "面试考官名册。考区以工作单位所在考区为准；身份证号只显示首尾数位。"
            | "The register of interview examiners. The exam region is that of the work unit; identity numbers show only their ends.",
        caption: "考官，共{0}人，先入库的在前" | "{0} examiners, the earliest entries first",
        caption_one: "考官，共1人" | "1 examiner",
        none: "考官库中还没有考官。" | "There is nobody in the register yet.",
        none_found: "没有符合条件的考官。" | "No examiner fits the filter.",
        none_hint: "放宽或清除上面的筛选条件。" | "Widen the filter above, or clear it.",
        none_import: "下载模板填写，或者用演示名册试一试。" | "Fill in the template, or try the demonstration roster.",
        import: "导入名册" | "Import a roster",
        template: "下载名册模板（.xlsx）" | "Download the roster template (.xlsx)",
        demonstration: "下载演示名册（2000人，.xlsx）" | "Download the demonstration roster (2,000 persons, .xlsx)",
        filter_text: "姓名、单位或证书编号" | "Name, work unit or certificate",
        list_separator: "、" | ", ",
        nothing: "（无）" | "(none)",

        name: "姓名" | "Name",
        work_unit: "工作单位" | "Work unit",
        region: "考区" | "Exam region",
        identity: "身份证号" | "Identity number",
        certificate: "证书编号" | "Certificate",
        valid_until: "证书有效期至" | "Certificate valid until",
        roles: "可任岗位" | "Seats",
        role: "岗位" | "Seat",
        specialities: "专业特长" | "Specialities",
        state: "状态" | "State",
        drawable: "今天能否参加抽签" | "May be drawn today",
        drawable_yes: "可以" | "Yes",
        drawable_state: "不可以：状态不是“持证入库”" | "No: the state is not “in the pool”",
        drawable_ended: "不可以：证书已过期" | "No: the certificate has run out",
        drawable_failed: "不可以：上次年度考核不合格" | "No: the last yearly assessment was failed",
        drawable_no_role: "不可以：没有可任岗位" | "No: there is no seat to take",
        expired: "已过期" | "Run out",
        expires_soon: "{0}天后到期" | "Runs out in {0} days",
        expires_today: "今天到期" | "Runs out today",

        facts: "基本情况" | "Facts",
        on_ledger: "账本中的相关记录" | "Entries in the ledger",
        history: "状态变更" | "Changes of state",
        history_none: "入库以来没有变更过状态。" | "The state has not changed since the entry.",
        step: "{0}：{1} → {2}" | "{0}: {1} → {2}",
        reason: "原因" | "Reason",
        agency: "经办单位" | "Acted by",
        change: "变更状态" | "Change the state",
        change_lead: "每次变更都记入账本；账本公开状态和考区，不公开姓名和原因。"
            | "Each change goes on the ledger, which shows state and region but neither the name nor the reason.",
        change_none: "“{0}”是最终状态，不能再变更。" | "“{0}” is final and cannot be changed.",
        change_final: "变更后不能恢复。" | "This cannot be taken back.",
        transition: "变更为" | "Step",
        reason_hint: "4至500个字，写明依据的文件或事实。" | "4 to 500 characters: the document or the fact it rests on.",
        change_submit: "确认变更" | "Change the state",

        import_lead: "上传考官名册。先核对预览，确认之后才会写入考官库。"
            | "Upload a roster. You see a preview first; nothing enters the register until you confirm.",
        file: "名册文件" | "Roster file",
        file_hint: ".xlsx、.xls 或 .csv，最大32 MB，最多{0}行。" | ".xlsx, .xls or .csv, at most 32 MB and {0} rows.",
        upload: "上传并预览" | "Upload and preview",
        need_a_file: "没有名册？" | "No roster at hand?",
        how_columns: "必需的列：{0}。可选的列：{1}。列名不必与模板一致，上传后可以调整。"
            | "Needed columns: {0}. Optional: {1}. They need not be named as in the template; you can match them after the upload.",
        how_region: "您只能导入以下考区的考官：{0}。" | "You may import examiners of: {0}.",

        preview_title: "核对名册" | "Check the roster",
        preview_waits: "预览保留24小时，只有您能看到。考官库现在没有任何变化。"
            | "The preview is kept for 24 hours and only you can see it. The register is unchanged so far.",
        file_name: "文件名" | "File",
        sheet: "工作表" | "Sheet",
        header_row: "表头所在行" | "Header in row",
        counts: "确认后的结果" | "What confirming would do",
        count_new: "新增" | "New",
        count_changed: "变更" | "Changed",
        count_unchanged: "不变" | "Unchanged",
        count_refused: "不能导入" | "Refused",
        mapping: "列的对应" | "Columns",
        mapping_lead: "系统按列名猜测了对应关系，请核对。" | "The columns were matched by their names. Check them.",
        mapping_missing: "还没有对应的必需列：{0}。在下面指定之后才能看到各行并确认。"
            | "Needed columns without a match: {0}. Choose them below to see the rows and to confirm.",
        mapping_twice: "同一列被用于两项内容：{0}。请改正后再确认。" | "One column stands for two things: {0}. Correct it before you confirm.",
        header_field: "表头是第几个非空行" | "The header is this row, counting rows that are not blank",
        column_choice: "{0}列：{1}" | "Column {0}: {1}",
        column_example: "（例：{0}）" | " (such as {0})",
        column_blank: "（无列名）" | "(no name)",
        mapping_save: "按此对应重新读取" | "Read again with these columns",
        refused_rows: "不能导入的行" | "Refused rows",
        refused_caption: "每一处不能导入的原因" | "Each reason for which a row is refused",
        refused_lead: "这些行不会导入。可以在表格中改正后重新上传，其余各行不受影响。"
            | "These rows stay out. Correct them in the spreadsheet and upload it again; the other rows are not affected.",
        refused_more: "共{0}行，这里列出前{1}行。" | "{0} rows in all; the first {1} are listed.",
        row: "行号" | "Row",
        column: "列" | "Column",
        why: "原因" | "Reason",
        sample: "将要写入的内容（前{0}行）" | "As it would be stored (the first {0} rows)",
        sample_caption: "各行读取的内容" | "What was read from each row",
        verdict: "结果" | "Effect",
        decide: "确认或放弃" | "Confirm or drop",
        confirm: "确认导入" | "Import into the register",
        confirm_lead: "将写入{0}人：新增{1}人，变更{2}人。导入记入账本，账本只公开人数。"
            | "{0} persons will be written: {1} new, {2} changed. The ledger records the import and shows only numbers.",
        confirm_nothing: "名册与考官库一致，没有需要写入的内容。确认后不会产生变化。"
            | "The roster agrees with the register. Confirming changes nothing.",
        confirm_all_refused: "没有可以导入的行。" | "There is no row that can be imported.",
        discard: "放弃这份名册" | "Drop this roster",
        unreadable_title: "按现在的表头读不到数据" | "No rows under this header",

        outcome_title: "导入结果" | "Outcome of the import",
        outcome_done: "名册已导入考官库。" | "The roster is in the register.",
        outcome_nothing: "名册与考官库一致，没有写入任何内容。" | "The roster agreed with the register. Nothing was written.",
        outcome_again: "再次导入同一文件不会产生任何变化。" | "Importing the same file again changes nothing.",
        outcome_entry: "账本记录" | "Ledger entry",
        outcome_entry_link: "第{0}条" | "Entry {0}",
        outcome_file: "文件的SHA-256" | "SHA-256 of the file",
        outcome_regions: "各考区人数" | "By exam region",
        to_register: "查看考官库" | "Open the register",
        another: "导入另一份名册" | "Import another roster",
    }
    /// What the island beside the confirmation says while rows are written.
    Importing {
        waiting: "正在开始……" | "Starting…",
        reading: "正在读取文件" | "Reading the file",
        checking: "正在核对各行" | "Checking the rows",
        writing: "正在写入考官库" | "Writing to the register",
        done: "导入完成，正在打开结果……" | "Done. Opening the outcome…",
    }
}

impl Importing {
    /// What an import is busy with, in words.
    pub const fn phase(&self, phase: Phase) -> &'static str {
        match phase {
            Phase::Waiting => self.waiting,
            Phase::Reading => self.reading,
            Phase::Checking => self.checking,
            Phase::Writing => self.writing,
            Phase::Done => self.done,
        }
    }
}

const fn in_lang(lang: Lang, (zh, en): (&'static str, &'static str)) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The name of an examiner's state.
pub const fn examiner_state(state: ExaminerState, lang: Lang) -> &'static str {
    in_lang(
        lang,
        match state {
            ExaminerState::Applied => ("已申请", "Applied"),
            ExaminerState::Recommended => ("单位推荐", "Recommended"),
            ExaminerState::Training => ("培训中", "In training"),
            ExaminerState::ExamPassed => ("考核合格", "Examination passed"),
            ExaminerState::Certified => ("持证入库", "In the pool"),
            ExaminerState::Suspended => ("暂停", "Suspended"),
            ExaminerState::Expired => ("到期", "Expired"),
            ExaminerState::Revoked => ("取消资格", "Revoked"),
            ExaminerState::Withdrawn => ("退出", "Withdrawn"),
        },
    )
}

/// The name of a step between states.
pub const fn examiner_step(step: Transition, lang: Lang) -> &'static str {
    in_lang(
        lang,
        match step {
            Transition::Recommend => ("单位推荐", "Recommend"),
            Transition::Train => ("参加培训", "Begin training"),
            Transition::PassExam => ("考核合格", "Pass the examination"),
            Transition::Certify => ("发证入库", "Certify and enter the pool"),
            Transition::Suspend => ("暂停", "Suspend"),
            Transition::Reinstate => ("恢复入库", "Back into the pool"),
            Transition::Expire => ("证书到期", "Let the certificate expire"),
            Transition::Renew => ("换证入库", "Renew the certificate"),
            Transition::Revoke => ("取消资格", "Revoke the qualification"),
            Transition::Withdraw => ("本人退出", "Withdraw at their own wish"),
        },
    )
}

/// The name of a seat on a panel.
pub const fn panel_role(role: PanelRole, lang: Lang) -> &'static str {
    in_lang(
        lang,
        match role {
            PanelRole::Chief => ("主考官", "Chief"),
            PanelRole::Deputy => ("副主考官", "Deputy chief"),
            PanelRole::Public => ("公共考官", "Public examiner"),
        },
    )
}

/// The name of a roster's column.
pub const fn roster_column(column: Column, lang: Lang) -> &'static str {
    let words = Examiners::of(lang);
    match column {
        Column::Name => words.name,
        Column::WorkUnit => words.work_unit,
        Column::Region => words.region,
        Column::Certificate => words.certificate,
        Column::ValidUntil => words.valid_until,
        Column::Roles => words.roles,
        Column::Specialities => words.specialities,
        Column::Identity => words.identity,
    }
}

/// Which way a row goes, in words.
pub const fn row_verdict(verdict: Verdict, lang: Lang) -> &'static str {
    let words = Examiners::of(lang);
    match verdict {
        Verdict::New => words.count_new,
        Verdict::Changed => words.count_changed,
        Verdict::Unchanged => words.count_unchanged,
    }
}
