//! The inbox (站内消息).

use crate::messages;

messages! {
    /// What the inbox says.
    Messages {
        title: "消息" | "Messages",
        lead: "每一步的结果都在这里告诉您；短信和邮件只是提醒。" | "What becomes of your affairs is told here; short messages and mails only remind.",
        none: "还没有消息。" | "There are no messages yet.",
        none_hint: "有新的结果时，这里会告诉您。" | "When something is decided, it will be told here.",
        unread: "未读" | "unread",
        read: "已读" | "read",
        open: "查看" | "Look at it",
        mark: "标为已读" | "Mark as read",
        mark_all: "全部标为已读" | "Mark all as read",
        older: "更早的消息" | "Older messages",
        newest: "最新的消息" | "Newest messages",
        menu: "消息" | "Messages",
        menu_unread: "消息，{0} 条未读" | "Messages, {0} unread",
    }
}
