//! Accounts: signing up, in and out, one's own account, and the accounts that an administrator keeps.

pub mod functions;
pub mod managing;
pub mod signing_up;

mod applicant;
mod code;
mod confirm;
mod create;
mod forgotten;
mod list;
mod one;
mod own;
mod picture;
mod second_factor;
mod session;
mod sign_in;
mod sign_up;

pub(crate) use picture::QrPicture;
pub use {
    code::CodePage, confirm::ConfirmPage, create::NewAccountPage, forgotten::ForgottenPage, forgotten::NewPasswordPage,
    list::AccountsPage, one::AccountPage, own::OwnAccountPage, second_factor::SecondFactorPage, sign_in::SignInPage,
    sign_up::PersonPage, sign_up::SignUpPage,
};
