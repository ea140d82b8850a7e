//! What is another in a version than in the one before.

use super::described::Item;
use crate::words::words;

words! {
    /// A part of what an item says of itself.
    Member {
        /// 状态
        Status => "status",
        /// 项目名称
        Name => "name",
        /// 实施主体
        Agency => "agency",
        /// 实施层级
        Level => "level",
        /// 法律依据
        Basis => "basis",
        /// 办事条件
        Conditions => "conditions",
        /// 材料目录
        Materials => "materials",
        /// 收费标准
        Fee => "fee",
        /// 数量限制
        Quantity => "quantity",
        /// 法定时限 and where it is named
        Statutory => "statutory",
        /// 承诺时限
        Promised => "promised",
        /// What it opts for.
        Options => "options",
        /// 填写内容
        Form => "form",
        /// 办理程序
        Flow => "flow",
    }
}

/// The parts that differ, in the order in which an item has them.
pub fn differing(before: &Item, after: &Item) -> Vec<Member> {
    let changed = |member: &Member| match member {
        Member::Status => before.status != after.status,
        Member::Name => before.name != after.name,
        Member::Agency => before.agency != after.agency,
        Member::Level => before.level != after.level,
        Member::Basis => before.basis != after.basis,
        Member::Conditions => before.conditions != after.conditions,
        Member::Materials => before.materials != after.materials,
        Member::Fee => before.fee != after.fee,
        Member::Quantity => before.quantity != after.quantity,
        Member::Statutory => (before.statutory, &before.statutory_basis) != (after.statutory, &after.statutory_basis),
        Member::Promised => before.promised != after.promised,
        Member::Options => before.options != after.options,
        Member::Form => before.form != after.form,
        Member::Flow => before.flow != after.flow,
    };
    Member::ALL.iter().copied().filter(changed).collect()
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::*;

    #[test]
    fn only_what_differs_is_named() {
        let item = built_in().unwrap().remove(0);
        assert_eq!(differing(&item, &Item { version: 2, ..item.clone() }), []);
        let mut after = item.clone();
        after.promised -= 1;
        after.flow.steps.pop();
        assert_eq!(differing(&item, &after), [Member::Promised, Member::Flow]);
    }

    #[test]
    fn no_part_of_an_item_is_forgotten() {
        let item = serde_json::to_value(&built_in().unwrap()[0]).unwrap();
        let known = |key: &str| {
            ["code", "version", "statutory_basis"].contains(&key) || Member::ALL.iter().any(|it| it.as_str() == key)
        };
        assert!(item.as_object().unwrap().keys().all(|key| known(key)));
    }
}
