//! How large a draw may be: what hostile input may cost is bounded before anything is computed.

/// Characters of a title.
pub const TITLE: usize = 200;
/// Characters of an office's name.
pub const OFFICE: usize = 100;
/// Characters of a label of a room, a unit or a supervisor.
pub const LABEL: usize = 16;
/// Supervisors of one draw.
pub const SUPERVISORS: usize = 32;
/// Examiners in one pool.
pub const POOL: usize = 250_000;
/// Rooms of one draw.
pub const ROOMS: usize = 25_000;
/// Seats of one role in one room; a region to which examiners are called counts as one room.
pub const SEATS_OF_A_ROLE: u16 = 20_000;
/// Rooms that one examiner avoids, and units that recruit for one room.
pub const NAMED: usize = 2_000;
/// Groups of lots.
pub const GROUPS: usize = 10_000;
/// Entries of all groups of lots together.
pub const ENTRIES: usize = 250_000;
/// Characters of an entry of a group of lots.
pub const ENTRY: usize = 32;
/// Conflict pairs.
pub const PAIRS: usize = 55;
/// Minutes of grace: one week.
pub const GRACE_MINUTES: u32 = 10_080;
/// Bytes of a bundle.
pub const BUNDLE_BYTES: usize = 128 << 20;
