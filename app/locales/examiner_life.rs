//! An examiner's life: application, records, avoidances, the examiner's own page, and the pool in numbers.

use crate::lang::Lang;
use crate::messages;
use domain::examiners::{RecordKind, Relation};

messages! {
    /// What the pages of an examiner's life say.
    ExaminerLife {
        path: "考官履历" | "The examiner's record",
        entered: "登记入册" | "Entered in the register",
        day: "日期" | "Day",
        basis: "依据" | "Basis",
        basis_hint: "4至500个字，写明文号或文件名称。" | "4 to 500 characters: the document's number or name.",
        state: "状态" | "State",
        from_to: "{0} → {1}" | "{0} → {1}",
        assessment: "上次年度考核" | "Last yearly assessment",
        assessment_none: "尚未考核" | "Not assessed yet",
        passed: "合格" | "Passed",
        failed: "不合格" | "Failed",
        none_yet: "尚未发证" | "Not issued yet",

        record: "登记" | "Enter a record",
        record_lead: "登记后状态按规定前进，并记入账本；账本公开登记的种类和考区，不公开姓名和依据。"
            | "The state moves on as the rules say and the ledger takes it: the kind of record and the region, neither the name nor the basis.",
        record_none: "“{0}”状态下没有可以登记的事项。" | "In the state “{0}” there is nothing to enter.",
        record_what: "登记什么" | "What to enter",
        record_submit: "登记" | "Enter",
        on_day: "发生日期" | "Day on which it happened",
        hours: "学时" | "Hours of training",
        hours_hint: "每学时45分钟，1至500。" | "Of 45 minutes each, 1 to 500.",
        outcome: "结果" | "Outcome",
        year: "考核年度" | "Year assessed",
        number: "证书编号" | "Number of the certificate",
        valid_until: "证书有效期至" | "Certificate valid until",
        valid_until_hint: "不填则按参数表从发证之日起算{0}年。" | "Left empty, it is {0} years from the day of issue, as the parameters say.",
        training_needed: "证书到期后须先登记再培训，才能换证。" | "After a certificate has run out, training has to be entered before it is renewed.",
        training_done: "培训{0}学时" | "{0} hours of training",
        exam_done: "培训考核{0}" | "Examination of the training: {0}",
        certificate_done: "发证{0}，有效期至{1}" | "Certificate {0}, valid until {1}",
        assessment_done: "{0}年度考核{1}" | "Assessment of {0}: {1}",
        recommended: "单位推荐" | "Recommended by the work unit",

        avoidances: "回避申报" | "Avoidance",
        avoidances_lead: "有亲属关系、同一单位或其他可能影响公正的关系的，应当申报（公务员法第七十四、七十六、七十七条）。申报的单位和职位，从下一次封定的抽签起不再安排；只写姓名的，在公布考生名单后核对。"
            | "Kinship, one work unit, or anything else that could touch fairness is to be declared (Civil Servant Law, arts 74, 76 and 77). Units and positions named here are closed to the examiner from the next draw that is fixed; a name alone is compared with the list of candidates.",
        avoidances_none: "没有申报。" | "Nothing is declared.",
        avoidances_caption: "回避申报" | "Declarations of avoidance",
        relation: "关系" | "Relation",
        person: "需回避的人" | "Person",
        person_hint: "姓名加密保存，只有本人和本考区的工作人员、监督员能看到。" | "The name is stored encrypted; the examiner, the region's staff and supervisors read it.",
        unit: "招录单位" | "Recruiting unit",
        unit_hint: "与公布的名称一致。" | "As it was published.",
        position: "职位代码" | "Position code",
        declared: "申报时间" | "Declared",
        by: "申报人" | "By",
        by_examiner: "本人" | "The examiner",
        by_agency: "依职权" | "Ex officio",
        in_force: "有效" | "In force",
        ended: "已终止" | "Ended",
        declare: "申报回避" | "Declare an avoidance",
        declare_lead: "至少填写后三项中的一项。申报后不能自行撤回，由工作人员核实后终止。"
            | "Fill in at least one of the last three. It cannot be taken back by oneself; staff end it once they have checked.",
        end: "终止申报" | "End a declaration",
        end_which: "哪一项" | "Which",
        end_because: "终止的原因" | "Why it ends",

        apply: "登记考官申请" | "Enter an application",
        apply_lead: "申请人须由单位推荐、参加培训并考核合格，取得证书后才能参加抽签。"
            | "An applicant is recommended by the work unit, trained, examined and certified before being drawn.",
        apply_roles_hint: "主考官、副主考官、公共考官，用顿号隔开。" | "Chief, deputy, public: separated by commas.",
        apply_specialities_hint: "最多10项，用顿号隔开。" | "At most ten, separated by commas.",
        apply_submit: "登记申请" | "Enter the application",

        own: "我的考官档案" | "My record as an examiner",
        own_lead: "这里是考官库中关于您的全部内容。有误请与本考区联系。" | "Everything the register holds about you. Where it is wrong, tell your exam region.",
        to_duties: "我的任务" | "My duties",

        statistics: "考官库概况" | "The pool of examiners",
        statistics_lead: "面试前只公开人数和构成，不公开姓名。" | "Before the interviews the public reads numbers and make-up, never names.",
        in_pool: "持证入库" | "In the pool",
        in_register: "名册总人数" | "In the register",
        by_region: "各考区持证入库考官" | "The pool by exam region",
        by_region_caption: "各考区人数和可任岗位" | "Examiners and seats of each exam region",
        total: "人数" | "Examiners",
        may_be: "可任{0}" | "As {0}",
        by_state: "按状态" | "By state",
        by_speciality: "持证入库考官的专业特长" | "Specialities in the pool",
        speciality: "专业" | "Speciality",
        unnamed: "另有{0}项专业各不足{1}人，不列出名称。" | "{0} more specialities, each shared by fewer than {1}, are not named.",
        several: "一人可任多个岗位、有多项专长，因此各列相加会超过总人数。" | "One person may take several seats and have several specialities, so the columns add up to more than the total.",
        open_data: "以JSON下载" | "Download as JSON",
        nobody: "考官库中还没有持证考官。" | "Nobody is in the pool yet.",
    }
}

const fn in_lang(lang: Lang, (zh, en): (&'static str, &'static str)) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The name of a kind of record.
pub const fn record_kind(kind: RecordKind, lang: Lang) -> &'static str {
    in_lang(
        lang,
        match kind {
            RecordKind::Recommendation => ("单位推荐", "Recommendation"),
            RecordKind::Training => ("培训", "Training"),
            RecordKind::Exam => ("培训考核", "Examination of the training"),
            RecordKind::Certificate => ("发证、换证", "Certificate"),
            RecordKind::Assessment => ("年度考核", "Yearly assessment"),
        },
    )
}

/// The name of a relation.
pub const fn relation_name(relation: Relation, lang: Lang) -> &'static str {
    in_lang(
        lang,
        match relation {
            Relation::Spouse => ("夫妻", "Spouse"),
            Relation::DirectBlood => ("直系血亲", "Direct line"),
            Relation::CollateralBlood => ("三代以内旁系血亲", "Collateral kin within three generations"),
            Relation::InLaw => ("近姻亲", "Close in-law"),
            Relation::SameUnit => ("同一单位", "Same work unit"),
            Relation::Teacher => ("师生", "Teacher and student"),
            Relation::Other => ("其他可能影响公正的关系", "Anything else that could touch fairness"),
        },
    )
}
