//! Open recruitment: what its files hold.

pub mod tables;
