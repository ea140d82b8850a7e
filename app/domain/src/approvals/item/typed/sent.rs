//! What was typed, told by the names of the form's fields.

use super::{TypedCited, TypedField, TypedItem, TypedMaterial, TypedName};
use serde_json::{Map, Value};

/// Rows of a list at most: more are no form of ours.
const MOST_ROWS: usize = 600;
/// Parts of a name behind `text` at most, as in `text[materials][2][copies]`.
const MOST_PARTS: usize = 3;

/// The texts that a form's fields hold, told by their names; other fields are passed over, and the empty row at the end of
/// a list is none.
pub fn typed_text<'a>(fields: impl IntoIterator<Item = (&'a String, &'a String)>) -> TypedItem {
    let mut tree = Value::Null;
    for (name, value) in fields {
        let parts: Vec<&str> = name.split(['[', ']']).filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            ["text", rest @ ..] if (1..=MOST_PARTS).contains(&rest.len()) => put(&mut tree, rest, value),
            _ => {}
        }
    }
    let mut typed: TypedItem = serde_json::from_value(tree).unwrap_or_default();
    cut(&mut typed.basis, TypedCited::is_blank);
    cut(&mut typed.conditions, TypedName::is_blank);
    cut(&mut typed.materials, TypedMaterial::is_blank);
    cut(&mut typed.form, TypedField::is_blank);
    typed
}

/// Takes the empty rows at the end away.
fn cut<T>(rows: &mut Vec<T>, is_blank: impl Fn(&T) -> bool) {
    let kept = rows.iter().rposition(|row| !is_blank(row)).map_or(0, |at| at + 1);
    rows.truncate(kept);
}

fn put(tree: &mut Value, parts: &[&str], value: &str) {
    let Some((part, rest)) = parts.split_first() else {
        *tree = Value::from(value);
        return;
    };
    let place = match part.parse::<usize>() {
        Ok(at) => numbered(tree, at),
        Err(_) => member(tree, part),
    };
    if let Some(place) = place {
        put(place, rest, value);
    }
}

fn numbered(tree: &mut Value, at: usize) -> Option<&mut Value> {
    if tree.is_null() {
        *tree = Value::Array(Vec::new());
    }
    let rows = tree.as_array_mut().filter(|_| at < MOST_ROWS)?;
    while rows.len() <= at {
        rows.push(Value::Object(Map::new()));
    }
    rows.get_mut(at)
}

fn member<'a>(tree: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    if tree.is_null() {
        *tree = Value::Object(Map::new());
    }
    Some(tree.as_object_mut()?.entry(name).or_insert(Value::Null))
}
