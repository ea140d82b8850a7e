//! The demonstration's applicants, as tests choose among them.

use chrono::Utc;
use domain::applications::OwnLine;
use domain::ids::ApplicationId;
use domain::permissions::{Actor, Role};
use store::Store;
use store::accounts::console;

/// The first who has an application that is wanted, and that application. Their order is that of keyed hashes, so it says
/// nothing.
pub async fn with(store: &Store, wanted: impl Fn(&OwnLine) -> bool) -> (Actor, ApplicationId) {
    let accounts = store::accounts::list(store, &console("x"), None, 100).await.unwrap().accounts;
    for account in accounts.iter().filter(|account| account.role == Role::Applicant) {
        let actor = Actor { account: Some(account.id), role: Role::Applicant, ..Actor::citizen() };
        let own = store::applications::own_applications(store, &actor, Utc::now()).await.unwrap();
        if let Some(line) = own.iter().find(|line| wanted(line)) {
            return (actor, line.id);
        }
    }
    panic!("the demonstration has such an applicant")
}
