//! Changes and renewals of licences.

use crate::lang::Lang;
use crate::messages;
use domain::approvals::case::{Again as What, Kind};

messages! {
    /// What the pages say of cases about a licence that another gave.
    Again {
        title: "变更或延续" | "Change or renew",
        lead: "以原证件的内容为底，改好后提交。办结后原证件随之变更或延续。" | "Begin with what the licence says. When it is granted, the licence is changed or renewed.",
        what: "申请什么" | "What for",
        section: "证件的变更和延续" | "Changes and renewals of the licence",
        origin: "本件所涉证件由此办件核发：" | "The licence that this is about was granted by",
        renew_by: "{0}之前（含当日）申请延续的，证件到期时仍未作出决定，视为准予延续（行政许可法第五十条）。" | "A renewal applied for by {0} counts as granted if nothing is decided when the licence ends (Administrative Licensing Law, art. 50).",
        in_time: "现在申请延续是及时的：{0}之前（含当日）申请的，证件到期时仍未作出决定，视为准予延续。" | "A renewal is in time now: applied for by {0}, it counts as granted if nothing is decided when the licence ends.",
        not_in_time: "距证件到期已不足三十日（{0}为限）：仍可申请延续，但到期未作出决定的，不视为准予延续。" | "Fewer than thirty days are left (the last day was {0}): you can still apply for a renewal, but silence will not grant it.",
    }
}

/// What is applied for.
pub const fn again_name(what: What, lang: Lang) -> &'static str {
    match (what, lang) {
        (What::Change, Lang::Zh) => "申请变更",
        (What::Change, Lang::En) => "Apply for a change",
        (What::Renewal, Lang::Zh) => "申请延续",
        (What::Renewal, Lang::En) => "Apply for a renewal",
    }
}

/// What kind of application a case is.
pub const fn kind_name(kind: &Kind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Kind::New, Lang::Zh) => "新办",
        (Kind::New, Lang::En) => "New",
        (Kind::Change { .. }, Lang::Zh) => "变更",
        (Kind::Change { .. }, Lang::En) => "Change",
        (Kind::Renewal { .. }, Lang::Zh) => "延续",
        (Kind::Renewal { .. }, Lang::En) => "Renewal",
    }
}
