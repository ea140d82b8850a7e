//! What a person filling in a position table reads about each column: its header, what to write, an example.

use domain::recruitment::position::PositionColumn as Column;

/// One column for people. Headers and rules are bilingual; the reader understands either half of a header.
pub(super) struct Guide {
    pub column: Column,
    pub header: &'static str,
    pub rule: &'static str,
    pub example: &'static str,
    pub width: f64,
}

macro_rules! guides {
    ($($column:ident $header:literal $width:literal $example:literal $rule:literal),+ $(,)?) => {
        /// In the order of the template.
        pub(super) const GUIDES: &[Guide] =
            &[$(Guide { column: Column::$column, header: $header, rule: $rule, example: $example, width: $width }),+];
    };
}

guides! {
    Code "职位代码 Code" 22.0 "22010110001000017"
        "必填。1–24 位字母、数字或连字符，按文本填写，不得重复。 / Required, 1–24 letters, digits or hyphens, stored as text, each once.",
    Agency "招录机关 Agency" 32.0 "白山市财政局"
        "必填。招录机关或主管部门。 / Required, the recruiting organ or the department in charge.",
    Unit "用人单位 Unit" 32.0 "白山市财政局国库处"
        "选填。与招录机关相同时可不填。 / Optional where it is the organ itself.",
    Title "职位名称 Title" 22.0 "一级科员"
        "必填。 / Required.",
    Places "招录人数 Places" 12.0 "1"
        "必填。1–9999 的整数。 / Required, a whole number.",
    Level "机构层级 Level" 14.0 "市（地）级"
        "选填。 / Optional.",
    Region "工作地点 Region" 18.0 "白山市浑江区"
        "选填。 / Optional.",
    Age "年龄要求 Age" 26.0 "18周岁以上、35周岁以下"
        "选填。写周岁，或写“某年某月某日至某年某月某日期间出生”。 / Optional, in full years or by birth dates.",
    Gender "性别 Gender" 10.0 "不限"
        "选填。男、女或不限。 / Optional.",
    Education "学历要求 Education" 18.0 "本科及以上"
        "选填。如“仅限本科”“大专或本科”。 / Optional.",
    Degree "学位要求 Degree" 22.0 "与学历相对应的学位"
        "选填。 / Optional.",
    Majors "专业要求 Majors" 46.0 "本科：法学类（0301）；研究生：法学（0301），法律（0351）"
        "选填。名称或类别，代码写在括号内。 / Optional, names or categories, codes in brackets.",
    Political "政治面貌 Political status" 18.0 "不限"
        "选填。如“中共党员”。 / Optional.",
    Experience "基层工作最低年限 Experience" 18.0 "二年"
        "选填。 / Optional.",
    Service "服务基层项目工作经历 Service" 24.0 "无限制"
        "选填。 / Optional.",
    Other "其他要求 Other conditions" 40.0 "取得《法律职业资格证书》A证"
        "选填。各项用分号分隔。 / Optional, parted by semicolons.",
    Variant "考试类别 Exam category" 16.0 "甲级"
        "选填。笔试类别，须与招考方案的类别一致。 / Optional, a category of the scheme.",
    Ratio "面试人员比例 Interview ratio" 16.0 "3:1"
        "选填。 / Optional.",
    Notes "备注 Notes" 40.0 "最低服务年限五年"
        "选填。 / Optional.",
}
