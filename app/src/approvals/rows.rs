//! Lists of rows in a form without scripts.

/// What there is of a list, each with its number, and one more that is still empty.
pub(super) fn and_one_more<T: Clone + Default>(rows: &[T]) -> impl Iterator<Item = (usize, T)> {
    rows.iter().cloned().chain([T::default()]).enumerate()
}
