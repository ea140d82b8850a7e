//! Accounts: signing in and out, one's own account, and the accounts that an administrator keeps.

pub mod functions;
pub mod managing;

#[cfg(feature = "ssr")]
mod code;
#[cfg(feature = "ssr")]
mod create;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod one;
#[cfg(feature = "ssr")]
mod own;
#[cfg(feature = "ssr")]
mod picture;
#[cfg(feature = "ssr")]
mod second_factor;
#[cfg(feature = "ssr")]
mod session;
#[cfg(feature = "ssr")]
mod sign_in;

#[cfg(feature = "ssr")]
pub use {
    code::CodePage, create::NewAccountPage, list::AccountsPage, one::AccountPage, own::OwnAccountPage,
    second_factor::SecondFactorPage, sign_in::SignInPage,
};
