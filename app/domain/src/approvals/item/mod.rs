//! Items (审批事项): what can be applied for, with the eight disclosures of the service hall (八公开: name, legal basis,
//! procedure, conditions, promised limit, fee, quantity, materials with samples), as data. What is published here is what
//! a case runs by.

mod built_in;
mod catalogue;
mod checking;
mod code;
mod described;
mod differing;
mod drafted;
mod filled;
mod form;
mod terms;
mod typed;

pub use built_in::built_in;
pub use catalogue::{Catalogue, Census, NotACatalogue};
pub use checking::{ItemFault, check, check_with};
pub use code::{ItemCode, ItemKind};
pub use described::{Choices, Cited, Fee, Field, FieldKind, Item, ItemOptions, ItemStatus, Level, Material, Quantity};
pub use differing::{Member, differing};
pub use drafted::{End, Ended, drafted, ended, skeleton};
pub use filled::Typed;
pub use typed::{Silent, Takes, TypedCited, TypedField, TypedItem, TypedMaterial, TypedName, typed_item, typed_text};
