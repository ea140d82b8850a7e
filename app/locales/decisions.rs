//! Written decisions: the document, its sheet of paper, and the page on which somebody checks one.

use crate::messages;

messages! {
    /// What documents and pages say of written decisions.
    Decisions {
        title: "行政审批决定书" | "Decision",
        granted: "准予" | "Granted",
        denied: "不予许可" | "Denied",
        number: "编号" | "Number",
        item: "事项" | "Item",
        agency: "实施主体" | "Agency",
        applicant: "申请人" | "Applicant",
        received: "收到日期" | "Received",
        decided: "决定时间" | "Decided",
        decision: "决定" | "Decision",
        valid_until: "有效期至" | "Valid until",
        no_end: "长期有效" | "no end",
        basis: "依据" | "Basis",
        reasons: "不予许可的理由" | "Reasons",
        remedies: "不服本决定的，可以申请：{0}。" | "Against this decision you can turn to: {0}.",
        separator: "、" | ", ",
        signed: "本决定由公开账本的密钥电子签名，与盖章的纸质决定书内容一致。扫描二维码，或者在 {0} 提交 JSON 文件，即可核验。" | "This decision is signed electronically with the key of the public ledger. Scan the code, or give the JSON file to {0}, to check it.",
        key: "签名密钥：{0}" | "Signed by the key {0}",
        lacking: "方括号中的编号代表字体缺少的字符。" | "A number in brackets stands for a character that the font lacks.",

        download_pdf: "下载决定书（PDF）" | "Decision as PDF",
        download_json: "下载签名文件（JSON）" | "Signed file (JSON)",

        document: "文书" | "Document",
        at: "作出时间" | "Made",
        check_title: "核验决定书和告知书" | "Check a decision or a notice",
        check_lead: "扫描文书上的二维码会到达本页。决定书也可以用下载的 JSON 文件核验。" | "The code on a decision or a notice leads here. A decision can be checked by its JSON file as well.",
        check_none: "还没有可核验的内容。请扫描文书上的二维码，或者在下面选择 JSON 文件。" | "Nothing to check yet. Scan the code on a document, or choose a decision's JSON file below.",
        genuine: "签名有效：这份文书确由本系统作出。" | "The signature is good: this system made this document.",
        not_genuine: "不能确认：这不是本系统作出的文书，或者内容已被改动。" | "Not confirmed: this system did not make it, or it was altered.",
        what_checked: "核验了什么" | "What was checked",
        by_server: "核验由服务器进行。也可以让浏览器自己核验一遍。" | "The server has checked this. Your browser can check it again by itself.",
        step_signature: "签名：账本公布的密钥签署了编号、内容、时间和全文指纹。" | "Signature: the key that the ledger publishes has signed number, outcome, time and fingerprint.",
        step_document: "全文：文件中的决定与签署的指纹一致，一字未改。" | "Text: the decision in the file has the signed fingerprint, to the letter.",
        step_no_document: "全文：二维码不含全文，请把纸面内容与下列各项对照。" | "Text: a code does not carry it. Compare the paper with what stands here.",
        step_same: "登记：登记簿中有同一份文书。" | "Register: it has the same document.",
        step_other: "登记：登记簿中的文书与此不同，请向实施主体查询。" | "Register: its documents are others. Ask the agency.",
        step_missing: "登记：登记簿中没有这份文书，请向实施主体查询。" | "Register: it has no such document. Ask the agency.",
        step_browser: "登记：浏览器不查登记簿，证件现在是否有效请看服务器的核验。" | "Register: your browser does not ask it; see the server's check for where the licence stands now.",
        licence: "证件现状：{0}" | "The licence now: {0}",
        run_out: "已过有效期" | "run out",
        choose: "核验 JSON 文件" | "Check a JSON file",
        file: "决定书的 JSON 文件" | "The decision's JSON file",
        file_hint: "从办件页面下载的签名文件，最大 {0} KB。" | "The signed file from the page of the case, {0} KB at most.",
        check: "提交核验" | "Check it",
    }
    /// What the check in the browser says.
    DecisionChecking {
        code: "用浏览器再核验一遍" | "Check it again in this browser",
        file: "只在浏览器中核验，不上传" | "Check in this browser, without sending it",
        checking: "正在核验……" | "Checking …",
        unreachable: "没有取得核验所需的公钥，或者没有选择文件。请稍后再试。" | "The public key did not arrive, or no file is chosen. Try again.",
        needs_script: "在浏览器中核验需要启用脚本；不启用时由服务器核验。" | "Checking in the browser needs scripts; without them the server checks.",
    }
}
