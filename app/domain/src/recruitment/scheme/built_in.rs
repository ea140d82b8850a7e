//! The schemes that the program brings, each its first version: data files beside this one.

use super::Scheme;

/// Jilin's civil service and public institutions; a later version of either is kept in the database.
///
/// Legal source of the figures: the Jilin notices of 2008 to 2016 (60% and 40%, each term rounded by itself; 1:3, village
/// cadres 1:5; interview line 60), 公务员录用规定 2019 (公示 5 working days), 事业单位公开招聘人员暂行规定 and
/// 人社部发〔2010〕92号 (7 working days).
pub fn built_in() -> Vec<Scheme> {
    [include_str!("civil-service.json"), include_str!("institution.json")]
        .into_iter()
        // A test reads every file, so none is left out.
        .filter_map(|text| serde_json::from_str(text).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_built_in_scheme_is_read_and_sound() {
        let schemes = super::built_in();
        let keys: Vec<_> = schemes.iter().map(|scheme| (scheme.key.as_str(), scheme.version)).collect();
        assert_eq!(keys, [("civil-service", 1), ("institution", 1)]);
        for scheme in schemes {
            scheme.check().unwrap();
        }
    }
}
