//! Corrections of an announced notice's own words (公告更正).

use crate::messages;

messages! {
    /// What the corrections of a notice say.
    Corrections {
        title: "公告更正" | "Corrections of the notice",
        caption: "更正的内容" | "What is corrected",
        change: "更正公告" | "Correct the notice",
        change_lead: "公告后的名称、正文、地址和电话只能经另一人批准、公布后更正，原文继续公开，并通知所有报考人员。职位和日程另行变更。" | "After the notice its title, text, addresses and telephones change only when a second person publishes the correction. The old words stay public, and everybody who applies is told. Positions and days change by amendments of their own.",
        propose: "提出更正" | "Propose the correction",
    }
}
