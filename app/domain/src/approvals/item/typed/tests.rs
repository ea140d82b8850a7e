//! Every item survives its form, and what cannot be read is refused where it was typed.

use super::super::built_in::built_in;
use super::super::described::Level;
use super::super::drafted::skeleton;
use super::*;
use crate::refusal::{Code, Refusal};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn licence() -> Item {
    built_in().unwrap().swap_remove(0)
}

/// The form's fields, as a browser sends them: a box that is not ticked sends nothing.
fn fields(typed: &TypedItem) -> BTreeMap<String, String> {
    fn flattened(value: &serde_json::Value, name: &str, all: &mut BTreeMap<String, String>) {
        match value {
            serde_json::Value::Object(members) => {
                members.iter().for_each(|(key, value)| flattened(value, &format!("{name}[{key}]"), all));
            }
            serde_json::Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, value)| flattened(value, &format!("{name}[{at}]"), all));
            }
            text => drop(all.insert(name.to_owned(), text.as_str().unwrap().to_owned())),
        }
    }
    let mut all = BTreeMap::from([("seen".to_owned(), "3".to_owned())]);
    flattened(&serde_json::to_value(typed).unwrap(), "text", &mut all);
    all
}

fn survives(item: &Item) {
    let typed = TypedItem::of(item);
    assert_eq!(typed_item(item, &typed).as_ref(), Ok(item));
    assert_eq!(typed_text(&fields(&typed)), typed);
    // Every list has one row more.
    let mut more = typed;
    more.basis.push(TypedCited::default());
    more.conditions.push(TypedName::default());
    more.materials.push(TypedMaterial { required: "true".into(), ..TypedMaterial::default() });
    more.form.push(TypedField::default());
    assert_eq!(typed_item(item, &more).as_ref(), Ok(item));
    assert_eq!(typed_text(&fields(&more)), TypedItem::of(item));
}

#[test]
fn every_item_survives_its_form() {
    built_in().unwrap().iter().for_each(survives);
}

#[test]
fn code_version_status_and_flow_stay_those_of_the_base() {
    let (base, other) = (licence(), built_in().unwrap().swap_remove(4));
    let read = typed_item(&base, &TypedItem::of(&other)).unwrap();
    let kept = |item: &Item| (item.code.clone(), item.version, item.status.clone(), item.flow.clone());
    assert_eq!(kept(&read), kept(&base));
    assert_eq!((&read.name, &read.form, &read.materials), (&other.name, &other.form, &other.materials));
}

fn text() -> impl Strategy<Value = String> {
    "[a-z中文。0-9][a-z中文。 ,0-9]{0,6}[a-z中文。0-9]"
}

fn any_named() -> impl Strategy<Value = Named> {
    (text(), text()).prop_map(|(zh, en)| Named { zh, en })
}

fn any_cited() -> impl Strategy<Value = Cited> {
    (text(), prop_oneof![Just(String::new()), text()], any_named()).prop_map(|(law, article, says)| Cited {
        law,
        article,
        says,
    })
}

fn any_material() -> impl Strategy<Value = Material> {
    (any_named(), any::<bool>(), any::<u8>(), any::<bool>(), any_named())
        .prop_map(|(name, original, copies, required, sample)| Material { name, original, copies, required, sample })
}

fn any_kind() -> impl Strategy<Value = FieldKind> {
    let choice = (text(), any_named()).prop_map(|(value, name)| Choices { value, name });
    prop_oneof![
        any::<u16>().prop_map(|most| FieldKind::Line { most }),
        any::<u16>().prop_map(|most| FieldKind::Text { most }),
        any::<(u32, u32)>().prop_map(|(least, most)| FieldKind::Number { least, most }),
        Just(FieldKind::Day),
        prop::collection::vec(choice, 0..4).prop_map(|choices| FieldKind::Choice { choices }),
    ]
}

fn any_form() -> impl Strategy<Value = Vec<Field>> {
    let field = (text(), any_named(), any::<bool>(), any_kind());
    prop::collection::vec(field.prop_map(|(id, label, required, kind)| Field { id, label, required, kind }), 0..4)
}

