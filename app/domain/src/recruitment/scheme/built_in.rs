//! The schemes that the program brings: data files beside this one. A version is never changed; what is new in it is the
//! next.

use super::Scheme;

/// The files, each a version.
const FILES: [&str; 10] = [
    include_str!("civil-service.json"),
    include_str!("institution.json"),
    include_str!("civil-service-2.json"),
    include_str!("institution-2.json"),
    include_str!("institution-60-40.json"),
    include_str!("institution-40-60.json"),
    include_str!("civil-service-3.json"),
    include_str!("institution-3.json"),
    include_str!("institution-60-40-2.json"),
    include_str!("institution-40-60-2.json"),
];

/// Jilin's civil service and public institutions; a later version of either is kept in the database.
///
/// Legal source of the figures: the Jilin notices of 2008 to 2016 (60% and 40%, each term rounded by itself; 1:3, village
/// cadres 1:5; interview line 60; called from those above the 合格分数线), 公务员录用规定 2019 (体检 before 考察; 公示 5 working days), 事业单位人事管理条例 art. 9
/// (考察 before 体检), 事业单位公开招聘人员暂行规定 and 人社部发〔2010〕92号 (7 working days). Institutions weigh the written
/// papers and the interview half and half in Jilin's notices, 60% and 40% or 40% and 60% elsewhere: by the notice. Whom the next in rank follows: [`super::Departure`].
pub fn built_in() -> Vec<Scheme> {
    // A test reads every file, so none is left out.
    FILES.into_iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Scheme, SchemeStage, Stages};
    use super::*;
    use crate::recruitment::{Points, Rounding};

    fn found(key: &str, version: u32) -> Scheme {
        built_in().into_iter().find(|it| it.key.as_str() == key && it.version == version).unwrap()
    }

    #[test]
    fn every_built_in_scheme_is_read_and_sound() {
        let schemes = super::built_in();
        let keys: Vec<_> = schemes.iter().map(|scheme| (scheme.key.as_str(), scheme.version)).collect();
        assert_eq!(
            keys,
            [
                ("civil-service", 1),
                ("institution", 1),
                ("civil-service", 2),
                ("institution", 2),
                ("institution-60-40", 1),
                ("institution-40-60", 1),
                ("civil-service", 3),
                ("institution", 3),
                ("institution-60-40", 2),
                ("institution-40-60", 2),
            ]
        );
        for scheme in schemes {
            scheme.check().unwrap();
            let written = serde_json::to_string(&scheme).unwrap();
            assert_eq!(serde_json::from_str::<Scheme>(&written).unwrap(), scheme);
        }
    }

    #[test]
    fn a_document_from_before_stages_and_rounding_means_what_it_meant() {
        assert!(!FILES[0].contains("stages") && !FILES[0].contains("rounding"));
        let old = found("civil-service", 1);
        assert_eq!((&old.stages, old.rounding), (&Stages::default(), Rounding::default()));
        let new = found("civil-service", 2);
        assert_eq!(old.rounding, new.rounding);
        assert!(new.stages.before(SchemeStage::Inspection).any(|stage| stage == SchemeStage::Physical));
        assert!(!old.line_required && new.line_required);
        let mut same = new.clone();
        (same.version, same.stages, same.line_required) = (old.version, old.stages.clone(), false);
        assert_eq!(same, old, "nothing else is new");
    }

    #[test]
    fn the_same_marks_come_to_what_each_scheme_says() {
        let points = |text: &str| Points::parse(text).ok();
        let of = |key: &str, version, papers: &[Option<Points>], interview| {
            let scheme = found(key, version);
            scheme.total(&scheme.variants[0], papers, points(interview)).unwrap().to_string()
        };
        let civil = [points("65.35"), points("66"), None];
        assert_eq!(of("civil-service", 1, &civil, "81.24"), "71.91");
        assert_eq!(of("civil-service", 2, &civil, "81.24"), "71.91");
        // 65.33 and 81.21: 32.665 and 40.605; 39.198 and 32.484; 26.132 and 48.726.
        let one = [points("65.33"), None];
        assert_eq!(of("institution", 2, &one, "81.21"), "73.28", "32.67 + 40.61");
        assert_eq!(of("institution-60-40", 1, &one, "81.21"), "71.68", "39.20 + 32.48");
        assert_eq!(of("institution-40-60", 1, &one, "81.21"), "74.86", "74.858: the sum alone is rounded");
    }
}
