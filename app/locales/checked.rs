//! What the checks of a browser came to, in words. These sentences are compiled into the file of the checks, which answers a
//! page in its language, so that no page carries them before somebody asks.

use domain::approvals::clock::Difference as ClockDifference;
use domain::approvals::written::{NotGenuine, Says};
use domain::messages::Language;
use domain::selection::Difference;

/// A sentence in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    zh: &'static str,
    en: &'static str,
}

const fn said(zh: &'static str, en: &'static str) -> Said {
    Said { zh, en }
}

impl Said {
    /// As it is.
    pub const fn plain(self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }

    /// With its holes `{0}`, `{1}` … filled.
    pub fn with(self, language: Language, facts: &[&str]) -> String {
        fill(self.plain(language), facts)
    }
}

/// Fills the holes `{0}`, `{1}` … of a sentence. A hole without its fact stays visible, so that a test sees it.
pub fn fill(sentence: &str, facts: &[&str]) -> String {
    facts
        .iter()
        .enumerate()
        .fold(sentence.to_owned(), |text, (place, fact)| text.replace(&format!("{{{place}}}"), fact))
}

/// That the ledger was out of reach.
pub const LEDGER_UNKNOWN: Said = said("账本没有核对到。", "The ledger was not reached.");

/// A list that came out as published: positions, candidates.
pub const LIST_AGREES: Said = said(
    "全部一致：{0} 个职位、{1} 人的成绩、名次和入围都重新算出，结果相同。",
    "It all agrees: points, ranks and the cut of {1} candidates for {0} positions came out the same.",
);
/// One that did not: how many differences.
pub const LIST_DIFFERS: Said = said("有 {0} 处不一致。", "{0} differences were found.");
/// One without points.
pub const LIST_NO_POINTS: Said = said("这份名单没有需要计算的成绩。", "This list has no points to compute.");
/// Its fingerprint is on the ledger.
pub const LIST_ON_LEDGER: Said =
    said("签名账本里有这份名单的指纹。", "The signed ledger holds this list's fingerprint.");
/// Its fingerprint is not.
pub const LIST_NOT_ON_LEDGER: Said =
    said("签名账本里没有这份名单的指纹。", "The signed ledger does not hold this list's fingerprint.");

/// Where a list differs.
pub fn list_difference(difference: &Difference, language: Language) -> String {
    match difference {
        Difference::Variant { code } => {
            said("职位 {0}：方案里没有这个考试类别", "Position {0}: the scheme has no such category")
                .with(language, &[code])
        }
        Difference::Total { code, ticket } => {
            said("职位 {0}，{1}：成绩不同", "Position {0}, {1}: other points").with(language, &[code, ticket])
        }
        Difference::Rank { code, ticket } => {
            said("职位 {0}，{1}：名次不同", "Position {0}, {1}: another rank").with(language, &[code, ticket])
        }
        Difference::Cut { code, ticket } => {
            said("职位 {0}，{1}：是否进入下一步不同", "Position {0}, {1}: the cut differs")
                .with(language, &[code, ticket])
        }
    }
}

/// Seats that came out as published: how many.
pub const SEATS_AGREE: Said = said(
    "全部一致：从抽签结果重新编排了{0}个座位，与公布的相同。",
    "It all agrees: {0} seats made again from the draw are those published.",
);
/// Seats that did not.
pub const SEATS_DIFFER: Said = said("公布的座位与抽签结果不一致。", "The published seats do not follow from the draw.");
/// The draw, good and not.
pub const SEATS_DRAW: [Said; 2] = [
    said("抽签：重新计算，结果相同。", "The draw: computed again, with the same result."),
    said(
        "抽签：没有通过核对，或者不是座位表所指的那一次。",
        "The draw does not hold, or is not the one that the seats name.",
    ),
];
/// The rooms, good and not.
pub const SEATS_ROOMS: [Said; 2] = [
    said("考场：与抽签前公布的指纹一致。", "The rooms are those whose fingerprint was published before the draw."),
    said("考场：与公布的指纹不一致。", "The rooms are not those of the published fingerprint."),
];
/// The seats, all good and so many not.
pub const SEATS_SEATS: [Said; 2] = [
    said("座位：每一个都与重新编排的相同。", "The seats: each is the same."),
    said("座位：有{0}处不同。", "The seats: {0} differ."),
];
/// Neighbours of one position, good and not.
pub const SEATS_BESIDE: [Said; 2] = [
    said("相邻同职位的对数：相同。", "Neighbours of one position: the same number."),
    said("相邻同职位的对数：不同。", "Neighbours of one position: another number."),
];
/// The fingerprint, on the ledger and not.
pub const SEATS_ON_LEDGER: [Said; 2] = [
    said("签名账本里有这份座位表的指纹。", "The signed ledger holds the fingerprint of these seats."),
    said("签名账本里没有这份座位表的指纹。", "The signed ledger does not hold the fingerprint of these seats."),
];

