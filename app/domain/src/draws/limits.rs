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
/// Seats of one role in one room.
pub const SEATS_OF_A_ROLE: u8 = 31;
/// Kinds of panel at all places together (a place may have rooms of 7 and of 9 seats): three roles of each fit 128 bits.
pub const HALLS: usize = 42;
/// Conflict pairs.
pub const PAIRS: usize = 55;
/// Minutes of grace: one week.
pub const GRACE_MINUTES: u32 = 10_080;
/// Bytes of a bundle.
pub const BUNDLE_BYTES: usize = 128 << 20;
