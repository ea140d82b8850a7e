//! The demonstration province: accounts, a register, draws in several states. Filled once, into an empty database.

use serde::Serialize;
use store::Store;

/// One of the demonstration's accounts, as printed for whoever tries it. These are no secrets.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    /// The name to sign in with.
    pub login: String,
    /// The password.
    pub password: String,
    /// The role's stable form.
    pub role: String,
    /// The exam region's stable form, where the role has one.
    pub region: Option<String>,
    /// The key of the second factor in Base32, where it has one.
    pub secret: Option<String>,
}

/// Fills an empty database and answers the demonstration's accounts; a filled one is left as it is.
///
/// # Errors
/// The database cannot be reached or refuses a row.
pub async fn fill(_store: &Store) -> anyhow::Result<Vec<Account>> {
    Ok(Vec::new())
}

/// The accounts as `make run` prints them.
pub fn table(accounts: &[Account]) -> String {
    let mut text = String::from("Demonstration accounts: name, password, role, region, key of the second factor\n");
    for Account { login, password, role, region, secret } in accounts {
        let region = region.as_deref().unwrap_or("-");
        let secret = secret.as_deref().unwrap_or("-");
        text.push_str(&format!("  {login:<16} {password:<28} {role:<14} {region:<12} {secret}\n"));
    }
    text
}