/// Deadlines that are as the page says: how many.
pub const CLOCKS_AGREE: Said =
    said("{0}个期限都重新计算过，与页面所写一致。", "All {0} deadlines were counted again and are as the page says.");
/// Deadlines that are not.
pub const CLOCKS_DIFFER: Said = said("有期限与重新计算的结果不一致。", "A deadline is not what follows.");

/// How a certificate differs.
pub fn clock_difference(difference: &ClockDifference, language: Language) -> String {
    match difference {
        ClockDifference::Due { claimed, computed } => said("写的是{0}，应为{1}。", "It says {0}; {1} follows.")
            .with(language, &[&claimed.to_string(), &computed.to_string()]),
        ClockDifference::Day(day) => {
            said("{0}的记载不同。", "{0} is noted otherwise.").with(language, &[&day.to_string()])
        }
        ClockDifference::Stop(place) => said("第{0}次中止的截止日不同。", "Stop {0} reached another day.")
            .with(language, &[&(place + 1).to_string()]),
        ClockDifference::Certainty { .. } => {
            said("是否为暂定日期的标注不同。", "It is more or less sure than that.").plain(language).to_owned()
        }
        ClockDifference::Format | ClockDifference::Input(_) => {
            said("无法从所写的依据计算出期限。", "No deadline follows from what it names.").plain(language).to_owned()
        }
    }
}

/// A decision that is good: its number, how and on which day it was decided.
pub const DECISION_GOOD: Said = said("浏览器已核验：{0}，{1}，{2}。", "Checked in this browser: {0}, {1}, {2}.");
/// A whole document, and only its code.
pub const DECISION_EXTENT: [Said; 2] = [
    said("文件全文与签署的指纹一致。", "The whole file has the signed fingerprint."),
    said("二维码不含全文，请与纸面对照。", "A code does not carry the text: compare the paper."),
];

/// What a document of a case says, as its title calls it.
pub const fn says_word(says: Says, language: Language) -> &'static str {
    let called = match says {
        Says::Granted => said("准予", "granted"),
        Says::Denied => said("不予许可", "denied"),
        Says::Missing => said("补正材料一次性告知书", "Notice of everything that is missing"),
        Says::Accepted => said("受理通知书", "Notice of acceptance"),
        Says::NotAccepted => said("不予受理决定书", "Decision not to accept"),
        Says::Stopped => said("特别程序所需时间告知书", "Notice of a stop of the clock"),
        Says::Extended => said("延长审查期限告知书", "Notice of an extension"),
        Says::HearingOffered => said("听证权利告知书", "Notice of the right to a hearing"),
        Says::HearingCalled => said("听证通知书", "Notice of a hearing"),
        Says::Terminated => said("终止办理告知书", "Notice that a case has ended"),
        Says::Licence => said("证件变动决定书", "Decision about a licence"),
    };
    called.plain(language)
}

/// Why a decision is not genuine.
pub const fn not_genuine(why: NotGenuine, language: Language) -> &'static str {
    match why {
        NotGenuine::Malformed => said("内容不完整，或者不是决定书。", "It is incomplete, or no decision."),
        NotGenuine::Unsigned => said("签名不是账本的密钥所作。", "The key of the ledger has not signed this."),
        NotGenuine::Altered => said("签名之后内容被改动。", "It was altered after it was signed."),
    }
    .plain(language)
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn holes_are_filled_by_their_place() {
        assert_eq!(fill("{1} of {0}, {1}", &["ten", "two"]), "two of ten, two");
        assert_eq!(fill("{0} and {1}", &["one"]), "one and {1}");
    }
}
