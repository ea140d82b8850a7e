//! The next version of an item while it is written: read from its document, numbered by its catalogue, ended with a reason.

use super::catalogue::Catalogue;
use super::code::ItemCode;
use super::described::{Fee, Item, ItemOptions, ItemStatus, Level, Quantity};
use crate::approvals::flow::Flow;
use crate::recruitment::scheme::Named;
use crate::refusal::{Code, Refusal};
use crate::words::words;
use chrono::NaiveDate;

/// The day on which the licensing law was promulgated (行政许可法, 2003-08-27): no item of it ended earlier.
const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(2003, 8, 27) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

words! {
    /// How an item ends.
    End {
        /// It needs no approval any more (取消).
        Cut => "cut",
        /// Another level decides (下放).
        Delegated => "delegated",
    }
}

/// What is said when an item ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// How.
    pub end: End,
    /// From this day on.
    pub on: NaiveDate,
    /// To which level, where it is delegated.
    pub to: Option<Level>,
    /// Why.
    pub reason: Named,
    /// The document that says so.
    pub document: String,
}

/// A document as the next version of an item: of the one that is named, or of a new one. Its status is not the document's to say: an item ends by [`ended`] alone.
///
/// # Errors
/// In the field `document`: `not-an-item`, with what is wrong with it; `other-item`; `taken` for a new item whose code was
/// given before; `nothing-changed`; `item-closed` for a code whose item was cut; `changed-meanwhile` where its version is not the next one, so that it was written from another than the present.
pub fn drafted(document: &str, of: Option<&ItemCode>, catalogue: &Catalogue) -> Result<Item, Refusal> {
    let refused = |code| Err(Refusal::of(code, "document"));
    let read: Result<Item, _> = serde_json::from_str(document);
    let item = read.map_err(|error| Refusal::of(Code::NotAnItem, "document").with(error))?;
    let next = catalogue.next_version(&item.code)?;
    match of {
        Some(of) if *of != item.code => return refused(Code::OtherItem),
        None if next > 1 => return refused(Code::Taken),
        _ => {}
    }
    if item.version != next {
        return refused(Code::ChangedMeanwhile);
    }
    let item = Item { status: ItemStatus::InForce, ..item };
    let present = catalogue.latest(&item.code).ok();
    if present.is_some_and(|present| Item { version: next, ..Item::clone(present) } == item) {
        return refused(Code::NothingChanged);
    }
    Ok(item)
}

/// The version by which an item in force ends.
///
/// # Errors
/// `not-found`, `item-closed`; `missing` in the fields `reason_zh`, `reason_en`, `basis` or `to`; `out-of-range` in the
/// field `on` for a day that has not come.
pub fn ended(code: &ItemCode, ended: &Ended, catalogue: &Catalogue, today: NaiveDate) -> Result<Item, Refusal> {
    let item = catalogue.in_force(code)?;
    let texts = [("reason_zh", &ended.reason.zh), ("reason_en", &ended.reason.en), ("basis", &ended.document)];
    if let Some((field, _)) = texts.into_iter().find(|(_, text)| text.trim().is_empty()) {
        return Err(Refusal::of(Code::Missing, field));
    }
    if ended.on < FIRST || ended.on > today {
        return Err(Refusal::of(Code::OutOfRange, "on").with(FIRST).with(today));
    }
    let (on, reason, document) = (ended.on, ended.reason.clone(), ended.document.trim().to_owned());
    let status = match ended.end {
        End::Cut => ItemStatus::Cut { on, reason, document },
        End::Delegated => {
            let to = ended.to.ok_or_else(|| Refusal::of(Code::Missing, "to"))?;
            ItemStatus::Delegated { on, to, reason, document }
        }
    };
    Ok(Item { version: catalogue.next_version(code)?, status, ..Item::clone(item) })
}

