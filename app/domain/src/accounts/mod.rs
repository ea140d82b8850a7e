//! Accounts: what a login name, a contact and a password must be, when a sign-in must wait, which one-time codes count.

mod confirmation;
mod contact;
mod credentials;
mod lock_out;
mod second_factor;

pub use confirmation::{CODE_TRIES, CODE_VALID, Confirming, Purpose, code_of, read_code};
pub use contact::{Channel, Channels, Contact};
pub use credentials::{LoginName, PASSWORD_LENGTH, check_password, check_secret};
pub use lock_out::{Attempt, LockOut};
pub use second_factor::{STEP_SECONDS, accept_step, open_steps, time_step};
