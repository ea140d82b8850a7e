//! The words of dates and times.

use crate::messages;

/// Days of the week from Monday: Chinese, English.
pub const WEEKDAYS: [(&str, &str); 7] = [
    ("星期一", "Monday"),
    ("星期二", "Tuesday"),
    ("星期三", "Wednesday"),
    ("星期四", "Thursday"),
    ("星期五", "Friday"),
    ("星期六", "Saturday"),
    ("星期日", "Sunday"),
];

/// English months from January; Chinese months are numbers.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

messages! {
    /// How a day and an instant are written out.
    Times {
        // Year, month, day, weekday.
        day: "{0}年{1}月{2}日（{3}）" | "{3}, {2} {1} {0}",
        // A day as above, hour and minute.
        instant: "{0}{1}:{2}（北京时间）" | "{0}, {1}:{2} (Beijing time)",
    }
    /// What the countdown island says.
    Countdown {
        days: "{0}天{1}小时" | "{0} d {1} h",
        hours: "{0}小时{1}分" | "{0} h {1} min",
        minutes: "{0}分{1}秒" | "{0} min {1} s",
        left: "还有{0}" | "{0} left",
        come: "时间已到，请刷新本页" | "The time has come: reload this page",
    }
}
