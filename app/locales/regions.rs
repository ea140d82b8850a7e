//! Short names of the exam regions, for maps and narrow columns; the full names are data of `domain::regions`.

use crate::lang::Lang;
use domain::regions::ExamRegion;

/// The short name, without 市 or 州.
pub const fn region_on_map(region: ExamRegion, lang: Lang) -> &'static str {
    let (zh, en) = match region {
        ExamRegion::Provincial => ("省直", "Provincial"),
        ExamRegion::Changchun => ("长春", "Changchun"),
        ExamRegion::Jilin => ("吉林", "Jilin"),
        ExamRegion::Siping => ("四平", "Siping"),
        ExamRegion::Liaoyuan => ("辽源", "Liaoyuan"),
        ExamRegion::Tonghua => ("通化", "Tonghua"),
        ExamRegion::Baishan => ("白山", "Baishan"),
        ExamRegion::Songyuan => ("松原", "Songyuan"),
        ExamRegion::Baicheng => ("白城", "Baicheng"),
        ExamRegion::Yanbian => ("延边", "Yanbian"),
        ExamRegion::Changbaishan => ("长白山", "Changbaishan"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The full name of an exam region in one language.
pub const fn region_name(region: ExamRegion, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => region.name_zh(),
        Lang::En => region.name_en(),
    }
}
