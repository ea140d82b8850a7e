//! Accounts: what a login name and a password must be, when a sign-in must wait, which one-time codes count.

mod credentials;
mod lock_out;
mod second_factor;

pub use credentials::{LoginName, PASSWORD_LENGTH, check_password};
pub use lock_out::{Attempt, LockOut};
pub use second_factor::{STEP_SECONDS, accept_step, open_steps, time_step};
