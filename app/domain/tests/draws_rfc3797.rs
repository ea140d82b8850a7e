//! The reader of RFC 3797 beside its published vectors, which stand in the crate `vectors`: forms it refuses, and its reach.
#![allow(clippy::unwrap_used)]

use domain::draws::rfc3797::{Fault, LARGEST_POOL, choices, key_string};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn sources_are_put_in_order_and_kept_apart() {
    assert_eq!(key_string(["9319", "2 5 12 8 10"]).unwrap(), "9319./2.5.8.10.12./");
    assert_eq!(key_string(["12  8\t10 8"]).unwrap(), "8.8.10.12./");
    assert_ne!(key_string(["1 2", "3"]), key_string(["1", "2 3"]));
}

#[test]
fn other_forms_are_refused() {
    for source in ["", " ", "1,2", "1.5", "-1", "lucky 7", "99999999999999999999999"] {
        assert_eq!(key_string([source]), Err(Fault::NotNumbers(source.to_owned())));
    }
    assert_eq!(key_string([]), Err(Fault::Empty));
    assert_eq!(choices("", 5).err(), Some(Fault::Empty));
    assert_eq!(choices("1./", 0).err(), Some(Fault::Empty));
}

proptest! {
    #[test]
    fn everybody_is_drawn_once(pool in 1_u16..2_000, number: u64) {
        let key = key_string([number.to_string().as_str()]).unwrap();
        let drawn: Vec<u16> = choices(&key, pool).unwrap().map(|choice| choice.selected).collect();
        prop_assert_eq!(drawn.len(), usize::from(pool));
        prop_assert_eq!(drawn.into_iter().collect::<BTreeSet<_>>(), (1..=pool).collect());
    }
}

#[test]
fn the_largest_pool_is_drawn_to_its_end() {
    let last = choices("1./", LARGEST_POOL).unwrap().last().unwrap();
    assert_eq!(last.among, 1);
}