fn any_options() -> impl Strategy<Value = super::super::ItemOptions> {
    let validity = prop_oneof![Just(Validity::Unlimited), any::<u16>().prop_map(Validity::Months)];
    (any::<[bool; 4]>(), prop::option::of(validity)).prop_map(
        |([joint, safety, renewable, two_person], silent_consent)| super::super::ItemOptions {
            joint,
            safety,
            silent_consent,
            renewable,
            two_person,
        },
    )
}

fn any_item() -> impl Strategy<Value = Item> {
    let fee = prop_oneof![
        Just(Fee::None),
        (any::<u32>(), any_cited()).prop_map(|(cents, basis)| Fee::Charged { cents, basis })
    ];
    let quantity = prop_oneof![
        Just(Quantity::Unlimited),
        (any::<u32>(), prop::option::of(text())).prop_map(|(count, document)| Quantity::Scarce { count, document })
    ];
    let lists = (
        prop::collection::vec(any_cited(), 0..4),
        prop::collection::vec(any_named(), 0..4),
        prop::collection::vec(any_material(), 0..4),
        any_form(),
    );
    let names = (any_named(), any_named(), prop::sample::select(Level::ALL));
    let times = (any::<u16>(), any::<u16>(), prop::option::of(any_cited()));
    (names, lists, fee, quantity, times, any_options()).prop_map(|(names, lists, fee, quantity, times, options)| {
        let ((name, agency, level), (basis, conditions, materials, form)) = (names, lists);
        let (statutory, promised, statutory_basis) = times;
        let said = Item { name, agency, level, basis, conditions, materials, form, fee, quantity, ..licence() };
        Item { statutory, promised, statutory_basis, options, ..said }
    })
}

proptest! {
    #[test]
    fn any_item_survives_its_form_too(item in any_item()) {
        survives(&item);
    }

    #[test]
    fn no_fields_break_it(fields in prop::collection::btree_map("(text)?(\\[[a-z0-9]{0,5}\\]){0,5}", ".{0,3}", 0..20)) {
        drop(typed_item(&licence(), &typed_text(&fields)));
    }
}

fn refused(change: impl FnOnce(&mut TypedItem)) -> (Code, String) {
    let mut typed = TypedItem::of(&licence());
    change(&mut typed);
    let Refusal { code, field, .. } = typed_item(&licence(), &typed).unwrap_err();
    (code, field.unwrap())
}

macro_rules! refused {
    ($($code:ident $field:literal $typed:ident => $change:expr;)+) => {$({
        let (code, field) = refused(|$typed| $change);
        assert_eq!((code, field.as_str()), (Code::$code, concat!("text", $field)));
    })+};
}

#[test]
fn what_was_not_said_is_missing_in_its_field() {
    refused! {
        Missing "[zh]" it => it.zh.clear();
        Missing "[en]" it => it.en = " ".into();
        Missing "[agency_en]" it => it.agency_en.clear();
        Missing "[level]" it => it.level.clear();
        Missing "[conditions][1][en]" it => it.conditions[1].en.clear();
        Missing "[materials][1][zh]" it => it.materials[1].zh.clear();
        Missing "[materials][1][copies]" it => it.materials[1].copies.clear();
        Missing "[materials][0][sample_en]" it => it.materials[0].sample_en.clear();
        Missing "[fee]" it => it.fee_basis.law = "某法".into();
        Missing "[count]" it => it.document = "某文".into();
        Missing "[statutory]" it => it.statutory.clear();
        Missing "[promised]" it => it.promised.clear();
        Missing "[silent_months]" it => it.silent = "months".into();
        Missing "[form][0][id]" it => it.form[0].id.clear();
        Missing "[form][0][zh]" it => it.form[0].zh.clear();
        Missing "[form][0][takes]" it => it.form[0].takes.clear();
        Missing "[form][0][most]" it => (it.form[0].takes, it.form[0].most) = ("line".into(), String::new());
        Missing "[form][0][least]" it => (it.form[0].takes, it.form[0].choices) = ("number".into(), String::new());
    }
    let nothing = TypedItem::of(&skeleton(licence().code));
    assert_eq!(typed_item(&licence(), &nothing).unwrap_err(), Refusal::of(Code::Missing, "text[zh]"));
}

