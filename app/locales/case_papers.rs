//! The papers of a case, and its form while it is not handed in.

use crate::messages;

messages! {
    /// What the pages say of papers and drafts.
    CasePapers {
        papers: "申请材料" | "Papers",
        lead: "按事项的材料目录逐项上传。同一项再次上传就是新的一版，旧的各版仍然可以查看。" | "Add them one by one as the item lists them. What is added again is a new version; the earlier ones stay readable.",
        none: "还没有上传材料。" | "No papers yet.",
        column_material: "材料" | "Material",
        column_version: "版次" | "Version",
        column_file: "文件" | "File",
        column_size: "格式和大小" | "Format and size",
        column_by: "提交人" | "Handed in by",
        column_at: "时间" | "When",
        version: "第 {0} 版" | "version {0}",
        latest: "最新" | "latest",
        size: "{0} · {1} KB" | "{0} · {1} KB",
        other: "其他材料" | "Something else",
        needed: "{0}（必需）" | "{0} (needed)",
        add: "上传材料" | "Add a paper",
        file: "文件" | "File",
        file_hint: "PDF、JPEG 或 PNG，最大 {0} MB。内容与扩展名不符、损坏或带病毒的文件不接收。" | "PDF, JPEG or PNG, {0} MB at most. What is not what its name says, is damaged or holds harmful code is not taken.",
        button: "上传" | "Send",
        next: "接下来请在办件页面上传申请材料。" | "Next, add your papers on the page of the case.",

        save: "保存草稿" | "Save",
        saved_at: "草稿保存于" | "Saved at",
        save_hint: "可以先保存，以后接着填；{0} 天没有改动的草稿会删除。" | "You can save it and go on later; what is not touched for {0} days is forgotten.",
        begun: "已开始、尚未提交的申请" | "Begun, not handed in",
        go_on: "继续填写" | "Go on",
    }
}
