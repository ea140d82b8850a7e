//! The demonstration's cases of approval, as tests choose among them.

use domain::approvals::record::CaseLine;
use domain::permissions::{Actor, Role};
use store::Store;
use store::accounts::console;

/// The first applicant who has a case that is wanted, and the latest such case.
pub async fn with(store: &Store, wanted: impl Fn(&CaseLine) -> bool) -> (Actor, CaseLine) {
    let accounts = store::accounts::list(store, &console("x"), None, 100).await.unwrap().accounts;
    for account in accounts.iter().filter(|account| account.role == Role::Applicant) {
        let applicant = Actor { account: Some(account.id), role: Role::Applicant, ..Actor::citizen() };
        let cases = store::approvals::own_cases(store, &applicant, 9).await.unwrap();
        if let Some(case) = cases.into_iter().find(|case| wanted(case)) {
            return (applicant, case);
        }
    }
    panic!("the demonstration has such a case")
}