#[test]
fn what_cannot_be_read_is_malformed_in_its_field() {
    refused! {
        Malformed "[level]" it => it.level = "village".into();
        Malformed "[materials][1][copies]" it => it.materials[1].copies = "two".into();
        Malformed "[materials][1][copies]" it => it.materials[1].copies = "-1".into();
        Malformed "[materials][0][original]" it => it.materials[0].original = "yes".into();
        Malformed "[fee]" it => it.fee = "12.345".into();
        Malformed "[count]" it => it.count = "1e3".into();
        Malformed "[promised]" it => it.promised = "+5".into();
        Malformed "[silent]" it => it.silent = "for-ever".into();
        Malformed "[safety]" it => it.safety = "on".into();
        Malformed "[form][0][takes]" it => it.form[0].takes = "file".into();
        Malformed "[form][0][choices]" it => choice(&mut it.form[0], "a | 甲");
        Malformed "[form][0][choices]" it => choice(&mut it.form[0], "a | 甲 | A\nb | 乙 | ");
        Malformed "[form][0][choices]" it => choice(&mut it.form[0], "a | 甲 | A | more");
    }
}

/// Of several, whatever it took before.
fn choice(field: &mut TypedField, choices: &str) {
    let TypedField { id, zh, en, .. } = field.clone();
    *field = TypedField { id, zh, en, takes: "choice".into(), choices: choices.into(), ..TypedField::default() };
}

#[test]
fn what_is_too_much_is_told_with_its_bounds() {
    refused! {
        OutOfRange "[statutory]" it => it.statutory = "65536".into();
        OutOfRange "[count]" it => it.count = "99999999999999999999999".into();
    }
    let mut typed = TypedItem::of(&licence());
    typed.materials[0].copies = "256".into();
    let refusal = typed_item(&licence(), &typed).unwrap_err();
    assert_eq!((refusal.code, refusal.facts), (Code::OutOfRange, vec!["0".to_owned(), "255".to_owned()]));
}

#[test]
fn what_nothing_asks_for_is_not_passed_over() {
    refused! {
        Unasked "[silent_months]" it => it.silent_months = "12".into();
        Unasked "[silent_months]" it => (it.silent, it.silent_months) = ("unlimited".into(), "12".into());
        Unasked "[form][0][least]" it => { choice(&mut it.form[0], "a | 甲 | A"); it.form[0].least = "1".into() };
        Unasked "[form][0][most]" it => { choice(&mut it.form[0], ""); it.form[0].most = "9".into() };
        Unasked "[form][0][choices]" it => { choice(&mut it.form[0], "a | 甲 | A"); it.form[0].takes = "day".into() };
    }
}

#[test]
fn a_row_goes_where_it_is_emptied_or_its_box_is_ticked() {
    let (mut typed, item) = (TypedItem::of(&licence()), licence());
    typed.materials[1].gone = "true".into();
    typed.materials[1].copies = "two".into();
    typed.conditions[0] = TypedName::default();
    typed.basis[0].gone = "true".into();
    typed.form[0].gone = "true".into();
    let read = typed_item(&item, &typed).unwrap();
    assert_eq!((read.materials.len() + 1, &read.materials[1]), (item.materials.len(), &item.materials[2]));
    assert_eq!((read.conditions, read.basis), (item.conditions[1..].to_vec(), item.basis[1..].to_vec()));
    assert_eq!(read.form, item.form[1..]);
}

#[test]
fn texts_and_lines_are_kept_as_a_browser_sends_them_and_money_is_exact() {
    let mut typed = TypedItem::of(&licence());
    typed.conditions[0].zh = " 一\r\n二 ".into();
    choice(&mut typed.form[0], "\r\na|甲|A\r\n\r\n b | 乙 | B\r\n");
    (typed.fee, typed.count) = (" 10.1 ".into(), "007".into());
    let read = typed_item(&licence(), &typed).unwrap();
    assert_eq!(read.conditions[0].zh, "一\n二");
    let FieldKind::Choice { choices } = &read.form[0].kind else { panic!("a choice") };
    assert_eq!(choices.iter().map(|it| it.value.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert!(matches!(read.fee, Fee::Charged { cents: 1_010, .. }), "{:?}", read.fee);
    assert_eq!(read.quantity, Quantity::Scarce { count: 7, document: None });
}
