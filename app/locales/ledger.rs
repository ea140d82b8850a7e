//! The public ledger (公开账本).

use crate::messages;

messages! {
    /// What the ledger pages say.
    Ledger {
        title: "公开账本" | "Public ledger",
        lead: "每一次权力的行使都在这里留下一条记录，与变更本身同时写入。记录连成 Merkle 树，任何人都能核对没有一条被改动、删除或调换。" | "Every use of a power leaves an entry here, written together with the change itself. The entries form a Merkle tree, so anybody can check that none was edited, deleted or reordered.",
        size: "记录数" | "Entries",
        root: "树根" | "Root",
        checkpoint: "签名检查点" | "Signed checkpoint",
        key: "公钥" | "Public key",
        formats: "开放格式" | "Open formats",
        formats_hint: "检查点、分片和公钥采用 C2SP 的 tlog-checkpoint、tlog-tiles 与 signed-note 格式，外部程序可以直接读取。" | "Checkpoint, tiles and key follow C2SP tlog-checkpoint, tlog-tiles and signed-note; outside programs read them as they are.",
        caption: "记录，最近的在前" | "Entries, newest first",
        index: "序号" | "Index",
        at: "时间" | "Time",
        kind: "事项" | "What",
        subject: "对象" | "Subject",
        by: "由谁" | "By",
        entry: "第 {0} 条记录" | "Entry {0}",
        leaf: "叶哈希" | "Leaf hash",
        body: "记录原文" | "The entry as it is hashed",
        verify: "在您的浏览器里核对这条记录" | "Check this entry in your browser",
        proof: "下载证明（tlog-proof）" | "Download the proof (tlog-proof)",
        seal: "封存根" | "Seal root",
        seal_hint: "封存根是不公开内容的加盐承诺，用来核对数据库，不透露内容。" | "The seal root commits, with salt, to what may not be public; it serves to check the database and tells nothing.",
        none: "账本还没有记录。" | "The ledger has no entries yet.",
        all_kinds: "全部事项" | "Everything",
        filter: "筛选" | "Filter",
    }
}

messages! {
    /// What the browser says when it checks an entry. A small table, because the browser loads it.
    Inclusion {
        checking: "正在核对……" | "Checking…",
        good: "已核对：这条记录在账本里" | "Checked: this entry is in the ledger",
        good_detail: "签名检查点包含 {0} 条记录；从这条记录到树根的 {1} 个哈希全部吻合。" | "The signed checkpoint holds {0} entries; all {1} hashes from this entry to the root fit.",
        bad: "核对失败：这条记录与签名的账本不符" | "Check failed: this entry does not fit the signed ledger",
        unreachable: "账本没有下载下来，没有得出结论。" | "The ledger could not be downloaded; there is no verdict.",
        needs_script: "核对在您的浏览器里运行，需要脚本。" | "The check runs in your browser and needs scripts.",
    }
}
