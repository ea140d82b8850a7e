//! The public ledger (公开账本).

use crate::lang::Lang;
use crate::messages;

messages! {
    /// What the ledger pages say.
    Ledger {
        title: "公开账本" | "Public ledger",
        lead: "每一次权力的行使都在这里留下一条记录，与变更本身同时写入。记录连成 Merkle 树，任何人都能核对没有一条被改动、删除或调换。" | "Every use of a power leaves an entry here, written together with the change itself. The entries form a Merkle tree, so anybody can check that none was edited, deleted or reordered.",
        head: "账本现状" | "The ledger now",
        origin: "账本名称" | "Name of the ledger",
        size: "记录数" | "Entries",
        root: "树根（SHA-256）" | "Root (SHA-256)",
        checkpoint: "签名检查点" | "Signed checkpoint",
        checkpoint_lead: "检查点写明记录数和树根，并由账本的密钥签名。请保存一份：日后的账本必须是它的延续。" | "The checkpoint states size and root, signed by the ledger's key. Keep a copy: every later ledger must continue it.",
        key: "公钥" | "Public key",
        outside: "从外部读取" | "Reading it from outside",
        formats_hint: "检查点、分片、公钥和证明采用 C2SP 的 tlog-checkpoint、tlog-tiles、signed-note 与 tlog-proof 格式，外部程序可以直接读取和见证。" | "Checkpoint, tiles, key and proofs follow C2SP tlog-checkpoint, tlog-tiles, signed-note and tlog-proof; outside programs read and witness them as they are.",
        address: "地址" | "Address",
        address_caption: "公开的文件" | "Public files",
        address_holds: "内容" | "What it holds",
        holds_checkpoint: "签名检查点" | "The signed checkpoint",
        holds_key: "公钥（signed-note 格式）" | "The public key, in signed-note form",
        holds_tile: "第 L 层的第 N 个分片，每片最多 256 个哈希" | "Tile N of level L, up to 256 hashes each",
        holds_entries: "第 N 组记录原文，每组最多 256 条" | "Bundle N of the entries themselves, up to 256 each",
        holds_proof: "一条记录的证明，可离线核对" | "The proof of one entry, to be checked off line",
        hashing: "叶哈希 = SHA-256(0x00 ‖ 记录原文)，节点哈希 = SHA-256(0x01 ‖ 左 ‖ 右)（RFC 6962）。" | "Leaf hash = SHA-256(0x00 ‖ entry bytes), node hash = SHA-256(0x01 ‖ left ‖ right), as in RFC 6962.",
        entries: "记录" | "Entries of the ledger",
        caption: "记录，最近的在前" | "Entries, newest first",
        index: "序号" | "Index",
        at: "时间" | "Time",
        kind: "事项" | "What",
        subject: "对象" | "Subject",
        by: "由谁" | "By",
        entry: "第 {0} 条记录" | "Entry {0}",
        facts: "记录内容" | "What the entry says",
        leaf: "叶哈希" | "Leaf hash",
        body_text: "原文文本" | "The text of the entry",
        body: "记录原文" | "The entry as it is hashed",
        body_lead: "哈希是对以下字节计算的：规范 JSON，UTF-8，没有换行。" | "The hash is over exactly these bytes: canonical JSON, UTF-8, no line break.",
        verify: "在您的浏览器里核对" | "Checked in your browser",
        proof: "下载证明（tlog-proof）" | "Download the proof (tlog-proof)",
        seal: "封存根" | "Seal root",
        seal_hint: "封存根是不公开内容的加盐承诺，用来核对数据库，不透露内容。" | "The seal root commits, with salt, to what may not be public; it serves to check the database and tells nothing.",
        none: "没有这样的记录。" | "There is no such entry.",
        none_hint: "账本刚启用，或者筛选条件过窄。" | "The ledger is new, or the filter is too narrow.",
        all_kinds: "全部事项" | "Everything",
        subject_hint: "例如 draw:0190…，可从任一条记录复制" | "For example draw:0190…, as an entry shows it",
        older: "上一条" | "The entry before",
        newer: "下一条" | "The entry after",
        neighbours: "相邻的记录" | "Neighbouring entries",
    }
}

