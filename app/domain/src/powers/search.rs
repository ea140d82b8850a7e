//! Looking for a power in the inventory.

use super::code::{PowerCode, PowerKind};
use super::described::Power;
use super::inventory::Inventory;
use crate::approvals::flow::Risk;
use crate::approvals::item::Level;
use crate::recruitment::scheme::Named;
use crate::recruitment::search::{fold, matches, terms};
use serde::{Deserialize, Serialize};

/// What is looked for; what is left out is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Query {
    /// Words, each of which must stand somewhere in the code, the name, the agency, the office, a condition or a basis, in
    /// either language, written large or small.
    pub words: String,
    /// The level.
    pub level: Option<Level>,
    /// The kind.
    pub kind: Option<PowerKind>,
    /// The highest risk of its points.
    pub risk: Option<Risk>,
    /// Whether powers that ended, cut or delegated, are looked for instead of those in force.
    pub ended: bool,
}

/// Some of what was found, by code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// The powers, in their present version.
    pub powers: Vec<&'a Power>,
    /// The code after which the next page begins; none where this is the last.
    pub next: Option<PowerCode>,
}

impl Inventory {
    /// The powers that a query finds after a code, `most` at most; none is asked for as one.
    pub fn search(&self, query: &Query, after: Option<&PowerCode>, most: usize) -> Page<'_> {
        let terms = terms(&query.words);
        let mut found = self.after(after).filter(|power| query.asks_for(power) && matches(&text(power), &terms));
        let powers: Vec<&Power> = found.by_ref().take(most.max(1)).collect();
        let more = found.next().is_some();
        let next = powers.last().filter(|_| more).map(|last| last.code.clone());
        Page { powers, next }
    }
}

impl Query {
    fn asks_for(&self, power: &Power) -> bool {
        self.ended != power.is_in_force()
            && self.level.is_none_or(|level| level == power.level())
            && self.kind.is_none_or(|kind| kind == power.kind())
            && self.risk.is_none_or(|risk| Some(risk) == power.risk())
    }
}

/// Everything that can be looked for in a power, folded.
fn text(power: &Power) -> String {
    let named = [&power.name, &power.agency, &power.office].into_iter().chain(&power.conditions);
    let both = |named: &Named| [fold(&named.zh), fold(&named.en)];
    let laws = power.basis.iter().flat_map(|cited| {
        let [zh, en] = both(&cited.says);
        [fold(&cited.law), zh, en]
    });
    let parts: Vec<String> = [fold(power.code.as_str())].into_iter().chain(named.flat_map(both)).chain(laws).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cut, powers};
    use super::*;
    use proptest::prelude::*;

    fn inventory() -> Inventory {
        Inventory::new(powers()).unwrap()
    }

    fn found(query: &Query) -> Vec<String> {
        inventory().search(query, None, 100).powers.iter().map(|power| power.code.to_string()).collect()
    }

    fn words(words: &str) -> Query {
        Query { words: words.to_owned(), ..Query::default() }
    }

    #[test]
    fn all_words_must_stand_in_it_in_either_language() {
        let dispatch = ["220000-XK2210200Y", "220100-XK2210200Y", "220122-XK2210200Y"];
        assert_eq!(found(&words("劳务派遣")), dispatch);
        assert_eq!(found(&words("DISPATCH workers")), dispatch);
        assert_eq!(found(&words("派遣 CHANGCHUN")), ["220100-XK2210200Y"], "one word of each language");
        assert_eq!(found(&words("xk2210200y 农安")), ["220122-XK2210200Y"]);
        assert_eq!(found(&words("劳动合同法")), dispatch, "by its basis");
        assert!(found(&words("派遣 外国人")).is_empty());
        assert_eq!(found(&Query::default()).len(), 16);
    }

    #[test]
    fn level_kind_and_risk_narrow_it() {
        let county = Query { level: Some(Level::County), ..Query::default() };
        assert_eq!(found(&county).len(), 3);
        let confirmations = Query { kind: Some(PowerKind::Confirmation), ..Query::default() };
        assert_eq!(found(&confirmations), ["220000-QR2220400Y", "220000-QR2220500Y", "220000-QR2220600Y"]);
        let both = Query { risk: Some(Risk::High), ..confirmations };
        assert_eq!(found(&both), ["220000-QR2220400Y", "220000-QR2220600Y"]);
    }

    #[test]
    fn what_ended_is_found_when_it_is_asked_for() {
        let mut inventory = inventory();
        let last = inventory.present().last().unwrap().clone();
        inventory.add(Power { version: 2, status: cut(), ..last }).unwrap();
        let count = |ended| inventory.search(&Query { ended, ..Query::default() }, None, 100).powers.len();
        assert_eq!((count(false), count(true)), (15, 1));
    }

    proptest! {
        #[test]
        fn pages_put_together_are_the_whole(most in 1..20_usize, word in prop::sample::select(&["", "许可", "head", "nobody"][..])) {
            let (inventory, query) = (inventory(), words(word));
            let (mut all, mut after) = (Vec::new(), None);
            for _ in 0..=inventory.present().count() {
                let page = inventory.search(&query, after.as_ref(), most);
                prop_assert!(page.powers.len() == most || page.next.is_none());
                all.extend(page.powers);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            prop_assert_eq!(after, None, "the last page says so");
            prop_assert_eq!(all, inventory.search(&query, None, usize::MAX).powers);
        }
    }
}
