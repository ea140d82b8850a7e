//! Which work units are organisation or personnel departments: chief or deputy of a panel comes from one of them.

/// What such a unit's name holds (组织部门、人事部门 and their successors).
const NAMES: &[&str] = &[
    "组织部",
    "人事局",
    "人事厅",
    "人事劳动",
    "劳动人事",
    "人力资源和社会保障",
    "人力资源社会保障",
    "公务员局",
    "人事处",
    "人事科",
    "干部处",
];

/// What a unit's name holds that only serves such a department.
const SERVING: &[&str] = &["中心", "学校", "学院", "服务", "考试院"];

/// Whether a work unit is an organisation or personnel department, by its name.
pub fn is_personnel(work_unit: &str) -> bool {
    let holds = |names: &[&str]| names.iter().any(|name| work_unit.contains(name));
    holds(NAMES) && !holds(SERVING)
}

#[cfg(test)]
mod tests {
    use super::is_personnel;

    #[test]
    fn departments_are_told_from_whoever_serves_them() {
        let departments = ["吉林省人事厅", "中共白山市委组织部", "通化市人力资源和社会保障局", "四平市教育局人事科"];
        assert!(departments.into_iter().all(is_personnel));
        let others = ["吉林省人事考试中心", "长春市公安局", "人力资源和社会保障局培训学校", "松原市组织机构代码中心"];
        assert!(!others.into_iter().any(is_personnel));
    }
}
