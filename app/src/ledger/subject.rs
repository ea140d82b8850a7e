//! Entries in words: what a kind is called, where a subject can be seen, who acted.

use crate::lang::Lang;
use crate::locales::{entry_kind, region_name, role_name};
use crate::visit::percent;
use domain::ledger::entry::Acting;

/// The page on which a subject can be seen, where the public has one.
pub(super) fn page_of(subject: &str) -> Option<String> {
    let (word, id) = subject.split_once(':')?;
    let id = percent(id);
    match word {
        "draw" => Some(format!("/draws/{id}")),
        "recruitment" => Some(format!("/recruitment/{id}")),
        "scheme" => Some(format!("/recruitment/schemes?key={id}")),
        "quota" => Some("/recruitment/quota".to_owned()),
        "season" => Some(format!("/seasons/{id}")),
        "parameter" => Some(format!("/parameters/{id}")),
        "calendar" => Some(format!("/calendar?year={id}")),
        _ => None,
    }
}

/// The kind in words; its own text where the table does not know it.
pub(super) fn kind(kind: &str, lang: Lang) -> String {
    entry_kind(kind, lang).unwrap_or(kind).to_owned()
}

/// Who acted, as far as the public may know.
pub(super) fn acting(by: &Acting, lang: Lang) -> String {
    let role = role_name(by.role, lang).to_owned();
    let agency = (!by.agency.is_empty()).then(|| by.agency.clone());
    let region = by.region.map(|region| region_name(region, lang).to_owned());
    [Some(role), agency, region].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::permissions::{Actor, Role};
    use domain::regions::ExamRegion;

    #[test]
    fn subjects_with_a_public_page_lead_there_and_others_nowhere() {
        assert_eq!(page_of("draw:0190-a").as_deref(), Some("/draws/0190-a"));
        assert_eq!(page_of("season:0190-b").as_deref(), Some("/seasons/0190-b"));
        assert_eq!(page_of("parameter:draws.room-seats").as_deref(), Some("/parameters/draws.room-seats"));
        assert_eq!(page_of("calendar:2027").as_deref(), Some("/calendar?year=2027"));
        assert_eq!(page_of("draw:../x\"").as_deref(), Some("/draws/..%2Fx%22"));
        assert_eq!(page_of("account:0190"), None);
        assert_eq!(page_of("nonsense"), None);
    }

    #[test]
    fn whoever_acted_is_told_by_office_alone() {
        let region = Some(ExamRegion::Changchun);
        let actor = Actor { role: Role::Staff, region, agency: "人社局".to_owned(), ..Actor::citizen() };
        assert_eq!(acting(&Acting::from(&actor), Lang::En), "Staff · 人社局 · Changchun");
        assert_eq!(kind("draw.fixed", Lang::Zh), "抽签：封定");
        assert_eq!(kind("draw.unheard-of", Lang::Zh), "draw.unheard-of");
    }
}
