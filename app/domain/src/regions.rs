//! The divisions of Jilin province and its exam regions (考区).

use serde::{Deserialize, Serialize};

/// An exam region (考区): the provincial organs and the nine prefecture-level units; 长白山 where a draw opts for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExamRegion {
    /// Provincial organs (省直), seated in Changchun.
    Provincial,
    /// 长春市
    Changchun,
    /// 吉林市
    Jilin,
    /// 四平市
    Siping,
    /// 辽源市
    Liaoyuan,
    /// 通化市
    Tonghua,
    /// 白山市
    Baishan,
    /// 松原市
    Songyuan,
    /// 白城市
    Baicheng,
    /// 延边朝鲜族自治州
    Yanbian,
    /// 长白山保护开发区, the optional eleventh; it has no GB/T 2260 code.
    Changbaishan,
}
