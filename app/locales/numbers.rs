//! Numbers as people read them, in both languages alike.

/// Tenths as a decimal: 35 is `3.5`.
pub fn tenths(tenths: impl Into<u64>) -> String {
    let tenths = tenths.into();
    format!("{}.{}", tenths / 10, tenths % 10)
}
