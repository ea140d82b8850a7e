//! The application to become an examiner (申请): what it must say.

use crate::examiners::row::{self, Reader};
use crate::examiners::{Cell, Column, Mapping, Roles};
use crate::identity::IdNumber;
use crate::refusal::Refusal;
use crate::regions::ExamRegion;
use std::collections::BTreeMap;

/// An applicant. Holds the whole identity number, so it is neither printed nor serialized.
#[derive(Clone, PartialEq, Eq)]
pub struct Applicant {
    /// The name.
    pub name: String,
    /// The work unit.
    pub work_unit: String,
    /// The exam region of the work unit.
    pub region: ExamRegion,
    /// The seats asked for; at least one.
    pub roles: Roles,
    /// What the applicant is expert in.
    pub specialities: Vec<String>,
    /// The identity number, its check digit verified.
    pub identity: IdNumber,
}

/// Reads an application as it was typed, by the rules of a roster's row.
///
/// # Errors
/// Everything wrong with it, as [`crate::examiners::check`] lists it; `missing` also where no seat is asked for.
pub fn check_application(typed: &BTreeMap<Column, String>) -> Result<Applicant, Vec<Refusal>> {
    let cells: Vec<Cell> = typed.values().map(|text| Cell::from(text.as_str())).collect();
    let mapping = Mapping { header: 0, columns: typed.keys().copied().zip(0..).collect() };
    let mut reader = Reader { mapping: &mapping, cells: &cells, refusals: Vec::new() };
    let name = reader.take(Column::Name, row::name);
    let work_unit = reader.take(Column::WorkUnit, row::work_unit);
    let region = reader.take(Column::Region, row::region);
    let identity = reader.take(Column::Identity, row::identity);
    let roles = reader.take(Column::Roles, row::roles);
    let specialities = reader.take_or_none(Column::Specialities, row::specialities);
    match (name, work_unit, region, identity, roles, specialities) {
        (Some(name), Some(work_unit), Some(region), Some(identity), Some(roles), Some(specialities)) => {
            Ok(Applicant { name, work_unit, region, roles, specialities, identity })
        }
        _ => Err(reader.refusals),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examiners::PanelRole;
    use crate::refusal::Code;

    fn typed() -> BTreeMap<Column, String> {
        let typed = [
            (Column::Name, "张　三"),
            (Column::WorkUnit, "白山市人力资源和社会保障局"),
            (Column::Region, "baishan"),
            (Column::Identity, "220102199003070013"),
            (Column::Roles, "主考官、公共考官"),
            (Column::Specialities, ""),
        ];
        typed.into_iter().map(|(column, text)| (column, text.to_owned())).collect()
    }

    #[test]
    fn an_application_is_read_like_a_row_without_its_certificate() {
        let Ok(applicant) = check_application(&typed()) else { panic!("refused") };
        assert_eq!((applicant.name.as_str(), applicant.region), ("张三", ExamRegion::Baishan));
        assert_eq!(applicant.roles, [PanelRole::Chief, PanelRole::Public].into_iter().collect());
    }

    #[test]
    fn everything_wrong_is_named_at_its_field() {
        let mut bad = typed();
        bad.insert(Column::Identity, "220102199003070014".to_owned());
        bad.insert(Column::Roles, String::new());
        let found = check_application(&bad).err().unwrap();
        let found: Vec<_> = found.iter().map(|it| (it.field.as_deref().unwrap(), it.code)).collect();
        assert_eq!(found, [("identity", Code::BadIdentity), ("roles", Code::Missing)]);
    }
}