/// A kind of entry, Chinese, English; a kind that ends in a dot stands for all that begin so.
const KINDS: [(&str, &str, &str); 34] = [
    ("draw.", "公开抽签", "Public draws"),
    ("draw.set-up", "抽签：建立", "Draw: set up"),
    ("draw.changed", "抽签：修改设置", "Draw: settings changed"),
    ("draw.announced", "抽签：公布方案", "Draw: announced"),
    ("draw.committed", "抽签：监督员提交承诺", "Draw: a supervisor committed"),
    ("draw.fixed", "抽签：封定", "Draw: fixed"),
    ("draw.beacon-entered", "抽签：录入信标值", "Draw: beacon value entered"),
    ("draw.number-entered", "抽签：监督员公开数字", "Draw: a supervisor's number entered"),
    ("draw.drawn", "抽签：得出结果", "Draw: drawn"),
    ("draw.closed", "抽签：关闭", "Draw: closed"),
    ("scores.", "面试评分", "Scores"),
    ("scores.opened", "评分：开启考场", "Scores: room opened"),
    ("scores.called", "评分：叫号", "Scores: number called"),
    ("scores.entered", "评分：考官评分", "Scores: a seat scored"),
    ("scores.announced", "评分：公布平均分", "Scores: mean announced"),
    ("scores.signed", "评分：签字", "Scores: result signed"),
    ("scores.correction-asked", "评分：申请更正", "Scores: correction asked for"),
    ("scores.corrected", "评分：会签更正", "Scores: correction counter-signed"),
    ("scores.correction-declined", "评分：退回更正", "Scores: correction declined"),
    ("scores.closed", "评分：结束考场", "Scores: room closed"),
    ("examiners.imported", "考官库：导入名册", "Register: roster imported"),
    ("examiner.changed", "考官库：变更状态", "Register: an examiner's state changed"),
    ("calendar.imported", "工作日历：导入通知", "Calendar: notice imported"),
    ("parameter.", "参数表", "Parameters"),
    ("parameter.set", "参数：设定数值", "Parameter: value set"),
    ("parameter.ended", "参数：终止数值", "Parameter: value ended"),
    ("account.", "账户", "Accounts"),
    ("account.created", "账户：建立", "Account: created"),
    ("account.locked", "账户：锁定", "Account: locked"),
    ("account.unlocked", "账户：解锁", "Account: unlocked"),
    ("account.password-changed", "账户：修改密码", "Account: password changed"),
    ("account.password-reset", "账户：重设密码", "Account: password reset"),
    ("account.second-factor-set", "账户：启用第二重验证", "Account: second factor turned on"),
    ("account.second-factor-reset", "账户：重设第二重验证", "Account: second factor reset"),
];

/// The words of a kind of entry; none for a kind that the table does not know.
pub fn entry_kind(kind: &str, lang: Lang) -> Option<&'static str> {
    entry_kinds(lang).find(|(known, _)| *known == kind).map(|(_, words)| words)
}

/// Every kind of entry with its words.
pub fn entry_kinds(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    KINDS.iter().map(move |(kind, zh, en)| match lang {
        Lang::Zh => (*kind, *zh),
        Lang::En => (*kind, *en),
    })
}

messages! {
    /// What the browser says when it checks an entry. A small table, because the browser loads it.
    Inclusion {
        checking: "正在核对……" | "Checking…",
        good: "这条记录在账本里。" | "This entry is in the ledger.",
        good_detail: "签名检查点包含 {0} 条记录；从这条记录到树根的 {1} 个哈希全部吻合。" | "The signed checkpoint holds {0} entries; all {1} hashes from this entry to the root fit.",
        bad: "这条记录与签名的账本不符。" | "This entry does not fit the signed ledger.",
        unreachable: "账本没有下载下来，没有得出结论。请检查网络后再核对一次。" | "The ledger could not be downloaded; there is no verdict. Check the connection and try again.",
        needs_script: "核对在您的浏览器里运行，需要脚本；也可以下载证明，用其他程序核对。" | "The check runs in your browser and needs scripts; or download the proof and check it by other means.",
        check: "在您的浏览器里核对" | "Check in your browser",
        how: "您的浏览器下载签名检查点和分片，自己重新计算每个哈希，不相信服务器的结论。" | "Your browser downloads the signed checkpoint and the tiles and computes every hash itself; it takes nobody's word.",
        joined: "{0}{1}" | "{0} {1}",
        step: "{0}：{1}" | "{0}: {1}",
        held: "成立" | "holds",
        not_reached: "前一步未成立，无从判断" | "an earlier step failed, so nothing is known",
        check_key: "公钥可以读取" | "The public key can be read",
        check_proof_file: "证明文件可以读取" | "The proof file can be read",
        check_checkpoint: "检查点由这个账本签名" | "The checkpoint is signed by this ledger",
        check_size: "检查点包含这条记录" | "The checkpoint reaches the entry",
        check_tiles: "所需分片齐全" | "The tiles it needs are there",
        check_inclusion: "记录原文与树根吻合" | "The entry's bytes lead to the root",
        check_extension: "较早的账本是它的开头" | "The earlier ledger is its beginning",
        malformed: "无法读取。" | "it cannot be read.",
        other_log: "属于另一个账本。" | "it belongs to another ledger.",
        unsigned: "没有这个账本的签名。" | "the ledger has not signed it.",
        bad_signature: "签名不正确。" | "the signature is wrong.",
        missing: "缺少分片。" | "a tile is missing.",
        wrong_length: "分片长度不对。" | "a tile has the wrong length.",
        not_in_tree: "检查点还没有这么多记录。" | "the checkpoint has fewer entries.",
        shrunk: "记录数变少了。" | "the ledger has become shorter.",
        root_differs: "得出的树根不同：记录、序号或账本被改动过。" | "another root comes out: entry, index or ledger were altered.",
    }
}