/// An item of which nothing but the code is known: what a new one begins with. The checker names all that it lacks.
pub fn skeleton(code: ItemCode) -> Item {
    let nothing = || Named { zh: String::new(), en: String::new() };
    Item {
        code,
        version: 1,
        status: ItemStatus::InForce,
        name: nothing(),
        agency: nothing(),
        level: Level::Province,
        basis: Vec::new(),
        conditions: Vec::new(),
        materials: Vec::new(),
        fee: Fee::None,
        quantity: Quantity::Unlimited,
        statutory: 20,
        statutory_basis: None,
        promised: 20,
        options: ItemOptions::default(),
        form: Vec::new(),
        flow: Flow { steps: Vec::new() },
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::super::checking::{ItemFault, check};
    use super::*;

    fn catalogue() -> Catalogue {
        Catalogue::new(built_in().unwrap()).unwrap()
    }

    fn text(item: &Item) -> String {
        serde_json::to_string(item).unwrap()
    }

    fn end(end: End) -> Ended {
        Ended {
            end,
            on: "2026-11-20".parse().unwrap(),
            to: None,
            reason: Named { zh: "不再需要".into(), en: "not needed any more".into() },
            document: "吉政发〔2026〕1号".into(),
        }
    }

    fn in_force() -> Item {
        built_in().unwrap().into_iter().find(|item| item.status == ItemStatus::InForce).unwrap()
    }

    #[test]
    fn a_draft_has_the_next_number_and_its_status_is_not_its_own_to_say() {
        let item = Item { version: 2, ..in_force() };
        let status = ended(&item.code, &end(End::Cut), &catalogue(), "2026-11-23".parse().unwrap()).unwrap().status;
        let code = item.code.clone();
        let drafted = |item: Item, of: Option<&ItemCode>| super::drafted(&text(&item), of, &catalogue());
        let next = drafted(Item { status, promised: 1, ..item.clone() }, Some(&code)).unwrap();
        assert_eq!((next.version, next.status), (2, ItemStatus::InForce));
        let refused = |item: Item, of: Option<&ItemCode>| drafted(item, of).unwrap_err().code;
        assert_eq!(refused(in_force(), Some(&code)), Code::ChangedMeanwhile);
        assert_eq!(refused(item.clone(), Some(&code)), Code::NothingChanged);
        assert_eq!(refused(item.clone(), None), Code::Taken);
        assert_eq!(refused(item, Some(&ItemCode::parse("QT9999900Y").unwrap())), Code::OtherItem);
        let new = skeleton(ItemCode::parse("QT9999900Y").unwrap());
        assert_eq!(drafted(new, None).unwrap().version, 1);
    }

    #[test]
    fn a_document_that_is_no_item_is_refused_with_what_is_wrong() {
        for (wrong, says) in [("{", "EOF"), ("{\"code\": \"nonsense\"}", "malformed"), ("{\"foo\": 1}", "foo")] {
            let refused = drafted(wrong, None, &catalogue()).unwrap_err();
            assert_eq!((refused.code, refused.field.as_deref()), (Code::NotAnItem, Some("document")));
            assert!(refused.facts[0].contains(says), "{:?}", refused.facts);
        }
    }

    #[test]
    fn what_was_cut_is_never_written_again() {
        let cut = built_in().unwrap().into_iter().find(|item| matches!(item.status, ItemStatus::Cut { .. })).unwrap();
        assert_eq!(drafted(&text(&cut), Some(&cut.code), &catalogue()).unwrap_err().code, Code::ItemClosed);
        let again = ended(&cut.code, &end(End::Cut), &catalogue(), "2026-11-23".parse().unwrap());
        assert_eq!(again.unwrap_err().code, Code::ItemClosed);
    }

    #[test]
    fn an_item_ends_with_reason_document_and_day() {
        let (code, today) = (in_force().code, "2026-11-23".parse().unwrap());
        let whole = ended(&code, &end(End::Cut), &catalogue(), today).unwrap();
        assert_eq!((whole.version, matches!(whole.status, ItemStatus::Cut { .. })), (2, true));
        assert_eq!(check(&whole), []);
        let field = |ended: Ended| {
            let refused = super::ended(&code, &ended, &catalogue(), today).unwrap_err();
            (refused.code, refused.field.unwrap())
        };
        assert_eq!(field(end(End::Delegated)), (Code::Missing, "to".to_owned()));
        assert_eq!(field(Ended { document: " ".into(), ..end(End::Cut) }), (Code::Missing, "basis".to_owned()));
        let unsaid = Named { zh: "是".into(), en: String::new() };
        assert_eq!(field(Ended { reason: unsaid, ..end(End::Cut) }), (Code::Missing, "reason_en".to_owned()));
        let tomorrow = Ended { on: "2026-11-24".parse().unwrap(), ..end(End::Cut) };
        assert_eq!(field(tomorrow), (Code::OutOfRange, "on".to_owned()));
        let delegated = Ended { to: Some(Level::Prefecture), ..end(End::Delegated) };
        assert!(matches!(
            ended(&code, &delegated, &catalogue(), today).unwrap().status,
            ItemStatus::Delegated { to: Level::Prefecture, .. }
        ));
    }

    #[test]
    fn a_new_item_lacks_everything_and_the_checker_says_so() {
        let faults = check(&skeleton(ItemCode::parse("XK9999900Y").unwrap()));
        for lacking in [ItemFault::NoBasis, ItemFault::NoConditions, ItemFault::NoMaterials] {
            assert!(faults.contains(&lacking), "{lacking:?}");
        }
        assert!(faults.iter().any(|fault| matches!(fault, ItemFault::Flow { .. })));
    }
}
