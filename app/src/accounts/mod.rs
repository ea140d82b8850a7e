//! Accounts: signing in and out, one's own account, and the accounts that an administrator keeps.

pub mod functions;
pub mod managing;

mod code;
mod create;
mod list;
mod one;
mod own;
mod picture;
mod second_factor;
mod session;
mod sign_in;

pub use {
    code::CodePage, create::NewAccountPage, list::AccountsPage, one::AccountPage, own::OwnAccountPage,
    second_factor::SecondFactorPage, sign_in::SignInPage,
};
