//! The demonstration behind the whole router, with its accounts by the names that they sign in with.

use crate::hosted::Hosted;
use domain::ids::AccountId;
use domain::permissions::{Actor, Role};
use domain::regions::ExamRegion;
use server::demo;
use std::collections::BTreeMap;
use std::ops::Deref;
use store::accounts::console;

pub struct Demonstration {
    hosted: Hosted,
    pub accounts: BTreeMap<String, AccountId>,
}

impl Demonstration {
    pub async fn new() -> Self {
        let hosted = Hosted::empty().await;
        demo::fill(&hosted.store).await.unwrap();
        let accounts = store::accounts::list(&hosted.store, &console("x"), None, 100).await.unwrap().accounts;
        let accounts = accounts.into_iter().map(|account| (account.login, account.id)).collect();
        Self { hosted, accounts }
    }

    /// One of the province's staff.
    pub fn staff(&self, login: &str) -> Actor {
        Actor {
            account: Some(self.accounts[login]),
            role: Role::Staff,
            region: Some(ExamRegion::Provincial),
            agency: "x".to_owned(),
            second_factor: true,
        }
    }
}

impl Deref for Demonstration {
    type Target = Hosted;

    fn deref(&self) -> &Hosted {
        &self.hosted
    }
}
